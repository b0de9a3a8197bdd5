import { requirePermission } from '../../kernel/policy.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { unauthenticated } from '../../kernel/access.ts';
import { Account } from './account.entity.ts';
import { createAccount, loadAccount, readLoginName, recordAccount } from './account.service.ts';
import { inspectToken, issueToken, spendToken, type TokenFacts } from './account-token.service.ts';
import { refuse } from './identity.refusals.ts';
import { instantText, queueMail, tokenLink } from './mail.service.ts';
import { prepareHash, type NewPassword } from './password.service.ts';

/** Opens an account for somebody and invites them by mail; gives its uuid. */
export async function inviteAccount(
  uow: UnitOfWork,
  input: { email: string; loginName?: string | null; locale?: Locale | null },
  origin: string,
): Promise<string> {
  requirePermission(uow.actor, 'account.manage');
  const account = createAccount(uow, {
    loginName: input.loginName ?? null,
    email: input.email,
    locale: input.locale ?? uow.actor.locale,
    status: 'INVITED',
  });
  await uow.em.flush();
  await sendInvitation(uow, account, origin);
  recordAccount(uow, 'account.invite', 'account.invited', account, {
    loginName: { before: null, after: account.loginName },
    email: { before: null, after: account.email, isSensitive: true },
  });
  return account.id;
}

/** Sends a new invitation; the link of the one before becomes void. */
export async function resendInvitation(uow: UnitOfWork, id: string, origin: string): Promise<string> {
  const account = await loadAccount(uow, id, null, 'resendInvitation');
  await sendInvitation(uow, account, origin);
  recordAccount(uow, 'invitation.resend', 'account.invited', account, {});
  return id;
}

async function sendInvitation(uow: UnitOfWork, { id, email, locale }: Account, origin: string): Promise<void> {
  if (!email) {
    throw refuse('EMAIL_MISSING');
  }
  const { token, expiresAt } = await issueToken(uow, 'INVITATION', id);
  queueMail(
    uow,
    'INVITATION',
    { accountId: id, email, locale },
    {
      until: instantText(expiresAt, locale),
      link: tokenLink(origin, 'INVITATION', token),
    },
  );
}

/** An invitation that was judged: who accepts, under which login name, with which password. */
export interface Acceptance extends NewPassword<TokenFacts> {
  readonly loginName: string;
}

/** Judges the acceptance of an invitation. */
export async function prepareAcceptance(
  kernel: Kernel,
  input: { token: string; loginName?: string | null; password: string },
): Promise<Acceptance> {
  const proven = await inspectToken(kernel, 'INVITATION', input.token);
  const wanted = input.loginName ?? proven.loginName;
  if (wanted === null) {
    throw refuse('LOGIN_NAME_MISSING', ['input', 'loginName']);
  }
  const loginName = readLoginName(wanted);
  return {
    proven,
    loginName,
    passwordHash: await prepareHash(input.password, { ...proven, loginName }, ['input', 'password']),
  };
}

/** Makes an invited account usable. */
export async function acceptInvitation(
  uow: UnitOfWork,
  { proven, loginName, passwordHash }: Acceptance,
): Promise<void> {
  await spendToken(uow, proven);
  const account = await uow.em.findOne(Account, { id: proven.accountId! });
  if (!account) {
    throw unauthenticated();
  }
  account.activate(loginName, passwordHash);
  recordAccount(uow, 'invitation.accept', 'account.activated', account, {
    status: { before: 'INVITED', after: 'ACTIVE' },
    loginName: { before: proven.loginName, after: loginName },
  });
}
