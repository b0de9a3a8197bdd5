import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RequestError } from '../../providers/request-error.ts';
import { SessionFailure } from './session-failure.tsx';
import styles from './session.module.css';

interface TotpFormProps {
  readonly failure: RequestError | undefined;
  readonly isBusy: boolean;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

/** The second step: a code from the authenticator, or one of the recovery codes. */
export function TotpForm({ failure, isBusy, onSubmit, onBack }: TotpFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <SessionFailure failure={failure} />
      <Form<{ code: string }>
        name="totp"
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => onSubmit(code)}
      >
        <Form.Item
          name="code"
          label={t('session.totp.code')}
          extra={t('session.totp.help')}
          rules={[{ required: true, whitespace: true, message: t('session.totp.codeMissing') }]}
        >
          <Input
            size="large"
            autoComplete="one-time-code"
            inputMode="text"
            spellCheck={false}
            autoFocus
            className={styles['code'] ?? ''}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('session.totp.submit')}
        </Button>
        <Button type="link" block onClick={onBack}>
          {t('session.totp.back')}
        </Button>
      </Form>
    </>
  );
}
