import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { AudienceInput, audienceOf } from './audience.input.ts';
import { previewFor } from './audience-answer.ts';
import { SavedAudienceCreateInput, SavedAudienceListArguments, SavedAudienceUpdateInput } from './directive.input.ts';
import { SavedAudienceShape } from './directive.read-model.ts';
import {
  AudiencePreviewType,
  DirectivePayloads,
  SavedAudienceConnection,
  SavedAudienceType,
} from './directive.type.ts';
import { createSavedAudience, removeSavedAudience, updateSavedAudience } from './saved-audience.service.ts';

const ID_TEXT = { description: 'Public id of the saved audience' };
const VERSION_TEXT = { description: 'Version that the caller saw' };

/** Root fields of audiences. */
@Resolver()
export class AudienceResolver {
  @Query(() => AudiencePreviewType, {
    nullable: true,
    description: 'Whom an audience would reach now, counted exactly; for those who hand out for the organization',
  })
  @Access('directive.issue', 'obligation.answer')
  audiencePreview(
    @Arg('organizationId', () => ID, { description: 'Organization that hands out' }) organizationId: string,
    @Arg('audience', () => AudienceInput, { description: 'The audience' }) audience: AudienceInput,
    @Ctx() context: Context,
  ): Promise<AudiencePreviewType | null> {
    return previewFor(context, organizationId, audience);
  }

  @Query(() => SavedAudienceConnection, {
    description: 'Saved audiences that organizations for which the viewer issues may use',
  })
  @Access('directive.issue')
  savedAudiences(
    @Args(() => SavedAudienceListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, SavedAudienceShape);
  }

  @Query(() => SavedAudienceType, {
    nullable: true,
    description: 'The saved audience with a public id, null when absent or not visible',
  })
  @Access('directive.issue')
  savedAudience(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, SavedAudienceShape, id);
  }

  @Mutation(() => DirectivePayloads.savedCreate, { description: 'Keep an audience under a name' })
  @Access('directive.issue')
  savedAudienceCreate(
    @Arg('input', () => SavedAudienceCreateInput, { description: 'Name and audience' }) input: SavedAudienceCreateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      savedAudience: await createSavedAudience(uow, requireId('org', input.organizationId), {
        name: input.name,
        audience: audienceOf(input.audience),
        isShared: input.isShared ?? false,
      }),
    }));
  }

  @Mutation(() => DirectivePayloads.savedUpdate, { description: 'Change a saved audience' })
  @Access('directive.issue')
  savedAudienceUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => SavedAudienceUpdateInput, { description: 'What changes' }) input: SavedAudienceUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { audience, ...rest } = input;
    return mutate(context, info, { input }, async (uow) => ({
      savedAudience: await updateSavedAudience(uow, requireId('sau', id), version, {
        ...rest,
        ...(audience ? { audience: audienceOf(audience) } : {}),
      }),
    }));
  }

  @Mutation(() => DirectivePayloads.savedRemove, { description: 'Remove a saved audience' })
  @Access('directive.issue')
  savedAudienceRemove(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await removeSavedAudience(uow, requireId('sau', id), version);
      return {};
    });
  }
}
