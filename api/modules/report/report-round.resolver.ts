import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { versionedArguments, type Versioned } from '../../graphql/versioned.ts';
import { audienceOf } from '../coordination/index.ts';
import {
  ReportPublicationListArguments,
  ReportPublishInput,
  ReportReasonInput,
  ReportRoundListArguments,
  ReportRoundOpenInput,
  ReportRoundRescheduleInput,
} from './report.input.ts';
import { publishRound, withdrawPublication } from './report-publication.service.ts';
import { ReportPublicationShape, ReportRoundShape } from './report-round.read-model.ts';
import { cancelRound, closeRound, openRound, rescheduleRound, upgradeRound } from './report-round.service.ts';
import {
  ReportPublicationConnection,
  ReportPublicationType,
  ReportRoundConnection,
  ReportRoundPayloads,
  ReportRoundType,
} from './report-round.type.ts';

const ID_TEXT = { description: 'Public id of the round' };
const PUBLICATION_TEXT = { description: 'Public id of the publication' };
const PublicationStep = versionedArguments(PUBLICATION_TEXT.description);
const RoundStep = versionedArguments(ID_TEXT.description);
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };
const OPEN = 'A publication may be meant for everybody; all others are seen by those who see the round';

/** Root fields of rounds and publications. */
@Resolver()
export class ReportRoundResolver {
  @Query(() => ReportRoundConnection, {
    description: 'Rounds of reports in which an organization that the viewer reads asks or is asked, the newest first',
  })
  @Access('report.read', 'report.open', 'obligation.answer', 'obligation.verify')
  reportRounds(
    @Args(() => ReportRoundListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ReportRoundShape);
  }

  @Query(() => ReportRoundType, {
    nullable: true,
    description: 'The round of reports with a public id, null when absent or not visible',
  })
  @Access('report.read', 'report.open', 'obligation.answer', 'obligation.verify')
  reportRound(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ReportRoundShape, id);
  }

  @Query(() => ReportPublicationConnection, { description: 'Published totals, the newest first' })
  @Public(OPEN)
  reportPublications(
    @Args(() => ReportPublicationListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ReportPublicationShape);
  }

  @Query(() => ReportPublicationType, {
    nullable: true,
    description: 'The publication with a public id, null when absent or not visible',
  })
  @Public(OPEN)
  reportPublication(
    @Arg('id', () => ID, PUBLICATION_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ReportPublicationShape, id);
  }

  @Mutation(() => ReportRoundPayloads.open, {
    description: 'Open a round of reports: each organization of the audience owes one from then on',
  })
  @Access('report.open')
  reportRoundOpen(
    @Arg('input', () => ReportRoundOpenInput, { description: 'The round' }) input: ReportRoundOpenInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const facts = {
      ...input,
      organizationId: requireId('org', input.organizationId),
      templateId: requireId('rtp', input.templateId),
      previousId: input.previousId ? requireId('rrd', input.previousId) : null,
      audience: audienceOf(input.audience),
    };
    return mutate(context, info, { input, idempotencyKey }, async (uow) => {
      const { roundId, overlaps } = await openRound(uow, facts);
      return { reportRound: roundId, overlaps };
    });
  }

  @Mutation(() => ReportRoundPayloads.close, {
    description: 'Take no more reports; what waits can still be verified, and who is missing stays on the list',
  })
  @Access('report.open')
  reportRoundClose(
    @Args(() => RoundStep) { id, version }: Versioned,
    @Arg('input', () => ReportReasonInput, { description: 'Why' }) input: ReportReasonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportRound: await closeRound(uow, requireId('rrd', id), version, input.reason),
    }));
  }

  @Mutation(() => ReportRoundPayloads.cancel, { description: 'Call a round off: nobody owes a report any more' })
  @Access('report.open')
  reportRoundCancel(
    @Args(() => RoundStep) { id, version }: Versioned,
    @Arg('input', () => ReportReasonInput, { description: 'Why' }) input: ReportReasonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportRound: await cancelRound(uow, requireId('rrd', id), version, input.reason),
    }));
  }

  @Mutation(() => ReportRoundPayloads.reschedule, {
    description:
      'Move the day on which the reports of a round are due; all still owed follow, except an earlier day that a level set and a later one that was granted',
  })
  @Access('report.open')
  reportRoundReschedule(
    @Args(() => RoundStep) { id, version }: Versioned,
    @Arg('input', () => ReportRoundRescheduleInput, { description: 'To which day, and why' })
    input: ReportRoundRescheduleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      const { roundId, movedCount } = await rescheduleRound(uow, requireId('rrd', id), version, input);
      return { reportRound: roundId, result: { count: movedCount } };
    });
  }

  @Mutation(() => ReportRoundPayloads.upgrade, {
    description: 'Go on with the version of the template published last; drafts are taken over by their editors',
  })
  @Access('report.open')
  reportRoundUpgrade(
    @Args(() => RoundStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      reportRound: await upgradeRound(uow, requireId('rrd', id), version),
    }));
  }

  @Mutation(() => ReportRoundPayloads.publish, {
    description: 'Freeze the totals of a round as its next publication; nothing that happens later changes it',
  })
  @Access('report.publish')
  reportPublish(
    @Arg('roundId', () => ID, ID_TEXT) roundId: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw' }) version: number,
    @Arg('input', () => ReportPublishInput, { description: 'How it is published' }) input: ReportPublishInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      reportPublication: await publishRound(uow, requireId('rrd', roundId), version, input),
    }));
  }

  @Mutation(() => ReportRoundPayloads.withdraw, { description: 'Take a publication back' })
  @Access('report.publish')
  reportPublicationWithdraw(
    @Args(() => PublicationStep) { id, version }: Versioned,
    @Arg('input', () => ReportReasonInput, { description: 'Why' }) input: ReportReasonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportPublication: await withdrawPublication(uow, requireId('rpub', id), version, input.reason),
    }));
  }
}
