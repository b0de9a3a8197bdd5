import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { effectiveRules } from '../organization/index.ts';
import { judgeAppointment, lockOffice, type LockedOffice } from './appointment.service.ts';
import { scopeOfRow } from './owned.policy.ts';
import { refuse } from './people.refusals.ts';
import { Person } from './person.entity.ts';
import { RotationTurn } from './rotation.entity.ts';
import { termsOfPresidium, type OtherTerm } from './term-facts.read-model.ts';
import type { RotationPlanInput } from './term.input.ts';
import { authorizeAppointing, recordTerm } from './term.service.ts';
import { Term } from './term.entity.ts';
import { cutIntoTurns, dealTurns, type Span } from './term-limits.policy.ts';

const MOST_TURNS = 60;

/** Plan of a rotation; ids are uuids. */
export type RotationFacts = Omit<RotationPlanInput, 'personIds'> & { readonly personIds: readonly string[] | null };

function requireRotating({ office }: LockedOffice): void {
  office.requireOpen();
  if (!office.isRotating) {
    throw refuse('ROTATION_NOT_ROTATING');
  }
}

/** Members of the presidium by their terms, in the order that was asked for, else by first day and id. */
async function membersOf(
  uow: UnitOfWork,
  { office, organization }: LockedOffice,
  span: Span,
  order: readonly string[] | null,
): Promise<OtherTerm[]> {
  const all = await termsOfPresidium(uow, organization.id, { ...span, except: [] });
  const turns = new Set((await uow.em.find(Term, { officeId: office.id })).map(({ id }) => id));
  const seats = all
    .filter(({ id }) => !turns.has(id))
    .sort((a, b) => (`${a.startsOn}${a.id}` < `${b.startsOn}${b.id}` ? -1 : 1));
  if (order === null) {
    return seats;
  }
  if (order.some((personId) => !seats.some((seat) => seat.personId === personId))) {
    throw refuse('ROTATION_NOT_MEMBER', ['input', 'personIds']);
  }
  return order.flatMap((personId) => seats.filter((seat) => seat.personId === personId));
}

async function turnCount(uow: UnitOfWork, organizationId: string, input: RotationFacts): Promise<number> {
  const days = Math.round((Date.parse(input.endsOn) - Date.parse(input.startsOn)) / 86_400_000);
  if (days < 1) {
    throw refuse('TERM_PERIOD', ['input', 'endsOn']);
  }
  const length = (await effectiveRules(uow.run, organizationId, input.startsOn)).get('rotationDays')?.number ?? days;
  const count = input.turns ?? Math.max(1, Math.round(days / length));
  if (count > MOST_TURNS || count > days) {
    throw refuse('ROTATION_TOO_MANY', ['input', 'turns'], { max: MOST_TURNS });
  }
  return count;
}

/** Calls off the turns of a period that have not begun. */
async function callOff(
  uow: UnitOfWork,
  { office }: LockedOffice,
  { startsOn, endsOn }: Span,
  reason: string,
): Promise<void> {
  const today = uow.clock.today();
  const coming = await uow.em.find(Term, {
    officeId: office.id,
    startsOn: { $gt: today, $lt: endsOn },
    endsOn: { $gt: startsOn },
  });
  for (const term of coming.filter((item) => item.stateOn(today) === 'FUTURE')) {
    const before = term.endsOn;
    term.end(term.startsOn, reason, today);
    recordTerm(uow, 'term.end', 'term.ended', term, { endsOn: { before, after: term.endsOn } }, reason);
  }
  await uow.em.flush();
}

/**
 * Plans the calendar of a rotating office: the period is cut into turns, each a term of its own on top of the member's
 * term in the presidium, so that the powers of the executive chair hold during the turn and by their days alone
 * (方案 二(三)8, 主席团轮值制度). Gives the uuids of the turns in order.
 */
export async function planRotation(uow: UnitOfWork, officeId: string, input: RotationFacts): Promise<string[]> {
  const { persons: _, ...locked } = await lockOffice(uow, officeId, []);
  authorizeAppointing(uow, locked);
  requireRotating(locked);
  const count = await turnCount(uow, locked.organization.id, input);
  if (input.replacesExisting) {
    await callOff(uow, locked, input, input.evidence.trim());
  }
  const spans = cutIntoTurns(input, count);
  const members = await membersOf(uow, locked, input, input.personIds);
  const dealt = dealTurns(spans, members);
  const ids: string[] = [];
  for (const [index, span] of spans.entries()) {
    const member = dealt[index];
    if (!member) {
      throw refuse('ROTATION_NO_MEMBER', ['input', 'turns'], { from: span.startsOn, until: span.endsOn });
    }
    const turn = await makeTurn(uow, locked, member, span, index + 1, input.evidence.trim());
    ids.push(turn.id);
  }
  return ids;
}

async function makeTurn(
  uow: UnitOfWork,
  locked: LockedOffice,
  member: OtherTerm,
  span: Span,
  position: number,
  evidence: string,
): Promise<RotationTurn> {
  const { office } = locked;
  const person = await uow.em.findOneOrFail(Person, { id: member.personId });
  const appointment = {
    ...span,
    person,
    source: 'ROTATION' as const,
    gradesBasis: null,
    crossAppointmentReason: null,
    except: [],
  };
  const { rulePackIds } = await judgeAppointment(uow, locked, appointment);
  const term = Object.assign(new Term(), {
    id: newId(),
    officeId: office.id,
    personId: member.personId,
    ...span,
    plannedEndsOn: span.endsOn,
    source: 'ROTATION' as const,
    evidence,
    endedReason: null,
    rulePackIds,
    representedId: null,
    basisTermId: member.id,
    gradesBasis: null,
    createdAt: uow.clock.now(),
  });
  Object.assign(term, scopeOfRow(office));
  const turn = Object.assign(new RotationTurn(), {
    id: newId(),
    officeId: office.id,
    termId: term.id,
    position,
    swapReason: null,
  });
  Object.assign(turn, scopeOfRow(office));
  uow.em.persist([term, turn]);
  // The next turn is judged with this one in place.
  await uow.em.flush();
  recordTerm(uow, 'rotation.plan', 'term.created', term, {
    person: { before: null, after: term.personId },
    startsOn: { before: null, after: term.startsOn },
    endsOn: { before: null, after: term.endsOn },
  });
  return turn;
}

/** The presidium term of a person that covers a turn. */
async function basisFor(
  uow: UnitOfWork,
  { office, organization }: LockedOffice,
  personId: string,
  turn: Term,
): Promise<string> {
  const seats = await termsOfPresidium(uow, organization.id, {
    startsOn: turn.startsOn,
    endsOn: turn.endsOn,
    except: [],
  });
  const turns = new Set((await uow.em.find(Term, { officeId: office.id })).map(({ id }) => id));
  const seat = seats.find(
    (item) =>
      item.personId === personId && !turns.has(item.id) && item.startsOn <= turn.startsOn && turn.endsOn <= item.endsOn,
  );
  if (!seat) {
    throw refuse('ROTATION_SWAP_UNCOVERED', ['input', 'withId']);
  }
  return seat.id;
}

/** Lets the holders of two turns that have not begun change places; gives both uuids. */
export async function swapTurns(
  uow: UnitOfWork,
  id: string,
  version: number,
  withId: string,
  reason: string,
): Promise<string[]> {
  const one = await uow.em.findOne(RotationTurn, { id });
  const other = id === withId ? null : await uow.em.findOne(RotationTurn, { id: withId });
  if (!one || !other || one.officeId !== other.officeId) {
    throw notFound();
  }
  const { persons: _, ...locked } = await lockOffice(uow, one.officeId, []);
  authorizeAppointing(uow, locked);
  await uow.em.refresh(one);
  requireVersion(one, version);
  const today = uow.clock.today();
  const terms = await uow.em.find(Term, { id: { $in: [one.termId, other.termId] } }, { refresh: true });
  const first = terms.find((term) => term.id === one.termId)!;
  const second = terms.find((term) => term.id === other.termId)!;
  if ([first, second].some((term) => term.stateOn(today) !== 'FUTURE')) {
    throw refuse('ROTATION_TURN_BEGUN', ['input', 'withId']);
  }
  const before = [first.personId, second.personId] as const;
  const bases = [
    await basisFor(uow, locked, second.personId, first),
    await basisFor(uow, locked, first.personId, second),
  ] as const;
  Object.assign(first, { personId: before[1], basisTermId: bases[0] });
  Object.assign(second, { personId: before[0], basisTermId: bases[1] });
  for (const [turn, term, was] of [
    [one, first, before[0]],
    [other, second, before[1]],
  ] as const) {
    turn.swapReason = reason.trim();
    recordTerm(
      uow,
      'rotationTurn.swap',
      'term.amended',
      term,
      { person: { before: was, after: term.personId } },
      reason,
    );
  }
  return [one.id, other.id];
}
