import { defineEntity, p } from '@mikro-orm/core';
import { buildSearchText } from '../../kernel/search-text.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { Account } from '../identity/account.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { GENDERS, MINOR_STATUSES, PERSON_KINDS, PERSON_STATUSES } from './people.enums.ts';
import { refuse } from './people.refusals.ts';

/** Whoever the federation keeps a record of; not an account (persons exist without one), and without opinions or scores. */
export const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary(),
    name: p.string().columnType('text'),
    gender: p
      .enum([...GENDERS])
      .columnType('text')
      .nullable(),
    kind: p.enum([...PERSON_KINDS]).columnType('text'),
    studentNumber: p.string().columnType('text').nullable(),
    grade: p.integer().nullable(),
    institutionId: () =>
      p.manyToOne(Institution).mapToPk().fieldName('institution_id').nullable().deleteRule('restrict'),
    facultyUnit: p.string().columnType('text').nullable(),
    /** Organization that keeps the record. */
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    email: p.string().columnType('text').nullable(),
    phone: p.string().columnType('text').nullable(),
    minorStatus: p.enum([...MINOR_STATUSES]).columnType('text'),
    guardianConsentOn: p.date().nullable(),
    status: p.enum([...PERSON_STATUSES]).columnType('text'),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').nullable().deleteRule('restrict'),
    externalCode: p.string().columnType('text').nullable(),
    mergedIntoId: () => p.manyToOne(Person).mapToPk().fieldName('merged_into_id').nullable().deleteRule('restrict'),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  checks: [
    // PIPL: nothing of a child under 14 is kept before a guardian has consented (`schema/rules.md` 3).
    { name: 'person_consent_check', expression: `minor_status <> 'UNDER_14' or guardian_consent_on is not null` },
    { name: 'person_merged_check', expression: `(status = 'MERGED') = (merged_into_id is not null)` },
    { name: 'person_merged_account_check', expression: `status <> 'MERGED' or account_id is null` },
  ],
  indexes: [
    // Lists of an organization or subtree are read in pinyin order.
    {
      name: 'person_organization_index',
      expression:
        'create index person_organization_index on person (organization_id, (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'person_province_index',
      expression:
        'create index person_province_index on person (province_id, (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'person_city_index',
      expression: 'create index person_city_index on person (city_id, (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'person_school_index',
      expression:
        'create index person_school_index on person (school_id, (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'person_department_index',
      expression:
        'create index person_department_index on person (department_id, (coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    {
      name: 'person_name_order_index',
      expression: 'create index person_name_order_index on person ((coalesce(name, \'\') collate "zh-x-icu"), id)',
    },
    { name: 'person_student_number_index', properties: ['institutionId', 'studentNumber'] },
    { name: 'person_name_index', properties: ['name'] },
    {
      name: 'person_account_unique',
      expression: 'create unique index person_account_unique on person (account_id) where account_id is not null',
    },
    {
      name: 'person_external_code_unique',
      expression: `create unique index person_external_code_unique on person (organization_id, external_code) where external_code is not null and status <> 'MERGED'`,
    },
    {
      name: 'person_merged_index',
      expression: 'create index person_merged_index on person (merged_into_id) where merged_into_id is not null',
    },
    {
      name: 'person_search_index',
      expression: 'create index person_search_index on person using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** A person; merging and graduating are verbs. */
export class Person extends PersonSchema.class {
  /** Refuses what is done to a record that was merged into another one. */
  requireUnmerged(): void {
    if (this.status === 'MERGED') {
      throw refuse('PERSON_MERGED');
    }
  }

  /** Refuses to keep data of a child under 14 without a guardian's consent. */
  requireConsent(): void {
    if (this.minorStatus === 'UNDER_14' && !this.guardianConsentOn) {
      throw refuse('PERSON_CONSENT_MISSING', ['input', 'guardianConsentOn']);
    }
  }

  /** Puts the record into the hands of an organization. */
  settle(keys: ScopeKeys): void {
    Object.assign(this, keys);
  }

  /** Gives way to the record that carries the person on. */
  yieldTo(survivor: Person): void {
    this.status = 'MERGED';
    this.mergedIntoId = survivor.id;
    this.accountId = null;
  }

  /** Recomputes what searches match. */
  index(): void {
    const codes = [this.studentNumber, this.externalCode].filter((code) => typeof code === 'string');
    this.searchText = buildSearchText({ names: [this.name], codes });
  }
}
PersonSchema.setClass(Person);

/** Which rows a merge moved, so that it can be undone. */
export interface MergeRecord {
  /** Ids of moved rows by `table.column`. */
  readonly moved: Readonly<Record<string, readonly string[]>>;
  /** Values that the survivor took over, by property. */
  readonly filled: Readonly<Record<string, unknown>>;
  readonly accountId: string | null;
  readonly status: string;
}

/** Merges of persons, with what it takes to undo them. */
export const PersonMergeSchema = defineEntity({
  name: 'PersonMerge',
  tableName: 'person_merge',
  properties: {
    id: p.uuid().primary(),
    survivorId: () => p.manyToOne(Person).mapToPk().fieldName('survivor_id'),
    mergedId: () => p.manyToOne(Person).mapToPk().fieldName('merged_id'),
    record: p.json<MergeRecord>().columnType('jsonb'),
    mergedAt: p.datetime().columnType('timestamptz'),
    undoneAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    { name: 'person_merge_survivor_index', properties: ['survivorId'] },
    {
      name: 'person_merge_open_unique',
      expression: 'create unique index person_merge_open_unique on person_merge (merged_id) where undone_at is null',
    },
  ],
});

/** A merge of two records. */
export class PersonMerge extends PersonMergeSchema.class {}
PersonMergeSchema.setClass(PersonMerge);
