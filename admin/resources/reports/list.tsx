import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  ReportSubmissionListDocument,
  type ReportSubmissionListQuery,
  type ReportSubmissionListQueryVariables,
} from '../../gql/graphql.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { phaseTones } from '../../shared/report/report-tones.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';

type Row = ReportSubmissionListQuery['reportSubmissions']['nodes'][number];

const table: TableDefinition<ReportSubmissionListQuery, ReportSubmissionListQueryVariables, Row> = {
  resource: 'reportSubmission',
  exportAs: { list: 'reportSubmissions' },
  document: ReportSubmissionListDocument,
  select: (data) => data.reportSubmissions,
  defaultSort: [{ field: 'dueOn', order: 'desc' }],
  columns: [
    {
      key: 'organization',
      titleKey: 'submission.unit',
      isPrimary: true,
      sortField: 'tree',
      width: 240,
      render: (row) => <Link to={`/reports/${row.id}`}>{row.organization?.name ?? row.id}</Link>,
    },
    {
      key: 'level',
      titleKey: 'submission.level',
      width: 90,
      render: (row) => <EnumTag type="OrganizationLevel" value={row.organization?.level} />,
    },
    {
      key: 'round',
      titleKey: 'submission.round',
      width: 260,
      render: (row) => (row.round ? <Link to={`/report-rounds/${row.round.id}`}>{row.round.title}</Link> : <Nothing />),
    },
    {
      key: 'period',
      titleKey: 'submission.period',
      width: 150,
      render: (row) => row.round?.periodLabel ?? <Nothing />,
    },
    { key: 'phase', titleKey: 'submission.phase', width: 200, render: (row) => <PhaseCell row={row} /> },
    {
      key: 'status',
      titleKey: 'submission.status',
      width: 110,
      render: (row) => <EnumTag type="ObligationStatus" value={row.status} />,
    },
    {
      key: 'dueOn',
      titleKey: 'submission.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DayText value={row.dueOn} />,
    },
    {
      key: 'submittedAt',
      titleKey: 'submission.submittedAt',
      sortField: 'submittedAt',
      width: 180,
      render: (row) => <InstantText value={row.submittedAt} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'phase',
      labelKey: 'submission.phase',
      enumType: 'ReportPhase',
      values: ['OPEN', 'SUBMITTED', 'ACCEPTED', 'DROPPED'],
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'submission.level',
      enumType: 'OrganizationLevel',
      values: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'],
    },
    { kind: 'boolean', field: 'isMissing', labelKey: 'submission.isMissing' },
    { kind: 'boolean', field: 'isLate', labelKey: 'submission.isLate' },
    { kind: 'boolean', field: 'isStale', labelKey: 'submission.isStale' },
  ],
};

function PhaseCell({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <EnumTag type="ReportPhase" value={row.phase} tone={phaseTones[row.phase]} />
      {row.isLate ? (
        <Tag color="error" variant="outlined">
          {t('submission.late')}
        </Tag>
      ) : null}
      {row.isStale ? (
        <Tag color="warning" variant="outlined">
          {t('submission.stale')}
        </Tag>
      ) : null}
    </span>
  );
}

/** Reports that the viewer writes, verifies or reads. */
export function ReportListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  return (
    <>
      <PageHeader title={t('submission.title')} description={t('submission.description')} />
      <ServerTableView table={list} label={t('submission.title')} rowName={(row) => row.organization?.name ?? row.id} />
    </>
  );
}
