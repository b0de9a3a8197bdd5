import sql from 'sql-template-tag';
import type { AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { ProcedureStep, type ProcedureCase } from './procedure-case.entity.ts';
import { ProcedureVersion, scopeOfRow } from './procedure.entity.ts';
import type { CaseEvent } from './procedure.enums.ts';
import type { StepSpec } from './step-spec.ts';

/** What an entry of the timeline says beside the case, the step and the instant. */
export type Entry = { readonly event: CaseEvent } & Partial<
  Omit<ProcedureStep, 'id' | 'caseId' | 'position' | 'event' | 'at'>
>;

/** The steps of the version under which a case runs. */
export async function stepsOf(uow: UnitOfWork, matter: ProcedureCase): Promise<readonly StepSpec[]> {
  return (await uow.em.findOneOrFail(ProcedureVersion, { id: matter.versionId })).steps;
}

/** Adds an entry to the timeline of a case, which the caller holds under lock, and announces it; gives its uuid. */
export async function append(uow: UnitOfWork, matter: ProcedureCase, entry: Entry): Promise<string> {
  await uow.em.flush();
  const [last] = await uow.run<{ position: number }>(
    sql`select coalesce(max(position), 0)::int as position from procedure_step where case_id = ${matter.id}::uuid`,
  );
  const stepNo = entry.stepNo ?? matter.stepNo;
  const step = (await stepsOf(uow, matter))[stepNo - 1];
  const row = Object.assign(new ProcedureStep(), {
    id: newId(),
    ...scopeOfRow(matter),
    caseId: matter.id,
    versionId: matter.versionId,
    position: last!.position + 1,
    stepNo,
    stepKey: step?.key ?? null,
    kind: step?.kind ?? null,
    bodyNo: null,
    round: matter.round,
    outcome: null,
    grounds: [],
    opinion: null,
    accountId: null,
    personId: null,
    termId: null,
    officeId: null,
    actingId: null,
    delegationId: null,
    delegatorId: null,
    toStepNo: null,
    fromId: null,
    toId: null,
    markOn: null,
    keptFromId: null,
    effectCode: null,
    effectParams: null,
    at: uow.clock.now(),
    ...entry,
  });
  uow.em.persist(row);
  await uow.em.flush();
  uow.publish({
    type: `procedureCase.${EVENT_NAMES[entry.event]}`,
    subjectType: 'ProcedureCase',
    subjectId: matter.id,
    payload: { stepId: row.id, stepNo, bodyNo: row.bodyNo ?? null, round: row.round },
  });
  return row.id;
}

const EVENT_NAMES: Readonly<Record<CaseEvent, string>> = {
  OPENED: 'opened',
  ENTERED: 'entered',
  NOT_APPLICABLE: 'notApplicable',
  DECIDED: 'decided',
  RETURNED: 'returned',
  RESUBMITTED: 'resubmitted',
  CONFLICT_DECLARED: 'conflictDeclared',
  REMINDED: 'reminded',
  ESCALATED: 'escalated',
  RESTORED: 'restored',
  OVERDUE: 'overdue',
  MOVED: 'moved',
  EFFECT_REFUSED: 'effectRefused',
  REVIEW_ASKED: 'reviewAsked',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn',
};

/** Writes what was done to a case into the audit trail. */
export function recordCase(
  uow: UnitOfWork,
  action: string,
  matter: ProcedureCase,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'ProcedureCase',
    subjectId: matter.id,
    scope: scopeOfRow(matter),
    changes,
    reason,
    permission: 'case.open',
  });
}
