import type { CalendarDayKind } from '../../gql/graphql.ts';
import type { Locale } from '../../providers/locale.ts';
import { addDays } from '../../shared/date/format.ts';

/** A day that a pasted line means. */
export interface ParsedDay {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly nameEn: string | null;
  /** Number of its line in the text, from 1. */
  readonly line: number;
}

/** What was read from a text, and the numbers of the lines that could not be. */
export interface ParsedYear {
  readonly days: readonly ParsedDay[];
  readonly unread: readonly number[];
}

const kinds: Readonly<Record<CalendarDayKind, readonly string[]>> = {
  HOLIDAY: ['休', '假', '放假', '节假日', '休息', 'holiday', 'off'],
  MAKE_UP_WORKDAY: ['班', '上班', '调休', '补班', '调休上班', 'make_up_workday', 'work', 'workday'],
};
/** A range longer than this is a slip of the pen. */
const longestRange = 60;

function kindOf(word: string): CalendarDayKind | undefined {
  const wanted = word.toLowerCase();
  return (Object.keys(kinds) as CalendarDayKind[]).find((kind) => kinds[kind].includes(wanted));
}

/** Days written as 2027-1-1, 2027/1/1 or with the Chinese characters, and ranges of them, in one form. */
function normalize(line: string): string {
  return line
    .replaceAll(/(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?/g, (_, year, month, day) =>
      [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
    )
    .replaceAll(/(\d{4}-\d{2}-\d{2})\s*(?:至|到|~|～|—+|–|to)\s*(\d{4}-\d{2}-\d{2})/g, '$1~$2');
}

function cellsOf(line: string): string[] {
  const separator = [/\t/, /[,，;；]/].find((candidate) => candidate.test(line));
  if (separator) {
    return line.split(separator).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
  }
  const [day = '', kind = '', ...rest] = line.trim().split(/\s+/);
  const [name = '', nameEn = ''] = rest.join(' ').split(/\s*[/|]\s*/);
  return [day, kind, name, nameEn];
}

/** The days of `2027-02-05~2027-02-11`, or the one day; null for a range that is none. */
function daysOf(text: string): string[] | null {
  const [from = '', to] = text.split('~');
  if (to === undefined) {
    return [from];
  }
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to)) || to < from || to > addDays(from, longestRange)) {
    return null;
  }
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push(day);
  }
  return days;
}

/**
 * Reads a small list of special days: a line has the day or a range of days, what it is, the name, and the English name
 * if there is one, parted by blanks, commas or tabs. Whether the days exist is for the server to say.
 */
export function parseYear(text: string): ParsedYear {
  const days: ParsedDay[] = [];
  const unread: number[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = normalize(raw.replace(/^\uFEFF/, '').trim());
    if (line === '' || line.startsWith('#') || /^(?:日期|day|date)\b/i.test(line) || line.startsWith('日期')) {
      continue;
    }
    const [when = '', word = '', name = '', nameEn = ''] = cellsOf(line);
    const kind = kindOf(word);
    const span = /^\d{4}-\d{2}-\d{2}/.test(when) ? daysOf(when) : null;
    if (!kind || !span || name === '') {
      unread.push(index + 1);
      continue;
    }
    days.push(...span.map((day) => ({ day, kind, name, nameEn: nameEn || null, line: index + 1 })));
  }
  return { days, unread };
}

/** Writes days as `parseYear` reads them. */
export function writeYear(
  days: readonly Pick<ParsedDay, 'day' | 'kind' | 'name' | 'nameEn'>[],
  locale: Locale,
): string {
  const words =
    locale === 'en' ? { HOLIDAY: 'off', MAKE_UP_WORKDAY: 'work' } : { HOLIDAY: '休', MAKE_UP_WORKDAY: '班' };
  return days
    .map(({ day, kind, name, nameEn }) => `${day} ${words[kind]} ${name}${nameEn ? ` / ${nameEn}` : ''}`)
    .join('\n');
}
