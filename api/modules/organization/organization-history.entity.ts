import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../../kernel/ids.ts';
import { Organization } from './organization.entity.ts';
import { CHANGE_KINDS, LINK_KINDS, ORGANIZATION_STATUSES } from './organization.enums.ts';
import { refuse } from './organization.refusals.ts';

/** State of an organization during `[validFrom, validUntil)`; together they answer "as of date". */
export const OrganizationPeriodSchema = defineEntity({
  name: 'OrganizationPeriod',
  tableName: 'organization_period',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    name: p.string().columnType('text'),
    parentId: () => p.manyToOne(Organization).mapToPk().fieldName('parent_id').nullable().deleteRule('cascade'),
    status: p.enum([...ORGANIZATION_STATUSES]).columnType('text'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
  },
  checks: [{ name: 'organization_period_order_check', expression: 'valid_until is null or valid_until > valid_from' }],
  uniques: [{ name: 'organization_period_start_unique', properties: ['organizationId', 'validFrom'] }],
  indexes: [
    { name: 'organization_period_parent_index', properties: ['parentId', 'validFrom'] },
    {
      name: 'organization_period_current_unique',
      expression:
        'create unique index organization_period_current_unique on organization_period (organization_id) where valid_until is null',
    },
  ],
});

/** One period of an organization's life. */
export class OrganizationPeriod extends OrganizationPeriodSchema.class {
  /** Takes over the organization's present state, when two changes fall on one day. */
  retake(organization: Organization): void {
    this.name = organization.name;
    this.parentId = organization.parentId ?? null;
    this.status = organization.status;
  }
}
OrganizationPeriodSchema.setClass(OrganizationPeriod);

/** Dated edge beside the tree. */
export const OrganizationLinkSchema = defineEntity({
  name: 'OrganizationLink',
  tableName: 'organization_link',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum([...LINK_KINDS]).columnType('text'),
    fromId: () => p.manyToOne(Organization).mapToPk().fieldName('from_id').deleteRule('cascade'),
    toId: () => p.manyToOne(Organization).mapToPk().fieldName('to_id').deleteRule('cascade'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    reason: p.string().columnType('text').nullable(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'organization_link_self_check', expression: 'from_id <> to_id' },
    { name: 'organization_link_order_check', expression: 'valid_until is null or valid_until >= valid_from' },
  ],
  indexes: [
    { name: 'organization_link_from_index', properties: ['fromId', 'kind'] },
    { name: 'organization_link_to_index', properties: ['toId', 'kind'] },
    {
      name: 'organization_link_current_unique',
      expression:
        'create unique index organization_link_current_unique on organization_link (kind, from_id, to_id) where valid_until is null',
    },
    {
      name: 'organization_link_guide_unique',
      expression: `create unique index organization_link_guide_unique on organization_link (from_id) where kind = 'GUIDED_BY' and valid_until is null`,
    },
  ],
});

/** Guidance by a league committee, or affiliation without command. */
export class OrganizationLink extends OrganizationLinkSchema.class {
  /** Ends the relation on a day. */
  end(on: string, today: string): void {
    if (this.validUntil) {
      throw refuse('ORGANIZATION_LINK_ENDED');
    }
    if (on < this.validFrom || on > today) {
      throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: this.validFrom, today });
    }
    this.validUntil = on;
  }
}
OrganizationLinkSchema.setClass(OrganizationLink);

/** Log of dated changes with their reasons. */
export const OrganizationChangeSchema = defineEntity({
  name: 'OrganizationChange',
  tableName: 'organization_change',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    kind: p.enum([...CHANGE_KINDS]).columnType('text'),
    effectiveOn: p.date(),
    before: p.string().columnType('text').nullable(),
    after: p.string().columnType('text').nullable(),
    reason: p.string().columnType('text').nullable(),
    document: p.string().columnType('text').nullable(),
    relatedIds: p.array().columnType('uuid[]'),
    accountId: p.uuid().nullable(),
    recordedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    { name: 'organization_change_organization_index', properties: ['organizationId', 'effectiveOn', 'id'] },
    { name: 'organization_change_province_index', properties: ['provinceId', 'effectiveOn', 'id'] },
    { name: 'organization_change_school_index', properties: ['schoolId', 'effectiveOn', 'id'] },
  ],
});

/** A dated change of an organization. */
export class OrganizationChange extends OrganizationChangeSchema.class {}
OrganizationChangeSchema.setClass(OrganizationChange);

/** Makes the period that begins with the organization's present state. */
export function periodOf(organization: Organization, validFrom: string): OrganizationPeriod {
  const period = Object.assign(new OrganizationPeriod(), { id: newId(), organizationId: organization.id, validFrom, validUntil: null });
  period.retake(organization);
  return period;
}
