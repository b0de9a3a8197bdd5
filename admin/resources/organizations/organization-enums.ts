/** Values of enums in the order in which a reader expects them. */
export const LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'] as const;
export const KINDS = [
  'FEDERATION',
  'STUDENT_UNION',
  'GRADUATE_UNION',
  'FACULTY_UNION',
  'UNION_DEPARTMENT',
  'CLUB',
  'CLUB_ASSOCIATION',
  'OVERSEAS_ASSOCIATION',
  'LEAGUE_COMMITTEE',
] as const;
export const CATEGORIES = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const;
export const LINK_KINDS = ['GUIDED_BY', 'AFFILIATED_WITH'] as const;
export const STATUSES = ['ACTIVE', 'SUSPENDED', 'MERGED', 'SPLIT', 'ARCHIVED'] as const;
export const CLUB_TYPES = [
  'IDEOLOGICAL_POLITICAL',
  'ACADEMIC_TECHNICAL',
  'INNOVATION_ENTREPRENEURSHIP',
  'CULTURE_SPORTS',
  'VOLUNTEER_PUBLIC_GOOD',
  'SELF_DISCIPLINE_MUTUAL_AID',
  'OTHER',
] as const;

/** Colour of the state of a charter's version. */
export function charterTone(status: string): 'success' | 'info' | 'neutral' {
  return status === 'PUBLISHED' ? 'success' : status === 'DRAFT' ? 'info' : 'neutral';
}

/** Colour of a state. */
export function statusTone(status: string): 'success' | 'warning' | 'neutral' {
  return status === 'ACTIVE' ? 'success' : status === 'SUSPENDED' ? 'warning' : 'neutral';
}

export const PLANNED_ACTIONS = [
  'CREATE',
  'RENAME',
  'MOVE',
  'MERGE',
  'SPLIT',
  'SUSPEND',
  'RESUME',
  'ARCHIVE',
  'RESTORE',
  'LINK_ADD',
  'LINK_END',
] as const;
export const PLAN_STATUSES = ['PLANNED', 'FAILED', 'DONE', 'CANCELLED'] as const;

/** Colour of the state of a plan. */
export function planTone(status: string): 'success' | 'warning' | 'danger' | 'neutral' {
  return status === 'PLANNED' ? 'warning' : status === 'FAILED' ? 'danger' : status === 'DONE' ? 'success' : 'neutral';
}

/** Colour of the state of a declared exception. */
export function exceptionTone(status: string): 'success' | 'warning' | 'neutral' {
  return status === 'CONFIRMED' ? 'success' : status === 'DECLARED' ? 'warning' : 'neutral';
}
