import type { ObligationShowQuery } from '../../gql/graphql.ts';

/** An obligation as its page reads it. */
export type ObligationRecord = NonNullable<ObligationShowQuery['obligation']>;
