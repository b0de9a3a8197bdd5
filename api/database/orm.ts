import { FlushMode, MikroORM, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { EntitySchema } from '@mikro-orm/core';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Tables that the kernel writes by hand-written SQL; their form is the kernel migration's alone. */
const KERNEL_TABLES = ['audit_entry', 'audit_head', 'outbox_event', 'idempotency_key'];

/** The project's root folder, whether the code runs from sources or from the build. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return folder;
}

/** The ORM's settings; entities come from the modules. */
function ormOptions(url: string, entities: readonly EntitySchema[], poolSize: number): Options {
  const migrations = join(projectRoot(), 'migrations');
  return {
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    // One flush a unit of work: versions move by one, and hand-written SQL is preceded by an explicit flush.
    flushMode: FlushMode.COMMIT,
    pool: { min: 0, max: poolSize },
    discovery: { warnWhenNoEntities: false },
    driverOptions: { statement_timeout: 10_000, connectionTimeoutMillis: 5_000 },
    migrations: {
      path: migrations,
      pathTs: migrations,
      tableName: 'schema_migration',
      transactional: true,
      allOrNothing: true,
      emit: 'ts',
      snapshot: false,
      silent: true,
    },
    schemaGenerator: {
      skipTables: KERNEL_TABLES,
      ignoreSchema: ['graphile_worker'],
      // Functions and triggers stand in the migrations alone.
      ignoreTriggers: true,
      ignoreRoutines: true,
    },
  };
}

/** Opens the ORM. */
export async function openOrm(url: string, entities: readonly EntitySchema[], poolSize = 10): Promise<MikroORM> {
  return MikroORM.init(ormOptions(url, entities, poolSize));
}
