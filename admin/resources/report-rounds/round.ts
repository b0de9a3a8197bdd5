import type { ReportRoundShowQuery } from '../../gql/graphql.ts';
import type { AudienceValue } from '../../shared/audience/audience-value.ts';

/** A round as its page reads it. */
export type Round = NonNullable<ReportRoundShowQuery['reportRound']>;

/** What the wizard holds. */
export interface OpenValues {
  readonly organizationId: string;
  readonly templateId: string;
  readonly title: string;
  readonly audience: AudienceValue;
  readonly periodLabel: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly dueOn: string;
  readonly previousId?: string;
}
