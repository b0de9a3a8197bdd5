import type { DirectiveShowQuery } from '../../gql/graphql.ts';

/** A directive as its page reads it. */
export type DirectiveRecord = NonNullable<DirectiveShowQuery['directive']>;
