import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import pg from 'pg';
import { openKernel } from '../app.ts';
import { DEMO_PASSWORD, loadDemo, loadReferenceData } from '../database/demo/load-demo.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { installationSecret } from '../database/secret.ts';
import { readEnv } from '../env.ts';
import { parseId } from '../kernel/ids.ts';
import { measureCoordination } from './coordination.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { applyLoad, type Sample, type Target } from './load.ts';
import { operationsOn, type Operation, type Subjects } from './operations.ts';
import { listToImport, measureImport, measureStart, type Row } from './phases.ts';
import { measureProcedure } from './procedure.ts';
import { measureReports } from './reports.ts';
import { median, owned, post, serve, stopAll, type Served } from './processes.ts';

const { values: options } = parseArgs({
  options: {
    connections: { type: 'string', default: '1,16' },
    duration: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    list: { type: 'string' },
    only: { type: 'string', default: 'reads,import,coordination,procedure,reports,start' },
    json: { type: 'boolean', default: false },
  },
});
const connections = options.connections.split(',').map(Number);
const duration = Number(options.duration);
const rounds = Number(options.rounds);
const phases = options.only.split(',');
if (![...connections, duration, rounds].every((value) => value > 0)) {
  throw new Error('--connections (such as 1,16), --duration (seconds) and --rounds are numbers above 0.');
}
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function runOn<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database for the length of `work` and drops it with whoever is still connected. */
async function withDatabase<Result>(
  server: string,
  name: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const database = `xuelian_bench_${process.pid}_${name}`;
  await runOn(server, (client) => client.query(`create database ${database}`));
  const url = new URL(server);
  url.pathname = `/${database}`;
  const drop = owned(async () => {
    await runOn(server, (client) => client.query(`drop database ${database} with (force)`));
  });
  try {
    return await work(url.href);
  } finally {
    await drop();
  }
}

/** Public ids as the uuids they stand for, so that both servers' answers can be compared. */
function withUuids(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withUuids);
  }
  if (typeof value === 'string') {
    return parseId(value)?.uuid ?? value;
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUuids(item)]))
    : value;
}

async function findSubjects(url: string, today: string): Promise<Subjects> {
  const { rows } = await runOn(url, (client) =>
    client.query<Omit<Subjects, 'today'>>(`select g.level, g.prefix as "divisionPrefix",
        (select o.province_id from organization o where o.status = 'ACTIVE' and o.province_id is not null
          group by 1 order by count(*) desc, 1 limit 1) as "organizationId",
        (select left(trim(split_part(o.search_text, '|', 4)), 4) from organization o
          where o.level = 'SCHOOL' and o.kind = 'STUDENT_UNION' and o.status = 'ACTIVE' order by o.id limit 1) as initials,
        (select t.person_id from term t group by 1 order by count(*) desc, 1 limit 1) as "personId",
        (select a.id from account a where a.login_name = 'national.secretary') as "accountId"
      from (select level, left(division_code, 2) as prefix from organization
        where status = 'ACTIVE' and division_code is not null group by 1, 2 order by count(*) desc, 1, 2 limit 1) g`),
  );
  return { today, ...rows[0]! };
}

/** Two thousand notifications for each demo login, as after a year. */
async function fillInboxes({ pool }: Kernel): Promise<void> {
  await pool.query(`insert into notification (id, account_id, batch_id, kind, category, event_key, organization_id, params,
      is_inbox, is_mail_due, is_digest_due, created_at, read_at)
    select gen_random_uuid(), d.account_id, gen_random_uuid(), 'term.vacancies', 'OFFICE', 'bench:' || n,
      (select id from organization where level = 'NATIONAL' order by id limit 1), '{"organization":"x","count":1,"on":"2026-12-01"}',
      true, false, false, now() - n * interval '3 hours', case when n > 40 then now() end
    from demo_persona d cross join generate_series(1, 2000) n`);
  await pool.query('analyze notification');
}

async function signIn(api: Served): Promise<string> {
  const answer = await post(`${api.address}/graphql`, {
    query: 'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { token userErrors { message } } }',
    variables: { input: { login: 'national.secretary', password: DEMO_PASSWORD, wantsToken: true } },
  });
  const token = (answer as { data?: { sessionCreate: { token: string | null } } }).data?.sessionCreate.token;
  if (!token) {
    throw new Error(`The sign-in failed: ${JSON.stringify(answer)}`);
  }
  return token;
}

interface Pair {
  readonly operation: Operation;
  readonly ours: Target;
  readonly limit: Target;
}

function pairOf(operation: Operation, api: Served, limit: Served, token: string): Pair {
  const { query, variables, statement, values, isAudited } = operation;
  const purpose: Record<string, string> = isAudited ? { 'xuelian-purpose': 'bench' } : {};
  return {
    operation,
    ours: {
      url: `${api.address}/graphql`,
      body: JSON.stringify({ query, variables }),
      headers: { authorization: `Bearer ${token}`, ...purpose },
    },
    limit: { url: limit.address + '/', body: JSON.stringify({ statement, values }), headers: {} },
  };
}

/** Throws when the two servers do not give the same answer; gives its size in characters. */
async function verify({ operation, ours, limit }: Pair): Promise<number> {
  const answer = await post(ours.url, JSON.parse(ours.body), ours.headers);
  const wanted = await post(limit.url, JSON.parse(limit.body));
  if (answer['errors'] || !isDeepStrictEqual(withUuids(answer['data']), wanted['data'])) {
    const [mine, other] = [answer['errors'] ? answer : withUuids(answer['data']), wanted['data']].map((part) =>
      JSON.stringify(part),
    );
    throw new Error(`"${operation.name}": the answers differ\n${mine?.slice(0, 1500)}\n${other?.slice(0, 1500)}`);
  }
  const text = JSON.stringify(wanted);
  if (/^\{"data":\{"\w+":(null|\{"nodes":\[\]\})/.test(text)) {
    throw new Error(`"${operation.name}" finds nothing in the demo federation: its figures would tell nothing.`);
  }
  return text.length;
}

const figuresOf = (samples: readonly Sample[]): { rate: number; p50: number; p99: number; bad: number } => {
  const sorted = samples.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(2));
  const rate = Math.round(median(samples.map(({ latencies, seconds }) => latencies.length / seconds)));
  return { rate, p50: at(0.5), p99: at(0.99), bad: samples.reduce((sum, { bad }) => sum + bad, 0) };
};

async function measureReads(url: string, dataDir: string): Promise<Row[]> {
  const secret = await installationSecret(dataDir, undefined);
  await migrate(url);
  const kernel = await openKernel({ url, secret, poolSize: 4 });
  const today = kernel.clock.today();
  try {
    await loadReferenceData(kernel);
    await loadDemo(kernel);
    await fillInboxes(kernel);
  } finally {
    await kernel.orm.close(true);
  }
  const env = { DATABASE_URL: url, XUELIAN_DATA_DIR: dataDir };
  const api = await serve('main', env);
  const limit = await serve('bench/limit', env);
  const bare = await serve('bench/bare-apollo', {});
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const idle = await Promise.all([api, limit, bare].map((server) => server.memory()));
  await bare.stop();
  const token = await signIn(api);
  const pairs = operationsOn(await findSubjects(url, today)).map((operation) => pairOf(operation, api, limit, token));
  const cells: { pair: Pair; count: number; size: number; ours: Sample[]; limit: Sample[] }[] = [];
  for (const pair of pairs) {
    const size = await verify(pair);
    cells.push(...connections.map((count) => ({ pair, count, size, ours: [], limit: [] })));
    await applyLoad(pair.ours, 4, Math.min(duration, 1));
    await applyLoad(pair.limit, 4, Math.min(duration, 1));
  }
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`);
    for (const cell of cells) {
      // Whoever comes second finds warmer caches: the order changes with every round.
      for (const side of round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const)) {
        cell[side].push(await applyLoad(cell.pair[side], cell.count, duration));
      }
    }
  }
  const loaded = await Promise.all([api, limit].map((server) => server.memory()));
  await Promise.all([api.stop(), limit.stop()]);
  const memory = (operation: string, ours: number | null, other: number | null): Row => ({
    operation,
    unit: 'MB',
    ours,
    limit: other,
    ratio: ours && other ? Number((ours / other).toFixed(2)) : null,
  });
  return [
    ...cells.map(({ pair, count, size, ...samples }): Row => {
      const [ours, other] = [figuresOf(samples.ours), figuresOf(samples.limit)];
      return {
        operation: pair.operation.name + (pair.operation.isAudited ? ' [with audited purpose]' : ''),
        connections: count,
        unit: 'req/s',
        ours: ours.rate,
        limit: other.rate,
        ratio: Number((ours.rate / other.rate).toFixed(2)),
        p50: ours.p50,
        p99: ours.p99,
        limitP50: other.p50,
        limitP99: other.p99,
        characters: size,
        bad: ours.bad + other.bad,
      };
    }),
    memory(`memory of the idle server (bare Apollo ${idle[2]} MB)`, idle[0] ?? null, idle[1] ?? null),
    memory('memory after the load', loaded[0] ?? null, loaded[1] ?? null),
  ];
}

function tableOf(rows: readonly Row[]): string {
  const columns = 'operation connections unit ours limit ratio p50 p99 limitP50 limitP99 bad'.split(' ');
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]!.length)));
  const place = (cell: string, i: number): string => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!));
  return lines.map((line) => line.map(place).join('  ').trimEnd()).join('\n');
}

const folder = await mkdtemp(join(tmpdir(), 'xuelian-bench-'));
const given = readEnv().DATABASE_URL;
const embedded = given ? null : await startEmbedded({ dataDir: folder, mode: 'normal', log: say });
const stopDatabase = owned(async () => embedded?.stop());
const close = async (): Promise<void> => {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().finally(() => process.exit(1)));
}
try {
  const server = given ?? embedded!.url;
  const rows: Row[] = [];
  if (phases.includes('reads')) {
    rows.push(...(await withDatabase(server, 'reads', (url) => measureReads(url, folder))));
  }
  if (phases.includes('reports')) {
    const secret = await installationSecret(folder, undefined);
    rows.push(...(await withDatabase(server, 'reports', (url) => measureReports(url, secret))));
  }
  const list = listToImport(options.list);
  if (phases.includes('import') && list) {
    const secret = await installationSecret(folder, undefined);
    rows.push(...(await withDatabase(server, 'import', (url) => measureImport(url, secret, list))));
  } else if (phases.includes('import')) {
    say('No list to import: name one with --list FILE. The import is not measured.');
  }
  if (phases.includes('coordination')) {
    const secret = await installationSecret(folder, undefined);
    rows.push(...(await withDatabase(server, 'coordination', (url) => measureCoordination(url, secret, rounds))));
  }
  if (phases.includes('procedure')) {
    const secret = await installationSecret(folder, undefined);
    rows.push(...(await withDatabase(server, 'procedure', (url) => measureProcedure(url, secret, rounds))));
  }
  await stopDatabase();
  if (phases.includes('start')) {
    rows.push(...(await measureStart(folder, rounds)));
  }
  process.stdout.write(options.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : `${tableOf(rows)}\n`);
} finally {
  await close();
}
