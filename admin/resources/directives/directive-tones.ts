import type { DirectiveStatus } from '../../gql/graphql.ts';
import type { Tone } from '../../shared/enum/enum-label.tsx';

/** How each state of a directive feels. */
export const directiveTones: Readonly<Record<DirectiveStatus, Tone>> = {
  DRAFT: 'neutral',
  ISSUED: 'info',
  SUPERSEDED: 'neutral',
  WITHDRAWN: 'warning',
};

export const STATUSES = ['DRAFT', 'ISSUED', 'SUPERSEDED', 'WITHDRAWN'] as const;
export const RESPONSES = ['ACKNOWLEDGE', 'FORM', 'EVIDENCE'] as const;
