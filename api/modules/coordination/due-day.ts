import { LIMITS } from '../../../schema/limits.ts';
import { refuse } from './coordination.refusals.ts';

/** Refuses a due day that has passed or lies too far ahead to be meant; days that do not exist never get here. */
export function requireDueDay(today: string, dueOn: string | null, path: readonly string[] = ['input', 'dueOn']): void {
  if (dueOn === null) {
    return;
  }
  if (dueOn < today) {
    throw refuse('DUE_DAY_PAST', path, { day: dueOn, today });
  }
  const last = `${Number(today.slice(0, 4)) + LIMITS.planYears}-12-31`;
  if (dueOn > last) {
    throw refuse('DUE_DAY_FAR', path, { day: dueOn, last });
  }
}
