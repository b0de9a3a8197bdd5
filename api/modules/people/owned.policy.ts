import type { ScopeKeys } from '../../kernel/scope.ts';

/** A row that belongs to an organization, as entities hold it. */
interface OwnedRow {
  readonly organizationId: string;
  readonly provinceId?: string | null | undefined;
  readonly cityId?: string | null | undefined;
  readonly schoolId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
}

/** The scope keys of a person, office, term, turn or pack. */
export function scopeOfRow(row: OwnedRow): ScopeKeys {
  return {
    organizationId: row.organizationId,
    provinceId: row.provinceId ?? null,
    cityId: row.cityId ?? null,
    schoolId: row.schoolId ?? null,
    departmentId: row.departmentId ?? null,
  };
}
