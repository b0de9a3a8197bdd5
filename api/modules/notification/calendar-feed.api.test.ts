import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import {
  buildFederation,
  codesOf,
  enter,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { registerDeadlines } from './index.ts';

let app: TestApp;
let served: Served;
let federation: TestFederation;
let token: string;
let office: TestRow;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  federation = await buildFederation(app);
  const reader = await enter(app, federation.school, '读者');
  token = await signInAs(app, reader, 'reader');
  office = await setUp(app, federation.school, 'PRESIDIUM_MEMBER', {
    name: '主席',
    permissions: ['organization.read'],
    requiresSecondFactor: true,
  });
  await seat(app, office, reader, '2026-09-01', '2027-09-01');
  await runRead(
    app.kernel,
    sql`insert into planned_change (id, organization_id, province_id, school_id, action, effective_on, facts, related_ids, reason, planned_at)
      values ('01900000-0000-7000-8000-000000000001', ${federation.school.uuid}, ${federation.hunan.uuid}, ${federation.school.uuid}, 'SUSPEND', '2027-01-01', '{"action":"SUSPEND"}', '{}', '整顿', now())`,
  );
});
beforeEach(async () => void (await runRead(app.kernel, sql`delete from calendar_feed`)));
afterAll(async () => {
  await served.close();
  await app.close();
});

const change = (field: string, caller: string | null = token) =>
  app.execute(
    `mutation { ${field} { ${field === 'calendarFeedRevoke' ? '' : 'address { url createdAt }'} userErrors { code } } }`,
    {},
    caller ? { token: caller } : {},
  );

async function made(field = 'calendarFeedCreate'): Promise<string> {
  const { data } = await change(field);
  expect(data![field].userErrors).toEqual([]);
  return new URL(data![field].address.url as string).pathname;
}

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${served.address}${path}`, { headers });

describe('the calendar feed', () => {
  it('is made, replaced and ended by its owner alone, each noted in the trail; the secret is kept nowhere', async () => {
    expect(codesOf(await change('calendarFeedCreate', null), 'calendarFeedCreate')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await change('calendarFeedRotate'), 'calendarFeedRotate')).toEqual(['CALENDAR_FEED_NONE']);
    expect(codesOf(await change('calendarFeedRevoke'), 'calendarFeedRevoke')).toEqual(['CALENDAR_FEED_NONE']);
    const first = await made();
    expect(codesOf(await change('calendarFeedCreate'), 'calendarFeedCreate')).toEqual(['CALENDAR_FEED_EXISTS']);
    const second = await made('calendarFeedRotate');
    expect(second).not.toBe(first);
    const gone = await read(first);
    expect(gone.status).toBe(404);
    expect((await read(second)).status).toBe(200);
    await change('calendarFeedRevoke');
    const bodies = await Promise.all(
      [first, second, `/calendar/${'x'.repeat(43)}.ics`, '/calendar/.ics', '/calendar/a'].map(async (path) => {
        const answer = await read(path, { 'accept-language': 'en' });
        return [answer.status, await answer.text()];
      }),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]![0]).toBe(404);
    const secret = /([\w-]{43})\.ics/.exec(second)![1]!;
    const dump = await runRead<{ found: number }>(
      app.kernel,
      sql`select count(*)::int as found from audit_entry where changes::text like ${`%${secret}%`}`,
    );
    expect(dump[0]!.found).toBe(0);
    const trail = await runRead<{ action: string }>(
      app.kernel,
      sql`select action from audit_entry where action like 'calendarFeed.%' order by seq`,
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'calendarFeed.create',
      'calendarFeed.rotate',
      'calendarFeed.revoke',
    ]);
  });

  it('tells own deadlines as all-day entries and is not sent again unchanged', async () => {
    const path = await made();
    const answer = await read(path);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const text = await answer.text();
    expect(text).toContain('BEGIN:VCALENDAR');
    expect(text).toContain('DTSTART;VALUE=DATE:20270901\r\nDTEND;VALUE=DATE:20270902');
    expect(text).toContain('SUMMARY:Term ends: 主席');
    const etag = answer.headers.get('etag')!;
    const again = await read(path, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    // Another day, same deadlines: the same text.
    app.clock.set(new Date(app.clock.now().getTime() + 2 * 3_600_000));
    expect((await read(path, { 'if-none-match': etag })).status).toBe(304);
    await runRead(
      app.kernel,
      sql`update term set ends_on = '2027-06-01', planned_ends_on = '2027-06-01' where office_id = ${office.uuid}`,
    );
    const moved = await read(path, { 'if-none-match': etag });
    expect(moved.status).toBe(200);
    expect(await moved.text()).toContain('DTSTART;VALUE=DATE:20270601');
  });

  it('tells what offices see only as long as they last, and of those with a second factor only behind one', async () => {
    const weak = await made();
    expect(await (await read(weak)).text()).not.toContain('Planned change');
    await runRead(app.kernel, sql`update session set second_factor_at = now()`);
    const strong = await made('calendarFeedRotate');
    expect(await (await read(strong)).text()).toContain('SUMMARY:Planned change: 岳麓大学学生会');
    await runRead(
      app.kernel,
      sql`update term set ends_on = '2026-11-24', planned_ends_on = '2026-11-24' where office_id = ${office.uuid}`,
    );
    const after = await (await read(strong)).text();
    expect(after).not.toContain('Planned change');
    await runRead(app.kernel, sql`update account set status = 'SUSPENDED' where login_name = 'reader'`);
    expect((await read(strong)).status).toBe(404);
    await runRead(app.kernel, sql`update account set status = 'ACTIVE' where login_name = 'reader'`);
  });

  it('takes entries of other modules', async () => {
    registerDeadlines(async (_run, { accountId, locale }, { from, until }) => [
      {
        key: `test:${accountId}`,
        on: from < '2026-12-24' && until > '2026-12-24' ? '2026-12-24' : until,
        title: locale,
      },
    ]);
    expect(await (await read(await made())).text()).toMatch(/DTSTART;VALUE=DATE:20261224[\s\S]*SUMMARY:en/);
  });

  it('is bounded in how often it is asked for, right or wrong alike', async () => {
    const wrong = `/calendar/${'y'.repeat(43)}.ics`;
    for (const path of [await made(), wrong]) {
      const statuses: number[] = [];
      for (let count = 0; count < 61; count += 1) {
        statuses.push((await read(path)).status);
      }
      expect(statuses.slice(0, 60).every((status) => status === (path === wrong ? 404 : 200))).toBe(true);
      expect(statuses[60]).toBe(429);
      expect(Number((await read(path)).headers.get('retry-after'))).toBeGreaterThan(0);
    }
    app.clock.set(new Date(app.clock.now().getTime() + 3_600_000));
    expect((await read(wrong)).status).toBe(404);
  });
});
