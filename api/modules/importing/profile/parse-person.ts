import { LIMITS } from '../../../../schema/limits.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { echo, nameKey, plainValue } from './cell-text.ts';
import type { DetectedHeader } from './detect-header.ts';
import type { FileIssue, Issue } from './issue.ts';
import { type MappingProfile, usualProfile } from './mapping-profile.ts';
import { readTable } from './read-table.ts';
import { reportRepeats } from './repeated-values.ts';
import type { RowReader } from './row-reader.ts';

/** 性别 as the platform stores it. */
export type Gender = 'MALE' | 'FEMALE';

/** One row as a person; null means that the file does not say. */
export interface PersonCandidate {
  readonly rowNumber: number;
  readonly name: string;
  readonly gender: Gender | null;
  readonly studentNumber: string | null;
  readonly institution: { readonly code: string | null; readonly name: string | null };
  readonly faculty: string | null;
  /** Year of enrolment, four digits. */
  readonly grade: string | null;
  /** Lower case. */
  readonly email: string | null;
  /** Digits, with `+` and country code for a foreign number, with a hyphen after a landline's area code. */
  readonly phone: string | null;
  readonly externalCode: string | null;
  readonly issues: readonly Issue[];
}

/** A list of people, read. With an error among `issues` the file can not be imported as it is. */
export interface ParsedPeople {
  readonly profile: MappingProfile;
  readonly header: DetectedHeader;
  readonly candidates: readonly PersonCandidate[];
  readonly issues: readonly FileIssue[];
}

type Draft = PersonCandidate & { readonly issues: Issue[] };

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['男', 'MALE'],
  ['男性', 'MALE'],
  ['male', 'MALE'],
  ['m', 'MALE'],
  ['女', 'FEMALE'],
  ['女性', 'FEMALE'],
  ['female', 'FEMALE'],
  ['f', 'FEMALE'],
]);

/**
 * Turns a sheet into people. A row needs a student number or an external code, by which a second import finds it again;
 * numbers repeated within a school, external codes and addresses repeated anywhere are refused on every row that has them.
 */
export function parsePeople(sheet: Sheet, profile: MappingProfile = usualProfile('person')): ParsedPeople {
  const { header, readers, issues } = readTable(sheet, profile);
  const drafts = readers.map(readPerson);
  reportRepeats(drafts, 'externalCode', ({ externalCode }) => externalCode);
  reportRepeats(drafts, 'email', ({ email }) => email);
  const bySchool = Map.groupBy(drafts, ({ institution }) => institution.code ?? nameKey(institution.name ?? ''));
  for (const school of bySchool.values()) {
    reportRepeats(school, 'studentNumber', ({ studentNumber }) => studentNumber);
  }
  return { profile, header, candidates: drafts, issues };
}

function readPerson(reader: RowReader): Draft {
  const person = {
    rowNumber: reader.rowNumber,
    name: reader.name(),
    gender: reader.term('gender', GENDERS, nameKey, '男, 女'),
    studentNumber: reader.identifier('studentNumber'),
    institution: { code: readSchoolCode(reader), name: reader.text('institutionName') },
    faculty: reader.text('faculty'),
    grade: readGrade(reader),
    email: readEmail(reader),
    phone: readPhone(reader),
    externalCode: reader.identifier('externalCode'),
    issues: reader.issues,
  };
  if (person.studentNumber === null && person.externalCode === null && !reader.hasErrorAbout('externalCode')) {
    reader.require('studentNumber');
  }
  if (
    person.institution.code === null &&
    person.institution.name === null &&
    !reader.hasErrorAbout('institutionCode')
  ) {
    reader.require('institutionName');
  }
  return person;
}

function readSchoolCode(reader: RowReader): string | null {
  const code = reader.code('institutionCode');
  if (code !== null && !/^\d{10}$/.test(code)) {
    reader.report('CODE_MALFORMED', 'institutionCode', { value: echo(code) });
    return null;
  }
  return code;
}

/** `2024`, `2024级`, `24级` and `2024-09-01` are all the year in which the person enrolled. */
function readGrade(reader: RowReader): string | null {
  const text = reader.text('grade');
  if (text === null) {
    return null;
  }
  const plain = plainValue(text);
  const year =
    /^((?:19|20)\d{2})(?:级|年|年级|学年|[-/.年].*)?$/.exec(plain)?.[1] ??
    /^(\d{2})级$/.exec(plain)?.[1]?.padStart(4, '20');
  if (year === undefined) {
    reader.report('GRADE_UNREADABLE', 'grade', { value: echo(text) });
  }
  return year ?? null;
}

function readEmail(reader: RowReader): string | null {
  const text = reader.text('email', LIMITS.email);
  if (text === null) {
    return null;
  }
  const email = plainValue(text).toLowerCase();
  if (!/^[^\s@<>()",;:\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(email)) {
    reader.report('EMAIL_INVALID', 'email', { value: echo(text) });
    return null;
  }
  return email;
}

function readPhone(reader: RowReader): string | null {
  const text = reader.text('phone', LIMITS.phone);
  if (text === null) {
    return null;
  }
  const compact = plainValue(text)
    .replace(/[()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
    .replace(/^00/, '+');
  const isMobile = /^1[3-9]\d{9}$/.test(compact);
  const isForeign = /^\+[1-9]\d{6,14}$/.test(compact);
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(compact);
  if (!isMobile && !isForeign && !landline) {
    reader.report('PHONE_INVALID', 'phone', { value: echo(text) });
    return null;
  }
  return landline ? `${landline[1]}-${landline[2]}` : compact;
}
