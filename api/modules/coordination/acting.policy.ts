import sql, { type Sql } from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { requirePermission } from '../../kernel/policy.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';

/*
 * Whoever issues, answers or verifies does so in the name of one organization, so it takes an office of that very
 * organization: a level above reads what its reach covers, and never answers or verifies in another's place
 * (schema/decisions/017-obligations.md).
 */

/** True when the actor holds the permission through an office of that very organization. */
export function actsFor(actor: Actor, permission: Permission, organizationId: string | null): boolean {
  return actor.grants.some(
    (grant) =>
      grant.permission === permission &&
      (grant.reach === 'ALL' || (organizationId !== null && grant.organizationId === organizationId)),
  );
}

/** The same as a condition over a column. */
export function actsForSql(actor: Actor, permission: Permission, organizationId: Sql): Sql {
  const grants = actor.grants.filter((grant) => grant.permission === permission);
  if (grants.some(({ reach }) => reach === 'ALL')) {
    return sql`true`;
  }
  const ids = [...new Set(grants.map((grant) => grant.organizationId).filter((id) => id !== null))];
  return ids.length === 0 ? sql`false` : sql`${organizationId} = any(${ids}::uuid[])`;
}

/** Refuses unless the actor acts for the organization; what the actor may not see is answered as absent. */
export function authorizeActing(
  actor: Actor,
  permission: Permission,
  organizationId: string | null,
  isVisible: boolean,
): void {
  requirePermission(actor, permission);
  if (!isVisible) {
    throw notFound();
  }
  if (!actsFor(actor, permission, organizationId)) {
    throw forbidden();
  }
}

/** A row that belongs to an organization, as entities hold it. */
interface OwnedRow {
  readonly organizationId: string;
  readonly provinceId?: string | null | undefined;
  readonly cityId?: string | null | undefined;
  readonly schoolId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
}

/** The scope keys of a stored row. */
export const scopeOfRow = (row: OwnedRow): ScopeKeys => ({
  organizationId: row.organizationId,
  provinceId: row.provinceId ?? null,
  cityId: row.cityId ?? null,
  schoolId: row.schoolId ?? null,
  departmentId: row.departmentId ?? null,
});
