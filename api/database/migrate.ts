import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { MODULES } from '../modules/index.ts';
import { assertCollation } from './embedded.ts';
import { openOrm } from './orm.ts';

/** Key of the advisory lock that keeps two processes from migrating at once; outside domain code by the rules of the house. */
const MIGRATION_LOCK = 7_281_042;

/** Brings a database to the present schema; safe to call from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await assertCollation(url);
    await runMigrations({ connectionString: url });
    const orm = await openOrm(
      url,
      MODULES.flatMap(({ entities }) => entities),
      2,
    );
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
  } finally {
    await client.end();
  }
}
