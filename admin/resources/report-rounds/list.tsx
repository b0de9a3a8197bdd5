import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import {
  ReportRoundListDocument,
  type ReportRoundListQuery,
  type ReportRoundListQueryVariables,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { phaseTones, roundTones } from '../../shared/report/report-tones.ts';

type Row = ReportRoundListQuery['reportRounds']['nodes'][number];

const table: TableDefinition<ReportRoundListQuery, ReportRoundListQueryVariables, Row> = {
  resource: 'reportRound',
  exportAs: { list: 'reportRounds' },
  document: ReportRoundListDocument,
  select: (data) => data.reportRounds,
  defaultSort: [{ field: 'openedAt', order: 'desc' }],
  columns: [
    {
      key: 'title',
      titleKey: 'reportRound.name',
      isPrimary: true,
      sortField: 'title',
      width: 280,
      render: (row) => <Link to={`/report-rounds/${row.id}`}>{row.title}</Link>,
    },
    { key: 'periodLabel', titleKey: 'reportRound.period', width: 160, render: (row) => row.periodLabel },
    {
      key: 'organization',
      titleKey: 'reportRound.organization',
      width: 200,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'template',
      titleKey: 'reportRound.template',
      width: 200,
      render: (row) =>
        row.template ? (
          labelOf({ label: row.template.name, labelEn: row.template.nameEn }, currentLocale())
        ) : (
          <Nothing />
        ),
    },
    {
      key: 'status',
      titleKey: 'reportRound.status',
      width: 100,
      render: (row) => <EnumTag type="ReportRoundStatus" value={row.status} tone={roundTones[row.status]} />,
    },
    {
      key: 'dueOn',
      titleKey: 'reportRound.dueOn',
      sortField: 'dueOn',
      width: 130,
      render: (row) => <DayText value={row.dueOn} />,
    },
    { key: 'counts', titleKey: 'reportRound.answered', width: 260, render: (row) => <Progress row={row} /> },
    { key: 'mine', titleKey: 'reportRound.mine', width: 130, render: (row) => <Mine row={row} /> },
    {
      key: 'openedAt',
      titleKey: 'reportRound.openedAt',
      sortField: 'openedAt',
      isHiddenByDefault: true,
      width: 180,
      render: (row) => <InstantText value={row.openedAt} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'reportRound.status',
      enumType: 'ReportRoundStatus',
      values: ['OPEN', 'CLOSED', 'CANCELLED'],
      isPinned: true,
    },
    { kind: 'day', field: 'dueOn', labelKey: 'reportRound.dueOn' },
    { kind: 'day', field: 'periodFrom', labelKey: 'reportRound.periodFrom' },
  ],
};

function Progress({ row: { counts } }: { readonly row: Row }) {
  const { t } = useTranslation();
  return counts ? <>{t('reportRound.answeredOf', { ...counts })}</> : <Nothing />;
}

function Mine({ row: { mine } }: { readonly row: Row }) {
  const [first] = mine;
  return first ? (
    <Link to={`/reports/${first.id}`}>
      <EnumTag type="ReportPhase" value={first.phase} tone={phaseTones[first.phase]} />
    </Link>
  ) : (
    <Nothing />
  );
}

/** Rounds of reports in which an organization of the viewer asks or is asked. */
export function ReportRoundListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const mayOpen = useMeets(anyOf('report.open'));
  return (
    <>
      <PageHeader
        title={t('reportRound.title')}
        description={t('reportRound.description')}
        actions={[
          {
            key: 'open',
            label: t('reportRound.open'),
            isAllowed: mayOpen,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: '/report-rounds/open',
          },
        ]}
      />
      <ServerTableView table={list} label={t('reportRound.title')} rowName={(row) => row.title} />
    </>
  );
}
