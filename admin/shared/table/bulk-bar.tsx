import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button, Modal, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createIdempotencyKey } from '../../providers/graphql.ts';
import { type BulkAction, type BulkResult, countResults, runBulk } from './bulk.ts';
import styles from './table.module.css';

interface BulkBarProps<TRow> {
  readonly selected: readonly TRow[];
  readonly actions: readonly BulkAction<TRow>[];
  readonly rowName: (row: TRow) => string;
  readonly onClear: () => void;
}

interface BulkRun<TRow> {
  readonly action: BulkAction<TRow>;
  readonly results: readonly BulkResult<TRow>[];
  readonly isRunning: boolean;
}

const icons: Record<BulkResult<unknown>['state'], ReactNode> = {
  waiting: <ClockCircleOutlined aria-hidden="true" />,
  done: <CheckCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-success)' }} />,
  failed: <CloseCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-error)' }} />,
  skipped: <MinusCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-warning)' }} />,
};

/** Actions on the selected rows, with the result of every single one. */
export function BulkBar<TRow extends { id: string }>({ selected, actions, rowName, onClear }: BulkBarProps<TRow>) {
  const { t } = useTranslation();
  const [run, setRun] = useState<BulkRun<TRow>>();
  const abort = useRef<AbortController>(undefined);
  const keys = useRef(new Map<string, string>());

  const start = async (action: BulkAction<TRow>, rows: readonly TRow[]) => {
    const controller = new AbortController();
    abort.current = controller;
    const results = await runBulk(rows, action, {
      keyOf: (row) => {
        const name = `${action.key} ${row.id}`;
        const key = keys.current.get(name) ?? createIdempotencyKey();
        keys.current.set(name, key);
        return key;
      },
      onProgress: (progress) => setRun({ action, results: progress, isRunning: true }),
      signal: controller.signal,
      skippedMessage: t('table.bulk.notAllowed'),
    });
    setRun({ action, results, isRunning: false });
    action.onFinished?.();
  };
  const close = () => {
    setRun(undefined);
    keys.current.clear();
    onClear();
  };

  const counts = countResults(run?.results ?? []);
  const finished = counts.done + counts.failed + counts.skipped;
  const failed = (run?.results ?? []).filter((result) => result.state === 'failed').map((result) => result.row);

  return (
    <>
      {selected.length > 0 ? (
        <div className={styles['bulk']} role="region" aria-label={t('table.bulk.region')}>
          <span role="status">{t('table.bulk.selected', { count: selected.length })}</span>
          {actions.map((action) => (
            <Button
              key={action.key}
              size="small"
              icon={action.icon}
              danger={action.isDanger ?? false}
              onClick={() => void start(action, selected)}
            >
              {action.label}
            </Button>
          ))}
          <Button size="small" type="link" onClick={onClear}>
            {t('table.bulk.clear')}
          </Button>
        </div>
      ) : null}
      <Modal
        open={run !== undefined}
        title={run?.action.label}
        closable={!run?.isRunning}
        mask={{ closable: false }}
        onCancel={close}
        footer={
          run?.isRunning ? (
            <Button onClick={() => abort.current?.abort()}>{t('table.bulk.stop')}</Button>
          ) : (
            <>
              {failed.length > 0 && run ? (
                <Button onClick={() => void start(run.action, failed)}>
                  {t('table.bulk.retryFailed', { count: failed.length })}
                </Button>
              ) : null}
              <Button type="primary" onClick={close}>
                {t('table.bulk.close')}
              </Button>
            </>
          )
        }
      >
        <Progress
          aria-label={t('table.bulk.progress')}
          percent={run && run.results.length > 0 ? Math.round((finished / run.results.length) * 100) : 0}
          status={run?.isRunning ? 'active' : counts.failed > 0 ? 'exception' : 'success'}
        />
        <p role="status">{t('table.bulk.summary', { ...counts })}</p>
        <ul className={styles['results']} aria-label={t('table.bulk.results')}>
          {(run?.results ?? []).map((result) => (
            <li key={result.row.id}>
              {icons[result.state]}
              <span>{rowName(result.row)}</span>
              <span className={styles['resultText']}>{result.message ?? t(`table.bulk.state.${result.state}`)}</span>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
