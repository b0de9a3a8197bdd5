import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { attemptKey } from './secrets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How many attempts pass before a lock, after which pause they are forgotten, and how long the first lock lasts. */
interface AttemptRule {
  readonly max: number;
  readonly pause: number;
  readonly lock: number;
}

const RULES = {
  /** One account or one typed login. */
  account: { max: 5, pause: 15 * MINUTE, lock: MINUTE },
  /** One network address; a whole campus may share one, so only failures stay counted. */
  address: { max: 100, pause: 15 * MINUTE, lock: 5 * MINUTE },
  /** Mails asked for without signing in. */
  mail: { max: 3, pause: 60 * MINUTE, lock: 60 * MINUTE },
  mailAddress: { max: 30, pause: 60 * MINUTE, lock: 60 * MINUTE },
} as const satisfies Readonly<Record<string, AttemptRule>>;

/** What attempts are counted against. */
export type AttemptKind = keyof typeof RULES;

/** Outcome of counting: how long it is locked, and whether this very attempt locked it. */
export interface Lock {
  readonly lockedUntil: Date | null;
  readonly hasJustLocked: boolean;
}

/**
 * Counts one attempt before anything is verified, in one atomic statement of its own, so that parallel calls and the
 * aliases of one request are each counted and a refused action can't take the count back.
 */
async function count(kernel: Kernel, kind: AttemptKind, value: string): Promise<Lock> {
  const { max, pause, lock } = RULES[kind];
  const key = attemptKey(kernel.secret, kind, value);
  const now = kernel.clock.now();
  const before = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
  const [row] = await runRead<{ tries: number; lockedUntil: number | null }>(
    kernel,
    sql`insert into login_attempt as a (key, attempts, tries, locks, last_at) values (${key}, 1, 1, 0, ${now})
      on conflict (key) do update set
        attempts = case when a.last_at < ${before(DAY)} then 1 else a.attempts + 1 end,
        tries = case
          when a.locked_until > ${now} then ${max + 2}
          when a.locked_until is not null or a.last_at < ${before(pause)} then 1
          else a.tries + 1 end,
        locked_until = case
          when a.locked_until > ${now} then a.locked_until
          when a.locked_until is not null or a.last_at < ${before(pause)} then null
          when a.tries >= ${max} then ${now}::timestamptz + least(${lock}::float8 * 2 ^ a.locks, ${DAY}::float8) * interval '1 millisecond'
          end,
        locks = case
          when a.locked_until > ${now} then a.locks
          when a.last_at < ${before(DAY)} then 0
          when a.locked_until is null and a.last_at >= ${before(pause)} and a.tries >= ${max} then a.locks + 1
          else a.locks end,
        last_at = ${now}
      returning tries, (extract(epoch from locked_until) * 1000)::float8 as "lockedUntil"`,
  );
  const { tries, lockedUntil } = row!;
  return {
    lockedUntil: lockedUntil === null ? null : new Date(lockedUntil),
    hasJustLocked: lockedUntil !== null && tries === max + 1,
  };
}

/** Counts an attempt against what is guarded and against the network address it comes from. */
export async function countAttempt(
  kernel: Kernel,
  actor: Actor,
  value: string,
  kinds: readonly [own: AttemptKind, address: AttemptKind] = ['account', 'address'],
): Promise<Lock> {
  const own = await count(kernel, kinds[0], value);
  const address = actor.addressDigest === null ? null : await count(kernel, kinds[1], actor.addressDigest);
  const until = [own.lockedUntil, address?.lockedUntil ?? null].filter((item) => item !== null);
  return {
    lockedUntil: until.length === 0 ? null : new Date(Math.max(...until.map(Number))),
    hasJustLocked: own.hasJustLocked || (address?.hasJustLocked ?? false),
  };
}

/** Minutes from now until a lock ends, rounded up. */
export function minutesUntil(lockedUntil: Date, now: Date): number {
  return Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / MINUTE));
}

/** Forgets the attempts on an account after a success and takes this one back from its address. */
export async function forgiveAttempts(run: Run, kernel: Kernel, actor: Actor, value: string): Promise<void> {
  await run(sql`delete from login_attempt where key = ${attemptKey(kernel.secret, 'account', value)}`);
  if (actor.addressDigest !== null) {
    await run(sql`update login_attempt set tries = greatest(tries - 1, 0)
      where key = ${attemptKey(kernel.secret, 'address', actor.addressDigest)} and locked_until is null`);
  }
}

/** How the attempts on an account stand. */
export interface AttemptState {
  readonly attempts: number;
  readonly lockedUntil: Date | null;
}

/** Keys under which attempts upon an account are counted. */
export const attemptKeys = (secret: Buffer, accountId: string): string[] =>
  (['account', 'mail'] as const).map((kind) => attemptKey(secret, kind, accountId));

/** Attempts to sign in to an account that still count, and the lock that they brought. */
export async function attemptsOn(run: Run, kernel: Kernel, accountId: string): Promise<AttemptState> {
  const now = kernel.clock.now();
  const [row] = await run<{ attempts: number; lockedUntil: number | null }>(
    sql`select case when last_at < ${new Date(now.getTime() - DAY)}::timestamptz then 0 else attempts end as attempts,
        case when locked_until > ${now}::timestamptz then (extract(epoch from locked_until) * 1000)::float8 end as "lockedUntil"
      from login_attempt where key = ${attemptKey(kernel.secret, 'account', accountId)}`,
  );
  return {
    attempts: row?.attempts ?? 0,
    lockedUntil: row?.lockedUntil ? new Date(row.lockedUntil) : null,
  };
}

/** Forgets every attempt on an account, those that asked for mails too; true when one of them had locked it. */
export async function clearAttempts(run: Run, kernel: Kernel, accountId: string): Promise<boolean> {
  const now = kernel.clock.now();
  const cleared = await run<{ wasLocked: boolean }>(
    sql`delete from login_attempt where key = any(${attemptKeys(kernel.secret, accountId)}::text[])
      returning locked_until is not null and locked_until > ${now}::timestamptz as "wasLocked"`,
  );
  return cleared.some(({ wasLocked }) => wasLocked);
}
