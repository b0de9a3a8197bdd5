import type * as Argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { actorOf, codesOf, openAccount, PASSWORD, rows, signIn, trySignIn, visitor } from './test-accounts.ts';

const work = vi.hoisted(() => ({ verifications: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const actual = await original<typeof Argon2>();
  return {
    ...actual,
    verify: (...args: Parameters<typeof actual.verify>) => {
      work.verifications += 1;
      return actual.verify(...args);
    },
  };
});

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const VIEWER = '{ viewer { account { loginName } session { id isCurrent secondFactorAt } } }';

describe('sessionCreate', () => {
  it('sets the cookie, gives the token only on request, by login name or e-mail in any case', async () => {
    await openAccount(app, 'anna', { email: 'anna@example.org' });
    const browser = await trySignIn(app, ' ANNA ');
    expect(browser.data?.['sessionCreate']).toMatchObject({ token: null, userErrors: [] });
    expect(browser.token).toMatch(/^[\w-]{43}$/);
    const script = await trySignIn(app, 'Anna@Example.org', { wantsToken: true });
    expect(script.data?.['sessionCreate'].token).toBe(script.token);
    const viewer = await app.execute(VIEWER, {}, { actor: await actorOf(app, script.token) });
    expect(viewer.data?.['viewer']).toMatchObject({
      account: { loginName: 'anna' },
      session: { isCurrent: true, secondFactorAt: null },
    });
    const stored = await rows(app, 'select * from session');
    expect(JSON.stringify(stored)).not.toContain(script.token);
  });

  it('tells unknown, wrong, invited, suspended and ended logins apart in nothing, and does the same work', async () => {
    await openAccount(app, 'bela');
    await openAccount(app, 'bela.invited', { status: 'INVITED' });
    await openAccount(app, 'bela.suspended', { status: 'SUSPENDED' });
    await openAccount(app, 'bela.ended', { status: 'ENDED' });
    await trySignIn(app, 'nobody.warms.up', {}, visitor('warm'));
    const answers: string[] = [];
    for (const [login, password] of [
      ['nobody.at.all', PASSWORD],
      ['bela', 'not the password of bela'],
      ['bela.invited', PASSWORD],
      ['bela.suspended', PASSWORD],
      ['bela.ended', PASSWORD],
    ] as const) {
      const before = work.verifications;
      const statements = await app.countReads(async () => {
        const answer = await trySignIn(app, login, { password }, visitor(`bela ${login}`));
        expect(answer.token).toBeNull();
        answers.push(JSON.stringify(answer.data));
      });
      expect(work.verifications - before, login).toBe(1);
      expect(statements, login).toBe(3);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('LOGIN_FAILED');
  });

  it('counts every attempt of parallel requests and of aliases, locks, and stays locked for the right password', async () => {
    await openAccount(app, 'cora');
    await openAccount(app, 'cora.friend');
    const before = work.verifications;
    const guesses = (from: number): string =>
      Array.from(
        { length: 10 },
        (_, index) =>
          `a${from + index}: sessionCreate(input: { login: "cora", password: "guess ${from + index}" }) { userErrors { code } }`,
      ).join(' ');
    const answers = await Promise.all(
      [0, 10, 20, 30, 40].map((from) =>
        app.execute(`mutation { ${guesses(from)} }`, {}, { actor: visitor('attacker') }),
      ),
    );
    const codes = answers.flatMap((answer) =>
      Object.values(answer.data ?? {}).map((item) => item.userErrors[0].code as string),
    );
    expect(codes.filter((code) => code === 'LOGIN_FAILED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'LOGIN_LOCKED')).toHaveLength(45);
    expect(work.verifications - before).toBe(5);
    expect(
      await rows(app, `select attempts from login_attempt where key like 'account:%' and attempts = 50`),
    ).toHaveLength(1);

    const fifty = Array.from(
      { length: 50 },
      (_, index) => `a${index}: sessionCreate(input: { login: "cora", password: "x" }) { token }`,
    ).join(' ');
    const refused = await app.execute(`mutation { ${fifty} }`, {}, { actor: visitor('attacker') });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('LIMIT_EXCEEDED');

    // What a fragment hides is refused as a whole or counted one by one.
    const spread = await app.execute(
      `mutation { ...F } fragment F on Mutation { ${fifty} }`,
      {},
      { actor: visitor('attacker') },
    );
    const [counted] = await rows<{ most: number }>(
      app,
      `select max(attempts) as most from login_attempt where key like 'account:%'`,
    );
    expect(counted?.most).toBe(spread.errors?.[0]?.extensions?.['code'] === 'LIMIT_EXCEEDED' ? 50 : 100);

    const owner = await trySignIn(app, 'cora', {}, visitor('home'));
    expect(owner.data?.['sessionCreate'].userErrors).toMatchObject([
      { code: 'LOGIN_LOCKED', message: expect.stringContaining('Wait 1 min') },
    ]);
    const friend = await trySignIn(app, 'cora.friend', {}, visitor('home'));
    expect(friend.token).not.toBeNull();
    const locks = await rows(app, `select changes from audit_entry where action = 'session.lock'`);
    expect(locks).toHaveLength(1);
    expect(JSON.stringify(locks)).not.toContain('cora');
  });

  it('locks an unknown login in the same words, and each lock lasts twice as long', async () => {
    const started = app.clock.now().getTime();
    const minutes: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let text = '';
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const answer = await trySignIn(app, 'never.existed', { password: `guess ${attempt}` }, visitor('unknown'));
        const [error] = answer.data!['sessionCreate'].userErrors;
        expect(error.code).toBe(attempt < 5 ? 'LOGIN_FAILED' : 'LOGIN_LOCKED');
        text = error.message;
      }
      minutes.push(Number(/Wait (\d+) min/.exec(text)?.[1]));
      app.clock.set(new Date(app.clock.now().getTime() + minutes.at(-1)! * 60_000 + 1_000));
    }
    expect(minutes).toEqual([1, 2, 4]);
    app.clock.set(new Date(started));
  });

  it('locks a network address that tries many logins, without counting successes against it', async () => {
    await openAccount(app, 'dora');
    for (let index = 0; index < 3; index += 1) {
      expect((await trySignIn(app, 'dora', {}, visitor('campus'))).token).not.toBeNull();
    }
    expect(await rows(app, `select tries from login_attempt where key like 'address:%' and attempts = 3`)).toEqual([
      { tries: 0 },
    ]);
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1) {
      const aliases = Array.from(
        { length: 10 },
        (_, n) => `a${n}: sessionCreate(input: { login: "spray${index}x${n}", password: "x" }) { userErrors { code } }`,
      );
      const answer = await app.execute(`mutation { ${aliases.join(' ')} }`, {}, { actor: visitor('campus') });
      codes.push(...Object.values(answer.data ?? {}).map((item) => item.userErrors[0].code as string));
    }
    expect(codes.filter((code) => code === 'LOGIN_FAILED')).toHaveLength(100);
    expect(codes.slice(100).every((code) => code === 'LOGIN_LOCKED')).toBe(true);
    expect(codesOf(await trySignIn(app, 'dora', {}, visitor('campus')), 'sessionCreate')).toEqual(['LOGIN_LOCKED']);
    expect((await trySignIn(app, 'dora', {}, visitor('elsewhere'))).token).not.toBeNull();
  }, 60_000);

  it('forgets failures after a success', async () => {
    await openAccount(app, 'emil');
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) {
        expect(codesOf(await trySignIn(app, 'emil', { password: 'wrong' }), 'sessionCreate')).toEqual(['LOGIN_FAILED']);
      }
      expect((await trySignIn(app, 'emil')).token).not.toBeNull();
    }
  });

  it('ends the session that the request came with, so that a planted one is worth nothing', async () => {
    await openAccount(app, 'fritz');
    await openAccount(app, 'fritz.attacker');
    const planted = await signIn(app, 'fritz.attacker');
    const answer = await trySignIn(app, 'fritz', {}, planted.actor);
    expect(answer.token).not.toBe(planted.token);
    expect((await actorOf(app, planted.token)).accountId).toBeNull();
    expect((await actorOf(app, answer.token)).accountId).not.toBeNull();
  });

  it('renews a hash made with other parameters', async () => {
    const { uuid } = await openAccount(app, 'gerda');
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await rows(app, 'update account set password_hash = ? where id = ?::uuid returning id', old, uuid);
    expect((await trySignIn(app, 'gerda')).token).not.toBeNull();
    const [row] = await rows<{ hash: string }>(
      app,
      'select password_hash as hash from account where id = ?::uuid',
      uuid,
    );
    expect(row?.hash).toContain('m=19456,t=2,p=1');
    expect((await trySignIn(app, 'gerda')).token).not.toBeNull();
  });

  it('names wrong fields and echoes nothing', async () => {
    const answer = await trySignIn(app, 'x'.repeat(300), { password: 'secret'.repeat(200) });
    const errors = answer.data?.['sessionCreate'].userErrors as { path: string[] }[];
    expect(errors.map(({ path }) => path[1])).toEqual(['login', 'password']);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('sessions', () => {
  it('end by time: idle after 12 hours, at the latest after 30 days', async () => {
    await openAccount(app, 'hanna');
    const started = app.clock.now().getTime();
    const idle = await signIn(app, 'hanna');
    const busy = await signIn(app, 'hanna');
    const at = (hours: number): void => app.clock.set(new Date(started + hours * 3_600_000));
    at(12);
    expect((await actorOf(app, idle.token)).sessionId).toBeNull();
    for (let hours = 6; hours < 24 * 30; hours += 6) {
      at(hours);
      expect((await actorOf(app, busy.token)).sessionId, String(hours)).toBe(busy.actor.sessionId);
      await vi.waitFor(async () => {
        const [row] = await rows<{ seen: number }>(
          app,
          'select (extract(epoch from last_seen_at) * 1000)::float8 as seen from session where id = ?::uuid',
          busy.actor.sessionId!,
        );
        expect(row?.seen).toBe(app.clock.now().getTime());
      });
    }
    at(24 * 30);
    expect((await actorOf(app, busy.token)).sessionId).toBeNull();
    app.clock.set(new Date(started));
  });

  it('cost one statement and note their use at most once a minute', async () => {
    await openAccount(app, 'ida');
    const { token } = await signIn(app, 'ida');
    expect(await app.countReads(() => actorOf(app, token))).toBe(1);
    app.clock.set(new Date(app.clock.now().getTime() + 61_000));
    // The note goes its way behind the answer.
    const noted = async (): Promise<void> => {
      await actorOf(app, token);
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    expect(await app.countReads(noted)).toBe(2);
    expect(await app.countReads(noted)).toBe(1);
    expect(await app.countReads(() => actorOf(app, 'not a token'))).toBe(0);
    expect(await app.countReads(() => actorOf(app, null))).toBe(0);
  });

  it('are listed, ended one by one, all but one, and all with the present one', async () => {
    await openAccount(app, 'jana');
    await openAccount(app, 'jana.other');
    const [here, there, third] = [await signIn(app, 'jana'), await signIn(app, 'jana'), await signIn(app, 'jana')];
    const foreign = await signIn(app, 'jana.other');
    const list = await app.execute(
      '{ sessions { nodes { id isCurrent device createdAt } totalCount } }',
      {},
      { actor: here.actor },
    );
    expect(list.data?.['sessions'].totalCount).toBe(3);
    expect(list.data?.['sessions'].nodes.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    const foreignList = await app.execute('{ sessions { nodes { id } } }', {}, { actor: foreign.actor });
    const foreignId = foreignList.data?.['sessions'].nodes[0].id;
    const END = 'mutation ($id: ID!) { sessionEndById(id: $id) { userErrors { code } } }';
    expect(codesOf(await app.execute(END, { id: foreignId }, { actor: here.actor }), 'sessionEndById')).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      (await app.execute('query ($id: ID!) { node(id: $id) { id } }', { id: foreignId }, { actor: here.actor })).data?.[
        'node'
      ],
    ).toBeNull();
    const thirdId = (await app.execute(VIEWER, {}, { actor: third.actor })).data?.['viewer'].session.id;
    expect(codesOf(await app.execute(END, { id: thirdId }, { actor: here.actor }), 'sessionEndById')).toEqual([]);
    expect((await actorOf(app, third.token)).accountId).toBeNull();
    await app.execute('mutation { sessionsEndOthers { userErrors { code } } }', {}, { actor: here.actor });
    expect((await actorOf(app, there.token)).accountId).toBeNull();
    expect((await actorOf(app, here.token)).accountId).not.toBeNull();
    const end = await app.execute('mutation { sessionEnd { userErrors { code } } }', {}, { actor: here.actor });
    expect(end.token).toBeNull();
    expect((await actorOf(app, here.token)).accountId).toBeNull();
    expect((await actorOf(app, foreign.token)).accountId).not.toBeNull();
  });

  it('are refused to the signed-out; administrators see no sessions of others', async () => {
    for (const document of [
      '{ sessions { nodes { id } } }',
      'mutation { sessionEnd { userErrors { code } } }',
      'mutation { sessionsEndOthers { userErrors { code } } }',
      'mutation { sessionEndById(id: "ses_01") { userErrors { code } } }',
    ]) {
      const answer = await app.execute(document, {}, { actor: visitor('out') });
      expect(answer.errors?.[0]?.extensions?.['code'], document).toBe('UNAUTHENTICATED');
    }
    await signIn(app, 'dora');
    const answer = await app.execute('{ sessions { totalCount } }', {}, { actor: systemActor('SECURITY') });
    expect(answer.data?.['sessions'].totalCount).toBe(0);
  });
});
