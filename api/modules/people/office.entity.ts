import { defineEntity, p } from '@mikro-orm/core';
import type { Permission } from '../../kernel/permission.ts';
import { Organization } from '../organization/organization.entity.ts';
import { OFFICE_BODIES, OFFICE_REACHES, OFFICE_STATUSES, type EligibilityRule } from './people.enums.ts';
import { refuse } from './people.refusals.ts';

/** A post type of an organization: how many may hold it, who may, and what it permits to them. */
export const OfficeSchema = defineEntity({
  name: 'Office',
  tableName: 'office',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    /** Key of a title that the rule pack allows. */
    titleKey: p.string().columnType('text'),
    name: p.string().columnType('text'),
    /** Working department of the union, when it is no organization of its own. */
    unit: p.string().columnType('text').nullable(),
    body: p.enum([...OFFICE_BODIES]).columnType('text'),
    seats: p.integer(),
    /** True when members of the presidium hold it in turn by a rotation calendar. */
    isRotating: p.boolean(),
    eligibility: p.array<EligibilityRule>().columnType('text[]'),
    permissions: p.array<Permission>().columnType('text[]'),
    reach: p.enum([...OFFICE_REACHES]).columnType('text'),
    requiresSecondFactor: p.boolean(),
    status: p.enum([...OFFICE_STATUSES]).columnType('text'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    externalCode: p.string().columnType('text').nullable(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'office_seats_check', expression: 'seats >= 1 and seats <= 1000' },
    { name: 'office_validity_check', expression: 'valid_until is null or valid_until > valid_from' },
    { name: 'office_closed_check', expression: `status = 'ACTIVE' or valid_until is not null` },
  ],
  indexes: [
    { name: 'office_organization_index', properties: ['organizationId', 'body', 'id'] },
    { name: 'office_province_index', properties: ['provinceId', 'id'] },
    { name: 'office_city_index', properties: ['cityId', 'id'] },
    { name: 'office_school_index', properties: ['schoolId', 'id'] },
    { name: 'office_department_index', properties: ['departmentId', 'id'] },
    {
      name: 'office_name_unique',
      expression: `create unique index office_name_unique on office (organization_id, coalesce(unit, ''), name) where status = 'ACTIVE'`,
    },
    {
      name: 'office_external_code_unique',
      expression:
        'create unique index office_external_code_unique on office (organization_id, external_code) where external_code is not null',
    },
  ],
});

/** An office; it closes on a day and never opens again. */
export class Office extends OfficeSchema.class {
  /** Refuses what needs an open office. */
  requireOpen(): void {
    if (this.status === 'CLOSED') {
      throw refuse('OFFICE_CLOSED');
    }
  }

  /** Closes the office from a day on. */
  close(on: string): void {
    this.requireOpen();
    if (on <= this.validFrom) {
      throw refuse('OFFICE_DAY_ORDER', ['input', 'effectiveOn'], { from: this.validFrom });
    }
    this.status = 'CLOSED';
    this.validUntil = on;
  }
}
OfficeSchema.setClass(Office);
