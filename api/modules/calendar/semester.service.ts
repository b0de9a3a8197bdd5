import { notFound } from '../../kernel/access.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { requireOwner } from './calendar-day.service.ts';
import { isCalendarYear } from './calendar-year.policy.ts';
import { Semester } from './calendar.entity.ts';
import { CALENDAR_YEARS } from './calendar.enums.ts';
import { scopeOfRow } from './calendar.policy.ts';
import { refuse } from './calendar.refusals.ts';

/** Longest semester in days: a whole school year, for those that do not divide it. */
const SEMESTER_DAYS = 366;

/** Facts of a semester; `[startsOn, endsOn)`. */
export interface SemesterFacts {
  readonly academicYear: number;
  readonly number: number;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly source: string;
}

const KEYS = ['academicYear', 'number', 'name', 'startsOn', 'endsOn', 'source'] as const;

/** Refuses a period that no semester can have; overlaps are the database's to find. */
function requireSensible({ academicYear, startsOn, endsOn }: SemesterFacts): void {
  if (!isCalendarYear(academicYear)) {
    throw refuse('CALENDAR_YEAR_RANGE', ['input', 'academicYear'], CALENDAR_YEARS);
  }
  if (endsOn <= startsOn || endsOn > addDays(startsOn, SEMESTER_DAYS)) {
    throw refuse('SEMESTER_PERIOD', ['input', 'endsOn'], { max: SEMESTER_DAYS });
  }
  const begins = Number(startsOn.slice(0, 4));
  if (begins !== academicYear && begins !== academicYear + 1) {
    throw refuse('SEMESTER_YEAR', ['input', 'startsOn'], { year: academicYear });
  }
}

function record(uow: UnitOfWork, action: string, row: Semester, changes: NonNullable<AuditDraft['changes']>): void {
  uow.audit({
    action,
    subjectType: 'Semester',
    subjectId: row.id,
    scope: scopeOfRow(row),
    changes,
    permission: 'calendar.manage',
  });
  uow.publish({ type: 'calendar.changed', subjectType: 'Semester', subjectId: row.id });
}

const trimmed = (facts: SemesterFacts): SemesterFacts => ({
  academicYear: facts.academicYear,
  number: facts.number,
  name: facts.name.trim(),
  startsOn: facts.startsOn,
  endsOn: facts.endsOn,
  source: facts.source.trim(),
});

/** Adds a semester to a calendar; gives its uuid. */
export async function createSemester(
  uow: UnitOfWork,
  organizationId: string | null,
  input: SemesterFacts,
): Promise<string> {
  const owner = await requireOwner(uow, organizationId);
  const facts = trimmed(input);
  requireSensible(facts);
  const row = Object.assign(new Semester(), { id: newId(), ...owner, ...facts });
  uow.em.persist(row);
  record(uow, 'semester.create', row, Object.fromEntries(KEYS.map((key) => [key, { before: null, after: row[key] }])));
  return row.id;
}

async function load(uow: UnitOfWork, id: string, version: number): Promise<Semester> {
  const row = await uow.em.findOne(Semester, { id });
  if (!row) {
    throw notFound();
  }
  await requireOwner(uow, row.organizationId ?? null);
  requireVersion(row, version);
  return row;
}

/** Changes a semester; what is absent stays. */
export async function updateSemester(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: { readonly [Key in keyof SemesterFacts]?: SemesterFacts[Key] | null | undefined },
): Promise<string> {
  const row = await load(uow, id, version);
  const present = Object.fromEntries(KEYS.map((key) => [key, input[key] ?? row[key]])) as unknown as SemesterFacts;
  const facts = trimmed(present);
  requireSensible(facts);
  const changed = KEYS.filter((key) => row[key] !== facts[key]);
  const changes = Object.fromEntries(changed.map((key) => [key, { before: row[key], after: facts[key] }]));
  Object.assign(row, facts);
  record(uow, 'semester.update', row, changes);
  return row.id;
}

/** Takes a semester out of its calendar. */
export async function removeSemester(uow: UnitOfWork, id: string, version: number): Promise<void> {
  const row = await load(uow, id, version);
  uow.em.remove(row);
  record(uow, 'semester.remove', row, Object.fromEntries(KEYS.map((key) => [key, { before: row[key], after: null }])));
}
