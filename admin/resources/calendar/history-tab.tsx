import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarHistoryDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { HistoryTimeline } from '../../shared/history/history-timeline.tsx';

const PAGE = { first: 20, step: 40, max: 100 } as const;

/** What one needs to read the audit trail of a calendar. */
export const historyRequirement = anyOf('audit.read', 'audit.readAll');

/** Who changed what in a calendar, in whose right and why. */
export function HistoryTab({ owner }: { readonly owner: string | null }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [first, setFirst] = useState<number>(PAGE.first);
  const { data, error, isFetching, refetch } = useDocument(
    CalendarHistoryDocument,
    { owner: owner === null ? { isNull: true } : { eq: owner }, first },
    { resource: 'calendarDay', keepsPrevious: true },
  );
  const trail = data?.auditEntries;
  const words = (field: string, value: string | null | undefined) =>
    field === 'kind' ? label('CalendarDayKind', value) : (value ?? '');
  return (
    <HistoryTimeline
      entries={(trail?.nodes ?? []).map((entry) => {
        const name = entry.changes.find(({ field }) => field === 'name');
        const action = t(`calendar.actions.${entry.action.replace('.', '_')}`, { defaultValue: entry.action });
        return {
          id: entry.id,
          at: entry.occurredAt,
          title: name ? `${action} · ${name.after ?? name.before ?? ''}` : action,
          actorName: entry.actorName ?? null,
          office: entry.officeName ?? null,
          reason: entry.reason ?? null,
          changes: entry.changes
            .filter(({ before, after }) => before !== after)
            .map(({ field, before, after }) => ({
              label: t(`calendar.fields.${field}`, { defaultValue: field }),
              before: words(field, before),
              after: words(field, after),
            })),
        };
      })}
      isLoading={isFetching}
      error={error}
      hasMore={first < PAGE.max && (trail?.totalCount ?? 0) > first}
      onMore={() => setFirst(Math.min(first + PAGE.step, PAGE.max))}
      onRetry={() => void refetch()}
    />
  );
}
