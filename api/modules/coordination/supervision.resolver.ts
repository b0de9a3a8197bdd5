import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { OrganizationShape, OrganizationType } from '../organization/index.ts';
import { ObligationShape } from './obligation.read-model.ts';
import { ObligationType } from './obligation.type.ts';
import { boardFor, overviewFor, recordOf, rowsOf, type Board, type PagedRow } from './supervision-answer.ts';
import { SupervisionFilterInput, SupervisionRowListArguments, SupervisionSourceInput } from './supervision.input.ts';
import {
  LevelOverviewType,
  SupervisionBoardType,
  SupervisionRowConnection,
  SupervisionRowType,
} from './supervision.type.ts';

/** Root fields of supervision. */
@Resolver()
export class SupervisionResolver {
  @Query(() => SupervisionBoardType, {
    nullable: true,
    description:
      'How the units directly below an organization stand, each with its whole subtree; what the viewer may not see is not counted',
  })
  @Access('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue')
  supervisionBoard(
    @Arg('organizationId', () => ID, { description: 'Organization whose units are shown' }) organizationId: string,
    @Arg('source', () => SupervisionSourceInput, {
      nullable: true,
      description: 'What it is about; everything when absent',
    })
    source: SupervisionSourceInput | null,
    @Arg('filter', () => SupervisionFilterInput, { nullable: true, description: 'Which obligations are counted' })
    filter: SupervisionFilterInput | null,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return boardFor(context, organizationId, source, filter);
  }

  @Query(() => LevelOverviewType, {
    nullable: true,
    description: 'What an organization owes, what waits for it, and how it stands below, as far as the viewer may see',
  })
  @Access('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue')
  levelOverview(
    @Arg('organizationId', () => ID, { description: 'The organization' }) organizationId: string,
    @Ctx() context: Context,
  ): Promise<LevelOverviewType | null> {
    return overviewFor(context, organizationId);
  }
}

/** Rows of a board. */
@Resolver(() => SupervisionBoardType)
export class SupervisionBoardFields {
  @FieldResolver(() => SupervisionRowConnection, { description: 'The units with something to show, in tree order' })
  rows(@Root() board: Board, @Args(() => SupervisionRowListArguments) list: object, @Ctx() context: Context): object {
    return rowsOf(context, board, list);
  }
}

/** Records behind a row; those of a whole page are read at once. */
@Resolver(() => SupervisionRowType)
export class SupervisionRowFields {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The unit' })
  organization(
    @Root() row: PagedRow,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return recordOf(context, info, row, OrganizationShape, ({ organizationId }) => organizationId);
  }

  @FieldResolver(() => ObligationType, {
    nullable: true,
    description: 'What the unit itself owes, on boards of one source; null when it owes nothing itself',
  })
  obligation(@Root() row: PagedRow, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return recordOf(context, info, row, ObligationShape, ({ obligationId }) => obligationId);
  }
}
