import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Button, Modal, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulkAction, type BulkInput, type BulkResult, countResults } from './bulk.ts';
import { csvFile, saveFile } from './export-file.ts';
import styles from './table.module.css';

/** A bulk action under way or over. */
export interface BulkRun<TRow> {
  readonly action: BulkAction<TRow>;
  readonly input: BulkInput;
  readonly results: readonly BulkResult<TRow>[];
  readonly isRunning: boolean;
}

interface BulkResultsProps<TRow> {
  readonly run: BulkRun<TRow>;
  readonly rowName: (row: TRow) => string;
  readonly onStop: () => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

const icons: Record<BulkResult<unknown>['state'], ReactNode> = {
  waiting: <ClockCircleOutlined aria-hidden="true" />,
  done: <CheckCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-success)' }} />,
  failed: <CloseCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-error)' }} />,
  skipped: <MinusCircleOutlined aria-hidden="true" style={{ color: 'var(--xl-color-warning)' }} />,
};

/** What became of each row, with another try for those that failed and the result as a file. */
export function BulkResults<TRow extends { id: string }>({
  run,
  rowName,
  onStop,
  onRetry,
  onClose,
}: BulkResultsProps<TRow>) {
  const { t } = useTranslation();
  const { action, results, isRunning } = run;
  const counts = countResults(results);
  const finished = counts.done + counts.failed + counts.skipped;
  const download = () =>
    saveFile(
      csvFile(`${t('table.bulk.resultFile')}.csv`, [
        ['id', t('table.bulk.resultName'), t('table.bulk.resultState'), t('table.bulk.resultMessage')],
        ...results.map(({ row, state, message }) => [
          row.id,
          rowName(row),
          t(`table.bulk.state.${state}`),
          message ?? '',
        ]),
      ]),
    );
  return (
    <Modal
      open
      title={action.label}
      closable={!isRunning}
      keyboard={!isRunning}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        isRunning ? (
          <Button onClick={onStop}>{t('table.bulk.stop')}</Button>
        ) : (
          <>
            <Button onClick={download}>{t('table.bulk.download')}</Button>
            {counts.failed > 0 ? (
              <Button onClick={onRetry}>{t('table.bulk.retryFailed', { count: counts.failed })}</Button>
            ) : null}
            <Button type="primary" onClick={onClose}>
              {t('table.bulk.close')}
            </Button>
          </>
        )
      }
    >
      <Progress
        aria-label={t('table.bulk.progress')}
        percent={results.length > 0 ? Math.round((finished / results.length) * 100) : 0}
        status={isRunning ? 'active' : counts.failed > 0 ? 'exception' : 'success'}
      />
      <p role="status">{t('table.bulk.summary', { ...counts })}</p>
      <ul className={styles['results']} aria-label={t('table.bulk.results')}>
        {results.map((result) => (
          <li key={result.row.id}>
            {icons[result.state]}
            <span>{rowName(result.row)}</span>
            <span className={styles['resultText']}>{result.message ?? t(`table.bulk.state.${result.state}`)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
