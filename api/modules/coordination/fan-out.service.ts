import sql, { raw, type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { appendEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf } from '../organization/index.ts';
import { audienceSql, resolveAudience } from './audience.read-model.ts';
import type { Audience } from './audience.ts';
import type { FanOutState, ObligationResponse, ObligationSourceKind } from './coordination.enums.ts';
import { refuse } from './coordination.refusals.ts';

/** A source that is to be handed out. */
export interface FanOutOrder {
  readonly kind: ObligationSourceKind;
  readonly sourceId: string;
  readonly audience: Audience;
  readonly dueOn: string | null;
  readonly title: string;
  /** Organization in whose name the source was issued. */
  readonly issuerId: string;
  /** How it is answered; by a report for rounds when absent. */
  readonly response?: ObligationResponse;
  /** Organization that hands out, where a middle level passes on; the issuer when absent. */
  readonly openerId?: string;
  /** Names the action, so that its replay meets what is there; the issue itself when absent. */
  readonly key?: string;
}

/** A handing out that was opened, or found to be there already. */
export interface OpenedFanOut {
  readonly id: string;
  readonly total: number;
  /** False when the same action had opened it before. */
  readonly isNew: boolean;
}

/** Organizations of one transaction. */
const CHUNK_ORGANIZATIONS = 500;

/** Job that hands out. */
export const FAN_OUT_JOB = 'obligation-fan-out';

/** Rows above an organization by its path, itself included: each id in a path takes 26 characters and a dot. */
const pathsAbove = (path: Sql): Sql =>
  sql`array[left(${path}, 27), left(${path}, 54), left(${path}, 81), left(${path}, 108), left(${path}, 135)]`;

/**
 * What stands above `o` and owes the same source: the nearest obligation, its organization, and the earliest day that any
 * of those levels set for all below it. Fenced, so that each ancestor is one look-up by key whatever the statistics say: a
 * source grows from nothing to thousands of rows while it is handed out.
 */
const above = (kind: Sql, sourceId: Sql): Sql => sql`
  select (array_agg(b.id order by a.depth desc))[1] as id, (array_agg(b.organization_id order by a.depth desc))[1] as organization_id,
    min(b.guidance_due_on) as guidance_due_on
  from (select a0.id, a0.depth from organization a0
      where a0.path = any(${pathsAbove(sql`o.path`)}) and a0.id <> o.id offset 0) a
    cross join lateral (select b0.id, b0.organization_id, b0.guidance_due_on from obligation b0
      where b0.source_kind = ${kind} and b0.source_id = ${sourceId} and b0.organization_id = a.id
        and b0.status not in ('WITHDRAWN', 'EXCUSED') limit 1) b`;

/** Puts a handing out into the queue; one that waits there already is not queued twice. */
export async function enqueueFanOut(run: Run, id: string): Promise<void> {
  await run(sql`select graphile_worker.add_job(${FAN_OUT_JOB}, json_build_object('fanOutId', ${id}::text), max_attempts => 5,
    job_key => ${`${FAN_OUT_JOB}:${id}`})`);
}

/**
 * Freezes the audience as it is at this instant and queues the handing out of one obligation to each organization in it.
 * The same action opens it once, however often and however parallel it is replayed. Refuses an audience of nobody.
 */
export async function openFanOut(uow: UnitOfWork, order: FanOutOrder): Promise<OpenedFanOut> {
  const opener = await uow.em.findOneOrFail(Organization, { id: order.openerId ?? order.issuerId });
  const resolved = await resolveAudience(uow.run, opener, order.audience);
  const key = order.key ?? 'issue';
  const keys = scopeKeysOf(opener);
  const now = uow.clock.now();
  // What the unit of work holds in memory has to be there before its rows are referred to.
  await uow.em.flush();
  const [opened] = await uow.run<{ id: string; total: number }>(sql`
    insert into obligation_fan_out (id, organization_id, province_id, city_id, school_id, department_id, source_kind, source_id,
      key, title, response, issuer_id, audience, due_on, target_ids, total_count, account_id, issued_at, beat_at)
    select ${newId()}::uuid, ${keys.organizationId}::uuid, ${keys.provinceId}::uuid, ${keys.cityId}::uuid, ${keys.schoolId}::uuid,
      ${keys.departmentId}::uuid, ${order.kind}, ${order.sourceId}::uuid, ${key}, ${order.title},
      ${order.response ?? (order.kind === 'REPORT_ROUND' ? 'REPORT' : 'ACKNOWLEDGE')}, ${order.issuerId}::uuid,
      ${JSON.stringify(resolved.audience)}::jsonb, ${order.dueOn}::date, t.ids, cardinality(t.ids), ${uow.actor.accountId}::uuid, ${now}, ${now}
    from (select coalesce(array_agg(o.id order by o.depth, o.path), '{}') as ids from organization o
      where ${audienceSql(resolved, opener)} and not exists (select 1 from obligation b
        where b.source_kind = ${order.kind} and b.source_id = ${order.sourceId}::uuid and b.organization_id = o.id)) t
    on conflict (source_kind, source_id, key) do nothing
    returning id, total_count as total`);
  if (!opened) {
    const [found] = await uow.run<{ id: string; total: number; state: FanOutState }>(
      sql`select id, total_count as total, state from obligation_fan_out
        where source_kind = ${order.kind} and source_id = ${order.sourceId}::uuid and key = ${key}`,
    );
    if (found!.state === 'RUNNING') {
      await enqueueFanOut(uow.run, found!.id);
    }
    return { id: found!.id, total: found!.total, isNew: false };
  }
  if (opened.total === 0) {
    throw refuse(key === 'issue' ? 'AUDIENCE_EMPTY' : 'OBLIGATION_PASS_ON_NONE', ['input', 'audience']);
  }
  await enqueueFanOut(uow.run, opened.id);
  return { ...opened, isNew: true };
}

/** How far a handing out has come. */
export interface FanOutStep {
  readonly state: FanOutState;
  readonly done: number;
  readonly total: number;
}

/** How a handing out is run. */
export interface FanOutOptions {
  readonly chunk?: number;
  /** Told after each chunk. */
  readonly onProgress?: (step: FanOutStep) => void;
}

/**
 * Hands out chunk by chunk, one transaction each, until nobody is left. Killed at any moment it goes on where its last
 * transaction ended; of several runners of one handing out one works and the others leave it to that one, and no organization
 * is ever given a second obligation.
 */
export async function runFanOut(kernel: Kernel, id: string, options: FanOutOptions = {}): Promise<FanOutState | null> {
  for (;;) {
    const step = await withTransaction(kernel, (run) =>
      runChunk(run, id, options.chunk ?? CHUNK_ORGANIZATIONS, kernel.clock.now()),
    );
    if (!step) {
      const [row] = await runRead<{ state: FanOutState }>(
        kernel,
        sql`select state from obligation_fan_out where id = ${id}::uuid`,
      );
      return row?.state ?? null;
    }
    options.onProgress?.(step);
    if (step.state !== 'RUNNING') {
      return step.state;
    }
  }
}

interface HeldFanOut extends FanOutStep {
  readonly sourceKind: ObligationSourceKind;
  readonly sourceId: string;
  readonly openerPath: string;
  readonly isFirst: boolean;
}

async function runChunk(run: Run, id: string, size: number, now: Date): Promise<FanOutStep | null> {
  // A second runner finds the row held and leaves the work to the first.
  const [held] = await run<HeldFanOut>(sql`select f.state, f.done_count as done, f.total_count as total,
      f.source_kind as "sourceKind", f.source_id as "sourceId", o.path as "openerPath",
      not exists (select 1 from obligation_fan_out g where g.source_kind = f.source_kind and g.source_id = f.source_id and g.id <> f.id) as "isFirst"
    from obligation_fan_out f join organization o on o.id = f.organization_id where f.id = ${id}::uuid for update of f skip locked`);
  if (!held) {
    return null;
  }
  if (held.state !== 'RUNNING') {
    return held;
  }
  const taken = held.done < held.total ? await insertChunk(run, id, held, size, now) : 0;
  const done = held.done + taken;
  if (taken > 0) {
    await appendEvents(
      run,
      [
        {
          type: 'obligation.opened',
          subjectType: 'ObligationFanOut',
          subjectId: id,
          payload: { from: held.done, to: done },
        },
      ],
      now,
    );
  }
  if (done < held.total) {
    return { ...held, done };
  }
  if (!held.isFirst) {
    await realignLines(run, held.sourceKind, held.sourceId, held.openerPath);
  }
  await run(
    sql`update obligation_fan_out set state = 'DONE', finished_at = ${now}, attempts = 0 where id = ${id}::uuid`,
  );
  return { ...held, state: 'DONE', done };
}

/** Gives the next organizations their obligation; stops where the tree goes one level down, so that parents stand first. */
async function insertChunk(run: Run, id: string, held: HeldFanOut, size: number, now: Date): Promise<number> {
  const ids = Array.from({ length: Math.min(size, held.total - held.done) }, newId);
  const [row] = await run<{ taken: number }>(sql`
    with f as (select * from obligation_fan_out where id = ${id}::uuid),
    slice as (select t.id, t.position from unnest((select target_ids[${held.done + 1}::int:${held.done + size}::int] from f))
      with ordinality t(id, position)),
    placed as (select s.position, o.id, o.depth, o.path, o.status, o.province_id, o.city_id, o.school_id, o.department_id
      from slice s left join organization o on o.id = s.id),
    head as (select coalesce((select min(position) from placed
      where depth is distinct from (select depth from placed where position = 1)), ${size + 1}) as stop),
    taken as (select p.* from placed p, head where p.position < head.stop),
    made as (insert into obligation (id, organization_id, province_id, city_id, school_id, department_id, source_kind, source_id,
        title, response, issuer_id, parent_id, verifier_id, base_due_on, due_on, opened_at)
      select n.id, o.id, o.province_id, o.city_id, o.school_id, o.department_id, f.source_kind, f.source_id,
        f.title, f.response, f.issuer_id, u.id, coalesce(u.organization_id, f.issuer_id), f.due_on, least(f.due_on, u.guidance_due_on), ${now}
      from taken o cross join f
        join unnest(${ids}::uuid[]) with ordinality n(id, position) on n.position = o.position
        left join lateral (${above(sql`f.source_kind`, sql`f.source_id`)}) u on true
      where o.status = 'ACTIVE'
      on conflict (source_kind, source_id, organization_id) do nothing
      returning id)
    update obligation_fan_out g set done_count = g.done_count + (select count(*) from taken),
      created_count = g.created_count + (select count(*) from made), beat_at = ${now}
    where g.id = ${id}::uuid returning g.done_count - ${held.done} as taken`);
  return row!.taken;
}

/**
 * Lets each obligation of a source below a path hang on the nearest organization above that owes the same, in one
 * statement; what is settled keeps who verified it. Gives the obligations whose verifier changed.
 */
export async function realignLines(
  run: Run,
  kind: ObligationSourceKind,
  sourceId: string | null,
  path: string,
): Promise<readonly string[]> {
  const rows = await run<{ id: string; isMoved: boolean }>(sql`
    with line as (select m.id, u.id as parent_id, coalesce(u.organization_id, m.issuer_id) as verifier_id,
        m.verifier_id as former
      from obligation m join organization o on o.id = m.organization_id
        left join lateral (${above(sql`m.source_kind`, sql`m.source_id`)}) u on true
      where m.source_kind = ${kind} and ${sourceId === null ? sql`true` : sql`m.source_id = ${sourceId}::uuid`}
        and o.path >= ${path} and o.path < ${`${path.slice(0, -1)}/`})
    update obligation b set parent_id = l.parent_id,
      verifier_id = case when b.status in ('ACCEPTED', 'EXCUSED', 'WITHDRAWN') then b.verifier_id else l.verifier_id end,
      version = b.version + 1
    from line l where l.id = b.id and (b.parent_id is distinct from l.parent_id
      or b.verifier_id <> l.verifier_id and b.status not in ('ACCEPTED', 'EXCUSED', 'WITHDRAWN'))
    returning b.id, l.former <> b.verifier_id as "isMoved"`);
  return rows.filter(({ isMoved }) => isMoved).map(({ id }) => id);
}

/**
 * Reckons the days of what is still owed to a source below a path anew: its own day, or the earliest that a level above set;
 * a day that was granted only ever moves to a later one.
 */
export async function redateBelow(
  run: Run,
  kind: ObligationSourceKind,
  sourceId: string,
  path: string,
): Promise<number> {
  const rows = await run<{ id: string }>(sql`
    with line as (select m.id, greatest(least(m.base_due_on, u.guidance_due_on), case when m.is_extended then m.due_on end) as due_on
      from obligation m join organization o on o.id = m.organization_id
        left join lateral (${above(sql`m.source_kind`, sql`m.source_id`)}) u on true
      where m.source_kind = ${kind} and m.source_id = ${sourceId}::uuid
        and m.status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED') and o.path >= ${path} and o.path < ${`${path.slice(0, -1)}/`})
    update obligation b set due_on = l.due_on, version = b.version + 1
    from line l where l.id = b.id and b.due_on is distinct from l.due_on returning b.id`);
  return rows.length;
}

/** Ends handing outs of a source that are under way; whoever has not been reached gets nothing. */
export async function cancelFanOuts(run: Run, kind: ObligationSourceKind, sourceId: string, now: Date): Promise<void> {
  await run(sql`update obligation_fan_out set state = 'CANCELLED', finished_at = ${now}
    where source_kind = ${kind} and source_id = ${sourceId}::uuid and state = 'RUNNING'`);
}

/** SQL of the progress of all handing outs of a source, as JSON; null when there are none. */
export const progressSql = (kind: ObligationSourceKind, sourceId: Sql): Sql => sql`
  select json_build_object('state', case when bool_or(f.state = 'FAILED') then 'FAILED' when bool_or(f.state = 'RUNNING') then 'RUNNING'
      when bool_and(f.state = 'CANCELLED') then 'CANCELLED' else 'DONE' end,
    'done', sum(f.done_count)::int, 'total', sum(f.total_count)::int, 'created', sum(f.created_count)::int)
  from obligation_fan_out f where f.source_kind = ${raw(`'${kind}'`)} and f.source_id = ${sourceId} having count(*) > 0`;
