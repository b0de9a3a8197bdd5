import sql from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { createAccount, readLoginName, recordAccount } from './account.service.ts';
import { inspectToken, issueToken, spendToken, type TokenFacts } from './account-token.service.ts';
import { refuse } from './identity.refusals.ts';
import { tokenLink } from './mail.service.ts';
import { prepareHash, type NewPassword } from './password.service.ts';

/** True once somebody can manage accounts; then the first administrator's link is void. */
async function hasAdministrator(run: Run): Promise<boolean> {
  const [row] = await run<{ exists: boolean }>(
    sql`select exists (select 1 from account where system_role = 'SECURITY' and status = 'ACTIVE') as exists`,
  );
  return row!.exists;
}

async function requireNoAdministrator(run: Run): Promise<void> {
  if (await hasAdministrator(run)) {
    throw refuse('FIRST_ADMINISTRATOR_EXISTS');
  }
}

/**
 * Makes the one-time link of the first security administrator, for the operator at the command line; an earlier one
 * becomes void. Throws the refusal FIRST_ADMINISTRATOR_EXISTS once there is an active security administrator.
 */
export async function createFirstAdministratorLink(
  kernel: Kernel,
  origin: string,
): Promise<{ link: string; expiresAt: Date }> {
  return runUnit(kernel, platformActor([], `cli ${newId()}`), async (uow) => {
    await requireNoAdministrator(uow.run);
    const { token, expiresAt } = await issueToken(uow, 'FIRST_ADMINISTRATOR', null);
    uow.audit({ action: 'firstAdministrator.link', subjectType: 'Account', subjectId: null });
    return { link: tokenLink(origin, 'FIRST_ADMINISTRATOR', token), expiresAt };
  });
}

/** The first administrator as judged outside the transaction. */
export interface FirstAdministrator extends NewPassword<TokenFacts> {
  readonly loginName: string;
}

/** Judges the answer to the first administrator's link. */
export async function prepareFirstAdministrator(
  kernel: Kernel,
  input: { token: string; loginName: string; password: string },
): Promise<FirstAdministrator> {
  await requireNoAdministrator((statement) => runRead(kernel, statement));
  const proven = await inspectToken(kernel, 'FIRST_ADMINISTRATOR', input.token);
  const loginName = readLoginName(input.loginName);
  const owner = { loginName, email: null, hasTotp: false };
  return { proven, loginName, passwordHash: await prepareHash(input.password, owner, ['input', 'password']) };
}

/** Makes the first security administrator, who then invites everyone else. */
export async function createFirstAdministrator(
  uow: UnitOfWork,
  { proven, loginName, passwordHash }: FirstAdministrator,
): Promise<void> {
  // The link goes first: only one unused one can exist, so of two who come at once the second waits and is refused.
  await spendToken(uow, proven);
  await requireNoAdministrator(uow.run);
  const account = createAccount(uow, {
    loginName,
    email: null,
    locale: uow.actor.locale,
    status: 'ACTIVE',
    passwordHash,
    systemRole: 'SECURITY',
  });
  recordAccount(uow, 'firstAdministrator.create', 'account.activated', account, {
    loginName: { before: null, after: loginName },
    systemRole: { before: null, after: 'SECURITY' },
  });
}
