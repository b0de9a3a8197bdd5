import { CheckOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReportRoundSubmissionsDocument, ReportSubmissionAcceptDocument } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { phaseTones } from '../../shared/report/report-tones.ts';

type Result = ResultOf<typeof ReportRoundSubmissionsDocument>;
type Row = NonNullable<Result['reportRound']>['submissions']['nodes'][number];

const table: TableDefinition<Result, VariablesOf<typeof ReportRoundSubmissionsDocument>, Row> = {
  resource: 'reportSubmission',
  exportAs: {
    list: 'reportSubmissions',
    conditions: ({ id }) => (id ? { roundId: { eq: id } } : {}),
  },
  urlPrefix: 's',
  document: ReportRoundSubmissionsDocument,
  select: (data) => data.reportRound?.submissions,
  defaultSort: [{ field: 'tree', order: 'asc' }],
  columns: [
    {
      key: 'organization',
      titleKey: 'reportRound.unit',
      isPrimary: true,
      sortField: 'tree',
      width: 260,
      render: (row) => <Link to={`/reports/${row.id}`}>{row.organization?.name ?? row.id}</Link>,
    },
    {
      key: 'level',
      titleKey: 'reportRound.level',
      width: 90,
      render: (row) => <EnumTag type="OrganizationLevel" value={row.organization?.level} />,
    },
    {
      key: 'phase',
      titleKey: 'reportRound.phase',
      width: 200,
      render: (row) => <PhaseCell row={row} />,
    },
    {
      key: 'status',
      titleKey: 'reportRound.obligation',
      width: 110,
      render: (row) => <EnumTag type="ObligationStatus" value={row.status} />,
    },
    {
      key: 'into',
      titleKey: 'reportRound.into',
      width: 220,
      render: (row) => <Into row={row} />,
    },
    {
      key: 'dueOn',
      titleKey: 'reportRound.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DayText value={row.dueOn} />,
    },
    {
      key: 'submittedAt',
      titleKey: 'reportRound.submittedAt',
      sortField: 'submittedAt',
      width: 180,
      render: (row) => <InstantText value={row.submittedAt} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'phase',
      labelKey: 'reportRound.phase',
      enumType: 'ReportPhase',
      values: ['OPEN', 'SUBMITTED', 'ACCEPTED', 'DROPPED'],
      isPinned: true,
    },
    { kind: 'boolean', field: 'isMissing', labelKey: 'reportRound.isMissing', isPinned: true },
    { kind: 'boolean', field: 'isLate', labelKey: 'reportRound.isLate' },
    { kind: 'boolean', field: 'isStale', labelKey: 'reportRound.isStale' },
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'reportRound.obligation',
      enumType: 'ObligationStatus',
      values: ['PENDING', 'ACKNOWLEDGED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'EXCUSED', 'WITHDRAWN'],
    },
    {
      kind: 'enum',
      field: 'level',
      labelKey: 'reportRound.level',
      enumType: 'OrganizationLevel',
      values: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'],
    },
    { ...withinFilterSpec, isPinned: false },
  ],
};

function PhaseCell({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <EnumTag type="ReportPhase" value={row.phase} tone={phaseTones[row.phase]} />
      {row.isLate ? (
        <Tag color="error" variant="outlined">
          {t('reportRound.late')}
        </Tag>
      ) : null}
      {row.isStale ? (
        <Tag color="warning" variant="outlined">
          {t('reportRound.stale')}
        </Tag>
      ) : null}
    </span>
  );
}

function Into({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.parent ? <>{row.parent.organization?.name ?? <Nothing />}</> : <>{t('reportRound.intoRound')}</>;
}

/** All reports of a round in the order of the tree; the missing list is one filter of it. */
export function SubmissionsTab({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id } });
  return (
    <ServerTableView
      table={list}
      label={t('reportRound.tabs.submissions')}
      bulkActions={[
        {
          key: 'accept',
          label: t('reportRound.accept'),
          icon: <CheckOutlined />,
          explanation: t('reportRound.acceptText'),
          isAllowed: (row) => row.viewerCan.accept,
          run: ({ id: report, version }) =>
            mutateRow(ReportSubmissionAcceptDocument, (data) => data.reportSubmissionAccept, { id: report, version }),
          invalidates: ['reportSubmission', 'reportRound', 'obligation'],
        },
      ]}
      rowName={(row) => row.organization?.name ?? row.id}
    />
  );
}
