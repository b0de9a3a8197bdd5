import type { ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';

/** What every dated change of an organization is founded on. */
export interface GroundsValues extends ReasonValues {
  readonly document?: string | null;
}
