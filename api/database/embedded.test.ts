import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRoot, serverAccount } from './embedded-account.ts';
import { locateBinaries } from './embedded-binaries.ts';
import { assertCollation, DatabaseSetupError, type Embedded, startEmbedded } from './embedded.ts';

let home: string;
let dataDir: string;
let running: Embedded[];

beforeAll(async () => {
  home = fs.mkdtempSync(join(tmpdir(), 'xuelian-embedded-'));
  fs.chmodSync(home, 0o755);
  await (await startEmbedded({ dataDir: join(home, 'made'), mode: 'test' })).stop();
});

afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

beforeEach(() => {
  dataDir = fs.mkdtempSync(join(home, 'case-'));
  fs.chmodSync(dataDir, 0o755);
  running = [];
});

afterEach(async () => {
  for (const server of running) {
    await server.stop();
  }
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** Starts on a folder of its own: a copy of one made before, which is faster than making it. */
async function start(folder = dataDir, mode: 'normal' | 'test' = 'test'): Promise<Embedded> {
  if (!fs.existsSync(join(folder, 'postgres'))) {
    fs.cpSync(join(home, 'made'), folder, { recursive: true });
  }
  return startAsIs(folder, mode);
}

async function startAsIs(folder = dataDir, mode: 'normal' | 'test' = 'test'): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: folder, mode });
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = (folder = dataDir): number =>
  Number.parseInt(fs.readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe('startEmbedded', () => {
  it('serves a UTF-8 database on loopback under a role without superuser rights', async () => {
    const { url, adopted } = await start();
    expect(adopted).toBe(false);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const [row] = await query(
      url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
              current_setting('shared_buffers') as buffers,
              current_setting('is_superuser') as superuser, current_database() as database`,
    );
    expect(row).toEqual({
      encoding: 'UTF8',
      listens: '127.0.0.1',
      buffers: '64MB',
      superuser: 'off',
      database: 'xuelian',
    });
    await expect(assertCollation(url)).resolves.toBeUndefined();
  });

  it('keeps the password for the owner alone', () => {
    expect(fs.statSync(join(home, 'made/postgres/password')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(join(home, 'made/postgres')).mode & 0o777).toBe(0o700);
  });

  it('keeps the data over a stop and refuses a wrong password', async () => {
    const first = await start(dataDir, 'normal');
    await query(first.url, 'create table kept as select 1 as one');
    await first.stop();
    running = [];
    const second = await start();
    expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await expect(query(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('authentication');
  });

  it('lets one of several first starts win and the others adopt its server', async () => {
    const servers = await Promise.all([startAsIs(), startAsIs(), startAsIs()]);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    expect(fs.readdirSync(dataDir)).toEqual(['postgres']);
  });

  it('is stopped by the last of its users only', async () => {
    const [first, second] = [await start(), await start()];
    running = [];
    await first.stop();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('adopts the server that a killed process left behind', async () => {
    await (await start()).stop();
    running = [];
    const owner = await startInChild();
    const pid = postmaster();
    owner.kill('SIGKILL');
    const { adopted } = await start();
    expect(adopted).toBe(true);
    expect(postmaster()).toBe(pid);
  });

  it('starts again on the same address when the server is killed', async () => {
    const { url } = await start(dataDir, 'normal');
    await query(url, 'create table kept as select 1 as one');
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    expect(await eventually(() => query(url, 'select one from kept'))).toEqual([{ one: 1 }]);
    expect(postmaster()).not.toBe(killed);
  });

  it('does not take the server of the original for that of a copied folder', async () => {
    const original = await start();
    const copy = join(dataDir, 'copy');
    fs.cpSync(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true });
    // As after a restart of the machine: the number in the copied notice belongs to nobody.
    const notice = join(copy, 'postgres/data/postmaster.pid');
    fs.writeFileSync(notice, fs.readFileSync(notice, 'utf8').replace(/^\d+/, '4194303'));
    const { url, adopted } = await start(copy);
    expect(adopted).toBe(false);
    expect(url).not.toBe(original.url);
  });

  it.runIf(isRoot() && process.platform === 'linux')('works below a folder closed to its account', async () => {
    fs.chmodSync(dataDir, 0o700);
    const folder = join(dataDir, 'inside');
    const { url } = await startAsIs(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await startAsIs(folder)).adopted).toBe(true);
  });

  it('names the remedy when another major version made the folder', async () => {
    fs.cpSync(join(home, 'made'), dataDir, { recursive: true });
    fs.writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 15 and the embedded database is PostgreSQL 18/);
    await expect(start()).rejects.toThrow('由 PostgreSQL 15 创建');
  });

  it('refuses a folder that holds something else and leaves it alone', async () => {
    fs.mkdirSync(join(dataDir, 'postgres'));
    fs.writeFileSync(join(dataDir, 'postgres/thesis.txt'), 'mine');
    await expect(startAsIs()).rejects.toThrow(DatabaseSetupError);
    expect(fs.readdirSync(join(dataDir, 'postgres'))).toEqual(['thesis.txt']);
  });
});

describe('locateBinaries', () => {
  it('makes the library links that a skipped install script would have made', () => {
    const folder = join(dataDir, 'package');
    fs.mkdirSync(join(folder, 'native/lib'), { recursive: true });
    fs.writeFileSync(join(folder, 'package.json'), '{"version":"18.4.0-beta.17"}');
    fs.writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'library');
    fs.writeFileSync(
      join(folder, 'native/pg-symlinks.json'),
      '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]',
    );
    expect(locateBinaries(undefined, folder).major).toBe(18);
    expect(fs.readlinkSync(join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it.runIf(isRoot())('copies the programs out of a folder closed to the account', () => {
    const folder = join(dataDir, 'package');
    fs.mkdirSync(join(folder, 'native/bin'), { recursive: true });
    fs.writeFileSync(join(folder, 'package.json'), '{"version":"0.0.0-test"}');
    fs.writeFileSync(join(folder, 'native/bin/postgres'), 'program');
    fs.chmodSync(dataDir, 0o700);
    const program = locateBinaries(serverAccount(dataDir), folder).program('postgres');
    expect(program.startsWith(dataDir)).toBe(false);
    expect(fs.readFileSync(program, 'utf8')).toBe('program');
    fs.rmSync(join(program, '../../..'), { recursive: true });
  });
});

describe('assertCollation', () => {
  let server: Embedded;

  beforeAll(async () => {
    server = await startEmbedded({ dataDir: join(home, 'made'), mode: 'test' });
  });

  afterAll(() => server.stop());

  const inDatabase = (name: string): string => server.url.replace(/\/xuelian$/, `/${name}`);

  it('refuses a database that is blind to Chinese, in both languages', async () => {
    await query(server.url, `create database blind template template0 encoding 'UTF8' locale_provider libc locale 'C'`);
    const refusal = assertCollation(inDatabase('blind'));
    await expect(refusal).rejects.toThrow('无法按中文检索');
    await expect(refusal).rejects.toThrow('Chinese cannot be searched');
  });

  it('refuses a database that is not in UTF-8', async () => {
    await query(
      server.url,
      `create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'`,
    );
    await expect(assertCollation(inDatabase('latin'))).rejects.toThrow('UTF8 is needed');
  });

  it('stands many callers at once', async () => {
    await expect(Promise.all(Array.from({ length: 8 }, () => assertCollation(server.url)))).resolves.toHaveLength(8);
  });
});

/** Starts the server from a process of its own and resolves once it runs. */
async function startInChild(): Promise<ChildProcess> {
  const module = new URL('./embedded.ts', import.meta.url).href;
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, mode: 'normal' });
    process.stdout.write('ready');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', reject);
  });
  return child;
}
