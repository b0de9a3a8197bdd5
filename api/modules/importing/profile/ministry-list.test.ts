import { describe, expect, it } from 'vitest';
import { readSheet } from '../sheet/read-sheet.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { inGb18030, workbookOf } from '../sheet/test-files.ts';
import type { IssueCode } from './issue-catalogue.ts';
import { type ParsedInstitutions, parseInstitutions } from './parse-institution.ts';
import { institutionValues, resolveState, tally } from './resolve-state.ts';
import { acceptanceList, DIRTY_LIST, FEW_DIVISIONS, sheetOf, type TestValue } from './test-lists.ts';

const list = acceptanceList();

/** The same cells as an .xlsx: numbers stay numbers and texts stay texts. */
function asXlsx(sheet: Sheet): Buffer {
  const rows = sheet.rows.map((row) =>
    row.map(({ text, kind }) => (kind === 'empty' ? null : kind === 'number' ? Number(text) : text)),
  );
  return workbookOf({ 名单: rows }, 'xlsx');
}

const rowsWith = (parsed: ParsedInstitutions, code: IssueCode): number[] =>
  parsed.candidates
    .filter(({ issues }) => issues.some((issue) => issue.code === code))
    .map(({ rowNumber }) => rowNumber);

describe(`the Ministry's list (${list.isPublished ? 'as published' : 'fictional: the published one is not beside the repository'})`, () => {
  const sheets: Promise<Record<'xls' | 'csv' | 'xlsx' | 'bom' | 'gb18030', Sheet>> = (async () => {
    const xls = await readSheet(list.xls, 'list.xls');
    const csv = await readSheet(list.csv, 'list.csv');
    const xlsx = await readSheet(asXlsx(xls), 'list.xlsx');
    const bom = await readSheet(Buffer.concat([Buffer.from('\ufeff'), list.csv]), 'list.csv');
    const gb18030 = await readSheet(inGb18030(list.csv.toString()), 'list.csv');
    return { xls, csv, xlsx, bom, gb18030 };
  })();

  it.each(['xls', 'csv', 'xlsx', 'bom', 'gb18030'] as const)(
    'reads every school, section and documented dirt from .%s',
    async (form) => {
      const parsed = parseInstitutions((await sheets)[form], list.divisions);
      const { expected } = list;
      expect(parsed.profile.key).toBe('ministry-list');
      expect(parsed.issues).toEqual([]);
      expect(parsed.candidates).toHaveLength(expected.schools);
      expect(parsed.sections).toHaveLength(expected.sections);
      expect(
        parsed.sections.filter(
          ({ declaredCount, actualCount, province }) => declaredCount !== actualCount || !province,
        ),
      ).toEqual([]);
      expect(rowsWith(parsed, 'CODE_AS_TEXT')).toHaveLength(
        (await sheets)[form].format === 'csv' ? 0 : expected.textCodes,
      );
      const count = (key: 'ownership' | 'educationLevel', value: string): number =>
        parsed.candidates.filter((row) => row[key] === value).length;
      expect(count('ownership', 'PRIVATE')).toBe(expected.private);
      expect(count('ownership', 'JOINT')).toBe(expected.joint);
      expect(count('ownership', 'HAINAN_FREE_TRADE_PORT')).toBe(expected.hainan);
      expect(count('ownership', 'PUBLIC')).toBe(expected.schools - expected.private - expected.joint - expected.hainan);
      expect(count('educationLevel', 'UNDERGRADUATE')).toBe(expected.undergraduate);
      expect(count('educationLevel', 'JUNIOR_COLLEGE')).toBe(expected.schools - expected.undergraduate);
      expect(rowsWith(parsed, 'LOCATION_UNMATCHED')).toHaveLength(expected.unmatchedPlaces);
      expect(rowsWith(parsed, 'CODE_PROVINCE_MISMATCH')).toHaveLength(expected.foreignCodes);
      expect(rowsWith(parsed, 'AUTHORITIES_SPLIT')).toHaveLength(expected.splitAuthorities);
      expect(parsed.candidates.filter(({ issues }) => issues.some(({ severity }) => severity === 'error'))).toEqual([]);
      expect(new Set(parsed.candidates.map(({ code }) => code)).size).toBe(expected.schools);
    },
  );

  it('gives the same schools from every form, and a second import changes nothing', async () => {
    const forms = await sheets;
    const values = (form: Sheet): unknown[] =>
      parseInstitutions(form, list.divisions).candidates.map(institutionValues);
    expect(values(forms.csv)).toEqual(values(forms.xls));
    expect(values(forms.xlsx)).toEqual(values(forms.xls));
    expect(values(forms.gb18030)).toEqual(values(forms.xls));
    expect(forms.gb18030.encoding).toBe('gb18030');
    const first = parseInstitutions(forms.xls, list.divisions).candidates;
    const second = parseInstitutions(forms.csv, list.divisions).candidates;
    const counts = tally(
      second.map((row, index) => resolveState(row.issues, institutionValues(row), institutionValues(first[index]!))),
    );
    expect(counts).toMatchObject({
      rows: list.expected.schools,
      new: 0,
      changed: 0,
      unchanged: list.expected.schools,
      errors: 0,
    });
  });
});

describe('a list in the Ministry’s layout', () => {
  const parse = (rows: readonly (readonly TestValue[])[]): ParsedInstitutions =>
    parseInstitutions(sheetOf(rows), FEW_DIVISIONS);
  const withRow = (index: number, row: readonly TestValue[]): (readonly TestValue[])[] => DIRTY_LIST.with(index, row);

  it('reports each documented dirt on its row', () => {
    const parsed = parse(DIRTY_LIST);
    expect(parsed.issues).toEqual([]);
    expect(
      parsed.candidates.map((row) => [
        row.rowNumber,
        row.name,
        row.issues.map(({ severity, code, field }) => `${severity} ${code} ${field}`),
      ]),
    ).toEqual([
      [5, '雪莲大学', []],
      [6, '雪莲工业大学', ['info SPACE_TRIMMED name', 'warning AUTHORITIES_SPLIT supervisingAuthority']],
      [
        7,
        '雪莲职业学院',
        ['info LINE_BREAK_REMOVED name', 'info CODE_AS_TEXT code', 'info SPACE_TRIMMED supervisingAuthority'],
      ],
      [9, '江南示例大学', []],
      [
        10,
        '江南示例学院',
        [
          'warning CODE_PROVINCE_MISMATCH code',
          'info INNER_SPACE_REMOVED supervisingAuthority',
          'warning LOCATION_UNMATCHED location',
        ],
      ],
      [11, '江南示例职业学院', []],
    ]);
    expect(parsed.candidates.map(({ supervisingAuthorities }) => supervisingAuthorities)).toEqual([
      ['教育部'],
      ['北京市', '科学院'],
      ['北京市'],
      ['交通运输部（民用 航空局）'],
      ['江苏省教育厅'],
      ['江苏省教育厅'],
    ]);
    expect(parsed.candidates[4]).toMatchObject({
      sectionProvince: '江苏省',
      provinceCode: '320000',
      divisionCode: null,
      location: '天津市',
    });
    expect(parsed.candidates[3]).toMatchObject({ divisionCode: '320583', ownership: 'JOINT', codeKind: 'MINISTRY' });
  });

  it('names the section whose number does not add up, and the sum', () => {
    const parsed = parse(withRow(3, ['北京市（92所）']));
    expect(parsed.issues).toEqual([
      {
        severity: 'warning',
        code: 'SECTION_COUNT_MISMATCH',
        field: null,
        rowNumber: 4,
        params: { section: '北京市', declared: 92, actual: 3 },
      },
      {
        severity: 'warning',
        code: 'TOTAL_COUNT_MISMATCH',
        field: null,
        rowNumber: null,
        params: { declared: 95, actual: 6 },
      },
    ]);
  });

  it('checks an announced total, in a last row or in the title', () => {
    expect(parse([...DIRTY_LIST, ['合计', 7]]).issues.map(({ code }) => code)).toEqual(['TOTAL_COUNT_MISMATCH']);
    expect(parse([...DIRTY_LIST, ['合计：6所']]).issues).toEqual([]);
    expect(parse(withRow(1, ['全国高等学校名单（共7所）'])).issues.map(({ code }) => code)).toEqual([
      'TOTAL_COUNT_MISMATCH',
    ]);
  });

  it('refuses a section of no province, on the section and on every row in it', () => {
    const parsed = parse(withRow(7, ['火星省（3所）']));
    expect(parsed.issues.map(({ code, rowNumber, severity }) => [code, rowNumber, severity])).toEqual([
      ['UNKNOWN_PROVINCE', 8, 'error'],
    ]);
    expect(rowsWith(parsed, 'UNKNOWN_PROVINCE')).toEqual([9, 10, 11]);
    expect(parsed.candidates[3]?.provinceCode).toBeNull();
  });

  it('knows a section by a short name, half width brackets, or a value repeated over the merged cells', () => {
    for (const title of [
      ['广西(3所)'],
      ['广西壮族自治区  3 所'],
      Array<string>(7).fill('广西壮族自治区（3所）'),
      ['广西壮族自治区'],
    ]) {
      const parsed = parse(withRow(7, title));
      expect(parsed.sections[1]).toMatchObject({ province: { code: '450000' }, actualCount: 3 });
    }
  });

  it('reports a section that comes twice, notes, and headers printed again', () => {
    const parsed = parse([...DIRTY_LIST, ['北京市（0所）'], ['注：按拼音排序'], DIRTY_LIST[2]!]);
    expect(parsed.issues.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([
      ['ROW_IGNORED', 13],
      ['ROW_IGNORED', 14],
      ['SECTION_REPEATED', 12],
    ]);
    expect(parsed.candidates).toHaveLength(6);
  });

  it.each<[string, readonly TestValue[], string[]]>([
    ['a short code', [1, '甲大学', 411109990, '教育部', '北京市', '本科', null], ['error CODE_MALFORMED code']],
    [
      'a code with letters',
      [1, '甲大学', '41110999O1', '教育部', '北京市', '本科', null],
      ['error CODE_MALFORMED code'],
    ],
    ['no code', [1, '甲大学', null, '教育部', '北京市', '本科', null], ['error REQUIRED code']],
    ['no name', [1, null, 4111099901, '教育部', '北京市', '本科', null], ['error REQUIRED name']],
    [
      'an unknown level',
      [1, '甲大学', 4111099901, '教育部', '北京市', '博士后', null],
      ['error UNKNOWN_VALUE educationLevel'],
    ],
    ['no level', [1, '甲大学', 4111099901, '教育部', '北京市', null, null], ['error REQUIRED educationLevel']],
    [
      'an unknown remark',
      [1, '甲大学', 4111099901, '教育部', '北京市', '本科', '待定'],
      ['error UNKNOWN_VALUE ownership'],
    ],
    ['no authority', [1, '甲大学', 4111099901, null, '北京市', '本科', null], ['error REQUIRED supervisingAuthority']],
    [
      'a formula as code',
      [1, '甲大学', '=4111099900+1', '教育部', '北京市', '本科', null],
      ['error FORMULA_CELL code'],
    ],
    [
      'a formula as remark',
      [1, '甲大学', 4111099901, '教育部', '北京市', '本科', '=A1'],
      ['error FORMULA_CELL ownership'],
    ],
    ['an error value', [1, '#N/A', 4111099901, '教育部', '北京市', '本科', null], ['error ERROR_VALUE name']],
    [
      'a lost character',
      [1, '甲?乙大学', 4111099901, '教育部', '北京市', '本科', null],
      ['warning SUSPECT_CHARACTER name'],
    ],
    [
      'an invisible character',
      [1, '甲\u200b大学', 4111099901, '教育部', '北京市', '本科', null],
      ['warning INVISIBLE_REMOVED name'],
    ],
    [
      'full width digits',
      [1, '甲大学', '４１１１０９９９０１', '教育部', '北京市', '本科', null],
      ['info CODE_AS_TEXT code'],
    ],
    ['a very long name', [1, '甲'.repeat(101), 4111099901, '教育部', '北京市', '本科', null], ['error TOO_LONG name']],
    [
      'a formula as serial number, which is not read',
      ['=ROW()', '甲大学', 4111099901, '教育部', '北京市', '本科', null],
      [],
    ],
  ])('judges %s', (_, row, expected) => {
    const candidate = parse(withRow(4, row)).candidates.find(({ rowNumber }) => rowNumber === 5);
    expect(candidate?.issues.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual(expected);
  });

  it('refuses a computed section title, whose schools would fall to the section before', () => {
    expect(parse(withRow(7, ['=A1'])).issues.map(({ code, severity }) => [code, severity])).toContainEqual([
      'FORMULA_CELL',
      'error',
    ]);
  });

  it('refuses a repeated code on both rows and warns of namesakes in one province', () => {
    const parsed = parse(withRow(5, [2, '雪莲大学', 4111099901, '教育部', '北京市', '本科', null]));
    expect(rowsWith(parsed, 'VALUE_DUPLICATE')).toEqual([5, 6]);
    expect(rowsWith(parsed, 'NAME_DUPLICATE')).toEqual([5, 6]);
    expect(parsed.candidates[0]?.issues[0]?.params).toEqual({ value: '4111099901', rows: '5, 6' });
  });

  it('says nothing about text codes where all are text, as in other years', () => {
    const parsed = parse(DIRTY_LIST.map((row) => row.map((value) => (value === null ? null : String(value)))));
    expect(rowsWith(parsed, 'CODE_AS_TEXT')).toEqual([]);
    expect(parsed.candidates).toHaveLength(6);
  });

  it('is not taken for one when columns of its layout are missing', () => {
    const parsed = parse([
      ['学校名称', '学校标识码', '城市'],
      ['甲大学', 4132099901, '南京市'],
    ]);
    expect(parsed.profile.key).toBe('usual-institution');
    expect(parsed.candidates[0]).toMatchObject({
      provinceCode: '320000',
      divisionCode: '320100',
      ownership: null,
      educationLevel: null,
      issues: [],
    });
  });

  it('gives up politely on a file without rows or header', () => {
    expect(parse(DIRTY_LIST.slice(0, 3)).issues.map(({ code }) => code)).toEqual(['NO_ROWS']);
    expect(parse([['你好'], ['世界']]).issues.map(({ code }) => code)).toEqual(['HEADER_NOT_FOUND']);
    expect(parse([]).issues.map(({ code }) => code)).toEqual(['HEADER_NOT_FOUND']);
  });
});
