import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { notFound, unauthenticated } from '../../kernel/access.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { NotificationCategory, NotificationMark } from './notification.enums.ts';
import { refuse } from './notification.refusals.ts';

/** The account of whoever acts; a fault of ours when there is none, since the door let nobody else in. */
export function ownAccount(uow: UnitOfWork): string {
  if (uow.actor.accountId === null) {
    throw unauthenticated();
  }
  return uow.actor.accountId;
}

/** Lets the reader's other windows know. */
function publishMarked(uow: UnitOfWork, accountId: string): void {
  uow.publish({ type: 'notification.marked', subjectType: 'Notification', subjectId: accountId });
}

/** Marks some of the actor's own notifications; one that is not the actor's refuses the whole. */
export async function markNotifications(
  uow: UnitOfWork,
  ids: readonly string[],
  mark: NotificationMark,
): Promise<string[]> {
  const accountId = ownAccount(uow);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > LIMITS.bulk) {
    throw refuse('NOTIFICATION_MANY', ['ids'], { max: LIMITS.bulk });
  }
  const now = uow.clock.now();
  const change = {
    READ: sql`read_at = coalesce(read_at, ${now})`,
    UNREAD: sql`read_at = null`,
    ARCHIVED: sql`read_at = coalesce(read_at, ${now}), archived_at = coalesce(archived_at, ${now})`,
    INBOX: sql`archived_at = null`,
  }[mark];
  const rows = await uow.run(sql`update notification set ${change}
    where id = any(${wanted}::uuid[]) and account_id = ${accountId}::uuid and is_inbox returning 1`);
  if (rows.length < wanted.length) {
    throw notFound();
  }
  uow.audit({
    action: 'notification.mark',
    subjectType: 'Account',
    subjectId: accountId,
    changes: { notificationMark: { before: null, after: mark }, notifications: { before: null, after: wanted.length } },
  });
  publishMarked(uow, accountId);
  return wanted;
}

/** Marks everything in the actor's inbox as read, or what belongs to a category or had come by an instant. */
export async function readAllNotifications(
  uow: UnitOfWork,
  { category, until }: { readonly category?: NotificationCategory | null; readonly until?: Date | null },
): Promise<void> {
  const accountId = ownAccount(uow);
  const [done] = await uow.run<{ count: number }>(sql`with done as (update notification set read_at = ${uow.clock.now()}
      where account_id = ${accountId}::uuid and is_inbox and read_at is null and archived_at is null
        and (${category ?? null}::text is null or category = ${category ?? null}::text)
        and (${until ?? null}::timestamptz is null or created_at <= ${until ?? null}::timestamptz) returning 1)
    select count(*)::int as count from done`);
  uow.audit({
    action: 'notification.readAll',
    subjectType: 'Account',
    subjectId: accountId,
    changes: { notifications: { before: null, after: done!.count } },
  });
  publishMarked(uow, accountId);
}
