import type { CaseShowQuery } from '../../gql/graphql.ts';
import type { StepState } from '../../shared/chain/step-line.tsx';

/** One case as its page reads it. */
export type Case = NonNullable<CaseShowQuery['procedureCase']>;
/** One entry of its timeline. */
export type Entry = Case['steps'][number];

/** Entries since the case last moved to a new version: before that, numbers of steps belong to the old one. */
function entriesOfVersion(steps: readonly Entry[]): readonly Entry[] {
  const moved = steps.findLastIndex(({ event }) => event === 'MOVED');
  return steps.slice(moved + 1);
}

/** True when the chain passed over a step because its conditions did not hold. */
function isPassedOver(entries: readonly Entry[], no: number): boolean {
  const last = entries.findLast(
    ({ event, stepNo }) => stepNo === no && (event === 'ENTERED' || event === 'NOT_APPLICABLE'),
  );
  return last?.event === 'NOT_APPLICABLE';
}

/** Where a step of a case stands now. */
export function stepStateOf({ state, stepNo, steps }: Pick<Case, 'state' | 'stepNo' | 'steps'>, no: number): StepState {
  if (isPassedOver(entriesOfVersion(steps), no)) {
    return no < stepNo || state === 'APPROVED' ? 'skipped' : 'ahead';
  }
  if (state === 'APPROVED' || no < stepNo) {
    return 'done';
  }
  if (no > stepNo) {
    return 'ahead';
  }
  return state === 'OPEN' ? 'current' : 'stopped';
}

/** Numbers of the earlier steps to which the present one returns a case by its chain; its opener is always one more. */
export function returnTargets(
  matter: Pick<Case, 'state' | 'stepNo' | 'steps' | 'procedureVersion'>,
): readonly number[] {
  const chain = matter.procedureVersion?.steps ?? [];
  const named = chain[matter.stepNo - 1]?.returnsTo ?? null;
  return Array.from({ length: Math.max(matter.stepNo - 1, 0) }, (_, index) => index + 1).filter(
    (no) => stepStateOf(matter, no) === 'done' && (named?.includes(chain[no - 1]?.key ?? '') ?? true),
  );
}
