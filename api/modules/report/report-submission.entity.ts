import { defineEntity, p } from '@mikro-orm/core';
import type { DroppedAnswer } from '../../../schema/form/carry-answers.ts';
import type { FormAnswers } from '../../../schema/form/form-spec.ts';
import { Obligation } from '../coordination/obligation.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import type { Cells } from './report-cells.ts';
import { REPORT_PHASES, REPORT_STALE_CAUSES } from './report.enums.ts';
import { ReportRound } from './report-round.entity.ts';
import { ReportTemplateVersion } from './report-template.entity.ts';

/** What a newer form had no place for, with its words as the old form showed them. */
export type KeptAnswer = DroppedAnswer & { readonly text: string };

/** What the system knew of a field when the draft was opened. */
export interface TakenFact {
  /** Key of the field that it fills. */
  readonly key: string;
  /** Key of the system fact. */
  readonly fact: string;
  readonly value: string;
  /** Day as of which it was taken. */
  readonly takenOn: string;
}

/** What one organization reports in a round; one for each obligation. */
export const ReportSubmissionSchema = defineEntity({
  name: 'ReportSubmission',
  tableName: 'report_submission',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    roundId: () => p.manyToOne(ReportRound).mapToPk().fieldName('round_id'),
    obligationId: () => p.manyToOne(Obligation).mapToPk().fieldName('obligation_id'),
    /** Into whose total it goes: the submission of the nearest organization above that owes the same, else the round. */
    holderId: p.uuid(),
    templateVersionId: () => p.manyToOne(ReportTemplateVersion).mapToPk().fieldName('template_version_id'),
    phase: p
      .enum([...REPORT_PHASES])
      .columnType('text')
      .default('OPEN'),
    answers: p.json<FormAnswers>().columnType('jsonb').default('{}'),
    /** How often each field was written; the version that an editor saw of it. */
    fieldVersions: p.json<Readonly<Record<string, number>>>().columnType('jsonb').default('{}'),
    facts: p.json<readonly TakenFact[]>().columnType('jsonb').nullable(),
    /** Why a figure differs from what the system knows, by field. */
    remarks: p.json<Readonly<Record<string, string>>>().columnType('jsonb').default('{}'),
    /** What a newer version of the form had no place for. */
    dropped: p.json<readonly KeptAnswer[]>().columnType('jsonb').default('[]'),
    /** Figures of its own answers. */
    own: p.json<Cells>().columnType('jsonb').default('{}'),
    /** Figures that it reported: its own and those of the accepted ones below; null while it has not. */
    reported: p.json<Cells>().columnType('jsonb').nullable(),
    /** Figures of it that the total above holds; null while that holds none. */
    contributed: p.json<Cells>().columnType('jsonb').nullable(),
    revision: p.integer().default(0),
    submittedAt: p.datetime().columnType('timestamptz').nullable(),
    /** When what it puts into the total above changed last. */
    countedAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'report_submission_obligation_unique', properties: ['obligationId'] },
    { name: 'report_submission_organization_unique', properties: ['roundId', 'organizationId'] },
  ],
  indexes: [
    { name: 'report_submission_holder_index', properties: ['holderId', 'phase', 'id'] },
    { name: 'report_submission_counted_index', properties: ['roundId', 'countedAt'] },
    { name: 'report_submission_version_index', properties: ['templateVersionId'] },
    { name: 'report_submission_mine_index', properties: ['organizationId', 'roundId'] },
    { name: 'report_submission_province_index', properties: ['provinceId', 'roundId', 'phase'] },
    { name: 'report_submission_city_index', properties: ['cityId', 'roundId', 'phase'] },
    { name: 'report_submission_school_index', properties: ['schoolId', 'roundId', 'phase'] },
  ],
});

/** A submission. */
export class ReportSubmission extends ReportSubmissionSchema.class {
  /** Counts one more writing of each of the fields, so that an editor who saw them before meets the change. */
  countWrites(keys: readonly string[]): void {
    this.fieldVersions = {
      ...this.fieldVersions,
      ...Object.fromEntries(keys.map((key) => [key, (this.fieldVersions[key] ?? 0) + 1])),
    };
  }
}
ReportSubmissionSchema.setClass(ReportSubmission);

/** A submission as it was reported once; never changed. */
export const ReportRevisionSchema = defineEntity({
  name: 'ReportRevision',
  tableName: 'report_revision',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    submissionId: () => p.manyToOne(ReportSubmission).mapToPk().fieldName('submission_id').deleteRule('cascade'),
    number: p.integer(),
    templateVersionId: () => p.manyToOne(ReportTemplateVersion).mapToPk().fieldName('template_version_id'),
    /** True when only the figures from below were taken anew. */
    isConfirmation: p.boolean(),
    answers: p.json<FormAnswers>().columnType('jsonb'),
    reported: p.json<Cells>().columnType('jsonb'),
    /** SHA-256 of answers and figures as canonical JSON. */
    hash: p.string().columnType('text'),
    accountId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    submittedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'report_revision_number_unique', properties: ['submissionId', 'number'] }],
  indexes: [
    { name: 'report_revision_organization_index', properties: ['organizationId'] },
    { name: 'report_revision_version_index', properties: ['templateVersionId'] },
  ],
});

/** One reported state. */
export class ReportRevision extends ReportRevisionSchema.class {}
ReportRevisionSchema.setClass(ReportRevision);

/** Sums over what was accepted directly below a holder, as far as they are merged. */
export const ReportTotalSchema = defineEntity({
  name: 'ReportTotal',
  tableName: 'report_total',
  properties: {
    holderId: p.uuid().primary(),
    roundId: () => p.manyToOne(ReportRound).mapToPk().fieldName('round_id'),
    cells: p.json<Cells>().columnType('jsonb').default('{}'),
  },
  indexes: [{ name: 'report_total_round_index', properties: ['roundId'] }],
});

/** What one acceptance or reopening adds to a holder; appended, so that none waits for another, and merged by a job. */
export const ReportDeltaSchema = defineEntity({
  name: 'ReportDelta',
  tableName: 'report_delta',
  properties: {
    id: p.uuid().primary(),
    roundId: () => p.manyToOne(ReportRound).mapToPk().fieldName('round_id'),
    holderId: p.uuid(),
    cells: p.json<Cells>().columnType('jsonb'),
  },
  indexes: [
    { name: 'report_delta_holder_index', properties: ['holderId', 'id'] },
    { name: 'report_delta_round_index', properties: ['roundId'] },
  ],
});

/** The greatest figure of each field that a submission puts into a holder; a maximum can't be taken back out of a sum. */
export const ReportMaximumSchema = defineEntity({
  name: 'ReportMaximum',
  tableName: 'report_maximum',
  properties: {
    id: p.uuid().primary(),
    roundId: () => p.manyToOne(ReportRound).mapToPk().fieldName('round_id'),
    holderId: p.uuid(),
    fieldKey: p.string().columnType('text'),
    submissionId: () => p.manyToOne(ReportSubmission).mapToPk().fieldName('submission_id').deleteRule('cascade'),
    value: p.decimal().columnType('numeric'),
  },
  indexes: [
    { name: 'report_maximum_holder_index', properties: ['holderId', 'fieldKey', 'value'] },
    { name: 'report_maximum_submission_index', properties: ['submissionId'] },
    { name: 'report_maximum_round_index', properties: ['roundId'] },
  ],
});

/** Says that a reported figure no longer is what lies below it; belongs to one revision and so ends with the next. */
export const ReportStaleMarkSchema = defineEntity({
  name: 'ReportStaleMark',
  tableName: 'report_stale_mark',
  properties: {
    id: p.uuid().primary(),
    submissionId: () => p.manyToOne(ReportSubmission).mapToPk().fieldName('submission_id').deleteRule('cascade'),
    revision: p.integer(),
    /** Submission whose figures changed. */
    causeId: () => p.manyToOne(ReportSubmission).mapToPk().fieldName('cause_id').deleteRule('cascade'),
    cause: p.enum([...REPORT_STALE_CAUSES]).columnType('text'),
    markedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    { name: 'report_stale_mark_submission_index', properties: ['submissionId', 'revision', 'markedAt'] },
    { name: 'report_stale_mark_cause_index', properties: ['causeId'] },
  ],
});
