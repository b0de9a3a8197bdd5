import type { Sheet } from '../sheet/sheet.ts';
import { type DetectedHeader, detectHeader } from './detect-header.ts';
import { type FileIssue, fileIssue, hasError } from './issue.ts';
import type { MappingProfile } from './mapping-profile.ts';
import { RowReader } from './row-reader.ts';

/** The header of a plain table and a reader for each row that holds anything in its mapped columns. */
export interface ReadTable {
  readonly header: DetectedHeader;
  readonly readers: readonly RowReader[];
  readonly issues: readonly FileIssue[];
}

/** Reads a table of one header and data rows below it; no rows are given when the header has errors. */
export function readTable(sheet: Sheet, profile: MappingProfile): ReadTable {
  const header = detectHeader(sheet, profile.target, profile);
  if (hasError(header.issues)) {
    return { header, readers: [], issues: header.issues };
  }
  const readers = sheet.rows
    .slice(header.rowNumber)
    .map((cells, index) => new RowReader(header.rowNumber + index + 1, cells, header.columns, profile))
    .filter((reader) => !reader.isBlank);
  const none = readers.length === 0 ? [fileIssue('NO_ROWS', header.rowNumber)] : [];
  return { header, readers, issues: [...header.issues, ...none] };
}
