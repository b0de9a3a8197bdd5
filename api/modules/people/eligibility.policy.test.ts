import { expect, it } from 'vitest';
import { unmetConditions, type Candidacy } from './eligibility.policy.ts';
import type { EligibilityRule } from './people.enums.ts';

const student: Candidacy = {
  kind: 'UNDERGRADUATE',
  minorStatus: 'ADULT',
  grade: 2024,
  institutionId: 'school',
  organizationInstitutionId: 'school',
  startsOn: '2026-09-01',
  areGradesOk: true,
  isPresidiumMember: true,
};

it.each<[EligibilityRule, Partial<Candidacy>, boolean]>([
  ['STUDENT', {}, true],
  ['STUDENT', { kind: 'STAFF' }, false],
  ['STUDENT_OF_INSTITUTION', {}, true],
  ['STUDENT_OF_INSTITUTION', { institutionId: 'other' }, false],
  ['STUDENT_OF_INSTITUTION', { institutionId: null, organizationInstitutionId: null }, false],
  ['STUDENT_OF_INSTITUTION', { kind: 'STAFF' }, false],
  ['UNDERGRADUATE', {}, true],
  ['UNDERGRADUATE', { kind: 'POSTGRADUATE' }, false],
  ['POSTGRADUATE', { kind: 'POSTGRADUATE' }, true],
  ['POSTGRADUATE', {}, false],
  ['NOT_FIRST_YEAR', { grade: 2025 }, true],
  ['NOT_FIRST_YEAR', { grade: 2026 }, false],
  ['NOT_FIRST_YEAR', { grade: 2025, startsOn: '2026-08-31' }, false],
  ['NOT_FIRST_YEAR', { grade: null }, false],
  ['GRADES_OK_DECLARED', {}, true],
  ['GRADES_OK_DECLARED', { areGradesOk: false }, false],
  ['GRADES_OK_DECLARED', { areGradesOk: null }, false],
  ['STAFF', { kind: 'STAFF' }, true],
  ['STAFF', {}, false],
  ['ADULT', {}, true],
  ['ADULT', { minorStatus: 'UNDER_18' }, false],
  ['ADULT', { minorStatus: 'UNDER_14' }, false],
  ['PRESIDIUM_MEMBER', {}, true],
  ['PRESIDIUM_MEMBER', { isPresidiumMember: false }, false],
])('%s with %j is met: %s', (rule, change, isMet) => {
  expect(unmetConditions([rule], { ...student, ...change })).toEqual(isMet ? [] : [rule]);
});
