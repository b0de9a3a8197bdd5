import type { Sql } from 'sql-template-tag';
import { holds, type Actor } from './actor.ts';
import { forbidden, notFound, unauthenticated } from './access.ts';
import type { Permission } from './permission.ts';
import { grantOver, type ScopeKeys } from './scope.ts';

/** What may be done to one kind of record: the permission it takes and the states in which it makes sense. */
export interface Rule<Row extends ScopeKeys = ScopeKeys> {
  readonly permission: Permission;
  /** State condition on a loaded row; absent means always. */
  readonly when?: (row: Row) => boolean;
  /** The same condition over a table alias, and what the actor must hold besides, for `viewerCan` in SQL. */
  readonly whenSql?: (column: (property: string) => Sql, actor: Actor) => Sql;
}

/** The rules of a kind of record by action; `viewerCan` and the services judge by the same object. */
export type Policy<Action extends string = string, Row extends ScopeKeys = ScopeKeys> = Readonly<
  Record<Action, Rule<Row>>
>;

/** Refuses at the door when the actor holds the permission nowhere. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (holds(actor, permission)) {
    return;
  }
  throw actor.accountId === null ? unauthenticated() : forbidden();
}

/**
 * Refuses unless the actor holds the permission over this row. A row that the actor may not even see is reported as
 * absent, whatever is held over it; pass `isVisible` as the read side of the policy judges.
 */
export function authorize(actor: Actor, permission: Permission, target: ScopeKeys, isVisible = true): void {
  requirePermission(actor, permission);
  if (!isVisible) {
    throw notFound();
  }
  if (grantOver(actor, permission, target) === null) {
    throw forbidden();
  }
}
