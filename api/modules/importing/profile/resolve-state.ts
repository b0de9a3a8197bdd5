import { nameKey } from './cell-text.ts';
import { hasError, type Issue } from './issue.ts';
import type { InstitutionCandidate } from './parse-institution.ts';

/** What taking the row over would do. */
export type RowAction = 'new' | 'changed' | 'unchanged' | 'error';

/** What a list of rows shows: the action, or `warning` for a row that may be taken over but should be looked at. */
export type RowState = RowAction | 'warning';

/** A value as candidates and records have it; a list's order means nothing. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** Values by field. A candidate's `undefined` means that the file does not say, and the record keeps what it has. */
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** One field that would change. */
export interface FieldDiff {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** The row compared with the record it means. */
export interface RowResolution {
  readonly action: RowAction;
  readonly state: RowState;
  /** Against the record; empty for a new row. */
  readonly diffs: readonly FieldDiff[];
}

/** Compares a row with the record it means (null for none). A row with an error is never taken over. */
export function resolveState(
  issues: readonly Issue[],
  values: FieldValues,
  existing: FieldValues | null,
): RowResolution {
  if (hasError(issues)) {
    return { action: 'error', state: 'error', diffs: [] };
  }
  const diffs = existing ? diffFields(values, existing) : [];
  const action = existing === null ? 'new' : diffs.length > 0 ? 'changed' : 'unchanged';
  const state = issues.some(({ severity }) => severity === 'warning') ? 'warning' : action;
  return { action, state, diffs };
}

/** The fields in which a record would change. */
export function diffFields(values: FieldValues, existing: FieldValues): FieldDiff[] {
  return Object.entries(values).flatMap(([field, after]) => {
    const before = existing[field] ?? null;
    return after === undefined || isSame(before, after) ? [] : [{ field, before, after }];
  });
}

/** Counts of a dry run: the four actions add up to `rows`; `warnings` are rows with a warning, whatever their action. */
export interface RowTally {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly warnings: number;
  readonly errors: number;
}

/** Counts resolved rows. */
export function tally(rows: readonly RowResolution[]): RowTally {
  const count = (test: (row: RowResolution) => boolean): number => rows.filter(test).length;
  return {
    rows: rows.length,
    new: count(({ action }) => action === 'new'),
    changed: count(({ action }) => action === 'changed'),
    unchanged: count(({ action }) => action === 'unchanged'),
    warnings: count(({ state }) => state === 'warning'),
    errors: count(({ action }) => action === 'error'),
  };
}

/** The comparable values of a school's row; what the file does not say is left out. */
export function institutionValues(candidate: InstitutionCandidate): FieldValues {
  return {
    name: candidate.name,
    code: candidate.code ?? undefined,
    provinceCode: candidate.provinceCode ?? undefined,
    supervisingAuthorities: candidate.supervisingAuthorities.length > 0 ? candidate.supervisingAuthorities : undefined,
    location: candidate.location ?? undefined,
    // A place that matched nothing must not wipe out the division that somebody chose by hand.
    divisionCode: candidate.divisionCode ?? undefined,
    educationLevel: candidate.educationLevel ?? undefined,
    ownership: candidate.ownership ?? undefined,
  };
}

/** True when two names differ at most in width, case or spaces. */
export function isSameName(a: string, b: string): boolean {
  return a === b || nameKey(a) === nameKey(b);
}

function isSame(a: FieldValue, b: FieldValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value) => b.includes(value));
  }
  return a === b;
}
