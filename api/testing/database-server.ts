import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Names every database that tests make, so that those of a killed run can be told from all others. */
const PREFIX = 'xuelian_test_';
const ABANDONED_AFTER_HOURS = 12;

/** Runs one statement on a connection of its own; returns its rows. */
export async function runSql<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, application_name: 'xuelian-tests' });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The same server and account, another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A name for a new database; it tells when and by which process it was made. */
export function newName(): string {
  return `${PREFIX}${Date.now().toString(36)}_${process.pid}_${randomBytes(4).toString('hex')}`;
}

interface Locale {
  provider: string;
  collate: string;
  ctype: string;
  locale: string | null;
}

/** Makes an empty database with the character rules of the database that the address names, and returns its name. */
export async function createLikeMaintenance(serverUrl: string): Promise<string> {
  const [found] = await runSql<Locale>(
    serverUrl,
    `select datlocprovider as provider, datcollate as collate, datctype as ctype,
            coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale
     from pg_database d where datname = current_database()`,
  );
  if (!found) {
    throw new Error('the current database is not listed in pg_database');
  }
  const name = newName();
  await runSql(
    serverUrl,
    `create database ${name} template template0 encoding 'UTF8'
     lc_collate '${found.collate}' lc_ctype '${found.ctype}' ${providerClause(found)}`,
  );
  return name;
}

function providerClause({ provider, locale }: Locale): string {
  if (provider === 'i') {
    return `locale_provider icu icu_locale '${locale}'`;
  }
  return provider === 'b' ? `locale_provider builtin builtin_locale '${locale}'` : 'locale_provider libc';
}

/** Drops a database with everybody connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await runSql(serverUrl, `drop database if exists ${name} with (force)`);
}

/** Drops what killed test runs left on a server that outlives them, or what this process made there. */
export async function dropTestDatabases(serverUrl: string, which: 'abandoned' | 'own'): Promise<void> {
  const oldest = Date.now() - ABANDONED_AFTER_HOURS * 3_600_000;
  const rows = await runSql<{ name: string }>(
    serverUrl,
    `select datname as name from pg_database where starts_with(datname, $1) and datdba = current_user::regrole`,
    [PREFIX],
  );
  for (const { name } of rows) {
    const [madeAt, owner] = name.slice(PREFIX.length).split('_');
    if (which === 'own' ? owner === String(process.pid) : Number.parseInt(madeAt ?? '', 36) < oldest) {
      await dropDatabase(serverUrl, name);
    }
  }
}
