import { describe, expect, it } from 'vitest';
import { registerProcedureSubject, registerWorkSource } from './index.ts';
import { PROCEDURE_TEMPLATES } from './default-procedures.data.ts';
import { subjectOf } from './procedure-subject.ts';
import {
  applies,
  isSameStep,
  nextApplicable,
  problemsOf,
  returnTargets,
  standingOf,
  type BodySpec,
  type ConditionSpec,
  type StepSpec,
  type Traits,
} from './step-spec.ts';

const body: BodySpec = { of: 'SUBJECT', relation: 'OWN', level: null, titles: ['CHAIR'], permission: null };
const step = (more: Partial<StepSpec> = {}): StepSpec => ({
  key: 'a',
  kind: 'CONFIRM',
  name: '审定',
  nameEn: null,
  bodies: [body],
  quorum: null,
  conditions: [],
  deadlineDays: null,
  remindBefore: [],
  remindAfter: [],
  escalatesWhenLate: false,
  ...more,
});
const FIELDS = new Set(['level', 'count', 'day']);
const codes = (...steps: StepSpec[]): string[] => problemsOf(steps, FIELDS).map(({ code }) => code);

describe('a chain', () => {
  it.each<[string, Partial<StepSpec>]>([
    ['PROCEDURE_STEP_BODY', { bodies: [] }],
    ['PROCEDURE_STEP_BODY', { bodies: [{ ...body, titles: [] }] }],
    ['PROCEDURE_STEP_BODY', { bodies: [{ ...body, relation: 'LEVEL' }] }],
    ['PROCEDURE_STEP_BODY', { bodies: [{ ...body, level: 'SCHOOL' }] }],
    ['PROCEDURE_STEP_BODY', { bodies: [{ ...body, permission: 'account.manage' }] }],
    ['PROCEDURE_STEP_BODY', { bodies: [{ ...body, permission: 'ghost.read' }] }],
    ['PROCEDURE_STEP_QUORUM', { quorum: 0 }],
    ['PROCEDURE_STEP_QUORUM', { quorum: 2 }],
    ['PROCEDURE_STEP_DEADLINE', { deadlineDays: 0 }],
    ['PROCEDURE_STEP_DEADLINE', { deadlineDays: 251 }],
    ['PROCEDURE_STEP_DEADLINE', { remindBefore: [1] }],
    ['PROCEDURE_STEP_DEADLINE', { deadlineDays: 5, remindAfter: [-1] }],
    ['PROCEDURE_STEP_DEADLINE', { escalatesWhenLate: true }],
    ['PROCEDURE_STEP_CONDITION', { conditions: [{ field: 'ghost', operator: 'IS_SET', values: [] }] }],
    ['PROCEDURE_STEP_CONDITION', { conditions: [{ field: 'level', operator: 'ONE_OF', values: [] }] }],
    ['PROCEDURE_STEP_CONDITION', { conditions: [{ field: 'count', operator: 'AT_LEAST', values: ['1', '2'] }] }],
    ['PROCEDURE_STEP_RETURN', { returnsTo: ['ghost'] }],
    ['PROCEDURE_STEP_RETURN', { returnsTo: ['sound', 'a'] }],
  ])('is not published with %s: %j', (code, more) => {
    expect(codes(step({ key: 'sound' }), step(more))).toEqual([code]);
  });

  it('names earlier steps to which it returns, and of those only the ones that apply', () => {
    const conditions: ConditionSpec[] = [{ field: 'level', operator: 'IS_SET', values: [] }];
    const chain = [step({ key: 'one' }), step({ key: 'two', conditions }), step({ key: 'three' })];
    const targets = (returnsTo: readonly string[] | null, traits: Traits = {}) =>
      returnTargets([...chain, step({ key: 'last', returnsTo })], 4, traits);
    expect(targets(null)).toEqual([1, 3]);
    expect(returnTargets([...chain, step({ key: 'last' })], 4, { level: 'CITY' })).toEqual([1, 2, 3]);
    expect(targets(['two', 'three'])).toEqual([3]);
    expect(targets(['two', 'three'], { level: 'CITY' })).toEqual([2, 3]);
    expect(targets([])).toEqual([]);
    expect(returnTargets(chain, 0, {})).toEqual([]);
    // A step that comes later is none to return to.
    expect(codes(step({ key: 'a', returnsTo: ['b'] }), step({ key: 'b' }))).toEqual(['PROCEDURE_STEP_RETURN']);
    expect(codes(step({ key: 'a' }), step({ key: 'b', returnsTo: [] }))).toEqual([]);
  });

  it('needs a step, keys that differ, and one step that always applies', () => {
    expect(codes()).toEqual(['PROCEDURE_STEPS_MISSING']);
    expect(codes(step(), step())).toEqual(['PROCEDURE_STEP_KEY']);
    const conditions: ConditionSpec[] = [{ field: 'level', operator: 'IS_SET', values: [] }];
    expect(codes(step({ conditions }))).toEqual(['PROCEDURE_ALL_CONDITIONAL']);
    expect(codes(step(), step({ key: 'b', conditions }))).toEqual([]);
  });

  it('is shipped sound, one for each kind of matter', () => {
    for (const { subjectKind, steps } of PROCEDURE_TEMPLATES) {
      expect(problemsOf(steps, new Set(Object.keys(subjectOf(subjectKind).traits)))).toEqual([]);
    }
    expect(new Set(PROCEDURE_TEMPLATES.map(({ subjectKind }) => subjectKind)).size).toBe(5);
  });
});

describe('conditions', () => {
  const holds = (operator: ConditionSpec['operator'], values: string[], value: string | null): boolean =>
    applies(step({ conditions: [{ field: 'x', operator, values }] }), { x: value });

  it('compare numbers as numbers, days as days, and know what is missing', () => {
    expect(holds('AT_LEAST', ['9'], '10')).toBe(true);
    expect(holds('AT_MOST', ['9'], '10')).toBe(false);
    expect(holds('AT_LEAST', ['2026-11-24'], '2026-11-24')).toBe(true);
    expect(holds('AT_MOST', ['2026-11-24'], '2026-11-25')).toBe(false);
    expect(holds('ONE_OF', ['A', 'B'], 'B')).toBe(true);
    expect(holds('NONE_OF', ['A', 'B'], 'B')).toBe(false);
    expect([holds('ONE_OF', ['A'], null), holds('NONE_OF', ['A'], null), holds('AT_LEAST', ['0'], null)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([holds('IS_SET', [], null), holds('IS_NOT_SET', [], null), holds('IS_SET', [], 'A')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(applies(step({ conditions: [{ field: 'gone', operator: 'IS_SET', values: [] }] }), {})).toBe(false);
  });

  it('lead to the next step that applies', () => {
    const steps = [step(), step({ conditions: [{ field: 'x', operator: 'IS_SET', values: [] }] }), step()];
    expect(nextApplicable(steps, 2, {})).toBe(3);
    expect(nextApplicable(steps, 2, { x: '1' })).toBe(2);
    expect(nextApplicable(steps, 4, {})).toBeNull();
  });
});

describe('the standing of a step', () => {
  const three = step({ bodies: [body, body, body], quorum: 2 });
  const given = (...outcomes: string[]) =>
    standingOf(
      three,
      outcomes.map((outcome) => ({ outcome })),
    );

  it('is passed by enough bodies and lost when enough can no longer pass', () => {
    expect([given(), given('PASSED'), given('PASSED', 'NOT_PASSED')]).toEqual(['OPEN', 'OPEN', 'OPEN']);
    expect([given('PASSED', 'PASSED'), given('NOT_PASSED', 'NOT_PASSED')]).toEqual(['PASSED', 'NOT_PASSED']);
    expect(standingOf(step(), [{ outcome: 'ABSTAINED_CONFLICT' }])).toBe('OPEN');
  });

  it('is known again in another version by what it asks, not by its words and days', () => {
    expect(isSameStep(step(), step({ name: '改名', deadlineDays: 9, remindBefore: [1] }))).toBe(true);
    expect(isSameStep(step(), step({ bodies: [{ ...body, titles: ['VICE_CHAIR'] }] }))).toBe(false);
    expect(isSameStep(step(), step({ key: 'b' }))).toBe(false);
    expect(isSameStep(step({ bodies: [body, body] }), step({ bodies: [body, body], quorum: 1 }))).toBe(false);
  });
});

describe('doors for later modules', () => {
  it('take each kind once', () => {
    const source = { kind: 'TEST_WORK', label: { 'zh-CN': '试', en: 'Test' }, sql: () => null };
    registerWorkSource(source);
    expect(() => registerWorkSource(source)).toThrow('registered twice');
    expect(() => registerProcedureSubject(subjectOf('APPOINTMENT'))).toThrow('registered twice');
  });
});
