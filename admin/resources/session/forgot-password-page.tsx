import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../shared/data/use-action.ts';
import { PasswordResetRequestDocument } from '../../gql/session.ts';
import { SessionCard } from './session-card.tsx';
import { SessionFailure } from './session-failure.tsx';
import styles from './session.module.css';

/** Asks for a reset mail; the answer is the same whether or not the account exists. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [isSent, setIsSent] = useState(false);
  const action = useAction(
    {
      document: PasswordResetRequestDocument,
      payload: (data) => data.passwordResetRequest,
      onDone: () => setIsSent(true),
    },
    { isQuiet: true },
  );
  return (
    <SessionCard title={t('session.forgot.title')} description={isSent ? undefined : t('session.forgot.description')}>
      {isSent ? (
        <Alert
          className={styles['failure'] ?? ''}
          type="success"
          showIcon
          role="status"
          title={t('session.forgot.sent')}
        />
      ) : (
        <>
          <SessionFailure failure={action.failure} />
          <Form<{ login: string }>
            name="forgot"
            layout="vertical"
            requiredMark={false}
            onFinish={({ login }) => void action.run({ input: { login: login.trim() } })}
          >
            <Form.Item
              name="login"
              label={t('session.forgot.login')}
              rules={[{ required: true, whitespace: true, message: t('session.forgot.loginMissing') }]}
            >
              <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={action.isRunning}>
              {t('session.forgot.submit')}
            </Button>
          </Form>
        </>
      )}
      <p className={styles['foot']}>
        <Link to="/sign-in">{t('session.backToSignIn')}</Link>
      </p>
    </SessionCard>
  );
}
