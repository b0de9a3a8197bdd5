import { addDays } from '../../kernel/clock.ts';
import { addYears, laterOf, monthDayOf, schoolYearOf, yearAround } from './demo-calendar.ts';
import { castKey } from './demo-institutions.ts';
import { facultyUnionKeyOf, unionKeyOf } from './demo-organization-record.ts';
import type { DemoRandom } from './demo-random.ts';
import type { DemoRoster, TermPeriod } from './demo-roster.ts';
import type { Day, DemoInstitution, DemoOrganization, DemoPerson, DemoTerm } from './demo.types.ts';

/** A person together with the term that made them part of a body. */
export interface Holder {
  person: DemoPerson;
  term: DemoTerm;
}

/** Which student is wanted for a seat. */
export interface StudentWish {
  /** Years since enrolment when the term begins. */
  seniority: number;
  from: Day;
  isPostgraduate?: boolean;
  facultyKey?: string | null;
}

/** One school while its seats are filled: its yearly calendar, its students and its organizations. */
export class SchoolContext {
  readonly roster: DemoRoster;
  readonly random: DemoRandom;
  readonly institution: DemoInstitution;
  readonly organizations: readonly DemoOrganization[];
  readonly isFlagship: boolean;
  /** True when the turnover is near, so that the next holders are already elected. */
  readonly isTurnoverNear: boolean;
  readonly #byKey: ReadonlyMap<string, DemoOrganization>;
  readonly #turnover: Day;

  constructor(
    roster: DemoRoster,
    random: DemoRandom,
    institution: DemoInstitution,
    organizations: ReadonlyMap<string, DemoOrganization>,
  ) {
    this.roster = roster;
    this.random = random;
    this.institution = institution;
    this.#byKey = organizations;
    this.organizations = [...organizations.values()].filter((one) => one.institutionKey === institution.key);
    this.isFlagship = institution.key === castKey('flagship');
    this.isTurnoverNear = institution.key === castKey('cityCollege') || (!this.isFlagship && random.chance(0.07));
    this.#turnover = this.#drawTurnover();
  }

  /** Most unions turn over in early summer, the others in autumn; the flagship's last turnover lies four months back. */
  #drawTurnover(): Day {
    const { today } = this.roster;
    if (this.isTurnoverNear) {
      return addDays(today, this.random.int(18, 45));
    }
    if (this.isFlagship) {
      return addDays(today, -120);
    }
    return this.random.chance(0.65)
      ? addDays('2001-05-20', this.random.int(0, 38))
      : addDays('2001-09-12', this.random.int(0, 45));
  }

  /** The yearly period in which an organization acts today, or acted when it was closed. */
  period(organization: DemoOrganization, offset = 0): TermPeriod {
    const { closedOn, foundedOn } = organization;
    const pivot = closedOn === null ? this.roster.today : addDays(closedOn, -1);
    const year = yearAround(pivot, monthDayOf(addDays(this.#turnover, offset)));
    return {
      from: laterOf(year.from, foundedOn),
      until: closedOn !== null && closedOn < year.until ? closedOn : year.until,
    };
  }

  /** The period before another one; null when the organization is too young. */
  before(organization: DemoOrganization, period: TermPeriod): TermPeriod | null {
    const from = addYears(period.from, -1);
    return from >= organization.foundedOn && period.from !== organization.foundedOn
      ? { from, until: period.from }
      : null;
  }

  /** A new student of the school. */
  student({ seniority, from, isPostgraduate = false, facultyKey }: StudentWish): DemoPerson {
    const { institution, random } = this;
    const open = institution.faculties.filter((faculty) => faculty.until === null);
    const ofFaculty = facultyKey ?? (open.length > 0 ? random.pick(open).key : null);
    const kind = institution.category === 'SECONDARY' ? 'PUPIL' : 'UNDERGRADUATE';
    const person = this.roster.addStudent(random, {
      institution,
      facultyKey: ofFaculty,
      homeOrganizationKey: this.#homeOf(ofFaculty),
      kind: isPostgraduate ? 'POSTGRADUATE' : kind,
      grade: schoolYearOf(from) - seniority,
    });
    // The students of a school that was merged are students of its successor.
    person.institutionKey = institution.successorKeys[0] ?? institution.key;
    return person;
  }

  /** How long members of the presidium have been at the school when elected. */
  get presidiumSeniority(): number {
    return this.institution.duration === 4 ? 2 : 1;
  }

  /** The school's organization of a key, if it is there and still acts. */
  acting(key: string): DemoOrganization | undefined {
    const found = this.#byKey.get(key);
    return found && found.status !== 'ARCHIVED' ? found : undefined;
  }

  #homeOf(facultyKey: string | null): string {
    const facultyUnion = facultyKey === null ? undefined : this.acting(facultyUnionKeyOf(facultyKey));
    if (facultyUnion) {
      return facultyUnion.key;
    }
    const union = this.#byKey.get(unionKeyOf(this.institution.key));
    return union?.successorKeys[0] ?? union?.key ?? unionKeyOf(this.institution.key);
  }
}
