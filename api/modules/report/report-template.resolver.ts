import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import {
  ReportOverlapArguments,
  ReportReasonInput,
  ReportTemplateCreateInput,
  ReportTemplateListArguments,
  ReportTemplatePublishInput,
  ReportTemplateUpdateInput,
} from './report.input.ts';
import { factsIn, overlapsFor } from './report-answer.ts';
import { ReportFactType, ReportOverlapType } from './report.type.ts';
import { ReportTemplateShape, ReportTemplateVersionShape } from './report-template.read-model.ts';
import { createTemplate, publishTemplate, retireTemplate, updateTemplate } from './report-template.service.ts';
import {
  ReportTemplateConnection,
  ReportTemplatePayloads,
  ReportTemplateType,
  ReportTemplateVersionType,
} from './report-template.type.ts';

const ID_TEXT = { description: 'Public id of the template' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };

/** Root fields of report templates. */
@Resolver()
export class ReportTemplateResolver {
  @Query(() => ReportTemplateConnection, {
    description: 'Report templates of the organizations that the viewer reads, and those shared with them',
  })
  @Access('report.read', 'report.design', 'report.open')
  reportTemplates(
    @Args(() => ReportTemplateListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ReportTemplateShape);
  }

  @Query(() => ReportTemplateType, {
    nullable: true,
    description: 'The report template with a public id, null when absent or not visible',
  })
  @Access('report.read', 'report.design', 'report.open')
  reportTemplate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ReportTemplateShape, id);
  }

  @Query(() => ReportTemplateVersionType, {
    nullable: true,
    description: 'The published version with a public id, null when absent or not visible',
  })
  @Access('report.read', 'report.design', 'report.open', 'obligation.answer', 'obligation.verify')
  reportTemplateVersion(
    @Arg('id', () => ID, { description: 'Public id of the version' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ReportTemplateVersionShape, id);
  }

  @Query(() => [ReportFactType], { description: 'System facts that can fill fields, each with its definition' })
  @Access('report.read', 'report.design', 'report.open', 'obligation.answer', 'obligation.verify')
  reportFacts(@Ctx() context: Context): ReportFactType[] {
    return factsIn(context.actor.locale);
  }

  @Query(() => [ReportOverlapType], {
    description:
      'Fields that organizations of an audience were asked already this semester, as far as the viewer sees where',
  })
  @Access('report.design', 'report.open')
  reportOverlaps(
    @Args(() => ReportOverlapArguments) args: ReportOverlapArguments,
    @Ctx() context: Context,
  ): Promise<readonly ReportOverlapType[]> {
    return overlapsFor(context, args);
  }

  @Mutation(() => ReportTemplatePayloads.create, { description: 'Make a report template with its first draft' })
  @Access('report.design')
  reportTemplateCreate(
    @Arg('input', () => ReportTemplateCreateInput, { description: 'The template' }) input: ReportTemplateCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const organizationId = requireId('org', input.organizationId);
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      reportTemplate: await createTemplate(uow, organizationId, input),
    }));
  }

  @Mutation(() => ReportTemplatePayloads.update, {
    description: 'Change the draft of a report template; published versions stay as they are',
  })
  @Access('report.design')
  reportTemplateUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ReportTemplateUpdateInput, { description: 'What to change' }) input: ReportTemplateUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportTemplate: await updateTemplate(uow, requireId('rtp', id), version, input),
    }));
  }

  @Mutation(() => ReportTemplatePayloads.publish, {
    description: 'Publish the draft as the next version, which never changes again',
  })
  @Access('report.design')
  reportTemplatePublish(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ReportTemplatePublishInput, { description: 'Remark on the version' })
    input: ReportTemplatePublishInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => {
      const uuid = requireId('rtp', id);
      const { versionId, overlaps } = await publishTemplate(uow, uuid, version, input.note ?? null);
      return { reportTemplate: uuid, reportTemplateVersion: versionId, overlaps };
    });
  }

  @Mutation(() => ReportTemplatePayloads.retire, {
    description: 'Take a report template out of use; rounds that are open go on',
  })
  @Access('report.design')
  reportTemplateRetire(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ReportReasonInput, { description: 'Why' }) input: ReportReasonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      reportTemplate: await retireTemplate(uow, requireId('rtp', id), version, input.reason),
    }));
  }
}
