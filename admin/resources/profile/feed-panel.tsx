import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ProfileFeedCreateDocument,
  ProfileFeedRevokeDocument,
  ProfileFeedRotateDocument,
  type ProfileNotificationsQuery,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { notificationSettings } from './notification-settings.ts';
import styles from './notifications.module.css';

type Feed = ProfileNotificationsQuery['notificationPreferences']['calendarFeed'];

/** The secret address at which a calendar program reads one's deadlines: told once, replaced or ended at any time. */
export function FeedPanel({ feed }: { readonly feed: Feed }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [url, setUrl] = useState<string>();
  const common = { invalidates: [notificationSettings] };
  const create = useAction({
    ...common,
    document: ProfileFeedCreateDocument,
    payload: (data) => data.calendarFeedCreate,
    onDone: (payload) => setUrl(payload.address?.url),
  });
  const rotate = useAction({
    ...common,
    document: ProfileFeedRotateDocument,
    payload: (data) => data.calendarFeedRotate,
    onDone: (payload) => setUrl(payload.address?.url),
  });
  const revoke = useAction({
    ...common,
    document: ProfileFeedRevokeDocument,
    payload: (data) => data.calendarFeedRevoke,
    successMessage: t('profile.feed.revoked'),
    onDone: () => setUrl(undefined),
  });
  const ask = (kind: 'rotate' | 'revoke', run: () => Promise<unknown>) =>
    void modal.confirm({
      title: t(`profile.feed.${kind}`),
      content: t(`profile.feed.${kind}Help`),
      okText: t(`profile.feed.${kind}`),
      cancelText: t('form.cancel'),
      okButtonProps: { danger: true },
      onOk: run,
    });
  return (
    <Panel title={t('profile.feed.title')}>
      <p className={styles['help']}>{t('profile.feed.help')}</p>
      {feed ? (
        <>
          <Facts
            facts={[
              { key: 'createdAt', label: t('profile.feed.createdAt'), value: <InstantText value={feed.createdAt} /> },
              {
                key: 'lastReadAt',
                label: t('profile.feed.lastReadAt'),
                value: feed.lastReadAt ? <InstantText value={feed.lastReadAt} /> : t('profile.feed.never'),
              },
            ]}
          />
          <Space wrap style={{ marginTop: 16 }}>
            <Button loading={rotate.isRunning} onClick={() => ask('rotate', () => rotate.run({}))}>
              {t('profile.feed.rotate')}
            </Button>
            <Button danger loading={revoke.isRunning} onClick={() => ask('revoke', () => revoke.run({}))}>
              {t('profile.feed.revoke')}
            </Button>
          </Space>
        </>
      ) : (
        <Button type="primary" loading={create.isRunning} onClick={() => void create.run({})}>
          {t('profile.feed.create')}
        </Button>
      )}
      {url ? <Address url={url} onKept={() => setUrl(undefined)} /> : null}
    </Panel>
  );
}

function Address({ url, onKept }: { readonly url: string; readonly onKept: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      void message.success(t('profile.codes.copied'));
    } catch {
      void message.warning(t('profile.codes.copyByHand'));
    }
  };
  return (
    <section ref={box} tabIndex={-1} className={styles['address']} aria-label={t('profile.feed.address')}>
      <Alert type="warning" showIcon title={t('profile.feed.once')} />
      <code className={styles['url']}>{url}</code>
      <Space wrap>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('profile.codes.copy')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {t('profile.codes.kept')}
        </Button>
      </Space>
    </section>
  );
}
