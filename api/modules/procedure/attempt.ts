import sql, { raw } from 'sql-template-tag';
import { RequestFailure } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import type { DomainEvent } from '../../kernel/outbox.ts';
import { allPermissions } from '../../kernel/permission.ts';
import { DomainRefusal, DomainRefusals, refusalOfConstraint } from '../../kernel/refusal.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { refuse } from './procedure.refusals.ts';

/**
 * Whoever gives the last answer, with the power of the chain: the effect rests on the answers of all its bodies and not on
 * what the last of them could do alone. The trail still names that person.
 */
function chainActor(actor: Actor): Actor {
  return {
    ...actor,
    grants: allPermissions()
      .filter(({ spec }) => spec.systemRole === undefined)
      .map(({ key }) => ({
        permission: key,
        reach: 'ALL',
        organizationId: null,
        level: null,
        divisionCode: null,
        termId: null,
        officeId: null,
      })),
  };
}

/** Name of the constraint on which a statement failed. */
export function constraintOf(error: unknown): string | undefined {
  const own = error as { constraint?: string; cause?: { constraint?: string }; previous?: { constraint?: string } };
  return own.cause?.constraint ?? own.previous?.constraint ?? own.constraint;
}

/** The refusal that a failure means, or null when it is a fault of ours or of the moment. */
function refusalOf(error: unknown): DomainRefusal | null {
  if (error instanceof DomainRefusals) {
    return error.refusals[0] ?? null;
  }
  if (error instanceof DomainRefusal) {
    return error;
  }
  if (error instanceof RequestFailure && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) {
    return refuse('CASE_PARTNER_GONE');
  }
  const constraint = constraintOf(error);
  return constraint ? refusalOfConstraint(constraint) : null;
}

let count = 0;

/**
 * Does work in the unit's transaction behind a savepoint with the power of the chain: when it is refused all of it is taken
 * back and the refusal is given, while the unit goes on; else its audit entries and events become the unit's.
 */
export async function attempt<Result>(
  uow: UnitOfWork,
  work: (inner: UnitOfWork) => Promise<Result>,
): Promise<{ readonly result: Result | null; readonly refusal: DomainRefusal | null }> {
  count = (count + 1) % 1_000_000;
  const savepoint = raw(`attempt_${count}`);
  await uow.em.flush();
  await uow.run(sql`savepoint ${savepoint}`);
  const drafts: AuditDraft[] = [];
  const events: DomainEvent[] = [];
  const em = uow.em.fork({ clear: true, keepTransactionContext: true });
  const inner: UnitOfWork = {
    ...uow,
    em,
    actor: chainActor(uow.actor),
    audit: (draft) => void drafts.push(draft),
    publish: (event) => void events.push(event),
  };
  try {
    const result = await work(inner);
    await em.flush();
    await uow.run(sql`release savepoint ${savepoint}`);
    drafts.forEach((draft) => uow.audit(draft));
    events.forEach((event) => uow.publish(event));
    return { result, refusal: null };
  } catch (error) {
    await uow.run(sql`rollback to savepoint ${savepoint}`);
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return { result: null, refusal };
  }
}
