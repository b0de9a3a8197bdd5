import type { OrganizationLevel } from '../../kernel/actor.ts';
import { requestLocale } from '../../kernel/locale.ts';
import { KIND_LABELS, LEVEL_LABELS } from './organization.labels.ts';
import { refuse } from './organization.refusals.ts';
import type { OrganizationKind } from './organization.enums.ts';

/** Levels at which a kind may stand. */
export const LEVELS_OF_KIND: Readonly<Record<OrganizationKind, readonly OrganizationLevel[]>> = {
  FEDERATION: ['NATIONAL', 'PROVINCIAL', 'CITY'],
  STUDENT_UNION: ['SCHOOL'],
  GRADUATE_UNION: ['SCHOOL'],
  FACULTY_UNION: ['DEPARTMENT'],
  UNION_DEPARTMENT: ['DEPARTMENT'],
  CLUB_ASSOCIATION: ['DEPARTMENT'],
  CLUB: ['CLUB'],
  OVERSEAS_ASSOCIATION: ['SCHOOL'],
  LEAGUE_COMMITTEE: ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT'],
};

/** Levels that may stand directly below a level; secretariats have departments of their own (`学联` 机关部门). */
export const CHILD_LEVELS: Readonly<Record<OrganizationLevel, readonly OrganizationLevel[]>> = {
  NATIONAL: ['PROVINCIAL', 'DEPARTMENT'],
  PROVINCIAL: ['CITY', 'SCHOOL', 'DEPARTMENT'],
  CITY: ['SCHOOL', 'DEPARTMENT'],
  SCHOOL: ['DEPARTMENT', 'CLUB'],
  DEPARTMENT: ['CLUB'],
  CLUB: [],
};

const locale = () => requestLocale.getStore() ?? 'zh-CN';

/** Level and kind in the language of the request. */
function wordsOf({ kind, level }: Unit): string {
  return `${LEVEL_LABELS[level][locale()]}${locale() === 'en' ? ' ' : ''}${KIND_LABELS[kind][locale()]}`;
}

interface Unit {
  readonly level: OrganizationLevel;
  readonly kind: OrganizationKind;
}

/** Refuses a kind at a level where it does not exist. */
export function requireKindAtLevel({ kind, level }: Unit): void {
  if (!LEVELS_OF_KIND[kind].includes(level)) {
    throw refuse('ORGANIZATION_KIND_LEVEL', ['input', 'kind'], {
      kind: KIND_LABELS[kind][locale()],
      level: LEVEL_LABELS[level][locale()],
    });
  }
}

/** Refuses a parent below which the unit may not stand; overseas associations and national bodies have none. */
export function requireParent(child: Unit, parent: (Unit & { readonly status: string }) | null): void {
  const isRoot = child.level === 'NATIONAL' || child.kind === 'OVERSEAS_ASSOCIATION';
  if (isRoot !== (parent === null)) {
    throw refuse('ORGANIZATION_PARENT_REQUIRED', ['input', 'parentId']);
  }
  if (parent === null) {
    return;
  }
  if (parent.status !== 'ACTIVE') {
    throw refuse('ORGANIZATION_PARENT_INACTIVE', ['input', 'parentId']);
  }
  // A committee guides the union beside it and has no units of its own in this tree.
  if (!CHILD_LEVELS[parent.level].includes(child.level) || parent.kind === 'LEAGUE_COMMITTEE') {
    throw refuse('ORGANIZATION_PARENT_LEVEL', ['input', 'parentId'], {
      child: wordsOf(child),
      parent: wordsOf(parent),
    });
  }
}
