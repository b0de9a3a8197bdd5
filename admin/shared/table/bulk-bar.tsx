import { useInvalidate } from '@refinedev/core';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { createIdempotencyKey } from '../../providers/graphql.ts';
import { BulkConfirm } from './bulk-confirm.tsx';
import { BulkResults, type BulkRun } from './bulk-results.tsx';
import { type BulkAction, type BulkInput, runBulk } from './bulk.ts';
import type { ServerTable } from './use-server-table.ts';
import styles from './table.module.css';

interface BulkBarProps<TRow> {
  readonly table: Pick<ServerTable<TRow>, 'rows' | 'total' | 'loadMatching'>;
  readonly selected: readonly TRow[];
  readonly actions: readonly BulkAction<TRow>[];
  readonly rowName: (row: TRow) => string;
  readonly onSelect: (rows: readonly TRow[]) => void;
}

/** Actions on the selected rows: asked once, run row by row, with the result of every single one. */
export function BulkBar<TRow extends { id: string }>({
  table,
  selected,
  actions,
  rowName,
  onSelect,
}: BulkBarProps<TRow>) {
  const { t } = useTranslation();
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState<BulkAction<TRow>>();
  const [run, setRun] = useState<BulkRun<TRow>>();
  const [isLoading, setIsLoading] = useState(false);
  const abort = useRef<AbortController>(undefined);
  const keys = useRef(new Map<string, string>());

  const start = async (action: BulkAction<TRow>, rows: readonly TRow[], input: BulkInput) => {
    setAsked(undefined);
    const controller = new AbortController();
    abort.current = controller;
    const results = await runBulk(rows, action, {
      input,
      keyOf: (row) => {
        const name = `${action.key} ${row.id}`;
        const key = keys.current.get(name) ?? createIdempotencyKey();
        keys.current.set(name, key);
        return key;
      },
      onProgress: (progress) => setRun({ action, input, results: progress, isRunning: true }),
      signal: controller.signal,
      skippedMessage: t('table.bulk.notAllowed'),
    });
    setRun({ action, input, results, isRunning: false });
    await Promise.all(
      (action.invalidates ?? []).map((resource) => invalidate({ resource, invalidates: ['resourceAll'] })),
    );
  };
  const retry = ({ action, input, results }: BulkRun<TRow>) => {
    const failed = results.filter(({ state }) => state === 'failed').map(({ row }) => row);
    // The list has been asked again meanwhile: a row that somebody else changed is tried in its present version.
    void start(
      action,
      failed.map((row) => table.rows.find(({ id }) => id === row.id) ?? row),
      input,
    );
  };
  const close = () => {
    setRun(undefined);
    keys.current.clear();
    onSelect([]);
  };
  const selectMatching = async () => {
    setIsLoading(true);
    try {
      onSelect(await table.loadMatching(LIMITS.bulk));
    } finally {
      setIsLoading(false);
    }
  };

  const offered = actions.filter((action) => selected.some((row) => action.isAllowed?.(row) !== false));
  const isMoreThanPage = table.total > table.rows.length && selected.length < Math.min(table.total, LIMITS.bulk);
  return (
    <>
      {selected.length > 0 ? (
        <div className={styles['bulk']} role="region" aria-label={t('table.bulk.region')}>
          <span role="status">{t('table.bulk.selected', { count: selected.length })}</span>
          {isMoreThanPage ? (
            <Button size="small" type="link" loading={isLoading} onClick={() => void selectMatching()}>
              {t(table.total <= LIMITS.bulk ? 'table.bulk.selectAll' : 'table.bulk.selectFirst', {
                count: Math.min(table.total, LIMITS.bulk),
              })}
            </Button>
          ) : null}
          {offered.map((action) => (
            <Button
              key={action.key}
              size="small"
              icon={action.icon}
              danger={action.isDanger ?? false}
              onClick={() => setAsked(action)}
            >
              {action.label}
            </Button>
          ))}
          {offered.length === 0 ? <span>{t('table.bulk.none')}</span> : null}
          <Button size="small" type="link" onClick={() => onSelect([])}>
            {t('table.bulk.clear')}
          </Button>
        </div>
      ) : null}
      {asked ? (
        <BulkConfirm
          action={asked}
          allowedCount={selected.filter((row) => asked.isAllowed?.(row) !== false).length}
          selectedCount={selected.length}
          onCancel={() => setAsked(undefined)}
          onConfirm={(input) => void start(asked, selected, input)}
        />
      ) : null}
      {run ? (
        <BulkResults
          run={run}
          rowName={rowName}
          onStop={() => abort.current?.abort()}
          onRetry={() => retry(run)}
          onClose={close}
        />
      ) : null}
    </>
  );
}
