import './calendar.audit.ts';
import './calendar.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { CalendarDaySchema, CalendarYearSchema, SemesterSchema } from './calendar.entity.ts';
import { CalendarResolver } from './calendar.resolver.ts';
import { SemesterResolver } from './semester.resolver.ts';

export { loadStatutoryDays } from './calendar-day.service.ts';
export { semesterOn, workingCalendarOf } from './working-calendar.read-model.ts';

/** Special days, semesters, and the working days that follow from them. */
export const calendarModule: Module = {
  name: 'calendar',
  entities: [CalendarDaySchema, CalendarYearSchema, SemesterSchema],
  resolvers: [CalendarResolver, SemesterResolver],
};
