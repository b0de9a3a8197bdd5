import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RequestError } from '../../providers/request-error.ts';
import { SessionFailure } from './session-failure.tsx';
import styles from './session.module.css';

interface SignInFormProps {
  readonly failure: RequestError | undefined;
  readonly isBusy: boolean;
  readonly onSubmit: (credentials: { readonly login: string; readonly password: string }) => void;
}

/** Login and password. */
export function SignInForm({ failure, isBusy, onSubmit }: SignInFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <SessionFailure failure={failure} />
      <Form<{ login: string; password: string }>
        name="sign-in"
        layout="vertical"
        requiredMark={false}
        onFinish={onSubmit}
      >
        <Form.Item
          name="login"
          label={t('session.signIn.login')}
          rules={[{ required: true, whitespace: true, message: t('session.signIn.loginMissing') }]}
        >
          <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.signIn.password')}
          rules={[{ required: true, message: t('session.signIn.passwordMissing') }]}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <div className={styles['aside']}>
          <Link to="/forgot-password">{t('session.signIn.forgot')}</Link>
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('session.signIn.submit')}
        </Button>
      </Form>
    </>
  );
}
