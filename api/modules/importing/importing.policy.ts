import sql, { type Sql } from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { holds, type Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { grantOver, isNowhere, scopeOf, scopeSql, type ScopeColumns, type ScopeKeys } from '../../kernel/scope.ts';

/** A batch as the rules judge it. */
export interface JudgedBatch extends ScopeKeys {
  readonly startedById: string | null;
}

/** Permissions of which whoever imports must hold one, beside `import.run`. */
export const TARGET_PERMISSIONS: Readonly<Record<string, readonly Permission[]>> = {
  INSTITUTION: ['institution.manage'],
  ORGANIZATION: ['organization.create', 'institution.manage'],
  PERSON: ['person.manage'],
};

/** True when the actor may import this kind of list at all. */
export function mayImport(actor: Actor, target: string): boolean {
  return holds(actor, 'import.run') && TARGET_PERMISSIONS[target]!.some((permission) => holds(actor, permission));
}

/** True when the actor sees the batch: its own, or one of an organization over which it may import. */
function seesBatch(actor: Actor, batch: JudgedBatch): boolean {
  const isOwn = actor.accountId !== null && batch.startedById === actor.accountId;
  return holds(actor, 'import.run') && (isOwn || grantOver(actor, 'import.run', batch) !== null);
}

/** Refuses to act upon a batch that the actor does not see. */
export function authorizeBatch(actor: Actor, batch: JudgedBatch): void {
  if (!seesBatch(actor, batch)) {
    throw notFound();
  }
}

/** The same judgement in SQL over the columns of a batch. */
export function visibleBatchSql(actor: Actor, startedById: Sql, columns: ScopeColumns): Sql {
  const scope = scopeOf(actor, 'import.run');
  if (isNowhere(scope)) {
    return sql`false`;
  }
  const own = actor.accountId === null ? sql`false` : sql`${startedById} is not distinct from ${actor.accountId}::uuid`;
  return sql`(${own} or ${scopeSql(scope, columns)})`;
}

/**
 * Rows of a list of people are personal data: besides their importer they are seen by readers of persons over the
 * organization of the batch, who state a purpose when it lies below theirs.
 */
export function visibleRowSql(actor: Actor, target: Sql, startedById: Sql, columns: ScopeColumns): Sql {
  const own = actor.accountId === null ? sql`false` : sql`${startedById} is not distinct from ${actor.accountId}::uuid`;
  return sql`(${visibleBatchSql(actor, startedById, columns)}
    and (${target} <> 'PERSON' or ${own} or ${scopeSql(scopeOf(actor, 'person.read'), columns)}))`;
}
