import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';

/** A new password, typed twice; beyond its length the server judges it. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="password"
        label={t('session.newPassword')}
        extra={t('session.newPasswordHelp', { min: LIMITS.passwordMinSingleFactor })}
        rules={[
          { required: true, message: t('session.newPasswordMissing') },
          {
            min: LIMITS.passwordMinSingleFactor,
            message: t('session.newPasswordShort', { min: LIMITS.passwordMinSingleFactor }),
          },
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        required
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
