import sql from 'sql-template-tag';
import type { Run } from './audit.ts';
import { newId } from './ids.ts';

/** Something that happened, in the past tense; recorded with the write and delivered at least once, in order per subject. */
export interface DomainEvent {
  /** Such as `organization.renamed`. */
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Facts that the handler needs beside the subject; no personal data. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** A stored event as a handler receives it. */
export interface DeliveredEvent extends DomainEvent {
  readonly id: string;
  readonly occurredAt: Date;
}

/** A side effect of an event; must be idempotent, since an event may be delivered again. */
export interface EventHandler {
  readonly name: string;
  /** The types of events that it takes; `*` for all. */
  readonly types: readonly string[] | '*';
  handle(event: DeliveredEvent): Promise<void>;
}

/** Records events in the caller's transaction and wakes the dispatcher when that commits. */
export async function appendEvents(run: Run, events: readonly DomainEvent[], now: Date): Promise<void> {
  for (const event of events) {
    await run(sql`insert into outbox_event (id, type, subject_type, subject_id, payload, occurred_at)
      values (${newId()}, ${event.type}, ${event.subjectType}, ${event.subjectId}, ${JSON.stringify(event.payload ?? {})}::jsonb, ${now})`);
  }
  if (events.length > 0) {
    await run(sql`select graphile_worker.add_job('outbox', '{}'::json, job_key => 'outbox', max_attempts => 25)`);
  }
}

/**
 * Delivers waiting events in order and marks each when every handler has accepted it. Stops at the first failure of a
 * subject and leaves its later events waiting; returns the number delivered and the first error met.
 */
export async function dispatchEvents(
  transaction: <T>(work: (run: Run) => Promise<T>) => Promise<T>,
  handlers: readonly EventHandler[],
  batch = 200,
): Promise<{ delivered: number; error: unknown }> {
  let delivered = 0;
  let error: unknown = null;
  await transaction(async (run) => {
    const events = await run<{
      id: string;
      type: string;
      subjectType: string;
      subjectId: string;
      payload: Record<string, unknown>;
      occurredAt: string | Date;
    }>(sql`select id, type, subject_type as "subjectType", subject_id as "subjectId", payload, occurred_at as "occurredAt"
           from outbox_event where delivered_at is null order by id limit ${batch} for update skip locked`);
    const blocked = new Set<string>();
    for (const event of events) {
      const subject = `${event.subjectType}:${event.subjectId}`;
      if (blocked.has(subject)) {
        continue;
      }
      try {
        for (const handler of handlers) {
          if (handler.types === '*' || handler.types.includes(event.type)) {
            await handler.handle({ ...event, occurredAt: new Date(event.occurredAt) });
          }
        }
        await run(sql`update outbox_event set delivered_at = now() where id = ${event.id}`);
        delivered += 1;
      } catch (failure) {
        blocked.add(subject);
        error ??= failure;
        await run(sql`update outbox_event set attempts = attempts + 1 where id = ${event.id}`);
      }
    }
  });
  return { delivered, error };
}
