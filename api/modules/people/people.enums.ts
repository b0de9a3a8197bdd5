/** Gender as the record gives it; absent when the person did not say. */
export const GENDERS = ['FEMALE', 'MALE'] as const;
/** A gender. */
export type Gender = (typeof GENDERS)[number];

/** What a person is at a school. */
export const PERSON_KINDS = ['PUPIL', 'UNDERGRADUATE', 'POSTGRADUATE', 'STAFF'] as const;
/** A kind of person. */
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Age class that the law on personal data distinguishes (`schema/rules.md` 3). */
export const MINOR_STATUSES = ['ADULT', 'UNDER_18', 'UNDER_14'] as const;
/** An age class. */
export type MinorStatus = (typeof MINOR_STATUSES)[number];

/** State of a person's record. */
export const PERSON_STATUSES = ['ACTIVE', 'GRADUATED', 'MERGED'] as const;
/** A state of a person's record. */
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** Part of an organization in which an office sits; limits of the rule packs count by it. */
export const OFFICE_BODIES = ['PRESIDIUM', 'SECRETARIAT', 'DEPARTMENT', 'COMMITTEE', 'OTHER'] as const;
/** A body of an organization. */
export type OfficeBody = (typeof OFFICE_BODIES)[number];

/** Bodies that lead an organization. */
export type LeadingBody = Extract<OfficeBody, 'PRESIDIUM' | 'SECRETARIAT'>;

/** Kinds of organization that must have the body: every federation and union a presidium, federations a secretariat (`schema/rules.md` 1.1). */
export const LED_KINDS: Readonly<Record<LeadingBody, readonly string[]>> = {
  PRESIDIUM: ['FEDERATION', 'STUDENT_UNION', 'GRADUATE_UNION', 'FACULTY_UNION'],
  SECRETARIAT: ['FEDERATION'],
};

/** 工作人员: presidium and department people (`schema/rules.md` 1.1 item 3 and glossary StaffMember). */
export const STAFF_BODIES = ['PRESIDIUM', 'DEPARTMENT'] as const satisfies readonly OfficeBody[];

/** Reach of an office's permissions. */
export const OFFICE_REACHES = ['HERE', 'SUBTREE'] as const;
/** A reach. */
export type OfficeReach = (typeof OFFICE_REACHES)[number];

/** State of an office. */
export const OFFICE_STATUSES = ['ACTIVE', 'CLOSED'] as const;
/** A state of an office. */
export type OfficeStatus = (typeof OFFICE_STATUSES)[number];

/** Formal conditions for holding an office; nothing about opinions, scores or ranks (`schema/rules.md` 6). */
export const ELIGIBILITY_RULES = [
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
/** A formal condition. */
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

/** Period over which the school office judged the grades; the rank itself is never stored (`schema/rules.md` 1.1 item 8). */
export const GRADES_BASES = ['LAST_SEMESTER', 'LAST_SCHOOL_YEAR', 'SINCE_ENROLMENT', 'NO_FAILED_COURSE'] as const;
/** A basis of the yes/no declaration on grades. */
export type GradesBasis = (typeof GRADES_BASES)[number];

/** How a term came about. */
export const TERM_SOURCES = ['ELECTION', 'APPOINTMENT', 'ROTATION'] as const;
/** A source of a term. */
export type TermSource = (typeof TERM_SOURCES)[number];

/** Where a term stands on a day. */
export const TERM_STATES = ['PAST', 'CURRENT', 'FUTURE', 'CANCELLED'] as const;
/** A state of a term. */
export type TermState = (typeof TERM_STATES)[number];

/** State of a handover pack. */
export const HANDOVER_STATUSES = ['OPEN', 'ACKNOWLEDGED'] as const;
/** A state of a handover pack. */
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

/** Why two records may be of one person. */
export const DUPLICATE_REASONS = [
  'SAME_NAME',
  'SAME_STUDENT_NUMBER',
  'SAME_INSTITUTION_AND_GRADE',
  'SAME_EMAIL',
  'SAME_PHONE',
] as const;
/** A sign that two records may be of one person. */
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Days ahead in which an ending term counts as expiring soon. */
export const EXPIRING_DAYS = 60;
