import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import { make, makeHierarchy, officerOf, versionOf, type Made } from '../../testing/hierarchy.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadStatutoryDays, workingCalendarOf } from './index.ts';

let app: TestApp;
let tree: Awaited<ReturnType<typeof makeHierarchy>>;
let national: Actor;
let keeper: Actor;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadStatutoryDays);
  tree = await makeHierarchy(app);
  national = officerOf(tree.national, ['calendar.manage']);
  keeper = officerOf(tree.school, ['calendar.manage', 'organization.read']);
});
afterAll(() => app.close());

const SET = `mutation ($input: CalendarDaySetInput!, $version: Int, $key: String) {
  calendarDaySet(input: $input, version: $version, idempotencyKey: $key) {
    calendarDay { id version day kind name organization { id } viewerCan { update remove } }
    userErrors { code message path }
  }
}`;
const SPORTS = { day: '2026-04-10', kind: 'HOLIDAY', name: '运动会', source: '校历' };

async function set(actor: Actor | null, input: object, more: { version?: number; key?: string } = {}) {
  return app.execute(SET, { input, ...more }, actor ? { actor } : {});
}

/** A run outside any transaction, as queries use it. */
const run: Parameters<typeof loadStatutoryDays>[0] = (statement) => runRead(app.kernel, statement);

async function isWorkday(organization: Made | null, day: string): Promise<boolean> {
  return (await workingCalendarOf(run, organization?.uuid ?? null, day)).isWorkday(day);
}

describe('a day of a calendar', () => {
  it('is set by the keeper of the calendar and by nobody else', async () => {
    const input = { ...SPORTS, organizationId: tree.school.id };
    expect((await set(null, input)).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
    expect((await set(actorWith([]), input)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    const others = [tree.sibling, tree.hubei, tree.faculty].map((place) => officerOf(place, ['calendar.manage']));
    for (const actor of [...others, officerOf(tree.hunan, ['calendar.manage'], 'HERE')]) {
      expect((await set(actor, input)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    }
    const { data, errors } = await set(keeper, input);
    expect(errors).toBeUndefined();
    expect(data!['calendarDaySet']).toEqual({
      calendarDay: {
        id: expect.stringMatching(/^cday_/) as string,
        version: 1,
        day: '2026-04-10',
        kind: 'HOLIDAY',
        name: '运动会',
        organization: { id: tree.school.id },
        viewerCan: { update: true, remove: true },
      },
      userErrors: [],
    });
    expect((await set(officerOf(tree.hunan, ['calendar.manage']), { ...input, day: '2026-04-13' })).errors).toBe(
      undefined,
    );
  });

  it('of the whole country takes a permission that holds everywhere', async () => {
    const input = { ...SPORTS, day: '2027-01-01', name: '元旦' };
    for (const actor of [
      keeper,
      officerOf(tree.hunan, ['calendar.manage']),
      officerOf(tree.national, ['calendar.manage'], 'HERE'),
    ]) {
      expect((await set(actor, input)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    }
    const { data } = await set(national, input);
    expect(data!['calendarDaySet'].calendarDay).toMatchObject({ day: '2027-01-01', organization: null });
    // One day is not a notice: the year stays provisional until it is entered as a whole.
    const answer = await app.execute(
      `{ calendarYear(year: 2027) { isPublished workdayCount viewerCan { edit } } }`,
      {},
      { actor: keeper },
    );
    expect(answer.data!['calendarYear']).toEqual({ isPublished: false, workdayCount: 260, viewerCan: { edit: false } });
  });

  it('names the field and the remedy when it can not be', async () => {
    const wrong = async (more: object) =>
      (await set(keeper, { ...SPORTS, organizationId: tree.school.id, ...more })).data!['calendarDaySet'].userErrors[0];
    expect(await wrong({ kind: 'MAKE_UP_WORKDAY', day: '2026-04-15' })).toEqual({
      code: 'CALENDAR_MAKE_UP_WEEKDAY',
      message: expect.stringContaining('2026-04-15 is a Wednesday') as string,
      path: ['input', 'kind'],
    });
    expect(await wrong({ day: '1999-12-31' })).toMatchObject({ code: 'CALENDAR_YEAR_RANGE', path: ['input', 'day'] });
    expect(await wrong({ day: '2101-01-01' })).toMatchObject({ code: 'CALENDAR_YEAR_RANGE' });
    expect(await wrong({ name: '' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'name'] });
    const missing = await set(keeper, { ...SPORTS, organizationId: tree.school.id, day: '2026-02-30' });
    expect(missing.errors![0]!.message).toContain('existing calendar day');
    // A holiday may fall on a weekend: it says why nobody is there.
    expect(await wrong({ day: '2026-04-11' })).toBeUndefined();
  });

  it('comes once, however many set it at once and however often one key is sent', async () => {
    const input = { ...SPORTS, organizationId: tree.school.id, day: '2026-05-12' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => set(keeper, input)));
    const codes = answers.map(({ data }) => data!['calendarDaySet'].userErrors[0]?.code as string | undefined);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'CALENDAR_DAY_TAKEN')).toHaveLength(7);

    const again = { ...input, day: '2026-05-13' };
    const replayed = await Promise.all(Array.from({ length: 6 }, () => set(keeper, again, { key: 'sports' })));
    const ids = replayed.map(({ data }) => data!['calendarDaySet'].calendarDay?.id as string);
    expect(new Set(ids).size).toBe(1);
    const nationwide = { ...SPORTS, day: '2028-01-03' };
    const both = await Promise.all([set(national, nationwide), set(national, nationwide)]);
    expect(both.filter(({ data }) => data!['calendarDaySet'].calendarDay)).toHaveLength(1);
  });

  it('is changed and removed on the version that was seen, and both are on record', async () => {
    const input = { ...SPORTS, organizationId: tree.school.id, day: '2026-05-20' };
    const made = (await set(keeper, input)).data!['calendarDaySet'].calendarDay;
    const renamed = await set(keeper, { ...input, name: '校庆' }, { version: 1 });
    expect(renamed.data!['calendarDaySet'].calendarDay).toMatchObject({ id: made.id, name: '校庆', version: 2 });
    const stale = await set(keeper, { ...input, name: '别名' }, { version: 1 });
    expect(stale.data!['calendarDaySet'].userErrors[0]).toMatchObject({ code: 'STALE_VERSION', path: ['version'] });

    const REMOVE = `mutation ($id: ID!, $version: Int!) { calendarDayRemove(id: $id, version: $version) { userErrors { code } } }`;
    const remove = (actor: Actor, version: number) => app.execute(REMOVE, { id: made.id, version }, { actor });
    expect((await remove(officerOf(tree.sibling, ['calendar.manage']), 2)).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
    expect((await remove(keeper, 1)).data!['calendarDayRemove'].userErrors[0].code).toBe('STALE_VERSION');
    expect((await remove(keeper, 2)).data!['calendarDayRemove'].userErrors).toEqual([]);
    expect((await remove(keeper, 2)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    expect(
      (await set(keeper, { ...input, name: '校庆' }, { version: 2 })).data!['calendarDaySet'].userErrors[0].code,
    ).toBe('STALE_VERSION');
    const trail = await runRead<{ action: string; organization: string; reason: string }>(
      app.kernel,
      sql`select action, organization_id as organization, reason from audit_entry where subject_type = 'CalendarDay'
        and subject_id = (select subject_id from audit_entry where action = 'calendarDay.update' limit 1) order by seq`,
    );
    expect(trail).toEqual(
      ['calendarDay.add', 'calendarDay.update', 'calendarDay.remove'].map((action) => ({
        action,
        organization: tree.school.uuid,
        reason: '2026-05-20 校历',
      })),
    );
  });
});

describe('the calendar of an organization', () => {
  it('is its own over its nearest ancestors’ over the statutory one over the weekday rule', async () => {
    // The Saturday after the National Day holidays is worked nationwide.
    expect(await isWorkday(tree.club, '2026-10-10')).toBe(true);
    await set(national, { ...SPORTS, organizationId: tree.national.id, day: '2026-10-10' });
    expect(await isWorkday(tree.club, '2026-10-10')).toBe(false);
    expect(await isWorkday(null, '2026-10-10')).toBe(true);
    await set(keeper, { ...SPORTS, organizationId: tree.school.id, day: '2026-10-10', kind: 'MAKE_UP_WORKDAY' });
    expect(await isWorkday(tree.club, '2026-10-10')).toBe(true);
    expect(await isWorkday(tree.sibling, '2026-10-10')).toBe(false);
    const faculty = officerOf(tree.faculty, ['calendar.manage']);
    await set(faculty, { ...SPORTS, organizationId: tree.faculty.id, day: '2026-10-10' });
    expect(await isWorkday(tree.club, '2026-10-10')).toBe(false);
    expect(await isWorkday(tree.school, '2026-10-10')).toBe(true);
    expect(await isWorkday(tree.club, '2026-10-12')).toBe(true);
    expect(await isWorkday(tree.club, '2026-10-11')).toBe(false);
  });

  it('goes with an organization that moves: its keeper there is the new line’s', async () => {
    const moving = await make(app, 'SCHOOL', 'STUDENT_UNION', '洞庭大学学生会', tree.hunan);
    const input = { ...SPORTS, organizationId: moving.id };
    const [before, after] = [tree.hunan, tree.hubei].map((place) => officerOf(place, ['calendar.manage']));
    const made = (await set(before!, input)).data!['calendarDaySet'].calendarDay as { id: string };
    const MOVE = `mutation ($id: ID!, $version: Int!, $input: OrganizationMoveInput!) {
      organizationMove(id: $id, version: $version, input: $input) { userErrors { code message } }
    }`;
    const moved = await app.execute(
      MOVE,
      {
        id: moving.id,
        version: await versionOf(app, moving),
        input: { parentId: tree.hubei.id, effectiveOn: '2026-11-24', reason: '隶属调整' },
      },
      { actor: officerOf(tree.national) },
    );
    expect(moved.errors).toBeUndefined();
    expect(moved.data!['organizationMove'].userErrors).toEqual([]);
    const can = async (actor: Actor) =>
      (
        await app.execute(
          `query ($id: ID!) { calendarDay(id: $id) { viewerCan { update } } }`,
          { id: made.id },
          { actor },
        )
      ).data!['calendarDay'].viewerCan.update as boolean;
    expect([await can(before!), await can(after!)]).toEqual([false, true]);
    expect((await set(before!, { ...input, name: '改' }, { version: 1 })).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
  });

  it('tells each special day with its origin, and the numbers of working days', async () => {
    const YEAR = `query ($year: Int!, $id: ID) { calendarYear(year: $year, organizationId: $id) {
      year isPublished source workdayCount viewerCan { edit }
      months { month workdayCount specialDays { day kind name origin ownerLevel } }
    } }`;
    const plain = (await app.execute(YEAR, { year: 2026 })).data!['calendarYear'];
    expect(plain).toMatchObject({ year: 2026, isPublished: true, workdayCount: 248, viewerCan: { edit: false } });
    expect(plain.source).toContain('国办发明电〔2025〕7号');
    expect(plain.months.map(({ workdayCount }: { workdayCount: number }) => workdayCount)).toEqual(
      Array.from({ length: 12 }, (_, index) => naiveMonth(2026, index + 1)),
    );
    const own = (await app.execute(YEAR, { year: 2026, id: tree.faculty.id }, { actor: keeper })).data!['calendarYear'];
    expect(own.viewerCan).toEqual({ edit: true });
    const days = new Map(
      own.months
        .flatMap(({ specialDays }: { specialDays: { day: string }[] }) => specialDays)
        .map((day: { day: string }) => [day.day, day]),
    );
    expect(days.get('2026-10-10')).toMatchObject({ origin: 'OWN', ownerLevel: 'DEPARTMENT', kind: 'HOLIDAY' });
    expect(days.get('2026-04-10')).toMatchObject({ origin: 'INHERITED', ownerLevel: 'SCHOOL' });
    expect(days.get('2026-10-01')).toMatchObject({ origin: 'STATUTORY', ownerLevel: null, name: '国庆节' });
    expect((await app.execute(YEAR, { year: 1999 })).errors![0]!.extensions!['code']).toBe('BAD_REQUEST');
    expect(
      (await app.execute(YEAR, { year: 2026, id: tree.school.id.replace('org_', 'per_') })).data!['calendarYear'],
    ).toBeNull();
  });

  it('reckons deadlines, and says when they rest on a year without a notice', async () => {
    const ADD = `query ($from: Date!, $days: Int!, $id: ID) { workdayAdd(from: $from, days: $days, organizationId: $id) { day isProvisional } }`;
    const add = async (from: string, days: number, id?: string) =>
      (await app.execute(ADD, { from, days, ...(id ? { id } : {}) })).data!['workdayAdd'];
    expect(await add('2026-02-13', 2)).toEqual({ day: '2026-02-24', isProvisional: false });
    expect(await add('2026-04-09', 1)).toEqual({ day: '2026-04-10', isProvisional: false });
    expect(await add('2026-04-09', 1, tree.school.id)).toEqual({ day: '2026-04-14', isProvisional: false });
    expect(await add('2026-12-31', 1)).toEqual({ day: '2027-01-04', isProvisional: true });
    const COUNT = `query ($from: Date!, $to: Date!) { workdayCount(from: $from, to: $to) { count isProvisional } }`;
    const count = await app.execute(COUNT, { from: '2026-01-01', to: '2027-01-01' });
    expect(count.data!['workdayCount']).toEqual({ count: 248, isProvisional: false });
    const tooFar = await app.execute(COUNT, { from: '2026-01-01', to: '2056-01-01' });
    expect(tooFar.errors![0]!.extensions!['code']).toBe('BAD_REQUEST');
    expect(tooFar.errors![0]!.message).toContain('10 years');
    expect((await app.execute(ADD, { from: '2026-01-01', days: 100_000 })).errors![0]!.extensions!['code']).toBe(
      'BAD_REQUEST',
    );
    expect(app.failures).toEqual([]);
  });

  it('costs one statement to load, and lists follow filters and visibility', async () => {
    expect(await app.countReads(() => workingCalendarOf(run, tree.club.uuid, '2026-11-24'))).toBe(1);
    const LIST = `query ($filter: CalendarDayFilter) { calendarDays(filter: $filter, first: 100) { totalCount nodes { day kind } } }`;
    const list = async (filter: object, actor?: Actor) =>
      (await app.execute(LIST, { filter }, actor ? { actor } : {})).data!['calendarDays'];
    expect((await list({ year: { eq: 2025 }, organizationId: { isNull: true } })).totalCount).toBe(33);
    expect(
      (await list({ year: { gte: 2026, lt: 2027 }, organizationId: { isNull: true }, kind: { eq: 'MAKE_UP_WORKDAY' } }))
        .totalCount,
    ).toBe(6);
    const club = await make(app, 'CLUB', 'CLUB', '岳麓大学棋社', tree.faculty, { clubType: 'CULTURE_SPORTS' });
    const clubKeeper = officerOf(club, ['calendar.manage', 'organization.read']);
    await set(clubKeeper, { ...SPORTS, organizationId: club.id });
    const filter = { organizationId: { eq: club.id } };
    expect((await list(filter)).totalCount).toBe(1);
    await app.kernel.pool.query(`update organization set status = 'ARCHIVED' where id = $1`, [club.uuid]);
    expect((await list(filter)).totalCount).toBe(0);
    expect((await list(filter, clubKeeper)).totalCount).toBe(1);
    expect((await list(filter, officerOf(tree.sibling, ['organization.read']))).totalCount).toBe(0);
  });
});

/** Working days of a month counted one by one from the rows of the statutory calendar. */
function naiveMonth(year: number, month: number): number {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: days }, (_, index) => new Date(Date.UTC(year, month - 1, index + 1))).filter((date) => {
    const day = date.toISOString().slice(0, 10);
    return WORKED.has(day) || (date.getUTCDay() % 6 !== 0 && !FREE.some(([from, to]) => day >= from && day <= to));
  }).length;
}

// Written down from the notice of 2026 a second time, apart from the shipped data.
const WORKED = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
const FREE = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
