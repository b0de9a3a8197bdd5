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

const ALIASED = { revokedAt: sql`s.revoked_at`, expiresAt: sql`s.expires_at`, lastSeenAt: sql`s.last_seen_at` };

/**
 * The session that a token stands for, or null when there is none: unknown, ended, expired, idle too long, or of an
 * account that is not ACTIVE at this instant. One statement; the last use is noted at most once a minute, behind the answer.
 */
async function authenticate(kernel: Kernel, token: string | null): Promise<AuthenticatedSession | null> {
  if (token === null || !isToken(token)) {
    return null;
  }
  const now = kernel.clock.now();
  const [row] = await runRead<
    Omit<AuthenticatedSession, 'secondFactorAt'> & { isStale: boolean; secondFactorAt: number | null }
  >(
    kernel,
    sql`select a.id as "accountId", a.login_name as "loginName", a.locale, a.system_role as "systemRole",
        a.totp_confirmed_at is not null as "hasTotp", s.id as "sessionId", (extract(epoch from s.second_factor_at) * 1000)::float8 as "secondFactorAt",
        s.last_seen_at < ${new Date(now.getTime() - LIFETIMES.sessionTouch)}::timestamptz as "isStale"
      from session s join account a on a.id = s.account_id
      where s.digest = ${tokenDigest(token)} and a.status = 'ACTIVE' and ${liveSessionSql((name) => ALIASED[name], now)}`,
  );
  if (!row) {
    return null;
  }
  const { isStale, secondFactorAt, ...facts } = row;
  const session = { ...facts, secondFactorAt: secondFactorAt === null ? null : new Date(secondFactorAt) };
  if (isStale) {
    // Only the idle limit depends on it: a lost note costs at most a minute of it.
    void runRead(
      kernel,
      sql`update session set last_seen_at = ${now} where id = ${session.sessionId} and last_seen_at < ${now}`,
    ).catch(() => undefined);
  }
  return session;
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

/** The actor of a session before offices are added: its account and what the system role permits; anonymous without one. */
export async function sessionActor(
  kernel: Kernel,
  facts: Pick<Actor, 'locale' | 'requestId' | 'purpose' | 'addressDigest'> & { readonly token: string | null },
): Promise<{ actor: Actor; session: AuthenticatedSession | null }> {
  const session = await authenticate(kernel, facts.token);
  const anonymous = anonymousActor(facts);
  if (!session) {
    return { actor: anonymous, session };
  }
  const actor: Actor = {
    ...anonymous,
    accountId: session.accountId,
    sessionId: session.sessionId,
    systemRole: session.systemRole,
    grants: systemRoleGrants(session.systemRole),
    purpose: facts.purpose,
  };
  return { actor, session };
}

/** A supported language, for texts that are kept or sent. */
export function localeOf(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? 'zh-CN';
}
