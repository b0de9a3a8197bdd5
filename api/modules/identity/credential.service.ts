import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { unauthenticated } from '../../kernel/access.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { AccountStatus } from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';
import { countAttempt, forgiveAttempts, minutesUntil } from './login-attempt.service.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';
import { recoveryDigest, unseal } from './secrets.ts';
import { totpStep } from './totp.ts';

/** What proving an identity needs to know of an account; stays inside this module. */
export interface Credentials {
  readonly id: string;
  readonly loginName: string | null;
  readonly email: string | null;
  readonly status: AccountStatus;
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly hasTotp: boolean;
}

/** A proven identity, to be turned into a session inside the transaction. */
export interface LoginProof {
  readonly account: Credentials;
  readonly hasSecondFactor: boolean;
  readonly usedRecoveryCode: boolean;
  /** New hash when the stored one was made with other parameters. */
  readonly renewedHash: string | null;
}

/** What somebody says to sign in. */
export interface LoginClaim {
  readonly login: string;
  readonly password: string;
  readonly totpCode?: string | null;
  readonly recoveryCode?: string | null;
}

const COLUMNS = sql`id, login_name as "loginName", email, status, password_hash as "passwordHash", totp_secret as "totpSecret",
  totp_confirmed_at is not null as "hasTotp"`;

/** A login name or e-mail address as it is stored. */
export const foldLogin = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The account of a login name or e-mail address. */
export async function findByLogin(kernel: Kernel, login: string): Promise<Credentials | null> {
  const [row] = await runRead<Credentials>(
    kernel,
    sql`select ${COLUMNS} from account where login_name = ${login} or email = ${login}`,
  );
  return row ?? null;
}

/** The account of the actor. */
export async function ownCredentials(kernel: Kernel, actor: Actor): Promise<Credentials> {
  const [row] = await runRead<Credentials>(
    kernel,
    sql`select ${COLUMNS} from account where id = ${actor.accountId}::uuid`,
  );
  if (!row) {
    throw unauthenticated();
  }
  return row;
}

/** Counts the attempt and refuses while it is locked; the beginning of a lock is audited. */
async function admit(kernel: Kernel, actor: Actor, account: Credentials | null, value: string): Promise<void> {
  const { lockedUntil, hasJustLocked } = await countAttempt(kernel, actor, value);
  if (lockedUntil === null) {
    return;
  }
  if (hasJustLocked) {
    await record(kernel, actor, 'session.lock', account, value);
  }
  throw refuse('LOGIN_LOCKED', null, { minutes: minutesUntil(lockedUntil, kernel.clock.now()) });
}

/** Audits what must be kept although the mutation is refused; what was typed is kept as a keyed digest. */
async function record(
  kernel: Kernel,
  actor: Actor,
  action: string,
  account: Credentials | null,
  value: string,
): Promise<void> {
  await runUnit(kernel, actor, async (uow) => {
    uow.audit({
      action,
      subjectType: 'Account',
      subjectId: account?.id ?? null,
      changes: { login: { before: null, after: value, isSensitive: true } },
    });
  });
}

/**
 * Judges a sign-in: counts the attempt first, does the same work for unknown logins as for known ones, and tells
 * unknown, wrong, suspended and ended apart in nothing. The second factor is asked for only after a right password.
 */
export async function proveLogin(kernel: Kernel, actor: Actor, claim: LoginClaim): Promise<LoginProof> {
  const login = foldLogin(claim.login);
  const account = await findByLogin(kernel, login);
  const value = account?.id ?? login;
  await admit(kernel, actor, account, value);
  const isRight = await verifyPassword(account?.passwordHash ?? null, claim.password);
  if (!account || !isRight || account.status !== 'ACTIVE') {
    await record(kernel, actor, 'session.refuse', account, value);
    throw refuse('LOGIN_FAILED');
  }
  const usedRecoveryCode = await proveSecondFactor(kernel, actor, account, claim);
  return {
    account,
    hasSecondFactor: account.hasTotp,
    usedRecoveryCode,
    renewedHash: isOutdated(account.passwordHash!) ? await hashPassword(claim.password) : null,
  };
}

/** Judges the second factor of an account that has one; true when a recovery code was spent. */
async function proveSecondFactor(
  kernel: Kernel,
  actor: Actor,
  account: Credentials,
  claim: LoginClaim,
): Promise<boolean> {
  if (!account.hasTotp) {
    return false;
  }
  if (!claim.totpCode && !claim.recoveryCode) {
    throw refuse('TOTP_REQUIRED', ['input', 'totpCode']);
  }
  const isProven = claim.recoveryCode
    ? await spendRecoveryCode(kernel, account.id, claim.recoveryCode)
    : await spendTotpCode(kernel, account, claim.totpCode!);
  if (!isProven) {
    await record(kernel, actor, 'session.refuse', account, account.id);
    throw refuse('TOTP_WRONG', ['input', claim.recoveryCode ? 'recoveryCode' : 'totpCode']);
  }
  return Boolean(claim.recoveryCode);
}

/** Takes a one-time code; each time step counts once, even when the same code arrives twice at the same instant. */
export async function spendTotpCode(kernel: Kernel, account: Credentials, code: string): Promise<boolean> {
  if (account.totpSecret === null) {
    return false;
  }
  const step = totpStep(unseal(kernel.secret, account.id, account.totpSecret), code, kernel.clock.now());
  if (step === null) {
    return false;
  }
  const spent = await runRead(
    kernel,
    sql`update account set last_totp_step = ${step} where id = ${account.id} and totp_secret = ${account.totpSecret}
      and (last_totp_step is null or last_totp_step < ${step}) returning id`,
  );
  return spent.length === 1;
}

async function spendRecoveryCode(kernel: Kernel, accountId: string, code: string): Promise<boolean> {
  const spent = await runRead(
    kernel,
    sql`update recovery_code set used_at = ${kernel.clock.now()} where account_id = ${accountId}
      and digest = ${recoveryDigest(kernel.secret, code)} and used_at is null returning id`,
  );
  return spent.length === 1;
}

/** Asks the signed-in for their present password before what a stolen session must not do; counted like a sign-in. */
export async function proveOwnPassword(
  kernel: Kernel,
  actor: Actor,
  password: string,
  field: string,
): Promise<Credentials> {
  const account = await ownCredentials(kernel, actor);
  await admit(kernel, actor, account, account.id);
  if (!(await verifyPassword(account.passwordHash, password))) {
    await record(kernel, actor, 'session.refuse', account, account.id);
    throw refuse('PASSWORD_WRONG', ['input', field]);
  }
  await forgiveAttempts((statement) => runRead(kernel, statement), kernel, actor, account.id);
  return account;
}

/** Locks the account's row for the transaction and refuses when it is no longer as it was proven. */
export async function holdProven(uow: UnitOfWork, proven: Credentials): Promise<void> {
  const [row] = await uow.run<{ id: string }>(
    sql`select id from account where id = ${proven.id} and status = 'ACTIVE' and password_hash = ${proven.passwordHash} for no key update`,
  );
  if (!row) {
    throw refuse('LOGIN_FAILED');
  }
}
