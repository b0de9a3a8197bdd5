import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { versionedArguments, type Versioned } from '../../graphql/versioned.ts';
import {
  ReportReasonInput,
  ReportSubmissionListArguments,
  ReportSubmissionRefreshInput,
  ReportSubmissionReturnInput,
  ReportSubmissionSaveInput,
} from './report.input.ts';
import { confirmReport } from './report-figures.service.ts';
import { refreshDraft } from './report-refresh.service.ts';
import { ReportSubmissionShape } from './report-submission.read-model.ts';
import { carryDraft, saveDraft, submitReport, verifyReport } from './report-submission.service.ts';
import {
  ReportSubmissionConnection,
  ReportSubmissionPayloads,
  ReportSubmissionType,
} from './report-submission.type.ts';

const ID_TEXT = { description: 'Public id of the report' };
const ReportStep = versionedArguments(ID_TEXT.description);

/** Root fields of reports. */
@Resolver()
export class ReportSubmissionResolver {
  @Query(() => ReportSubmissionConnection, {
    description: 'Reports of the organizations that the viewer reads, in the order of the tree',
  })
  @Access('report.read', 'report.open', 'obligation.answer', 'obligation.verify')
  reportSubmissions(
    @Args(() => ReportSubmissionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ReportSubmissionShape);
  }

  @Query(() => ReportSubmissionType, {
    nullable: true,
    description: 'The report with a public id, null when absent or not visible',
  })
  @Access('report.read', 'report.open', 'obligation.answer', 'obligation.verify')
  reportSubmission(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ReportSubmissionShape, id);
  }

  @Mutation(() => ReportSubmissionPayloads.save, {
    description:
      'Write changed fields into a draft; a field that somebody else changed meanwhile is refused by its name, all others may be sent again',
  })
  @Access('obligation.answer')
  reportSubmissionSave(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => ReportSubmissionSaveInput, { description: 'The fields' }) input: ReportSubmissionSaveInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportSubmission: await saveDraft(uow, requireId('rsub', id), input),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.carry, {
    description: 'Take a draft over to the form that its round has now; what has no place any more is kept beside it',
  })
  @Access('obligation.answer')
  reportSubmissionCarry(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      reportSubmission: await carryDraft(uow, requireId('rsub', id)),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.refresh, {
    description:
      'Take what the system knows anew into a draft; answers that were the former figures follow, what the author wrote stays unless named',
  })
  @Access('obligation.answer')
  reportSubmissionRefresh(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Arg('input', () => ReportSubmissionRefreshInput, { description: 'What gives way' })
    input: ReportSubmissionRefreshInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      const refreshed = await refreshDraft(uow, requireId('rsub', id), version, input.overwrite ?? []);
      return { reportSubmission: refreshed.id, changes: refreshed.changes };
    });
  }

  @Mutation(() => ReportSubmissionPayloads.submit, {
    description: 'Submit a report: its answers are judged, its totals frozen and kept as a revision',
  })
  @Access('obligation.answer')
  reportSubmissionSubmit(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      reportSubmission: await submitReport(uow, requireId('rsub', id), version),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.confirm, {
    description: 'Take the figures from below anew into a report that they made stale; its own answers stay',
  })
  @Access('obligation.answer')
  reportSubmissionConfirm(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      reportSubmission: await confirmReport(uow, requireId('rsub', id), version),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.return, {
    description: 'Send a submitted report back with words on it and on single fields',
  })
  @Access('obligation.verify')
  reportSubmissionReturn(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Arg('input', () => ReportSubmissionReturnInput, { description: 'Why' }) input: ReportSubmissionReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportSubmission: await verifyReport(uow, requireId('rsub', id), version, 'return', {
        reason: input.reason,
        comments: input.comments ?? [],
      }),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.accept, {
    description: 'Accept a submitted report: its totals count in the level above from then on',
  })
  @Access('obligation.verify')
  reportSubmissionAccept(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      reportSubmission: await verifyReport(uow, requireId('rsub', id), version, 'accept'),
    }));
  }

  @Mutation(() => ReportSubmissionPayloads.reopen, {
    description: 'Open an accepted report again: its totals leave the level above, whose own report becomes stale',
  })
  @Access('obligation.verify')
  reportSubmissionReopen(
    @Args(() => ReportStep) { id, version }: Versioned,
    @Arg('input', () => ReportReasonInput, { description: 'Why' }) input: ReportReasonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportSubmission: await verifyReport(uow, requireId('rsub', id), version, 'reopen', { reason: input.reason }),
    }));
  }
}
