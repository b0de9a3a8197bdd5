import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  DelegationListDocument,
  type DelegationListQuery,
  type DelegationListQueryVariables,
  DelegationRevokeDocument,
} from '../../gql/graphql.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { GrantDialog } from './grant-dialog.tsx';

type Row = DelegationListQuery['procedureDelegations']['nodes'][number];

const table: TableDefinition<DelegationListQuery, DelegationListQueryVariables, Row> = {
  resource: 'procedureDelegation',
  document: DelegationListDocument,
  select: (data) => data.procedureDelegations,
  defaultSort: [{ field: 'startsOn', order: 'desc' }],
  columns: [
    {
      key: 'delegate',
      titleKey: 'delegation.delegate',
      isPrimary: true,
      width: 110,
      render: (row) => row.delegateName,
    },
    { key: 'delegator', titleKey: 'delegation.delegator', width: 110, render: (row) => row.delegatorName },
    {
      key: 'office',
      titleKey: 'delegation.office',
      width: 130,
      render: (row) => (row.office ? <Link to={`/offices/${row.office.id}`}>{row.office.name}</Link> : <Nothing />),
    },
    {
      key: 'period',
      titleKey: 'delegation.period',
      sortField: 'startsOn',
      width: 210,
      render: (row) => <PeriodText from={row.startsOn} until={row.endsOn} />,
    },
    { key: 'state', titleKey: 'delegation.state', width: 100, render: (row) => <StateTag row={row} /> },
    {
      key: 'organization',
      titleKey: 'delegation.organization',
      width: 190,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'reason', titleKey: 'delegation.reason', width: 200, render: (row) => row.reason },
  ],
  filters: [
    withinFilterSpec,
    { kind: 'boolean', field: 'isMine', labelKey: 'delegation.isMine', isBare: true, isPinned: true },
    { kind: 'boolean', field: 'isInForce', labelKey: 'delegation.isInForce', isBare: true, isPinned: true },
  ],
};

function StateTag({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  if (row.revokedAt) {
    return <Tag>{t('delegation.states.revoked')}</Tag>;
  }
  if (row.isInForce) {
    return <Tag color="success">{t('delegation.states.inForce')}</Tag>;
  }
  return <Tag>{t(row.startsOn > today() ? 'delegation.states.ahead' : 'delegation.states.over')}</Tag>;
}

/** Delegations in chains: who answers on behalf of whom, in which office, for how long. */
export function DelegationListPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const list = useServerTable(table);
  const [isGranting, setIsGranting] = useState(false);
  const holdsOffice = (useViewer()?.offices ?? []).length > 0;
  const revoke = useAction({
    document: DelegationRevokeDocument,
    payload: (data) => data.procedureDelegationRevoke,
    invalidates: ['procedureDelegation', 'procedureCase'],
    successMessage: t('delegation.revoke.done'),
  });
  return (
    <>
      <PageHeader
        title={t('delegation.title')}
        description={t('delegation.description')}
        actions={[
          {
            key: 'grant',
            label: t('delegation.grant.action'),
            isAllowed: holdsOffice,
            isPrimary: true,
            icon: <PlusOutlined />,
            onClick: () => setIsGranting(true),
          },
        ]}
      />
      <ServerTableView
        table={list}
        label={t('delegation.title')}
        rowName={(row) => row.delegateName}
        {...(list.rows.some((row) => row.viewerCan.revoke)
          ? {
              rowActions: (row: Row) =>
                row.viewerCan.revoke ? (
                  <Button
                    size="small"
                    danger
                    onClick={() =>
                      void modal.confirm({
                        title: t('delegation.revoke.title', { name: row.delegateName }),
                        content: t('delegation.revoke.text'),
                        okText: t('delegation.revoke.action'),
                        okButtonProps: { danger: true },
                        cancelText: t('form.cancel'),
                        onOk: () => revoke.run({ id: row.id, version: row.version }),
                      })
                    }
                  >
                    {t('delegation.revoke.action')}
                  </Button>
                ) : null,
            }
          : {})}
      />
      {isGranting ? <GrantDialog onClose={() => setIsGranting(false)} /> : null}
    </>
  );
}
