import { Checkbox, Grid, Pagination, Skeleton, Table, type TableProps } from 'antd';
import { type Key, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { EmptyState } from '../feedback/empty-state.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { BulkAction } from './bulk.ts';
import type { Column } from './column.ts';
import { ExportButton } from './export-button.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { pageSizes } from './table-state.ts';
import type { ServerTable } from './use-server-table.ts';
import styles from './table.module.css';

interface ServerTableViewProps<TRow> {
  readonly table: ServerTable<TRow>;
  /** Name of the table for a screen reader. */
  readonly label: string;
  /** What a row is called, for its checkbox and in bulk results. */
  readonly rowName: (row: TRow) => string;
  readonly bulkActions?: readonly BulkAction<TRow>[];
  readonly rowActions?: (row: TRow) => ReactNode;
  readonly toolbarExtra?: ReactNode;
  /** Shown when nothing exists at all, for example a way to create the first. */
  readonly emptyActions?: ReactNode;
}

/** A server-side list: table on wide screens, cards on narrow ones, with all its states. */
export function ServerTableView<TRow extends { id: string }>(props: ServerTableViewProps<TRow>) {
  const { table, label, rowName, bulkActions = [] } = props;
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const [selected, setSelected] = useState<readonly TRow[]>([]);

  let body: ReactNode;
  if (table.error) {
    body = <RequestFailure error={table.error} onRetry={table.refetch} />;
  } else if (!table.isLoading && table.rows.length === 0) {
    body = <EmptyState isFiltered={table.isNarrowed} actions={table.isNarrowed ? null : props.emptyActions} />;
  } else if (md === false) {
    body = <Cards {...props} selected={selected} onSelect={setSelected} />;
  } else {
    body = <Grid2D {...props} selected={selected} onSelect={setSelected} />;
  }

  return (
    <section className={styles['table']} aria-label={label}>
      <TableToolbar
        table={table}
        extra={
          <>
            {props.toolbarExtra}
            {table.exportable ? <ExportButton exportable={table.exportable} label={label} total={table.total} /> : null}
          </>
        }
      />
      {bulkActions.length > 0 ? (
        <BulkBar table={table} selected={selected} actions={bulkActions} rowName={rowName} onSelect={setSelected} />
      ) : null}
      <div aria-busy={table.isFetching}>{body}</div>
      {table.total > 0 && !table.error ? (
        <nav className={styles['pager']} aria-label={t('table.pages', { label })}>
          <span className={styles['total']} role="status">
            {t('table.total', { count: table.total })}
            {reachableTotal(table) < table.total ? t('table.unreachable', { count: reachableTotal(table) }) : null}
          </span>
          <Pagination
            current={table.state.page}
            pageSize={table.state.pageSize}
            total={reachableTotal(table)}
            simple={md === false}
            pageSizeOptions={[...pageSizes]}
            showSizeChanger={md === false ? false : { 'aria-label': t('table.pageSize') }}
            onChange={(page, pageSize) => table.change(pageSize === table.state.pageSize ? { page } : { pageSize })}
          />
        </nav>
      ) : null}
    </section>
  );
}

/** Rows that a pager can reach: beyond the API's largest offset one must narrow the list. */
function reachableTotal<TRow>(table: ServerTable<TRow>): number {
  return Math.min(table.total, LIMITS.pageOffset + table.state.pageSize);
}

interface BodyProps<TRow> extends ServerTableViewProps<TRow> {
  readonly selected: readonly TRow[];
  readonly onSelect: (rows: readonly TRow[]) => void;
}

function Grid2D<TRow extends { id: string }>({
  table,
  label,
  rowName,
  rowActions,
  bulkActions = [],
  selected,
  onSelect,
}: BodyProps<TRow>) {
  const { t } = useTranslation();
  const columns: TableProps<TRow>['columns'] = table.columns.map((column) =>
    antdColumn(column, table, t(column.titleKey)),
  );
  if (rowActions) {
    columns.push({
      key: 'actions',
      title: t('table.actions'),
      fixed: 'end',
      width: 96,
      render: (_, row) => rowActions(row),
    });
  }
  return (
    <Table<TRow>
      aria-label={label}
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...table.rows]}
      loading={table.isLoading ? { delay: 150 } : false}
      pagination={false}
      showSorterTooltip={false}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: 'max-content' }}
      className={table.isFetching && !table.isLoading ? (styles['stale'] ?? '') : ''}
      onChange={(_page, _filters, sorter) => {
        const sorters = (Array.isArray(sorter) ? sorter : [sorter]).flatMap((item) =>
          item.order && item.columnKey !== undefined
            ? [
                {
                  field: fieldOf(table.allColumns, item.columnKey),
                  order: item.order === 'descend' ? ('desc' as const) : ('asc' as const),
                },
              ]
            : [],
        );
        table.change({ sorters });
      }}
      {...(bulkActions.length > 0
        ? {
            rowSelection: {
              preserveSelectedRowKeys: true,
              selectedRowKeys: selected.map((row) => row.id),
              onChange: (_keys: Key[], rows: TRow[]) => onSelect(rows.filter(Boolean)),
              getCheckboxProps: (row: TRow) => ({ 'aria-label': t('table.selectRow', { name: rowName(row) }) }),
              getTitleCheckboxProps: () => ({ 'aria-label': t('table.selectPage') }),
            },
          }
        : {})}
    />
  );
}

function fieldOf<TRow>(columns: readonly Column<TRow>[], key: Key): string {
  return columns.find((column) => column.key === key)?.sortField ?? String(key);
}

function antdColumn<TRow>(
  column: Column<TRow>,
  table: ServerTable<TRow>,
  title: string,
): NonNullable<TableProps<TRow>['columns']>[number] {
  const sorter = table.sorters.find((item) => item.field === column.sortField);
  return {
    key: column.key,
    title,
    render: (_: unknown, row: TRow) => column.render(row),
    ...(column.width ? { width: column.width } : {}),
    ...(column.align ? { align: column.align } : {}),
    ...(column.isPrimary ? { fixed: 'start' as const } : {}),
    ...(column.sortField
      ? {
          sorter: true,
          sortOrder: sorter ? (sorter.order === 'desc' ? ('descend' as const) : ('ascend' as const)) : null,
        }
      : {}),
  };
}

function Cards<TRow extends { id: string }>({
  table,
  rowName,
  rowActions,
  bulkActions = [],
  selected,
  onSelect,
}: BodyProps<TRow>) {
  const { t } = useTranslation();
  if (table.isLoading) {
    return <Skeleton active paragraph={{ rows: 6 }} />;
  }
  const [primary, ...rest] = table.columns;
  return (
    <ul className={styles['cards']} data-stale={table.isFetching}>
      {table.rows.map((row) => (
        <li key={row.id} className={styles['card']}>
          <div className={styles['cardHead']}>
            {bulkActions.length > 0 ? (
              <Checkbox
                aria-label={t('table.selectRow', { name: rowName(row) })}
                checked={selected.some((item) => item.id === row.id)}
                onChange={(event) =>
                  onSelect(event.target.checked ? [...selected, row] : selected.filter((item) => item.id !== row.id))
                }
              />
            ) : null}
            <div className={styles['cardTitle']}>{primary?.render(row)}</div>
            {rowActions?.(row)}
          </div>
          <dl className={styles['cardFacts']}>
            {rest.map((column) => (
              <div key={column.key} className={styles['cardFact']}>
                <dt>{t(column.titleKey)}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
