import type { ReportSubmissionPartsFragment } from '../../gql/graphql.ts';

/** A report as its page reads it. */
export type Report = ReportSubmissionPartsFragment;
