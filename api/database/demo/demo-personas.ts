import { castKey } from './demo-institutions.ts';
import { graduateUnionKeyOf, leagueKeyOf, nationalKey, unionKeyOf } from './demo-organization-record.ts';
import type { DemoRoster } from './demo-roster.ts';
import { titleNames } from './demo-titles.ts';
import type { DemoName, DemoOrganization, DemoPerson, DemoPersona, DemoTitle, DemoUserKind } from './demo.types.ts';

const mailDomain = 'demo.xuelian.example';

interface Seat {
  loginName: string;
  userKind: DemoUserKind;
  organizationKey: string;
  title: DemoTitle;
  label?: DemoName;
  isSuspended?: boolean;
}

function seats(organizations: readonly DemoOrganization[]): Seat[] {
  const flagship = castKey('flagship');
  const union = unionKeyOf(flagship);
  const facultyUnion = organizations.find((one) => one.kind === 'FACULTY_UNION' && one.parentKey === union);
  const club = organizations.find((one) => one.kind === 'CLUB' && one.institutionKey === flagship);
  return [
    {
      loginName: 'national.secretary',
      userKind: 'NATIONAL_SECRETARY_GENERAL',
      organizationKey: nationalKey,
      title: 'SECRETARY_GENERAL',
    },
    {
      loginName: 'national.staff',
      userKind: 'NATIONAL_DEPARTMENT_STAFF',
      organizationKey: `${nationalKey}:dept:2`,
      title: 'OFFICER',
    },
    {
      loginName: 'yunnan.secretary',
      userKind: 'PROVINCIAL_SECRETARY',
      organizationKey: '530000',
      title: 'SECRETARY_GENERAL',
    },
    { loginName: 'yunnan.officer', userKind: 'PROVINCIAL_OFFICER', organizationKey: '530000', title: 'OFFICER' },
    {
      loginName: 'kunming.secretary',
      userKind: 'CITY_SECRETARY',
      organizationKey: '530100',
      title: 'SECRETARY_GENERAL',
    },
    { loginName: 'yunling.chair', userKind: 'SCHOOL_CHAIR', organizationKey: union, title: 'CHAIR' },
    {
      loginName: 'luyuan.executive',
      userKind: 'SCHOOL_EXECUTIVE_CHAIR',
      organizationKey: unionKeyOf(castKey('rotating')),
      title: 'ROTATING_EXECUTIVE_CHAIR',
    },
    { loginName: 'yunling.staff', userKind: 'SCHOOL_STAFF', organizationKey: `${union}:dept:2`, title: 'OFFICER' },
    {
      loginName: 'yunling.league',
      userKind: 'LEAGUE_SECRETARY',
      organizationKey: leagueKeyOf(flagship),
      title: 'LEAGUE_SECRETARY',
    },
    {
      loginName: 'yunling.graduate',
      userKind: 'GRADUATE_UNION_CHAIR',
      organizationKey: graduateUnionKeyOf(flagship),
      title: 'CHAIR',
    },
    {
      loginName: 'yunling.faculty',
      userKind: 'FACULTY_UNION_CHAIR',
      organizationKey: facultyUnion?.key ?? '',
      title: 'CHAIR',
    },
    { loginName: 'yunling.club', userKind: 'CLUB_LEADER', organizationKey: club?.key ?? '', title: 'CLUB_LEADER' },
    { loginName: 'overseas.liaison', userKind: 'OVERSEAS_LIAISON', organizationKey: 'overseas:nl', title: 'LIAISON' },
    {
      loginName: 'yunling.suspended',
      userKind: 'SUSPENDED_ACCOUNT',
      organizationKey: `${union}:dept:3`,
      title: 'OFFICER',
      label: { zh: '账号已停用，无法登录', en: 'Suspended account, cannot sign in' },
      isSuspended: true,
    },
  ];
}

const systemPersonas = [
  {
    loginName: 'system.admin',
    userKind: 'SYSTEM_ADMINISTRATOR',
    systemRole: 'SYSTEM',
    label: { zh: '系统管理员', en: 'System administrator' },
  },
  {
    loginName: 'security.admin',
    userKind: 'SECURITY_ADMINISTRATOR',
    systemRole: 'SECURITY',
    label: { zh: '安全管理员', en: 'Security administrator' },
  },
  { loginName: 'auditor', userKind: 'AUDITOR', systemRole: 'AUDIT', label: { zh: '审计管理员', en: 'Auditor' } },
] as const;

/** One login per kind of user; gives the persons behind them an address. */
export function buildPersonas(roster: DemoRoster, organizations: readonly DemoOrganization[]): DemoPersona[] {
  const byKey = new Map(organizations.map((organization) => [organization.key, organization]));
  const persons = new Map(roster.persons.map((person) => [person.key, person]));
  const taken = new Set<string>();

  const persona = (
    person: DemoPerson,
    organizationKey: string,
    rest: Pick<DemoPersona, 'loginName' | 'userKind' | 'label'> & Partial<DemoPersona>,
  ): DemoPersona => {
    const email = `${rest.loginName}@${mailDomain}`;
    person.email = email;
    taken.add(person.key);
    return {
      email,
      displayName: person.name,
      level: byKey.get(organizationKey)?.level ?? null,
      personKey: person.key,
      organizationKey,
      officeKey: null,
      systemRole: null,
      accountStatus: 'ACTIVE',
      ...rest,
    };
  };

  const seated = seats(organizations).map((seat) => {
    const office = roster.office(seat.organizationKey, seat.title);
    const term = office && roster.presentTermsOf(office).find((candidate) => !taken.has(candidate.personKey));
    const person = term && persons.get(term.personKey);
    const organization = byKey.get(seat.organizationKey);
    if (!office || !person || !organization) {
      throw new Error(`Nobody holds the office of the persona ${seat.loginName}.`);
    }
    const title = titleNames[seat.title];
    return persona(person, organization.key, {
      loginName: seat.loginName,
      userKind: seat.userKind,
      label: seat.label ?? { zh: `${organization.name}${title.zh}`, en: `${title.en}, ${organization.nameEn}` },
      officeKey: office.key,
      accountStatus: seat.isSuspended === true ? 'SUSPENDED' : 'ACTIVE',
    });
  });

  const flagship = castKey('flagship');
  const union = unionKeyOf(flagship);
  const served = new Map<string, boolean>();
  for (const term of roster.terms) {
    served.set(term.personKey, (served.get(term.personKey) ?? false) || roster.today < term.until);
  }
  const students = roster.persons.filter((person) => person.institutionKey === flagship && person.isEnrolled);
  const plain = students.find((person) => !served.has(person.key) && person.duplicateOfKey === null);
  const former = students.find((person) => served.get(person.key) === false);
  if (!plain || !former) {
    throw new Error('The flagship school lacks a plain student or a former member.');
  }
  return [
    ...seated,
    persona(plain, union, {
      loginName: 'yunling.student',
      userKind: 'PLAIN_STUDENT',
      label: { zh: '普通同学，无任职', en: 'Student without office' },
    }),
    persona(former, union, {
      loginName: 'yunling.former',
      userKind: 'FORMER_MEMBER',
      label: { zh: '任期已满的学生会成员', en: 'Member whose term has ended' },
    }),
    ...systemPersonas.map(({ loginName, userKind, systemRole, label }): DemoPersona => ({
      loginName,
      email: `${loginName}@${mailDomain}`,
      userKind,
      label,
      displayName: label.zh,
      level: null,
      personKey: null,
      organizationKey: null,
      officeKey: null,
      systemRole,
      accountStatus: 'ACTIVE',
    })),
  ];
}
