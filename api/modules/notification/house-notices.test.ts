import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { buildFederation, enter, seat, setUp, signInAs, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { organizationModule } from '../organization/index.ts';
import { produceDueHandovers } from '../people/index.ts';
import { notificationModule } from './index.ts';
import { termNoticeJob } from './term-notices.ts';

const NOON = '2026-11-24T12:00:00+08:00';
let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp(NOON);
  federation = await buildFederation(app);
});
beforeEach(async () => {
  app.clock.set(NOON);
  await runRead(app.kernel, sql`delete from notification`);
});
afterAll(() => app.close());

const settings = { origin: 'http://x', smtpUrl: null, mailFrom: 'a@example.org', isDemo: false };
async function deliver(): Promise<void> {
  const { error } = await dispatchEvents(
    (work) => withTransaction(app.kernel, work),
    notificationModule.handlers!(app.kernel, settings),
    1000,
  );
  expect(error).toBeNull();
}

const told = () =>
  runRead<{ kind: string; login: string; params: object }>(
    app.kernel,
    sql`select n.kind, a.login_name as login, n.params from notification n join account a on a.id = n.account_id order by n.kind, a.login_name`,
  );

describe('news of the house', () => {
  it('terms that begin or end soon are told once a stage to their holder, and to those who appoint', async () => {
    const holder = await enter(app, federation.school, '任期人');
    const head = await enter(app, federation.school, '组织人');
    await signInAs(app, holder, 'holder');
    await signInAs(app, head, 'head');
    const office = await setUp(app, federation.school, 'SECRETARY', { name: '学习部部长' });
    await seat(app, office, holder, '2026-01-01', '2026-12-20');
    await seat(
      app,
      await setUp(app, federation.school, 'HEAD', { permissions: ['term.manage'] }),
      head,
      '2026-09-01',
      '2027-09-01',
    );
    await seat(app, await setUp(app, federation.school, 'NEXT', { name: '主席' }), holder, '2026-11-28', '2027-11-28');
    await deliver();
    await runRead(app.kernel, sql`delete from notification`);
    await termNoticeJob.run(app.kernel, {});
    await termNoticeJob.run(app.kernel, {});
    expect((await told()).map(({ kind, login }) => [kind, login])).toEqual([
      ['term.begins', 'holder'],
      ['term.ends', 'holder'],
      ['term.vacancies', 'head'],
    ]);
    app.clock.set('2026-12-14T12:00:00+08:00');
    await termNoticeJob.run(app.kernel, {});
    expect((await told()).filter(({ kind }) => kind === 'term.ends')).toHaveLength(2);
    // Over: the handover waits for whoever follows, once there is somebody.
    const next = await enter(app, federation.school, '继任人');
    await signInAs(app, next, 'next');
    app.clock.set('2026-12-21T12:00:00+08:00');
    await produceDueHandovers(app.kernel);
    await deliver();
    expect((await told()).filter(({ kind }) => kind.startsWith('handover'))).toMatchObject([
      { kind: 'handover.notes', login: 'holder', params: { office: '学习部部长' } },
    ]);
    await seat(app, office, next, '2026-12-22', '2027-12-22');
    app.clock.set('2026-12-22T12:00:00+08:00');
    await termNoticeJob.run(app.kernel, {});
    await termNoticeJob.run(app.kernel, {});
    expect((await told()).filter(({ kind }) => kind === 'handover.waits')).toMatchObject([{ login: 'next' }]);
  });

  it('a planned change that failed is told to whoever planned it', async () => {
    const planner = await enter(app, federation.school, '计划人');
    await signInAs(app, planner, 'planner');
    const [row] = await runRead<{ id: string }>(app.kernel, sql`select id from account where login_name = 'planner'`);
    const id = newId();
    await runRead(
      app.kernel,
      sql`insert into planned_change (id, organization_id, province_id, school_id, action, effective_on, facts, related_ids, reason, planned_at, account_id)
        values (${id}, ${federation.sibling.uuid}, ${federation.hunan.uuid}, ${federation.sibling.uuid}, 'RESUME', '2026-11-24', '{"action":"RESUME"}', '{}', '恢复', now(), ${row!.id})`,
    );
    for (const job of organizationModule.jobs!) {
      await job.run(app.kernel, {});
    }
    await deliver();
    expect(await told()).toEqual([
      {
        kind: 'plannedChange.failed',
        login: 'planner',
        params: { organization: '湘江大学学生会', on: '2026-11-24' },
      },
    ]);
  });

  it('a sign-in from a device that the account does not know is told, the first ever is not', async () => {
    const person = await enter(app, federation.school, '登录人');
    await signInAs(app, person, 'signer');
    await deliver();
    expect(await told()).toEqual([]);
    const sign = async (device: string | null) => {
      app.clock.set(new Date(app.clock.now().getTime() + 60_000));
      const { data } = await app.execute(
        `mutation { sessionCreate(input: { login: "signer", password: "a quiet river in autumn" }) { userErrors { code } } }`,
      );
      expect(data!['sessionCreate'].userErrors).toEqual([]);
      await runRead(
        app.kernel,
        sql`update session set device = ${device} where id = (select s.id from session s join account a on a.id = s.account_id
          where a.login_name = 'signer' order by s.created_at desc limit 1)`,
      );
      await deliver();
    };
    await sign('Firefox · Linux');
    await sign('Firefox · Linux');
    await sign(null);
    await sign('微信 · Android');
    expect((await told()).map(({ kind, params }) => [kind, params])).toEqual([
      ['account.newDevice', { device: 'Firefox · Linux' }],
      ['account.newDevice', { device: '微信 · Android' }],
    ]);
  });

  it('safety of the account and finished imports reach their account', async () => {
    const person = await enter(app, federation.school, '导入人');
    await signInAs(app, person, 'importer');
    const [row] = await runRead<{ id: string }>(app.kernel, sql`select id from account where login_name = 'importer'`);
    await runRead(app.kernel, sql`delete from outbox_event`);
    for (const [type, subject] of [
      ['account.passwordChanged', row!.id],
      ['account.secondFactorChanged', row!.id],
      ['import.finished', newId()],
    ] as const) {
      await runRead(
        app.kernel,
        sql`insert into outbox_event (id, type, subject_type, subject_id, payload, occurred_at) values (${newId()}, ${type}, 'Account', ${subject}, '{}', ${app.clock.now()})`,
      );
    }
    await deliver();
    expect((await told()).map(({ kind }) => kind)).toEqual(['account.passwordChanged', 'account.secondFactorChanged']);
    await runRead(app.kernel, sql`update outbox_event set delivered_at = null`);
    await deliver();
    expect(await told()).toHaveLength(2);
  });
});
