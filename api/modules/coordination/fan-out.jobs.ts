import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { enqueueFanOut, FAN_OUT_JOB, runFanOut } from './fan-out.service.ts';

/** Faults of ours without a chunk in between after which a handing out is given up. */
const MOST_FAULTS = 20;
/** A running one whose last chunk is older than this has lost its worker. */
const LOST_AFTER_SECONDS = 90;

/** Hands obligations out. */
export const fanOutJob: JobSpec = {
  name: FAN_OUT_JOB,
  async run(kernel, payload) {
    const { fanOutId } = payload as { readonly fanOutId: string };
    try {
      await runFanOut(kernel, fanOutId);
    } catch (error) {
      await runRead(
        kernel,
        sql`update obligation_fan_out set attempts = attempts + 1,
          state = case when attempts + 1 >= ${MOST_FAULTS} then 'FAILED' else state end
          where id = ${fanOutId}::uuid and state = 'RUNNING'`,
      );
      throw error;
    }
  },
};

/** Queues running ones anew whose worker was killed. */
export const fanOutWatchJob: JobSpec = {
  name: 'obligation-fan-out-watch',
  cron: '* * * * *',
  run: (kernel) =>
    withTransaction(kernel, async (run) => {
      const before = new Date(kernel.clock.now().getTime() - LOST_AFTER_SECONDS * 1000);
      const lost = await run<{ id: string }>(
        sql`select id from obligation_fan_out where state = 'RUNNING' and beat_at < ${before}`,
      );
      for (const { id } of lost) {
        await enqueueFanOut(run, id);
      }
    }),
};
