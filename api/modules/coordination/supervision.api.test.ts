import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { Desk } from '../../testing/coordination.ts';
import {
  buildFederation,
  found,
  holder,
  type TestFederation,
  type TestOrganization,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let nation: Actor;
let province: Actor;
let inCity: TestOrganization;
let directive: string;
const NOON = '2026-11-24T12:00:00+08:00';

const STATES = ['pending', 'acknowledged', 'submitted', 'returned', 'accepted', 'excused', 'withdrawn'] as const;
const COUNTS = `total ${STATES.join(' ')} open late lateUpTo3 lateUpTo7 lateOver7 mostLateDays`;

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  inCity = await found(app, 'SCHOOL', 'STUDENT_UNION', '长沙学院学生会', tree.changsha);
  const issued = await desk.issue(
    nation,
    tree.national,
    `response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "人数", isRequired: true, decimals: 0 }],
      audience: { levels: [PROVINCIAL, SCHOOL] }, dueOn: "2026-12-10"`,
  );
  directive = issued['id'];
  const answer = '{ answers: { stayers: "3" } }';
  await desk.step(desk.of(tree.school), 'Submit', directive, tree.school, answer);
  await desk.step(province, 'Accept', directive, tree.school);
  await desk.step(desk.of(tree.sibling), 'Submit', directive, tree.sibling, answer);
  await desk.step(province, 'Return', directive, tree.sibling, '{ reason: "漏报" }');
  await desk.step(desk.of(inCity), 'Acknowledge', directive, inCity);
  await desk.step(province, 'Submit', directive, tree.hunan, answer);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

type Counts = Record<string, number>;
interface Row {
  readonly organization: { id: string; name: string };
  readonly obligation: { id: string } | null;
  readonly belowCount: number;
  readonly counts: Counts;
}

async function board(actor: Actor, organization: { readonly id: string }, more = '', rows = '(first: 100)') {
  const { data, errors } = await desk.ask(
    actor,
    `{ supervisionBoard(organizationId: "${organization.id}", source: { directiveId: "${directive}" }${more}) {
      total { ${COUNTS} } rows${rows} { totalCount nodes { belowCount organization { id name } obligation { id } counts { ${COUNTS} } } } } }`,
  );
  expect(errors).toBeUndefined();
  return data!['supervisionBoard'] as { total: Counts; rows: { totalCount: number; nodes: Row[] } } | null;
}

const listed = async (actor: Actor, filter: string): Promise<number> =>
  (await desk.ask(actor, `{ obligations(filter: { directiveId: { eq: "${directive}" }, ${filter} }) { totalCount } }`))
    .data!['obligations'].totalCount as number;

const LATE_AT = '2026-12-16T08:00:00+08:00';

describe('the supervision board', () => {
  it('counts each unit with its subtree by state, at each tick of the clock', async () => {
    const names = (rows: readonly Row[]) =>
      rows.map(({ organization, counts, belowCount }) => [
        organization.name,
        counts['total'],
        counts['late'],
        belowCount,
      ]);
    const before = (await board(nation, tree.national))!;
    expect(names(before.rows.nodes)).toEqual([
      ['湖南省学联', 4, 0, 3],
      ['湖北省学联', 2, 0, 1],
    ]);
    expect(before.total).toMatchObject({
      total: 6,
      pending: 2,
      acknowledged: 1,
      submitted: 1,
      returned: 1,
      accepted: 1,
      open: 4,
    });
    for (const [instant, late, buckets] of [
      ['2026-12-10T23:59:59+08:00', 0, [0, 0, 0, 0]],
      ['2026-12-11T00:00:00+08:00', 4, [4, 0, 0, 1]],
      ['2026-12-14T00:00:00+08:00', 4, [0, 4, 0, 4]],
      ['2026-12-18T00:00:00+08:00', 4, [0, 0, 4, 8]],
      ['2026-12-10T00:00:00+08:00', 0, [0, 0, 0, 0]],
    ] as const) {
      app.clock.set(instant);
      const { total } = (await board(nation, tree.national))!;
      expect([
        total['late'],
        [total['lateUpTo3'], total['lateUpTo7'], total['lateOver7'], total['mostLateDays']],
      ]).toEqual([late, buckets]);
    }
  });

  it('says the same as the lists in every cell, at every depth down to the leaf', async () => {
    app.clock.set(LATE_AT);
    let cells = 0;
    const walk = async (organization: { readonly id: string }): Promise<Counts> => {
      const { rows, total } = (await board(nation, organization))!;
      for (const { organization: unit, counts, belowCount, obligation } of rows.nodes) {
        for (const state of STATES) {
          expect([unit.name, state, counts[state]]).toEqual([
            unit.name,
            state,
            await listed(nation, `within: "${unit.id}", status: { eq: ${state.toUpperCase()} }`),
          ]);
          cells += 1;
        }
        expect(counts['late']).toBe(await listed(nation, `within: "${unit.id}", isLate: true`));
        expect(counts['total']).toBe(await listed(nation, `within: "${unit.id}"`));
        const deeper = await walk(unit);
        // A unit's figures are those of its own board and its own obligation.
        expect(counts['total']).toBe((deeper['total'] ?? 0) + (obligation ? 1 : 0));
        expect(belowCount).toBe(deeper['total'] ?? 0);
      }
      return total;
    };
    await walk(tree.national);
    expect(cells).toBeGreaterThan(40);
  });

  it('is filtered and sorted by closed sets, and cut into pages with the figures of the whole', async () => {
    app.clock.set(LATE_AT);
    const schools = (await board(nation, tree.national, ', filter: { levels: [SCHOOL], isLate: true }'))!;
    expect(schools.total).toMatchObject({ total: 3, late: 3 });
    expect((await board(nation, tree.national, ', filter: { statuses: [ACCEPTED] }'))!.total).toMatchObject({
      total: 1,
      accepted: 1,
    });
    const first = (await board(nation, tree.national, '', '(first: 1, orderBy: [{ field: TOTAL, direction: ASC }])'))!;
    expect(first.rows).toMatchObject({ totalCount: 2, nodes: [{ organization: { name: '湖北省学联' } }] });
    expect(first.total).toMatchObject({ total: 6 });
    const { data } = await desk.ask(
      nation,
      `{ supervisionBoard(organizationId: "${tree.national.id}", source: { directiveId: "${directive}" }) {
        rows(first: 1) { pageInfo { hasNextPage endCursor } edges { cursor node { organization { name } } } } } }`,
    );
    const { pageInfo } = data!['supervisionBoard'].rows;
    expect(pageInfo.hasNextPage).toBe(true);
    const next = (await board(nation, tree.national, '', `(first: 1, after: "${pageInfo.endCursor}")`))!;
    expect(next.rows.nodes.map(({ organization }) => organization.name)).toEqual(['湖北省学联']);
    for (const wrong of [
      'orderBy: [{ field: ANSWERS }]',
      'orderBy: [{ field: TREE, direction: UP }]',
      'first: 0',
      'after: "x.y"',
    ]) {
      const { errors } = await desk.ask(
        nation,
        `{ supervisionBoard(organizationId: "${tree.national.id}") { rows(${wrong}) { totalCount } } }`,
      );
      expect(errors?.length, wrong).toBe(1);
    }
    const both = await desk.ask(
      nation,
      `{ supervisionBoard(organizationId: "${tree.national.id}", source: { directiveId: "${directive}", reportRoundId: "${directive}" }) { total { total } } }`,
    );
    expect(both.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  });

  it('counts nothing that the viewer may not see, whatever is asked', async () => {
    app.clock.set(LATE_AT);
    // A province sees its own line alone, also on the board of the nation.
    expect((await board(province, tree.national))!).toMatchObject({
      total: { total: 4 },
      rows: { totalCount: 1, nodes: [{ organization: { name: '湖南省学联' }, counts: { total: 4 } }] },
    });
    expect((await board(province, tree.hubei))!.total).toMatchObject({ total: 0 });
    expect((await board(desk.of(tree.sibling), tree.hunan))!.total).toMatchObject({ total: 1 });
    // Who reads here alone: the own obligation, not those below.
    const here = holder(tree.hunan, ['obligation.read'], 'HERE');
    expect((await board(here, tree.national))!.total).toMatchObject({ total: 1, submitted: 1 });
    // Who verifies here sees what waits for it.
    const verifier = holder(tree.hunan, ['obligation.verify'], 'HERE');
    expect((await board(verifier, tree.hunan))!.total).toMatchObject({ total: 3 });
    const { errors } = await desk.ask(
      holder(tree.hunan, ['organization.read']),
      `{ supervisionBoard(organizationId: "${tree.hunan.id}") { total { total } } }`,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect(await board(nation, { id: directive })).toBeNull();
  });

  it('takes the same number of statements at one row and at many', async () => {
    const reads = (rows: string) => app.countReads(() => board(nation, tree.national, '', rows));
    expect(await reads('(first: 1)')).toBe(await reads('(first: 100)'));
  });
});

describe('one page a level', () => {
  it('says the same as the lists', async () => {
    app.clock.set(LATE_AT);
    const { data } = await desk.ask(
      province,
      `{ levelOverview(organizationId: "${tree.hunan.id}") { owed { total submitted } verified { total submitted late } below { total late accepted } extensionsAsked directivesInForce drafts } }`,
    );
    const own = `organizationId: { eq: "${tree.hunan.id}" }`;
    const verified = `verifierId: { eq: "${tree.hunan.id}" }`;
    const below = `within: "${tree.hunan.id}", not: { ${own} }`;
    expect(data!['levelOverview']).toEqual({
      owed: { total: await listed(province, own), submitted: 1 },
      verified: {
        total: await listed(province, verified),
        submitted: await listed(province, `${verified}, status: { eq: SUBMITTED }`),
        late: await listed(province, `${verified}, isLate: true`),
      },
      below: {
        total: await listed(province, below),
        late: await listed(province, `${below}, isLate: true`),
        accepted: 1,
      },
      extensionsAsked: 0,
      directivesInForce: 0,
      drafts: 0,
    });
    expect(data!['levelOverview'].below.total).toBe(3);
    const outsider = await desk.ask(
      desk.of(tree.hubei),
      `{ levelOverview(organizationId: "${tree.hunan.id}") { owed { total } below { total } } }`,
    );
    expect(outsider.data!['levelOverview']).toEqual({ owed: { total: 0 }, below: { total: 0 } });
  });
});
