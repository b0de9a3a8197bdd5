import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { make, makeHierarchy, misplaced, officerOf, stored, versionOf, type Made } from '../../testing/hierarchy.ts';

let app: TestApp;
let tree: Awaited<ReturnType<typeof makeHierarchy>>;
let nation: ReturnType<typeof officerOf>;
beforeAll(async () => {
  app = await createTestApp();
  tree = await makeHierarchy(app);
  nation = officerOf(tree.national);
});
afterAll(() => app.close());

const GROUNDS = { effectiveOn: '2026-11-24', reason: '调整隶属关系' };

/** Moves and gives what came of it: DONE, a refusal's code or a failure's code. */
async function move(unit: Made, parent: Made): Promise<string> {
  const answer = await app.execute(
    `mutation ($id: ID!, $version: Int!, $input: OrganizationMoveInput!) {
      organizationMove(id: $id, version: $version, input: $input) { userErrors { code } } }`,
    { id: unit.id, version: await versionOf(app, unit), input: { ...GROUNDS, parentId: parent.id } },
    { actor: nation },
  );
  const failure = answer.errors?.[0]?.extensions?.['code'] as string | undefined;
  return failure ?? (answer.data!['organizationMove'].userErrors[0]?.code as string | undefined) ?? 'DONE';
}

async function found(level: string, kind: string, name: string, parent: Made): Promise<string> {
  const answer = await app.execute(
    `mutation ($input: OrganizationCreateInput!) { organizationCreate(input: $input) { userErrors { code } } }`,
    { input: { level, kind, name, parentId: parent.id } },
    { actor: nation },
  );
  const failure = answer.errors?.[0]?.extensions?.['code'] as string | undefined;
  return failure ?? (answer.data!['organizationCreate'].userErrors[0]?.code as string | undefined) ?? 'DONE';
}

describe('places in the tree', () => {
  it('equal what the parent pointers say after any moves', async () => {
    const federations = [tree.hunan, tree.hubei, tree.changsha];
    const schools = [tree.school, tree.sibling, tree.foreign];
    const units = [...federations, ...schools, tree.faculty, tree.club];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(units.length - 1), fc.nat(units.length - 1)), { minLength: 1, maxLength: 6 }),
        async (steps) => {
          for (const [unit, parent] of steps) {
            const outcome = await move(units[unit]!, units[parent]!);
            expect(outcome).toMatch(/^(DONE|ORGANIZATION_(CYCLE|PARENT_LEVEL|NAME_TAKEN))$/);
          }
          expect(await misplaced(app)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
    // Rows that belong to the moved organizations carry the same ancestors.
    const strays = await runRead(
      app.kernel,
      sql`select c.id from organization_change c join organization o on o.id = c.organization_id
        where (c.province_id, c.city_id, c.school_id, c.department_id)
          is distinct from (o.province_id, o.city_id, o.school_id, o.department_id)`,
    );
    expect(strays).toEqual([]);
  });

  it('stay true while units are founded below one that is moving', async () => {
    for (let round = 0; round < 6; round += 1) {
      const school = await make(app, 'SCHOOL', 'STUDENT_UNION', `迁移${round}大学学生会`, tree.hunan);
      const outcomes = await Promise.all([
        move(school, tree.hubei),
        ...Array.from({ length: 6 }, (_, index) =>
          found('DEPARTMENT', 'FACULTY_UNION', `迁移${round}-${index}系学生会`, school),
        ),
      ]);
      expect(outcomes).toEqual(Array.from({ length: 7 }, () => 'DONE'));
    }
    expect(await misplaced(app)).toEqual([]);
  });

  it('end with no living unit below an ended one, whoever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const school = await make(app, 'SCHOOL', 'STUDENT_UNION', `归档${round}大学学生会`, tree.hunan);
      const [archived, founded] = await Promise.all([
        app.execute(
          `mutation ($id: ID!) { organizationArchive(id: $id, version: 1, input: { effectiveOn: "2026-11-24", reason: "停办" }) { userErrors { code } } }`,
          { id: school.id },
          { actor: nation },
        ),
        found('DEPARTMENT', 'FACULTY_UNION', `归档${round}系学生会`, school),
      ]);
      const refused = archived.data?.['organizationArchive'].userErrors[0]?.code ?? 'DONE';
      expect([`${refused} ${founded}`]).toEqual([
        founded === 'DONE' ? 'ORGANIZATION_CHILDREN_LEFT DONE' : 'DONE ORGANIZATION_PARENT_INACTIVE',
      ]);
    }
  });

  it('keep the limit of departments when units arrive by moving', async () => {
    const [full, giver] = [
      await make(app, 'SCHOOL', 'STUDENT_UNION', '满员大学学生会', tree.hunan),
      await make(app, 'SCHOOL', 'STUDENT_UNION', '迁出大学学生会', tree.hunan),
    ];
    for (let index = 0; index < 5; index += 1) {
      await make(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `满员部${index}`, full);
    }
    const guests = await Promise.all(
      [0, 1, 2].map((index) => make(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `迁出部${index}`, giver)),
    );
    const outcomes = await Promise.all(guests.map((guest) => move(guest, full)));
    expect(outcomes.filter((outcome) => outcome === 'DONE')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'RULE_LIMIT_REACHED')).toHaveLength(2);
  });
});

describe('organizationTree', () => {
  const TREE = `query ($parentId: ID, $depth: Int) { organizationTree(parentId: $parentId, depth: $depth) { id parentId name childCount } }`;
  type Unit = { id: string; parentId: string | null; childCount: number };
  const below = async (parent: Made, depth?: number, actor?: Actor): Promise<Unit[]> => {
    const answer = await app.execute(
      TREE,
      { parentId: parent.id, ...(depth ? { depth } : {}) },
      actor ? { actor } : {},
    );
    expect(answer.errors).toBeUndefined();
    return answer.data!['organizationTree'];
  };

  it('reads as many levels as asked, nearer ones first, each below its parent, in one statement', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '深树大学学生会', tree.hunan);
    const [first, second] = [
      await make(app, 'DEPARTMENT', 'FACULTY_UNION', '甲系学生会', school),
      await make(app, 'DEPARTMENT', 'FACULTY_UNION', '乙系学生会', school),
    ];
    const club = await make(app, 'CLUB', 'CLUB', '甲系诗社', first);
    await make(app, 'CLUB', 'CLUB', '乙系诗社', second);
    expect((await below(school)).map(({ id }) => id)).toEqual([first.id, second.id]);
    const two = await below(school, 2);
    expect(two).toHaveLength(4);
    expect(two.slice(0, 2).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(new Set(two.slice(2).map(({ parentId }) => parentId))).toEqual(new Set([first.id, second.id]));
    expect(two.find(({ id }) => id === club.id)).toMatchObject({ parentId: first.id, childCount: 0 });
    expect(two.find(({ id }) => id === first.id)).toMatchObject({ childCount: 1 });
    const all = await below(tree.hunan, 3);
    for (const { parentId } of all) {
      expect([tree.hunan.id, ...all.map(({ id }) => id)]).toContain(parentId);
    }
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([school.id, first.id, club.id]));
    expect(await app.countReads(() => below(tree.hunan, 3))).toBe(1);
  });

  it('refuses a depth out of range, and leaves out what lies below a unit that is hidden', async () => {
    for (const depth of [0, -1, 4, 1_000_000]) {
      const answer = await app.execute(TREE, { parentId: tree.hunan.id, depth });
      expect(answer.errors?.[0]?.extensions, String(depth)).toMatchObject({ code: 'BAD_REQUEST' });
      expect(answer.errors?.[0]?.message).toContain('1 to 3');
    }
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '藏树大学学生会', tree.hunan);
    const unit = await make(app, 'DEPARTMENT', 'FACULTY_UNION', '藏树大学一系学生会', school);
    const hide = await app.execute(
      `mutation ($id: ID!) { organizationSuspend(id: $id, version: 1, input: { effectiveOn: "2026-11-24", reason: "r" }) { userErrors { code } } }`,
      { id: school.id },
      { actor: nation },
    );
    expect(hide.data?.['organizationSuspend'].userErrors).toEqual([]);
    const ids = async (actor?: Actor) => (await below(tree.hunan, 2, actor)).map(({ id }) => id);
    expect(await ids()).not.toContain(unit.id);
    expect(await ids(nation)).toEqual(expect.arrayContaining([school.id, unit.id]));
  });
});

describe('what is hidden', () => {
  it('stays hidden as of a day: names of parents, and states that were not active', async () => {
    const province = await make(app, 'PROVINCIAL', 'FEDERATION', '隐藏省学联', tree.national);
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '迁出隐藏大学学生会', province);
    expect(await move(school, tree.hunan)).toBe('DONE');
    const act = (verb: string, unit: Made, version: number) =>
      app.execute(
        `mutation ($id: ID!, $version: Int!) { organization${verb}(id: $id, version: $version, input: { effectiveOn: "2026-11-24", reason: "r" }) { userErrors { code } } }`,
        { id: unit.id, version },
        { actor: nation },
      );
    await act('Suspend', province, 1);
    expect(await stored(app, province)).toMatchObject({ status: 'SUSPENDED' });
    const AS_OF = `query ($id: ID!, $date: Date!) { organization(id: $id) { asOf(date: $date) { name status parentName } } }`;
    const before = await app.execute(AS_OF, { id: school.id, date: '2021-01-01' });
    expect(before.data?.['organization'].asOf).toEqual({
      name: '迁出隐藏大学学生会',
      status: 'ACTIVE',
      parentName: null,
    });
    const inside = await app.execute(AS_OF, { id: school.id, date: '2021-01-01' }, { actor: nation });
    expect(inside.data?.['organization'].asOf.parentName).toBe('隐藏省学联');
  });

  it('is not told apart from what never existed when a unit is to be founded below it', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '暂停大学学生会', tree.hunan);
    await app.execute(
      `mutation ($id: ID!) { organizationSuspend(id: $id, version: 1, input: { effectiveOn: "2026-11-24", reason: "r" }) { userErrors { code } } }`,
      { id: school.id },
      { actor: nation },
    );
    const CREATE = `mutation ($parent: ID!) { organizationCreate(input: { level: CLUB, kind: CLUB, name: "探路社", parentId: $parent }) { userErrors { code } } }`;
    const outsider = officerOf(tree.hubei);
    const hidden = await app.execute(CREATE, { parent: school.id }, { actor: outsider });
    const absent = await app.execute(CREATE, { parent: 'org_0ab7q1w2e3r4t5y6c8k9m0n1p2' }, { actor: outsider });
    expect(hidden.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(hidden.errors?.[0]?.message).toBe(absent.errors?.[0]?.message);
  });

  it('are drafts of rules of elsewhere, and the rules of an organization that is not visible', async () => {
    const DRAFT = `mutation ($input: RulePackDraftInput!) { rulePackDraft(input: $input) { rulePack { id version } userErrors { code } } }`;
    const own = officerOf(tree.hunan);
    const chartered = await make(app, 'SCHOOL', 'STUDENT_UNION', '章程大学学生会', tree.hunan);
    const draft = await app.execute(
      DRAFT,
      { input: { name: '湘江大学章程规则', organizationId: chartered.id, validFrom: '2027-01-01' } },
      { actor: own },
    );
    const { id, version } = draft.data!['rulePackDraft'].rulePack;
    const ONE = `query ($id: ID!) { rulePack(id: $id) { name } }`;
    expect((await app.execute(ONE, { id }, { actor: officerOf(tree.hubei) })).data?.['rulePack']).toBeNull();
    expect((await app.execute(ONE, { id })).data?.['rulePack']).toBeNull();
    expect((await app.execute(ONE, { id }, { actor: own })).data?.['rulePack'].name).toBe('湘江大学章程规则');
    const SET = `mutation ($id: ID!, $version: Int!, $number: Int!) { rulePackParameterSet(id: $id, version: $version,
      input: { key: "departmentsMax", number: $number, source: "章程" }) { userErrors { code } } }`;
    const answers = await Promise.all(
      [4, 5].map((number) => app.execute(SET, { id, version, number }, { actor: own })),
    );
    const codes: string[] = answers.map(
      (answer) => answer.data?.['rulePackParameterSet'].userErrors[0]?.code ?? 'DONE',
    );
    expect(codes.toSorted()).toEqual(['DONE', 'STALE_VERSION']);
    const RULES = `query ($id: ID!) { effectiveRules(organizationId: $id) { key } }`;
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '无规可看大学学生会', tree.hunan);
    expect((await app.execute(RULES, { id: school.id })).data?.['effectiveRules'].length).toBeGreaterThan(5);
    await runRead(app.kernel, sql`update organization set status = 'SUSPENDED' where id = ${school.uuid}`);
    expect((await app.execute(RULES, { id: school.id })).data?.['effectiveRules']).toEqual([]);
    expect((await app.execute(RULES, { id: `org_${newId().slice(0, 0)}x` })).data?.['effectiveRules']).toEqual([]);
  });
});

describe('bulk actions', () => {
  it('judge each row by itself, archive a branch from below, and leave the rows of others alone', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '批量大学学生会', tree.hunan);
    const unit = await make(app, 'DEPARTMENT', 'FACULTY_UNION', '批量大学一系学生会', school);
    const busy = await make(app, 'SCHOOL', 'STUDENT_UNION', '未清大学学生会', tree.hunan);
    await make(app, 'DEPARTMENT', 'FACULTY_UNION', '未清大学一系学生会', busy);
    const foreign = await make(app, 'SCHOOL', 'STUDENT_UNION', '他省大学学生会', tree.hubei);
    const absent = encodeId('org', newId());
    const run = (verb: string, ids: string[]) =>
      app.execute(
        `mutation ($input: OrganizationStateManyInput!) { organization${verb}Many(input: $input) {
          organizations { id status } refusals { id code message } userErrors { code } } }`,
        { input: { ids, effectiveOn: '2026-11-24', reason: '清理' } },
        { actor: officerOf(tree.hunan) },
      );
    const answer = await run('Archive', [school.id, unit.id, busy.id, foreign.id, absent]);
    expect(answer.errors).toBeUndefined();
    const result = answer.data!['organizationArchiveMany'];
    expect(result.organizations).toEqual([school, unit].map(({ id }) => ({ id, status: 'ARCHIVED' })));
    const codes = Object.fromEntries(result.refusals.map(({ id, code }: { id: string; code: string }) => [id, code]));
    expect(codes).toEqual({
      [busy.id]: 'ORGANIZATION_CHILDREN_LEFT',
      [foreign.id]: 'ORGANIZATION_NOT_PERMITTED',
      [absent]: 'ORGANIZATION_NOT_PERMITTED',
    });
    expect(await stored(app, busy)).toMatchObject({ status: 'ACTIVE' });
    expect(await stored(app, foreign)).toMatchObject({ status: 'ACTIVE' });
    const suspended = await run('Suspend', [busy.id, school.id]);
    expect(suspended.data?.['organizationSuspendMany']).toMatchObject({
      organizations: [{ id: busy.id, status: 'SUSPENDED' }],
      refusals: [{ id: school.id, code: 'ORGANIZATION_NOT_ACTIVE' }],
    });
  });
});

describe('relations beside the tree', () => {
  it('end once, on a day between their beginning and today', async () => {
    const add = await app.execute(
      `mutation ($from: ID!, $to: ID!) { organizationLinkAdd(input: { kind: GUIDED_BY, fromId: $from, toId: $to, effectiveOn: "2024-01-01", reason: "指导" }) {
        link { id version from { name } to { name } } userErrors { code } } }`,
      { from: tree.school.id, to: tree.league.id },
      { actor: nation },
    );
    const { id, version } = add.data!['organizationLinkAdd'].link;
    const end = (effectiveOn: string, at: number = version) =>
      app.execute(
        `mutation ($id: ID!, $version: Int!, $on: Date!) { organizationLinkEnd(id: $id, version: $version, input: { effectiveOn: $on, reason: "r" }) {
          link { validUntil version } userErrors { code } } }`,
        { id, version: at, on: effectiveOn },
        { actor: nation },
      );
    for (const [day, code] of [
      ['2023-12-31', 'ORGANIZATION_DAY_ORDER'],
      ['2096-12-01', 'PLANNED_CHANGE_DAY'],
    ] as const) {
      expect((await end(day)).data?.['organizationLinkEnd'].userErrors, day).toEqual([{ code }]);
    }
    const ended = await end('2026-01-01');
    expect(ended.data?.['organizationLinkEnd']).toMatchObject({ link: { validUntil: '2026-01-01' }, userErrors: [] });
    const again = await end('2026-02-01', ended.data?.['organizationLinkEnd'].link.version);
    expect(again.data?.['organizationLinkEnd'].userErrors).toHaveLength(1);
  });

  it('end with an organization that is archived or merged, on the same day, and stay ended when it is restored', async () => {
    const guide = await make(app, 'SCHOOL', 'LEAGUE_COMMITTEE', '共青团关系大学委员会', tree.hunan);
    const [archived, merged, into] = [
      await make(app, 'SCHOOL', 'STUDENT_UNION', '关系甲大学学生会', tree.hunan),
      await make(app, 'SCHOOL', 'STUDENT_UNION', '关系乙大学学生会', tree.hunan),
      await make(app, 'SCHOOL', 'STUDENT_UNION', '关系丙大学学生会', tree.hunan),
    ];
    for (const [from, on] of [
      [archived, '2024-01-01'],
      [merged, '2024-01-01'],
      [into, '2024-01-01'],
    ] as const) {
      const added = await app.execute(
        `mutation ($from: ID!, $to: ID!) { organizationLinkAdd(input: { kind: GUIDED_BY, fromId: $from, toId: $to,
          effectiveOn: "${on}", reason: "指导" }) { userErrors { code } } }`,
        { from: from.id, to: guide.id },
        { actor: nation },
      );
      expect(added.data?.['organizationLinkAdd'].userErrors).toEqual([]);
    }
    const act = async (verb: string, unit: Made, input: string) => {
      const answer = await app.execute(
        `mutation ($id: ID!, $version: Int!) { outcome: organization${verb}(id: $id, version: $version, input: { ${input}, reason: "r" }) { userErrors { code } } }`,
        { id: unit.id, version: await versionOf(app, unit) },
        { actor: nation },
      );
      expect(answer.data?.['outcome'].userErrors).toEqual([]);
    };
    const ends = async (): Promise<(string | null)[]> => {
      const rows = await runRead<{ until: string | null }>(
        app.kernel,
        sql`select l.valid_until as until from organization_link l join organization o on o.id = l.from_id
          where l.to_id = ${guide.uuid} order by o.id`,
      );
      return rows.map(({ until }) => until);
    };
    await act('Archive', archived, 'effectiveOn: "2026-10-01"');
    await act('Merge', into, `effectiveOn: "2026-10-02", sourceIds: ["${merged.id}"], moveChildren: true`);
    expect(await ends()).toEqual(['2026-10-01', '2026-10-02', null]);
    await act('Restore', archived, 'effectiveOn: "2026-11-01"');
    expect(await ends()).toEqual(['2026-10-01', '2026-10-02', null]);
    const history = await app.execute(
      `query ($id: ID!) { organization(id: $id) { changes(first: 10) { nodes { kind effectiveOn before } } } }`,
      { id: archived.id },
      { actor: nation },
    );
    expect(history.data?.['organization'].changes.nodes).toContainEqual({
      kind: 'UPDATED',
      effectiveOn: '2026-10-01',
      before: 'GUIDED_BY',
    });
    await act('Archive', guide, 'effectiveOn: "2026-11-02"');
    expect(await ends()).not.toContain(null);
  });
});
