import { Client } from 'pg';
import { DatabaseSetupError, errorCode } from './embedded-error.ts';

const OLDEST_SUPPORTED = 15;

/**
 * Refuses a server that Xuelian cannot work on, embedded or external: older than PostgreSQL 15, a database not in
 * UTF-8, or a character classification under which trigram search is blind to Chinese. Installs `pg_trgm` when absent.
 */
export async function assertCollation(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'xuelian-check' });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST_SUPPORTED) {
      throw new DatabaseSetupError(
        `数据库是 PostgreSQL ${major}，本系统需要 ${OLDEST_SUPPORTED} 或更高版本。请升级，或不设 DATABASE_URL 而使用内置数据库。`,
        `The database is PostgreSQL ${major}; ${OLDEST_SUPPORTED} or later is needed. ` +
          'Upgrade it, or leave DATABASE_URL unset to use the embedded database.',
      );
    }
    if (rows[0]?.encoding !== 'UTF8') {
      throw new DatabaseSetupError(
        `数据库编码是 ${rows[0]?.encoding}，本系统需要 UTF8。请用 create database … encoding 'UTF8' template template0 新建数据库。`,
        `The database is encoded in ${rows[0]?.encoding}; UTF8 is needed. ` +
          `Create it with: create database … encoding 'UTF8' template template0.`,
      );
    }
    await installTrigrams(client);
    await checkTrigrams(client);
  } finally {
    await client.end();
  }
}

async function installTrigrams(client: Client): Promise<void> {
  try {
    await client.query('create extension if not exists pg_trgm');
  } catch (cause) {
    // Two processes that start together: `if not exists` looks before it inserts, the second finds the row taken.
    if (errorCode(cause) === '23505' || errorCode(cause) === '42710') {
      return;
    }
    throw new DatabaseSetupError(
      '无法安装 PostgreSQL 扩展 pg_trgm。请安装 postgresql-contrib，并由数据库所有者执行 create extension pg_trgm。',
      'The PostgreSQL extension pg_trgm cannot be installed. ' +
        'Install postgresql-contrib and let the owner of the database run: create extension pg_trgm.',
      { cause },
    );
  }
}

async function checkTrigrams(client: Client): Promise<void> {
  const { rows } = await client.query<{ seesChinese: boolean }>(
    `select cardinality(show_trgm('学')) > 0 as "seesChinese"`,
  );
  if (rows[0]?.seesChinese !== true) {
    throw new DatabaseSetupError(
      `数据库的 LC_CTYPE 不是 UTF-8，无法按中文检索。请用 create database … lc_ctype 'C.UTF-8' encoding 'UTF8' template template0 新建数据库。`,
      'The LC_CTYPE of the database is not a UTF-8 locale, so Chinese cannot be searched. ' +
        `Create it with: create database … lc_ctype 'C.UTF-8' encoding 'UTF8' template template0.`,
    );
  }
}
