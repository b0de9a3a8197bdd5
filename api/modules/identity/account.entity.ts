import { defineEntity, p } from '@mikro-orm/core';
import { SYSTEM_ROLES } from '../../kernel/permission.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import {
  ACCOUNT_ACTIONS,
  ACCOUNT_STATUSES,
  ACCOUNT_TOKEN_KINDS,
  type AccountAction,
  type AccountStatus,
  type Preferences,
} from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';

/** Whoever can sign in; not a person (persons exist without accounts) and no source of authority beyond the system role. */
export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    /** Lower case; null until an invited account has chosen one. */
    loginName: p.string().columnType('text').nullable().unique('account_login_name_unique'),
    email: p.string().columnType('text').nullable().unique('account_email_unique'),
    passwordHash: p.string().columnType('text').nullable(),
    /** One column, so that two of the separated roles can't be held together (MLPS 2.0, `schema/rules.md` 3). */
    systemRole: p
      .enum([...SYSTEM_ROLES])
      .columnType('text')
      .nullable(),
    locale: p.string().columnType('text'),
    status: p.enum([...ACCOUNT_STATUSES]).columnType('text'),
    /** Sealed under a key of the installation; never leaves the server after its set-up. */
    totpSecret: p.string().columnType('text').nullable(),
    totpConfirmedAt: p.datetime().columnType('timestamptz').nullable(),
    lastTotpStep: p.integer().nullable(),
    preferences: p.json<Preferences>().columnType('jsonb'),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    lastSignInAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'account_login_name_check', expression: `login_name = lower(login_name) and login_name !~ '@'` },
    { name: 'account_email_check', expression: 'email = lower(email)' },
    {
      name: 'account_ready_check',
      expression: `status = 'INVITED' or status = 'ENDED' or (login_name is not null and password_hash is not null)`,
    },
  ],
  indexes: [
    { name: 'account_status_index', properties: ['status', 'loginName', 'id'] },
    {
      name: 'account_system_role_index',
      expression: 'create index account_system_role_index on account (system_role) where system_role is not null',
    },
    {
      name: 'account_search_index',
      expression: 'create index account_search_index on account using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** An account; its states change by verbs only. */
export class Account extends AccountSchema.class {
  /** Refuses an action that the state does not allow. */
  require(action: AccountAction): void {
    if (!(ACCOUNT_ACTIONS[action].states as readonly AccountStatus[]).includes(this.status)) {
      throw refuse('ACCOUNT_STATE', null, { status: this.status });
    }
    if ('needsTotp' in ACCOUNT_ACTIONS[action] && !this.totpConfirmedAt) {
      throw refuse('TOTP_NONE');
    }
  }

  /** Makes an invited account usable by the one who was invited. */
  activate(loginName: string, passwordHash: string): void {
    if (this.status !== 'INVITED') {
      throw refuse('ACCOUNT_STATE', null, { status: this.status });
    }
    this.loginName = loginName;
    this.passwordHash = passwordHash;
    this.status = 'ACTIVE';
    this.index();
  }

  /** Withholds everything from the account until it is resumed. */
  suspend(): void {
    this.require('suspend');
    this.status = 'SUSPENDED';
  }

  /** Gives a suspended account back. */
  resume(): void {
    this.require('resume');
    this.status = 'ACTIVE';
  }

  /** Ends the account for good and forgets its secrets. */
  end(): void {
    this.require('end');
    this.status = 'ENDED';
    this.systemRole = null;
    this.passwordHash = null;
    this.forgetSecondFactor();
  }

  /** Forgets the second factor. */
  forgetSecondFactor(): void {
    this.totpSecret = null;
    this.totpConfirmedAt = null;
    this.lastTotpStep = null;
  }

  /** Recomputes what searches match. */
  index(): void {
    this.searchText = buildSearchText({
      names: [this.loginName ?? this.email ?? ''],
      codes: this.email ? [this.email] : [],
    });
  }
}
AccountSchema.setClass(Account);

/** One-time links by the digest of their token; the token itself is only in the mail or on the operator's screen. */
export const AccountTokenSchema = defineEntity({
  name: 'AccountToken',
  tableName: 'account_token',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').nullable().deleteRule('cascade'),
    kind: p.enum([...ACCOUNT_TOKEN_KINDS]).columnType('text'),
    digest: p.string().columnType('text').unique('account_token_digest_unique'),
    createdAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  checks: [
    { name: 'account_token_account_check', expression: `(kind = 'FIRST_ADMINISTRATOR') = (account_id is null)` },
  ],
  indexes: [
    { name: 'account_token_account_index', properties: ['accountId', 'kind'] },
    {
      name: 'account_token_first_administrator_unique',
      expression: `create unique index account_token_first_administrator_unique on account_token (kind) where kind = 'FIRST_ADMINISTRATOR' and used_at is null`,
    },
  ],
});

/** A one-time link. */
export class AccountToken extends AccountTokenSchema.class {}
AccountTokenSchema.setClass(AccountToken);

/** Codes that stand in for the second factor once each, as keyed digests. */
export const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    digest: p.string().columnType('text'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ name: 'recovery_code_unique', properties: ['accountId', 'digest'] }],
});

/** A recovery code. */
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode);
