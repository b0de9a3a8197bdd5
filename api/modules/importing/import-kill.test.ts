import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../database/orm.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { runSql } from '../../testing/database-server.ts';
import { acceptanceList } from './profile/test-lists.ts';
import { schoolCsv } from '../../testing/imports.ts';

const SECRET = 'a secret of the tests, long enough';

let folder: string;
let file: string;
let schools: number;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  // A process of its own is what can be killed: it runs the build, which is brought up to date when it is behind.
  const bring = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(['api']);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', bring], { cwd: projectRoot() });
  folder = mkdtempSync(join(tmpdir(), 'xuelian-import-'));
  chmodSync(folder, 0o755);
  const list = acceptanceList();
  const many = schoolCsv(
    Array.from({ length: 1500 }, (_, index) => [`中断示例大学${index}`, `41430${10_000 + index}`, '湖南省']),
  );
  file = join(folder, list.isPublished ? 'list.xls' : 'list.csv');
  writeFileSync(file, list.isPublished ? list.xls : many);
  schools = list.isPublished ? list.expected.schools : 1500;
}, 180_000);

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Finished {
  readonly code: number | null;
  readonly signal: string | null;
  readonly last: Record<string, unknown>;
  readonly said: string;
}

/** Runs a command of the command line; `killAt` ends it without warning once so many rows are through. */
function cli(url: string, args: readonly string[], killAt = Infinity): Promise<Finished> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/api/cli/main.js'), ...args, '--json'], {
    cwd: projectRoot(),
    env: {
      TZ: 'UTC',
      NODE_ENV: 'test',
      DATABASE_URL: url,
      XUELIAN_DATA_DIR: join(folder, 'data'),
      XUELIAN_SECRET: SECRET,
      NODE_COMPILE_CACHE: join(folder, 'cache'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (part: Buffer) => void (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
    const done = [...said.matchAll(/^import: (\d+)\/\d+$/gm)].map(([, rows]) => Number(rows));
    if (Math.max(0, ...done) >= killAt) {
      child.kill('SIGKILL');
    }
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      const line = out.trim().split('\n').at(-1) ?? '';
      resolve({ code, signal, last: line === '' ? {} : (JSON.parse(line) as Record<string, unknown>), said });
    });
  });
}

async function database(): Promise<string> {
  const made = await createTestDatabase();
  databases.push(made);
  return made.url;
}

const FACTS = `select name, code, category, education_level, ownership, supervising_authorities::text, location, province_code,
  division_code, status, search_text, version from institution order by code`;

describe('a killed import', () => {
  it('goes on where its last chunk ended, and ends in the same rows as one that ran through', async () => {
    const killed = await database();
    const whole = await database();
    const first = await cli(killed, ['import', 'institutions', file], 600);
    expect(first.signal).toBe('SIGKILL');
    const batch = /import: batch (imp_\S+)/.exec(first.said)![1]!;
    const [left] = await runSql<{ rows: number; state: string; done: number; touched: number; marked: number }>(
      killed,
      `select (select count(*)::int from institution) as rows, state, done_count as done,
        (select count(*)::int from import_touch where table_name = 'institution') as touched,
        (select count(*)::int from import_row where outcome = 'APPLIED') as marked from import_batch`,
    );
    expect(left).toMatchObject({ state: 'RUNNING' });
    expect(left!.rows).toBeGreaterThanOrEqual(600);
    expect(left!.rows).toBeLessThan(schools);
    // A chunk is there with its marks and its way back, or not at all.
    expect(left).toMatchObject({ done: left!.rows, touched: left!.rows, marked: left!.rows });

    const resumed = await cli(killed, ['import', 'resume', batch]);
    expect(resumed).toMatchObject({ code: 0, last: { batch, state: 'DONE', applied: schools } });
    const through = await cli(whole, ['import', 'institutions', file]);
    expect(through).toMatchObject({ code: 0, last: { rows: schools, new: schools, errors: 0 } });
    expect(await runSql(killed, FACTS)).toEqual(await runSql(whole, FACTS));
    expect(await runSql(killed, 'select count(*)::int as count from institution_alias')).toEqual([{ count: schools }]);

    const again = await cli(killed, ['import', 'institutions', file]);
    expect(again.last).toMatchObject({ new: 0, changed: 0, unchanged: schools, errors: 0 });
    const undone = await cli(killed, ['import', 'undo', batch]);
    expect(undone.last).toEqual({ batch, state: 'UNDONE' });
    expect(await runSql(killed, 'select count(*)::int as count from institution')).toEqual([{ count: 0 }]);
    expect((await cli(killed, ['audit', 'verify'])).last).toMatchObject({ broken: null });
  }, 240_000);
});

describe('the command line', () => {
  it('tells counts without writing in a dry run, and lists batches', async () => {
    const url = await database();
    const dry = await cli(url, ['import', 'institutions', file, '--dry-run']);
    expect(dry).toMatchObject({
      code: 0,
      last: { rows: schools, new: schools, changed: 0, unchanged: 0, errors: 0, batch: null },
    });
    expect((await cli(url, ['import', 'list'])).last).toEqual({ batches: [] });
  }, 180_000);

  it('refuses bad rows by default, skips them when told, and says which', async () => {
    const url = await database();
    const bad = join(folder, 'bad.csv');
    writeFileSync(
      bad,
      schoolCsv([
        ['好示例大学', '4143090001', '湖南省'],
        ['坏示例大学', '41', '湖南省'],
      ]),
    );
    const refused = await cli(url, ['import', 'institutions', bad, '--lang', 'zh-CN']);
    expect(refused).toMatchObject({ code: 1, last: { rows: 2, new: 1, errors: 1, batch: null } });
    expect(refused.said).toContain('row 3: error: 学校标识码“41”不是 10 位数字');
    const skipped = await cli(url, ['import', 'institutions', bad, '--policy', 'skip-bad']);
    expect(skipped).toMatchObject({ code: 0, last: { rows: 2, new: 1, errors: 1 } });
    expect(skipped.last['batch']).toMatch(/^imp_/);
  }, 180_000);

  it('answers wrong calls in one sentence', async () => {
    const url = await database();
    const zip = join(folder, 'picture.csv');
    writeFileSync(zip, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    for (const [args, sentence] of [
      [['import', 'institutions', join(folder, 'nowhere.xls')], /There is no file/],
      [['import', 'institutions', zip], /not a spreadsheet/],
      [['import', 'institutions', file, '--policy', 'maybe'], /--policy takes one of/],
      [['import', 'undo', 'imp_1'], /Name the batch by its id/],
      [['import', 'undo', 'imp_01m86gm98ren7vxea9fs7fzc4x'], /no such object/],
    ] as const) {
      const { code, last } = await cli(url, args);
      expect(code).toBe(1);
      expect(last['error'], args.join(' ')).toMatch(sentence);
    }
  }, 180_000);
});
