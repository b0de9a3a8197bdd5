import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { encodeId } from '../../kernel/ids.ts';
import { readById, readList } from '../../graphql/read.ts';
import { changeStates } from './organization-bulk.service.ts';
import {
  OrganizationChangeListArguments,
  OrganizationCreateInput,
  OrganizationLinkAddInput,
  OrganizationListArguments,
  OrganizationMergeInput,
  OrganizationMoveInput,
  OrganizationRenameInput,
  OrganizationSplitInput,
  OrganizationStateInput,
  OrganizationStateManyInput,
  OrganizationUpdateInput,
} from './organization.input.ts';
import { OrganizationChangeShape, OrganizationShape } from './organization.read-model.ts';
import { updateOrganization } from './organization.service.ts';
import { OrganizationPayloads } from './organization-payload.type.ts';
import { OrganizationChangeConnection, OrganizationConnection, OrganizationType } from './organization.type.ts';
import { enact } from './planned-change.service.ts';

const ID_TEXT = { description: 'Public id of the organization' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };
const STATE_TEXT = { description: 'Day and reason' };

/** Day, reason and document of an input; the rest of it are facts of the change. */
function groundsOf({ effectiveOn, reason, document }: OrganizationStateInput) {
  return { effectiveOn, reason, document: document ?? null };
}

/** The names of a new name; absent ones stay as they are. */
function namesIn({ name, shortName, nameEn }: OrganizationRenameInput) {
  return {
    name,
    ...(shortName === undefined ? {} : { shortName }),
    ...(nameEn === undefined ? {} : { nameEn }),
  };
}

/** Rows of a bulk action as the payload shows them. */
function bulkOutcome({ changed, planned, refused }: Awaited<ReturnType<typeof changeStates>>) {
  return {
    organizations: changed,
    plannedChanges: planned,
    refusals: refused.map((row) => ({ ...row, id: encodeId('org', row.id) })),
  };
}

/** Root fields of the hierarchy. */
@Resolver()
export class OrganizationResolver {
  @Query(() => OrganizationConnection, { description: 'Organizations that the viewer may see' })
  @Public('The directory of active organizations is public; ended ones need a permission row by row')
  organizations(
    @Args(() => OrganizationListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OrganizationShape);
  }

  @Query(() => OrganizationType, {
    nullable: true,
    description: 'The organization with a public id, null when absent or not visible',
  })
  @Public('The directory of active organizations is public; ended ones need a permission row by row')
  organization(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, OrganizationShape, id);
  }

  @Query(() => OrganizationChangeConnection, { description: 'Dated changes of organizations, the latest first' })
  @Access('organization.read')
  organizationChanges(
    @Args(() => OrganizationChangeListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, OrganizationChangeShape);
  }

  @Mutation(() => OrganizationPayloads.create, { description: 'Found an organization below another one' })
  @Access('organization.create')
  organizationCreate(
    @Arg('input', () => OrganizationCreateInput, { description: 'Facts of the organization' })
    input: OrganizationCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const parentId = input.parentId ? requireId('org', input.parentId) : null;
    const institutionId = input.institutionId ? requireId('ins', input.institutionId) : null;
    const { effectiveOn, reason, ...founding } = input;
    return mutate(context, info, { input, idempotencyKey }, (uow) =>
      enact(uow, {
        organizationId: parentId,
        version: null,
        facts: { action: 'CREATE', founding: { ...founding, parentId, institutionId } },
        grounds: { effectiveOn: effectiveOn ?? uow.clock.today(), reason: reason ?? '' },
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.update, { description: 'Change facts of an organization that carry no history' })
  @Access('organization.update')
  organizationUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationUpdateInput, { description: 'Facts to change' }) input: OrganizationUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      organization: await updateOrganization(uow, requireId('org', id), version, input),
    }));
  }

  @Mutation(() => OrganizationPayloads.rename, { description: 'Rename an organization from a day on' })
  @Access('organization.rename')
  organizationRename(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationRenameInput, { description: 'New name, day and reason' })
    input: OrganizationRenameInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'RENAME', ...namesIn(input) },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.move, {
    description: 'Move an organization with all below it under another parent',
  })
  @Access('organization.move')
  organizationMove(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationMoveInput, { description: 'New parent, day and reason' })
    input: OrganizationMoveInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const parentId = requireId('org', input.parentId);
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'MOVE', parentId },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.merge, { description: 'Merge organizations of one level into one of them' })
  @Access('organization.merge')
  organizationMerge(
    @Arg('id', () => ID, { description: 'Public id of the organization that stays' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationMergeInput, { description: 'Organizations that end, day and reason' })
    input: OrganizationMergeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const sourceIds = input.sourceIds.map((sourceId) => requireId('org', sourceId));
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'MERGE', sourceIds, moveChildren: input.moveChildren },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.split, {
    description: 'Split an organization into new ones that take its place',
  })
  @Access('organization.merge')
  organizationSplit(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationSplitInput, { description: 'New organizations, day and reason' })
    input: OrganizationSplitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const parts = input.parts.map(({ childIds, ...part }) => ({
      ...part,
      childIds: childIds.map((childId) => requireId('org', childId)),
    }));
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'SPLIT', parts },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.suspend, {
    description: 'Suspend an organization; its offices lose authority at once',
  })
  @Access('organization.suspend')
  organizationSuspend(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationStateInput, STATE_TEXT) input: OrganizationStateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'SUSPEND' },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.resume, { description: 'Resume a suspended organization' })
  @Access('organization.suspend')
  organizationResume(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationStateInput, STATE_TEXT) input: OrganizationStateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'RESUME' },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.archive, {
    description: 'Archive an organization below which nothing is active',
  })
  @Access('organization.archive')
  organizationArchive(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationStateInput, STATE_TEXT) input: OrganizationStateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'ARCHIVE' },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.restore, {
    description: 'Restore an archived organization below its former parent',
  })
  @Access('organization.archive')
  organizationRestore(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationStateInput, STATE_TEXT) input: OrganizationStateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: requireId('org', id),
        version,
        facts: { action: 'RESTORE' },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.suspendMany, {
    description: 'Suspend several organizations; each row is judged by itself',
  })
  @Access('organization.suspend')
  organizationSuspendMany(
    @Arg('input', () => OrganizationStateManyInput, { description: 'The organizations, day and reason' })
    input: OrganizationStateManyInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const ids = input.ids.map((id) => requireId('org', id));
    return mutate(context, info, { input, idempotencyKey }, async (uow) => {
      return bulkOutcome(await changeStates(uow, ids, groundsOf(input), 'SUSPEND'));
    });
  }

  @Mutation(() => OrganizationPayloads.archiveMany, {
    description: 'Archive several organizations; each row is judged by itself',
  })
  @Access('organization.archive')
  organizationArchiveMany(
    @Arg('input', () => OrganizationStateManyInput, { description: 'The organizations, day and reason' })
    input: OrganizationStateManyInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const ids = input.ids.map((id) => requireId('org', id));
    return mutate(context, info, { input, idempotencyKey }, async (uow) => {
      return bulkOutcome(await changeStates(uow, ids, groundsOf(input), 'ARCHIVE'));
    });
  }

  @Mutation(() => OrganizationPayloads.linkAdd, { description: 'Add a relation beside the tree' })
  @Access('organization.link')
  organizationLinkAdd(
    @Arg('input', () => OrganizationLinkAddInput, { description: 'Relation, day and reason' })
    input: OrganizationLinkAddInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const [fromId, toId] = [requireId('org', input.fromId), requireId('org', input.toId)];
    return mutate(context, info, { input, idempotencyKey }, (uow) =>
      enact(uow, {
        organizationId: fromId,
        version: null,
        facts: { action: 'LINK_ADD', kind: input.kind, toId },
        grounds: groundsOf(input),
      }),
    );
  }

  @Mutation(() => OrganizationPayloads.linkEnd, { description: 'End a relation beside the tree' })
  @Access('organization.link')
  organizationLinkEnd(
    @Arg('id', () => ID, { description: 'Public id of the relation' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => OrganizationStateInput, STATE_TEXT) input: OrganizationStateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, (uow) =>
      enact(uow, {
        organizationId: null,
        version,
        facts: { action: 'LINK_END', linkId: requireId('oln', id) },
        grounds: groundsOf(input),
      }),
    );
  }
}
