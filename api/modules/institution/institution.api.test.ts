import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadDivisions);
});
afterAll(() => app.close());

const national = actorWith(['institution.manage']);
const hunan = actorWith(['institution.manage'], { level: 'PROVINCIAL', divisionCode: '430000' });

const CREATE = `mutation ($input: InstitutionCreateInput!, $key: String) {
  institutionCreate(input: $input, idempotencyKey: $key) { institution { id name code version viewerCan { manage change } } userErrors { code path message } }
}`;

const input = (name: string, code: string | null, provinceCode = '430000') => ({
  name,
  code,
  category: 'REGULAR_UNIVERSITY',
  educationLevel: 'UNDERGRADUATE',
  ownership: 'PUBLIC',
  supervisingAuthorities: ['教育部'],
  provinceCode,
});

describe('institutionCreate', () => {
  it('is refused to the signed-out and to other provinces', async () => {
    const out = await app.execute(CREATE, { input: input('甲大学', '4143000001') });
    expect(out.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const wrong = await app.execute(CREATE, { input: input('甲大学', '4143000001', '440000') }, { actor: hunan });
    expect(wrong.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const outsider = await app.execute(CREATE, { input: input('甲大学', '4143000001') }, { actor: actorWith([]) });
    expect(outsider.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('enters a school once for one key, and refuses a code clash in the reader’s language', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => app.execute(CREATE, { input: input('岳麓大学', '4143000002'), key: 'k1' }, { actor: hunan })),
    );
    expect(first?.errors).toBeUndefined();
    expect(first?.data?.['institutionCreate'].institution.id).toBe(second?.data?.['institutionCreate'].institution.id);
    const clash = await app.execute(
      CREATE,
      { input: input('乙大学', '4143000002') },
      { actor: national, locale: 'zh-CN' },
    );
    expect(clash.data?.['institutionCreate'].userErrors).toMatchObject([
      { code: 'INSTITUTION_CODE_TAKEN', path: ['input', 'code'] },
    ]);
    const bad = await app.execute(CREATE, { input: input('', '12') }, { actor: national });
    expect(bad.data?.['institutionCreate'].userErrors.map((error: { path: string[] }) => error.path[1])).toEqual([
      'name',
      'code',
    ]);
  });
});

describe('institutions', () => {
  it('finds present and former names by characters, pinyin and initials', async () => {
    const created = await app.execute(CREATE, { input: input('湘江理工大学', '4143000003') }, { actor: hunan });
    const { id, version } = created.data!['institutionCreate'].institution;
    const renamed = await app.execute(
      `mutation ($id: ID!, $version: Int!, $input: InstitutionRenameInput!) {
        institutionRename(id: $id, version: $version, input: $input) { institution { name aliases { kind value validUntil } version } userErrors { code } } }`,
      { id, version, input: { name: '潇湘科技大学', effectiveOn: '2026-09-01', reason: '教育部批复' } },
      { actor: hunan },
    );
    expect(renamed.data?.['institutionRename'].institution).toMatchObject({ name: '潇湘科技大学', version: 2 });
    for (const search of ['潇', 'xxkj', 'xiaoxiang', '湘江理工', '4143000003']) {
      const found = await app.execute(
        `query ($search: String) { institutions(search: $search) { nodes { name } totalCount } }`,
        { search },
      );
      expect(found.data?.['institutions'].nodes, search).toMatchObject([{ name: '潇湘科技大学' }]);
    }
    const stale = await app.execute(
      `mutation ($id: ID!, $input: InstitutionUpdateInput!) { institutionUpdate(id: $id, version: 1, input: $input) { userErrors { code } } }`,
      { id, input: { location: '长沙市' } },
      { actor: hunan },
    );
    expect(stale.data?.['institutionUpdate'].userErrors).toEqual([{ code: 'STALE_VERSION' }]);
  });

  it('pages by cursor without gaps and in one statement, whatever the selection', async () => {
    for (let index = 0; index < 25; index += 1) {
      await app.execute(
        CREATE,
        { input: input(`测试学院${index}`, `41430001${String(index).padStart(2, '0')}`) },
        { actor: national },
      );
    }
    const PAGE = `query ($after: String, $before: String, $first: Int, $last: Int) {
      institutions(first: $first, after: $after, last: $last, before: $before, orderBy: [{ field: CODE, direction: DESC }]) {
        edges { cursor at: node { c: code } } nodes { id province { n: name } units { nodes { id } } }
        pageInfo { hasNextPage hasPreviousPage endCursor startCursor } totalCount } }`;
    const seen: string[] = [];
    let after: string | null = null;
    let reads = 0;
    do {
      let page: Awaited<ReturnType<TestApp['execute']>> | undefined;
      reads = await app.countReads(async () => (page = await app.execute(PAGE, { first: 10, after })));
      expect(page?.errors).toBeUndefined();
      expect(reads).toBe(1);
      seen.push(...page!.data!['institutions'].edges.map((edge: { at: { c: string } }) => edge.at.c));
      after = page!.data!['institutions'].pageInfo.hasNextPage ? page!.data!['institutions'].pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(27);
    expect(seen).toEqual(seen.toSorted().toReversed());
    const last = await app.execute(PAGE, { last: 3 });
    expect(last.data?.['institutions'].edges.map((edge: { at: { c: string } }) => edge.at.c)).toEqual(seen.slice(-3));
  });

  it('clears what may be empty by null and refuses null elsewhere', async () => {
    const created = await app.execute(CREATE, { input: input('洞庭学院', '4143000099') }, { actor: hunan });
    const { id } = created.data!['institutionCreate'].institution;
    const update = (version: number, change: object) =>
      app.execute(
        `mutation ($id: ID!, $version: Int!, $input: InstitutionUpdateInput!) {
          institutionUpdate(id: $id, version: $version, input: $input) { institution { location version } userErrors { code path } } }`,
        { id, version, input: change },
        { actor: hunan },
      );
    await update(1, { location: '岳阳市' });
    const cleared = await update(2, { location: null });
    expect(cleared.data!['institutionUpdate']).toEqual({ institution: { location: null, version: 3 }, userErrors: [] });
    for (const field of ['category', 'educationLevel', 'ownership', 'supervisingAuthorities']) {
      const refused = await update(3, { [field]: null });
      expect(refused.data!['institutionUpdate'].userErrors, field).toEqual([
        { code: 'INVALID_INPUT', path: ['input', field] },
      ]);
    }
  });

  it('refuses hostile paging before any SQL', async () => {
    for (const args of [
      'first: 100000000',
      'first: -1',
      'first: 0',
      'first: 5, last: 5',
      'offset: -1',
      'offset: 20000',
      'after: "x.y"',
    ]) {
      const reads = await app.countReads(async () => {
        const answer = await app.execute(`{ institutions(${args}) { nodes { id } } }`);
        expect(answer.errors?.[0]?.extensions?.['code'], args).toMatch(/BAD_REQUEST|LIMIT_EXCEEDED/);
      });
      expect(reads).toBe(0);
    }
  });
});
