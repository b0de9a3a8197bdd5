import { isDay } from '../../../kernel/clock.ts';
import type { Cell } from '../sheet/sheet.ts';

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * The calendar day that a cell means, `YYYY-MM-DD`; null when it means none. Reads date cells and the usual written forms;
 * a day without its month or a spreadsheet's bare serial number is not guessed at.
 */
export function calendarDay({ text, kind }: Cell): string | null {
  const plain = text.normalize('NFKC').trim();
  const written = kind === 'date' ? plain.slice(0, 10) : plain.replace(/[T\s]+00:00(?::00(?:\.0+)?)?Z?$/, '');
  const match = WRITTEN.exec(written) ?? COMPACT.exec(written);
  const [, year = '', month = '', day = ''] = match ?? [];
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return match && isDay(value) ? value : null;
}
