import sql from 'sql-template-tag';
import type { AuditDraft } from '../../kernel/audit.ts';
import { forbidden, notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { Permission } from '../../kernel/permission.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { scopeOfRow } from './acting.policy.ts';
import type { ThreadEntryKind } from './coordination.enums.ts';
import { refuse } from './coordination.refusals.ts';
import { Obligation, ObligationMessage } from './obligation.entity.ts';
import {
  actingSide,
  isStepOpen,
  OWNER_PERMISSION,
  VERIFIER_PERMISSION,
  type ObligationStep,
} from './obligation.policy.ts';
import { ObligationShape, seesRow } from './obligation.read-model.ts';
import { statusWord } from './coordination.labels.ts';

/** An obligation held for a step, and in whose name the step is made. */
export interface HeldObligation {
  readonly obligation: Obligation;
  readonly actingId: string;
  readonly permission: Permission;
}

/** Reads an obligation after locking it; null when there is none. */
export async function lockObligation(uow: UnitOfWork, id: string): Promise<Obligation | null> {
  await uow.em.flush();
  await uow.run(sql`select id from obligation where id = ${id}::uuid for update`);
  return uow.em.findOne(Obligation, { id }, { refresh: true });
}

/** Holds an obligation for a step that the actor may make now; refuses by absence, right, version and state, in this order. */
export async function holdFor(
  uow: UnitOfWork,
  step: ObligationStep,
  id: string,
  version: number | null,
): Promise<HeldObligation> {
  const { actor } = uow;
  if (!actor.grants.some(({ permission }) => permission === OWNER_PERMISSION || permission === VERIFIER_PERMISSION)) {
    requirePermission(actor, OWNER_PERMISSION);
  }
  const obligation = await lockObligation(uow, id);
  if (!obligation || !(await seesRow(uow, ObligationShape, id))) {
    throw notFound();
  }
  const side = actingSide(step, actor, obligation);
  if (!side) {
    throw forbidden();
  }
  if (version !== null) {
    requireVersion(obligation, version);
  }
  requireStep(step, obligation);
  return { obligation, actingId: side.organizationId, permission: side.permission };
}

/** Refuses a step that the state of the obligation does not allow. */
function requireStep(step: ObligationStep, obligation: Obligation): void {
  if (!isStepOpen(step, obligation)) {
    throw obligation.response === 'ACKNOWLEDGE' && (step === 'submit' || step === 'saveAnswer')
      ? refuse('OBLIGATION_RESPONSE')
      : refuse('OBLIGATION_STATE', null, { status: statusWord('ObligationStatus', obligation.status) });
  }
}

/** Puts an entry into the thread of an obligation. */
export function enterThread(
  uow: UnitOfWork,
  obligation: Obligation,
  kind: ThreadEntryKind,
  facts: { readonly senderId: string | null; readonly text?: string | null; readonly dueOn?: string | null },
): string {
  const { actor } = uow;
  const grant = actor.grants.find(({ organizationId }) => organizationId === facts.senderId);
  const message = Object.assign(new ObligationMessage(), {
    id: newId(),
    ...scopeOfRow(obligation),
    obligationId: obligation.id,
    kind,
    senderId: facts.senderId,
    text: facts.text ?? null,
    dueOn: facts.dueOn ?? null,
    accountId: actor.accountId,
    personId: actor.personId,
    officeId: grant?.officeId ?? null,
    sentAt: uow.clock.now(),
  });
  uow.em.persist(message);
  return message.id;
}

/** Writes the audit entry and the event of a step. */
export function recordStep(
  uow: UnitOfWork,
  obligation: Obligation,
  step: {
    readonly action: string;
    readonly event: string;
    readonly permission: Permission;
    readonly actingId: string | null;
  },
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action: step.action,
    subjectType: 'Obligation',
    subjectId: obligation.id,
    scope: scopeOfRow(obligation),
    changes,
    reason: reason?.trim() || null,
    permission: step.permission,
  });
  uow.publish({
    type: step.event,
    subjectType: 'Obligation',
    subjectId: obligation.id,
    payload: { actingId: step.actingId },
  });
}
