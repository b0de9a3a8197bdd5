import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/clock.ts';
import { STATUTORY_YEARS } from './statutory-days.data.ts';
import { isWeekday, WorkingCalendar, WorkingDayRangeError, type SpecialDay } from './working-days.ts';

const statutory = STATUTORY_YEARS.flatMap(({ days }) => days);
const calendar = new WorkingCalendar(statutory, [2025, 2026]);

/** The same questions answered one day after the other, without any of the shortcuts. */
class Naive {
  readonly #kinds: ReadonlyMap<string, string>;
  constructor(days: readonly SpecialDay[]) {
    this.#kinds = new Map(days.map(({ day, kind }) => [day, kind]));
  }
  isWorkday(day: string): boolean {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    const kind = this.#kinds.get(day);
    return kind === undefined ? weekday !== 0 && weekday !== 6 : kind === 'MAKE_UP_WORKDAY';
  }
  add(from: string, days: number): string {
    let day = from;
    if (days === 0) {
      while (!this.isWorkday(day)) {
        day = addDays(day, 1);
      }
      return day;
    }
    for (let left = Math.abs(days); left > 0;) {
      day = addDays(day, Math.sign(days));
      left -= this.isWorkday(day) ? 1 : 0;
    }
    return day;
  }
  between(from: string, to: string): number {
    let count = 0;
    for (let day = from < to ? from : to; day < (from < to ? to : from); day = addDays(day, 1)) {
      count += this.isWorkday(day) ? 1 : 0;
    }
    return from < to ? count : 0 - count;
  }
}

/** A repeatable source of numbers in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('working days of 2025 and 2026', () => {
  it.each([
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-02-08', true],
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-01-01', false],
    ['2026-01-03', false],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-09-20', true],
    ['2026-10-10', true],
    ['2026-11-24', true],
    ['2026-11-28', false],
  ])('%s is a workday: %s', (day, expected) => {
    expect(calendar.isWorkday(day)).toBe(expected);
  });

  it('steps over the Spring Festival and its make-up Saturdays', () => {
    // 2026-02-13 is a Friday; Saturday the 14th is worked, then nine free days.
    expect(calendar.addWorkdays('2026-02-13', 1)).toEqual({ day: '2026-02-14', isProvisional: false });
    expect(calendar.addWorkdays('2026-02-13', 2)).toEqual({ day: '2026-02-24', isProvisional: false });
    expect(calendar.addWorkdays('2026-02-24', -2)).toEqual({ day: '2026-02-13', isProvisional: false });
    expect(calendar.addWorkdays('2026-02-27', 1).day).toBe('2026-02-28');
  });

  it('rolls 0 forward to a working day and leaves one alone', () => {
    expect(calendar.addWorkdays('2026-10-01', 0).day).toBe('2026-10-08');
    expect(calendar.addWorkdays('2026-10-08', 0).day).toBe('2026-10-08');
    expect(calendar.addWorkdays('2026-10-10', 0).day).toBe('2026-10-10');
  });

  it('goes over the end of a year, and says when the next one is not published', () => {
    expect(calendar.addWorkdays('2025-12-31', 1)).toEqual({ day: '2026-01-04', isProvisional: false });
    expect(calendar.addWorkdays('2026-12-31', 1)).toEqual({ day: '2027-01-01', isProvisional: true });
    expect(calendar.addWorkdays('2026-12-30', 1)).toEqual({ day: '2026-12-31', isProvisional: false });
    expect(calendar.addWorkdays('2025-01-02', -1)).toEqual({ day: '2024-12-31', isProvisional: true });
  });

  it('counts half-open: the first day in, the last one out', () => {
    expect(calendar.workdaysBetween('2026-10-08', '2026-10-08')).toEqual({ count: 0, isProvisional: false });
    expect(calendar.workdaysBetween('2026-10-08', '2026-10-09')).toEqual({ count: 1, isProvisional: false });
    expect(calendar.workdaysBetween('2026-10-01', '2026-10-08')).toEqual({ count: 0, isProvisional: false });
    expect(calendar.workdaysBetween('2026-01-01', '2027-01-01')).toEqual({ count: 248, isProvisional: false });
    expect(calendar.workdaysBetween('2025-01-01', '2026-01-01')).toEqual({ count: 248, isProvisional: false });
    expect(calendar.workdaysBetween('2026-12-31', '2027-01-02').isProvisional).toBe(true);
  });

  it('refuses to reckon beyond ten years, or where nothing is worked', () => {
    expect(() => calendar.addWorkdays('2026-01-01', 2_700)).toThrow(WorkingDayRangeError);
    expect(() => calendar.addWorkdays('2026-01-01', -2_700)).toThrow(WorkingDayRangeError);
    expect(() => calendar.addWorkdays('2026-01-01', 0.5)).toThrow(WorkingDayRangeError);
    expect(() => calendar.workdaysBetween('2026-01-01', '2037-01-01')).toThrow(WorkingDayRangeError);
    expect(calendar.workdaysBetween('2026-01-01', '2036-01-01').count).toBeGreaterThan(2_000);
    const days = Array.from({ length: 4_000 }, (_, index) => addDays('2026-01-01', index));
    const closed = new WorkingCalendar(
      days.map((day) => ({ day, kind: 'HOLIDAY' })),
      [],
    );
    expect(() => closed.addWorkdays('2026-01-01', 1)).toThrow(WorkingDayRangeError);
  });
});

describe('working days against the same questions answered day by day', () => {
  it('agree on 40 made-up calendars, 6,000 questions', () => {
    const random = randomOf(20_261_124);
    const pick = (count: number): number => Math.floor(random() * count);
    for (let round = 0; round < 40; round += 1) {
      const days = new Map<string, SpecialDay>();
      for (let index = 0; index < pick(400); index += 1) {
        const day = addDays('2024-06-01', pick(1_400));
        // Holidays on weekends change nothing, make-up days on weekdays neither; both occur here.
        days.set(day, { day, kind: random() < 0.6 ? 'HOLIDAY' : 'MAKE_UP_WORKDAY' });
      }
      const own = new WorkingCalendar([...days.values()], [2025]);
      const naive = new Naive([...days.values()]);
      for (let question = 0; question < 50; question += 1) {
        const from = addDays('2024-07-01', pick(1_300));
        const to = addDays(from, pick(500) - 250);
        const step = pick(181) - 90;
        expect({ from, is: own.isWorkday(from) }).toEqual({ from, is: naive.isWorkday(from) });
        expect({ from, step, day: own.addWorkdays(from, step).day }).toEqual({
          from,
          step,
          day: naive.add(from, step),
        });
        expect({ from, to, count: own.workdaysBetween(from, to).count }).toEqual({
          from,
          to,
          count: naive.between(from, to),
        });
      }
    }
  });

  it('keep their laws: forth and back, and counts that add up', () => {
    const random = randomOf(7);
    for (let index = 0; index < 2_000; index += 1) {
      const start = addDays('2025-01-01', Math.floor(random() * 700));
      const from = calendar.addWorkdays(start, 0).day;
      const step = Math.floor(random() * 300);
      const { day } = calendar.addWorkdays(from, step);
      expect(calendar.isWorkday(day)).toBe(true);
      expect(calendar.addWorkdays(day, -step || 0).day).toBe(from);
      expect(calendar.workdaysBetween(from, day).count).toBe(step);
      expect(calendar.workdaysBetween(day, from).count).toBe(step === 0 ? 0 : -step);
    }
  });
});

describe('the shipped statutory days', () => {
  it('are those of the two notices: 28 and 33 free days, 5 and 6 make-up days, all of them on weekends', () => {
    const figures = STATUTORY_YEARS.map(({ year, days }) => ({
      year,
      holidays: days.filter(({ kind }) => kind === 'HOLIDAY').length,
      makeUps: days.filter(({ kind }) => kind === 'MAKE_UP_WORKDAY').length,
    }));
    expect(figures).toEqual([
      { year: 2025, holidays: 28, makeUps: 5 },
      { year: 2026, holidays: 33, makeUps: 6 },
    ]);
    for (const { year, days } of STATUTORY_YEARS) {
      expect(days.every(({ day }) => day.startsWith(`${year}-`))).toBe(true);
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
      expect(days.filter(({ kind, day }) => kind === 'MAKE_UP_WORKDAY' && isWeekday(day))).toEqual([]);
    }
  });
});
