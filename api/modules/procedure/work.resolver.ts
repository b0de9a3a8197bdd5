import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { shapeNamed } from '../../kernel/read/shape.ts';
import { workCounts, workItems, workPage, type WorkRow } from './work.read-model.ts';
import { workSources } from './work-source.ts';
import { WorkCountType, WorkItemConnection, WorkItemListArguments } from './work.type.ts';

const MINE = 'Everyone sees what waits for oneself';

const labelOf = (kind: string, { actor }: Context): string =>
  workSources().find((source) => source.kind === kind)?.label[actor.locale] ?? kind;

function itemOf(row: WorkRow, context: Context): object {
  const shape = shapeNamed(row.subjectType);
  return {
    ...row,
    kindLabel: labelOf(row.kind, context),
    subjectId: shape ? encodeId(shape.prefix, row.subjectId) : row.subjectId,
    organizationId: row.organizationId === null ? null : encodeId('org', row.organizationId),
    title: row.title ?? '',
  };
}

/** What waits for the viewer over all modules. */
@Resolver()
export class WorkResolver {
  @Query(() => WorkItemConnection, {
    description: 'What waits for the viewer over all modules, the most urgent first (我的待办)',
  })
  @SignedIn(MINE)
  async workItems(
    @Args(() => WorkItemListArguments) args: WorkItemListArguments,
    @Ctx() context: Context,
  ): Promise<object> {
    const filter = args.filter ?? {};
    const { page, codec } = workPage(context.kernel.secret, context.reader.context, filter, args);
    const { rows, total } = await workItems(context.reader, filter, page);
    const hasMore = rows.length > page.size;
    const shown = rows.slice(0, page.size);
    if (page.isBackward) {
      shown.reverse();
    }
    const isInside = page.cursor !== null || page.offset > 0;
    const cursorOf = (row: WorkRow | undefined): string | null => (row ? codec.encode(row.k) : null);
    return {
      nodes: shown.map((row) => itemOf(row, context)),
      edges: shown.map((row) => ({ cursor: cursorOf(row), node: itemOf(row, context) })),
      pageInfo: {
        hasNextPage: page.isBackward ? isInside : hasMore,
        hasPreviousPage: page.isBackward ? hasMore : isInside,
        startCursor: cursorOf(shown[0]),
        endCursor: cursorOf(shown.at(-1)),
      },
      totalCount: total,
    };
  }

  @Query(() => [WorkCountType], { description: 'How many matters of each kind wait for the viewer' })
  @SignedIn(MINE)
  async workCounts(@Ctx() context: Context): Promise<object[]> {
    const counts = await workCounts(context.reader);
    return counts.map((row) => ({ ...row, kindLabel: labelOf(row.kind, context) }));
  }
}
