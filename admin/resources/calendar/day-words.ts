import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../providers/i18n.ts';
import type { Entry } from './use-calendar.ts';

const format = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(currentLocale() === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Name of the day of the week. */
export const weekdayName = (day: string, length: 'long' | 'narrow' = 'long'): string =>
  format(day, { weekday: length });

/** Name of a month. */
export const monthName = (year: number, month: number): string =>
  format(`${year}-${String(month).padStart(2, '0')}-01`, { month: 'long' });

/** A day with its weekday, in words. */
export const dayInWords = (day: string): string =>
  format(day, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });

/** The name of a special day in the language of the page. */
export function useEntryName(): (entry: Pick<Entry, 'name' | 'nameEn'>) => string {
  useTranslation();
  return ({ name, nameEn }) => (currentLocale() === 'en' ? (nameEn ?? name) : name);
}
