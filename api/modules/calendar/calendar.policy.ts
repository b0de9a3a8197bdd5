import sql, { type Sql } from 'sql-template-tag';
import type { Policy } from '../../kernel/policy.ts';
import { scopeOf, scopeSql, type ScopeKeys } from '../../kernel/scope.ts';
import { ownedBy, type ReadContext, type Table } from '../../kernel/read/shape.ts';

/** Keys of what belongs to the whole country: only a permission that holds everywhere covers them. */
export const NATIONWIDE: ScopeKeys = {
  organizationId: null,
  provinceId: null,
  cityId: null,
  schoolId: null,
  departmentId: null,
};

/** What may be done to a special day or a semester; `viewerCan` and the services judge by these same rules. */
export const calendarPolicy = {
  update: { permission: 'calendar.manage' },
  remove: { permission: 'calendar.manage' },
} satisfies Policy;

/** The scope keys of a stored row. */
export function scopeOfRow(row: { readonly [Key in keyof ScopeKeys]?: string | null | undefined }): ScopeKeys {
  return {
    organizationId: row.organizationId ?? null,
    provinceId: row.provinceId ?? null,
    cityId: row.cityId ?? null,
    schoolId: row.schoolId ?? null,
    departmentId: row.departmentId ?? null,
  };
}

/** When people work is public; rows of an organization are seen by whoever sees the organization. */
export function calendarVisibleTo(table: Table, { actor }: ReadContext): Sql {
  const owner = table.column('organizationId');
  return sql`(${owner} is null or ${scopeSql(scopeOf(actor, 'organization.read'), ownedBy(table))}
    or exists (select 1 from organization o where o.id = ${owner} and o.status = 'ACTIVE'))`;
}
