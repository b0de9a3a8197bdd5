import sql from 'sql-template-tag';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { AccountToken } from './account.entity.ts';
import { LIFETIMES, type AccountStatus, type AccountTokenKind } from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';
import { isToken, newToken, tokenDigest } from './secrets.ts';

/** What a live one-time link stands for. */
export interface TokenFacts {
  readonly tokenId: string;
  /** Null only for the first administrator. */
  readonly accountId: string | null;
  readonly loginName: string | null;
  readonly email: string | null;
  readonly hasTotp: boolean;
}

/** State that the account of a link must be in when the link is used. */
const STATUS_OF_KIND: Readonly<Record<AccountTokenKind, AccountStatus | null>> = {
  INVITATION: 'INVITED',
  RESET: 'ACTIVE',
  FIRST_ADMINISTRATOR: null,
};

/** Makes a one-time link's token; earlier ones of the same kind for the account become void. */
export async function issueToken(
  uow: UnitOfWork,
  kind: AccountTokenKind,
  accountId: string | null,
  id: string = newId(),
): Promise<{ token: string; expiresAt: Date }> {
  const now = uow.clock.now();
  await uow.run(sql`update account_token set used_at = ${now}
    where kind = ${kind} and account_id is not distinct from ${accountId}::uuid and used_at is null`);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LIFETIMES[kind]);
  uow.em.persist(
    Object.assign(new AccountToken(), {
      id,
      accountId,
      kind,
      digest: tokenDigest(token),
      createdAt: now,
      expiresAt,
      usedAt: null,
    }),
  );
  return { token, expiresAt };
}

/** Reads a link without using it, so that a form can be judged first; refuses unknown, used, expired ones and other kinds alike. */
export async function inspectToken(kernel: Kernel, kind: AccountTokenKind, token: string): Promise<TokenFacts> {
  const status = STATUS_OF_KIND[kind];
  const [row] = isToken(token)
    ? await runRead<TokenFacts>(
        kernel,
        sql`select t.id as "tokenId", t.account_id as "accountId", a.login_name as "loginName", a.email,
            a.totp_confirmed_at is not null as "hasTotp"
          from account_token t left join account a on a.id = t.account_id
          where t.digest = ${tokenDigest(token)} and t.kind = ${kind} and t.used_at is null
            and t.expires_at > ${kernel.clock.now()} and a.status is not distinct from ${status}::text`,
      )
    : [];
  if (!row) {
    throw refuse('TOKEN_INVALID', ['input', 'token']);
  }
  return row;
}

/** Uses a link inside the transaction; of two who come at once one is refused. */
export async function spendToken(uow: UnitOfWork, { tokenId }: TokenFacts): Promise<void> {
  const now = uow.clock.now();
  const used = await uow.run(
    sql`update account_token set used_at = ${now} where id = ${tokenId} and used_at is null and expires_at > ${now} returning id`,
  );
  if (used.length === 0) {
    throw refuse('TOKEN_INVALID', ['input', 'token']);
  }
}
