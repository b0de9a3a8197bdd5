import type { ReactNode } from 'react';
import { toRequestError } from '../../providers/request-error.ts';

/** What became of one row of a bulk action. */
export interface BulkResult<TRow> {
  readonly row: TRow;
  readonly state: 'waiting' | 'done' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly message?: string | undefined;
}

/** What was said once for all rows of a bulk action. */
export interface BulkInput {
  readonly reason: string;
  readonly effectiveOn: string;
}

/** One action on many rows; the server is asked row by row, so that each has its own answer. */
export interface BulkAction<TRow> {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  /** Says what will happen, before it does. */
  readonly explanation?: string;
  /** What is asked once for all rows; nothing by default. */
  readonly asks?: { readonly reason?: 'required' | 'optional'; readonly date?: boolean };
  /** From the row's `viewerCan`; rows that may not be touched are skipped and named. */
  readonly isAllowed?: (row: TRow) => boolean;
  /** Throws the refusal of the row; the idempotency key stays the same when a row is tried again. */
  readonly run: (row: TRow, idempotencyKey: string, input: BulkInput) => Promise<unknown>;
  /** Resources whose lists and objects are stale afterwards. */
  readonly invalidates?: readonly string[];
}

/** Rows in flight at once: enough to be quick, few enough to be polite. */
const width = 3;

interface BulkRunOptions<TRow> {
  readonly keyOf: (row: TRow) => string;
  readonly input: BulkInput;
  readonly onProgress: (results: readonly BulkResult<TRow>[]) => void;
  readonly signal: AbortSignal;
  readonly skippedMessage: string;
}

/**
 * Runs an action over rows and reports after each. One failing row leaves the others alone; aborting lets the rows
 * in flight finish and leaves the rest waiting.
 */
export async function runBulk<TRow>(
  rows: readonly TRow[],
  action: BulkAction<TRow>,
  { keyOf, input, onProgress, signal, skippedMessage }: BulkRunOptions<TRow>,
): Promise<readonly BulkResult<TRow>[]> {
  const results: BulkResult<TRow>[] = rows.map((row) =>
    action.isAllowed?.(row) === false ? { row, state: 'skipped', message: skippedMessage } : { row, state: 'waiting' },
  );
  const queue = results.flatMap((result, index) => (result.state === 'waiting' ? [index] : []));
  onProgress([...results]);
  const worker = async () => {
    for (let index = queue.shift(); index !== undefined && !signal.aborted; index = queue.shift()) {
      const row = rows[index] as TRow;
      try {
        await action.run(row, keyOf(row), input);
        results[index] = { row, state: 'done' };
      } catch (error) {
        results[index] = { row, state: 'failed', message: toRequestError(error).message };
      }
      onProgress([...results]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, queue.length) }, worker));
  return results;
}

/** How many rows ended in each state. */
export function countResults(results: readonly BulkResult<unknown>[]): Record<BulkResult<unknown>['state'], number> {
  const counts = { waiting: 0, done: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    counts[result.state] += 1;
  }
  return counts;
}
