import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asksForTotp, authProvider, type Credentials } from '../../providers/auth.ts';
import { toRequestError } from '../../providers/request-error.ts';
import { forgetViewer, useIsSessionLost, type Viewer, viewerLogin } from '../../providers/viewer.ts';

/**
 * Asks the same person to sign in again over the page at hand when the session has ended, so that nothing typed is
 * lost. Anybody else must leave: the page belongs to the former viewer.
 */
export function SessionLostDialog({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const isLost = useIsSessionLost();
  const [form] = Form.useForm<{ password: string; secondFactor?: string }>();
  const [isTotpAsked, setIsTotpAsked] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string>();

  const signIn = async (values: { password: string; secondFactor?: string }) => {
    setIsSending(true);
    setFailure(undefined);
    const credentials: Credentials = { login: viewerLogin(viewer), ...values };
    const result = await authProvider.login(credentials);
    setIsSending(false);
    if (result.success) {
      setIsTotpAsked(false);
      form.resetFields();
    } else if (asksForTotp(result.error) && !isTotpAsked) {
      setIsTotpAsked(true);
    } else {
      setFailure(toRequestError(result.error).message);
    }
  };

  return (
    <Modal
      open={isLost}
      title={t('guard.lost.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okText={t('guard.lost.signIn')}
      cancelText={t('guard.lost.leave')}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={() => forgetViewer()}
      width={420}
    >
      <p>{t('guard.lost.text', { login: viewerLogin(viewer) })}</p>
      {failure ? <Alert type="error" showIcon title={failure} role="alert" /> : null}
      <Form form={form} layout="vertical" onFinish={(values) => void signIn(values)} style={{ marginTop: 16 }}>
        <Form.Item
          name="password"
          label={t('guard.lost.password')}
          rules={[{ required: true, message: t('guard.lost.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        {isTotpAsked ? (
          <Form.Item
            name="secondFactor"
            label={t('guard.lost.totp')}
            rules={[{ required: true, message: t('guard.lost.totpMissing') }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
