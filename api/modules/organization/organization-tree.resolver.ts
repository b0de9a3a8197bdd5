import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { badRequest } from '../../kernel/access.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { OrganizationKind, OrganizationStatus } from './organization.enums.ts';
import { treeBelow, type TreeUnit } from './organization-tree.read-model.ts';
import { OrganizationKindEnum, OrganizationLevelEnum, OrganizationStatusEnum } from './organization.type.ts';

/** Unit of the tree as clients see it. */
@ObjectType('OrganizationTreeUnit', {
  simpleResolvers: true,
  description: 'Unit of the tree as it was on a day (某日组织树单位)',
})
export class OrganizationTreeUnitType {
  @Field(() => ID, { description: 'Public id of the organization' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Public id of its parent on that day' })
  parentId!: string | null;

  @Field(() => String, { description: 'Its name on that day' })
  name!: string;

  @Field(() => OrganizationLevelEnum, { description: 'Its level' })
  level!: OrganizationLevel;

  @Field(() => OrganizationKindEnum, { description: 'Its kind' })
  kind!: OrganizationKind;

  @Field(() => OrganizationStatusEnum, { description: 'Its state on that day' })
  status!: OrganizationStatus;

  @Field(() => Int, { description: 'Number of active units directly below on that day' })
  childCount!: number;
}

/** Reads of the tree as of a day. */
@Resolver()
export class OrganizationTreeResolver {
  @Query(() => [OrganizationTreeUnitType], {
    description:
      'Units below an organization on a day (the top of the tree when none is named), at most 1000: nearer levels first, the units of one parent in tree order, and when there are too many the first ones of each parent',
  })
  @Public('Units that were active on the day were public on that day')
  async organizationTree(
    @Arg('parentId', () => ID, { nullable: true, description: 'Organization whose units are wanted' }) parentId:
      | string
      | null,
    @Arg('date', () => DateScalar, { nullable: true, description: 'The day; today when absent' }) date: string | null,
    @Arg('depth', () => Int, {
      defaultValue: 1,
      description: `Number of levels below it, 1 to ${LIMITS.treeDepth}`,
    })
    depth: number,
    @Ctx() context: Context,
  ): Promise<TreeUnit[]> {
    if (depth < 1 || depth > LIMITS.treeDepth) {
      throw badRequest('TREE_DEPTH', { max: LIMITS.treeDepth });
    }
    const parent = parentId ? decodeId('org', parentId) : null;
    if (parentId && parent === null) {
      return [];
    }
    return treeBelow(context.reader, parent, date ?? context.reader.context.today, depth);
  }
}
