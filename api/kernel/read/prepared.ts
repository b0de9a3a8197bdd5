import type { Pool, PoolClient } from 'pg';
import type { Sql } from 'sql-template-tag';

/** Texts that are remembered; the one unused for longest is forgotten first. */
const REMEMBERED = 500;
/** Statements that one connection keeps planned; with more it is closed, and the pool opens a new one when it needs it. */
const PER_CONNECTION = 200;

/** Names of the texts that were seen at least twice; null for those seen once. */
const names = new Map<string, string | null>();
const preparedOn = new WeakMap<PoolClient, Set<string>>();
let count = 0;

/** The name under which a text is prepared, from its second sight on: whoever asks once leaves no plan behind. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  names.delete(text);
  if (known === undefined && names.size >= REMEMBERED) {
    names.delete(names.keys().next().value!);
  }
  count += known === null ? 1 : 0;
  const name = known === null ? `read_${count}` : (known ?? null);
  names.set(text, name);
  return name;
}

/** Runs a statement on a connection of the pool; a text that comes again is parsed and planned once a connection. */
export async function runPrepared<RowType extends object>(pool: Pool, statement: Sql): Promise<RowType[]> {
  const { text, values } = statement;
  const name = nameOf(text);
  if (name === null) {
    return (await pool.query<RowType>(text, values)).rows;
  }
  const client = await pool.connect();
  let failure: Error | boolean = true;
  try {
    const prepared = preparedOn.get(client) ?? new Set<string>();
    preparedOn.set(client, prepared.add(name));
    const { rows } = await client.query<RowType>({ name, text, values });
    failure = prepared.size > PER_CONNECTION;
    return rows;
  } finally {
    client.release(failure);
  }
}
