import { addDays } from '../../kernel/clock.ts';
import { schoolYearOf } from './demo-calendar.ts';
import type { Day, DemoFederation } from './demo.types.ts';

type Row = Readonly<Record<string, unknown>>;

const NOWHERE = { organization_id: null, province_id: null, city_id: null, school_id: null, department_id: null };

/** The first day on or after `day` that is this day of the week, Sunday being 0. */
function weekdayFrom(day: Day, weekday: number): Day {
  const distance = (weekday - new Date(`${day}T00:00:00Z`).getUTCDay() + 7) % 7;
  return addDays(day, distance);
}

/**
 * A calendar for the demo: default semesters of last, this and next school year, and one school that begins earlier, is
 * free for its sports meeting and works a Saturday for it.
 */
export function calendarRows(
  demo: DemoFederation,
  id: (kind: string, key: string) => string,
  placed: (key: string) => object,
): { table: string; rows: Row[] }[] {
  const chair = demo.personas.find(({ loginName }) => loginName === 'yunling.chair');
  const school = demo.organizations.find(({ key }) => key === chair?.organizationKey);
  const year = schoolYearOf(demo.today);
  const semestersOf = (owner: object, key: string, source: string, days: readonly [string, string][]): Row[] =>
    [year - 1, year, year + 1].flatMap((academicYear) =>
      days.map(([from, until], index) => ({
        id: id('semester', `${key}:${academicYear}:${index + 1}`),
        ...owner,
        academic_year: academicYear,
        number: index + 1,
        name: `${academicYear}—${academicYear + 1}学年第${'一二'[index]}学期`,
        starts_on: `${academicYear + index}-${from}`,
        ends_on: `${academicYear + 1}-${until}`,
        source,
        version: 1,
      })),
    );
  const semesters = semestersOf(NOWHERE, 'default', '演示数据：未公布校历的组织按此推算', [
    ['09-01', '01-20'],
    ['02-20', '07-11'],
  ]);
  if (!school) {
    return [{ table: 'semester', rows: semesters }];
  }
  const owner = placed(school.key);
  const source = `${school.name}校历（演示）`;
  const thursday = weekdayFrom(`${year}-11-05`, 4);
  const special = [
    [thursday, 'HOLIDAY', '校运动会', 'Sports meeting'],
    [addDays(thursday, 1), 'HOLIDAY', '校运动会', 'Sports meeting'],
    [addDays(thursday, 2), 'MAKE_UP_WORKDAY', '校运动会补课', 'Classes for the sports meeting'],
  ] as const;
  return [
    {
      table: 'calendar_day',
      rows: special.map(([day, kind, name, nameEn]) => ({
        id: id('calendar-day', `${school.key}:${day}`),
        ...owner,
        day,
        kind,
        name,
        name_en: nameEn,
        source,
        version: 1,
      })),
    },
    {
      table: 'semester',
      rows: [
        ...semesters,
        ...semestersOf(owner, school.key, source, [
          ['08-24', '01-10'],
          ['02-16', '07-04'],
        ]),
      ],
    },
  ];
}
