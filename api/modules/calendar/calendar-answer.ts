import type { Context } from '../../graphql/context.ts';
import { badRequest, notFound } from '../../kernel/access.ts';
import type { Run } from '../../kernel/audit.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import { OrganizationShape } from '../organization/index.ts';
import { ownDaysOf } from './calendar-day.service.ts';
import { basisOf, differencesOf, isCalendarYear, judgeLines } from './calendar-year.policy.ts';
import { CALENDAR_YEARS } from './calendar.enums.ts';
import type { CalendarYearReplaceInput } from './calendar.input.ts';
import { NATIONWIDE } from './calendar.policy.ts';
import type {
  CalendarYearDifferencesType,
  CalendarYearType,
  WorkdayCountResultType,
  WorkdayResultType,
} from './calendar.type.ts';
import { calendarStretchOf, ownerKeysOf, semesterOn, workingCalendarOf } from './working-calendar.read-model.ts';
import { WorkingCalendar, WorkingDayRangeError } from './working-days.ts';

const runOf =
  ({ reader }: Context): Run =>
  (statement) =>
    reader.run(statement);

/** The uuid of the organization asked for; `undefined` when the viewer can't see one, null for the statutory calendar. */
async function ownerOf({ reader }: Context, organizationId: string | null): Promise<string | null | undefined> {
  if (organizationId === null || organizationId === undefined) {
    return null;
  }
  const id = decodeId('org', organizationId);
  return id !== null && (await reader.sees(OrganizationShape, id)) ? id : undefined;
}

function requireYear(year: number): void {
  if (!isCalendarYear(year)) {
    throw badRequest('CALENDAR_RANGE', CALENDAR_YEARS);
  }
}

/** Reckons, and says in words when the question leaves what can be reckoned. */
async function reckon<Result>(
  context: Context,
  organizationId: string | null,
  from: string,
  question: (calendar: WorkingCalendar) => Result,
): Promise<Result | null> {
  requireYear(Number(from.slice(0, 4)));
  const owner = await ownerOf(context, organizationId);
  if (owner === undefined) {
    return null;
  }
  const calendar = await workingCalendarOf(runOf(context), owner, from);
  try {
    return question(calendar);
  } catch (error) {
    throw error instanceof WorkingDayRangeError ? badRequest('CALENDAR_RANGE', CALENDAR_YEARS) : error;
  }
}

/** The answer of `workdayAdd`. */
export function addWorkdaysFor(
  context: Context,
  organizationId: string | null,
  from: string,
  days: number,
): Promise<WorkdayResultType | null> {
  return reckon(context, organizationId, from, (calendar) => calendar.addWorkdays(from, days));
}

/** The answer of `workdayCount`. */
export function countWorkdaysFor(
  context: Context,
  organizationId: string | null,
  from: string,
  to: string,
): Promise<WorkdayCountResultType | null> {
  return reckon(context, organizationId, from, (calendar) => calendar.workdaysBetween(from, to));
}

const monthStart = (year: number, month: number): string =>
  month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`;

/** The answer of `calendarYear`. */
export async function yearFor(
  context: Context,
  organizationId: string | null,
  year: number,
): Promise<CalendarYearType | null> {
  requireYear(year);
  const isNationwide = organizationId === null || organizationId === undefined;
  const owner = isNationwide ? null : decodeId('org', organizationId);
  const window = { from: monthStart(year, 1), until: monthStart(year + 1, 1) };
  const stretch = isNationwide || owner !== null ? await calendarStretchOf(context.reader, owner, window) : null;
  if (stretch === null) {
    return null;
  }
  const { entries, published, keys } = stretch;
  const calendar = new WorkingCalendar(entries, published.keys());
  const months = Array.from({ length: 12 }, (_, index) => {
    const [from, until] = [monthStart(year, index + 1), monthStart(year, index + 2)];
    return {
      month: index + 1,
      workdayCount: calendar.workdaysBetween(from, until).count,
      specialDays: entries
        .filter(({ day }) => day >= from && day < until)
        .map(({ id, ...entry }) => ({ ...entry, calendarDayId: encodeId('cday', id) })),
    };
  });
  return {
    year,
    isPublished: calendar.isPublished(year),
    source: published.get(year) ?? null,
    workdayCount: months.reduce((sum, { workdayCount }) => sum + workdayCount, 0),
    months,
    viewerCan: { edit: grantOver(context.actor, 'calendar.manage', keys) !== null },
  };
}

/** The public id of the semester of a day for an organization that the viewer sees, or null. */
export async function semesterIdFor(
  context: Context,
  organizationId: string | null,
  day: string,
): Promise<string | null> {
  const owner = await ownerOf(context, organizationId);
  const id = owner === undefined ? null : await semesterOn(runOf(context), owner, day);
  return id === null ? null : encodeId('sem', id);
}

/** The answer of `calendarYearDifferences`; judged by the same rules as the writing that may follow. */
export async function differencesFor(
  context: Context,
  input: CalendarYearReplaceInput,
): Promise<CalendarYearDifferencesType> {
  const owner = await ownerOf(context, input.organizationId ?? null);
  if (owner === undefined) {
    throw notFound();
  }
  const run = runOf(context);
  const keys: ScopeKeys = owner === null ? NATIONWIDE : await ownerKeysOf(run, owner);
  authorize(context.actor, 'calendar.manage', keys);
  requireYear(input.year);
  const { locale } = context.actor;
  const problems = judgeLines(input.year, input.days, locale).map(({ line, refusal }) => ({
    line,
    message: refusal.messageIn(locale),
  }));
  const stored = await ownDaysOf(run, owner, input.year);
  const differences = problems.length > 0 ? [] : differencesOf(stored, input.days);
  return {
    basis: basisOf(stored),
    problems,
    differences: differences.map(({ day, change, before, after }) => ({
      day,
      change,
      kindBefore: before?.kind ?? null,
      nameBefore: before?.name ?? null,
      kindAfter: after?.kind ?? null,
      nameAfter: after?.name ?? null,
    })),
  };
}
