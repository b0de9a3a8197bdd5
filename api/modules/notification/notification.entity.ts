import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import type { NotificationParams } from './notification-kind.ts';
import { NOTIFICATION_CATEGORIES } from './notification.enums.ts';

/** What one account is told; belongs to that account alone. The words are made when it is read. */
export const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    /** All that were written together, for the live change that tells of them. */
    batchId: p.uuid(),
    kind: p.string().columnType('text'),
    category: p.enum([...NOTIFICATION_CATEGORIES]).columnType('text'),
    /** Kind and event; with the account it makes a redelivery add nothing. */
    eventKey: p.string().columnType('text'),
    subjectType: p.string().columnType('text').nullable(),
    subjectId: p.uuid().nullable(),
    organizationId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('organization_id').nullable().deleteRule('cascade'),
    params: p.json<NotificationParams>().columnType('jsonb'),
    /** False when the reader wanted it by other channels only. */
    isInbox: p.boolean(),
    /** True while a mail of its own waits: for the job, or for the end of quiet hours. */
    isMailDue: p.boolean(),
    /** True while it waits for the next digest. */
    isDigestDue: p.boolean(),
    createdAt: p.datetime().columnType('timestamptz'),
    readAt: p.datetime().columnType('timestamptz').nullable(),
    archivedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ name: 'notification_event_unique', properties: ['accountId', 'eventKey'] }],
  checks: [{ name: 'notification_subject_check', expression: `(subject_type is null) = (subject_id is null)` }],
  indexes: [
    {
      name: 'notification_inbox_index',
      expression:
        'create index notification_inbox_index on notification (account_id, created_at desc, id) where is_inbox',
    },
    {
      name: 'notification_unread_index',
      expression:
        'create index notification_unread_index on notification (account_id, category) where is_inbox and read_at is null and archived_at is null',
    },
    {
      name: 'notification_mail_index',
      expression: 'create index notification_mail_index on notification (account_id, id) where is_mail_due',
    },
    {
      name: 'notification_digest_index',
      expression: 'create index notification_digest_index on notification (account_id, id) where is_digest_due',
    },
    { name: 'notification_batch_index', properties: ['batchId'] },
    { name: 'notification_organization_index', properties: ['organizationId'] },
    { name: 'notification_created_index', properties: ['createdAt'] },
  ],
});

/** A notification. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

/** Channels that an account chose for a kind; without a row the kind's own. */
export const NotificationPreferenceSchema = defineEntity({
  name: 'NotificationPreference',
  tableName: 'notification_preference',
  properties: {
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').primary().deleteRule('cascade'),
    kind: p.string().columnType('text').primary(),
    inbox: p.boolean(),
    mail: p.boolean(),
    digest: p.boolean(),
  },
});

/** A choice of channels. */
export class NotificationPreference extends NotificationPreferenceSchema.class {}
NotificationPreferenceSchema.setClass(NotificationPreference);

/** When an account wants to be left alone, and when its digest comes; hours of the day in Asia/Shanghai. */
export const NotificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  tableName: 'notification_setting',
  properties: {
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').primary().deleteRule('cascade'),
    /** Minute of the day at which quiet begins and ends; over midnight when it ends before it begins. */
    quietFrom: p.integer().nullable(),
    quietUntil: p.integer().nullable(),
    digestHour: p.integer(),
    lastDigestOn: p.date().nullable(),
  },
  checks: [
    {
      name: 'notification_setting_quiet_check',
      expression: `(quiet_from is null) = (quiet_until is null) and (quiet_from is null or (quiet_from >= 0 and quiet_from < 1440 and quiet_until >= 0 and quiet_until < 1440 and quiet_from <> quiet_until))`,
    },
    { name: 'notification_setting_hour_check', expression: 'digest_hour >= 0 and digest_hour < 24' },
  ],
});

/** Settings of an account. */
export class NotificationSetting extends NotificationSettingSchema.class {}
NotificationSettingSchema.setClass(NotificationSetting);

/** Address at which a calendar program reads one account's deadlines; only the digest of its secret is kept. */
export const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  tableName: 'calendar_feed',
  properties: {
    id: p.uuid().primary(),
    accountId: () =>
      p
        .manyToOne(Account)
        .mapToPk()
        .fieldName('account_id')
        .unique('calendar_feed_account_unique')
        .deleteRule('cascade'),
    digest: p.string().columnType('text').unique('calendar_feed_digest_unique'),
    /** True when the session that made it had passed the second factor; else offices that ask for one stay out. */
    hasSecondFactor: p.boolean(),
    createdAt: p.datetime().columnType('timestamptz'),
    lastReadAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

/** A feed. */
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed);
