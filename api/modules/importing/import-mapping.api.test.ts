import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { buildFederation, holder, type TestFederation } from '../../testing/federation.ts';
import { BATCH, commit, dump, importAll, officer, plan, run, undo, type Data } from '../../testing/imports.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { workbookOf } from './sheet/test-files.ts';

let app: TestApp;
let served: Served;
let federation: TestFederation;
let clerk: string;
let importer: string;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  await withTransaction(app.kernel, loadDivisions);
  federation = await buildFederation(app);
  clerk = await officer(app, federation.hunan, 'clerk', ['person.read']);
  importer = await officer(app, federation.hunan, 'importer', ['import.run', 'institution.manage']);
  await runRead(app.kernel, sql`update institution set code = '4143000001' where id = ${federation.institutionUuid}`);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

const ALL = [
  'import.run',
  'institution.manage',
  'organization.create',
  'organization.update',
  'organization.link',
  'person.manage',
  'person.read',
] as const;
const national = () => ({ actor: holder(federation.national, [...ALL]) });
const text = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));
const SEEN = `${BATCH} sheetName sheetNames encoding issues { code field message } sampleRows { rowNumber cells }
  mapping { headerRow headers { column text field } fields { field column isRequired } translations { field from to } profileKey }
  rows(first: 20) { nodes { rowNumber name state issues { code message } values { field after } } }`;

async function replan(batch: Data, input: object): Promise<Data> {
  const answer = await app.execute(
    `mutation ($id: ID!, $version: Int!, $input: ImportReplanInput!) {
      importReplan(id: $id, version: $version, input: $input) { batch { ${SEEN} } userErrors { code path message } } }`,
    { id: batch['id'], version: batch['version'], input },
    national(),
  );
  expect(answer.errors).toBeUndefined();
  return answer.data!['importReplan'] as Data;
}

async function planned(bytes: Buffer, input: Record<string, unknown> = {}): Promise<Data> {
  const answer = await plan(app, national(), bytes, input, SEEN);
  expect(answer.errors).toBeUndefined();
  return answer.data!['importPlan'].batch as Data;
}

const valuesOf = (batch: Data, row = 0): Record<string, string> =>
  Object.fromEntries(
    batch['rows'].nodes[row].values.map(({ field, after }: { field: string; after: string }) => [field, after]),
  );

describe('how a file is read', () => {
  it('offers its worksheets and reads the chosen one; one that is not there is refused by name', async () => {
    const head = ['学校名称', '学校标识码', '省份'];
    const book = workbookOf(
      {
        甲: [head, ['甲表示例大学', '4143090101', '湖南省']],
        乙: [head, ['乙表示例大学', '4143090102', '湖南省']],
        空: [],
      },
      'xlsx',
    );
    const first = await planned(book);
    expect(first).toMatchObject({ sheetName: '甲', sheetNames: ['甲', '乙'] });
    const { batch } = await replan(first, { sheetName: '乙' });
    expect(batch).toMatchObject({ sheetName: '乙', rows: { nodes: [{ name: '乙表示例大学' }] } });
    const missing = await replan(batch, { sheetName: '空' });
    expect(missing).toMatchObject({
      batch: null,
      userErrors: [{ code: 'IMPORT_SHEET_UNKNOWN', message: expect.stringContaining('甲、乙') }],
    });
  });

  it('takes the encoding that is chosen and refuses bytes that do not fit it', async () => {
    // 联通 in GBK is the classic text that looks like valid UTF-8.
    const bytes = Buffer.concat([
      text(['name,code,province', '']),
      Buffer.from('c1aacda8', 'hex'),
      Buffer.from(',4143090103,430000'),
    ]);
    const guessed = await planned(Buffer.from(bytes));
    const { batch } = await replan(guessed, { encoding: 'GB18030' });
    expect(batch).toMatchObject({ encoding: 'gb18030' });
    expect(batch['rows'].nodes[0].name).toBe('联通');
    const chinese = await planned(text(['学校名称,学校标识码,省份', '编码示例大学,4143090104,湖南省']));
    const refused = await replan(chinese, { encoding: 'UTF_8' });
    expect(refused['batch']).toMatchObject({ encoding: 'utf-8' });
    const broken = await replan(batch, { encoding: 'UTF_8' });
    expect(broken).toMatchObject({
      batch: null,
      userErrors: [{ code: 'IMPORT_BROKEN_ENCODING', path: ['input', 'uploadId'] }],
    });
  });

  it('reads columns by position where headers are doubled, blank or missing', async () => {
    const doubled = await planned(text(['名称,标识码,名称,', '甲位示例大学,4143090105,旧名,湖南省']));
    expect(doubled['issues'].map(({ code }: { code: string }) => code)).toContain('DUPLICATE_HEADER');
    const positions = [
      { field: 'name', column: 0 },
      { field: 'code', column: 1 },
      { field: 'province', column: 3 },
    ];
    const defaults = [
      { field: 'educationLevel', value: '本科' },
      { field: 'ownership', value: '公办' },
    ];
    const { batch } = await replan(doubled, { mapping: { headerRow: 1, columns: [], positions, defaults } });
    expect(batch['rows'].nodes[0].issues).toEqual([]);
    expect(batch['counts']).toMatchObject({ rows: 1, new: 1, errors: 0 });
    expect(batch['mapping'].fields).toContainEqual({ field: 'province', column: 3, isRequired: false });

    const bare = await planned(text(['乙位示例大学,4143090106,甲,湖南省', '丙位示例大学,4143090107,乙,湖南省']));
    expect(bare['mapping'].headerRow).toBe(0);
    expect(bare['sampleRows'][0]).toMatchObject({
      rowNumber: 1,
      cells: ['乙位示例大学', '4143090106', '甲', '湖南省'],
    });
    const headless = await replan(bare, { mapping: { headerRow: 0, columns: [], positions, defaults } });
    expect(headless['batch']['rows'].nodes.map(({ name }: { name: string }) => name)).toEqual([
      '乙位示例大学',
      '丙位示例大学',
    ]);
    expect(headless['batch']['counts']).toMatchObject({ rows: 2, new: 2 });
  });

  it('never reads a sensitive column, by position either', async () => {
    const batch = await planned(text(['身份证号,学号,学校标识码', '430100200001010000,2024001,4143000001']), {
      target: 'PERSON',
    });
    const positions = [
      { field: 'name', column: 0 },
      { field: 'studentNumber', column: 1 },
      { field: 'institutionCode', column: 2 },
    ];
    const again = await replan(batch, { mapping: { headerRow: 1, columns: [], positions } });
    expect(again['batch']['issues'].map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['SENSITIVE_COLUMN', 'MISSING_COLUMN']),
    );
    expect(JSON.stringify(again['batch']['rows'])).not.toContain('430100200001010000');
  });

  it('translates values and fills empty cells, and shows it', async () => {
    const batch = await planned(
      text([
        '学校名称,学校标识码,省份,办学层次,办学性质',
        '译值示例大学,4143090108,湘, U ,',
        '译值示例学院,4143090109,湘,V,民办',
      ]),
    );
    expect(batch['counts'].errors).toBe(2);
    const columns = ['学校名称', '学校标识码', '省份', '办学层次', '办学性质'].map((header, index) => ({
      field: ['name', 'code', 'province', 'educationLevel', 'ownership'][index],
      headers: [header],
    }));
    const translations = [
      { field: 'province', from: '湘', to: '湖南省' },
      { field: 'educationLevel', from: 'u', to: '本科' },
      { field: 'educationLevel', from: 'V', to: '专科' },
    ];
    const mapping = { columns, translations, defaults: [{ field: 'ownership', value: '公办' }] };
    const { batch: better } = await replan(batch, { mapping });
    expect(better['counts']).toMatchObject({ rows: 2, new: 2, errors: 0 });
    expect(valuesOf(better)).toMatchObject({
      educationLevel: 'UNDERGRADUATE',
      ownership: 'PUBLIC',
      provinceCode: '430000',
    });
    expect(valuesOf(better, 1)).toMatchObject({ ownership: 'PRIVATE' });
    expect(better['mapping'].translations).toHaveLength(3);
    const wrong = await replan(better, {
      mapping: { ...mapping, translations: [{ field: 'colour', from: 'a', to: 'b' }] },
    });
    expect(wrong).toMatchObject({ batch: null, userErrors: [{ code: 'IMPORT_MAPPING_FIELD' }] });
  });

  it('keeps a whole mapping under a name, gives it another, and deletes it', async () => {
    const mapping = {
      headerRow: 2,
      columns: [{ field: 'name', headers: ['校名'] }],
      positions: [{ field: 'code', column: 4 }],
      defaults: [{ field: 'province', value: '湖南省' }],
      translations: [{ field: 'ownership', from: 'G', to: '公办' }],
    };
    const SAVE = `mutation ($input: ImportProfileSaveInput!, $id: ID, $version: Int) { importProfileSave(input: $input, id: $id, version: $version) {
      profile { id name version headerRow columns { field headers } positions { field column } defaults { field value } translations { field from to } }
      userErrors { code path } } }`;
    const save = async (input: object, more: object = {}): Promise<Data> =>
      (await app.execute(SAVE, { input, ...more }, { token: importer })).data!['importProfileSave'] as Data;
    const { profile } = await save({ name: '甲版', target: 'INSTITUTION', mapping });
    expect(profile).toMatchObject({ name: '甲版', ...mapping });
    const renamed = await save(
      { name: '乙版', target: 'INSTITUTION', mapping },
      { id: profile.id, version: profile.version },
    );
    expect(renamed['profile']).toMatchObject({ id: profile.id, name: '乙版', ...mapping });
    const stale = await save(
      { name: '丙版', target: 'INSTITUTION', mapping },
      { id: profile.id, version: profile.version },
    );
    expect(stale).toMatchObject({ profile: null, userErrors: [{ code: 'STALE_VERSION' }] });
    const gone = await app.execute(
      'mutation ($id: ID!, $version: Int!) { importProfileDelete(id: $id, version: $version) { userErrors { code } } }',
      { id: profile.id, version: renamed['profile'].version },
      { token: importer },
    );
    expect(gone.data!['importProfileDelete'].userErrors).toEqual([]);
    const left = await app.execute('{ importProfiles { totalCount } }', {}, { token: importer });
    expect(left.data!['importProfiles'].totalCount).toBe(0);
  });
});

describe('associations overseas', () => {
  const list = text([
    '组织名称,组织类型,所在国家,上级组织,外部编码',
    '示例邦大学中国学生学者联谊会,海外学联,德国,,OS-1',
    'Example State CSSA,overseas association,nl,湖南省学联,OS-2',
    '无名邦学联,海外留学生组织,亚特兰蒂斯,没有的学联,OS-3',
    '指向学校学联,海外学联,,岳麓大学学生会,OS-4',
  ]);

  it('are founded without a parent, affiliated with their federation, and undone with the edge', async () => {
    const before = await dump(app);
    const input = { target: 'ORGANIZATION', policy: 'SKIP_BAD' };
    const batch = await planned(list, input);
    expect(
      batch['rows'].nodes.map(({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code)),
    ).toEqual([[], [], ['UNKNOWN_VALUE'], ['PARENT_UNKNOWN']]);
    await commit(app, national(), batch as never);
    expect(await run(app, batch['id'], national().actor)).toBe('DONE');
    const made = await runRead(
      app.kernel,
      sql`select o.name, o.level, o.parent_id as "parentId", o.host_country as country, f.name as federation, l.kind
        from organization o join organization_link l on l.from_id = o.id join organization f on f.id = l.to_id
        where o.kind = 'OVERSEAS_ASSOCIATION' and o.external_code like 'OS-%' order by o.external_code`,
    );
    expect(made).toEqual([
      {
        name: '示例邦大学中国学生学者联谊会',
        level: 'SCHOOL',
        parentId: null,
        country: 'DE',
        federation: expect.stringMatching(/全国|national/i),
        kind: 'AFFILIATED_WITH',
      },
      expect.objectContaining({ country: 'NL', federation: '湖南省学联', parentId: null }),
    ]);
    const again = await planned(list, input);
    expect(again['counts']).toMatchObject({ unchanged: 2, new: 0, changed: 0, errors: 2 });
    const middle = await dump(app);
    const moved = await importAll(
      app,
      national(),
      text(['组织名称,组织类型,上级组织,外部编码', '示例邦大学中国学生学者联谊会,海外学联,湖南省学联,OS-1']),
      { target: 'ORGANIZATION' },
    );
    expect(moved['counts']).toMatchObject({ changed: 1 });
    const [edges] = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from organization_link l join organization o on o.id = l.from_id where o.external_code = 'OS-1'`,
    );
    expect(edges!.count).toBe(2);
    expect((await undo(app, national(), moved['id'])).data!['importUndo'].userErrors).toEqual([]);
    expect(await dump(app)).toEqual(middle);
    expect((await undo(app, national(), batch['id'])).data!['importUndo'].userErrors).toEqual([]);
    expect(await dump(app)).toEqual(before);
  });

  it('give no command: a province may not found them', async () => {
    const hunan = { actor: holder(federation.hunan, [...ALL]) };
    const answer = await plan(app, hunan, list, { target: 'ORGANIZATION' }, SEEN);
    expect(answer.data!['importPlan'].batch.rows.nodes[0].issues).toMatchObject([{ code: 'NOT_YOUR_UNIT' }]);
  });
});

describe('guides and templates', () => {
  it('say what a kind holds, and whether the viewer may import it', async () => {
    const ASK =
      '{ importGuides { target templates fields { field isRequired alternatives headers } viewerCan { plan } } }';
    const answer = await app.execute(ASK, {}, { token: importer });
    const guides = answer.data!['importGuides'] as Data[];
    expect(guides.map(({ target, viewerCan }) => [target, viewerCan.plan])).toEqual([
      ['INSTITUTION', true],
      ['ORGANIZATION', true],
      ['PERSON', false],
    ]);
    expect(guides[0]!['fields'][0]).toMatchObject({ field: 'name', isRequired: true, alternatives: [] });
    expect(guides[1]!['templates']).toEqual(['faculties', 'clubs', 'overseas-associations']);
    expect((await app.execute(ASK, {}, { token: clerk })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  const get = (path: string, token: string): Promise<Response> =>
    fetch(`${served.address}/imports/templates/${path}`, { headers: { authorization: `Bearer ${token}` } });

  it.each(['institutions', 'faculties', 'clubs', 'overseas-associations', 'people'])(
    'the template of %s is read back with every column known, in both formats and languages, and its example kept out',
    async (name) => {
      const target = name === 'institutions' ? 'INSTITUTION' : name === 'people' ? 'PERSON' : 'ORGANIZATION';
      for (const file of [
        `${name}.csv?locale=zh-CN`,
        `${name}.xlsx?locale=zh-CN`,
        `${name}.csv?locale=en`,
        `${name}.xlsx?locale=en`,
      ]) {
        const response = await get(file, importer);
        expect(response.status, file).toBe(200);
        expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
        const batch = await planned(Buffer.from(await response.arrayBuffer()), { target });
        const left = batch['issues'].filter(({ code }: { code: string }) => code !== 'AMBIGUOUS_COLUMN');
        expect(left, file).toEqual([]);
        expect(batch['counts'], file).toMatchObject({ rows: 1, errors: 1 });
      }
    },
  );

  it('a filled template comes in and is unchanged the second time', async () => {
    const [header] = (await (await get('clubs.csv?locale=zh-CN', importer)).text()).split('\r\n');
    const filled = Buffer.from(`${header}\r\n往返示例社,社团,岳麓大学学生会,,,RT-1,2020-09-01\r\n`);
    const batch = await importAll(app, national(), filled, { target: 'ORGANIZATION' });
    expect(batch['counts']).toMatchObject({ rows: 1, new: 1 });
    expect((await planned(filled, { target: 'ORGANIZATION' }))['counts']).toMatchObject({
      unchanged: 1,
      new: 0,
      errors: 0,
    });
    await undo(app, national(), batch['id']);
  });

  it('are refused to those who may not import, and by the name that is wrong', async () => {
    expect((await get('clubs.csv', clerk)).status).toBe(403);
    const unknown = await get('clubs.pdf?locale=zh-CN', importer);
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({
      errors: [{ extensions: { reason: 'IMPORT_TEMPLATE_UNKNOWN' } }],
    });
  });
});
