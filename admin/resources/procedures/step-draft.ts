import { LIMITS } from '../../../schema/limits.ts';
import type { ChainStepFragment, ProcedureStepInput } from '../../gql/graphql.ts';

/** A step as it is edited; its key makes it known again in the next version. */
export type StepDraft = ChainStepFragment;
/** Who answers in a step. */
export type BodyDraft = StepDraft['bodies'][number];
/** A condition on a fact of the case. */
export type ConditionDraft = StepDraft['conditions'][number];

/** What is wrong with a step or the chain, by the key of its words. */
export type StepProblem =
  | 'stepsMissing'
  | 'allConditional'
  | 'nameMissing'
  | 'bodiesMissing'
  | 'bodyIncomplete'
  | 'quorum'
  | 'deadline'
  | 'reminders'
  | 'condition'
  | 'returnTarget';

/** A body with nobody named yet. */
export const newBody = (): BodyDraft => ({
  of: 'SUBJECT',
  relation: 'OWN',
  level: null,
  titles: [],
  permission: null,
});

/** A step to fill in, under a key that no other step has. */
export function newStep(steps: readonly StepDraft[]): StepDraft {
  const taken = new Set(steps.map(({ key }) => key));
  let no = steps.length + 1;
  while (taken.has(`step-${no}`)) {
    no += 1;
  }
  return {
    key: `step-${no}`,
    kind: 'REVIEW',
    name: '',
    nameEn: null,
    bodies: [newBody()],
    quorum: null,
    conditions: [],
    deadlineDays: 5,
    remindBefore: [1],
    remindAfter: [2],
    escalatesWhenLate: false,
    returnsTo: null,
  };
}

/** The list with one item changed. */
export const replaced = <Item>(items: readonly Item[], index: number, item: Item): Item[] =>
  items.map((present, at) => (at === index ? item : present));

/** The list without one item. */
export const without = <Item>(items: readonly Item[], index: number): Item[] => items.filter((_, at) => at !== index);

/** The list with one item moved by one place; the same list where there is no such place. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const target = index + by;
  const list = [...items];
  const [item, other] = [list[index], list[target]];
  if (item === undefined || other === undefined) {
    return list;
  }
  list[index] = other;
  list[target] = item;
  return list;
}

const isWithin = (day: number, least: number) => Number.isInteger(day) && day >= least && day <= LIMITS.deadlineDays;

function isConditionWrong({ field, operator, values }: ConditionDraft, fields: ReadonlySet<string>): boolean {
  const isUnary = operator === 'IS_SET' || operator === 'IS_NOT_SET';
  const isSingle = operator === 'AT_LEAST' || operator === 'AT_MOST';
  const isCountRight = isUnary ? values.length === 0 : isSingle ? values.length === 1 : values.length > 0;
  return !fields.has(field) || !isCountRight;
}

const isBodyIncomplete = ({ relation, level, titles, permission }: BodyDraft) =>
  (relation === 'LEVEL' && level === null) || (titles.length === 0 && permission === null);

/** What stands against publishing a step that follows others; the server judges the same when it is published. */
export function stepProblems(
  step: StepDraft,
  fields: ReadonlySet<string>,
  earlier: readonly StepDraft[] = [],
): StepProblem[] {
  const { bodies, quorum, deadlineDays, remindBefore, remindAfter, conditions } = step;
  const reminders = [...remindBefore, ...remindAfter];
  const isDeadlineWrong =
    deadlineDays === null ? step.escalatesWhenLate || reminders.length > 0 : !isWithin(deadlineDays, 1);
  return [
    ...(step.name.trim() === '' ? (['nameMissing'] as const) : []),
    ...(bodies.length === 0 ? (['bodiesMissing'] as const) : []),
    ...(bodies.some(isBodyIncomplete) ? (['bodyIncomplete'] as const) : []),
    ...(quorum !== null && (quorum < 1 || quorum > bodies.length) ? (['quorum'] as const) : []),
    ...(isDeadlineWrong ? (['deadline'] as const) : []),
    ...(reminders.every((day) => isWithin(day, 0)) ? [] : (['reminders'] as const)),
    ...(conditions.some((condition) => isConditionWrong(condition, fields)) ? (['condition'] as const) : []),
    ...(step.returnsTo?.some((key) => !earlier.some((one) => one.key === key)) ? (['returnTarget'] as const) : []),
  ];
}

/** What stands against publishing the chain as a whole. */
export function chainProblems(steps: readonly StepDraft[]): StepProblem[] {
  if (steps.length === 0) {
    return ['stepsMissing'];
  }
  return steps.every(({ conditions }) => conditions.length > 0) ? ['allConditional'] : [];
}

/** Steps as the API takes them. */
export function stepInputs(steps: readonly StepDraft[]): ProcedureStepInput[] {
  return steps.map((step) => ({
    key: step.key,
    kind: step.kind,
    name: step.name.trim(),
    nameEn: step.nameEn?.trim() || null,
    bodies: step.bodies.map(({ of, relation, level, titles, permission }) => ({
      of,
      relation,
      level: relation === 'LEVEL' ? level : null,
      titles: [...titles],
      permission,
    })),
    quorum: step.bodies.length > 1 ? step.quorum : null,
    conditions: step.conditions.map(({ field, operator, values }) => ({ field, operator, values: [...values] })),
    deadlineDays: step.deadlineDays,
    remindBefore: [...step.remindBefore],
    remindAfter: [...step.remindAfter],
    escalatesWhenLate: step.escalatesWhenLate,
    returnsTo: step.returnsTo ? [...step.returnsTo] : null,
  }));
}
