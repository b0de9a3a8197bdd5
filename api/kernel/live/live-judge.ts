import { encodeId } from '../ids.ts';
import type { Reader } from '../read/reader.ts';
import { shapeNamed } from '../read/shape.ts';
import { mostSeen, type SeenRecords } from './seen-records.ts';

/** Which of some changed records of a type a viewer may learn of: public ids, null for many. */
export type LiveJudge = (reader: Reader, ids: readonly string[]) => Promise<readonly (string | null)[]>;

const judges = new Map<string, LiveJudge>();

/** Judges changes of a type otherwise than record by record, for what is written for many accounts at once. */
export function registerLiveJudge(type: string, judge: LiveJudge): void {
  judges.set(type, judge);
}

/** True when a type is judged otherwise than record by record. */
export const isJudgedApart = (type: string): boolean => judges.has(type);

/** One row of whatever the viewer may see, without any of its fields. */
const ANY = {
  key: 'any',
  name: 'any',
  args: { first: 1 },
  fields: [{ key: 'any', name: 'edges', args: {}, fields: [] }],
};

/** What a viewer is told of changed records: those that it may see, and those that it had seen and may see no more. */
export async function judged(
  reader: Reader,
  type: string,
  ids: Set<string> | null,
  seen: SeenRecords,
): Promise<readonly (string | null)[]> {
  const judge = judges.get(type);
  if (judge) {
    return judge(reader, [...(ids ?? [])]);
  }
  const shape = shapeNamed(type);
  if (!shape) {
    return [];
  }
  const { actor } = reader.context;
  if (ids === null) {
    const { rows } = await reader.list(shape, ANY);
    const hadSeen = seen.goneOfType(actor, type);
    return rows.length > 0 || hadSeen ? [null] : [];
  }
  const rows = await reader.byIds(shape, [...ids], []);
  const gone = seen.gone(
    actor,
    type,
    [...ids].filter((id) => !rows.has(id)),
  );
  seen.note(actor, type, [...rows.keys()], mostSeen(1));
  return [...rows.keys(), ...gone].map((id) => encodeId(shape.prefix, id));
}
