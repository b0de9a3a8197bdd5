import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { codesOf, enter, found, setUp, type TestRow } from '../../testing/federation.ts';
import { createTestApp, type Answer, type TestApp } from '../../testing/test-app.ts';
import { tendCases } from './procedure.jobs.ts';
import {
  act,
  bodyAt,
  buildChainWorld,
  dataOf,
  install,
  join,
  newTitle,
  open,
  openClosing,
  pass,
  publish,
  read,
  retire,
  stepOf,
  type ChainWorld,
  type Holder,
} from '../../testing/chains.ts';
import type { StepSpec } from './step-spec.ts';

let app: TestApp;
let world: ChainWorld;
let chairman: TestRow;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  world = await buildChainWorld(app);
  chairman = await setUp(app, world.school, 'CHAIR', { seats: 100 });
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const codes = (answer: Answer): string[] => codesOf(answer, 'outcome');

const closing = (steps: readonly StepSpec[], more: object = {}) => openClosing(app, world, steps, more);

describe('a joint step', () => {
  it('asks every body, each once, and waits for all of them', async () => {
    const [one, other] = [newTitle(), newTitle()];
    const first = await install(app, world.school, one, '甲');
    const second = await install(app, world.hunan, other, '乙');
    const { id, procedureId } = await closing([
      stepOf('joint', [], { kind: 'REVIEW', bodies: [bodyAt([one]), bodyAt([other], 'PROVINCIAL')] }),
    ]);
    await retire(app, procedureId);
    const half = await pass(app, id, first.actor, { opinion: '同意撤并' });
    expect(half).toMatchObject({
      state: 'OPEN',
      waiting: [{ answer: 'PASSED', isEscalated: false, isVacant: false }, { answer: null }],
    });
    expect(codes(await act(app, 'Decide', id, first.actor, { outcome: 'PASSED' }))).toEqual(['CASE_NOT_ASKED']);
    expect(await pass(app, id, second.actor)).toMatchObject({ state: 'APPROVED' });
    expect(await read(app, id, world.officer)).toMatchObject({ resultOrganization: { status: 'ARCHIVED' } });
  });

  it('with a quorum passes with enough bodies and fails as soon as enough can no longer pass', async () => {
    const titles = [newTitle(), newTitle(), newTitle()];
    const seats: Holder[] = [];
    for (const key of titles) {
      seats.push(await install(app, world.school, key, `委员 ${key}`));
    }
    const step = stepOf('vote', [], { bodies: titles.map((key) => bodyAt([key])), quorum: 2 });
    const won = await closing([step]);
    const against = { outcome: 'NOT_PASSED', opinion: '不宜撤并' };
    expect(codes(await act(app, 'Decide', won.id, seats[0]!.actor, { outcome: 'NOT_PASSED' }))).toEqual([
      'CASE_REASON_NEEDED',
    ]);
    expect(codes(await act(app, 'Decide', won.id, seats[0]!.actor, { ...against, grounds: ['GRADES'] }))).toEqual([
      'CASE_GROUNDS_NONE',
    ]);
    dataOf(await act(app, 'Decide', won.id, seats[0]!.actor, against), 'outcome');
    expect(await pass(app, won.id, seats[1]!.actor)).toMatchObject({ state: 'OPEN' });
    expect(await pass(app, won.id, seats[2]!.actor)).toMatchObject({ state: 'APPROVED' });
    await retire(app, won.procedureId);
    const lost = await closing([step]);
    await retire(app, lost.procedureId);
    dataOf(await act(app, 'Decide', lost.id, seats[0]!.actor, against), 'outcome');
    expect(dataOf(await act(app, 'Decide', lost.id, seats[1]!.actor, against), 'outcome').procedureCase).toMatchObject({
      state: 'REJECTED',
    });
  });

  it('lets one person answer for one body only', async () => {
    const key = newTitle();
    const only = await install(app, world.school, key, '身兼二职');
    const above = await install(app, world.hunan, key, '省级同职');
    const { id, procedureId } = await closing([stepOf('joint', [], { bodies: [bodyAt([key]), bodyAt([key])] })]);
    await retire(app, procedureId);
    expect((await read(app, id, only.actor)).viewerSeats).toHaveLength(2);
    const half = await pass(app, id, only.actor, { bodyNo: 2 });
    expect(half).toMatchObject({
      state: 'OPEN',
      waiting: [{ bodyNo: 1, answer: null, isEscalated: true }, { answer: 'PASSED' }],
    });
    expect(await pass(app, id, above.actor)).toMatchObject({ state: 'APPROVED' });
  });
});

describe('two who may answer for one body', () => {
  it('act at once and one of them counts', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const second = await join(app, world.school, first.office, '乙');
    const { id, procedureId } = await closing(
      [stepOf('a', [key]), stepOf('b', [newTitle()])].map((step) => ({
        ...step,
        bodies: [bodyAt(step.bodies[0]!.titles)],
      })),
    );
    await retire(app, procedureId);
    const [row] = await runRead<{ version: number }>(
      app.kernel,
      sql`select version from procedure_case where id = ${parseId(id)!.uuid}`,
    );
    const answers = await Promise.all(
      [first, second, first, second].map(({ actor }) =>
        act(app, 'Decide', id, actor, { outcome: 'PASSED' }, row!.version),
      ),
    );
    const outcomes = answers.map((answer) => codes(answer)[0] ?? 'DONE');
    expect(outcomes.filter((code) => code === 'DONE')).toHaveLength(1);
    expect(
      outcomes
        .filter((code) => code !== 'DONE')
        .every((code) => ['STALE_VERSION', 'CASE_NOT_ASKED', 'NOT_FOUND'].includes(code)),
    ).toBe(true);
    expect(await read(app, id, world.officer)).toMatchObject({ stepNo: 2 });
  });
});

describe('returning, withdrawing and leaving', () => {
  it('returns with a reason to an earlier step, which is asked again, and to the opener, who submits again', async () => {
    const [one, other] = [newTitle(), newTitle()];
    const first = await install(app, world.school, one, '甲');
    const second = await install(app, world.school, other, '乙');
    const { id, procedureId } = await closing([
      stepOf('a', [], { bodies: [bodyAt([one])] }),
      stepOf('b', [], { bodies: [bodyAt([other])] }),
    ]);
    await retire(app, procedureId);
    await pass(app, id, first.actor);
    const back = { toStepNo: 1, opinion: '请补充会议纪要' };
    expect(codes(await act(app, 'Return', id, second.actor, { toStepNo: 1 }))).toEqual(['CASE_REASON_NEEDED']);
    expect(codes(await act(app, 'Return', id, second.actor, { ...back, toStepNo: 2 }))).toEqual(['CASE_RETURN_STEP']);
    const returned = dataOf(await act(app, 'Return', id, second.actor, back), 'outcome').procedureCase;
    expect(returned).toMatchObject({ stepNo: 1, round: 2, waiting: [{ answer: null }] });
    const toOpener = dataOf(
      await act(app, 'Return', id, first.actor, { ...back, toStepNo: 0 }),
      'outcome',
    ).procedureCase;
    expect(toOpener).toMatchObject({ stepNo: 0, state: 'OPEN', dueOn: null });
    expect(codes(await act(app, 'Decide', id, first.actor, { outcome: 'PASSED' }))).toEqual(['CASE_NOT_ASKED']);
    expect(codes(await act(app, 'Resubmit', id, first.actor, {}))).toEqual(['FORBIDDEN']);
    const again = dataOf(await act(app, 'Resubmit', id, world.officer, { note: '已补充' }), 'outcome').procedureCase;
    expect(again).toMatchObject({ stepNo: 1, round: 3 });
    await pass(app, id, first.actor);
    expect(await pass(app, id, second.actor)).toMatchObject({ state: 'APPROVED' });
  });

  it('goes back only to the steps that its chain names, and to its opener always', async () => {
    const [key, other, last] = [newTitle(), newTitle(), newTitle()];
    const first = await install(app, world.school, key, '甲');
    const second = await install(app, world.school, other, '乙');
    const third = await install(app, world.school, last, '丙');
    const at = (title: string) => ({ bodies: [bodyAt([title])] });
    const { id, procedureId } = await closing([
      stepOf('a', [], { ...at(key), name: '初审' }),
      stepOf('b', [], { ...at(other), name: '复核', returnsTo: [] }),
      stepOf('c', [], { ...at(last), name: '审定', returnsTo: ['a'] }),
    ]);
    await retire(app, procedureId);
    const { data } = await app.execute(
      `{ procedure(id: "${procedureId}") { inForce { steps { key returnsTo } } versions { nodes { steps { key returnsTo } } } } }`,
      {},
      { actor: world.officer },
    );
    expect(data!['procedure'].versions.nodes[0].steps).toEqual([
      { key: 'a', returnsTo: null },
      { key: 'b', returnsTo: [] },
      { key: 'c', returnsTo: ['a'] },
    ]);
    await pass(app, id, first.actor);
    const back = { opinion: '请补正' };
    const refused = await act(app, 'Return', id, second.actor, { ...back, toStepNo: 1 });
    expect(refused.data!['outcome'].userErrors[0]).toMatchObject({
      code: 'CASE_RETURN_NOT_NAMED',
      path: ['input', 'toStepNo'],
      message: expect.stringContaining('its opener (0)') as string,
    });
    await pass(app, id, second.actor);
    expect(codes(await act(app, 'Return', id, third.actor, { ...back, toStepNo: 2 }))).toEqual([
      'CASE_RETURN_NOT_NAMED',
    ]);
    const returned = dataOf(
      await act(app, 'Return', id, third.actor, { ...back, toStepNo: 1 }),
      'outcome',
    ).procedureCase;
    expect(returned).toMatchObject({ stepNo: 1, state: 'OPEN' });
    await pass(app, id, first.actor);
    const opener = dataOf(
      await act(app, 'Return', id, second.actor, { ...back, toStepNo: 0 }),
      'outcome',
    ).procedureCase;
    expect(opener).toMatchObject({ stepNo: 0, state: 'OPEN' });
  });

  it('is withdrawn by its opener until it is settled', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const { id, unit, procedureId } = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    const twice = await open(app, world.officer, { closing: { organizationId: unit.id, reason: '又一次' } });
    expect(codesOf(twice, 'procedureCaseOpen')).toEqual(['CASE_OPEN_ALREADY']);
    expect(codes(await act(app, 'Withdraw', id, first.actor, { reason: '不行' }))).toEqual(['FORBIDDEN']);
    const gone = dataOf(await act(app, 'Withdraw', id, world.officer, { reason: '暂缓' }), 'outcome').procedureCase;
    expect(gone).toMatchObject({ state: 'WITHDRAWN', viewerCan: { withdraw: false } });
    expect(codes(await act(app, 'Decide', id, first.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    expect(codes(await act(app, 'Withdraw', id, world.officer, { reason: '再来' }))).toEqual(['CASE_SETTLED']);
    await retire(app, procedureId);
  });

  it('waits for whoever holds the office when its holder leaves in the middle', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '前任', { until: '2026-11-26' });
    const second = await join(app, world.school, first.office, '继任', { from: '2026-11-26' });
    const { id, procedureId } = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    await retire(app, procedureId);
    expect((await read(app, id, first.actor)).viewerCan.decide).toBe(true);
    app.clock.set('2026-11-26T00:30:00+08:00');
    expect(codes(await act(app, 'Decide', id, first.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    expect(await pass(app, id, second.actor)).toMatchObject({ state: 'APPROVED' });
  });

  it('refuses the opener at a deciding step and lets the opener nominate', async () => {
    const key = newTitle();
    const boss = await install(app, world.school, key, '自办', {
      permissions: ['case.open', 'case.read', 'organization.read'],
    });
    const above = await install(app, world.hunan, key, '省级');
    const { procedureId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_CLOSING', [
      stepOf('nominate', [], { kind: 'NOMINATE', bodies: [bodyAt([key])] }),
      stepOf('confirm', [], { bodies: [bodyAt([key])] }),
    ]);
    const unit = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', '自办部', world.school);
    const made = await open(app, boss.actor, { closing: { organizationId: unit.id, reason: '合并' } });
    const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
    await retire(app, procedureId);
    expect(await pass(app, id, boss.actor)).toMatchObject({ stepNo: 2, isEscalated: true });
    expect(codes(await act(app, 'Decide', id, boss.actor, { outcome: 'PASSED' }))).toEqual(['CASE_OWN']);
    expect(await pass(app, id, above.actor)).toMatchObject({ state: 'APPROVED' });
  });
});

describe('an effect that is refused at the end', () => {
  it('is shown, changes nothing, and leaves the case open at its last step', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const candidate = await enter(app, world.school, '候选');
    const { procedureId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', [
      stepOf('a', [], { bodies: [bodyAt([key])] }),
    ]);
    const appointment = {
      officeId: chairman.id,
      personId: candidate.id,
      startsOn: '2026-12-01',
      endsOn: '2027-06-30',
      source: 'APPOINTMENT',
    };
    const made = await open(app, world.officer, { appointment });
    const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
    await retire(app, procedureId);
    await runRead(app.kernel, sql`update person set status = 'GRADUATED' where id = ${candidate.uuid}`);
    const refused = await pass(app, id, first.actor);
    expect(refused).toMatchObject({
      state: 'OPEN',
      stepNo: 1,
      round: 2,
      effectFailure: { code: 'PERSON_NOT_ACTIVE' },
      term: null,
    });
    await runRead(app.kernel, sql`update person set status = 'ACTIVE' where id = ${candidate.uuid}`);
    expect(await pass(app, id, first.actor)).toMatchObject({ state: 'APPROVED', effectFailure: null });
    expect(await read(app, id, world.officer)).toMatchObject({ term: { startsOn: '2026-12-01' } });
  });

  it('is told when the case is opened, if it would be refused today', async () => {
    const { procedureId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_CLOSING', [
      stepOf('a', [newTitle()]),
    ]);
    const answer = await open(app, world.officer, { closing: { organizationId: world.school.id, reason: '撤销' } });
    expect(codesOf(answer, 'procedureCaseOpen')).toEqual(['ORGANIZATION_CHILDREN_LEFT']);
    await retire(app, procedureId);
  });
});

describe('days', () => {
  it('reminds before and after the deadline once each, tells the delay, and widens whom it asks when it says so', async () => {
    const key = newTitle();
    const slow = await install(app, world.school, key, '拖延');
    const above = await install(app, world.hunan, key, '省级');
    const { id, procedureId } = await closing([
      stepOf('a', [], {
        bodies: [bodyAt([key])],
        deadlineDays: 5,
        remindBefore: [1],
        remindAfter: [2],
        escalatesWhenLate: true,
      }),
    ]);
    await retire(app, procedureId);
    // Five working days after Tuesday 24 November 2026.
    expect(await read(app, id, world.officer)).toMatchObject({ dueOn: '2026-12-01', isLate: false });
    const marks = async () =>
      (await read(app, id, world.officer)).steps.flatMap(({ event }: { event: string }) =>
        ['REMINDED', 'OVERDUE'].includes(event) ? [event] : [],
      );
    app.clock.set('2026-11-30T08:00:00+08:00');
    await tendCases(app.kernel);
    await Promise.all([tendCases(app.kernel), tendCases(app.kernel)]);
    expect(await marks()).toEqual(['REMINDED']);
    expect((await read(app, id, slow.actor)).viewerCan.decide).toBe(true);
    app.clock.set('2026-12-01T23:00:00+08:00');
    expect(codes(await act(app, 'Decide', id, above.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    // The clock jumps over the delay and the second reminder, and back.
    app.clock.set('2026-12-20T08:00:00+08:00');
    await tendCases(app.kernel);
    app.clock.set('2026-12-02T08:00:00+08:00');
    await tendCases(app.kernel);
    expect(await marks()).toEqual(['REMINDED', 'REMINDED', 'OVERDUE']);
    expect(await read(app, id, world.officer)).toMatchObject({ isLate: true, waiting: [{ isEscalated: false }] });
    expect(await pass(app, id, above.actor)).toMatchObject({ state: 'APPROVED' });
  });
});

describe('conditions', () => {
  it('leave a step out when the facts do not meet them, and say so on the timeline', async () => {
    const [one, other] = [newTitle(), newTitle()];
    const first = await install(app, world.school, one, '甲');
    await install(app, world.school, other, '乙');
    const { id, procedureId } = await closing([
      stepOf('only-clubs', [], {
        bodies: [bodyAt([other])],
        conditions: [{ field: 'organizationKind', operator: 'ONE_OF', values: ['CLUB'] }],
      }),
      stepOf('all', [], { bodies: [bodyAt([one])] }),
    ]);
    await retire(app, procedureId);
    const found = await read(app, id, world.officer);
    expect(found).toMatchObject({ stepNo: 2 });
    expect(found.steps.map(({ event }: { event: string }) => event)).toEqual(['OPENED', 'NOT_APPLICABLE', 'ENTERED']);
    expect(await pass(app, id, first.actor)).toMatchObject({ state: 'APPROVED' });
  });
});

describe('a new version', () => {
  async function publishNext(
    procedureId: string,
    steps: readonly StepSpec[],
    openCases: 'KEEP' | 'MOVE',
    validFrom: string,
  ) {
    const drafted = await app.execute(
      `mutation ($id: ID!) { procedureDraft(id: $id) { procedureVersion { id version number } userErrors { code } } }`,
      { id: procedureId },
      { actor: world.officer },
    );
    const draft = dataOf(drafted, 'procedureDraft').procedureVersion;
    const edited = await app.execute(
      `mutation ($id: ID!, $version: Int!, $input: ProcedureVersionUpdateInput!) {
        procedureVersionUpdate(id: $id, version: $version, input: $input) { procedureVersion { id version } userErrors { code } } }`,
      { id: draft.id, version: draft.version, input: { steps } },
      { actor: world.officer },
    );
    const { version } = dataOf(edited, 'procedureVersionUpdate').procedureVersion;
    const published = await app.execute(
      `mutation ($id: ID!, $version: Int!, $input: ProcedureVersionPublishInput!) {
        procedureVersionPublish(id: $id, version: $version, input: $input) { procedureVersion { status isInForce } userErrors { code } } }`,
      { id: draft.id, version, input: { validFrom, openCases } },
      { actor: world.officer },
    );
    return dataOf(published, 'procedureVersionPublish').procedureVersion;
  }

  it('takes open cases over on its day: answers of steps that did not change are kept, the others are asked again', async () => {
    const [one, two, three, extra] = [newTitle(), newTitle(), newTitle(), newTitle()];
    const first = await install(app, world.school, one, '甲');
    const second = await install(app, world.school, two, '乙');
    const third = await install(app, world.school, three, '丙');
    const added = await install(app, world.school, extra, '新增');
    const a = stepOf('a', [], { bodies: [bodyAt([one])] });
    const b = stepOf('b', [], { bodies: [bodyAt([two])] });
    const c = stepOf('c', [], { bodies: [bodyAt([three])] });
    const { id, procedureId } = await closing([a, b, c]);
    await pass(app, id, first.actor);
    await pass(app, id, second.actor);
    // The second step asks somebody else now and a new one comes between; the first and the last stay.
    const next = [a, { ...b, bodies: [bodyAt([extra])] }, stepOf('d', [], { bodies: [bodyAt([two])] }), c];
    expect(await publishNext(procedureId, next, 'MOVE', '2026-11-26')).toEqual({
      status: 'PUBLISHED',
      isInForce: false,
    });
    await tendCases(app.kernel);
    expect(await read(app, id, world.officer)).toMatchObject({ stepNo: 3, round: 1 });
    app.clock.set('2026-11-26T08:00:00+08:00');
    expect(await tendCases(app.kernel)).toBe(1);
    const moved = await read(app, id, world.officer);
    expect(moved).toMatchObject({ stepNo: 2, round: 2, state: 'OPEN' });
    expect(moved.steps.filter(({ isKept }: { isKept: boolean }) => isKept)).toMatchObject([
      { stepNo: 1, personName: '甲' },
    ]);
    await pass(app, id, added.actor);
    await pass(app, id, second.actor);
    expect(await pass(app, id, third.actor)).toMatchObject({ state: 'APPROVED' });
    await retire(app, procedureId);
  });

  it('leaves open cases alone when it says so, and cannot be changed once it is published', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const { id, procedureId, versionId } = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    app.clock.set('2026-11-25T08:00:00+08:00');
    await publishNext(procedureId, [stepOf('z', [newTitle()])], 'KEEP', '2026-11-25');
    await tendCases(app.kernel);
    expect(await pass(app, id, first.actor)).toMatchObject({ state: 'APPROVED' });
    const answer = await app.execute(
      `query ($id: ID!) { procedureVersion(id: $id) { status isInForce viewerCan { update } } }`,
      { id: versionId },
      { actor: world.officer },
    );
    expect(answer.data).toEqual({
      procedureVersion: { status: 'SUPERSEDED', isInForce: false, viewerCan: { update: false } },
    });
    for (const statement of [
      sql`update procedure_version set steps = '[]'::jsonb where id = ${parseId(versionId)!.uuid}`,
      sql`delete from procedure_version where id = ${parseId(versionId)!.uuid}`,
      sql`update procedure_step set outcome = 'NOT_PASSED' where case_id = ${parseId(id)!.uuid}`,
      sql`delete from procedure_step where case_id = ${parseId(id)!.uuid}`,
    ]) {
      await expect(runRead(app.kernel, statement)).rejects.toThrow('keeps what it holds');
    }
    await retire(app, procedureId);
  });
});
