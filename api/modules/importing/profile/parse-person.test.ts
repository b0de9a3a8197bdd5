import { describe, expect, it } from 'vitest';
import { parsePeople, type ParsedPeople } from './parse-person.ts';
import { sheetOf, type TestValue } from './test-lists.ts';

const HEADER = ['姓名', '性别', '学号', '学校标识码', '学校名称', '院系', '年级', '邮箱', '手机号'];
const parse = (...rows: (readonly TestValue[])[]): ParsedPeople => parsePeople(sheetOf([HEADER, ...rows]));
const issuesOf = (parsed: ParsedPeople): string[][] =>
  parsed.candidates.map(({ issues }) => issues.map(({ code, field }) => `${code} ${field}`));

describe('parsePeople', () => {
  it('reads people and normalises numbers and addresses', () => {
    const parsed = parse(
      [
        '张 三',
        '男',
        2024010001,
        4111099901,
        null,
        '数学 学院',
        '2024级',
        'Zhang.San＠Example.EDU.cn',
        '138-0013-8000',
      ],
      ['李四', 'F', '2024A002', null, '雪莲大学', null, 2023, null, '+86 13900139000'],
      ['王五', null, '003', null, '雪莲大学', null, '22级', null, '（010）62751234'],
      ['Anna Li', 'female', '004', null, '雪莲大学', null, '2021-09-01', null, '+44 20 7946 0958'],
    );
    expect(issuesOf(parsed)).toEqual([['INNER_SPACE_REMOVED name', 'INNER_SPACE_REMOVED faculty'], [], [], []]);
    expect(parsed.candidates[0]).toMatchObject({
      name: '张三',
      gender: 'MALE',
      studentNumber: '2024010001',
      institution: { code: '4111099901', name: null },
      faculty: '数学学院',
      grade: '2024',
      email: 'zhang.san@example.edu.cn',
      phone: '13800138000',
    });
    expect(parsed.candidates.map(({ phone, grade, gender }) => [phone, grade, gender])).toEqual([
      ['13800138000', '2024', 'MALE'],
      ['13900139000', '2023', 'FEMALE'],
      ['010-62751234', '2022', null],
      ['+442079460958', '2021', 'FEMALE'],
    ]);
  });

  it.each<[string, readonly TestValue[], string[]]>([
    ['no name', [null, '男', '1', null, '雪莲大学', null, null, null, null], ['REQUIRED name']],
    ['an unknown gender', ['甲', '?', '1', null, '雪莲大学', null, null, null, null], ['UNKNOWN_VALUE gender']],
    ['no number at all', ['甲', '男', null, null, '雪莲大学', null, null, null, null], ['REQUIRED studentNumber']],
    ['no school', ['甲', '男', '1', null, null, null, null, null, null], ['REQUIRED institutionName']],
    [
      'a malformed school code',
      ['甲', '男', '1', 123, '雪莲大学', null, null, null, null],
      ['CODE_MALFORMED institutionCode'],
    ],
    ['a malformed address', ['甲', '男', '1', null, '雪莲大学', null, null, 'a@b', null], ['EMAIL_INVALID email']],
    [
      'an address with a line break',
      ['甲', '男', '1', null, '雪莲大学', null, null, 'a@b.cn\nBcc:x@y.cn', null],
      ['LINE_BREAK_REMOVED email', 'EMAIL_INVALID email'],
    ],
    ['a malformed phone', ['甲', '男', '1', null, '雪莲大学', null, null, null, '12345'], ['PHONE_INVALID phone']],
    ['an unreadable grade', ['甲', '男', '1', null, '雪莲大学', null, '大二', null, null], ['GRADE_UNREADABLE grade']],
    [
      'a number that lost digits',
      ['甲', '男', 20240100010001000, null, '雪莲大学', null, null, null, null],
      ['DIGITS_LOST studentNumber'],
    ],
    ['a formula', ['=cmd|"/c calc"!A1', '男', '1', null, '雪莲大学', null, null, null, null], ['FORMULA_CELL name']],
  ])('judges %s', (_, row, expected) => {
    expect(issuesOf(parse(row))).toEqual([expected]);
  });

  it('refuses a number twice in one school, not in two, and an address twice anywhere', () => {
    const person = (number: string, school: string, email: string | null): TestValue[] => [
      '甲',
      null,
      number,
      null,
      school,
      null,
      null,
      email,
      null,
    ];
    const parsed = parse(
      person('1', '雪莲大学', 'a@x.cn'),
      person('1', '雪莲 大学', null),
      person('1', '江南大学', 'A@x.cn'),
    );
    expect(issuesOf(parsed)).toEqual([
      ['VALUE_DUPLICATE email', 'VALUE_DUPLICATE studentNumber'],
      ['INNER_SPACE_REMOVED institutionName', 'VALUE_DUPLICATE studentNumber'],
      ['VALUE_DUPLICATE email'],
    ]);
  });

  it('echoes nothing that a spreadsheet would run', () => {
    const parsed = parse(['甲', '@SUM(1)', '1', null, '雪莲大学', null, null, '+1@x', '-1']);
    const echoed = parsed.candidates.flatMap(({ issues }) => issues.map(({ params }) => params['value']));
    expect(echoed).toEqual(["'@SUM(1)", "'+1@x", "'-1"]);
  });
});
