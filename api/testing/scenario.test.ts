import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { addDays } from '../kernel/clock.ts';
import { Desk } from './coordination.ts';
import { buildFederation, found, type TestFederation, type TestOrganization } from './federation.ts';
import { ReportDesk, valuesOf } from './reports.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** What the test itself knows of an obligation, to judge the board by. */
interface Owed {
  readonly place: TestOrganization;
  readonly province: TestOrganization;
  status: 'PENDING' | 'ACKNOWLEDGED' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED';
  dueOn: string;
}

const OPEN = new Set(['PENDING', 'ACKNOWLEDGED', 'RETURNED']);
const COUNTS = 'total pending acknowledged submitted returned accepted late mostLateDays';
const FORM =
  'response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "留校人数", isRequired: true, decimals: 0, min: "0", aggregate: SUM }]';
const FIRST_DAY = '2026-11-24';

let app: TestApp;
let tree: TestFederation;
let late: TestOrganization;
let desk: Desk;
let nation: Actor;
let hunan: Actor;
let hubei: Actor;
let today = FIRST_DAY;
const ledger: Owed[] = [];

const at = (place: TestOrganization): Owed => ledger.find((owed) => owed.place === place)!;
const actorOf = (place: TestOrganization): Actor => desk.of(place);

function setDay(day: string): void {
  today = day;
  app.clock.set(`${day}T09:00:00+08:00`);
}

/** Numbers of some obligations today, reckoned by hand. */
function expected(rows: readonly Owed[]) {
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const delays = rows
    .filter(({ status, dueOn }) => OPEN.has(status) && dueOn < today)
    .map(({ dueOn }) => (Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  return {
    total: rows.length,
    pending: count('PENDING'),
    acknowledged: count('ACKNOWLEDGED'),
    submitted: count('SUBMITTED'),
    returned: count('RETURNED'),
    accepted: count('ACCEPTED'),
    late: delays.length,
    mostLateDays: Math.max(0, ...delays),
  };
}

/** Holds the boards of the nation and of both provinces, and the list of late ones, against the ledger. */
async function expectBoards(directiveId: string): Promise<void> {
  const board = async (actor: Actor, place: TestOrganization) => {
    const { data } = await desk.ask(
      actor,
      `{ supervisionBoard(organizationId: "${place.id}", source: { directiveId: "${directiveId}" }) {
          total { ${COUNTS} } rows(first: 50, orderBy: [{ field: TREE, direction: ASC }]) { nodes { organization { id } counts { ${COUNTS} } } } } }`,
    );
    const { total, rows } = data!['supervisionBoard'];
    return {
      total,
      rows: Object.fromEntries(
        (rows.nodes as { organization: { id: string }; counts: object }[]).map((row) => [
          row.organization.id,
          row.counts,
        ]),
      ),
    };
  };
  const provinces = [tree.hunan, tree.hubei];
  expect(await board(nation, tree.national), `nation on ${today}`).toEqual({
    total: expected(ledger),
    rows: Object.fromEntries(
      provinces.map((place) => [place.id, expected(ledger.filter(({ province }) => province === place))]),
    ),
  });
  for (const place of provinces) {
    const below = ledger.filter((owed) => owed.province === place && owed.place !== place);
    const { total, rows } = await board(actorOf(place), place);
    expect(total, `province on ${today}`).toEqual(expected(below));
    for (const owed of below) {
      expect(rows[owed.place.id], `leaf on ${today}`).toEqual(expected([owed]));
    }
  }
  const { data } = await desk.ask(
    nation,
    `{ obligations(filter: { directiveId: { eq: "${directiveId}" }, isLate: true }) { totalCount } }`,
  );
  expect(data!['obligations'].totalCount, `list on ${today}`).toBe(expected(ledger).late);
}

beforeAll(async () => {
  app = await createTestApp(`${FIRST_DAY}T09:00:00+08:00`);
  tree = await buildFederation(app);
  late = await found(app, 'SCHOOL', 'STUDENT_UNION', '东湖大学学生会', tree.hubei);
  desk = new Desk(app);
  [nation, hunan, hubei] = [actorOf(tree.national), actorOf(tree.hunan), actorOf(tree.hubei)];
});
afterAll(() => app.close());

describe('one piece of work through all levels', () => {
  it('is handed down, passed on, answered, returned, extended and late, and the board is exact on every day', async () => {
    const { id } = (await desk.issue(
      nation,
      tree.national,
      `${FORM}, audience: { levels: [PROVINCIAL] }, dueOn: "2026-12-10"`,
    )) as { id: string };
    for (const province of [tree.hunan, tree.hubei]) {
      ledger.push({ place: province, province, status: 'PENDING', dueOn: '2026-12-10' });
    }
    const step = async (
      actor: Actor,
      verb: string,
      place: TestOrganization,
      status: Owed['status'],
      input?: string,
    ) => {
      const obligation = await desk.step(actor, verb, id, place, input ?? null);
      expect(obligation['status'], `${verb} on ${today}`).toBe(status);
      at(place).status = status;
    };
    const passOn = async (actor: Actor, place: TestOrganization, input: string) => {
      const own = await desk.obligation(actor, id, place);
      await desk.done(actor, 'obligationPassOn', `id: "${own['id']}", input: ${input}`, 'obligation { id }');
      await desk.handOut();
    };
    const answer = (stayers: number) => `{ answers: { stayers: "${stayers}" } }`;
    const days: Readonly<Record<string, () => Promise<void>>> = {
      '2026-11-25': async () => {
        await step(hunan, 'Acknowledge', tree.hunan, 'ACKNOWLEDGED');
        await step(hubei, 'Acknowledge', tree.hubei, 'ACKNOWLEDGED');
        await desk.step(hunan, 'Instruct', id, tree.hunan, '{ guidance: "请附名单", dueOn: "2026-12-05" }');
        await passOn(hunan, tree.hunan, '{ audience: { levels: [SCHOOL] } }');
        await passOn(hubei, tree.hubei, '{ audience: { levels: [SCHOOL] } }');
        for (const [province, dueOn, ...places] of [
          [tree.hunan, '2026-12-05', tree.school, tree.sibling],
          [tree.hubei, '2026-12-10', tree.foreign, late],
        ] as const) {
          ledger.push(...places.map((place) => ({ place, province, status: 'PENDING' as const, dueOn })));
        }
        expect(await desk.obligation(actorOf(tree.school), id, tree.school)).toMatchObject({
          instructions: '请附名单',
          dueOn: '2026-12-05',
          verifier: { name: '湖南省学联' },
        });
      },
      '2026-11-30': async () => {
        await step(actorOf(tree.school), 'Submit', tree.school, 'SUBMITTED', answer(12));
        await step(hunan, 'Accept', tree.school, 'ACCEPTED');
      },
      '2026-12-01': async () => {
        await step(actorOf(tree.sibling), 'Submit', tree.sibling, 'SUBMITTED', answer(9000));
        await step(
          hunan,
          'Return',
          tree.sibling,
          'RETURNED',
          '{ reason: "人数有误", comments: [{ path: "stayers", text: "请核对" }] }',
        );
      },
      '2026-12-04': async () => {
        const school = actorOf(tree.foreign);
        await step(school, 'Acknowledge', tree.foreign, 'ACKNOWLEDGED');
        const own = await desk.obligation(school, id, tree.foreign);
        const { extension } = await desk.done(
          school,
          'obligationExtensionAsk',
          `id: "${own['id']}", input: { askedOn: "2026-12-18", reason: "期末考试" }`,
          'extension { id version }',
        );
        const grant = `id: "${extension.id}", version: ${extension.version}, input: { grantedOn: "2026-12-18"`;
        // What lies beyond what the province itself owes has to be said.
        expect(await desk.codes(hubei, 'obligationExtensionGrant', `${grant} }`)).toEqual(['EXTENSION_BEYOND_OWN']);
        await desk.done(hubei, 'obligationExtensionGrant', `${grant}, isBeyondOwn: true }`, 'extension { status }');
        at(tree.foreign).dueOn = '2026-12-18';
      },
      '2026-12-08': async () => {
        await step(actorOf(tree.sibling), 'Submit', tree.sibling, 'SUBMITTED', answer(90));
        await step(hunan, 'Accept', tree.sibling, 'ACCEPTED');
      },
      '2026-12-09': async () => {
        await step(hunan, 'Submit', tree.hunan, 'SUBMITTED', answer(102));
        await step(nation, 'Accept', tree.hunan, 'ACCEPTED');
      },
      '2026-12-15': async () => {
        await step(actorOf(late), 'Submit', late, 'SUBMITTED', answer(3));
        await step(hubei, 'Accept', late, 'ACCEPTED');
      },
      '2026-12-17': async () => {
        await step(actorOf(tree.foreign), 'Submit', tree.foreign, 'SUBMITTED', answer(7));
        await step(hubei, 'Accept', tree.foreign, 'ACCEPTED');
        await step(hubei, 'Submit', tree.hubei, 'SUBMITTED', answer(10));
        await step(nation, 'Accept', tree.hubei, 'ACCEPTED');
      },
    };
    const seen: number[] = [];
    for (let day = FIRST_DAY; day <= '2026-12-19'; day = addDays(day, 1)) {
      setDay(day);
      await expectBoards(id);
      await days[day]?.();
      await expectBoards(id);
      seen.push(expected(ledger).late);
    }
    // The returned school from the 6th, the silent school and its province from the 11th, nobody at the end.
    expect(seen).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 2, 2, 2, 2, 1, 1, 0, 0, 0]);
    expect(ledger.every(({ status }) => status === 'ACCEPTED')).toBe(true);
  });

  it('ends in a round of reports whose totals agree at every level, published and frozen', async () => {
    setDay('2026-12-20');
    const reports = new ReportDesk(app);
    const [nationReports, hunanReports, hubeiReports] = [tree.national, tree.hunan, tree.hubei].map((place) =>
      reports.of(place),
    ) as [Actor, Actor, Actor];
    const template = await reports.template(nationReports, tree.national);
    const round = await reports.round(nationReports, tree.national, template, {
      dueOn: '2027-01-10',
      audience: { levels: ['PROVINCIAL', 'SCHOOL'] },
    });
    const leaves: readonly (readonly [TestOrganization, Actor, number])[] = [
      [tree.school, hunanReports, 1200],
      [tree.sibling, hunanReports, 800],
      [tree.foreign, hubeiReports, 450],
      [late, hubeiReports, 50],
    ];
    for (const [place, verifier, members] of leaves) {
      const school = reports.of(place);
      await reports.write(school, round, place, { members: String(members), peak: String(members / 10) });
      await reports.step(school, 'Submit', round, place);
      await reports.step(verifier, 'Accept', round, place);
    }
    for (const [place, actor, members, total] of [
      [tree.hunan, hunanReports, '5', '2005'],
      [tree.hubei, hubeiReports, '3', '503'],
    ] as const) {
      await reports.write(actor, round, place, { members });
      const reported = await reports.step(actor, 'Submit', round, place);
      expect(valuesOf(reported['totals'])['members']).toBe(total);
      await reports.step(nationReports, 'Accept', round, place);
    }
    const nationwide = async () => {
      const { data } = await reports.ask(
        nationReports,
        `{ reportRound(id: "${round}") { version staleCount totals { key value } counts { total accepted missing } } }`,
      );
      return data!['reportRound'];
    };
    const whole = await nationwide();
    expect(valuesOf(whole.totals)).toMatchObject({ members: '2508', peak: '120' });
    expect(whole).toMatchObject({ staleCount: 0, counts: { total: 6, accepted: 6, missing: 0 } });
    const { reportPublication: published } = await reports.done(
      nationReports,
      `reportPublish(roundId: "${round}", version: ${whole.version}, input: { visibility: INTERNAL })`,
      'reportPublication { id hash totals { key value } hasChangedSince missingCount owedCount }',
    );
    expect(published).toMatchObject({ hasChangedSince: false, missingCount: 0, owedCount: 6 });
    setDay('2026-12-21');
    await reports.step(hunanReports, 'Reopen', round, tree.school, '{ reason: "核对人数" }');
    expect(await nationwide()).toMatchObject({ staleCount: 1 });
    const { data } = await reports.ask(
      nationReports,
      `{ reportPublication(id: "${published.id}") { hash hasChangedSince totals { key value } } }`,
    );
    expect(data!['reportPublication']).toEqual({
      hash: published.hash,
      hasChangedSince: true,
      totals: published.totals,
    });
    expect(valuesOf(published.totals)['members']).toBe('2508');
  });
});
