import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { buildFederation, enter, seat, setUp, signInAs, type TestFederation } from '../../testing/federation.ts';
import { REPORTING, ReportDesk } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { reportModule } from './index.ts';
import { remindOfReports } from './report-notices.ts';

const NOON = '2026-11-24T12:00:00+08:00';
let app: TestApp;
let tree: TestFederation;
let desk: ReportDesk;
let nation: Actor;
let province: Actor;
let school: Actor;

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new ReportDesk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
  for (const [place, login] of [
    [tree.hunan, 'province'],
    [tree.school, 'school'],
  ] as const) {
    const office = await setUp(app, place, 'CHAIR', { permissions: [...REPORTING] });
    const person = await enter(app, place, login);
    await seat(app, office, person, '2026-09-01', '2027-09-01');
    await signInAs(app, person, login);
  }
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

async function deliver(): Promise<void> {
  const settings = { origin: 'https://x.example', smtpUrl: null, mailFrom: 'a@example.org', isDemo: false };
  const handlers = reportModule.handlers!(app.kernel, settings);
  for (;;) {
    const { delivered, error } = await dispatchEvents((work) => withTransaction(app.kernel, work), handlers);
    if (error) {
      throw error instanceof Error ? error : new Error('an event was not delivered');
    }
    if (delivered === 0) {
      return;
    }
  }
}

const told = async (): Promise<string[]> =>
  (
    await runRead<{ line: string }>(
      app.kernel,
      sql`select a.login_name || ' ' || n.kind as line from notification n join account a on a.id = n.account_id order by 1`,
    )
  ).map(({ line }) => line);

describe('news of reports', () => {
  it('reaches those whom each step concerns, once', async () => {
    const templateId = await desk.template(nation, tree.national);
    const roundId = await desk.round(nation, tree.national, templateId, { dueOn: '2026-11-27' });
    await deliver();
    expect(await told()).toEqual(['province report.opened', 'school report.opened']);
    expect(await remindOfReports(app.kernel)).toBe(2);
    expect(await remindOfReports(app.kernel)).toBe(0);
    await desk.write(school, roundId, tree.school, { members: '3' });
    await desk.step(school, 'Submit', roundId, tree.school);
    await desk.step(province, 'Return', roundId, tree.school, '{ reason: "核对" }');
    await desk.step(school, 'Submit', roundId, tree.school);
    await desk.step(province, 'Accept', roundId, tree.school);
    await desk.step(province, 'Submit', roundId, tree.hunan);
    await desk.step(nation, 'Accept', roundId, tree.hunan);
    await desk.step(province, 'Reopen', roundId, tree.school, '{ reason: "补报" }');
    await deliver();
    await runRead(app.kernel, sql`update outbox_event set delivered_at = null`);
    await deliver();
    expect(await told()).toEqual([
      'province report.accepted',
      'province report.dueSoon',
      'province report.opened',
      'province report.stale',
      'province report.submitted',
      'province report.submitted',
      'school report.accepted',
      'school report.dueSoon',
      'school report.opened',
      'school report.returned',
      'school report.returned',
    ]);
  });

  it('reminds by the day alone, and nobody who has reported', async () => {
    const templateId = await desk.template(nation, tree.national, undefined, '提醒');
    const roundId = await desk.round(nation, tree.national, templateId, {
      dueOn: '2027-01-10',
      audience: { include: [tree.school.id] },
    });
    const reminded = async (day: string): Promise<number> => {
      app.clock.set(`${day}T08:00:00+08:00`);
      return remindOfReports(app.kernel);
    };
    expect([await reminded('2027-01-06'), await reminded('2027-01-07'), await reminded('2027-01-08')]).toEqual([
      0, 1, 0,
    ]);
    app.clock.set(NOON);
    await desk.write(school, roundId, tree.school, { members: '3' });
    await desk.step(school, 'Submit', roundId, tree.school);
    expect(await reminded('2027-01-09')).toBe(0);
  });
});
