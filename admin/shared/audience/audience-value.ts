import type { AudienceInput, AudiencePartsFragment } from '../../gql/graphql.ts';

/** An audience as the form holds it: every part a list, empty for no condition. */
export interface AudienceValue {
  readonly within: readonly string[];
  readonly levels: readonly NonNullable<AudienceInput['levels']>[number][];
  readonly kinds: readonly NonNullable<AudienceInput['kinds']>[number][];
  readonly categories: readonly NonNullable<AudienceInput['categories']>[number][];
  readonly divisions: readonly string[];
  readonly savedAudienceIds: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** No condition at all. */
export const emptyAudience: AudienceValue = {
  within: [],
  levels: [],
  kinds: [],
  categories: [],
  divisions: [],
  savedAudienceIds: [],
  include: [],
  exclude: [],
};

/** True when nothing was chosen yet; the server would take that as everyone below. */
export function isEmptyAudience(value: AudienceValue): boolean {
  return Object.entries(value).every(
    ([part, list]: [string, readonly unknown[]]) => part === 'exclude' || list.length === 0,
  );
}

/** What the API keeps, as the form holds it. */
export function audienceValueOf(audience: AudiencePartsFragment | null | undefined): AudienceValue {
  return audience
    ? {
        ...audience,
        within: audience.within.map(({ id }) => id),
        include: audience.include.map(({ id }) => id),
        exclude: audience.exclude.map(({ id }) => id),
      }
    : emptyAudience;
}

/** What the form holds, as the API takes it. */
export function audienceInputOf(value: AudienceValue): AudienceInput {
  return Object.fromEntries(Object.entries(value).map(([part, list]) => [part, [...(list as readonly unknown[])]]));
}
