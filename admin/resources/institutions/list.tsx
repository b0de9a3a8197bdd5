import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { InstitutionListDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { CATEGORIES, EDUCATION_LEVELS, OWNERSHIPS, STATUSES } from './institution-enums.ts';
import { ProvinceFilter, ProvinceName } from './pickers.tsx';

type Result = ResultOf<typeof InstitutionListDocument>;
type Row = Result['institutions']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof InstitutionListDocument>, Row> = {
  resource: 'institution',
  exportAs: { list: 'institutions' },
  document: InstitutionListDocument,
  select: (data) => data.institutions,
  searchKey: 'institution.search',
  defaultSort: [{ field: 'province', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'institution.name',
      isPrimary: true,
      sortField: 'name',
      width: 260,
      render: (row) => <Link to={`/institutions/${row.id}`}>{row.name}</Link>,
    },
    { key: 'code', titleKey: 'institution.code', sortField: 'code', render: (row) => row.code },
    { key: 'province', titleKey: 'institution.province', sortField: 'province', render: (row) => row.province?.name },
    {
      key: 'category',
      titleKey: 'institution.category',
      render: (row) => <EnumTag type="InstitutionCategory" value={row.category} />,
    },
    {
      key: 'educationLevel',
      titleKey: 'institution.educationLevel',
      render: (row) => <EnumTag type="EducationLevel" value={row.educationLevel} />,
    },
    {
      key: 'ownership',
      titleKey: 'institution.ownership',
      render: (row) => <EnumTag type="Ownership" value={row.ownership} />,
    },
    { key: 'location', titleKey: 'institution.location', isHiddenByDefault: true, render: (row) => row.location },
    {
      key: 'status',
      titleKey: 'institution.status',
      render: (row) => (
        <EnumTag type="InstitutionStatus" value={row.status} tone={row.status === 'ACTIVE' ? 'success' : 'neutral'} />
      ),
    },
  ],
  filters: [
    {
      kind: 'id',
      field: 'provinceCode',
      labelKey: 'institution.province',
      control: ({ values, onChange, label }) => <ProvinceFilter values={values} onChange={onChange} label={label} />,
      describe: ({ id }) => <ProvinceName code={id} />,
    },
    {
      kind: 'enum',
      field: 'educationLevel',
      labelKey: 'institution.educationLevel',
      enumType: 'EducationLevel',
      values: [...EDUCATION_LEVELS],
    },
    {
      kind: 'enum',
      field: 'category',
      labelKey: 'institution.category',
      enumType: 'InstitutionCategory',
      values: [...CATEGORIES],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'ownership',
      labelKey: 'institution.ownership',
      enumType: 'Ownership',
      values: [...OWNERSHIPS],
    },
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'institution.status',
      enumType: 'InstitutionStatus',
      values: [...STATUSES],
    },
    { kind: 'text', field: 'code', labelKey: 'institution.code' },
  ],
};

/** The register of schools. */
export function InstitutionListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const canCreate = useMeets(anyOf('institution.manage'));
  return (
    <>
      <PageHeader
        title={t('institution.title')}
        description={t('institution.description')}
        actions={[
          {
            key: 'create',
            label: t('institution.create.title'),
            isAllowed: canCreate,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/institutions/create',
          },
        ]}
      />
      <ServerTableView table={list} label={t('institution.title')} rowName={(row) => row.name} />
    </>
  );
}
