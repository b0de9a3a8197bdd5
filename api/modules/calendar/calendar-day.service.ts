import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import type { AuditDraft, Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { DomainRefusals, refuse as refuseInput } from '../../kernel/refusal.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { basisOf, differencesOf, isCalendarYear, judgeDay, judgeLines, type YearLine } from './calendar-year.policy.ts';
import { CalendarDay } from './calendar.entity.ts';
import { CALENDAR_YEARS, type CalendarDayKind } from './calendar.enums.ts';
import { NATIONWIDE, scopeOfRow } from './calendar.policy.ts';
import { refuse } from './calendar.refusals.ts';
import { STATUTORY_YEARS } from './statutory-days.data.ts';

/** A special day to set. */
export interface CalendarDayFacts {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  readonly source: string;
}

/** The owner of calendar rows (null: the whole country), once the actor is known to keep its calendar. */
export async function requireOwner(uow: UnitOfWork, organizationId: string | null): Promise<ScopeKeys> {
  if (organizationId === null) {
    authorize(uow.actor, 'calendar.manage', NATIONWIDE);
    return NATIONWIDE;
  }
  const organization = await uow.em.findOne(Organization, { id: organizationId });
  if (!organization) {
    throw notFound();
  }
  const keys = scopeKeysOf(organization);
  authorize(uow.actor, 'calendar.manage', keys, seesOrganization(uow.actor, organization));
  return keys;
}

/** Lets writers of one calendar pass one at a time; the statutory one is locked by the year. */
async function lockCalendar(uow: UnitOfWork, organizationId: string | null, year: number): Promise<void> {
  if (organizationId !== null) {
    await uow.run(sql`select id from organization where id = ${organizationId}::uuid for no key update`);
    return;
  }
  await uow.run(sql`insert into calendar_year (id, year, is_published) values (${newId()}, ${year}, false)
    on conflict (year) do nothing`);
  await uow.run(sql`select id from calendar_year where year = ${year} for update`);
}

function record(uow: UnitOfWork, action: string, row: CalendarDay, changes: NonNullable<AuditDraft['changes']>): void {
  uow.audit({
    action,
    subjectType: 'CalendarDay',
    subjectId: row.id,
    scope: scopeOfRow(row),
    changes,
    // The trail keeps only what differs, and a reader has to know of which day.
    reason: `${row.day} ${row.source}`,
    permission: 'calendar.manage',
  });
  uow.publish({ type: 'calendar.changed', subjectType: 'CalendarDay', subjectId: row.id });
}

type Facts = Pick<CalendarDay, 'kind' | 'name' | 'nameEn' | 'source'>;

function factsOf({ kind, name, nameEn, source }: Omit<CalendarDayFacts, 'day'>): Facts {
  return { kind, name: name.trim(), nameEn: nameEn?.trim() || null, source: source.trim() };
}

/** What differs between two states of a day, in the form of the audit trail. */
function changesBetween(before: Facts | null, after: Facts | null): NonNullable<AuditDraft['changes']> {
  const keys = ['kind', 'name', 'nameEn', 'source'] as const;
  return Object.fromEntries(
    keys
      .filter((key) => (before?.[key] ?? null) !== (after?.[key] ?? null))
      .map((key) => [key, { before: before?.[key] ?? null, after: after?.[key] ?? null }]),
  );
}

/**
 * Sets one day of a calendar: without a version a day that is not there yet, with one the day that the caller saw. Gives
 * its uuid.
 */
export async function setCalendarDay(
  uow: UnitOfWork,
  organizationId: string | null,
  input: CalendarDayFacts,
  version: number | null,
): Promise<string> {
  const owner = await requireOwner(uow, organizationId);
  const wrong = judgeDay(input.day, input.kind, uow.actor.locale, { day: ['input', 'day'], kind: ['input', 'kind'] });
  if (wrong) {
    throw wrong;
  }
  await lockCalendar(uow, organizationId, Number(input.day.slice(0, 4)));
  const existing = await uow.em.findOne(CalendarDay, { organizationId, day: input.day }, { refresh: true });
  if (existing && version === null) {
    throw refuse('CALENDAR_DAY_TAKEN', ['input', 'day']);
  }
  if (!existing && version !== null) {
    throw refuseInput('STALE_VERSION', ['version']);
  }
  const facts = factsOf(input);
  if (existing) {
    requireVersion(existing, version!);
    const changes = changesBetween(existing, facts);
    Object.assign(existing, facts);
    record(uow, 'calendarDay.update', existing, changes);
    return existing.id;
  }
  const row = Object.assign(new CalendarDay(), { id: newId(), ...owner, day: input.day, ...facts });
  uow.em.persist(row);
  record(uow, 'calendarDay.add', row, { day: { before: null, after: row.day }, ...changesBetween(null, facts) });
  return row.id;
}

/** Takes a day out of a calendar, so that the ancestors' or the weekday rule holds again. */
export async function removeCalendarDay(uow: UnitOfWork, id: string, version: number): Promise<void> {
  const found = await uow.em.findOne(CalendarDay, { id });
  if (!found) {
    throw notFound();
  }
  await requireOwner(uow, found.organizationId ?? null);
  await lockCalendar(uow, found.organizationId ?? null, Number(found.day.slice(0, 4)));
  const row = await uow.em.findOne(CalendarDay, { id }, { refresh: true });
  if (!row) {
    throw notFound();
  }
  requireVersion(row, version);
  uow.em.remove(row);
  record(uow, 'calendarDay.remove', row, { day: { before: row.day, after: null }, ...changesBetween(row, null) });
}

/** The own days of a calendar in a year, as they are stored. */
export async function ownDaysOf(run: Run, organizationId: string | null, year: number) {
  return run<{ id: string; version: number; day: string; kind: CalendarDayKind; name: string; nameEn: string | null }>(
    sql`select id, version, day::text as day, kind, name, name_en as "nameEn" from calendar_day
      where organization_id is not distinct from ${organizationId}::uuid
        and day >= ${`${year}-01-01`}::date and day < ${`${year + 1}-01-01`}::date order by day`,
  );
}

/** A year of a calendar as a whole. */
export interface CalendarYearFacts {
  readonly year: number;
  readonly source: string;
  readonly days: readonly YearLine[];
}

/**
 * Puts a whole year in the place of what a calendar holds, and publishes it when it is the statutory one; `basis` says on
 * which state the caller saw the differences. Gives the uuids of the year's days.
 */
export async function replaceCalendarYear(
  uow: UnitOfWork,
  organizationId: string | null,
  { year, source, days }: CalendarYearFacts,
  basis: string,
): Promise<string[]> {
  const owner = await requireOwner(uow, organizationId);
  if (!isCalendarYear(year)) {
    throw refuse('CALENDAR_YEAR_RANGE', ['input', 'year'], CALENDAR_YEARS);
  }
  const problems = judgeLines(year, days, uow.actor.locale);
  if (problems.length > 0) {
    throw new DomainRefusals(problems.map(({ refusal }) => refusal));
  }
  if (organizationId === null && days.length === 0) {
    throw refuse('CALENDAR_YEAR_EMPTY', ['input', 'days']);
  }
  await lockCalendar(uow, organizationId, year);
  const stored = await ownDaysOf(uow.run, organizationId, year);
  if (basisOf(stored) !== basis) {
    throw refuse('CALENDAR_YEAR_CHANGED', ['basis']);
  }
  const rows = new Map(
    (await uow.em.find(CalendarDay, { id: { $in: stored.map(({ id }) => id) } })).map((row) => [row.day, row]),
  );
  const ids: string[] = [];
  for (const { day, change, after } of differencesOf(stored, days)) {
    const existing = rows.get(day);
    if (change === 'REMOVED') {
      record(uow, 'calendarDay.remove', existing!, {
        day: { before: day, after: null },
        ...changesBetween(existing!, null),
      });
      uow.em.remove(existing!);
      continue;
    }
    const facts = factsOf({ ...after!, source });
    if (change === 'CHANGED') {
      const changes = changesBetween(existing!, facts);
      Object.assign(existing!, facts);
      record(uow, 'calendarDay.update', existing!, changes);
    }
    const row = existing ?? Object.assign(new CalendarDay(), { id: newId(), ...owner, day, ...facts });
    if (change === 'ADDED') {
      uow.em.persist(row);
      record(uow, 'calendarDay.add', row, { day: { before: null, after: day }, ...changesBetween(null, facts) });
    }
    ids.push(row.id);
  }
  if (organizationId === null) {
    await uow.run(sql`update calendar_year set is_published = true, source = ${source.trim()} where year = ${year}`);
  }
  uow.audit({
    action: 'calendarYear.replace',
    subjectType: 'CalendarYear',
    subjectId: null,
    scope: owner,
    changes: { year: { before: null, after: year }, days: { before: stored.length, after: ids.length } },
    reason: source,
    permission: 'calendar.manage',
  });
  return ids;
}

/**
 * Loads the shipped statutory years that have not been published here; a published year is an administrator's own from
 * then on, and single days entered before it are kept.
 */
export async function loadStatutoryDays(run: Run): Promise<void> {
  for (const { year, source, days } of STATUTORY_YEARS) {
    const [created] = await run<{ id: string }>(sql`
      insert into calendar_year (id, year, is_published, source) values (${newId()}, ${year}, true, ${source})
      on conflict (year) do update set is_published = true, source = excluded.source
        where not calendar_year.is_published returning id`);
    if (!created) {
      continue;
    }
    const rows = days.map(({ day, kind, name, nameEn }) => ({ id: newId(), day, kind, name, name_en: nameEn, source }));
    await run(sql`insert into calendar_day (id, day, kind, name, name_en, source)
      select id, day, kind, name, name_en, source from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, day date, kind text, name text, name_en text, source text)
      on conflict do nothing`);
  }
}
