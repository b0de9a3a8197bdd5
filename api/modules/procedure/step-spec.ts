import { LIMITS } from '../../../schema/limits.ts';
import { ORGANIZATION_LEVELS, type OrganizationLevel } from '../../kernel/actor.ts';
import { canonicalJson } from '../../kernel/audit.ts';
import { allPermissions, type Permission } from '../../kernel/permission.ts';
import type { BodyBase, BodyRelation, ConditionOperator, StepKind } from './procedure.enums.ts';

/** Who answers in a step: an office at an organization that is found from the case when it is asked. */
export interface BodySpec {
  /** The organization of the case, or the other one that it names; without an other one the first stands in for it. */
  readonly of: BodyBase;
  readonly relation: BodyRelation;
  /** Level for the relation LEVEL. */
  readonly level: OrganizationLevel | null;
  /** Titles of which the office bears one; empty when the permission alone decides. */
  readonly titles: readonly string[];
  readonly permission: Permission | null;
}

/** A condition on a fact of the case; values are texts, numbers and days as they are written. */
export interface ConditionSpec {
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly values: readonly string[];
}

/** One step of a chain, as data. */
export interface StepSpec {
  /** Stable within the procedure, so that a step is known again in the next version. */
  readonly key: string;
  readonly kind: StepKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly bodies: readonly BodySpec[];
  /** Bodies that must pass it; null: all of them. */
  readonly quorum: number | null;
  /** All must hold for the step to apply. */
  readonly conditions: readonly ConditionSpec[];
  /** Working days from the day on which the step begins; null: no deadline. */
  readonly deadlineDays: number | null;
  /** Working days before the deadline at which the body is reminded. */
  readonly remindBefore: readonly number[];
  /** Working days after the deadline at which it is reminded again. */
  readonly remindAfter: readonly number[];
  /** True: once the deadline is over the next organization above may answer as well. */
  readonly escalatesWhenLate: boolean;
  /**
   * Keys of the earlier steps to which it may return a case; null, and absent in versions that were drawn up before it
   * could be said: any earlier one. The opener is always one more.
   */
  readonly returnsTo?: readonly string[] | null;
}

/** Facts of a case on which conditions may rest. */
export type Traits = Readonly<Record<string, string | null>>;

/** What is wrong with a chain: the code of a refusal, where, and its parameters. */
export interface StepProblem {
  readonly code:
    | 'PROCEDURE_STEPS_MISSING'
    | 'PROCEDURE_STEP_KEY'
    | 'PROCEDURE_STEP_BODY'
    | 'PROCEDURE_STEP_QUORUM'
    | 'PROCEDURE_STEP_DEADLINE'
    | 'PROCEDURE_STEP_CONDITION'
    | 'PROCEDURE_STEP_RETURN'
    | 'PROCEDURE_ALL_CONDITIONAL';
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** Bodies that must pass the step. */
const neededOf = (step: StepSpec): number => step.quorum ?? step.bodies.length;

const compare = (one: string, other: string): number => {
  const [a, b] = [Number(one), Number(other)];
  return Number.isFinite(a) && Number.isFinite(b) ? a - b : one < other ? -1 : one > other ? 1 : 0;
};

function holds({ field, operator, values }: ConditionSpec, traits: Traits): boolean {
  const value = traits[field] ?? null;
  switch (operator) {
    case 'IS_SET':
      return value !== null;
    case 'IS_NOT_SET':
      return value === null;
    case 'ONE_OF':
      return value !== null && values.includes(value);
    case 'NONE_OF':
      return value === null || !values.includes(value);
    case 'AT_LEAST':
      return value !== null && compare(value, values[0] ?? '') >= 0;
    case 'AT_MOST':
      return value !== null && compare(value, values[0] ?? '') <= 0;
  }
}

/** True when the step applies to a case with these facts. */
export function applies(step: StepSpec, traits: Traits): boolean {
  return step.conditions.every((condition) => holds(condition, traits));
}

/** Number (from 1) of the first step that applies at or after `from`; null when none is left. */
export function nextApplicable(steps: readonly StepSpec[], from: number, traits: Traits): number | null {
  const index = steps.findIndex((step, at) => at + 1 >= from && applies(step, traits));
  return index < 0 ? null : index + 1;
}

/** Numbers of the earlier steps to which a step returns a case with these facts; its opener (0) is always one more. */
export function returnTargets(steps: readonly StepSpec[], stepNo: number, traits: Traits): number[] {
  const named = steps[stepNo - 1]?.returnsTo ?? null;
  return steps
    .slice(0, Math.max(stepNo - 1, 0))
    .flatMap((step, index) => (applies(step, traits) && (named?.includes(step.key) ?? true) ? [index + 1] : []));
}

/** True when two steps ask the same bodies for the same thing; names, deadlines and reminders may differ. */
export function isSameStep(one: StepSpec, other: StepSpec): boolean {
  const core = ({ key, kind, bodies, quorum, conditions }: StepSpec): string =>
    canonicalJson({ key, kind, bodies, quorum, conditions });
  return core(one) === core(other);
}

/** Standing of a step after the answers of its bodies. */
export type Standing = 'OPEN' | 'PASSED' | 'NOT_PASSED';

/** What the answers amount to: passed by enough bodies, or no longer to be passed by enough. */
export function standingOf(step: StepSpec, answers: readonly { readonly outcome: string }[]): Standing {
  const needed = neededOf(step);
  const passed = answers.filter(({ outcome }) => outcome === 'PASSED').length;
  const refused = answers.filter(({ outcome }) => outcome === 'NOT_PASSED').length;
  if (passed >= needed) {
    return 'PASSED';
  }
  return step.bodies.length - refused < needed ? 'NOT_PASSED' : 'OPEN';
}

function problemsOfBody(body: BodySpec, path: readonly string[], name: string): StepProblem[] {
  const isLevelRight =
    body.relation === 'LEVEL' ? body.level !== null && ORGANIZATION_LEVELS.includes(body.level) : body.level === null;
  const isPermissionKnown =
    body.permission === null ||
    allPermissions().some(({ key, spec }) => key === body.permission && spec.systemRole === undefined);
  const isFound = body.titles.length > 0 || body.permission !== null;
  return isLevelRight && isPermissionKnown && isFound
    ? []
    : [{ code: 'PROCEDURE_STEP_BODY', path, params: { step: name } }];
}

const areDays = (days: readonly number[], least: number): boolean =>
  days.every((day) => Number.isInteger(day) && day >= least && day <= LIMITS.deadlineDays);

/** Everything that stands against publishing the steps; `fields` are the facts that the kind of case has. */
export function problemsOf(steps: readonly StepSpec[], fields: ReadonlySet<string>): StepProblem[] {
  if (steps.length === 0) {
    return [{ code: 'PROCEDURE_STEPS_MISSING', path: ['input', 'steps'], params: {} }];
  }
  const problems: StepProblem[] = [];
  const keys = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const path = ['input', 'steps', String(index)];
    const add = (code: StepProblem['code'], field: string): void =>
      void problems.push({ code, path: [...path, field], params: { step: step.name } });
    if (keys.has(step.key)) {
      add('PROCEDURE_STEP_KEY', 'key');
    }
    // Only steps before it are known by now: a case goes back, never on.
    if (step.returnsTo?.some((key) => key === step.key || !keys.has(key))) {
      add('PROCEDURE_STEP_RETURN', 'returnsTo');
    }
    keys.add(step.key);
    if (step.bodies.length === 0) {
      add('PROCEDURE_STEP_BODY', 'bodies');
    }
    for (const [at, body] of step.bodies.entries()) {
      problems.push(...problemsOfBody(body, [...path, 'bodies', String(at)], step.name));
    }
    if (step.quorum !== null && (step.quorum < 1 || step.quorum > step.bodies.length)) {
      add('PROCEDURE_STEP_QUORUM', 'quorum');
    }
    const reminders = [...step.remindBefore, ...step.remindAfter];
    const isDeadlineRight = step.deadlineDays === null ? reminders.length === 0 : areDays([step.deadlineDays], 1);
    if (!isDeadlineRight || !areDays(reminders, 0) || (step.escalatesWhenLate && step.deadlineDays === null)) {
      add('PROCEDURE_STEP_DEADLINE', 'deadlineDays');
    }
    for (const { field, operator, values } of step.conditions) {
      const isUnary = operator === 'IS_SET' || operator === 'IS_NOT_SET';
      const isSingle = operator === 'AT_LEAST' || operator === 'AT_MOST';
      const isCountRight = isUnary ? values.length === 0 : isSingle ? values.length === 1 : values.length > 0;
      if (!fields.has(field) || !isCountRight) {
        add('PROCEDURE_STEP_CONDITION', 'conditions');
      }
    }
  }
  if (steps.every(({ conditions }) => conditions.length > 0)) {
    problems.push({ code: 'PROCEDURE_ALL_CONDITIONAL', path: ['input', 'steps'], params: {} });
  }
  return problems;
}
