import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonHistoryDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { HistoryTimeline } from '../../shared/history/history-timeline.tsx';

/** What happened to the record of a person, as far as the viewer may read the audit trail. */
export function PersonHistory({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(20);
  const { data, error, isFetching, refetch } = useDocument(
    PersonHistoryDocument,
    { subjectId: personId, first },
    { resource: 'person', keepsPrevious: true },
  );
  const trail = data?.auditEntries;
  const label = (field: string) => t(`person.${field}`, { defaultValue: field });
  return (
    <HistoryTimeline
      entries={(trail?.nodes ?? []).map((entry) => ({
        id: entry.id,
        at: entry.occurredAt,
        title: t(`person.actions.${entry.action.replaceAll('.', '_')}`, { defaultValue: entry.action }),
        actorName: entry.actorName,
        office: entry.officeName,
        reason: entry.reason,
        changes: entry.changes.map(({ field, before, after }) => ({ label: label(field), before, after })),
      }))}
      isLoading={isFetching}
      error={error}
      hasMore={first < 100 && (trail?.totalCount ?? 0) > first}
      onMore={() => setFirst(Math.min(first + 40, 100))}
      onRetry={() => void refetch()}
    />
  );
}
