import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '../../database/migrate.ts';
import { dropDatabase, newName, runSql, urlOf } from '../../testing/database-server.ts';

// Chinese order that reads digits as numbers and passes over punctuation: as far from bytes as a database can be.
const LOCALE = 'zh-u-ka-shifted-kn-true';
const PATHS = ['a10.', 'a10.b10.', 'a10.b2.', 'a9.', 'a9.b1.', 'a9b.', 'a9b.c1.'];

let name: string;
let url: string;
beforeAll(async () => {
  const server = inject('testServerUrl');
  const [{ ctype } = { ctype: '' }] = await runSql<{ ctype: string }>(
    server,
    'select datctype as ctype from pg_database where datname = current_database()',
  );
  name = newName();
  await runSql(
    server,
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype '${ctype}'
     locale_provider icu icu_locale '${LOCALE}'`,
  );
  url = urlOf(server, name);
  await migrate(url);
  for (const path of PATHS) {
    await runSql(
      url,
      `insert into organization (id, level, kind, name, path, depth, successor_ids, search_text, created_at)
       values (gen_random_uuid(), 'CLUB', 'CLUB', $1, $1, 0, '{}', '', now())`,
      [path],
    );
  }
});
afterAll(() => dropDatabase(inject('testServerUrl'), name));

const read = async (sql: string): Promise<string[]> =>
  (await runSql<{ path: string }>(url, sql)).map(({ path }) => path);

describe('paths in a database with a Chinese collation', () => {
  it('stand in the order of bytes, which is not that of the database', async () => {
    expect(await read('select path from organization order by path')).toEqual(PATHS);
    expect(await read('select path from organization order by name')).not.toEqual(PATHS);
  });

  it('are read by the range of a subtree without its neighbours', async () => {
    const below = (column: string): string =>
      `select path from organization where ${column} > 'a9.' and ${column} < left('a9.', -1) || '/' order by path`;
    expect(await read(below('path'))).toEqual(['a9.b1.']);
    expect(await read(below('name'))).not.toEqual(['a9.b1.']);
  });
});
