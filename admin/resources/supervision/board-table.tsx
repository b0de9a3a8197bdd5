import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  SupervisionBoardDocument,
  type SupervisionBoardQuery,
  type SupervisionBoardQueryVariables,
} from '../../gql/graphql.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { OBLIGATION_STATUSES } from '../../shared/obligation/obligation-tones.ts';
import { CountLine } from '../../shared/obligation/state-counts.tsx';
import type { Column } from '../../shared/table/column.ts';
import type { TableDefinition } from '../../shared/table/use-server-table.ts';
import { type Cell, listAddress, unitAddress } from './board-address.ts';
import styles from './supervision.module.css';

type Board = NonNullable<SupervisionBoardQuery['supervisionBoard']>;
type Node = Board['rows']['nodes'][number];

/** A row of the board, with the sum of all rows beside it. */
export type BoardRow = Node & { readonly id: string; readonly boardTotal: Board['total'] };

/** What a row is called. */
export const rowName = (row: BoardRow): string => row.organization?.name ?? '';

const stateColumns = OBLIGATION_STATUSES.map((state): Column<BoardRow> => ({
  key: state.toLowerCase(),
  titleKey: `enum.ObligationStatus.${state}`,
  align: 'end',
  width: 72,
  isHiddenByDefault: state === 'WITHDRAWN',
  render: (row) => <Count row={row} cell={state} count={row.counts[state.toLowerCase() as Lowercase<typeof state>]} />,
}));

/** The board as a table. */
export const boardTable: TableDefinition<SupervisionBoardQuery, SupervisionBoardQueryVariables, BoardRow> = {
  resource: 'supervision',
  document: SupervisionBoardDocument,
  select: ({ supervisionBoard: board }) =>
    board && {
      ...board.rows,
      nodes: board.rows.nodes.map((row, index) => ({
        ...row,
        id: row.organization?.id ?? `row-${index}`,
        boardTotal: board.total,
      })),
    },
  exportAs: { list: 'supervisionRows' },
  defaultPageSize: 50,
  // What has to be acted on stands first.
  defaultSort: [{ field: 'late', order: 'desc' }],
  columns: [
    {
      key: 'organization',
      titleKey: 'supervision.unit',
      isPrimary: true,
      sortField: 'name',
      exportKeys: ['organization', 'level'],
      width: 180,
      render: (row) => <Unit row={row} />,
    },
    {
      key: 'done',
      titleKey: 'supervision.progress',
      sortField: 'done',
      exportKeys: [],
      width: 136,
      render: (row) => <CountLine counts={row.counts} />,
    },
    {
      key: 'total',
      titleKey: 'supervision.total',
      sortField: 'total',
      align: 'end',
      width: 72,
      render: (row) => <Count row={row} cell="ALL" count={row.counts.total} />,
    },
    {
      key: 'late',
      titleKey: 'supervision.late',
      sortField: 'late',
      align: 'end',
      width: 72,
      render: (row) => <Count row={row} cell="LATE" count={row.counts.late} />,
    },
    ...stateColumns,
    {
      key: 'mostLateDays',
      titleKey: 'supervision.mostLate',
      sortField: 'mostLate',
      align: 'end',
      width: 80,
      render: (row) => <MostLate days={row.counts.mostLateDays} />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'levels',
      labelKey: 'supervision.level',
      enumType: 'OrganizationLevel',
      values: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'],
      isBare: 'list',
      isPinned: true,
    },
    {
      kind: 'enum',
      field: 'statuses',
      labelKey: 'supervision.state',
      enumType: 'ObligationStatus',
      values: OBLIGATION_STATUSES,
      isBare: 'list',
      isPinned: true,
    },
    { kind: 'boolean', field: 'isLate', labelKey: 'supervision.isLate', isBare: true, isPinned: true },
  ],
};

/** The unit, leading down to its own units, or to what it owes where nothing lies below. */
function Unit({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [params] = useSearchParams();
  const { organization, belowCount, obligation } = row;
  if (!organization) {
    return <Nothing />;
  }
  const to =
    belowCount > 0
      ? unitAddress(params, organization.id)
      : obligation
        ? `/obligations/${obligation.id}`
        : listAddress(params, params.get('unit') ?? '', organization.id, 'ALL');
  return (
    <div className={styles['unit']}>
      <Link to={to}>{organization.name}</Link>
      <span className={styles['note']}>
        {label('OrganizationLevel', organization.level)}
        {belowCount > 0 ? ` · ${t('supervision.belowCount', { count: belowCount })}` : null}
        {obligation ? (
          <>
            {' · '}
            <Link to={`/obligations/${obligation.id}`}>
              {t('supervision.own', { state: label('ObligationStatus', obligation.status) })}
            </Link>
          </>
        ) : null}
      </span>
    </div>
  );
}

interface CountProps {
  readonly row: BoardRow;
  readonly cell: Cell;
  readonly count: number;
}

/** A number that opens the list of exactly those; zero opens nothing. */
function Count({ row, cell, count }: CountProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [params] = useSearchParams();
  if (count === 0 || !row.organization) {
    return <span className={styles['zero']}>{count}</span>;
  }
  const what =
    cell === 'ALL' ? t('supervision.total') : cell === 'LATE' ? t('supervision.late') : label('ObligationStatus', cell);
  return (
    <Link
      to={listAddress(params, params.get('unit') ?? '', row.organization.id, cell)}
      className={styles['count'] ?? ''}
      data-late={cell === 'LATE'}
      aria-label={t('supervision.cell', { count, what, name: rowName(row) })}
    >
      {count}
    </Link>
  );
}

function MostLate({ days }: { readonly days: number }) {
  const { t } = useTranslation();
  return days === 0 ? <Nothing /> : t('supervision.days', { count: days });
}
