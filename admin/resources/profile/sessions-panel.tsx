import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  ProfileSessionEndDocument,
  ProfileSessionsDocument,
  ProfileSessionsEndOthersDocument,
  type ProfileSessionsQuery,
} from '../../gql/graphql.ts';
import type { VariablesOf } from '../../providers/typed-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = ProfileSessionsQuery['sessions']['nodes'][number];

const table: TableDefinition<ProfileSessionsQuery, VariablesOf<typeof ProfileSessionsDocument>, Row> = {
  resource: 'session',
  document: ProfileSessionsDocument,
  select: (data) => data.sessions,
  defaultPageSize: 10,
  columns: [
    {
      key: 'device',
      titleKey: 'profile.sessions.device',
      isPrimary: true,
      width: 240,
      render: (row) => <DeviceText row={row} />,
    },
    { key: 'since', titleKey: 'profile.sessions.since', render: (row) => <InstantText value={row.createdAt} /> },
    { key: 'seen', titleKey: 'profile.sessions.seen', render: (row) => <InstantText value={row.lastSeenAt} /> },
    {
      key: 'expires',
      titleKey: 'profile.sessions.expires',
      isHiddenByDefault: true,
      render: (row) => <InstantText value={row.expiresAt} />,
    },
  ],
};

function DeviceText({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      {row.device ?? t('profile.sessions.unknown')}{' '}
      {row.isCurrent ? <Tag color="success">{t('profile.sessions.current')}</Tag> : null}
    </>
  );
}

/** Devices that are signed in, and signing out of them. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const common = { invalidates: ['session'], successMessage: t('profile.sessions.done') };
  const end = useAction({ ...common, document: ProfileSessionEndDocument, payload: (data) => data.sessionEndById });
  const endOthers = useAction({
    ...common,
    document: ProfileSessionsEndOthersDocument,
    payload: (data) => data.sessionsEndOthers,
  });
  const device = (row: Row) => row.device ?? t('profile.sessions.unknown');
  return (
    <Panel title={t('profile.sessions.title')}>
      <ServerTableView
        table={list}
        label={t('profile.sessions.title')}
        rowName={device}
        toolbarExtra={
          list.total > 1 ? (
            <Button loading={endOthers.isRunning} onClick={() => void endOthers.run({})}>
              {t('profile.sessions.endOthers')}
            </Button>
          ) : null
        }
        rowActions={(row) =>
          row.isCurrent ? null : (
            <Button
              size="small"
              aria-label={t('profile.sessions.endNamed', { device: device(row) })}
              onClick={() => void end.run({ id: row.id })}
            >
              {t('profile.sessions.end')}
            </Button>
          )
        }
      />
    </Panel>
  );
}
