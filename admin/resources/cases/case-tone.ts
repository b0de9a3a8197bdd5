import type { Tone } from '../../shared/enum/enum-label.tsx';

/** States in the order in which they are offered. */
export const caseStates = ['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;
/** The closed list of grounds of a vetting. */
export const vettingGrounds = ['INELIGIBLE_YEAR', 'DISCIPLINE', 'GRADES', 'INCOMPLETE_PAPERS'] as const;

/** How the state of a case feels. */
export function caseTone(state: string): Tone {
  return state === 'OPEN' ? 'info' : state === 'APPROVED' ? 'success' : state === 'REJECTED' ? 'danger' : 'neutral';
}

/** How an answer feels. */
export function outcomeTone(outcome: string): Tone {
  return outcome === 'PASSED'
    ? 'success'
    : outcome === 'NOT_PASSED'
      ? 'danger'
      : outcome === 'RETURNED'
        ? 'warning'
        : 'neutral';
}
