import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationHistoryDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { HistoryTimeline } from '../../shared/history/history-timeline.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { changeText, type ChangeWords } from './change-text.ts';

const PAGE = { first: 20, step: 40, max: 100 } as const;

/** What one needs to read the audit trail of organizations. */
export const auditRequirement = anyOf('audit.read', 'audit.readAll');

/** Dated changes with their reasons, and the audit trail where the viewer may read it. */
export function OrganizationHistory({ id, readsChanges }: { readonly id: string; readonly readsChanges: boolean }) {
  const { t } = useTranslation();
  const readsAudit = useMeets(auditRequirement);
  return (
    <>
      {readsChanges ? <Changes id={id} /> : null}
      {readsAudit ? (
        <Panel title={t('organization.auditTitle')}>
          <RecordHistory id={id} resource="organization" />
        </Panel>
      ) : null}
    </>
  );
}

function useWords(): ChangeWords {
  const { t } = useTranslation();
  return {
    enumLabel: useEnumLabel(),
    fieldLabel: (field) => t(`organization.${field}`, { defaultValue: field }),
  };
}

function Changes({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const [first, setFirst] = useState<number>(PAGE.first);
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationHistoryDocument,
    { id, first },
    { resource: 'organization', keepsPrevious: true },
  );
  const changes = data?.organization?.changes;
  return (
    <Panel title={t('organization.changesTitle')}>
      <HistoryTimeline
        entries={(changes?.nodes ?? []).map((change) => {
          const before = changeText(change.kind, change.before, words);
          const after = changeText(change.kind, change.after, words);
          const kind = words.enumLabel('OrganizationChangeKind', change.kind);
          const related = change.related.nodes.map(({ name }) => name).join(t('organization.comma'));
          return {
            id: change.id,
            at: change.recordedAt,
            title: !after && related ? `${kind} · ${related}` : kind,
            // The log of changes says who planned what the clock carried out; for the rest the audit trail does.
            actorName: change.plan
              ? [change.plan.plannedBy?.name, t('organization.plan.clock')].filter(Boolean).join(' · ')
              : '',
            office: change.plan?.office?.name ?? null,
            effectiveOn: change.effectiveOn,
            reason: [change.reason, change.document].filter(Boolean).join(' · '),
            changes: before || after ? [{ label: t('organization.content'), before, after }] : [],
          };
        })}
        isLoading={isFetching}
        error={error}
        hasMore={first < PAGE.max && (changes?.totalCount ?? 0) > first}
        onMore={() => setFirst(Math.min(first + PAGE.step, PAGE.max))}
        onRetry={() => void refetch()}
      />
    </Panel>
  );
}
