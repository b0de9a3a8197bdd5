import { createClient as createStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import sql from 'sql-template-tag';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, newId } from '../../kernel/ids.ts';
import { appendEvents, dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import {
  buildFederation,
  enter,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestOrganization,
  type TestRow,
} from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { notificationModule, notify } from './index.ts';

let app: TestApp;
let served: Served;
let federation: TestFederation;
let school: Reader;
let foreign: Reader;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  federation = await buildFederation(app);
  school = await reader('school', federation.school);
  foreign = await reader('foreign', federation.foreign);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

interface Reader {
  readonly token: string;
  readonly office: TestRow;
  readonly accountId: string;
}

async function reader(login: string, organization: TestOrganization): Promise<Reader> {
  const person = await enter(app, organization, login);
  const office = await setUp(app, organization, 'PRESIDIUM_MEMBER', {
    permissions: ['organization.read'],
    reach: 'SUBTREE',
  });
  await seat(app, office, person, '2026-09-01', '2027-09-01');
  const token = await signInAs(app, person, login);
  const [row] = await runRead<{ id: string }>(app.kernel, sql`select id from account where login_name = ${login}`);
  return { token, office, accountId: row!.id };
}

const settings = { origin: 'http://x', smtpUrl: null, mailFrom: 'a@example.org', isDemo: false };

/** Delivers what is in the outbox. */
async function deliver(): Promise<void> {
  const handlers = notificationModule.handlers!(app.kernel, settings);
  for (let delivered = 1; delivered > 0;) {
    ({ delivered } = await dispatchEvents((work) => withTransaction(app.kernel, work), handlers, 1000));
  }
}

async function happen(type: string, ...ids: string[]): Promise<void> {
  await withTransaction(app.kernel, (run) =>
    appendEvents(
      run,
      ids.map((subjectId) => ({ type: 'test.happened', subjectType: type, subjectId })),
      app.clock.now(),
    ),
  );
  await deliver();
}

/** A plan of an organization: seen only by those who read its internal facts. */
async function plan(organization: TestOrganization): Promise<string> {
  const id = newId();
  const provinceId = organization === federation.foreign ? federation.hubei.uuid : federation.hunan.uuid;
  await runRead(
    app.kernel,
    sql`insert into planned_change (id, organization_id, province_id, school_id, action, effective_on, facts, related_ids, reason, planned_at)
      values (${id}, ${organization.uuid}, ${provinceId}, ${organization.uuid}, 'CREATE', '2027-01-01', '{"action":"CREATE"}', '{}', '测试', now())`,
  );
  return id;
}

const CHANGED = 'subscription ($types: [String!]!) { changed(types: $types) { type id } }';

interface Listening {
  readonly heard: { type: string; id: string | null }[];
  readonly ended: Promise<unknown>;
  isOver(): boolean;
  stop(): void;
}

const open: Listening[] = [];
afterEach(() => {
  for (const listening of open.splice(0)) {
    listening.stop();
  }
});

type Iterating = AsyncIterableIterator<{ data?: unknown; errors?: readonly unknown[] }>;

function listen(results: Iterating, dispose: () => void): Listening {
  const heard: Listening['heard'] = [];
  let isOver = false;
  const ended = (async () => {
    try {
      for await (const { data, errors } of results) {
        if (errors) {
          return errors;
        }
        heard.push((data as { changed: { type: string; id: string | null } }).changed);
      }
      return null;
    } catch (error) {
      return error;
    } finally {
      isOver = true;
    }
  })();
  const listening = { heard, ended, isOver: () => isOver, stop: dispose };
  open.push(listening);
  return listening;
}

/** Both transports; each gives a subscription for a session token. */
const TRANSPORTS = {
  'server-sent events': async (token: string, types: readonly string[]): Promise<Listening> => {
    const client = createStreamClient({
      url: `${served.address}/graphql/stream`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const listening = listen(client.iterate({ query: CHANGED, variables: { types } }) as Iterating, () =>
      client.dispose(),
    );
    await sleep(1_000);
    return listening;
  },
  WebSocket: async (token: string, types: readonly string[]): Promise<Listening> => {
    const client = createSocketClient({
      url: `${served.address.replace('http', 'ws')}/graphql/ws`,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const listening = listen(
      client.iterate({ query: CHANGED, variables: { types } }) as Iterating,
      () => void client.dispose(),
    );
    await sleep(1_000);
    return listening;
  },
};

/** Waits until something is so, for at most a time. */
async function until(condition: () => boolean, milliseconds = 12_000): Promise<number> {
  const started = performance.now();
  while (!condition() && performance.now() - started < milliseconds) {
    await sleep(20);
  }
  expect(condition()).toBe(true);
  return performance.now() - started;
}

for (const [name, connect] of Object.entries(TRANSPORTS)) {
  describe(`live changes over ${name}`, () => {
    it('reach two clients, each what it may see, by type and id alone', async () => {
      const mine = await connect(school.token, ['PlannedChange', 'Organization']);
      const theirs = await connect(foreign.token, ['PlannedChange']);
      const [here, there] = [await plan(federation.school), await plan(federation.foreign)];
      await happen('PlannedChange', here, there, newId());
      await happen('Term', newId());
      await until(() => mine.heard.length > 0 && theirs.heard.length > 0);
      await happen('Organization', federation.school.uuid);
      await until(() => mine.heard.length > 1);
      await sleep(400);
      expect(mine.heard).toEqual([
        { type: 'PlannedChange', id: encodeId('pch', here) },
        { type: 'Organization', id: federation.school.id },
      ]);
      expect(theirs.heard).toEqual([{ type: 'PlannedChange', id: encodeId('pch', there) }]);
    });

    it('never tell of what a viewer may not see, whatever happens to it (visibility oracle)', async () => {
      const theirs = await connect(foreign.token, ['PlannedChange', 'Person', 'AuditEntry', 'Account', 'ImportBatch']);
      const hidden = [await plan(federation.school), await plan(federation.hunan), await plan(federation.sibling)];
      const [person] = await runRead<{ id: string }>(app.kernel, sql`select id from person where name = 'school'`);
      for (let round = 0; round < 3; round += 1) {
        await happen('PlannedChange', ...hidden, newId());
        await happen('Person', person!.id);
        await happen('Account', school.accountId);
        await happen('ImportBatch', newId());
      }
      const own = await plan(federation.foreign);
      await happen('PlannedChange', own);
      await until(() => theirs.heard.length > 0);
      await sleep(400);
      expect(theirs.heard).toEqual([{ type: 'PlannedChange', id: encodeId('pch', own) }]);
    });

    it('stop telling when the office ends, while the connection stays (attack 18)', async () => {
      const mine = await connect(school.token, ['PlannedChange', 'Organization']);
      const id = await plan(federation.school);
      await happen('PlannedChange', id);
      await until(() => mine.heard.length === 1);
      await runRead(app.kernel, sql`update office set permissions = '{}' where id = ${school.office.uuid}`);
      await happen('PlannedChange', id);
      await happen('Organization', federation.school.uuid);
      await until(() => mine.heard.length === 2);
      await sleep(400);
      await runRead(
        app.kernel,
        sql`update office set permissions = '{organization.read}' where id = ${school.office.uuid}`,
      );
      expect(mine.heard.map(({ type }) => type)).toEqual(['PlannedChange', 'Organization']);
      expect(mine.isOver()).toBe(false);
    });

    it('end within five seconds when the session is revoked or the account suspended (attack 18)', async () => {
      const fresh = async () => {
        const { data, token } = await app.execute(
          `mutation { sessionCreate(input: { login: "school", password: "a quiet river in autumn", wantsToken: true }) { token } }`,
        );
        return (data!['sessionCreate'].token ?? token) as string;
      };
      const revoked = await connect(await fresh(), ['PlannedChange']);
      await runRead(
        app.kernel,
        sql`update session set revoked_at = now() where id = (select id from session where account_id = ${school.accountId} order by created_at desc, id desc limit 1)`,
      );
      expect(await until(() => revoked.isOver(), 10_000)).toBeLessThan(5_000);
      const suspended = await connect(await fresh(), ['PlannedChange']);
      await runRead(app.kernel, sql`update account set status = 'SUSPENDED' where id = ${school.accountId}`);
      const lasted = await until(() => suspended.isOver(), 10_000);
      await runRead(app.kernel, sql`update account set status = 'ACTIVE' where id = ${school.accountId}`);
      expect(lasted).toBeLessThan(5_000);
    });

    it('refuse the signed-out and types that there are not', async () => {
      const none = await connect('x'.repeat(43), ['PlannedChange']);
      expect(await none.ended).not.toBeNull();
      const unknown = await connect(school.token, ['NoSuchType']);
      expect(await unknown.ended).not.toBeNull();
      expect([...none.heard, ...unknown.heard]).toEqual([]);
    });

    it('tell each account of its own notifications only', async () => {
      const mine = await connect(school.token, ['Notification']);
      const theirs = await connect(foreign.token, ['Notification']);
      await withTransaction(app.kernel, (run) =>
        notify(run, {
          kind: 'account.passwordChanged',
          eventId: newId(),
          subjectType: null,
          subjectId: null,
          organizationId: null,
          recipients: { accountIds: [school.accountId] },
          at: app.clock.now(),
        }),
      );
      await deliver();
      await until(() => mine.heard.length === 1);
      expect(mine.heard[0]!.id).toMatch(/^ntf_/);
      await app.execute(
        `mutation { notificationReadAll(input: {}) { userErrors { code } } }`,
        {},
        { token: school.token },
      );
      await deliver();
      await until(() => mine.heard.length === 2);
      await sleep(400);
      expect(mine.heard[1]).toEqual({ type: 'Notification', id: null });
      expect(theirs.heard).toEqual([]);
    });
  });
}
