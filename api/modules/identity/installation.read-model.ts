import sql from 'sql-template-tag';
import type { Installation } from '../../kernel/installation.ts';
import type { Reader } from '../../kernel/read/reader.ts';

/** Counts of one kind of background work. */
export interface JobKindRow {
  readonly name: string;
  readonly cron: string | null;
  readonly waiting: number;
  readonly running: number;
  readonly retrying: number;
  readonly givenUp: number;
  readonly nextRunAt: Date | null;
  readonly lastRunAt: Date | null;
}

/** How background work stands. */
export interface QueueRow {
  readonly databaseVersion: string;
  readonly schemaVersion: string | null;
  readonly hasDemoLogins: boolean;
  readonly eventsWaiting: number;
  readonly oldestEventAt: Date | null;
  readonly jobs: readonly JobKindRow[];
}

interface RawJob extends Omit<JobKindRow, 'cron' | 'nextRunAt' | 'lastRunAt'> {
  readonly nextRunAt: number | null;
  readonly lastRunAt: number | null;
}

interface Raw extends Omit<QueueRow, 'jobs' | 'oldestEventAt'> {
  readonly oldestEventAt: number | null;
  readonly jobs: readonly RawJob[];
}

const instant = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

/**
 * Database, outbox and queue in one statement. They belong to no organization and are read around the shapes: the door
 * is the only judge. Errors of jobs are left to the log, since they may hold rows.
 */
export async function queueOf(reader: Reader, { jobs }: Pick<Installation, 'jobs'>): Promise<QueueRow> {
  const [row] = await reader.run<Raw>(sql`
    select current_setting('server_version') as "databaseVersion",
      (select name from schema_migration order by name desc limit 1) as "schemaVersion",
      exists (select 1 from demo_persona) as "hasDemoLogins",
      e.waiting as "eventsWaiting", e.oldest as "oldestEventAt",
      (select coalesce(json_agg(q), '[]'::json) from (
        select coalesce(j.name, c.identifier) as name, coalesce(j.waiting, 0) as waiting, coalesce(j.running, 0) as running,
          coalesce(j.retrying, 0) as retrying, coalesce(j.given_up, 0) as "givenUp", j.next_run as "nextRunAt",
          (extract(epoch from c.last_execution) * 1000)::float8 as "lastRunAt"
        from (select task_identifier as name,
            count(*) filter (where locked_at is null and attempts = 0)::int as waiting,
            count(*) filter (where locked_at is not null)::int as running,
            count(*) filter (where locked_at is null and attempts > 0 and attempts < max_attempts)::int as retrying,
            count(*) filter (where locked_at is null and attempts >= max_attempts)::int as given_up,
            (extract(epoch from min(run_at) filter (where locked_at is null and attempts < max_attempts)) * 1000)::float8 as next_run
          from graphile_worker.jobs group by task_identifier) j
        full join graphile_worker._private_known_crontabs c on c.identifier = j.name) q) as jobs
    from (select count(*)::int as waiting, (extract(epoch from min(occurred_at)) * 1000)::float8 as oldest
      from outbox_event where delivered_at is null) e`);
  const found = new Map(row!.jobs.map((job) => [job.name, job]));
  const known = new Map(jobs.map(({ name, cron }) => [name, cron]));
  const names = [...new Set([...known.keys(), ...found.keys()])].sort();
  return {
    ...row!,
    oldestEventAt: instant(row!.oldestEventAt),
    jobs: names.map((name) => {
      const job = found.get(name) ?? {
        waiting: 0,
        running: 0,
        retrying: 0,
        givenUp: 0,
        nextRunAt: null,
        lastRunAt: null,
      };
      return {
        ...job,
        name,
        cron: known.get(name) ?? null,
        nextRunAt: instant(job.nextRunAt),
        lastRunAt: instant(job.lastRunAt),
      };
    }),
  };
}
