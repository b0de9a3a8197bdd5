import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../organization/organization.entity.ts';
import { CALENDAR_DAY_KINDS } from './calendar.enums.ts';

/** A day that differs from the weekday rule, for the whole country or for an organization and all below it. */
export const CalendarDaySchema = defineEntity({
  name: 'CalendarDay',
  tableName: 'calendar_day',
  properties: {
    id: p.uuid().primary(),
    /** Null for the statutory days of the whole country. */
    organizationId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('organization_id').nullable().deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    day: p.date(),
    kind: p.enum([...CALENDAR_DAY_KINDS]).columnType('text'),
    name: p.string().columnType('text'),
    nameEn: p.string().columnType('text').nullable(),
    /** Notice or decision that ordered it. */
    source: p.string().columnType('text'),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'calendar_day_owner_unique',
      expression: `create unique index calendar_day_owner_unique on calendar_day (organization_id, day) nulls not distinct`,
    },
    { name: 'calendar_day_day_index', properties: ['day', 'id'] },
  ],
  checks: [
    {
      name: 'calendar_day_make_up_check',
      expression: `kind <> 'MAKE_UP_WORKDAY' or extract(isodow from day) >= 6`,
    },
    { name: 'calendar_day_year_check', expression: `day >= '2000-01-01' and day < '2101-01-01'` },
  ],
});

/** A special day. */
export class CalendarDay extends CalendarDaySchema.class {}
CalendarDaySchema.setClass(CalendarDay);

/** A year of the statutory calendar: whether its notice has been entered as a whole, and which one it is. */
export const CalendarYearSchema = defineEntity({
  name: 'CalendarYear',
  tableName: 'calendar_year',
  properties: {
    id: p.uuid().primary(),
    year: p.integer().unique('calendar_year_unique'),
    /** False while only single days have been entered; reckonings that rest on it are provisional until then. */
    isPublished: p.boolean(),
    source: p.string().columnType('text').nullable(),
  },
  checks: [{ name: 'calendar_year_source_check', expression: `not is_published or source is not null` }],
});

/** A teaching term of a school year, `[startsOn, endsOn)`, by default or of an organization and all below it. */
export const SemesterSchema = defineEntity({
  name: 'Semester',
  tableName: 'semester',
  properties: {
    id: p.uuid().primary(),
    /** Null for the terms of those that set none of their own. */
    organizationId: () =>
      p.manyToOne(Organization).mapToPk().fieldName('organization_id').nullable().deleteRule('cascade'),
    provinceId: p.uuid().nullable(),
    cityId: p.uuid().nullable(),
    schoolId: p.uuid().nullable(),
    departmentId: p.uuid().nullable(),
    /** Year in which the school year begins. */
    academicYear: p.integer(),
    /** Place in the school year, from 1. */
    number: p.integer(),
    name: p.string().columnType('text'),
    startsOn: p.date(),
    endsOn: p.date(),
    source: p.string().columnType('text'),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'semester_number_unique',
      expression: `create unique index semester_number_unique on semester (organization_id, academic_year, number) nulls not distinct`,
    },
    { name: 'semester_starts_index', properties: ['startsOn', 'id'] },
  ],
  checks: [
    { name: 'semester_period_check', expression: `ends_on > starts_on` },
    {
      name: 'semester_no_overlap',
      // The default terms share one owner that no organization can have.
      expression: `exclude using gist (coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, daterange(starts_on, ends_on) with &&)`,
    },
  ],
});

/** A semester. */
export class Semester extends SemesterSchema.class {}
SemesterSchema.setClass(Semester);
