import sql from 'sql-template-tag';
import { notFound, RequestFailure } from '../../kernel/access.ts';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { effectiveRules, Organization, type EffectiveRules } from '../organization/index.ts';
import { unmetConditions } from './eligibility.policy.ts';
import { Office } from './office.entity.ts';
import { STAFF_BODIES, type GradesBasis, type TermSource } from './people.enums.ts';
import type { Person } from './person.entity.ts';
import { lockPersons } from './person.service.ts';
import { refuse } from './people.refusals.ts';
import {
  officesBeside,
  termsOfOffice,
  termsOfPresidium,
  termsOfStaff,
  type OtherOffice,
} from './term-facts.read-model.ts';
import { CrossAppointment, type Term } from './term.entity.ts';
import { busiestDay, mostTerms, overlaps, type Span } from './term-limits.policy.ts';
import { CONDITION_LABELS } from './titles.ts';

/** An office under lock, with what its terms are judged by. */
export interface LockedOffice {
  readonly office: Office;
  readonly organization: Organization;
  /** The union whose people are counted together. */
  readonly body: Organization;
}

/** A term that is to be made or changed. */
export interface Appointment extends Span {
  readonly person: Person;
  readonly source: TermSource;
  readonly gradesBasis: GradesBasis | null;
  /** Stated reason for serving in another body at the same time. */
  readonly crossAppointmentReason: string | null;
  /** Terms that are being changed and do not stand in their own way. */
  readonly except: readonly string[];
}

/** What the rules said of an appointment. */
export interface Judgement {
  readonly rulePackIds: string[];
  /** Offices in other bodies, to be noted as cross-appointments. */
  readonly crossed: readonly OtherOffice[];
}

/**
 * Locks whatever limits the terms of an office, always in this order: the organizations (the union, its department) by
 * id, the office, the persons by id. Parallel appointments anywhere in one union are so counted one after another.
 */
export async function lockOffice(
  uow: UnitOfWork,
  officeId: string,
  personIds: readonly string[],
): Promise<LockedOffice & { persons: Person[] }> {
  const place = async (): Promise<{ organizationId: string; bodyId: string }> => {
    const [row] = await uow.run<{ organizationId: string; bodyId: string }>(sql`select o.id as "organizationId",
        case when o.kind = 'UNION_DEPARTMENT' and o.parent_id is not null then o.parent_id else o.id end as "bodyId"
      from office f join organization o on o.id = f.organization_id where f.id = ${officeId}::uuid`);
    if (!row) {
      throw notFound();
    }
    return row;
  };
  const { organizationId, bodyId } = await place();
  await uow.run(
    sql`select id from organization where id in (${organizationId}::uuid, ${bodyId}::uuid) order by id for no key update`,
  );
  await uow.run(sql`select id from office where id = ${officeId}::uuid for no key update`);
  const persons = await lockPersons(uow, personIds);
  if ((await place()).bodyId !== bodyId) {
    // The department moved to another union while the lock was awaited.
    throw new RequestFailure('CONFLICT');
  }
  const office = await uow.em.findOneOrFail(Office, { id: officeId }, { refresh: true });
  const organization = await uow.em.findOneOrFail(Organization, { id: organizationId }, { refresh: true });
  const body =
    bodyId === organizationId
      ? organization
      : await uow.em.findOneOrFail(Organization, { id: bodyId }, { refresh: true });
  return { office, organization, body, persons };
}

const limitOf = (rules: EffectiveRules, key: string): number | null => rules.get(key)?.number ?? null;

function requirePeriod(
  { office, organization }: LockedOffice,
  { startsOn, endsOn }: Span,
  rules: EffectiveRules,
): void {
  if (endsOn <= startsOn) {
    throw refuse('TERM_PERIOD', ['input', 'endsOn']);
  }
  office.requireOpen();
  if (organization.status !== 'ACTIVE') {
    throw refuse('OFFICE_ORGANIZATION_INACTIVE');
  }
  if (startsOn < office.validFrom || (office.validUntil && endsOn > office.validUntil)) {
    throw refuse('TERM_OFFICE_PERIOD', ['input', 'startsOn'], {
      from: office.validFrom,
      until: office.validUntil ?? '…',
    });
  }
  const max = limitOf(rules, 'termDaysMax');
  if (max !== null && endsOn > addDays(startsOn, max)) {
    throw refuse('TERM_TOO_LONG', ['input', 'endsOn'], { max, until: addDays(startsOn, max) });
  }
}

async function requireEligible(
  uow: UnitOfWork,
  { office, organization }: LockedOffice,
  appointment: Appointment,
): Promise<void> {
  const { person, startsOn, endsOn, except } = appointment;
  person.requireUnmerged();
  if (person.status !== 'ACTIVE') {
    throw refuse('PERSON_NOT_ACTIVE', ['input', 'personId']);
  }
  const presidium = office.eligibility.includes('PRESIDIUM_MEMBER')
    ? await termsOfPresidium(uow, organization.id, { startsOn, endsOn, except })
    : [];
  const [school] = organization.institutionId
    ? [{ institutionId: organization.institutionId }]
    : await uow.run<{ institutionId: string | null }>(
        sql`select institution_id as "institutionId" from organization where id = ${organization.schoolId ?? null}::uuid`,
      );
  const unmet = unmetConditions(office.eligibility, {
    kind: person.kind,
    minorStatus: person.minorStatus,
    grade: person.grade ?? null,
    institutionId: person.institutionId ?? null,
    organizationInstitutionId: school?.institutionId ?? null,
    startsOn,
    areGradesOk: appointment.gradesBasis === null ? null : true,
    isPresidiumMember: presidium.some(
      (term) => term.personId === person.id && term.startsOn <= startsOn && endsOn <= term.endsOn,
    ),
  });
  if (unmet.length > 0) {
    const words = CONDITION_LABELS[uow.actor.locale];
    throw refuse('TERM_NOT_ELIGIBLE', ['input', 'personId'], {
      conditions: unmet.map((rule) => words[rule] ?? rule).join(', '),
    });
  }
}

/** Refuses what would exceed seats, presidium or staff on any day of the term; the counts are safe under the locks. */
async function requireRoom(
  uow: UnitOfWork,
  locked: LockedOffice,
  appointment: Appointment,
  rules: EffectiveRules,
): Promise<void> {
  const { office, organization, body } = locked;
  const { startsOn, endsOn, except, person } = appointment;
  const period = { startsOn, endsOn, except };
  const candidate = { startsOn, endsOn, personId: person.id };
  const inOffice = await termsOfOffice(uow, office.id, period);
  if (inOffice.some((term) => term.personId === person.id && overlaps(term, candidate))) {
    throw refuse('TERM_OVERLAP', ['input', 'startsOn']);
  }
  const seated = mostTerms(inOffice, candidate);
  if (seated.count > office.seats) {
    throw refuse('TERM_SEATS_FULL', ['input', 'startsOn'], { seats: office.seats, on: seated.on });
  }
  const presidiumMax = office.body === 'PRESIDIUM' ? limitOf(rules, 'presidiumSeatsMax') : null;
  if (presidiumMax !== null) {
    const { count, on } = busiestDay(await termsOfPresidium(uow, organization.id, period), candidate);
    if (count > presidiumMax) {
      throw refuse('TERM_PRESIDIUM_FULL', ['input', 'startsOn'], { max: presidiumMax, on });
    }
  }
  if ((STAFF_BODIES as readonly string[]).includes(office.body)) {
    const bodyRules = body.id === organization.id ? rules : await effectiveRules(uow.run, body.id, startsOn);
    const staffMax = limitOf(bodyRules, 'staffMax');
    if (staffMax !== null) {
      const { count, on } = busiestDay(await termsOfStaff(uow, body.id, period), candidate);
      if (count > staffMax) {
        throw refuse('TERM_STAFF_FULL', ['input', 'startsOn'], { max: staffMax, on });
      }
    }
  }
}

/**
 * Refuses titles that the rules name as a conflict, and offices in two bodies at a time unless they are declared: the
 * plan wants cross-appointments of league, union and club, but known ones (方案 二(三)10, 建立骨干交叉任职机制).
 */
async function judgeOtherOffices(
  uow: UnitOfWork,
  { office, body }: LockedOffice,
  appointment: Appointment,
  rules: EffectiveRules,
): Promise<readonly OtherOffice[]> {
  const others = await officesBeside(uow, appointment.person.id, appointment);
  const conflicts = new Set(rules.get('conflictingTitles')?.values ?? []);
  const clash = others.find(
    ({ titleKey }) =>
      conflicts.has(`${titleKey}+${office.titleKey}`) || conflicts.has(`${office.titleKey}+${titleKey}`),
  );
  if (clash) {
    throw refuse('TERM_CONFLICT', ['input', 'personId'], {
      office: clash.officeName,
      organization: clash.organizationName,
    });
  }
  const crossed = others.filter(({ bodyId }) => bodyId !== body.id);
  const [first] = crossed;
  if (first && appointment.crossAppointmentReason === null && appointment.source !== 'ROTATION') {
    throw refuse('TERM_CROSS_UNDECLARED', ['input', 'crossAppointmentReason'], {
      office: first.officeName,
      organization: first.organizationName,
    });
  }
  return appointment.source === 'ROTATION' ? [] : crossed;
}

/** Judges a term by the rules in force on its first day; the caller holds the locks of `lockOffice`. */
export async function judgeAppointment(
  uow: UnitOfWork,
  locked: LockedOffice,
  appointment: Appointment,
): Promise<Judgement> {
  const rules = await effectiveRules(uow.run, locked.organization.id, appointment.startsOn);
  requirePeriod(locked, appointment, rules);
  await requireEligible(uow, locked, appointment);
  await requireRoom(uow, locked, appointment, rules);
  const crossed = await judgeOtherOffices(uow, locked, appointment, rules);
  return { rulePackIds: [...new Set([...rules.values()].map(({ rulePackId }) => rulePackId))], crossed };
}

/** Notes the declared cross-appointments of a term that is already in the database. */
export async function noteCrossAppointments(
  uow: UnitOfWork,
  term: Term,
  crossed: readonly OtherOffice[],
  reason: string | null,
): Promise<void> {
  if (reason === null) {
    return;
  }
  await uow.em.flush();
  const known = await uow.em.find(CrossAppointment, { $or: [{ termId: term.id }, { otherTermId: term.id }] });
  const linked = new Set(known.flatMap(({ termId, otherTermId }) => [termId, otherTermId]));
  for (const { termId } of crossed.filter((other) => !linked.has(other.termId))) {
    uow.em.persist(
      Object.assign(new CrossAppointment(), { id: newId(), termId: term.id, otherTermId: termId, reason }),
    );
  }
}
