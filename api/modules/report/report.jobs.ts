import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import type { EventHandler } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { ensureSubmissions, fillDrafts } from './report-opening.service.ts';
import { mergeDeltas, realignHolders } from './rollup.service.ts';

/** Gives a round its submissions and, once everybody is reached, fills the drafts. */
export async function prepareRound(kernel: Kernel, roundId: string): Promise<void> {
  await withTransaction(kernel, (run) => ensureSubmissions(run, roundId));
  const [running] = await runRead(
    kernel,
    sql`select 1 from obligation_fan_out where source_id = ${roundId}::uuid and state = 'RUNNING'`,
  );
  if (!running) {
    await withTransaction(kernel, (run) => fillDrafts(run, roundId, kernel.clock.today()));
  }
}

/** Follows what coordination does to a round: organizations that were reached, excused, and lines that moved. */
export const openingHandler = (kernel: Kernel): EventHandler => ({
  name: 'report-opening',
  types: ['obligation.opened', 'obligation.excused', 'obligation.reopened', 'organization.moved'],
  async handle({ type, subjectId }) {
    if (type === 'obligation.opened') {
      const [row] = await runRead<{ roundId: string }>(
        kernel,
        sql`select source_id as "roundId" from obligation_fan_out where id = ${subjectId}::uuid and source_kind = 'REPORT_ROUND'`,
      );
      if (row) {
        await prepareRound(kernel, row.roundId);
      }
      return;
    }
    const rounds = await runRead<{ id: string }>(kernel, sql`select id from report_round where status = 'OPEN'`);
    for (const { id } of rounds) {
      await withTransaction(kernel, (run) => realignHolders(run, id, kernel.clock.now()));
    }
  },
});

/** Merges what acceptances have added; reads add the rest themselves, so its lag is never seen in a figure. */
export const mergeJob: JobSpec = {
  name: 'report-merge',
  cron: '* * * * *',
  run: async (kernel) => void (await mergeDeltas(kernel)),
};

/** Completes rounds whose opening was broken off, and lines that moved unseen. */
export const watchJob: JobSpec = {
  name: 'report-watch',
  cron: '*/10 * * * *',
  async run(kernel) {
    const rounds = await runRead<{ id: string }>(kernel, sql`select id from report_round where status = 'OPEN'`);
    for (const { id } of rounds) {
      await prepareRound(kernel, id);
      await withTransaction(kernel, (run) => realignHolders(run, id, kernel.clock.now()));
    }
  },
};
