import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import { ATTACHMENT_STATES } from './attachment.enums.ts';

/** A file that was uploaded, or may be, and the record that it hangs on; its bytes lie in the store. */
export const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id').deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    /** Account that uploads. */
    accountId: p.uuid(),
    /** Schema type of the record that it belongs to; null until a record takes it up. */
    subjectType: p.string().columnType('text').nullable(),
    subjectId: p.uuid().nullable(),
    name: p.string().columnType('text'),
    /** By its content, never as the sender says; null until it was examined. */
    mediaType: p.string().columnType('text').nullable(),
    bytes: p.integer(),
    sha256: p.string().columnType('text').nullable(),
    /** Name in the store; a new one for each attempt, so that a late one overwrites nothing. */
    storeKey: p.uuid().nullable(),
    state: p
      .enum([...ATTACHMENT_STATES])
      .columnType('text')
      .default('PENDING'),
    /** Digest of the one-time token of its upload; null once that was used. */
    ticketDigest: p.string().columnType('text').nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    /** When the leave to upload ends, and later when an unclaimed file is cleared; null for a claimed one. */
    expiresAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [
    { name: 'attachment_ticket_unique', properties: ['ticketDigest'] },
    { name: 'attachment_store_key_unique', properties: ['storeKey'] },
  ],
  indexes: [
    { name: 'attachment_subject_index', properties: ['subjectType', 'subjectId', 'id'] },
    {
      name: 'attachment_expires_index',
      expression: `create index attachment_expires_index on attachment (expires_at) where expires_at is not null`,
    },
    {
      name: 'attachment_open_index',
      expression: `create index attachment_open_index on attachment (account_id) where state in ('PENDING', 'READY')`,
    },
  ],
  checks: [
    { name: 'attachment_bytes_check', expression: 'bytes > 0' },
    {
      name: 'attachment_content_check',
      expression: `state = 'PENDING' or (media_type is not null and sha256 is not null and store_key is not null)`,
    },
    {
      name: 'attachment_claim_check',
      expression: `(state <> 'CLAIMED' or (subject_type is not null and subject_id is not null)) and (state in ('CLAIMED', 'REMOVED') or subject_id is null)`,
    },
  ],
});

/** A file. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);
