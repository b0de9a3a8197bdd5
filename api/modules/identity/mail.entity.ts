import { defineEntity, p } from '@mikro-orm/core';
import sql, { type Sql } from 'sql-template-tag';
import { Account } from './account.entity.ts';
import { MAIL_STATES } from './identity.enums.ts';

/** Outbox of mails; the text is kept only until the mail is sent, for it may hold a one-time link. */
export const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').nullable().deleteRule('cascade'),
    recipient: p.string().columnType('text'),
    subject: p.string().columnType('text'),
    text: p.string().columnType('text').nullable(),
    locale: p.string().columnType('text'),
    state: p
      .enum([...MAIL_STATES])
      .columnType('text')
      .default('QUEUED'),
    error: p.string().columnType('text').nullable(),
    attempts: p.integer().default(0),
    createdAt: p.datetime().columnType('timestamptz'),
    /** When sending is due (again); only for mails that wait. */
    dueAt: p.datetime().columnType('timestamptz'),
    sentAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    { name: 'mail_created_index', properties: ['createdAt', 'id'] },
    { name: 'mail_due_index', expression: `create index mail_due_index on mail (due_at) where state = 'QUEUED'` },
  ],
});

/** What makes a mail one that can be sent again, over its columns: refused at least once, its text not forgotten. */
export const mailRetriable = (column: (name: 'state' | 'error' | 'text') => Sql): Sql =>
  sql`(${column('state')} in ('QUEUED', 'FAILED') and ${column('error')} is not null and ${column('text')} is not null)`;

/** A mail. */
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail);
