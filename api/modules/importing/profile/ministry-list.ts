import type { Cell, Sheet } from '../sheet/sheet.ts';
import { echo, headerKey } from './cell-text.ts';
import { type DetectedHeader, detectHeader } from './detect-header.ts';
import type { DivisionLookup, FoundProvince } from './division-lookup.ts';
import { type FileIssue, fileIssue } from './issue.ts';
import type { MappingProfile } from './mapping-profile.ts';

/** The Ministry's yearly list of higher-education institutions (全国高等学校名单), as published. */
export const MINISTRY_PROFILE: MappingProfile = {
  key: 'ministry-list',
  version: 1,
  target: 'institution',
  headerRow: 'auto',
  columns: {
    name: ['学校名称'],
    code: ['学校标识码'],
    supervisingAuthority: ['主管部门'],
    location: ['所在地'],
    educationLevel: ['办学层次'],
    ownership: ['备注'],
  },
  defaults: {},
};

/** A part of a list under one province row, such as `北京市（92所）`. */
export interface ListSection {
  readonly rowNumber: number;
  readonly title: string;
  /** Null when the title names no province. */
  readonly province: FoundProvince | null;
  /** Null when the title announces no number. */
  readonly declaredCount: number | null;
  readonly actualCount: number;
}

/** A data row with the section it stands under; null before the first section or in a list without sections. */
export interface ListRow {
  readonly rowNumber: number;
  readonly section: ListSection | null;
}

/** A list's rows told apart: data, sections, and what the sections' own numbers say about completeness. */
export interface ListRows {
  readonly rows: readonly ListRow[];
  readonly sections: readonly ListSection[];
  readonly declaredTotal: number | null;
  readonly issues: readonly FileIssue[];
}

const SECTION_WITH_COUNT = /^(.{2,20}?)[\s:]*\(?\s*共?\s*(\d{1,6})\s*所\s*\)?$/u;
const TOTAL = /^(?:合计|总计|共计|全国|总数|total)\D{0,12}?(\d{1,6})?\s*(?:所\s*\)?)?$/iu;
const TOTAL_IN_TITLE = /共计?\s*(\d{1,6})\s*所/u;

/** The header of a sheet in the Ministry's layout; null when it is another layout. Sections replace the last two columns. */
export function recogniseMinistryList(sheet: Sheet): DetectedHeader | null {
  const header = detectHeader(sheet, 'institution', MINISTRY_PROFILE);
  const has = (field: string): boolean => header.columns.has(field);
  if (!has('name') || !has('code') || !has('supervisingAuthority')) {
    return null;
  }
  const isComplete = has('location') && has('educationLevel') && has('ownership');
  const hasSections = sheet.rows.slice(header.rowNumber, header.rowNumber + 50).some((row) => {
    const lone = loneText(row);
    return lone !== null && SECTION_WITH_COUNT.test(lone.normalize('NFKC'));
  });
  if (!isComplete && !hasSections) {
    return null;
  }
  const isSerial = new Set(
    header.unmapped.filter(({ text }) => headerKey(text) === '序号').map(({ text }) => echo(text)),
  );
  const issues = header.issues.filter(
    ({ code, params }) => code !== 'COLUMN_IGNORED' || !isSerial.has(String(params['header'])),
  );
  return { ...header, issues };
}

/**
 * Tells the rows under a header apart: data, province sections with their announced counts, totals, repeated headers and
 * notes. Sums that do not add up are warnings that name the section; a section of no known province is an error.
 */
export function splitSections(sheet: Sheet, header: DetectedHeader, divisions: DivisionLookup): ListRows {
  const nameColumn = header.columns.get('name') ?? 0;
  const titles = sheet.rows
    .slice(0, Math.max(0, header.rowNumber - 1))
    .flatMap((row) => row.map(({ text }) => text.normalize('NFKC')));
  const issues: FileIssue[] = [];
  const rows: { rowNumber: number; section: MutableSection | null }[] = [];
  const sections: MutableSection[] = [];
  let total = titles.map((title) => TOTAL_IN_TITLE.exec(title)?.[1]).find(Boolean);
  for (let index = header.rowNumber; index < sheet.rows.length; index += 1) {
    const row = sheet.rows[index] ?? [];
    const rowNumber = index + 1;
    if (row.every(({ text }) => text.trim() === '')) {
      continue;
    }
    const lone = loneText(row);
    const found = lone === null ? null : sectionOf(lone, row[nameColumn], divisions);
    const announced = totalOf(row, nameColumn);
    if (announced !== null) {
      total ??= announced;
    } else if (found) {
      sections.push({ ...found, rowNumber, actualCount: 0 });
    } else if (lone !== null && (row[nameColumn]?.text ?? '').trim() === '') {
      issues.push(noteIssue(rowNumber, lone, row));
    } else if (isHeaderAgain(row, header)) {
      issues.push(fileIssue('ROW_IGNORED', rowNumber, { value: echo(row.map(({ text }) => text).join(' ')) }));
    } else {
      const section = sections.at(-1) ?? null;
      if (section) {
        section.actualCount += 1;
      }
      rows.push({ rowNumber, section });
    }
  }
  const declaredTotal = total === undefined ? null : Number(total);
  return { rows, sections, declaredTotal, issues: [...issues, ...checkSums(sections, rows.length, declaredTotal)] };
}

interface MutableSection extends ListSection {
  actualCount: number;
}

/** The only text of a row: one filled cell, or one value repeated over the cells of a merged area. */
function loneText(row: readonly Cell[]): string | null {
  const texts = new Set(row.map(({ text }) => text.trim()).filter((text) => text !== ''));
  const [text] = texts;
  const filled = row.filter((cell) => cell.text.trim() !== '').length;
  return texts.size === 1 && text !== undefined && (filled === 1 || filled > 3) ? text : null;
}

function sectionOf(
  text: string,
  nameCell: Cell | undefined,
  divisions: DivisionLookup,
): { title: string; province: FoundProvince | null; declaredCount: number | null } | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const counted = SECTION_WITH_COUNT.exec(plain);
  if (counted) {
    const title = (counted[1] ?? '').trim();
    return { title, province: divisions.findProvince(title), declaredCount: Number(counted[2]) };
  }
  const province = divisions.findProvince(plain);
  // In the name's own column a bare province is rather a row that lost its other values.
  return province && (nameCell?.text ?? '').trim() === '' ? { title: plain, province, declaredCount: null } : null;
}

function totalOf(row: readonly Cell[], nameColumn: number): string | null {
  const filled = row.map(({ text }) => text.normalize('NFKC').trim()).filter((text) => text !== '');
  const match = TOTAL.exec(filled[0] ?? '');
  if (!match || filled.length > 3) {
    return null;
  }
  const isNamed =
    (row[nameColumn]?.text ?? '').trim() !== '' &&
    nameColumn > 0 &&
    filled.length > 1 &&
    !/^\d+$/.test(row[nameColumn]?.text.trim() ?? '');
  return isNamed ? null : (match[1] ?? filled.slice(1).find((text) => /^\d{1,6}$/.test(text)) ?? null);
}

function noteIssue(rowNumber: number, text: string, row: readonly Cell[]): FileIssue {
  // A computed section title would leave its schools under the section before.
  return row.some(({ kind }) => kind === 'formula')
    ? fileIssue('FORMULA_CELL', rowNumber, {}, 'province')
    : fileIssue('ROW_IGNORED', rowNumber, { value: echo(text) });
}

function isHeaderAgain(row: readonly Cell[], header: DetectedHeader): boolean {
  return (
    header.headers.length > 1 &&
    header.headers.every(({ column, text }) => headerKey(row[column]?.text ?? '') === headerKey(text))
  );
}

function checkSums(sections: readonly ListSection[], rows: number, declaredTotal: number | null): FileIssue[] {
  const issues: FileIssue[] = [];
  const seen = new Set<string>();
  for (const { rowNumber, title, province, declaredCount, actualCount } of sections) {
    const section = echo(title);
    if (!province) {
      issues.push(fileIssue('UNKNOWN_PROVINCE', rowNumber, { value: section }, 'province'));
    } else if (seen.has(province.code)) {
      issues.push(fileIssue('SECTION_REPEATED', rowNumber, { section }));
    } else {
      seen.add(province.code);
    }
    if (declaredCount !== null && declaredCount !== actualCount) {
      issues.push(
        fileIssue('SECTION_COUNT_MISMATCH', rowNumber, { section, declared: declaredCount, actual: actualCount }),
      );
    }
  }
  const sum = sections.every(({ declaredCount }) => declaredCount !== null) && sections.length > 0;
  const declared =
    declaredTotal ?? (sum ? sections.reduce((all, { declaredCount }) => all + (declaredCount ?? 0), 0) : null);
  if (declared !== null && declared !== rows) {
    issues.push(fileIssue('TOTAL_COUNT_MISMATCH', null, { declared, actual: rows }));
  }
  return issues;
}
