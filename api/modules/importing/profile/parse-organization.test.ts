import { describe, expect, it } from 'vitest';
import { usualProfile } from './mapping-profile.ts';
import { parseOrganizations, type ParsedOrganizations } from './parse-organization.ts';
import { sheetOf, type TestValue } from './test-lists.ts';

const TODAY = '2026-11-24';
const parse = (rows: readonly (readonly TestValue[])[]): ParsedOrganizations =>
  parseOrganizations(sheetOf(rows), TODAY);
const issuesOf = (parsed: ParsedOrganizations): string[][] =>
  parsed.candidates.map(({ issues }) => issues.map(({ code, field }) => `${code} ${field}`));

describe('parseOrganizations', () => {
  it('reads clubs with kinds, parents and dates', () => {
    const parsed = parse([
      ['社团名称', '类型', '学校标识码', '上级组织', '编码', '成立日期'],
      ['雪莲 合唱团', '社团', 4111099901, null, 'C-001', '2019年9月1日'],
      ['天文协会', 'Club', null, '雪莲大学 / 物理学院＞学生会', 'C-002', 20200314],
      ['研究生会', '研究生会', null, '雪莲大学', null, null],
    ]);
    expect(parsed.issues).toEqual([]);
    expect(parsed.candidates).toMatchObject([
      {
        rowNumber: 2,
        name: '雪莲合唱团',
        kind: 'CLUB',
        parent: { code: '4111099901', path: [], province: null },
        externalCode: 'C-001',
        foundedOn: '2019-09-01',
      },
      {
        rowNumber: 3,
        name: '天文协会',
        kind: 'CLUB',
        parent: { code: null, path: ['雪莲大学', '物理学院', '学生会'], province: null },
        externalCode: 'C-002',
        foundedOn: '2020-03-14',
      },
      {
        rowNumber: 4,
        name: '研究生会',
        kind: 'GRADUATE_UNION',
        parent: { code: null, path: ['雪莲大学'], province: null },
        externalCode: null,
        foundedOn: null,
      },
    ]);
  });

  it('takes the kind of every row from the profile when the file has no such column', () => {
    const sheet = sheetOf([
      ['university', 'province', 'faculty'],
      ['雪莲大学', '北京', '中文系'],
      ['雪莲大学', '北京', '中文系 '],
      ['雪莲大学', '江苏', '中文系'],
    ]);
    const parsed = parseOrganizations(sheet, TODAY, usualProfile('organization', { kind: 'FACULTY' }));
    expect(parsed.candidates.map(({ kind, parent }) => [kind, parent.province])).toEqual([
      ['FACULTY', '北京'],
      ['FACULTY', '北京'],
      ['FACULTY', '江苏'],
    ]);
    expect(issuesOf(parsed)).toEqual([[], ['SPACE_TRIMMED name', 'ROW_DUPLICATE null'], []]);
    expect(parseOrganizations(sheet, TODAY).issues.map(({ code }) => code)).toEqual(['MISSING_COLUMN']);
  });

  it('judges rows', () => {
    const parsed = parse([
      ['名称', '类型', '上级编码', '编码', '成立日期'],
      [null, '社团', 'S1', 'A', null],
      ['甲社', '帮派', 'S1', 'B', null],
      ['乙社', '社团', null, 'C', null],
      ['丙社', '社团', 'S1', 'D', '2019年'],
      ['丁社', '社团', 'S1', 'E', '2030-01-01'],
      ['戊社', '社团', 'S1', 'F', '=TODAY()'],
      ['己社', '社团', 'S 1;drop', 'G', null],
      ['庚社', '社团', 'S1', 'H', null],
      ['辛社', '社团', 'S1', 'H', null],
      ['壬社', '=A1', 'S1', 'I', null],
      ['癸社', '社团', 'S1', 12345678901234568, null],
    ]);
    expect(issuesOf(parsed)).toEqual([
      ['REQUIRED name'],
      ['UNKNOWN_VALUE kind'],
      ['REQUIRED parentPath'],
      ['DATE_INVALID foundedOn'],
      ['DATE_FUTURE foundedOn'],
      ['FORMULA_CELL foundedOn'],
      ['VALUE_MALFORMED parentCode'],
      ['VALUE_DUPLICATE externalCode'],
      ['VALUE_DUPLICATE externalCode'],
      ['FORMULA_CELL kind'],
      ['DIGITS_LOST externalCode'],
    ]);
  });

  it('refuses circular parents, but not what only hangs below them', () => {
    const parsed = parse([
      ['名称', '类型', '上级编码', '编码'],
      ['甲', '社团', 'B', 'A'],
      ['乙', '社团', 'C', 'B'],
      ['丙', '社团', 'A', 'C'],
      ['丁', '社团', 'D', 'D'],
      ['戊', '社团', 'A', 'E'],
      ['己', '社团', 'X', 'F'],
    ]);
    expect(issuesOf(parsed)).toEqual([
      ['PARENT_CYCLE parentCode'],
      ['PARENT_CYCLE parentCode'],
      ['PARENT_CYCLE parentCode'],
      ['PARENT_IS_SELF parentCode'],
      [],
      [],
    ]);
    expect(parsed.candidates[0]?.issues[0]?.params).toEqual({ value: 'A → B → C → A' });
  });
});
