import type { ObligationStatus } from '../../gql/graphql.ts';
import type { Tone } from '../enum/enum-label.tsx';

/** How each state of an obligation feels. */
export const obligationTones: Readonly<Record<ObligationStatus, Tone>> = {
  PENDING: 'warning',
  ACKNOWLEDGED: 'info',
  SUBMITTED: 'info',
  RETURNED: 'danger',
  ACCEPTED: 'success',
  WITHDRAWN: 'neutral',
  EXCUSED: 'neutral',
};

/** States in the order of the work. */
export const OBLIGATION_STATUSES = [
  'PENDING',
  'ACKNOWLEDGED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'EXCUSED',
  'WITHDRAWN',
] as const;
