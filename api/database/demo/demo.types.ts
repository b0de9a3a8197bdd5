import type { SystemRole } from '../../kernel/permission.ts';

/** How much is built: the whole demo federation, or a cut of it for tests with the same special cases and personas. */
export type DemoSize = 'full' | 'small';

/** The calendar day `YYYY-MM-DD`. */
export type Day = string;

/** A period `[from, until)`; null is open. */
export interface Period {
  from: Day;
  until: Day | null;
}

/** Level of an organization; `schema/rules.md` 7. */
export type DemoLevel = 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'SCHOOL' | 'DEPARTMENT' | 'CLUB';

/** Kind of an organization; `schema/rules.md` 7. */
export type DemoKind =
  | 'FEDERATION'
  | 'STUDENT_UNION'
  | 'GRADUATE_UNION'
  | 'FACULTY_UNION'
  | 'UNION_DEPARTMENT'
  | 'CLUB'
  | 'CLUB_ASSOCIATION'
  | 'OVERSEAS_ASSOCIATION'
  | 'LEAGUE_COMMITTEE';

/** 普通高校, 职业院校, 普通中学 (方案 三 注重分层分类). */
export type DemoCategory = 'REGULAR_UNIVERSITY' | 'VOCATIONAL' | 'SECONDARY';

/** The six official club types; `schema/rules.md` 2.2. */
export type DemoClubType =
  | 'IDEOLOGICAL_POLITICAL'
  | 'ACADEMIC_TECHNICAL'
  | 'INNOVATION_ENTREPRENEURSHIP'
  | 'CULTURE_SPORTS'
  | 'VOLUNTEER_PUBLIC_GOOD'
  | 'SELF_DISCIPLINE_MUTUAL_AID';

/** A Chinese name with its English twin. */
export interface DemoName {
  zh: string;
  en: string;
}

/** A campus (校区). */
export interface DemoCampus {
  key: string;
  name: string;
  nameEn: string;
  divisionCode: string;
  isMain: boolean;
}

/** A faculty (院系); a closed one names the faculties that took it over. */
export interface DemoFaculty extends Period {
  key: string;
  name: string;
  nameEn: string;
  campusKey: string;
  successorKeys: string[];
}

/** One of the school's own departments, which answer proposals (学校职能部门). */
export interface DemoInstitutionOffice {
  key: string;
  name: string;
  nameEn: string;
}

/** A fictional school. */
export interface DemoInstitution {
  key: string;
  name: string;
  nameEn: string;
  shortName: string;
  category: DemoCategory;
  /** 本科, 专科, 中学. */
  educationLevel: 'UNDERGRADUATE' | 'JUNIOR_COLLEGE' | 'SECONDARY';
  ownership: 'PUBLIC' | 'PRIVATE' | 'JOINT';
  /** 主管部门 as the Ministry writes it. */
  authority: string;
  divisionCode: string;
  /** Division code of the provincial federation it belongs to (`660000` for the Corps). */
  provinceCode: string;
  /** Years from enrolment to graduation. */
  duration: 3 | 4;
  foundedOn: Day;
  closedOn: Day | null;
  /** Closed once it was merged; the successor is named then. */
  status: 'ACTIVE' | 'CLOSED';
  /** 学校标识码 with its history, oldest first; the sequence begins with 9, which no real code does. */
  codes: ({ code: string } & Period)[];
  /** Names with their history, oldest first; the last one is `name`. */
  names: ({ name: string } & Period)[];
  successorKeys: string[];
  campuses: DemoCampus[];
  faculties: DemoFaculty[];
  offices: DemoInstitutionOffice[];
}

/** What happened to an organization on a day, and why. */
export type DemoEvent = { on: Day; reason: string } & (
  | { type: 'RENAMED'; fromName: string; toName: string }
  | { type: 'MOVED'; fromParentKey: string; toParentKey: string }
  | { type: 'MERGED'; intoKey: string }
  | { type: 'SPLIT'; intoKeys: string[] }
  | { type: 'SUSPENDED' | 'RESTORED' | 'ARCHIVED' }
);

/** A dated edge to another organization. */
export interface DemoEdge extends Period {
  organizationKey: string;
}

/** An organization as it stands today, with everything that led there. */
export interface DemoOrganization {
  key: string;
  level: DemoLevel;
  kind: DemoKind;
  /** Null for the national level and for overseas associations. */
  parentKey: string | null;
  name: string;
  nameEn: string;
  shortName: string;
  divisionCode: string | null;
  institutionKey: string | null;
  facultyKey: string | null;
  category: DemoCategory | null;
  clubType: DemoClubType | null;
  /** 挂靠单位, only for clubs: a faculty or an office of the school. */
  sponsor: string | null;
  /** ISO country of an overseas association. */
  countryCode: string | null;
  status: 'ACTIVE' | 'SUSPENDED' | 'ARCHIVED';
  foundedOn: Day;
  closedOn: Day | null;
  externalCode: string;
  /** Organizations that continue a merged or split one. */
  successorKeys: string[];
  /** Names with their history, oldest first; the last one is `name`. */
  names: ({ name: string } & Period)[];
  /** The tree edge with its history, oldest first. */
  parents: DemoEdge[];
  /** 指导关系 to the league committee of the same level. */
  guidedBy: DemoEdge[];
  /** 联系, without command: overseas associations to the national federation. */
  affiliatedWith: DemoEdge[];
  /** Oldest first. */
  events: DemoEvent[];
}

/** A person; most have no account. */
export interface DemoPerson {
  key: string;
  name: string;
  gender: 'FEMALE' | 'MALE';
  kind: 'PUPIL' | 'UNDERGRADUATE' | 'POSTGRADUATE' | 'STAFF';
  institutionKey: string | null;
  facultyKey: string | null;
  /** Null for staff and for some entries that are duplicates of another one. */
  studentNumber: string | null;
  /** Year of enrolment; null for staff. */
  grade: number | null;
  /** False once a student has graduated. */
  isEnrolled: boolean;
  /** The organization that keeps the record. */
  homeOrganizationKey: string;
  /** Only account holders have one. */
  email: string | null;
  /** The same human being under another key; a sample for duplicate detection, never loaded as a fact. */
  duplicateOfKey: string | null;
}

/** Titles of the demo, a closed list (`schema/rules.md` 1.1 item 6 for unions). */
export type DemoTitle =
  | 'SECRETARY_GENERAL'
  | 'DEPUTY_SECRETARY_GENERAL'
  | 'RESIDENT_EXECUTIVE_CHAIR'
  | 'ROTATING_EXECUTIVE_CHAIR'
  | 'PRESIDIUM_MEMBER'
  | 'CHAIR'
  | 'VICE_CHAIR'
  | 'DEPARTMENT_HEAD'
  | 'DEPUTY_HEAD'
  | 'OFFICER'
  | 'CLUB_LEADER'
  | 'CLUB_DEPUTY_LEADER'
  | 'LEAGUE_SECRETARY'
  | 'LEAGUE_DEPUTY_SECRETARY'
  | 'LIAISON';

/** Key of a set of permissions that an office grants; the loader maps it to verbs. */
export type DemoPermissionSet =
  | 'federation-lead'
  | 'federation-presidium'
  | 'federation-head'
  | 'federation-staff'
  | 'union-lead'
  | 'union-presidium'
  | 'department-head'
  | 'department-staff'
  | 'club-lead'
  | 'league-lead'
  | 'overseas-liaison';

/** A post in an organization; `<organization key>#<title>`. */
export interface DemoOffice {
  key: string;
  organizationKey: string;
  title: DemoTitle;
  seats: number;
  permissionSet: DemoPermissionSet;
  reach: 'HERE' | 'SUBTREE';
}

/** A person in an office for a period. */
export interface DemoTerm extends Period {
  key: string;
  personKey: string;
  officeKey: string;
  until: Day;
  source: 'ELECTION' | 'APPOINTMENT' | 'ROTATION';
  /** The member unit whose seat this is (主席团成员单位). */
  representsKey: string | null;
  /** Why the term ended before its day, when it did. */
  endReason: string | null;
}

/** The calendar of one rotating office: turns in order, each also a term with source ROTATION. */
export interface DemoRotation {
  key: string;
  officeKey: string;
  turns: { personKey: string; termKey: string; from: Day; until: Day }[];
}

/** One person in two linked bodies (交叉任职, 方案 二(三)10). */
export interface DemoCrossAppointment {
  personKey: string;
  termKeys: [string, string];
  reason: string;
}

/** Kind of user that a persona stands for. */
export type DemoUserKind =
  | 'NATIONAL_SECRETARY_GENERAL'
  | 'NATIONAL_DEPARTMENT_STAFF'
  | 'PROVINCIAL_SECRETARY'
  | 'PROVINCIAL_OFFICER'
  | 'CITY_SECRETARY'
  | 'SCHOOL_CHAIR'
  | 'SCHOOL_EXECUTIVE_CHAIR'
  | 'SCHOOL_STAFF'
  | 'GRADUATE_UNION_CHAIR'
  | 'FACULTY_UNION_CHAIR'
  | 'CLUB_LEADER'
  | 'LEAGUE_SECRETARY'
  | 'OVERSEAS_LIAISON'
  | 'PLAIN_STUDENT'
  | 'FORMER_MEMBER'
  | 'SUSPENDED_ACCOUNT'
  | 'SYSTEM_ADMINISTRATOR'
  | 'SECURITY_ADMINISTRATOR'
  | 'AUDITOR';

/** A login of the demo. */
export interface DemoPersona {
  loginName: string;
  email: string;
  userKind: DemoUserKind;
  /** What the sign-in page says about it. */
  label: DemoName;
  displayName: string;
  level: DemoLevel | null;
  personKey: string | null;
  organizationKey: string | null;
  /** The office that gives it authority today, when it has one. */
  officeKey: string | null;
  systemRole: SystemRole | null;
  accountStatus: 'ACTIVE' | 'SUSPENDED';
}

/** Everything the demo holds, parents before children; keys are natural and equal from run to run. */
export interface DemoFederation {
  seed: number;
  size: DemoSize;
  today: Day;
  institutions: DemoInstitution[];
  organizations: DemoOrganization[];
  persons: DemoPerson[];
  offices: DemoOffice[];
  terms: DemoTerm[];
  rotations: DemoRotation[];
  crossAppointments: DemoCrossAppointment[];
  personas: DemoPersona[];
}
