import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { buildFederation, type TestFederation } from '../../testing/federation.ts';
import { ReportDesk, valuesOf } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { mergeDeltas } from './index.ts';

const NOON = '2026-11-24T12:00:00+08:00';

let app: TestApp;
let tree: TestFederation;
let desk: ReportDesk;
let nation: Actor;
let province: Actor;
let school: Actor;
let sibling: Actor;
let foreign: Actor;
let hubei: Actor;
let templateId: string;

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new ReportDesk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  hubei = desk.of(tree.hubei);
  school = desk.of(tree.school);
  sibling = desk.of(tree.sibling);
  foreign = desk.of(tree.foreign);
  templateId = await desk.template(nation, tree.national);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const totalsOf = async (roundId: string) => {
  const { data } = await desk.ask(
    nation,
    `{ reportRound(id: "${roundId}") { version totals { key value sum weight answerCount unitCount previousValue } staleCount counts { total missing accepted late stale } } }`,
  );
  return data!['reportRound'];
};

describe('figures of a round', () => {
  it('add up exactly by every rule, through a middle level with figures of its own', async () => {
    const roundId = await desk.round(nation, tree.national, templateId);
    await desk.write(school, roundId, tree.school, {
      members: '1000',
      rate: '33.33',
      score: '4.5',
      peak: '300',
      money: '123456',
      topic: '迎新',
    });
    await desk.write(sibling, roundId, tree.sibling, {
      members: '500',
      rate: '66.67',
      score: '3.0',
      peak: '450',
      money: '1',
    });
    await desk.write(foreign, roundId, tree.foreign, { members: '7', peak: '12' });
    for (const [actor, place] of [
      [school, tree.school],
      [sibling, tree.sibling],
    ] as const) {
      expect(await desk.step(actor, 'Submit', roundId, place)).toMatchObject({ phase: 'SUBMITTED', revision: 1 });
      expect(await desk.step(province, 'Accept', roundId, place)).toMatchObject({ phase: 'ACCEPTED' });
    }
    expect(valuesOf((await desk.report(province, roundId, tree.hunan))['totals'])).toEqual({
      members: '1500',
      rate: '50.0000',
      score: '4.000',
      peak: '450',
      money: '123457',
      // Averages of money are fen: (123.46 fen rounded by the form + 0) / 2.
      perHead: '62',
      topic: null,
      remark: null,
    });
    await desk.write(province, roundId, tree.hunan, { members: '20', money: '1000' });
    const reported = await desk.step(province, 'Submit', roundId, tree.hunan);
    expect(valuesOf(reported['totals'])).toMatchObject({ members: '1520', money: '124457', peak: '450' });
    await desk.step(nation, 'Accept', roundId, tree.hunan);
    await desk.step(foreign, 'Submit', roundId, tree.foreign);
    await desk.step(hubei, 'Accept', roundId, tree.foreign);
    await desk.step(hubei, 'Submit', roundId, tree.hubei);
    await desk.step(nation, 'Accept', roundId, tree.hubei);
    const before = await totalsOf(roundId);
    expect(valuesOf(before.totals)).toMatchObject({ members: '1527', money: '124457', peak: '450', rate: '50.0000' });
    expect(before.totals[0]).toMatchObject({ answerCount: 4, unitCount: 5 });
    expect(before.counts).toEqual({ total: 6, missing: 1, accepted: 5, late: 0, stale: 0 });
    expect(await mergeDeltas(app.kernel)).toBe(5);
    expect(await totalsOf(roundId)).toEqual(before);
  });

  it('turn stale above a report that is opened again, and hold again once the line has confirmed', async () => {
    const roundId = await desk.round(nation, tree.national, templateId);
    await desk.write(school, roundId, tree.school, { members: '10', peak: '9' });
    await desk.step(school, 'Submit', roundId, tree.school);
    await desk.step(province, 'Accept', roundId, tree.school);
    await desk.step(province, 'Submit', roundId, tree.hunan);
    await desk.step(nation, 'Accept', roundId, tree.hunan);
    expect(await desk.refused(nation, 'Reopen', roundId, tree.school, '{ reason: "核对" }')).toEqual(['FORBIDDEN']);
    await desk.step(province, 'Reopen', roundId, tree.school, '{ reason: "核对" }');
    const stale = await desk.report(nation, roundId, tree.hunan);
    expect(stale).toMatchObject({ isStale: true, phase: 'ACCEPTED' });
    expect(valuesOf(stale['totals'])).toMatchObject({ members: '10', peak: '9' });
    expect(stale['staleChanges']).toEqual([
      { key: 'members', reported: '10', now: null },
      { key: 'peak', reported: '9', now: null },
      { key: 'perHead', reported: '0', now: null },
    ]);
    expect(stale['staleCauses']).toEqual([{ id: (await desk.report(nation, roundId, tree.school))['id'] }]);
    const round = await totalsOf(roundId);
    expect([round.staleCount, round.counts.stale]).toEqual([1, 1]);
    expect(
      await desk.codes(
        nation,
        `reportPublish(roundId: "${roundId}", version: ${round.version}, input: { visibility: INTERNAL })`,
      ),
    ).toEqual(['REPORT_PUBLISH_STALE']);
    await desk.write(school, roundId, tree.school, { members: '12' });
    await desk.step(school, 'Submit', roundId, tree.school);
    await desk.step(province, 'Accept', roundId, tree.school);
    const confirmed = await desk.step(province, 'Confirm', roundId, tree.hunan);
    expect(confirmed).toMatchObject({ isStale: false, revision: 2, phase: 'ACCEPTED' });
    const after = await totalsOf(roundId);
    expect(valuesOf(after.totals)).toMatchObject({ members: '12', peak: '9' });
    expect(after.staleCount).toBe(0);
    expect(await desk.refused(province, 'Confirm', roundId, tree.hunan)).toEqual(['REPORT_NOT_STALE']);
  });
});
