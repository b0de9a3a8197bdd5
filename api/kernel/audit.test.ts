import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorWith } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { appendAudit, verifyAudit, type Run } from './audit.ts';
import { newId } from './ids.ts';

let database: TestDatabase;
let client: pg.Client;
let run: Run;
const key = Buffer.from('key of the tests');
const actor = actorWith([]);

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  run = async <Row extends object>(statement: Sql) => (await client.query<Row>(statement.text, statement.values)).rows;
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const scope = (schoolId: string | null) => ({
  organizationId: newId(),
  provinceId: null,
  cityId: null,
  schoolId,
  departmentId: null,
});
const append = (schoolId: string | null, count: number): Promise<void> =>
  appendAudit(
    run,
    Array.from({ length: count }, (_, index) => ({
      actor,
      at: new Date('2026-11-24T04:00:00.123Z'),
      draft: {
        action: 'sample.change',
        subjectType: 'Sample',
        subjectId: newId(),
        scope: scope(schoolId),
        changes: {
          name: { before: '旧', after: `新${index}` },
          phone: { before: '13800000000', after: '13900000000', isSensitive: true },
          same: { before: 1, after: 1 },
        },
        reason: 'test',
      },
    })),
    key,
  );

/** Does what no role of the application can: changes the trail behind its trigger. */
const tamper = async (statement: string): Promise<void> => {
  await client.query('alter table audit_entry disable trigger all').catch(async () => {
    await client.query('drop trigger audit_entry_no_change on audit_entry');
  });
  await client.query(statement);
};

describe('the audit trail', () => {
  it('chains entries by school and verifies', async () => {
    const school = newId();
    await append(school, 3);
    await append(null, 2);
    await append(school, 2);
    expect(await verifyAudit(run)).toEqual({ count: 7, chains: 2, broken: null });
    const [row] = await run<{ changes: Record<string, unknown> }>(sql`select changes from audit_entry limit 1`);
    expect(Object.keys(row!.changes).toSorted()).toEqual(['name', 'phone']);
    expect(JSON.stringify(row)).not.toContain('13800000000');
  });

  it('refuses update, delete and truncate', async () => {
    await append(null, 1);
    for (const statement of [
      `update audit_entry set reason = 'x'`,
      'delete from audit_entry',
      'truncate audit_entry',
    ]) {
      await expect(client.query(statement)).rejects.toThrow('append-only');
    }
  });

  it.each([
    ['changed content', `update audit_entry set reason = 'forged' where seq = 2`, { seq: 2, fault: 'CONTENT_CHANGED' }],
    ['a removed entry', 'delete from audit_entry where seq = 2', { seq: 2, fault: 'ENTRY_MISSING' }],
    ['a cut tail', 'delete from audit_entry where seq = 4', { seq: 4, fault: 'TAIL_MISSING' }],
    ['a relinked entry', `update audit_entry set previous_hash = 'x' where seq = 3`, { seq: 3, fault: 'LINK_BROKEN' }],
    ['a removed chain head', 'delete from audit_head', { seq: 5, fault: 'TAIL_MISSING' }],
  ])('names the first broken link after %s', async (_, statement, expected) => {
    await append(null, 4);
    await tamper(statement);
    expect((await verifyAudit(run)).broken).toMatchObject({ chain: 'national', ...expected });
  });
});
