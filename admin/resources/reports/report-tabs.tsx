import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReportSubmissionListDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReportCounts } from '../../shared/report/report-counts.tsx';
import { phaseTones } from '../../shared/report/report-tones.ts';
import { TotalsTable } from '../../shared/report/totals-table.tsx';
import type { Report } from './show.tsx';
import styles from './reports.module.css';

type Revision = Report['revisions'][number];

/** What belongs to a report beside its answers: totals of its level, reports below, what was submitted when. */
export function ReportTabs({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  return (
    <DetailTabs
      label={t('submission.title')}
      tabs={[
        { key: 'totals', label: t('submission.tabs.totals'), render: () => <Totals report={report} /> },
        {
          key: 'below',
          label: t('submission.tabs.below'),
          count: report.childCounts.total,
          isHidden: !report.hasBelow,
          render: () => <Below report={report} />,
        },
        {
          key: 'revisions',
          label: t('submission.tabs.revisions'),
          count: report.revisions.length,
          render: () => <Revisions revisions={report.revisions} />,
        },
        { key: 'facts', label: t('submission.tabs.facts'), render: () => <ReportFacts report={report} /> },
      ]}
    />
  );
}

function Totals({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  return (
    <div className={styles['stack']}>
      {report.hasBelow ? <p className={styles['explained']}>{t('submission.includingBelow')}</p> : null}
      <TotalsTable
        label={t('submission.tabs.totals')}
        totals={report.totals}
        hasPrevious={report.totals.some(({ previousValue }) => previousValue !== null)}
      />
      {report.hasBelow ? (
        <Panel title={t('submission.own')}>
          <TotalsTable label={t('submission.own')} totals={report.ownTotals} />
        </Panel>
      ) : null}
    </div>
  );
}

/** Reports directly below shown at once; the whole list is on the page of the round. */
const BELOW = 50;

function Below({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { data, error, isLoading } = useDocument(
    ReportSubmissionListDocument,
    { first: BELOW, filter: { parentId: { eq: report.id } }, orderBy: [{ field: 'TREE', direction: 'ASC' }] },
    { resource: 'reportSubmission' },
  );
  if (error) {
    return <RequestFailure error={error} />;
  }
  if (isLoading || !data) {
    return <PageSkeleton />;
  }
  const rows = data.reportSubmissions.nodes;
  return (
    <div className={styles['stack']}>
      <ReportCounts counts={report.childCounts} />
      <Table<(typeof rows)[number]>
        aria-label={t('submission.belowCounts')}
        size="small"
        rowKey="id"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'unit',
            title: t('submission.unit'),
            rowScope: 'row',
            render: (_, row) => <Link to={`/reports/${row.id}`}>{row.organization?.name ?? row.id}</Link>,
          },
          {
            key: 'phase',
            title: t('submission.phase'),
            render: (_, row) => <EnumTag type="ReportPhase" value={row.phase} tone={phaseTones[row.phase]} />,
          },
          {
            key: 'status',
            title: t('submission.status'),
            render: (_, row) => <EnumTag type="ObligationStatus" value={row.status} />,
          },
          { key: 'dueOn', title: t('submission.dueOn'), render: (_, row) => <DayText value={row.dueOn} /> },
          {
            key: 'submittedAt',
            title: t('submission.submittedAt'),
            render: (_, row) => <InstantText value={row.submittedAt} />,
          },
        ]}
      />
      {data.reportSubmissions.totalCount > BELOW && report.round ? (
        <Link to={`/report-rounds/${report.round.id}?tab=submissions`}>{report.round.title}</Link>
      ) : null}
    </div>
  );
}

function Revisions({ revisions }: { readonly revisions: readonly Revision[] }) {
  const { t } = useTranslation();
  return (
    <Table<Revision>
      aria-label={t('submission.tabs.revisions')}
      size="small"
      rowKey="id"
      dataSource={[...revisions]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={t('submission.noRevisions')} /> }}
      columns={[
        {
          key: 'number',
          title: t('submission.revisionTitle'),
          render: (_, { id, number, isConfirmation }) => (
            <>
              <Link to={`/reports/revisions/${id}`}>{t('submission.revision', { number })}</Link>
              {isConfirmation ? ` · ${t('submission.confirmation')}` : null}
            </>
          ),
        },
        {
          key: 'submittedAt',
          title: t('submission.submittedAt'),
          render: (_, { submittedAt }) => <InstantText value={submittedAt} />,
        },
        {
          key: 'hash',
          title: t('submission.hash'),
          render: (_, { hash }) => <span className={styles['hash']}>{hash}</span>,
        },
      ]}
    />
  );
}

function ReportFacts({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const { round, parent } = report;
  return (
    <Facts
      facts={[
        {
          key: 'unit',
          label: t('submission.unit'),
          value: report.organization ? (
            <Link to={`/organizations/${report.organization.id}`}>{report.organization.name}</Link>
          ) : null,
        },
        {
          key: 'round',
          label: t('submission.round'),
          value: round ? <Link to={`/report-rounds/${round.id}`}>{round.title}</Link> : null,
        },
        {
          key: 'period',
          label: t('submission.period'),
          value: round ? (
            <>
              {round.periodLabel} (<DayText value={round.periodFrom} /> – <DayText value={round.periodTo} />)
            </>
          ) : null,
        },
        { key: 'dueOn', label: t('submission.dueOn'), value: <DayText value={report.dueOn} /> },
        { key: 'submittedAt', label: t('submission.submittedAt'), value: <InstantText value={report.submittedAt} /> },
        {
          key: 'into',
          label: t('submission.into'),
          value: parent ? (
            <Link to={`/reports/${parent.id}`}>{parent.organization?.name ?? <Nothing />}</Link>
          ) : (
            t('submission.intoRound')
          ),
        },
      ]}
    />
  );
}
