import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ProfileNotificationsDocument,
  type ProfileNotificationsQuery,
  ProfileNotificationsUpdateDocument,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { FeedPanel } from './feed-panel.tsx';
import { notificationSettings } from './notification-settings.ts';
import { QuietPanel } from './quiet-panel.tsx';
import styles from './notifications.module.css';

type Preferences = ProfileNotificationsQuery['notificationPreferences'];
type Kind = Preferences['kinds'][number];
type Channel = 'inbox' | 'mail' | 'dailyMail';

const channels: readonly Channel[] = ['inbox', 'mail', 'dailyMail'];

/** How the viewer is told of news: channels by kind, quiet hours, the calendar feed. */
export function NotificationsTab() {
  const { data, error, refetch } = useDocument(ProfileNotificationsDocument, {}, { resource: notificationSettings });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  if (!data) {
    return <PageSkeleton />;
  }
  const { notificationPreferences: preferences } = data;
  return (
    <>
      <ChannelsPanel preferences={preferences} />
      <QuietPanel preferences={preferences} />
      <FeedPanel feed={preferences.calendarFeed} />
    </>
  );
}

function ChannelsPanel({ preferences }: { readonly preferences: Preferences }) {
  const { t } = useTranslation();
  const enumLabel = useEnumLabel();
  const byCategory = Map.groupBy(preferences.kinds, ({ category }) => category);
  return (
    <Panel title={t('profile.notifications.channels')}>
      {preferences.hasEmail ? null : (
        <Alert type="info" showIcon title={t('profile.notifications.noEmail')} style={{ marginBottom: 16 }} />
      )}
      <table className={styles['channels']}>
        <caption className={styles['caption']}>{t('profile.notifications.channelsHelp')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('profile.notifications.kind')}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {t(`profile.notifications.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        {[...byCategory].map(([category, kinds]) => (
          <tbody key={category}>
            <tr className={styles['group']}>
              <th scope="colgroup" colSpan={4}>
                {enumLabel('NotificationCategory', category)}
              </th>
            </tr>
            {kinds.map((kind) => (
              <KindRow key={kind.kind} kind={kind} hasEmail={preferences.hasEmail} />
            ))}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

function KindRow({ kind, hasEmail }: { readonly kind: Kind; readonly hasEmail: boolean }) {
  const { t } = useTranslation();
  const { inbox, mail, dailyMail } = kind;
  // What was pressed stands at once; the answer then says what is kept.
  const [pressed, setPressed] = useState<Partial<Record<Channel, boolean>>>({});
  const chosen = { inbox, mail, dailyMail, ...pressed };
  const update = useAction({
    document: ProfileNotificationsUpdateDocument,
    payload: (data) => data.notificationPreferencesUpdate,
    invalidates: [notificationSettings],
  });
  const isFixed = (channel: Channel): boolean =>
    (channel === 'inbox' && kind.isMandatory) ||
    (channel === 'dailyMail' && !kind.canBeDailyMail) ||
    (channel !== 'inbox' && !hasEmail);
  const press = async (channel: Channel, isOn: boolean) => {
    setPressed({ ...pressed, [channel]: isOn });
    await update.run({ input: { kinds: [{ kind: kind.kind, ...chosen, [channel]: isOn }] } });
    setPressed({});
  };
  return (
    <tr>
      <th scope="row">{kind.label}</th>
      {channels.map((channel) => (
        <td key={channel}>
          <Checkbox
            aria-label={`${kind.label} ${t(`profile.notifications.${channel}`)}`}
            checked={chosen[channel]}
            disabled={isFixed(channel) || update.isRunning}
            onChange={({ target }) => void press(channel, target.checked)}
          />
        </td>
      ))}
    </tr>
  );
}
