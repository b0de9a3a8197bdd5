import sql from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import { fill, LOCALES, type Locale } from '../../kernel/locale.ts';
import { namesOf, Reader, runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { queueText } from '../identity/index.ts';
import { accountActor } from '../people/index.ts';
import { NOTIFICATION_MAIL } from './notification-mail.messages.ts';
import { seesSubject, type StoredWords } from './notification.read-model.ts';
import { presentWords, type PresentedWords } from './notification-words.ts';
import { DIGEST_HOUR } from './preference.service.ts';
import { minuteOfDay, quietSql } from './quiet-hours.ts';

/** Accounts that are served before the next look at who waits. */
const ACCOUNTS = 100;
/** Notifications that one mail tells; the rest it counts. */
const TOLD = 30;

type Item = StoredWords & { readonly id: string; readonly isRead: boolean };

interface Reachable {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
}

const localeFrom = (text: string): Locale => LOCALES.find((item) => item === text) ?? 'zh-CN';

/** Takes what waits for a mail or a digest of an account, held against another run, and notes that it is dealt with. */
async function take(uow: UnitOfWork, accountId: string, channel: 'mail' | 'digest'): Promise<Item[]> {
  const isDue = channel === 'mail' ? sql`is_mail_due` : sql`is_digest_due`;
  const items =
    await uow.run<Item>(sql`select id, kind, params, subject_type as "subjectType", subject_id as "subjectId",
      read_at is not null or archived_at is not null as "isRead"
    from notification where account_id = ${accountId}::uuid and ${isDue} order by created_at, id for update skip locked`);
  await uow.run(sql`update notification set ${isDue} = false where id = any(${items.map(({ id }) => id)}::uuid[])`);
  return items.filter(({ isRead }) => !isRead);
}

/** Words as the account would get them now: what it may no longer see is told without details. */
async function wordsOf(
  kernel: Kernel,
  accountId: string,
  items: readonly Item[],
  locale: Locale,
): Promise<PresentedWords[]> {
  const actor = await accountActor(kernel, accountId, { locale, requestId: 'job:notification', purpose: null });
  const reader = new Reader(kernel, namesOf(kernel.orm), actor, { isAuditedByCaller: true });
  return Promise.all(items.map(async (item) => presentWords(item, await seesSubject(reader, item), locale)));
}

function writeMail(
  uow: UnitOfWork,
  account: Reachable,
  words: readonly PresentedWords[],
  { total, isDigest, origin }: { total: number; isDigest: boolean; origin: string },
): void {
  const locale = localeFrom(account.locale);
  const base = origin.replace(/\/$/, '');
  const list = words
    .map(({ title, body, link }) =>
      [`• ${title}`, ...(body ? [`  ${body}`] : []), ...(link ? [`  ${base}${link}`] : [])].join('\n'),
    )
    .join('\n\n');
  const more =
    total > words.length
      ? fill(NOTIFICATION_MAIL.more[locale], { count: total - words.length, inbox: `${base}/inbox` })
      : '';
  const subject = isDigest
    ? fill(NOTIFICATION_MAIL.digest[locale], { count: total })
    : total === 1
      ? words[0]!.title
      : fill(NOTIFICATION_MAIL.several[locale], { count: total });
  queueText(
    uow,
    { accountId: account.id, email: account.email, locale: account.locale },
    {
      subject,
      text: fill(NOTIFICATION_MAIL.body[locale], { list, more, settings: `${base}/profile?tab=notifications` }),
    },
  );
}

/**
 * Writes the mail of one account and notes in the same transaction what it tells, so that nothing is lost and nothing told
 * twice: what happens to the mail from there is the business of the outbox of mails. Gives whether there was one.
 */
async function mailAccount(
  kernel: Kernel,
  account: Reachable,
  channel: 'mail' | 'digest',
  origin: string,
  isOurs: (uow: UnitOfWork) => Promise<boolean> = async () => true,
): Promise<boolean> {
  return runUnit(kernel, platformActor([], `job:notification-${channel}`), async (uow) => {
    if (!(await isOurs(uow))) {
      return false;
    }
    const items = await take(uow, account.id, channel);
    if (items.length === 0) {
      return false;
    }
    const words = await wordsOf(kernel, account.id, items.slice(0, TOLD), localeFrom(account.locale));
    writeMail(uow, account, words, { total: items.length, isDigest: channel === 'digest', origin });
    return true;
  });
}

/** Writes the mails that are due: one for each account, quiet hours respected; gives their number. */
export async function sendDueMails(kernel: Kernel, origin: string): Promise<number> {
  let sent = 0;
  for (let after = NO_ACCOUNT; ;) {
    const accounts = await runRead<Reachable>(
      kernel,
      sql`select a.id, a.email, a.locale from account a left join notification_setting s on s.account_id = a.id
        where a.id > ${after}::uuid and a.status = 'ACTIVE' and a.email is not null and not ${quietSql(kernel.clock.now())}
          and exists (select 1 from notification n where n.account_id = a.id and n.is_mail_due)
        order by a.id limit ${ACCOUNTS}`,
    );
    for (const account of accounts) {
      sent += (await mailAccount(kernel, account, 'mail', origin)) ? 1 : 0;
    }
    if (accounts.length < ACCOUNTS) {
      return sent;
    }
    after = accounts.at(-1)!.id;
  }
}

const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Writes the digests whose hour has come, at most one a day for each account; gives their number. */
export async function sendDueDigests(kernel: Kernel, origin: string): Promise<number> {
  const now = kernel.clock.now();
  const today = kernel.clock.today();
  const hour = Math.floor(minuteOfDay(now) / 60);
  let sent = 0;
  for (let after = NO_ACCOUNT; ;) {
    const accounts = await runRead<Reachable>(
      kernel,
      sql`select a.id, a.email, a.locale from account a left join notification_setting s on s.account_id = a.id
        where a.id > ${after}::uuid and a.status = 'ACTIVE' and a.email is not null and not ${quietSql(now)}
          and coalesce(s.digest_hour, ${DIGEST_HOUR}::int) <= ${hour}::int
          and (s.last_digest_on is null or s.last_digest_on < ${today}::date)
          and exists (select 1 from notification n where n.account_id = a.id and n.is_digest_due)
        order by a.id limit ${ACCOUNTS}`,
    );
    for (const account of accounts) {
      // Of two runs at once the row lets one go on; a clock that was set back does not bring the day a second time.
      const isOurs = async (uow: UnitOfWork): Promise<boolean> => {
        const claimed = await uow.run(sql`insert into notification_setting (account_id, digest_hour, last_digest_on)
          values (${account.id}, ${DIGEST_HOUR}, ${today}) on conflict (account_id) do update set last_digest_on = excluded.last_digest_on
          where notification_setting.last_digest_on is null or notification_setting.last_digest_on < excluded.last_digest_on returning 1`);
        return claimed.length > 0;
      };
      sent += (await mailAccount(kernel, account, 'digest', origin, isOurs)) ? 1 : 0;
    }
    if (accounts.length < ACCOUNTS) {
      return sent;
    }
    after = accounts.at(-1)!.id;
  }
}
