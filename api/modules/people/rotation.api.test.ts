import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { resolveActor } from './index.ts';
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

const EVENING = '2026-11-24T20:00:00+08:00';

let app: TestApp;
let federation: TestFederation;
let chair: Actor;
let rotating: TestRow;
const members: TestRow[] = [];
const seats: TestRow[] = [];
beforeAll(async () => {
  app = await createTestApp(EVENING);
  federation = await buildFederation(app);
  chair = holder(federation.school, ['term.manage', 'person.read', 'organization.read']);
  const presidium = await setUp(app, federation.school, 'PRESIDIUM_MEMBER', { body: 'PRESIDIUM', seats: 3 });
  for (const name of ['甲', '乙', '丙']) {
    const person = await enter(app, federation.school, name);
    members.push(person);
    seats.push(await seat(app, presidium, person, '2026-09-01', '2027-09-01', { source: 'ELECTION' }));
  }
  rotating = await setUp(app, federation.school, 'ROTATING_EXECUTIVE_CHAIR', {
    body: 'PRESIDIUM',
    isRotating: true,
    permissions: ['organization.read'],
    reach: 'SUBTREE',
  });
});
beforeEach(() => app.clock.set(EVENING));
afterAll(() => app.close());

const PLAN = `mutation ($officeId: ID!, $input: RotationPlanInput!) { rotationPlan(officeId: $officeId, input: $input) {
  office { name } turns { id position startsOn endsOn state version term { id person { name } } } userErrors { code message path } } }`;
const SWAP = `mutation ($id: ID!, $version: Int!, $withId: ID!) { rotationTurnSwap(id: $id, version: $version, input: { withId: $withId, reason: "考试周" }) {
  turns { id swapReason version term { person { name } } } userErrors { code } } }`;

const input = (more: Record<string, unknown> = {}) => ({
  startsOn: '2026-11-25',
  endsOn: '2027-05-24',
  turns: 6,
  evidence: '主席团会议纪要',
  ...more,
});
const plan = (more: Record<string, unknown> = {}, actor: Actor | null = chair, office = rotating) =>
  app.execute(PLAN, { officeId: office.id, input: input(more) }, actor ? { actor } : {});
type Turn = {
  id: string;
  startsOn: string;
  endsOn: string;
  version: number;
  term: { id: string; person: { name: string } };
};
const names = (turns: readonly Turn[]): string => turns.map(({ term }) => term.person.name).join('');

describe('rotation', () => {
  let turns: Turn[] = [];

  it('is planned by those who appoint, in equal turns among the members of the presidium', async () => {
    expect(codesOf(await plan({}, null), 'rotationPlan')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await plan({}, actorWith([])), 'rotationPlan')).toEqual(['FORBIDDEN']);
    expect(
      codesOf(await plan({}, holder(federation.sibling, ['term.manage', 'organization.read'])), 'rotationPlan'),
    ).toEqual(['FORBIDDEN']);
    const plain = await setUp(app, federation.school, 'OFFICER');
    expect(codesOf(await plan({}, chair, plain), 'rotationPlan')).toEqual(['ROTATION_NOT_ROTATING']);
    expect(codesOf(await plan({ turns: 60, endsOn: '2026-12-01' }), 'rotationPlan')).toEqual(['ROTATION_TOO_MANY']);
    const outsider = await enter(app, federation.school, '外人');
    expect(codesOf(await plan({ personIds: [outsider.id] }), 'rotationPlan')).toEqual(['ROTATION_NOT_MEMBER']);
    expect(codesOf(await plan({ endsOn: '2028-05-24' }), 'rotationPlan')).toEqual(['ROTATION_NO_MEMBER']);
    expect(await countOf(app, sql`select count(*)::int as count from rotation_turn`)).toBe(0);
    const done = await plan();
    expect(done.data?.['rotationPlan'].userErrors).toEqual([]);
    turns = done.data?.['rotationPlan'].turns;
    expect(names(turns)).toBe('甲乙丙甲乙丙');
    expect(turns.map(({ startsOn }) => startsOn).slice(1)).toEqual(turns.map(({ endsOn }) => endsOn).slice(0, -1));
    expect(codesOf(await plan(), 'rotationPlan')).toEqual(['TERM_OVERLAP']);
    expect(codesOf(await plan({ personIds: [members[1]!.id, members[0]!.id] }), 'rotationPlan')).toEqual([
      'TERM_SEATS_FULL',
    ]);
  });

  it('gives its powers during the turn only', async () => {
    const token = await signInAs(app, members[1]!, 'second.member');
    const grants = async () =>
      (await resolveActor(app.kernel, { token, locale: 'en', requestId: 't', purpose: null, addressDigest: 't' }))
        .grants.length;
    const [first, second, third] = turns as [Turn, Turn, Turn];
    expect(second.startsOn).toBe(first.endsOn);
    expect(await grants()).toBe(0);
    app.clock.set(`${second.startsOn}T08:00:00+08:00`);
    const fresh = await app.execute(
      `mutation { sessionCreate(input: { login: "second.member", password: "a quiet river in autumn" }) { token } }`,
    );
    const later = fresh.token ?? fresh.data?.['sessionCreate'].token;
    const actor = () =>
      resolveActor(app.kernel, { token: later, locale: 'en', requestId: 't', purpose: null, addressDigest: 't' });
    expect((await actor()).grants).toMatchObject([
      { permission: 'organization.read', reach: 'SUBTREE', officeId: rotating.uuid },
    ]);
    app.clock.set(`${third.startsOn}T08:00:00+08:00`);
    const last = await app.execute(
      `mutation { sessionCreate(input: { login: "second.member", password: "a quiet river in autumn" }) { token } }`,
    );
    const after = await resolveActor(app.kernel, {
      token: last.token,
      locale: 'en',
      requestId: 't',
      purpose: null,
      addressDigest: 't',
    });
    expect([after.personId, after.grants]).toEqual([members[1]!.uuid, []]);
  });

  it('is swapped before it begins, and not after', async () => {
    const [first, second, third] = turns as [Turn, Turn, Turn];
    const swap = (a: Turn, b: Turn, version: number, actor: Actor | null = chair) =>
      app.execute(SWAP, { id: a.id, version, withId: b.id }, actor ? { actor } : {});
    expect(codesOf(await swap(second, third, 1, null), 'rotationTurnSwap')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await swap(second, third, 1, actorWith([])), 'rotationTurnSwap')).toEqual(['FORBIDDEN']);
    expect(
      codesOf(
        await swap(second, third, 1, holder(federation.foreign, ['term.manage', 'organization.read'])),
        'rotationTurnSwap',
      ),
    ).toEqual(['FORBIDDEN']);
    expect(codesOf(await swap(second, second, 1), 'rotationTurnSwap')).toEqual(['NOT_FOUND']);
    const done = await swap(second, third, 1);
    expect(done.data?.['rotationTurnSwap'].turns).toMatchObject([
      { id: second.id, swapReason: '考试周', version: 2, term: { person: { name: '丙' } } },
      { id: third.id, swapReason: '考试周', term: { person: { name: '乙' } } },
    ]);
    expect(codesOf(await swap(second, third, 1), 'rotationTurnSwap')).toEqual(['STALE_VERSION']);
    app.clock.set(`${first.startsOn}T08:00:00+08:00`);
    expect(codesOf(await swap(first, third, 1), 'rotationTurnSwap')).toEqual(['ROTATION_TURN_BEGUN']);
  });

  it('shows its calendar to members and coming holders to those in charge', async () => {
    const LIST = `query ($id: ID!) { rotationTurns(filter: { officeId: { eq: $id } }) { totalCount nodes { startsOn state viewerCan { swap } term { person { name } } } } }`;
    const list = async (actor: Actor | null) => app.execute(LIST, { id: rotating.id }, actor ? { actor } : {});
    expect((await list(null)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const member = (await list(actorWith([]))).data?.['rotationTurns'];
    expect(member.totalCount).toBe(6);
    expect(member.nodes[1]).toEqual({
      startsOn: turns[1]!.startsOn,
      state: 'FUTURE',
      viewerCan: { swap: false },
      term: null,
    });
    const inCharge = (await list(chair)).data?.['rotationTurns'];
    expect(inCharge.nodes[1]).toMatchObject({ viewerCan: { swap: true }, term: { person: { name: '丙' } } });
  });

  it('is cut where the member leaves the presidium, and replanned', async () => {
    const END = `mutation ($id: ID!, $version: Int!) { termEnd(id: $id, version: $version, input: { endsOn: "2027-01-01", reason: "转学" }) { userErrors { code } } }`;
    expect(codesOf(await app.execute(END, { id: seats[0]!.id, version: 1 }, { actor: chair }), 'termEnd')).toEqual([]);
    const left = await countOf(
      app,
      sql`select count(*)::int as count from term where basis_term_id = ${seats[0]!.uuid} and ends_on > '2027-01-01' and ends_on > starts_on`,
    );
    expect(left).toBe(0);
    const again = await plan({
      replacesExisting: true,
      startsOn: '2027-01-01',
      turns: 2,
      personIds: [members[2]!.id, members[1]!.id],
    });
    expect(again.data?.['rotationPlan'].userErrors).toEqual([]);
    expect(names(again.data?.['rotationPlan'].turns)).toBe('丙乙');
  });

  it('can not be filled or amended around its calendar', async () => {
    const CREATE = `mutation ($input: TermCreateInput!) { termCreate(input: $input) { userErrors { code } } }`;
    const direct = {
      officeId: rotating.id,
      personId: members[0]!.id,
      startsOn: '2027-08-01',
      endsOn: '2027-08-20',
      source: 'APPOINTMENT',
      evidence: '直接任命',
    };
    expect(codesOf(await app.execute(CREATE, { input: direct }, { actor: chair }), 'termCreate')).toEqual([
      'TERM_BY_ROTATION',
    ]);
    const AMEND = `mutation ($id: ID!) { termAmend(id: $id, version: 1, input: { reason: "延长" , endsOn: "2027-08-31" }) { userErrors { code } } }`;
    expect(codesOf(await app.execute(AMEND, { id: turns[4]!.term.id }, { actor: chair }), 'termAmend')[0]).toMatch(
      /TERM_BY_ROTATION|TERM_OVER|STALE_VERSION/,
    );
  });
});
