import { basisOf } from '../../modules/calendar/calendar-year.policy.ts';
import { pub, type Cell, type MutationCase, type Offer, type QueryCase } from './cases.ts';
import { CALENDAR_DAY } from './furnish.ts';
import { ANSWERED, byId, ofUnit, uuidOf, whole } from './query-shapes.ts';

const MANAGE = 'calendar.manage';
const ownerOf = ({ unit }: Cell) => ({ organizationId: pub('org', unit) });

/** The button over a whole year, which has no id of its own. */
const editing = (year: number, organizationId: string | null): Offer => ({
  type: 'CalendarYear',
  action: 'edit',
  id: String(year),
  at: {
    field: `calendarYear(year: ${year}${organizationId === null ? '' : `, organizationId: "${organizationId}"`})`,
    key: 'year',
  },
});

const NEW_DAY = { day: '2027-05-12', kind: 'HOLIDAY', name: '矩阵假日', source: '校历' };
const NEW_YEAR = {
  year: 2029,
  source: '校历',
  days: [{ day: '2029-05-14', kind: 'HOLIDAY', name: '矩阵假日' }],
  // Nobody has entered anything for that year.
  basis: basisOf([]),
};
const NEW_SEMESTER = {
  academicYear: 2030,
  number: 1,
  name: '矩阵学期',
  startsOn: '2030-09-02',
  endsOn: '2031-01-15',
  source: '校历',
};

/** What is entered into the calendar of the target organization, or into that of the whole country. */
function entering(field: string, input: Readonly<Record<string, unknown>>, year: number): MutationCase[] {
  return [
    {
      field,
      variant: 'new to the target',
      door: MANAGE,
      call: (cell) => ({ ...input, ...ownerOf(cell) }),
      judge: ({ oracle, unit }) => oracle.onUnit(MANAGE, unit),
      offers: ({ unit }) => editing(year, pub('org', unit)),
    },
    {
      field,
      variant: 'of the whole country',
      door: MANAGE,
      isSingle: true,
      call: () => input,
      judge: ({ oracle }) => (oracle.covers(MANAGE, null) ? 'ALLOWED' : 'FORBIDDEN'),
      offers: () => editing(year, null),
    },
  ];
}

/** An act upon a row of the target's calendar. */
const onRow = (
  field: string,
  type: 'CalendarDay' | 'Semester',
  action: string,
  input: Readonly<Record<string, unknown>> = {},
): MutationCase => {
  const row = ({ rows }: Cell): string => (type === 'Semester' ? rows.semester : rows.calendarDay);
  const id = (cell: Cell): string => pub(type === 'Semester' ? 'sem' : 'cday', row(cell));
  return {
    field,
    door: MANAGE,
    call: (cell) => ({ id: id(cell), version: 1, ...input }),
    judge: (cell) => {
      const { facts, oracle } = cell;
      return oracle.onCalendarRow((type === 'Semester' ? facts.semesters : facts.days).get(row(cell)));
    },
    offers: (cell) => ({ type, action, id: id(cell) }),
  };
};

/** Mutations of working calendars and semesters. */
export const CALENDAR_MUTATIONS: readonly MutationCase[] = [
  ...entering('calendarDaySet', NEW_DAY, 2027),
  {
    field: 'calendarDaySet',
    variant: 'there already',
    door: MANAGE,
    call: (cell) => ({ ...CALENDAR_DAY, name: '矩阵改名', version: 1, ...ownerOf(cell) }),
    judge: ({ oracle, unit }) => oracle.onUnit(MANAGE, unit),
    offers: ({ rows }) => ({ type: 'CalendarDay', action: 'update', id: pub('cday', rows.calendarDay) }),
  },
  onRow('calendarDayRemove', 'CalendarDay', 'remove'),
  ...entering('calendarYearReplace', NEW_YEAR, 2029),
  ...entering('semesterCreate', NEW_SEMESTER, 2030),
  onRow('semesterUpdate', 'Semester', 'update', { name: '矩阵改名' }),
  onRow('semesterRemove', 'Semester', 'remove'),
];

/** Reckoning in the calendar of the target: public, but an organization that is not shown has none. */
const reckoned = (field: string, input: Readonly<Record<string, unknown>>, select: string): QueryCase => ({
  field,
  door: 'public',
  select,
  call: (cell) => ({ ...input, ...ownerOf(cell) }),
  judge: ({ oracle, unit }) => (oracle.seesUnit(unit) ? ANSWERED : []),
  shows: (value: unknown) => (value === null ? [] : ANSWERED),
});

/** Queries of working calendars and semesters. */
export const CALENDAR_QUERIES: readonly QueryCase[] = [
  ofUnit(
    'calendarDays',
    'public',
    ({ facts }) => facts.days,
    ({ facts, oracle }, id) => oracle.seesCalendarOf(facts.days.get(id)),
  ),
  whole(
    'calendarDays',
    'public',
    ({ facts }) => [...facts.days.values()].flatMap(({ id, organization }) => (organization === null ? [id] : [])),
    () => true,
    { filter: { organizationId: { isNull: true } } },
  ),
  byId(
    'calendarDay',
    'public',
    'cday',
    'target',
    ({ rows }) => rows.calendarDay,
    ({ facts, oracle }, id) => oracle.seesCalendarOf(facts.days.get(id)),
  ),
  ofUnit(
    'semesters',
    'public',
    ({ facts }) => facts.semesters,
    ({ facts, oracle }, id) => oracle.seesCalendarOf(facts.semesters.get(id)),
  ),
  byId(
    'semester',
    'public',
    'sem',
    'target',
    ({ rows }) => rows.semester,
    ({ facts, oracle }, id) => oracle.seesCalendarOf(facts.semesters.get(id)),
  ),
  {
    field: 'semesterOn',
    door: 'public',
    select: '{ id }',
    call: (cell) => ({ date: '2040-10-01', ...ownerOf(cell) }),
    judge: ({ oracle, rows, unit }) => (oracle.seesUnit(unit) ? [rows.semester] : []),
    shows: (value: { id: string } | null) => (value === null ? [] : [uuidOf(value.id)]),
  },
  reckoned('calendarYear', { year: 2027 }, '{ workdayCount }'),
  reckoned('workdayAdd', { from: '2026-11-24', days: 3 }, '{ day }'),
  reckoned('workdayCount', { from: '2026-11-24', to: '2026-12-24' }, '{ count }'),
  {
    field: 'calendarYearDifferences',
    door: MANAGE,
    select: '{ basis }',
    call: (cell) => ({ ...NEW_YEAR, ...ownerOf(cell) }),
    verdict: ({ oracle, unit }) => oracle.onUnit(MANAGE, unit),
    judge: () => ANSWERED,
    shows: () => ANSWERED,
  },
];
