import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';

/** Files cleared in one transaction. */
const BATCH = 100;
/** What the store has without a row, or this machine as a remainder, is cleared when it is older than any upload takes. */
const ORPHAN_AFTER_MS = 24 * 3_600_000;
/** An upload that is under way when its leave ends may still come to its end. */
const GRACE_MS = 3_600_000;

/** Clears files that no record took up, removed ones, and what an interrupted upload left behind. */
export const purgeFilesJob: JobSpec = {
  name: 'attachment-purge',
  cron: '37 * * * *',
  run: (kernel) => purgeExpired(kernel),
};

/** Clears what lies in the store without a row. */
export const sweepFilesJob: JobSpec = {
  name: 'attachment-sweep',
  cron: '12 19 * * *',
  async run(kernel) {
    await sweepStore(kernel);
    await sweepIncoming(kernel);
  },
};

/** First the bytes, then the row: what is interrupted between them is done again. */
async function purgeExpired(kernel: Kernel): Promise<void> {
  for (;;) {
    const cleared = await withTransaction(kernel, async (run) => {
      const before = new Date(kernel.clock.now().getTime() - GRACE_MS);
      // A row that a record is just taking up is locked, and no longer matches when it is free.
      const rows = await run<{ id: string; storeKey: string | null }>(
        sql`select id, store_key as "storeKey" from attachment where expires_at < ${before} and state <> 'CLAIMED'
          order by expires_at limit ${BATCH} for update skip locked`,
      );
      for (const { storeKey } of rows) {
        if (storeKey !== null) {
          await kernel.files.remove(storeKey);
        }
      }
      await run(sql`delete from attachment where id = any(${rows.map(({ id }) => id)}::uuid[])`);
      return rows.length;
    });
    if (cleared < BATCH) {
      return;
    }
  }
}

async function sweepStore(kernel: Kernel): Promise<void> {
  const before = kernel.clock.now().getTime() - ORPHAN_AFTER_MS;
  let waiting: string[] = [];
  const clear = async (): Promise<void> => {
    const known = await runRead<{ storeKey: string }>(
      kernel,
      sql`select store_key as "storeKey" from attachment where store_key = any(${waiting}::uuid[])`,
    );
    const kept = new Set(known.map(({ storeKey }) => storeKey));
    for (const key of waiting) {
      if (!kept.has(key)) {
        await kernel.files.remove(key);
      }
    }
    waiting = [];
  };
  for await (const { key, storedAt } of kernel.files.list()) {
    if (storedAt.getTime() < before) {
      waiting.push(key);
    }
    if (waiting.length >= BATCH) {
      await clear();
    }
  }
  await clear();
}

async function sweepIncoming(kernel: Kernel): Promise<void> {
  const folder = kernel.files.incoming;
  const before = kernel.clock.now().getTime() - ORPHAN_AFTER_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.mtimeMs < before) {
      await rm(path, { force: true });
    }
  }
}
