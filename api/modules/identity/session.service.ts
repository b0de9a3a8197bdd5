import sql, { type Sql } from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { holdProven, type LoginProof } from './credential.service.ts';
import { deviceLabel } from './device-label.ts';
import { LIFETIMES } from './identity.enums.ts';
import { forgiveAttempts } from './login-attempt.service.ts';
import { newToken, tokenDigest } from './secrets.ts';
import { Session } from './session.entity.ts';

/** A session as its holder gets it, once: the token is not kept. */
export interface IssuedSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

interface SessionFacts {
  readonly hasSecondFactor: boolean;
  readonly userAgent: string | null | undefined;
}

/** Makes a session of an account with a token that nobody has seen before. */
export function issueSession(
  uow: UnitOfWork,
  accountId: string,
  { hasSecondFactor, userAgent }: SessionFacts,
): IssuedSession {
  const token = newToken();
  const now = uow.clock.now();
  const session = Object.assign(new Session(), {
    id: newId(),
    accountId,
    digest: tokenDigest(token),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + LIFETIMES.session),
    secondFactorAt: hasSecondFactor ? now : null,
    device: deviceLabel(userAgent),
    revokedAt: null,
  });
  uow.em.persist(session);
  return { id: session.id, token, expiresAt: session.expiresAt };
}

/** Opens the session of a proven login; a session that the request came with ends, so that none can be planted. */
export async function openSession(
  uow: UnitOfWork,
  proof: LoginProof,
  userAgent: string | null | undefined,
): Promise<IssuedSession> {
  const { account } = proof;
  await holdProven(uow, account);
  await uow.run(sql`update account set last_sign_in_at = ${uow.clock.now()},
    password_hash = coalesce(${proof.renewedHash}, password_hash) where id = ${account.id}`);
  if (uow.actor.sessionId !== null) {
    await revokeSessions(uow, sql`id = ${uow.actor.sessionId}::uuid`);
  }
  await forgiveAttempts(uow.run, uow.kernel, uow.actor, account.id);
  const session = issueSession(uow, account.id, { hasSecondFactor: proof.hasSecondFactor, userAgent });
  uow.audit({
    action: 'session.create',
    subjectType: 'Account',
    subjectId: account.id,
    changes: {
      session: { before: null, after: encodeId('ses', session.id) },
      secondFactor: {
        before: null,
        after: proof.hasSecondFactor ? (proof.usedRecoveryCode ? 'RECOVERY_CODE' : 'TOTP') : null,
      },
    },
  });
  uow.publish({ type: 'session.opened', subjectType: 'Session', subjectId: session.id });
  return session;
}

/** Ends matching live sessions at once; gives their number. */
export async function revokeSessions(uow: UnitOfWork, which: Sql): Promise<number> {
  const ended = await uow.run(
    sql`update session set revoked_at = ${uow.clock.now()} where revoked_at is null and ${which} returning id`,
  );
  return ended.length;
}

/** Ends every session of an account, or all but one. */
export function revokeAllSessions(uow: UnitOfWork, accountId: string, exceptId: string | null = null): Promise<number> {
  return revokeSessions(uow, sql`account_id = ${accountId}::uuid and id is distinct from ${exceptId}::uuid`);
}

function recordEnd(uow: UnitOfWork, changes: Readonly<Record<string, unknown>>): void {
  uow.audit({
    action: 'session.end',
    subjectType: 'Account',
    subjectId: uow.actor.accountId,
    changes: Object.fromEntries(Object.entries(changes).map(([name, before]) => [name, { before, after: null }])),
  });
}

/** Ends the session of the request. */
export async function endSession(uow: UnitOfWork): Promise<void> {
  await revokeSessions(uow, sql`id = ${uow.actor.sessionId}::uuid`);
  recordEnd(uow, { session: uow.actor.sessionId && encodeId('ses', uow.actor.sessionId) });
}

/** Ends the actor's other sessions; gives their number. */
export async function endOtherSessions(uow: UnitOfWork): Promise<number> {
  const count = await revokeAllSessions(uow, uow.actor.accountId!, uow.actor.sessionId);
  recordEnd(uow, { others: count });
  return count;
}

/** Ends one of the actor's own sessions. */
export async function endSessionById(uow: UnitOfWork, id: string): Promise<void> {
  const count = await revokeSessions(uow, sql`id = ${id}::uuid and account_id = ${uow.actor.accountId}::uuid`);
  if (count === 0) {
    throw notFound();
  }
  recordEnd(uow, { session: encodeId('ses', id) });
}
