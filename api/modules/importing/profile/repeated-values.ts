import { echo } from './cell-text.ts';
import { type Issue, issue } from './issue.ts';

/** A row that issues can be added to. */
export interface ReportedRow {
  readonly rowNumber: number;
  readonly issues: Issue[];
}

/** Rows that an issue lists by number. */
const LISTED_ROWS = 5;

/** Reports a value that must be unique in the file on every row that has it, since none of them is known to be right. */
export function reportRepeats<Row extends ReportedRow>(
  rows: readonly Row[],
  field: string,
  valueOf: (row: Row) => string | null,
): void {
  const byValue = new Map<string, Row[]>();
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null) {
      const same = byValue.get(value);
      if (same) {
        same.push(row);
      } else {
        byValue.set(value, [row]);
      }
    }
  }
  for (const [value, same] of byValue) {
    if (same.length > 1) {
      for (const { issues } of same) {
        issues.push(issue('VALUE_DUPLICATE', field, { value: echo(value), rows: rowNumbers(same) }));
      }
    }
  }
}

/** The first row numbers of a group, for a message. */
export function rowNumbers(rows: readonly { readonly rowNumber: number }[]): string {
  const shown = rows
    .slice(0, LISTED_ROWS)
    .map(({ rowNumber }) => rowNumber)
    .join(', ');
  return rows.length > LISTED_ROWS ? `${shown}…` : shown;
}
