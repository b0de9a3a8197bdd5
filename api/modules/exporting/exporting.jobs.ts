import sql from 'sql-template-tag';
import type { JobSpec } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';

/** Clears tickets that are over; what was exported stays in the audit trail. */
export const purgeTicketsJob: JobSpec = {
  name: 'export-purge',
  cron: '17 * * * *',
  async run(kernel) {
    await runRead(kernel, sql`delete from export_ticket where expires_at < ${kernel.clock.now()}`);
  },
};
