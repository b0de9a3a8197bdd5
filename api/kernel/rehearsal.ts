import sql, { raw } from 'sql-template-tag';
import type { Actor } from './actor.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** How a rehearsal differs from the unit of work in which it takes place. */
export interface RehearsalOptions {
  /** Who acts in it; whoever acts in the unit when absent. */
  readonly actor?: Actor;
  /** The day that it takes for today. */
  readonly today: string;
  /** True keeps what succeeds for the rest of the rehearsal around it. */
  readonly isKept?: boolean;
}

let count = 0;

/**
 * Runs work inside the unit's transaction as if it were another day, with an entity manager of its own, and takes all of
 * it back: refusals and constraint violations rise as they would on that day, audit entries and events are not recorded.
 */
export async function rehearse<Result>(
  uow: UnitOfWork,
  { actor, today, isKept = false }: RehearsalOptions,
  work: (inner: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  count = (count + 1) % 1_000_000;
  const savepoint = raw(`rehearsal_${count}`);
  await uow.em.flush();
  await uow.run(sql`savepoint ${savepoint}`);
  const em = uow.em.fork({ clear: true, keepTransactionContext: true });
  const inner: UnitOfWork = {
    ...uow,
    em,
    actor: actor ?? uow.actor,
    clock: { now: () => uow.clock.now(), today: () => today },
    audit: () => undefined,
    publish: () => undefined,
  };
  let isDone = false;
  try {
    const result = await work(inner);
    await em.flush();
    isDone = true;
    return result;
  } finally {
    await uow.run(isDone && isKept ? sql`release savepoint ${savepoint}` : sql`rollback to savepoint ${savepoint}`);
  }
}
