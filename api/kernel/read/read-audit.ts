import { appendAudit, type AuditRecord } from '../audit.ts';
import type { Kernel } from '../unit-of-work.ts';
import { withTransaction } from './transaction.ts';

interface Waiting {
  readonly records: readonly AuditRecord[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Reads whose entries wait for the transaction under way to end; none is under way for a kernel that is not here. */
const waiting = new WeakMap<Kernel, Waiting[]>();

/**
 * Appends entries of reads to the audit trail; resolves when they are committed. Those that arrive while a transaction is
 * under way share the next one, so that many readers wait for one lock and one write to disk.
 */
export function recordReads(kernel: Kernel, records: readonly AuditRecord[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry = { records, resolve, reject };
    const queue = waiting.get(kernel);
    if (queue) {
      queue.push(entry);
    } else {
      waiting.set(kernel, [entry]);
      void drain(kernel);
    }
  });
}

async function drain(kernel: Kernel): Promise<void> {
  for (;;) {
    const batch = waiting.get(kernel)!;
    if (batch.length === 0) {
      waiting.delete(kernel);
      return;
    }
    waiting.set(kernel, []);
    const records = batch.flatMap((entry) => entry.records);
    await withTransaction(kernel, (run) => appendAudit(run, records, kernel.secret)).then(
      () => batch.forEach(({ resolve }) => resolve()),
      (error: unknown) => batch.forEach(({ reject }) => reject(error)),
    );
  }
}
