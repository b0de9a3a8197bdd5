import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal, DomainRefusals } from '../../kernel/refusal.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { BatchFailure, ImportBatch } from './import-batch.entity.ts';
import { holdBatch, recordStep } from './import-state.service.ts';
import type { Chunk, DecidedProposal, OpenRow, RowResult } from './import-target.ts';
import { targetSpec } from './import-targets.ts';
import { restoreBatch } from './import-undo.service.ts';
import { CHUNK_ROWS, type BatchState, type BatchTarget, type RowOutcome } from './importing.enums.ts';
import { mayImport } from './importing.policy.ts';
import { type Issue, issue } from './profile/issue.ts';
import { storableJson } from './storable-json.ts';
import { TouchRecorder } from './touch-recorder.service.ts';

/** On whose authority a batch runs. */
export interface BatchOrigin {
  readonly id: string;
  readonly runById: string | null;
  readonly purpose: string | null;
}

/** How a batch is run. */
export interface RunOptions {
  /** The importer with what it may do at this instant; asked anew before each chunk. */
  actorOf(origin: BatchOrigin): Promise<Actor>;
  /** Told after each chunk. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly chunkRows?: number | undefined;
}

type Step = { readonly state: BatchState; readonly done: number; readonly total: number; readonly rows: number };

/** A row that stops a batch whose policy is to refuse everything. */
class RowStop extends Error {
  constructor(
    readonly rowNumber: number,
    readonly issue: Issue,
  ) {
    super(issue.code);
  }
}

/**
 * Takes the rows of a running batch over, one transaction a chunk, until none is left. A batch that was killed at any
 * moment goes on where its last transaction ended; two runners of one batch take turns and never do a row twice.
 */
export async function runBatch(kernel: Kernel, batchId: string, options: RunOptions): Promise<BatchState> {
  let alone = 0;
  let hasRetried = false;
  for (;;) {
    const [origin] = await runRead<BatchOrigin & { readonly target: BatchTarget }>(
      kernel,
      sql`select id, target, run_by_id as "runById", purpose from import_batch where id = ${batchId}::uuid`,
    );
    if (!origin) {
      return 'CANCELLED';
    }
    const actor = await options.actorOf(origin);
    const size = options.chunkRows ?? targetSpec(origin.target).chunkRows ?? CHUNK_ROWS;
    try {
      const step = await runUnit(kernel, actor, (uow) => runChunk(uow, batchId, alone > 0 ? 1 : size));
      alone = Math.max(0, alone - 1);
      hasRetried = false;
      options.onProgress?.(step.done, step.total);
      if (step.state !== 'RUNNING') {
        return step.state;
      }
    } catch (error) {
      if (error instanceof RowStop) {
        return failWhole(kernel, actor, batchId, error);
      }
      if (!(error instanceof DomainRefusal)) {
        throw error;
      }
      // Another batch may have got in between: the chunk is compared anew. If one row is to blame, each goes alone, and
      // the one that is refused again is left out.
      if (!hasRetried) {
        hasRetried = true;
      } else if (alone === 0 && size > 1) {
        alone = size;
      } else {
        await refuseFirst(kernel, actor, batchId, error);
      }
    }
  }
}

async function runChunk(uow: UnitOfWork, batchId: string, size: number): Promise<Step> {
  const batch = await holdBatch(uow, batchId);
  if (batch.state !== 'RUNNING') {
    return stepOf(batch, 0);
  }
  const rows = await openRows(uow, batchId, size);
  if (!mayImport(uow.actor, batch.target)) {
    return fail(uow, batch, { code: 'IMPORT_AUTHORITY_LOST', params: { row: rows[0]?.rowNumber ?? 0 } });
  }
  if (rows.length > 0) {
    await takeOver(uow, batch, rows);
  } else {
    const closing = await openEndings(uow, batchId, size);
    if (closing.length === 0) {
      return finish(uow, batch);
    }
    await carryOutEndings(uow, batch, closing);
  }
  batch.attempts = 0;
  batch.beatAt = uow.clock.now();
  await uow.em.flush();
  return stepOf(batch, rows.length);
}

const stepOf = (batch: ImportBatch, rows: number): Step => ({
  state: batch.state,
  done: batch.doneCount,
  total: batch.totalCount,
  rows,
});

async function openRows(uow: UnitOfWork, batchId: string, size: number): Promise<OpenRow[]> {
  return uow.run<OpenRow>(
    sql`select id, row_number as "rowNumber", state, candidate, diffs, record_id as "recordId", needs_union as "needsUnion"
      from import_row where batch_id = ${batchId} and outcome is null and (state in ('NEW', 'CHANGED') or needs_union)
      order by tier, row_number limit ${size}`,
  );
}

async function openEndings(uow: UnitOfWork, batchId: string, size: number): Promise<DecidedProposal[]> {
  return uow.run<DecidedProposal>(
    sql`select p.id, p.kind, p.row_number as "rowNumber", p.record_id as "recordId", p.to_text as "toText", p.decision,
        coalesce(p.successor_id, r.record_id) as "successorId", p.successor_row as "successorRow"
      from import_proposal p left join import_row r on r.batch_id = p.batch_id and r.row_number = p.successor_row
      where p.batch_id = ${batchId} and p.kind = 'VANISHED' and p.decision = 'CONFIRMED' and p.outcome is null
      order by p.ordinal limit ${size}`,
  );
}

async function proposalsFor(uow: UnitOfWork, batchId: string, rows: readonly OpenRow[]): Promise<DecidedProposal[]> {
  return uow.run<DecidedProposal>(
    sql`select id, kind, row_number as "rowNumber", record_id as "recordId", to_text as "toText", decision,
        successor_id as "successorId", successor_row as "successorRow"
      from import_proposal where batch_id = ${batchId} and row_number = any(${rows.map(({ rowNumber }) => rowNumber)}::int[])`,
  );
}

function chunkOf(
  uow: UnitOfWork,
  batch: ImportBatch,
  rows: readonly OpenRow[],
  proposals: readonly DecidedProposal[],
): Chunk {
  return {
    uow,
    batch,
    rows,
    proposals,
    touches: new TouchRecorder(uow.run, batch.id),
    effectiveOn: batch.effectiveOn ?? uow.clock.today(),
    reason: `${batch.fileName} (${encodeId('imp', batch.id)})`,
  };
}

async function takeOver(uow: UnitOfWork, batch: ImportBatch, rows: readonly OpenRow[]): Promise<void> {
  const proposals = await proposalsFor(uow, batch.id, rows);
  const chunk = chunkOf(uow, batch, rows, proposals);
  const results = await targetSpec(batch.target).apply(chunk);
  const stop = [...results].find(([, { outcome }]) => outcome === 'REFUSED');
  if (stop && batch.policy === 'REJECT_ALL') {
    throw new RowStop(
      stop[0],
      stop[1].issues!.find(({ severity }) => severity === 'error')!,
    );
  }
  await uow.em.flush();
  await chunk.touches.save();
  await storeResults(uow, batch, rows, results);
  await uow.run(sql`update import_proposal p set outcome = case
      when r.outcome = 'APPLIED' and (p.decision = 'CONFIRMED' or (p.kind = 'NEW' and p.decision = 'PENDING')) then 'APPLIED' else 'SKIPPED' end
    from import_row r where p.batch_id = ${batch.id} and r.batch_id = p.batch_id and r.row_number = p.row_number
      and p.row_number = any(${rows.map(({ rowNumber }) => rowNumber)}::int[])`);
  const created = rows.filter(
    ({ rowNumber, state }) => state === 'NEW' && results.get(rowNumber)?.outcome === 'APPLIED',
  );
  if (created.length > 0) {
    recordStep(uow, batch, 'import.enter', {
      created: { before: null, after: created.length },
      rows: { before: null, after: `${created[0]!.rowNumber}-${created.at(-1)!.rowNumber}` },
    });
  }
  uow.publish({
    type: 'import.chunkApplied',
    subjectType: 'ImportBatch',
    subjectId: batch.id,
    payload: {
      target: batch.target,
      recordIds: [...results.values()].flatMap(({ outcome, recordId }) =>
        outcome === 'APPLIED' && recordId ? [recordId] : [],
      ),
    },
  });
}

async function storeResults(
  uow: UnitOfWork,
  batch: ImportBatch,
  rows: readonly OpenRow[],
  results: ReadonlyMap<number, RowResult>,
): Promise<void> {
  const stored = rows.map((row) => {
    const result: RowResult = results.get(row.rowNumber) ?? { outcome: 'SKIPPED' };
    return {
      id: row.id,
      outcome: result.outcome,
      state: result.state ?? row.state,
      record_id: result.recordId ?? row.recordId,
      issues: result.issues ?? [],
    };
  });
  await uow.run(sql`update import_row t set outcome = r.outcome, state = r.state, record_id = r.record_id, issues = t.issues || r.issues,
      severity = case when r.outcome = 'REFUSED' then 'ERROR' else t.severity end
    from jsonb_to_recordset(${storableJson(stored)}::jsonb) as r(id uuid, outcome text, state text, record_id uuid, issues jsonb)
    where t.id = r.id`);
  batch.doneCount += rows.length;
  batch.appliedCount += stored.filter(({ outcome }) => outcome === 'APPLIED').length;
}

async function carryOutEndings(
  uow: UnitOfWork,
  batch: ImportBatch,
  closing: readonly DecidedProposal[],
): Promise<void> {
  const chunk = chunkOf(uow, batch, [], closing);
  const outcomes: ReadonlyMap<string, RowOutcome> = (await targetSpec(batch.target).close?.(chunk)) ?? new Map();
  await uow.em.flush();
  await chunk.touches.save();
  for (const { id } of closing) {
    await uow.run(sql`update import_proposal set outcome = ${outcomes.get(id) ?? 'SKIPPED'} where id = ${id}`);
  }
  batch.doneCount += closing.length;
  batch.appliedCount += [...outcomes.values()].filter((outcome) => outcome === 'APPLIED').length;
}

function finish(uow: UnitOfWork, batch: ImportBatch): Step {
  batch.state = 'DONE';
  batch.finishedAt = uow.clock.now();
  recordStep(uow, batch, 'import.finish', {
    state: { before: 'RUNNING', after: 'DONE' },
    applied: { before: null, after: batch.appliedCount },
  });
  uow.publish({ type: 'import.finished', subjectType: 'ImportBatch', subjectId: batch.id });
  return stepOf(batch, 0);
}

function fail(uow: UnitOfWork, batch: ImportBatch, failure: BatchFailure): Step {
  batch.state = 'FAILED';
  batch.failure = failure;
  batch.finishedAt = uow.clock.now();
  recordStep(uow, batch, 'import.fail', {
    state: { before: 'RUNNING', after: 'FAILED' },
    failure: { before: null, after: failure.code },
  });
  uow.publish({ type: 'import.failed', subjectType: 'ImportBatch', subjectId: batch.id });
  return stepOf(batch, 0);
}

/** Marks the first open row as refused by the platform's own rules, or stops the batch when its policy says so. */
async function refuseFirst(kernel: Kernel, actor: Actor, batchId: string, refusal: DomainRefusal): Promise<void> {
  await runUnit(kernel, actor, async (uow) => {
    const batch = await holdBatch(uow, batchId);
    const [row] = batch.state === 'RUNNING' ? await openRows(uow, batchId, 1) : [];
    const params = { refusal: refusal.code, ...refusal.params } as Record<string, string | number>;
    if (row) {
      const found = issue('ROW_REFUSED', null, params);
      if (batch.policy === 'REJECT_ALL') {
        throw new RowStop(row.rowNumber, found);
      }
      await storeResults(
        uow,
        batch,
        [row],
        new Map([[row.rowNumber, { outcome: 'REFUSED', state: 'ERROR', issues: [found] }]]),
      );
      return;
    }
    const [ending] = batch.state === 'RUNNING' ? await openEndings(uow, batchId, 1) : [];
    if (ending) {
      await uow.run(sql`update import_proposal set outcome = 'REFUSED' where id = ${ending.id}`);
      batch.doneCount += 1;
    }
  }).catch(async (error: unknown) => {
    if (!(error instanceof RowStop)) {
      throw error;
    }
    await failWhole(kernel, actor, batchId, error);
  });
}

/** Ends a batch of which nothing may remain: puts back what it wrote and says which row was to blame. */
async function failWhole(kernel: Kernel, actor: Actor, batchId: string, stop: RowStop): Promise<BatchState> {
  const end = (code: string, isRestored: boolean): Promise<BatchState> =>
    runUnit(kernel, actor, async (uow) => {
      const batch = await holdBatch(uow, batchId);
      if (batch.state !== 'RUNNING') {
        return batch.state;
      }
      if (isRestored) {
        await restoreBatch(uow, batch);
      }
      const { code: found, field, params } = stop.issue;
      return fail(uow, batch, { code, params: { row: stop.rowNumber, issue: found, field, ...params } }).state;
    });
  try {
    return await end('IMPORT_ROW_REFUSED', true);
  } catch (error) {
    if (!(error instanceof DomainRefusals)) {
      throw error;
    }
    return end('IMPORT_ROW_STOPPED', false);
  }
}

/** Counts a fault of ours against a batch and gives it up after several; the batch can then be resumed or undone. */
export async function countFault(kernel: Kernel, actor: Actor, batchId: string, most: number): Promise<void> {
  await runUnit(kernel, actor, async (uow) => {
    const batch = await holdBatch(uow, batchId);
    batch.attempts += 1;
    if (batch.state === 'RUNNING' && batch.attempts >= most) {
      fail(uow, batch, { code: 'IMPORT_INTERNAL', params: {} });
    }
  });
}
