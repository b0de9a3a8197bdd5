import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { LIFETIMES } from './identity.enums.ts';

const DAY = 86_400_000;
/** Mails are kept this long as proof of having been written; their text goes much earlier. */
const MAIL_DAYS = 90;

/** Clears what has expired: sessions, one-time links, counters, texts of mails whose links are void, old mails. */
export const purgeJob: JobSpec = {
  name: 'identity-purge',
  cron: '23 * * * *',
  run: (kernel) =>
    withTransaction(kernel, async (run) => {
      const now = kernel.clock.now();
      const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
      await run(
        sql`delete from session where expires_at < ${now} or revoked_at < ${ago(DAY)} or last_seen_at < ${ago(LIFETIMES.sessionIdle)}`,
      );
      await run(sql`delete from account_token where expires_at < ${ago(7 * DAY)} or used_at < ${ago(7 * DAY)}`);
      await run(
        sql`delete from login_attempt where last_at < ${ago(DAY)} and (locked_until is null or locked_until < ${now})`,
      );
      await run(sql`update mail set text = null, state = 'FAILED', error = coalesce(error, 'EXPIRED')
        where text is not null and created_at < ${ago(LIFETIMES.INVITATION)}`);
      await run(sql`delete from mail where created_at < ${ago(MAIL_DAYS * DAY)}`);
    }),
};
