import { clubNames, graduateDepartments, unionDepartments } from './data/units.data.ts';
import { addMonths, laterOf, yearOf } from './demo-calendar.ts';
import { castKey } from './demo-institutions.ts';
import {
  facultyUnionKeyOf,
  graduateUnionKeyOf,
  leagueKeyOf,
  organization,
  unionKeyOf,
} from './demo-organization-record.ts';
import type { Day, DemoInstitution, DemoName, DemoOrganization } from './demo.types.ts';
import type { DemoRandom } from './demo-random.ts';

// Departments, clubs: least and most in a school of each category.
const departmentCounts = { REGULAR_UNIVERSITY: [5, 6], VOCATIONAL: [4, 5], SECONDARY: [3, 4] } as const;
const clubCounts = { REGULAR_UNIVERSITY: [4, 7], VOCATIONAL: [3, 5], SECONDARY: [2, 3] } as const;

const pad = (number: number): string => String(number).padStart(2, '0');

/** Where the union of a school belongs: vocational and secondary schools to the city's federation, where there is one. */
function unionParentKey(institution: DemoInstitution, federations: ReadonlyMap<string, unknown>): string {
  const isLocal = institution.category !== 'REGULAR_UNIVERSITY';
  const hasCity = federations.has(institution.divisionCode);
  return isLocal && hasCity ? institution.divisionCode : institution.provinceCode;
}

/** What every organization of one school has in common. */
interface SchoolContext {
  institution: DemoInstitution;
  random: DemoRandom;
  union: DemoOrganization;
  today: Day;
  code: string;
}

const sharedOf = ({ institution }: SchoolContext) => ({
  institutionKey: institution.key,
  divisionCode: institution.divisionCode,
  category: institution.category,
});

function departments(
  context: SchoolContext,
  union: DemoOrganization,
  names: readonly DemoName[],
  mark: string,
): DemoOrganization[] {
  const { random, today, code } = context;
  // The reform that limited a union to six departments was carried out in these years (schema/rules.md 1.1 item 5).
  const reformedOn = `${yearOf(today) - random.int(4, 6)}-${pad(random.int(3, 6))}-01`;
  return names.map((name, index) =>
    organization({
      ...sharedOf(context),
      key: `${union.key}:dept:${index + 1}`,
      level: 'DEPARTMENT',
      kind: 'UNION_DEPARTMENT',
      parentKey: union.key,
      name: `${union.name}${name.zh}`,
      nameEn: `${name.en}, ${union.nameEn}`,
      shortName: name.zh,
      foundedOn: laterOf(reformedOn, union.foundedOn),
      externalCode: `${code}-${mark}-B${index + 1}`,
    }),
  );
}

function facultyUnions(context: SchoolContext): DemoOrganization[] {
  const { institution, random, union, code } = context;
  // One faculty in ten has no union of its own yet.
  const withUnion = institution.faculties.filter(
    (faculty) => !/:\d+$/u.test(faculty.key) || institution.key === castKey('flagship') || random.chance(0.9),
  );
  return withUnion.map((faculty, index) =>
    organization({
      ...sharedOf(context),
      key: facultyUnionKeyOf(faculty.key),
      level: 'DEPARTMENT',
      kind: 'FACULTY_UNION',
      parentKey: union.key,
      facultyKey: faculty.key,
      name: `${institution.name}${faculty.name}学生会`,
      nameEn: `Student Union of the ${faculty.nameEn}, ${institution.nameEn}`,
      shortName: `${faculty.name}学生会`,
      foundedOn: laterOf(faculty.from, union.foundedOn),
      externalCode: `${code}-XSH-Y${pad(index + 1)}`,
    }),
  );
}

function clubs(
  context: SchoolContext,
  association: DemoOrganization | null,
  faculties: readonly DemoOrganization[],
): DemoOrganization[] {
  const { institution, random, union, today, code } = context;
  const [least, most] = clubCounts[institution.category];
  const lasting = faculties.filter((faculty) =>
    institution.faculties.some((candidate) => candidate.key === faculty.facultyKey && candidate.until === null),
  );
  const offices = institution.offices.slice(0, 4).map((office) => office.name);
  return random.sample(clubNames, random.int(least, most)).map((club, index) => {
    const host = lasting.length > 0 && random.chance(0.15) ? random.pick(lasting) : (association ?? union);
    const sponsor = institution.faculties.find((faculty) => faculty.key === host.facultyKey)?.name;
    const foundedOn = `${yearOf(today) - random.int(2, 18)}-${pad(random.int(3, 6))}-${pad(random.int(5, 28))}`;
    return organization({
      ...sharedOf(context),
      key: `${union.key}:club:${pad(index + 1)}`,
      level: 'CLUB',
      kind: 'CLUB',
      parentKey: host.key,
      facultyKey: host.facultyKey,
      name: `${institution.name}${club.zh}`,
      nameEn: `${club.en}, ${institution.nameEn}`,
      shortName: club.zh,
      clubType: club.type,
      sponsor: sponsor ?? random.pick(offices),
      foundedOn: laterOf(foundedOn, addMonths(host.foundedOn, 1)),
      externalCode: `${code}-ST${pad(index + 1)}`,
    });
  });
}

/** The league committee, the unions, their departments, faculties' unions and clubs of one school. */
export function buildSchoolOrganizations(
  random: DemoRandom,
  institution: DemoInstitution,
  federations: ReadonlyMap<string, DemoOrganization>,
  today: Day,
): DemoOrganization[] {
  const parentKey = unionParentKey(institution, federations);
  const parentFoundedOn = federations.get(parentKey)?.foundedOn ?? institution.foundedOn;
  const code = institution.codes.at(-1)?.code ?? '';
  const shared = {
    parentKey,
    level: 'SCHOOL' as const,
    institutionKey: institution.key,
    divisionCode: institution.divisionCode,
    category: institution.category,
  };
  const key = unionKeyOf(institution.key);
  const league = organization({
    ...shared,
    key: leagueKeyOf(institution.key),
    kind: 'LEAGUE_COMMITTEE',
    name: `共青团${institution.name}委员会`,
    nameEn: `Youth League Committee of ${institution.nameEn}`,
    shortName: `${institution.shortName}团委`,
    foundedOn: laterOf(addMonths(institution.foundedOn, 1), addMonths(parentFoundedOn, 1)),
    externalCode: `${code}-TW`,
  });
  const union = organization(
    {
      ...shared,
      key,
      kind: 'STUDENT_UNION',
      name: `${institution.name}学生会`,
      nameEn: `Student Union of ${institution.nameEn}`,
      shortName: `${institution.shortName}学生会`,
      foundedOn: laterOf(addMonths(institution.foundedOn, 2), addMonths(parentFoundedOn, 2)),
      externalCode: `${code}-XSH`,
    },
    league,
  );
  const context: SchoolContext = { institution, random, union, today, code };
  const [least, most] = departmentCounts[institution.category];
  const unionDepartmentList = departments(context, union, unionDepartments.slice(0, random.int(least, most)), 'XSH');
  const faculties = facultyUnions(context);

  const isFlagship = institution.key === castKey('flagship');
  const isPublicUniversity = institution.category === 'REGULAR_UNIVERSITY' && institution.ownership === 'PUBLIC';
  const graduate: DemoOrganization[] = [];
  if (isPublicUniversity && (isFlagship || random.chance(0.6))) {
    const graduateUnion = organization(
      {
        ...shared,
        key: graduateUnionKeyOf(institution.key),
        kind: 'GRADUATE_UNION',
        name: `${institution.name}研究生会`,
        nameEn: `Graduate Union of ${institution.nameEn}`,
        shortName: `${institution.shortName}研究生会`,
        foundedOn: laterOf(`${random.int(1985, 2005)}-10-${pad(random.int(8, 28))}`, addMonths(union.foundedOn, 12)),
        externalCode: `${code}-YJS`,
      },
      league,
    );
    graduate.push(graduateUnion, ...departments(context, graduateUnion, graduateDepartments, 'YJS'));
  }
  const association =
    isPublicUniversity && (isFlagship || random.chance(0.55))
      ? organization({
          ...sharedOf(context),
          key: `${key}:clubs`,
          level: 'DEPARTMENT',
          kind: 'CLUB_ASSOCIATION',
          parentKey: key,
          name: `${institution.name}学生社团联合会`,
          nameEn: `Club Association of ${institution.nameEn}`,
          shortName: '社团联合会',
          foundedOn: laterOf(`${random.int(1996, 2012)}-11-${pad(random.int(8, 28))}`, addMonths(union.foundedOn, 12)),
          externalCode: `${code}-XSH-SL`,
        })
      : null;
  return [
    union,
    league,
    ...graduate,
    ...unionDepartmentList,
    ...faculties,
    ...(association ? [association] : []),
    ...clubs(context, association, faculties),
  ];
}
