import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';

import { TARGET_PERMISSIONS } from '../../modules/importing/importing.policy.ts';
import { loadDivisionData } from '../../modules/institution/division-data/division-data.ts';
import { buildDemoFederation, DEMO_SEED } from './build-demo-federation.ts';
import { schoolPrefixes } from './data/schools.data.ts';
import { castKey } from './demo-institutions.ts';
import { DEMO_PERMISSIONS } from './demo-permissions.ts';
import { leagueKeyOf, unionKeyOf } from './demo-organization-record.ts';
import type { DemoFederation, DemoOrganization, DemoTerm } from './demo.types.ts';

const today = '2026-11-24';

const hashOf = (demo: DemoFederation): string => createHash('sha256').update(JSON.stringify(demo)).digest('hex');

const countBy = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) {
    counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  }
  return counts;
};

const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => Map.groupBy(items, key);

const overlap = (one: DemoTerm, other: DemoTerm): boolean => one.from < other.until && other.from < one.until;

const organizationKeyOf = (term: DemoTerm): string => term.officeKey.split('#')[0] ?? '';

const presentTerms = (demo: DemoFederation): DemoTerm[] =>
  demo.terms.filter((term) => term.from <= demo.today && demo.today < term.until);

/** Everything that must hold whatever the seed, the size and the day. */
function problemsOf(demo: DemoFederation): string[] {
  const keyed = [demo.institutions, demo.organizations, demo.persons, demo.offices, demo.terms, demo.rotations];
  for (const records of keyed) {
    expect(new Set(records.map((record) => record.key)).size).toBe(records.length);
  }
  const institutions = new Map(demo.institutions.map((one) => [one.key, one]));
  const organizations = new Map(demo.organizations.map((one) => [one.key, one]));
  const persons = new Map(demo.persons.map((one) => [one.key, one]));
  const offices = new Map(demo.offices.map((one) => [one.key, one]));
  const terms = new Map(demo.terms.map((one) => [one.key, one]));
  const faculties = new Map(demo.institutions.flatMap((one) => one.faculties).map((one) => [one.key, one]));
  const problems: string[] = [];
  const must = (condition: boolean, problem: string): void => {
    if (!condition) {
      problems.push(problem);
    }
  };

  for (const institution of demo.institutions) {
    const campuses = new Set(institution.campuses.map((campus) => campus.key));
    must(institution.campuses.filter((campus) => campus.isMain).length === 1, `${institution.key}: main campus`);
    must(institution.names.at(-1)?.name === institution.name, `${institution.key}: last name`);
    must(
      institution.successorKeys.every((key) => institutions.has(key)),
      `${institution.key}: successor`,
    );
    for (const faculty of institution.faculties) {
      must(campuses.has(faculty.campusKey), `${faculty.key}: campus`);
      must(
        faculty.successorKeys.every((key) => faculties.has(key)),
        `${faculty.key}: successor`,
      );
    }
  }

  const seen = new Set<string>();
  for (const organization of demo.organizations) {
    const { key, parentKey, closedOn, foundedOn } = organization;
    const parent = parentKey === null ? undefined : organizations.get(parentKey);
    must(parentKey === null || seen.has(parentKey), `${key}: parent comes first`);
    seen.add(key);
    must(foundedOn <= demo.today, `${key}: founded in the future`);
    must(organization.institutionKey === null || institutions.has(organization.institutionKey), `${key}: institution`);
    must(organization.facultyKey === null || faculties.has(organization.facultyKey), `${key}: faculty`);
    must((organization.status === 'ARCHIVED') === (closedOn !== null), `${key}: closed and status`);
    must(
      organization.successorKeys.every((successor) => organizations.has(successor)),
      `${key}: successor`,
    );
    must(
      !parent || parent.closedOn === null || (closedOn !== null && closedOn <= parent.closedOn),
      `${key}: left behind`,
    );
    for (const history of [organization.names, ...(parentKey === null ? [] : [organization.parents])]) {
      must(history[0]?.from === foundedOn && history.at(-1)?.until === closedOn, `${key}: history has the life's span`);
      must(
        history.every((entry, index) => index === 0 || entry.from === history[index - 1]?.until),
        `${key}: gap`,
      );
    }
    must(organization.names.at(-1)?.name === organization.name, `${key}: last name`);
    must((organization.parents.at(-1)?.organizationKey ?? null) === parentKey, `${key}: last parent`);
    for (const edge of [...organization.parents, ...organization.guidedBy, ...organization.affiliatedWith]) {
      const other = organizations.get(edge.organizationKey);
      must(other !== undefined && other.foundedOn <= edge.from, `${key}: edge to ${edge.organizationKey}`);
    }
    must(
      organization.events.every((event) => event.on > foundedOn && event.on <= demo.today && event.reason !== ''),
      `${key}: events`,
    );
  }

  for (const person of demo.persons) {
    must(organizations.has(person.homeOrganizationKey), `${person.key}: home`);
    must(
      organizations.get(person.homeOrganizationKey)?.status !== 'ARCHIVED' || person.kind === 'STAFF',
      `${person.key}: home is closed`,
    );
    must(
      person.institutionKey === null ||
        institutions.get(person.institutionKey)?.status === 'ACTIVE' ||
        person.kind === 'STAFF',
      `${person.key}: institution`,
    );
    must(person.facultyKey === null || faculties.has(person.facultyKey), `${person.key}: faculty`);
    must(person.duplicateOfKey === null || persons.has(person.duplicateOfKey), `${person.key}: original`);
  }
  for (const office of demo.offices) {
    must(organizations.has(office.organizationKey) && office.seats >= 1, `${office.key}: office`);
  }
  for (const term of demo.terms) {
    const organization = organizations.get(organizationKeyOf(term));
    const person = persons.get(term.personKey);
    must(offices.has(term.officeKey) && person !== undefined, `${term.key}: dangling`);
    must(term.from < term.until, `${term.key}: empty`);
    must(organization !== undefined && organization.foundedOn <= term.from, `${term.key}: before its organization`);
    must(
      organization?.closedOn === null || term.until <= (organization?.closedOn ?? ''),
      `${term.key}: after its organization`,
    );
    must(
      person === undefined || person.grade === null || term.from >= `${person.grade}-09-01`,
      `${term.key}: before enrolment`,
    );
    must(person?.duplicateOfKey === null, `${term.key}: held by a duplicate`);
    must(term.representsKey === null || organizations.has(term.representsKey), `${term.key}: represents`);
  }
  for (const [officeKey, held] of groupBy(demo.terms, (term) => term.officeKey)) {
    const seats = offices.get(officeKey)?.seats ?? 0;
    for (const { from } of held) {
      const holders = held.filter((term) => term.from <= from && from < term.until);
      must(holders.length <= seats, `${officeKey}: ${holders.length} of ${seats} seats on ${from}`);
      must(new Set(holders.map((term) => term.personKey)).size === holders.length, `${officeKey}: twice the same`);
    }
  }
  const linked = new Set(
    demo.crossAppointments.flatMap(({ termKeys: [one, other] }) => [`${one} ${other}`, `${other} ${one}`]),
  );
  for (const held of groupBy(demo.terms, (term) => term.personKey).values()) {
    held.forEach((one, index) => {
      for (const other of held.slice(index + 1)) {
        // A turn belongs to a membership, which is judged itself.
        const isTurn = one.source === 'ROTATION' || other.source === 'ROTATION';
        must(isTurn || !overlap(one, other) || linked.has(`${one.key} ${other.key}`), `${one.key} beside ${other.key}`);
      }
    });
  }
  for (const { termKeys, personKey } of demo.crossAppointments) {
    must(
      termKeys.every((key) => terms.get(key)?.personKey === personKey),
      `${personKey}: link`,
    );
  }
  for (const rotation of demo.rotations) {
    must(offices.get(rotation.officeKey)?.title === 'ROTATING_EXECUTIVE_CHAIR', `${rotation.key}: office`);
    rotation.turns.forEach((turn, index) => {
      const next = rotation.turns[index + 1];
      const term = terms.get(turn.termKey);
      must(
        term?.personKey === turn.personKey && term.from === turn.from && term.until === turn.until,
        `${rotation.key}: term`,
      );
      must(!next || turn.until <= next.from, `${rotation.key}: turns overlap`);
      const memberships = demo.terms.filter(
        (other) =>
          other.personKey === turn.personKey &&
          other.officeKey.endsWith('#PRESIDIUM_MEMBER') &&
          organizationKeyOf(other) === organizationKeyOf(term ?? other),
      );
      must(
        memberships.some((other) => other.from <= turn.from && turn.until <= other.until),
        `${rotation.key}: no member`,
      );
    });
  }
  expectRules(demo);
  expectPersonas(demo);
  return problems;
}

/** The numbers of schema/rules.md 1.1 and 1.2. */
function expectRules(demo: DemoFederation): void {
  const officesOf = groupBy(demo.offices, (office) => office.organizationKey);
  const presidium = ['CHAIR', 'VICE_CHAIR', 'PRESIDIUM_MEMBER'];
  const presidiumSeats = (key: string): number =>
    (officesOf.get(key) ?? [])
      .filter((office) => presidium.includes(office.title))
      .reduce((sum, office) => sum + office.seats, 0);
  for (const union of demo.organizations) {
    if (union.kind === 'FACULTY_UNION') {
      expect(presidiumSeats(union.key)).toBeLessThanOrEqual(3);
    }
    if (union.kind !== 'STUDENT_UNION' && union.kind !== 'GRADUATE_UNION') {
      continue;
    }
    expect(presidiumSeats(union.key)).toBeGreaterThanOrEqual(3);
    expect(presidiumSeats(union.key)).toBeLessThanOrEqual(5);
    const departments = demo.organizations.filter(
      (one) => one.kind === 'UNION_DEPARTMENT' && one.parentKey === union.key,
    );
    expect(departments.length).toBeLessThanOrEqual(6);
    const staff = departments
      .flatMap((department) => officesOf.get(department.key) ?? [])
      .reduce((sum, office) => sum + office.seats, presidiumSeats(union.key));
    expect(staff).toBeLessThanOrEqual(40);
  }
}

function expectPersonas(demo: DemoFederation): void {
  const persons = new Map(demo.persons.map((person) => [person.key, person]));
  const present = presentTerms(demo);
  const { personas } = demo;
  expect(new Set(personas.map((persona) => persona.loginName)).size).toBe(personas.length);
  expect(new Set(personas.map((persona) => persona.userKind)).size).toBe(personas.length);
  expect(demo.persons.filter((person) => person.email !== null).length).toBe(
    personas.filter((persona) => persona.personKey !== null).length,
  );
  for (const persona of personas) {
    expect(persona.email).toMatch(/^[a-z.]+@demo\.xuelian\.example$/u);
    expect(persona.label.zh.length * persona.label.en.length).toBeGreaterThan(0);
    const person = persona.personKey === null ? undefined : persons.get(persona.personKey);
    expect(person?.email ?? persona.email).toBe(persona.email);
    const held = present.filter((term) => term.personKey === persona.personKey);
    if (persona.officeKey === null) {
      expect(held).toEqual([]);
    } else {
      expect(held.map((term) => term.officeKey)).toContain(persona.officeKey);
    }
  }
  const roles = personas.flatMap((persona) => persona.systemRole ?? []);
  expect(roles.sort()).toEqual(['AUDIT', 'SECURITY', 'SYSTEM']);
}

describe('buildDemoFederation', () => {
  let demo: DemoFederation;
  const organization = (key: string): DemoOrganization => {
    const found = demo.organizations.find((one) => one.key === key);
    if (!found) {
      throw new Error(`no organization ${key}`);
    }
    return found;
  };
  const eventTypes = (key: string): string[] => organization(key).events.map((event) => event.type);

  beforeAll(() => {
    demo = buildDemoFederation({ today });
  });

  it('is sound at full size', () => {
    expect(problemsOf(demo)).toEqual([]);
  });

  // The turn of the school year and of the calendar, a leap day, and days on which periods begin.
  it.each(['2021-01-01', '2026-08-31', '2026-09-01', '2027-03-31', '2028-02-29', '2026-12-31', '2030-06-15'])(
    'is sound and small on %s',
    (day) => {
      for (const seed of [DEMO_SEED, 1, 2_147_483_648]) {
        const small = buildDemoFederation({ seed, size: 'small', today: day });
        expect(problemsOf(small)).toEqual([]);
        expect(small.persons.length).toBeLessThan(1500);
      }
    },
  );

  it('draws the same records from the same seed and others from another', () => {
    expect(demo.seed).toBe(DEMO_SEED);
    expect(hashOf(buildDemoFederation({ seed: DEMO_SEED, size: 'full', today }))).toBe(hashOf(demo));
    expect(hashOf(buildDemoFederation({ seed: 7, today }))).not.toBe(hashOf(demo));
  });

  it('keeps the keys of federations and fixed schools whatever the seed', () => {
    const other = buildDemoFederation({ seed: 7, today });
    const keys = new Set(other.organizations.map((one) => one.key));
    for (const key of ['cn', '110000', '660000', '530100', unionKeyOf(castKey('flagship'))]) {
      expect(keys.has(key)).toBe(true);
    }
  });

  it('refuses a day that does not exist or lies too early', () => {
    expect(() => buildDemoFederation({ today: '2026-02-30' })).toThrow('2026-02-30');
    expect(() => buildDemoFederation({ today: '2020-12-31' })).toThrow('2020-12-31');
  });

  it('has the size that was asked for', () => {
    expect(demo.institutions.length).toBeGreaterThanOrEqual(118);
    expect(demo.institutions.length).toBeLessThanOrEqual(124);
    const categories = countBy(demo.institutions, (one) => one.category);
    expect(Math.min(...Object.values(categories))).toBeGreaterThanOrEqual(25);
    expect(Object.keys(categories).sort()).toEqual(['REGULAR_UNIVERSITY', 'SECONDARY', 'VOCATIONAL']);
    expect(demo.persons.length).toBeGreaterThan(5700);
    expect(demo.persons.length).toBeLessThan(6300);
    expect(demo.organizations.filter((one) => one.kind === 'FEDERATION' && one.level === 'PROVINCIAL').length).toBe(32);
    expect(demo.organizations.filter((one) => one.kind === 'FEDERATION' && one.level === 'CITY').length).toBe(15);
    const kinds = countBy(demo.organizations, (one) => one.kind);
    expect(Object.keys(kinds).length).toBe(9);
    expect(kinds['OVERSEAS_ASSOCIATION']).toBe(12);
    const clubTypes = countBy(
      demo.organizations.filter((one) => one.kind === 'CLUB'),
      (one) => one.clubType ?? 'none',
    );
    expect(Object.keys(clubTypes).length).toBe(6);
    expect(clubTypes['none']).toBeUndefined();
  });

  it('puts every kind at its level', () => {
    const levels: Record<string, string[]> = {
      FEDERATION: ['NATIONAL', 'PROVINCIAL', 'CITY'],
      LEAGUE_COMMITTEE: ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL'],
      STUDENT_UNION: ['SCHOOL'],
      GRADUATE_UNION: ['SCHOOL'],
      OVERSEAS_ASSOCIATION: ['SCHOOL'],
      FACULTY_UNION: ['DEPARTMENT'],
      UNION_DEPARTMENT: ['DEPARTMENT'],
      CLUB_ASSOCIATION: ['DEPARTMENT'],
      CLUB: ['CLUB'],
    };
    for (const one of demo.organizations) {
      expect(levels[one.kind]).toContain(one.level);
      expect(one.parentKey === null).toBe(one.level === 'NATIONAL' || one.kind === 'OVERSEAS_ASSOCIATION');
      expect(one.affiliatedWith.length).toBe(one.kind === 'OVERSEAS_ASSOCIATION' ? 1 : 0);
    }
  });

  it('has each union guided by a league committee of its level under the same parent', () => {
    for (const one of demo.organizations) {
      const isGuided = ['FEDERATION', 'STUDENT_UNION', 'GRADUATE_UNION'].includes(one.kind);
      expect(one.guidedBy.length).toBe(isGuided ? 1 : 0);
      for (const edge of one.guidedBy) {
        const league = organization(edge.organizationKey);
        expect([league.kind, league.level, league.parentKey]).toEqual(['LEAGUE_COMMITTEE', one.level, one.parentKey]);
      }
    }
  });

  it('holds terms of past, present and future from each source, and vacancies', () => {
    const tense = (term: DemoTerm): string => (term.until <= today ? 'past' : term.from > today ? 'future' : 'present');
    const counts = countBy(demo.terms, (term) => `${tense(term)} ${term.source}`);
    for (const key of ['past', 'present', 'future'].flatMap((time) => [`${time} ELECTION`, `${time} ROTATION`])) {
      expect([key, (counts[key] ?? 0) > 20]).toEqual([key, true]);
    }
    const seats = demo.offices
      .filter((office) => organization(office.organizationKey).closedOn === null)
      .reduce((sum, office) => sum + office.seats, 0);
    const vacancies = 1 - presentTerms(demo).length / seats;
    expect(vacancies).toBeGreaterThan(0.05);
    expect(vacancies).toBeLessThan(0.3);
    expect(demo.terms.some((term) => term.endReason !== null)).toBe(true);
  });

  it('tells the special cases', () => {
    const absorbed = unionKeyOf(castKey('absorbed'));
    expect(eventTypes(absorbed)).toEqual(['MERGED']);
    expect(organization(absorbed).successorKeys).toEqual([unionKeyOf(castKey('absorbing'))]);
    expect(organization(unionKeyOf(castKey('renamed'))).names.map((entry) => entry.name)).toEqual([
      '桐屿师范学院学生会',
      '桐屿师范大学学生会',
    ]);
    const moved = unionKeyOf(castKey('moved'));
    expect(eventTypes(moved)).toEqual(['MOVED']);
    expect(organization(moved).parents.map((edge) => edge.organizationKey)).toEqual(['510000', '510100']);
    expect(eventTypes(leagueKeyOf(castKey('moved')))).toEqual(['MOVED']);
    const types = countBy(
      demo.organizations.flatMap((one) => one.events),
      (event) => event.type,
    );
    for (const type of ['MERGED', 'SPLIT', 'RENAMED', 'MOVED', 'SUSPENDED', 'RESTORED', 'ARCHIVED']) {
      expect([type, (types[type] ?? 0) > 0]).toEqual([type, true]);
    }
    const split = demo.organizations.find((one) => one.events.some((event) => event.type === 'SPLIT'));
    expect(split?.successorKeys.length).toBe(2);
    const renamed = demo.institutions.find((one) => one.key === castKey('renamed'));
    expect(new Set(renamed?.codes.map((entry) => entry.code)).size).toBe(2);
  });

  it('gives believable names', () => {
    const students = demo.persons.filter((person) => person.duplicateOfKey === null);
    for (const { name } of students) {
      expect(name).toMatch(/^(\p{Script=Han}{2,4}|\p{Script=Han}{2,7}·\p{Script=Han}{2,5})$/u);
    }
    const lengths = countBy(students, ({ name }) => String([...name].length));
    expect((lengths['3'] ?? 0) / students.length).toBeGreaterThan(0.7);
    expect((lengths['2'] ?? 0) / students.length).toBeGreaterThan(0.08);
    const wang = students.filter(({ name }) => name.startsWith('王')).length / students.length;
    expect(wang).toBeGreaterThan(0.05);
    expect(wang).toBeLessThan(0.12);
    expect(students.some(({ name }) => /^(欧阳|上官|司徒)/u.test(name))).toBe(true);
    const numbers = students.flatMap((person) =>
      person.studentNumber === null
        ? []
        : [`${person.institutionKey} ${person.key.split(':')[0]} ${person.studentNumber}`],
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('enters some persons twice', () => {
    const duplicates = demo.persons.filter((person) => person.duplicateOfKey !== null);
    expect(duplicates.length).toBe(15);
    for (const duplicate of duplicates) {
      const original = demo.persons.find((person) => person.key === duplicate.duplicateOfKey);
      expect(duplicate.name.replaceAll(' ', '')).toBe(original?.name);
    }
  });

  it('stands on codes in force and invented places', () => {
    const divisions = new Map(loadDivisionData().map((division) => [division.code, division]));
    const codes = [
      ...demo.organizations.flatMap((one) => one.divisionCode ?? []),
      ...demo.institutions.flatMap((one) => [
        one.divisionCode,
        one.provinceCode,
        ...one.campuses.map((campus) => campus.divisionCode),
      ]),
    ];
    expect(codes.filter((code) => divisions.get(code)?.isCurrent !== true)).toEqual([]);
    for (const one of demo.organizations.filter(
      (federation) => federation.kind === 'FEDERATION' && federation.level !== 'NATIONAL',
    )) {
      expect(one.name).toBe(`${divisions.get(one.divisionCode ?? '')?.name ?? ''}学生联合会`);
    }
    const places = new Set([...divisions.values()].flatMap(({ name }) => [name, name.replace(/[省市县区旗]$/u, '')]));
    expect(schoolPrefixes.filter((prefix) => places.has(prefix))).toEqual([]);
    expect(
      demo.institutions
        .flatMap((one) => one.codes)
        .every(({ code }) => /^(41|31)\d\d[89]|^(41|31)\d{3}\d{5}$/u.test(code) && code.length === 10),
    ).toBe(true);
  });

  it('gives the import of lists only to those who may import some kind of list', () => {
    const helpful = new Set(Object.values(TARGET_PERMISSIONS).flat());
    const idle = Object.entries(DEMO_PERMISSIONS)
      .filter(([, permissions]) => permissions.includes('import.run'))
      .filter(([, permissions]) => !permissions.some((permission) => helpful.has(permission)));
    expect(idle.map(([set]) => set)).toEqual([]);
  });
});
