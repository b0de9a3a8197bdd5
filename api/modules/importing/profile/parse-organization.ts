import { LIMITS } from '../../../../schema/limits.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { calendarDay } from './calendar-day.ts';
import { echo, nameKey } from './cell-text.ts';
import { type FileIssue, type Issue, issue } from './issue.ts';
import { type MappingProfile, usualProfile } from './mapping-profile.ts';
import type { DetectedHeader } from './detect-header.ts';
import { type ImportedUnitKind, UNIT_KIND_TERMS, UNIT_KINDS_ACCEPTED } from './organization-terms.ts';
import { COUNTRIES_ACCEPTED, COUNTRY_TERMS } from './country-terms.ts';
import { readTable } from './read-table.ts';
import { reportRepeats } from './repeated-values.ts';
import type { RowReader } from './row-reader.ts';

/** How a row names the unit above it: by code, or by names from the top, or both. */
export interface ParentReference {
  /** School code or external code. */
  readonly code: string | null;
  /** Names from the uppermost given one down to the parent itself. */
  readonly path: readonly string[];
  /** Province of the parent as written, to tell namesakes apart. */
  readonly province: string | null;
}

/** One row as a faculty, club or other unit; null means that the file does not say. */
export interface OrganizationCandidate {
  readonly rowNumber: number;
  readonly name: string;
  readonly kind: ImportedUnitKind | null;
  readonly parent: ParentReference;
  readonly externalCode: string | null;
  /** ISO code of the country of an overseas association. */
  readonly hostCountry: string | null;
  /** Calendar day. */
  readonly foundedOn: string | null;
  readonly issues: readonly Issue[];
}

/** A list of units, read. With an error among `issues` the file can not be imported as it is. */
export interface ParsedOrganizations {
  readonly profile: MappingProfile;
  readonly header: DetectedHeader;
  readonly candidates: readonly OrganizationCandidate[];
  readonly issues: readonly FileIssue[];
}

type Draft = OrganizationCandidate & { readonly issues: Issue[] };

/**
 * Turns a sheet into units of schools and federations. `today` (calendar day) decides which founding days are to come.
 * Refuses repeated external codes on every row that has them, repeated rows after the first, and circular parents.
 */
export function parseOrganizations(
  sheet: Sheet,
  today: string,
  profile: MappingProfile = usualProfile('organization'),
): ParsedOrganizations {
  const { header, readers, issues } = readTable(sheet, profile);
  const drafts = readers.map((reader) => readOrganization(reader, today));
  reportRepeats(drafts, 'externalCode', ({ externalCode }) => externalCode);
  reportTwins(drafts);
  reportCycles(drafts);
  return { profile, header, candidates: drafts, issues };
}

function readOrganization(reader: RowReader, today: string): Draft {
  const name = reader.name();
  const kind = reader.term('kind', UNIT_KIND_TERMS, nameKey, UNIT_KINDS_ACCEPTED);
  if (kind === null) {
    reader.require('kind');
  }
  const parent: ParentReference = {
    code: reader.identifier('parentCode'),
    path: pathOf(reader.text('parentPath', LIMITS.note)),
    province: reader.text('parentProvince'),
  };
  const isOverseas = kind === 'OVERSEAS_ASSOCIATION';
  // An association overseas has no parent; whom it keeps in touch with may be left out, and is then the national federation.
  if (!isOverseas && parent.code === null && parent.path.length === 0 && !reader.hasErrorAbout('parentCode')) {
    reader.require('parentPath');
  }
  return {
    rowNumber: reader.rowNumber,
    name,
    kind,
    parent,
    externalCode: reader.identifier('externalCode'),
    hostCountry: isOverseas ? readCountry(reader) : null,
    foundedOn: readDay(reader, 'foundedOn', today),
    issues: reader.issues,
  };
}

function readCountry(reader: RowReader): string | null {
  return reader.term('hostCountry', COUNTRY_TERMS, nameKey, COUNTRIES_ACCEPTED);
}

/** Names of a path such as `某某大学 / 数学学院` or `某某大学＞数学学院`. */
function pathOf(text: string | null): string[] {
  return (text ?? '')
    .split(/[/＞>›»→\\|｜／]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readDay(reader: RowReader, field: string, today: string): string | null {
  const text = reader.text(field);
  if (text === null) {
    return null;
  }
  const day = calendarDay(reader.cell(field).text.trim() === '' ? { text, kind: 'text' } : reader.cell(field));
  if (day === null) {
    reader.report('DATE_INVALID', field, { value: echo(text) });
  } else if (day > today) {
    reader.report('DATE_FUTURE', field, { value: day });
  }
  return day;
}

/** Rows without a code of their own are told apart by parent, kind and name. */
function reportTwins(drafts: readonly Draft[]): void {
  const first = new Map<string, number>();
  for (const draft of drafts) {
    const { name, kind, parent, externalCode, rowNumber, issues } = draft;
    if (externalCode !== null || name === '') {
      continue;
    }
    const key = [kind, parent.code, parent.province, ...parent.path, '', name]
      .map((part) => nameKey(part ?? ''))
      .join('\n');
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, rowNumber);
    } else {
      issues.push(issue('ROW_DUPLICATE', null, { row: known }));
    }
  }
}

function reportCycles(drafts: readonly Draft[]): void {
  const byCode = new Map(
    drafts.flatMap((draft) => (draft.externalCode === null ? [] : [[draft.externalCode, draft] as const])),
  );
  const cleared = new Set<Draft>();
  for (const start of drafts) {
    const trail: Draft[] = [];
    let at: Draft | undefined = start;
    while (at && !cleared.has(at) && !trail.includes(at)) {
      trail.push(at);
      at = at.parent.code === null ? undefined : byCode.get(at.parent.code);
    }
    if (at && !cleared.has(at)) {
      const circle = trail.slice(trail.indexOf(at));
      const value = echo([...circle, at].map(({ externalCode }) => externalCode ?? '').join(' → '));
      for (const { issues } of circle) {
        issues.push(
          circle.length === 1 ? issue('PARENT_IS_SELF', 'parentCode') : issue('PARENT_CYCLE', 'parentCode', { value }),
        );
      }
    }
    trail.forEach((draft) => cleared.add(draft));
  }
}
