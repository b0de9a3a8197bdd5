import { addDays } from '../../kernel/clock.ts';
import { addYears, turnsOf } from './demo-calendar.ts';
import type { TermPeriod } from './demo-roster.ts';
import type { Holder, SchoolContext } from './demo-school-context.ts';
import type { DemoOrganization, DemoPerson } from './demo.types.ts';

/** How a presidium is led: by a chair with vice-chairs, or by its members in turn (主席团轮值制度, 方案 二(三)8). */
export type PresidiumStyle = 'CHAIR' | 'ROTATION';

/** What a presidium is made of. */
export interface PresidiumPlan {
  style: PresidiumStyle;
  /** Seats, the chair's included: at most five in a school, three in a faculty (schema/rules.md 1.1 item 4, 1.2). */
  seats: number;
}

/** Seats a presidium elected by the congress for one period; the first person leads. */
export function seatPresidium(
  { roster }: SchoolContext,
  organization: DemoOrganization,
  { style, seats }: PresidiumPlan,
  people: readonly DemoPerson[],
  period: TermPeriod,
): Holder[] {
  const ensure = (title: Parameters<typeof roster.addOffice>[1], count: number) =>
    roster.office(organization.key, title) ?? roster.addOffice(organization, title, count);
  if (style === 'ROTATION') {
    const members = ensure('PRESIDIUM_MEMBER', seats);
    ensure('ROTATING_EXECUTIVE_CHAIR', 1);
    return people.map((person) => ({ person, term: roster.appoint(person, members, period, 'ELECTION') }));
  }
  const chair = ensure('CHAIR', 1);
  const viceChairs = ensure('VICE_CHAIR', seats - 1);
  return people.map((person, index) => ({
    person,
    term: roster.appoint(person, index === 0 ? chair : viceChairs, period, 'ELECTION'),
  }));
}

/** Lets the members of a presidium lead in turn, each for the same share of the period. */
export function rotatePresidium(
  { roster }: SchoolContext,
  organization: DemoOrganization,
  members: readonly Holder[],
): void {
  const office = roster.office(organization.key, 'ROTATING_EXECUTIVE_CHAIR');
  const [first] = members;
  if (!office || !first) {
    return;
  }
  const periods = turnsOf(first.term.from, first.term.until, members.length);
  roster.rotate(
    office,
    periods.flatMap((period, index) => {
      const member = members[index];
      return member ? [{ person: member.person, period }] : [];
    }),
  );
}

/** A vice-chair leaves in the middle of the term and another student is elected for the rest (增补). */
export function replaceViceChair(
  context: SchoolContext,
  organization: DemoOrganization,
  members: readonly Holder[],
): void {
  const { roster } = context;
  const leaving = members.at(-1);
  const office = roster.office(organization.key, 'VICE_CHAIR');
  if (!leaving || !office || members.length < 2) {
    return;
  }
  const { from, until } = leaving.term;
  const on = addDays(from, 75);
  if (on >= roster.today) {
    return;
  }
  roster.resign(leaving.term, on, '因学业原因辞去职务');
  const successor = context.student({ seniority: context.presidiumSeniority, from });
  roster.appoint(successor, office, { from: on, until }, 'ELECTION');
}

/** What the people of a department are asked to be. */
export interface DepartmentPlan {
  hasDeputy: boolean;
  /** Officers who are there, beside seats that may be empty. */
  officers: number;
  spareSeats: number;
  isHeadVacant?: boolean;
  isPostgraduate?: boolean;
}

/** Fills a working department by appointment; the head was an officer of it the year before. */
export function staffDepartment(context: SchoolContext, department: DemoOrganization, plan: DepartmentPlan): Holder[] {
  const { roster, random } = context;
  const period = context.period(department);
  const past = context.before(department, period);
  const isPostgraduate = plan.isPostgraduate ?? false;
  const headOffice = roster.addOffice(department, 'DEPARTMENT_HEAD', 1);
  const deputyOffice = plan.hasDeputy ? roster.addOffice(department, 'DEPUTY_HEAD', 1) : null;
  const officerOffice = roster.addOffice(department, 'OFFICER', plan.officers + plan.spareSeats);
  const heads: Holder[] = [];
  if (plan.isHeadVacant !== true) {
    const person = context.student({ seniority: 1, from: period.from, isPostgraduate });
    heads.push({ person, term: roster.appoint(person, headOffice, period, 'APPOINTMENT') });
    if (past) {
      roster.appoint(person, officerOffice, past, 'APPOINTMENT');
    }
  }
  if (deputyOffice && random.chance(0.9)) {
    const person = context.student({ seniority: 1, from: period.from, isPostgraduate });
    roster.appoint(person, deputyOffice, period, 'APPOINTMENT');
  }
  for (let index = 0; index < plan.officers; index += 1) {
    const person = context.student({
      seniority: isPostgraduate ? 0 : random.int(0, 1),
      from: period.from,
      isPostgraduate,
    });
    roster.appoint(person, officerOffice, period, 'APPOINTMENT');
  }
  return heads;
}

/** Gives members of the presidium the year in which they headed a department before they were elected. */
export function recallCareers(
  context: SchoolContext,
  departments: readonly DemoOrganization[],
  members: readonly Holder[],
): void {
  const { roster } = context;
  members.forEach(({ person, term }, index) => {
    const department = departments[index];
    const office = department && roster.office(department.key, 'DEPARTMENT_HEAD');
    const past = department && context.before(department, { from: term.from, until: term.until });
    // Nobody heads a department in the first weeks at a school.
    const isPlausible = past && person.grade !== null && past.from >= `${person.grade + 1}-01-01`;
    if (office && isPlausible) {
      roster.appoint(person, office, past, 'APPOINTMENT');
    }
  });
}

/** The presidium that led the year before, of students one year older. */
export function recallPresidium(
  context: SchoolContext,
  organization: DemoOrganization,
  plan: PresidiumPlan,
  period: TermPeriod,
): void {
  const past = context.before(organization, period);
  if (!past) {
    return;
  }
  const people = Array.from({ length: plan.seats - 1 }, () =>
    context.student({ seniority: context.presidiumSeniority, from: past.from }),
  );
  seatPresidium(context, organization, plan, people, past);
}

/** Seats the presidium that the congress has already elected for the coming year. */
export function seatComingPresidium(
  context: SchoolContext,
  organization: DemoOrganization,
  plan: PresidiumPlan,
  people: readonly DemoPerson[],
  period: TermPeriod,
): void {
  const coming = { from: period.until, until: addYears(period.until, 1) };
  const members = seatPresidium(context, organization, plan, people.slice(0, plan.seats), coming);
  rotatePresidium(context, organization, members);
}
