import type { EligibilityRule, MinorStatus, PersonKind } from './people.enums.ts';
import { schoolYearOf } from './term-limits.policy.ts';

/** What formal conditions are judged by. */
export interface Candidacy {
  readonly kind: PersonKind;
  readonly minorStatus: MinorStatus;
  /** Year of enrolment. */
  readonly grade: number | null;
  readonly institutionId: string | null;
  /** School to which the organization belongs, null above schools. */
  readonly organizationInstitutionId: string | null;
  /** First day of the term. */
  readonly startsOn: string;
  /** What the school office answered about the grades; null when it was not asked. */
  readonly areGradesOk: boolean | null;
  /** True when the person sits in the presidium throughout the period. */
  readonly isPresidiumMember: boolean;
}

const CONDITIONS: Readonly<Record<EligibilityRule, (candidacy: Candidacy) => boolean>> = {
  STUDENT: ({ kind }) => kind !== 'STAFF',
  STUDENT_OF_INSTITUTION: ({ kind, institutionId, organizationInstitutionId }) =>
    kind !== 'STAFF' && institutionId !== null && institutionId === organizationInstitutionId,
  UNDERGRADUATE: ({ kind }) => kind === 'UNDERGRADUATE',
  POSTGRADUATE: ({ kind }) => kind === 'POSTGRADUATE',
  NOT_FIRST_YEAR: ({ grade, startsOn }) => grade !== null && grade < schoolYearOf(startsOn),
  GRADES_OK_DECLARED: ({ areGradesOk }) => areGradesOk === true,
  STAFF: ({ kind }) => kind === 'STAFF',
  ADULT: ({ minorStatus }) => minorStatus === 'ADULT',
  PRESIDIUM_MEMBER: ({ isPresidiumMember }) => isPresidiumMember,
};

/** The conditions of an office that a person does not meet, in the order of the office. */
export function unmetConditions(rules: readonly EligibilityRule[], candidacy: Candidacy): EligibilityRule[] {
  return rules.filter((rule) => !CONDITIONS[rule](candidacy));
}
