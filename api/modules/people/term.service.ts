import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization } from '../organization/index.ts';
import { passGates } from './appointment-gate.ts';
import { judgeAppointment, lockOffice, noteCrossAppointments, type LockedOffice } from './appointment.service.ts';
import { requireDelegable } from './delegation.policy.ts';
import { produceHandover } from './handover.service.ts';
import { Office } from './office.entity.ts';
import { scopeOfRow } from './owned.policy.ts';
import { requireSeen } from './person.policy.ts';
import { refuse } from './people.refusals.ts';
import { seesPerson, seesTerm } from './term-facts.read-model.ts';
import type { TermAmendInput, TermCreateInput, TermEndInput } from './term.input.ts';
import { CrossAppointment, Term } from './term.entity.ts';

/** Facts of a new term; ids are uuids. */
export type TermFacts = Omit<TermCreateInput, 'officeId' | 'personId' | 'representedId'> & {
  readonly officeId: string;
  readonly personId: string;
  readonly representedId?: string | null | undefined;
};

type Changes = Record<string, { before: unknown; after: unknown }>;

/** Audits and announces what was done to a term. */
export function recordTerm(
  uow: UnitOfWork,
  action: string,
  event: string,
  term: Term,
  changes: Changes,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'Term',
    subjectId: term.id,
    scope: scopeOfRow(term),
    changes,
    reason,
    permission: 'term.manage',
  });
  uow.publish({
    type: event,
    subjectType: 'Term',
    subjectId: term.id,
    payload: { officeId: term.officeId, endsOn: term.endsOn },
  });
}

/** Refuses unless the actor may fill the office: appoints there, and holds all that the office gives. */
export function authorizeAppointing(uow: UnitOfWork, { office }: LockedOffice): void {
  const scope = scopeOfRow(office);
  authorize(uow.actor, 'term.manage', scope);
  requireDelegable(uow.actor, office, scope);
}

/**
 * Puts a person into an office for a period; gives the uuid of the term. Refused where an approval binds the office, unless
 * it is the approval that does it.
 */
export async function createTerm(
  uow: UnitOfWork,
  input: TermFacts,
  { isByCase = false }: { readonly isByCase?: boolean } = {},
): Promise<string> {
  const { persons, ...locked } = await lockOffice(uow, input.officeId, [input.personId]);
  authorizeAppointing(uow, locked);
  if (!isByCase) {
    await passGates(uow, locked.office);
  }
  const [person] = persons;
  requireSeen(person !== undefined && (await seesPerson(uow, input.personId)));
  if (input.source === 'ROTATION' || locked.office.isRotating) {
    throw refuse('TERM_BY_ROTATION', ['input', 'source']);
  }
  if (input.representedId && !(await uow.em.findOne(Organization, { id: input.representedId }))) {
    throw notFound();
  }
  const crossAppointmentReason = input.crossAppointmentReason?.trim() || null;
  const { rulePackIds, crossed } = await judgeAppointment(uow, locked, {
    person: person!,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    source: input.source,
    gradesBasis: input.gradesBasis ?? null,
    crossAppointmentReason,
    except: [],
  });
  const term = Object.assign(new Term(), {
    id: newId(),
    officeId: locked.office.id,
    personId: person!.id,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    plannedEndsOn: input.endsOn,
    source: input.source,
    evidence: input.evidence.trim(),
    endedReason: null,
    rulePackIds,
    representedId: input.representedId ?? null,
    basisTermId: null,
    gradesBasis: input.gradesBasis ?? null,
    createdAt: uow.clock.now(),
  });
  Object.assign(term, scopeOfRow(locked.office));
  uow.em.persist(term);
  await noteCrossAppointments(uow, term, crossed, crossAppointmentReason);
  recordTerm(uow, 'term.create', 'term.created', term, {
    person: { before: null, after: term.personId },
    startsOn: { before: null, after: term.startsOn },
    endsOn: { before: null, after: term.endsOn },
    source: { before: null, after: term.source },
  });
  return term.id;
}

/** Loads a term under the locks of its office, at the version that the caller saw. */
async function loadForChange(
  uow: UnitOfWork,
  id: string,
  version: number,
): Promise<LockedOffice & { term: Term; persons: LockedPersons }> {
  const seen = await uow.em.findOne(Term, { id });
  if (!seen) {
    throw notFound();
  }
  const locked = await lockOffice(uow, seen.officeId, [seen.personId]);
  const term = await uow.em.findOneOrFail(Term, { id }, { refresh: true });
  authorize(uow.actor, 'term.manage', scopeOfRow(term), await seesTerm(uow, id));
  requireVersion(term, version);
  return { ...locked, term };
}

type LockedPersons = Awaited<ReturnType<typeof lockOffice>>['persons'];

/** Changes the days or the evidence of a term that is not over; new days are judged like a new term. */
export async function amendTerm(uow: UnitOfWork, id: string, version: number, input: TermAmendInput): Promise<string> {
  const { term, persons, ...locked } = await loadForChange(uow, id, version);
  const today = uow.clock.today();
  requireDelegable(uow.actor, locked.office, scopeOfRow(locked.office));
  term.requireUnfinished(today);
  if (term.source === 'ROTATION') {
    throw refuse('TERM_BY_ROTATION');
  }
  const before = { startsOn: term.startsOn, endsOn: term.endsOn, evidence: term.evidence };
  const startsOn = input.startsOn ?? term.startsOn;
  const endsOn = input.endsOn ?? term.endsOn;
  const isMoved = startsOn !== term.startsOn || endsOn !== term.endsOn;
  if ((startsOn !== term.startsOn && term.stateOn(today) === 'CURRENT') || (isMoved && endsOn <= today)) {
    throw refuse('TERM_END_DAY', ['input', startsOn === term.startsOn ? 'endsOn' : 'startsOn'], {
      from: term.startsOn,
      until: term.endsOn,
    });
  }
  if (endsOn > term.plannedEndsOn) {
    // More time than was decided is a new appointment.
    await passGates(uow, locked.office);
  }
  if (isMoved) {
    const crossAppointmentReason = input.crossAppointmentReason?.trim() || (await declaredReason(uow, term));
    const { rulePackIds, crossed } = await judgeAppointment(uow, locked, {
      person: persons.find(({ id: personId }) => personId === term.personId)!,
      startsOn,
      endsOn,
      source: term.source,
      gradesBasis: term.gradesBasis ?? null,
      crossAppointmentReason,
      // A turn as executive chair rests on this term and is cut below.
      except: [term.id],
    });
    Object.assign(term, { startsOn, endsOn, plannedEndsOn: endsOn, endedReason: null, rulePackIds });
    await noteCrossAppointments(uow, term, crossed, crossAppointmentReason);
    await cutTurns(uow, term, input.reason);
  }
  term.evidence = input.evidence?.trim() ?? term.evidence;
  recordTerm(
    uow,
    'term.amend',
    'term.amended',
    term,
    {
      startsOn: { before: before.startsOn, after: term.startsOn },
      endsOn: { before: before.endsOn, after: term.endsOn },
      evidence: { before: before.evidence, after: term.evidence },
    },
    input.reason,
  );
  return id;
}

async function declaredReason(uow: UnitOfWork, term: Term): Promise<string | null> {
  const declared = await uow.em.findOne(CrossAppointment, { $or: [{ termId: term.id }, { otherTermId: term.id }] });
  return declared?.reason ?? null;
}

/** Ends a term on a day or calls off one that has not begun; a handover pack is made as soon as it is over. */
export async function endTerm(uow: UnitOfWork, id: string, version: number, input: TermEndInput): Promise<string> {
  const { term, office } = await loadForChange(uow, id, version);
  await finish(uow, term, office, input.endsOn, input.reason);
  return id;
}

async function finish(uow: UnitOfWork, term: Term, office: Office, on: string, reason: string): Promise<void> {
  const before = term.endsOn;
  const today = uow.clock.today();
  term.end(on, reason.trim(), today);
  recordTerm(uow, 'term.end', 'term.ended', term, { endsOn: { before, after: term.endsOn } }, reason);
  await cutTurns(uow, term, reason);
  if (term.stateOn(today) === 'PAST') {
    await produceHandover(uow, term, office);
  }
}

/** Cuts the turns as executive chair that rest on a term to what is left of it (方案 二(三)8: members of the presidium lead in turn). */
async function cutTurns(uow: UnitOfWork, basis: Term, reason: string): Promise<void> {
  const today = uow.clock.today();
  const turns = await uow.em.find(Term, { basisTermId: basis.id }, { orderBy: { id: 'asc' } });
  const open = turns.filter((turn) => ['CURRENT', 'FUTURE'].includes(turn.stateOn(today)));
  for (const turn of open.filter(({ startsOn, endsOn }) => startsOn < basis.startsOn || basis.endsOn < endsOn)) {
    const office = await uow.em.findOneOrFail(Office, { id: turn.officeId });
    const isOutside = turn.startsOn < basis.startsOn || basis.endsOn <= turn.startsOn;
    await finish(uow, turn, office, isOutside ? turn.startsOn : basis.endsOn, reason);
  }
}

/** Ends the terms of an office that reach beyond a day; gives their number. The caller holds the office's lock. */
export async function endTermsOfOffice(uow: UnitOfWork, office: Office, on: string, reason: string): Promise<number> {
  const today = uow.clock.today();
  const terms = await uow.em.find(Term, { officeId: office.id, endsOn: { $gt: on } }, { orderBy: { id: 'asc' } });
  const open = terms.filter((term) => ['CURRENT', 'FUTURE'].includes(term.stateOn(today)));
  for (const term of open) {
    await finish(uow, term, office, on < term.startsOn ? term.startsOn : on, reason);
  }
  return open.length;
}
