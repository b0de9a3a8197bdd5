import { createServer, type AddressInfo } from 'node:net';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { identityModule } from '../identity/index.ts';
import { defineNotificationKinds, notify, type Notice } from './index.ts';
import { sendDueDigests, sendDueMails } from './notification-mail.service.ts';
import { notificationPurgeJob } from './notification.jobs.ts';

defineNotificationKinds({
  'test.mail': {
    category: 'ORGANIZATION',
    label: { 'zh-CN': '测试通知', en: 'Test news' },
    text: ({ name }, locale) => ({ title: locale === 'en' ? `News ${name as string}` : `消息 ${name as string}` }),
    link: () => '/organizations',
    defaults: { mail: true },
  },
  'test.digest': {
    category: 'ORGANIZATION',
    label: { 'zh-CN': '测试汇总', en: 'Test digest' },
    text: ({ name }) => ({ title: `Quiet news ${name as string}` }),
  },
});

const NOON = '2026-11-24T12:00:00+08:00';
const ORIGIN = 'https://x.example';
let app: TestApp;
let accountId: string;
beforeAll(async () => {
  app = await createTestApp(NOON);
  accountId = await account('reader');
});
beforeEach(async () => {
  app.clock.set(NOON);
  for (const table of ['notification', 'notification_setting', 'mail', 'outbox_event']) {
    await app.kernel.pool.query(`delete from ${table}`);
  }
});
afterAll(() => app.close());

async function account(login: string): Promise<string> {
  const id = newId();
  await runRead(
    app.kernel,
    sql`insert into account (id, login_name, email, password_hash, locale, status, preferences, search_text, created_at)
      values (${id}, ${login}, ${`${login}@example.org`}, 'x', 'en', 'ACTIVE', '{}', '', now())`,
  );
  return id;
}

const tell = (kind: string, name: string, more: Partial<Notice> = {}): Promise<number> =>
  withTransaction(app.kernel, (run) =>
    notify(run, {
      kind,
      eventId: newId(),
      subjectType: null,
      subjectId: null,
      organizationId: null,
      recipients: { accountIds: [accountId] },
      params: { name },
      at: app.clock.now(),
      ...more,
    }),
  );

const mails = () =>
  runRead<{ recipient: string; subject: string; text: string; state: string }>(
    app.kernel,
    sql`select recipient, subject, text, state from mail order by id`,
  );

const quiet = (from: number, until: number) =>
  runRead(
    app.kernel,
    sql`insert into notification_setting (account_id, quiet_from, quiet_until, digest_hour) values (${accountId}, ${from}, ${until}, 8)
      on conflict (account_id) do update set quiet_from = ${from}, quiet_until = ${until}`,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A mail server that takes everything and remembers the subjects. */
async function startMailServer(port: number): Promise<{ subjects: string[]; close(): Promise<void> }> {
  const subjects: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n').slice(0, -1)) {
        const subject = /^Subject: (.*)$/.exec(line)?.[1];
        subjects.push(...(subject === undefined ? [] : [subject]));
        if (isData && line !== '.') {
          continue;
        }
        isData = line === 'DATA';
        socket.write(isData ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { subjects, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const wait = (minutes: number): void => app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000));

describe('mails of notifications', () => {
  it('are written once, also when two runs meet, several in one, and not of what was read', async () => {
    await tell('test.mail', 'one');
    await Promise.all([sendDueMails(app.kernel, ORIGIN), sendDueMails(app.kernel, ORIGIN)]);
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(0);
    const [first, ...none] = await mails();
    expect(none).toEqual([]);
    expect(first).toMatchObject({ recipient: 'reader@example.org', subject: 'News one', state: 'QUEUED' });
    expect(first!.text).toContain('https://x.example/organizations');
    expect(first!.text).toContain('https://x.example/profile?tab=notifications');
    await tell('test.mail', 'two');
    wait(1);
    await tell('test.mail', 'three');
    await tell('test.mail', 'read');
    await runRead(app.kernel, sql`update notification set read_at = now() where params ->> 'name' = 'read'`);
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(1);
    const second = (await mails())[1]!;
    expect(second.subject).toBe('2 new notifications · Xuelian');
    expect(second.text).toMatch(/News two[\s\S]*News three/);
    expect(second.text).not.toContain('News read');
  });

  it('wait for the end of quiet hours, over midnight and over a jump of the clock', async () => {
    await quiet(22 * 60, 7 * 60 + 30);
    app.clock.set('2026-11-24T21:59:00+08:00');
    await tell('test.mail', 'before');
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(1);
    for (const at of ['2026-11-24T22:00:00+08:00', '2026-11-24T23:59:59+08:00', '2026-11-25T07:29:59+08:00']) {
      app.clock.set(at);
      await tell('test.mail', at);
      expect(await sendDueMails(app.kernel, ORIGIN), at).toBe(0);
    }
    // The clock is set back into the evening and forward over the whole night: nothing is lost, nothing told twice.
    app.clock.set('2026-11-24T22:30:00+08:00');
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(0);
    app.clock.set('2026-11-25T07:30:00+08:00');
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(1);
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(0);
    expect((await mails()).map(({ subject }) => subject)).toEqual(['News before', '3 new notifications · Xuelian']);
    await quiet(12 * 60, 13 * 60);
    app.clock.set('2026-11-26T12:30:00+08:00');
    await tell('test.mail', 'noon');
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(0);
    app.clock.set('2026-11-26T13:00:00+08:00');
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(1);
  });

  it('survive a mail server that is away for an hour: nothing lost, nothing twice', async () => {
    const port = await freePort();
    const handlers = identityModule.handlers!(app.kernel, {
      origin: ORIGIN,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'a@example.org',
      isDemo: false,
    });
    const retry = identityModule.jobs!.find(({ name }) => name === 'identity-mail-retry')!;
    const deliver = () => dispatchEvents((work) => withTransaction(app.kernel, work), handlers);
    const names = ['a', 'b', 'c', 'd'];
    for (let minute = 0; minute < 60; minute += 1) {
      if (minute % 15 === 0) {
        await tell('test.mail', names[minute / 15]!);
      }
      await sendDueMails(app.kernel, ORIGIN);
      await retry.run(app.kernel, {});
      await deliver();
      wait(1);
    }
    // All wait with their text, tried later and later: not once a minute for an hour.
    const waiting = await runRead<{ state: string; attempts: number; hasText: boolean }>(
      app.kernel,
      sql`select state, attempts, text is not null as "hasText" from mail order by id`,
    );
    expect(waiting).toEqual([3, 3, 2, 2].map((attempts) => ({ state: 'QUEUED', attempts, hasText: true })));
    const server = await startMailServer(port);
    for (let minute = 0; minute < 240; minute += 5) {
      await sendDueMails(app.kernel, ORIGIN);
      await retry.run(app.kernel, {});
      await deliver();
      wait(5);
    }
    await server.close();
    expect(server.subjects.sort()).toEqual(names.map((name) => `News ${name}`));
  });

  it('are not written to accounts that are not active, nor about what the reader may not see', async () => {
    await tell('test.mail', 'secret', { subjectType: 'PlannedChange', subjectId: newId() });
    await sendDueMails(app.kernel, ORIGIN);
    const [mail] = await mails();
    expect(mail!.subject).toBe('Test news');
    expect(mail!.text).not.toContain('secret');
    await tell('test.mail', 'later');
    await runRead(app.kernel, sql`update account set status = 'SUSPENDED' where id = ${accountId}`);
    expect(await sendDueMails(app.kernel, ORIGIN)).toBe(0);
    await runRead(app.kernel, sql`update account set status = 'ACTIVE' where id = ${accountId}`);
  });
});

describe('digests', () => {
  it('come once a day from the chosen hour on, with what is unread', async () => {
    app.clock.set('2026-11-24T06:00:00+08:00');
    await tell('test.digest', 'one');
    wait(1);
    await tell('test.digest', 'two');
    await tell('test.mail', 'mailed');
    await tell('test.digest', 'read');
    await runRead(app.kernel, sql`update notification set read_at = now() where params ->> 'name' = 'read'`);
    expect(await sendDueDigests(app.kernel, ORIGIN)).toBe(0);
    app.clock.set('2026-11-24T08:00:00+08:00');
    const runs = await Promise.all([sendDueDigests(app.kernel, ORIGIN), sendDueDigests(app.kernel, ORIGIN)]);
    expect(runs[0] + runs[1]).toBe(1);
    const [digest] = await mails();
    expect(digest!.subject).toBe('Your day: 2 unread notifications · Xuelian');
    expect(digest!.text).toMatch(/Quiet news one[\s\S]*Quiet news two/);
    expect(digest!.text).not.toMatch(/mailed|read\b.*Quiet/);
    await tell('test.digest', 'three');
    app.clock.set('2026-11-24T23:45:00+08:00');
    expect(await sendDueDigests(app.kernel, ORIGIN)).toBe(0);
    app.clock.set('2026-11-23T23:45:00+08:00');
    expect(await sendDueDigests(app.kernel, ORIGIN)).toBe(0);
    app.clock.set('2026-11-25T08:00:00+08:00');
    expect(await sendDueDigests(app.kernel, ORIGIN)).toBe(1);
    expect((await mails())[1]!.text).toContain('Quiet news three');
  });

  it('count what they do not tell', async () => {
    for (let count = 0; count < 35; count += 1) {
      await tell('test.digest', `n${count}`);
    }
    expect(await sendDueDigests(app.kernel, ORIGIN)).toBe(1);
    const [digest] = await mails();
    expect(digest!.subject).toContain('35 unread');
    expect(digest!.text).toContain('5 more are in your inbox');
  });
});

describe('retention', () => {
  it('clears what was read half a year ago and what nobody read in more than a year', async () => {
    const at = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000);
    await tell('test.digest', 'read old', { at: at(181) });
    await tell('test.digest', 'unread old', { at: at(181) });
    await tell('test.digest', 'unread very old', { at: at(401) });
    await tell('test.digest', 'read young', { at: at(179) });
    await runRead(app.kernel, sql`update notification set read_at = now() where params ->> 'name' like 'read%'`);
    await notificationPurgeJob.run(app.kernel, {});
    const left = await runRead<{ name: string }>(
      app.kernel,
      sql`select params ->> 'name' as name from notification order by 1`,
    );
    expect(left.map(({ name }) => name)).toEqual(['read young', 'unread old']);
  });
});
