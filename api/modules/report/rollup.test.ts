import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformActor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { runUnit, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { buildFederation, found, type TestFederation, type TestOrganization } from '../../testing/federation.ts';
import { seededRandom } from '../../testing/random-tree.ts';
import { FIELDS, REPORTING, ReportDesk, valuesOf } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { transition } from '../coordination/index.ts';
import { computeFields, parseFormSpec, type FormSpec } from '../form/index.ts';
import { mergeDeltas } from './index.ts';
import { confirmReport } from './report-figures.service.ts';
import { saveDraft, submitReport, verifyReport } from './report-submission.service.ts';
import { mergeHolder } from './rollup.service.ts';

const SPEC: FormSpec = parseFormSpec({ fields: FIELDS }).spec!;
const everyone = platformActor(REPORTING, 'test');

let app: TestApp;
let tree: TestFederation;
let desk: ReportDesk;

beforeAll(async () => {
  app = await createTestApp();
  tree = await buildFederation(app);
  desk = new ReportDesk(app);
});
afterAll(() => app.close());

interface Answers {
  readonly [key: string]: string | null;
}

/** What the test knows of a unit, apart from everything that the system keeps. */
interface Unit {
  readonly id: string;
  readonly obligationId: string;
  readonly organizationId: string;
  readonly children: Unit[];
  parent: Unit | null;
  phase: 'OPEN' | 'SUBMITTED' | 'ACCEPTED';
  answers: Answers;
  reported: Answers | null;
  /** True once something that it reported has changed below. */
  isTouched: boolean;
}

/** Every set of answers that a unit's total stands for: its own and, all the way down, those of the accepted ones below. */
function leaves(unit: Unit): Answers[] {
  const own = unit.phase === 'OPEN' ? unit.answers : unit.reported!;
  return [own, ...unit.children.filter(({ phase }) => phase === 'ACCEPTED').flatMap(leaves)];
}

const SCALE = 100n;
const scaled = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
};
/** The quotient of scaled numbers with so many decimals, halves away from zero. */
function quotient(sum: bigint, weight: bigint, scale: bigint, decimals: number): string {
  const power = 10n ** BigInt(decimals);
  const rounded = (sum * power * 2n + weight * scale) / (weight * scale * 2n);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
const trimmed = (value: bigint): string =>
  quotient(value, 1n, SCALE, 2).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));

/** Totals by plain addition of all answers, as somebody with a spreadsheet would make them. */
function recomputed(sets: readonly Answers[]): Record<string, string | null> {
  const numbers = (key: string): { value: bigint; set: Answers }[] =>
    sets.flatMap((set) => {
      const text = key === 'perHead' ? computeFields(SPEC, set).values['perHead'] : set[key];
      return text ? [{ value: scaled(text), set }] : [];
    });
  const sum = (key: string) => numbers(key).reduce((all, { value }) => all + value, 0n);
  const average = (key: string, decimals: number) =>
    numbers(key).length === 0 ? null : quotient(sum(key), BigInt(numbers(key).length), SCALE, decimals);
  const weighed = numbers('score').filter(({ set }) => set['members']);
  const weight = weighed.reduce((all, { set }) => all + scaled(set['members']!), 0n);
  const product = weighed.reduce((all, { value, set }) => all + value * scaled(set['members']!), 0n);
  const peaks = numbers('peak').map(({ value }) => value);
  return {
    members: numbers('members').length === 0 ? null : trimmed(sum('members')),
    rate: average('rate', 4),
    score: weighed.length === 0 || weight === 0n ? null : quotient(product, weight, SCALE, 3),
    peak: peaks.length === 0 ? null : trimmed(peaks.reduce((a, b) => (a > b ? a : b))),
    money: numbers('money').length === 0 ? null : trimmed(sum('money')),
    perHead: average('perHead', 0),
    topic: null,
    remark: null,
  };
}

const act = <Result>(work: (uow: UnitOfWork) => Promise<Result>) => runUnit(app.kernel, everyone, work);

async function versionOf(unit: Unit): Promise<number> {
  const [row] = await runRead<{ version: number }>(
    app.kernel,
    sql`select version from report_submission where id = ${unit.id}::uuid`,
  );
  return row!.version;
}

/** The units of a round with their lines, as rows of the database say. */
async function unitsOf(roundId: string): Promise<Unit[]> {
  const rows = await runRead<{ id: string; holderId: string; obligationId: string; organizationId: string }>(
    app.kernel,
    sql`select id, holder_id as "holderId", obligation_id as "obligationId", organization_id as "organizationId" from report_submission
      where round_id = ${decodeId('rrd', roundId)}::uuid order by organization_id`,
  );
  const units = new Map<string, Unit>(
    rows.map(({ id, obligationId, organizationId }) => [
      id,
      {
        id,
        obligationId,
        organizationId,
        children: [],
        parent: null,
        phase: 'OPEN',
        answers: {},
        reported: null,
        isTouched: false,
      },
    ]),
  );
  for (const { id, holderId } of rows) {
    const unit = units.get(id)!;
    unit.parent = units.get(holderId) ?? null;
    unit.parent?.children.push(unit);
  }
  return [...units.values()];
}

/** Notes that what a unit puts into the total above it has changed. */
function touch(unit: Unit): void {
  for (
    let above = unit.parent;
    above && above.phase !== 'OPEN';
    above = above.phase === 'ACCEPTED' ? above.parent : null
  ) {
    above.isTouched = true;
  }
}

const hasStaleBelow = (unit: Unit): boolean =>
  unit.children.some((child) => child.phase === 'ACCEPTED' && child.isTouched);

interface Shown {
  readonly isStale: boolean;
  readonly totals: { key: string; value: string | null }[];
}

async function shown(
  roundId: string,
): Promise<{ byUnit: Map<string, Shown>; root: Shown['totals']; staleCount: number }> {
  const byUnit = new Map<string, Shown>();
  let after: string | null = null;
  do {
    const { data } = await app.execute(
      `query ($after: String) { reportSubmissions(filter: { roundId: { eq: "${roundId}" } }, first: 100, after: $after) {
        nodes { id isStale totals { key value } } pageInfo { hasNextPage endCursor } } }`,
      { after },
      { actor: everyone },
    );
    const page = data!['reportSubmissions'];
    for (const node of page.nodes) {
      byUnit.set(decodeId('rsub', node.id as string)!, node as Shown);
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const { data } = await app.execute(
    `{ reportRound(id: "${roundId}") { totals { key value } staleCount } }`,
    {},
    { actor: everyone },
  );
  return { byUnit, root: data!['reportRound'].totals, staleCount: data!['reportRound'].staleCount };
}

/** Differences between what is shown and plain recomputation; what says that it is stale must have a reason. */
async function differences(roundId: string, units: readonly Unit[]): Promise<{ wrong: string[]; stale: number }> {
  const { byUnit, root, staleCount } = await shown(roundId);
  const wrong: string[] = [];
  let stale = 0;
  for (const unit of units) {
    const { isStale, totals } = byUnit.get(unit.id)!;
    if (isStale !== (unit.phase !== 'OPEN' && unit.isTouched)) {
      wrong.push(`${unit.id} says stale: ${isStale}`);
    }
    stale += isStale ? 1 : 0;
    // A level that has not reported yet shows what it holds now, and that some of it is stale, where that is so.
    if (
      !isStale &&
      !hasStaleBelow(unit) &&
      JSON.stringify(valuesOf(totals)) !== JSON.stringify(recomputed(leaves(unit)))
    ) {
      wrong.push(`${unit.id} ${JSON.stringify(valuesOf(totals))} ${JSON.stringify(recomputed(leaves(unit)))}`);
    }
  }
  const top = units.filter(({ parent }) => parent === null);
  const counted = top.filter(({ phase }) => phase === 'ACCEPTED');
  if (staleCount !== counted.filter(({ isTouched }) => isTouched).length) {
    wrong.push('the round says another number of stale reports');
  }
  const all = recomputed(counted.flatMap(leaves));
  if (staleCount === 0 && JSON.stringify(valuesOf(root)) !== JSON.stringify(all)) {
    wrong.push(`round ${JSON.stringify(valuesOf(root))} ${JSON.stringify(all)}`);
  }
  return { wrong, stale };
}

function randomAnswers(random: () => number): Answers {
  const maybe = (value: string): string | null => (random() < 0.8 ? value : null);
  const whole = (most: number) => String(Math.floor(random() * most));
  return {
    members: String(1 + Math.floor(random() * 30_000)),
    rate: maybe((random() * 100).toFixed(2)),
    score: maybe((random() * 5).toFixed(1)),
    peak: maybe(whole(5_000)),
    money: maybe(whole(9_000_000)),
    topic: maybe(`主题${whole(9)}`),
  };
}

async function save(unit: Unit, answers: Answers): Promise<void> {
  const [row] = await runRead<{ seen: Record<string, number> }>(
    app.kernel,
    sql`select field_versions as seen from report_submission where id = ${unit.id}::uuid`,
  );
  await act((uow) => saveDraft(uow, unit.id, { answers, seen: row!.seen }));
  unit.answers = { ...unit.answers, ...answers };
}

async function submit(unit: Unit): Promise<void> {
  if (Object.keys(unit.answers).length === 0) {
    await save(unit, { members: '5' });
  }
  const version = await versionOf(unit);
  await act((uow) => submitReport(uow, unit.id, version));
  Object.assign(unit, { phase: 'SUBMITTED', reported: { ...unit.answers }, isTouched: false });
}

async function accept(unit: Unit): Promise<void> {
  const version = await versionOf(unit);
  await act((uow) => verifyReport(uow, unit.id, version, 'accept'));
  unit.phase = 'ACCEPTED';
  touch(unit);
}

async function sendBack(unit: Unit, step: 'return' | 'reopen'): Promise<void> {
  const version = await versionOf(unit);
  await act((uow) => verifyReport(uow, unit.id, version, step, { reason: '核对' }));
  const wasCounted = unit.phase === 'ACCEPTED';
  unit.phase = 'OPEN';
  unit.isTouched = false;
  if (wasCounted) {
    touch(unit);
  }
}

async function confirm(unit: Unit): Promise<void> {
  const version = await versionOf(unit);
  await act((uow) => confirmReport(uow, unit.id, version));
  unit.isTouched = false;
  if (unit.phase === 'ACCEPTED') {
    touch(unit);
  }
}

/** One random step that the rules allow in this state; false when chance picked one that they do not. */
async function randomStep(units: readonly Unit[], random: () => number): Promise<boolean> {
  const unit = units[Math.floor(random() * units.length)]!;
  if (unit.phase === 'OPEN') {
    if (random() < 0.4) {
      await save(unit, randomAnswers(random));
    } else if (!hasStaleBelow(unit)) {
      await submit(unit);
    } else {
      await expect(submit(unit)).rejects.toMatchObject({ code: 'REPORT_BELOW_STALE' });
    }
    return true;
  }
  if (unit.isTouched && random() < 0.6) {
    if (hasStaleBelow(unit)) {
      await expect(confirm(unit)).rejects.toMatchObject({ code: 'REPORT_BELOW_STALE' });
    } else {
      await confirm(unit);
    }
    return true;
  }
  if (unit.phase === 'SUBMITTED') {
    if (unit.isTouched) {
      await expect(accept(unit)).rejects.toMatchObject({ code: 'REPORT_STALE' });
    } else if (random() < 0.85) {
      await accept(unit);
    } else {
      await sendBack(unit, 'return');
    }
    return true;
  }
  if (random() < 0.25) {
    await sendBack(unit, 'reopen');
    return true;
  }
  return false;
}

describe('roll-up', () => {
  it('equals the sum of the leaves at every level or says stale, after 1,000 random edits, returns and reopenings', async () => {
    const random = seededRandom(20261124);
    const nation = desk.of(tree.national);
    const places: TestOrganization[] = [];
    for (let index = 0; index < 5; index += 1) {
      places.push(await found(app, 'PROVINCIAL', 'FEDERATION', `第${index}省学联`, tree.national));
    }
    for (let index = 0; index < 8; index += 1) {
      places.push(await found(app, 'CITY', 'FEDERATION', `第${index}市学联`, places[Math.floor(random() * 5)]!));
    }
    for (let index = 0; index < 30; index += 1) {
      places.push(
        await found(app, 'SCHOOL', 'STUDENT_UNION', `第${index}大学学生会`, places[Math.floor(random() * 13)]!),
      );
    }
    for (let index = 0; index < 15; index += 1) {
      places.push(
        await found(
          app,
          'DEPARTMENT',
          'FACULTY_UNION',
          `第${index}学院学生会`,
          places[13 + Math.floor(random() * 30)]!,
        ),
      );
    }
    const templateId = await desk.template(nation, tree.national, FIELDS, '随机');
    const roundId = await desk.round(nation, tree.national, templateId, {
      audience: {
        levels: ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT'],
        kinds: ['FEDERATION', 'STUDENT_UNION', 'FACULTY_UNION'],
      },
    });
    const units = await unitsOf(roundId);
    expect(units.length).toBeGreaterThan(60);
    let steps = 0;
    let checks = 0;
    let stale = 0;
    const wrong: string[] = [];
    while (steps < 1_000) {
      if (await randomStep(units, random)) {
        steps += 1;
        if (random() < 0.05) {
          await mergeDeltas(app.kernel);
        }
        if (steps % 50 === 0) {
          const found_ = await differences(roundId, units);
          wrong.push(...found_.wrong);
          stale += found_.stale;
          checks += units.length;
        }
      }
    }
    expect(wrong).toEqual([]);
    // Both outcomes have to have happened, or the test would prove nothing.
    expect(stale).toBeGreaterThan(20);
    expect(checks - stale).toBeGreaterThan(500);
    const before = await shown(roundId);
    await mergeDeltas(app.kernel);
    expect(await shown(roundId)).toEqual(before);
  }, 240_000);

  it('is the same however often a merge is killed in between', async () => {
    const templateId = await desk.template(desk.of(tree.national), tree.national, FIELDS, '中断');
    const killedId = await desk.round(desk.of(tree.national), tree.national, templateId);
    const all = await unitsOf(killedId);
    const head = all.find(({ children }) => children.length > 1)!;
    const random = seededRandom(3);
    for (const child of head.children) {
      await save(child, randomAnswers(random));
      await submit(child);
      await accept(child);
    }
    const waiting = await shown(killedId);
    expect((await differences(killedId, all)).wrong).toEqual([]);
    for (let kill = 0; kill < 3; kill += 1) {
      await expect(
        withTransaction(app.kernel, async (run) => {
          expect(await mergeHolder(run, head.id, decodeId('rrd', killedId)!)).toBe(head.children.length);
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      expect(await shown(killedId)).toEqual(waiting);
    }
    await Promise.all([mergeDeltas(app.kernel), mergeDeltas(app.kernel), mergeDeltas(app.kernel)]);
    expect(await runRead(app.kernel, sql`select 1 from report_delta where holder_id = ${head.id}::uuid`)).toEqual([]);
    expect(await shown(killedId)).toEqual(waiting);
  });

  it('loses nothing when many are accepted at once while the level above reports', async () => {
    const province = await found(app, 'PROVINCIAL', 'FEDERATION', '并行省学联', tree.national);
    for (let index = 0; index < 24; index += 1) {
      await found(app, 'SCHOOL', 'STUDENT_UNION', `并行${index}大学学生会`, province);
    }
    const nation = desk.of(tree.national);
    const templateId = await desk.template(nation, tree.national, FIELDS, '并行');
    const parallelId = await desk.round(nation, tree.national, templateId, { audience: { within: [province.id] } });
    const all = await unitsOf(parallelId);
    const head = all.find(({ children }) => children.length > 0)!;
    const random = seededRandom(7);
    for (const unit of head.children) {
      await save(unit, randomAnswers(random));
      await submit(unit);
    }
    await save(head, { members: '1' });
    const [reportVersion, ...versions] = await Promise.all([versionOf(head), ...head.children.map(versionOf)]);
    await Promise.all([
      ...head.children.map((unit, index) => act((uow) => verifyReport(uow, unit.id, versions[index]!, 'accept'))),
      act((uow) => submitReport(uow, head.id, reportVersion)),
      mergeDeltas(app.kernel),
    ]);
    for (const unit of head.children) {
      unit.phase = 'ACCEPTED';
    }
    const { byUnit } = await shown(parallelId);
    const { isStale, totals } = byUnit.get(head.id)!;
    Object.assign(head, { phase: 'SUBMITTED', reported: head.answers, isTouched: isStale });
    if (isStale) {
      await confirm(head);
    } else {
      expect(valuesOf(totals)).toEqual(recomputed(leaves(head)));
    }
    expect((await differences(parallelId, all)).wrong).toEqual([]);
  });

  it('lets those below an excused level count into the next one up, and back again', async () => {
    const nation = desk.of(tree.national);
    const templateId = await desk.template(nation, tree.national, FIELDS, '免除');
    const excusedId = await desk.round(nation, tree.national, templateId, {
      audience: { within: [tree.hunan.id], levels: ['PROVINCIAL', 'SCHOOL'] },
    });
    const all = await unitsOf(excusedId);
    const head = all.find(({ children }) => children.length > 0)!;
    const [one] = head.children;
    await save(one!, { members: '40', peak: '8' });
    await submit(one!);
    await accept(one!);
    const roundTotals = async () => valuesOf((await shown(excusedId)).root);
    expect(await roundTotals()).toMatchObject({ members: null, peak: null });
    await act((uow) => transition(uow, head.obligationId, 'excuse', { reason: '机构调整' }));
    expect(await roundTotals()).toMatchObject({ members: '40', peak: '8' });
    await act((uow) => transition(uow, head.obligationId, 'reopen', { reason: '恢复' }));
    expect(await roundTotals()).toMatchObject({ members: null, peak: null });
    expect(valuesOf((await shown(excusedId)).byUnit.get(head.id)!.totals)).toMatchObject({ members: '40', peak: '8' });
  });
});
