import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorWith } from '../../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { verifyAudit } from '../audit.ts';
import type { Kernel } from '../unit-of-work.ts';
import { recordReads } from './read-audit.ts';

let database: TestDatabase;
let kernel: Kernel;

beforeEach(async () => {
  database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  kernel = { pool, secret: Buffer.from('key of the tests') } as unknown as Kernel;
});
afterEach(async () => {
  await kernel.pool.end();
  await database.drop();
});

const read = (requestId: string, action = 'person.read'): Promise<void> =>
  recordReads(kernel, [
    {
      actor: { ...actorWith([]), requestId, purpose: '核对名单' },
      draft: { action, subjectType: 'persons', subjectId: null },
      at: new Date('2026-11-24T04:00:00Z'),
    },
  ]);
const rows = async <Row extends object>(statement: Sql): Promise<Row[]> =>
  (await kernel.pool.query<Row>(statement.text, statement.values)).rows;

describe('recordReads', () => {
  it('commits each entry before it resolves, and those that come together in one transaction', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => read(`request-${index}`)));
    const entries = await rows<{ requestId: string; transaction: string }>(
      sql`select request_id as "requestId", xmin::text as transaction from audit_entry order by seq`,
    );
    expect(entries.map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: 20 }, (_, index) => `request-${index}`),
    );
    // The first went alone; the others waited for it and shared the next.
    expect(new Set(entries.map(({ transaction }) => transaction)).size).toBe(2);
    expect((await verifyAudit(rows)).broken).toBeNull();
  });

  it('fails the reads whose entry could not be written, and no later one', async () => {
    const [lost] = await Promise.allSettled([read('lost', null as never)]);
    expect(lost.status).toBe('rejected');
    await read('kept');
    expect(await rows(sql`select request_id as "requestId" from audit_entry`)).toEqual([{ requestId: 'kept' }]);
  });
});
