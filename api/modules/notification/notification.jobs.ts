import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { sendDueDigests, sendDueMails } from './notification-mail.service.ts';

const DAY = 86_400_000;
/** What was read is kept this long, and what never was that long. */
const READ_DAYS = 180;
const UNREAD_DAYS = 400;
/** Rows deleted in one statement, so that none holds the table for long. */
const PURGED = 5_000;

/** Each minute: mails of those who want to be told at once, outside their quiet hours. */
export const notificationMailJob: JobSpec = {
  name: 'notification-mail',
  cron: '* * * * *',
  run: async (kernel, _payload, settings) => void (await sendDueMails(kernel, settings?.origin ?? '')),
};

/** Each quarter of an hour: digests of those whose hour has come. */
export const notificationDigestJob: JobSpec = {
  name: 'notification-digest',
  cron: '*/15 * * * *',
  run: async (kernel, _payload, settings) => void (await sendDueDigests(kernel, settings?.origin ?? '')),
};

/** Each night: clears what is older than anybody looks back. */
export const notificationPurgeJob: JobSpec = {
  name: 'notification-purge',
  cron: '41 18 * * *',
  async run(kernel) {
    const ago = (days: number): Date => new Date(kernel.clock.now().getTime() - days * DAY);
    for (;;) {
      const [gone] = await runRead<{ count: number }>(
        kernel,
        sql`with gone as (delete from notification where id in (select id from notification
            where created_at < ${ago(READ_DAYS)} and (read_at is not null or not is_inbox or created_at < ${ago(UNREAD_DAYS)}) limit ${PURGED}) returning 1)
          select count(*)::int as count from gone`,
      );
      if (gone!.count < PURGED) {
        return;
      }
    }
  },
};
