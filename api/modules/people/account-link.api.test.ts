import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import {
  buildFederation,
  codesOf,
  countOf,
  enter,
  holder,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let keeper: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  keeper = holder(federation.school, ['person.read', 'person.manage', 'organization.read'], 'HERE');
});
afterAll(() => app.close());

const OFFER =
  'mutation ($id: ID!, $version: Int!) { personLinkOffer(id: $id, version: $version) { person { hasAccount } userErrors { code path } } }';
const INVITE =
  'mutation ($id: ID!, $version: Int!) { personLinkAccount(id: $id, version: $version, input: {}) { person { hasAccount } userErrors { code } } }';
const ACCEPT = 'mutation ($token: String!) { personLinkAccept(input: { token: $token }) { userErrors { code path } } }';
const VIEWER = '{ viewer { person { name } } }';

const offer = (row: TestRow, version = 1, actor: Actor | null = keeper) =>
  app.execute(OFFER, { id: row.id, version }, actor ? { actor } : {});
const accept = async (value: string, token: string) =>
  codesOf(await app.execute(ACCEPT, { token: value }, { token }), 'personLinkAccept');

async function offered(email: string): Promise<string> {
  const [mail] = await runRead<{ text: string }>(
    app.kernel,
    sql`select text from mail where recipient = ${email} order by created_at desc, id desc limit 1`,
  );
  return /\/link-account#token=([\w-]+)/.exec(mail!.text)![1]!;
}

/** An account whose holder has no record: one was made, and is taken away again. */
async function accountAlone(login: string): Promise<string> {
  const person = await enter(app, federation.school, login);
  const token = await signInAs(app, person, login);
  await runRead(app.kernel, sql`update person set account_id = null where id = ${person.uuid}`);
  return token;
}

describe('linking an account that is there', () => {
  it('takes the mailed offer and the session of its holder', async () => {
    const person = await enter(app, federation.school, '壬', { email: 'ren@example.org' });
    expect((await offer(person)).data?.['personLinkOffer']).toEqual({ person: { hasAccount: false }, userErrors: [] });
    const token = await accountAlone('ren.account');
    const value = await offered('ren@example.org');
    expect(codesOf(await app.execute(ACCEPT, { token: value }, {}), 'personLinkAccept')).toEqual(['UNAUTHENTICATED']);
    expect(await accept(value, token)).toEqual([]);
    expect((await app.execute(VIEWER, {}, { token })).data?.['viewer'].person).toEqual({ name: '壬' });
    expect(await accept(value, token)).toEqual(['PERSON_LINK_VOID']);
    const actions = sql`select count(*)::int as count from audit_entry where action in ('person.linkOffer', 'person.linkAccept')`;
    expect(await countOf(app, actions)).toBe(2);
  });

  it('is offered by keepers of the record alone, never into powers that they lack', async () => {
    const person = await enter(app, federation.school, '癸');
    expect(codesOf(await offer(person, 1, null), 'personLinkOffer')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await offer(person, 1, actorWith([])), 'personLinkOffer')).toEqual(['FORBIDDEN']);
    const foreign = holder(federation.foreign, ['person.manage']);
    expect(codesOf(await offer(person, 1, foreign), 'personLinkOffer')).toEqual(['NOT_FOUND']);
    expect(codesOf(await offer(person), 'personLinkOffer')).toEqual(['PERSON_EMAIL_MISSING']);
    const strong = await enter(app, federation.school, '子', { email: 'zi@example.org' });
    const office = await setUp(app, federation.school, 'CHAIR', { permissions: ['organization.suspend'] });
    await seat(app, office, strong, '2027-01-01', '2027-09-01');
    expect(codesOf(await offer(strong), 'personLinkOffer')).toEqual(['FORBIDDEN']);
  });

  it('is void once it has expired, was forged, or the record is no longer what was offered', async () => {
    const token = await accountAlone('chou.account');
    const fresh = async (name: string) => {
      const person = await enter(app, federation.school, name, { email: `${name}@example.org` });
      await offer(person);
      return { person, value: await offered(`${name}@example.org`) };
    };
    const { value } = await fresh('one');
    const forged = `${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`;
    for (const text of ['', 'x', forged, value.slice(0, 40), `${value}AA`]) {
      expect(await accept(text, token), text).toEqual(['PERSON_LINK_VOID']);
    }
    const moved = await fresh('two');
    await runRead(app.kernel, sql`update person set email = 'else@example.org' where id = ${moved.person.uuid}`);
    expect(await accept(moved.value, token)).toEqual(['PERSON_LINK_VOID']);
    const risen = await fresh('three');
    const office = await setUp(app, federation.school, 'OFFICER', { permissions: ['organization.read'], seats: 2 });
    await seat(app, office, risen.person, '2026-09-01', '2027-09-01');
    expect(await accept(risen.value, token)).toEqual(['PERSON_LINK_VOID']);
    const late = await fresh('four');
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + 7 * 86_400_000));
    // The session itself is kept alive: it is the offer that is to be old.
    await runRead(app.kernel, sql`update session set last_seen_at = ${app.clock.now()}`);
    expect(await accept(late.value, token)).toEqual(['PERSON_LINK_VOID']);
    app.clock.set(now);
  });

  it('is refused to an account that has a person, and the same person is not linked twice', async () => {
    const person = await enter(app, federation.school, '寅', { email: 'yin@example.org' });
    await offer(person);
    const other = await signInAs(app, await enter(app, federation.school, '卯'), 'mao.account');
    expect(await accept(await offered('yin@example.org'), other)).toEqual(['PERSON_ACCOUNT_TAKEN']);
  });

  it('answers an invitation to a mailbox that has an account like any other, and lets its holder decide', async () => {
    const token = await accountAlone('chen.account');
    await runRead(app.kernel, sql`update account set email = 'chen@example.org' where login_name = 'chen.account'`);
    const person = await enter(app, federation.school, '辰', { email: 'Chen@example.org'.toLowerCase() });
    const answer = await app.execute(INVITE, { id: person.id, version: 1 }, { actor: keeper });
    expect(codesOf(answer, 'personLinkAccount')).toEqual([]);
    expect(await countOf(app, sql`select count(*)::int as count from account where email = 'chen@example.org'`)).toBe(
      1,
    );
    expect((await app.execute(VIEWER, {}, { token })).data?.['viewer'].person).toBeNull();
    expect(await accept(await offered('chen@example.org'), token)).toEqual([]);
    expect((await app.execute(VIEWER, {}, { token })).data?.['viewer'].person).toEqual({ name: '辰' });
  });
});
