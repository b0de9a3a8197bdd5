import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { newId } from '../../kernel/ids.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { make, makeHierarchy, officerOf, stored, versionOf } from '../../testing/hierarchy.ts';

let app: TestApp;
let tree: Awaited<ReturnType<typeof makeHierarchy>>;
beforeAll(async () => {
  app = await createTestApp();
  tree = await makeHierarchy(app);
});
afterAll(() => app.close());

const NAMES = `query ($search: String, $filter: OrganizationFilter, $orderBy: [OrganizationOrder!]) {
  organizations(first: 100, search: $search, filter: $filter, orderBy: $orderBy) { nodes { name } totalCount } }`;
const names = async (variables: object, actor?: ReturnType<typeof officerOf>): Promise<string[]> => {
  const answer = await app.execute(NAMES, variables as Record<string, unknown>, actor ? { actor } : {});
  expect(answer.errors).toBeUndefined();
  const { nodes, totalCount } = answer.data!['organizations'];
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ name }: { name: string }) => name);
};

const CREATE = `mutation ($input: OrganizationCreateInput!, $key: String) {
  organizationCreate(input: $input, idempotencyKey: $key) { organization { id name version } userErrors { code path message } } }`;
const facts = (name: string, parentId: string | null, more: object = {}) => ({
  input: { level: 'SCHOOL', kind: 'STUDENT_UNION', name, parentId, ...more },
});

describe('the public directory', () => {
  it('shows active organizations to everyone, and the others to those who read internal facts there', async () => {
    const hidden = await make(app, 'SCHOOL', 'STUDENT_UNION', '停办大学学生会', tree.hunan);
    const suspended = await app.execute(
      `mutation ($id: ID!) { organizationSuspend(id: $id, version: 1, input: { effectiveOn: "2026-11-01", reason: "整改" }) {
        organization { status } userErrors { code } } }`,
      { id: hidden.id },
      { actor: officerOf(tree.hunan) },
    );
    expect(suspended.data?.['organizationSuspend']).toEqual({ organization: { status: 'SUSPENDED' }, userErrors: [] });
    const ONE = `query ($id: ID!) { organization(id: $id) { name } node(id: $id) { id }
      organizations(filter: { id: { eq: $id } }) { totalCount nodes { name } } }`;
    const seen = async (actor?: ReturnType<typeof officerOf>) =>
      (await app.execute(ONE, { id: hidden.id }, actor ? { actor } : {})).data;
    const nothing = { organization: null, node: null, organizations: { totalCount: 0, nodes: [] } };
    expect(await seen()).toEqual(nothing);
    expect(await seen(officerOf(tree.hubei))).toEqual(nothing);
    expect(await seen(officerOf(tree.sibling))).toEqual(nothing);
    expect((await seen(officerOf(tree.hunan)))?.['organizations'].totalCount).toBe(1);
    expect((await seen(officerOf(tree.national)))?.['organization'].name).toBe('停办大学学生会');
  });

  it('finds names by characters, pinyin, initials and English, best match first, and never by the internal code', async () => {
    for (const search of ['岳麓大学学', 'yueludaxue', 'yldx', '岳']) {
      expect(await names({ search }), search).toContain('岳麓大学学生会');
    }
    expect((await names({ search: '岳麓大学学生会' }))[0]).toBe('岳麓大学学生会');
    expect(await names({ search: 'YL-1' })).toEqual([]);
    expect(await names({ search: 'YL-1' }, officerOf(tree.school))).toEqual([]);
  });

  it('keeps the internal code and its filter from those who may not read it', async () => {
    const CODE = `query ($id: ID!) { organization(id: $id) { externalCode lastChangedOn } }`;
    const code = async (actor?: ReturnType<typeof officerOf>) =>
      (await app.execute(CODE, { id: tree.school.id }, actor ? { actor } : {})).data?.['organization'];
    expect(await code()).toEqual({ externalCode: null, lastChangedOn: null });
    expect(await code(officerOf(tree.foreign))).toEqual({ externalCode: null, lastChangedOn: null });
    expect(await code(officerOf(tree.hunan))).toMatchObject({ externalCode: 'YL-1' });
    const filter = { externalCode: { eq: 'YL-1' } };
    const refused = await app.execute(NAMES, { filter });
    expect(refused.errors?.[0]?.message).toContain('externalCode');
    expect(await names({ filter }, officerOf(tree.hubei))).toEqual([]);
    expect(await names({ filter }, officerOf(tree.hunan))).toEqual(['岳麓大学学生会']);
    const guess = (value: string) => names({ filter: { not: { externalCode: { eq: value } } } }, officerOf(tree.hubei));
    expect(await guess('YL-1')).toEqual(await guess('anything'));
  });

  it('filters by subtree, ancestor and place, and sorts in tree order', async () => {
    const below = ['岳麓大学学生会', '岳麓大学学生会权益部', '岳麓大学文学院学生会', '岳麓大学诗社'];
    expect((await names({ filter: { within: tree.school.id } })).sort()).toEqual(below.sort());
    expect((await names({ filter: { schoolId: { eq: tree.school.id } } })).sort()).toEqual(below.sort());
    expect(await names({ filter: { provinceId: { eq: tree.hubei.id }, level: { eq: 'SCHOOL' } } })).toEqual([
      '武昌大学学生会',
    ]);
    expect(await names({ filter: { within: tree.national.id, level: { in: ['PROVINCIAL', 'CITY'] } } })).toHaveLength(
      3,
    );
    expect(await names({ filter: { within: 'org_00000000000000000000000000' } })).toEqual([]);
    expect(await names({ filter: { within: 'ins_00000000000000000000000000' } })).toEqual([]);
    const order = await names({ filter: { within: tree.school.id }, orderBy: [{ field: 'TREE' }] });
    expect(order[0]).toBe('岳麓大学学生会');
    expect(order.indexOf('岳麓大学诗社')).toBe(order.indexOf('岳麓大学文学院学生会') + 1);
  });

  it('gives line, units, counts and profile of one organization in one statement', async () => {
    const ONE = `query ($id: ID!) { organization(id: $id) {
      parent { name } ancestors(orderBy: [{ field: LEVEL }]) { nodes { level name } totalCount }
      children { nodes { name kind childCount children { nodes { name profile { __typename ... on ClubProfile { clubType } } } } } }
      childCount descendantCounts { level count } viewerCan { rename createChild move restore } } }`;
    let answer: Awaited<ReturnType<TestApp['execute']>> | undefined;
    const reads = await app.countReads(async () => {
      answer = await app.execute(ONE, { id: tree.school.id }, { actor: officerOf(tree.school) });
    });
    expect(answer?.errors).toBeUndefined();
    expect(reads).toBe(1);
    expect(answer?.data?.['organization']).toMatchObject({
      parent: { name: '湖南省学生联合会' },
      ancestors: { nodes: [{ level: 'NATIONAL' }, { level: 'PROVINCIAL' }], totalCount: 2 },
      childCount: 2,
      descendantCounts: [
        { level: 'DEPARTMENT', count: 2 },
        { level: 'CLUB', count: 1 },
      ],
      // The top of one's own reach has nowhere to go within it.
      viewerCan: { rename: true, createChild: true, move: false, restore: false },
    });
    expect(JSON.stringify(answer?.data)).toContain('"clubType":"CULTURE_SPORTS"');
    const outsider = await app.execute(
      `query ($id: ID!) { organization(id: $id) { viewerCan { rename createChild move link read } } }`,
      {
        id: tree.school.id,
      },
    );
    expect(Object.values(outsider.data?.['organization'].viewerCan)).toEqual([false, false, false, false, false]);
  });

  it('takes one statement for three levels, with one row and with twenty', async () => {
    const many = await make(app, 'PROVINCIAL', 'FEDERATION', '二十校省学联', tree.national);
    for (let index = 0; index < 20; index += 1) {
      const union = await make(app, 'SCHOOL', 'STUDENT_UNION', `第${index}大学学生会`, many);
      await make(app, 'DEPARTMENT', 'UNION_DEPARTMENT', `第${index}大学学生会办公室`, union);
    }
    const LEVELS = `query ($id: ID!, $first: Int!) { organizations(filter: { parentId: { eq: $id } }, first: $first) { totalCount nodes {
      name institution { name } links { nodes { to { name } } } children { totalCount nodes { name parent { name parent { name } } } } } } }`;
    for (const first of [1, 20]) {
      let count = 0;
      const reads = await app.countReads(async () => {
        const answer = await app.execute(LEVELS, { id: many.id, first });
        expect(answer.errors).toBeUndefined();
        count = answer.data!['organizations'].nodes.length;
      });
      expect([count, reads]).toEqual([first, 1]);
    }
  });

  it('pages without gap or double while rows come and go', async () => {
    const home = await make(app, 'PROVINCIAL', 'FEDERATION', '分页省学联', tree.national);
    for (let index = 10; index < 35; index += 1) {
      await make(app, 'SCHOOL', 'STUDENT_UNION', `页${index}大学学生会`, home);
    }
    const PAGE = `query ($id: ID!, $after: String) { organizations(filter: { parentId: { eq: $id } }, first: 7, after: $after,
      orderBy: [{ field: NAME, direction: DESC }, { field: FOUNDED_ON }]) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    let round = 0;
    do {
      const answer = await app.execute(PAGE, { id: home.id, after });
      const page = answer.data!['organizations'];
      seen.push(...page.nodes.map(({ name }: { name: string }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      // Comes before the cursor, so it must neither appear nor shift the next page.
      await make(app, 'SCHOOL', 'STUDENT_UNION', `页9${round}大学学生会`, home);
      round += 1;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const foreign = await app.execute(PAGE, { id: tree.hunan.id, after: 'forged.cursor' });
    expect(foreign.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  });
});

describe('organizationCreate', () => {
  it('is for holders of the permission over the parent', async () => {
    const call = (actor?: ReturnType<typeof officerOf>) =>
      app.execute(CREATE, facts('甲大学学生会', tree.hunan.id), actor ? { actor } : {});
    expect((await call()).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await call(actorWith([]))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await call(officerOf(tree.hubei))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await call(officerOf(tree.school))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const made = await call(officerOf(tree.hunan));
    expect(made.data?.['organizationCreate']).toMatchObject({
      organization: { name: '甲大学学生会', version: 1 },
      userErrors: [],
    });
  });

  it('takes an outside code once in a province and level, and again elsewhere', async () => {
    const code = { externalCode: 'DM-7' };
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '代码大学学生会', tree.hunan, code);
    const codesFor = async (variables: object) =>
      (await app.execute(CREATE, variables as Record<string, unknown>, { actor: officerOf(tree.national) })).data![
        'organizationCreate'
      ].userErrors.map(({ code: found }: { code: string }) => found);
    expect(await codesFor(facts('代码二大学学生会', tree.hunan.id, code))).toEqual(['ORGANIZATION_CODE_TAKEN']);
    expect(
      await codesFor(facts('代码系学生会', school.id, { ...code, level: 'DEPARTMENT', kind: 'FACULTY_UNION' })),
    ).toEqual([]);
    expect(await codesFor(facts('代码三大学学生会', tree.hubei.id, code))).toEqual([]);
    // Moving where the code is taken is refused as well.
    const moved = await app.execute(
      `mutation ($id: ID!, $parent: ID!) { organizationMove(id: $id, version: 1, input: { parentId: $parent,
        effectiveOn: "2026-11-24", reason: "划转" }) { userErrors { code } } }`,
      { id: school.id, parent: tree.hubei.id },
      { actor: officerOf(tree.national) },
    );
    expect(moved.data?.['organizationMove'].userErrors).toEqual([{ code: 'ORGANIZATION_CODE_TAKEN' }]);
  });

  it('refuses what the table of places does not know, in the reader’s words', async () => {
    const cases: [object, string, string[] | null][] = [
      [facts('错位', tree.school.id), 'ORGANIZATION_PARENT_LEVEL', ['input', 'parentId']],
      [facts('无上级', null), 'ORGANIZATION_PARENT_REQUIRED', ['input', 'parentId']],
      [
        facts('海外', tree.national.id, { kind: 'OVERSEAS_ASSOCIATION' }),
        'ORGANIZATION_PARENT_REQUIRED',
        ['input', 'parentId'],
      ],
      [facts('错级', tree.hunan.id, { kind: 'CLUB' }), 'ORGANIZATION_KIND_LEVEL', ['input', 'kind']],
      [
        facts('团委之下', tree.league.id, { level: 'CLUB', kind: 'CLUB' }),
        'ORGANIZATION_PARENT_LEVEL',
        ['input', 'parentId'],
      ],
      [facts('岳麓大学学生会', tree.hunan.id), 'ORGANIZATION_NAME_TAKEN', ['input', 'name']],
      [facts('　 ', tree.hunan.id), 'INVALID_INPUT', ['input', 'name']],
      [facts('代码', tree.hunan.id, { externalCode: 'YL-1' }), 'ORGANIZATION_CODE_TAKEN', ['input', 'externalCode']],
      [
        facts('地点', tree.hunan.id, { divisionCode: '432999' }),
        'ORGANIZATION_DIVISION_UNKNOWN',
        ['input', 'divisionCode'],
      ],
      [facts('未来', tree.hunan.id, { effectiveOn: '2099-01-01' }), 'PLANNED_CHANGE_DAY', ['input', 'effectiveOn']],
    ];
    for (const [variables, code, path] of cases) {
      const answer = await app.execute(CREATE, variables as Record<string, unknown>, {
        actor: officerOf(tree.national),
        locale: 'zh-CN',
      });
      expect(answer.errors, code).toBeUndefined();
      expect(answer.data?.['organizationCreate'].userErrors, code).toMatchObject([{ code, path }]);
      expect(answer.data?.['organizationCreate'].userErrors[0].message).not.toMatch(/[A-Z_]{6,}|\{/);
    }
  });

  it('happens once for one key, and twice sent in parallel', async () => {
    const variables = { ...facts('一次大学学生会', tree.hunan.id), key: newId() };
    const actor = officerOf(tree.hunan);
    const answers = await Promise.all([1, 2, 3].map(() => app.execute(CREATE, variables, { actor })));
    expect(new Set(answers.map((answer) => answer.data?.['organizationCreate'].organization?.id)).size).toBe(1);
  });

  it('takes a name once when fifty ask for it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        app.execute(CREATE, facts('抢名大学学生会', tree.hunan.id), { actor: officerOf(tree.hunan) }),
      ),
    );
    const made = answers.filter((answer) => answer.data?.['organizationCreate'].organization);
    expect(made).toHaveLength(1);
    expect(
      answers.filter((answer) => answer.data?.['organizationCreate'].userErrors[0]?.code === 'ORGANIZATION_NAME_TAKEN'),
    ).toHaveLength(49);
  });
});

describe('organizationUpdate and organizationRename', () => {
  const UPDATE = `mutation ($id: ID!, $version: Int!, $input: OrganizationUpdateInput!) {
    organizationUpdate(id: $id, version: $version, input: $input) { organization { shortName divisionCode } userErrors { code path } } }`;
  const RENAME = `mutation ($id: ID!, $version: Int!, $input: OrganizationRenameInput!) {
    organizationRename(id: $id, version: $version, input: $input) { organization { name formerNames { name validFrom validUntil } version } userErrors { code path } } }`;

  it('are refused to others, and hide what the caller may not see', async () => {
    for (const [document, input] of [
      [UPDATE, { shortName: '岳学会' }],
      [RENAME, { name: '新名', effectiveOn: '2026-09-01', reason: '更名' }],
    ] as const) {
      const call = (actor?: ReturnType<typeof officerOf>, id = tree.school.id) =>
        app.execute(document, { id, version: 1, input }, actor ? { actor } : {});
      const code = async (answer: ReturnType<typeof call>) => (await answer).errors?.[0]?.extensions?.['code'];
      expect(await code(call())).toBe('UNAUTHENTICATED');
      expect(await code(call(actorWith([])))).toBe('FORBIDDEN');
      expect(await code(call(officerOf(tree.sibling)))).toBe('FORBIDDEN');
      expect(await code(call(officerOf(tree.faculty)))).toBe('FORBIDDEN');
      expect(await code(call(officerOf(tree.hunan, undefined, 'HERE')))).toBe('FORBIDDEN');
      expect(await code(call(officerOf(tree.hunan), 'org_00000000000000000000000000'))).toBe('NOT_FOUND');
      expect(await code(call(officerOf(tree.hunan), 'ins_00000000000000000000000000'))).toBe('NOT_FOUND');
    }
  });

  it('keep former names searchable and readable, and refuse stale versions and days out of order', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '旧名师范学院学生会', tree.hunan);
    const actor = officerOf(school);
    const rename = (version: number, name: string, effectiveOn: string) =>
      app.execute(
        RENAME,
        { id: school.id, version, input: { name, effectiveOn, reason: '教育部批准', document: '湘学联〔2024〕1号' } },
        { actor },
      );
    const renamed = await rename(1, '新名师范大学学生会', '2024-03-01');
    expect(renamed.data?.['organizationRename']).toMatchObject({
      organization: {
        name: '新名师范大学学生会',
        formerNames: [{ name: '旧名师范学院学生会', validFrom: '2020-09-01', validUntil: '2024-03-01' }],
      },
      userErrors: [],
    });
    expect(await names({ search: 'jmsfxy' })).toEqual(['新名师范大学学生会']);
    expect((await rename(1, '又一名', '2024-04-01')).data?.['organizationRename'].userErrors).toMatchObject([
      { code: 'STALE_VERSION' },
    ]);
    const version = await versionOf(app, school);
    for (const [day, code] of [
      ['2024-02-29', 'ORGANIZATION_DAY_ORDER'],
      ['2099-11-25', 'PLANNED_CHANGE_DAY'],
    ] as const) {
      expect((await rename(version, '又一名', day)).data?.['organizationRename'].userErrors, day).toMatchObject([
        { code, path: ['input', 'effectiveOn'] },
      ]);
    }
    const asOf = await app.execute(
      `query ($id: ID!) { organization(id: $id) { before: asOf(date: "2024-02-29") { name status parentName }
        after: asOf(date: "2024-03-01") { name } never: asOf(date: "2019-01-01") { name }
        changes { nodes { kind } } } }`,
      { id: school.id },
    );
    expect(asOf.data?.['organization']).toMatchObject({
      before: { name: '旧名师范学院学生会', status: 'ACTIVE', parentName: '湖南省学生联合会' },
      after: { name: '新名师范大学学生会' },
      never: null,
      changes: { nodes: [] },
    });
    const history = await app.execute(
      `query ($id: ID!) { organization(id: $id) { changes { nodes { kind before after reason document effectiveOn } } } }`,
      { id: school.id },
      { actor },
    );
    expect(history.data?.['organization'].changes.nodes).toMatchObject([
      {
        kind: 'RENAMED',
        before: '旧名师范学院学生会',
        after: '新名师范大学学生会',
        reason: '教育部批准',
        document: '湘学联〔2024〕1号',
      },
      { kind: 'CREATED', effectiveOn: '2020-09-01' },
    ]);
    const audit = await runRead<{ action: string; reason: string | null }>(
      app.kernel,
      sql`select action, reason from audit_entry where subject_id = ${school.uuid} order by seq`,
    );
    expect(audit).toEqual([
      { action: 'organization.create', reason: null },
      { action: 'organization.rename', reason: '教育部批准' },
    ]);
    const events = await runRead<{ type: string }>(
      app.kernel,
      sql`select type from outbox_event where subject_id = ${school.uuid} order by id`,
    );
    expect(events.map(({ type }) => type)).toEqual(['organization.created', 'organization.renamed']);
  });

  it('let two editors of one version meet: one changes it, one is told', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '双编大学学生会', tree.hunan);
    const answers = await Promise.all(
      ['甲', '乙'].map((shortName) =>
        app.execute(UPDATE, { id: school.id, version: 1, input: { shortName } }, { actor: officerOf(tree.hunan) }),
      ),
    );
    const codes: string[] = answers.map((answer) => answer.data?.['organizationUpdate'].userErrors[0]?.code ?? 'DONE');
    expect(codes.toSorted()).toEqual(['DONE', 'STALE_VERSION']);
  });

  it('ignore keys that are no fact of the input', async () => {
    const answer = await app.execute(
      UPDATE,
      { id: tree.school.id, version: 1, input: { status: 'ARCHIVED' } },
      { actor: officerOf(tree.school) },
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
    expect(await stored(app, tree.school)).toMatchObject({ status: 'ACTIVE' });
  });
});
