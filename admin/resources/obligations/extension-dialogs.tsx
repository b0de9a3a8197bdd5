import { Checkbox, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { ObligationExtensionGrantDocument, ObligationExtensionRefuseDocument } from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { type ActionForm, useActionForm } from '../../shared/form/use-action-form.ts';

interface Extension {
  readonly id: string;
  readonly version: number;
  readonly askedOn: string;
}

interface DialogProps {
  readonly extension: Extension;
  readonly onClose: () => void;
}

interface GrantValues {
  readonly grantedOn: string;
  readonly note?: string;
  readonly isBeyondOwn: boolean;
}

/** Grants more time: the day asked for or another one. */
export function GrantModal({ extension, onClose }: DialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationExtensionGrantDocument,
    payload: (data) => data.obligationExtensionGrant,
    toVariables: ({ grantedOn, note, isBeyondOwn }: GrantValues) => ({
      id: extension.id,
      version: extension.version,
      input: { grantedOn, note: note?.trim() || null, isBeyondOwn },
    }),
    initialValues: { grantedOn: extension.askedOn, isBeyondOwn: false },
    invalidates: ['obligation', 'directive'],
    successMessage: t('obligation.extension.granted'),
    onDone: onClose,
  });
  const required = t('form.required', { label: t('obligation.extension.grantedOn') });
  return (
    <Dialog
      title={t('obligation.extension.grantTitle')}
      submit={t('obligation.extension.grant')}
      form={form}
      onClose={onClose}
    >
      <Form.Item
        name="grantedOn"
        label={t('obligation.extension.grantedOn')}
        rules={[{ required: true, message: required }]}
      >
        <DayPicker min={today()} />
      </Form.Item>
      <Form.Item name="note" label={t('obligation.extension.note')}>
        <Input.TextArea rows={2} maxLength={LIMITS.reason} />
      </Form.Item>
      <Form.Item name="isBeyondOwn" valuePropName="checked" extra={t('obligation.extension.beyondHelp')}>
        <Checkbox>{t('obligation.extension.beyond')}</Checkbox>
      </Form.Item>
    </Dialog>
  );
}

/** Refuses more time, with the reason. */
export function RefuseModal({ extension, onClose }: DialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationExtensionRefuseDocument,
    payload: (data) => data.obligationExtensionRefuse,
    toVariables: ({ note }: { readonly note: string }) => ({
      id: extension.id,
      version: extension.version,
      input: { note: note.trim() },
    }),
    invalidates: ['obligation'],
    successMessage: t('obligation.extension.refused'),
    onDone: onClose,
  });
  const required = t('form.required', { label: t('obligation.extension.note') });
  return (
    <Dialog
      title={t('obligation.extension.refuseTitle')}
      submit={t('obligation.extension.refuse')}
      form={form}
      onClose={onClose}
    >
      <Form.Item
        name="note"
        label={t('obligation.extension.note')}
        rules={[{ required: true, whitespace: true, message: required }]}
      >
        <Input.TextArea rows={3} maxLength={LIMITS.reason} />
      </Form.Item>
    </Dialog>
  );
}

interface FormDialogProps<TValues extends object> {
  readonly title: string;
  readonly submit: string;
  readonly form: ActionForm<TValues>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
  readonly isBlocked?: boolean;
}

/** A dialog around one form. */
export function Dialog<TValues extends object>({
  title,
  submit,
  form,
  onClose,
  children,
  width = 520,
  isBlocked = false,
}: FormDialogProps<TValues>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={submit}
      okButtonProps={{ disabled: isBlocked }}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="obligation" isInDialog>
        {children}
      </ActionFormView>
    </Modal>
  );
}
