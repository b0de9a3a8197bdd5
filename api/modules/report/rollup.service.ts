import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import type { ReportPhase, ReportStaleCause } from './report.enums.ts';
import { asCells, liveRows, negated } from './rollup.read-model.ts';

/** A submission as far as figures go. */
export interface HeldFigures {
  readonly id: string;
  readonly roundId: string;
  readonly holderId: string;
  readonly phase: ReportPhase;
  readonly revision: number;
  readonly isCounted: boolean;
}

const FIGURES = sql`s.id, s.round_id as "roundId", s.holder_id as "holderId", s.phase, s.revision, s.contributed is not null as "isCounted"`;

/** Holds a submission against every change of what it reports and of what lies directly below it. */
export async function holdFigures(run: Run, id: string): Promise<HeldFigures | null> {
  const [row] = await run<HeldFigures>(
    sql`select ${FIGURES} from report_submission s where s.id = ${id}::uuid for update`,
  );
  return row ?? null;
}

/**
 * Marks every ancestor that reported figures in which the submission is counted. Ancestors are held together with other
 * writers, never against them, so that a hundred acceptances below one level don't wait for each other; only the
 * ancestor's own report does. Stops where nothing is counted any further up.
 */
async function markAncestors(
  run: Run,
  { id, holderId }: Pick<HeldFigures, 'id' | 'holderId'>,
  cause: ReportStaleCause,
  now: Date,
): Promise<string[]> {
  const marked: string[] = [];
  for (let next: string | null = holderId; next !== null;) {
    const [above]: HeldFigures[] = await run<HeldFigures>(sql`
      with above as (select ${FIGURES} from report_submission s where s.id = ${next}::uuid for share),
      marked as (insert into report_stale_mark (id, submission_id, revision, cause_id, cause, marked_at)
        select ${newId()}::uuid, a.id, a.revision, ${id}::uuid, ${cause}, ${now}::timestamptz from above a
        where a.phase in ('SUBMITTED', 'ACCEPTED'))
      select * from above`);
    if (!above || (above.phase !== 'SUBMITTED' && above.phase !== 'ACCEPTED')) {
      break;
    }
    marked.push(above.id);
    next = above.phase === 'ACCEPTED' ? above.holderId : null;
  }
  return marked;
}

/** Puts what a submission reported into the total above it; gives the ancestors that it made stale. */
export async function count(run: Run, held: HeldFigures, cause: ReportStaleCause, now: Date): Promise<string[]> {
  await run(sql`with counted as (update report_submission set contributed = reported, counted_at = ${now}
      where id = ${held.id}::uuid returning id, round_id, holder_id, contributed),
    summed as (insert into report_delta (id, round_id, holder_id, cells)
      select ${newId()}::uuid, c.round_id, c.holder_id, c.contributed from counted c)
    insert into report_maximum (id, round_id, holder_id, field_key, submission_id, value)
    select gen_random_uuid(), c.round_id, c.holder_id, e.key, c.id, (e.value ->> 3)::numeric
    from counted c, jsonb_each(c.contributed) e where e.value ->> 3 is not null`);
  return markAncestors(run, held, cause, now);
}

/** Takes what a submission had put into the total above it back out; gives the ancestors that it made stale. */
export async function discount(run: Run, held: HeldFigures, cause: ReportStaleCause, now: Date): Promise<string[]> {
  if (!held.isCounted) {
    return [];
  }
  await run(sql`with before as (select id, round_id, holder_id, contributed from report_submission where id = ${held.id}::uuid),
    taken as (insert into report_delta (id, round_id, holder_id, cells)
      select ${newId()}::uuid, b.round_id, b.holder_id, ${negated(sql`b.contributed`)} from before b),
    gone as (delete from report_maximum where submission_id = ${held.id}::uuid)
    update report_submission set contributed = null, counted_at = ${now} where id = ${held.id}::uuid`);
  return markAncestors(run, held, cause, now);
}

/** Freezes own figures and those counted below as what is reported; the caller holds the submission. */
export async function freeze(run: Run, id: string): Promise<void> {
  await run(
    sql`update report_submission s set reported = ${asCells(
      liveRows(
        sql`s.id`,
        sql`(select v.form from report_template_version v join report_round r on r.template_version_id = v.id where r.id = s.round_id)`,
        sql`s.own`,
      ),
    )} where s.id = ${id}::uuid`,
  );
}

/** Number of counted submissions directly below a holder whose own figures are stale. */
export async function staleBelow(run: Run, holderId: string): Promise<number> {
  const [row] = await run<{ count: number }>(sql`select count(*)::int as count from report_submission s
    where s.holder_id = ${holderId}::uuid and s.phase = 'ACCEPTED'
      and exists (select 1 from report_stale_mark m where m.submission_id = s.id and m.revision = s.revision)`);
  return row!.count;
}

/** True when the figures that a submission reported no longer are what lies below it. */
export async function isStale(run: Run, id: string): Promise<boolean> {
  const rows = await run(sql`select 1 from report_submission s join report_stale_mark m
    on m.submission_id = s.id and m.revision = s.revision where s.id = ${id}::uuid limit 1`);
  return rows.length > 0;
}

/**
 * Lets submissions of a round count into the nearest one above that still owes the same, where an ancestor was excused,
 * taken back or the tree moved: their figures leave one total and enter the other in the same transaction.
 */
export async function realignHolders(run: Run, roundId: string, now: Date): Promise<number> {
  const moved = await run<HeldFigures & { expectedId: string }>(sql`
    select ${FIGURES}, coalesce(u.id, s.round_id) as "expectedId"
    from report_submission s join organization o on o.id = s.organization_id
      left join lateral (select a.id from report_submission a join organization p on p.id = a.organization_id
        where a.round_id = s.round_id and a.phase <> 'DROPPED' and p.id <> o.id
          and p.path = any(array[left(o.path, 27), left(o.path, 54), left(o.path, 81), left(o.path, 108), left(o.path, 135)])
        order by p.depth desc limit 1) u on true
    where s.round_id = ${roundId}::uuid and s.holder_id <> coalesce(u.id, s.round_id)
    order by o.depth desc, s.id`);
  for (const { id, expectedId } of moved) {
    const held = await holdFigures(run, id);
    if (held) {
      await discount(run, held, 'MOVED', now);
      await run(sql`update report_submission set holder_id = ${expectedId}::uuid where id = ${id}::uuid`);
      if (held.isCounted) {
        await count(run, { ...held, holderId: expectedId }, 'MOVED', now);
      }
    }
  }
  return moved.length;
}

/** Deltas of one holder that one transaction merges at most. */
const MERGED_AT_ONCE = 5_000;

/** Merges the deltas of one holder into its total; killed at any moment they are merged once or not yet. */
export async function mergeHolder(run: Run, holderId: string, roundId: string): Promise<number> {
  await run(
    sql`insert into report_total (holder_id, round_id) values (${holderId}::uuid, ${roundId}::uuid) on conflict do nothing`,
  );
  await run(sql`select holder_id from report_total where holder_id = ${holderId}::uuid for update`);
  const [row] = await run<{ count: number }>(sql`
    with gone as (delete from report_delta where id in (
        select id from report_delta where holder_id = ${holderId}::uuid order by id limit ${MERGED_AT_ONCE}) returning cells),
    parts as (select e.key, e.value from gone, jsonb_each(gone.cells) e
      union all select e.key, e.value from report_total t, jsonb_each(t.cells) e where t.holder_id = ${holderId}::uuid),
    sums as (select key, sum((value ->> 0)::numeric) as s, sum((value ->> 1)::numeric) as w, sum((value ->> 2)::integer) as n
      from parts group by key),
    merged as (update report_total t set cells = (select coalesce(jsonb_object_agg(key,
        jsonb_build_array(trim_scale(s), trim_scale(w), n)), '{}'::jsonb) from sums where (s, w, n) <> (0, 0, 0))
      where t.holder_id = ${holderId}::uuid and exists (select 1 from gone) returning 1)
    select count(*)::int as count from gone`);
  return row!.count;
}

/** Merges all waiting deltas, one transaction a holder; gives their number. */
export async function mergeDeltas(kernel: Kernel): Promise<number> {
  let merged = 0;
  for (;;) {
    const holders = await runRead<{ holderId: string; roundId: string }>(
      kernel,
      sql`select holder_id as "holderId", min(round_id::text)::uuid as "roundId" from report_delta group by holder_id limit 200`,
    );
    let step = 0;
    for (const { holderId, roundId } of holders) {
      step += await withTransaction(kernel, (run) => mergeHolder(run, holderId, roundId));
    }
    if (step === 0) {
      return merged;
    }
    merged += step;
  }
}
