import { CheckCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { WorkListDocument, type WorkListQuery, type WorkListQueryVariables } from '../../gql/graphql.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { DueText } from '../../shared/date/due-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { StateMessage } from '../../shared/feedback/state-message.tsx';
import { Figures } from '../../shared/figures/figures.tsx';
import { filterValues } from '../../shared/table/filter-spec.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type ServerTable, type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { matterPath } from '../../shared/work/matter-path.ts';
import { kindFilterSpec } from './kind-filter.tsx';
import { useWorkCounts } from './use-work-counts.ts';
import styles from './work.module.css';

type Item = WorkListQuery['workItems']['nodes'][number];
type Row = Item & { readonly id: string };

const table: TableDefinition<WorkListQuery, WorkListQueryVariables, Row> = {
  resource: 'workItem',
  document: WorkListDocument,
  // The same record may wait for two reasons, so only both together name a row.
  select: ({ workItems }) => ({
    ...workItems,
    nodes: workItems.nodes.map((item) => ({ ...item, id: `${item.kind}.${item.subjectId}` })),
  }),
  columns: [
    {
      key: 'matter',
      titleKey: 'work.matter',
      isPrimary: true,
      width: 280,
      render: (row) => <MatterLink item={row} />,
    },
    {
      key: 'kind',
      titleKey: 'work.kind',
      width: 180,
      render: (row) => (
        <Tag variant="filled" style={{ marginInlineEnd: 0 }}>
          {row.kindLabel}
        </Tag>
      ),
    },
    {
      key: 'due',
      titleKey: 'work.due',
      width: 220,
      render: (row) => <Due value={row.dueOn} />,
    },
    {
      key: 'organization',
      titleKey: 'work.organization',
      width: 220,
      render: (row) => row.organizationName ?? <Nothing />,
    },
    { key: 'since', titleKey: 'work.since', width: 170, render: (row) => <InstantText value={row.since} /> },
  ],
  filters: [
    kindFilterSpec,
    {
      kind: 'enum',
      field: 'lateness',
      labelKey: 'work.lateness',
      enumType: 'WorkLateness',
      values: ['LATE', 'SOON', 'LATER', 'NONE'],
      isBare: true,
      isPinned: true,
    },
  ],
};

function Due({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  return value ? <DueText value={value} /> : t('work.noDue');
}

function MatterLink({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const to = matterPath(item);
  const title = item.title || t('work.untitled');
  return to ? <Link to={to}>{title}</Link> : title;
}

/** What waits for the viewer over all modules. */
export function WorkListPage() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const isAllDone = !list.isLoading && !list.error && !list.isNarrowed && list.total === 0;
  return (
    <>
      <PageHeader title={t('work.title')} description={t('work.description')} />
      {isAllDone ? (
        <div className={styles['done']}>
          <StateMessage
            role="status"
            icon={<CheckCircleOutlined />}
            title={t('work.none')}
            description={t('work.noneText')}
          />
        </div>
      ) : (
        <>
          <WorkFigures list={list} />
          <ServerTableView
            table={list}
            label={t('work.title')}
            rowName={(row) => `${row.kindLabel} ${row.title}`.trim()}
          />
        </>
      )}
    </>
  );
}

/** How many wait, by lateness and by kind; each figure opens the list of just those. */
function WorkFigures({ list }: { readonly list: ServerTable<Row> }) {
  const { t } = useTranslation();
  const counts = useWorkCounts();
  if (!counts) {
    return null;
  }
  const kinds = filterValues(list.state.filters, 'kinds', 'in');
  const lateness = filterValues(list.state.filters, 'lateness', 'in')[0];
  const sum = (key: 'count' | 'lateCount' | 'soonCount') => counts.reduce((total, row) => total + row[key], 0);
  return (
    <nav className={styles['figures']} aria-label={t('work.counts')}>
      <Figures
        figures={[
          { key: 'all', label: t('work.all'), count: sum('count'), to: '/work', isCurrent: !list.isNarrowed },
          {
            key: 'late',
            label: t('work.late'),
            count: sum('lateCount'),
            to: '/work?lateness.in=LATE',
            isUrgent: true,
            isCurrent: lateness === 'LATE' && kinds.length === 0,
          },
          {
            key: 'soon',
            label: t('work.soon'),
            count: sum('soonCount'),
            to: '/work?lateness.in=SOON',
            isCurrent: lateness === 'SOON' && kinds.length === 0,
          },
          ...counts.map(({ kind, kindLabel, count, lateCount }) => ({
            key: kind,
            label: kindLabel,
            count,
            to: `/work?kinds.in=${kind}`,
            note: lateCount > 0 ? t('work.lateNote', { count: lateCount }) : undefined,
            isCurrent: kinds.length === 1 && kinds[0] === kind && lateness === undefined,
          })),
        ]}
      />
    </nav>
  );
}
