import './attachment.audit.ts';
import './attachment.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { AttachmentSchema } from './attachment.entity.ts';
import { purgeFilesJob, sweepFilesJob } from './attachment.jobs.ts';
import { AttachmentResolver } from './attachment.resolver.ts';
import { attachmentRoutes } from './attachment.routes.ts';

export { claimAttachments, keepAttachments } from './attachment-claim.service.ts';
export { registerAttachmentOwner } from './attachment-owner.ts';
export { AttachmentListArguments } from './attachment.input.ts';
export { attachmentsOf, AttachmentShape } from './attachment.read-model.ts';
export { AttachmentConnection } from './attachment.type.ts';
export { openFileStore } from './open-file-store.ts';

/** Files of all modules: one-time uploads, the store, and downloads that always ask who reads. */
export const attachmentModule: Module = {
  name: 'attachment',
  entities: [AttachmentSchema],
  resolvers: [AttachmentResolver],
  jobs: [purgeFilesJob, sweepFilesJob],
  routes: attachmentRoutes,
};
