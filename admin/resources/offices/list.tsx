import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OfficeListDocument, type OfficeListQuery, type OfficeListQueryVariables } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { officeBodies } from './office-enums.ts';
import { OrganizationNameOf, OrganizationSelect } from './pickers.tsx';

type Row = OfficeListQuery['offices']['nodes'][number];

const table: TableDefinition<OfficeListQuery, OfficeListQueryVariables, Row> = {
  resource: 'office',
  exportAs: { list: 'offices' },
  document: OfficeListDocument,
  select: (data) => data.offices,
  defaultSort: [{ field: 'body', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'office.name',
      isPrimary: true,
      sortField: 'name',
      width: 200,
      render: (row) => <Link to={`/offices/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'organization',
      titleKey: 'office.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'body',
      titleKey: 'office.body',
      sortField: 'body',
      width: 130,
      render: (row) => <EnumTag type="OfficeBody" value={row.body} />,
    },
    {
      key: 'unit',
      titleKey: 'office.unit',
      width: 150,
      isHiddenByDefault: true,
      render: (row) => row.unit ?? <Nothing />,
    },
    { key: 'seats', titleKey: 'office.seats', width: 90, align: 'end', render: (row) => row.seats },
    { key: 'holders', titleKey: 'office.holders', width: 90, align: 'end', render: (row) => row.holderCount },
    {
      key: 'openSeats',
      titleKey: 'office.openSeats',
      sortField: 'openSeats',
      width: 90,
      align: 'end',
      render: (row) => row.openSeats,
    },
    {
      key: 'vacantSince',
      titleKey: 'office.vacantSince',
      sortField: 'vacantSince',
      width: 140,
      isHiddenByDefault: true,
      render: (row) => <DayText value={row.vacantSince} />,
    },
    { key: 'expiring', titleKey: 'office.expiring', width: 130, align: 'end', render: (row) => row.expiringCount },
    {
      key: 'reach',
      titleKey: 'office.reach',
      width: 120,
      render: (row) => (row.reach ? <EnumTag type="OfficeReach" value={row.reach} /> : <Nothing />),
    },
    {
      key: 'status',
      titleKey: 'office.status',
      width: 100,
      render: (row) => (
        <EnumTag type="OfficeStatus" value={row.status} tone={row.status === 'ACTIVE' ? 'success' : 'neutral'} />
      ),
    },
  ],
  filters: [
    withinFilterSpec,
    { kind: 'text', field: 'name', labelKey: 'office.name', isPinned: true },
    {
      kind: 'enum',
      field: 'body',
      labelKey: 'office.body',
      enumType: 'OfficeBody',
      values: officeBodies,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isRotating', labelKey: 'office.isRotating' },
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'office.status',
      enumType: 'OfficeStatus',
      values: ['ACTIVE', 'CLOSED'],
    },
    { kind: 'text', field: 'unit', labelKey: 'office.unit' },
    {
      kind: 'id',
      field: 'organizationId',
      labelKey: 'office.organization',
      control: ({ values, onChange, label }) => (
        <OrganizationSelect aria-label={label} value={values[0]} onChange={(id) => onChange(id ? [id] : [])} />
      ),
      describe: ({ id }) => <OrganizationNameOf id={id} />,
    },
  ],
};

/** All offices, with seats and vacancies. */
export function OfficeListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const mayCreate = useMeets(anyOf('office.manage'));
  return (
    <>
      <PageHeader
        title={t('office.title')}
        description={t('office.description')}
        actions={[
          {
            key: 'create',
            label: t('office.create.title'),
            isAllowed: mayCreate,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/offices/create',
          },
        ]}
      />
      <ServerTableView table={list} label={t('office.title')} rowName={(row) => row.name} />
    </>
  );
}
