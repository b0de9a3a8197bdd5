import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKernel } from '../app.ts';
import { loadReferenceData } from '../database/demo/load-demo.ts';
import { projectRoot } from '../database/orm.ts';
import { FAILURE_TEXTS } from '../kernel/messages.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { createTestDatabase } from './database.ts';
import { buildFederation, countOf, enter, holder, seat, setUp, signInAs, type TestFederation } from './federation.ts';
import { serve, type Served } from './serve.ts';
import { createTestApp, type TestApp } from './test-app.ts';

const SECRET = Buffer.from('a secret of the tests, long enough');
const PATIENCE = 60_000;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error('It did not come about');
    }
    await pause(20);
  }
}

let app: TestApp;
let federation: TestFederation;
let token: string;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  token = await signInAs(app, await enter(app, federation.school, '林一'), 'lin.yi');
});
afterAll(() => app.close());

/** A connection beside the server's own, to stand in its way. */
async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const busyCount = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ busy: number }>(
    `select count(*)::int as busy from pg_stat_activity
      where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  return rows[0]!.busy;
};

/** An answer with its HTTP status. */
interface Reply {
  readonly status: number;
  /** True when the server ends the connection after it. */
  readonly isLast: boolean;
  readonly errors?: readonly { readonly message: string; readonly extensions: { code: string; reason?: string } }[];
  readonly data?: unknown;
}

async function ask(
  address: string,
  query: string,
  options: { locale?: string; token?: string; signal?: AbortSignal; variables?: object } = {},
): Promise<Reply> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': options.locale ?? 'en',
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    },
    body: JSON.stringify({ query, variables: options.variables ?? {} }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const isLast = response.headers.get('connection') === 'close';
  return { status: response.status, isLast, ...((await response.json()) as object) };
}

const COUNT = '{ institutions { totalCount } }';

describe('a database that does not answer in time', () => {
  it(
    'attack 20 and 76: slow queries are cancelled in PostgreSQL, a full pool answers 503, both in words',
    { timeout: 60_000 },
    async () => {
      const served = await serve(app);
      try {
        await withClient(app.url, async (blocker) => {
          await blocker.query('begin');
          await blocker.query('lock table institution in access exclusive mode');
          // More than the pool of 20 can carry: the rest must be told soon, and not wait behind it.
          const replies = Promise.all(
            Array.from({ length: 25 }, (_, index) =>
              ask(served.address, COUNT, { locale: index % 2 ? 'en' : 'zh-CN' }),
            ),
          );
          await withClient(app.url, async (watcher) => {
            await until(async () => (await busyCount(watcher)) >= 20);
            expect((await fetch(`${served.address}/readyz`)).status).toBe(503);
            expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
            const answers = await replies;
            const by = (reason: string): Reply[] =>
              answers.filter(({ errors }) => errors?.[0]?.extensions.reason === reason);
            // Who comes late on a busy machine may still get a connection when the first give theirs back.
            expect(by('QUERY_TIMEOUT').length).toBeGreaterThanOrEqual(20);
            expect(by('DATABASE_UNAVAILABLE').length).toBeGreaterThanOrEqual(1);
            expect(by('QUERY_TIMEOUT').length + by('DATABASE_UNAVAILABLE').length).toBe(25);
            expect(new Set(by('DATABASE_UNAVAILABLE').map(({ status }) => status))).toEqual(new Set([503]));
            for (const reason of ['QUERY_TIMEOUT', 'DATABASE_UNAVAILABLE']) {
              for (const { errors } of by(reason)) {
                expect(Object.values(FAILURE_TEXTS[reason]!)).toContain(errors![0]!.message);
              }
            }
            expect(await busyCount(watcher)).toBe(0);
          });
          await blocker.query('rollback');
        });
        expect(await ask(served.address, COUNT)).toMatchObject({
          status: 200,
          data: { institutions: { totalCount: 1 } },
        });
        expect((await fetch(`${served.address}/readyz`)).status).toBe(200);
      } finally {
        await served.close();
      }
    },
  );

  it('bad input: a client that leaves does not keep its connection', async () => {
    const served = await serve(app);
    try {
      const leaving = Array.from({ length: 40 }, () => {
        const controller = new AbortController();
        const reply = ask(served.address, COUNT, { signal: controller.signal }).catch(() => null);
        controller.abort();
        return reply;
      });
      await Promise.all(leaving);
      expect((await ask(served.address, COUNT)).status).toBe(200);
      await until(async () => app.kernel.pool.idleCount === app.kernel.pool.totalCount);
    } finally {
      await served.close();
    }
  });
});

/** A way to the database that can be cut and mended, and that can fall silent. */
class Line {
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  constructor(readonly target: URL) {}

  async open(): Promise<string> {
    this.#server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
    await new Promise<void>((resolve) => this.#server!.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as { port: number }).port;
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.toString();
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => void this.#server?.close(() => resolve()));
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await closed;
  }

  silence(isSilent: boolean): void {
    for (const socket of this.#sockets) {
      if (isSilent) {
        socket.pause();
      } else {
        socket.resume();
      }
    }
  }
}

describe('a database that is away', () => {
  let line: Line;
  let kernel: Kernel;
  let served: Served;
  beforeAll(async () => {
    line = new Line(new URL(app.url));
    kernel = await openKernel({ url: await line.open(), secret: SECRET, clock: app.clock, poolSize: 4 });
    served = await serve({ ...app, kernel });
  });
  afterAll(async () => {
    await served.close();
    await kernel.orm.close(true);
    await line.cut();
  });

  it('attack 76: 503 and not ready while it is away, no crash, and well again by itself', async () => {
    const rename =
      'mutation { viewerPreferencesUpdate: preferencesUpdate(input: { locale: "en" }) { userErrors { code } } }';
    for (let round = 0; round < 2; round += 1) {
      expect(await ask(served.address, COUNT, { token })).toMatchObject({ status: 200 });
      await line.cut();
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const options of [{}, { token }]) {
          for (const query of [COUNT, rename]) {
            if (query === rename && !('token' in options)) {
              continue;
            }
            const reply = await ask(served.address, query, { locale, ...options });
            expect(reply, JSON.stringify(reply)).toMatchObject({
              status: 503,
              errors: [
                {
                  message: FAILURE_TEXTS['DATABASE_UNAVAILABLE']![locale],
                  extensions: { reason: 'DATABASE_UNAVAILABLE' },
                },
              ],
            });
            expect(reply.data ?? null).toBeNull();
          }
        }
      }
      const upload = await fetch(`${served.address}/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: 'x',
      });
      expect(upload.status).toBe(503);
      expect((await fetch(`${served.address}/readyz`)).status).toBe(503);
      expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
      await line.open();
      expect(await ask(served.address, COUNT, { token })).toMatchObject({
        status: 200,
        data: { institutions: { totalCount: 1 } },
      });
      expect((await fetch(`${served.address}/readyz`)).status).toBe(200);
    }
  });

  it('attack 76: a line that falls silent is not taken for ready', async () => {
    expect((await ask(served.address, COUNT)).status).toBe(200);
    line.silence(true);
    expect((await fetch(`${served.address}/readyz`)).status).toBe(503);
    line.silence(false);
    await until(async () => (await fetch(`${served.address}/readyz`)).status === 200);
  });
});

describe('one key', () => {
  const CREATE = `mutation ($input: InstitutionCreateInput!, $key: String) {
    institutionCreate(input: $input, idempotencyKey: $key) { institution { id name } userErrors { code message path } } }`;
  const input = (name: string): object => ({
    name,
    category: 'REGULAR_UNIVERSITY',
    educationLevel: 'UNDERGRADUATE',
    ownership: 'PUBLIC',
    provinceCode: '430000',
    supervisingAuthorities: ['湖南省'],
  });

  it('attack 72: sent fifty times at once it has one effect and one answer; with other content it is refused', async () => {
    await loadReferenceData(app.kernel);
    // A pool far smaller than the crowd: whoever waits for the first must not hold what the first needs.
    const kernel = await openKernel({ url: app.url, secret: SECRET, clock: app.clock, poolSize: 4 });
    const served = await serve({ ...app, kernel });
    try {
      const person = await enter(app, federation.hunan, '周二');
      const busy = await signInAs(app, person, 'zhou.er');
      const office = await setUp(app, federation.hunan, 'secretary', {
        permissions: ['institution.manage'],
        reach: 'SUBTREE',
      });
      await seat(app, office, person, '2026-01-01', '2027-12-31');
      const send = (name: string, key: string, locale = 'en'): Promise<Reply> =>
        ask(served.address, CREATE, { token: busy, locale, variables: { input: input(name), key } });
      const replies = await Promise.all(Array.from({ length: 50 }, () => send('五十大学', 'key-1')));
      const texts = new Set(replies.map(({ status, data }) => JSON.stringify([status, data])));
      expect([...texts]).toHaveLength(1);
      expect([...texts][0]).toMatch(
        /^\[200,\{"institutionCreate":\{"institution":\{"id":"ins_\w+","name":"五十大学"\},"userErrors":\[\]\}\}\]$/,
      );
      expect(await countOf(app, sql`select count(*)::int as count from institution where name = '五十大学'`)).toBe(1);
      expect(
        await countOf(
          app,
          sql`select count(*)::int as count from audit_entry a join institution i on i.id = a.subject_id where i.name = '五十大学'`,
        ),
      ).toBe(1);
      for (const [locale, words] of [
        ['zh-CN', '同一个幂等键已用于另一份内容'],
        ['en', 'This idempotency key was already used'],
      ] as const) {
        const other = await send('别的大学', 'key-1', locale);
        expect(other.data).toMatchObject({
          institutionCreate: {
            institution: null,
            userErrors: [
              { code: 'IDEMPOTENCY_KEY_REUSED', message: expect.stringContaining(words), path: ['idempotencyKey'] },
            ],
          },
        });
      }
      expect(await countOf(app, sql`select count(*)::int as count from institution where name = '别的大学'`)).toBe(0);
      // Another account's key of the same text is another key.
      const foreign = await app.execute(
        CREATE,
        { input: input('邻省大学'), key: 'key-1' },
        { actor: holder(federation.hunan, ['institution.manage']) },
      );
      expect(foreign.data?.['institutionCreate'].institution.name).toBe('邻省大学');
    } finally {
      await served.close();
      await kernel.orm.close(true);
    }
  });
});

describe('the end of a server', () => {
  it(
    'attack 78: SIGTERM lets what is under way finish, takes nothing new, and leaves; attack 13: the log holds no secret',
    { timeout: 180_000 },
    async () => {
      const bring = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(['api']);`;
      await promisify(execFile)(process.execPath, ['--input-type=module', '-e', bring], { cwd: projectRoot() });
      const database = await createTestDatabase();
      const dataDir = mkdtempSync(join(tmpdir(), 'xuelian-drain-'));
      const child = spawn(process.execPath, [join(projectRoot(), 'dist/api/main.js')], {
        cwd: projectRoot(),
        env: {
          TZ: 'UTC',
          NODE_ENV: 'development',
          DATABASE_URL: database.url,
          XUELIAN_DATA_DIR: dataDir,
          XUELIAN_SECRET: SECRET.toString(),
          XUELIAN_LOG: 'debug',
          XUELIAN_DEMO: '0',
          PORT: '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      let said = '';
      child.stdout.on('data', (part: Buffer) => void (said += part.toString()));
      child.stderr.on('data', (part: Buffer) => void (said += part.toString()));
      try {
        await until(async () => /^ready \S+$/m.test(said) || child.exitCode !== null);
        const address = /^ready (\S+)$/m.exec(said)![1]!;
        // A fault whose message from PostgreSQL would hold the whole row.
        await withClient(database.url, (client) =>
          client.query("alter table login_attempt add constraint broken_for_test check (key = '') not valid"),
        );
        const faulty = await ask(
          address,
          'mutation { sessionCreate(input: { login: "zhang.mimi", password: "hunter2 hunter2" }) { token } }',
        );
        expect(faulty.errors?.[0]?.extensions.code).toBe('INTERNAL');
        await until(async () => said.includes('broken_for_test'));
        await withClient(database.url, async (blocker) => {
          await blocker.query('begin');
          await blocker.query('lock table institution in access exclusive mode');
          const underWay = Array.from({ length: 5 }, () => ask(address, COUNT, { token: 'topsecrettoken' }));
          await withClient(database.url, (watcher) => until(async () => (await busyCount(watcher)) >= 5));
          child.kill('SIGTERM');
          await until(() =>
            fetch(`${address}/healthz`).then(
              ({ status }) => status === 503,
              () => true,
            ),
          );
          expect(child.exitCode).toBeNull();
          await blocker.query('rollback');
          const answers = await Promise.all(underWay);
          expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
          // Kept open, each connection would hold the end up for more than a minute.
          expect(answers.every(({ isLast }) => isLast)).toBe(true);
        });
        expect(await ended).toBe(0);
        expect(said).not.toMatch(/topsecrettoken|zhang\.mimi|hunter2|Failing row|unhandled|uncaught/);
      } finally {
        child.kill('SIGKILL');
        await ended;
        rmSync(dataDir, { recursive: true, force: true });
        await database.drop();
      }
    },
  );
});
