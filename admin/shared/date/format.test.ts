import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, formatDay, formatInstant, today } from './format.ts';

describe('days and instants', () => {
  it('are written in both languages', () => {
    expect(formatDay('2026-09-01', 'zh-CN')).toBe('2026-09-01');
    expect(formatDay('2026-09-01', 'en')).toMatch(/^1 Sept? 2026$/);
  });

  it('are Beijing time wherever the computer stands', () => {
    expect(formatInstant('2026-08-31T16:30:00Z', 'zh-CN')).toBe('2026-09-01 00:30');
    expect(today(new Date('2026-08-31T16:30:00Z'))).toBe('2026-09-01');
  });

  it('step over months and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('show what cannot be read as it is', () => {
    expect(formatDay('someday', 'en')).toBe('someday');
    expect(formatInstant('sometime', 'en')).toBe('sometime');
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-12-01', 7],
    ['2027-03-01', '2027-02-28', -1],
    ['2028-02-28', '2028-03-01', 2],
  ])('from %s to %s is %i', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected);
  });
});
