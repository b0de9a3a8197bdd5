import sql from 'sql-template-tag';
import type { Locale } from '../../kernel/locale.ts';
import { encodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { notFound } from '../../kernel/access.ts';
import { runUnit, type Kernel } from '../../kernel/unit-of-work.ts';
import { loadDivisions } from '../institution/index.ts';
import { actorOfBatch, importingPlatform } from './import-actor.read-model.ts';
import { prepareImport, storePlan, type ImportSource, type PreparedImport } from './import-plan.service.ts';
import { profileOf, type MappingFacts } from './import-profile.service.ts';
import { runBatch } from './import-run.service.ts';
import { commitBatch, resumeBatch } from './import-state.service.ts';
import { failureMessage, issueText, noticeText } from './import-texts.ts';
import { undoBatch } from './import-undo.service.ts';
import type { BatchState, BatchTarget, ErrorPolicy } from './importing.enums.ts';
import type { BatchFailure } from './import-batch.entity.ts';
import { hasError } from './profile/issue.ts';
import type { SheetChoices } from './sheet/sheet.ts';
import type { RowTally } from './profile/resolve-state.ts';

/** What the command line asks of a file. */
export interface ConsoleRequest {
  readonly target: BatchTarget;
  readonly policy: ErrorPolicy;
  readonly mapping: MappingFacts | undefined;
  readonly createUnions: boolean;
  readonly choices?: SheetChoices;
}

/** Something found in a file, in words. */
export interface FoundIssue {
  readonly rowNumber: number | null;
  readonly severity: string;
  readonly message: string;
}

/** A batch as the command line shows it. */
export interface BatchSummary {
  readonly id: string;
  readonly target: BatchTarget;
  readonly state: BatchState;
  readonly fileName: string;
  readonly counts: RowTally & Record<string, number>;
  readonly applied: number;
  readonly createdAt: string;
  readonly failure: string | null;
}

/** Reads and compares a file for the command line; nothing is written. `isRefused` when its policy lets nothing in. */
export async function prepareFromCommandLine(
  kernel: Kernel,
  source: ImportSource,
  request: ConsoleRequest,
  locale: Locale,
): Promise<{
  prepared: PreparedImport;
  issues: FoundIssue[];
  counts: RowTally & Record<string, number>;
  isRefused: boolean;
}> {
  const [known] = await runRead<{ count: number }>(kernel, sql`select count(*)::int as count from division`);
  if (known!.count === 0) {
    await withTransaction(kernel, loadDivisions);
  }
  const { target, policy } = request;
  const prepared = await prepareImport(kernel, importingPlatform(), source, {
    target,
    policy,
    profile: request.mapping ? profileOf(target, request.mapping, 'custom', 1) : undefined,
    createsUnions: request.createUnions,
    isComplete: null,
    choices: request.choices,
  });
  const { plan, sheet, counts } = prepared;
  const fileIssues = plan.issues.map((found) => ({ ...found, target }));
  const rowIssues = plan.rows.flatMap(({ rowNumber, issues }) =>
    issues.map((found) => ({ ...found, rowNumber, target })),
  );
  return {
    prepared,
    issues: [
      ...sheet.notices.map((notice) => ({ rowNumber: null, severity: 'info', message: noticeText(notice, locale) })),
      ...[...fileIssues, ...rowIssues].map((found) => ({
        rowNumber: found.rowNumber,
        severity: found.severity,
        message: issueText(found, locale),
      })),
    ],
    counts: { ...counts },
    isRefused: hasError(plan.issues) || (policy === 'REJECT_ALL' && counts.errors > 0),
  };
}

/** Stores a plan and confirms it at once; gives the batch's uuid. */
export async function commitFromCommandLine(kernel: Kernel, prepared: PreparedImport): Promise<string> {
  return runUnit(kernel, importingPlatform(), async (uow) => {
    const id = await storePlan(uow, prepared);
    return commitBatch(uow, id, null, {});
  });
}

/** Runs a batch in this process to its end, taking it up where it was left. */
export async function runFromCommandLine(
  kernel: Kernel,
  batchId: string,
  locale: Locale,
  onProgress: (done: number, total: number) => void,
): Promise<BatchSummary> {
  const { state } = await summaryOf(kernel, batchId, locale);
  if (state === 'FAILED' || state === 'CANCELLED') {
    await runUnit(kernel, importingPlatform(), (uow) => resumeBatch(uow, batchId));
  }
  await runBatch(kernel, batchId, { actorOf: (origin) => actorOfBatch(kernel, origin), onProgress });
  return summaryOf(kernel, batchId, locale);
}

/** Undoes a batch. */
export async function undoFromCommandLine(kernel: Kernel, batchId: string): Promise<BatchSummary> {
  await runUnit(kernel, importingPlatform(), (uow) => undoBatch(uow, batchId));
  return summaryOf(kernel, batchId, 'en');
}

/** The latest batches, the newest first. */
export async function listBatches(kernel: Kernel): Promise<BatchSummary[]> {
  const rows = await runRead<StoredSummary>(kernel, sql`${SUMMARY} order by created_at desc, id desc limit 50`);
  return rows.map((row) => summary(row, 'en'));
}

interface StoredSummary {
  readonly id: string;
  readonly target: BatchTarget;
  readonly state: BatchState;
  readonly fileName: string;
  readonly counts: RowTally;
  readonly applied: number;
  readonly createdAt: string;
  readonly failure: BatchFailure | null;
}

const SUMMARY = sql`select id, target, state, file_name as "fileName", counts, applied_count as applied, created_at as "createdAt", failure
  from import_batch`;

async function summaryOf(kernel: Kernel, batchId: string, locale: Locale): Promise<BatchSummary> {
  const [row] = await runRead<StoredSummary>(kernel, sql`${SUMMARY} where id = ${batchId}::uuid`);
  if (!row) {
    throw notFound();
  }
  return summary(row, locale);
}

function summary(row: StoredSummary, locale: Locale): BatchSummary {
  return {
    ...row,
    id: encodeId('imp', row.id),
    counts: inOrder(row.counts),
    createdAt: new Date(row.createdAt).toISOString(),
    failure: row.failure ? failureMessage({ ...row.failure, target: row.target }, locale) : null,
  };
}

/** The counts in the order in which they are told; the database keeps none. */
function inOrder({ rows, new: fresh, changed, unchanged, warnings, errors }: RowTally): BatchSummary['counts'] {
  return { rows, new: fresh, changed, unchanged, warnings, errors };
}
