import './importing.audit.ts';
import './importing.export.ts';
import './importing.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { uploadRoutes } from './import-upload.routes.ts';
import {
  ImportBatchFields,
  ImportFailureFields,
  ImportIssueFields,
  ImportMappingFields,
  ImportNoticeFields,
  ImportRowFields,
  ImportValueFields,
} from './importing.fields.ts';
import { purgeJob, runJob, watchJob } from './importing.jobs.ts';
import { importingEntities } from './importing.read-model.ts';
import { ImportingResolver } from './importing.resolver.ts';

export {
  commitFromCommandLine,
  listBatches,
  prepareFromCommandLine,
  runFromCommandLine,
  undoFromCommandLine,
  type BatchSummary,
  type FoundIssue,
} from './import-console.service.ts';
export { TEMPLATE_FORMATS, templateFile } from './import-template-file.ts';
export { findTemplate, TEMPLATE_NAMES } from './import-template.ts';
export type { MappingFacts } from './import-profile.service.ts';
export type { BatchTarget } from './importing.enums.ts';

/** Lists taken in from files: planned, confirmed, taken over in the background, undone. */
export const importingModule: Module = {
  name: 'importing',
  entities: importingEntities,
  resolvers: [
    ImportingResolver,
    ImportBatchFields,
    ImportRowFields,
    ImportIssueFields,
    ImportValueFields,
    ImportNoticeFields,
    ImportFailureFields,
    ImportMappingFields,
  ],
  jobs: [runJob, watchJob, purgeJob],
  routes: uploadRoutes,
};
