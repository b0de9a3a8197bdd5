import { PlusOutlined } from '@ant-design/icons';
import { Segmented, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { CaseListDocument, type CaseListQuery, type CaseListQueryVariables } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { chainLevels, subjectKinds } from '../../shared/chain/chain-enums.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { caseStates, caseTone } from './case-tone.ts';

type Row = CaseListQuery['procedureCases']['nodes'][number];

const table: TableDefinition<CaseListQuery, CaseListQueryVariables, Row> = {
  resource: 'procedureCase',
  document: CaseListDocument,
  select: (data) => data.procedureCases,
  urlPrefix: 'cases',
  defaultSort: [{ field: 'openedAt', order: 'desc' }],
  columns: [
    {
      key: 'title',
      titleKey: 'procedureCase.matter',
      isPrimary: true,
      sortField: 'title',
      width: 260,
      render: (row) => <Link to={`/cases/${row.id}`}>{row.title}</Link>,
    },
    {
      key: 'subjectKind',
      titleKey: 'procedureCase.subject',
      width: 110,
      render: (row) => <EnumTag type="ProcedureSubjectKind" value={row.subjectKind} />,
    },
    {
      key: 'candidate',
      titleKey: 'procedureCase.candidate',
      width: 110,
      render: (row) => row.candidateName ?? <Nothing />,
    },
    {
      key: 'state',
      titleKey: 'procedureCase.state',
      width: 170,
      render: (row) => <StateTags row={row} />,
    },
    { key: 'waiting', titleKey: 'procedureCase.waitsAt', width: 240, render: (row) => <WaitsAt row={row} /> },
    {
      key: 'dueOn',
      titleKey: 'procedureCase.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DayText value={row.dueOn} />,
    },
    {
      key: 'stepOn',
      titleKey: 'procedureCase.stepOn',
      sortField: 'stepOn',
      width: 130,
      render: (row) => <DayText value={row.stepOn} />,
    },
    {
      key: 'organization',
      titleKey: 'procedureCase.organization',
      width: 220,
      isHiddenByDefault: true,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'opener',
      titleKey: 'procedureCase.opener',
      width: 110,
      isHiddenByDefault: true,
      render: (row) => row.openerName ?? <Nothing />,
    },
    {
      key: 'openedAt',
      titleKey: 'procedureCase.openedAt',
      sortField: 'openedAt',
      width: 170,
      render: (row) => <InstantText value={row.openedAt} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'procedureCase.state',
      enumType: 'ProcedureCaseState',
      values: caseStates,
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'subjectKind',
      labelKey: 'procedureCase.subject',
      enumType: 'ProcedureSubjectKind',
      values: subjectKinds,
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'waitingLevel',
      labelKey: 'procedureCase.waitingLevel',
      enumType: 'OrganizationLevel',
      values: chainLevels,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'procedureCase.late', isBare: true },
    { kind: 'boolean', field: 'isEscalated', labelKey: 'procedureCase.escalated', isBare: true },
    { kind: 'day', field: 'dueOn', labelKey: 'procedureCase.dueOn' },
    { kind: 'instant', field: 'openedAt', labelKey: 'procedureCase.openedAt' },
  ],
};

function StateTags({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <Space wrap size={4}>
      <EnumTag type="ProcedureCaseState" value={row.state} tone={caseTone(row.state)} />
      {row.isLate ? <Tag color="error">{t('procedureCase.late')}</Tag> : null}
      {row.isEscalated ? <Tag color="warning">{t('procedureCase.escalated')}</Tag> : null}
    </Space>
  );
}

function WaitsAt({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  if (row.state !== 'OPEN') {
    return <Nothing />;
  }
  if (row.stepNo === 0) {
    return t('procedureCase.atOpener');
  }
  const open = row.waiting.filter(({ answer }) => answer === null);
  return (
    <>
      {open.map((body) => (
        <div key={body.bodyNo}>
          {body.isVacant ? <Tag color="error">{t('procedureCase.vacantEverywhere')}</Tag> : body.actingName}
        </div>
      ))}
    </>
  );
}

const views = ['all', 'forMe', 'mine', 'aboutMe'] as const;
type View = (typeof views)[number];
const conditions: Record<View, Partial<CaseListQueryVariables>> = {
  all: {},
  forMe: { waitsForMe: true },
  mine: { isMine: true },
  aboutMe: { isAboutMe: true },
};

/** Cases that the viewer may see: all, those that wait for the viewer, the viewer's own. */
export function CaseListPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const show = views.find((view) => view === params.get('show')) ?? 'all';
  const list = useServerTable(table, { variables: conditions[show] });
  const mayOpen = useMeets(anyOf('case.open'));
  return (
    <>
      <PageHeader
        title={t('procedureCase.title')}
        description={t('procedureCase.description')}
        actions={[
          {
            key: 'open',
            label: t('procedureCase.open.action'),
            isAllowed: mayOpen,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/cases/open',
          },
        ]}
      />
      <div style={{ marginBottom: 16, overflowX: 'auto' }}>
        <Segmented<View>
          aria-label={t('procedureCase.show')}
          value={show}
          onChange={(next) => setParams(next === 'all' ? {} : { show: next })}
          options={views.map((value) => ({ value, label: t(`procedureCase.views.${value}`) }))}
        />
      </div>
      <ServerTableView table={list} label={t('procedureCase.title')} rowName={(row) => row.title} />
    </>
  );
}
