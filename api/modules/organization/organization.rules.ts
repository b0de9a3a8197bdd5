import type { OrganizationLevel } from '../../kernel/actor.ts';
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

interface Unit {
  readonly level: OrganizationLevel;
  readonly kind: OrganizationKind;
}

/** Refuses a kind at a level where it does not exist. */
export function requireKindAtLevel({ kind, level }: Unit): void {
  if (!LEVELS_OF_KIND[kind].includes(level)) {
    throw refuse('ORGANIZATION_KIND_LEVEL', ['input', 'kind'], { kind, level });
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
  if (!CHILD_LEVELS[parent.level].includes(child.level)) {
    throw refuse('ORGANIZATION_PARENT_LEVEL', ['input', 'parentId'], { child: child.kind, parent: parent.kind });
  }
}
