import sql from 'sql-template-tag';
import { forbidden, notFound } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { ImportBatch } from './import-batch.entity.ts';
import { ImportProposal } from './import-row.entity.ts';
import type { BatchState, ErrorPolicy, ProposalDecision, ProposalKind } from './importing.enums.ts';
import { authorizeBatch, mayImport } from './importing.policy.ts';
import { refuse, refuseState } from './importing.refusals.ts';
import { hasError, issueMessage } from './profile/issue.ts';
import { parserTarget } from './import-targets.ts';

/** A decision on proposals: on named ones, or on all of a kind. */
export interface DecisionFacts {
  /** Uuids. */
  readonly ids?: readonly string[] | null;
  readonly kind?: ProposalKind | null;
  readonly decision: ProposalDecision;
  /** Public id of the institution that carries a vanished one on. */
  readonly successorId?: string | null;
  /** New row of the file that carries a vanished one on. */
  readonly successorRow?: number | null;
}

/** What a commit settles. */
export interface CommitFacts {
  readonly policy?: ErrorPolicy | null | undefined;
  readonly effectiveOn?: string | null | undefined;
  readonly decisions?: readonly DecisionFacts[] | null | undefined;
}

/** Loads a batch for change and holds it until the transaction ends, so that steps follow one another. */
export async function holdBatch(uow: UnitOfWork, id: string): Promise<ImportBatch> {
  await uow.run(sql`select id from import_batch where id = ${id}::uuid for update`);
  const batch = await uow.em.findOne(ImportBatch, { id });
  if (!batch) {
    throw notFound();
  }
  return batch;
}

/** Loads a batch that the actor may act upon, in one of these states. */
export async function holdOwnBatch(uow: UnitOfWork, id: string, ...states: BatchState[]): Promise<ImportBatch> {
  const batch = await holdBatch(uow, id);
  requireImporter(uow.actor, batch);
  if (!states.includes(batch.state)) {
    throw refuseState(batch.state);
  }
  return batch;
}

/** Refuses whoever does not see the batch, or may no longer import its kind of list. */
export function requireImporter(actor: Actor, batch: ImportBatch): void {
  authorizeBatch(actor, keysOf(batch));
  if (!mayImport(actor, batch.target)) {
    throw forbidden();
  }
}

/** The facts of a batch by which the rules judge. */
export function keysOf(batch: ImportBatch) {
  return {
    startedById: batch.startedById ?? null,
    organizationId: batch.organizationId ?? null,
    provinceId: batch.provinceId ?? null,
    cityId: batch.cityId ?? null,
    schoolId: batch.schoolId ?? null,
    departmentId: batch.departmentId ?? null,
  };
}

/** Writes the audit entry of a step of a batch. */
export function recordStep(
  uow: UnitOfWork,
  batch: ImportBatch,
  action: `import.${string}`,
  changes: Record<string, { before: unknown; after: unknown }>,
): void {
  const { startedById: _, ...scope } = keysOf(batch);
  uow.audit({ action, subjectType: 'ImportBatch', subjectId: batch.id, scope, changes, permission: 'import.run' });
}

/** Confirms a plan: from here on the queue takes its rows over, chunk by chunk. */
export async function commitBatch(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  facts: CommitFacts,
): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'PLANNED');
  if (version !== null) {
    requireVersion(batch, version);
  }
  const fault = batch.issues.find(({ severity }) => severity === 'error');
  if (hasError(batch.issues) && fault) {
    const message = issueMessage(fault, uow.actor.locale, parserTarget(batch.target));
    throw refuse('IMPORT_FILE_REFUSED', null, { message });
  }
  batch.policy = facts.policy ?? batch.policy;
  if (batch.policy === 'REJECT_ALL' && batch.counts.errors > 0) {
    const [first] = await uow.run<{ row: number }>(
      sql`select min(row_number)::int as row from import_row where batch_id = ${id} and state = 'ERROR'`,
    );
    throw refuse('IMPORT_ROW_ERRORS', ['input', 'policy'], { count: batch.counts.errors, row: first!.row });
  }
  for (const decision of facts.decisions ?? []) {
    await decide(uow, batch, decision);
  }
  const [closing] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from import_proposal where batch_id = ${id} and kind = 'VANISHED' and decision = 'CONFIRMED'`,
  );
  batch.effectiveOn = facts.effectiveOn ?? null;
  batch.totalCount += closing!.count;
  batch.preview = { ...batch.preview, rows: [] };
  batch.committedAt = uow.clock.now();
  await start(uow, batch);
  await dropFile(uow, id);
  recordStep(uow, batch, 'import.commit', {
    state: { before: 'PLANNED', after: 'RUNNING' },
    policy: { before: null, after: batch.policy },
    rows: { before: null, after: batch.totalCount },
  });
  return id;
}

async function start(uow: UnitOfWork, batch: ImportBatch): Promise<void> {
  batch.state = 'RUNNING';
  batch.runById = uow.actor.accountId;
  batch.purpose = uow.actor.purpose;
  batch.failure = null;
  batch.attempts = 0;
  batch.beatAt = uow.clock.now();
  batch.finishedAt = null;
  await uow.em.flush();
  await enqueue(uow.run, batch.id);
}

/** Puts a batch into the queue; one that waits there already is not queued twice. */
export async function enqueue(run: UnitOfWork['run'], id: string): Promise<void> {
  await run(sql`select graphile_worker.add_job('import-run', json_build_object('batchId', ${id}::text), max_attempts => 5,
    job_key => ${`import-run:${id}`})`);
}

/** Deletes the bytes of a batch that is no longer a plan. */
async function dropFile(uow: UnitOfWork, id: string): Promise<void> {
  await uow.run(sql`delete from import_file where batch_id = ${id}::uuid`);
}

/** Gives a plan up, or stops a running batch before its next chunk; what it took over stands and can be undone. */
export async function cancelBatch(uow: UnitOfWork, id: string): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'PLANNED', 'RUNNING');
  const before = batch.state;
  batch.state = 'CANCELLED';
  batch.finishedAt = uow.clock.now();
  batch.preview = { ...batch.preview, rows: [] };
  await dropFile(uow, id);
  recordStep(uow, batch, 'import.cancel', {
    state: { before, after: 'CANCELLED' },
    done: { before: null, after: batch.doneCount },
  });
  return id;
}

/** Goes on with a batch that failed, was stopped, or lost its worker; rows that were taken over are not touched again. */
export async function resumeBatch(uow: UnitOfWork, id: string): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'FAILED', 'CANCELLED', 'RUNNING');
  if (batch.committedAt === null) {
    throw refuseState(batch.state);
  }
  const before = batch.state;
  await start(uow, batch);
  recordStep(uow, batch, 'import.resume', {
    state: { before, after: 'RUNNING' },
    done: { before: null, after: batch.doneCount },
  });
  return id;
}

/** Decides on proposals of a plan. */
export async function decideProposals(uow: UnitOfWork, id: string, facts: DecisionFacts): Promise<string> {
  const batch = await holdOwnBatch(uow, id, 'PLANNED');
  const count = await decide(uow, batch, facts);
  recordStep(uow, batch, 'import.decide', { [facts.decision]: { before: null, after: count } });
  return id;
}

async function decide(uow: UnitOfWork, batch: ImportBatch, facts: DecisionFacts): Promise<number> {
  const ids = [...new Set(facts.ids ?? [])];
  const found = await uow.em.find(ImportProposal, {
    batchId: batch.id,
    ...(facts.kind ? { kind: facts.kind } : {}),
    ...(facts.ids ? { id: { $in: ids } } : {}),
  });
  if (facts.ids && found.length < ids.length) {
    throw refuse('IMPORT_PROPOSAL_UNKNOWN', ['input', 'ids'], { count: ids.length - found.length });
  }
  const successor = await successorOf(uow, batch, facts);
  for (const proposal of found) {
    if (successor && (proposal.kind !== 'VANISHED' || successor.successorId === proposal.recordId)) {
      throw refuse('IMPORT_PROPOSAL_SUCCESSOR', ['input', 'successorId']);
    }
    Object.assign(proposal, {
      decision: facts.decision,
      decidedById: uow.actor.accountId,
      decidedAt: uow.clock.now(),
      ...(successor ?? { successorId: null, successorRow: null }),
    });
  }
  await uow.em.flush();
  return found.length;
}

async function successorOf(
  uow: UnitOfWork,
  batch: ImportBatch,
  { successorId, successorRow }: DecisionFacts,
): Promise<{ successorId: string | null; successorRow: number | null } | null> {
  if (!successorId && (successorRow ?? null) === null) {
    return null;
  }
  const id = successorId ? decodeId('ins', successorId) : null;
  const [known] = successorId
    ? await uow.run(sql`select id from institution where id = ${id}::uuid and status = 'ACTIVE'`)
    : await uow.run(
        sql`select id from import_row where batch_id = ${batch.id} and row_number = ${successorRow} and state = 'NEW'`,
      );
  if (!known || (successorId && (successorRow ?? null) !== null)) {
    throw refuse('IMPORT_PROPOSAL_SUCCESSOR', ['input', 'successorId']);
  }
  return { successorId: id, successorRow: successorId ? null : (successorRow ?? null) };
}
