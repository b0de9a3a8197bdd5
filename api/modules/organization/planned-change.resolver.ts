import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList } from '../../graphql/read.ts';
import { OrganizationPayloads } from './organization-payload.type.ts';
import {
  PlannedChangeCancelInput,
  PlannedChangeListArguments,
  PlannedChangeRescheduleInput,
} from './planned-change.input.ts';
import { PlannedChangeShape } from './planned-change.read-model.ts';
import { cancelPlan, reschedulePlan } from './planned-change.service.ts';
import { PlannedChangeConnection } from './planned-change.type.ts';

const ID_TEXT = { description: 'Public id of the plan' };
const VERSION_TEXT = { description: 'Version that the caller saw' };

/** Root fields of planned changes. */
@Resolver()
export class PlannedChangeResolver {
  @Query(() => PlannedChangeConnection, {
    description: 'Planned changes of organizations whose internal facts the viewer reads, the next one first',
  })
  @Access('organization.read')
  plannedChanges(
    @Args(() => PlannedChangeListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, PlannedChangeShape);
  }

  @Mutation(() => OrganizationPayloads.planReschedule, {
    description: 'Set a planned change, also one that failed, to another day',
  })
  @Access(
    'organization.create',
    'organization.rename',
    'organization.move',
    'organization.merge',
    'organization.suspend',
    'organization.archive',
    'organization.link',
  )
  plannedChangeReschedule(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PlannedChangeRescheduleInput, { description: 'The other day and the reason' })
    input: PlannedChangeRescheduleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      plannedChange: await reschedulePlan(uow, requireId('pch', id), version, input),
    }));
  }

  @Mutation(() => OrganizationPayloads.planCancel, {
    description: 'Cancel a planned change that was not carried out',
  })
  @Access(
    'organization.create',
    'organization.rename',
    'organization.move',
    'organization.merge',
    'organization.suspend',
    'organization.archive',
    'organization.link',
  )
  plannedChangeCancel(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => PlannedChangeCancelInput, { description: 'Why' }) input: PlannedChangeCancelInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      plannedChange: await cancelPlan(uow, requireId('pch', id), version, input),
    }));
  }
}
