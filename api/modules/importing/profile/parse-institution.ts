import { LIMITS } from '../../../../schema/limits.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { echo, nameKey } from './cell-text.ts';
import { type DetectedHeader, detectHeader } from './detect-header.ts';
import type { DivisionLookup, FoundProvince } from './division-lookup.ts';
import {
  EDUCATION_LEVEL_TERMS,
  EDUCATION_LEVELS_ACCEPTED,
  type EducationLevel,
  type Ownership,
  OWNERSHIPS_ACCEPTED,
  ownershipOf,
  splitAuthorities,
} from './institution-terms.ts';
import { type FileIssue, fileIssue, hasError, type Issue, issue } from './issue.ts';
import { type MappingProfile, usualProfile } from './mapping-profile.ts';
import {
  type ListRow,
  type ListSection,
  MINISTRY_PROFILE,
  recogniseMinistryList,
  splitSections,
} from './ministry-list.ts';
import { reportRepeats, rowNumbers } from './repeated-values.ts';
import { RowReader } from './row-reader.ts';

/** `MINISTRY`: 学校标识码, ten digits, not permanent; `EXTERNAL`: the code of whoever sends the file. */
export type InstitutionCodeKind = 'MINISTRY' | 'EXTERNAL';

/**
 * One row of a list as a school. Null means that the file does not say (or says it wrongly, and then `issues` tells);
 * what the file does not say is never taken as a change.
 */
export interface InstitutionCandidate {
  readonly rowNumber: number;
  /** Official name of the province whose section the row stands in, as written when it is unknown. */
  readonly sectionProvince: string | null;
  /** Six digits: by section, else by the province column, else by digits 3-4 of the code. */
  readonly provinceCode: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly codeKind: InstitutionCodeKind | null;
  readonly externalCode: string | null;
  readonly supervisingAuthorities: readonly string[];
  /** 所在地 as written. */
  readonly location: string | null;
  /** The division of the location inside the province. */
  readonly divisionCode: string | null;
  readonly educationLevel: EducationLevel | null;
  readonly ownership: Ownership | null;
  readonly issues: readonly Issue[];
}

/** A list of schools, read. With an error among `issues` the file can not be imported as it is. */
export interface ParsedInstitutions {
  readonly profile: MappingProfile;
  readonly header: DetectedHeader;
  readonly sections: readonly ListSection[];
  readonly declaredTotal: number | null;
  readonly candidates: readonly InstitutionCandidate[];
  readonly issues: readonly FileIssue[];
}

/**
 * Turns a sheet into schools. The Ministry's layout is recognised by itself; other layouts go by `profile`, or by the
 * usual headers. Every repair, doubt and mistake is reported on its row; nothing is dropped silently.
 */
export function parseInstitutions(
  sheet: Sheet,
  divisions: DivisionLookup,
  profile?: MappingProfile,
): ParsedInstitutions {
  const ministry = profile && profile.key !== MINISTRY_PROFILE.key ? null : recogniseMinistryList(sheet);
  const used = ministry ? MINISTRY_PROFILE : (profile ?? usualProfile('institution'));
  const header = ministry ?? detectHeader(sheet, 'institution', used);
  if (hasError(header.issues)) {
    return { profile: used, header, sections: [], declaredTotal: null, candidates: [], issues: header.issues };
  }
  const list = splitSections(sheet, header, divisions);
  const readers = list.rows.map((row) => ({
    row,
    reader: new RowReader(row.rowNumber, sheet.rows[row.rowNumber - 1] ?? [], header.columns, used),
  }));
  const context: Context = {
    divisions,
    isMinistry: ministry !== null,
    textCodesStandOut: textCodesStandOut(readers.map(({ reader }) => reader)),
    authorities: new Set(
      readers.map(({ reader }) => reader.cell('supervisingAuthority').text.trim()).filter((text) => !/\s/.test(text)),
    ),
  };
  const drafts = readers.map(({ row, reader }) => readInstitution(row, reader, context));
  reportRepeats(drafts, 'code', ({ code }) => code);
  reportRepeats(drafts, 'externalCode', ({ externalCode }) => externalCode);
  reportNamesakes(drafts);
  const none = drafts.length === 0 ? [fileIssue('NO_ROWS', header.rowNumber)] : [];
  return {
    profile: used,
    header,
    sections: list.sections,
    declaredTotal: list.declaredTotal,
    candidates: drafts,
    issues: [...header.issues, ...list.issues, ...none],
  };
}

interface Context {
  readonly divisions: DivisionLookup;
  readonly isMinistry: boolean;
  readonly textCodesStandOut: boolean;
  readonly authorities: ReadonlySet<string>;
}

type Draft = InstitutionCandidate & { readonly issues: Issue[] };

function readInstitution({ section, rowNumber }: ListRow, reader: RowReader, context: Context): Draft {
  const name = reader.name();
  const code = readCode(reader, context);
  const externalCode = reader.identifier('externalCode');
  if (code === null && externalCode === null) {
    reader.require('code');
  }
  const province = readProvince(section, reader, context.divisions);
  const provinceCode = province?.code ?? (code === null || section ? null : `${code.slice(2, 4)}0000`);
  if (provinceCode === null) {
    reader.require('province');
  }
  if (code !== null && province && !province.code.startsWith(code.slice(2, 4))) {
    const params = {
      value: code,
      digits: code.slice(2, 4),
      province: province.name,
      expected: province.code.slice(0, 2),
    };
    reader.report('CODE_PROVINCE_MISMATCH', 'code', params);
  }
  const location = reader.text('location');
  return {
    rowNumber,
    sectionProvince: section ? (section.province?.name ?? section.title) : null,
    provinceCode,
    name,
    code,
    codeKind: code !== null ? 'MINISTRY' : externalCode !== null ? 'EXTERNAL' : null,
    externalCode,
    supervisingAuthorities: readAuthorities(reader, context),
    location,
    divisionCode: placeOf(location, provinceCode, province, reader, context.divisions),
    educationLevel: readLevel(reader, context),
    ownership: readOwnership(reader, context),
    issues: reader.issues,
  };
}

function readCode(reader: RowReader, context: Context): string | null {
  const code = reader.code('code');
  if (code === null) {
    return null;
  }
  if (!/^\d{10}$/.test(code)) {
    reader.report('CODE_MALFORMED', 'code', { value: echo(reader.cell('code').text) });
    return null;
  }
  if (context.textCodesStandOut && reader.cell('code').kind === 'text') {
    reader.report('CODE_AS_TEXT', 'code', { value: code });
  }
  return code;
}

/** Text codes are news only where most are numbers; other years' lists, and every .csv, have them all as text. */
function textCodesStandOut(readers: readonly RowReader[]): boolean {
  const count = (kind: string): number => readers.filter((reader) => reader.cell('code').kind === kind).length;
  return count('number') > count('text');
}

function readProvince(section: ListSection | null, reader: RowReader, divisions: DivisionLookup): FoundProvince | null {
  const written = reader.text('province');
  if (section) {
    if (!section.province) {
      reader.report('UNKNOWN_PROVINCE', 'province', { value: echo(section.title) });
    }
    return section.province;
  }
  const province = written === null ? null : divisions.findProvince(written);
  if (written !== null && !province) {
    reader.report('UNKNOWN_PROVINCE', 'province', { value: echo(written) });
  }
  return province;
}

function readAuthorities(reader: RowReader, context: Context): string[] {
  const text = reader.text('supervisingAuthority', LIMITS.name, true);
  if (text === null) {
    if (context.isMinistry) {
      reader.require('supervisingAuthority');
    }
    return [];
  }
  const { names, joined } = splitAuthorities(text, (name) => context.authorities.has(name));
  if (joined) {
    reader.report('INNER_SPACE_REMOVED', 'supervisingAuthority');
  } else if (names.length > 1) {
    reader.report('AUTHORITIES_SPLIT', 'supervisingAuthority', { value: echo(names.join('、')) });
  }
  return names;
}

function placeOf(
  location: string | null,
  provinceCode: string | null,
  province: FoundProvince | null,
  reader: RowReader,
  divisions: DivisionLookup,
): string | null {
  if (location === null || provinceCode === null) {
    return null;
  }
  const found = divisions.findWithin(provinceCode, location);
  if (!found) {
    reader.report('LOCATION_UNMATCHED', 'location', {
      value: echo(location),
      province: province?.name ?? provinceCode,
    });
  }
  return found?.code ?? null;
}

function readLevel(reader: RowReader, context: Context): EducationLevel | null {
  const level = reader.term('educationLevel', EDUCATION_LEVEL_TERMS, nameKey, EDUCATION_LEVELS_ACCEPTED);
  if (level === null && context.isMinistry && reader.has('educationLevel')) {
    reader.require('educationLevel');
  }
  return level;
}

/** In the Ministry's list an empty remark means a public school; elsewhere it says nothing. */
function readOwnership(reader: RowReader, context: Context): Ownership | null {
  const text = reader.text('ownership', LIMITS.note);
  if (text === null) {
    return context.isMinistry && reader.has('ownership') && !reader.hasErrorAbout('ownership') ? 'PUBLIC' : null;
  }
  const ownership = ownershipOf(text);
  if (ownership === undefined) {
    reader.report('UNKNOWN_VALUE', 'ownership', { value: echo(text), accepted: OWNERSHIPS_ACCEPTED });
  }
  return ownership ?? null;
}

function reportNamesakes(drafts: readonly Draft[]): void {
  const groups = Map.groupBy(
    drafts.filter(({ name }) => name !== ''),
    ({ name, provinceCode }) => `${provinceCode ?? ''} ${nameKey(name)}`,
  );
  for (const group of groups.values()) {
    if (group.length > 1) {
      const rows = rowNumbers(group);
      group.forEach(({ issues }) => issues.push(issue('NAME_DUPLICATE', 'name', { rows })));
    }
  }
}
