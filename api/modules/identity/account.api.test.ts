import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymousActor } from '../../kernel/actor.ts';
import { verifyAudit } from '../../kernel/audit.ts';
import { permissionsOfRole } from '../../kernel/permission.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith, systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createFirstAdministratorLink } from './first-administrator.service.ts';
import {
  actorOf,
  codesOf,
  deliver,
  mailedToken,
  openAccount,
  PASSWORD,
  rows,
  signIn,
  trySignIn,
  visitor,
} from './test-accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const security = systemActor('SECURITY');
const FIELDS =
  'account { id loginName email status systemRole version viewerCan { suspend resume end setSystemRole resendInvitation update } } userErrors { code path }';
const INVITE = `mutation ($input: AccountInviteInput!, $key: String) { accountInvite(input: $input, idempotencyKey: $key) { ${FIELDS} } }`;
const RESEND = `mutation ($id: ID!) { invitationResend(id: $id) { ${FIELDS} } }`;
const ACCEPT =
  'mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { userErrors { code path } } }';
const FIRST =
  'mutation ($input: FirstAdministratorCreateInput!) { firstAdministratorCreate(input: $input) { userErrors { code path } } }';
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: AccountUpdateInput!) { accountUpdate(id: $id, version: $version, input: $input) { ${FIELDS} } }`;
const ROLE = `mutation ($id: ID!, $version: Int!, $role: SystemRole) {
  systemRoleSet(id: $id, version: $version, input: { systemRole: $role, reason: "Meeting of 3 March" }) { ${FIELDS} } }`;
const status = (field: string): string =>
  `mutation ($id: ID!, $version: Int!) { ${field}(id: $id, version: $version, input: { reason: "Left the union" }) { ${FIELDS} } }`;
const LIST = `query ($search: String, $filter: AccountFilter, $orderBy: [AccountOrder!]) {
  accounts(search: $search, filter: $filter, orderBy: $orderBy) { nodes { id loginName sessionCount } totalCount } }`;
const ONE = 'query ($id: ID!) { account(id: $id) { id loginName viewerCan { suspend } } }';

describe('access', () => {
  it('of every root field of accounts belongs to the security role alone', async () => {
    const { id } = await openAccount(app, 'quartet');
    const variables = {
      id,
      version: 1,
      input: { email: 'quartet@example.org', reason: 'x' },
      role: 'AUDIT',
    };
    const documents: [string, string, Record<string, unknown>][] = [
      ['accounts', LIST, {}],
      ['account', ONE, { id }],
      ['accountInvite', INVITE, { input: { email: 'quartet@example.org' } }],
      ['invitationResend', RESEND, { id }],
      ['accountUpdate', UPDATE, { ...variables, input: { locale: 'en' } }],
      ['accountSuspend', status('accountSuspend'), variables],
      ['accountResume', status('accountResume'), variables],
      ['accountEnd', status('accountEnd'), variables],
      ['systemRoleSet', ROLE, variables],
    ];
    for (const [field, document, values] of documents) {
      const out = await app.execute(document, values, { actor: visitor('out') });
      expect(codesOf(out, field), `${field} signed out`).toEqual(['UNAUTHENTICATED']);
      for (const actor of [
        actorWith([]),
        systemActor('SYSTEM'),
        systemActor('AUDIT'),
        actorWith(['institution.manage']),
      ]) {
        expect(codesOf(await app.execute(document, values, { actor }), field), `${field} outsider`).toEqual([
          'FORBIDDEN',
        ]);
      }
    }
    const [untouched] = await rows(app, `select status, version from account where login_name = 'quartet'`);
    expect(untouched).toEqual({ status: 'ACTIVE', version: 1 });
    expect((await app.execute(ONE, { id }, { actor: security })).data?.['account']).toMatchObject({
      loginName: 'quartet',
      viewerCan: { suspend: true },
    });
    const byNode = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await app.execute(byNode, { id }, { actor: systemActor('SYSTEM') })).data?.['node']).toBeNull();
    expect((await app.execute(byNode, { id }, { actor: security })).data?.['node']).toEqual({ id });
  });
});

describe('invitation', () => {
  const invite = (email: string, more: Record<string, unknown> = {}) =>
    app.execute(INVITE, { input: { email, ...more } }, { actor: security });

  it('opens an account, mails a link that works once, and lets the invited one choose', async () => {
    const answer = await invite('Anna@Example.org', { loginName: 'anna', locale: 'zh-CN' });
    expect(answer.data?.['accountInvite'].account).toMatchObject({
      loginName: 'anna',
      email: 'anna@example.org',
      status: 'INVITED',
    });
    const token = await mailedToken(app, 'anna@example.org');
    const [mail] = await rows<{ subject: string; text: string }>(
      app,
      `select subject, text from mail where recipient = 'anna@example.org'`,
    );
    expect(mail?.subject).toContain('邀请');
    expect(mail?.text).toContain('http://127.0.0.1:4000/accept#token=');
    const accept = (input: Record<string, unknown>) => app.execute(ACCEPT, { input: { token, ...input } });
    expect((await trySignIn(app, 'anna')).token).toBeNull();
    await openAccount(app, 'taken');
    expect(codesOf(await accept({ loginName: 'taken', password: PASSWORD }), 'invitationAccept')).toEqual([
      'LOGIN_NAME_TAKEN',
    ]);
    expect(codesOf(await accept({ loginName: 'a@b', password: PASSWORD }), 'invitationAccept')).toEqual([
      'LOGIN_NAME_FORM',
    ]);
    expect(codesOf(await accept({ password: 'short' }), 'invitationAccept')).toEqual(['PASSWORD_TOO_SHORT']);
    expect(
      codesOf(await accept({ loginName: 'anna.of.the.hills', password: 'Anna.of.the.hills' }), 'invitationAccept'),
    ).toEqual(['PASSWORD_IS_LOGIN']);
    const both = await Promise.all([
      accept({ loginName: 'Anna.Two', password: PASSWORD }),
      accept({ password: PASSWORD }),
    ]);
    expect(both.flatMap((item) => codesOf(item, 'invitationAccept'))).toEqual(['TOKEN_INVALID']);
    expect((await trySignIn(app, 'anna@example.org')).token).not.toBeNull();
    expect(codesOf(await accept({ password: PASSWORD }), 'invitationAccept')).toEqual(['TOKEN_INVALID']);
  });

  it('expires, is replaced by a new one, and ends with the account', async () => {
    const answer = await invite('bela@example.org');
    const { id, version } = answer.data!['accountInvite'].account;
    const first = await mailedToken(app, 'bela@example.org');
    expect(codesOf(await app.execute(RESEND, { id }, { actor: security }), 'invitationResend')).toEqual([]);
    const second = await mailedToken(app, 'bela@example.org');
    const accept = async (token: string | null) =>
      codesOf(
        await app.execute(ACCEPT, { input: { token, loginName: 'bela', password: PASSWORD } }),
        'invitationAccept',
      );
    expect(await accept(first)).toEqual(['TOKEN_INVALID']);
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + 7 * 86_400_000 + 1));
    expect(await accept(second)).toEqual(['TOKEN_INVALID']);
    app.clock.set(now);
    await app.execute(status('accountEnd'), { id, version }, { actor: security });
    expect(await accept(second)).toEqual(['TOKEN_INVALID']);
  });

  it('never passes as a reset link', async () => {
    await invite('cora@example.org', { loginName: 'cora' });
    const token = await mailedToken(app, 'cora@example.org');
    const reset = await app.execute(
      'mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { userErrors { code } } }',
      { input: { token, password: PASSWORD } },
    );
    expect(codesOf(reset, 'passwordReset')).toEqual(['TOKEN_INVALID']);
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "cora" }) { userErrors { code } } }',
      {},
      { actor: visitor('cora') },
    );
    await deliver(app);
    expect(await rows(app, `select id from account_token where kind = 'RESET'`)).toHaveLength(0);
    expect((await trySignIn(app, 'cora')).token).toBeNull();
  });

  it('is sent once for one key, and refuses taken addresses and malformed ones', async () => {
    const send = () =>
      app.execute(INVITE, { input: { email: 'dora@example.org' }, key: 'one key' }, { actor: security });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.data?.['accountInvite'].account.id).toBe(second.data?.['accountInvite'].account.id);
    expect(await rows(app, `select id from mail where recipient = 'dora@example.org'`)).toHaveLength(1);
    expect(codesOf(await invite('DORA@example.org'), 'accountInvite')).toEqual(['EMAIL_TAKEN']);
    expect(codesOf(await invite('no address'), 'accountInvite')).toEqual(['INVALID_INPUT']);
    expect(codesOf(await invite('x@example.org', { locale: 'fr' }), 'accountInvite')).toEqual(['INVALID_INPUT']);
  });
});

describe('states', () => {
  it('suspended accounts are out at the very next request and come back with new sessions only', async () => {
    const { id } = await openAccount(app, 'emil');
    const { token } = await signIn(app, 'emil');
    const suspended = await app.execute(status('accountSuspend'), { id, version: 1 }, { actor: security });
    expect(suspended.data?.['accountSuspend'].account).toMatchObject({
      status: 'SUSPENDED',
      version: 2,
      viewerCan: { suspend: false, resume: true },
    });
    expect((await actorOf(app, token)).accountId).toBeNull();
    expect(codesOf(await trySignIn(app, 'emil'), 'sessionCreate')).toEqual(['LOGIN_FAILED']);
    expect(
      codesOf(await app.execute(status('accountSuspend'), { id, version: 2 }, { actor: security }), 'accountSuspend'),
    ).toEqual(['ACCOUNT_STATE']);
    expect(
      codesOf(await app.execute(status('accountResume'), { id, version: 1 }, { actor: security }), 'accountResume'),
    ).toEqual(['STALE_VERSION']);
    expect(
      codesOf(await app.execute(status('accountResume'), { id, version: 2 }, { actor: security }), 'accountResume'),
    ).toEqual([]);
    expect((await actorOf(app, token)).accountId).toBeNull();
    expect((await trySignIn(app, 'emil')).token).not.toBeNull();
  });

  it('a sign-in that runs beside a suspension leaves no living session behind', async () => {
    const { id } = await openAccount(app, 'fritz');
    await Promise.all([
      ...Array.from({ length: 4 }, (_, index) => trySignIn(app, 'fritz', {}, visitor(`fritz ${index}`))),
      app.execute(status('accountSuspend'), { id, version: 1 }, { actor: security }),
    ]);
    const live = await rows(
      app,
      `select s.id from session s join account a on a.id = s.account_id where a.login_name = 'fritz' and s.revoked_at is null`,
    );
    expect(live).toHaveLength(0);
  });

  it('ended accounts keep no secret, no role and no way back', async () => {
    const { id } = await openAccount(app, 'gerda', { systemRole: 'AUDIT' });
    const { token } = await signIn(app, 'gerda');
    const ended = await app.execute(status('accountEnd'), { id, version: 1 }, { actor: security });
    expect(ended.data?.['accountEnd'].account).toMatchObject({ status: 'ENDED', systemRole: null });
    expect((await actorOf(app, token)).accountId).toBeNull();
    const [row] = await rows(app, `select password_hash, totp_secret from account where login_name = 'gerda'`);
    expect(row).toEqual({ password_hash: null, totp_secret: null });
    for (const field of ['accountResume', 'accountSuspend', 'accountEnd']) {
      expect(codesOf(await app.execute(status(field), { id, version: 2 }, { actor: security }), field)).toEqual([
        'ACCOUNT_STATE',
      ]);
    }
  });

  it('are edited without losing a concurrent edit', async () => {
    const { id } = await openAccount(app, 'hanna');
    const update = (input: Record<string, unknown>, version: number) =>
      app.execute(UPDATE, { id, version, input }, { actor: security });
    const both = await Promise.all([update({ email: 'h1@example.org' }, 1), update({ email: 'h2@example.org' }, 1)]);
    expect(both.flatMap((answer) => codesOf(answer, 'accountUpdate'))).toEqual(['STALE_VERSION']);
    expect(codesOf(await update({ loginName: null }, 2), 'accountUpdate')).toEqual(['LOGIN_NAME_MISSING']);
    expect(codesOf(await update({ loginName: 'Hanna.Neu', email: null }, 2), 'accountUpdate')).toEqual([]);
    expect((await trySignIn(app, 'hanna.neu')).token).not.toBeNull();
    for (const extra of ['passwordHash: "x"', 'systemRole: SECURITY', 'status: ACTIVE', 'version: 1']) {
      const document = `mutation ($id: ID!) { accountUpdate(id: $id, version: 3, input: { ${extra} }) { userErrors { code } } }`;
      const answer = await app.execute(document, { id }, { actor: security });
      expect(answer.errors?.[0]?.extensions?.['code'], extra).toBe('BAD_REQUEST');
    }
  });
});

describe('accounts', () => {
  it('are searched by login name and address, filtered and ordered, in one statement', async () => {
    await openAccount(app, 'ida.of.kunming', { email: 'ida@yunnan.example.org' });
    await openAccount(app, 'ida.second', { systemRole: 'AUDIT' });
    await signIn(app, 'ida.second');
    const find = async (variables: Record<string, unknown>) => {
      let answer: Awaited<ReturnType<TestApp['execute']>> | undefined;
      expect(await app.countReads(async () => (answer = await app.execute(LIST, variables, { actor: security })))).toBe(
        1,
      );
      expect(answer?.errors).toBeUndefined();
      return answer!.data!['accounts'].nodes.map(({ loginName }: { loginName: string }) => loginName);
    };
    expect(await find({ search: 'ida' })).toEqual(expect.arrayContaining(['ida.of.kunming', 'ida.second']));
    expect(await find({ search: 'ida@yunnan.example.org' })).toEqual(['ida.of.kunming']);
    expect(await find({ search: 'kunming' })).toEqual(['ida.of.kunming']);
    expect(await find({ filter: { systemRole: { eq: 'AUDIT' }, status: { eq: 'ACTIVE' } } })).toEqual(['ida.second']);
    expect(
      await find({
        filter: { lastSignInAt: { isNull: true }, loginName: { startsWith: 'ida' }, hasTotp: { eq: false } },
      }),
    ).toEqual(['ida.of.kunming']);
    const ordered = await find({ orderBy: [{ field: 'LAST_SIGN_IN_AT', direction: 'DESC' }, { field: 'LOGIN_NAME' }] });
    expect(ordered.indexOf('ida.second')).toBeLessThan(ordered.indexOf('ida.of.kunming'));
  });
});

describe('system roles', () => {
  it('are never held together: by the type, by the column, and in what they permit', async () => {
    const { id, uuid } = await openAccount(app, 'jana', { systemRole: 'AUDIT' });
    const { token } = await signIn(app, 'jana');
    const answer = await app.execute(ROLE, { id, version: 1, role: 'SYSTEM' }, { actor: security });
    expect(answer.data?.['systemRoleSet'].account).toMatchObject({ systemRole: 'SYSTEM' });
    expect((await actorOf(app, token)).accountId).toBeNull();
    for (const wrong of ['SYSTEM,AUDIT', '{SYSTEM,AUDIT}', 'ROOT']) {
      await expect(
        rows(app, 'update account set system_role = ? where id = ?::uuid returning id', wrong, uuid),
      ).rejects.toThrow(/account_system_role_check/);
    }
    const roles = (['SYSTEM', 'SECURITY', 'AUDIT'] as const).map((role) => new Set(permissionsOfRole(role)));
    for (const one of roles) {
      for (const other of roles) {
        expect(one === other || [...one].every((permission) => !other.has(permission))).toBe(true);
      }
    }
    const { actor } = await signIn(app, 'jana');
    expect(actor).toMatchObject({
      systemRole: 'SYSTEM',
      grants: permissionsOfRole('SYSTEM').map((permission) => ({ permission, reach: 'ALL' })),
    });
  });

  it('can not be given to oneself, nor the last security administrator taken away, not even at once', async () => {
    const [one, two] = [
      await openAccount(app, 'karl', { systemRole: 'SECURITY' }),
      await openAccount(app, 'lena', { systemRole: 'SECURITY' }),
    ];
    const [first, second] = [await signIn(app, 'karl'), await signIn(app, 'lena')];
    const own = await app.execute(ROLE, { id: one.id, version: 1, role: 'SYSTEM' }, { actor: first.actor });
    expect(codesOf(own, 'systemRoleSet')).toEqual(['ACCOUNT_SELF']);
    for (const field of ['accountSuspend', 'accountEnd']) {
      expect(
        codesOf(await app.execute(status(field), { id: one.id, version: 1 }, { actor: first.actor }), field),
      ).toEqual(['ACCOUNT_SELF']);
    }
    const mutual = await Promise.all([
      app.execute(ROLE, { id: two.id, version: 1, role: null }, { actor: first.actor }),
      app.execute(status('accountSuspend'), { id: one.id, version: 1 }, { actor: second.actor }),
    ]);
    expect(mutual.flatMap((answer) => codesOf(answer, Object.keys(answer.data ?? {})[0]!))).toEqual([
      'LAST_SECURITY_ADMINISTRATOR',
    ]);
    expect(await rows(app, `select id from account where system_role = 'SECURITY' and status = 'ACTIVE'`)).toHaveLength(
      1,
    );
  });
});

describe('first administrator', () => {
  it('is made once by a link of the command line, never again', async () => {
    const fresh = await createTestApp();
    try {
      const answerTo = (link: string, loginName: string, password = PASSWORD) =>
        fresh.execute(
          FIRST,
          { input: { token: link.split('#token=')[1], loginName, password } },
          { actor: anonymousActor({ locale: 'zh-CN', requestId: 't' }) },
        );
      const old = await createFirstAdministratorLink(fresh.kernel, 'https://xuelian.example/');
      const { link, expiresAt } = await createFirstAdministratorLink(fresh.kernel, 'https://xuelian.example/');
      expect(link).toMatch(/^https:\/\/xuelian\.example\/first-administrator#token=[\w-]{43}$/);
      expect(expiresAt.getTime() - fresh.clock.now().getTime()).toBe(86_400_000);
      expect(codesOf(await answerTo(old.link, 'root.one'), 'firstAdministratorCreate')).toEqual(['TOKEN_INVALID']);
      expect(codesOf(await answerTo(link, 'root.one', 'short'), 'firstAdministratorCreate')).toEqual([
        'PASSWORD_TOO_SHORT',
      ]);
      const both = await Promise.all([answerTo(link, 'root.one'), answerTo(link, 'root.two')]);
      const codes = both.flatMap((answer) => codesOf(answer, 'firstAdministratorCreate'));
      expect(codes).toHaveLength(1);
      expect(['TOKEN_INVALID', 'FIRST_ADMINISTRATOR_EXISTS']).toContain(codes[0]);
      const administrators = await rows<{ name: string }>(
        fresh,
        `select login_name as name from account where system_role = 'SECURITY'`,
      );
      expect(administrators).toHaveLength(1);
      const { actor } = await signIn(fresh, administrators[0]!.name);
      expect(actor.grants.map(({ permission }) => permission)).toContain('account.manage');
      await expect(createFirstAdministratorLink(fresh.kernel, 'https://xuelian.example')).rejects.toMatchObject({
        code: 'FIRST_ADMINISTRATOR_EXISTS',
      });
      expect(codesOf(await answerTo(link, 'root.three'), 'firstAdministratorCreate')).toEqual([
        'FIRST_ADMINISTRATOR_EXISTS',
      ]);
    } finally {
      await fresh.close();
    }
  });

  it('is refused with an expired link', async () => {
    const fresh = await createTestApp();
    try {
      const { link } = await createFirstAdministratorLink(fresh.kernel, 'https://xuelian.example');
      fresh.clock.set(new Date(fresh.clock.now().getTime() + 86_400_001));
      const answer = await fresh.execute(FIRST, {
        input: { token: link.split('#token=')[1], loginName: 'late', password: PASSWORD },
      });
      expect(codesOf(answer, 'firstAdministratorCreate')).toEqual(['TOKEN_INVALID']);
    } finally {
      await fresh.close();
    }
  });
});

describe('audit', () => {
  it('names every action, verifies, and holds no password, token, secret, hash or address', async () => {
    const { broken } = await verifyAudit((statement) => runRead(app.kernel, statement));
    expect(broken).toBeNull();
    const entries = await rows<{ action: string; entry: string }>(
      app,
      'select action, row_to_json(e)::text as entry from audit_entry e',
    );
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set([
        'account.end',
        'account.invite',
        'account.passwordResetRequest',
        'account.resume',
        'account.suspend',
        'account.update',
        'invitation.accept',
        'invitation.resend',
        'session.create',
        'session.refuse',
        'systemRole.set',
      ]),
    );
    const text = entries.map(({ entry }) => entry).join('\n');
    expect(text).not.toMatch(/argon2|example\.org|a quiet river/);
    const tokens = await rows<{ text: string }>(app, 'select text from mail where text is not null');
    for (const { text: mail } of tokens) {
      const token = /#token=([\w-]+)/.exec(mail)?.[1];
      expect(token === undefined || text.includes(token)).toBe(false);
    }
  });
});
