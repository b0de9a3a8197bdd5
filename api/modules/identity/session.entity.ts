import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

/** Sessions by the digest of their token; the token itself is only in the cookie or with the script that asked for it. */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    digest: p.string().columnType('text').unique('session_digest_unique'),
    createdAt: p.datetime().columnType('timestamptz'),
    lastSeenAt: p.datetime().columnType('timestamptz'),
    /** End whatever happens; a session that is not used ends earlier. */
    expiresAt: p.datetime().columnType('timestamptz'),
    secondFactorAt: p.datetime().columnType('timestamptz').nullable(),
    device: p.string().columnType('text').nullable(),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [
    { name: 'session_account_index', properties: ['accountId', 'lastSeenAt', 'id'] },
    { name: 'session_expiry_index', properties: ['expiresAt'] },
  ],
});

/** A session. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

/** Counters of attempts by keyed digest of what is guarded: an account or typed login, or a network address. */
export const LoginAttemptSchema = defineEntity({
  name: 'LoginAttempt',
  tableName: 'login_attempt',
  properties: {
    key: p.string().columnType('text').primary(),
    /** Every attempt of the last day, those refused by a lock included. */
    attempts: p.integer(),
    /** Attempts let through since the last lock or pause. */
    tries: p.integer(),
    /** Locks of the last day; each lasts twice as long as the one before. */
    locks: p.integer(),
    lockedUntil: p.datetime().columnType('timestamptz').nullable(),
    lastAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [{ name: 'login_attempt_last_index', properties: ['lastAt'] }],
});

/** A counter of attempts. */
export class LoginAttempt extends LoginAttemptSchema.class {}
LoginAttemptSchema.setClass(LoginAttempt);
