import { App } from 'antd';
import { useEffect } from 'react';
import { setNotificationApi } from '../../providers/notification.ts';
import { useLiveConnection } from '../data/use-live.ts';
import { SessionGuard } from '../guard/session-guard.tsx';
import { useResources } from '../resource-context.ts';
import { Frame } from './frame.tsx';
import { PreferenceNotice } from './preference-notice.tsx';

/** Everything behind the sign-in: loaded only by those who have passed it, so that the sign-in page stays light. */
export function SignedIn() {
  return (
    <App>
      <NotificationBridge />
      <PreferenceNotice />
      <LiveConnection />
      <SessionGuard>
        <Frame resources={useResources()} />
      </SessionGuard>
    </App>
  );
}

/** Keeps the live connection for whoever is signed in. */
function LiveConnection() {
  useLiveConnection();
  return null;
}

/** Hands antd's notifications, which know the theme, to Refine's provider, which does not live in the tree. */
function NotificationBridge() {
  const { notification } = App.useApp();
  useEffect(() => setNotificationApi(notification), [notification]);
  return null;
}
