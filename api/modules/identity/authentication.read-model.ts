import sql, { type Sql } from 'sql-template-tag';
import { anonymousActor, type Actor, type Grant } from '../../kernel/actor.ts';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { permissionsOfRole, type SystemRole } from '../../kernel/permission.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { LIFETIMES } from './identity.enums.ts';
import { isToken, tokenDigest } from './secrets.ts';

/** What a living session says of its account. */
export interface AuthenticatedSession {
  readonly accountId: string;
  readonly loginName: string;
  readonly locale: Locale;
  readonly systemRole: SystemRole | null;
  /** True when the account has a confirmed second factor. */
  readonly hasTotp: boolean;
  readonly sessionId: string;
  /** When this session passed the second factor, null when it has not. */
  readonly secondFactorAt: Date | null;
}

/** What makes a session live at an instant, over the columns of a table or alias; the account's state comes on top. */
export function liveSessionSql(column: (name: 'revokedAt' | 'expiresAt' | 'lastSeenAt') => Sql, now: Date): Sql {
  const idleSince = new Date(now.getTime() - LIFETIMES.sessionIdle);
  return sql`${column('revokedAt')} is null and ${column('expiresAt')} > ${now}::timestamptz and ${column('lastSeenAt')} > ${idleSince}::timestamptz`;
}

/** Those of some sessions that are live at this instant, of accounts that may act. */
export async function livingSessions(kernel: Kernel, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await runRead<{ id: string }>(
    kernel,
    sql`select s.id from session s join account a on a.id = s.account_id where s.id = any(${[...ids]}::uuid[])
      and a.status = 'ACTIVE' and ${liveSessionSql((name) => ALIASED[name], kernel.clock.now())}`,
  );
  return new Set(rows.map(({ id }) => id));
}

const ALIASED = { revokedAt: sql`s.revoked_at`, expiresAt: sql`s.expires_at`, lastSeenAt: sql`s.last_seen_at` };

/** What a later module reads in the same statement as the session: columns, and joins over the account `a`. */
export interface SessionCompanion {
  readonly columns: Sql;
  readonly joins: Sql;
}

const ALONE: SessionCompanion = { columns: sql`1 as alone`, joins: sql`` };

/**
 * The session that a token stands for with its companion's rows, or null when there is none: unknown, ended, expired,
 * idle too long, or of an account that is not ACTIVE at this instant. One statement; the last use is noted at most once a
 * minute, behind the answer.
 */
async function authenticate<Row extends object>(
  kernel: Kernel,
  token: string | null,
  companion: SessionCompanion,
): Promise<{ session: AuthenticatedSession; rows: readonly Row[] } | null> {
  if (token === null || !isToken(token)) {
    return null;
  }
  const now = kernel.clock.now();
  const rows = await runRead<
    Row & Omit<AuthenticatedSession, 'secondFactorAt'> & { isStale: boolean; secondFactorAt: number | null }
  >(
    kernel,
    sql`select a.id as "accountId", a.login_name as "loginName", a.locale, a.system_role as "systemRole",
        a.totp_confirmed_at is not null as "hasTotp", s.id as "sessionId", (extract(epoch from s.second_factor_at) * 1000)::float8 as "secondFactorAt",
        s.last_seen_at < ${new Date(now.getTime() - LIFETIMES.sessionTouch)}::timestamptz as "isStale", ${companion.columns}
      from session s join account a on a.id = s.account_id ${companion.joins}
      where s.digest = ${tokenDigest(token)} and a.status = 'ACTIVE' and ${liveSessionSql((name) => ALIASED[name], now)}`,
  );
  const [row] = rows;
  if (!row) {
    return null;
  }
  const { accountId, loginName, locale, systemRole, hasTotp, sessionId, secondFactorAt, isStale } = row;
  if (isStale) {
    // Only the idle limit depends on it: a lost note costs at most a minute of it.
    void runRead(
      kernel,
      sql`update session set last_seen_at = ${now} where id = ${sessionId} and last_seen_at < ${now}`,
    ).catch(() => undefined);
  }
  const passedAt = secondFactorAt === null ? null : new Date(secondFactorAt);
  return {
    session: { accountId, loginName, locale, systemRole, hasTotp, sessionId, secondFactorAt: passedAt },
    rows,
  };
}

/** What a system role permits, everywhere. */
export function systemRoleGrants(role: SystemRole | null): readonly Grant[] {
  return (role === null ? [] : permissionsOfRole(role)).map((permission) => ({
    permission,
    reach: 'ALL',
    organizationId: null,
    level: null,
    divisionCode: null,
    termId: null,
    officeId: null,
  }));
}

/**
 * The actor of a session before offices are added: its account and what the system role permits; anonymous without one.
 * `rows` are the companion's.
 */
export async function sessionActor<Row extends object = object>(
  kernel: Kernel,
  facts: Pick<Actor, 'locale' | 'requestId' | 'purpose' | 'addressDigest'> & { readonly token: string | null },
  companion: SessionCompanion = ALONE,
): Promise<{ actor: Actor; session: AuthenticatedSession | null; rows: readonly Row[] }> {
  const found = await authenticate<Row>(kernel, facts.token, companion);
  const anonymous = anonymousActor(facts);
  if (!found) {
    return { actor: anonymous, session: null, rows: [] };
  }
  const { session, rows } = found;
  const actor: Actor = {
    ...anonymous,
    accountId: session.accountId,
    sessionId: session.sessionId,
    systemRole: session.systemRole,
    grants: systemRoleGrants(session.systemRole),
    purpose: facts.purpose,
  };
  return { actor, session, rows };
}

/** A supported language, for texts that are kept or sent. */
export function localeOf(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? 'zh-CN';
}
