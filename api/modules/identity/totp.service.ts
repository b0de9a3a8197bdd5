import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { unauthenticated } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Account, RecoveryCode } from './account.entity.ts';
import { holdProven, ownCredentials, proveOwnPassword, spendTotpCode, type Credentials } from './credential.service.ts';
import { refuse } from './identity.refusals.ts';
import { instantText, queueMail } from './mail.service.ts';
import { newRecoveryCode, recoveryDigest, seal } from './secrets.ts';
import { isSecondFactorInForce } from './second-factor-rule.ts';
import { issueSession, revokeAllSessions, type IssuedSession } from './session.service.ts';
import { newTotpSecret, totpSetup, type TotpSetup } from './totp.ts';

const CODES = 10;

async function ownAccount(uow: UnitOfWork): Promise<Account> {
  const account = uow.actor.accountId && (await uow.em.findOne(Account, { id: uow.actor.accountId, status: 'ACTIVE' }));
  if (!account) {
    throw unauthenticated();
  }
  return account;
}

function record(uow: UnitOfWork, action: string, account: Account, hasTotp: readonly [boolean, boolean]): void {
  uow.audit({
    action,
    subjectType: 'Account',
    subjectId: account.id,
    changes: { hasTotp: { before: hasTotp[0], after: hasTotp[1] } },
  });
  if (account.email && action !== 'account.totpStart') {
    const at = instantText(uow.clock.now(), account.locale);
    queueMail(
      uow,
      'SECOND_FACTOR_CHANGED',
      { accountId: account.id, email: account.email, locale: account.locale },
      { loginName: account.loginName!, at },
    );
  }
}

/** Begins the set-up of a second factor; the secret is shown this once and does not count until it is confirmed. */
export async function startTotp(uow: UnitOfWork): Promise<TotpSetup> {
  const account = await ownAccount(uow);
  if (account.totpConfirmedAt) {
    throw refuse('TOTP_ON');
  }
  const secret = newTotpSecret();
  account.totpSecret = seal(uow.kernel.secret, account.id, secret);
  account.lastTotpStep = null;
  record(uow, 'account.totpStart', account, [false, false]);
  return totpSetup(secret, account.loginName!);
}

/** Judges the first code of a second factor being set up; it counts once like every other. */
export async function prepareConfirm(kernel: Kernel, actor: Actor, input: { code: string }): Promise<Credentials> {
  const account = await ownCredentials(kernel, actor);
  if (account.hasTotp || account.totpSecret === null) {
    throw refuse(account.hasTotp ? 'TOTP_ON' : 'TOTP_OFF');
  }
  if (!(await spendTotpCode(kernel, account, input.code))) {
    throw refuse('TOTP_WRONG', ['input', 'code']);
  }
  return account;
}

/**
 * Puts the second factor in force: gives the recovery codes this once, ends every session and goes on in a new one,
 * so that no session from before carries the higher standing.
 */
export async function confirmTotp(
  uow: UnitOfWork,
  proven: Credentials,
  userAgent: string | null | undefined,
): Promise<{ codes: string[]; session: IssuedSession }> {
  await holdProven(uow, proven);
  const account = await ownAccount(uow);
  if (account.totpConfirmedAt || account.totpSecret !== proven.totpSecret) {
    throw refuse('TOTP_ON');
  }
  account.totpConfirmedAt = uow.clock.now();
  await revokeAllSessions(uow, account.id);
  const session = issueSession(uow, account.id, { hasSecondFactor: true, userAgent });
  const codes = await replaceRecoveryCodes(uow, account.id);
  record(uow, 'account.totpConfirm', account, [false, true]);
  uow.publish({ type: 'account.secondFactorChanged', subjectType: 'Account', subjectId: account.id });
  return { codes, session };
}

/** Judges turning the second factor off: the password, and that it may stand alone afterwards. */
export async function prepareDisable(kernel: Kernel, actor: Actor, input: { password: string }): Promise<Credentials> {
  const account = await proveOwnPassword(kernel, actor, input.password, 'password');
  if (!account.hasTotp) {
    throw refuse('TOTP_OFF');
  }
  if ([...input.password.normalize('NFKC')].length < LIMITS.passwordMinSingleFactor) {
    throw refuse('PASSWORD_TOO_SHORT', ['input', 'password'], { min: LIMITS.passwordMinSingleFactor });
  }
  return account;
}

/** Turns the second factor off; refused while an office requires it. */
export async function disableTotp(uow: UnitOfWork, proven: Credentials): Promise<void> {
  await holdProven(uow, proven);
  if (await isSecondFactorInForce(uow.run, proven.id, uow.clock.today())) {
    throw refuse('SECOND_FACTOR_IN_FORCE');
  }
  const account = await ownAccount(uow);
  account.forgetSecondFactor();
  await uow.run(sql`delete from recovery_code where account_id = ${account.id}`);
  await uow.run(
    sql`update session set second_factor_at = null where account_id = ${account.id} and revoked_at is null`,
  );
  await revokeAllSessions(uow, account.id, uow.actor.sessionId);
  record(uow, 'account.totpDisable', account, [true, false]);
  uow.publish({ type: 'account.secondFactorChanged', subjectType: 'Account', subjectId: account.id });
}

/** Makes new recovery codes in place of the old ones and gives them this once. */
export async function renewRecoveryCodes(uow: UnitOfWork, proven: Credentials): Promise<string[]> {
  await holdProven(uow, proven);
  const account = await ownAccount(uow);
  if (!account.totpConfirmedAt) {
    throw refuse('TOTP_OFF');
  }
  record(uow, 'account.recoveryCodesRenew', account, [true, true]);
  return replaceRecoveryCodes(uow, account.id);
}

async function replaceRecoveryCodes(uow: UnitOfWork, accountId: string): Promise<string[]> {
  await uow.run(sql`delete from recovery_code where account_id = ${accountId}`);
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  uow.em.persist(
    codes.map((code) =>
      Object.assign(new RecoveryCode(), {
        id: newId(),
        accountId,
        digest: recoveryDigest(uow.kernel.secret, code),
        usedAt: null,
      }),
    ),
  );
  return codes;
}
