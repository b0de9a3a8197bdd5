import type { ProcedureShowQuery } from '../../gql/graphql.ts';

/** One chain as its page reads it. */
export type Chain = NonNullable<ProcedureShowQuery['procedure']>;
