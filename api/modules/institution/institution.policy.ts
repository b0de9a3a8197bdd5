import sql, { type Sql } from 'sql-template-tag';
import { forbidden } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { scopeOf } from '../../kernel/scope.ts';
import type { Table } from '../../kernel/read/shape.ts';

/**
 * Schools are public reference data that hangs on a place: national offices manage all of them, a provincial office with
 * reach over its subtree those of its province (方案 三: 地方学联组织要落实好对会员团体的具体管理责任).
 */
export function canManageInstitution(actor: Actor, provinceCode: string): boolean {
  const scope = scopeOf(actor, 'institution.manage');
  return scope.isEverywhere || scope.provinceCodes.includes(provinceCode);
}

/** Refuses unless the actor manages the schools of the province. */
export function authorizeInstitution(actor: Actor, provinceCode: string): void {
  requirePermission(actor, 'institution.manage');
  if (!canManageInstitution(actor, provinceCode)) {
    throw forbidden();
  }
}

/** The same judgement over a table of institutions, for `viewerCan`. */
export function manageableSql(actor: Actor, table: Table): Sql {
  const scope = scopeOf(actor, 'institution.manage');
  return scope.isEverywhere ? sql`true` : sql`${table.column('provinceCode')} = any(${scope.provinceCodes}::text[])`;
}
