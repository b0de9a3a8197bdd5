import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import { ownedBy } from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql, type ScopeColumns } from '../../kernel/scope.ts';
import { askedCasesSql } from './asked.read-model.ts';

const otherKeys: ScopeColumns = {
  organizationId: sql`n.id`,
  provinceId: sql`n.province_id`,
  cityId: sql`n.city_id`,
  schoolId: sql`n.school_id`,
  departmentId: sql`n.department_id`,
};

/** True for cases that the actor opened. */
export function openedBySql(table: Table, actor: Actor): Sql {
  const parts: Sql[] = [sql`false`];
  if (actor.accountId !== null) {
    parts.push(sql`${table.column('openerAccountId')} is not distinct from ${actor.accountId}::uuid`);
  }
  if (actor.personId !== null) {
    parts.push(sql`${table.column('openerId')} is not distinct from ${actor.personId}::uuid`);
  }
  return sql`(${join(parts, ' or ')})`;
}

/** True for cases whose candidate the actor is. */
export const isCandidateSql = (table: Table, actor: Actor): Sql =>
  actor.personId === null ? sql`false` : sql`coalesce(${table.column('candidateId')} = ${actor.personId}::uuid, false)`;

/**
 * Cases are read by those in charge of the organizations concerned (appointments take a permission of their own, since they
 * tell of persons), by the opener and the candidate, by whoever is asked now, and by whoever answered. When only one case is in
 * question, its uuid spares asking for all that wait.
 */
export function caseVisibleTo(table: Table, { actor, today }: ReadContext, caseId: string | null = null): Sql {
  const rest = scopeOf(actor, 'case.read');
  const vetting = scopeOf(actor, 'case.readVetting');
  const inCharge = (keys: ScopeColumns): Sql => sql`(case when ${table.column('subjectKind')} = 'APPOINTMENT'
    then ${scopeSql(vetting, keys)} else ${scopeSql(rest, keys)} end)`;
  const parts = [
    sql`coalesce(${inCharge(ownedBy(table))}, false)`,
    sql`exists (select from organization n where n.id = ${table.column('otherId')} and ${inCharge(otherKeys)})`,
    openedBySql(table, actor),
  ];
  if (actor.personId !== null) {
    parts.push(
      isCandidateSql(table, actor),
      sql`${table.column('id')} = any(array(${askedCasesSql(actor.personId, today, caseId)}))`,
      sql`${table.column('id')} = any(array(select d.case_id from procedure_step d where d.person_id = ${actor.personId}::uuid))`,
    );
  }
  return sql`(${join(parts, ' or ')})`;
}
