import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { codesOf, enter, found, setUp, signInAs } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { caseNoticeHandler } from './procedure.notices.ts';
import { tendCases } from './procedure.jobs.ts';
import {
  buildChainWorld,
  dataOf,
  end,
  install,
  open,
  pass,
  publish,
  retire,
  stepOf,
  type ChainWorld,
} from '../../testing/chains.ts';

let app: TestApp;
let world: ChainWorld;
beforeAll(async () => {
  app = await createTestApp('2026-11-24T12:00:00+08:00');
  world = await buildChainWorld(app);
});
afterAll(() => app.close());

const deliver = async (): Promise<void> => {
  const { error } = await dispatchEvents((work) => withTransaction(app.kernel, work), [caseNoticeHandler(app.kernel)]);
  expect(error).toBeNull();
};

const told = async (person: string): Promise<string[]> =>
  (
    await runRead<{ kind: string }>(
      app.kernel,
      sql`select n.kind from notification n join person p on p.account_id = n.account_id where p.id = ${person} order by n.created_at, n.id`,
    )
  ).map(({ kind }) => kind);

it('tells whoever is asked once a step, reminds them, and tells the candidate the outcome', async () => {
  const chair = await setUp(app, world.school, 'CHAIR', { seats: 5 });
  const local = await install(app, world.school, 'NOTICE_TITLE', '本级');
  const above = await install(app, world.hunan, 'NOTICE_TITLE', '上级');
  const candidate = await enter(app, world.school, '候选');
  for (const [person, login] of [
    [local.person, 'local'],
    [above.person, 'above'],
    [candidate, 'candidate'],
  ] as const) {
    await signInAs(app, person, login);
  }
  const { procedureId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', [
    stepOf('a', ['NOTICE_TITLE'], { deadlineDays: 3, remindBefore: [1] }),
  ]);
  const made = await open(app, world.officer, {
    appointment: {
      officeId: chair.id,
      personId: candidate.id,
      startsOn: '2026-12-01',
      endsOn: '2027-06-30',
      source: 'APPOINTMENT',
    },
  });
  const { id } = dataOf(made, 'procedureCaseOpen').procedureCase;
  await retire(app, procedureId);
  await deliver();
  expect(await told(local.person.uuid)).toEqual(['case.asked']);
  expect(await told(above.person.uuid)).toEqual([]);
  app.clock.set('2026-11-26T09:00:00+08:00');
  await tendCases(app.kernel);
  await deliver();
  expect(await told(local.person.uuid)).toEqual(['case.asked', 'case.reminded']);
  await end(app, local, '2026-11-26');
  await tendCases(app.kernel);
  await deliver();
  expect(await told(above.person.uuid)).toEqual(['case.asked']);
  expect(await pass(app, id, above.actor)).toMatchObject({ state: 'APPROVED' });
  await runRead(app.kernel, sql`update outbox_event set delivered_at = null`);
  await deliver();
  await deliver();
  expect(await told(candidate.uuid)).toEqual(['case.decided']);
  expect(await told(above.person.uuid)).toEqual(['case.asked']);
});

it('keeps what waits in order of urgency, page by page, and counts it by kind', async () => {
  const boss = await install(app, world.sibling, 'WORK_TITLE', '主管');
  const step = stepOf('a', ['WORK_TITLE'], {});
  for (const [index, days] of [10, null, 1, 5].entries()) {
    const unit = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `事项部 ${index}`, world.sibling);
    const { procedureId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_CLOSING', [
      { ...step, deadlineDays: days },
    ]);
    const made = await open(app, world.officer, { closing: { organizationId: unit.id, reason: '合并' } });
    expect(codesOf(made, 'procedureCaseOpen')).toEqual([]);
    await retire(app, procedureId);
  }
  const page = async (after: string | null) =>
    (
      await app.execute(
        `query ($after: String) { workItems(first: 3, after: $after) { totalCount nodes { title dueOn lateness kindLabel organizationName } pageInfo { hasNextPage endCursor } } workCounts { kind count lateCount soonCount } }`,
        { after },
        { actor: boss.actor },
      )
    ).data!;
  const first = await page(null);
  expect(first['workItems'].nodes.map(({ title }: { title: string }) => title)).toEqual([
    '事项部 2',
    '事项部 3',
    '事项部 0',
  ]);
  expect(first['workItems']).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  expect(first['workCounts']).toEqual([{ kind: 'CASE_TO_ANSWER', count: 4, lateCount: 0, soonCount: 1 }]);
  const second = await page(first['workItems'].pageInfo.endCursor);
  expect(second['workItems'].nodes).toMatchObject([{ title: '事项部 1', dueOn: null, lateness: 'NONE' }]);
  const refused = await app.execute('{ workItems(first: 200) { totalCount } }', {}, { actor: boss.actor });
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  const forged = await app.execute('{ workItems(first: 1, after: "x.y") { totalCount } }', {}, { actor: boss.actor });
  expect(forged.errors?.[0]?.extensions?.['reason'] ?? forged.errors?.[0]?.extensions?.['code']).toMatch(
    /INVALID_CURSOR|BAD_REQUEST/,
  );
});
