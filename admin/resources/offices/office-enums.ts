import type { Tone } from '../../shared/enum/enum-label.tsx';

/** Bodies in their order in a union. */
export const officeBodies = ['PRESIDIUM', 'SECRETARIAT', 'DEPARTMENT', 'COMMITTEE', 'OTHER'] as const;
/** Formal conditions in the order in which they are offered. */
export const eligibilityRules = [
  'STUDENT',
  'STUDENT_OF_INSTITUTION',
  'UNDERGRADUATE',
  'POSTGRADUATE',
  'NOT_FIRST_YEAR',
  'GRADES_OK_DECLARED',
  'STAFF',
  'ADULT',
  'PRESIDIUM_MEMBER',
] as const;
/** Reaches from narrow to wide. */
export const officeReaches = ['HERE', 'SUBTREE'] as const;
/** Bases of the declaration on grades. */
export const gradesBases = ['LAST_SEMESTER', 'LAST_SCHOOL_YEAR', 'SINCE_ENROLMENT', 'NO_FAILED_COURSE'] as const;
/** Titles that rule packs may allow; their words are in the texts of this resource. */
export const titleKeys = [
  'CHAIR',
  'VICE_CHAIR',
  'PRESIDIUM_MEMBER',
  'ROTATING_EXECUTIVE_CHAIR',
  'RESIDENT_EXECUTIVE_CHAIR',
  'SECRETARY_GENERAL',
  'DEPUTY_SECRETARY_GENERAL',
  'DEPARTMENT_HEAD',
  'DEPUTY_HEAD',
  'OFFICER',
  'CLUB_LEADER',
  'CLUB_DEPUTY_LEADER',
  'LEAGUE_SECRETARY',
  'LEAGUE_DEPUTY_SECRETARY',
  'LIAISON',
  'PARTY_REPRESENTATIVE',
  'STUDENT_AFFAIRS_REPRESENTATIVE',
] as const;

/** How the state of a term feels. */
export function termTone(state: string): Tone {
  return state === 'CURRENT' ? 'success' : state === 'FUTURE' ? 'info' : 'neutral';
}
