import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { ClubType, OrganizationKind } from './organization.enums.ts';
import { KIND_LABELS, LEVEL_LABELS } from './organization.labels.ts';
import { refuse } from './organization.refusals.ts';
import { PLACEMENTS } from './placement.data.ts';

/** What of an organization decides where it may stand. */
export interface Unit {
  readonly level: OrganizationLevel;
  readonly kind: OrganizationKind;
}

/** Facts that only some kinds have. */
export interface KindFacts {
  readonly kind: OrganizationKind;
  readonly clubType?: ClubType | null | undefined;
  readonly hostCountry?: string | null | undefined;
}

/** The levels at which a kind exists. */
export function levelsOfKind(kind: OrganizationKind): OrganizationLevel[] {
  return PLACEMENTS.filter((placement) => placement.kind === kind).map(({ level }) => level);
}

/** True when the table of places lets the unit stand below the parent, or at the top for null. */
export function mayStandBelow({ kind, level }: Unit, parent: Unit | null): boolean {
  const placement = PLACEMENTS.find((item) => item.kind === kind && item.level === level);
  if (!placement) {
    return false;
  }
  return parent === null ? Object.keys(placement.below).length === 0 : (placement.below[parent.level]?.includes(parent.kind) ?? false);
}

/** Refuses a kind at a level where it does not exist, and facts that its kind does not have. */
export function requireKind(unit: Unit & KindFacts, locale: Locale): void {
  if (!levelsOfKind(unit.kind).includes(unit.level)) {
    throw refuse('ORGANIZATION_KIND_LEVEL', ['input', 'kind'], {
      kind: KIND_LABELS[unit.kind][locale],
      level: LEVEL_LABELS[unit.level][locale],
    });
  }
  requireKindFacts(unit);
}

/** Refuses a club type or a host country on a kind that has none. */
export function requireKindFacts({ kind, clubType, hostCountry }: KindFacts): void {
  if (clubType && kind !== 'CLUB') {
    throw refuse('ORGANIZATION_FACT_OF_OTHER_KIND', ['input', 'clubType']);
  }
  if (hostCountry && kind !== 'OVERSEAS_ASSOCIATION') {
    throw refuse('ORGANIZATION_FACT_OF_OTHER_KIND', ['input', 'hostCountry']);
  }
}

/** Refuses a parent below which the unit may not stand, or that is not active. */
export function requireParent(child: Unit, parent: (Unit & { readonly status: string }) | null, locale: Locale): void {
  if (mayStandBelow(child, null) !== (parent === null)) {
    throw refuse(parent === null ? 'ORGANIZATION_PARENT_REQUIRED' : 'ORGANIZATION_PARENT_NONE', ['input', 'parentId']);
  }
  if (parent === null) {
    return;
  }
  if (!mayStandBelow(child, parent)) {
    const words = ({ kind, level }: Unit) => `${LEVEL_LABELS[level][locale]}${locale === 'en' ? ' ' : ''}${KIND_LABELS[kind][locale]}`;
    throw refuse('ORGANIZATION_PARENT_LEVEL', ['input', 'parentId'], { child: words(child), parent: words(parent) });
  }
  if (parent.status !== 'ACTIVE') {
    throw refuse('ORGANIZATION_PARENT_INACTIVE', ['input', 'parentId']);
  }
}
