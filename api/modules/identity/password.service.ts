import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { platformActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { ModuleSettings } from '../../kernel/module.ts';
import type { EventHandler } from '../../kernel/outbox.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Account } from './account.entity.ts';
import { inspectToken, issueToken, spendToken, type TokenFacts } from './account-token.service.ts';
import { findByLogin, foldLogin, holdProven, proveOwnPassword, type Credentials } from './credential.service.ts';
import { countAttempt, forgiveAttempts } from './login-attempt.service.ts';
import { instantText, queueMail, tokenLink } from './mail.service.ts';
import { hashPassword, passwordFault } from './password.ts';
import { revokeAllSessions } from './session.service.ts';

/** A new password that was judged and hashed outside the transaction. */
export interface NewPassword<Proven> {
  readonly proven: Proven;
  readonly passwordHash: string;
}

/** Judges and hashes a password for an owner; refuses with the rule that it breaks. */
export async function prepareHash(
  password: string,
  owner: { loginName: string | null; email: string | null; hasTotp: boolean },
  path: readonly string[],
): Promise<string> {
  const fault = passwordFault(password, { ...owner, hasSecondFactor: owner.hasTotp }, path);
  if (fault) {
    throw fault;
  }
  return hashPassword(password);
}

/** Judges a change of one's own password: the present one first, then the new one. */
export async function prepareChange(
  kernel: Kernel,
  actor: Actor,
  input: { currentPassword: string; newPassword: string },
): Promise<NewPassword<Credentials>> {
  const proven = await proveOwnPassword(kernel, actor, input.currentPassword, 'currentPassword');
  return { proven, passwordHash: await prepareHash(input.newPassword, proven, ['input', 'newPassword']) };
}

/** Sets a new password, ends the given sessions and tells the owner by mail. */
async function setPassword(
  uow: UnitOfWork,
  accountId: string,
  passwordHash: string,
  action: string,
  exceptId: string | null,
): Promise<void> {
  const account = await uow.em.findOneOrFail(Account, { id: accountId });
  account.passwordHash = passwordHash;
  const count = await revokeAllSessions(uow, accountId, exceptId);
  if (account.email) {
    const at = instantText(uow.clock.now(), account.locale);
    queueMail(
      uow,
      'PASSWORD_CHANGED',
      { accountId, email: account.email, locale: account.locale },
      { loginName: account.loginName!, at },
    );
  }
  uow.audit({
    action,
    subjectType: 'Account',
    subjectId: accountId,
    changes: { sessions: { before: count, after: 0 } },
  });
  uow.publish({ type: 'account.passwordChanged', subjectType: 'Account', subjectId: accountId });
}

/** Changes one's own password; the present session stays, all others end. */
export async function changePassword(
  uow: UnitOfWork,
  { proven, passwordHash }: NewPassword<Credentials>,
): Promise<void> {
  await holdProven(uow, proven);
  await setPassword(uow, proven.id, passwordHash, 'account.passwordChange', uow.actor.sessionId);
}

/** What a request for a reset link is about: an account, or nothing that the asker may learn of. */
export interface ResetRequest {
  readonly accountId: string | null;
  readonly isOverLimit: boolean;
}

/** Counts a request for a reset link; unknown logins are counted like known ones. */
export async function prepareResetRequest(
  kernel: Kernel,
  actor: Actor,
  input: { login: string },
): Promise<ResetRequest> {
  const login = foldLogin(input.login);
  const account = await findByLogin(kernel, login);
  const { lockedUntil } = await countAttempt(kernel, actor, account?.id ?? login, ['mail', 'mailAddress']);
  return { accountId: account?.id ?? null, isOverLimit: lockedUntil !== null };
}

/**
 * Takes note of a request. Whether there is such an account is looked at only later, by the handler of the event, so
 * that neither the answer nor its time tells.
 */
export function requestReset(uow: UnitOfWork, { accountId, isOverLimit }: ResetRequest): void {
  uow.audit({ action: 'account.passwordResetRequest', subjectType: 'Account', subjectId: accountId });
  if (!isOverLimit) {
    uow.publish({ type: 'account.passwordResetRequested', subjectType: 'Account', subjectId: accountId ?? newId() });
  }
}

/** Makes the reset link and its mail for accounts that can sign in; a repeated event makes no second one. */
export function resetHandler(kernel: Kernel, { origin }: Pick<ModuleSettings, 'origin'>): EventHandler {
  return {
    name: 'identity.passwordReset',
    types: ['account.passwordResetRequested'],
    async handle(event) {
      await runUnit(kernel, platformActor([], `event ${event.id}`), async (uow) => {
        const account = await uow.em.findOne(Account, { id: event.subjectId, status: 'ACTIVE' });
        const isDone = await uow.run(sql`select id from account_token where id = ${event.id}`);
        if (!account || !account.email || isDone.length > 0) {
          return;
        }
        const { id, email, locale } = account;
        const { token, expiresAt } = await issueToken(uow, 'RESET', id, event.id);
        queueMail(
          uow,
          'RESET',
          { accountId: id, email, locale },
          {
            loginName: account.loginName!,
            until: instantText(expiresAt, locale),
            link: tokenLink(origin, 'RESET', token),
          },
        );
        uow.audit({ action: 'account.passwordResetSend', subjectType: 'Account', subjectId: id });
      });
    },
  };
}

/** Judges a new password against the account of a reset link. */
export async function prepareReset(
  kernel: Kernel,
  input: { token: string; password: string },
): Promise<NewPassword<TokenFacts>> {
  const proven = await inspectToken(kernel, 'RESET', input.token);
  return { proven, passwordHash: await prepareHash(input.password, proven, ['input', 'password']) };
}

/** Sets the new password by a reset link and ends all sessions; a second factor stays in force. */
export async function resetPassword(uow: UnitOfWork, { proven, passwordHash }: NewPassword<TokenFacts>): Promise<void> {
  await spendToken(uow, proven);
  await forgiveAttempts(uow.run, uow.kernel, uow.actor, proven.accountId!);
  await setPassword(uow, proven.accountId!, passwordHash, 'account.passwordReset', null);
}
