import sql from 'sql-template-tag';
import { encodeId } from '../../kernel/ids.ts';
import type { Reader } from '../../kernel/read/reader.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';

/** A unit of the tree on a day. */
export interface TreeUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly level: string;
  readonly kind: string;
  readonly status: string;
  readonly childCount: number;
}

/** Units of one answer at most. */
const MOST_UNITS = 1000;

/**
 * The units below an organization (or the roots and what is below them) on a day, `depth` levels of them, by the names and
 * parents of that day. Units that were active then were public then; others need `organization.read` over them. Nearer
 * levels come first; where there are too many, every unit shows its first ones.
 */
export async function treeBelow(
  reader: Reader,
  parentId: string | null,
  date: string,
  depth: number,
): Promise<TreeUnit[]> {
  const scope = scopeSql(scopeOf(reader.context.actor, 'organization.read'), {
    organizationId: sql`o.id`,
    provinceId: sql`o.province_id`,
    cityId: sql`o.city_id`,
    schoolId: sql`o.school_id`,
    departmentId: sql`o.department_id`,
  });
  const shown = sql`coalesce(p.valid_from, '-infinity') <= ${date}::date and coalesce(p.valid_until, 'infinity') > ${date}::date
      and (p.status = 'ACTIVE' or (p.status = 'SUSPENDED' and ${scope}))`;
  const rows = await reader.run<TreeUnit>(sql`
    with recursive tree as (
      select o.id, p.parent_id, p.name, o.level, o.kind, p.status, 1 as step
      from organization_period p join organization o on o.id = p.organization_id
      where p.parent_id is not distinct from ${parentId}::uuid and ${shown}
      union all
      select o.id, p.parent_id, p.name, o.level, o.kind, p.status, t.step + 1
      from tree t join organization_period p on p.parent_id = t.id join organization o on o.id = p.organization_id
      where t.step < ${depth} and ${shown}),
    ranked as (
      select t.*, row_number() over (partition by t.parent_id order by
        array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], t.level), t.kind,
        t.name collate "zh-x-icu", t.id) as rank
      from tree t order by step, rank, t.parent_id limit ${MOST_UNITS})
    select r.id, r.parent_id as "parentId", r.name, r.level, r.kind, r.status, (
      select count(*)::int from organization_period c where c.parent_id = r.id and c.status = 'ACTIVE'
        and coalesce(c.valid_from, '-infinity') <= ${date}::date and coalesce(c.valid_until, 'infinity') > ${date}::date) as "childCount"
    from ranked r order by r.step, r.rank, r.parent_id`);
  return rows.map((row) => ({
    ...row,
    id: encodeId('org', row.id),
    parentId: row.parentId ? encodeId('org', row.parentId) : null,
  }));
}
