import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import {
  buildFederation,
  countOf,
  enter,
  seat,
  setUp,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { defineNotificationKinds, notify, type Notice } from './index.ts';

defineNotificationKinds({
  'test.plain': {
    category: 'OFFICE',
    label: { 'zh-CN': '测试', en: 'Test' },
    text: ({ name }, locale) => ({ title: locale === 'en' ? `About ${name as string}` : `关于${name as string}` }),
  },
  'test.urgent': {
    category: 'SECURITY',
    label: { 'zh-CN': '紧急测试', en: 'Urgent test' },
    text: () => ({ title: '紧急' }),
    isMandatory: true,
    isDigestable: false,
    defaults: { mail: true },
  },
});

let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
});
beforeEach(async () => void (await runRead(app.kernel, sql`delete from notification`)));
afterAll(() => app.close());

/** Opens accounts without sessions; gives their uuids. */
async function accounts(count: number, prefix: string): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await runRead(
    app.kernel,
    sql`insert into account (id, login_name, email, password_hash, locale, status, preferences, search_text, created_at)
      select id, ${prefix} || n, ${prefix} || n || '@example.org', 'x', 'zh-CN', 'ACTIVE', '{}', '', now()
      from unnest(${ids}::uuid[]) with ordinality as u(id, n)`,
  );
  return ids;
}

async function officer(
  name: string,
  organization: TestFederation['school'],
  more: Parameters<typeof setUp>[3],
  ends = '2027-09-01',
): Promise<{ person: TestRow; accountId: string }> {
  const [accountId] = await accounts(1, name);
  const person = await enter(app, organization, name, { accountId: accountId! });
  const office = await setUp(app, organization, 'PRESIDIUM_MEMBER', more ?? {});
  await seat(app, office, person, '2026-09-01', ends);
  return { person, accountId: accountId! };
}

const tell = (more: Partial<Notice>): Promise<number> =>
  withTransaction(app.kernel, (run) =>
    notify(run, {
      kind: 'test.plain',
      eventId: newId(),
      subjectType: null,
      subjectId: null,
      organizationId: null,
      recipients: { accountIds: [] },
      params: { name: '甲' },
      at: app.clock.now(),
      ...more,
    }),
  );

const told = () =>
  runRead<{ accountId: string; isInbox: boolean; isMailDue: boolean; isDigestDue: boolean }>(
    app.kernel,
    sql`select account_id as "accountId", is_inbox as "isInbox", is_mail_due as "isMailDue", is_digest_due as "isDigestDue"
      from notification order by id`,
  );

describe('notify', () => {
  it('tells each account once, however often an event is delivered, also at once', async () => {
    const accountIds = await accounts(3, 'once');
    const eventId = newId();
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => tell({ eventId, recipients: { accountIds: [...accountIds, ...accountIds] } })),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    expect(await told()).toHaveLength(3);
    expect(await tell({ eventId: newId(), recipients: { accountIds } })).toBe(3);
    expect(await tell({ eventId, kind: 'test.urgent', recipients: { accountIds } })).toBe(3);
  });

  it('reaches who holds an office with the permission there today, and nobody else', async () => {
    const permissions = ['term.manage'] as const;
    const here = await officer('here', federation.school, { permissions: [...permissions] });
    const subtree = await officer('subtree', federation.school, { permissions: [...permissions], reach: 'SUBTREE' });
    await officer('above', federation.hunan, { permissions: [...permissions], reach: 'SUBTREE' });
    await officer('other', federation.school, { permissions: ['person.read'] });
    await officer('gone', federation.school, { permissions: [...permissions] }, '2026-11-24');
    const suspended = await officer('suspended', federation.school, { permissions: [...permissions] });
    await runRead(app.kernel, sql`update account set status = 'SUSPENDED' where id = ${suspended.accountId}`);
    const recipients = { organizationIds: [federation.school.uuid], permission: 'term.manage' as const };
    expect(await tell({ recipients })).toBe(2);
    expect((await told()).map(({ accountId }) => accountId).sort()).toEqual([here.accountId, subtree.accountId].sort());
    await runRead(app.kernel, sql`delete from notification`);
    expect(await tell({ recipients, exceptAccountId: here.accountId })).toBe(1);
    expect(await tell({ recipients: { personIds: [here.person.uuid] } })).toBe(1);
    await runRead(app.kernel, sql`update organization set status = 'SUSPENDED' where id = ${federation.school.uuid}`);
    expect(await tell({ recipients })).toBe(0);
    await runRead(app.kernel, sql`update organization set status = 'ACTIVE' where id = ${federation.school.uuid}`);
  });

  it('follows the channels that were chosen, except that safety stays in the inbox', async () => {
    const [silent, mailed, plain] = await accounts(3, 'channel');
    await runRead(
      app.kernel,
      sql`insert into notification_preference (account_id, kind, inbox, mail, digest) values
        (${silent}, 'test.plain', false, false, false), (${silent}, 'test.urgent', false, false, true),
        (${mailed}, 'test.plain', false, true, true)`,
    );
    const recipients = { accountIds: [silent!, mailed!, plain!] };
    expect(await tell({ recipients })).toBe(2);
    expect(await told()).toEqual(
      expect.arrayContaining([
        { accountId: mailed, isInbox: false, isMailDue: true, isDigestDue: false },
        { accountId: plain, isInbox: true, isMailDue: false, isDigestDue: true },
      ]),
    );
    await runRead(app.kernel, sql`delete from notification`);
    await tell({ recipients: { accountIds: [silent!] }, kind: 'test.urgent' });
    expect(await told()).toEqual([{ accountId: silent, isInbox: true, isMailDue: false, isDigestDue: false }]);
    await runRead(app.kernel, sql`delete from notification`);
    await tell({ recipients: { accountIds: [plain!] }, kind: 'test.urgent' });
    expect(await told()).toEqual([{ accountId: plain, isInbox: true, isMailDue: true, isDigestDue: false }]);
  });

  it('tells ten thousand in one statement that returns a number, with ids in order of time', async () => {
    const accountIds = await accounts(10_000, 'many');
    let statements = 0;
    const eventId = newId();
    const before = process.memoryUsage().heapUsed;
    const count = await withTransaction(app.kernel, (run) =>
      notify(
        (statement) => {
          statements += 1;
          return run(statement);
        },
        {
          kind: 'test.plain',
          eventId,
          subjectType: null,
          subjectId: null,
          organizationId: null,
          recipients: { accountIds },
          at: app.clock.now(),
        },
      ),
    );
    expect(count).toBe(10_000);
    // The rows, the event that tells of them, and the wake-up of the dispatcher.
    expect(statements).toBe(3);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
    const [ids] = await runRead<{ wrong: number }>(
      app.kernel,
      sql`select count(*)::int as wrong from notification where substr(id::text, 15, 1) <> '7'
        or ('x' || replace(substr(id::text, 1, 13), '-', ''))::bit(48)::bigint <> ${app.clock.now().getTime()}::bigint`,
    );
    expect(ids!.wrong).toBe(0);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from outbox_event where type = 'notification.added' and subject_id = (select batch_id from notification limit 1)`,
      ),
    ).toBe(1);
  });

  it('refuses a kind that nobody declared', async () => {
    await expect(tell({ kind: 'test.unknown' })).rejects.toThrow(/not declared/);
  });
});
