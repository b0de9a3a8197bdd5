import { addDays } from '../../kernel/clock.ts';
import type { Day } from './demo.types.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The same day `count` months later; the 29th to 31st become the 28th, so that it exists everywhere. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const date = Math.min(Number(day.slice(8, 10)), 28);
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}-${pad(date)}`;
}

/** The same day `count` years later. */
export const addYears = (day: Day, count: number): Day => addMonths(day, count * 12);

/** The year in which the school year of a day began; it begins on 1 September. */
export const schoolYearOf = (day: Day): number => yearOf(day) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);

/** The later of two days. */
export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);

/** The number of days from one day to another. */
const daysBetween = (from: Day, until: Day): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);

/** The yearly period around `today` that turns over on `monthDay` (`MM-DD`). */
export function yearAround(today: Day, monthDay: string): { from: Day; until: Day } {
  const thisYear = `${yearOf(today)}-${monthDay}`;
  const from = thisYear <= today ? thisYear : `${yearOf(today) - 1}-${monthDay}`;
  return { from, until: addYears(from, 1) };
}

/** `MM-DD` of a day, with the 29th to 31st as the 28th. */
export const monthDayOf = (day: Day): string => addMonths(day, 0).slice(5);

/** A period cut into `count` turns of nearly equal length, in order and without a gap. */
export function turnsOf(from: Day, until: Day, count: number): { from: Day; until: Day }[] {
  const length = daysBetween(from, until);
  const edge = (index: number): Day => addDays(from, Math.round((length * index) / count));
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), until: edge(index + 1) }));
}
