import { PlusOutlined } from '@ant-design/icons';
import { Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProcedureListDocument, type ProcedureListQuery, type ProcedureListQueryVariables } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { subjectKinds } from '../../shared/chain/chain-enums.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { BindsText } from './binds-text.tsx';
import { OrganizationNameOf, OrganizationSelect } from './organization-select.tsx';
import { ProcedureState } from './procedure-state.tsx';

type Row = ProcedureListQuery['procedures']['nodes'][number];
const nameOf = ({ name, nameEn }: Row) => (currentLocale() === 'en' && nameEn ? nameEn : name);

const table: TableDefinition<ProcedureListQuery, ProcedureListQueryVariables, Row> = {
  resource: 'procedure',
  document: ProcedureListDocument,
  select: (data) => data.procedures,
  defaultSort: [{ field: 'subjectKind', order: 'asc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'procedure.name',
      isPrimary: true,
      sortField: 'name',
      width: 240,
      render: (row) => <Link to={`/procedures/${row.id}`}>{nameOf(row)}</Link>,
    },
    {
      key: 'subjectKind',
      titleKey: 'procedure.subject',
      sortField: 'subjectKind',
      width: 120,
      render: (row) => <EnumTag type="ProcedureSubjectKind" value={row.subjectKind} />,
    },
    {
      key: 'organization',
      titleKey: 'procedure.owner',
      width: 200,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    { key: 'binds', titleKey: 'procedure.binds', width: 260, render: (row) => <BindsText procedure={row} /> },
    {
      key: 'state',
      titleKey: 'procedure.state',
      width: 170,
      render: (row) => (
        <Space wrap size={4}>
          <ProcedureState procedure={row} />
          {row.draft && row.inForce ? <DraftTag /> : null}
        </Space>
      ),
    },
    {
      key: 'validFrom',
      titleKey: 'procedure.validFrom',
      width: 130,
      render: (row) => <DayText value={row.inForce?.validFrom} />,
    },
    {
      key: 'openCases',
      titleKey: 'procedure.openCaseCount',
      width: 100,
      align: 'end',
      render: (row) => row.openCaseCount,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'subjectKind',
      labelKey: 'procedure.subject',
      enumType: 'ProcedureSubjectKind',
      values: subjectKinds,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isInForce', labelKey: 'procedure.isInForce', isBare: true, isPinned: true },
    {
      kind: 'id',
      field: 'organizationId',
      labelKey: 'procedure.owner',
      control: ({ values, onChange, label }) => (
        <OrganizationSelect aria-label={label} value={values[0]} onChange={(id) => onChange(id ? [id] : [])} />
      ),
      describe: ({ id }) => <OrganizationNameOf id={id} />,
    },
  ],
};

function DraftTag() {
  const { t } = useTranslation();
  return <Tag>{t('procedure.hasDraft')}</Tag>;
}

/** Approval chains that bind, and the drafts of those who keep them. */
export function ProcedureListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const mayCreate = useMeets(anyOf('procedure.manage'));
  return (
    <>
      <PageHeader
        title={t('procedure.title')}
        description={t('procedure.description')}
        actions={[
          {
            key: 'create',
            label: t('procedure.create.action'),
            isAllowed: mayCreate,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/procedures/create',
          },
        ]}
      />
      <ServerTableView table={list} label={t('procedure.title')} rowName={nameOf} />
    </>
  );
}
