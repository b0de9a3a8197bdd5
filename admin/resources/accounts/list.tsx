import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AccountListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { accountTone } from './account-tone.ts';
import { useAccountBulkActions } from './bulk-actions.ts';

type Result = ResultOf<typeof AccountListDocument>;
type Row = Result['accounts']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof AccountListDocument>, Row> = {
  resource: 'account',
  exportAs: { list: 'accounts' },
  document: AccountListDocument,
  select: (data) => data.accounts,
  searchKey: 'accounts.search',
  columns: [
    {
      key: 'loginName',
      titleKey: 'accounts.loginName',
      isPrimary: true,
      sortField: 'loginName',
      width: 220,
      render: (row) => <Link to={`/accounts/${row.id}`}>{row.loginName ?? row.email}</Link>,
    },
    { key: 'email', titleKey: 'accounts.email', sortField: 'email', render: (row) => row.email },
    {
      key: 'status',
      titleKey: 'accounts.status',
      render: (row) => <EnumTag type="AccountStatus" value={row.status} tone={accountTone(row.status)} />,
    },
    {
      key: 'systemRole',
      titleKey: 'accounts.systemRole',
      render: (row) => (row.systemRole ? <EnumTag type="SystemRole" value={row.systemRole} tone="info" /> : null),
    },
    {
      key: 'hasTotp',
      titleKey: 'accounts.hasTotp',
      render: (row) => <TotpText isOn={row.hasTotp} />,
    },
    {
      key: 'lastSignInAt',
      titleKey: 'accounts.lastSignInAt',
      sortField: 'lastSignInAt',
      render: (row) => <InstantText value={row.lastSignInAt} />,
    },
    {
      key: 'createdAt',
      titleKey: 'accounts.createdAt',
      isHiddenByDefault: true,
      sortField: 'createdAt',
      render: (row) => <InstantText value={row.createdAt} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'accounts.status',
      enumType: 'AccountStatus',
      values: ['INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED'],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'systemRole',
      labelKey: 'accounts.systemRole',
      enumType: 'SystemRole',
      values: ['SYSTEM', 'SECURITY', 'AUDIT'],
    },
    { kind: 'boolean', field: 'hasTotp', labelKey: 'accounts.hasTotp' },
  ],
};

function TotpText({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation();
  return t(isOn ? 'accounts.yes' : 'accounts.no');
}

/** Accounts, for security administrators. */
export function AccountListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const bulkActions = useAccountBulkActions();
  return (
    <>
      <PageHeader
        title={t('accounts.title')}
        description={t('accounts.description')}
        actions={[
          {
            key: 'invite',
            label: t('accounts.invite.action'),
            isAllowed: true,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/accounts/create',
          },
        ]}
      />
      <ServerTableView
        table={list}
        label={t('accounts.title')}
        rowName={(row) => row.loginName ?? row.email ?? row.id}
        bulkActions={bulkActions}
      />
    </>
  );
}
