import type { Sql } from 'sql-template-tag';
import type { Run } from '../audit.ts';
import type { Kernel } from '../unit-of-work.ts';

/** Runs work in a transaction on the shared pool. */
export async function withTransaction<Result>(kernel: Kernel, work: (run: Run) => Promise<Result>): Promise<Result> {
  const client = await kernel.pool.connect();
  try {
    await client.query('begin');
    const result = await work(async <RowType extends object>(statement: Sql) => {
      const { rows } = await client.query<RowType>(statement.text, statement.values);
      return rows;
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
