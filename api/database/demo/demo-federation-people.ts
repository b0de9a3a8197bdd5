import { addDays } from '../../kernel/clock.ts';
import { addMonths, addYears, schoolYearOf, turnsOf } from './demo-calendar.ts';
import { leagueKeyOf, nationalKey } from './demo-organization-record.ts';
import type { DemoRandom } from './demo-random.ts';
import type { DemoRoster, TermPeriod } from './demo-roster.ts';
import type { DemoInstitution, DemoOrganization, DemoPerson, DemoTerm } from './demo.types.ts';

// The 27th national congress had 43 presidium member units (schema/rules.md 2.1).
const nationalSeats = 43;

interface Delegate {
  person: DemoPerson;
  term: DemoTerm;
  union: DemoOrganization;
}

/** Fills the federations above the schools, after these have elected those whom they send. */
export class FederationStaffing {
  readonly #roster: DemoRoster;
  readonly #random: DemoRandom;
  readonly #organizations: ReadonlyMap<string, DemoOrganization>;
  readonly #institutions: ReadonlyMap<string, DemoInstitution>;
  readonly #delegates: Map<string, Delegate[]>;

  constructor(
    roster: DemoRoster,
    random: DemoRandom,
    organizations: ReadonlyMap<string, DemoOrganization>,
    institutions: ReadonlyMap<string, DemoInstitution>,
  ) {
    this.#roster = roster;
    this.#random = random;
    this.#organizations = organizations;
    this.#institutions = institutions;
    this.#delegates = this.#findDelegates();
  }

  /** Fills national, provincial and city federations, their league committees and the overseas associations. */
  staffAll(): void {
    for (const organization of this.#organizations.values()) {
      if (organization.kind === 'OVERSEAS_ASSOCIATION') {
        this.#staffOverseas(organization);
      } else if (organization.kind === 'FEDERATION') {
        this.#staffLeague(organization);
        if (organization.key === nationalKey) {
          this.#staffNational(organization);
        } else {
          this.#staffLocal(organization);
        }
      }
    }
  }

  /** Members of school presidiums who may sit for their union in a federation, by the federation. */
  #findDelegates(): Map<string, Delegate[]> {
    const persons = new Map(this.#roster.persons.map((person) => [person.key, person]));
    const byFederation = new Map<string, Delegate[]>();
    for (const office of this.#roster.offices) {
      const union = this.#organizations.get(office.organizationKey);
      const isPresidium = ['CHAIR', 'VICE_CHAIR', 'PRESIDIUM_MEMBER'].includes(office.title);
      if (!union || union.level !== 'SCHOOL' || union.parentKey === null || !isPresidium) {
        continue;
      }
      // The first of a presidium sits in the province or city, the second is free for the national federation.
      for (const [index, term] of this.#roster.presentTermsOf(office).slice(0, 2).entries()) {
        const person = persons.get(term.personKey);
        const isLeader = office.title !== 'VICE_CHAIR' && index === 0;
        const federation = isLeader ? union.parentKey : nationalKey;
        const isFit = isLeader || (union.category === 'REGULAR_UNIVERSITY' && union.kind === 'STUDENT_UNION');
        if (person && isFit && (isLeader || index === (office.title === 'VICE_CHAIR' ? 0 : 1))) {
          byFederation.set(federation, [...(byFederation.get(federation) ?? []), { person, term, union }]);
        }
      }
    }
    return byFederation;
  }

  /** A staff post: the present holder for a congress period of five years and often the one before. */
  #appointStaff(
    organization: DemoOrganization,
    title:
      | 'SECRETARY_GENERAL'
      | 'DEPUTY_SECRETARY_GENERAL'
      | 'LEAGUE_SECRETARY'
      | 'LEAGUE_DEPUTY_SECRETARY'
      | 'DEPARTMENT_HEAD',
    seats: number,
    filled: number,
    pastShare = 0,
  ): void {
    const office = this.#roster.addOffice(organization, title, seats);
    const provinceCode = organization.divisionCode ? `${organization.divisionCode.slice(0, 2)}0000` : '';
    for (let seat = 0; seat < filled; seat += 1) {
      const from = addMonths(this.#roster.today, -this.#random.int(5, 40));
      const period = { from, until: addYears(from, 5) };
      this.#roster.appoint(
        this.#roster.addStaff(this.#random, organization, provinceCode),
        office,
        period,
        'APPOINTMENT',
      );
      if (seat === 0 && this.#random.chance(pastShare)) {
        const past = { from: laterStart(organization, addYears(from, -4)), until: from };
        this.#roster.appoint(
          this.#roster.addStaff(this.#random, organization, provinceCode),
          office,
          past,
          'APPOINTMENT',
          {
            endReason: '工作调动',
          },
        );
      }
    }
  }

  #staffLeague(federation: DemoOrganization): void {
    const league = this.#organizations.get(leagueKeyOf(federation.key));
    if (league) {
      this.#appointStaff(league, 'LEAGUE_SECRETARY', 1, 1);
      this.#appointStaff(league, 'LEAGUE_DEPUTY_SECRETARY', 2, this.#random.int(1, 2));
    }
  }

  /** Representatives of presidium member units; the seat is the unit's, so it follows the term at home (schema/rules.md 2.1). */
  #seatDelegates(federation: DemoOrganization, seats: number, most: number): Delegate[] {
    const office = this.#roster.addOffice(federation, 'PRESIDIUM_MEMBER', seats);
    const chosen = this.#random.sample(this.#delegates.get(federation.key) ?? [], most);
    for (const { person, term, union } of chosen) {
      const period = { from: term.from, until: term.until };
      const seat = this.#roster.appoint(person, office, period, 'ELECTION', { representsKey: union.key });
      this.#roster.link(term, seat, '代表主席团成员单位');
    }
    return chosen;
  }

  /** Students on secondment from member unions who work in an office of a federation. */
  #secondOfficers(
    organization: DemoOrganization,
    homes: readonly DemoInstitution[],
    seats: number,
    filled: number,
  ): void {
    const office = this.#roster.addOffice(organization, 'OFFICER', seats);
    const from = addDays(`${schoolYearOf(this.#roster.today)}-09-15`, 0);
    const start = from <= this.#roster.today ? from : addYears(from, -1);
    for (let seat = 0; seat < filled && homes.length > 0; seat += 1) {
      const person = this.#secondedStudent(homes, start);
      this.#roster.appoint(person, office, { from: start, until: addYears(start, 1) }, 'APPOINTMENT');
    }
  }

  #secondedStudent(homes: readonly DemoInstitution[], from: string): DemoPerson {
    const institution = this.#random.pick(homes);
    const faculties = institution.faculties.filter((faculty) => faculty.until === null);
    return this.#roster.addStudent(this.#random, {
      institution,
      facultyKey: faculties.length > 0 ? this.#random.pick(faculties).key : null,
      homeOrganizationKey: `${institution.key}:su`,
      kind: institution.category === 'SECONDARY' ? 'PUPIL' : 'UNDERGRADUATE',
      grade: schoolYearOf(from) - 1,
    });
  }

  #staffNational(federation: DemoOrganization): void {
    this.#appointStaff(federation, 'SECRETARY_GENERAL', 1, 1, 1);
    this.#appointStaff(federation, 'DEPUTY_SECRETARY_GENERAL', 3, 2);
    this.#seatDelegates(federation, nationalSeats, nationalSeats - 3);
    const homes = [...this.#institutions.values()].filter((one) => one.category === 'REGULAR_UNIVERSITY');
    const start = `${schoolYearOf(this.#roster.today)}-09-01`;
    const resident = this.#roster.addOffice(federation, 'RESIDENT_EXECUTIVE_CHAIR', 1);
    const year: TermPeriod = { from: start, until: addYears(start, 1) };
    this.#roster.appoint(this.#secondedStudent(homes, start), resident, year, 'APPOINTMENT');
    for (const department of this.#organizations.values()) {
      if (department.parentKey === federation.key && department.kind === 'UNION_DEPARTMENT') {
        this.#appointStaff(department, 'DEPARTMENT_HEAD', 1, 1, 0.4);
        this.#secondOfficers(department, homes, 4, 3);
      }
    }
  }

  #staffLocal(federation: DemoOrganization): void {
    const isProvince = federation.level === 'PROVINCIAL';
    this.#appointStaff(federation, 'SECRETARY_GENERAL', 1, 1, isProvince ? 0.5 : 0.2);
    const isPersonaHome = federation.key === '530000' || federation.key === '530100';
    this.#appointStaff(federation, 'DEPUTY_SECRETARY_GENERAL', 1, isPersonaHome || this.#random.chance(0.7) ? 1 : 0);
    const homes = [...this.#institutions.values()].filter(
      (one) => one.status === 'ACTIVE' && this.#organizations.get(`${one.key}:su`)?.parentKey === federation.key,
    );
    this.#secondOfficers(federation, homes, isProvince ? 3 : 2, isPersonaHome ? 2 : this.#random.int(1, 2));
    const candidates = this.#delegates.get(federation.key) ?? [];
    const seats = isProvince ? 9 : 5;
    const delegates = this.#seatDelegates(federation, seats, Math.min(seats, candidates.length));
    this.#rotate(federation, delegates);
  }

  /** The calendar of the executive chair: three turns a school year among those whose seat lasts through the turn. */
  #rotate(federation: DemoOrganization, delegates: readonly Delegate[]): void {
    if (delegates.length < 2) {
      return;
    }
    const office = this.#roster.addOffice(federation, 'ROTATING_EXECUTIVE_CHAIR', 1);
    const start = `${schoolYearOf(this.#roster.today)}-09-01`;
    const waiting = [...delegates];
    const turns = turnsOf(start, addYears(start, 1), 3).flatMap((period) => {
      const index = waiting.findIndex(({ term }) => term.from <= period.from && period.until <= term.until);
      const [next] = index >= 0 ? waiting.splice(index, 1) : [];
      return next ? [{ person: next.person, period }] : [];
    });
    if (turns.length > 0) {
      this.#roster.rotate(office, turns);
    }
  }

  #staffOverseas(association: DemoOrganization): void {
    const office = this.#roster.addOffice(association, 'LIAISON', 2);
    for (let seat = this.#random.int(0, 1); seat < 2; seat += 1) {
      const from = addMonths(this.#roster.today, -this.#random.int(3, 10));
      const person = this.#roster.addStaff(this.#random, association, '');
      this.#roster.appoint(person, office, { from, until: addYears(from, 1) }, 'ELECTION');
    }
  }
}

const laterStart = (organization: DemoOrganization, from: string): string =>
  from > organization.foundedOn ? from : organization.foundedOn;
