import { dayAndTime } from './cell-text.ts';
import { yesOrNo, type Cell, type PlannedColumn } from '../../graphql/export-list.ts';
import type { Locale } from '../../kernel/locale.ts';

/** Spreadsheets run what begins so; the wide forms are read like the narrow ones by input methods of East Asia. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** The mark by which spreadsheets know a file as UTF-8. */
export const CSV_START = '\uFEFF';

/** A text as a cell of RFC 4180; what a spreadsheet would run as a formula is made plain text by an apostrophe. */
function csvCell(text: string): string {
  const plain = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A line of titles. */
export function csvHeader(columns: readonly PlannedColumn[]): string {
  return `${columns.map(({ title }) => csvCell(title)).join(',')}\r\n`;
}

/** A line of values. */
export function csvLine(columns: readonly PlannedColumn[], cells: readonly Cell[], locale: Locale): string {
  const texts = columns.map(({ kind }, index) => {
    const cell = cells[index] ?? null;
    if (cell === null) {
      return '';
    }
    // Numbers are ours and typed: a minus sign before one is not a formula.
    if (kind === 'number' && typeof cell === 'number') {
      return String(cell);
    }
    if (typeof cell === 'boolean') {
      return yesOrNo(cell, locale);
    }
    return kind === 'instant' ? dayAndTime(String(cell)) : csvCell(String(cell));
  });
  return `${texts.join(',')}\r\n`;
}
