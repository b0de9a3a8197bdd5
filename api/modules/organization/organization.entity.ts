import { defineEntity, p } from '@mikro-orm/core';
import { ORGANIZATION_LEVELS } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import { Institution } from '../institution/institution.entity.ts';
import { INSTITUTION_CATEGORIES } from '../institution/index.ts';
import {
  CHANGE_KINDS,
  CLUB_TYPES,
  LINK_KINDS,
  ORGANIZATION_KINDS,
  ORGANIZATION_STATUSES,
  type OrganizationStatus,
} from './organization.enums.ts';
import { refuse } from './organization.refusals.ts';

/** A union, federation, department, club or committee at any level; one concrete type for all. */
export const OrganizationSchema = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    id: p.uuid().primary(),
    level: p.enum([...ORGANIZATION_LEVELS]).columnType('text'),
    kind: p.enum([...ORGANIZATION_KINDS]).columnType('text'),
    name: p.string().columnType('text'),
    shortName: p.string().columnType('text').nullable(),
    nameEn: p.string().columnType('text').nullable(),
    category: p
      .enum([...INSTITUTION_CATEGORIES])
      .columnType('text')
      .nullable(),
    institutionId: () => p.manyToOne(Institution).mapToPk().fieldName('institution_id').nullable(),
    divisionCode: p.string().columnType('text').nullable(),
    clubType: p
      .enum([...CLUB_TYPES])
      .columnType('text')
      .nullable(),
    hostCountry: p.string().columnType('text').nullable(),
    externalCode: p.string().columnType('text').nullable(),
    parentId: () => p.manyToOne(Organization).mapToPk().fieldName('parent_id').nullable().deleteRule('restrict'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    path: p.string().columnType('text').collation('C'),
    depth: p.integer(),
    status: p
      .enum([...ORGANIZATION_STATUSES])
      .columnType('text')
      .default('ACTIVE'),
    foundedOn: p.date().nullable(),
    closedOn: p.date().nullable(),
    lastChangedOn: p.date().nullable(),
    successorIds: p.array().columnType('uuid[]'),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  uniques: [{ name: 'organization_path_unique', properties: ['path'] }],
  indexes: [
    { name: 'organization_level_division_index', properties: ['level', 'divisionCode', 'name', 'id'] },
    { name: 'organization_parent_index', properties: ['parentId', 'level', 'name', 'id'] },
    { name: 'organization_province_index', properties: ['provinceId', 'level', 'name', 'id'] },
    { name: 'organization_city_index', properties: ['cityId', 'level', 'name', 'id'] },
    { name: 'organization_school_index', properties: ['schoolId', 'level', 'name', 'id'] },
    { name: 'organization_department_index', properties: ['departmentId', 'level', 'name', 'id'] },
    { name: 'organization_institution_index', properties: ['institutionId'] },
    {
      name: 'organization_name_order_index',
      expression:
        'create index organization_name_order_index on organization ((coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'organization_sibling_name_unique',
      expression: `create unique index organization_sibling_name_unique on organization (parent_id, name) nulls not distinct where status in ('ACTIVE', 'SUSPENDED')`,
    },
    {
      name: 'organization_external_code_unique',
      expression: `create unique index organization_external_code_unique on organization (province_id, level, external_code) nulls not distinct where external_code is not null and status in ('ACTIVE', 'SUSPENDED')`,
    },
    {
      name: 'organization_external_code_index',
      expression: `create index organization_external_code_index on organization (external_code) where external_code is not null`,
    },
    {
      name: 'organization_search_index',
      expression: 'create index organization_search_index on organization using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** An organization; its path and ancestor columns follow from its parent. */
export class Organization extends OrganizationSchema.class {
  /** Puts the organization below a parent (or at the root) and derives path, depth and ancestors. */
  placeBelow(parent: Organization | null): void {
    this.parentId = parent?.id ?? null;
    this.path = `${parent?.path ?? ''}${encodeId('org', this.id).slice(4)}.`;
    this.depth = parent ? parent.depth + 1 : 0;
    this.provinceId = this.level === 'PROVINCIAL' ? this.id : (parent?.provinceId ?? null);
    this.cityId = this.level === 'CITY' ? this.id : (parent?.cityId ?? null);
    this.schoolId = this.level === 'SCHOOL' ? this.id : (parent?.schoolId ?? null);
    this.departmentId = this.level === 'DEPARTMENT' ? this.id : (parent?.departmentId ?? null);
  }

  /** Refuses unless the organization is in one of these states. */
  requireStatus(...allowed: OrganizationStatus[]): void {
    if (!allowed.includes(this.status)) {
      throw refuse('ORGANIZATION_NOT_ACTIVE');
    }
  }

  /** Refuses an effect date before the last change or after today. */
  requireDay(on: string, today: string): void {
    const after = this.lastChangedOn ?? this.foundedOn ?? null;
    if (on > today || (after !== null && on < after)) {
      throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: after ?? '', today });
    }
  }

  /** Takes a new state from a day on; ended states also close it. */
  become(status: OrganizationStatus, on: string): void {
    this.status = status;
    this.closedOn = status === 'ACTIVE' || status === 'SUSPENDED' ? null : on;
    this.lastChangedOn = on;
  }

  /** Recomputes what searches match; the external code is INTERNAL and stays out, or a search would give it away. */
  index(formerNames: readonly string[]): void {
    const names = [this.name, this.shortName, this.nameEn, ...formerNames];
    this.searchText = buildSearchText({ names: names.filter((name): name is string => Boolean(name)) });
  }
}
OrganizationSchema.setClass(Organization);

/** State of an organization during `[validFrom, validUntil)`; together they answer "as of date". */
export const OrganizationPeriodSchema = defineEntity({
  name: 'OrganizationPeriod',
  tableName: 'organization_period',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    name: p.string().columnType('text'),
    parentId: p.uuid().nullable(),
    status: p.enum([...ORGANIZATION_STATUSES]).columnType('text'),
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
  },
  indexes: [
    { name: 'organization_period_organization_index', properties: ['organizationId', 'validFrom'] },
    { name: 'organization_period_parent_index', properties: ['parentId', 'validFrom'] },
    {
      name: 'organization_period_current_unique',
      expression:
        'create unique index organization_period_current_unique on organization_period (organization_id) where valid_until is null',
    },
  ],
});

/** One period of an organization's life. */
export class OrganizationPeriod extends OrganizationPeriodSchema.class {}
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
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
    reason: p.string().columnType('text').nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'organization_link_from_index', properties: ['fromId', 'kind'] },
    { name: 'organization_link_to_index', properties: ['toId', 'kind'] },
    {
      name: 'organization_link_current_unique',
      expression:
        'create unique index organization_link_current_unique on organization_link (kind, from_id, to_id) where valid_until is null',
    },
  ],
});

/** Guidance by a league committee, or affiliation without command. */
export class OrganizationLink extends OrganizationLinkSchema.class {}
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
    planId: p.uuid().nullable(),
    recordedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'organization_change_organization_index', properties: ['organizationId', 'effectiveOn', 'id'] }],
});

/** A dated change of an organization. */
export class OrganizationChange extends OrganizationChangeSchema.class {}
OrganizationChangeSchema.setClass(OrganizationChange);

/** The scope keys of rows that belong to an organization. */
export function scopeKeysOf(organization: Organization): ScopeKeys {
  return {
    organizationId: organization.id,
    provinceId: organization.provinceId ?? null,
    cityId: organization.cityId ?? null,
    schoolId: organization.schoolId ?? null,
    departmentId: organization.departmentId ?? null,
  };
}

/** Makes the period that begins with the organization's present state. */
export function periodOf(organization: Organization, validFrom: string | null): OrganizationPeriod {
  return Object.assign(new OrganizationPeriod(), {
    id: newId(),
    organizationId: organization.id,
    name: organization.name,
    parentId: organization.parentId ?? null,
    status: organization.status,
    validFrom,
    validUntil: null,
  });
}
