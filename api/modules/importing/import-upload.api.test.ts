import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { buildFederation, codesOf, type TestFederation } from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { purgeJob } from './importing.jobs.ts';
import { workbookOf, xlsxOf, zipOf } from './sheet/test-files.ts';
import { BATCH, dump, officer, post, run, schoolCsv, type UploadAnswer } from '../../testing/imports.ts';

const NOON = '2026-11-24T12:00:00+08:00';
const PLAN = `mutation ($input: ImportPlanInput!) { importPlan(input: $input) { batch { ${BATCH} } userErrors { code message path } } }`;

let app: TestApp;
let served: Served;
let federation: TestFederation;
let hunan: string;
let hubei: string;
let clerk: string;
beforeAll(async () => {
  app = await createTestApp(NOON);
  served = await serve(app);
  await withTransaction(app.kernel, loadDivisions);
  federation = await buildFederation(app);
  hunan = await officer(app, federation.hunan, 'hunan', ['import.run', 'institution.manage']);
  hubei = await officer(app, federation.hubei, 'hubei', ['import.run', 'institution.manage']);
  clerk = await officer(app, federation.hunan, 'clerk', ['person.read']);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

const bearer = (token: string, more: Record<string, string> = {}): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...more,
});
const codeOf = ({ body }: UploadAnswer): string | undefined => body.errors?.[0]?.extensions['code'];
const reasonOf = ({ body }: UploadAnswer): string | undefined => body.errors?.[0]?.extensions['reason'];
const GOOD = schoolCsv([['上传示例大学', '4143090001', '湖南省', '长沙市']]);

async function uploaded(token: string, bytes: Uint8Array = GOOD): Promise<string> {
  const { status, body } = await post(served, bytes, bearer(token));
  expect(status).toBe(201);
  return body.uploadId!;
}

const planOf = (token: string, uploadId: string, locale: 'en' | 'zh-CN' = 'en', input: object = {}) =>
  app.execute(PLAN, { input: { uploadId, target: 'INSTITUTION', ...input } }, { token, locale });

describe('POST /imports', () => {
  it('takes bytes from those who may import, and from nobody else', async () => {
    expect(codeOf(await post(served, GOOD, {}))).toBe('UNAUTHENTICATED');
    expect(codeOf(await post(served, GOOD, bearer(clerk)))).toBe('FORBIDDEN');
    expect(await uploaded(hunan)).toMatch(/^upl_/);
    const cookie = { cookie: `__Host-xuelian=${hunan}`, origin: 'https://evil.example' };
    expect((await post(served, GOOD, cookie)).status).toBe(403);
    expect((await post(served, GOOD, { ...cookie, origin: served.address })).status).toBe(201);
  });

  it('refuses what is too large, empty or of another media type, in the reader’s language', async () => {
    const large = await post(
      served,
      new Uint8Array(LIMITS.importBytes + 1),
      bearer(hunan, { 'accept-language': 'zh-CN' }),
    );
    expect(large.status).toBe(413);
    expect(large.body.errors![0]!.message).toContain('超过上限 20 MB');
    expect(codeOf(large)).toBe('LIMIT_EXCEEDED');
    const empty = await post(served, new Uint8Array(0), bearer(hunan, { 'accept-language': 'en' }));
    expect([empty.status, reasonOf(empty)]).toEqual([400, 'IMPORT_EMPTY_FILE']);
    const form = await post(served, GOOD, bearer(hunan, { 'content-type': 'multipart/form-data; boundary=x' }));
    expect([form.status, reasonOf(form)]).toEqual([415, 'IMPORT_MEDIA_TYPE']);
  });

  it('binds a file to its owner, for one plan, for an hour, and keeps five of them', async () => {
    const foreign = await planOf(hubei, await uploaded(hunan));
    expect(codesOf(foreign, 'importPlan')).toEqual(['IMPORT_UPLOAD_UNKNOWN']);
    const id = await uploaded(hunan);
    const answers = await Promise.all([1, 2, 3].map(() => planOf(hunan, id)));
    expect(answers.flatMap((answer) => codesOf(answer, 'importPlan'))).toEqual([
      'IMPORT_UPLOAD_UNKNOWN',
      'IMPORT_UPLOAD_UNKNOWN',
    ]);
    const late = await uploaded(hunan);
    app.clock.set('2026-11-24T13:00:01+08:00');
    expect(codesOf(await planOf(hunan, late), 'importPlan')).toEqual(['IMPORT_UPLOAD_UNKNOWN']);
    await purgeJob.run(app.kernel, {});
    const [left] = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from import_file where batch_id is null`,
    );
    expect(left!.count).toBe(0);
    app.clock.set(NOON);
    const ids = [];
    for (let index = 0; index < 7; index += 1) {
      ids.push(await uploaded(hunan));
    }
    expect(codesOf(await planOf(hunan, ids[1]!), 'importPlan')).toEqual(['IMPORT_UPLOAD_UNKNOWN']);
    expect(codesOf(await planOf(hunan, ids[2]!), 'importPlan')).toEqual([]);
    for (const wrong of ['example', 'org_01m86gm98ren7vxea9fs7fzc4x', `${ids[3]}x`]) {
      expect(codesOf(await planOf(hunan, wrong), 'importPlan')).toEqual(['IMPORT_UPLOAD_UNKNOWN']);
    }
  });

  it('makes hostile file names harmless', async () => {
    const { body } = await post(served, GOOD, bearer(hunan), '../../etc/passwd\u0000\u202e.csv');
    const planned = await app.execute(
      `mutation ($input: ImportPlanInput!) { importPlan(input: $input) { batch { fileName } } }`,
      { input: { uploadId: body.uploadId, target: 'INSTITUTION' } },
      { token: hunan },
    );
    expect(planned.data!['importPlan'].batch.fileName).toBe('passwd.csv');
  });
});

describe('bad files', () => {
  const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(30_000_000) }]);
  const cases: readonly [name: string, bytes: Uint8Array, code: string, zh: string][] = [
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'IMPORT_WRONG_TYPE', '不是表格'],
    ['a zip bomb', bomb, 'IMPORT_ZIP_BOMB|IMPORT_WRONG_TYPE|IMPORT_BROKEN_FILE', '请'],
    [
      'half a workbook',
      workbookOf({ A: [['学校名称']] }, 'xlsx').subarray(0, 600),
      'IMPORT_BROKEN_FILE|IMPORT_WRONG_TYPE',
      '请',
    ],
    ['UTF-16 text', Buffer.from('\ufeff学校名称,学校标识码', 'utf16le'), 'IMPORT_UTF16_TEXT', 'UTF-16'],
    [
      'broken text',
      Buffer.concat([Buffer.from('\ufeff学校名称,学校标识码\n'), Buffer.from([0xff, 0xfe, 0xfd])]),
      'IMPORT_BROKEN_ENCODING',
      '无法按',
    ],
    ['open quotes', Buffer.from('学校名称,学校标识码\n"甲,1\n'), 'IMPORT_BROKEN_QUOTES', '双引号不成对'],
    ['nothing', Buffer.from('\n\n'), 'IMPORT_NO_DATA', '没有任何有内容'],
  ];

  it.each(cases)('refuses %s with a localized error and changes nothing', async (_, bytes, code, zh) => {
    const before = await dump(app);
    const uploadId = await uploaded(hunan, bytes);
    const english = await planOf(hunan, uploadId, 'en');
    expect(codesOf(english, 'importPlan')[0]).toMatch(new RegExp(`^(${code})$`));
    const chinese = (await planOf(hunan, uploadId, 'zh-CN')).data!['importPlan'].userErrors[0];
    expect(chinese).toMatchObject({ path: ['input', 'uploadId'], message: expect.stringContaining(zh) });
    expect(await dump(app)).toEqual(before);
  });

  it('reports what rows hold that may not be: formulas, doubled headers, lone surrogates, false sums', async () => {
    const formula = xlsxOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>学校名称</t></is></c><c r="B1" t="inlineStr"><is><t>学校标识码</t></is></c><c r="C1" t="inlineStr"><is><t>省份</t></is></c></row>' +
        '<row r="2"><c r="A2"><f>HYPERLINK("http://evil.example")</f><v>1</v></c><c r="B2" t="inlineStr"><is><t>4143090009</t></is></c><c r="C2" t="inlineStr"><is><t>湖南省</t></is></c></row>' +
        '<row r="3"><c r="A3" t="inlineStr"><is><t>坏&#xD800;字示例大学</t></is></c><c r="B3" t="inlineStr"><is><t>4143090010</t></is></c><c r="C3" t="inlineStr"><is><t>湖南省</t></is></c></row>',
    );
    const rows = await app.execute(
      `mutation ($input: ImportPlanInput!) { importPlan(input: $input) { batch { counts { errors } rows { nodes { name issues { code severity message } } } } userErrors { code } } }`,
      { input: { uploadId: await uploaded(hunan, formula), target: 'INSTITUTION' } },
      { token: hunan, locale: 'zh-CN' },
    );
    expect(rows.errors).toBeUndefined();
    const { batch, userErrors } = rows.data!['importPlan'];
    if (batch) {
      expect(batch.rows.nodes[0].issues).toContainEqual(
        expect.objectContaining({
          code: 'FORMULA_CELL',
          severity: 'ERROR',
          message: expect.stringContaining('系统不计算公式'),
        }),
      );
    } else {
      expect(userErrors[0].code).toMatch(/^IMPORT_/);
    }
    const doubled = await planOf(
      hunan,
      await uploaded(hunan, Buffer.from('学校名称,学校标识码,学校名称,省份\n甲,4143090011,乙,湖南省')),
    );
    const id = doubled.data!['importPlan'].batch.id as string;
    const issues = await app.execute(
      `query ($id: ID!) { importBatch(id: $id) { issues { code rowNumber message } } }`,
      { id },
      { token: hunan },
    );
    expect(issues.data!['importBatch'].issues).toContainEqual(
      expect.objectContaining({ code: 'DUPLICATE_HEADER', rowNumber: 1 }),
    );
    const refused = await app.execute(
      `mutation ($id: ID!) { importCommit(id: $id, version: 1, input: { policy: SKIP_BAD }) { userErrors { code message } } }`,
      { id },
      { token: hunan },
    );
    expect(refused.data!['importCommit'].userErrors).toMatchObject([
      { code: 'IMPORT_FILE_REFUSED', message: expect.stringContaining('several columns') },
    ]);
  });
});

describe('authority over batches', () => {
  it('shows and moves a batch only for those who import there: signed out, outsider, wrong province, allowed', async () => {
    const planned = await planOf(hunan, await uploaded(hunan));
    const { id, version } = planned.data!['importPlan'].batch as { id: string; version: number };
    const documents: [field: string, document: string][] = [
      ['importCommit', 'mutation ($id: ID!) { importCommit(id: $id, version: 1, input: {}) { userErrors { code } } }'],
      ['importReplan', 'mutation ($id: ID!) { importReplan(id: $id, version: 1, input: {}) { userErrors { code } } }'],
      [
        'importProposalDecide',
        'mutation ($id: ID!) { importProposalDecide(id: $id, input: { decision: CONFIRMED }) { userErrors { code } } }',
      ],
      ['importCancel', 'mutation ($id: ID!) { importCancel(id: $id) { userErrors { code } } }'],
      ['importResume', 'mutation ($id: ID!) { importResume(id: $id) { userErrors { code } } }'],
      ['importUndo', 'mutation ($id: ID!) { importUndo(id: $id) { userErrors { code } } }'],
    ];
    const READ = `query ($id: ID!) { importBatch(id: $id) { id rows { totalCount } } node(id: $id) { id } importBatches(filter: { id: { eq: $id } }) { totalCount } }`;
    for (const [caller, code] of [
      [{}, 'UNAUTHENTICATED'],
      [{ token: clerk }, 'FORBIDDEN'],
    ] as const) {
      for (const [field, document] of [
        ...documents,
        ['importBatch', 'query ($id: ID!) { importBatch(id: $id) { id } }'] as const,
      ]) {
        expect(codesOf(await app.execute(document, { id }, caller), field), field).toEqual([code]);
      }
    }
    for (const [field, document] of documents) {
      expect(codesOf(await app.execute(document, { id }, { token: hubei }), field), field).toEqual(['NOT_FOUND']);
    }
    expect((await app.execute(READ, { id }, { token: hubei })).data).toEqual({
      importBatch: null,
      node: null,
      importBatches: { totalCount: 0 },
    });
    expect((await app.execute(READ, { id }, { token: hunan })).data).toMatchObject({
      importBatch: { id, rows: { totalCount: 1 } },
      node: { id },
      importBatches: { totalCount: 1 },
    });
    const row = await app.execute(
      `query ($id: ID!) { importBatch(id: $id) { rows { nodes { id } } } }`,
      { id },
      { token: hunan },
    );
    const rowId = row.data!['importBatch'].rows.nodes[0].id as string;
    expect(
      (await app.execute('query ($id: ID!) { node(id: $id) { id } }', { id: rowId }, { token: hubei })).data,
    ).toEqual({ node: null });

    const done = await app.execute(
      `mutation ($id: ID!, $version: Int!) { importCommit(id: $id, version: $version, input: {}) { batch { ${BATCH} } userErrors { code } } }`,
      { id, version },
      { token: hunan },
    );
    expect(codesOf(done, 'importCommit')).toEqual([]);
    expect(await run(app, id)).toBe('DONE');
    expect(codesOf(await app.execute(documents[5]![1], { id }, { token: hunan }), 'importUndo')).toEqual([]);
  });

  it('asks for the importer’s offices anew before each chunk: the end of a term stops the batch', async () => {
    const csv = schoolCsv(
      Array.from({ length: 6 }, (_, index) => [`届满示例大学${index}`, `414305${1000 + index}`, '湖南省']),
    );
    const planned = await planOf(hunan, await uploaded(hunan, csv));
    const { id, version } = planned.data!['importPlan'].batch as { id: string; version: number };
    await app.execute(
      `mutation ($id: ID!, $version: Int!) { importCommit(id: $id, version: $version, input: {}) { userErrors { code } } }`,
      { id, version },
      { token: hunan },
    );
    app.clock.set('2027-01-01T00:00:00+08:00');
    expect(await run(app, id)).toBe('FAILED');
    app.clock.set(NOON);
    const [failed] = await runRead<{ failure: object; count: number }>(
      app.kernel,
      sql`select failure, (select count(*)::int from institution where name like '届满示例%') as count from import_batch where id = ${decodeId('imp', id)}::uuid`,
    );
    expect(failed).toEqual({ failure: { code: 'IMPORT_AUTHORITY_LOST', params: { row: 2 } }, count: 0 });
  });
});
