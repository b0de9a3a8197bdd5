import pg from 'pg';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { runPrepared } from './prepared.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const prepared = async (mark: string): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from pg_prepared_statements where statement like '%' || $1 || '%'`,
    [mark],
  );
  return rows[0]!.count;
};

describe('runPrepared', () => {
  it('prepares a text at its second sight, once, and binds the values of each call', async () => {
    const ask = async (value: number) =>
      runPrepared<{ doubled: number }>(pool, sql`select ${value}::int * 2 as doubled`);
    expect(await ask(1)).toEqual([{ doubled: 2 }]);
    expect(await prepared('as doubled')).toBe(0);
    expect(await ask(2)).toEqual([{ doubled: 4 }]);
    expect(await ask(3)).toEqual([{ doubled: 6 }]);
    expect(await prepared('as doubled')).toBe(1);
  });

  it('goes on after a statement that fails', async () => {
    const ask = async (divisor: number) => runPrepared(pool, sql`select 1 / ${divisor}::int as quotient`);
    await ask(1);
    await expect(ask(0)).rejects.toThrow('division by zero');
    await expect(ask(0)).rejects.toThrow('division by zero');
    expect(await ask(1)).toEqual([{ quotient: 1 }]);
  });

  it('keeps no more than a bounded number of plans on a connection', async () => {
    for (let text = 0; text < 450; text += 1) {
      const statement = sql`select ${raw(String(text))} as bounded`;
      await runPrepared(pool, statement);
      await runPrepared(pool, statement);
    }
    const count = await prepared('as bounded');
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(200);
  });
});
