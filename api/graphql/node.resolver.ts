import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { LIMITS } from '../../schema/limits.ts';
import { badRequest } from '../kernel/access.ts';
import { Public } from './access.ts';
import type { Context } from './context.ts';
import { NodeType } from './node.ts';
import { readNodes } from './read.ts';

/** Look-ups by public id; they pass the same visibility as every other path. */
@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'The record with a public id, null when absent or not visible',
  })
  @Public('Each type decides row by row what the viewer sees')
  async node(
    @Arg('id', () => ID, { description: 'Public id of the record' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const [row] = await readNodes(context, info, [id]);
    return row ?? null;
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: `The records with these public ids in the same order, null for each that is absent or not visible; at most ${LIMITS.pageSize}`,
  })
  @Public('Each type decides row by row what the viewer sees')
  async nodes(
    @Arg('ids', () => [ID], { description: 'Public ids of the records' }) ids: string[],
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(object | null)[]> {
    if (ids.length > LIMITS.pageSize) {
      throw badRequest('PAGE_SIZE', { max: LIMITS.pageSize });
    }
    return readNodes(context, info, ids);
  }
}
