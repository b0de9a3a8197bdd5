import sql, { type Sql } from 'sql-template-tag';
import { holds } from '../../kernel/actor.ts';
import type { Locale } from '../../kernel/locale.ts';
import {
  codeOrder,
  customFilter,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import type { Reader } from '../../kernel/read/reader.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  many,
  one,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { AccountSchema, AccountTokenSchema, RecoveryCodeSchema } from './account.entity.ts';
import { accountPermissionsSql, accountVisibleTo, ownedSql } from './account.policy.ts';
import { liveSessionSql } from './authentication.read-model.ts';
import { attemptsOn, type AttemptState } from './login-attempt.service.ts';
import { mailRetriable, MailSchema } from './mail.entity.ts';
import { DemoPersonaSchema, SavedViewSchema } from './saved-view.entity.ts';
import { LoginAttemptSchema, SessionSchema } from './session.entity.ts';

const COUNTED = { revokedAt: sql`s.revoked_at`, expiresAt: sql`s.expires_at`, lastSeenAt: sql`s.last_seen_at` };

/** Accounts, for security administrators and each for its own holder; secrets and digests are no fields. */
export const AccountShape: Shape = defineShape({
  name: 'Account',
  prefix: 'acc',
  entity: AccountSchema,
  fields: {
    id: column('id', { idPrefix: 'acc' }),
    ...columns('loginName', 'email', 'status', 'systemRole', 'locale', 'createdAt', 'lastSignInAt', 'version'),
    hasTotp: expression((table) => sql`${table.column('totpConfirmedAt')} is not null`),
    sessionCount: expression(
      (table, _, { now }) => sql`select count(*)::int from session s
        where s.account_id = ${table.column('id')} and ${liveSessionSql((name) => COUNTED[name], now)}`,
    ),
    recoveryCodesLeft: expression(
      (table) =>
        sql`select count(*)::int from recovery_code c where c.account_id = ${table.column('id')} and c.used_at is null`,
    ),
    sessions: many(() => SessionShape, 'accountId'),
    viewerCan: expression((table, _, { actor }) => accountPermissionsSql(table, actor)),
  },
  filters: {
    id: idFilter('id', 'acc'),
    loginName: textFilter('loginName'),
    email: textFilter('email'),
    status: enumFilter('status'),
    systemRole: enumFilter('systemRole'),
    hasTotp: customFilter((value, table) => {
      const { eq } = value as { eq?: boolean | null };
      return eq === undefined || eq === null
        ? sql`true`
        : sql`(${table.column('totpConfirmedAt')} is not null) = ${eq}::boolean`;
    }),
    createdAt: instantFilter('createdAt'),
    lastSignInAt: instantFilter('lastSignInAt'),
  },
  orders: {
    LOGIN_NAME: codeOrder('loginName'),
    EMAIL: codeOrder('email'),
    STATUS: codeOrder('status'),
    CREATED_AT: instantOrder('createdAt'),
    LAST_SIGN_IN_AT: instantOrder('lastSignInAt'),
  },
  defaultOrder: [{ field: 'LOGIN_NAME', direction: 'ASC' }],
  search: { text: 'searchText', name: 'searchText' },
  visibleTo: accountVisibleTo,
});

/** Live sessions: one's own, and those of every account for security administrators. */
export const SessionShape: Shape = defineShape({
  name: 'Session',
  prefix: 'ses',
  entity: SessionSchema,
  fields: {
    id: column('id', { idPrefix: 'ses' }),
    ...columns('createdAt', 'lastSeenAt', 'expiresAt', 'secondFactorAt', 'device'),
    isCurrent: expression(
      (table, _, { actor }) => sql`${table.column('id')} is not distinct from ${actor.sessionId}::uuid`,
    ),
  },
  filters: {},
  orders: { LAST_SEEN_AT: instantOrder('lastSeenAt') },
  defaultOrder: [{ field: 'LAST_SEEN_AT', direction: 'DESC' }],
  visibleTo: (table, { actor, now }) =>
    sql`${holds(actor, 'account.manage') ? sql`true` : ownedSql(table.column('accountId'), actor)}
      and ${liveSessionSql((name) => table.column(name), now)}`,
});

/** Views of the panel's tables; each for its owner alone. */
export const SavedViewShape: Shape = defineShape({
  name: 'SavedView',
  prefix: 'view',
  entity: SavedViewSchema,
  fields: {
    id: column('id', { idPrefix: 'view' }),
    ...columns('resource', 'name', 'query', 'isDefault', 'createdAt', 'version'),
  },
  filters: { resource: textFilter('resource') },
  orders: { NAME: pinyinOrder('name') },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  visibleTo: (table, { actor }) => ownedSql(table.column('accountId'), actor),
});

/** True while the installation offers demo logins; retired at each start outside demo mode. */
const isDemo = sql`exists (select 1 from demo_persona)`;

/** An address of which only the beginning and the host are told. */
const masked = (table: Table): Sql => {
  const recipient = table.column('recipient');
  return sql`(left(${recipient}, 1) || '***' || substring(${recipient} from position('@' in ${recipient})))`;
};

/**
 * Mails for system administrators, who mend the mail server and are not to learn whose mails they are: addresses are
 * masked and texts, which hold one-time links, withheld. A demo has no real ones, so there both are open.
 */
export const MailShape: Shape = defineShape({
  name: 'Mail',
  prefix: 'mail',
  entity: MailSchema,
  fields: {
    id: column('id', { idPrefix: 'mail' }),
    ...columns('subject', 'locale', 'state', 'attempts', 'createdAt', 'sentAt'),
    to: expression((table) => sql`case when ${isDemo} then ${table.column('recipient')} else ${masked(table)} end`),
    text: expression((table) => sql`case when ${isDemo} then ${table.column('text')} end`),
    // Mail servers like to repeat the address in their refusal.
    error: expression(
      (table) => sql`case when ${isDemo} then ${table.column('error')}
        else replace(${table.column('error')}, ${table.column('recipient')}, ${masked(table)}) end`,
    ),
    dueAt: expression((table) => sql`case when ${table.column('state')} = 'QUEUED' then ${table.column('dueAt')} end`),
    viewerCan: expression(
      (table, _, { actor }) =>
        sql`json_build_object('retry', ${holds(actor, 'mail.retry')}::boolean and ${mailRetriable((name) =>
          table.column(name),
        )})`,
    ),
  },
  filters: {
    state: enumFilter('state'),
    to: customFilter(
      (value, table, context) => sql`(${isDemo} and ${textFilter('recipient').sql(value, table, context)})`,
    ),
  },
  orders: { CREATED_AT: instantOrder('createdAt') },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  visibleTo: (_table, { actor }) => (holds(actor, 'mail.read') ? sql`true` : sql`false`),
});

/** Interface settings of an account in their outside form. */
const preferencesSql = (preferences: Sql): Sql => sql`json_build_object(
  'theme', ${preferences} -> 'theme', 'locale', ${preferences} -> 'locale', 'density', ${preferences} -> 'density',
  'columns', coalesce((select json_agg(json_build_object('table', c.key, 'columns', c.value) order by c.key)
    from jsonb_each(${preferences} -> 'columns') c), '[]'::json))`;

/**
 * Whoever is signed in, so that one statement reads the account and all that hangs on it; later modules add the person and
 * the offices. Nobody looks it up by an id, so it is no addressable kind of record and not registered as one.
 */
export const ViewerShape: Shape = {
  name: 'Viewer',
  prefix: 'acc',
  entity: AccountSchema,
  fields: {
    account: one(() => AccountShape, 'id'),
    session: {
      kind: 'one',
      shape: () => SessionShape,
      on: (_parent, child, _args, { actor }) => sql`${child.column('id')} = ${actor.sessionId}::uuid`,
    },
    preferences: expression((table) => preferencesSql(table.column('preferences'))),
  },
  filters: {},
  orders: {},
  defaultOrder: [],
  visibleTo: (table, { actor }) => ownedSql(table.column('id'), actor),
};

/** True while the database holds logins of the demo. */
export async function hasDemoLogins(reader: Reader): Promise<boolean> {
  const [row] = await reader.run<{ found: boolean }>(sql`select ${isDemo} as found`);
  return row!.found;
}

/** How the attempts on an account stand; null for an account that the actor does not see. */
export async function lockOf(reader: Reader, kernel: Kernel, accountId: string): Promise<AttemptState | null> {
  return (await reader.sees(AccountShape, accountId))
    ? attemptsOn((statement) => reader.run(statement), kernel, accountId)
    : null;
}

/** A login of the demo in the reader's language. */
export interface DemoPersonaRow {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly login: string;
  readonly password: string;
  readonly level: string | null;
}

/** The logins that the demo offers; public by their nature, absent outside a demo. */
export function demoPersonasIn(reader: Reader, locale: Locale): Promise<DemoPersonaRow[]> {
  const [label, description] =
    locale === 'en' ? [sql`p.label_en`, sql`p.description_en`] : [sql`p.label_zh`, sql`p.description_zh`];
  return reader.run<DemoPersonaRow>(sql`select p.key, ${label} as label, ${description} as description,
      a.login_name as login, p.password, p.level
    from demo_persona p join account a on a.id = p.account_id order by p.position`);
}

/** Entities of this module, for the ORM. */
export const identityEntities = [
  AccountSchema,
  AccountTokenSchema,
  RecoveryCodeSchema,
  SessionSchema,
  LoginAttemptSchema,
  MailSchema,
  SavedViewSchema,
  DemoPersonaSchema,
];
