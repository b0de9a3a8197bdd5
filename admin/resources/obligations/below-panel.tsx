import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  ObligationChildrenDocument,
  type ObligationChildrenQuery,
  type ObligationChildrenQueryVariables,
} from '../../gql/graphql.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { DueText, ObligationState } from '../../shared/obligation/obligation-state.tsx';
import { OBLIGATION_STATUSES } from '../../shared/obligation/obligation-tones.ts';
import { StateCounts } from '../../shared/obligation/state-counts.tsx';
import { useAcceptAction } from '../../shared/obligation/use-accept-action.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

type Row = NonNullable<ObligationChildrenQuery['obligation']>['children']['nodes'][number];

const table: TableDefinition<ObligationChildrenQuery, ObligationChildrenQueryVariables, Row> = {
  resource: 'obligation',
  document: ObligationChildrenDocument,
  select: (data) => data.obligation?.children,
  defaultSort: [{ field: 'tree', order: 'asc' }],
  defaultPageSize: 10,
  exportAs: { list: 'obligations', conditions: ({ id }) => ({ parentId: { eq: id } }) },
  columns: [
    {
      key: 'organization',
      titleKey: 'obligation.organization',
      isPrimary: true,
      sortField: 'tree',
      width: 240,
      render: (row) => <Link to={`/obligations/${row.id}`}>{row.organization?.name ?? '—'}</Link>,
    },
    {
      key: 'status',
      titleKey: 'obligation.status',
      exportKeys: ['status', 'isLate', 'lateDays'],
      width: 200,
      render: (row) => <ObligationState obligation={row} />,
    },
    {
      key: 'dueOn',
      titleKey: 'obligation.dueOn',
      sortField: 'dueOn',
      width: 120,
      render: (row) => <DueText value={row.dueOn} />,
    },
    {
      key: 'submittedAt',
      titleKey: 'obligation.submittedAt',
      sortField: 'submittedAt',
      width: 170,
      render: (row) => <InstantText value={row.submittedAt} />,
    },
    {
      key: 'below',
      titleKey: 'obligation.below',
      exportKeys: [],
      align: 'end',
      width: 110,
      render: ({ childCounts }) =>
        childCounts.total === 0 ? <Nothing /> : `${childCounts.accepted} / ${childCounts.total}`,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'obligation.status',
      enumType: 'ObligationStatus',
      values: OBLIGATION_STATUSES,
      isPinned: true,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'obligation.isLate', isBare: true, isPinned: true },
    { kind: 'text', field: 'organizationName', labelKey: 'obligation.organization' },
  ],
};

/** Those directly below that owe the same, and what this level tells them. */
export function BelowPanel({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('obligation.belowTitle')}>
      {obligation.guidance || obligation.guidanceDueOn ? (
        <section className={styles['guidance']} aria-label={t('obligation.guidance')}>
          <h3 className={styles['subtitle']}>{t('obligation.guidance')}</h3>
          {obligation.guidanceDueOn ? (
            <p>
              {t('obligation.guidanceDueOn')} <DueText value={obligation.guidanceDueOn} />
            </p>
          ) : null}
          {obligation.guidance ? <RichTextView html={obligation.guidance} /> : null}
        </section>
      ) : null}
      {obligation.childCounts.total > 0 ? (
        <>
          <StateCounts
            counts={obligation.childCounts}
            to={(state) =>
              `/obligations/${obligation.id}?${state === 'LATE' ? 'isLate.eq=true' : `status.in=${state}`}`
            }
          />
          <Children id={obligation.id} />
        </>
      ) : null}
    </Panel>
  );
}

function Children({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id } });
  const accept = useAcceptAction<Row>();
  return (
    <div style={{ marginBlockStart: 16 }}>
      <ServerTableView
        table={list}
        label={t('obligation.belowTitle')}
        rowName={(row) => row.organization?.name ?? '—'}
        bulkActions={[accept]}
      />
    </div>
  );
}
