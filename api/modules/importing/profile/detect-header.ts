import type { Sheet } from '../sheet/sheet.ts';
import { echo, headerKey } from './cell-text.ts';
import { type FileIssue, fileIssue } from './issue.ts';
import { type MappingProfile, usualProfile } from './mapping-profile.ts';
import { fieldsOf, type ImportTarget } from './target-fields.ts';

/** One header of a file; the column counts from 0. */
export interface HeaderCell {
  readonly column: number;
  readonly text: string;
}

/** Which column each field is read from, and what is wrong or left over. */
export interface ColumnMapping {
  readonly columns: ReadonlyMap<string, number>;
  readonly unmapped: readonly HeaderCell[];
  readonly issues: readonly FileIssue[];
}

/** The header of a file with the mapping it suggests. */
export interface DetectedHeader extends ColumnMapping {
  /** 1-based; 0 when no header was found, and then `issues` says so. */
  readonly rowNumber: number;
  readonly headers: readonly HeaderCell[];
}

/** Rows in which a header is looked for. */
const SEARCHED_ROWS = 30;

/** Headers of data that the platform keeps of nobody (`schema/rules.md` 6); such columns are never read. */
const SENSITIVE =
  /身份证|证件号|护照号|政治面貌|宗教|民族|家庭住址|家庭经济|银行卡|银行账号|健康|病史|成绩|绩点|排名|idnumber|idcard|passport|religion|ethnicity|politicalstatus|bankaccount/;

/**
 * Finds the header row of a sheet: the row with most recognised headers, of which one names the record.
 * A profile with a fixed row is obeyed even when nothing is recognised there.
 */
export function detectHeader(
  sheet: Sheet,
  target: ImportTarget,
  profile: MappingProfile = usualProfile(target),
): DetectedHeader {
  if (profile.headerRow !== 'auto') {
    const headers = headersOf(sheet, profile.headerRow);
    return { rowNumber: profile.headerRow, headers, ...suggestMapping(headers, target, profile, profile.headerRow) };
  }
  let best: { rowNumber: number; fields: number } = { rowNumber: 0, fields: 0 };
  for (let rowNumber = 1; rowNumber <= Math.min(SEARCHED_ROWS, sheet.rows.length); rowNumber += 1) {
    const { columns } = suggestMapping(headersOf(sheet, rowNumber), target, profile, rowNumber);
    // A lone "name" may be a title or a value; a header has a second column unless the profile reads only one.
    const least = Math.min(2, Object.keys({ ...profile.columns, ...profile.positions }).length);
    if (columns.has('name') && columns.size >= least && columns.size > best.fields) {
      best = { rowNumber, fields: columns.size };
    }
  }
  if (best.rowNumber === 0) {
    const expected = requiredHeaders(target, profile);
    const rows = Math.min(SEARCHED_ROWS, sheet.rows.length);
    return {
      rowNumber: 0,
      headers: [],
      columns: new Map(),
      unmapped: [],
      issues: [fileIssue('HEADER_NOT_FOUND', null, { rows, expected })],
    };
  }
  const headers = headersOf(sheet, best.rowNumber);
  return { rowNumber: best.rowNumber, headers, ...suggestMapping(headers, target, profile, best.rowNumber) };
}

/**
 * Suggests a column for each field of the target by its aliases (Chinese or English, any width, case and spacing).
 * Reports repeated headers, two candidates for one field, and required fields without a column.
 */
export function suggestMapping(
  headers: readonly HeaderCell[],
  target: ImportTarget,
  profile: MappingProfile = usualProfile(target),
  rowNumber: number | null = null,
): ColumnMapping {
  const issues: FileIssue[] = [];
  const columns = new Map<string, number>();
  const used = new Set<number>();
  const byKey = Map.groupBy(
    headers.filter(({ text }) => headerKey(text) !== ''),
    ({ text }) => headerKey(text),
  );
  for (const [field, column] of Object.entries(profile.positions ?? {})) {
    const header = headers.find((cell) => cell.column === column);
    if (header === undefined || !isSensitive(header)) {
      columns.set(field, column);
      used.add(column);
    }
  }
  for (const [field, aliases] of Object.entries(profile.columns)) {
    if (columns.has(field)) {
      continue;
    }
    const keys = [...new Set(aliases.map(headerKey))];
    const found = keys.flatMap((key) => byKey.get(key)?.slice(0, 1) ?? []).filter(({ column }) => !used.has(column));
    const [chosen, other] = found;
    if (!chosen || isSensitive(chosen)) {
      continue;
    }
    columns.set(field, chosen.column);
    used.add(chosen.column);
    const twins = byKey.get(headerKey(chosen.text)) ?? [];
    if (twins.length > 1) {
      issues.push(
        fileIssue(
          'DUPLICATE_HEADER',
          rowNumber,
          { header: echo(chosen.text), columns: twins.map(({ column }) => columnName(column)).join(', ') },
          field,
        ),
      );
      twins.forEach(({ column }) => used.add(column));
    } else if (other && isUnclaimed(other, field, profile)) {
      issues.push(
        fileIssue('AMBIGUOUS_COLUMN', rowNumber, { header: echo(chosen.text), other: echo(other.text) }, field),
      );
    }
  }
  issues.push(...missingColumns(columns, target, profile, rowNumber));
  const unmapped = headers.filter(({ column, text }) => headerKey(text) !== '' && !used.has(column));
  for (const left of unmapped) {
    issues.push(
      fileIssue(isSensitive(left) ? 'SENSITIVE_COLUMN' : 'COLUMN_IGNORED', rowNumber, { header: echo(left.text) }),
    );
  }
  return { columns, unmapped, issues };
}

/** The name of a 0-based column as spreadsheet programs show it: A, B ... Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function headersOf(sheet: Sheet, rowNumber: number): HeaderCell[] {
  return (sheet.rows[rowNumber - 1] ?? []).flatMap(({ text, kind }, column) =>
    kind === 'text' && text.trim() !== '' && text.length <= 200 ? [{ column, text }] : [],
  );
}

function isSensitive({ text }: HeaderCell): boolean {
  return SENSITIVE.test(headerKey(text));
}

/** False when another field has the header among its aliases: then it is that field's column, not a rival. */
function isUnclaimed(rival: HeaderCell, field: string, profile: MappingProfile): boolean {
  const key = headerKey(rival.text);
  return !Object.entries(profile.columns).some(
    ([other, aliases]) => other !== field && aliases.some((alias) => headerKey(alias) === key),
  );
}

function missingColumns(
  columns: ReadonlyMap<string, number>,
  target: ImportTarget,
  profile: MappingProfile,
  rowNumber: number | null,
): FileIssue[] {
  const isFilled = (field: string): boolean => columns.has(field) || (profile.defaults[field] ?? '') !== '';
  return fieldsOf(target).flatMap(({ field, required, aliases }) => {
    const isNeeded = required === true || (Array.isArray(required) && !required.some(isFilled));
    if (!isNeeded || isFilled(field)) {
      return [];
    }
    const accepted = (profile.columns[field] ?? aliases).slice(0, 6).join(', ');
    return [fileIssue('MISSING_COLUMN', rowNumber, { accepted }, field)];
  });
}

function requiredHeaders(target: ImportTarget, profile: MappingProfile): string {
  return fieldsOf(target)
    .filter(({ required, field }) => required === true && (profile.defaults[field] ?? '') === '')
    .map(({ field, aliases }) => (profile.columns[field] ?? aliases)[0] ?? field)
    .join(', ');
}
