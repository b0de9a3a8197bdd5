import { Alert, Button, Modal, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportRowsDocument, type ImportShowQuery } from '../../gql/graphql.ts';
import type { ResultOf, VariablesOf } from '../../providers/typed-document.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import styles from './imports.module.css';

type Batch = NonNullable<ImportShowQuery['importBatch']>;
type RowsResult = ResultOf<typeof ImportRowsDocument>;
type Row = NonNullable<RowsResult['importBatch']>['rows']['nodes'][number];

const tones = { NEW: 'success', CHANGED: 'info', UNCHANGED: 'neutral', ERROR: 'danger' } as const;

const rowsTable: TableDefinition<RowsResult, VariablesOf<typeof ImportRowsDocument>, Row> = {
  resource: 'import',
  exportAs: { list: 'importRows' },
  urlPrefix: 'r',
  document: ImportRowsDocument,
  select: (data) => data.importBatch?.rows,
  defaultSort: [{ field: 'rowNumber', order: 'asc' }],
  columns: [
    {
      key: 'rowNumber',
      titleKey: 'imports.rowNumber',
      align: 'end',
      sortField: 'rowNumber',
      width: 80,
      render: (row) => row.rowNumber,
    },
    { key: 'name', titleKey: 'imports.name', isPrimary: true, width: 200, render: (row) => row.name || <Nothing /> },
    {
      key: 'state',
      titleKey: 'imports.rowState',
      width: 100,
      render: (row) => <EnumTag type="ImportRowState" value={row.state} tone={tones[row.state]} />,
    },
    {
      key: 'notes',
      titleKey: 'imports.notes',
      width: 360,
      render: (row) => (row.issues.length > 0 ? row.issues.map(({ message }) => message).join(' ') : <Nothing />),
    },
    {
      key: 'changes',
      titleKey: 'imports.changes',
      width: 260,
      render: (row) =>
        row.state === 'CHANGED' ? (
          row.values
            .filter(({ isChanged }) => isChanged)
            .map(({ label, before, after }) => `${label}: ${before ?? '∅'} → ${after ?? '∅'}`)
            .join('; ')
        ) : (
          <Nothing />
        ),
    },
    {
      key: 'outcome',
      titleKey: 'imports.outcome',
      width: 110,
      render: (row) => (row.outcome ? <EnumTag type="ImportOutcome" value={row.outcome} /> : <Nothing />),
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'imports.rowState',
      enumType: 'ImportRowState',
      values: ['NEW', 'CHANGED', 'UNCHANGED', 'ERROR'],
    },
    {
      kind: 'enum',
      field: 'severity',
      labelKey: 'imports.severity',
      enumType: 'ImportSeverity',
      values: ['INFO', 'WARNING', 'ERROR'],
    },
    {
      kind: 'enum',
      field: 'outcome',
      labelKey: 'imports.outcome',
      enumType: 'ImportOutcome',
      values: ['APPLIED', 'SKIPPED', 'REFUSED'],
    },
  ],
};

const shortcuts = {
  all: [],
  new: [{ field: 'state', operator: 'in', values: ['NEW'] }],
  changed: [{ field: 'state', operator: 'in', values: ['CHANGED'] }],
  unchanged: [{ field: 'state', operator: 'in', values: ['UNCHANGED'] }],
  warnings: [{ field: 'severity', operator: 'in', values: ['WARNING'] }],
  errors: [{ field: 'state', operator: 'in', values: ['ERROR'] }],
} as const;

type Shortcut = keyof typeof shortcuts;

/** Every row of the file: what it does, what became of it, and its values beside those on record. */
export function ImportRows({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const list = useServerTable(rowsTable, { variables: { id: batch.id } });
  const [shown, setShown] = useState<Row>();
  const { refetch } = list;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    // What became of the rows changes while the batch is written.
    refetch();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new function is no reason to ask again
  }, [batch.state, batch.progress.done]);
  const active = (Object.keys(shortcuts) as Shortcut[]).find(
    (name) => JSON.stringify(shortcuts[name]) === JSON.stringify(list.state.filters),
  );
  const counts = { all: batch.counts.rows, ...batch.counts };
  return (
    <>
      <div className={styles['filters']}>
        <Segmented<Shortcut | 'other'>
          aria-label={t('imports.showRows')}
          value={active ?? 'other'}
          onChange={(name) => list.change({ filters: name === 'other' ? [] : shortcuts[name] })}
          options={(Object.keys(shortcuts) as Shortcut[]).map((name) => ({
            value: name,
            label: `${name === 'all' ? t('imports.allRows') : t(`imports.${name}`)} ${counts[name]}`,
          }))}
        />
      </div>
      <ServerTableView
        table={list}
        label={t('imports.tabs.rows')}
        rowName={(row) => row.name ?? String(row.rowNumber)}
        rowActions={(row) => (
          <Button
            size="small"
            aria-label={`${t('imports.details')} ${row.rowNumber} ${row.name ?? ''}`}
            onClick={() => setShown(row)}
          >
            {t('imports.details')}
          </Button>
        )}
      />
      <Modal
        open={shown !== undefined}
        width={720}
        title={shown ? t('imports.rowTitle', { row: shown.rowNumber, name: shown.name ?? '' }) : ''}
        onCancel={() => setShown(undefined)}
        footer={<Button onClick={() => setShown(undefined)}>{t('imports.close')}</Button>}
      >
        {shown ? <RowDetail row={shown} /> : null}
      </Modal>
    </>
  );
}

const alertTypes = { ERROR: 'error', WARNING: 'warning', INFO: 'info', NONE: 'info' } as const;

function RowDetail({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      {row.issues.map((issue) => (
        <Alert
          key={`${issue.code} ${issue.message}`}
          type={alertTypes[issue.severity]}
          showIcon
          title={issue.message}
          style={{ marginBottom: 8 }}
        />
      ))}
      <table className={styles['values']}>
        <thead>
          <tr>
            <th scope="col">{t('imports.field')}</th>
            <th scope="col">{t('imports.before')}</th>
            <th scope="col">{t('imports.after')}</th>
          </tr>
        </thead>
        <tbody>
          {row.values.map((value) => (
            <tr key={value.field} data-changed={value.isChanged}>
              <th scope="row">{value.label}</th>
              <td>{beforeOf(row, value) ?? <Nothing />}</td>
              <td>{value.after ?? <Nothing />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What is on record: the former value where it differs, the same one where it does not, nothing for a new record. */
function beforeOf(row: Row, { before, after, isChanged }: Row['values'][number]): string | null | undefined {
  return isChanged ? before : row.state === 'UNCHANGED' || row.state === 'CHANGED' ? after : null;
}
