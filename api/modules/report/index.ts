import './report.audit.ts';
import './report.export.ts';
import './report-kinds.ts';
import './report.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { ReportRoundFields, ReportSubmissionFields } from './report.fields.ts';
import { mergeJob, openingHandler, watchJob } from './report.jobs.ts';
import { noticeHandler, reminderJob } from './report-notices.ts';
import { ReportPublicationSchema, ReportRoundSchema } from './report-round.entity.ts';
import { ReportRoundResolver } from './report-round.resolver.ts';
import {
  ReportDeltaSchema,
  ReportMaximumSchema,
  ReportRevisionSchema,
  ReportStaleMarkSchema,
  ReportSubmissionSchema,
  ReportTotalSchema,
} from './report-submission.entity.ts';
import { ReportSubmissionResolver } from './report-submission.resolver.ts';
import { ReportTemplateSchema, ReportTemplateVersionSchema } from './report-template.entity.ts';
import { ReportTemplateResolver } from './report-template.resolver.ts';

export { publishRound } from './report-publication.service.ts';
export { closeRound, openRound } from './report-round.service.ts';
export { saveDraft, submitReport, verifyReport } from './report-submission.service.ts';
export { createTemplate, publishTemplate } from './report-template.service.ts';
export { prepareRound } from './report.jobs.ts';
export { mergeDeltas } from './rollup.service.ts';

/** Figures taken up: templates, rounds, submissions, and their totals at every level. */
export const reportModule: Module = {
  name: 'report',
  entities: [
    ReportTemplateSchema,
    ReportTemplateVersionSchema,
    ReportRoundSchema,
    ReportPublicationSchema,
    ReportSubmissionSchema,
    ReportRevisionSchema,
    ReportTotalSchema,
    ReportDeltaSchema,
    ReportMaximumSchema,
    ReportStaleMarkSchema,
  ],
  resolvers: [
    ReportTemplateResolver,
    ReportRoundResolver,
    ReportSubmissionResolver,
    ReportRoundFields,
    ReportSubmissionFields,
  ],
  handlers: (kernel) => [openingHandler(kernel), noticeHandler(kernel)],
  jobs: [mergeJob, watchJob, reminderJob],
};
