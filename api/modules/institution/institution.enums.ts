/** Kind of school by the plan's three categories (方案 三, 分层分类). */
export const INSTITUTION_CATEGORIES = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const;
/** A category of schools. */
export type InstitutionCategory = (typeof INSTITUTION_CATEGORIES)[number];

/** 办学层次. */
export const EDUCATION_LEVELS = ['UNDERGRADUATE', 'JUNIOR_COLLEGE', 'SECONDARY'] as const;
/** An education level. */
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** 办学性质, as the Ministry's list tells it in its remarks. */
export const OWNERSHIPS = ['PUBLIC', 'PRIVATE', 'JOINT', 'HAINAN_FREE_TRADE_PORT'] as const;
/** An ownership. */
export type Ownership = (typeof OWNERSHIPS)[number];

/** State of an institution. */
export const INSTITUTION_STATUSES = ['ACTIVE', 'CLOSED'] as const;
/** A state of an institution. */
export type InstitutionStatus = (typeof INSTITUTION_STATUSES)[number];

/** Rank of a division code (GB/T 2260). */
export const DIVISION_LEVELS = ['PROVINCE', 'PREFECTURE', 'COUNTY'] as const;
/** A rank of a division code. */
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

/** Unit kinds inside an institution. */
export const INSTITUTION_UNIT_KINDS = ['CAMPUS', 'FACULTY', 'OFFICE'] as const;
/** A kind of unit inside an institution. */
export type InstitutionUnitKind = (typeof INSTITUTION_UNIT_KINDS)[number];
