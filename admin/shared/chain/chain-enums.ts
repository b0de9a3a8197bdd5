/** Subjects of chains in the order in which they are offered. */
export const subjectKinds = [
  'APPOINTMENT',
  'ORGANIZATION_FOUNDING',
  'ORGANIZATION_CLOSING',
  'MEMBERSHIP',
  'ORGANIZATION_TRANSFER',
] as const;
/** Kinds of steps in their usual order. */
export const stepKinds = ['NOMINATE', 'CONSENT', 'REVIEW', 'COUNTERSIGN', 'CONFIRM'] as const;
/** Levels from the top down. */
export const chainLevels = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'] as const;
/** Titles that a step may ask and that a chain may bind; their words are in the texts of this folder. */
export const chainTitles = [
  'PARTY_REPRESENTATIVE',
  'LEAGUE_SECRETARY',
  'LEAGUE_DEPUTY_SECRETARY',
  'STUDENT_AFFAIRS_REPRESENTATIVE',
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
  'LIAISON',
] as const;
