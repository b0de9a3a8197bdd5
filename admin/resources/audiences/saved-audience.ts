import type { SavedAudienceListQuery } from '../../gql/graphql.ts';

/** A saved audience as its list reads it. */
export type SavedAudienceRow = SavedAudienceListQuery['savedAudiences']['nodes'][number];
