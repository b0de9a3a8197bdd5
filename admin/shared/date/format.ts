import type { Locale } from '../../providers/locale.ts';

/** The zone in which the house reckons its days. */
export const houseTimeZone = 'Asia/Shanghai';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, style: 'day' | 'instant', timeZone: string): Intl.DateTimeFormat {
  const key = `${locale}|${style}|${timeZone}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      timeZone,
      year: 'numeric',
      month: locale === 'en' ? 'short' : '2-digit',
      day: locale === 'en' ? 'numeric' : '2-digit',
      ...(style === 'instant' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' as const } : {}),
    });
    formatters.set(key, found);
  }
  return found;
}

function assemble(parts: readonly Intl.DateTimeFormatPart[], locale: Locale, withTime: boolean): string {
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((item) => item.type === type)?.value ?? '';
  const day =
    locale === 'en'
      ? `${part('day')} ${part('month')} ${part('year')}`
      : `${part('year')}-${part('month')}-${part('day')}`;
  return withTime ? `${day} ${part('hour')}:${part('minute')}` : day;
}

/** A calendar day (`2026-09-01`) in words of the language; days have no zone, so none is applied. */
export function formatDay(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : assemble(formatter(locale, 'day', 'UTC').formatToParts(date), locale, false);
}

/** An instant as Beijing time, whatever the zone of the computer. */
export function formatInstant(instant: string, locale: Locale): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime())
    ? instant
    : assemble(formatter(locale, 'instant', houseTimeZone).formatToParts(date), locale, true);
}

/** Today's calendar day in Beijing. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: houseTimeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}

/** The calendar day that lies `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The instant at which a calendar day begins in Beijing. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** Days from one calendar day to another; negative when the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
