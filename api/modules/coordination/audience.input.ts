import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { decodeId, type IdPrefix } from '../../kernel/ids.ts';
import { InstitutionCategoryEnum, type InstitutionCategory } from '../institution/index.ts';
import { OrganizationKindEnum, OrganizationLevelEnum, type OrganizationKind } from '../organization/index.ts';
import type { Audience } from './audience.ts';

/** Whom something is handed to. */
@InputType('AudienceInput', {
  description:
    'Whom something is handed to, within the subtree of the organization that hands out; every list that is given narrows, names are added and taken away last; nothing given means everybody below',
})
export class AudienceInput {
  @ArrayMaxSize(LIMITS.audienceNames)
  @Field(() => [ID], {
    nullable: true,
    description: 'Organizations in whose subtrees it must lie, themselves included',
  })
  within?: string[] | null;

  @Field(() => [OrganizationLevelEnum], { nullable: true, description: 'Levels' })
  levels?: OrganizationLevel[] | null;

  @Field(() => [OrganizationKindEnum], { nullable: true, description: 'Kinds' })
  kinds?: OrganizationKind[] | null;

  @Field(() => [InstitutionCategoryEnum], { nullable: true, description: 'Categories of schools' })
  categories?: InstitutionCategory[] | null;

  @ArrayMaxSize(LIMITS.audienceNames)
  @Field(() => [String], { nullable: true, description: 'Division codes, each with all below it' })
  divisions?: string[] | null;

  @ArrayMaxSize(LIMITS.bulk)
  @Field(() => [ID], { nullable: true, description: 'Saved audiences, one of which must cover it' })
  savedAudienceIds?: string[] | null;

  @ArrayMaxSize(LIMITS.audienceNames)
  @Field(() => [ID], { nullable: true, description: 'Organizations added by name; alone, only these' })
  include?: string[] | null;

  @ArrayMaxSize(LIMITS.audienceNames)
  @Field(() => [ID], { nullable: true, description: 'Organizations left out by name' })
  exclude?: string[] | null;
}

/** Ids that are none stay as they are, so that the audience is refused with the name of the part. */
const uuids = (prefix: IdPrefix, ids: readonly string[] | null | undefined): string[] =>
  (ids ?? []).map((id) => decodeId(prefix, id) ?? id);

/** The audience that an input means, with uuids in place of public ids; still to be checked. */
export const audienceOf = (input: AudienceInput): Audience => ({
  within: uuids('org', input.within),
  levels: input.levels ?? [],
  kinds: input.kinds ?? [],
  categories: input.categories ?? [],
  divisions: input.divisions ?? [],
  saved: uuids('sau', input.savedAudienceIds),
  include: uuids('org', input.include),
  exclude: uuids('org', input.exclude),
});
