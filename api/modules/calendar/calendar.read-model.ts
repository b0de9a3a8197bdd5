import sql from 'sql-template-tag';
import {
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  integerFilter,
  integerOrder,
  pinyinOrder,
} from '../../kernel/read/filter.ts';
import { column, columns, defineShape, one, ownedBy, viewerCan, type Shape } from '../../kernel/read/shape.ts';
import { OrganizationShape } from '../organization/index.ts';
import { CalendarDaySchema, SemesterSchema } from './calendar.entity.ts';
import { calendarPolicy, calendarVisibleTo } from './calendar.policy.ts';

/** Special days: PUBLIC. */
export const CalendarDayShape: Shape = defineShape({
  name: 'CalendarDay',
  prefix: 'cday',
  entity: CalendarDaySchema,
  fields: {
    id: column('id', { idPrefix: 'cday' }),
    ...columns('day', 'kind', 'name', 'nameEn', 'source', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    viewerCan: viewerCan(calendarPolicy),
  },
  filters: {
    organizationId: idFilter('organizationId', 'org'),
    kind: enumFilter('kind'),
    day: dayFilter('day'),
    year: customFilter((value, table) => {
      const { eq, gte, lt } = value as { eq?: number | null; gte?: number | null; lt?: number | null };
      const year = sql`extract(year from ${table.column('day')})::integer`;
      return sql`(${eq ?? null}::integer is null or ${year} = ${eq ?? null}::integer)
        and (${gte ?? null}::integer is null or ${year} >= ${gte ?? null}::integer)
        and (${lt ?? null}::integer is null or ${year} < ${lt ?? null}::integer)`;
    }),
  },
  orders: { DAY: dayOrder('day'), NAME: pinyinOrder('name') },
  defaultOrder: [{ field: 'DAY', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: calendarVisibleTo,
});

/** Semesters: PUBLIC. */
export const SemesterShape: Shape = defineShape({
  name: 'Semester',
  prefix: 'sem',
  entity: SemesterSchema,
  fields: {
    id: column('id', { idPrefix: 'sem' }),
    ...columns('academicYear', 'number', 'name', 'startsOn', 'endsOn', 'source', 'version'),
    organization: one(() => OrganizationShape, 'organizationId'),
    viewerCan: viewerCan(calendarPolicy),
  },
  filters: {
    organizationId: idFilter('organizationId', 'org'),
    academicYear: integerFilter('academicYear'),
    startsOn: dayFilter('startsOn'),
    endsOn: dayFilter('endsOn'),
  },
  orders: { STARTS_ON: dayOrder('startsOn'), ACADEMIC_YEAR: integerOrder('academicYear'), NAME: pinyinOrder('name') },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: calendarVisibleTo,
});
