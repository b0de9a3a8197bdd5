import { createHash } from 'node:crypto';
import { isDay } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/locale.ts';
import { refuse as refuseInput, type DomainRefusal } from '../../kernel/refusal.ts';
import { CALENDAR_YEARS, type CalendarDayKind } from './calendar.enums.ts';
import { refuse } from './calendar.refusals.ts';
import { isWeekday } from './working-days.ts';

/** A line of a list that is to become a year's calendar; the day is text as it was pasted. */
export interface YearLine {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
}

/** A stored day of the year. */
export interface StoredDay extends YearLine {
  readonly id: string;
  readonly version: number;
}

/** What a list would do to one day of the year. */
export interface DayDifference {
  readonly day: string;
  readonly change: 'ADDED' | 'CHANGED' | 'REMOVED' | 'KEPT';
  readonly before: StoredDay | null;
  readonly after: YearLine | null;
}

/** What is wrong with one line, from 0. */
interface LineProblem {
  readonly line: number;
  readonly refusal: DomainRefusal;
}

/** True when the year is one that a calendar may hold. */
export function isCalendarYear(year: number): boolean {
  return Number.isInteger(year) && year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last;
}

/** What is wrong with a day of a kind, or null; a holiday may fall on a weekend, a make-up day on a weekday may not be. */
export function judgeDay(
  day: string,
  kind: CalendarDayKind,
  locale: Locale,
  path: { day: readonly string[]; kind: readonly string[] },
): DomainRefusal | null {
  if (!isCalendarYear(Number(day.slice(0, 4)))) {
    return refuse('CALENDAR_YEAR_RANGE', path.day, CALENDAR_YEARS);
  }
  if (kind === 'MAKE_UP_WORKDAY' && isWeekday(day)) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
    return refuse('CALENDAR_MAKE_UP_WEEKDAY', path.kind, { day, weekday });
  }
  return null;
}

/** What is wrong with the lines of a year's list. */
export function judgeLines(year: number, lines: readonly YearLine[], locale: Locale): LineProblem[] {
  const seen = new Set<string>();
  return lines.flatMap(({ day, kind }, line): LineProblem[] => {
    const path = ['input', 'days', String(line), 'day'];
    const problem = (): DomainRefusal | null => {
      if (!isDay(day)) {
        return refuseInput('DATE_INVALID', path, { value: day.slice(0, 20) });
      }
      if (!day.startsWith(`${year}-`)) {
        return refuse('CALENDAR_DAY_OUTSIDE_YEAR', path, { day, year });
      }
      if (seen.has(day)) {
        return refuse('CALENDAR_DAY_TWICE', path, { day });
      }
      seen.add(day);
      return judgeDay(day, kind, locale, { day: path, kind: path });
    };
    const refusal = problem();
    return refusal ? [{ line, refusal }] : [];
  });
}

/** What a list would change, by day. */
export function differencesOf(stored: readonly StoredDay[], lines: readonly YearLine[]): DayDifference[] {
  const before = new Map(stored.map((row) => [row.day, row]));
  const after = new Map(lines.map((line) => [line.day, line]));
  const days = [...new Set([...before.keys(), ...after.keys()])].sort();
  return days.map((day): DayDifference => {
    const [old, next] = [before.get(day) ?? null, after.get(day) ?? null];
    if (!old || !next) {
      return { day, change: old ? 'REMOVED' : 'ADDED', before: old, after: next };
    }
    const isSame =
      old.kind === next.kind && old.name === next.name.trim() && (old.nameEn ?? null) === (next.nameEn?.trim() || null);
    return { day, change: isSame ? 'KEPT' : 'CHANGED', before: old, after: next };
  });
}

/** A digest of a year as it stands: whoever saves says on which state the differences were shown. */
export function basisOf(stored: readonly StoredDay[]): string {
  const lines = stored.map(({ id, day, version }) => `${day} ${id} ${version}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}
