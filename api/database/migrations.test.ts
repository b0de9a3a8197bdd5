import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODULES } from '../modules/index.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/database.ts';
import { runSql } from '../testing/database-server.ts';
import { openOrm, projectRoot } from './orm.ts';

const FILE_NAME = /^\d{8}T\d{4}-[a-z]+(-[a-z]+)*\.ts$/;
const folder = join(projectRoot(), 'migrations');
const files = readdirSync(folder).sort();

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createEmptyDatabase();
  orm = await openOrm(
    database.url,
    MODULES.flatMap(({ entities }) => entities),
    2,
  );
});

afterAll(async () => {
  await orm?.close(true);
  await database?.drop();
});

/** Everything in the schema that a migration can make, one line each. */
async function inventory(): Promise<string[]> {
  const rows = await runSql<{ line: string }>(
    database.url,
    `select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
       from information_schema.columns where table_schema = 'public' and table_name not like 'schema_migration%'
     union all
     select 'index ' || indexdef from pg_indexes
       where schemaname = 'public' and tablename not like 'schema_migration%'
     union all
     select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
       where connamespace = 'public'::regnamespace and conrelid <> 0
         and conrelid::regclass::text not like 'schema_migration%'
     union all
     select format('function %s %s', p.oid::regprocedure, md5(prosrc)) from pg_proc p
       where pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all
     select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
       and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
     order by 1`,
  );
  return rows.map(({ line }) => line);
}

describe('migrations', () => {
  it('are named by one form of timestamp, in order, and each goes up and down', async () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => !FILE_NAME.test(name))).toEqual([]);
    const stamps = files.map((name) => name.slice(0, 13));
    expect(new Set(stamps).size).toBe(stamps.length);
    for (const name of files) {
      const module = (await import(join(folder, name))) as Record<string, { prototype: object }>;
      const classes = Object.entries(module);
      expect(classes.map(([key]) => key.toLowerCase())).toEqual([
        `migration${name.slice(0, -3).replaceAll('-', '').toLowerCase()}`,
      ]);
      expect(Object.getOwnPropertyNames(classes[0]![1].prototype)).toEqual(expect.arrayContaining(['up', 'down']));
    }
  });

  it('go up, down to nothing and up again to the same schema, which is that of the entities', async () => {
    await orm.migrator.up();
    const first = await inventory();
    expect(first.length).toBeGreaterThan(100);
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');

    await orm.migrator.down({ to: 0 });
    expect(await inventory()).toEqual([]);
    expect(await orm.migrator.getExecuted()).toEqual([]);

    await orm.migrator.up();
    expect(await inventory()).toEqual(first);
    expect(await orm.migrator.getPending()).toEqual([]);
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });
});
