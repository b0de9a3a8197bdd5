import sql, { type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { dayOf } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { appendEvents } from '../../kernel/outbox.ts';
import type { Permission } from '../../kernel/permission.ts';
import { accountsHolding } from '../people/index.ts';
import { defaultChannels, notificationKind, type NotificationParams } from './notification-kind.ts';

/** Who is told: accounts, persons by their accounts, or those who hold a permission through an office of an organization. */
export type Recipients =
  | { readonly accountIds: readonly string[] }
  | { readonly personIds: readonly string[] }
  | { readonly organizationIds: readonly string[]; readonly permission: Permission };

/** What there is to tell. */
export interface Notice {
  readonly kind: string;
  /** The event or, for jobs, a key of what happened: with the kind and the account it makes a second delivery add nothing. */
  readonly eventId: string;
  /** Schema type and uuid of what it is about; who may not see that record gets no details. Null when it is about nothing. */
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** Organization that it concerns, if one. */
  readonly organizationId: string | null;
  readonly recipients: Recipients;
  /** Whoever did it knows already. */
  readonly exceptAccountId?: string | null;
  readonly params?: NotificationParams;
  /** The instant of the news; offices count as of its day. */
  readonly at: Date;
}

function recipientsSql(recipients: Recipients, today: string): Sql {
  if ('accountIds' in recipients) {
    return sql`select a.id as account_id from account a where a.status = 'ACTIVE' and a.id = any(${[...recipients.accountIds]}::uuid[])`;
  }
  if ('personIds' in recipients) {
    return sql`select distinct a.id as account_id from person p join account a on a.id = p.account_id
      where a.status = 'ACTIVE' and p.status = 'ACTIVE' and p.id = any(${[...recipients.personIds]}::uuid[])`;
  }
  return accountsHolding([...recipients.organizationIds], recipients.permission, today);
}

/** First half of a UUIDv7: the instant; ids of one batch are made in the database, so that no list of recipients is held here. */
function instantOfId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/**
 * Tells everybody who is to be told, in one statement however many they are; for outbox handlers and jobs, in a transaction
 * of theirs. Channels are those that each has chosen. A second delivery of one event tells nobody twice; gives the number
 * newly told.
 */
export async function notify(run: Run, notice: Notice): Promise<number> {
  const spec = notificationKind(notice.kind);
  const channels = defaultChannels(spec);
  const batchId = newId();
  const wantsInbox = sql`(${spec.isMandatory === true} or coalesce(c.inbox, ${channels.inbox}))`;
  const wantsMail = sql`(coalesce(c.mail, ${channels.mail}) and r.email is not null)`;
  const wantsDigest = sql`(${spec.isDigestable !== false} and coalesce(c.digest, ${channels.digest}) and r.email is not null)`;
  const [written] = await run<{ count: number }>(sql`
    with recipient as (${recipientsSql(notice.recipients, dayOf(notice.at))}),
    told as (insert into notification (id, account_id, batch_id, kind, category, event_key, subject_type, subject_id,
        organization_id, params, is_inbox, is_mail_due, is_digest_due, created_at)
      select overlay(overlay(gen_random_uuid()::text placing ${instantOfId(notice.at)} from 1 for 13) placing '7' from 15 for 1)::uuid,
        r.id, ${batchId}::uuid, ${notice.kind}, ${spec.category}, ${`${notice.kind}:${notice.eventId}`},
        ${notice.subjectType}, ${notice.subjectId}::uuid, ${notice.organizationId}::uuid, ${JSON.stringify(notice.params ?? {})}::jsonb,
        ${wantsInbox}, ${wantsMail}, ${wantsDigest} and not ${wantsMail}, ${notice.at}
      from recipient w join account r on r.id = w.account_id
        left join notification_preference c on c.account_id = r.id and c.kind = ${notice.kind}
      where r.id is distinct from ${notice.exceptAccountId ?? null}::uuid
        and (${wantsInbox} or ${wantsMail} or ${wantsDigest})
      on conflict on constraint notification_event_unique do nothing returning 1)
    select count(*)::int as count from told`);
  const { count } = written!;
  if (count > 0) {
    await appendEvents(
      run,
      [{ type: 'notification.added', subjectType: 'Notification', subjectId: batchId }],
      notice.at,
    );
  }
  return count;
}
