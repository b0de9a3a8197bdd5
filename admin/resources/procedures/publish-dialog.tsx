import { Alert, Form, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ProcedureOpenCaseRule, ProcedureVersionPublishDocument } from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import styles from './procedures.module.css';

interface PublishDialogProps {
  readonly draft: { readonly id: string; readonly version: number; readonly number: number };
  readonly openCaseCount: number;
  readonly onClose: () => void;
  readonly refetch: () => Promise<void>;
}

interface PublishValues {
  readonly validFrom: string;
  readonly openCases: ProcedureOpenCaseRule;
}

/** Publishes a draft from a day on, and says what becomes of the cases under way. */
export function PublishDialog({ draft, openCaseCount, onClose, refetch }: PublishDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ProcedureVersionPublishDocument,
    payload: (data) => data.procedureVersionPublish,
    toVariables: (input: PublishValues) => ({ id: draft.id, version: draft.version, input }),
    initialValues: { validFrom: today(), openCases: 'KEEP' },
    invalidates: ['procedure', 'procedureCase', 'office'],
    successMessage: t('procedure.publish.done'),
    onDone: onClose,
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  return (
    <Modal
      open
      title={t('procedure.publish.title', { no: draft.number })}
      okText={t('procedure.publish.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{t('procedure.publish.text')}</p>
      <ActionFormView form={form} name="procedure-publish" isInDialog>
        <Form.Item
          name="validFrom"
          label={t('procedure.validFrom')}
          rules={[{ required: true, message: t('form.required', { label: t('procedure.validFrom') }) }]}
        >
          <DayPicker min={today()} />
        </Form.Item>
        <Form.Item name="openCases" label={t('procedure.publish.openCases', { count: openCaseCount })}>
          <Radio.Group
            className={styles['rows'] ?? ''}
            options={(['KEEP', 'MOVE'] as const).map((value) => ({
              value,
              label: (
                <>
                  {t(`procedure.publish.${value}`)}
                  <span className={styles['help']} style={{ display: 'block' }}>
                    {t(`procedure.publish.${value}Help`)}
                  </span>
                </>
              ),
            }))}
          />
        </Form.Item>
      </ActionFormView>
      <Alert type="info" showIcon title={t('procedure.publish.vacancies')} />
    </Modal>
  );
}
