import { defineEntity, p } from '@mikro-orm/core';
import type { FormSpec } from '../../../schema/form/form-spec.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import { Organization } from '../organization/organization.entity.ts';
import { REPORT_TEMPLATE_STATUSES } from './report.enums.ts';
import { refuse } from './report.refusals.ts';

/** What is asked in a report, kept by an organization and lent to those below it; published versions never change. */
export const ReportTemplateSchema = defineEntity({
  name: 'ReportTemplate',
  tableName: 'report_template',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    name: p.string().columnType('text'),
    nameEn: p.string().columnType('text').nullable(),
    description: p.string().columnType('text').nullable(),
    /** True when organizations below may open rounds with it. */
    isShared: p.boolean(),
    status: p
      .enum([...REPORT_TEMPLATE_STATUSES])
      .columnType('text')
      .default('DRAFT'),
    /** The form as it is being worked on. */
    draft: p.json<FormSpec>().columnType('jsonb'),
    /** Number of the version published last; 0 before the first. */
    latestNumber: p.integer().default(0),
    /** True when the draft differs from the version published last. */
    hasUnpublished: p.boolean().default(true),
    retiredReason: p.string().columnType('text').nullable(),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  uniques: [{ name: 'report_template_name_unique', properties: ['organizationId', 'name'] }],
  indexes: [
    { name: 'report_template_updated_index', properties: ['updatedAt', 'id'] },
    {
      name: 'report_template_search_index',
      expression: 'create index report_template_search_index on report_template using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** A template. */
export class ReportTemplate extends ReportTemplateSchema.class {
  /** Refuses to change or use what was retired. */
  requireInUse(): void {
    if (this.status === 'RETIRED') {
      throw refuse('REPORT_TEMPLATE_RETIRED');
    }
  }

  /** Recomputes what searches match. */
  index(): void {
    this.searchText = buildSearchText({
      names: [this.name, this.nameEn].filter((name): name is string => Boolean(name)),
    });
  }
}
ReportTemplateSchema.setClass(ReportTemplate);

/** A form as it was published; never changed. */
export const ReportTemplateVersionSchema = defineEntity({
  name: 'ReportTemplateVersion',
  tableName: 'report_template_version',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    templateId: () => p.manyToOne(ReportTemplate).mapToPk().fieldName('template_id'),
    number: p.integer(),
    form: p.json<FormSpec>().columnType('jsonb'),
    /** SHA-256 of the form as canonical JSON. */
    hash: p.string().columnType('text'),
    note: p.string().columnType('text').nullable(),
    accountId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    publishedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'report_template_version_number_unique', properties: ['templateId', 'number'] }],
  indexes: [{ name: 'report_template_version_organization_index', properties: ['organizationId'] }],
});

/** A published version. */
export class ReportTemplateVersion extends ReportTemplateVersionSchema.class {}
ReportTemplateVersionSchema.setClass(ReportTemplateVersion);
