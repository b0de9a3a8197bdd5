import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorOfBatch, importingPlatform } from './import-actor.read-model.ts';
import { countFault, runBatch } from './import-run.service.ts';
import { enqueue } from './import-state.service.ts';
import { IMPORT_LIFETIMES } from './importing.enums.ts';

/** Faults of ours without a chunk in between after which a batch is given up. */
const MOST_FAULTS = 5;
/** A running batch whose last chunk is older than this has lost its worker. */
const LOST_AFTER_SECONDS = 90;
const DAY = 86_400_000;

/** Takes the rows of a confirmed batch over. */
export const runJob: JobSpec = {
  name: 'import-run',
  async run(kernel, payload) {
    const { batchId } = payload as { readonly batchId: string };
    try {
      await runBatch(kernel, batchId, { actorOf: (origin) => actorOfBatch(kernel, origin) });
    } catch (error) {
      await countFault(kernel, importingPlatform(), batchId, MOST_FAULTS);
      throw error;
    }
  },
};

/** Queues running batches anew whose worker was killed; a batch never runs twice, however often it is queued. */
export const watchJob: JobSpec = {
  name: 'import-watch',
  cron: '* * * * *',
  run: (kernel) =>
    withTransaction(kernel, async (run) => {
      const lost = await run<{ id: string }>(
        sql`select id from import_batch where state = 'RUNNING' and beat_at < ${new Date(kernel.clock.now().getTime() - LOST_AFTER_SECONDS * 1000)}`,
      );
      for (const { id } of lost) {
        await enqueue(run, id);
      }
    }),
};

/** Clears what has served: uploads that nobody planned, plans that nobody confirmed, personal data of finished imports. */
export const purgeJob: JobSpec = {
  name: 'import-purge',
  cron: '41 * * * *',
  async run(kernel) {
    const now = kernel.clock.now();
    const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
    await runRead(kernel, sql`delete from import_file where batch_id is null and expires_at < ${now}`);
    await withTransaction(kernel, async (run) => {
      const old = await run<{ id: string }>(
        sql`update import_batch set state = 'CANCELLED', finished_at = ${now}, preview = preview || '{"rows": []}', version = version + 1
          where state = 'PLANNED' and created_at < ${ago(IMPORT_LIFETIMES.planDays)} returning id`,
      );
      await run(sql`delete from import_file where batch_id = any(${old.map(({ id }) => id)}::uuid[])`);
    });
    await withTransaction(kernel, async (run) => {
      const past = sql`select id from import_batch where target = 'PERSON' and state in ('DONE', 'FAILED', 'CANCELLED', 'UNDONE')
        and finished_at < ${ago(IMPORT_LIFETIMES.personDays)}`;
      await run(sql`delete from import_touch where batch_id in (${past})`);
      await run(sql`delete from import_row where batch_id in (${past})`);
    });
  },
};
