import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { buildFederation, holder, type TestFederation } from '../../testing/federation.ts';
import {
  commit,
  dump,
  importAll,
  officer,
  plan,
  post,
  run,
  schoolCsv,
  undo,
  type Data,
} from '../../testing/imports.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { workbookOf, xlsxParts, zipOf } from './sheet/test-files.ts';

// Every way in which a file or a step may be wrong: the message names what is wrong and the remedy in both languages,
// and the records are afterwards what they were. A server killed with -9 has a test of its own (import-kill.test.ts).

let app: TestApp;
let served: Served;
let federation: TestFederation;
let token: string;
let before: Record<string, string[]>;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  await withTransaction(app.kernel, loadDivisions);
  federation = await buildFederation(app);
  token = await officer(app, federation.national, 'importer', ['import.run', 'institution.manage']);
});
afterAll(async () => {
  await served.close();
  await app.close();
});
beforeEach(async () => {
  before = await dump(app);
});

const text = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));
const HEADER = '学校名称,学校标识码,省份,办学层次,办学性质';
const MINISTRY_HEADER = ['序号', '学校名称', '学校标识码', '主管部门', '所在地', '办学层次', '备注'];
const ROW = '上传示例大学,4143090001,湖南省,本科,公办';
const honest = (): Parameters<typeof zipOf>[0] => xlsxParts('<sheetData></sheetData>');
const bomb = (): Buffer => {
  const parts = honest();
  return zipOf([...parts.slice(0, 3), { ...parts[3]!, data: Buffer.alloc(60_000_000, ' ') }]);
};
const importer = (locale: 'zh-CN' | 'en') => ({
  actor: holder(federation.national, ['import.run', 'institution.manage'], 'SUBTREE', { locale }),
});

describe('bytes that are refused at the door', () => {
  const upload = async (bytes: Uint8Array, locale: string) => {
    const { status, body } = await post(served, bytes, { authorization: `Bearer ${token}`, 'accept-language': locale });
    return { status, message: body.errors?.[0]?.message ?? '', reason: body.errors?.[0]?.extensions['reason'] };
  };

  it.each([
    ['an empty file', 0, 400, 'IMPORT_EMPTY_FILE', /文件为空.*请重新导出/, /is empty.*Export it again/],
    [
      '100 MB',
      100_000_000,
      413,
      'IMPORT_TOO_LARGE',
      /100 MB，超过上限 20 MB。请/,
      /100 MB, over the limit of 20 MB\. Remove/,
    ],
  ] as const)('%s', async (_, size, status, reason, zh, en) => {
    const bytes = new Uint8Array(size);
    expect(await upload(bytes, 'zh-CN')).toEqual({ status, reason, message: expect.stringMatching(zh) });
    expect(await upload(bytes, 'en')).toEqual({ status, reason, message: expect.stringMatching(en) });
    expect(await dump(app)).toEqual(before);
  });
});

describe('files that can not be read', () => {
  const cases: readonly [name: string, bytes: () => Uint8Array, code: string, zh: RegExp, en: RegExp][] = [
    [
      'a wrong type: a picture',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'IMPORT_WRONG_TYPE',
      /不是表格.*另存为 \.xlsx/,
      /not a spreadsheet.*save it as \.xlsx/,
    ],
    [
      'a wrong type: a PDF that is named .csv',
      () => Buffer.from('%PDF-1.7\n1 0 obj\n'),
      'IMPORT_WRONG_TYPE',
      /“PDF”.*另存为/,
      /"PDF".*save it as/,
    ],
    ['a zip bomb', bomb, 'IMPORT_ZIP_BOMB', /安全上限.*另存为/, /over the safe limit.*Save it anew/],
    [
      'half a workbook',
      () => {
        const whole = workbookOf({ A: [['学校名称'], ['甲']] }, 'xlsx');
        return whole.subarray(0, whole.length / 2);
      },
      'IMPORT_BROKEN_FILE',
      /已损坏或不完整.*重新另存/,
      /damaged or cut short.*save it again/,
    ],
    [
      'UTF-16 text',
      () => Buffer.from(`\ufeff${HEADER}\n${ROW}`, 'utf16le'),
      'IMPORT_UTF16_TEXT',
      /UTF-16.*CSV UTF-8/,
      /UTF-16.*CSV UTF-8/,
    ],
    [
      'broken encoding',
      () => Buffer.concat([Buffer.from(`\ufeff${HEADER}\n`), Buffer.from([0xff, 0xfe, 0xfd])]),
      'IMPORT_BROKEN_ENCODING',
      /第 2 行.*UTF-8.*重新导出/,
      /Line 2.*UTF-8.*Export the file again/,
    ],
    [
      'NUL bytes',
      () => Buffer.from(`${HEADER}\n上传\0示例大学,4143090001`),
      'IMPORT_NUL_BYTES',
      /第 2 行含有空字节.*重新导出/,
      /Line 2 holds a NUL byte.*Export it again/,
    ],
    [
      'a million columns of text',
      () => Buffer.from('x,'.repeat(1_000_000)),
      'IMPORT_TOO_MANY_COLUMNS',
      /第 1 行的列数超过上限 200。请删除/,
      /Row 1 has more than 200 columns\. Remove/,
    ],
    [
      'a cell far to the right in a workbook',
      () => zipOf(xlsxParts('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>')),
      'IMPORT_TOO_MANY_COLUMNS',
      /列数超过上限 200。请删除/,
      /more than 200 columns\. Remove/,
    ],
    [
      'open quotes',
      () => text([HEADER, '"甲,1']),
      'IMPORT_BROKEN_QUOTES',
      /双引号不成对.*须整体用双引号/,
      /do not pair.*must be quoted/,
    ],
    [
      'nothing but blank lines',
      () => Buffer.from('\n\n'),
      'IMPORT_NO_DATA',
      /没有任何有内容.*请确认/,
      /holds any data\. Check/,
    ],
  ];

  it.each(cases)('%s', async (_, bytes, code, zh, en) => {
    for (const [locale, message] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const answer = await plan(app, importer(locale), Buffer.from(bytes()));
      expect(answer.data!['importPlan']).toEqual({
        batch: null,
        userErrors: [{ code, path: ['input', 'uploadId'], message: expect.stringMatching(message) }],
      });
    }
    expect(await dump(app)).toEqual(before);
  });
});

const SEEN = `id version state counts { rows errors warnings } issues { code field rowNumber severity message }
  rows { nodes { rowNumber state issues { code field severity message } } }`;

/** Plans a file in both languages; gives the plans. */
async function plans(bytes: Buffer): Promise<readonly [zh: Data, en: Data]> {
  const [zh, en] = await Promise.all(
    (['zh-CN', 'en'] as const).map(async (locale) => {
      const answer = await plan(app, importer(locale), bytes, {}, SEEN);
      expect(answer.errors).toBeUndefined();
      return answer.data!['importPlan'].batch as Data;
    }),
  );
  return [zh!, en!];
}

/** The message of an issue of the file (row null) or of one of its rows. */
function messageOf(batch: Data, code: string, row: number | null): { field: string | null; message: string } {
  const issues =
    row === null
      ? batch['issues']
      : batch['rows'].nodes.find(({ rowNumber }: { rowNumber: number }) => rowNumber === row)?.issues;
  const found = (issues as { code: string; field: string | null; message: string }[]).find(
    (item) => item.code === code,
  );
  return { field: found?.field ?? null, message: found?.message ?? `no ${code} in ${JSON.stringify(issues)}` };
}

/** Confirming is refused and nothing is written. */
async function expectRefused(batch: Data, code: string): Promise<void> {
  const refused = await commit(app, importer('en'), batch as never);
  expect(refused.data!['importCommit'].userErrors).toMatchObject([{ code }]);
  expect(await dump(app)).toEqual(before);
}

describe('lists with mistakes', () => {
  it('formulas are named by field and neither evaluated nor trusted', async () => {
    const [zh, en] = await plans(text([HEADER, '"=HYPERLINK(""http://evil.example"")",4143090001,湖南省,本科,公办']));
    expect(messageOf(zh, 'FORMULA_CELL', 2)).toEqual({
      field: 'name',
      message: expect.stringMatching(/“学校名称”是公式.*选择性粘贴为数值/),
    });
    expect(messageOf(en, 'FORMULA_CELL', 2).message).toMatch(/"School name" is a formula.*paste the cells as values/);
    await expectRefused(zh, 'IMPORT_ROW_ERRORS');
  });

  it('duplicate headers are named with their columns, and the whole file waits', async () => {
    const [zh, en] = await plans(text([`${HEADER},学校名称`, `${ROW},乙`]));
    expect(messageOf(zh, 'DUPLICATE_HEADER', null)).toEqual({
      field: 'name',
      message: expect.stringMatching(/表头“学校名称”出现在多列（A, F）.*改名或删除/),
    });
    expect(messageOf(en, 'DUPLICATE_HEADER', null).message).toMatch(/several columns \(A, F\).*Rename or remove/);
    await expectRefused(zh, 'IMPORT_FILE_REFUSED');
  });

  it('a missing column is named with the headers that would do', async () => {
    const [zh, en] = await plans(text(['学校名称,省份', '甲大学,湖南省']));
    expect(messageOf(zh, 'MISSING_COLUMN', null)).toEqual({
      field: 'code',
      message: expect.stringMatching(/缺少“学校标识码”列。可用的表头：学校标识码.*手工指定/),
    });
    expect(messageOf(en, 'MISSING_COLUMN', null).message).toMatch(/"School code" is missing.*map it yourself/);
    await expectRefused(zh, 'IMPORT_FILE_REFUSED');
  });

  it('section counts that do not add up are named by section', async () => {
    const sheet = workbookOf(
      {
        名单: [
          MINISTRY_HEADER,
          ['湖南省（3所）'],
          [1, '甲示例大学', '4143090001', '湖南省', '长沙市', '本科', ''],
          [2, '乙示例大学', '4143090002', '湖南省', '长沙市', '本科', ''],
        ],
      },
      'xlsx',
    );
    const [zh, en] = await plans(sheet);
    expect(messageOf(zh, 'SECTION_COUNT_MISMATCH', null).message).toMatch(/“湖南省”标注 3 所，实际读到 2 行。请核对/);
    expect(messageOf(en, 'SECTION_COUNT_MISMATCH', null).message).toMatch(
      /announces 3 schools but holds 2 rows\. Check/,
    );
    expect(zh['counts']).toMatchObject({ rows: 2 });
    expect(await dump(app)).toEqual(before);
  });

  it('an unknown province is named by field and value, in a column and as a section', async () => {
    const [zh, en] = await plans(text([HEADER, '甲示例大学,4143090001,湘北省,本科,公办']));
    expect(messageOf(zh, 'UNKNOWN_PROVINCE', 2)).toEqual({
      field: 'province',
      message: expect.stringMatching(/“湘北省”不是省级行政区名称。请改为规范名称/),
    });
    expect(messageOf(en, 'UNKNOWN_PROVINCE', 2).message).toMatch(/not the name of a province\. Use the official name/);
    await expectRefused(zh, 'IMPORT_ROW_ERRORS');
    const [section] = await plans(
      workbookOf(
        { 名单: [MINISTRY_HEADER, ['湘北省（1所）'], [1, '甲示例大学', '4143090001', '湖南省', '长沙市', '本科', '']] },
        'xlsx',
      ),
    );
    expect(messageOf(section, 'UNKNOWN_PROVINCE', null)).toMatchObject({ field: 'province' });
    await expectRefused(section, 'IMPORT_FILE_REFUSED');
  });

  it('a code that stands twice, or belongs to a closed school, is named with the rows or the holder', async () => {
    const [zh, en] = await plans(text([HEADER, ROW, '另一示例大学,4143090001,湖南省,本科,公办']));
    for (const row of [2, 3]) {
      expect(messageOf(zh, 'VALUE_DUPLICATE', row)).toEqual({
        field: 'code',
        message: expect.stringMatching(/“学校标识码”的值“4143090001”在文件中重复（第 2、?,? ?3 行）。请保留一行/),
      });
    }
    expect(messageOf(en, 'VALUE_DUPLICATE', 2).message).toMatch(/several times in the file.*Keep one/);
    await expectRefused(zh, 'IMPORT_ROW_ERRORS');

    const closed = await importAll(app, importer('en'), schoolCsv([['已撤示例大学', '4143090077', '湖南省']]));
    await runRead(app.kernel, sql`update institution set status = 'CLOSED' where code = '4143090077'`);
    before = await dump(app);
    const [clash, clashEn] = await plans(text([HEADER, '新设示例大学,4143090077,湖南省,本科,公办']));
    expect(messageOf(clash, 'CODE_TAKEN', 2)).toEqual({
      field: 'code',
      message: expect.stringMatching(/编码“4143090077”现属于“已撤示例大学”。请核对/),
    });
    expect(messageOf(clashEn, 'CODE_TAKEN', 2).message).toMatch(/belongs to "已撤示例大学"\. Check it/);
    await expectRefused(clash, 'IMPORT_ROW_ERRORS');
    await runRead(app.kernel, sql`update institution set status = 'ACTIVE' where code = '4143090077'`);
    expect((await undo(app, importer('en'), closed['id'])).data!['importUndo'].userErrors).toEqual([]);
  });
});

describe('steps out of turn', () => {
  it('a double submit starts the batch once and tells the second what stands in the way', async () => {
    const [batch] = await plans(text([HEADER, ROW]));
    const answers = await Promise.all([1, 2].map(() => commit(app, importer('zh-CN'), batch as never)));
    const errors = answers.flatMap((answer) => answer.data!['importCommit'].userErrors);
    expect(errors).toEqual([
      { code: 'IMPORT_STATE', path: null, message: expect.stringMatching(/目前的状态（写入中）不允许此操作。请刷新/) },
    ]);
    expect(await run(app, batch['id'], importer('en').actor)).toBe('DONE');
    const [count] = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from institution where code = '4143090001'`,
    );
    expect(count!.count).toBe(1);
    await undo(app, importer('en'), batch['id']);
    expect(await dump(app)).toEqual(before);
  });

  it('a stale version is refused with its field, and changes nothing', async () => {
    const [batch] = await plans(text([HEADER, ROW]));
    const stale = { id: batch['id'], version: batch['version'] + 7 };
    for (const [locale, message] of [
      ['zh-CN', /请/],
      ['en', /Reload|again/],
    ] as const) {
      const answer = await commit(app, importer(locale), stale);
      expect(answer.data!['importCommit'].userErrors).toEqual([
        { code: 'STALE_VERSION', path: ['version'], message: expect.stringMatching(message) },
      ]);
    }
    const replanned = await app.execute(
      'mutation ($id: ID!, $version: Int!) { importReplan(id: $id, version: $version, input: {}) { userErrors { code path } } }',
      stale,
      importer('en'),
    );
    expect(replanned.data!['importReplan'].userErrors).toEqual([{ code: 'STALE_VERSION', path: ['version'] }]);
    expect(await dump(app)).toEqual(before);
  });
});
