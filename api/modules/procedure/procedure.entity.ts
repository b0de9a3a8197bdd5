import { defineEntity, p } from '@mikro-orm/core';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { OrganizationKind } from '../organization/index.ts';
import { Organization } from '../organization/organization.entity.ts';
import { OPEN_CASE_RULES, SUBJECT_KINDS, type OpenCaseRule } from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';
import type { StepSpec } from './step-spec.ts';

/** An approval chain of an organization for what happens in its subtree; its steps stand in its versions. */
export const ProcedureSchema = defineEntity({
  name: 'Procedure',
  tableName: 'procedure',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    name: p.string().columnType('text'),
    nameEn: p.string().columnType('text').nullable(),
    subjectKind: p.enum([...SUBJECT_KINDS]).columnType('text'),
    /** Whom it binds below the owner; empty lists bind every level, kind and title. */
    levels: p.array<OrganizationLevel>().columnType('text[]'),
    kinds: p.array<OrganizationKind>().columnType('text[]'),
    titles: p.array().columnType('text[]'),
    /** First day on which it binds nobody any more. */
    retiredOn: p.date().nullable(),
    retiredReason: p.string().columnType('text').nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'procedure_organization_index', properties: ['organizationId', 'id'] },
    { name: 'procedure_kind_index', properties: ['subjectKind', 'id'] },
    {
      name: 'procedure_name_unique',
      expression: `create unique index procedure_name_unique on procedure (organization_id, name) where retired_on is null`,
    },
  ],
});

/** A procedure; what it binds is fixed once a version was published. */
export class Procedure extends ProcedureSchema.class {
  /** Refuses to touch a procedure that was retired. */
  requireInUse(): void {
    if (this.retiredOn) {
      throw refuse('PROCEDURE_RETIRED');
    }
  }
}
ProcedureSchema.setClass(Procedure);

/** One version of a chain; the database refuses any change of what was published. */
export const ProcedureVersionSchema = defineEntity({
  name: 'ProcedureVersion',
  tableName: 'procedure_version',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    procedureId: () => p.manyToOne(Procedure).mapToPk().fieldName('procedure_id').deleteRule('cascade'),
    number: p.integer(),
    steps: p.json<readonly StepSpec[]>().columnType('jsonb'),
    source: p.string().columnType('text').nullable(),
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
    validFrom: p.date().nullable(),
    openCases: p
      .enum([...OPEN_CASE_RULES])
      .columnType('text')
      .nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  checks: [
    {
      name: 'procedure_version_published_check',
      expression: '(published_at is null) = (valid_from is null) and (published_at is null) = (open_cases is null)',
    },
  ],
  indexes: [
    {
      name: 'procedure_version_number_unique',
      expression: `create unique index procedure_version_number_unique on procedure_version (procedure_id, number)`,
    },
    {
      name: 'procedure_version_draft_unique',
      expression: `create unique index procedure_version_draft_unique on procedure_version (procedure_id) where published_at is null`,
    },
    {
      name: 'procedure_version_day_unique',
      expression: `create unique index procedure_version_day_unique on procedure_version (procedure_id, valid_from) where published_at is not null`,
    },
  ],
});

/** A version; published from a day on, it never changes again. */
export class ProcedureVersion extends ProcedureVersionSchema.class {
  /** Refuses to change what was published. */
  requireDraft(): void {
    if (this.publishedAt) {
      throw refuse('PROCEDURE_VERSION_PUBLISHED');
    }
  }

  /** Publishes the version from a day on. */
  publish(on: string, openCases: OpenCaseRule, at: Date): void {
    this.requireDraft();
    this.publishedAt = at;
    this.validFrom = on;
    this.openCases = openCases;
  }
}
ProcedureVersionSchema.setClass(ProcedureVersion);

/** The scope keys of a row of this module. */
export function scopeOfRow(row: { readonly [Key in keyof ScopeKeys]?: string | null | undefined }): ScopeKeys {
  return {
    organizationId: row.organizationId ?? null,
    provinceId: row.provinceId ?? null,
    cityId: row.cityId ?? null,
    schoolId: row.schoolId ?? null,
    departmentId: row.departmentId ?? null,
  };
}
