import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor, Grant } from './actor.ts';
import { permissionSpec, type Permission } from './permission.ts';

/** The denormalised ancestors that every organization-owned row carries, one per level (the national level excepted). */
export interface ScopeKeys {
  readonly organizationId: string | null;
  readonly provinceId: string | null;
  readonly cityId: string | null;
  readonly schoolId: string | null;
  readonly departmentId: string | null;
}

/** The same keys as SQL expressions of a table in a statement. */
export type ScopeColumns = Readonly<Record<keyof ScopeKeys, Sql>>;

const KEY_OF_LEVEL = {
  PROVINCIAL: 'provinceId',
  CITY: 'cityId',
  SCHOOL: 'schoolId',
  DEPARTMENT: 'departmentId',
  CLUB: 'organizationId',
} as const;

/** Where a permission holds for an actor: everywhere, or in named organizations and subtrees. */
export interface Scope {
  readonly isEverywhere: boolean;
  readonly here: readonly string[];
  readonly subtrees: Readonly<
    Record<'provinceId' | 'cityId' | 'schoolId' | 'departmentId' | 'organizationId', readonly string[]>
  >;
  /** Division codes of provincial subtrees, for reference data that hangs on a place. */
  readonly provinceCodes: readonly string[];
}

/**
 * The scope of a permission. For PERSONAL and more sensitive data a SUBTREE office reads only its own organization
 * until the request states a purpose, which is then audited (schema/decisions/005).
 */
export function scopeOf(actor: Actor, permission: Permission): Scope {
  const { dataClass } = permissionSpec(permission);
  const isPersonal = dataClass === 'PERSONAL' || dataClass === 'SENSITIVE';
  const here: string[] = [];
  const subtrees: Record<keyof Scope['subtrees'], string[]> = {
    provinceId: [],
    cityId: [],
    schoolId: [],
    departmentId: [],
    organizationId: [],
  };
  const provinceCodes: string[] = [];
  let isEverywhere = false;
  for (const grant of actor.grants) {
    if (grant.permission !== permission) {
      continue;
    }
    if (grant.reach === 'ALL') {
      isEverywhere = true;
    } else if (grant.reach === 'HERE' || (isPersonal && actor.purpose === null)) {
      here.push(grant.organizationId!);
    } else if (grant.level === 'NATIONAL') {
      isEverywhere = true;
    } else {
      subtrees[KEY_OF_LEVEL[grant.level!]].push(grant.organizationId!);
      if (grant.level === 'PROVINCIAL' && grant.divisionCode !== null) {
        provinceCodes.push(grant.divisionCode);
      }
    }
  }
  return { isEverywhere, here, subtrees, provinceCodes };
}

/** True when the permission holds nowhere. */
export function isNowhere(scope: Scope): boolean {
  return (
    !scope.isEverywhere && scope.here.length === 0 && Object.values(scope.subtrees).every((ids) => ids.length === 0)
  );
}

/** The scope as a predicate over a table's scope columns; every list, edge, count and export carries it before paging. */
export function scopeSql(scope: Scope, columns: ScopeColumns): Sql {
  if (scope.isEverywhere) {
    return sql`true`;
  }
  const parts: Sql[] = [];
  const direct = [...scope.here, ...scope.subtrees.organizationId];
  if (direct.length > 0) {
    parts.push(sql`${columns.organizationId} = any(${direct}::uuid[])`);
  }
  for (const key of ['provinceId', 'cityId', 'schoolId', 'departmentId'] as const) {
    if (scope.subtrees[key].length > 0) {
      parts.push(sql`${columns[key]} = any(${scope.subtrees[key]}::uuid[])`);
    }
  }
  return parts.length === 0 ? sql`false` : sql`(${join(parts, ' or ')})`;
}

/** The grant by which the actor holds the permission over a row, or null; the twin of `scopeSql` for one loaded row. */
export function grantOver(actor: Actor, permission: Permission, target: ScopeKeys): Grant | null {
  const { dataClass } = permissionSpec(permission);
  const isPersonal = dataClass === 'PERSONAL' || dataClass === 'SENSITIVE';
  const covers = (grant: Grant): boolean => {
    if (grant.permission !== permission) {
      return false;
    }
    if (grant.reach === 'ALL') {
      return true;
    }
    if (grant.reach === 'HERE' || (isPersonal && actor.purpose === null)) {
      return target.organizationId === grant.organizationId;
    }
    return grant.level === 'NATIONAL' || target[KEY_OF_LEVEL[grant.level!]] === grant.organizationId;
  };
  return actor.grants.find(covers) ?? null;
}
