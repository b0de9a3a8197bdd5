import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import {
  buildChainWorld,
  dataOf,
  install,
  open,
  publish,
  retire,
  stepOf,
  type ChainWorld,
} from '../../testing/chains.ts';
import { enter, holder, setUp, type TestRow } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let world: ChainWorld;
let chair: TestRow;
beforeAll(async () => {
  app = await createTestApp('2026-11-24T12:00:00+08:00');
  world = await buildChainWorld(app);
  chair = await setUp(app, world.school, 'CHAIR', { body: 'PRESIDIUM', seats: 5 });
});
afterAll(() => app.close());

function check(input: object, actor = world.officer) {
  return app.execute(
    `query ($input: ProcedureCaseOpenInput!) { procedureCaseCheck(input: $input) {
      procedureId procedureVersionId problems { code path message }
      steps { no isApplicable bodies { bodyNo expectedName actingName holderNames isEscalated isVacant } } } }`,
    { input },
    { actor },
  );
}

async function found(input: object) {
  const answer = await check(input);
  expect(answer.errors).toBeUndefined();
  return answer.data!['procedureCaseCheck'];
}

async function appointment(more: object = {}) {
  const candidate = await enter(app, world.faculty, '吴候选');
  return {
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

/** Rows that a check might have left behind. */
async function traces(): Promise<unknown> {
  const [row] = await runRead(
    app.kernel,
    sql`select (select count(*)::int from procedure_case) as cases, (select count(*)::int from procedure_step) as steps,
      (select count(*)::int from term) as terms, (select count(*)::int from audit_entry where action like 'procedureCase.%') as audit,
      (select count(*)::int from outbox_event) as events`,
  );
  return row;
}

describe('a matter before it is sent', () => {
  it('has no chain where none binds', async () => {
    expect(await found(await appointment())).toMatchObject({
      procedureId: null,
      procedureVersionId: null,
      steps: [],
      problems: [{ code: 'CASE_NO_PROCEDURE' }],
    });
  });

  it('is told its chain, whom each step asks, vacancies and what stands against it, and leaves no trace', async () => {
    await install(app, world.school, 'SECRETARY_GENERAL', '校秘书长');
    await install(app, world.hunan, 'SECRETARY_GENERAL', '省秘书长');
    const { procedureId, versionId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', [
      stepOf('own', ['SECRETARY_GENERAL']),
      stepOf('never', ['SECRETARY_GENERAL'], {
        conditions: [{ field: 'source', operator: 'ONE_OF', values: ['ROTATION'] }],
      }),
      stepOf('vacant', ['LIAISON']),
    ]);
    const matter = await appointment();
    const before = await traces();
    expect(await found(matter)).toEqual({
      procedureId,
      procedureVersionId: versionId,
      problems: [],
      steps: [
        {
          no: 1,
          isApplicable: true,
          bodies: [
            {
              bodyNo: 1,
              expectedName: '岳麓大学学生会',
              actingName: '岳麓大学学生会',
              holderNames: ['校秘书长'],
              isEscalated: false,
              isVacant: false,
            },
          ],
        },
        { no: 2, isApplicable: false, bodies: [] },
        {
          no: 3,
          isApplicable: true,
          bodies: [
            {
              bodyNo: 1,
              expectedName: '岳麓大学学生会',
              actingName: null,
              holderNames: [],
              isEscalated: true,
              isVacant: true,
            },
          ],
        },
      ],
    });
    expect(await traces()).toEqual(before);

    await install(app, world.hunan, 'LIAISON', '省联络人');
    const raised = await found(matter);
    expect(raised.steps[2].bodies).toMatchObject([
      { actingName: '湖南省学联', holderNames: ['省联络人'], isEscalated: true, isVacant: false },
    ]);

    const wrong = await found(await appointment({ startsOn: '2027-12-01' }));
    expect(wrong.procedureId).toBe(procedureId);
    expect(wrong.problems).not.toEqual([]);
    expect(wrong.steps).toHaveLength(3);

    dataOf(await open(app, world.officer, matter), 'procedureCaseOpen');
    expect((await found(matter)).problems).toMatchObject([{ code: 'CASE_OPEN_ALREADY' }]);
    await retire(app, procedureId);
  });

  it('takes exactly one kind, and is hidden from those who may not open it', async () => {
    expect((await found({})).problems).toMatchObject([{ code: 'CASE_SUBJECT_ONE' }]);
    const reader = holder(world.school, ['organization.read'], 'SUBTREE');
    expect((await check(await appointment(), reader)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const stranger = holder(world.national, ['case.open', 'organization.read'], 'HERE');
    const answer = await check(await appointment(), stranger);
    expect(['NOT_FOUND', 'FORBIDDEN']).toContain(answer.errors?.[0]?.extensions?.['code']);
  });
});
