import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../kernel/audit.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import {
  buildFederation,
  codesOf,
  enter,
  holder,
  type TestFederation,
  type TestOrganization,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { loadDivisions } from '../institution/index.ts';

let app: TestApp;
let tree: TestFederation;
let nation: Actor;
beforeAll(async () => {
  app = await createTestApp();
  tree = await buildFederation(app);
  await withTransaction(app.kernel, loadDivisions);
});
afterAll(() => app.close());
beforeEach(() => {
  nation = holder(tree.national, [
    'organization.read',
    'organization.create',
    'organization.update',
    'organization.rename',
    'organization.move',
    'organization.merge',
    'organization.suspend',
    'organization.archive',
    'organization.link',
    'rulepack.manage',
    'rulepack.except',
  ]);
});

const GROUNDS = { effectiveOn: '2026-11-01', reason: '省学联批复' };

async function versionOf({ id }: { id: string }): Promise<number> {
  const answer = await app.execute('query ($id: ID!) { organization(id: $id) { version } }', { id }, { actor: nation });
  return answer.data!['organization'].version as number;
}

async function act(verb: string, target: { id: string }, input: object, actor: Actor = nation) {
  const type = `Organization${verb}Input`;
  const name =
    verb === 'Suspend' || verb === 'Resume' || verb === 'Archive' || verb === 'Restore'
      ? 'OrganizationStateInput'
      : type;
  const version = await versionOf(target);
  return app.execute(
    `mutation ($id: ID!, $version: Int!, $input: ${name}!) { organization${verb}(id: $id, version: $version, input: $input) {
      organization { id name status parent { name } } userErrors { code path message } } }`,
    { id: target.id, version, input },
    { actor },
  );
}

async function create(parent: TestOrganization, level: string, kind: string, name: string, actor: Actor = nation) {
  const answer = await app.execute(
    `mutation ($input: OrganizationCreateInput!) { organizationCreate(input: $input) { organization { id name version } userErrors { code } } }`,
    { input: { level, kind, name, parentId: parent.id, effectiveOn: '2020-01-01' } },
    { actor },
  );
  return answer;
}

const made = (answer: Awaited<ReturnType<typeof create>>): { id: string } =>
  answer.data!['organizationCreate'].organization as { id: string };

describe('authority over organizations', () => {
  it.each(['Rename', 'Suspend', 'Archive'] as const)(
    'refuses %s to the signed-out, outsiders, siblings and children',
    async (verb) => {
      const input = verb === 'Rename' ? { ...GROUNDS, name: '新名' } : GROUNDS;
      const permission = `organization.${verb.toLowerCase()}` as const;
      const version = await versionOf(tree.school);
      const document = `mutation ($id: ID!, $version: Int!, $input: ${verb === 'Rename' ? 'OrganizationRenameInput' : 'OrganizationStateInput'}!) {
      organization${verb}(id: $id, version: $version, input: $input) { userErrors { code } } }`;
      const variables = { id: tree.school.id, version, input };
      const code = async (actor?: Actor): Promise<unknown> =>
        (await app.execute(document, variables, actor ? { actor } : {})).errors?.[0]?.extensions?.['code'];
      expect(await code()).toBe('UNAUTHENTICATED');
      expect(await code(actorWith([]))).toBe('FORBIDDEN');
      expect(await code(holder(tree.sibling, [permission]))).toBe('FORBIDDEN');
      expect(await code(holder(tree.department, [permission]))).toBe('FORBIDDEN');
      expect(await code(holder(tree.hubei, [permission]))).toBe('FORBIDDEN');
      expect(await code(holder(tree.hunan, [permission], 'HERE'))).toBe('FORBIDDEN');
    },
  );

  it('tells with viewerCan what the server then does', async () => {
    const answer = await app.execute(
      'query ($id: ID!) { organization(id: $id) { viewerCan { rename suspend resume createChild } externalCode } }',
      { id: tree.school.id },
      { actor: holder(tree.hunan, ['organization.rename', 'organization.suspend']) },
    );
    expect(answer.data!['organization']).toEqual({
      viewerCan: { rename: true, suspend: true, resume: false, createChild: false },
      externalCode: null,
    });
  });

  it('refuses filters by a field that the viewer may not read', async () => {
    const answer = await app.execute('{ organizations(filter: { externalCode: { startsWith: "4" } }) { totalCount } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST', reason: 'FILTER_FORBIDDEN' });
  });
});

describe('facts', () => {
  it('are cleared by null and kept when absent, as the contract says', async () => {
    const club = made(await create(tree.school, 'CLUB', 'CLUB', '岳麓大学琴社'));
    const update = async (input: object) =>
      app.execute(
        `mutation ($id: ID!, $version: Int!, $input: OrganizationUpdateInput!) {
          organizationUpdate(id: $id, version: $version, input: $input) {
            organization { shortName nameEn divisionCode } userErrors { code path message } } }`,
        { id: club.id, version: await versionOf(club), input },
        { actor: nation },
      );
    const set = await update({ shortName: '琴社', nameEn: 'Zither Club', divisionCode: '430100' });
    expect(codesOf(set, 'organizationUpdate')).toEqual([]);
    const cleared = await update({ shortName: null, divisionCode: null });
    expect(cleared.data!['organizationUpdate']).toEqual({
      organization: { shortName: null, nameEn: 'Zither Club', divisionCode: null },
      userErrors: [],
    });
    const wrong = await update({ divisionCode: '43' });
    expect(codesOf(wrong, 'organizationUpdate')).toEqual(['INVALID_INPUT']);
    for (const [code, refusal, words] of [
      ['999999', 'ORGANIZATION_DIVISION_UNKNOWN', 'Find the division by its name'],
      ['110103', 'ORGANIZATION_DIVISION_ENDED', '110101 东城区'],
      ['110100', 'ORGANIZATION_DIVISION_LAPSED', 'Choose a division in force'],
    ] as const) {
      const [error] = (await update({ divisionCode: code })).data!['organizationUpdate'].userErrors;
      expect(error).toMatchObject({ code: refusal, path: ['input', 'divisionCode'] });
      expect(error.message).toContain(words);
    }
  });
});

describe('history', () => {
  it('reads names and parents as of a day, finds former names, and refuses effect dates out of order', async () => {
    const club = made(await create(tree.school, 'CLUB', 'CLUB', '岳麓大学诗社'));
    const renamed = await act('Rename', club, { ...GROUNDS, name: '岳麓大学文学社' });
    expect(codesOf(renamed, 'organizationRename')).toEqual([]);
    const before = await app.execute(
      'query ($id: ID!) { organization(id: $id) { asOf(date: "2025-01-01") { name parentName status } formerNames { name } } }',
      {
        id: club.id,
      },
    );
    expect(before.data!['organization']).toEqual({
      asOf: { name: '岳麓大学诗社', parentName: '岳麓大学学生会', status: 'ACTIVE' },
      formerNames: [{ name: '岳麓大学诗社' }],
    });
    const found = await app.execute('{ organizations(search: "诗社") { nodes { name } } }');
    expect(found.data!['organizations'].nodes).toEqual([{ name: '岳麓大学文学社' }]);
    expect(
      codesOf(await act('Rename', club, { effectiveOn: '2026-10-01', reason: 'x', name: '早' }), 'organizationRename'),
    ).toEqual(['ORGANIZATION_DAY_ORDER']);
    expect(
      codesOf(await act('Rename', club, { effectiveOn: '2097-10-01', reason: 'x', name: '晚' }), 'organizationRename'),
    ).toEqual(['PLANNED_CHANGE_DAY']);
    const units = await app.execute(
      'query ($id: ID!) { organizationTree(parentId: $id, date: "2025-01-01") { name } }',
      { id: tree.school.id },
    );
    expect(units.data!['organizationTree'].map(({ name }: { name: string }) => name)).toContain('岳麓大学诗社');
  });

  it('shows ended organizations only to those who read internal facts there', async () => {
    const club = made(await create(tree.school, 'CLUB', 'CLUB', '岳麓大学棋社'));
    expect(codesOf(await act('Archive', club, GROUNDS), 'organizationArchive')).toEqual([]);
    const seen = async (actor?: Actor): Promise<unknown> =>
      (
        await app.execute(
          'query ($id: ID!) { organization(id: $id) { status } }',
          { id: club.id },
          actor ? { actor } : {},
        )
      ).data!['organization'];
    expect(await seen()).toBeNull();
    expect(await seen(holder(tree.sibling, ['organization.read']))).toBeNull();
    expect(await seen(holder(tree.school, ['organization.read']))).toEqual({ status: 'ARCHIVED' });
    expect(
      codesOf(await act('Restore', club, { ...GROUNDS, effectiveOn: '2026-11-02' }), 'organizationRestore'),
    ).toEqual([]);
  });
});

describe('structure', () => {
  it('moves a school with all below it and rewrites every row that carries its ancestors', async () => {
    const person = await enter(app, tree.department, '周敏');
    const moved = await act('Move', tree.school, { ...GROUNDS, parentId: tree.changsha.id });
    expect(codesOf(moved, 'organizationMove')).toEqual([]);
    expect(moved.data!['organizationMove'].organization.parent.name).toBe('长沙市学联');
    const [row] = await runRead<{ city: string; school: string }>(
      app.kernel,
      sql`select city_id as city, school_id as school from person where id = ${person.uuid}`,
    );
    expect(row).toEqual({ city: tree.changsha.uuid, school: tree.school.uuid });
    const wrong = await runRead(
      app.kernel,
      sql`select o.id from organization o left join organization p on p.id = o.parent_id
        where o.path <> coalesce(p.path, '') || right(o.path, 27) or o.depth <> coalesce(p.depth + 1, 0)
          or (o.level <> 'CITY' and o.city_id is distinct from p.city_id and o.parent_id is not null)
          or (o.level <> 'PROVINCIAL' and o.province_id is distinct from p.province_id and o.parent_id is not null)`,
    );
    expect(wrong).toEqual([]);
    const inCity = holder(tree.changsha, ['organization.read']);
    const list = await app.execute(
      'query ($id: ID!) { organizations(filter: { within: $id }) { totalCount } }',
      { id: tree.changsha.id },
      { actor: inCity },
    );
    expect(list.data!['organizations'].totalCount).toBeGreaterThanOrEqual(4);
    expect(
      codesOf(
        await act('Move', tree.school, { effectiveOn: '2026-11-02', reason: '复原', parentId: tree.hunan.id }),
        'organizationMove',
      ),
    ).toEqual([]);
  });

  it('refuses cycles, wrong levels and units left behind', async () => {
    expect(
      codesOf(
        await act('Move', tree.school, { ...GROUNDS, effectiveOn: '2026-11-03', parentId: tree.department.id }),
        'organizationMove',
      ),
    ).toEqual(['ORGANIZATION_CYCLE']);
    expect(
      codesOf(await act('Move', tree.department, { ...GROUNDS, parentId: tree.hubei.id }), 'organizationMove').length,
    ).toBe(0);
    await act('Move', tree.department, { effectiveOn: '2026-11-04', reason: '复原', parentId: tree.school.id });
    expect(codesOf(await create(tree.department, 'SCHOOL', 'STUDENT_UNION', '倒置'), 'organizationCreate')).toEqual([
      'ORGANIZATION_PARENT_LEVEL',
    ]);
    expect(codesOf(await create(tree.school, 'CITY', 'CLUB', '错层'), 'organizationCreate')).toEqual([
      'ORGANIZATION_KIND_LEVEL',
    ]);
    expect(
      codesOf(await act('Archive', tree.school, { ...GROUNDS, effectiveOn: '2026-11-20' }), 'organizationArchive'),
    ).toEqual(['ORGANIZATION_CHILDREN_LEFT']);
  });

  it('lets no circle arise from parallel moves', async () => {
    const a = made(await create(tree.hunan, 'CITY', 'FEDERATION', '甲市学联'));
    const b = made(await create(tree.hunan, 'CITY', 'FEDERATION', '乙市学联'));
    const school = made(await create(a as TestOrganization, 'SCHOOL', 'STUDENT_UNION', '丙大学学生会'));
    const answers = await Promise.all([
      act('Move', school, { ...GROUNDS, parentId: b.id }),
      act('Move', school, { ...GROUNDS, parentId: a.id }),
      act('Move', a, { ...GROUNDS, parentId: tree.hubei.id }),
    ]);
    expect(answers.every(({ errors }) => !errors || errors[0]?.extensions?.['code'] === 'CONFLICT')).toBe(true);
    const [{ count } = { count: -1 }] = await runRead<{ count: number }>(
      app.kernel,
      sql`with recursive up as (select id, parent_id, 1 as steps from organization union all
        select up.id, o.parent_id, steps + 1 from up join organization o on o.id = up.parent_id where steps < 20)
        select count(*)::int as count from up where steps >= 20`,
    );
    expect(count).toBe(0);
  });

  it('merges units with their children and splits one into parts', async () => {
    const left = made(await create(tree.school, 'DEPARTMENT', 'FACULTY_UNION', '数学学院学生会'));
    const right = made(await create(tree.school, 'DEPARTMENT', 'FACULTY_UNION', '统计学院学生会'));
    const club = made(await create(right as TestOrganization, 'CLUB', 'CLUB', '统计建模社'));
    expect(
      codesOf(
        await act('Merge', left, { ...GROUNDS, sourceIds: [right.id], moveChildren: false }),
        'organizationMerge',
      ),
    ).toEqual(['ORGANIZATION_CHILDREN_LEFT']);
    const merged = await act('Merge', left, { ...GROUNDS, sourceIds: [right.id], moveChildren: true });
    expect(codesOf(merged, 'organizationMerge')).toEqual([]);
    const after = await app.execute(
      'query ($club: ID!, $right: ID!) { club: organization(id: $club) { parent { id } } right: organization(id: $right) { status successors { nodes { id } } } }',
      { club: club.id, right: right.id },
      { actor: nation },
    );
    expect(after.data).toEqual({
      club: { parent: { id: left.id } },
      right: { status: 'MERGED', successors: { nodes: [{ id: left.id }] } },
    });
    const part = (name: string, childIds: string[]): object => ({ name, childIds });
    const none = await act('Split', left, {
      effectiveOn: '2026-11-05',
      reason: 'x',
      parts: [part('甲院', []), part('乙院', [])],
    });
    expect(codesOf(none, 'organizationSplit')).toEqual(['ORGANIZATION_SPLIT_CHILDREN']);
    const split = await act('Split', left, {
      effectiveOn: '2026-11-05',
      reason: 'x',
      parts: [part('甲院学生会', [club.id]), part('乙院学生会', [])],
    });
    expect(codesOf(split, 'organizationSplit')).toEqual([]);
  });

  it('keeps the limit of departments under fifty parallel foundings', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create(tree.sibling, 'DEPARTMENT', 'UNION_DEPARTMENT', `部门${index}`)),
    );
    const codes = answers.map((answer) => codesOf(answer, 'organizationCreate')[0] ?? 'OK');
    expect(codes.filter((code) => code === 'OK')).toHaveLength(6);
    expect(new Set(codes)).toEqual(new Set(['OK', 'RULE_LIMIT_REACHED']));
  });
});

describe('reading', () => {
  it('answers nested lists in one statement whatever their size', async () => {
    const NESTED = `query ($first: Int) { organizations(first: $first, filter: { level: { in: [PROVINCIAL, CITY] } }) {
      totalCount nodes { name childCount descendantCounts { level count } parent { name ancestors { nodes { name } } }
        children(first: $first) { totalCount nodes { name profile { __typename ... on ClubProfile { clubType } } children(first: 3) { nodes { id } } } } } } }`;
    for (const first of [1, 20]) {
      const reads = await app.countReads(async () => {
        const answer = await app.execute(NESTED, { first });
        expect(answer.errors).toBeUndefined();
      });
      expect(reads).toBe(1);
    }
  });

  it('leaves an audit trail that verifies', async () => {
    const { broken, count } = await verifyAudit((statement) => runRead(app.kernel, statement));
    expect(broken).toBeNull();
    expect(count).toBeGreaterThan(20);
  });
});

describe('rules', () => {
  it('takes effect as a new version and respects a charter’s range', async () => {
    const packs = await app.execute(
      '{ rulePacks(filter: { kind: { eq: STUDENT_UNION } }) { nodes { id version } } }',
      {},
      { actor: nation },
    );
    const base = packs.data!['rulePacks'].nodes[0] as { id: string };
    const drafted = await app.execute(
      'mutation ($input: RulePackDraftInput!) { rulePackDraft(input: $input) { rulePack { id version } userErrors { code } } }',
      {
        input: {
          name: '岳麓大学学生会章程',
          basedOnId: base.id,
          organizationId: tree.school.id,
          validFrom: '2026-11-01',
        },
      },
      { actor: nation },
    );
    const draft = drafted.data!['rulePackDraft'].rulePack as { id: string; version: number };
    const SET = `mutation ($id: ID!, $version: Int!, $input: RuleParameterSetInput!) { rulePackParameterSet(id: $id, version: $version, input: $input) { rulePack { version } userErrors { code } } }`;
    const set = (number: number, version: number) =>
      app.execute(
        SET,
        { id: draft.id, version, input: { key: 'presidiumSeatsMax', number, source: '章程第十条' } },
        { actor: nation },
      );
    expect(codesOf(await set(9, draft.version), 'rulePackParameterSet')).toEqual(['RULE_VALUE_RANGE']);
    const done = await set(3, draft.version);
    expect(codesOf(done, 'rulePackParameterSet')).toEqual([]);
    const published = await app.execute(
      'mutation ($id: ID!, $version: Int!) { rulePackPublish(id: $id, version: $version) { rulePack { status } userErrors { code } } }',
      { id: draft.id, version: done.data!['rulePackParameterSet'].rulePack.version },
      { actor: nation },
    );
    expect(codesOf(published, 'rulePackPublish')).toEqual([]);
    const rules = await app.execute('query ($id: ID!) { effectiveRules(organizationId: $id) { key number source } }', {
      id: tree.school.id,
    });
    expect(rules.data!['effectiveRules']).toContainEqual({ key: 'presidiumSeatsMax', number: 3, source: '章程第十条' });
    const other = await app.execute('query ($id: ID!) { effectiveRules(organizationId: $id) { key number } }', {
      id: tree.sibling.id,
    });
    expect(other.data!['effectiveRules']).toContainEqual({ key: 'presidiumSeatsMax', number: 5 });
  });

  it('lets a charter tighten lists and numbers only, also by way of the version that it follows', async () => {
    const draftOn = async (basedOnId: string | null) => {
      const answer = await app.execute(
        'mutation ($input: RulePackDraftInput!) { rulePackDraft(input: $input) { rulePack { id version kind parameters { key floor } } userErrors { code } } }',
        { input: { name: '湘江大学学生会章程', basedOnId, organizationId: tree.sibling.id, validFrom: '2027-01-01' } },
        { actor: nation },
      );
      return answer.data!['rulePackDraft'].rulePack as { id: string; version: number; parameters: object[] };
    };
    const { id, version } = await draftOn(null);
    const set = async (input: object) => {
      const answer = await app.execute(
        `mutation ($id: ID!, $version: Int!, $input: RuleParameterSetInput!) { rulePackParameterSet(id: $id, version: $version, input: $input) {
          userErrors { code path message } } }`,
        { id, version, input: { source: '章程', ...input } },
        { actor: nation },
      );
      return answer.data!['rulePackParameterSet'].userErrors[0];
    };
    expect(await set({ key: 'allowedTitles', values: ['OFFICER', 'HEAD_OF_CENTRE'] })).toMatchObject({
      code: 'RULE_LIST_BEYOND',
      path: ['input', 'values'],
    });
    expect(await set({ key: 'presidiumTitles', values: ['CHAIR'] })).toMatchObject({ code: 'RULE_LIST_MISSING' });
    expect(await set({ key: 'departmentsMax', number: 5, ceiling: 99 })).toMatchObject({ code: 'RULE_CHARTER_RANGE' });
    expect(await set({ key: 'departmentsMax' })).toMatchObject({ code: 'RULE_VALUE_MISSING' });
    expect(await set({ key: 'allowedTitles', values: [] })).toMatchObject({ code: 'RULE_VALUE_MISSING' });
    // The rules of federations know titles that a union may not have: a charter that takes them over is not published.
    const packs = await app.execute(
      '{ rulePacks(filter: { kind: { eq: FEDERATION }, status: { eq: PUBLISHED } }) { nodes { id } } }',
      {},
      { actor: nation },
    );
    const copied = await draftOn(packs.data!['rulePacks'].nodes[0].id as string);
    expect(copied).toMatchObject({ kind: null });
    expect(copied.parameters.length).toBeGreaterThan(0);
    const published = await app.execute(
      'mutation ($id: ID!, $version: Int!) { rulePackPublish(id: $id, version: $version) { userErrors { code } } }',
      { id: copied.id, version: copied.version },
      { actor: nation },
    );
    expect(codesOf(published, 'rulePackPublish')).toEqual(['RULE_LIST_BEYOND']);
  });

  it('takes one open declaration of an exception, however many are sent at once', async () => {
    const declare = () =>
      app.execute(
        `mutation ($id: ID!, $input: RuleExceptionDeclareInput!) {
          ruleExceptionDeclare(organizationId: $id, input: $input) { userErrors { code } } }`,
        { id: tree.sibling.id, input: { key: 'staffMax', number: 50, reason: '多校区' } },
        { actor: holder(tree.sibling, ['rulepack.except', 'organization.read']) },
      );
    const answers = await Promise.all(Array.from({ length: 10 }, declare));
    const codes = answers.map((answer) => codesOf(answer, 'ruleExceptionDeclare')[0] ?? 'OK');
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['OK', 'RULE_EXCEPTION_OPEN']));
  });

  it('counts a declared exception once the level above confirms it', async () => {
    const declared = await app.execute(
      `mutation ($id: ID!, $input: RuleExceptionDeclareInput!) { ruleExceptionDeclare(organizationId: $id, input: $input) { ruleException { id version } userErrors { code } } }`,
      { id: tree.foreign.id, input: { key: 'staffMax', number: 55, reason: '多校区' } },
      { actor: holder(tree.foreign, ['rulepack.except', 'organization.read']) },
    );
    const { id, version } = declared.data!['ruleExceptionDeclare'].ruleException as { id: string; version: number };
    const DECIDE = `mutation ($id: ID!, $version: Int!) { ruleExceptionDecide(id: $id, version: $version, isConfirmed: true) { userErrors { code } } }`;
    // What may be done is said as it is judged: not by the union itself, nor from elsewhere, but by the level above.
    const readers: [TestOrganization, boolean][] = [
      [tree.foreign, false],
      [tree.hubei, true],
      [tree.national, true],
    ];
    const LIST = `query ($within: ID!) { ruleExceptions(filter: { within: $within, status: { eq: DECLARED } }) { nodes { id viewerCan { decide } } } }`;
    for (const [place, decide] of readers) {
      const seen = await app.execute(
        LIST,
        { within: tree.hubei.id },
        { actor: holder(place, ['rulepack.manage', 'organization.read']) },
      );
      expect(seen.data?.['ruleExceptions'].nodes, place.id).toEqual([{ id, viewerCan: { decide } }]);
    }
    const elsewhere = await app.execute(LIST, { within: tree.hunan.id }, { actor: nation });
    expect(elsewhere.data?.['ruleExceptions'].nodes.map((node: { id: string }) => node.id)).not.toContain(id);
    const decideAs = (...permissions: ('rulepack.manage' | 'organization.read')[]) =>
      app.execute(DECIDE, { id, version }, { actor: holder(tree.foreign, permissions) });
    const own = await decideAs('rulepack.manage', 'organization.read');
    expect(own.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const blind = await decideAs('rulepack.manage');
    expect(blind.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(codesOf(await app.execute(DECIDE, { id, version }, { actor: nation }), 'ruleExceptionDecide')).toEqual([]);
    const rules = await app.execute(
      'query ($id: ID!) { effectiveRules(organizationId: $id) { key number isException } }',
      { id: tree.foreign.id },
    );
    expect(rules.data!['effectiveRules']).toContainEqual({ key: 'staffMax', number: 55, isException: true });
    const decided = await app.execute(
      `{ ruleExceptions(filter: { organizationId: { eq: "${tree.foreign.id}" } }) { nodes { viewerCan { decide } } } }`,
      {},
      { actor: nation },
    );
    expect(decided.data?.['ruleExceptions'].nodes).toEqual([{ viewerCan: { decide: false } }]);
  });
});
