import type { Tone } from '../../shared/enum/enum-label.tsx';

/** Kinds of persons in the order in which they are offered. */
export const personKinds = ['UNDERGRADUATE', 'POSTGRADUATE', 'PUPIL', 'STAFF'] as const;
/** Genders in the order in which they are offered. */
export const genders = ['FEMALE', 'MALE'] as const;
/** States of records in the order in which they are offered. */
export const personStatuses = ['ACTIVE', 'GRADUATED', 'MERGED'] as const;
/** Age classes in the order in which they are offered. */
export const minorStatuses = ['ADULT', 'UNDER_18', 'UNDER_14'] as const;

/** How the state of a record feels. */
export function statusTone(status: string): Tone {
  return status === 'ACTIVE' ? 'success' : 'neutral';
}

/** How the state of a term feels. */
export function termTone(state: string): Tone {
  return state === 'CURRENT' ? 'success' : state === 'FUTURE' ? 'info' : 'neutral';
}
