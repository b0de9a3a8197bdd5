/** 组织类别. */
export const ORGANIZATION_KINDS = [
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
/** A kind of organization. */
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** State of an organization. */
export const ORGANIZATION_STATUSES = ['ACTIVE', 'SUSPENDED', 'MERGED', 'SPLIT', 'ARCHIVED'] as const;
/** A state of an organization. */
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];

/** 社团类型 (教党〔2020〕13号). */
export const CLUB_TYPES = [
  'IDEOLOGICAL_POLITICAL',
  'ACADEMIC_TECHNICAL',
  'INNOVATION_ENTREPRENEURSHIP',
  'CULTURE_SPORTS',
  'VOLUNTEER_PUBLIC_GOOD',
  'SELF_DISCIPLINE_MUTUAL_AID',
  'OTHER',
] as const;
/** A type of club. */
export type ClubType = (typeof CLUB_TYPES)[number];

/** Edges beside the tree. */
export const LINK_KINDS = ['GUIDED_BY', 'AFFILIATED_WITH'] as const;
/** A kind of edge beside the tree. */
export type LinkKind = (typeof LINK_KINDS)[number];

/** What happened to an organization. */
export const CHANGE_KINDS = [
  'CREATED',
  'UPDATED',
  'RENAMED',
  'MOVED',
  'MERGED',
  'SPLIT',
  'SUSPENDED',
  'RESUMED',
  'ARCHIVED',
  'RESTORED',
] as const;
/** A kind of change. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What can be planned for a later day. */
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
/** An action that can be planned. */
export type PlannedAction = (typeof PLANNED_ACTIONS)[number];

/** State of a planned change. */
export const PLANNED_CHANGE_STATUSES = ['PLANNED', 'DONE', 'FAILED', 'CANCELLED'] as const;
/** A state of a planned change. */
export type PlannedChangeStatus = (typeof PLANNED_CHANGE_STATUSES)[number];
