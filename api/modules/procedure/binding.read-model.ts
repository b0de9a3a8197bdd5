import sql, { type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { Table } from '../../kernel/read/shape.ts';
import type { BindingTarget } from './procedure-subject.ts';
import type { SubjectKind } from './procedure.enums.ts';

/** The version of a chain that a matter goes through. */
export interface Binding {
  readonly procedureId: string;
  readonly versionId: string;
  readonly name: string;
}

/** Uuid of the version of a procedure that is in force on a day, as a scalar subquery; null when none is. */
export const inForceVersionSql = (procedureId: Sql, today: string): Sql => sql`(select n.id from procedure_version n
  where n.procedure_id = ${procedureId} and n.published_at is not null and n.valid_from <= ${today}::date
  order by n.valid_from desc limit 1)`;

/**
 * The procedure that binds a matter today, or null. Where several do, that of the highest owner binds: a level below may
 * regulate what those above left open, and never loosen what they ask for.
 */
export async function bindingOf(
  run: Run,
  kind: SubjectKind,
  { placeIds, level, kind: organizationKind, titleKey }: BindingTarget,
  today: string,
): Promise<Binding | null> {
  const [row] = await run<Binding>(sql`select p.id as "procedureId", p.name, v.id as "versionId" from procedure p
    join organization owner on owner.id = p.organization_id and owner.status in ('ACTIVE', 'SUSPENDED')
    cross join lateral (select ${inForceVersionSql(sql`p.id`, today)} as id) v
    where p.subject_kind = ${kind} and v.id is not null and (p.retired_on is null or p.retired_on > ${today}::date)
      and exists (select from organization place where place.id = any(${placeIds}::uuid[]) and starts_with(place.path, owner.path))
      and (cardinality(p.levels) = 0 or ${level}::text = any(p.levels))
      and (cardinality(p.kinds) = 0 or ${organizationKind}::text = any(p.kinds))
      and (cardinality(p.titles) = 0 or ${titleKey}::text = any(p.titles))
    order by owner.depth, p.created_at desc, p.id desc limit 1`);
  return row ?? null;
}

/** Uuid of the procedure that binds appointments to an office of a statement, as a scalar subquery; null when none does. */
export function bindingOfOfficeSql(office: Table, today: string): Sql {
  return sql`(select p.id from procedure p
    join organization owner on owner.id = p.organization_id and owner.status in ('ACTIVE', 'SUSPENDED')
    join organization place on place.id = ${office.column('organizationId')} and starts_with(place.path, owner.path)
    where p.subject_kind = 'APPOINTMENT' and (p.retired_on is null or p.retired_on > ${today}::date)
      and ${inForceVersionSql(sql`p.id`, today)} is not null
      and (cardinality(p.levels) = 0 or place.level = any(p.levels))
      and (cardinality(p.kinds) = 0 or place.kind = any(p.kinds))
      and (cardinality(p.titles) = 0 or ${office.column('titleKey')} = any(p.titles))
    order by owner.depth, p.created_at desc, p.id desc limit 1)`;
}
