import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import type { Audience } from './audience.ts';
import {
  EXTENSION_STATUSES,
  FAN_OUT_STATES,
  OBLIGATION_RESPONSES,
  OBLIGATION_SOURCES,
  OBLIGATION_STATUSES,
  THREAD_ENTRY_KINDS,
} from './coordination.enums.ts';

/** A remark of the verifier on one field of an answer. */
export interface FieldComment {
  readonly path: string;
  readonly text: string;
}

/** What one organization owes upward to one source: the single table for directives and report rounds. */
export const ObligationSchema = defineEntity({
  name: 'Obligation',
  tableName: 'obligation',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    sourceKind: p.enum([...OBLIGATION_SOURCES]).columnType('text'),
    sourceId: p.uuid(),
    title: p.string().columnType('text'),
    response: p.enum([...OBLIGATION_RESPONSES]).columnType('text'),
    issuerId: () => p.manyToOne(Organization).mapToPk().fieldName('issuer_id'),
    /** Obligation of the nearest organization above that owes the same source. */
    parentId: () => p.manyToOne(Obligation).mapToPk().fieldName('parent_id').nullable(),
    /** Organization that accepts: the parent's, else the issuer. */
    verifierId: () => p.manyToOne(Organization).mapToPk().fieldName('verifier_id'),
    status: p
      .enum([...OBLIGATION_STATUSES])
      .columnType('text')
      .default('PENDING'),
    dueOn: p.date().nullable(),
    /** Day that the source or whoever handed it on set, before any earlier day of a middle level. */
    baseDueOn: p.date().nullable(),
    /** True when the day was set by an extension, so that an earlier day of a middle level no longer moves it. */
    isExtended: p.boolean().default(false),
    /** What this organization tells those below it that owe the same. */
    guidance: p.string().columnType('text').nullable(),
    guidanceDueOn: p.date().nullable(),
    answers: p.json<Readonly<Record<string, unknown>>>().columnType('jsonb').nullable(),
    answerNote: p.string().columnType('text').nullable(),
    /** Revision of the source that was answered last. */
    answeredRevision: p.integer().nullable(),
    comments: p.json<readonly FieldComment[]>().columnType('jsonb').default('[]'),
    /** Why it was returned, excused or withdrawn last. */
    reason: p.string().columnType('text').nullable(),
    openedAt: p.datetime().columnType('timestamptz'),
    acknowledgedAt: p.datetime().columnType('timestamptz').nullable(),
    submittedAt: p.datetime().columnType('timestamptz').nullable(),
    settledAt: p.datetime().columnType('timestamptz').nullable(),
    returnCount: p.integer().default(0),
    remindedOn: p.date().nullable(),
    reminderCount: p.integer().default(0),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'obligation_source_unique',
      expression:
        'create unique index obligation_source_unique on obligation (source_kind, source_id, organization_id) include (province_id, city_id, school_id, department_id, status, due_on)',
    },
    { name: 'obligation_parent_index', properties: ['parentId', 'status', 'dueOn'] },
    { name: 'obligation_organization_index', properties: ['organizationId', 'status', 'dueOn', 'id'] },
    { name: 'obligation_verifier_index', properties: ['verifierId', 'status', 'dueOn', 'id'] },
    { name: 'obligation_issuer_index', properties: ['issuerId', 'status', 'dueOn', 'id'] },
    { name: 'obligation_province_index', properties: ['provinceId', 'status', 'dueOn', 'id'] },
    { name: 'obligation_city_index', properties: ['cityId', 'status', 'dueOn', 'id'] },
    { name: 'obligation_school_index', properties: ['schoolId', 'status', 'dueOn', 'id'] },
    {
      name: 'obligation_due_index',
      expression: `create index obligation_due_index on obligation (due_on, id) where status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED')`,
    },
  ],
});

/** One obligation. */
export class Obligation extends ObligationSchema.class {}
ObligationSchema.setClass(Obligation);

/** The handing out of one source to a frozen set of organizations, resumable chunk by chunk. */
export const FanOutSchema = defineEntity({
  name: 'ObligationFanOut',
  tableName: 'obligation_fan_out',
  properties: {
    id: p.uuid().primary(),
    /** Organization that hands out: the issuer, or a middle level that passes on. */
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    sourceKind: p.enum([...OBLIGATION_SOURCES]).columnType('text'),
    sourceId: p.uuid(),
    /** Names the action, so that its replay meets the same row. */
    key: p.string().columnType('text'),
    title: p.string().columnType('text'),
    response: p.enum([...OBLIGATION_RESPONSES]).columnType('text'),
    issuerId: () => p.manyToOne(Organization).mapToPk().fieldName('issuer_id'),
    audience: p.json<Audience>().columnType('jsonb'),
    dueOn: p.date().nullable(),
    /** Organizations of the audience at the instant of issue, upper levels first. */
    targetIds: p.array().columnType('uuid[]'),
    totalCount: p.integer(),
    doneCount: p.integer().default(0),
    createdCount: p.integer().default(0),
    state: p
      .enum([...FAN_OUT_STATES])
      .columnType('text')
      .default('RUNNING'),
    attempts: p.integer().default(0),
    accountId: p.uuid().nullable(),
    issuedAt: p.datetime().columnType('timestamptz'),
    beatAt: p.datetime().columnType('timestamptz'),
    finishedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    {
      name: 'obligation_fan_out_key_unique',
      expression:
        'create unique index obligation_fan_out_key_unique on obligation_fan_out (source_kind, source_id, key)',
    },
    {
      name: 'obligation_fan_out_running_index',
      expression: `create index obligation_fan_out_running_index on obligation_fan_out (beat_at) where state = 'RUNNING'`,
    },
    { name: 'obligation_fan_out_organization_index', properties: ['organizationId'] },
  ],
});

/** One handing out. */
export class FanOut extends FanOutSchema.class {}
FanOutSchema.setClass(FanOut);

/** An entry in the thread between the two levels of an obligation; never changed. */
export const ObligationMessageSchema = defineEntity({
  name: 'ObligationMessage',
  tableName: 'obligation_message',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    obligationId: () => p.manyToOne(Obligation).mapToPk().fieldName('obligation_id').deleteRule('cascade'),
    kind: p.enum([...THREAD_ENTRY_KINDS]).columnType('text'),
    /** Level that speaks or acts; null for what followed by itself. */
    senderId: () => p.manyToOne(Organization).mapToPk().fieldName('sender_id').nullable(),
    text: p.string().columnType('text').nullable(),
    /** Day that an entry is about: asked for, granted, set. */
    dueOn: p.date().nullable(),
    accountId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    officeId: p.uuid().nullable(),
    sentAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    { name: 'obligation_message_obligation_index', properties: ['obligationId', 'sentAt', 'id'] },
    { name: 'obligation_message_organization_index', properties: ['organizationId'] },
  ],
});

/** One entry of a thread. */
export class ObligationMessage extends ObligationMessageSchema.class {}
ObligationMessageSchema.setClass(ObligationMessage);

/** A request for more time, and what became of it. */
export const ObligationExtensionSchema = defineEntity({
  name: 'ObligationExtension',
  tableName: 'obligation_extension',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    obligationId: () => p.manyToOne(Obligation).mapToPk().fieldName('obligation_id').deleteRule('cascade'),
    askedOn: p.date(),
    reason: p.string().columnType('text'),
    status: p
      .enum([...EXTENSION_STATUSES])
      .columnType('text')
      .default('ASKED'),
    grantedOn: p.date().nullable(),
    decisionNote: p.string().columnType('text').nullable(),
    /** True when the verifier said that the day lies beyond what it owes itself. */
    isBeyondOwn: p.boolean().default(false),
    askedAt: p.datetime().columnType('timestamptz'),
    decidedAt: p.datetime().columnType('timestamptz').nullable(),
    accountId: p.uuid().nullable(),
    decidedById: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'obligation_extension_obligation_index', properties: ['obligationId', 'askedAt'] },
    { name: 'obligation_extension_organization_index', properties: ['organizationId'] },
    {
      name: 'obligation_extension_open_unique',
      expression: `create unique index obligation_extension_open_unique on obligation_extension (obligation_id) where status = 'ASKED'`,
    },
  ],
});

/** One request for more time. */
export class ObligationExtension extends ObligationExtensionSchema.class {}
ObligationExtensionSchema.setClass(ObligationExtension);
