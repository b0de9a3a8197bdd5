/** Values of enums in the order in which a reader expects them. */
export const CATEGORIES = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const;
export const EDUCATION_LEVELS = ['UNDERGRADUATE', 'JUNIOR_COLLEGE', 'SECONDARY'] as const;
export const OWNERSHIPS = ['PUBLIC', 'PRIVATE', 'JOINT', 'HAINAN_FREE_TRADE_PORT'] as const;
export const STATUSES = ['ACTIVE', 'CLOSED'] as const;
export const UNIT_KINDS = ['CAMPUS', 'FACULTY', 'OFFICE'] as const;
