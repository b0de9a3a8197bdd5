import type { CalendarDayKind } from './calendar.enums.ts';

/** Longest stretch over which working days are reckoned, in years; a deadline further away is a mistake. */
const RANGE_YEARS = 10;

const DAY_MILLISECONDS = 86_400_000;
/** Days of the longest stretch, its leap days included. */
const RANGE_DAYS = RANGE_YEARS * 365 + 3;

/** A special day of a calendar. */
export interface SpecialDay {
  readonly day: string;
  readonly kind: CalendarDayKind;
}

/** A reckoning would leave the ten years over which working days are known. */
export class WorkingDayRangeError extends Error {
  constructor() {
    super(`Working days are reckoned over at most ${RANGE_YEARS} years`);
  }
}

/** A day that follows from working days, and whether it rests on a year whose holidays are not published yet. */
export interface ReckonedDay {
  readonly day: string;
  readonly isProvisional: boolean;
}

/** A number of working days, and whether it rests on a year whose holidays are not published yet. */
export interface ReckonedCount {
  readonly count: number;
  readonly isProvisional: boolean;
}

const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS);
const dayOfNumber = (number: number): string => new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
const yearOf = (number: number): number => new Date(number * DAY_MILLISECONDS).getUTCFullYear();

// 1 January 1970 was a Thursday; Monday is 0.
const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;
const isWeekdayNumber = (number: number): boolean => weekdayOf(number) < 5;

/** Monday to Friday days before a day number, up to a constant; only differences mean something. */
function weekdaysBefore(number: number): number {
  const monday = number - weekdayOf(number);
  return ((monday + 3) / 7) * 5 + Math.min(weekdayOf(number), 5);
}

/** True when the day is Monday to Friday, whatever the calendar says. */
export function isWeekday(day: string): boolean {
  return isWeekdayNumber(numberOf(day));
}

/**
 * The working days of one organization, in memory: special days over the weekday rule. Days go in and out as
 * `YYYY-MM-DD`; nothing here reads a clock or a database, and every question costs a few binary searches.
 */
export class WorkingCalendar {
  readonly #kinds: ReadonlyMap<number, CalendarDayKind>;
  /** Days on which the calendar differs from the weekday rule, ascending. */
  readonly #exceptions: readonly number[];
  /** Sum of the differences before the exception of the same index, and after the last one. */
  readonly #sums: readonly number[];
  readonly #publishedYears: ReadonlySet<number>;

  constructor(days: readonly SpecialDay[], publishedYears: Iterable<number>) {
    this.#kinds = new Map(days.map(({ day, kind }) => [numberOf(day), kind]));
    this.#publishedYears = new Set(publishedYears);
    const exceptions = [...this.#kinds]
      .filter(([number, kind]) => isWeekdayNumber(number) === (kind === 'HOLIDAY'))
      .sort(([one], [other]) => one - other);
    const sums = [0];
    for (const [, kind] of exceptions) {
      sums.push(sums.at(-1)! + (kind === 'HOLIDAY' ? -1 : 1));
    }
    this.#exceptions = exceptions.map(([number]) => number);
    this.#sums = sums;
  }

  /** True when the holidays of the year are published, so that reckonings within it are final. */
  isPublished(year: number): boolean {
    return this.#publishedYears.has(year);
  }

  /** True when the day is worked. */
  isWorkday(day: string): boolean {
    const number = numberOf(day);
    const kind = this.#kinds.get(number);
    return kind ? kind === 'MAKE_UP_WORKDAY' : isWeekdayNumber(number);
  }

  /**
   * The day `days` working days after `from` (before it when negative); `from` itself is never counted, as periods begin
   * on the day after the event. 0 gives `from` when it is worked, else the next working day.
   */
  addWorkdays(from: string, days: number): ReckonedDay {
    const start = numberOf(from);
    if (!Number.isSafeInteger(days) || Math.abs(days) > RANGE_DAYS) {
      throw new WorkingDayRangeError();
    }
    // The workdays in [a, b) grow with b, so the day wanted is the first at which the count is reached.
    const before = days < 0 ? this.#workdaysBefore(start) + days : null;
    let [low, high] = days < 0 ? [start - RANGE_DAYS, start - 1] : [days === 0 ? start : start + 1, start + RANGE_DAYS];
    const wanted = before === null ? this.#workdaysBefore(low) + Math.max(days, 1) : before + 1;
    if (this.#workdaysBefore(high + 1) < wanted || this.#workdaysBefore(low) >= wanted) {
      throw new WorkingDayRangeError();
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#workdaysBefore(middle + 1) >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return { day: dayOfNumber(low), isProvisional: this.#isProvisional(Math.min(start, low), Math.max(start, low)) };
  }

  /** Working days in `[from, to)`; negative when `to` comes first, so that the two orders cancel out. */
  workdaysBetween(from: string, to: string): ReckonedCount {
    const [start, end] = [numberOf(from), numberOf(to)];
    if (Math.abs(end - start) > RANGE_DAYS) {
      throw new WorkingDayRangeError();
    }
    const first = Math.min(start, end);
    return {
      count: this.#workdaysBefore(end) - this.#workdaysBefore(start),
      isProvisional: start !== end && this.#isProvisional(first, Math.max(start, end) - 1),
    };
  }

  #workdaysBefore(number: number): number {
    let [low, high] = [0, this.#exceptions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#exceptions[middle]! < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return weekdaysBefore(number) + this.#sums[low]!;
  }

  #isProvisional(first: number, last: number): boolean {
    for (let year = yearOf(first); year <= yearOf(last); year += 1) {
      if (!this.#publishedYears.has(year)) {
        return true;
      }
    }
    return false;
  }
}
