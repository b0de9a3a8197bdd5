import './attachment.audit.ts';
import './attachment.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { AttachmentSchema } from './attachment.entity.ts';
import { purgeFilesJob, sweepFilesJob } from './attachment.jobs.ts';
import { AttachmentResolver } from './attachment.resolver.ts';
import { attachmentRoutes } from './attachment.routes.ts';

export { claimAttachments, keepAttachments, type AttachmentSubject } from './attachment-claim.service.ts';
export { registerAttachmentOwner, type AttachmentOwner } from './attachment-owner.ts';
export { AttachmentListArguments } from './attachment.input.ts';
export { attachmentsOf, AttachmentShape } from './attachment.read-model.ts';
export { AttachmentConnection, AttachmentType } from './attachment.type.ts';
export { openFileStore } from './open-file-store.ts';

/** Files of all modules: one-time uploads, the store, and downloads that always ask who reads. */
export const attachmentModule: Module = {
  name: 'attachment',
  entities: [AttachmentSchema],
  resolvers: [AttachmentResolver],
  jobs: [purgeFilesJob, sweepFilesJob],
  routes: attachmentRoutes,
};
