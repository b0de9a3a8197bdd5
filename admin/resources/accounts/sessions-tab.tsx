import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AccountSessionEndDocument,
  AccountSessionsDocument,
  AccountSessionsEndDocument,
  type AccountSessionsQuery,
} from '../../gql/graphql.ts';
import type { VariablesOf } from '../../providers/typed-document.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = NonNullable<AccountSessionsQuery['account']>['sessions']['nodes'][number];

const table: TableDefinition<AccountSessionsQuery, VariablesOf<typeof AccountSessionsDocument>, Row> = {
  resource: 'accountSession',
  document: AccountSessionsDocument,
  select: (data) => data.account?.sessions,
  columns: [
    {
      key: 'device',
      titleKey: 'accounts.session.device',
      isPrimary: true,
      width: 220,
      render: (row) => <DeviceText row={row} />,
    },
    {
      key: 'createdAt',
      titleKey: 'accounts.session.createdAt',
      render: (row) => <InstantText value={row.createdAt} />,
    },
    {
      key: 'lastSeenAt',
      titleKey: 'accounts.session.lastSeenAt',
      render: (row) => <InstantText value={row.lastSeenAt} />,
    },
    {
      key: 'secondFactorAt',
      titleKey: 'accounts.session.secondFactorAt',
      render: (row) => <InstantText value={row.secondFactorAt} />,
    },
    {
      key: 'expiresAt',
      titleKey: 'accounts.session.expiresAt',
      isHiddenByDefault: true,
      render: (row) => <InstantText value={row.expiresAt} />,
    },
  ],
};

function DeviceText({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const device = row.device ?? t('accounts.session.unknown');
  return row.isCurrent ? `${device} · ${t('accounts.session.current')}` : device;
}

/** Where an account is signed in, and signing it out of one place or of all. */
export function SessionsTab({ accountId, mayEnd }: { readonly accountId: string; readonly mayEnd: boolean }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id: accountId } });
  const [ending, setEnding] = useState<Row | 'all'>();
  const device = (row: Row) => row.device ?? t('accounts.session.unknown');
  const common = {
    invalidates: ['accountSession', 'account'],
    successMessage: t('accounts.session.done'),
  };
  const modal = {
    onClose: () => setEnding(undefined),
    asksForDate: false,
    isDanger: true,
    submitLabel: t('accounts.session.end'),
  };
  return (
    <>
      <ServerTableView
        table={list}
        label={t('accounts.tabs.sessions')}
        rowName={device}
        toolbarExtra={
          mayEnd && list.total > 0 ? (
            <Button danger onClick={() => setEnding('all')}>
              {t('accounts.session.endAll')}
            </Button>
          ) : null
        }
        rowActions={(row) =>
          mayEnd ? (
            <Button
              size="small"
              aria-label={t('accounts.session.endNamed', { device: device(row) })}
              onClick={() => setEnding(row)}
            >
              {t('accounts.session.end')}
            </Button>
          ) : null
        }
      />
      <ReasonModal
        {...modal}
        isOpen={ending === 'all'}
        name="sessions-end"
        title={t('accounts.session.endAll')}
        explanation={t('accounts.session.endAllHelp')}
        action={{
          ...common,
          document: AccountSessionsEndDocument,
          payload: (data) => data.accountSessionsEnd,
          toVariables: ({ reason }: ReasonValues) => ({ id: accountId, input: { reason } }),
        }}
      />
      {ending && ending !== 'all' ? (
        <ReasonModal
          {...modal}
          isOpen
          name="session-end"
          title={t('accounts.session.endNamed', { device: device(ending) })}
          action={{
            ...common,
            document: AccountSessionEndDocument,
            payload: (data) => data.accountSessionEnd,
            toVariables: ({ reason }: ReasonValues) => ({ id: accountId, sessionId: ending.id, input: { reason } }),
          }}
        />
      ) : null}
    </>
  );
}
