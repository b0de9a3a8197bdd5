import { useIsAuthenticated } from '@refinedev/core';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { asksForTotp, authProvider, type Credentials, safeTarget } from '../../providers/auth.ts';
import { type RequestError, toRequestError } from '../../providers/request-error.ts';
import { useViewer } from '../../providers/viewer.ts';
import { DemoPersonas } from './demo-personas.tsx';
import type { DemoPersona } from './demo-persona.ts';
import { SessionCard } from './session-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { TotpForm } from './totp-form.tsx';
import styles from './session.module.css';

/** What the page that led here wants to have said. */
function messageOf(state: unknown): string | undefined {
  const message = (state as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** Signs in with login and password, asks for the one-time code where one is due, and offers the demo logins. */
export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state } = useLocation();
  const message = messageOf(state);
  const { data: session } = useIsAuthenticated();
  const viewer = useViewer();
  const [waiting, setWaiting] = useState<Credentials>();
  const [failure, setFailure] = useState<RequestError>();
  const [busyWith, setBusyWith] = useState<string>();
  const to = safeTarget(params.get('to'));

  if (session?.authenticated && viewer && busyWith === undefined) {
    return <Navigate to={to} replace />;
  }

  const signIn = async (credentials: Credentials, source: string) => {
    setBusyWith(source);
    setFailure(undefined);
    const result = await authProvider.login({ ...credentials, to });
    if (result.success) {
      void navigate(result.redirectTo ?? '/', { replace: true });
      return;
    }
    setBusyWith(undefined);
    if (asksForTotp(result.error) && credentials.secondFactor === undefined) {
      setWaiting(credentials);
    } else {
      setFailure(toRequestError(result.error));
    }
  };
  const signInAs = (persona: DemoPersona) =>
    void signIn({ login: persona.login, password: persona.password }, persona.key);

  return (
    <div className={styles['columns']}>
      {waiting ? (
        <SessionCard title={t('session.totp.title')} description={t('session.totp.description')}>
          <TotpForm
            failure={failure}
            isBusy={busyWith !== undefined}
            onSubmit={(secondFactor) => void signIn({ ...waiting, secondFactor }, 'totp')}
            onBack={() => {
              setWaiting(undefined);
              setFailure(undefined);
            }}
          />
        </SessionCard>
      ) : (
        <SessionCard title={t('session.signIn.title')} description={t('session.signIn.description')}>
          {message ? (
            <Alert className={styles['failure'] ?? ''} type="success" showIcon role="status" title={message} />
          ) : null}
          <SignInForm
            failure={failure}
            isBusy={busyWith === 'form'}
            onSubmit={(credentials) => void signIn(credentials, 'form')}
          />
        </SessionCard>
      )}
      <DemoPersonas busyWith={busyWith} onChoose={signInAs} />
    </div>
  );
}
