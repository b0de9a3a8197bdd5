import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId, encodeId, newId } from '../../kernel/ids.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import {
  buildFederation,
  enter,
  holder,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestOrganization,
} from '../../testing/federation.ts';
import { REPORTING, ReportDesk } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { reportModule } from './index.ts';

const NOON = '2026-11-24T12:00:00+08:00';
let app: TestApp;
let tree: TestFederation;
let desk: ReportDesk;
let nation: Actor;
let province: Actor;
let school: Actor;
let templateId: string;

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new ReportDesk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
  templateId = await desk.template(nation, tree.national);
  for (const [place, login] of [
    [tree.hunan, 'province'],
    [tree.school, 'school'],
    [tree.hubei, 'hubei'],
  ] as const) {
    const office = await setUp(app, place, 'CHAIR', { permissions: [...REPORTING] });
    const person = await enter(app, place, login);
    await seat(app, office, person, '2026-09-01', '2027-09-01');
    await signInAs(app, person, login);
  }
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const stateOf = async (roundId: string) =>
  (await desk.ask(nation, `{ reportRound(id: "${roundId}") { version dueOn viewerCan { reschedule } } }`)).data![
    'reportRound'
  ] as { version: number; dueOn: string; viewerCan: { reschedule: boolean } };

const dayOf = async (roundId: string, place: TestOrganization): Promise<string> =>
  (await desk.report(nation, roundId, place))['obligation'].dueOn as string;

async function move(roundId: string, dueOn: string, actor: Actor = nation, version?: number) {
  const present = version ?? (await stateOf(roundId)).version;
  return desk.act(
    actor,
    `reportRoundReschedule(id: "${roundId}", version: ${present}, input: $move)`,
    'reportRound { dueOn } result { count }',
    { move: { dueOn, reason: '数据口径调整' } },
  );
}

const codesOf = (outcome: Awaited<ReturnType<ReportDesk['act']>>): unknown =>
  outcome['failure'] ?? (outcome['userErrors'] as { code: string }[]).map(({ code }) => code);

async function extend(roundId: string, place: TestOrganization, by: Actor, askedOn: string): Promise<void> {
  const { obligation } = await desk.report(nation, roundId, place);
  const { extension } = await desk.done(
    desk.of(place),
    `obligationExtensionAsk(id: "${obligation.id}", input: { askedOn: "${askedOn}", reason: "换届" })`,
    'extension { id version }',
  );
  await desk.done(
    by,
    `obligationExtensionGrant(id: "${extension.id}", version: ${extension.version}, input: { isBeyondOwn: true })`,
    'extension { id }',
  );
}

async function instruct(roundId: string, dueOn: string): Promise<void> {
  const { obligation } = await desk.report(nation, roundId, tree.hunan);
  await desk.done(
    province,
    `obligationInstruct(id: "${obligation.id}", version: ${obligation.version}, input: { dueOn: "${dueOn}" })`,
    'obligation { id }',
  );
}

describe('the day of a round', () => {
  it('moves for everybody who still owes, and stays where a level set an earlier one or granted a later one', async () => {
    const roundId = await desk.round(nation, tree.national, templateId);
    await instruct(roundId, '2026-12-05');
    await extend(roundId, tree.sibling, province, '2026-12-30');
    await extend(roundId, tree.hubei, nation, '2026-12-28');
    const later = await move(roundId, '2026-12-20');
    expect(later['reportRound']).toEqual({ dueOn: '2026-12-20' });
    const days = async () =>
      Object.fromEntries(
        await Promise.all(
          (['hunan', 'hubei', 'school', 'sibling'] as const).map(
            async (place) => [place, await dayOf(roundId, tree[place])] as const,
          ),
        ),
      );
    expect(await days()).toEqual({
      hunan: '2026-12-20',
      hubei: '2026-12-28',
      school: '2026-12-05',
      sibling: '2026-12-30',
    });
    // Those with a day of their own are not counted as moved.
    const [{ total }] = (await runRead<{ total: number }>(
      app.kernel,
      sql`select count(*)::int as total from obligation where source_id = ${decodeId('rrd', roundId)}::uuid and due_on = '2026-12-20'`,
    )) as [{ total: number }];
    expect(later['result']).toEqual({ count: total });
    // An earlier day that the new one overtakes is no earlier day any more, and one that was granted never shrinks.
    await move(roundId, '2026-12-01');
    expect(await days()).toEqual({
      hunan: '2026-12-01',
      hubei: '2026-12-28',
      school: '2026-12-01',
      sibling: '2026-12-30',
    });
    // Whoever was granted less than all have now has as much as all.
    await move(roundId, '2027-01-10');
    expect(await days()).toEqual({
      hunan: '2027-01-10',
      hubei: '2027-01-10',
      school: '2026-12-05',
      sibling: '2026-12-30',
    });
  });

  it('moves for whoever has submitted too, so that a return leaves the new day', async () => {
    const roundId = await desk.round(nation, tree.national, templateId);
    await desk.write(school, roundId, tree.school, { members: '3' });
    await desk.step(school, 'Submit', roundId, tree.school);
    await move(roundId, '2026-12-24');
    app.clock.set('2026-12-15T12:00:00+08:00');
    await desk.step(province, 'Return', roundId, tree.school, '{ reason: "核对" }');
    expect(await desk.report(school, roundId, tree.school)).toMatchObject({ isLate: false });
    expect(await dayOf(roundId, tree.school)).toBe('2026-12-24');
  });

  it('is refused in the past, too far ahead, unchanged, on a day that does not exist, late, and to others', async () => {
    const roundId = await desk.round(nation, tree.national, templateId, { audience: { within: [tree.hunan.id] } });
    const codes = async (...args: Parameters<typeof move>) => codesOf(await move(...args));
    expect(await codes(roundId, '2026-11-23')).toEqual(['REPORT_DUE_PAST']);
    expect(await codes(roundId, '2199-01-01')).toEqual(['DUE_DAY_FAR']);
    expect(await codes(roundId, '2026-12-10')).toEqual(['REPORT_DUE_SAME']);
    expect(await codes(roundId, '2027-02-29')).toBe('BAD_REQUEST');
    expect(await codes(roundId, '2026-12-20', nation, 99)).toEqual(['STALE_VERSION']);
    expect(await codes(roundId, '2026-12-20', province)).toBe('FORBIDDEN');
    expect(await codes(roundId, '2026-12-20', holder(tree.national, ['organization.read', 'report.read']))).toBe(
      'FORBIDDEN',
    );
    expect(await codes(roundId, '2026-12-20', desk.of(tree.foreign))).toBe('NOT_FOUND');
    expect(await stateOf(roundId)).toMatchObject({ dueOn: '2026-12-10', viewerCan: { reschedule: true } });
    const { version } = await stateOf(roundId);
    await desk.done(
      nation,
      `reportRoundClose(id: "${roundId}", version: ${version}, input: { reason: "完" })`,
      'reportRound { id }',
    );
    expect(await codes(roundId, '2026-12-20')).toEqual(['REPORT_ROUND_CLOSED']);
    expect((await stateOf(roundId)).viewerCan.reschedule).toBe(false);
  });

  it('is told once to everybody who owes or verifies, in the thread too', async () => {
    const roundId = await desk.round(nation, tree.national, templateId, { audience: { within: [tree.hunan.id] } });
    await move(roundId, '2026-12-22');
    const settings = { origin: 'https://x.example', smtpUrl: null, mailFrom: 'a@example.org', isDemo: false };
    const handlers = reportModule.handlers!(app.kernel, settings);
    for (let round = 0; round < 2; round += 1) {
      for (let left = 1; left > 0;) {
        left = (await dispatchEvents((work) => withTransaction(app.kernel, work), handlers)).delivered;
      }
      await runRead(app.kernel, sql`update outbox_event set delivered_at = null`);
    }
    const told = await runRead<{ login: string; params: object }>(
      app.kernel,
      sql`select a.login_name as login, n.params from notification n join account a on a.id = n.account_id
        where n.kind = 'report.rescheduled' and n.subject_id = ${decodeId('rrd', roundId)}::uuid order by 1`,
    );
    const params = { title: '2026 年度统计', dueOn: '2026-12-22', former: '2026-12-10' };
    expect(told).toEqual([
      { login: 'province', params },
      { login: 'school', params },
    ]);
    const { obligation } = await desk.report(school, roundId, tree.school);
    const { data } = await desk.ask(
      school,
      `{ obligation(id: "${obligation.id}") { thread { nodes { kind text dueOn } } } }`,
    );
    expect(data!['obligation'].thread.nodes).toContainEqual({
      kind: 'AMENDED',
      text: '数据口径调整',
      dueOn: '2026-12-22',
    });
  });

  it('holds for those whom a running hand-out has not reached yet', async () => {
    const opened = await desk.done(nation, 'reportRoundOpen(input: $open)', 'reportRound { id version }', {
      open: {
        organizationId: tree.national.id,
        templateId,
        title: '尚未下发',
        periodLabel: '2026 年',
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
        dueOn: '2026-12-10',
        audience: { levels: ['SCHOOL'] },
      },
    });
    const { id } = opened['reportRound'];
    expect((await move(id as string, '2026-12-18'))['result']).toEqual({ count: 0 });
    await desk.reach(id as string);
    expect(await dayOf(id as string, tree.school)).toBe('2026-12-18');
  });
});

describe('a reminder of a round', () => {
  it('goes to all that are late in it and that the organization verifies, once a day, and to no other source', async () => {
    const roundId = await desk.round(nation, tree.national, templateId, { dueOn: '2026-11-25' });
    const other = await desk.round(nation, tree.national, templateId, { dueOn: '2026-11-25' });
    const remind = (actor: Actor, place: TestOrganization, more: object) =>
      desk.act(actor, 'obligationRemind(input: $remind)', 'result { count }', {
        remind: { organizationId: place.id, ...more },
      });
    expect(codesOf(await remind(province, tree.hunan, { reportRoundId: roundId }))).toEqual([
      'OBLIGATION_NOTHING_BELOW',
    ]);
    app.clock.set('2026-11-27T12:00:00+08:00');
    const { data } = await desk.ask(
      province,
      `{ obligations(filter: { reportRoundId: { eq: "${roundId}" }, verifierId: { eq: "${tree.hunan.id}" }, isLate: true }) { totalCount } }`,
    );
    const late = data!['obligations'].totalCount as number;
    expect(late).toBeGreaterThan(0);
    const first = await remind(province, tree.hunan, { reportRoundId: roundId });
    expect(first['result']).toEqual({ count: late });
    expect(codesOf(await remind(province, tree.hunan, { reportRoundId: roundId }))).toEqual([
      'OBLIGATION_NOTHING_BELOW',
    ]);
    const reminded = await runRead<{ source: string; count: number }>(
      app.kernel,
      sql`select source_id::text as source, count(*)::int as count from obligation where reminder_count > 0 group by 1`,
    );
    expect(reminded).toEqual([{ source: decodeId('rrd', roundId), count: late }]);
    const directiveId = encodeId('dir', newId());
    expect(codesOf(await remind(province, tree.hunan, { reportRoundId: other, directiveId }))).toEqual([
      'OBLIGATION_REMIND_SOURCE',
    ]);
    // By a round that there is, and not in the name of others.
    expect(codesOf(await remind(province, tree.hunan, { reportRoundId: 'rrd_x' }))).toBe('NOT_FOUND');
    expect(codesOf(await remind(province, tree.national, { reportRoundId: other }))).toBe('FORBIDDEN');
    expect(codesOf(await remind(desk.of(tree.foreign), tree.hunan, { reportRoundId: other }))).toBe('FORBIDDEN');
  });
});
