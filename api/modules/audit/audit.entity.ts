import { defineEntity, p } from '@mikro-orm/core';

/** Readable columns of the audit trail; the kernel alone writes it and its migration alone shapes it. */
export const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  readonly: true,
  properties: {
    id: p.uuid().primary(),
    chain: p.string().columnType('text'),
    seq: p.bigint(),
    occurredAt: p.datetime().columnType('timestamptz(3)'),
    action: p.string().columnType('text'),
    subjectType: p.string().columnType('text'),
    subjectId: p.uuid().nullable(),
    organizationId: p.uuid().nullable(),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    systemRole: p.string().columnType('text').nullable(),
    purpose: p.string().columnType('text').nullable(),
    reason: p.string().columnType('text').nullable(),
    changes: p.json(),
    hash: p.string().columnType('text'),
  },
});
