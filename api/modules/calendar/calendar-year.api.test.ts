import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import { makeHierarchy, officerOf } from '../../testing/hierarchy.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadStatutoryDays } from './index.ts';

let app: TestApp;
let tree: Awaited<ReturnType<typeof makeHierarchy>>;
let national: Actor;
let keeper: Actor;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadStatutoryDays);
  tree = await makeHierarchy(app);
  national = officerOf(tree.national, ['calendar.manage']);
  keeper = officerOf(tree.school, ['calendar.manage']);
});
afterAll(() => app.close());

const COMPARE = `query ($input: CalendarYearReplaceInput!) {
  calendarYearDifferences(input: $input) { basis problems { line message } differences { day change nameBefore nameAfter } }
}`;
const REPLACE = `mutation ($input: CalendarYearReplaceInput!, $basis: String!, $key: String) {
  calendarYearReplace(input: $input, basis: $basis, idempotencyKey: $key) {
    calendarDays { day kind name source } userErrors { code message path }
  }
}`;
interface Line {
  day: string;
  kind: string;
  name: string;
}
const holiday = (day: string, name = '元旦'): Line => ({ day, kind: 'HOLIDAY', name });
const yearOf = (days: readonly Line[], more: object = {}) => ({ year: 2027, source: '通知', days, ...more });

async function compare(actor: Actor, input: object) {
  return (await app.execute(COMPARE, { input }, { actor })).data!['calendarYearDifferences'] as {
    basis: string;
    problems: { line: number; message: string }[];
    differences: { day: string; change: string }[];
  };
}
const replace = (actor: Actor | null, input: object, basis: string, key?: string) =>
  app.execute(REPLACE, { input, basis, ...(key ? { key } : {}) }, actor ? { actor } : {});

describe('a year of a calendar as a whole', () => {
  it('is compared and replaced by the keeper of the calendar and by nobody else', async () => {
    const input = yearOf([holiday('2027-01-01')]);
    for (const [actor, code] of [
      [null, 'UNAUTHENTICATED'],
      [actorWith([]), 'FORBIDDEN'],
      [keeper, 'FORBIDDEN'],
      [officerOf(tree.hunan, ['calendar.manage']), 'FORBIDDEN'],
    ] as const) {
      expect((await replace(actor, input, 'x')).errors![0]!.extensions!['code']).toBe(code);
      const answer = await app.execute(COMPARE, { input }, actor ? { actor } : {});
      expect(answer.errors![0]!.extensions!['code']).toBe(code);
    }
    const own = { ...input, organizationId: tree.school.id };
    expect((await compare(keeper, own)).differences).toHaveLength(1);
    const sibling = officerOf(tree.sibling, ['calendar.manage']);
    expect((await app.execute(COMPARE, { input: own }, { actor: sibling })).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
  });

  it('shows what changes, then does exactly that and publishes the year', async () => {
    const first = yearOf([holiday('2027-01-01'), { day: '2027-01-02', kind: 'MAKE_UP_WORKDAY', name: '元旦调休' }]);
    const { basis, differences } = await compare(national, first);
    expect(differences.map(({ change }) => change)).toEqual(['ADDED', 'ADDED']);
    const published = async () =>
      (await app.execute('{ calendarYear(year: 2027) { isPublished source workdayCount } }')).data!['calendarYear'];
    expect(await published()).toEqual({ isPublished: false, source: null, workdayCount: 261 });
    const done = (await replace(national, first, basis)).data!['calendarYearReplace'];
    expect(done.userErrors).toEqual([]);
    expect(done.calendarDays).toHaveLength(2);
    expect(await published()).toEqual({ isPublished: true, source: '通知', workdayCount: 261 });

    const second = yearOf([holiday('2027-01-01', '新年'), holiday('2027-01-03')], { source: '更正通知' });
    const next = await compare(national, second);
    expect(next.differences).toEqual([
      { day: '2027-01-01', change: 'CHANGED', nameBefore: '元旦', nameAfter: '新年' },
      { day: '2027-01-02', change: 'REMOVED', nameBefore: '元旦调休', nameAfter: null },
      { day: '2027-01-03', change: 'ADDED', nameBefore: null, nameAfter: '元旦' },
    ]);
    // What was compared before is no longer what stands there.
    expect((await replace(national, second, basis)).data!['calendarYearReplace'].userErrors[0]).toMatchObject({
      code: 'CALENDAR_YEAR_CHANGED',
      path: ['basis'],
    });
    const saved = (await replace(national, second, next.basis)).data!['calendarYearReplace'];
    expect(saved.calendarDays.map(({ day, name, source }: Line & { source: string }) => [day, name, source])).toEqual([
      ['2027-01-01', '新年', '更正通知'],
      ['2027-01-03', '元旦', '更正通知'],
    ]);
    expect((await compare(national, second)).differences.map(({ change }) => change)).toEqual(['KEPT', 'KEPT']);
  });

  it('reports every wrong line by its place, and saves nothing then', async () => {
    const days = [
      holiday('2027-02-30'),
      holiday('2028-01-01'),
      holiday('2027-05-01'),
      holiday('2027-05-01'),
      { day: '2027-05-05', kind: 'MAKE_UP_WORKDAY', name: '调休' },
      holiday('明天'),
    ];
    const { problems, differences, basis } = await compare(national, yearOf(days));
    expect(differences).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([0, 1, 3, 4, 5]);
    expect(problems[0]!.message).toContain('2027-02-30');
    const refused = (await replace(national, yearOf(days), basis)).data!['calendarYearReplace'];
    expect(refused.calendarDays).toBeNull();
    expect(
      refused.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]),
    ).toEqual([
      ['DATE_INVALID', 'input.days.0.day'],
      ['CALENDAR_DAY_OUTSIDE_YEAR', 'input.days.1.day'],
      ['CALENDAR_DAY_TWICE', 'input.days.3.day'],
      ['CALENDAR_MAKE_UP_WEEKDAY', 'input.days.4.day'],
      ['DATE_INVALID', 'input.days.5.day'],
    ]);
    const code = async (actor: Actor, input: object) =>
      (await replace(actor, input, basis)).data!['calendarYearReplace'].userErrors[0]?.code as string;
    expect(await code(national, yearOf([]))).toBe('CALENDAR_YEAR_EMPTY');
    expect(await code(national, { ...yearOf([holiday('1999-01-01')]), year: 1999 })).toBe('CALENDAR_YEAR_RANGE');
    expect(await code(national, yearOf([holiday('2027-01-01', '')]))).toBe('INVALID_INPUT');
  });

  it('lets one of two who compared the same state through, and a key do its work once', async () => {
    const input = yearOf([holiday('2027-06-01', '校庆')], { organizationId: tree.school.id });
    const { basis } = await compare(keeper, input);
    const answers = await Promise.all(Array.from({ length: 5 }, () => replace(keeper, input, basis)));
    const codes = answers.map(({ data }) => data!['calendarYearReplace'].userErrors[0]?.code as string | undefined);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'CALENDAR_YEAR_CHANGED')).toHaveLength(4);
    const empty = yearOf([], { organizationId: tree.school.id });
    const after = await compare(keeper, empty);
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await replace(keeper, empty, after.basis, 'clear')).data!['calendarYearReplace'].userErrors).toEqual([]);
    }
    expect((await compare(keeper, empty)).differences).toEqual([]);
  });

  it('is not brought back by the next start once an administrator has changed it', async () => {
    const rows = () =>
      runRead<{ day: string; name: string }>(
        app.kernel,
        sql`select day::text as day, name from calendar_day where organization_id is null and day < '2026-01-01' order by day`,
      );
    const input = { year: 2025, source: '更正', days: [holiday('2025-01-01', '新年')] };
    const { basis } = await compare(national, input);
    expect((await replace(national, input, basis)).data!['calendarYearReplace'].userErrors).toEqual([]);
    await withTransaction(app.kernel, loadStatutoryDays);
    expect(await rows()).toEqual([{ day: '2025-01-01', name: '新年' }]);
    // A release that ships a year of which single days stand already fills in the others.
    await app.kernel.pool.query(`update calendar_year set is_published = false where year = 2025`);
    await withTransaction(app.kernel, loadStatutoryDays);
    expect(await rows()).toHaveLength(33);
    expect((await rows())[0]).toEqual({ day: '2025-01-01', name: '新年' });
  });
});

const CREATE = `mutation ($input: SemesterCreateInput!, $key: String) {
  semesterCreate(input: $input, idempotencyKey: $key) { semester { id version name startsOn endsOn viewerCan { update } } userErrors { code path } }
}`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: SemesterUpdateInput!) {
  semesterUpdate(id: $id, version: $version, input: $input) { semester { version endsOn name } userErrors { code path } }
}`;
const REMOVE = `mutation ($id: ID!, $version: Int!) { semesterRemove(id: $id, version: $version) { userErrors { code } } }`;
const AUTUMN = {
  academicYear: 2026,
  number: 1,
  name: '第一学期',
  startsOn: '2026-09-01',
  endsOn: '2027-01-20',
  source: '校历',
};

describe('a semester', () => {
  const create = async (actor: Actor | null, input: object, key?: string) =>
    app.execute(CREATE, { input, ...(key ? { key } : {}) }, actor ? { actor } : {});
  const errorOf = async (actor: Actor, input: object) =>
    (await create(actor, input)).data!['semesterCreate'].userErrors[0] as { code: string; path: string[] };

  it('is added, changed and removed by the keeper of the calendar and by nobody else', async () => {
    const input = { ...AUTUMN, organizationId: tree.school.id };
    expect((await create(null, input)).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
    for (const actor of [
      actorWith([]),
      officerOf(tree.sibling, ['calendar.manage']),
      officerOf(tree.faculty, ['calendar.manage']),
    ]) {
      expect((await create(actor, input)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    }
    expect((await create(keeper, AUTUMN)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    const made = (await create(keeper, input, 'autumn')).data!['semesterCreate'];
    expect(made).toMatchObject({
      semester: { version: 1, name: '第一学期', viewerCan: { update: true } },
      userErrors: [],
    });
    expect((await create(keeper, input, 'autumn')).data!['semesterCreate'].semester.id).toBe(made.semester.id);

    const { id } = made.semester as { id: string };
    const update = (actor: Actor, version: number) =>
      app.execute(UPDATE, { id, version, input: { endsOn: '2027-01-15' } }, { actor });
    expect((await update(officerOf(tree.sibling, ['calendar.manage']), 1)).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
    expect((await update(keeper, 1)).data!['semesterUpdate'].semester).toEqual({
      version: 2,
      endsOn: '2027-01-15',
      name: '第一学期',
    });
    expect((await update(keeper, 1)).data!['semesterUpdate'].userErrors[0].code).toBe('STALE_VERSION');
    const remove = (actor: Actor, version: number) => app.execute(REMOVE, { id, version }, { actor });
    expect((await remove(officerOf(tree.sibling, ['calendar.manage']), 2)).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
    expect((await remove(keeper, 1)).data!['semesterRemove'].userErrors[0].code).toBe('STALE_VERSION');
    expect((await remove(keeper, 2)).data!['semesterRemove'].userErrors).toEqual([]);
    expect((await remove(keeper, 2)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
  });

  it('has a period of its own, next to its neighbours but not over them', async () => {
    const own = { ...AUTUMN, organizationId: tree.sibling.id };
    const owner = officerOf(tree.sibling, ['calendar.manage']);
    expect(await errorOf(owner, { ...own, endsOn: '2026-09-01' })).toEqual({
      code: 'SEMESTER_PERIOD',
      path: ['input', 'endsOn'],
    });
    expect(await errorOf(owner, { ...own, endsOn: '2027-12-31' })).toMatchObject({ code: 'SEMESTER_PERIOD' });
    expect(await errorOf(owner, { ...own, academicYear: 2024 })).toEqual({
      code: 'SEMESTER_YEAR',
      path: ['input', 'startsOn'],
    });
    expect(await errorOf(owner, { ...own, academicYear: 1980 })).toMatchObject({ code: 'CALENDAR_YEAR_RANGE' });
    expect(await errorOf(owner, { ...own, number: 9 })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'number'],
    });
    expect(await errorOf(owner, own)).toBeUndefined();
    expect(await errorOf(owner, { ...own, number: 2, startsOn: '2027-01-19', endsOn: '2027-07-01' })).toEqual({
      code: 'SEMESTER_OVERLAP',
      path: ['input', 'startsOn'],
    });
    expect(await errorOf(owner, { ...own, startsOn: '2027-02-20', endsOn: '2027-07-01' })).toMatchObject({
      code: 'SEMESTER_TAKEN',
    });
    // Half-open: one begins on the day on which the other ends.
    const both = await Promise.all(
      Array.from({ length: 4 }, () =>
        create(owner, { ...own, number: 2, startsOn: '2027-01-20', endsOn: '2027-07-01' }),
      ),
    );
    expect(both.filter(({ data }) => data!['semesterCreate'].semester)).toHaveLength(1);
  });

  it('holds for an organization from itself, else from its nearest ancestor, else by default', async () => {
    const on = async (id: string | null, date = '2026-11-24') =>
      (
        await app.execute(`query ($date: Date!, $id: ID) { semesterOn(date: $date, organizationId: $id) { name } }`, {
          date,
          id,
        })
      ).data!['semesterOn'] as { name: string } | null;
    expect(await on(tree.foreign.id)).toBeNull();
    expect(await errorOf(national, { ...AUTUMN, name: '默认' })).toBeUndefined();
    expect(await errorOf(national, { ...AUTUMN, number: 2, name: '又一个' })).toMatchObject({
      code: 'SEMESTER_OVERLAP',
    });
    expect(await on(tree.foreign.id)).toEqual({ name: '默认' });
    expect(await on(null)).toEqual({ name: '默认' });
    expect(await errorOf(national, { ...AUTUMN, name: '湖南', organizationId: tree.hunan.id })).toBeUndefined();
    expect(await on(tree.club.id)).toEqual({ name: '湖南' });
    expect(await on(tree.sibling.id)).toEqual({ name: '第一学期' });
    expect(await on(tree.club.id, '2030-01-01')).toBeNull();
    expect(app.failures).toEqual([]);
  });
});
