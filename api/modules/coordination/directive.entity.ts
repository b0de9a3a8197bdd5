import { defineEntity, p } from '@mikro-orm/core';
import { buildSearchText } from '../../kernel/search-text.ts';
import { Organization } from '../organization/organization.entity.ts';
import type { Audience } from './audience.ts';
import { DIRECTIVE_RESPONSES, DIRECTIVE_STATUSES } from './coordination.enums.ts';

/** Work that an organization hands to those below it. */
export const DirectiveSchema = defineEntity({
  name: 'Directive',
  tableName: 'directive',
  properties: {
    id: p.uuid().primary(),
    /** The issuer. */
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    title: p.string().columnType('text'),
    /** Rich text, sanitized. */
    body: p.string().columnType('text'),
    documentNumber: p.string().columnType('text').nullable(),
    response: p.enum([...DIRECTIVE_RESPONSES]).columnType('text'),
    /** Fields to fill, as the form module reads them; null unless the response is a form. */
    form: p.json<unknown>().columnType('jsonb').nullable(),
    audience: p.json<Audience>().columnType('jsonb'),
    dueOn: p.date().nullable(),
    status: p
      .enum([...DIRECTIVE_STATUSES])
      .columnType('text')
      .default('DRAFT'),
    /** Number of the revision in force; 0 while it is a draft. */
    revision: p.integer().default(0),
    supersedesId: () => p.manyToOne(Directive).mapToPk().fieldName('supersedes_id').nullable(),
    issuedAt: p.datetime().columnType('timestamptz').nullable(),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    settledReason: p.string().columnType('text').nullable(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'directive_organization_index', properties: ['organizationId', 'status', 'updatedAt', 'id'] },
    { name: 'directive_province_index', properties: ['provinceId', 'updatedAt', 'id'] },
    { name: 'directive_updated_index', properties: ['updatedAt', 'id'] },
    { name: 'directive_supersedes_index', properties: ['supersedesId'] },
    {
      name: 'directive_search_index',
      expression: 'create index directive_search_index on directive using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** One directive. */
export class Directive extends DirectiveSchema.class {
  /** Recomputes what searches match. */
  index(): void {
    this.searchText = buildSearchText({
      names: [this.title, this.documentNumber].filter((name): name is string => Boolean(name)),
    });
  }
}
DirectiveSchema.setClass(Directive);

/** A directive as it stood after an issue or amendment; never changed. */
export const DirectiveRevisionSchema = defineEntity({
  name: 'DirectiveRevision',
  tableName: 'directive_revision',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    directiveId: () => p.manyToOne(Directive).mapToPk().fieldName('directive_id'),
    number: p.integer(),
    title: p.string().columnType('text'),
    body: p.string().columnType('text'),
    documentNumber: p.string().columnType('text').nullable(),
    form: p.json<unknown>().columnType('jsonb').nullable(),
    dueOn: p.date().nullable(),
    /** What changed, in the issuer's words; null for the first. */
    note: p.string().columnType('text').nullable(),
    /** True when those who had answered were asked to answer again. */
    asksAgain: p.boolean(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    issuedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'directive_revision_number_unique', properties: ['directiveId', 'number'] }],
  indexes: [{ name: 'directive_revision_organization_index', properties: ['organizationId'] }],
});

/** One revision. */
export class DirectiveRevision extends DirectiveRevisionSchema.class {}
DirectiveRevisionSchema.setClass(DirectiveRevision);

/** An audience kept under a name for use again. */
export const SavedAudienceSchema = defineEntity({
  name: 'SavedAudience',
  tableName: 'saved_audience',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    name: p.string().columnType('text'),
    audience: p.json<Audience>().columnType('jsonb'),
    /** True when organizations below may use it too. */
    isShared: p.boolean(),
    accountId: p.uuid().nullable(),
    updatedAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  uniques: [{ name: 'saved_audience_name_unique', properties: ['organizationId', 'name'] }],
});

/** One saved audience. */
export class SavedAudience extends SavedAudienceSchema.class {}
SavedAudienceSchema.setClass(SavedAudience);
