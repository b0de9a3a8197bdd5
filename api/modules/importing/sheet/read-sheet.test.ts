import { describe, expect, it } from 'vitest';
import { SheetBuilder, unpackSheet } from './packed-sheet.ts';
import { readSheet } from './read-sheet.ts';
import { type Sheet, SHEET_LIMITS } from './sheet.ts';
import {
  biff5Of,
  biffNumber,
  biffOf,
  biffOrphanFormula,
  compoundOf,
  workbookOf,
  xlsxOf,
  xlsxParts,
  zipOf,
} from './test-files.ts';

const texts = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map(({ text }) => text));
const kinds = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map(({ kind }) => kind));
/** 中文 in GB18030, so that no test depends on an encoder. */
const zhongwen = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);

describe('readSheet of workbooks', () => {
  it.each(['xls', 'xlsx'] as const)('reads values of .%s by kind, numbers exact', async (format) => {
    const rows = [
      ['编码', '数', '真', '日'],
      [4111010001, 0.1, true, new Date(Date.UTC(2026, 8, 1))],
      ['007', 123456789012345, false, null],
      [1e-7, -0.000123, null, null],
    ];
    const sheet = await readSheet(workbookOf({ 表一: rows }, format), `测试.${format}`);
    expect(sheet).toMatchObject({ format, sheetName: '表一', notices: [] });
    expect(texts(sheet)).toEqual([
      ['编码', '数', '真', '日'],
      ['4111010001', '0.1', 'TRUE', '2026-09-01'],
      ['007', '123456789012345', 'FALSE'],
      ['0.0000001', '-0.000123'],
    ]);
    expect(kinds(sheet)[1]).toEqual(['number', 'number', 'boolean', 'date']);
    expect(kinds(sheet)[2]).toEqual(['text', 'number', 'boolean']);
  });

  it('writes no exponent whatever the file holds', async () => {
    const sheet = await readSheet(
      xlsxOf('<row r="1"><c r="A1"><v>4.111010001E9</v></c><c r="B1"><v>1E21</v></c></row>'),
      'a.xlsx',
    );
    expect(texts(sheet)).toEqual([['4111010001', '1000000000000000000000']]);
  });

  it('keeps only the first cell of a merged area', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>';
    const sheet = await readSheet(xlsxOf(rows, '', '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), 'a.xlsx');
    expect(texts(sheet)).toEqual([['1'], ['', '', '4']]);
  });

  it('takes the first filled visible sheet and names the others', async () => {
    const sheet = await readSheet(workbookOf({ 空: [], 甲: [['a']], 乙: [['b']] }, 'xlsx'), 'a.xlsx');
    expect(sheet.sheetName).toBe('甲');
    expect(sheet.notices).toEqual([{ code: 'OTHER_SHEETS_IGNORED', params: { sheet: '甲', count: 1, ignored: '乙' } }]);
  });

  it('goes by content, not by name, and says so', async () => {
    const sheet = await readSheet(workbookOf({ S: [['a']] }, 'xlsx'), 'list.xls');
    expect(sheet.format).toBe('xlsx');
    expect(sheet.notices).toEqual([{ code: 'EXTENSION_DIFFERS', params: { extension: '.xls', format: 'xlsx' } }]);
  });

  it.each(['xls', 'xlsx'] as const)('gives dates of a .%s that counts from 1904', async (format) => {
    const file = workbookOf({ S: [[new Date(Date.UTC(2026, 8, 1))]] }, format, { date1904: true });
    expect(texts(await readSheet(file, `a.${format}`))).toEqual([['2026-09-01']]);
  });

  it('reads dates with times, and dates of the standard form', async () => {
    const cells = '<c r="A1" t="d"><v>2026-09-01</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c>';
    const sheet = await readSheet(xlsxOf(`<row r="1">${cells}</row>`), 'a.xlsx');
    expect(texts(sheet)[0]?.slice(1)).toEqual(['TRUE', '#REF!']);
  });

  it('prefers visible sheets and says when only a hidden one has data', async () => {
    const two = await readSheet(workbookOf({ 藏: [['h']], 显: [['v']] }, 'xlsx', { hidden: [0] }), 'a.xlsx');
    expect(two.sheetName).toBe('显');
    const one = await readSheet(workbookOf({ 藏: [['h']], 空: [] }, 'xls', { hidden: [0] }), 'a.xls');
    expect(one.notices).toEqual([{ code: 'HIDDEN_SHEET_READ', params: { sheet: '藏' } }]);
  });

  it('gives leading zeros back that only a number format shows', async () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="0000000000"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const parts = xlsxParts(
      '<sheetData><row r="1"><c r="A1" s="1"><v>12345</v></c><c r="B1"><v>12345</v></c></row></sheetData>',
    );
    const types = String(parts[0]?.data).replace(
      '</Types>',
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    );
    const file = zipOf([
      { name: '[Content_Types].xml', data: types },
      ...parts.slice(1),
      { name: 'xl/styles.xml', data: styles },
    ]);
    expect(texts(await readSheet(file, 'a.xlsx'))).toEqual([['0000012345', '12345']]);
  });

  it('reads the Chinese text of Excel 95', async () => {
    const sheet = await readSheet(compoundOf({ Book: biff5Of(zhongwen) }), 'a.xls');
    expect(texts(sheet)).toEqual([['中文']]);
  });
});

describe('formulas', () => {
  it.each([
    ['plain', '<f>1+1</f><v>2</v>'],
    ['shared without a master', '<f t="shared" si="7"/><v>2</v>'],
    ['shared in single quotes', "<f t='shared' si='7' /><v>2</v>"],
    ['empty', '<f></f><v>2</v>'],
    ['with a bracket in an attribute', '<f ca="1>0" t="shared" si="3"/><v>2</v>'],
  ])('flags a formula that is %s and does not trust its result', async (_, inner) => {
    const sheet = await readSheet(xlsxOf(`<row r="1"><c r="A1">${inner}</c><c r="B1"><v>5</v></c></row>`), 'a.xlsx');
    expect(kinds(sheet)).toEqual([['formula', 'number']]);
    expect(texts(sheet)[0]?.[0]).toMatch(/^=/);
    expect(texts(sheet)[0]?.[0]).not.toBe('2');
  });

  it('flags every cell of an array formula', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>';
    expect(kinds(await readSheet(xlsxOf(rows), 'a.xlsx'))).toEqual([['formula'], ['formula', 'number']]);
  });

  it('flags an .xls formula that the parser would show as a value', async () => {
    const file = compoundOf({ Workbook: biffOf([biffNumber(0, 0, 4111010001), biffOrphanFormula(0, 1, 42)]) });
    const sheet = await readSheet(file, 'a.xls');
    expect(texts(sheet)).toEqual([['4111010001', '=?']]);
    expect(kinds(sheet)).toEqual([['number', 'formula']]);
  });

  it('takes = at the start of a .csv cell for a formula, but + and - for text', async () => {
    const sheet = await readSheet(Buffer.from('a,b,c\n=HYPERLINK("x"),+86 138,-\n'), 'a.csv').catch(() => null);
    expect(sheet).toBeNull();
    const quoted = await readSheet(Buffer.from('a,b,c\n"=HYPERLINK(""x"")",+86 138,-\n'), 'a.csv');
    expect(kinds(quoted)[1]).toEqual(['formula', 'text', 'text']);
  });
});

describe('readSheet of text', () => {
  it.each([
    ['UTF-8', Buffer.from('名称,编码\n中文,1\n'), 'utf-8'],
    ['UTF-8 with mark', Buffer.from('\ufeff名称,编码\r\n中文,1'), 'utf-8'],
    ['semicolons', Buffer.from('名称;编码\n中文;1\n'), 'utf-8'],
    ['tabs', Buffer.from('名称\t编码\n中文\t1\n'), 'utf-8'],
    ['old line ends', Buffer.from('名称,编码\r中文,1\r'), 'utf-8'],
    ['a separator hint', Buffer.from('sep=;\r\n名称;编码\r\n中文;1'), 'utf-8'],
  ])('reads %s', async (_, bytes, encoding) => {
    const sheet = await readSheet(bytes, 'x.csv');
    expect(sheet).toMatchObject({ format: 'csv', encoding, sheetName: 'x' });
    expect(texts(sheet)).toEqual([
      ['名称', '编码'],
      ['中文', '1'],
    ]);
  });

  it('reads GB18030', async () => {
    const sheet = await readSheet(Buffer.concat([Buffer.from('a,b\n'), zhongwen, Buffer.from(',1\n')]), 'x.csv');
    expect(sheet.encoding).toBe('gb18030');
    expect(texts(sheet)[1]).toEqual(['中文', '1']);
  });

  it('keeps row numbers over blank lines and quoted line breaks, and cuts trailing blanks', async () => {
    const sheet = await readSheet(Buffer.from('"a\nb",,,\n\n,c,,\n,,,\n\n'), 'x.csv');
    expect(texts(sheet)).toEqual([['a\nb'], [], ['', 'c']]);
  });
});

describe('SheetBuilder', () => {
  it('makes texts storable: no half of a surrogate pair and no NUL', () => {
    const builder = new SheetBuilder(SHEET_LIMITS);
    builder.add(0, 'a\ud800b', 'text');
    builder.add(2, 'c\0', 'text');
    builder.endRow();
    const sheet = unpackSheet(builder.finish({ format: 'csv', sheetName: 'S', sheetNames: ['S'], notices: [] }));
    expect(texts(sheet)).toEqual([['a\ufffdb', '', 'c\ufffd']]);
  });

  it('keeps equal cells as one object', () => {
    const builder = new SheetBuilder(SHEET_LIMITS);
    for (let row = 0; row < 3; row += 1) {
      builder.add(0, '本科', 'text');
      builder.endRow();
    }
    const { rows } = unpackSheet(builder.finish({ format: 'csv', sheetName: 'S', sheetNames: ['S'], notices: [] }));
    expect(rows[2]?.[0]).toBe(rows[0]?.[0]);
  });
});
