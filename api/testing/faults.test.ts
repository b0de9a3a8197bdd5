import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClient,
  OrganizationDetail,
  OrganizationPage,
  OrganizationUpdate,
  RequestError,
  signIn,
  typedDocument,
  UserErrors,
  type Client,
} from '../../schema/client/index.ts';
import { openKernel } from '../app.ts';
import { DEMO_PASSWORD } from '../database/demo/load-demo.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { projectRoot } from '../database/orm.ts';
import { verifyAudit } from '../kernel/audit.ts';
import { decodeId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { createTestDatabase } from './database.ts';
import { fillWithDemo } from './demo-app.ts';

const MUTATIONS = 200;
const IN_FLIGHT = 12;
/** Recovery of a killed database may take its time on a busy machine. */
const PATIENCE = 90_000;
const SECRET = 'a secret of the tests, long enough';

const InstitutionCreate = typedDocument<
  { institutionCreate: { institution: { id: string } | null; userErrors: { code: string; message: string }[] } },
  { name: string; key: string }
>(`mutation ($name: String!, $key: String!) {
  institutionCreate(
    input: {
      name: $name, category: REGULAR_UNIVERSITY, educationLevel: UNDERGRADUATE, ownership: PUBLIC
      provinceCode: "530000", supervisingAuthorities: ["云南省"]
    }
    idempotencyKey: $key
  ) { institution { id } userErrors { code message } }
}`);

/** A server process of the built API. */
interface ServerProcess {
  readonly url: string;
  isRunning(): boolean;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

let dataDir = '';
const processes: ServerProcess[] = [];

beforeAll(async () => {
  // A process of its own is what can be killed: it runs the build, which is brought up to date when it is behind.
  const bring = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(['api']);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', bring], { cwd: projectRoot() });
  dataDir = mkdtempSync(join(tmpdir(), 'xuelian-faults-'));
  // The embedded server may run under another account.
  chmodSync(dataDir, 0o755);
}, 180_000);

afterAll(async () => {
  await Promise.all(processes.map((server) => server.kill()));
  if (dataDir) {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Starts the built API on a database and waits until it serves. */
async function startServer(databaseUrl: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/api/main.js')], {
    cwd: projectRoot(),
    env: {
      TZ: 'UTC',
      NODE_ENV: 'development',
      DATABASE_URL: databaseUrl,
      XUELIAN_DATA_DIR: join(dataDir, 'server'),
      XUELIAN_SECRET: SECRET,
      XUELIAN_LOG: 'silent',
      XUELIAN_DEMO: '1',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stderr.on('data', (part: Buffer) => void (said += part.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^ready (\S+)$/.exec(line)?.[1];
      if (found) {
        resolve(found);
      }
    });
    void ended.then(() => reject(new Error(`The server ended before it served: ${said}`)));
  });
  const server = {
    url: `${address}/graphql`,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  processes.push(server);
  return server;
}

/** Loads the schema and the small demo federation without a server. */
async function prepare(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  await withKernel(databaseUrl, fillWithDemo);
}

async function withKernel<T>(url: string, work: (kernel: Kernel) => Promise<T>): Promise<T> {
  const kernel = await openKernel({ url, secret: Buffer.from(SECRET), poolSize: 2 });
  try {
    return await work(kernel);
  } finally {
    await kernel.orm.close(true);
  }
}

/** A caller who may register institutions, and schools whose facts that caller may change, at the version seen. */
interface Writer {
  readonly client: Client;
  readonly schools: readonly { id: string; version: number }[];
}

async function enter(url: string): Promise<Writer> {
  const anonymous = createClient({ url, locale: 'en' });
  const client = await signIn(anonymous, { login: 'yunnan.secretary', password: DEMO_PASSWORD });
  const { organizations } = await client.request(OrganizationPage, {
    filter: { level: { eq: 'SCHOOL' }, status: { eq: 'ACTIVE' } },
    first: 100,
  });
  const own = organizations.nodes.filter(({ viewerCan }) => viewerCan.update).slice(0, IN_FLIGHT);
  const details = own.map(({ id }) => client.request(OrganizationDetail, { id }));
  const schools = (await Promise.all(details)).map(({ organization }) => organization!);
  expect(schools.length).toBeGreaterThanOrEqual(4);
  return { client, schools };
}

/** A mutation and what its sender knows of it. */
interface Sent {
  readonly kind: 'create' | 'update';
  /** What the mutation writes and no other one does: the name of an institution, the short name of a school. */
  readonly mark: string;
  isAcknowledged: boolean;
}

/** Sends so many mutations, some at a time and of both kinds; `onAcknowledged` learns how many were answered well. */
async function write(
  { client, schools }: Writer,
  round: string,
  total: number,
  onAcknowledged: (count: number) => void = () => undefined,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  let acknowledged = 0;
  const update = async (school: { id: string }, shortName: string): Promise<void> => {
    const { organization } = await client.request(OrganizationDetail, { id: school.id });
    const answer = await client.request(OrganizationUpdate, {
      id: school.id,
      version: organization!.version,
      input: { shortName },
    });
    UserErrors.throwIn(answer.organizationUpdate);
  };
  const create = async (name: string): Promise<void> => {
    UserErrors.throwIn((await client.request(InstitutionCreate, { name, key: name })).institutionCreate);
  };
  const lane = async (index: number): Promise<void> => {
    const school = schools[index];
    for (let number = index; number < total; number += IN_FLIGHT) {
      const kind = school && Math.floor(number / IN_FLIGHT) % 2 === 0 ? 'update' : 'create';
      const entry: Sent = { kind, mark: `故障${round}-${number}.`, isAcknowledged: false };
      sent.push(entry);
      try {
        await (school && kind === 'update' ? update(school, entry.mark) : create(entry.mark));
        entry.isAcknowledged = true;
        acknowledged += 1;
        onAcknowledged(acknowledged);
      } catch (error) {
        if (!(error instanceof RequestError)) {
          throw error;
        }
        await pause(50);
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, index) => lane(index)));
  return sent;
}

/** Proves that each mutation is wholly there or wholly absent, the acknowledged ones there, and the audit chains whole. */
async function examine(kernel: Kernel, sent: readonly Sent[], { schools }: Writer): Promise<{ present: number }> {
  // What was under way when its client died may still be committing.
  await until(async () => {
    const [row] = await runRead<{ busy: number }>(
      kernel,
      sql`select count(*)::int as busy from pg_stat_activity where datname = current_database() and state <> 'idle'
          and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    return row!.busy === 0;
  });
  const marksOf = (kind: Sent['kind']): string[] => sent.filter((one) => one.kind === kind).map(({ mark }) => mark);
  // Of an institution: its row, its audit entry, its event. Of an update: its line in the change log, its audit entry.
  const traces = await runRead<{ mark: string; left: number[] }>(
    kernel,
    sql`select m.mark, array[
          (select count(*)::int from institution i where i.name = m.mark),
          (select count(*)::int from audit_entry a join institution i on i.id = a.subject_id
             where a.action = 'institution.create' and a.changes #>> '{name,1}' = m.mark and i.name = m.mark),
          (select count(*)::int from outbox_event e join institution i on i.id = e.subject_id
             where e.type = 'institution.created' and i.name = m.mark)] as "left"
        from unnest(${marksOf('create')}::text[]) as m (mark)
        union all
        select m.mark, array[
          (select count(*)::int from organization_change c
             where c.kind = 'UPDATED' and c.after = 'shortName: ' || m.mark),
          (select count(*)::int from audit_entry a
             where a.action = 'organization.update' and a.changes #>> '{shortName,1}' = m.mark)]
        from unnest(${marksOf('update')}::text[]) as m (mark)`,
  );
  const leftBy = new Map(traces.map(({ mark, left }) => [mark, left]));
  const torn = sent.filter(({ mark, isAcknowledged }) => {
    const left = leftBy.get(mark)!;
    const isWhole = left.every((count) => count === 1);
    const isAbsent = left.every((count) => count === 0);
    return !(isWhole || (isAbsent && !isAcknowledged));
  });
  expect(torn).toEqual([]);

  // Events of updates bear no mark: each school has as many of them as lines in its log and steps of its version.
  const counts = await runRead<{ steps: number; lines: number; events: number }>(
    kernel,
    sql`select o.version - s.version as steps,
          (select count(*)::int from organization_change c where c.organization_id = o.id and c.kind = 'UPDATED'
             and c.after like 'shortName: 故障%') as lines,
          (select count(*)::int from outbox_event e where e.subject_id = o.id
             and e.type = 'organization.updated') as events
        from unnest(${schools.map(({ id }) => decodeId('org', id))}::uuid[],
          ${schools.map(({ version }) => version)}::int[]) as s (id, version)
        join organization o on o.id = s.id`,
  );
  expect(counts.filter(({ steps, lines, events }) => steps !== lines || lines !== events)).toEqual([]);
  const [orphans] = await runRead<{ audits: number; events: number }>(
    kernel,
    sql`select
          (select count(*)::int from audit_entry a where action = 'institution.create'
             and not exists (select from institution i where i.id = a.subject_id)) as audits,
          (select count(*)::int from outbox_event e where type = 'institution.created'
             and not exists (select from institution i where i.id = e.subject_id)) as events`,
  );
  expect(orphans).toEqual({ audits: 0, events: 0 });
  expect(await verifyAudit((statement) => runRead(kernel, statement))).toMatchObject({ broken: null });
  return { present: traces.filter(({ left }) => left[0] === 1).length };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`It did not come about in ${PATIENCE / 1000} seconds`);
    }
    await pause(50);
  }
}

describe(`${MUTATIONS} mutations, of which none may be done by half`, () => {
  it('while the server is killed', { timeout: 240_000 }, async () => {
    const database = await createTestDatabase();
    try {
      await prepare(database.url);
      const server = await startServer(database.url);
      const writer = await enter(server.url);
      const sent = await write(writer, '甲', MUTATIONS, (count) => {
        if (count === MUTATIONS / 2) {
          void server.kill();
        }
      });
      const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged).length;
      expect(acknowledged).toBeGreaterThanOrEqual(MUTATIONS / 2);
      expect(acknowledged).toBeLessThan(MUTATIONS);
      const { present } = await withKernel(database.url, (kernel) => examine(kernel, sent, writer));
      expect(present).toBeGreaterThanOrEqual(acknowledged);

      // Sent once more under the same keys, each institution is there once.
      const next = await startServer(database.url);
      const again = { ...writer, client: writer.client.with({ url: next.url }) };
      for (const entry of sent.filter(({ kind }) => kind === 'create')) {
        const answer = await again.client.request(InstitutionCreate, { name: entry.mark, key: entry.mark });
        UserErrors.throwIn(answer.institutionCreate);
        entry.isAcknowledged = true;
      }
      await withKernel(database.url, (kernel) => examine(kernel, sent, again));
      await next.kill();
    } finally {
      await database.drop();
    }
  });

  it('while the database is killed', { timeout: 240_000 }, async () => {
    const folder = join(dataDir, 'database');
    const embedded = await startEmbedded({ dataDir: folder, mode: 'normal' });
    try {
      await prepare(embedded.url);
      const server = await startServer(embedded.url);
      const writer = await enter(server.url);
      const postmaster = (): number =>
        Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
      const killed = postmaster();
      const sent = await write(writer, '乙', MUTATIONS, (count) => {
        if (count === MUTATIONS / 2) {
          process.kill(killed, 'SIGKILL');
        }
      });
      const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged).length;
      expect(acknowledged).toBeGreaterThanOrEqual(MUTATIONS / 2);
      expect(acknowledged).toBeLessThan(MUTATIONS);

      // The same server process goes on as soon as the database has recovered.
      expect(server.isRunning()).toBe(true);
      await until(() =>
        writer.client.request(OrganizationPage, { first: 1 }).then(
          () => true,
          () => false,
        ),
      );
      expect(postmaster()).not.toBe(killed);
      const later = await write(writer, '丙', IN_FLIGHT * 2);
      expect(later.filter(({ isAcknowledged }) => !isAcknowledged)).toEqual([]);
      const all = [...sent, ...later];
      const { present } = await withKernel(embedded.url, (kernel) => examine(kernel, all, writer));
      expect(present).toBeGreaterThanOrEqual(acknowledged + later.length);
      await server.kill();
    } finally {
      await embedded.stop();
    }
  });
});
