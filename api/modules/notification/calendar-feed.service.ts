import { createHash } from 'node:crypto';
import ical, { ICalEventTransparency } from 'ical-generator';
import sql from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { LOCALES, type Locale, type LocalizedText } from '../../kernel/locale.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { isToken, newToken, tokenDigest } from '../identity/index.ts';
import { accountActor } from '../people/index.ts';
import { deadlinesOf, type Deadline } from './deadline.ts';
import { refuse } from './notification.refusals.ts';
import { ownAccount } from './notification.service.ts';

/** Days for which a feed tells deadlines: what is a month over, and what comes within a year. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 366;
/** How often the last reading is noted. */
const NOTED_MS = 3_600_000;

const NAME: LocalizedText = { 'zh-CN': '学联 · 我的期限', en: 'Xuelian · my deadlines' };

/** A new address: its secret is in it and kept nowhere. */
export interface FeedAddress {
  readonly url: string;
  readonly createdAt: Date;
}

const addressOf = (origin: string, token: string): string => `${origin.replace(/\/$/, '')}/calendar/${token}.ics`;

/** Whether the session of the request has passed the second factor; only then may a feed tell what such offices see. */
const secondFactorOf = (uow: UnitOfWork) =>
  sql`coalesce((select s.second_factor_at is not null from session s where s.id = ${uow.actor.sessionId}::uuid), false)`;

function recordFeed(uow: UnitOfWork, action: string, id: string): void {
  uow.audit({
    action,
    subjectType: 'Account',
    subjectId: uow.actor.accountId,
    changes: {
      calendarFeed:
        action === 'calendarFeed.revoke'
          ? { before: `…${id.slice(-6)}`, after: null }
          : { before: null, after: `…${id.slice(-6)}` },
    },
  });
}

/** Makes the actor's feed; refuses a second one. */
export async function createFeed(uow: UnitOfWork, origin: string): Promise<FeedAddress> {
  const accountId = ownAccount(uow);
  const token = newToken();
  const id = newId();
  const createdAt = uow.clock.now();
  const made = await uow.run(sql`insert into calendar_feed (id, account_id, digest, has_second_factor, created_at)
    values (${id}, ${accountId}, ${tokenDigest(token)}, ${secondFactorOf(uow)}, ${createdAt})
    on conflict on constraint calendar_feed_account_unique do nothing returning 1`);
  if (made.length === 0) {
    throw refuse('CALENDAR_FEED_EXISTS');
  }
  recordFeed(uow, 'calendarFeed.create', id);
  return { url: addressOf(origin, token), createdAt };
}

/** Gives the actor's feed a new address; the old one is nothing from then on. */
export async function rotateFeed(uow: UnitOfWork, origin: string): Promise<FeedAddress> {
  const token = newToken();
  const createdAt = uow.clock.now();
  const [feed] = await uow.run<{ id: string }>(sql`update calendar_feed
    set digest = ${tokenDigest(token)}, has_second_factor = ${secondFactorOf(uow)}, created_at = ${createdAt}, last_read_at = null
    where account_id = ${ownAccount(uow)}::uuid returning id`);
  if (!feed) {
    throw refuse('CALENDAR_FEED_NONE');
  }
  recordFeed(uow, 'calendarFeed.rotate', feed.id);
  return { url: addressOf(origin, token), createdAt };
}

/** Ends the actor's feed. */
export async function revokeFeed(uow: UnitOfWork): Promise<void> {
  const [feed] = await uow.run<{ id: string }>(
    sql`delete from calendar_feed where account_id = ${ownAccount(uow)}::uuid returning id`,
  );
  if (!feed) {
    throw refuse('CALENDAR_FEED_NONE');
  }
  recordFeed(uow, 'calendarFeed.revoke', feed.id);
}

/** A feed as it goes out. */
export interface FeedFile {
  readonly text: string;
  readonly etag: string;
}

/**
 * The feed behind a secret, or null when there is none: wrong, replaced, revoked, or of an account that is not active. What
 * it tells is judged anew each time by the offices in force today.
 */
export async function readFeed(
  kernel: Kernel,
  secret: string,
  requestId: string,
  origin: string,
): Promise<FeedFile | null> {
  if (!isToken(secret)) {
    return null;
  }
  const now = kernel.clock.now();
  const [feed] = await runRead<{
    id: string;
    accountId: string;
    hasSecondFactor: boolean;
    locale: string;
    createdAt: Date;
  }>(
    kernel,
    sql`select f.id, f.account_id as "accountId", f.has_second_factor as "hasSecondFactor", a.locale, f.created_at as "createdAt"
      from calendar_feed f join account a on a.id = f.account_id where f.digest = ${tokenDigest(secret)} and a.status = 'ACTIVE'`,
  );
  if (!feed) {
    return null;
  }
  const locale: Locale = LOCALES.find((item) => item === feed.locale) ?? 'zh-CN';
  const actor = await accountActor(kernel, feed.accountId, { locale, requestId, purpose: null }, feed.hasSecondFactor);
  if (actor.accountId === null) {
    return null;
  }
  const today = kernel.clock.today();
  const deadlines = await deadlinesOf(
    (statement) => runRead(kernel, statement),
    {
      accountId: feed.accountId,
      personId: actor.personId,
      actor,
      locale,
      today,
      organizationIds: [...new Set(actor.grants.flatMap(({ organizationId }) => organizationId ?? []))],
    },
    { from: addDays(today, -DAYS_BACK), until: addDays(today, DAYS_AHEAD) },
  );
  await runRead(
    kernel,
    sql`update calendar_feed set last_read_at = ${now} where id = ${feed.id}
      and (last_read_at is null or last_read_at < ${new Date(now.getTime() - NOTED_MS)})`,
  );
  const text = feedText(deadlines, { locale, origin, stamp: feed.createdAt });
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Writes all-day entries; the same deadlines give the same text, so that an unchanged feed is not sent again. */
function feedText(
  deadlines: readonly Deadline[],
  { locale, origin, stamp }: { locale: Locale; origin: string; stamp: Date },
): string {
  const host = URL.canParse(origin) ? new URL(origin).hostname : 'xuelian.invalid';
  const calendar = ical({
    name: NAME[locale],
    prodId: { company: 'Xuelian', product: 'Deadlines', language: locale === 'en' ? 'EN' : 'ZH' },
  });
  for (const { key, on, title, note, path } of deadlines) {
    calendar.createEvent({
      id: `${key}@${host}`,
      stamp: new Date(stamp),
      start: midnight(on),
      end: midnight(addDays(on, 1)),
      allDay: true,
      summary: title,
      // A deadline does not make anybody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(note ? { description: note } : {}),
      ...(path ? { url: `${origin.replace(/\/$/, '')}${path}` } : {}),
    });
  }
  return calendar.toString();
}
