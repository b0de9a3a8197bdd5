import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { addSecondFactorRule } from './second-factor-rule.ts';
import { totpCode } from './totp.ts';
import { Secret } from 'otpauth';
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

const NEW = 'another river in late winter';
const CHANGE =
  'mutation ($input: PasswordChangeInput!) { passwordChange(input: $input) { userErrors { code path message } } }';
const REQUEST = 'mutation ($login: String!) { passwordResetRequest(input: { login: $login }) { userErrors { code } } }';
const RESET = 'mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { userErrors { code path } } }';
const ACCEPT =
  'mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { userErrors { code path } } }';
const START = 'mutation { totpStart { secret uri userErrors { code } } }';
const CONFIRM = `mutation ($code: String!, $wants: Boolean!) {
  totpConfirm(input: { code: $code, wantsToken: $wants }) { recoveryCodes token userErrors { code path } } }`;
const DISABLE = 'mutation ($password: String!) { totpDisable(input: { password: $password }) { userErrors { code } } }';
const RENEW =
  'mutation ($password: String!) { recoveryCodesRenew(input: { password: $password }) { recoveryCodes userErrors { code } } }';

const pass = (seconds: number): void => app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000));
const codeNow = (secret: string): string => totpCode(Secret.fromBase32(secret).bytes, app.clock.now());

/** Signs in, sets up a second factor and gives what the holder then has. */
async function withTotp(login: string): Promise<{ secret: string; token: string; recoveryCodes: string[] }> {
  const { actor } = await signIn(app, login);
  const start = await app.execute(START, {}, { actor });
  const { secret, uri } = start.data!['totpStart'];
  expect(uri).toContain(`secret=${secret}`);
  const confirm = await app.execute(CONFIRM, { code: codeNow(secret), wants: true }, { actor });
  expect(codesOf(confirm, 'totpConfirm')).toEqual([]);
  return { secret, token: confirm.token!, recoveryCodes: confirm.data?.['totpConfirm'].recoveryCodes };
}

describe('root fields of passwords and second factors', () => {
  it('are refused to the signed-out, but for those of the forgetful', async () => {
    for (const [document, variables] of [
      [CHANGE, { input: { currentPassword: 'a', newPassword: 'b' } }],
      [START, {}],
      [CONFIRM, { code: '123456', wants: false }],
      [DISABLE, { password: 'a' }],
      [RENEW, { password: 'a' }],
    ] as const) {
      const answer = await app.execute(document, variables, { actor: visitor('out') });
      expect(answer.errors?.[0]?.extensions?.['code'], document).toBe('UNAUTHENTICATED');
    }
  });
});

describe('passwordChange', () => {
  it('asks for the present password, keeps this session, ends the others and tells the owner', async () => {
    await openAccount(app, 'anna', { email: 'anna@example.org' });
    const [here, there] = [await signIn(app, 'anna'), await signIn(app, 'anna')];
    const change = (currentPassword: string, newPassword: string) =>
      app.execute(CHANGE, { input: { currentPassword, newPassword } }, { actor: here.actor });
    expect(codesOf(await change('wrong', NEW), 'passwordChange')).toEqual(['PASSWORD_WRONG']);
    for (const [password, code] of [
      ['short', 'PASSWORD_TOO_SHORT'],
      ['fourteen chars', 'PASSWORD_TOO_SHORT'],
      ['x y'.repeat(60), 'PASSWORD_TOO_LONG'],
      ['passwordpassword', 'PASSWORD_COMMON'],
      ['1234567890123456', 'PASSWORD_COMMON'],
    ] as const) {
      expect(codesOf(await change(PASSWORD, password), 'passwordChange'), password).toEqual([code]);
    }
    expect(codesOf(await change(PASSWORD, NEW), 'passwordChange')).toEqual([]);
    expect((await actorOf(app, here.token)).accountId).not.toBeNull();
    expect((await actorOf(app, there.token)).accountId).toBeNull();
    expect((await trySignIn(app, 'anna')).token).toBeNull();
    expect((await trySignIn(app, 'anna', { password: NEW })).token).not.toBeNull();
    expect(await rows(app, `select subject from mail where recipient = 'anna@example.org'`)).toHaveLength(1);
  });

  it('counts guesses of a stolen session like sign-ins', async () => {
    await openAccount(app, 'bela');
    const { actor } = await signIn(app, 'bela');
    const codes: string[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      codes.push(...codesOf(await app.execute(DISABLE, { password: `guess ${attempt}` }, { actor }), 'totpDisable'));
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'PASSWORD_WRONG'), 'LOGIN_LOCKED', 'LOGIN_LOCKED']);
    expect(codesOf(await trySignIn(app, 'bela', {}, visitor('home')), 'sessionCreate')).toEqual(['LOGIN_LOCKED']);
  });
});

describe('passwordReset', () => {
  const request = (login: string, address = login) => app.execute(REQUEST, { login }, { actor: visitor(address) });

  it('answers known and unknown logins in the same words and statements, and mails only who can sign in', async () => {
    await openAccount(app, 'cora', { email: 'cora@example.org' });
    await openAccount(app, 'cora.nomail');
    await openAccount(app, 'cora.invited', { email: 'cora.invited@example.org', status: 'INVITED' });
    await openAccount(app, 'cora.suspended', { email: 'cora.suspended@example.org', status: 'SUSPENDED' });
    const answers = new Set<string>();
    const counts = new Set<number>();
    for (const login of ['nobody', 'cora', 'CORA@example.org', 'cora.nomail', 'cora.invited', 'cora.suspended']) {
      counts.add(await app.countReads(async () => void answers.add(JSON.stringify((await request(login)).data))));
    }
    expect(answers.size).toBe(1);
    expect([...counts]).toEqual([3]);
    await deliver(app);
    const mails = await rows<{ recipient: string }>(app, `select recipient from mail where recipient like 'cora%'`);
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set(['cora@example.org']));
    const events = await rows(
      app,
      `select payload from outbox_event where type like 'account.passwordReset%' or type = 'mail.queued'`,
    );
    expect(events.every((event) => JSON.stringify(event['payload']) === '{}')).toBe(true);
  });

  it('sets the password once, ends all sessions, and lifts a lock', async () => {
    await openAccount(app, 'dora', { email: 'dora@example.org' });
    const { token: session } = await signIn(app, 'dora');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await trySignIn(app, 'dora', { password: 'wrong' }, visitor('dora'));
    }
    await request('dora');
    await deliver(app);
    const token = await mailedToken(app, 'dora@example.org');
    const reset = (password: string) => app.execute(RESET, { input: { token, password } }, { actor: visitor('dora') });
    expect(codesOf(await reset('short'), 'passwordReset')).toEqual(['PASSWORD_TOO_SHORT']);
    const both = await Promise.all([reset(NEW), reset(NEW)]);
    expect(both.flatMap((answer) => codesOf(answer, 'passwordReset'))).toEqual(['TOKEN_INVALID']);
    expect((await actorOf(app, session)).accountId).toBeNull();
    expect((await trySignIn(app, 'dora', { password: NEW }, visitor('dora'))).token).not.toBeNull();
    expect(codesOf(await reset(NEW), 'passwordReset')).toEqual(['TOKEN_INVALID']);
  });

  it('refuses expired, replaced, invented and foreign links, and links of another kind', async () => {
    await openAccount(app, 'emil', { email: 'emil@example.org' });
    await request('emil');
    await deliver(app);
    const first = await mailedToken(app, 'emil@example.org');
    await request('emil');
    await deliver(app);
    const second = await mailedToken(app, 'emil@example.org');
    expect(second).not.toBe(first);
    const attempt = async (document: string, token: string | null, field: string) =>
      codesOf(
        await app.execute(document, {
          input: { token, password: NEW, ...(field === 'invitationAccept' ? { loginName: 'emil.two' } : {}) },
        }),
        field,
      );
    expect(await attempt(RESET, first, 'passwordReset')).toEqual(['TOKEN_INVALID']);
    expect(await attempt(ACCEPT, second, 'invitationAccept')).toEqual(['TOKEN_INVALID']);
    expect(await attempt(RESET, 'A'.repeat(43), 'passwordReset')).toEqual(['TOKEN_INVALID']);
    expect(await attempt(RESET, '', 'passwordReset')).toEqual(['TOKEN_INVALID']);
    pass(3601);
    expect(await attempt(RESET, second, 'passwordReset')).toEqual(['TOKEN_INVALID']);
    expect((await trySignIn(app, 'emil')).token).not.toBeNull();
  });

  it('sends at most three mails an hour for one account, without saying so', async () => {
    await openAccount(app, 'fritz', { email: 'fritz@example.org' });
    for (let index = 0; index < 6; index += 1) {
      expect(codesOf(await request('fritz', `somewhere ${index}`), 'passwordResetRequest')).toEqual([]);
    }
    await deliver(app);
    expect(await rows(app, `select id from mail where recipient = 'fritz@example.org'`)).toHaveLength(3);
  });

  it('makes one link of an event that is delivered again', async () => {
    await openAccount(app, 'gerda', { email: 'gerda@example.org' });
    await request('gerda');
    await deliver(app);
    await rows(
      app,
      `update outbox_event set delivered_at = null where type = 'account.passwordResetRequested' returning id`,
    );
    await deliver(app);
    expect(await rows(app, `select id from mail where recipient = 'gerda@example.org'`)).toHaveLength(1);
  });
});

describe('second factor', () => {
  it('is asked for after a right password only, and renews the session when it is set up', async () => {
    await openAccount(app, 'hanna');
    const before = await signIn(app, 'hanna');
    const elsewhere = await signIn(app, 'hanna');
    const start = await app.execute(START, {}, { actor: before.actor });
    const { secret } = start.data!['totpStart'];
    const wrong = await app.execute(CONFIRM, { code: '000000', wants: false }, { actor: before.actor });
    expect(codesOf(wrong, 'totpConfirm')).toEqual(['TOTP_WRONG']);
    expect((await trySignIn(app, 'hanna')).token).not.toBeNull();
    const confirm = await app.execute(CONFIRM, { code: codeNow(secret), wants: false }, { actor: before.actor });
    expect(confirm.data?.['totpConfirm']).toMatchObject({ token: null, userErrors: [] });
    expect(confirm.data?.['totpConfirm'].recoveryCodes).toHaveLength(10);
    expect((await actorOf(app, before.token)).accountId).toBeNull();
    expect((await actorOf(app, elsewhere.token)).accountId).toBeNull();
    const viewer = await app.execute(
      '{ viewer { session { secondFactorAt } account { hasTotp } } }',
      {},
      { actor: await actorOf(app, confirm.token) },
    );
    expect(viewer.data?.['viewer']).toMatchObject({
      session: { secondFactorAt: expect.any(String) },
      account: { hasTotp: true },
    });
    expect(codesOf(await trySignIn(app, 'hanna', { password: 'wrong' }), 'sessionCreate')).toEqual(['LOGIN_FAILED']);
    expect(codesOf(await trySignIn(app, 'hanna'), 'sessionCreate')).toEqual(['TOTP_REQUIRED']);
    expect(codesOf(await trySignIn(app, 'hanna', { totpCode: '123' }), 'sessionCreate')).toEqual(['TOTP_WRONG']);
    const [stored] = await rows<{ secret: string }>(
      app,
      `select totp_secret as secret from account where login_name = 'hanna'`,
    );
    expect(stored?.secret).not.toContain(secret);
  });

  it('takes each code once, also from parallel sign-ins and in its whole window', async () => {
    await openAccount(app, 'ida');
    const { secret } = await withTotp('ida');
    const set = codeNow(secret);
    expect(codesOf(await trySignIn(app, 'ida', { totpCode: set }), 'sessionCreate')).toEqual(['TOTP_WRONG']);
    pass(60);
    const code = codeNow(secret);
    const answers = await Promise.all(
      [1, 2, 3].map((index) => trySignIn(app, 'ida', { totpCode: code }, visitor(`ida ${index}`))),
    );
    expect(answers.filter(({ token }) => token !== null)).toHaveLength(1);
    pass(30);
    expect((await trySignIn(app, 'ida', { totpCode: code })).token).toBeNull();
    expect((await trySignIn(app, 'ida', { totpCode: codeNow(secret) })).token).not.toBeNull();
  });

  it('locks after wrong codes', async () => {
    await openAccount(app, 'jana');
    const { secret } = await withTotp('jana');
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push(...codesOf(await trySignIn(app, 'jana', { totpCode: '000000' }), 'sessionCreate'));
    }
    expect(codes.at(-1)).toBe('LOGIN_LOCKED');
    pass(30);
    expect(codesOf(await trySignIn(app, 'jana', { totpCode: codeNow(secret) }), 'sessionCreate')).toEqual([
      'LOGIN_LOCKED',
    ]);
  });

  it('can be stood in for by each recovery code once; new codes void the old', async () => {
    await openAccount(app, 'karl');
    const { recoveryCodes, token } = await withTotp('karl');
    const [first, second] = recoveryCodes as [string, string];
    const attempt = (recoveryCode: string, address = 'karl') =>
      trySignIn(app, 'karl', { recoveryCode }, visitor(address));
    const both = await Promise.all([
      attempt(first.toUpperCase()),
      attempt(` ${first.replaceAll('-', ' ')} `, 'karl elsewhere'),
    ]);
    expect(both.filter((answer) => answer.token !== null)).toHaveLength(1);
    expect(codesOf(await attempt(first), 'sessionCreate')).toEqual(['TOTP_WRONG']);
    const actor = await actorOf(app, token);
    expect(codesOf(await app.execute(RENEW, { password: 'wrong' }, { actor }), 'recoveryCodesRenew')).toEqual([
      'PASSWORD_WRONG',
    ]);
    const renewed = await app.execute(RENEW, { password: PASSWORD }, { actor });
    expect(renewed.data?.['recoveryCodesRenew'].recoveryCodes).toHaveLength(10);
    expect(codesOf(await attempt(second), 'sessionCreate')).toEqual(['TOTP_WRONG']);
    expect((await attempt(renewed.data?.['recoveryCodesRenew'].recoveryCodes[3])).token).not.toBeNull();
    const stored = await rows(app, 'select digest from recovery_code');
    expect(JSON.stringify(stored)).not.toContain(second.replaceAll('-', ''));
  });

  it('is turned off with the password, and not while an office requires it', async () => {
    await openAccount(app, 'lena');
    const bound = await openAccount(app, 'lena.bound');
    addSecondFactorRule(async (_run, accountId) => accountId === bound.uuid);
    const free = await withTotp('lena');
    const actor = await actorOf(app, free.token);
    expect(codesOf(await app.execute(DISABLE, { password: 'wrong' }, { actor }), 'totpDisable')).toEqual([
      'PASSWORD_WRONG',
    ]);
    expect(codesOf(await app.execute(DISABLE, { password: PASSWORD }, { actor }), 'totpDisable')).toEqual([]);
    expect((await trySignIn(app, 'lena')).token).not.toBeNull();
    expect(codesOf(await app.execute(DISABLE, { password: PASSWORD }, { actor }), 'totpDisable')).toEqual(['TOTP_OFF']);
    const held = await withTotp('lena.bound');
    const heldActor = await actorOf(app, held.token);
    expect(codesOf(await app.execute(DISABLE, { password: PASSWORD }, { actor: heldActor }), 'totpDisable')).toEqual([
      'SECOND_FACTOR_IN_FORCE',
    ]);
    expect(codesOf(await app.execute(START, {}, { actor: heldActor }), 'totpStart')).toEqual(['TOTP_ON']);
  });

  it('allows a shorter password beside it, which then can not stand alone', async () => {
    await openAccount(app, 'max');
    const { token } = await withTotp('max');
    const actor = await actorOf(app, token);
    const short = 'blue lantern!';
    const change = await app.execute(CHANGE, { input: { currentPassword: PASSWORD, newPassword: short } }, { actor });
    expect(codesOf(change, 'passwordChange')).toEqual([]);
    expect(codesOf(await app.execute(DISABLE, { password: short }, { actor }), 'totpDisable')).toEqual([
      'PASSWORD_TOO_SHORT',
    ]);
  });
});
