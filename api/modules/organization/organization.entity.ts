import { defineEntity, p } from '@mikro-orm/core';
import { ORGANIZATION_LEVELS } from '../../kernel/actor.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import { Institution } from '../institution/institution.entity.ts';
import { INSTITUTION_CATEGORIES } from '../institution/institution.enums.ts';
import { CLUB_TYPES, ORGANIZATION_KINDS, ORGANIZATION_STATUSES, type OrganizationStatus } from './organization.enums.ts';
import { refuse } from './organization.refusals.ts';

const LIVING = `status in ('ACTIVE', 'SUSPENDED')`;

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
    category: p.enum([...INSTITUTION_CATEGORIES]).columnType('text').nullable(),
    institutionId: () => p.manyToOne(Institution).mapToPk().fieldName('institution_id').nullable(),
    divisionCode: p.string().columnType('text').nullable(),
    clubType: p.enum([...CLUB_TYPES]).columnType('text').nullable(),
    hostCountry: p.string().columnType('text').nullable(),
    /** Code in an outside system; INTERNAL, unique among living organizations of a province. */
    externalCode: p.string().columnType('text').nullable(),
    parentId: () => p.manyToOne(Organization).mapToPk().fieldName('parent_id').nullable().deleteRule('restrict'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    /** Encoded ids from the top down, each closed by a dot: tree order, and "below" as a range of the index. */
    path: p.string().columnType('text').collation('C'),
    depth: p.integer(),
    status: p.enum([...ORGANIZATION_STATUSES]).columnType('text').default('ACTIVE'),
    foundedOn: p.date().nullable(),
    closedOn: p.date().nullable(),
    /** Effect date of the last change that has one; the next may not lie before it. */
    lastChangedOn: p.date().nullable(),
    successorIds: p.array().columnType('uuid[]'),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  checks: [
    { name: 'organization_top_check', expression: `(parent_id is null) = (level = 'NATIONAL' or kind = 'OVERSEAS_ASSOCIATION')` },
    {
      name: 'organization_own_key_check',
      expression: `case level when 'PROVINCIAL' then province_id = id when 'CITY' then city_id = id when 'SCHOOL' then school_id = id when 'DEPARTMENT' then department_id = id else true end`,
    },
    { name: 'organization_closed_check', expression: `(closed_on is null) = (${LIVING})` },
  ],
  uniques: [{ name: 'organization_path_unique', properties: ['path'] }],
  indexes: [
    {
      name: 'organization_level_division_index',
      expression:
        'create index organization_level_division_index on organization (level, division_code collate "C", (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'organization_name_order_index',
      expression: 'create index organization_name_order_index on organization ((coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'organization_active_path_index',
      expression: `create index organization_active_path_index on organization (path, level) where status = 'ACTIVE'`,
    },
    { name: 'organization_parent_index', properties: ['parentId', 'level'] },
    { name: 'organization_province_index', properties: ['provinceId', 'level'] },
    { name: 'organization_city_index', properties: ['cityId', 'level'] },
    { name: 'organization_school_index', properties: ['schoolId', 'level'] },
    { name: 'organization_department_index', properties: ['departmentId', 'level'] },
    { name: 'organization_institution_index', properties: ['institutionId'] },
    {
      name: 'organization_sibling_name_unique',
      expression: `create unique index organization_sibling_name_unique on organization (parent_id, name) nulls not distinct where ${LIVING}`,
    },
    {
      name: 'organization_external_code_unique',
      expression: `create unique index organization_external_code_unique on organization (province_id, external_code) nulls not distinct where external_code is not null and ${LIVING}`,
    },
    {
      name: 'organization_search_index',
      expression: 'create index organization_search_index on organization using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** An organization; its path and ancestor columns follow from its parent. */
export class Organization extends OrganizationSchema.class {
  /** Puts the organization below a parent (or at the top) and derives path, depth and ancestors. */
  placeBelow(parent: Organization | null): void {
    this.parentId = parent?.id ?? null;
    this.path = `${parent?.path ?? ''}${encodeId('org', this.id).slice(4)}.`;
    this.depth = parent ? parent.depth + 1 : 0;
    this.provinceId = this.level === 'PROVINCIAL' ? this.id : (parent?.provinceId ?? null);
    this.cityId = this.level === 'CITY' ? this.id : (parent?.cityId ?? null);
    this.schoolId = this.level === 'SCHOOL' ? this.id : (parent?.schoolId ?? null);
    this.departmentId = this.level === 'DEPARTMENT' ? this.id : (parent?.departmentId ?? null);
  }

  /** Refuses an effect date before the last change (or before `notBefore`) or after today. */
  requireDay(on: string, today: string, notBefore: string | null = null): void {
    const after = [this.lastChangedOn ?? this.foundedOn ?? '', notBefore ?? ''].sort().at(-1)!;
    if (on > today || on < after) {
      throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: after || '…', today });
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
    this.searchText = buildSearchText({ names: [...new Set(names.filter((name): name is string => Boolean(name)))] });
  }
}
OrganizationSchema.setClass(Organization);

/** The scope keys of an organization and of all rows that belong to it. */
export function scopeKeysOf(organization: Organization): ScopeKeys {
  return {
    organizationId: organization.id,
    provinceId: organization.provinceId ?? null,
    cityId: organization.cityId ?? null,
    schoolId: organization.schoolId ?? null,
    departmentId: organization.departmentId ?? null,
  };
}
