import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';
import { PLANNED_ACTIONS, type PlannedAction } from './organization.enums.ts';
import { organizationPolicy } from './organization.policy.ts';

/** Who may carry a change out may also plan it, set it to another day and cancel it. */
export const PLAN_PERMISSIONS: Readonly<Record<PlannedAction, Permission>> = {
  CREATE: organizationPolicy.createChild.permission,
  RENAME: organizationPolicy.rename.permission,
  MOVE: organizationPolicy.move.permission,
  MERGE: organizationPolicy.merge.permission,
  SPLIT: organizationPolicy.split.permission,
  SUSPEND: organizationPolicy.suspend.permission,
  RESUME: organizationPolicy.resume.permission,
  ARCHIVE: organizationPolicy.archive.permission,
  RESTORE: organizationPolicy.restore.permission,
  LINK_ADD: organizationPolicy.link.permission,
  LINK_END: organizationPolicy.link.permission,
};

/** All permissions of which one opens the door to plans. */
export const PLANNING_PERMISSIONS: readonly Permission[] = [...new Set(Object.values(PLAN_PERMISSIONS))];

/** True when the actor may set a plan to another day or cancel it; the twin of the service's own judgement in SQL. */
export function managesPlanSql(actor: Actor, action: Sql, status: Sql, keys: ScopeColumns): Sql {
  const cases = PLANNED_ACTIONS.map(
    (name) => sql`when ${name} then ${scopeSql(scopeOf(actor, PLAN_PERMISSIONS[name]), keys)}`,
  );
  const mine = cases.reduce((all, item) => sql`${all} ${item}`);
  // A key that the row lacks makes a comparison null, which means no.
  return sql`(${status} in ('PLANNED', 'FAILED') and coalesce(case ${action} ${mine} else false end, false))`;
}
