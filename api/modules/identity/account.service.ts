import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { SystemRole } from '../../kernel/permission.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Account } from './account.entity.ts';
import { authorizeAccount } from './account.policy.ts';
import { foldLogin } from './credential.service.ts';
import type { AccountAction, AccountStatus } from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';
import { revokeAllSessions } from './session.service.ts';

/** Facts of a new account. */
export interface NewAccount {
  readonly loginName: string | null;
  readonly email: string | null;
  readonly locale: Locale;
  readonly status: AccountStatus;
  readonly passwordHash?: string | null;
  readonly systemRole?: SystemRole | null;
}

const LOGIN_NAME = /^[a-z0-9][a-z0-9._-]+[a-z0-9]$/;

/** A login name as it is stored; refuses what is no login name. */
export function readLoginName(text: string): string {
  const name = foldLogin(text);
  if (!LOGIN_NAME.test(name) || name.length > LIMITS.loginName) {
    throw refuse('LOGIN_NAME_FORM', ['input', 'loginName']);
  }
  return name;
}

/**
 * Makes an account within a transaction, for invitations, the first administrator and the demo loader; its caller
 * answers for authority and audits.
 */
export function createAccount(uow: UnitOfWork, facts: NewAccount): Account {
  const account = Object.assign(new Account(), {
    id: newId(),
    loginName: facts.loginName === null ? null : readLoginName(facts.loginName),
    email: facts.email === null ? null : foldLogin(facts.email),
    passwordHash: facts.passwordHash ?? null,
    systemRole: facts.systemRole ?? null,
    locale: facts.locale,
    status: facts.status,
    totpSecret: null,
    totpConfirmedAt: null,
    lastTotpStep: null,
    preferences: {},
    createdAt: uow.clock.now(),
    lastSignInAt: null,
  });
  account.index();
  uow.em.persist(account);
  return account;
}

/** True when an account uses this address; nobody but services may learn it. */
export async function isEmailTaken(uow: UnitOfWork, email: string): Promise<boolean> {
  return (await uow.em.count(Account, { email: foldLogin(email) })) > 0;
}

/** Loads an account for an action of account administrators, at the version that the caller saw. */
export async function loadAccount(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  action: AccountAction,
): Promise<Account> {
  requirePermission(uow.actor, 'account.manage');
  const account = await uow.em.findOne(Account, { id });
  if (!account) {
    throw notFound();
  }
  if (version !== null) {
    requireVersion(account, version);
  }
  authorizeAccount(uow.actor, action, account);
  return account;
}

type Changes = Record<string, { before: unknown; after: unknown; isSensitive?: boolean }>;

/** Audits and announces what was done to an account. */
export function recordAccount(
  uow: UnitOfWork,
  action: string,
  event: string,
  account: Account,
  changes: Changes,
  reason: string | null = null,
): void {
  uow.audit({ action, subjectType: 'Account', subjectId: account.id, changes, reason, permission: 'account.manage' });
  uow.publish({ type: event, subjectType: 'Account', subjectId: account.id });
}

/**
 * Refuses to leave the installation without an active security administrator. The administrators' rows are locked in
 * order, so that two who dismiss each other at once can't both succeed.
 */
async function keepOneAdministrator(uow: UnitOfWork, leaving: Account): Promise<void> {
  if (leaving.systemRole !== 'SECURITY') {
    return;
  }
  const active = await uow.run<{ id: string }>(
    sql`select id from account where system_role = 'SECURITY' and status = 'ACTIVE' order by id for no key update`,
  );
  if (active.some(({ id }) => id === leaving.id) && active.length === 1) {
    throw refuse('LAST_SECURITY_ADMINISTRATOR');
  }
}

/** Changes how an account is called and reached. */
export async function updateAccount(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { loginName?: string | null; email?: string | null; locale?: Locale },
): Promise<string> {
  const account = await loadAccount(uow, id, version, 'update');
  const changes: Changes = {};
  if (input.loginName !== undefined) {
    if (input.loginName === null && account.status !== 'INVITED') {
      throw refuse('LOGIN_NAME_MISSING', ['input', 'loginName']);
    }
    const after = input.loginName === null ? null : readLoginName(input.loginName);
    changes['loginName'] = { before: account.loginName, after };
    account.loginName = after;
  }
  if (input.email !== undefined) {
    const after = input.email === null ? null : foldLogin(input.email);
    changes['email'] = { before: account.email, after, isSensitive: true };
    account.email = after;
  }
  if (input.locale !== undefined) {
    changes['locale'] = { before: account.locale, after: input.locale };
    account.locale = input.locale;
  }
  account.index();
  recordAccount(uow, 'account.update', 'account.updated', account, changes);
  return id;
}

async function changeStatus(
  uow: UnitOfWork,
  { id, version, reason }: { id: string; version: number; reason: string },
  action: 'suspend' | 'resume' | 'end',
  event: string,
): Promise<string> {
  const account = await loadAccount(uow, id, version, action);
  if (action !== 'resume') {
    await keepOneAdministrator(uow, account);
  }
  const before = { status: account.status, systemRole: account.systemRole };
  account[action]();
  // The account's row goes first: a sign-in that is under way waits for it and then finds the new state.
  await uow.em.flush();
  const sessions = action === 'resume' ? 0 : await revokeAllSessions(uow, id);
  if (action === 'end') {
    await uow.run(
      sql`update account_token set used_at = ${uow.clock.now()} where account_id = ${id} and used_at is null`,
    );
    await uow.run(sql`delete from recovery_code where account_id = ${id}`);
  }
  recordAccount(
    uow,
    `account.${action}`,
    event,
    account,
    {
      status: { before: before.status, after: account.status },
      systemRole: { before: before.systemRole, after: account.systemRole },
      sessions: { before: sessions, after: 0 },
    },
    reason,
  );
  return id;
}

/** What account administrators say to change an account's state. */
export interface StatusChange {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** Suspends an account: its sessions end at once and the next request of each is refused. */
export const suspendAccount = (uow: UnitOfWork, change: StatusChange): Promise<string> =>
  changeStatus(uow, change, 'suspend', 'account.suspended');

/** Gives a suspended account back; its old sessions stay ended. */
export const resumeAccount = (uow: UnitOfWork, change: StatusChange): Promise<string> =>
  changeStatus(uow, change, 'resume', 'account.resumed');

/** Ends an account for good. */
export const endAccount = (uow: UnitOfWork, change: StatusChange): Promise<string> =>
  changeStatus(uow, change, 'end', 'account.ended');

/** Gives an account one of the separated roles, another one, or none; its sessions end, so that it signs in anew. */
export async function setSystemRole(uow: UnitOfWork, change: StatusChange, role: SystemRole | null): Promise<string> {
  const account = await loadAccount(uow, change.id, change.version, 'setSystemRole');
  if (role !== 'SECURITY') {
    await keepOneAdministrator(uow, account);
  }
  const before = account.systemRole;
  account.systemRole = role;
  await uow.em.flush();
  await revokeAllSessions(uow, account.id);
  recordAccount(
    uow,
    'systemRole.set',
    'account.systemRoleChanged',
    account,
    { systemRole: { before, after: role } },
    change.reason,
  );
  return account.id;
}
