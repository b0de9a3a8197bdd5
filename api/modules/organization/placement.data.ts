import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { OrganizationKind } from './organization.enums.ts';

/** Below what a kind may stand at a level: kinds of parents by the level of the parent; none at all means at the top. */
export interface Placement {
  readonly kind: OrganizationKind;
  readonly level: OrganizationLevel;
  readonly below: Readonly<Partial<Record<OrganizationLevel, readonly OrganizationKind[]>>>;
}

const FEDERATION = ['FEDERATION'] as const;
const UNIONS = ['STUDENT_UNION', 'GRADUATE_UNION'] as const;
const FACULTY_BODIES = ['FACULTY_UNION', 'CLUB_ASSOCIATION', 'UNION_DEPARTMENT'] as const;

/**
 * The hierarchy's table of places (`domain.md` 2.1 and 7, 方案 二(三)10): unions are members of federations, faculties and
 * clubs belong to unions, a league committee stands beside the union that it guides, below the same parent.
 */
export const PLACEMENTS: readonly Placement[] = [
  { kind: 'FEDERATION', level: 'NATIONAL', below: {} },
  { kind: 'FEDERATION', level: 'PROVINCIAL', below: { NATIONAL: FEDERATION } },
  { kind: 'FEDERATION', level: 'CITY', below: { PROVINCIAL: FEDERATION } },
  { kind: 'STUDENT_UNION', level: 'SCHOOL', below: { PROVINCIAL: FEDERATION, CITY: FEDERATION } },
  { kind: 'GRADUATE_UNION', level: 'SCHOOL', below: { PROVINCIAL: FEDERATION, CITY: FEDERATION } },
  { kind: 'FACULTY_UNION', level: 'DEPARTMENT', below: { SCHOOL: UNIONS } },
  {
    kind: 'UNION_DEPARTMENT',
    level: 'DEPARTMENT',
    below: { NATIONAL: FEDERATION, PROVINCIAL: FEDERATION, CITY: FEDERATION, SCHOOL: [...UNIONS, 'OVERSEAS_ASSOCIATION'] },
  },
  { kind: 'CLUB_ASSOCIATION', level: 'DEPARTMENT', below: { SCHOOL: UNIONS } },
  { kind: 'CLUB', level: 'CLUB', below: { SCHOOL: UNIONS, DEPARTMENT: FACULTY_BODIES } },
  { kind: 'OVERSEAS_ASSOCIATION', level: 'SCHOOL', below: {} },
  { kind: 'LEAGUE_COMMITTEE', level: 'NATIONAL', below: {} },
  { kind: 'LEAGUE_COMMITTEE', level: 'PROVINCIAL', below: { NATIONAL: FEDERATION } },
  { kind: 'LEAGUE_COMMITTEE', level: 'CITY', below: { PROVINCIAL: FEDERATION } },
  { kind: 'LEAGUE_COMMITTEE', level: 'SCHOOL', below: { PROVINCIAL: FEDERATION, CITY: FEDERATION } },
  { kind: 'LEAGUE_COMMITTEE', level: 'DEPARTMENT', below: { SCHOOL: UNIONS } },
];

/** Kinds whose number below one parent a rule limits, with the parameter that holds the limit (自评表 第5项). */
export const COUNTED_KINDS: Readonly<Partial<Record<OrganizationKind, string>>> = { UNION_DEPARTMENT: 'departmentsMax' };
