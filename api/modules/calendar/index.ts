import './calendar.permissions.ts';
import './calendar.refusals.ts';
import type { Module } from '../../kernel/module.ts';
import { CalendarDaySchema, CalendarYearSchema, SemesterSchema } from './calendar.entity.ts';

/** Special days, semesters, and the working days that follow from them. */
export const calendarModule: Module = {
  name: 'calendar',
  entities: [CalendarDaySchema, CalendarYearSchema, SemesterSchema],
  resolvers: [],
};
