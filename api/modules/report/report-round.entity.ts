import { defineEntity, p } from '@mikro-orm/core';
import type { Audience } from '../coordination/index.ts';
import { Organization } from '../organization/organization.entity.ts';
import {
  REPORT_PUBLICATION_STATUSES,
  REPORT_ROUND_STATUSES,
  REPORT_VISIBILITIES,
  type ReportRoundStatus,
} from './report.enums.ts';
import { refuse } from './report.refusals.ts';
import { ReportTemplate, ReportTemplateVersion } from './report-template.entity.ts';

/** One collection of reports: which form, of which period, from whom, until when. */
export const ReportRoundSchema = defineEntity({
  name: 'ReportRound',
  tableName: 'report_round',
  properties: {
    id: p.uuid().primary(),
    /** Organization that asks. */
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    templateId: () => p.manyToOne(ReportTemplate).mapToPk().fieldName('template_id'),
    templateVersionId: () => p.manyToOne(ReportTemplateVersion).mapToPk().fieldName('template_version_id'),
    title: p.string().columnType('text'),
    periodLabel: p.string().columnType('text'),
    periodFrom: p.date(),
    periodTo: p.date(),
    audience: p.json<Audience>().columnType('jsonb'),
    dueOn: p.date(),
    previousId: () => p.manyToOne(ReportRound).mapToPk().fieldName('previous_id').nullable(),
    status: p
      .enum([...REPORT_ROUND_STATUSES])
      .columnType('text')
      .default('OPEN'),
    settledReason: p.string().columnType('text').nullable(),
    openedAt: p.datetime().columnType('timestamptz'),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    accountId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'report_round_organization_index', properties: ['organizationId', 'openedAt', 'id'] },
    { name: 'report_round_opened_index', properties: ['openedAt', 'id'] },
    { name: 'report_round_template_index', properties: ['templateId'] },
    { name: 'report_round_template_version_index', properties: ['templateVersionId'] },
    { name: 'report_round_previous_index', properties: ['previousId'] },
  ],
  checks: [{ name: 'report_round_period_check', expression: 'period_to >= period_from' }],
});

/** A round. */
export class ReportRound extends ReportRoundSchema.class {
  /** Refuses what only an open round allows. */
  requireOpen(): void {
    if (this.status !== 'OPEN') {
      throw refuse('REPORT_ROUND_CLOSED');
    }
  }

  /** Ends the round. */
  settle(status: Exclude<ReportRoundStatus, 'OPEN'>, reason: string | null, at: Date): void {
    this.requireOpen();
    this.status = status;
    this.settledReason = reason;
    this.settledAt = at;
  }
}
ReportRoundSchema.setClass(ReportRound);

/** The figures of a round as they stood at an instant; nothing that happens later changes them. */
export const ReportPublicationSchema = defineEntity({
  name: 'ReportPublication',
  tableName: 'report_publication',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    roundId: () => p.manyToOne(ReportRound).mapToPk().fieldName('round_id'),
    revision: p.integer(),
    status: p
      .enum([...REPORT_PUBLICATION_STATUSES])
      .columnType('text')
      .default('PUBLISHED'),
    visibility: p.enum([...REPORT_VISIBILITIES]).columnType('text'),
    /** The snapshot as canonical JSON: the very text over which the hash was taken. */
    snapshot: p.string().columnType('text'),
    /** SHA-256 of the snapshot; the audit chain holds it too. */
    hash: p.string().columnType('text'),
    note: p.string().columnType('text').nullable(),
    publishedAt: p.datetime().columnType('timestamptz'),
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
    withdrawnReason: p.string().columnType('text').nullable(),
    accountId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    version: p.integer().version(),
  },
  uniques: [{ name: 'report_publication_revision_unique', properties: ['roundId', 'revision'] }],
  indexes: [
    { name: 'report_publication_organization_index', properties: ['organizationId'] },
    { name: 'report_publication_published_index', properties: ['publishedAt', 'id'] },
  ],
});

/** A publication. */
export class ReportPublication extends ReportPublicationSchema.class {}
ReportPublicationSchema.setClass(ReportPublication);
