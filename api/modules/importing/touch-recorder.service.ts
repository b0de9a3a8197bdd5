import sql, { raw, type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';

interface Watch {
  readonly table: string;
  /** Column by which rows of the table hang on a record of the import, such as `id` or `institution_id`. */
  readonly key: string;
  readonly rowNumbers: ReadonlyMap<string, number | null>;
  readonly before: ReadonlyMap<string, { readonly text: string; readonly digest: string }>;
}

/** Row number of the file by record id; null for a record that no row of the file stands for. */
export type RowNumbers = ReadonlyMap<string, number | null>;

/** Quoted name of a table or column; only names that targets declare come here. */
export function nameSql(name: string): Sql {
  if (!/^[a-z_]+$/.test(name)) {
    throw new Error(`${name} is no name of a table or column`);
  }
  return raw(`"${name}"`);
}

/** Makes the texts of rows the same whatever the session's time zone; for the rest of the transaction. */
export async function fixRowTexts(run: Run): Promise<void> {
  await run(sql`select set_config('TimeZone', 'UTC', true)`);
}

/**
 * Remembers what a chunk writes: the exact rows before, and a digest of each row after. `watch` before the change,
 * `created` for what did not exist, `save` after the flush and in the same transaction.
 */
export class TouchRecorder {
  readonly #run: Run;
  readonly #batchId: string;
  readonly #watches: Watch[] = [];

  constructor(run: Run, batchId: string) {
    this.#run = run;
    this.#batchId = batchId;
  }

  /** Reads the rows that hang on these records before they change. */
  async watch(table: string, key: string, rowNumbers: RowNumbers): Promise<void> {
    if (rowNumbers.size === 0) {
      return;
    }
    await fixRowTexts(this.#run);
    const rows = await this.#run<{ id: string; text: string; digest: string }>(
      sql`select id, to_jsonb(t)::text as text, md5(to_jsonb(t)::text) as digest
        from ${nameSql(table)} t where ${nameSql(key)} = any(${[...rowNumbers.keys()]}::uuid[])`,
    );
    this.#watches.push({ table, key, rowNumbers, before: new Map(rows.map((row) => [row.id, row])) });
  }

  /** Notes records that did not exist before. */
  created(table: string, key: string, rowNumbers: RowNumbers): void {
    if (rowNumbers.size > 0) {
      this.#watches.push({ table, key, rowNumbers, before: new Map() });
    }
  }

  /** Stores what changed. */
  async save(): Promise<void> {
    await fixRowTexts(this.#run);
    const [last] = await this.#run<{ ordinal: number }>(
      sql`select coalesce(max(ordinal), 0)::int as ordinal from import_touch where batch_id = ${this.#batchId}`,
    );
    let ordinal = last!.ordinal;
    const touches: object[] = [];
    for (const { table, key, rowNumbers, before } of this.#watches) {
      const rows = await this.#run<{ id: string; key: string; digest: string }>(
        sql`select id, ${nameSql(key)} as key, md5(to_jsonb(t)::text) as digest
          from ${nameSql(table)} t where ${nameSql(key)} = any(${[...rowNumbers.keys()]}::uuid[]) order by id`,
      );
      for (const row of rows) {
        const prior = before.get(row.id);
        if (prior?.digest === row.digest) {
          continue;
        }
        ordinal += 1;
        touches.push({
          id: newId(),
          ordinal,
          row_number: rowNumbers.get(row.key) ?? null,
          table_name: table,
          record_id: row.id,
          before: prior ? JSON.parse(prior.text) : null,
          after_digest: row.digest,
        });
      }
    }
    if (touches.length > 0) {
      await this.#run(sql`insert into import_touch (id, batch_id, ordinal, row_number, table_name, record_id, before, after_digest)
        select id, ${this.#batchId}::uuid, ordinal, row_number, table_name, record_id, before, after_digest
        from jsonb_to_recordset(${JSON.stringify(touches)}::jsonb) as r(id uuid, ordinal int, row_number int, table_name text,
          record_id uuid, before jsonb, after_digest text)`);
    }
    this.#watches.length = 0;
  }
}
