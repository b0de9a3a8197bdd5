import sql, { type Sql } from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { Run } from '../../kernel/audit.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import type { Reader } from '../../kernel/read/reader.ts';
import type { Table } from '../../kernel/read/shape.ts';
import { OrganizationShape } from '../organization/index.ts';
import type { CalendarDayKind } from './calendar.enums.ts';
import { NATIONWIDE } from './calendar.policy.ts';
import { WorkingCalendar, type SpecialDay } from './working-days.ts';

/** Where a special day of an organization's calendar comes from. */
export type CalendarDayOrigin = 'STATUTORY' | 'INHERITED' | 'OWN';

/** A special day as it holds for one organization. */
export interface CalendarEntry extends SpecialDay {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly source: string;
  readonly origin: CalendarDayOrigin;
  /** Level of the organization that set it; null for statutory days. */
  readonly ownerLevel: OrganizationLevel | null;
}

/** A stretch of days `[from, until)`. */
interface DayWindow {
  readonly from: string;
  readonly until: string;
}

/** The organization and all above it, nearest first; its national federation included. */
const lineOf = (organizationId: string | null): Sql => sql`with recursive line as (
  select o.id, o.parent_id, o.level, 0 as distance from organization o where o.id = ${organizationId}::uuid
  union all
  select p.id, p.parent_id, p.level, l.distance + 1 from line l join organization p on p.id = l.parent_id)`;

const OWNER: Readonly<Record<string, Sql>> = {
  id: sql`o.id`,
  status: sql`o.status`,
  provinceId: sql`o.province_id`,
  cityId: sql`o.city_id`,
  schoolId: sql`o.school_id`,
  departmentId: sql`o.department_id`,
};
const ownerTable: Table = { shape: OrganizationShape, column: (property) => OWNER[property]! };

/** A stretch of a calendar with what is needed to reckon in it and to judge who may change it. */
interface CalendarStretch {
  /** The special days as they hold: the organization's own over those of its nearest ancestors over the statutory ones. */
  readonly entries: readonly CalendarEntry[];
  /** The years whose statutory notice has been entered, with the notice. */
  readonly published: ReadonlyMap<number, string>;
  /** Scope keys of the organization; those of the whole country for null. */
  readonly keys: ScopeKeys;
}

/**
 * The special days in a window as they hold for an organization (null: the statutory ones alone), in one statement; null
 * when the viewer can't see such an organization.
 */
export async function calendarStretchOf(
  reader: Reader,
  organizationId: string | null,
  { from, until }: DayWindow,
): Promise<CalendarStretch | null> {
  const [row] = await reader.run<{
    entries: CalendarEntry[];
    published: { year: number; source: string }[];
    keys: ScopeKeys | null;
  }>(sql`${lineOf(organizationId)}, entry as (
      select distinct on (d.day) d.id, d.version, d.day::text as day, d.kind, d.name, d.name_en as "nameEn", d.source,
        case when l.id is null then 'STATUTORY' when l.distance = 0 then 'OWN' else 'INHERITED' end as origin,
        l.level as "ownerLevel"
      from calendar_day d left join line l on l.id = d.organization_id
      where d.day >= ${from}::date and d.day < ${until}::date and (d.organization_id is null or l.id is not null)
      order by d.day, l.distance nulls last)
    select (select coalesce(json_agg(e order by e.day), '[]'::json) from entry e) as entries,
      (select coalesce(json_agg(json_build_object('year', y.year, 'source', y.source)), '[]'::json)
        from calendar_year y where y.is_published) as published,
      (select json_build_object('organizationId', o.id, 'provinceId', o.province_id, 'cityId', o.city_id,
          'schoolId', o.school_id, 'departmentId', o.department_id)
        from organization o where o.id = ${organizationId}::uuid and ${OrganizationShape.visibleTo(ownerTable, reader.context)}) as keys`);
  const { entries, published, keys } = row!;
  if (organizationId !== null && keys === null) {
    return null;
  }
  return {
    entries,
    published: new Map(published.map(({ year, source }) => [year, source])),
    keys: keys ?? NATIONWIDE,
  };
}

/**
 * The working calendar of an organization (null: the statutory one), loaded once in one statement; all reckoning after
 * that is in memory. With `around`, days more than ten years from that day's year are left out, as no reckoning may
 * reach them.
 */
export async function workingCalendarOf(
  run: Run,
  organizationId: string | null,
  around?: string,
): Promise<WorkingCalendar> {
  const year = around ? Number(around.slice(0, 4)) : null;
  const from = year === null ? '-infinity' : `${String(year - 11).padStart(4, '0')}-01-01`;
  const until = year === null ? 'infinity' : `${year + 12}-01-01`;
  const [row] = await run<{ days: { day: string; kind: CalendarDayKind }[]; years: number[] }>(sql`
    ${lineOf(organizationId)}, effective as (
      select distinct on (d.day) d.day, d.kind from calendar_day d left join line l on l.id = d.organization_id
      where d.day >= ${from}::date and d.day < ${until}::date and (d.organization_id is null or l.id is not null)
      order by d.day, l.distance nulls last)
    select (select coalesce(json_agg(json_build_object('day', e.day, 'kind', e.kind)), '[]'::json) from effective e) as days,
      (select coalesce(json_agg(y.year), '[]'::json) from calendar_year y where y.is_published) as years`);
  return new WorkingCalendar(row!.days, row!.years);
}

/** The semester that covers a day for an organization: its own, else its nearest ancestor's, else the default; its uuid or null. */
export async function semesterOn(run: Run, organizationId: string | null, day: string): Promise<string | null> {
  const [row] = await run<{ id: string }>(sql`${lineOf(organizationId)}
    select s.id from semester s left join line l on l.id = s.organization_id
    where s.starts_on <= ${day}::date and s.ends_on > ${day}::date and (s.organization_id is null or l.id is not null)
    order by l.distance nulls last limit 1`);
  return row?.id ?? null;
}

/** The scope keys of an existing organization. */
export async function ownerKeysOf(run: Run, organizationId: string): Promise<ScopeKeys> {
  const [row] =
    await run<ScopeKeys>(sql`select id as "organizationId", province_id as "provinceId", city_id as "cityId",
    school_id as "schoolId", department_id as "departmentId" from organization where id = ${organizationId}::uuid`);
  return row!;
}
