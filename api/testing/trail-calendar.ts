import type { Actor } from '../kernel/actor.ts';
import type { TestOrganization } from './federation.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells what the keeper of an organization's calendar does. */
export async function tellCalendar(
  app: TestApp,
  { tell }: Story,
  actor: Actor,
  organization: TestOrganization,
): Promise<void> {
  const keeper = { actor };
  const organizationId = organization.id;
  const day = {
    organizationId,
    day: '2027-04-10',
    kind: 'HOLIDAY',
    name: '运动会',
    nameEn: 'Sports day',
    source: '校历',
  };
  const select = { select: 'calendarDay { id version }' };
  const set = await tell('calendarDaySet', { input: day }, keeper, select);
  const { calendarDay } = await tell(
    'calendarDaySet',
    { input: { ...day, kind: 'MAKE_UP_WORKDAY', name: '调休' }, version: set['calendarDay'].version },
    keeper,
    select,
  );
  await tell('calendarDayRemove', calendarDay, keeper);
  const year = {
    organizationId,
    year: 2028,
    source: '校历',
    days: [{ day: '2028-05-12', kind: 'HOLIDAY', name: '校庆' }],
  };
  const compared = await app.execute(
    'query ($input: CalendarYearReplaceInput!) { calendarYearDifferences(input: $input) { basis } }',
    { input: year },
    keeper,
  );
  const { basis } = compared.data!['calendarYearDifferences'];
  await tell('calendarYearReplace', { input: year, basis }, keeper);
  const made = await tell(
    'semesterCreate',
    {
      input: {
        organizationId,
        academicYear: 2026,
        number: 1,
        name: '2026 年秋季学期',
        startsOn: '2026-09-01',
        endsOn: '2027-01-20',
        source: '校历',
      },
    },
    keeper,
    { select: 'semester { id version }' },
  );
  const { semester } = await tell(
    'semesterUpdate',
    { ...made['semester'], input: { number: 2, startsOn: '2026-09-02', endsOn: '2027-01-18', source: '更正' } },
    keeper,
    { select: 'semester { id version }' },
  );
  await tell('semesterRemove', semester, keeper);
}
