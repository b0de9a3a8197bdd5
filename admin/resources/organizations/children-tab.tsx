import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OrganizationChildrenDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { KINDS, STATUSES, statusTone } from './organization-enums.ts';

type Result = ResultOf<typeof OrganizationChildrenDocument>;
type Row = NonNullable<Result['organization']>['children']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof OrganizationChildrenDocument>, Row> = {
  resource: 'organization',
  urlPrefix: 'c',
  document: OrganizationChildrenDocument,
  select: (data) => data.organization?.children,
  searchKey: 'organization.search',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'organization.name',
      isPrimary: true,
      sortField: 'name',
      width: 300,
      render: (row) => <Link to={`/organizations/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'level',
      titleKey: 'organization.level',
      sortField: 'level',
      render: (row) => <EnumTag type="OrganizationLevel" value={row.level} tone="info" />,
    },
    {
      key: 'kind',
      titleKey: 'organization.kind',
      render: (row) => <EnumTag type="OrganizationKind" value={row.kind} />,
    },
    {
      key: 'status',
      titleKey: 'organization.status',
      render: (row) => <EnumTag type="OrganizationStatus" value={row.status} tone={statusTone(row.status)} />,
    },
    { key: 'childCount', titleKey: 'organization.childCount', align: 'end', render: (row) => row.childCount },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'kind',
      labelKey: 'organization.kind',
      enumType: 'OrganizationKind',
      values: [...KINDS],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'organization.status',
      enumType: 'OrganizationStatus',
      values: [...STATUSES],
    },
  ],
};

/** Units directly below an organization. */
export function OrganizationChildren({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id } });
  return <ServerTableView table={list} label={t('organization.tabs.children')} rowName={(row) => row.name} />;
}
