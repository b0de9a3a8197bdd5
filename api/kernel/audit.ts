import { createHash, createHmac } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from './actor.ts';
import { newId } from './ids.ts';
import type { ScopeKeys } from './scope.ts';

/** One changed field: its values before and after; sensitive values are stored as keyed digests only. */
export interface AuditChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly isSensitive?: boolean;
}

/** What a mutation, export or sensitive read says of itself. */
export interface AuditDraft {
  /** Past-tense or verb key such as `organization.rename`. */
  readonly action: string;
  /** Kind of the subject (schema type name) and its uuid. */
  readonly subjectType: string;
  readonly subjectId: string | null;
  /** Where the subject belongs; decides who may read the entry and which chain it joins. */
  readonly scope?: ScopeKeys | null;
  readonly changes?: Readonly<Record<string, AuditChange>>;
  /** Reason that the actor gave. */
  readonly reason?: string | null;
  /** Permission used, to name the office by which the actor acted. */
  readonly permission?: string;
}

/** A statement runner inside one transaction. */
export type Run = <Row extends object>(statement: Sql) => Promise<Row[]>;

/** Canonical JSON: keys sorted, undefined dropped; the text that hashes are taken over. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value ?? null);
  }
  if (value instanceof Date) {
    return JSON.stringify(value.toISOString());
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** The hashed content of an audit row; `verifyChain` rebuilds it from the stored columns. */
export interface AuditContent {
  readonly id: string;
  readonly chain: string;
  readonly seq: number;
  readonly occurredAt: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly organizationId: string | null;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly systemRole: string | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly changes: unknown;
  readonly requestId: string;
}

/** The link of one audit row to the one before it in its chain. */
function auditHash(previous: string, content: AuditContent): string {
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(content)).digest('hex');
}

/** Keyed digest of a sensitive value: equal values compare equal, the value can't be read back. */
function digestOf(key: Buffer, value: unknown): string {
  return `hmac:${createHmac('sha256', key).update(canonicalJson(value)).digest('hex').slice(0, 32)}`;
}

/** Digest that stands for no value at all, to be shown as such. */
export const emptyDigest = (key: Buffer): string => digestOf(key, null);

const NO_SCOPE: ScopeKeys = {
  organizationId: null,
  provinceId: null,
  cityId: null,
  schoolId: null,
  departmentId: null,
};

/** Chain of a row: one per school, else per province, else the national chain, so that no lock is global. */
function chainOf(scope: ScopeKeys): string {
  return scope.schoolId ?? scope.provinceId ?? 'national';
}

/** One entry to append: who did what at which instant. */
export interface AuditRecord {
  readonly actor: Actor;
  readonly draft: AuditDraft;
  readonly at: Date;
}

/** Only what differs, sensitive values as keyed digests. */
function recordedChanges(changes: NonNullable<AuditDraft['changes']>, key: Buffer): unknown {
  return Object.fromEntries(
    Object.entries(changes)
      .filter(([, change]) => canonicalJson(change.before) !== canonicalJson(change.after))
      .map(([field, { before, after, isSensitive }]) => [
        field,
        isSensitive ? [digestOf(key, before), digestOf(key, after)] : [before ?? null, after ?? null],
      ]),
  );
}

function contentOf({ actor, draft, at }: AuditRecord, chain: string, seq: number, key: Buffer): AuditContent {
  const grant = draft.permission ? actor.grants.find((item) => item.permission === draft.permission) : undefined;
  return {
    id: newId(),
    chain,
    seq,
    occurredAt: at.toISOString(),
    action: draft.action,
    subjectType: draft.subjectType,
    subjectId: draft.subjectId,
    organizationId: draft.scope?.organizationId ?? null,
    accountId: actor.accountId,
    personId: actor.personId,
    officeId: grant?.officeId ?? null,
    systemRole: actor.systemRole,
    purpose: actor.purpose,
    reason: draft.reason ?? null,
    changes: JSON.parse(canonicalJson(recordedChanges(draft.changes ?? {}, key))),
    requestId: actor.requestId,
  };
}

/** Locks the head of a chain, which begins with its first entry. */
async function lockHead(run: Run, chain: string): Promise<{ seq: string; hash: string }> {
  const lock = () =>
    run<{ seq: string; hash: string }>(sql`select seq, hash from audit_head where chain = ${chain} for update`);
  const [head] = await lock();
  if (head) {
    return head;
  }
  await run(sql`insert into audit_head (chain, seq, hash) values (${chain}, 0, '') on conflict do nothing`);
  return (await lock())[0]!;
}

/**
 * Appends entries to their hash chains inside the caller's transaction. The chain's head row is the only lock; it is
 * taken last, so that it is held for the shortest time, and in chain order, so that two writers can't deadlock.
 */
export async function appendAudit(run: Run, records: readonly AuditRecord[], key: Buffer): Promise<void> {
  const byChain = Map.groupBy(records, ({ draft }) => chainOf(draft.scope ?? NO_SCOPE));
  for (const chain of [...byChain.keys()].sort()) {
    const head = await lockHead(run, chain);
    let seq = Number(head.seq);
    let { hash } = head;
    const rows = byChain.get(chain)!.map((record) => {
      const previousHash = hash;
      const content = contentOf(record, chain, (seq += 1), key);
      hash = auditHash(previousHash, content);
      const { provinceId, cityId, schoolId, departmentId } = record.draft.scope ?? NO_SCOPE;
      return { ...content, provinceId, cityId, schoolId, departmentId, previousHash, hash };
    });
    await run(sql`with written as (insert into audit_entry (
        id, chain, seq, occurred_at, action, subject_type, subject_id,
        organization_id, province_id, city_id, school_id, department_id,
        account_id, person_id, office_id, system_role, purpose, reason, changes, request_id, previous_hash, hash)
      select r.id, r.chain, r.seq, r."occurredAt", r.action, r."subjectType", r."subjectId",
        r."organizationId", r."provinceId", r."cityId", r."schoolId", r."departmentId",
        r."accountId", r."personId", r."officeId", r."systemRole", r.purpose, r.reason, r.changes, r."requestId", r."previousHash", r.hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, chain text, seq bigint, "occurredAt" timestamptz, action text, "subjectType" text, "subjectId" uuid,
        "organizationId" uuid, "provinceId" uuid, "cityId" uuid, "schoolId" uuid, "departmentId" uuid,
        "accountId" uuid, "personId" uuid, "officeId" uuid, "systemRole" text, purpose text, reason text, changes jsonb,
        "requestId" text, "previousHash" text, hash text))
      update audit_head set seq = ${seq}, hash = ${hash} where chain = ${chain}`);
  }
}

/** Where a chain first fails to verify. */
export interface BrokenLink {
  readonly chain: string;
  readonly seq: number;
  readonly entryId: string | null;
  readonly fault: 'CONTENT_CHANGED' | 'LINK_BROKEN' | 'ENTRY_MISSING' | 'TAIL_MISSING';
}

/** Walks every chain and names the first broken link, or null when all verify; `count` is the number of entries seen. */
export async function verifyAudit(run: Run): Promise<{ count: number; chains: number; broken: BrokenLink | null }> {
  const heads = await run<{ chain: string; seq: string; hash: string }>(
    sql`select chain, seq, hash from audit_head union all
        select distinct e.chain, '0'::bigint, '' from audit_entry e where not exists (select 1 from audit_head h where h.chain = e.chain)
        order by 1`,
  );
  let count = 0;
  for (const head of heads) {
    let previous = '';
    let expected = 1;
    for (;;) {
      const rows = await run<AuditContent & { previousHash: string; hash: string; occurredAt: string }>(sql`
        select id, chain, seq::int as seq, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
          action, subject_type as "subjectType", subject_id as "subjectId", organization_id as "organizationId",
          account_id as "accountId", person_id as "personId", office_id as "officeId", system_role as "systemRole",
          purpose, reason, changes, request_id as "requestId", previous_hash as "previousHash", hash
        from audit_entry where chain = ${head.chain} and seq >= ${expected} order by seq limit 1000`);
      for (const { previousHash, hash, ...content } of rows) {
        const at = { chain: head.chain, seq: content.seq, entryId: content.id };
        if (content.seq !== expected) {
          return {
            count,
            chains: heads.length,
            broken: { ...at, seq: expected, entryId: null, fault: 'ENTRY_MISSING' },
          };
        }
        if (previousHash !== previous) {
          return { count, chains: heads.length, broken: { ...at, fault: 'LINK_BROKEN' } };
        }
        if (auditHash(previous, content) !== hash) {
          return { count, chains: heads.length, broken: { ...at, fault: 'CONTENT_CHANGED' } };
        }
        previous = hash;
        expected += 1;
        count += 1;
      }
      if (rows.length < 1000) {
        break;
      }
    }
    if (previous !== head.hash || expected - 1 !== Number(head.seq)) {
      return {
        count,
        chains: heads.length,
        broken: { chain: head.chain, seq: expected, entryId: null, fault: 'TAIL_MISSING' },
      };
    }
  }
  return { count, chains: heads.length, broken: null };
}
