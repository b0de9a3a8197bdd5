import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../kernel/locale.ts';
import { readSheet } from './read-sheet.ts';
import { SHEET_LIMITS, type Sheet, type SheetLimits } from './sheet.ts';
import { SHEET_MESSAGES, SHEET_NOTICE_MESSAGES, SheetError, type SheetErrorParams } from './sheet-error.ts';
import { biffNumber, biffOf, compoundOf, record, workbookOf, xlsxOf, xlsxParts, zipOf } from './test-files.ts';

/** The refusal of a file; fails when the file is read. */
async function refusalOf(
  bytes: Uint8Array,
  name: string,
  limits?: Partial<SheetLimits>,
): Promise<[string, SheetErrorParams]> {
  let sheet: Sheet;
  try {
    sheet = await readSheet(bytes, name, limits);
  } catch (error) {
    if (error instanceof SheetError) {
      return [error.code, error.params];
    }
    throw error;
  }
  throw new Error(`was read: ${JSON.stringify(sheet.rows.slice(0, 3))}`);
}

const row = (cells: string): string => `<row r="1">${cells}</row>`;

describe('wrong types', () => {
  it.each([
    ['PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['EXE', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['ELF', Buffer.from('7f454c46020101000000', 'hex')],
    ['GZIP', Buffer.from('1f8b0800000000000003', 'hex')],
    ['7-Zip', Buffer.from('377abcaf271c0004', 'hex')],
    ['RTF', '{\\rtf1\\ansi 学校}'],
    ['HTML', '\ufeff\n<!DOCTYPE html><table><tr><td>北京大学</td></tr></table>'],
    ['HTML', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'],
    ['XML', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
    ['JSON', '[{"name":"北京大学"}]'],
    ['Excel 2-4', Buffer.from('0908080000050500', 'hex')],
  ])('refuses %s renamed to .xls', async (detected, content) => {
    expect(await refusalOf(Buffer.from(content), '名单.xls')).toEqual(['WRONG_TYPE', { detected }]);
  });

  it.each([
    ['ZIP', [{ name: 'a.txt', data: 'x' }]],
    [
      'Word',
      [
        { name: '[Content_Types].xml', data: 'x' },
        { name: 'word/document.xml', data: 'x' },
      ],
    ],
    [
      'OpenDocument',
      [
        { name: 'mimetype', data: 'x' },
        { name: 'content.xml', data: 'x' },
      ],
    ],
    [
      'XLSB',
      [
        { name: '[Content_Types].xml', data: 'x' },
        { name: 'xl/workbook.bin', data: 'x' },
      ],
    ],
  ])('refuses %s renamed to .xlsx', async (detected, parts) => {
    expect(await refusalOf(zipOf(parts), '名单.xlsx')).toEqual(['WRONG_TYPE', { detected }]);
  });

  it('tells other compound files apart', async () => {
    expect(await refusalOf(compoundOf({ WordDocument: Buffer.alloc(600) }), 'a.xls')).toEqual([
      'WRONG_TYPE',
      { detected: 'Word' },
    ]);
  });

  it('lets honest texts begin with letters of a magic number', async () => {
    expect((await readSheet(Buffer.from('BMI,MZ\n1,2\n'), 'a.csv')).rows).toHaveLength(2);
    expect((await readSheet(Buffer.from('MZ,b\n1,2\n'), 'a.csv')).rows).toHaveLength(2);
  });
});

describe('size and shape', () => {
  it('refuses an empty file and one of 100 MB without reading them', async () => {
    expect(await refusalOf(new Uint8Array(), 'a.xls')).toEqual(['EMPTY_FILE', {}]);
    expect(await refusalOf(new Uint8Array(100_000_000), 'a.xls')).toEqual(['TOO_LARGE', { size: 100, max: 20 }]);
  });

  it.each([
    ['only a byte order mark', Buffer.from('\ufeff')],
    ['only blanks', Buffer.from(' ,\n \n')],
    ['an empty worksheet', workbookOf({ S: [] }, 'xlsx')],
  ])('refuses %s as without data', async (_, bytes) => {
    expect((await refusalOf(bytes, 'a.csv'))[0]).toBe('NO_DATA');
  });

  it('accepts a dimension that claims a million columns when the cells are few', async () => {
    const file = xlsxOf(row('<c r="A1"><v>1</v></c>'), '<dimension ref="A1:BDWGN1048576"/>');
    expect((await readSheet(file, 'a.xlsx')).rows).toEqual([[{ text: '1', kind: 'number' }]]);
  });

  it.each([
    ['a cell in column one million', xlsxOf(row('<c r="A1"><v>1</v></c><c r="BDWGN1"><v>2</v></c>')), 1],
    ['a cell in a column beyond all bounds', xlsxOf(row('<c r="ZZZZZZZ1"><v>2</v></c>')), 1],
    ['a line of a million cells', Buffer.from(`a\n${'1,'.repeat(1_000_000)}`), 2],
    ['twenty million commas', Buffer.alloc(19_999_999, ','), 1],
  ])('refuses %s', async (_, bytes, at) => {
    expect(await refusalOf(bytes, 'a.csv')).toEqual(['TOO_MANY_COLUMNS', { row: at, max: 200 }]);
  });

  it('refuses more rows than allowed in every format', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [index]);
    const limits = { rows: 10 };
    for (const format of ['xls', 'xlsx'] as const) {
      expect(await refusalOf(workbookOf({ S: rows }, format), `a.${format}`, limits)).toEqual([
        'TOO_MANY_ROWS',
        { max: 10 },
      ]);
    }
    expect(await refusalOf(Buffer.from(rows.join('\n')), 'a.csv', limits)).toEqual(['TOO_MANY_ROWS', { max: 10 }]);
  });

  it.each([
    ['in its row number', '<row r="300000"><c r="A300000"><v>1</v></c></row>', 'TOO_MANY_ROWS'],
    ['in its cell reference only', '<row r="1"><c r="A900000000"><v>1</v></c></row>', 'TOO_MANY_ROWS'],
    ['beyond array indexes', '<row r="1"><c r="A5000000000"><v>1</v></c><c r="A1"><v>1</v></c></row>', 'BROKEN_FILE'],
  ])('refuses a cell far down %s', async (_, rows, code) => {
    expect((await refusalOf(xlsxOf(rows), 'a.xlsx'))[0]).toBe(code);
  });

  it('does not mind blank rows and cells that are only formatted far down', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="20"><c r="XFD1048576" s="1"/></row>';
    expect((await readSheet(xlsxOf(rows), 'a.xlsx')).rows).toHaveLength(1);
  });

  it('refuses a cell that is too long, also when a quote is never closed', async () => {
    const long = 'x'.repeat(40_000);
    expect(await refusalOf(Buffer.from(`a,b\n1,${long}\n`), 'a.csv')).toEqual([
      'CELL_TOO_LONG',
      { row: 2, column: 2, max: 32_767 },
    ]);
    expect(await refusalOf(Buffer.from(`a,b\n1,"${'x\n'.repeat(90_000)}`), 'a.csv')).toEqual([
      'BROKEN_QUOTES',
      { row: 2 },
    ]);
    expect((await refusalOf(Buffer.from('a,b\n1,"x"y\n'), 'a.csv'))[0]).toBe('BROKEN_QUOTES');
  });

  it('refuses a long text that the file repeats by reference', async () => {
    const cells = Array.from({ length: 100 }, (_, index) => `<c r="A${index + 1}" t="s"><v>0</v></c>`);
    const parts = xlsxParts(
      `<sheetData>${cells.map((cell, index) => `<row r="${index + 1}">${cell}</row>`).join('')}</sheetData>`,
    );
    const types = String(parts[0]?.data).replace(
      '</Types>',
      '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    );
    const strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>${'长'.repeat(30_000)}</t></si></sst>`;
    const file = zipOf([
      { name: '[Content_Types].xml', data: types },
      ...parts.slice(1),
      { name: 'xl/sharedStrings.xml', data: strings },
    ]);
    expect(await refusalOf(file, 'a.xlsx', { totalChars: 1_000_000 })).toEqual(['TOO_MUCH_TEXT', { max: 1_000_000 }]);
  });

  it('counts the gaps of thin rows', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `<row r="${index + 1}"><c r="GR${index + 1}"><v>1</v></c></row>`,
    );
    expect(await refusalOf(xlsxOf(rows.join('')), 'a.xlsx', { cells: 10_000 })).toEqual([
      'TOO_MANY_CELLS',
      { max: 10_000 },
    ]);
  });
});

describe('archives', () => {
  const honest = xlsxParts(`<sheetData>${row('<c r="A1"><v>1</v></c>')}</sheetData>`);
  const replaceSheet = (change: object): Buffer => zipOf([...honest.slice(0, 3), { ...honest[3]!, ...change }]);

  it.each([
    ['declares more than 200 MB', replaceSheet({ declaredUnpacked: 210_000_000 })],
    ['packs 60 MB of nothing', replaceSheet({ data: Buffer.alloc(60_000_000, ' ') })],
    ['unpacks to more than it declares', replaceSheet({ data: Buffer.alloc(3_000_000, ' '), declaredUnpacked: 100 })],
    ['overlaps its parts', replaceSheet({ declaredPacked: 5_000_000 })],
    [
      'has thousands of parts',
      zipOf([...honest, ...Array.from({ length: 2001 }, (_, i) => ({ name: `xl/media/${i}`, data: '' }))]),
    ],
  ])('refuses one that %s', async (_, file) => {
    expect((await refusalOf(file, 'a.xlsx'))[0]).toBe('ZIP_BOMB');
  });

  it.each([
    ['unpacks to less than it declares', replaceSheet({ declaredUnpacked: 5000 })],
    ['is cut short', replaceSheet({}).subarray(0, 900)],
    ['names a part twice', zipOf([...honest, honest[3]!])],
    ['has a broken worksheet name', zipOf([honest[0]!, { name: 'xl/styles.xml', data: 'x' }])],
  ])('refuses one that %s as damaged', async (_, file) => {
    expect((await refusalOf(file, 'a.xlsx'))[0]).toBe('BROKEN_FILE');
  });

  it('does not unpack what holds no cells', async () => {
    const file = zipOf([...honest, { name: 'xl/media/image1.png', data: Buffer.alloc(1000), declaredUnpacked: 10 }]);
    expect((await readSheet(file, 'a.xlsx')).rows).toHaveLength(1);
  });

  it('refuses encrypted workbooks of every kind', async () => {
    expect((await refusalOf(replaceSheet({ flags: 1 }), 'a.xlsx'))[0]).toBe('ENCRYPTED');
    const protectedXlsx = compoundOf({ EncryptedPackage: Buffer.alloc(600), EncryptionInfo: Buffer.alloc(600) });
    expect((await refusalOf(protectedXlsx, 'a.xlsx'))[0]).toBe('ENCRYPTED');
    const protectedXls = compoundOf({ Workbook: biffOf([biffNumber(0, 0, 1)], [record(0x002f, Buffer.alloc(6))]) });
    expect((await refusalOf(protectedXls, 'a.xls'))[0]).toBe('ENCRYPTED');
  });

  it('refuses damaged .xls files as damaged, whatever is wrong with them', async () => {
    const good = workbookOf(
      {
        S: [
          ['a', 1],
          ['b', 2],
        ],
      },
      'xls',
    );
    const seen = new Set<string>();
    for (let i = 0; i < 25; i += 1) {
      const bad = Buffer.from(good);
      randomBytes(40).forEach((byte, index) => {
        bad[8 + ((index * 7919 + byte * 31 + i * 104_729) % (bad.length - 8))] = byte;
      });
      const outcome = await readSheet(bad, 'a.xls', { milliseconds: 5000 }).then(
        () => 'read',
        (error: unknown) => (error instanceof SheetError ? error.code : String(error)),
      );
      seen.add(outcome);
    }
    const allowed = [...Object.keys(SHEET_MESSAGES), 'read'];
    expect([...seen].filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    expect((await refusalOf(good.subarray(0, 700), 'a.xls'))[0]).toBe('BROKEN_FILE');
  }, 60_000);
});

describe('encodings', () => {
  it.each([
    ['with mark', Buffer.from('\ufeff名称,编码\n北京大学,1', 'utf16le')],
    ['without mark', Buffer.from('name,code\npku,1\nthu,2', 'utf16le')],
    ['big endian', Buffer.from('\ufeff名称,编码\n', 'utf16le').swap16()],
  ])('refuses UTF-16 %s', async (_, bytes) => {
    expect((await refusalOf(bytes, 'a.csv'))[0]).toBe('UTF16_TEXT');
  });

  it('refuses NUL bytes and names the line', async () => {
    expect(await refusalOf(Buffer.from('a,b\n1,2\n3,\0\n'), 'a.csv')).toEqual(['NUL_BYTES', { byte: 11, line: 3 }]);
  });

  it('refuses broken UTF-8 instead of taking it for GB18030', async () => {
    const text = Buffer.from('名称,编码\n北京大学,1\n清华大学,2\n');
    const at = text.indexOf('清');
    const bad = Buffer.concat([text.subarray(0, at), Buffer.from([0xe6]), text.subarray(at)]);
    expect(await refusalOf(bad, 'a.csv')).toEqual(['BROKEN_ENCODING', { encoding: 'UTF-8', byte: at + 1, line: 3 }]);
  });

  it('refuses broken GB18030 and names the byte', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xd6, 0xd0, 0xff]), Buffer.from(',1\n')]);
    expect(await refusalOf(bytes, 'a.csv')).toEqual(['BROKEN_ENCODING', { encoding: 'GB18030', byte: 7, line: 2 }]);
    const cut = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xd6])]);
    expect((await refusalOf(cut, 'a.csv'))[0]).toBe('BROKEN_ENCODING');
  });
});

describe('time and memory', () => {
  it('stops at the time limit', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [index, `name ${index}`, 'x']);
    const refusal = await refusalOf(workbookOf({ S: rows }, 'xlsx'), 'a.xlsx', { milliseconds: 60 });
    expect(refusal).toEqual(['TIME_LIMIT', { seconds: 0.06 }]);
  });

  it('stops at the memory limit and leaves this process unharmed', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [index, `name ${index}`, `another ${index}`]);
    expect((await refusalOf(workbookOf({ S: rows }, 'xlsx'), 'a.xlsx', { memoryMb: 24 }))[0]).toBe('MEMORY_LIMIT');
  });

  it('reads many files at once, each in its turn', async () => {
    const file = workbookOf({ S: [['a']] }, 'xlsx');
    const sheets = await Promise.all(Array.from({ length: 6 }, () => readSheet(file, 'a.xlsx')));
    expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(file.length).toBeGreaterThan(0);
  });
});

describe('messages', () => {
  it('exist in every language and name no unknown place', () => {
    const known = [
      'size',
      'max',
      'detected',
      'encoding',
      'byte',
      'line',
      'row',
      'column',
      'seconds',
      'sheet',
      'sheets',
      'count',
      'ignored',
      'extension',
      'format',
    ];
    for (const text of [...Object.values(SHEET_MESSAGES), ...Object.values(SHEET_NOTICE_MESSAGES)]) {
      for (const locale of LOCALES) {
        expect(text[locale].length).toBeGreaterThan(5);
        expect(
          [...text[locale].matchAll(/\{(\w+)\}/g)]
            .map((match) => match[1])
            .filter((name) => !known.includes(name ?? '')),
        ).toEqual([]);
      }
    }
  });

  it('tell what to do', () => {
    expect(new SheetError('TOO_LARGE', { size: 100, max: SHEET_LIMITS.bytes / 1e6 }).messageIn('zh-CN')).toContain(
      '100 MB，超过上限 20 MB',
    );
  });
});
