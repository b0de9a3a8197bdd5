import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PersonLinkAcceptDocument } from '../../gql/session.ts';
import { signInAddress, signInPath } from '../../providers/auth.ts';
import { acceptPayload, request } from '../../providers/graphql.ts';
import { type RequestError, toRequestError } from '../../providers/request-error.ts';
import { loadViewer, useViewer, viewerLogin } from '../../providers/viewer.ts';
import { SessionCard } from './session-card.tsx';
import { SessionFailure } from './session-failure.tsx';
import { useFragmentToken } from './use-fragment-token.ts';
import styles from './session.module.css';

// Signing in leads away from this page and back; the token waits in memory, never in web storage.
let waiting: string | undefined;

/** Links the account that one signs in with to the person of a mailed offer, after the holder has confirmed. */
export function LinkAccountPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const fresh = useFragmentToken();
  const token = fresh ?? waiting;
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<RequestError>();
  useEffect(() => {
    waiting = token;
    loadViewer().catch((error: unknown) => setFailure(toRequestError(error)));
  }, [token]);

  const accept = async () => {
    setIsRunning(true);
    setFailure(undefined);
    try {
      acceptPayload((await request(PersonLinkAcceptDocument, { input: { token: token ?? '' } })).personLinkAccept);
      waiting = undefined;
      await loadViewer({ force: true });
      void navigate('/profile', { replace: true });
    } catch (error) {
      setFailure(toRequestError(error));
    } finally {
      setIsRunning(false);
    }
  };

  const title = t('session.link.title');
  if (!token) {
    return (
      <SessionCard title={title}>
        <Alert type="warning" showIcon role="alert" title={t('session.linkIncomplete')} />
        <p className={styles['foot']}>
          <Link to={signInPath}>{t('session.backToSignIn')}</Link>
        </p>
      </SessionCard>
    );
  }
  return (
    <SessionCard title={title} description={t('session.link.description')}>
      <SessionFailure failure={failure} />
      {viewer ? (
        <>
          <p>{t('session.link.as', { login: viewerLogin(viewer) })}</p>
          <Button type="primary" size="large" block loading={isRunning} onClick={() => void accept()}>
            {t('session.link.submit')}
          </Button>
        </>
      ) : (
        <Button type="primary" size="large" block onClick={() => void navigate(signInAddress('/link-account'))}>
          {t('session.link.signIn')}
        </Button>
      )}
    </SessionCard>
  );
}
