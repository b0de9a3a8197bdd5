import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MutationPayload } from '../../providers/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { type ActionFormOptions, useActionForm } from '../../shared/form/use-action-form.ts';

/** The present password, as proof. */
export interface PasswordValues {
  readonly password: string;
}

interface PasswordModalProps<TResult, TVariables, TPayload extends MutationPayload> {
  readonly name: string;
  readonly title: string;
  readonly explanation: ReactNode;
  readonly isDanger?: boolean;
  readonly onClose: () => void;
  readonly action: ActionFormOptions<TResult, TVariables, PasswordValues, TPayload>;
}

/** Asks for the present password before something that a stolen session must not do. */
export function PasswordModal<TResult, TVariables, TPayload extends MutationPayload>({
  name,
  title,
  explanation,
  isDanger = false,
  onClose,
  action,
}: PasswordModalProps<TResult, TVariables, TPayload>) {
  const { t } = useTranslation();
  const form = useActionForm({
    ...action,
    onDone: (payload) => {
      onClose();
      action.onDone?.(payload);
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('form.cancel')}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
      width={460}
    >
      <div style={{ marginBottom: 16 }}>{explanation}</div>
      <ActionFormView form={form} name={name} isInDialog>
        <Form.Item
          name="password"
          label={t('profile.password.current')}
          rules={[{ required: true, message: t('form.required', { label: t('profile.password.current') }) }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
