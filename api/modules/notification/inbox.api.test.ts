import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
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
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { defineNotificationKinds, notify, type Notice } from './index.ts';

defineNotificationKinds({
  'test.inbox': {
    category: 'ORGANIZATION',
    label: { 'zh-CN': '测试通知', en: 'Test news' },
    text: ({ name }, locale) => ({
      title: locale === 'en' ? `News of ${name as string}` : `${name as string}的消息`,
      body: 'secret details',
    }),
    link: (_type, id) => `/organizations/planned?id=${id}`,
  },
});

let app: TestApp;
let federation: TestFederation;
let token: string;
let other: string;
let accountId: string;
let otherId: string;
let office: TestRow;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  const reader = await enter(app, federation.school, '读者');
  office = await setUp(app, federation.school, 'PRESIDIUM_MEMBER', { permissions: ['organization.read'] });
  await seat(app, office, reader, '2026-09-01', '2027-09-01');
  token = await signInAs(app, reader, 'reader');
  other = await signInAs(app, await enter(app, federation.foreign, '别人'), 'other');
  const rows = await runRead<{ id: string; login: string }>(
    app.kernel,
    sql`select id, login_name as login from account where login_name in ('reader', 'other') order by login_name desc`,
  );
  [accountId, otherId] = rows.map(({ id }) => id) as [string, string];
});
beforeEach(async () => void (await runRead(app.kernel, sql`delete from notification`)));
afterAll(() => app.close());

const tell = (more: Partial<Notice> = {}): Promise<number> =>
  withTransaction(app.kernel, (run) =>
    notify(run, {
      kind: 'test.inbox',
      eventId: newId(),
      subjectType: null,
      subjectId: null,
      organizationId: null,
      recipients: { accountIds: [accountId, otherId] },
      params: { name: '某会' },
      at: app.clock.now(),
      ...more,
    }),
  );

const LIST = `query ($filter: NotificationFilter, $first: Int) { notifications(filter: $filter, first: $first) { totalCount nodes {
  id kind category createdAt readAt archivedAt text { title body link } organization { id } } }
  notificationSummary { unreadCount byCategory { category unreadCount } } }`;
const MARK = `mutation ($ids: [ID!]!, $mark: NotificationMark!) { notificationMark(ids: $ids, mark: $mark) {
  notifications { id readAt archivedAt } summary { unreadCount } userErrors { code } } }`;

async function inbox(caller: string, filter: object | null = null, locale: 'en' | 'zh-CN' = 'en') {
  const { data, errors } = await app.execute(LIST, { filter }, { token: caller, locale });
  expect(errors).toBeUndefined();
  return {
    nodes: data!['notifications'].nodes as {
      id: string;
      readAt: string | null;
      text: { title: string; body: string | null; link: string | null };
      organization: object | null;
    }[],
    totalCount: data!['notifications'].totalCount as number,
    summary: data!['notificationSummary'] as { unreadCount: number; byCategory: object[] },
  };
}

describe('the inbox', () => {
  it('is the own one, in the language of the request, and asks for a session', async () => {
    await tell();
    await tell({ kind: 'account.passwordChanged' });
    expect((await app.execute(LIST)).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
    const mine = await inbox(token);
    expect(mine.totalCount).toBe(2);
    expect(mine.nodes.map(({ text }) => text.title).sort()).toEqual(['News of 某会', 'Your password was changed']);
    expect(mine.summary).toEqual({
      unreadCount: 2,
      byCategory: [
        { category: 'ORGANIZATION', unreadCount: 1 },
        { category: 'SECURITY', unreadCount: 1 },
      ],
    });
    expect((await inbox(token, { category: { eq: 'ORGANIZATION' } }, 'zh-CN')).nodes[0]!.text.title).toBe('某会的消息');
    const theirs = await inbox(other);
    expect(theirs.nodes.map(({ id }) => id)).not.toEqual(mine.nodes.map(({ id }) => id));
    const node = await app.execute(
      `query ($id: ID!) { node(id: $id) { id } }`,
      { id: mine.nodes[0]!.id },
      { token: other },
    );
    expect(node.data).toEqual({ node: null });
  });

  it('is read, put away, taken back and read at once; what came since stays unread', async () => {
    await tell();
    await tell();
    const { nodes } = await inbox(token);
    const ids = nodes.map(({ id }) => id);
    const mark = (which: readonly string[], as: string, caller = token) =>
      app.execute(MARK, { ids: which, mark: as }, { token: caller });
    const read = await mark([ids[0]!], 'READ');
    expect(read.data!['notificationMark']).toMatchObject({ summary: { unreadCount: 1 }, userErrors: [] });
    expect(read.data!['notificationMark'].notifications[0].readAt).not.toBeNull();
    expect((await inbox(token, { isRead: { eq: false } })).totalCount).toBe(1);
    await mark([ids[0]!], 'UNREAD');
    expect((await inbox(token)).summary.unreadCount).toBe(2);
    await mark(ids, 'ARCHIVED');
    expect((await inbox(token, { isArchived: { eq: false } })).totalCount).toBe(0);
    expect((await inbox(token)).summary.unreadCount).toBe(0);
    await mark(ids, 'INBOX');
    await mark(ids, 'UNREAD');
    app.clock.set(new Date(app.clock.now().getTime() + 1000));
    const until = app.clock.now().toISOString();
    app.clock.set(new Date(app.clock.now().getTime() + 1000));
    await tell();
    const all = await app.execute(
      `mutation ($input: NotificationReadAllInput!) { notificationReadAll(input: $input) { summary { unreadCount } userErrors { code } } }`,
      { input: { until } },
      { token },
    );
    expect(all.data!['notificationReadAll']).toEqual({ summary: { unreadCount: 1 }, userErrors: [] });
    expect((await inbox(other)).summary.unreadCount).toBe(3);
    expect(codesOf(await mark(ids, 'READ', other), 'notificationMark')).toEqual(['NOT_FOUND']);
    expect(codesOf(await mark([ids[0]!, (await inbox(other)).nodes[0]!.id], 'UNREAD'), 'notificationMark')).toEqual([
      'NOT_FOUND',
    ]);
    expect((await inbox(token, { isRead: { eq: false } })).totalCount).toBe(1);
    expect(codesOf(await mark([], 'READ'), 'notificationMark')).toEqual(['NOTIFICATION_MANY']);
  });

  it('shows no details of what the reader may no longer see, and none of what is gone', async () => {
    const id = newId();
    await runRead(
      app.kernel,
      sql`insert into planned_change (id, organization_id, province_id, school_id, action, effective_on, facts, related_ids, reason, planned_at)
        values (${id}, ${federation.school.uuid}, ${federation.hunan.uuid}, ${federation.school.uuid}, 'SUSPEND', '2027-01-01', '{"action":"SUSPEND"}', '{}', '整顿', now())`,
    );
    const about = { subjectType: 'PlannedChange', subjectId: id, organizationId: federation.school.uuid };
    await tell(about);
    const seen = (await inbox(token)).nodes[0]!;
    expect(seen.text).toEqual({
      title: 'News of 某会',
      body: 'secret details',
      link: expect.stringMatching(/^\/organizations\/planned\?id=pch_/) as string,
    });
    const WITHHELD = {
      title: 'Test news',
      body: 'You may no longer see what it was about, or it does not exist any more.',
      link: null,
    };
    // The foreign reader was told, but holds no office that reads it.
    expect((await inbox(other)).nodes[0]!.text).toEqual(WITHHELD);
    await runRead(app.kernel, sql`update office set permissions = '{}' where id = ${office.uuid}`);
    expect((await inbox(token)).nodes[0]!.text).toEqual(WITHHELD);
    await runRead(app.kernel, sql`update office set permissions = '{organization.read}' where id = ${office.uuid}`);
    expect((await inbox(token)).nodes[0]!.text.title).toBe('News of 某会');
    await runRead(app.kernel, sql`delete from planned_change where id = ${id}`);
    expect((await inbox(token)).nodes[0]!.text).toEqual(WITHHELD);
  });

  it('takes as many statements for twenty items as for one', async () => {
    await tell({ subjectType: 'Organization', subjectId: federation.school.uuid });
    const one = await app.countReads(() => inbox(token));
    for (let count = 0; count < 19; count += 1) {
      await tell({ subjectType: 'Organization', subjectId: federation.school.uuid });
    }
    expect(await app.countReads(() => inbox(token))).toBe(one);
    expect((await inbox(token)).totalCount).toBe(20);
  });
});

const PREFERENCES = `{ notificationPreferences { quietFrom quietUntil dailyMailHour hasEmail calendarFeed { createdAt lastReadAt }
  kinds { kind category label inbox mail dailyMail isMandatory canBeDailyMail } } }`;
const UPDATE = `mutation ($input: NotificationPreferencesUpdateInput!) { notificationPreferencesUpdate(input: $input) {
  preferences { quietFrom quietUntil dailyMailHour kinds { kind inbox mail dailyMail } } userErrors { code path } } }`;

describe('preferences', () => {
  const update = (input: object, caller = token) => app.execute(UPDATE, { input }, { token: caller });

  it('begin with what each kind is by itself, and keep what was chosen', async () => {
    const { data } = await app.execute(PREFERENCES, {}, { token });
    const kinds = data!['notificationPreferences'].kinds as { kind: string }[];
    expect(kinds.find(({ kind }) => kind === 'test.inbox')).toEqual({
      kind: 'test.inbox',
      category: 'ORGANIZATION',
      label: 'Test news',
      inbox: true,
      mail: false,
      dailyMail: true,
      isMandatory: false,
      canBeDailyMail: true,
    });
    expect(kinds.find(({ kind }) => kind === 'account.newDevice')).toMatchObject({ isMandatory: true, mail: true });
    const chosen = { kind: 'test.inbox', inbox: false, mail: true, dailyMail: false };
    const done = await update({ kinds: [chosen], quietFrom: '22:00', quietUntil: '07:30', dailyMailHour: 20 });
    expect(done.data!['notificationPreferencesUpdate']).toMatchObject({
      preferences: { quietFrom: '22:00', quietUntil: '07:30', dailyMailHour: 20 },
      userErrors: [],
    });
    expect(
      (done.data!['notificationPreferencesUpdate'].preferences.kinds as { kind: string }[]).find(
        ({ kind }) => kind === 'test.inbox',
      ),
    ).toEqual(chosen);
    await update({ dailyMailHour: 9 });
    const later = await app.execute(PREFERENCES, {}, { token });
    expect(later.data!['notificationPreferences']).toMatchObject({ quietFrom: '22:00', dailyMailHour: 9 });
    const theirs = await app.execute(PREFERENCES, {}, { token: other });
    expect(theirs.data!['notificationPreferences']).toMatchObject({ quietFrom: null, dailyMailHour: 8 });
    await update({
      kinds: [{ ...chosen, inbox: true, mail: false, dailyMail: true }],
      quietFrom: null,
      quietUntil: null,
    });
  });

  it('refuse what can not be', async () => {
    const codes = async (input: object) => codesOf(await update(input), 'notificationPreferencesUpdate');
    const choice = { kind: 'test.inbox', inbox: true, mail: true, dailyMail: true };
    expect(await codes({ quietFrom: '22:00' })).toEqual(['QUIET_HOURS']);
    expect(await codes({ quietFrom: '22:00', quietUntil: '22:00' })).toEqual(['QUIET_HOURS']);
    expect(await codes({ quietFrom: '24:00', quietUntil: '07:00' })).toEqual(['INVALID_INPUT']);
    expect(await codes({ dailyMailHour: 24 })).toEqual(['INVALID_INPUT']);
    expect(await codes({ kinds: [{ ...choice, kind: 'no.such' }] })).toEqual(['NOTIFICATION_KIND']);
    expect(await codes({ kinds: [choice, choice] })).toEqual(['NOTIFICATION_KIND']);
  });
});
