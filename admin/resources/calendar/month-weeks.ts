import { addDays } from '../../shared/date/format.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

/** The day of the week of a `2026-09-01` day; Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The days of a month in weeks from Monday to Sunday; places outside the month are null. */
export function monthWeeks(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = `${year}-${pad(month)}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`;
  const places: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
  for (let day = first; day < next; day = addDays(day, 1)) {
    places.push(day);
  }
  while (places.length % 7 > 0) {
    places.push(null);
  }
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

/** Where an arrow key leads from a day within its month; the day itself at the edge, null for any other key. */
export function dayByKey(day: string, key: string): string | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step === undefined) {
    return null;
  }
  const next = addDays(day, step);
  return next.slice(0, 7) === day.slice(0, 7) ? next : day;
}
