import { PlusOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PersonListDocument, type PersonListQuery, type PersonListQueryVariables } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { usePersonBulkActions } from './bulk-actions.ts';
import { OrganizationSelect, OrganizationNameOf } from './organization-select.tsx';
import { genders, personKinds, personStatuses, statusTone } from './person-enums.ts';

type Row = PersonListQuery['persons']['nodes'][number];

const table: TableDefinition<PersonListQuery, PersonListQueryVariables, Row> = {
  resource: 'person',
  exportAs: { list: 'persons', conditions: (variables) => variables },
  document: PersonListDocument,
  select: (data) => data.persons,
  searchKey: 'person.search',
  defaultSort: [{ field: 'name', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'person.name',
      isPrimary: true,
      sortField: 'name',
      width: 140,
      render: (row) => <Link to={`/people/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'kind',
      titleKey: 'person.kind',
      width: 110,
      render: (row) => <EnumTag type="PersonKind" value={row.kind} />,
    },
    {
      key: 'organization',
      titleKey: 'person.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'institution',
      titleKey: 'person.institution',
      width: 180,
      isHiddenByDefault: true,
      render: (row) => row.institution?.name ?? <Nothing />,
    },
    { key: 'facultyUnit', titleKey: 'person.facultyUnit', width: 160, render: (row) => row.facultyUnit ?? <Nothing /> },
    {
      key: 'grade',
      titleKey: 'person.grade',
      sortField: 'grade',
      width: 120,
      render: (row) => row.grade ?? <Nothing />,
    },
    {
      key: 'studentNumber',
      titleKey: 'person.studentNumber',
      sortField: 'studentNumber',
      width: 150,
      render: (row) => row.studentNumber ?? <Nothing />,
    },
    {
      key: 'gender',
      titleKey: 'person.gender',
      isHiddenByDefault: true,
      width: 90,
      render: (row) => <GenderCell row={row} />,
    },
    {
      key: 'email',
      titleKey: 'person.email',
      isHiddenByDefault: true,
      width: 200,
      render: (row) => row.email ?? <Nothing />,
    },
    {
      key: 'phone',
      titleKey: 'person.phone',
      isHiddenByDefault: true,
      width: 150,
      render: (row) => row.phone ?? <Nothing />,
    },
    {
      key: 'status',
      titleKey: 'person.status',
      width: 100,
      render: (row) => <EnumTag type="PersonStatus" value={row.status} tone={statusTone(row.status)} />,
    },
    { key: 'hasAccount', titleKey: 'person.hasAccount', width: 110, render: (row) => <YesNo value={row.hasAccount} /> },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'kind',
      labelKey: 'person.kind',
      enumType: 'PersonKind',
      values: personKinds,
      isPinned: true,
    },
    { kind: 'enum', field: 'status', labelKey: 'person.status', enumType: 'PersonStatus', values: personStatuses },
    { kind: 'enum', field: 'gender', labelKey: 'person.gender', enumType: 'Gender', values: genders },
    { kind: 'number', field: 'grade', labelKey: 'person.grade' },
    { kind: 'text', field: 'facultyUnit', labelKey: 'person.facultyUnit' },
    {
      kind: 'id',
      field: 'organizationId',
      labelKey: 'person.organization',
      control: ({ values, onChange, label }) => (
        <OrganizationSelect aria-label={label} value={values[0]} onChange={(id) => onChange(id ? [id] : [])} />
      ),
      describe: ({ id }) => <OrganizationNameOf id={id} />,
    },
    { kind: 'instant', field: 'createdAt', labelKey: 'person.createdAt' },
  ],
};

function GenderCell({ row }: { readonly row: Row }) {
  return row.gender ? <EnumTag type="Gender" value={row.gender} /> : <Nothing />;
}

function YesNo({ value }: { readonly value: boolean }) {
  const { t } = useTranslation();
  return t(value ? 'person.yes' : 'person.no');
}

/** All persons that the viewer may see; personal data of lower levels after a stated purpose. */
export function PersonListPage() {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string>();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('only');
  const only = wanted === 'isInOffice' || wanted === 'hasAccount' ? wanted : undefined;
  const list = useServerTable(table, { purpose, ...(only ? { variables: { [only]: true } } : {}) });
  const bulkActions = usePersonBulkActions();
  const mayCreate = useMeets(anyOf('person.manage'));
  return (
    <>
      <PageHeader
        title={t('person.title')}
        description={t('person.description')}
        actions={[
          {
            key: 'create',
            label: t('person.create.title'),
            isAllowed: mayCreate,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/people/create',
          },
        ]}
      />
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
      </div>
      <ServerTableView
        table={list}
        label={t('person.title')}
        rowName={(row) => row.name}
        bulkActions={bulkActions}
        toolbarExtra={
          <Select<'isInOffice' | 'hasAccount'>
            aria-label={t('person.isInOffice')}
            allowClear
            style={{ width: 140 }}
            placeholder={`${t('person.isInOffice')} / ${t('person.account')}`}
            {...(only ? { value: only } : {})}
            options={(['isInOffice', 'hasAccount'] as const).map((value) => ({ value, label: t(`person.${value}`) }))}
            onChange={(next) => setParams(next ? { only: next } : {})}
          />
        }
      />
    </>
  );
}
