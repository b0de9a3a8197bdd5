import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLocale } from '../../providers/i18n.ts';
import { formatDay, today } from '../../shared/date/format.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';

interface PlanFiled {
  readonly plannedChange?: { readonly effectiveOn: string } | null;
}

/** What a dialog says of the day that was chosen, and what it reports once it is done. */
export function usePlanWords(): {
  readonly note: (day: string) => ReactNode;
  readonly done: (message: string) => (payload: object) => string;
} {
  const { t } = useTranslation();
  const dayText = (day: string): string => formatDay(day, currentLocale());
  return {
    note: (day) => (day > today() ? t('organization.plan.note', { day: dayText(day) }) : null),
    done: (message) => (payload) => {
      const { plannedChange } = payload as PlanFiled;
      return plannedChange ? t('organization.plan.filed', { day: dayText(plannedChange.effectiveOn) }) : message;
    },
  };
}

/** One plan as its words need it. */
export interface PlanFacts {
  readonly action: string;
  readonly names: readonly string[];
  readonly linkKind?: string | null;
  readonly related: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
}

/** A plan in one line of text, such as `更名 · 新名`, for the names of its buttons. */
export function usePlanTitle(): (plan: PlanFacts) => string {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return ({ action, names, related }) =>
    [label('PlannedAction', action), [...names, ...related.nodes.map(({ name }) => name)].join(t('organization.comma'))]
      .filter(Boolean)
      .join(' · ');
}

/** What is planned: the action, the names that come with it, the other organizations that it concerns. */
export function PlanWhat({ plan }: { readonly plan: PlanFacts }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const parts: ReactNode[] = [
    ...(plan.linkKind ? [label('OrganizationLinkKind', plan.linkKind)] : []),
    ...plan.names,
    ...plan.related.nodes.map(({ id, name }) => (
      <Link key={id} to={`/organizations/${id}`}>
        {name}
      </Link>
    )),
  ];
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <strong>{label('PlannedAction', plan.action)}</strong>
      {parts.map((part, index) => (
        // Parts of one plan never change places; names may repeat and have no id.
        <span key={index}>
          {index === 0 ? ' · ' : t('organization.comma')}
          {part}
        </span>
      ))}
    </span>
  );
}
