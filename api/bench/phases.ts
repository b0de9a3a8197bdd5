import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { openKernel } from '../app.ts';
import { loadReferenceData } from '../database/demo/load-demo.ts';
import { openCluster } from '../database/embedded-cluster.ts';
import { launch, freePort, pause, readNotice, shutDown } from '../database/embedded-server.ts';
import { migrate } from '../database/migrate.ts';
import { projectRoot } from '../database/orm.ts';
import { commitFromCommandLine, prepareFromCommandLine, runFromCommandLine } from '../modules/importing/index.ts';
import { median, owned, post, serve } from './processes.ts';

/** One line of the result: a figure of ours beside that of the limit. */
export type Row = Readonly<Record<string, string | number | null>>;

const seconds = (since: number): number => Number(((performance.now() - since) / 1000).toFixed(3));

/** COPY over the driver itself: what arrives between "ready for rows" and "done" is all it takes. */
function copyIn(client: pg.Client, text: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: pg.Connection) => connection.query(text),
      handleCopyInResponse: (connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) => {
        connection.sendCopyFromChunk(rows);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    });
  });
}

/** Takes the list over into an empty database, then copies the rows that came out into twin tables with the same indexes. */
export async function measureImport(url: string, secret: Buffer, file: string): Promise<Row[]> {
  await migrate(url);
  const kernel = await openKernel({ url, secret, poolSize: 4 });
  let ours: number;
  try {
    await loadReferenceData(kernel);
    const source = { fileName: basename(file), bytes: await readFile(file) };
    const started = performance.now();
    const request = { target: 'INSTITUTION', policy: 'SKIP_BAD', mapping: undefined, createUnions: false } as const;
    const { prepared } = await prepareFromCommandLine(kernel, source, request, 'en');
    const batch = await commitFromCommandLine(kernel, prepared);
    const { state, failure } = await runFromCommandLine(kernel, batch, 'en', () => undefined);
    ours = seconds(started);
    if (state !== 'DONE') {
      throw new Error(`The import ended as ${state}: ${failure}`);
    }
  } finally {
    await kernel.orm.close(true);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables: { name: string; lines: Buffer; count: number }[] = [];
    for (const name of ['institution', 'institution_alias']) {
      const { rows } = await client.query<(string | null)[]>({
        text: `select * from ${name}`,
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      });
      const lines = rows.map((row) =>
        row
          .map((value) =>
            value === null ? '\\N' : value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t'),
          )
          .join('\t'),
      );
      tables.push({ name, lines: Buffer.from(`${lines.join('\n')}\n`), count: rows.length });
      await client.query(`create table copy_of_${name} (like ${name} including all)`);
    }
    const started = performance.now();
    await client.query('begin');
    for (const { name, lines } of tables) {
      await copyIn(client, `copy copy_of_${name} from stdin`, lines);
    }
    await client.query('commit');
    const limit = seconds(started);
    const [copied] = (await client.query<{ count: number }>('select count(*)::int as count from copy_of_institution'))
      .rows;
    if (copied?.count !== tables[0]!.count || copied.count === 0) {
      throw new Error(`COPY brought ${copied?.count} of ${tables[0]!.count} rows`);
    }
    const what = `import of a list: ${tables.map(({ name, count }) => `${count} ${name}`).join(', ')}`;
    return [{ operation: what, unit: 's', ours, limit, ratio: Number((ours / limit).toFixed(1)) }];
  } finally {
    await client.end();
  }
}

/** Starts the installation on an existing data folder, and bare PostgreSQL then bare Apollo on the same folder. */
export async function measureStart(dataDir: string, rounds: number): Promise<Row[]> {
  const start = async (entry: string, path: string): Promise<number> => {
    const started = performance.now();
    const server = await serve(entry, { XUELIAN_DATA_DIR: dataDir });
    await post(`${server.address}${path}`, { query: '{ __typename }' });
    const taken = performance.now() - started;
    await server.stop();
    return taken;
  };
  await start('main', '/graphql');
  const cluster = await openCluster(dataDir, 'normal', () => undefined);
  const figures: { ours: number; postgres: number; apollo: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await start('main', '/graphql');
    const started = performance.now();
    const child = launch(cluster, 'normal', await freePort());
    const stopPostgres = owned(() => shutDown(cluster, 'normal'));
    while (!readNotice(cluster)?.isReady) {
      if (child.hasEnded) {
        throw new Error(child.report());
      }
      await pause(2);
    }
    const postgres = performance.now() - started;
    const apollo = await start('bench/bare-apollo', '/');
    await stopPostgres();
    figures.push({ ours, postgres, apollo });
  }
  const ours = Math.round(median(figures.map((figure) => figure.ours)));
  const limit = Math.round(median(figures.map(({ postgres, apollo }) => postgres + apollo)));
  const [postgres, apollo] = (['postgres', 'apollo'] as const).map((key) =>
    Math.round(median(figures.map((figure) => figure[key]))),
  );
  const what = `start on an existing data folder, first answer (limit: postgres ${postgres} + Apollo ${apollo})`;
  return [{ operation: what, unit: 'ms', ours, limit, ratio: Number((ours / limit).toFixed(2)) }];
}

/** The list to import: the one named, or the Ministry's where the folder beside the project holds it. */
export function listToImport(named: string | undefined): string | null {
  const file = named ?? join(projectRoot(), '..', 'shared', 'data', 'moe-heis-2025-06-20.csv');
  return existsSync(file) ? file : null;
}
