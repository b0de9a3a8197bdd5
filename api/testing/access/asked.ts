import type { StepSpec } from '../../modules/procedure/step-spec.ts';
import type { CaseFact, Facts, OfficeFact, TermFact, Unit } from './facts.ts';

/** What the question of who is asked rests on. */
export type AskedFacts = Pick<
  Facts,
  'today' | 'units' | 'offices' | 'terms' | 'persons' | 'links' | 'cases' | 'entries' | 'chainVersions' | 'delegations'
>;

/** Somebody who may answer for a body, and how far up. */
interface Seat {
  readonly bodyNo: number;
  readonly person: string;
  readonly term: string;
  readonly distance: number;
}

const LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'];

const isOn = (today: string, from: string | null, until: string | null): boolean =>
  (from === null || from <= today) && (until === null || until > today);

/** The unit and all above it, nearest first, by parent pointers alone. */
function lineOf({ units }: AskedFacts, id: string): Unit[] {
  const line: Unit[] = [];
  for (let unit = units.get(id); unit; unit = unit.parent === null ? undefined : units.get(unit.parent)) {
    line.push(unit);
  }
  return line;
}

/** Where a body may stand, nearest first. */
function placesOf(
  facts: AskedFacts,
  matter: CaseFact,
  body: StepSpec['bodies'][number],
): { unit: string; distance: number }[] {
  const base = body.of === 'OTHER' ? (matter.other ?? matter.organization) : matter.organization;
  return lineOf(facts, base).flatMap(({ id, level }, distance) => {
    switch (body.relation) {
      case 'OWN':
        return [{ unit: id, distance }];
      case 'PARENT':
        return distance >= 1 ? [{ unit: id, distance }] : [];
      case 'LEVEL':
        return LEVELS.indexOf(level) <= LEVELS.indexOf(body.level!) ? [{ unit: id, distance }] : [];
      case 'GUIDING':
        return [...facts.links.values()]
          .filter((link) => link.kind === 'GUIDED_BY' && link.from === id && isOn(facts.today, link.since, link.until))
          .map(({ to }) => ({ unit: to, distance }));
    }
  });
}

function isInForce(facts: AskedFacts, term: TermFact, office: OfficeFact): boolean {
  const unit = facts.units.get(term.organization)!;
  const union = unit.kind === 'UNION_DEPARTMENT' && unit.parent !== null ? facts.units.get(unit.parent)! : unit;
  return (
    isOn(facts.today, term.from, term.until) &&
    isOn(facts.today, office.from, office.until) &&
    facts.persons.get(term.person)?.status === 'ACTIVE' &&
    unit.status === 'ACTIVE' &&
    union.status === 'ACTIVE'
  );
}

/** True for whoever takes no part: by the own case, a conflict, another answer in the step, or the answer under review. */
function isExcluded(facts: AskedFacts, matter: CaseFact, step: StepSpec, person: string): boolean {
  const own = [...facts.entries.values()].filter(
    (entry) => entry.caseId === matter.id && entry.person === person && entry.outcome !== null,
  );
  return (
    person === matter.candidate ||
    (step.kind !== 'NOMINATE' && person === matter.opener) ||
    own.some(
      ({ outcome, round, stepNo, stepKey }) =>
        outcome === 'ABSTAINED_CONFLICT' ||
        (outcome !== 'RETURNED' && round === matter.round && stepNo === matter.stepNo) ||
        (outcome === 'NOT_PASSED' && matter.isReviewed && stepKey === step.key),
    )
  );
}

/**
 * Who may answer for the present step of a case, worked out from plain facts and the words of the design, body by body and
 * person by person. It calls no code of the house: it is what the one statement of the module is compared with.
 */
export function askedOf(facts: AskedFacts, matter: CaseFact): Seat[] {
  const step = facts.chainVersions.get(matter.versionId)?.steps[matter.stepNo - 1];
  if (matter.state !== 'OPEN' || !step) {
    return [];
  }
  return step.bodies.flatMap((body, index) => {
    const bodyNo = index + 1;
    const isAnswered = [...facts.entries.values()].some(
      (entry) =>
        entry.caseId === matter.id &&
        entry.round === matter.round &&
        entry.stepNo === matter.stepNo &&
        entry.bodyNo === bodyNo &&
        (entry.outcome === 'PASSED' || entry.outcome === 'NOT_PASSED'),
    );
    if (isAnswered) {
      return [];
    }
    const seats = placesOf(facts, matter, body).flatMap(({ unit, distance }) =>
      [...facts.terms.values()]
        .filter((term) => term.organization === unit)
        .flatMap((term) =>
          seatsOf(facts, matter, step, body, term).map((person) => ({ bodyNo, person, term: term.id, distance })),
        ),
    );
    const distances = [...new Set(seats.map(({ distance }) => distance))].sort((a, b) => a - b);
    const isWidened = step.escalatesWhenLate && matter.dueOn !== null && matter.dueOn < facts.today;
    const allowed = distances.slice(0, isWidened ? 2 : 1);
    return seats.filter(({ distance }) => allowed.includes(distance));
  });
}

/** The holder of a term and those to whom the office is lent, as far as they may answer. */
function seatsOf(
  facts: AskedFacts,
  matter: CaseFact,
  step: StepSpec,
  body: StepSpec['bodies'][number],
  term: TermFact,
): string[] {
  const office = facts.offices.get(term.office)!;
  const fits =
    (body.titles.length === 0 || body.titles.includes(office.title)) &&
    (body.permission === null || office.permissions.includes(body.permission));
  if (!fits || !isInForce(facts, term, office) || isExcluded(facts, matter, step, term.person)) {
    return [];
  }
  const delegates = [...facts.delegations.values()].filter(
    (one) =>
      one.office === term.office &&
      one.delegator === term.person &&
      !one.isRevoked &&
      isOn(facts.today, one.from, one.until) &&
      facts.persons.get(one.delegate)?.status === 'ACTIVE' &&
      !isExcluded(facts, matter, step, one.delegate),
  );
  return [term.person, ...delegates.map(({ delegate }) => delegate)];
}
