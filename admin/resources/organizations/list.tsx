import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OrganizationListDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { useOrganizationBulkActions } from './bulk-actions.ts';
import { CATEGORIES, CLUB_TYPES, KINDS, LEVELS, STATUSES, statusTone } from './organization-enums.ts';

type Result = ResultOf<typeof OrganizationListDocument>;
type Row = Result['organizations']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof OrganizationListDocument>, Row> = {
  resource: 'organization',
  exportAs: { list: 'organizations' },
  document: OrganizationListDocument,
  select: (data) => data.organizations,
  searchKey: 'organization.search',
  defaultSort: [
    { field: 'level', order: 'asc' },
    { field: 'name', order: 'asc' },
  ],
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
    { key: 'parent', titleKey: 'organization.parent', render: (row) => row.parent?.name },
    {
      key: 'status',
      titleKey: 'organization.status',
      render: (row) => <EnumTag type="OrganizationStatus" value={row.status} tone={statusTone(row.status)} />,
    },
    { key: 'childCount', titleKey: 'organization.childCount', align: 'end', render: (row) => row.childCount },
    {
      key: 'foundedOn',
      titleKey: 'organization.foundedOn',
      sortField: 'foundedOn',
      render: (row) => <DayText value={row.foundedOn} />,
    },
    {
      key: 'divisionCode',
      titleKey: 'organization.divisionCode',
      sortField: 'division',
      isHiddenByDefault: true,
      render: (row) => row.divisionCode,
    },
    {
      key: 'category',
      titleKey: 'organization.category',
      isHiddenByDefault: true,
      render: (row) => (row.category ? <EnumTag type="InstitutionCategory" value={row.category} /> : null),
    },
    {
      key: 'externalCode',
      titleKey: 'organization.externalCode',
      isHiddenByDefault: true,
      render: (row) => row.externalCode,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'organization.level',
      enumType: 'OrganizationLevel',
      values: [...LEVELS],
      isPinned: true,
    },
    { kind: 'enum', field: 'kind', labelKey: 'organization.kind', enumType: 'OrganizationKind', values: [...KINDS] },
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'organization.status',
      enumType: 'OrganizationStatus',
      values: [...STATUSES],
    },
    {
      kind: 'enum',
      field: 'category',
      labelKey: 'organization.category',
      enumType: 'InstitutionCategory',
      values: [...CATEGORIES],
    },
    {
      kind: 'enum',
      field: 'clubType',
      labelKey: 'organization.clubType',
      enumType: 'ClubType',
      values: [...CLUB_TYPES],
    },
    { kind: 'text', field: 'divisionCode', labelKey: 'organization.divisionCode' },
    { kind: 'day', field: 'foundedOn', labelKey: 'organization.foundedOn' },
  ],
};

/** Organizations that the viewer may see. */
export function OrganizationListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const bulkActions = useOrganizationBulkActions();
  const canCreate = useMeets({ anyOf: ['organization.create'] });
  const readsPlans = useMeets({ anyOf: ['organization.read'] });
  return (
    <>
      <PageHeader
        title={t('organization.title')}
        description={t('organization.description')}
        actions={[
          {
            key: 'create',
            label: t('organization.create.title'),
            isAllowed: canCreate,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/organizations/create',
          },
          {
            key: 'planned',
            label: t('organization.plan.title'),
            isAllowed: readsPlans,
            to: '/organizations/planned',
          },
        ]}
      />
      <ServerTableView
        table={list}
        label={t('organization.title')}
        rowName={(row) => row.name}
        bulkActions={bulkActions}
      />
    </>
  );
}
