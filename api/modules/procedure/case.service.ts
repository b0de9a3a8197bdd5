import { forbidden, notFound } from '../../kernel/access.ts';
import { addDays, dayOf } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { requestLocale } from '../../kernel/locale.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { claimAttachments } from '../attachment/index.ts';
import { scopeKeysOf, type Organization } from '../organization/index.ts';
import { askedBy, type Asked } from './asked.read-model.ts';
import { attempt } from './attempt.ts';
import { bindingOf, type Binding } from './binding.read-model.ts';
import { bringUpToDate, enterFrom, follow, holdCase, noticePlaces } from './case-course.service.ts';
import { append, recordCase, stepsOf, type Entry } from './case-record.service.ts';
import { seesCase } from './case.read-model.ts';
import { ProcedureCase, ProcedureStep } from './procedure-case.entity.ts';
import { scopeOfRow } from './procedure.entity.ts';
import type { SubjectKind, VettingGround } from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';
import { subjectOf } from './procedure-subject.ts';
import { applies, returnTargets, type StepSpec } from './step-spec.ts';

/** What somebody says in answering. */
export interface AnswerFacts {
  readonly outcome: 'PASSED' | 'NOT_PASSED';
  /** Which body is answered for, when the person may answer for several. */
  readonly bodyNo?: number | null | undefined;
  readonly grounds?: readonly VettingGround[] | null | undefined;
  readonly opinion?: string | null | undefined;
  /** Public ids of uploaded files. */
  readonly attachmentIds?: readonly string[] | null | undefined;
}

/** What somebody says in returning a case. */
export type ReturnFacts = Omit<AnswerFacts, 'outcome'> & { readonly toStepNo: number };

/** The grant by which the actor may open a case at one of these organizations; refuses without any. */
function requireOpening(uow: UnitOfWork, organizations: readonly (Organization | null)[]): string | null {
  requirePermission(uow.actor, 'case.open');
  for (const organization of organizations) {
    const grant = organization ? grantOver(uow.actor, 'case.open', scopeKeysOf(organization)) : null;
    if (grant) {
      return grant.officeId;
    }
  }
  throw forbidden();
}

/** A case as it would stand on opening, with the chain that binds it; not kept yet. */
export interface DraftedCase {
  readonly matter: ProcedureCase;
  readonly binding: Binding;
}

/** Makes out what a case would be and which chain binds it; refuses whoever may not open it, and what no chain binds. */
export async function draftCase<Facts extends object>(
  uow: UnitOfWork,
  kind: SubjectKind,
  facts: Facts,
): Promise<DraftedCase> {
  const subject = subjectOf<Facts>(kind);
  const prepared = await subject.prepare(uow, facts);
  const { organization, other, target } = prepared;
  const openerOfficeId = requireOpening(uow, [organization, other]);
  const today = uow.clock.today();
  const binding = await bindingOf(uow.run, kind, target, today);
  if (!binding) {
    throw refuse('CASE_NO_PROCEDURE');
  }
  const matter = Object.assign(new ProcedureCase(), {
    id: newId(),
    ...scopeKeysOf(organization),
    procedureId: binding.procedureId,
    versionId: binding.versionId,
    subjectKind: kind,
    subjectKey: prepared.subjectKey,
    title: prepared.title,
    facts: prepared.facts,
    traits: prepared.traits,
    otherId: other?.id ?? null,
    officeId: prepared.officeId,
    candidateId: prepared.candidateId,
    openerAccountId: uow.actor.accountId,
    openerId: uow.actor.personId,
    openerOfficeId,
    state: 'OPEN' as const,
    stepNo: 0,
    round: 1,
    stepOn: today,
    dueOn: null,
    effectCode: null,
    effectParams: null,
    resultType: null,
    resultId: null,
    isReviewed: false,
    openedAt: uow.clock.now(),
    settledAt: null,
    settledReason: null,
  });
  return { matter, binding };
}

/**
 * Puts a matter before the chain that binds it, after trying out whether it could be carried out as things stand; gives the
 * uuid of the case. Later modules call this for the kinds that they register.
 */
export async function openCase<Facts extends object>(
  uow: UnitOfWork,
  kind: SubjectKind,
  facts: Facts,
  attachmentIds: readonly string[] = [],
): Promise<string> {
  const { matter, binding } = await draftCase(uow, kind, facts);
  await rehearseEffect(uow, matter);
  uow.em.persist(matter);
  await uow.em.flush();
  const entry = await append(uow, matter, { event: 'OPENED', ...actedBy(uow), officeId: matter.openerOfficeId });
  await attach(uow, matter, entry, attachmentIds);
  recordCase(uow, 'procedureCase.open', matter, {
    subjectKind: { before: null, after: kind },
    procedure: { before: null, after: binding.procedureId },
    title: { before: null, after: matter.title },
  });
  await enterFrom(uow, matter, 1);
  return matter.id;
}

/** Makes uploaded files part of an entry of the timeline. */
async function attach(
  uow: UnitOfWork,
  matter: ProcedureCase,
  entryId: string,
  attachmentIds: readonly string[] | null | undefined,
): Promise<void> {
  const subject = { subjectType: 'ProcedureStep', subjectId: entryId, scope: scopeOfRow(matter) };
  await claimAttachments(uow, subject, attachmentIds ?? [], ['input', 'attachmentIds']);
}

class Rehearsed extends Error {}

/** Refuses to open what could not be carried out today, with the refusal that would meet it at the end. */
export async function rehearseEffect(uow: UnitOfWork, matter: ProcedureCase): Promise<void> {
  try {
    const { refusal } = await attempt(uow, async (inner) => {
      await subjectOf(matter.subjectKind).carryOut(inner, matter);
      await inner.em.flush();
      // Only what would stand against it counts; all of it is taken back.
      throw new Rehearsed();
    });
    throw refusal ?? new Error('A rehearsal was kept');
  } catch (error) {
    if (!(error instanceof Rehearsed)) {
      throw error;
    }
  }
}

const actedBy = ({ actor }: UnitOfWork) => ({ accountId: actor.accountId, personId: actor.personId });

/** Locks a case that the actor could see on asking, so that whoever comes second hears that somebody was faster. */
async function holdSeen(uow: UnitOfWork, id: string): Promise<ProcedureCase> {
  const isSeen = await seesCase(uow, id);
  const matter = isSeen ? await holdCase(uow, id) : null;
  if (!matter) {
    throw notFound();
  }
  return matter;
}

/** Loads a case that the actor may see, under lock, at the version that was seen, and brings it up to date. */
async function loadCase(uow: UnitOfWork, id: string, version: number): Promise<ProcedureCase> {
  const matter = await holdSeen(uow, id);
  requireVersion(matter, version);
  await bringUpToDate(uow, matter);
  return matter;
}

/** The seat from which the actor answers now, of all who are asked; refuses with the reason when there is none. */
async function requireSeat(
  uow: UnitOfWork,
  matter: ProcedureCase,
  bodyNo: number | null | undefined,
): Promise<{ seat: Asked; asked: readonly Asked[] }> {
  matter.requireOpen();
  const { personId, secondFactorMissing } = uow.actor;
  const asked = await askedBy(uow.run, matter.id, uow.clock.today());
  const seats = asked.filter(
    (seat) => personId !== null && seat.personId === personId && (bodyNo ? seat.bodyNo === bodyNo : true),
  );
  const open = seats.find(({ needsSecondFactor }) => !needsSecondFactor || !secondFactorMissing);
  if (open) {
    return { seat: open, asked };
  }
  if (seats.length > 0) {
    throw refuse('CASE_SECOND_FACTOR');
  }
  if (personId !== null && (personId === matter.candidateId || personId === matter.openerId)) {
    throw refuse('CASE_OWN');
  }
  const declared = await uow.em.count(ProcedureStep, {
    caseId: matter.id,
    personId: personId ?? newId(),
    outcome: 'ABSTAINED_CONFLICT',
  });
  throw refuse(declared > 0 ? 'CASE_CONFLICTED' : 'CASE_NOT_ASKED');
}

/** Who answers, in which office, where, and on whose behalf. */
const seatEntry = (uow: UnitOfWork, seat: Asked) => ({
  ...actedBy(uow),
  bodyNo: seat.bodyNo,
  termId: seat.termId,
  officeId: seat.officeId,
  actingId: seat.actingId,
  delegationId: seat.delegationId,
  delegatorId: seat.delegatorId,
});

/** Checks what may be said: vetting keeps grounds of the closed list and no text, other kinds a text (`schema/rules.md` 6). */
function wordsOf(
  kind: SubjectKind,
  { grounds, opinion, attachmentIds }: Pick<AnswerFacts, 'grounds' | 'opinion' | 'attachmentIds'>,
  isAgainst: boolean,
): { grounds: VettingGround[]; opinion: string | null } {
  const text = opinion?.trim() || null;
  const list = [...new Set(grounds ?? [])];
  if (!subjectOf(kind).isVetting) {
    if (list.length > 0) {
      throw refuse('CASE_GROUNDS_NONE', ['input', 'grounds']);
    }
    if (isAgainst && text === null) {
      throw refuse('CASE_REASON_NEEDED', ['input', 'opinion']);
    }
    return { grounds: [], opinion: text };
  }
  if (text !== null || (attachmentIds?.length ?? 0) > 0) {
    throw refuse('CASE_GROUNDS_ONLY', ['input', text === null ? 'attachmentIds' : 'opinion']);
  }
  if (isAgainst && list.length === 0) {
    throw refuse('CASE_GROUNDS_NEEDED', ['input', 'grounds']);
  }
  return { grounds: isAgainst ? list : [], opinion: null };
}

/** Answers for a body of the present step; the last answer that a chain needs also carries out what was approved. */
export async function decideCase(uow: UnitOfWork, id: string, version: number, input: AnswerFacts): Promise<string> {
  const matter = await loadCase(uow, id, version);
  const { seat, asked } = await requireSeat(uow, matter, input.bodyNo);
  const words = wordsOf(matter.subjectKind, input, input.outcome === 'NOT_PASSED');
  await noticePlaces(uow, matter, asked);
  const stepNo = matter.stepNo;
  const entry: Entry = { event: 'DECIDED', outcome: input.outcome, ...seatEntry(uow, seat), ...words };
  await attach(uow, matter, await append(uow, matter, entry), input.attachmentIds);
  await follow(uow, matter);
  recordCase(uow, 'procedureCase.decide', matter, {
    step: { before: stepNo, after: matter.stepNo },
    outcome: { before: null, after: input.outcome },
    caseState: { before: 'OPEN', after: matter.state },
    office: { before: null, after: seat.officeId },
    delegation: { before: null, after: seat.delegationId },
  });
  return id;
}

/** Refuses a step that does not lie behind the present one, does not apply, or is not among those that the chain names. */
function requireReturnTarget(steps: readonly StepSpec[], matter: ProcedureCase, toStepNo: number): void {
  const target = steps[toStepNo - 1];
  const isEarlier = toStepNo >= 0 && toStepNo < matter.stepNo;
  if (!isEarlier || (toStepNo > 0 && !(target && applies(target, matter.traits)))) {
    throw refuse('CASE_RETURN_STEP', ['input', 'toStepNo']);
  }
  const targets = returnTargets(steps, matter.stepNo, matter.traits);
  if (toStepNo > 0 && !targets.includes(toStepNo)) {
    const isEnglish = requestLocale.getStore() === 'en';
    const names = targets.map((no) => (isEnglish ? steps[no - 1]!.nameEn : null) ?? steps[no - 1]!.name);
    throw refuse('CASE_RETURN_NOT_NAMED', ['input', 'toStepNo'], {
      targets: [...names, isEnglish ? 'its opener (0)' : '发起人（0）'].join(isEnglish ? ', ' : '、'),
    });
  }
}

/** Returns a case to an earlier step, or to its opener (0); from there on everything is asked again. */
export async function returnCase(uow: UnitOfWork, id: string, version: number, input: ReturnFacts): Promise<string> {
  const matter = await loadCase(uow, id, version);
  const { seat } = await requireSeat(uow, matter, input.bodyNo);
  const words = wordsOf(matter.subjectKind, input, true);
  const steps = await stepsOf(uow, matter);
  const { toStepNo } = input;
  requireReturnTarget(steps, matter, toStepNo);
  const from = matter.stepNo;
  const entry: Entry = { event: 'RETURNED', outcome: 'RETURNED', ...seatEntry(uow, seat), ...words, toStepNo };
  await attach(uow, matter, await append(uow, matter, entry), input.attachmentIds);
  matter.round += 1;
  if (toStepNo === 0) {
    matter.standAt(0, uow.clock.today(), null);
  } else {
    await enterFrom(uow, matter, toStepNo);
  }
  recordCase(uow, 'procedureCase.return', matter, {
    step: { before: from, after: toStepNo },
    office: { before: null, after: seat.officeId },
    delegation: { before: null, after: seat.delegationId },
  });
  return id;
}

/** Declares a conflict of interest: the person takes no further part in the case, and others answer. */
export async function declareConflict(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const matter = await loadCase(uow, id, version);
  const { seat } = await requireSeat(uow, matter, null);
  await append(uow, matter, { event: 'CONFLICT_DECLARED', outcome: 'ABSTAINED_CONFLICT', ...seatEntry(uow, seat) });
  await noticePlaces(uow, matter);
  recordCase(uow, 'procedureCase.declareConflict', matter, {
    outcome: { before: null, after: 'ABSTAINED_CONFLICT' },
    office: { before: null, after: seat.officeId },
  });
  return id;
}

/** True for the opener, and for whoever may open such a case there, since openers leave office. */
function speaksForCase(uow: UnitOfWork, matter: ProcedureCase): boolean {
  const { accountId, personId } = uow.actor;
  const isOwn =
    (accountId !== null && accountId === matter.openerAccountId) || (personId !== null && personId === matter.openerId);
  const keys: ScopeKeys = scopeOfRow(matter);
  return isOwn || (personId !== matter.candidateId && grantOver(uow.actor, 'case.open', keys) !== null);
}

/** Takes a case back before it is settled. */
export async function withdrawCase(uow: UnitOfWork, id: string, version: number, reason: string): Promise<string> {
  const matter = await loadCase(uow, id, version);
  if (!speaksForCase(uow, matter)) {
    throw forbidden();
  }
  matter.requireOpen();
  const isVetting = subjectOf(matter.subjectKind).isVetting;
  matter.settle('WITHDRAWN', uow.clock.now(), isVetting ? null : reason.trim());
  await append(uow, matter, { event: 'WITHDRAWN', ...actedBy(uow), opinion: isVetting ? null : reason.trim() });
  recordCase(uow, 'procedureCase.withdraw', matter, { caseState: { before: 'OPEN', after: 'WITHDRAWN' } }, reason);
  return id;
}

/** Submits a case again that was returned to its opener; it begins at the first step. */
export async function resubmitCase(
  uow: UnitOfWork,
  id: string,
  version: number,
  note: string | null,
  attachmentIds: readonly string[] = [],
): Promise<string> {
  const matter = await loadCase(uow, id, version);
  if (!speaksForCase(uow, matter)) {
    throw forbidden();
  }
  matter.requireOpen();
  if (matter.stepNo !== 0) {
    throw refuse('CASE_NOT_RETURNED');
  }
  if (note?.trim() && subjectOf(matter.subjectKind).isVetting) {
    throw refuse('CASE_GROUNDS_ONLY', ['input', 'note']);
  }
  await rehearseEffect(uow, matter);
  const entry: Entry = { event: 'RESUBMITTED', ...actedBy(uow), opinion: note?.trim() || null };
  await attach(uow, matter, await append(uow, matter, entry), attachmentIds);
  await enterFrom(uow, matter, 1);
  recordCase(uow, 'procedureCase.resubmit', matter, { step: { before: 0, after: matter.stepNo } });
  return id;
}

/**
 * A candidate asks once for the review of a vetting that was not passed: the step that refused is asked again, of others
 * than those who refused; where none is left it goes up the line (`schema/rules.md` 6).
 */
export async function askReview(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const matter = await holdSeen(uow, id);
  requireVersion(matter, version);
  if (uow.actor.personId === null || uow.actor.personId !== matter.candidateId) {
    throw forbidden();
  }
  const last = matter.settledAt ? addDays(dayOf(matter.settledAt), LIMITS.reviewDays) : '';
  if (matter.state !== 'REJECTED' || matter.isReviewed || uow.clock.today() > last) {
    throw refuse('CASE_REVIEW_TIME', null, { days: LIMITS.reviewDays });
  }
  matter.reopen();
  matter.round += 1;
  await append(uow, matter, { event: 'REVIEW_ASKED', ...actedBy(uow) });
  await enterFrom(uow, matter, matter.stepNo);
  recordCase(uow, 'procedureCase.askReview', matter, { caseState: { before: 'REJECTED', after: 'OPEN' } });
  return id;
}
