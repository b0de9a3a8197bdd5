import { drawPersonName } from './demo-names.ts';
import type { DemoRandom } from './demo-random.ts';
import { powersOf } from './demo-titles.ts';
import type {
  Day,
  DemoCrossAppointment,
  DemoInstitution,
  DemoOffice,
  DemoOrganization,
  DemoPerson,
  DemoRotation,
  DemoTerm,
  DemoTitle,
} from './demo.types.ts';

/** A closed period of a term. */
export interface TermPeriod {
  from: Day;
  until: Day;
}

interface StudentSpec {
  institution: DemoInstitution;
  /** Faculty to which the person belongs; null in schools without faculties. */
  facultyKey: string | null;
  homeOrganizationKey: string;
  kind: 'PUPIL' | 'UNDERGRADUATE' | 'POSTGRADUATE';
  grade: number;
}

/** The people of the demo and what they hold; refuses a term for which no seat is free. */
export class DemoRoster {
  readonly today: Day;
  readonly persons: DemoPerson[] = [];
  readonly offices: DemoOffice[] = [];
  readonly terms: DemoTerm[] = [];
  readonly rotations: DemoRotation[] = [];
  readonly crossAppointments: DemoCrossAppointment[] = [];
  readonly #offices = new Map<string, DemoOffice>();
  readonly #termsOfOffice = new Map<string, DemoTerm[]>();
  readonly #numbers = new Map<string, number>();

  constructor(today: Day) {
    this.today = today;
  }

  /** A new student with a number of the form year, faculty, sequence. */
  addStudent(random: DemoRandom, spec: StudentSpec): DemoPerson {
    const { institution, facultyKey, grade, kind } = spec;
    const gender = random.chance(0.52) ? 'FEMALE' : 'MALE';
    const mark = kind === 'POSTGRADUATE' ? 'Y' : '';
    const facultyIndex = institution.faculties.findIndex((faculty) => faculty.key === facultyKey) + 1;
    const head = `${mark}${grade}${String(facultyIndex).padStart(2, '0')}`;
    // Numbers leave gaps, as those of a whole school of which the demo shows a part.
    const sequence = this.#next(`${institution.key} ${head}`) * 7 + random.int(0, 6);
    const studentNumber = `${head}${String(sequence).padStart(4, '0')}`;
    const duration = kind === 'POSTGRADUATE' ? 3 : institution.duration;
    return this.#add({
      key: `${institution.key}:${studentNumber}`,
      name: drawPersonName(random, gender, institution.provinceCode),
      gender,
      kind,
      institutionKey: institution.key,
      facultyKey,
      studentNumber,
      grade,
      isEnrolled: this.today < `${grade + duration}-07-01`,
      homeOrganizationKey: spec.homeOrganizationKey,
      email: null,
      duplicateOfKey: null,
    });
  }

  /** A new member of the staff of a federation or a school. */
  addStaff(random: DemoRandom, home: DemoOrganization, provinceCode: string): DemoPerson {
    const gender = random.chance(0.48) ? 'FEMALE' : 'MALE';
    return this.#add({
      key: `${home.key}:staff:${this.#next(`${home.key} staff`)}`,
      name: drawPersonName(random, gender, provinceCode, true),
      gender,
      kind: 'STAFF',
      institutionKey: home.institutionKey,
      facultyKey: null,
      studentNumber: null,
      grade: null,
      isEnrolled: false,
      homeOrganizationKey: home.key,
      email: null,
      duplicateOfKey: null,
    });
  }

  /** A second entry of a person who is already there, changed by `change`. */
  addDuplicate(original: DemoPerson, change: Partial<DemoPerson>): DemoPerson {
    return this.#add({
      ...original,
      ...change,
      key: `${original.key}:again`,
      email: null,
      duplicateOfKey: original.key,
    });
  }

  addOffice(organization: DemoOrganization, title: DemoTitle, seats: number): DemoOffice {
    const key = `${organization.key}#${title}`;
    const office = { key, organizationKey: organization.key, title, seats, ...powersOf(organization.kind, title) };
    this.offices.push(office);
    this.#offices.set(key, office);
    return office;
  }

  office(organizationKey: string, title: DemoTitle): DemoOffice | undefined {
    return this.#offices.get(`${organizationKey}#${title}`);
  }

  /** Puts a person into an office; throws when its seats are taken at any time of the period. */
  appoint(
    person: DemoPerson,
    office: DemoOffice,
    { from, until }: TermPeriod,
    source: DemoTerm['source'],
    more: Partial<Pick<DemoTerm, 'representsKey' | 'endReason'>> = {},
  ): DemoTerm {
    const beside = this.termsOf(office).filter((term) => term.from < until && from < term.until);
    const isTaken = [from, ...beside.map((term) => term.from)].some(
      (day) => day >= from && beside.filter((term) => term.from <= day && day < term.until).length >= office.seats,
    );
    if (isTaken || from >= until || beside.some((term) => term.personKey === person.key)) {
      throw new Error(`No seat in ${office.key} from ${from} until ${until} for ${person.key}.`);
    }
    const key = `${office.key}|${person.key}|${from}`;
    const term: DemoTerm = {
      key,
      personKey: person.key,
      officeKey: office.key,
      from,
      until,
      source,
      representsKey: null,
      endReason: null,
      ...more,
    };
    this.terms.push(term);
    this.#termsOfOffice.set(office.key, [...this.termsOf(office), term]);
    return term;
  }

  /** Ends a term before its day. */
  resign(term: DemoTerm, on: Day, reason: string): void {
    term.until = on;
    term.endReason = reason;
  }

  termsOf(office: DemoOffice): DemoTerm[] {
    return this.#termsOfOffice.get(office.key) ?? [];
  }

  /** The terms of an office that cover today. */
  presentTermsOf(office: DemoOffice): DemoTerm[] {
    return this.termsOf(office).filter((term) => term.from <= this.today && this.today < term.until);
  }

  /** Lets members take turns in a rotating office and keeps the calendar; 方案 二(三)8. */
  rotate(office: DemoOffice, turns: readonly { person: DemoPerson; period: TermPeriod }[]): void {
    this.rotations.push({
      key: `${office.key}:${turns[0]?.period.from ?? ''}`,
      officeKey: office.key,
      turns: turns.map(({ person, period }) => {
        const term = this.appoint(person, office, period, 'ROTATION');
        return { personKey: person.key, termKey: term.key, ...period };
      }),
    });
  }

  /** Notes that one person holds two offices in linked bodies. */
  link(one: DemoTerm, other: DemoTerm, reason: string): void {
    this.crossAppointments.push({ personKey: one.personKey, termKeys: [one.key, other.key], reason });
  }

  #add(person: DemoPerson): DemoPerson {
    this.persons.push(person);
    return person;
  }

  #next(counter: string): number {
    const number = (this.#numbers.get(counter) ?? 0) + 1;
    this.#numbers.set(counter, number);
    return number;
  }
}
