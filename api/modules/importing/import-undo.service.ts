import sql, { join } from 'sql-template-tag';
import { encodeId } from '../../kernel/ids.ts';
import { DomainRefusals, type DomainRefusal } from '../../kernel/refusal.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { ImportBatch } from './import-batch.entity.ts';
import { holdOwnBatch, recordStep } from './import-state.service.ts';
import { targetSpec } from './import-targets.ts';
import { refuse, refuseState } from './importing.refusals.ts';
import { fixRowTexts, nameSql } from './touch-recorder.service.ts';

/** Conflicts that are named one by one; the others are counted. */
const NAMED_CONFLICTS = 20;
/** Rows that one statement deletes. */
const REMOVED_AT_ONCE = 500;

/** What undoing a batch does. */
interface Restored {
  readonly removed: number;
  readonly restored: number;
}

/**
 * Puts back exactly what stood before a batch: rows that it made go, rows that it changed get every value that they had.
 * Refuses with a list when a record was changed or used since, and then changes nothing.
 */
export async function undoBatch(uow: UnitOfWork, id: string): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'DONE', 'FAILED', 'CANCELLED');
  if (batch.committedAt === null) {
    throw refuseState(batch.state);
  }
  await targetSpec(batch.target).authorizeUndo(uow, id);
  const before = batch.state;
  const { removed, restored } = await restoreBatch(uow, batch);
  batch.state = 'UNDONE';
  batch.undoneAt = uow.clock.now();
  recordStep(uow, batch, 'import.undo', {
    state: { before, after: 'UNDONE' },
    removed: { before: null, after: removed },
    restored: { before: null, after: restored },
  });
  uow.publish({ type: 'import.undone', subjectType: 'ImportBatch', subjectId: batch.id });
  return id;
}

/** Does the work of an undo inside the caller's step; the batch is held. */
export async function restoreBatch(uow: UnitOfWork, batch: ImportBatch): Promise<Restored> {
  const { tables, subjects } = targetSpec(batch.target);
  await fixRowTexts(uow.run);
  await uow.run(sql`create temporary table if not exists import_restore (
    table_name text, record_id uuid, row_number int, before jsonb, after_digest text,
    primary key (table_name, record_id)) on commit drop`);
  await uow.run(sql`delete from import_restore`);
  await uow.run(sql`insert into import_restore
    select table_name, record_id, min(row_number), (array_agg(before order by ordinal))[1], (array_agg(after_digest order by ordinal desc))[1]
    from import_touch where batch_id = ${batch.id} group by table_name, record_id`);
  // Without figures the planner takes the table for empty and walks it once a row.
  await uow.run(sql`analyze import_restore`);
  const [touched] = await uow.run<{ count: number }>(sql`select count(*)::int as count from import_restore`);
  if (touched!.count === 0 && batch.appliedCount > 0) {
    throw refuse('IMPORT_UNDO_EXPIRED');
  }
  for (const table of tables) {
    await uow.run(sql`select id from ${nameSql(table)} where id in (select record_id from import_restore where table_name = ${table})
      order by id for update`);
  }
  const conflicts = [...(await changedSince(uow, batch.id, tables)), ...(await usedSince(uow, batch.id, tables))];
  if (conflicts.length > 0) {
    throw new DomainRefusals(listed(conflicts));
  }
  let removed = 0;
  for (const table of tables.toReversed()) {
    removed += await remove(uow, table);
  }
  let restored = 0;
  for (const table of tables) {
    restored += await putBack(uow, batch, table, subjects[table] ?? null);
  }
  await uow.run(sql`delete from import_touch where batch_id = ${batch.id}`);
  await uow.run(sql`update import_row set outcome = null, record_id = case when state = 'NEW' then null else record_id end
    where batch_id = ${batch.id} and outcome = 'APPLIED'`);
  await uow.run(sql`update import_proposal set outcome = null where batch_id = ${batch.id} and outcome = 'APPLIED'`);
  batch.doneCount -= batch.appliedCount;
  batch.appliedCount = 0;
  return { removed, restored };
}

/** Deletes what the batch made in one table, part by part, so that no statement runs into its time limit. */
async function remove(uow: UnitOfWork, table: string): Promise<number> {
  const made = await uow.run<{ id: string }>(
    sql`select record_id as id from import_restore where table_name = ${table} and before is null order by record_id desc`,
  );
  for (let start = 0; start < made.length; start += REMOVED_AT_ONCE) {
    const ids = made.slice(start, start + REMOVED_AT_ONCE).map(({ id }) => id);
    await uow.run(sql`delete from ${nameSql(table)} where id = any(${ids}::uuid[])`);
  }
  return made.length;
}

/** Gives changed rows every value that they had; records with a history of their own get an audit entry each. */
async function putBack(
  uow: UnitOfWork,
  batch: ImportBatch,
  table: string,
  subjectType: string | null,
): Promise<number> {
  const columns = await uow.run<{ name: string }>(
    sql`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id' order by attnum`,
  );
  const pairs = columns.map(({ name }) => sql`${nameSql(name)} = b.${nameSql(name)}`);
  const rows = await uow.run<{ id: string }>(
    sql`update ${nameSql(table)} t set ${join(pairs)} from import_restore r, jsonb_populate_record(null::${nameSql(table)}, r.before) b
      where r.table_name = ${table} and r.before is not null and t.id = r.record_id returning t.id`,
  );
  for (const { id } of subjectType === null ? [] : rows) {
    uow.audit({
      action: 'import.restore',
      subjectType: subjectType!,
      subjectId: id,
      changes: { batch: { before: encodeId('imp', batch.id), after: null } },
      permission: 'import.run',
    });
  }
  return rows.length;
}

interface Conflict {
  readonly row: number | null;
  readonly refusal: DomainRefusal;
}

interface Found {
  readonly row: number | null;
  readonly name: string | null;
  readonly count: number;
}

/** Rows that are gone, or that differ from what the batch left. */
async function changedSince(uow: UnitOfWork, batchId: string, tables: readonly string[]): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const table of tables) {
    const rows = await uow.run<Found>(
      sql`select r.row_number as row, i.candidate ->> 'name' as name, 1 as count from import_restore r
        left join ${nameSql(table)} t on t.id = r.record_id
        left join import_row i on i.batch_id = ${batchId} and i.row_number = r.row_number
        where r.table_name = ${table} and (t.id is null or md5(to_jsonb(t)::text) <> r.after_digest) order by r.row_number`,
    );
    conflicts.push(...rows.map((found) => conflict('IMPORT_UNDO_CHANGED', table, found)));
  }
  return conflicts;
}

/** Rows that the batch made and that others refer to by now; each foreign key of the database is asked. */
async function usedSince(uow: UnitOfWork, batchId: string, tables: readonly string[]): Promise<Conflict[]> {
  const keys = await uow.run<{ parent: string; child: string; column: string }>(
    sql`select p.relname as parent, c.relname as child, a.attname as column from pg_constraint k
      join pg_class p on p.oid = k.confrelid join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and cardinality(k.conkey) = 1 and p.relname = any(${tables}::text[]) and p.relnamespace = 'public'::regnamespace
      order by 2, 3`,
  );
  const conflicts: Conflict[] = [];
  for (const { parent, child, column } of keys) {
    const own = tables.includes(child)
      ? sql` and not exists (select 1 from import_restore own where own.table_name = ${child} and own.record_id = c.id)`
      : sql``;
    const rows = await uow.run<Found>(
      sql`select r.row_number as row, i.candidate ->> 'name' as name, count(*)::int as count from import_restore r
        join ${nameSql(child)} c on c.${nameSql(column)} = r.record_id
        left join import_row i on i.batch_id = ${batchId} and i.row_number = r.row_number
        where r.table_name = ${parent} and r.before is null${own} group by 1, 2 order by 1`,
    );
    conflicts.push(...rows.map((found) => conflict('IMPORT_UNDO_USED', child, found)));
  }
  return conflicts;
}

function conflict(
  code: 'IMPORT_UNDO_CHANGED' | 'IMPORT_UNDO_USED',
  table: string,
  { row, name, count }: Found,
): Conflict {
  return { row, refusal: refuse(code, null, { row: row ?? '-', name: name ?? '-', table, count }) };
}

function listed(conflicts: readonly Conflict[]): DomainRefusal[] {
  const inOrder = conflicts.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).map(({ refusal }) => refusal);
  const rest = inOrder.length - NAMED_CONFLICTS;
  return rest > 0 ? [...inOrder.slice(0, NAMED_CONFLICTS), refuse('IMPORT_UNDO_MORE', null, { count: rest })] : inOrder;
}
