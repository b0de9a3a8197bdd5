import { describe, expect, it } from 'vitest';
import { calendarDay } from './calendar-day.ts';
import { cleanText, echo, headerKey, nameKey } from './cell-text.ts';
import { divisionLookup } from './division-lookup.ts';
import { ownershipOf, splitAuthorities } from './institution-terms.ts';

describe('cleanText', () => {
  it.each<[string, string, string[]]>([
    ['北京大学', '北京大学', []],
    ['　北京大学 ', '北京大学', ['SPACE_TRIMMED']],
    ['中国矿业\r\n大学', '中国矿业大学', ['LINE_BREAK_REMOVED']],
    ['北京 大学', '北京大学', ['INNER_SPACE_REMOVED']],
    ['Peking  University', 'Peking University', ['INNER_SPACE_REMOVED']],
    ['Peking\nUniversity', 'Peking University', ['LINE_BREAK_REMOVED']],
    ['AI 社', 'AI社', ['INNER_SPACE_REMOVED']],
    ['北京\u200b大学\u0007', '北京大学', ['INVISIBLE_REMOVED']],
    ['中国石油大学（北京）', '中国石油大学（北京）', []],
    ['\t \n', '', ['SPACE_TRIMMED']],
  ])('makes %j %j', (raw, text, repairs) => {
    expect(cleanText(raw)).toEqual({ text, repairs });
  });

  it('keeps spaces that separate values', () => {
    expect(cleanText(' 上海市 中国科学院', true)).toEqual({ text: '上海市 中国科学院', repairs: ['SPACE_TRIMMED'] });
  });
});

describe('keys', () => {
  it('let equal names meet', () => {
    expect(nameKey('中国石油大学(北京)')).toBe(nameKey('中国石油大学（北京） '));
    expect(nameKey('阿里·买买提')).toBe(nameKey('阿里•买买提'));
    expect(headerKey('* 学校_名称（必填）：')).toBe('学校名称');
  });
});

describe('echo', () => {
  it.each([
    ['=HYPERLINK("http://x","点我")', `'=HYPERLINK("http://x","点我")`],
    ['+86', "'+86"],
    ['-1+1', "'-1+1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['＝cmd', "'＝cmd"],
    ['\t=1', "' =1"],
    ['a\r\nb', 'a⏎b'],
    ['a\u0000b', 'a\ufffdb'],
    ['甲大学', '甲大学'],
  ])('shows %j as %j', (value, shown) => {
    expect(echo(value)).toBe(shown);
  });

  it('shortens by characters, not by code units', () => {
    expect(echo('𠮷'.repeat(70))).toBe(`${'𠮷'.repeat(60)}…`);
  });
});

describe('calendarDay', () => {
  it.each([
    ['2026-09-01', 'text', '2026-09-01'],
    ['2026/9/1', 'text', '2026-09-01'],
    ['2026.9.1', 'text', '2026-09-01'],
    ['2026年9月1日', 'text', '2026-09-01'],
    ['２０２６－０９－０１', 'text', '2026-09-01'],
    ['20260901', 'number', '2026-09-01'],
    ['2026-09-01T08:30:00', 'date', '2026-09-01'],
    ['2026-09-01 00:00:00', 'text', '2026-09-01'],
    ['2026-02-30', 'text', null],
    ['2026年9月', 'text', null],
    ['46266', 'number', null],
    ['9/1/2026', 'text', null],
    ['08:30:00', 'date', null],
  ] as const)('takes %s (%s) for %s', (text, kind, day) => {
    expect(calendarDay({ text, kind })).toBe(day);
  });
});

describe('terms', () => {
  it('split authorities at separators outside brackets', () => {
    const never = (): boolean => false;
    expect(splitAuthorities('上海市 中国科学院', never).names).toEqual(['上海市', '中国科学院']);
    expect(splitAuthorities('教育部、四川省', never).names).toEqual(['教育部', '四川省']);
    expect(splitAuthorities('交通运输部（中国民用 航空局）', never).names).toEqual(['交通运输部（中国民用 航空局）']);
    expect(splitAuthorities('四川省 教育厅', (name) => name === '四川省教育厅')).toEqual({
      names: ['四川省教育厅'],
      joined: true,
    });
  });

  it('read remarks of several years', () => {
    expect(
      ['民办', '中外合作办学', '内地与港澳台地区合作办学', '中外合作办学及内地与港澳合作办学'].map(ownershipOf),
    ).toEqual(['PRIVATE', 'JOINT', 'JOINT', 'JOINT']);
    expect(ownershipOf('待定')).toBeUndefined();
  });
});

describe('divisionLookup', () => {
  const lookup = divisionLookup([
    { code: '220000', name: '吉林省' },
    { code: '220200', name: '吉林市' },
    { code: '320000', name: '江苏省' },
    { code: '320106', name: '鼓楼区' },
    { code: '320302', name: '鼓楼区' },
    { code: '450000', name: '广西壮族自治区' },
  ]);

  it('finds provinces by official and short names', () => {
    expect(lookup.findProvince('广西')?.code).toBe('450000');
    expect(lookup.findProvince('吉林 省')).toEqual({ code: '220000', name: '吉林省' });
    expect(lookup.findProvince('吉林市')).toBeNull();
    expect(lookup.findProvince('')).toBeNull();
  });

  it('finds places only inside their province and never guesses between namesakes', () => {
    expect(lookup.findWithin('220000', '吉林市')?.code).toBe('220200');
    expect(lookup.findWithin('320000', '吉林市')).toBeNull();
    expect(lookup.findWithin('320000', '鼓楼区')).toBeNull();
  });
});
