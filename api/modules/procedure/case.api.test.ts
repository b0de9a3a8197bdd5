import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { codesOf, enter, holder, setUp, type TestRow } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { tendCases } from './procedure.jobs.ts';
import { purgeVettings } from './vetting-purge.ts';
import {
  act,
  buildChainWorld,
  dataOf,
  end,
  install,
  join,
  open,
  pass,
  publish,
  publishTemplate,
  read,
  retire,
  stepOf,
  type ChainWorld,
  type Holder,
} from '../../testing/chains.ts';

let app: TestApp;
let world: ChainWorld;
let chair: TestRow;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  world = await buildChainWorld(app);
  chair = await setUp(app, world.school, 'CHAIR', { body: 'PRESIDIUM', seats: 5 });
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const codes = (answer: Awaited<ReturnType<typeof act>>): string[] => codesOf(answer, 'outcome');

/** Facts of an appointment as the officer proposes it. */
async function appointment(more: object = {}): Promise<{ appointment: object; candidate: TestRow }> {
  const candidate = await enter(app, world.faculty, '周候选');
  return {
    candidate,
    appointment: {
      officeId: chair.id,
      personId: candidate.id,
      startsOn: '2026-12-01',
      endsOn: '2027-11-30',
      source: 'ELECTION',
      ...more,
    },
  };
}

/** Opens an appointment by a chain of these steps; the chain is retired at once and the case goes on. */
async function underWay(steps: Parameters<typeof publish>[4], more: object = {}) {
  const { procedureId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', steps);
  const made = await appointment(more);
  const { procedureCase } = dataOf(
    await open(app, world.officer, { appointment: made.appointment }),
    'procedureCaseOpen',
  );
  await retire(app, procedureId);
  return { id: procedureCase.id as string, opened: procedureCase, candidate: made.candidate };
}

describe('the four-step chain of the national form', () => {
  let secretary: Holder;
  let facultyParty: Holder;
  let affairs: Holder;
  let schoolSecretary: Holder;
  let schoolParty: Holder;
  beforeAll(async () => {
    secretary = await install(app, world.facultyLeague, 'LEAGUE_SECRETARY', '院团委书记');
    facultyParty = await install(app, world.facultyLeague, 'PARTY_REPRESENTATIVE', '院党总支代表');
    affairs = await install(app, world.schoolLeague, 'STUDENT_AFFAIRS_REPRESENTATIVE', '学工部代表');
    schoolSecretary = await install(app, world.schoolLeague, 'LEAGUE_SECRETARY', '校团委书记');
    schoolParty = await install(app, world.schoolLeague, 'PARTY_REPRESENTATIVE', '校党委代表');
  });

  it('binds the office, asks one body after another, and its last answer makes the term', async () => {
    const { procedureId } = await publishTemplate(app, world.officer, world.hunan, 'presidium-appointment');
    const { appointment: facts, candidate } = await appointment({ nominatingId: world.faculty.id });
    const { nominatingId: _, ...withoutNomination } = facts as { nominatingId: string };
    const direct = await app.execute(
      `mutation ($input: TermCreateInput!) { termCreate(input: $input) { term { id } userErrors { code message } } }`,
      { input: { ...withoutNomination, evidence: '会议' } },
      { actor: world.officer },
    );
    expect(codesOf(direct, 'termCreate')).toEqual(['PROCEDURE_BINDS']);
    const opened = dataOf(await open(app, world.officer, { appointment: facts }), 'procedureCaseOpen').procedureCase;
    expect(opened).toMatchObject({
      state: 'OPEN',
      stepNo: 1,
      dueOn: '2026-12-01',
      waiting: [{ actingName: '共青团岳麓大学文学院委员会', isEscalated: false, holderNames: ['院团委书记'] }],
      viewerCan: { decide: false, withdraw: true },
    });
    const { id } = opened;
    expect(codes(await act(app, 'Decide', id, schoolParty.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    expect(await read(app, id, secretary.actor)).toMatchObject({
      viewerCan: { decide: true },
      candidateName: '周候选',
    });
    expect(await pass(app, id, secretary.actor)).toMatchObject({ stepNo: 2 });
    expect(codes(await act(app, 'Decide', id, secretary.actor, { outcome: 'PASSED' }))).toEqual(['CASE_NOT_ASKED']);
    await pass(app, id, facultyParty.actor);
    expect(await pass(app, id, affairs.actor)).toMatchObject({ stepNo: 3, state: 'OPEN' });
    expect(await pass(app, id, schoolSecretary.actor)).toMatchObject({ stepNo: 4 });
    await pass(app, id, schoolParty.actor);
    const done = await read(app, id, world.officer);
    expect(done).toMatchObject({ state: 'APPROVED', term: { startsOn: '2026-12-01' }, dueOn: null });
    const [term] = await runRead<{ person: string; evidence: string }>(
      app.kernel,
      sql`select person_id as person, evidence from term where id = ${parseId(done.term.id)!.uuid}`,
    );
    expect(term).toEqual({ person: candidate.uuid, evidence: id });
    const decided = done.steps.filter(({ event }: { event: string }) => event === 'DECIDED');
    expect(decided.map((row: Record<string, unknown>) => [row['stepNo'], row['personName'], row['outcome']])).toEqual([
      [1, '院团委书记', 'PASSED'],
      [2, '院党总支代表', 'PASSED'],
      [3, '学工部代表', 'PASSED'],
      [3, '校团委书记', 'PASSED'],
      [4, '校党委代表', 'PASSED'],
    ]);
    await retire(app, procedureId);
  });

  it('keeps grounds of the closed list only, tells the candidate the outcome without names, and allows one review', async () => {
    const deputy = await join(app, world.schoolLeague, schoolParty.office, '校党委副代表', { from: '2026-12-20' });
    const { id, candidate } = await underWay([
      stepOf('confirm', [], {
        bodies: [
          { of: 'SUBJECT', relation: 'GUIDING', level: null, titles: ['PARTY_REPRESENTATIVE'], permission: null },
        ],
      }),
    ]);
    const refusal = { outcome: 'NOT_PASSED' };
    expect(codes(await act(app, 'Decide', id, schoolParty.actor, refusal))).toEqual(['CASE_GROUNDS_NEEDED']);
    expect(
      codes(await act(app, 'Decide', id, schoolParty.actor, { ...refusal, grounds: ['GRADES'], opinion: '表现一般' })),
    ).toEqual(['CASE_GROUNDS_ONLY']);
    const refused = dataOf(
      await act(app, 'Decide', id, schoolParty.actor, { ...refusal, grounds: ['GRADES'] }),
      'outcome',
    );
    expect(refused.procedureCase.state).toBe('REJECTED');
    const self = holder(world.faculty, [], 'HERE', { personId: candidate.uuid });
    const seen = await read(app, id, self);
    expect(seen).toMatchObject({ state: 'REJECTED', viewerCan: { askReview: true, decide: false, withdraw: false } });
    const answer = seen.steps.find(({ event }: { event: string }) => event === 'DECIDED');
    expect(answer).toMatchObject({ outcome: 'NOT_PASSED', grounds: ['GRADES'], personName: null });
    expect(codes(await act(app, 'AskReview', id, schoolParty.actor))).toEqual(['FORBIDDEN']);
    const review = dataOf(await act(app, 'AskReview', id, self), 'outcome').procedureCase;
    expect(review).toMatchObject({ state: 'OPEN', stepNo: 1, isEscalated: true });
    expect(codes(await act(app, 'Decide', id, schoolParty.actor, { outcome: 'PASSED' }))).toEqual(['CASE_NOT_ASKED']);
    app.clock.set('2026-12-21T09:00:00+08:00');
    expect(await tendCases(app.kernel)).toBe(1);
    expect(await pass(app, id, deputy.actor)).toMatchObject({ state: 'APPROVED', term: { startsOn: '2026-12-21' } });
    expect(codes(await act(app, 'AskReview', id, self))).toEqual(['CASE_REVIEW_TIME']);
    // The term ends on 30 November 2027; thirty days later nothing of the vetting is left but the trail.
    app.clock.set('2027-12-30T09:00:00+08:00');
    const before = await purgeVettings(app.kernel);
    expect(await read(app, id, world.officer)).not.toBeNull();
    app.clock.set('2027-12-31T09:00:00+08:00');
    expect(await purgeVettings(app.kernel)).toBeGreaterThan(0);
    expect(await purgeVettings(app.kernel)).toBe(0);
    expect([before, await read(app, id, world.officer)]).toEqual([0, null]);
  });
});

describe('an office that nobody holds', () => {
  it('makes the case wait and escalate visibly, never passes it, and the restored approver can act', async () => {
    const local = await install(app, world.school, 'SECRETARY_GENERAL', '校秘书长', { until: '2026-12-31' });
    const above = await install(app, world.hunan, 'SECRETARY_GENERAL', '省秘书长', { until: '2026-12-31' });
    const { id, opened } = await underWay([stepOf('confirm', ['SECRETARY_GENERAL'])]);
    expect(opened).toMatchObject({ isEscalated: false, waiting: [{ holderNames: ['校秘书长'] }] });
    // All approvers of the level are removed: it goes up, and says so.
    await end(app, local, '2026-11-24');
    expect(await tendCases(app.kernel)).toBe(1);
    expect(await tendCases(app.kernel)).toBe(0);
    expect(await read(app, id, world.officer)).toMatchObject({
      state: 'OPEN',
      isEscalated: true,
      waiting: [{ expectedName: '岳麓大学学生会', actingName: '湖南省学联', isEscalated: true, isVacant: false }],
    });
    // Those above are removed as well: it waits for nobody, however often and however late anybody looks.
    await end(app, above, '2026-11-24');
    for (const day of ['2026-11-25', '2027-03-01', '2029-01-01', '2026-11-26']) {
      app.clock.set(`${day}T08:00:00+08:00`);
      await tendCases(app.kernel);
      expect(await read(app, id, world.officer)).toMatchObject({
        state: 'OPEN',
        stepNo: 1,
        waiting: [{ isVacant: true }],
      });
    }
    expect(codes(await act(app, 'Decide', id, local.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    expect(codes(await act(app, 'Decide', id, world.officer, { outcome: 'PASSED' }))).toEqual(['CASE_OWN']);
    // Somebody takes the office above, who may answer; then the one below is held again and takes it back.
    const next = await join(app, world.hunan, above.office, '新省秘书长', { from: '2026-11-26' });
    await tendCases(app.kernel);
    expect((await read(app, id, next.actor)).viewerCan.decide).toBe(true);
    const restored = await join(app, world.school, local.office, '新校秘书长', { from: '2026-11-26' });
    expect(codes(await act(app, 'Decide', id, next.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    const done = await pass(app, id, restored.actor);
    expect(done.state).toBe('APPROVED');
    expect(
      done.steps
        .filter(({ event }: { event: string }) => ['ESCALATED', 'RESTORED', 'DECIDED'].includes(event))
        .map((row: { event: string; toOrganization: { name: string } | null }) => [
          row.event,
          row.toOrganization?.name ?? null,
        ]),
    ).toEqual([
      ['ESCALATED', '湖南省学联'],
      ['ESCALATED', null],
      ['ESCALATED', '湖南省学联'],
      ['RESTORED', '岳麓大学学生会'],
      ['DECIDED', null],
    ]);
  });

  it('by conflict of interest goes up the line too', async () => {
    const local = await install(app, world.school, 'LIAISON', '联络人');
    const above = await install(app, world.hunan, 'LIAISON', '省联络人');
    const { id } = await underWay([stepOf('confirm', ['LIAISON'])]);
    const declared = dataOf(await act(app, 'DeclareConflict', id, local.actor), 'outcome').procedureCase;
    expect(declared).toMatchObject({ isEscalated: true, waiting: [{ actingName: '湖南省学联' }] });
    expect(codes(await act(app, 'Decide', id, local.actor, { outcome: 'PASSED' }))).toEqual(['CASE_CONFLICTED']);
    expect(await pass(app, id, above.actor)).toMatchObject({ state: 'APPROVED' });
  });
});
