import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { resolveActor } from './index.ts';
import {
  buildFederation,
  codesOf,
  enter,
  found,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';

const EVENING = '2026-11-24T20:00:00+08:00';

let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp(EVENING);
  federation = await buildFederation(app);
});
beforeEach(() => app.clock.set(EVENING));
afterAll(() => app.close());

const actorOf = (token: string, purpose: string | null = null): Promise<Actor> =>
  resolveActor(app.kernel, { token, locale: 'en', requestId: 'test', purpose, addressDigest: 'test' });

const held = (actor: Actor): string[] => actor.grants.map(({ permission, reach }) => `${permission}:${reach}`).sort();

const CREATE = `mutation ($input: PersonCreateInput!) { personCreate(input: $input) { person { id } userErrors { code } } }`;

async function enterAs(token: string, name: string): Promise<string[]> {
  const input = { name, organizationId: federation.school.id, kind: 'UNDERGRADUATE', minorStatus: 'ADULT' };
  return codesOf(await app.execute(CREATE, { input }, { token }), 'personCreate');
}

describe('authority', () => {
  let office: TestRow;
  beforeAll(async () => {
    office = await setUp(app, federation.school, 'CHAIR', {
      body: 'PRESIDIUM',
      seats: 9,
      permissions: ['person.manage', 'person.read', 'term.manage'],
      reach: 'SUBTREE',
    });
  });

  it('ends with the term: the very next request is refused, without any job', async () => {
    const person = await enter(app, federation.school, '届满同学');
    await seat(app, office, person, '2025-12-01', '2026-11-25');
    const token = await signInAs(app, person, 'expiring');
    expect(await enterAs(token, '经办甲')).toEqual([]);
    app.clock.set('2026-11-24T23:59:59+08:00');
    expect(await enterAs(token, '经办乙')).toEqual([]);
    app.clock.set('2026-11-25T00:00:00+08:00');
    expect(await enterAs(token, '经办丙')).toEqual(['FORBIDDEN']);
    expect((await actorOf(token)).grants).toEqual([]);
  });

  it('of a future term begins on its day and not before', async () => {
    const person = await enter(app, federation.school, '候任同学');
    await seat(app, office, person, '2026-11-25', '2027-11-25');
    const token = await signInAs(app, person, 'coming');
    expect(held(await actorOf(token))).toEqual([]);
    expect(await enterAs(token, '经办丁')).toEqual(['FORBIDDEN']);
    app.clock.set('2026-11-25T00:00:00+08:00');
    expect(held(await actorOf(token))).toEqual(['person.manage:SUBTREE', 'person.read:SUBTREE', 'term.manage:SUBTREE']);
    expect(await enterAs(token, '经办戊')).toEqual([]);
  });

  it('comes with level, division, office and term, and takes one statement whatever is held', async () => {
    const person = await enter(app, federation.hunan, '省级干部');
    const secretary = await setUp(app, federation.hunan, 'SECRETARY_GENERAL', {
      body: 'SECRETARIAT',
      permissions: ['organization.read'],
      reach: 'SUBTREE',
    });
    const term = await seat(app, secretary, person, '2026-01-01', '2027-01-01');
    const token = await signInAs(app, person, 'province');
    let actor: Actor | undefined;
    const reads = await app.countReads(async () => (actor = await actorOf(token)));
    expect(actor?.grants).toEqual([
      {
        permission: 'organization.read',
        reach: 'SUBTREE',
        organizationId: federation.hunan.uuid,
        level: 'PROVINCIAL',
        divisionCode: '430000',
        termId: term.uuid,
        officeId: secretary.uuid,
      },
    ]);
    expect(actor?.personId).toBe(person.uuid);
    for (let index = 0; index < 5; index += 1) {
      const extra = await setUp(app, federation.hunan, 'OFFICER', { permissions: ['organization.read'] });
      await seat(app, extra, person, '2026-01-01', '2027-01-01');
    }
    expect(await app.countReads(() => actorOf(token))).toBe(reads);
    expect(reads).toBe(1);
  });

  it('is withheld while the organization is suspended, the office closed, or its union suspended', async () => {
    const union = await found(app, 'SCHOOL', 'STUDENT_UNION', '暂停大学学生会', federation.hunan);
    const unit = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', '宣传部', union);
    const person = await enter(app, union, '暂停同学');
    const head = await setUp(app, unit, 'DEPARTMENT_HEAD', { body: 'DEPARTMENT', permissions: ['organization.read'] });
    await seat(app, head, person, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, person, 'suspended.unit');
    const status = (id: string, value: string) =>
      runRead(app.kernel, sql`update organization set status = ${value} where id = ${id}`);
    expect(held(await actorOf(token))).toEqual(['organization.read:HERE']);
    await status(unit.uuid, 'SUSPENDED');
    expect(held(await actorOf(token))).toEqual([]);
    await status(unit.uuid, 'ACTIVE');
    await status(union.uuid, 'SUSPENDED');
    expect(held(await actorOf(token))).toEqual([]);
    await status(union.uuid, 'ACTIVE');
    expect(held(await actorOf(token))).toEqual(['organization.read:HERE']);
    await runRead(
      app.kernel,
      sql`update office set status = 'CLOSED', valid_until = '2026-11-24' where id = ${head.uuid}`,
    );
    expect(held(await actorOf(token))).toEqual([]);
  });

  it('waits for the second factor where the office requires it', async () => {
    const person = await enter(app, federation.hunan, '双因素同学');
    const strict = await setUp(app, federation.hunan, 'SECRETARY_GENERAL', {
      permissions: ['organization.suspend'],
      requiresSecondFactor: true,
      reach: 'SUBTREE',
    });
    const plain = await setUp(app, federation.hunan, 'OFFICER', { permissions: ['organization.read'] });
    await seat(app, strict, person, '2026-09-01', '2027-09-01');
    await seat(app, plain, person, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, person, 'factor');
    const before = await actorOf(token);
    expect(held(before)).toEqual(['organization.read:HERE']);
    expect(before.secondFactorMissing).toBe(true);
    const refused = await app.execute(
      CREATE,
      { input: { name: '甲', organizationId: federation.hunan.id, kind: 'STAFF', minorStatus: 'ADULT' } },
      { token },
    );
    expect(refused.errors?.[0]?.message).toContain('second factor');
    await runRead(
      app.kernel,
      sql`update session set second_factor_at = ${app.clock.now()} where id = ${before.sessionId}`,
    );
    const after = await actorOf(token);
    expect(held(after)).toEqual(['organization.read:HERE', 'organization.suspend:SUBTREE']);
    expect(after.secondFactorMissing).toBe(false);
  });

  it('opens nothing through graduates, merged records, removed permissions and administrator permissions', async () => {
    const person = await enter(app, federation.school, '毕业同学');
    const odd = await setUp(app, federation.school, 'OFFICER', {
      permissions: ['account.manage', 'gone.forever', 'organization.read'] as never,
    });
    await seat(app, odd, person, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, person, 'graduate');
    expect(held(await actorOf(token))).toEqual(['organization.read:HERE']);
    await runRead(app.kernel, sql`update person set status = 'GRADUATED' where id = ${person.uuid}`);
    const graduate = await actorOf(token);
    expect([graduate.personId, held(graduate)]).toEqual([person.uuid, []]);
  });

  it('of a national body other than the federation stays in its own house', async () => {
    const league = await found(app, 'NATIONAL', 'LEAGUE_COMMITTEE', '团中央学校部', null);
    const person = await enter(app, league, '团干部');
    const post = await setUp(app, league, 'LEAGUE_SECRETARY', { permissions: ['organization.read'], reach: 'SUBTREE' });
    await seat(app, post, person, '2026-09-01', '2027-09-01');
    expect(held(await actorOf(await signInAs(app, person, 'league')))).toEqual(['organization.read:HERE']);
  });

  it('of two posts in two schools is not joined: each permission holds where its office is', async () => {
    const person = await enter(app, federation.school, '两校同学');
    const here = await setUp(app, federation.school, 'OFFICER', { permissions: ['person.manage', 'person.read'] });
    const there = await setUp(app, federation.sibling, 'OFFICER', { permissions: ['person.read'] });
    await seat(app, here, person, '2026-09-01', '2027-09-01');
    await seat(app, there, person, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, person, 'two.schools');
    const input = { name: '戊', organizationId: federation.sibling.id, kind: 'UNDERGRADUATE', minorStatus: 'ADULT' };
    expect(codesOf(await app.execute(CREATE, { input }, { token }), 'personCreate')).toEqual(['FORBIDDEN']);
  });
});

describe('viewer', () => {
  it('tells the person, the offices in force and their organizations', async () => {
    const person = await enter(app, federation.school, '本人');
    const post = await setUp(app, federation.school, 'VICE_CHAIR', {
      name: '学生会副主席',
      permissions: ['organization.read'],
    });
    await seat(app, post, person, '2026-09-01', '2027-09-01');
    await seat(app, post, person, '2025-09-01', '2026-09-01');
    const token = await signInAs(app, person, 'viewer.self');
    const answer = await app.execute(
      `{ viewer { person { name } offices { id title name organization { name level } } terms { state endsOn office { id } } organizations { name } permissions } }`,
      {},
      { token },
    );
    expect(answer.data?.['viewer']).toEqual({
      person: { name: '本人' },
      offices: [
        {
          id: post.id,
          title: 'Vice-chair',
          name: '学生会副主席',
          organization: { name: '岳麓大学学生会', level: 'SCHOOL' },
        },
      ],
      terms: [{ state: 'CURRENT', endsOn: '2027-09-01', office: { id: post.id } }],
      organizations: [{ name: '岳麓大学学生会' }],
      permissions: ['organization.read'],
    });
  });
});
