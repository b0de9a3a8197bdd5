import type { DemoKind, DemoName, DemoOffice, DemoTitle } from './demo.types.ts';

/** Names of the titles in both languages. */
export const titleNames: Readonly<Record<DemoTitle, DemoName>> = {
  SECRETARY_GENERAL: { zh: '秘书长', en: 'Secretary-general' },
  DEPUTY_SECRETARY_GENERAL: { zh: '副秘书长', en: 'Deputy secretary-general' },
  RESIDENT_EXECUTIVE_CHAIR: { zh: '驻会执行主席', en: 'Resident executive chair' },
  ROTATING_EXECUTIVE_CHAIR: { zh: '轮值执行主席', en: 'Rotating executive chair' },
  PRESIDIUM_MEMBER: { zh: '主席团成员', en: 'Presidium member' },
  CHAIR: { zh: '主席', en: 'Chair' },
  VICE_CHAIR: { zh: '副主席', en: 'Vice-chair' },
  DEPARTMENT_HEAD: { zh: '部长', en: 'Department head' },
  DEPUTY_HEAD: { zh: '副部长', en: 'Deputy head' },
  OFFICER: { zh: '干事', en: 'Officer' },
  CLUB_LEADER: { zh: '负责人', en: 'Leader' },
  CLUB_DEPUTY_LEADER: { zh: '副负责人', en: 'Deputy leader' },
  LEAGUE_SECRETARY: { zh: '团委书记', en: 'League secretary' },
  LEAGUE_DEPUTY_SECRETARY: { zh: '团委副书记', en: 'Deputy league secretary' },
  LIAISON: { zh: '联络人', en: 'Liaison' },
};

type Powers = Pick<DemoOffice, 'permissionSet' | 'reach'>;

const federation: Partial<Record<DemoTitle, Powers>> = {
  SECRETARY_GENERAL: { permissionSet: 'federation-lead', reach: 'SUBTREE' },
  DEPUTY_SECRETARY_GENERAL: { permissionSet: 'federation-lead', reach: 'SUBTREE' },
  RESIDENT_EXECUTIVE_CHAIR: { permissionSet: 'federation-presidium', reach: 'SUBTREE' },
  ROTATING_EXECUTIVE_CHAIR: { permissionSet: 'federation-presidium', reach: 'SUBTREE' },
  PRESIDIUM_MEMBER: { permissionSet: 'federation-presidium', reach: 'HERE' },
  OFFICER: { permissionSet: 'federation-staff', reach: 'HERE' },
};

const union: Partial<Record<DemoTitle, Powers>> = {
  CHAIR: { permissionSet: 'union-lead', reach: 'SUBTREE' },
  ROTATING_EXECUTIVE_CHAIR: { permissionSet: 'union-lead', reach: 'SUBTREE' },
  VICE_CHAIR: { permissionSet: 'union-presidium', reach: 'SUBTREE' },
  PRESIDIUM_MEMBER: { permissionSet: 'union-presidium', reach: 'SUBTREE' },
  OFFICER: { permissionSet: 'department-staff', reach: 'HERE' },
};

const powers: Readonly<Record<DemoKind, Partial<Record<DemoTitle, Powers>>>> = {
  FEDERATION: federation,
  STUDENT_UNION: union,
  GRADUATE_UNION: union,
  FACULTY_UNION: union,
  UNION_DEPARTMENT: {
    DEPARTMENT_HEAD: { permissionSet: 'department-head', reach: 'HERE' },
    DEPUTY_HEAD: { permissionSet: 'department-staff', reach: 'HERE' },
    OFFICER: { permissionSet: 'department-staff', reach: 'HERE' },
  },
  CLUB: {
    CLUB_LEADER: { permissionSet: 'club-lead', reach: 'HERE' },
    CLUB_DEPUTY_LEADER: { permissionSet: 'club-lead', reach: 'HERE' },
  },
  CLUB_ASSOCIATION: {
    CLUB_LEADER: { permissionSet: 'club-lead', reach: 'SUBTREE' },
    CLUB_DEPUTY_LEADER: { permissionSet: 'club-lead', reach: 'SUBTREE' },
  },
  LEAGUE_COMMITTEE: {
    LEAGUE_SECRETARY: { permissionSet: 'league-lead', reach: 'HERE' },
    LEAGUE_DEPUTY_SECRETARY: { permissionSet: 'league-lead', reach: 'HERE' },
  },
  OVERSEAS_ASSOCIATION: { LIAISON: { permissionSet: 'overseas-liaison', reach: 'HERE' } },
};

/** What a title may do in a kind of organization; throws for a title that the closed list does not give it. */
export function powersOf(kind: DemoKind, title: DemoTitle): Powers {
  const found = powers[kind][title];
  if (!found) {
    throw new Error(`${kind} has no office ${title}.`);
  }
  return found;
}
