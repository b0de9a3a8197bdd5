import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { loadAccount, recordAccount, type StatusChange } from './account.service.ts';
import { refuse } from './identity.refusals.ts';
import { clearAttempts } from './login-attempt.service.ts';
import { instantText, queueMail } from './mail.service.ts';
import { revokeAllSessions, revokeSessions } from './session.service.ts';

/** What an administrator says to act on an account whose record stays as it is. */
export type SecurityAct = Omit<StatusChange, 'version'>;

/** Lifts the lock of an account after too many attempts; whoever was locked out may try again at once. */
export async function unlockAccount(uow: UnitOfWork, { id, reason }: SecurityAct): Promise<string> {
  const account = await loadAccount(uow, id, null, 'unlock');
  if (!(await clearAttempts(uow.run, uow.kernel, id))) {
    throw refuse('ACCOUNT_NOT_LOCKED');
  }
  recordAccount(uow, 'account.unlock', 'account.unlocked', account, {}, reason);
  return id;
}

/**
 * Forgets the second factor of an account whose holder has lost device and codes; its sessions end and its holder is told.
 * Offices that require a second factor stay withheld until a new one is set up.
 */
export async function resetSecondFactor(uow: UnitOfWork, { id, version, reason }: StatusChange): Promise<string> {
  const account = await loadAccount(uow, id, version, 'resetSecondFactor');
  account.forgetSecondFactor();
  await uow.em.flush();
  await uow.run(sql`delete from recovery_code where account_id = ${id}::uuid`);
  const sessions = await revokeAllSessions(uow, id);
  if (account.email) {
    queueMail(
      uow,
      'SECOND_FACTOR_CHANGED',
      { accountId: id, email: account.email, locale: account.locale },
      { loginName: account.loginName ?? account.email, at: instantText(uow.clock.now(), account.locale) },
    );
  }
  recordAccount(
    uow,
    'account.secondFactorReset',
    'account.secondFactorChanged',
    account,
    { hasTotp: { before: true, after: false }, sessions: { before: sessions, after: 0 } },
    reason,
  );
  return id;
}

/** Signs an account out everywhere. */
export async function endAccountSessions(uow: UnitOfWork, { id, reason }: SecurityAct): Promise<string> {
  const account = await loadAccount(uow, id, null, 'endSessions');
  const sessions = await revokeAllSessions(uow, id);
  recordAccount(
    uow,
    'account.sessionsEnd',
    'account.sessionsEnded',
    account,
    { sessions: { before: sessions, after: 0 } },
    reason,
  );
  return id;
}

/** Signs an account out of one session; gives the account's uuid. */
export async function endAccountSession(
  uow: UnitOfWork,
  { id, sessionId, reason }: SecurityAct & { readonly sessionId: string },
): Promise<string> {
  const account = await loadAccount(uow, id, null, 'endSessions');
  if ((await revokeSessions(uow, sql`id = ${sessionId}::uuid and account_id = ${id}::uuid`)) === 0) {
    throw notFound();
  }
  recordAccount(
    uow,
    'account.sessionEnd',
    'account.sessionsEnded',
    account,
    { session: { before: encodeId('ses', sessionId), after: null } },
    reason,
  );
  return id;
}
