import type pg from 'pg';
import sql from 'sql-template-tag';
import { encodeId, newId } from '../kernel/ids.ts';
import { runRead } from '../kernel/read/reader.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import type { Row } from './phases.ts';
import { median } from './processes.ts';

/** The Ministry's list of 2025 in its proportions: provinces, and regular and vocational schools. */
export const PROVINCES = 31;
/** Regular and vocational schools of the list. */
export const SCHOOLS = 2919;

/** An organization of each level of the list. */
export interface Nation {
  readonly id: string;
  readonly provinces: readonly string[];
}

/** Puts the organizations of the list into an empty database. */
export async function buildNation(kernel: Kernel): Promise<Nation> {
  const id = newId();
  const path = `${encodeId('org', id).slice(4)}.`;
  const provinces = Array.from({ length: PROVINCES }, () => newId());
  const paths = provinces.map((one) => `${path}${encodeId('org', one).slice(4)}.`);
  const insert = async (rows: readonly object[]): Promise<void> => {
    await runRead(
      kernel,
      sql`insert into organization (id, level, kind, name, parent_id, province_id, school_id, path, depth, status, successor_ids, search_text, created_at)
        select r.id, r.level, r.kind, r.name, r.parent, r.province, r.school, r.path, r.depth, 'ACTIVE', '{}', '', now()
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(id uuid, level text, kind text, name text, parent uuid, province uuid, school uuid, path text, depth int)`,
    );
  };
  await insert([{ id, level: 'NATIONAL', kind: 'FEDERATION', name: '全国学联', path, depth: 0 }]);
  await insert(
    provinces.map((one, index) => ({
      id: one,
      level: 'PROVINCIAL',
      kind: 'FEDERATION',
      name: `第${index}省学联`,
      parent: id,
      province: one,
      path: paths[index],
      depth: 1,
    })),
  );
  await insert(
    Array.from({ length: SCHOOLS }, (_, index) => {
      const school = newId();
      const province = index % PROVINCES;
      return {
        id: school,
        level: 'SCHOOL',
        kind: 'STUDENT_UNION',
        name: `第${index}大学学生会`,
        parent: provinces[province],
        province: provinces[province],
        school,
        path: `${paths[province]}${encodeId('org', school).slice(4)}.`,
        depth: 2,
      };
    }),
  );
  await kernel.pool.query('analyze');
  return { id, provinces };
}

/** Makes a table like another with the same indexes and references, which cost more than the rows; its name ends in `_twin`. */
export async function createTwin(client: pg.Client, table: string): Promise<void> {
  await client.query(`create table ${table}_twin (like ${table} including all)`);
  const { rows } = await client.query<{ name: string; text: string }>(
    `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = $1::regclass and contype = 'f'`,
    [table],
  );
  for (const { name, text } of rows) {
    const own = text.replace(`REFERENCES ${table}(`, `REFERENCES ${table}_twin(`);
    await client.query(`alter table ${table}_twin add constraint twin_${name} ${own}`);
  }
}

/** Milliseconds that work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** A line of the table from the medians of both sides. */
export function rowOf(name: string, ours: readonly number[], limit: readonly number[]): Row {
  const [mine, theirs] = [median(ours), median(limit)];
  return {
    operation: name,
    connections: null,
    unit: 'ms',
    ours: Number(mine.toFixed(2)),
    limit: Number(theirs.toFixed(2)),
    ratio: Number((mine / theirs).toFixed(2)),
  };
}
