import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorWith, systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { purgeJob } from './identity.jobs.ts';
import { mailRetryJob } from './mail.service.ts';
import { codesOf, deliver, openAccount, rows, visitor } from './test-accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const system = systemActor('SYSTEM');
const INSTALLATION = `{ installation { version nodeVersion databaseVersion schemaVersion isProduction isDemo hasDemoLogins hasMailServer
  settings { key meaning value isSecret isSet } eventsWaiting oldestEventAt jobs { name cron waiting running retrying givenUp nextRunAt } } }`;
const JOBS_RETRY = 'mutation ($name: String!) { jobsRetry(name: $name) { count userErrors { code } } }';
const MAIL_RETRY =
  'mutation ($id: ID!) { mailRetry(id: $id) { mail { state attempts error viewerCan { retry } } userErrors { code } } }';
const MAILS = '{ mails { nodes { id to state error attempts dueAt viewerCan { retry } } } }';

describe('installation', () => {
  it('tells system administrators how it stands, secrets only whether they are set', async () => {
    const answer = await app.execute(INSTALLATION, {}, { actor: system });
    expect(answer.errors).toBeUndefined();
    const { installation } = answer.data!;
    expect(installation).toMatchObject({
      version: '0.0.0-test',
      nodeVersion: process.versions.node,
      isDemo: true,
      isProduction: false,
      hasDemoLogins: false,
      eventsWaiting: 0,
      oldestEventAt: null,
    });
    expect(installation.databaseVersion).toMatch(/^\d+/);
    expect(installation.schemaVersion).toMatch(/^\d{8}T\d{4}-/);
    const settings = new Map(installation.settings.map((setting: { key: string }) => [setting.key, setting]));
    expect(settings.get('SMTP_URL')).toMatchObject({ isSecret: true, isSet: true, value: null });
    expect(settings.get('DATABASE_URL')).toMatchObject({ isSecret: true, isSet: false, value: null });
    expect(settings.get('MAIL_FROM')).toMatchObject({ isSecret: false, isSet: true, value: 'a@example.org' });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    for (const actor of [systemActor('SECURITY'), systemActor('AUDIT'), actorWith(['organization.rename'])]) {
      expect(codesOf(await app.execute(INSTALLATION, {}, { actor }), 'installation')).toEqual(['FORBIDDEN']);
      expect(codesOf(await app.execute(JOBS_RETRY, { name: 'outbox' }, { actor }), 'jobsRetry')).toEqual(['FORBIDDEN']);
      expect(codesOf(await app.execute(MAIL_RETRY, { id: 'mail_01' }, { actor }), 'mailRetry')).toEqual(['FORBIDDEN']);
    }
  });

  it('counts background work by where it stands, and gives what was given up another try', async () => {
    await app.kernel.pool.query(`select graphile_worker.add_job('import-run', max_attempts => 5)`);
    await app.kernel.pool.query(
      `select graphile_worker.add_job('import-run', max_attempts => 5) from generate_series(1, 2)`,
    );
    await app.kernel.pool.query(`update graphile_worker._private_jobs set attempts = 5, last_error = 'row of 张三'
      where id = (select max(id) from graphile_worker._private_jobs)`);
    const jobs = async () => {
      const answer = await app.execute(INSTALLATION, {}, { actor: system });
      expect(JSON.stringify(answer)).not.toContain('张三');
      return answer.data!['installation'].jobs.find((job: { name: string }) => job.name === 'import-run');
    };
    expect(await jobs()).toMatchObject({ waiting: 2, running: 0, retrying: 0, givenUp: 1 });
    const retry = async (name: string) =>
      (await app.execute(JOBS_RETRY, { name }, { actor: system })).data!['jobsRetry'];
    expect(await retry('import-run')).toEqual({ count: 1, userErrors: [] });
    expect(await jobs()).toMatchObject({ waiting: 3, givenUp: 0 });
    expect(await retry('import-run')).toEqual({ count: null, userErrors: [{ code: 'JOBS_NOTHING_GIVEN_UP' }] });
    expect(await rows(app, `select 1 from audit_entry where action = 'job.retry'`)).toHaveLength(1);
  });
});

describe('mailRetry', () => {
  const find = async (to: string) =>
    (await app.execute(MAILS, {}, { actor: system })).data!['mails'].nodes.find((mail: { to: string }) =>
      mail.to.startsWith(to[0]!),
    );
  const refuseUntilGivenUp = async (hours: number) => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await mailRetryJob.run(app.kernel, {});
      await deliver(app, () => Promise.reject(new Error('550 <kim@example.org> unknown')));
      app.clock.set(new Date(app.clock.now().getTime() + hours * 3_600_000));
    }
  };
  const retry = async (id: string) => (await app.execute(MAIL_RETRY, { id }, { actor: system })).data!['mailRetry'];

  it('sends a refused invitation again while its link works', async () => {
    const invite = 'mutation ($input: AccountInviteInput!) { accountInvite(input: $input) { userErrors { code } } }';
    await app.execute(invite, { input: { email: 'kim@example.org' } }, { actor: systemActor('SECURITY') });
    const waiting = await find('kim');
    expect(waiting).toMatchObject({ to: 'k***@example.org', state: 'QUEUED', viewerCan: { retry: false } });
    expect((await retry(waiting.id)).userErrors).toEqual([{ code: 'MAIL_NOT_REFUSED' }]);
    await refuseUntilGivenUp(12);
    const failed = await find('kim');
    expect(failed).toMatchObject({ state: 'FAILED', attempts: 8, dueAt: null, viewerCan: { retry: true } });
    expect(failed.error).toBe('550 <k***@example.org> unknown');
    expect((await retry(failed.id)).mail).toEqual({
      state: 'QUEUED',
      attempts: 0,
      error: null,
      viewerCan: { retry: false },
    });
    const sent: string[] = [];
    await deliver(app, async ({ to }) => void sent.push(to));
    expect(sent).toContain('kim@example.org');
    expect((await retry(failed.id)).userErrors).toEqual([{ code: 'MAIL_NOT_REFUSED' }]);
    expect(await rows(app, `select 1 from audit_entry where action = 'mail.retry'`)).toHaveLength(1);
  });

  it('is refused once the link is void, whose text is forgotten with it', async () => {
    await openAccount(app, 'lutz', { email: 'lutz@example.org' });
    const ask = 'mutation { passwordResetRequest(input: { login: "lutz" }) { userErrors { code } } }';
    await app.execute(ask, {}, { actor: visitor('lutz') });
    await deliver(app, () => Promise.reject(new Error('451 later')));
    const { id } = await find('lutz');
    app.clock.set(new Date(app.clock.now().getTime() + 3_600_001));
    expect((await retry(id)).userErrors).toEqual([{ code: 'MAIL_LINK_VOID' }]);
    await refuseUntilGivenUp(24);
    expect((await retry(id)).userErrors).toEqual([{ code: 'MAIL_NOT_REFUSED' }]);
    await purgeJob.run(app.kernel, {});
    expect(await rows(app, 'select id from mail where text is not null')).toHaveLength(0);
  });
});
