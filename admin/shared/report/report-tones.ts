import type { ReportPhase, ReportRoundStatus } from '../../gql/graphql.ts';
import type { Tone } from '../enum/enum-label.tsx';

/** How the states of rounds feel. */
export const roundTones: Readonly<Record<ReportRoundStatus, Tone>> = {
  OPEN: 'info',
  CLOSED: 'success',
  CANCELLED: 'warning',
};

/** How the phases of reports feel. */
export const phaseTones: Readonly<Record<ReportPhase, Tone>> = {
  OPEN: 'warning',
  SUBMITTED: 'info',
  ACCEPTED: 'success',
  DROPPED: 'neutral',
};
