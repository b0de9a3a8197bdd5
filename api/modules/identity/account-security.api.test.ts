import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { codesOf, openAccount, rows, signIn, trySignIn, visitor } from './test-accounts.ts';
import { totpCode } from './totp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const security = systemActor('SECURITY');
const reason = 'asked for at the desk, identity checked';
const SHOW = `query ($id: ID!) { accountLock(id: $id) { attempts lockedUntil } account(id: $id) { version hasTotp recoveryCodesLeft sessionCount
  sessions(first: 10) { totalCount nodes { id device isCurrent } } viewerCan { unlock resetSecondFactor endSessions } } }`;
const UNLOCK =
  'mutation ($id: ID!, $reason: String!) { accountUnlock(id: $id, input: { reason: $reason }) { account { id } userErrors { code } } }';
const RESET = `mutation ($id: ID!, $version: Int!, $reason: String!) {
  secondFactorReset(id: $id, version: $version, input: { reason: $reason }) { account { hasTotp } userErrors { code } } }`;
const END_ALL =
  'mutation ($id: ID!, $reason: String!) { accountSessionsEnd(id: $id, input: { reason: $reason }) { account { sessionCount } userErrors { code } } }';
const END_ONE = `mutation ($id: ID!, $sessionId: ID!, $reason: String!) {
  accountSessionEnd(id: $id, sessionId: $sessionId, input: { reason: $reason }) { account { sessionCount } userErrors { code } } }`;

const show = async (id: string, actor = security) => (await app.execute(SHOW, { id }, { actor })).data!;

describe('a locked account', () => {
  it('is seen as locked and unlocked, whereupon its holder signs in at once', async () => {
    const { id } = await openAccount(app, 'anna');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await trySignIn(app, 'anna', { password: 'wrong' }, visitor(`place ${attempt}`));
    }
    expect(codesOf(await trySignIn(app, 'anna'), 'sessionCreate')).toEqual(['LOGIN_LOCKED']);
    const { accountLock, account } = await show(id);
    expect(accountLock).toMatchObject({ attempts: 7 });
    expect(new Date(accountLock.lockedUntil) > app.clock.now()).toBe(true);
    expect(account.viewerCan).toEqual({ unlock: true, resetSecondFactor: false, endSessions: true });
    const unlock = () => app.execute(UNLOCK, { id, reason }, { actor: security });
    expect(codesOf(await unlock(), 'accountUnlock')).toEqual([]);
    expect((await show(id)).accountLock).toEqual({ attempts: 0, lockedUntil: null });
    expect((await trySignIn(app, 'anna')).token).not.toBeNull();
    expect(codesOf(await unlock(), 'accountUnlock')).toEqual(['ACCOUNT_NOT_LOCKED']);
    expect(await rows(app, `select 1 from audit_entry where action = 'account.unlock'`)).toHaveLength(1);
  });
});

describe('secondFactorReset', () => {
  it('forgets the factor and its codes, ends the sessions and tells the holder', async () => {
    const { id, uuid } = await openAccount(app, 'bert', { email: 'bert@example.org' });
    const reset = async (version: number, actor = security) =>
      codesOf(await app.execute(RESET, { id, version, reason }, { actor }), 'secondFactorReset');
    expect(await reset(1)).toEqual(['TOTP_NONE']);
    const { actor } = await signIn(app, 'bert');
    const { secret } = (await app.execute('mutation { totpStart { secret } }', {}, { actor })).data!['totpStart'];
    const code = totpCode(Secret.fromBase32(secret).bytes, app.clock.now());
    await app.execute(`mutation { totpConfirm(input: { code: "${code}" }) { token } }`, {}, { actor });
    const before = (await show(id)).account;
    expect(before).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10, sessionCount: 1 });
    expect(before.viewerCan.resetSecondFactor).toBe(true);
    expect(await reset(before.version - 1)).toEqual(['STALE_VERSION']);
    expect(await reset(before.version)).toEqual([]);
    expect((await show(id)).account).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0, sessionCount: 0 });
    expect((await trySignIn(app, 'bert')).token).not.toBeNull();
    const mails = await rows(app, `select subject from mail where account_id = ?::uuid order by created_at`, uuid);
    expect(mails).toHaveLength(2);
    const [entry] = await rows(app, `select reason from audit_entry where action = 'account.secondFactorReset'`);
    expect(entry).toEqual({ reason });
  });

  it('of one’s own account is for another administrator', async () => {
    const { id } = await openAccount(app, 'carl', { systemRole: 'SECURITY' });
    const { actor } = await signIn(app, 'carl');
    for (const [document, field] of [
      [RESET, 'secondFactorReset'],
      [END_ALL, 'accountSessionsEnd'],
    ] as const) {
      const answer = await app.execute(document, { id, version: 1, reason }, { actor });
      expect(codesOf(answer, field), field).toEqual(['ACCOUNT_SELF']);
    }
  });
});

describe('sessions of an account', () => {
  it('are seen by security administrators and by its holder, and by nobody else', async () => {
    const [one, two] = [await openAccount(app, 'dora'), await openAccount(app, 'emma')];
    const [dora, emma] = [await signIn(app, 'dora'), await signIn(app, 'emma')];
    const { sessions } = (await show(one.id)).account;
    expect(sessions).toMatchObject({ totalCount: 1, nodes: [{ isCurrent: false }] });
    const own = 'query ($id: ID!) { sessions { totalCount } node(id: $id) { id } }';
    const id = sessions.nodes[0].id;
    expect((await app.execute(own, { id }, { actor: dora.actor })).data).toMatchObject({ node: { id } });
    // The list of one's own stays one's own, whatever else one may see.
    expect((await app.execute(own, { id }, { actor: security })).data).toEqual({
      sessions: { totalCount: 0 },
      node: { id },
    });
    expect((await app.execute(own, { id }, { actor: emma.actor })).data).toEqual({
      sessions: { totalCount: 1 },
      node: null,
    });
    for (const actor of [systemActor('SYSTEM'), systemActor('AUDIT')]) {
      expect((await app.execute(own, { id }, { actor })).data).toEqual({ sessions: { totalCount: 0 }, node: null });
    }
    // A session of another account is not ended under this one's name.
    const foreign = (await show(two.id)).account.sessions.nodes[0].id;
    const end = (sessionId: string) => app.execute(END_ONE, { id: one.id, sessionId, reason }, { actor: security });
    expect(codesOf(await end(foreign), 'accountSessionEnd')).toEqual(['NOT_FOUND']);
    expect((await end(id)).data?.['accountSessionEnd'].account).toEqual({ sessionCount: 0 });
    expect(codesOf(await end(id), 'accountSessionEnd')).toEqual(['NOT_FOUND']);
    expect((await show(two.id)).account.sessionCount).toBe(1);
  });

  it('end all at once', async () => {
    const { id, uuid } = await openAccount(app, 'fina');
    await signIn(app, 'fina');
    await signIn(app, 'fina');
    const answer = await app.execute(END_ALL, { id, reason }, { actor: security });
    expect(answer.data?.['accountSessionsEnd'].account).toEqual({ sessionCount: 0 });
    expect(await rows(app, 'select 1 from session where account_id = ?::uuid and revoked_at is null', uuid)).toEqual(
      [],
    );
    const blank = await app.execute(END_ALL, { id, reason: '' }, { actor: security });
    expect(codesOf(blank, 'accountSessionsEnd')).toEqual(['INVALID_INPUT']);
  });
});
