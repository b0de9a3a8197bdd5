import sql, { type Sql } from 'sql-template-tag';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import { ownedBy } from '../../kernel/read/shape.ts';
import { scopeOf, scopeSql, type ScopeColumns, type ScopeKeys } from '../../kernel/scope.ts';
import { actsForSql } from '../coordination/index.ts';

/** The scope keys of a stored row. */
export function scopeOfOwned(row: {
  readonly organizationId: string;
  readonly provinceId?: string | null | undefined;
  readonly cityId?: string | null | undefined;
  readonly schoolId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
}): ScopeKeys {
  return {
    organizationId: row.organizationId,
    provinceId: row.provinceId ?? null,
    cityId: row.cityId ?? null,
    schoolId: row.schoolId ?? null,
    departmentId: row.departmentId ?? null,
  };
}

const keysOf = (alias: Sql): ScopeColumns => ({
  organizationId: sql`${alias}.organization_id`,
  provinceId: sql`${alias}.province_id`,
  cityId: sql`${alias}.city_id`,
  schoolId: sql`${alias}.school_id`,
  departmentId: sql`${alias}.department_id`,
});

const COLUMNS: ScopeColumns = keysOf(sql`vs`);

/** Who sees a submission through what it owes: whoever answers there and whoever verifies it. */
function involvedSql(obligationId: Sql, organizationId: Sql, { actor }: ReadContext): Sql {
  return sql`(${actsForSql(actor, 'obligation.answer', organizationId)} or exists (select 1 from obligation vo
    where vo.id = ${obligationId} and ${actsForSql(actor, 'obligation.verify', sql`vo.verifier_id`)}))`;
}

/** INTERNAL: readers by their reach, whoever answers or verifies, and whoever opened the round. */
export function submissionVisibleTo(table: Table, context: ReadContext): Sql {
  const { actor } = context;
  return sql`(${scopeSql(scopeOf(actor, 'report.read'), ownedBy(table))}
    or ${involvedSql(table.column('obligationId'), table.column('organizationId'), context)}
    or exists (select 1 from report_round vr where vr.id = ${table.column('roundId')}
      and ${actsForSql(actor, 'report.open', sql`vr.organization_id`)}))`;
}

/** True for what hangs on a submission that the viewer sees. */
export function throughSubmission(submissionId: Sql, context: ReadContext): Sql {
  return sql`exists (select 1 from report_submission vs where vs.id = ${submissionId}
    and (${scopeSql(scopeOf(context.actor, 'report.read'), COLUMNS)}
      or ${involvedSql(sql`vs.obligation_id`, sql`vs.organization_id`, context)}))`;
}

/** INTERNAL: readers at whoever asks, and everybody who sees a submission of it. */
function roundVisibleSql(id: Sql, keys: ScopeColumns, context: ReadContext): Sql {
  const { actor } = context;
  return sql`(${scopeSql(scopeOf(actor, 'report.read'), keys)} or ${actsForSql(actor, 'report.open', keys.organizationId)}
    or exists (select 1 from report_submission vs where vs.round_id = ${id}
      and (${scopeSql(scopeOf(actor, 'report.read'), COLUMNS)}
        or ${involvedSql(sql`vs.obligation_id`, sql`vs.organization_id`, context)})))`;
}

/** Rounds by their own columns. */
export const roundVisibleTo = (table: Table, context: ReadContext): Sql =>
  roundVisibleSql(table.column('id'), ownedBy(table), context);

/** True when the viewer may read the figures of a whole round: whoever asks, and those above it. */
export function roundFiguresVisible(keys: ScopeColumns, { actor }: ReadContext): Sql {
  return sql`(${scopeSql(scopeOf(actor, 'report.read'), keys)} or ${actsForSql(actor, 'report.open', keys.organizationId)}
    or ${actsForSql(actor, 'report.publish', keys.organizationId)})`;
}

/** INTERNAL: readers and designers at the owner, those above it, and for shared ones everybody below who may use them. */
function templateVisibleSql(keys: ScopeColumns, isShared: Sql, { actor }: ReadContext): Sql {
  const ids = actor.grants
    .filter(
      ({ permission }) =>
        permission === 'report.read' || permission === 'report.design' || permission === 'report.open',
    )
    .map(({ organizationId }) => organizationId)
    .filter((id) => id !== null);
  return sql`(${scopeSql(scopeOf(actor, 'report.read'), keys)} or ${scopeSql(scopeOf(actor, 'report.design'), keys)}
    or ${isShared} and exists (select 1 from organization vm, organization vw where vw.id = ${keys.organizationId}
      and vm.id = any(${[...new Set(ids)]}::uuid[]) and vm.path like vw.path || '%'))`;
}

/** Templates by their own columns. */
export const templateVisibleTo = (table: Table, context: ReadContext): Sql =>
  templateVisibleSql(ownedBy(table), table.column('isShared'), context);

/** Versions: whoever sees the template, and whoever sees a round or a submission made with it. */
export function versionVisibleTo(table: Table, context: ReadContext): Sql {
  return sql`(exists (select 1 from report_template vt where vt.id = ${table.column('templateId')}
      and ${templateVisibleSql(keysOf(sql`vt`), sql`vt.is_shared`, context)})
    or exists (select 1 from report_round vr where vr.template_version_id = ${table.column('id')}
      and ${roundVisibleSql(sql`vr.id`, keysOf(sql`vr`), context)})
    or exists (select 1 from report_submission vs where vs.template_version_id = ${table.column('id')}
      and (${scopeSql(scopeOf(context.actor, 'report.read'), COLUMNS)}
        or ${involvedSql(sql`vs.obligation_id`, sql`vs.organization_id`, context)})))`;
}

/** PUBLIC ones that stand for everybody; all others for whoever sees the round. */
export function publicationVisibleTo(table: Table, context: ReadContext): Sql {
  return sql`(${table.column('visibility')} = 'PUBLIC' and ${table.column('status')} = 'PUBLISHED'
    or ${table.column('status')} = 'PUBLISHED' and exists (select 1 from report_round vr where vr.id = ${table.column('roundId')}
      and ${roundVisibleSql(sql`vr.id`, keysOf(sql`vr`), context)})
    or ${roundFiguresVisible(ownedBy(table), context)})`;
}

/** True when the viewer reads a submission in full: its own organization's, what it verifies, or by the permission for it. */
export function answersVisible(table: Table, context: ReadContext): Sql {
  return sql`(${scopeSql(scopeOf(context.actor, 'report.answers'), ownedBy(table))}
    or ${involvedSql(table.column('obligationId'), table.column('organizationId'), context)})`;
}

/** `report_round` under an alias as scope columns. */
export const roundKeys = keysOf;
