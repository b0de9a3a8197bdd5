import sql, { raw } from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { PersonMerge, type MergeRecord, type Person } from './person.entity.ts';
import { authorizePerson, lockPersons, recordPerson } from './person.service.ts';
import { refuse } from './people.refusals.ts';
import { requireTermsDelegable } from './term-facts.read-model.ts';

/** A column that points to a person and follows a merge. */
interface PersonReference {
  readonly table: string;
  readonly column: string;
}

const references: PersonReference[] = [
  { table: 'term', column: 'person_id' },
  { table: 'handover_pack', column: 'person_id' },
  { table: 'handover_pack', column: 'acknowledged_by_id' },
];

/** Lets a later module's rows follow their person through merges; the table must have a uuid column `id`. */
export function registerPersonReference(table: string, column: string): void {
  references.push({ table, column });
}

/** Facts that a surviving record takes over where it has none. */
const FILLED = ['gender', 'studentNumber', 'grade', 'institutionId', 'facultyUnit', 'email', 'phone'] as const;

/** Refuses a merge after which one person would hold one office twice at a time. */
async function requireNoOverlap(uow: UnitOfWork, survivor: Person, merged: Person): Promise<void> {
  const clash = await uow.run(sql`select 1 as clash from term a join term b on b.office_id = a.office_id
    where a.person_id = ${survivor.id} and b.person_id = ${merged.id} and a.starts_on < b.ends_on and b.starts_on < a.ends_on
      and a.ends_on > a.starts_on and b.ends_on > b.starts_on limit 1`);
  if (clash.length > 0) {
    throw refuse('PERSON_MERGE_OVERLAP', ['input', 'mergedId']);
  }
}

/** Points rows from one person to another; gives the ids of the moved rows by `table.column`. */
async function repoint(uow: UnitOfWork, fromId: string, toId: string): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const { table, column } of references) {
    const rows = await uow.run<{ id: string }>(
      sql`update ${raw(`"${table}"`)} set ${raw(`"${column}"`)} = ${toId}::uuid where ${raw(`"${column}"`)} = ${fromId}::uuid returning id`,
    );
    if (rows.length > 0) {
      moved[`${table}.${column}`] = rows.map(({ id }) => id);
    }
  }
  return moved;
}

/**
 * Merges a record into another one of the same person: terms, handovers and the account follow, the surviving record takes
 * over facts it lacked, the merged one stays as a pointer. Where an account comes to hold offices by it, the actor must
 * hold all that these give.
 */
export async function mergePersons(
  uow: UnitOfWork,
  survivorId: string,
  version: number,
  mergedId: string,
  input: { readonly mergedVersion: number; readonly reason: string },
): Promise<string> {
  const locked = await lockPersons(uow, [survivorId, mergedId]);
  const survivor = locked.find(({ id }) => id === survivorId);
  const merged = locked.find(({ id }) => id === mergedId);
  if (!survivor || !merged) {
    throw notFound();
  }
  for (const person of [survivor, merged]) {
    await authorizePerson(uow, 'person.merge', person);
    person.requireUnmerged();
  }
  requireVersion(survivor, version);
  requireVersion(merged, input.mergedVersion);
  if (survivor.id === merged.id) {
    throw refuse('PERSON_MERGE_SELF', ['input', 'mergedId']);
  }
  if (survivor.accountId && merged.accountId) {
    throw refuse('PERSON_MERGE_ACCOUNTS', ['input', 'mergedId']);
  }
  if (survivor.accountId) {
    await requireTermsDelegable(uow, merged.id);
  } else if (merged.accountId) {
    await requireTermsDelegable(uow, survivor.id);
  }
  await requireNoOverlap(uow, survivor, merged);
  const filled: Record<string, unknown> = {};
  for (const field of FILLED) {
    if ((survivor[field] ?? null) === null && (merged[field] ?? null) !== null) {
      filled[field] = merged[field];
      Object.assign(survivor, { [field]: merged[field] });
    }
  }
  const accountId = merged.accountId ?? null;
  const status = merged.status;
  const moved = await repoint(uow, merged.id, survivor.id);
  merged.yieldTo(survivor);
  // The account must be free before the surviving record takes it.
  await uow.em.flush();
  survivor.accountId ??= accountId;
  survivor.index();
  const record: MergeRecord = { moved, filled, accountId, status };
  uow.em.persist(
    Object.assign(new PersonMerge(), {
      id: newId(),
      survivorId: survivor.id,
      mergedId: merged.id,
      record,
      mergedAt: uow.clock.now(),
      undoneAt: null,
    }),
  );
  const count = Object.values(moved).flat().length;
  recordPerson(
    uow,
    'person.merge',
    'person.merged',
    merged,
    { mergedIntoId: { before: null, after: survivor.id } },
    input.reason,
  );
  recordPerson(
    uow,
    'person.merge',
    'person.absorbed',
    survivor,
    {
      absorbed: { before: null, after: merged.id, isSensitive: false },
      rows: { before: 0, after: count, isSensitive: false },
      account: { before: null, after: accountId, isSensitive: false },
    },
    input.reason,
  );
  return survivor.id;
}

/** Points the rows of a merge back; refuses when one of them has gone elsewhere since. */
async function pointBack(uow: UnitOfWork, record: MergeRecord, fromId: string, toId: string): Promise<void> {
  for (const [place, ids] of Object.entries(record.moved)) {
    const reference = references.find(({ table, column }) => `${table}.${column}` === place);
    const rows = reference
      ? await uow.run(sql`update ${raw(`"${reference.table}"`)} set ${raw(`"${reference.column}"`)} = ${toId}::uuid
          where id = any(${ids}::uuid[]) and ${raw(`"${reference.column}"`)} = ${fromId}::uuid returning id`)
      : [];
    if (rows.length !== ids.length) {
      throw refuse('PERSON_MERGE_CHANGED');
    }
  }
}

/** Undoes a merge: the rows that it moved, the account and the facts that it filled go back; gives the restored record. */
export async function unmergePerson(
  uow: UnitOfWork,
  mergedId: string,
  version: number,
  reason: string,
): Promise<string> {
  const merge = await uow.em.findOne(PersonMerge, { mergedId, undoneAt: null });
  const locked = await lockPersons(uow, [mergedId, ...(merge ? [merge.survivorId] : [])]);
  const merged = locked.find(({ id }) => id === mergedId);
  if (!merged) {
    throw notFound();
  }
  await authorizePerson(uow, 'person.merge', merged);
  const survivor = locked.find(({ id }) => id === merge?.survivorId);
  if (!merge || !survivor) {
    throw refuse('PERSON_NOT_MERGED');
  }
  await authorizePerson(uow, 'person.merge', survivor);
  requireVersion(merged, version);
  const { record } = merge;
  if (survivor.status === 'MERGED' || (record.accountId !== null && survivor.accountId !== record.accountId)) {
    throw refuse('PERSON_MERGE_CHANGED');
  }
  await pointBack(uow, record, survivor.id, merged.id);
  for (const [field, value] of Object.entries(record.filled)) {
    if (survivor[field as keyof Person] === value) {
      Object.assign(survivor, { [field]: null });
    }
  }
  if (record.accountId !== null) {
    survivor.accountId = null;
  }
  survivor.index();
  await uow.em.flush();
  merged.status = record.status as Person['status'];
  merged.mergedIntoId = null;
  merged.accountId = record.accountId;
  merge.undoneAt = uow.clock.now();
  recordPerson(
    uow,
    'person.unmerge',
    'person.unmerged',
    merged,
    { mergedIntoId: { before: survivor.id, after: null } },
    reason,
  );
  recordPerson(
    uow,
    'person.unmerge',
    'person.updated',
    survivor,
    { absorbed: { before: merged.id, after: null, isSensitive: false } },
    reason,
  );
  return merged.id;
}
