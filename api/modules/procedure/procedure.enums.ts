/** What an approval is about. A later module adds its kind here and registers what happens on approval. */
export const SUBJECT_KINDS = [
  'APPOINTMENT',
  'ORGANIZATION_FOUNDING',
  'ORGANIZATION_CLOSING',
  'MEMBERSHIP',
  'ORGANIZATION_TRANSFER',
] as const;
/** A kind of approval. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** State of a version of a chain; `SUPERSEDED` follows from the days of later versions. */
export const VERSION_STATUSES = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'] as const;
/** A state of a version. */
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** What becomes of cases under way when a new version comes into force. */
export const OPEN_CASE_RULES = ['KEEP', 'MOVE'] as const;
/** A rule for cases under way. */
export type OpenCaseRule = (typeof OPEN_CASE_RULES)[number];

/** What a step asks for. */
export const STEP_KINDS = ['NOMINATE', 'CONSENT', 'REVIEW', 'CONFIRM', 'COUNTERSIGN'] as const;
/** A kind of step. */
export type StepKind = (typeof STEP_KINDS)[number];

/** From which organization of the case a body is reached. */
export const BODY_BASES = ['SUBJECT', 'OTHER'] as const;
/** A base. */
export type BodyBase = (typeof BODY_BASES)[number];

/** Where a body stands seen from its base. */
export const BODY_RELATIONS = ['OWN', 'PARENT', 'LEVEL', 'GUIDING'] as const;
/** A relation. */
export type BodyRelation = (typeof BODY_RELATIONS)[number];

/** Comparisons in the condition of a step. */
export const CONDITION_OPERATORS = ['ONE_OF', 'NONE_OF', 'AT_LEAST', 'AT_MOST', 'IS_SET', 'IS_NOT_SET'] as const;
/** A comparison. */
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** State of a case. */
export const CASE_STATES = ['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;
/** A state of a case. */
export type CaseState = (typeof CASE_STATES)[number];

/** What happened to a case. */
export const CASE_EVENTS = [
  'OPENED',
  'ENTERED',
  'NOT_APPLICABLE',
  'DECIDED',
  'RETURNED',
  'RESUBMITTED',
  'CONFLICT_DECLARED',
  'REMINDED',
  'ESCALATED',
  'RESTORED',
  'OVERDUE',
  'MOVED',
  'EFFECT_REFUSED',
  'REVIEW_ASKED',
  'APPROVED',
  'REJECTED',
  'WITHDRAWN',
] as const;
/** A kind of entry of the timeline. */
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** Outcome of a step for one body. */
export const STEP_OUTCOMES = ['PASSED', 'NOT_PASSED', 'RETURNED', 'ABSTAINED_CONFLICT'] as const;
/** An outcome. */
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** Grounds that a vetting may give; the list is closed and nothing else is kept (`schema/rules.md` 6). */
export const VETTING_GROUNDS = ['INELIGIBLE_YEAR', 'DISCIPLINE', 'GRADES', 'INCOMPLETE_PAPERS'] as const;
/** A ground. */
export type VettingGround = (typeof VETTING_GROUNDS)[number];
