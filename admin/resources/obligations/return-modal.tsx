import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { ObligationReopenDocument, ObligationReturnDocument } from '../../gql/graphql.ts';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { Dialog } from './extension-dialogs.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

interface Values {
  readonly reason: string;
  readonly comments?: readonly { readonly path?: string; readonly text?: string }[];
}

interface ReturnModalProps {
  readonly kind: 'return' | 'reopen';
  readonly obligation: ObligationRecord;
  readonly onClose: () => void;
}

/** Sends an answer back, or opens an accepted one again: why, and remarks on single fields of a form. */
export function ReturnModal(props: ReturnModalProps) {
  return props.kind === 'return' ? <SendBack {...props} /> : <OpenAgain {...props} />;
}

const variablesOf = ({ id, version }: ObligationRecord, { reason, comments = [] }: Values) => ({
  id,
  version,
  input: {
    reason: reason.trim(),
    comments: comments.flatMap(({ path, text }) => (path && text?.trim() ? [{ path, text: text.trim() }] : [])),
  },
});

function SendBack({ obligation, onClose }: ReturnModalProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationReturnDocument,
    payload: (data) => data.obligationReturn,
    toVariables: (values: Values) => variablesOf(obligation, values),
    invalidates: ['obligation', 'directive'],
    successMessage: t('obligation.return.done'),
    onDone: onClose,
  });
  return (
    <Dialog title={t('obligation.return.title')} submit={t('obligation.return.action')} form={form} onClose={onClose}>
      <Fields obligation={obligation} />
    </Dialog>
  );
}

function OpenAgain({ obligation, onClose }: ReturnModalProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationReopenDocument,
    payload: (data) => data.obligationReopen,
    toVariables: (values: Values) => variablesOf(obligation, values),
    invalidates: ['obligation', 'directive'],
    successMessage: t('obligation.reopen.done'),
    onDone: onClose,
  });
  return (
    <Dialog title={t('obligation.reopen.title')} submit={t('obligation.reopen.action')} form={form} onClose={onClose}>
      <Fields obligation={obligation} />
    </Dialog>
  );
}

function Fields({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t, i18n } = useTranslation();
  const fields = obligation.response === 'FORM' ? (obligation.directive?.form ?? []) : [];
  const required = t('form.required', { label: t('form.reason') });
  return (
    <>
      <Form.Item
        name="reason"
        label={t('form.reason')}
        extra={t('obligation.return.help')}
        rules={[{ required: true, whitespace: true, message: required }]}
      >
        <Input.TextArea rows={3} maxLength={LIMITS.reason} />
      </Form.Item>
      {fields.length > 0 ? (
        <Form.List name="comments">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }, index) => (
                <div key={key} className={styles['comment']}>
                  <Form.Item name={[name, 'path']} label={t('obligation.return.field', { number: index + 1 })}>
                    <Select
                      options={fields.map((field) => ({
                        value: field.key,
                        label: (i18n.language === 'en' && field.labelEn) || field.label,
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'text']} label={t('obligation.return.comment')}>
                    <Input maxLength={LIMITS.reason} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('obligation.return.remove', { number: index + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('obligation.return.add')}
              </Button>
            </>
          )}
        </Form.List>
      ) : null}
    </>
  );
}
