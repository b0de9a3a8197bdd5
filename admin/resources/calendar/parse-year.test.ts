import { describe, expect, it } from 'vitest';
import { dayByKey, monthWeeks, weekdayOf } from './month-weeks.ts';
import { parseYear, writeYear } from './parse-year.ts';

describe('a pasted list of days', () => {
  it('is read in the forms in which people write it', () => {
    const text = [
      '日期,类型,名称',
      '2027-01-01 休 元旦',
      '2027年1月2日\t班\t元旦调休\tMake-up day',
      '2027/2/5 至 2027/2/7，放假，春节',
      '2027-05-01,HOLIDAY,劳动节,Labour Day',
      '# a remark',
      '',
      '2027-10-09 work 国庆调休 / Make-up day',
    ].join('\r\n');
    const { days, unread } = parseYear(text);
    expect(unread).toEqual([]);
    expect(days.map(({ day, kind, name, nameEn, line }) => [day, kind, name, nameEn, line])).toEqual([
      ['2027-01-01', 'HOLIDAY', '元旦', null, 2],
      ['2027-01-02', 'MAKE_UP_WORKDAY', '元旦调休', 'Make-up day', 3],
      ['2027-02-05', 'HOLIDAY', '春节', null, 4],
      ['2027-02-06', 'HOLIDAY', '春节', null, 4],
      ['2027-02-07', 'HOLIDAY', '春节', null, 4],
      ['2027-05-01', 'HOLIDAY', '劳动节', 'Labour Day', 5],
      ['2027-10-09', 'MAKE_UP_WORKDAY', '国庆调休', 'Make-up day', 8],
    ]);
  });

  it('says which lines can not be read, and leaves it to the server whether a day exists', () => {
    const { days, unread } = parseYear(
      [
        '明天 休 元旦',
        '2027-01-01 吃 元旦',
        '2027-01-01 休',
        '2027-03-01~2027-01-01 休 倒',
        '2027-02-30 休 无此日',
      ].join('\n'),
    );
    expect(unread).toEqual([1, 2, 3, 4]);
    expect(days.map(({ day }) => day)).toEqual(['2027-02-30']);
  });

  it('is written as it is read, in both languages', () => {
    const days = [
      { day: '2026-10-01', kind: 'HOLIDAY', name: '国庆节', nameEn: 'National Day' },
      { day: '2026-10-10', kind: 'MAKE_UP_WORKDAY', name: '国庆节调休上班', nameEn: null },
    ] as const;
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(parseYear(writeYear(days, locale)).days).toEqual(days.map((day, index) => ({ ...day, line: index + 1 })));
    }
  });
});

describe('the weeks of a month', () => {
  it('go from Monday to Sunday and hold each day once', () => {
    const february = monthWeeks(2026, 2);
    expect(february[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(february.flat().filter((day) => day !== null)).toHaveLength(28);
    expect(
      monthWeeks(2024, 2)
        .flat()
        .filter((day) => day !== null),
    ).toHaveLength(29);
    expect(monthWeeks(2026, 12).at(-1)).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      null,
      null,
      null,
    ]);
    expect(weekdayOf('2026-11-24')).toBe(1);
  });

  it('are walked by the arrow keys without leaving the month', () => {
    expect(dayByKey('2026-11-24', 'ArrowRight')).toBe('2026-11-25');
    expect(dayByKey('2026-11-24', 'ArrowUp')).toBe('2026-11-17');
    expect(dayByKey('2026-11-30', 'ArrowRight')).toBe('2026-11-30');
    expect(dayByKey('2026-11-24', 'Enter')).toBeNull();
  });
});
