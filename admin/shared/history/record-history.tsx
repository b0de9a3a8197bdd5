import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordHistoryDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useDocument } from '../data/use-document.ts';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { useMeets } from '../guard/allowed.tsx';
import { ChangeList } from './change-list.tsx';
import { HistoryTimeline } from './history-timeline.tsx';
import styles from './history.module.css';

const PAGE = { first: 20, step: 40, max: 100 } as const;

interface RecordHistoryProps {
  /** Public id of the object. */
  readonly id: string;
  /** Resource whose changes make the history stale. */
  readonly resource: string;
  readonly purpose?: string | undefined;
}

/** What happened to one object by the audit trail, as far as the viewer may read it. */
export function RecordHistory({ id, resource, purpose }: RecordHistoryProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [first, setFirst] = useState<number>(PAGE.first);
  const { data, error, isFetching, refetch } = useDocument(
    RecordHistoryDocument,
    { subjectId: id, first },
    { resource, purpose, keepsPrevious: true },
  );
  const trail = data?.auditEntries;
  const readsTrail = useMeets(anyOf('audit.read', 'audit.readAll'));
  return (
    <>
      {readsTrail ? null : <p className={styles['note']}>{t('history.ownOnly')}</p>}
      <HistoryTimeline
        entries={(trail?.nodes ?? []).map((entry) => ({
          id: entry.id,
          at: entry.occurredAt,
          title: entry.actionLabel,
          actorName:
            entry.actorName ?? (entry.systemRole ? label('SystemRole', entry.systemRole) : t('history.platform')),
          office: entry.officeName,
          reason: entry.reason,
          details: <ChangeList entry={entry} />,
        }))}
        isLoading={isFetching}
        error={error}
        hasMore={first < PAGE.max && (trail?.totalCount ?? 0) > first}
        onMore={() => setFirst(Math.min(first + PAGE.step, PAGE.max))}
        onRetry={() => void refetch()}
      />
    </>
  );
}
