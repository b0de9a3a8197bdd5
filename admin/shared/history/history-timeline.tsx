import { Button, Skeleton, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText, InstantText } from '../date/date-text.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import styles from './history.module.css';

/** One field that a change altered; values are ready to be shown. */
export interface HistoryChange {
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** One entry of the audit log, as far as the viewer may know it. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  /** What was done, in words. */
  readonly title: string;
  /** Null when the viewer may not know the person. */
  readonly actorName: string | null;
  /** The office in whose right it was done. */
  readonly office?: string | null;
  readonly effectiveOn?: string | null;
  readonly reason?: string | null;
  readonly changes?: readonly HistoryChange[];
  /** What changed, already drawn. */
  readonly details?: ReactNode;
}

interface HistoryTimelineProps {
  readonly entries: readonly HistoryEntry[];
  readonly isLoading: boolean;
  readonly error?: unknown;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** What happened to an object: newest first, who, in which office, from when on, why, and what changed. */
export function HistoryTimeline({ entries, isLoading, error, hasMore, onMore, onRetry }: HistoryTimelineProps) {
  const { t } = useTranslation();
  if (error) {
    return <RequestFailure error={error} onRetry={onRetry} />;
  }
  if (isLoading && entries.length === 0) {
    return <Skeleton active paragraph={{ rows: 5 }} />;
  }
  if (entries.length === 0) {
    return <EmptyState title={t('history.empty')} />;
  }
  return (
    <>
      <Timeline items={entries.map((entry) => ({ key: entry.id, content: <Entry entry={entry} /> }))} />
      {hasMore ? (
        <Button className={styles['more'] ?? ''} onClick={onMore} loading={isLoading}>
          {t('history.more')}
        </Button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <strong>{entry.title}</strong>
        <span className={styles['when']}>
          <InstantText value={entry.at} />
        </span>
      </div>
      {entry.actorName === '' ? null : (
        <div className={styles['who']}>
          {entry.actorName ?? t('history.unknownActor')}
          {entry.office ? ` · ${entry.office}` : null}
        </div>
      )}
      {entry.effectiveOn ? (
        <div>
          {t('history.effectiveOn')} <DayText value={entry.effectiveOn} />
        </div>
      ) : null}
      {entry.reason ? (
        <div>
          {t('history.reason')} {entry.reason}
        </div>
      ) : null}
      {entry.changes && entry.changes.length > 0 ? (
        <dl className={styles['changes']}>
          {entry.changes.map((change) => (
            <div key={change.label} className={styles['change']}>
              <dt>{change.label}</dt>
              <dd>
                <del>{change.before ?? t('history.nothing')}</del> <span aria-hidden="true">→</span>{' '}
                <ins>{change.after ?? t('history.nothing')}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {entry.details}
    </div>
  );
}
