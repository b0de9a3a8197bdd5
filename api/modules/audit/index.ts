import './audit.audit.ts';
import './audit.export.ts';
import './audit.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { AuditEntrySchema } from './audit.entity.ts';
import { AuditChangeFields, AuditSubjectFields } from './audit.fields.ts';
import { AuditResolver } from './audit.resolver.ts';
import { verifyJob } from './audit.service.ts';

export { walkChains } from './audit.service.ts';

/** Reading the audit trail; writing it is the kernel's. */
export const auditModule: Module = {
  name: 'audit',
  entities: [AuditEntrySchema],
  resolvers: [AuditResolver, AuditChangeFields, AuditSubjectFields],
  jobs: [verifyJob],
};
