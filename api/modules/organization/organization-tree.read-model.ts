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

/**
 * The units directly below an organization (or the roots) on a day, by the names and parents of that day. Units that were
 * active then were public then; others need `organization.read` over them.
 */
export async function treeBelow(reader: Reader, parentId: string | null, date: string): Promise<TreeUnit[]> {
  const scope = scopeSql(scopeOf(reader.context.actor, 'organization.read'), {
    organizationId: sql`o.id`,
    provinceId: sql`o.province_id`,
    cityId: sql`o.city_id`,
    schoolId: sql`o.school_id`,
    departmentId: sql`o.department_id`,
  });
  const rows = await reader.run<TreeUnit>(sql`
    select o.id, p.parent_id as "parentId", p.name, o.level, o.kind, p.status, (
      select count(*)::int from organization_period c where c.parent_id = o.id and c.status = 'ACTIVE'
        and coalesce(c.valid_from, '-infinity') <= ${date}::date and coalesce(c.valid_until, 'infinity') > ${date}::date) as "childCount"
    from organization_period p join organization o on o.id = p.organization_id
    where p.parent_id is not distinct from ${parentId}::uuid
      and coalesce(p.valid_from, '-infinity') <= ${date}::date and coalesce(p.valid_until, 'infinity') > ${date}::date
      and (p.status = 'ACTIVE' or (p.status = 'SUSPENDED' and ${scope}))
    order by array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], o.level), o.kind, p.name collate "zh-x-icu", o.id
    limit 1000`);
  return rows.map((row) => ({
    ...row,
    id: encodeId('org', row.id),
    parentId: row.parentId ? encodeId('org', row.parentId) : null,
  }));
}
