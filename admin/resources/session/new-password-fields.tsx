import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A new password, typed twice; how strong it must be is the server's to say. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="password"
        label={t('session.newPassword')}
        extra={t('session.newPasswordHelp')}
        rules={[{ required: true, message: t('session.newPasswordMissing') }]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('session.repeatPassword')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value: string) => {
              if (value !== getFieldValue('password')) {
                throw new Error(t('session.passwordsDiffer'));
              }
            },
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
