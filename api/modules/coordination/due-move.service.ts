import sql from 'sql-template-tag';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization } from '../organization/index.ts';
import type { ObligationSourceKind } from './coordination.enums.ts';
import { redateBelow } from './fan-out.service.ts';
import { enterMany } from './obligation-follow.service.ts';

/** A source whose day is moved. */
export interface DueMove {
  readonly kind: ObligationSourceKind;
  readonly sourceId: string;
  /** Organization in whose name the source was issued. */
  readonly issuerId: string;
  readonly former: string | null;
  readonly dueOn: string | null;
}

/**
 * Lets everything that is still owed to a source follow its new day, in a fixed number of statements; gives the number of
 * obligations whose day changed. Whoever was set an earlier day keeps it as long as it does not lie after the new one, and a
 * day that was granted stays unless the new one is later.
 */
export async function moveDueDay(
  uow: UnitOfWork,
  { kind, sourceId, issuerId, former, dueOn }: DueMove,
): Promise<number> {
  const of = sql`source_kind = ${kind} and source_id = ${sourceId}::uuid`;
  // A day between the new one and the former was set by a middle level as an earlier one; now it would be a later one.
  const overtaken = (day: ReturnType<typeof sql>) => sql`(${day} > ${dueOn}::date and ${day} < ${former}::date)`;
  // Waits for a chunk that is being handed out, so that the next one is handed out with the new day.
  await uow.run(sql`update obligation_fan_out set due_on = ${dueOn}::date
    where ${of} and state = 'RUNNING' and (due_on is not distinct from ${former}::date or ${overtaken(sql`due_on`)})`);
  await uow.run(sql`update obligation set base_due_on = ${dueOn}::date
    where ${of} and (base_due_on is not distinct from ${former}::date or ${overtaken(sql`base_due_on`)})`);
  const { path } = await uow.em.findOneOrFail(Organization, { id: issuerId });
  return redateBelow(uow.run, kind, sourceId, path);
}

/** Moves the day of a source as `moveDueDay` does, and says so in the thread of everything that is still owed to it. */
export async function rescheduleSource(uow: UnitOfWork, move: DueMove, reason: string): Promise<number> {
  const moved = await moveDueDay(uow, move);
  await enterMany(
    uow,
    sql`source_kind = ${move.kind} and source_id = ${move.sourceId}::uuid
      and status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED')`,
    'AMENDED',
    move.issuerId,
    { text: reason, dueOn: move.dueOn },
  );
  return moved;
}
