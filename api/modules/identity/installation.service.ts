import sql from 'sql-template-tag';
import { requirePermission } from '../../kernel/policy.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { refuse } from './identity.refusals.ts';

/** Gives what was given up of one kind of background work another full round of attempts; gives the number. */
export async function retryJobs(uow: UnitOfWork, name: string): Promise<number> {
  requirePermission(uow.actor, 'installation.manage');
  // The queue runs by the database's time, so that `run_at` is the database's now.
  const [row] = await uow.run<{ count: number }>(sql`
    select count(*)::int as count from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs
        where task_identifier = ${name} and locked_at is null and attempts >= max_attempts),
      run_at => now(), attempts => 0)`);
  const { count } = row!;
  if (count === 0) {
    throw refuse('JOBS_NOTHING_GIVEN_UP', null, { name });
  }
  uow.audit({
    action: 'job.retry',
    subjectType: 'Installation',
    subjectId: null,
    changes: { job: { before: null, after: name }, count: { before: null, after: count } },
    permission: 'installation.manage',
  });
  return count;
}
