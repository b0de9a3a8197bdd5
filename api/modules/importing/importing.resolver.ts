import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { planUpload, prepareReplan, prepareUpload, replanBatch } from './import-entry.service.ts';
import {
  ImportGuideType,
  ImportProfileConnection,
  ImportProfileDeletePayload,
  ImportProfileSavePayload,
} from './import-file.type.ts';
import { deleteProfile, saveProfile } from './import-profile.service.ts';
import { cancelBatch, commitBatch, decideProposals, resumeBatch, type DecisionFacts } from './import-state.service.ts';
import { templatesOf } from './import-template.ts';
import { guideFields } from './import-texts.ts';
import { undoBatch } from './import-undo.service.ts';
import { BATCH_TARGETS } from './importing.enums.ts';
import {
  ImportBatchListArguments,
  ImportCommitInput,
  ImportDecisionInput,
  ImportPlanInput,
  ImportProfileListArguments,
  ImportProfileSaveInput,
  ImportReplanInput,
} from './importing.input.ts';
import { mayImport } from './importing.policy.ts';
import { ImportBatchShape, ImportProfileShape } from './importing.read-model.ts';
import {
  ImportBatchConnection,
  ImportBatchType,
  ImportCancelPayload,
  ImportCommitPayload,
  ImportPlanPayload,
  ImportProposalDecidePayload,
  ImportReplanPayload,
  ImportResumePayload,
  ImportUndoPayload,
} from './importing.type.ts';

const ID_TEXT = { description: 'Public id of the batch' };
const VERSION_TEXT = { description: 'Version that the caller saw' };

function decisionOf({ ids, ...rest }: ImportDecisionInput): DecisionFacts {
  return { ...rest, ids: ids ? ids.map((id) => requireId('ipr', id)) : null };
}

/** Root fields of imports; bytes come in by `POST /imports`. */
@Resolver()
export class ImportingResolver {
  @Query(() => ImportBatchConnection, { description: 'Import batches, the newest first' })
  @Access('import.run')
  importBatches(
    @Args(() => ImportBatchListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ImportBatchShape);
  }

  @Query(() => ImportBatchType, {
    nullable: true,
    description: 'The batch with a public id, null when absent or not visible',
  })
  @Access('import.run')
  importBatch(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ImportBatchShape, id);
  }

  @Query(() => ImportProfileConnection, {
    description: 'Saved mappings of the viewer and of organizations for which the viewer imports',
  })
  @Access('import.run')
  importProfiles(
    @Args(() => ImportProfileListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ImportProfileShape);
  }

  @Query(() => [ImportGuideType], {
    description: 'Kinds of lists with their fields and templates, and which of them the viewer may import',
  })
  @Access('import.run')
  importGuides(@Ctx() { actor }: Context): ImportGuideType[] {
    return BATCH_TARGETS.map((target) => ({
      target,
      fields: guideFields(target, actor.locale),
      templates: templatesOf(target),
      viewerCan: { plan: mayImport(actor, target) },
    }));
  }

  @Mutation(() => ImportPlanPayload, {
    description: 'Read an uploaded file and compare it with what is recorded; nothing else is written',
  })
  @Access('import.run')
  importPlan(
    @Arg('input', () => ImportPlanInput, { description: 'Upload and how to read it' }) input: ImportPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const prepare = () => prepareUpload(context.kernel, context.actor, input);
    return mutate(context, info, { input, prepare }, async (uow, prepared) => ({
      batch: await planUpload(uow, input, prepared),
    }));
  }

  @Mutation(() => ImportReplanPayload, { description: 'Read the file of a plan anew, such as with another mapping' })
  @Access('import.run')
  importReplan(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ImportReplanInput, { description: 'How to read it' }) input: ImportReplanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const batchId = requireId('imp', id);
    const prepare = () => prepareReplan(context.kernel, context.actor, batchId, input);
    return mutate(context, info, { input, prepare }, async (uow, prepared) => ({
      batch: await replanBatch(uow, batchId, version, prepared),
    }));
  }

  @Mutation(() => ImportCommitPayload, { description: 'Confirm a plan; its rows are taken over in the background' })
  @Access('import.run')
  importCommit(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ImportCommitInput, { description: 'What is settled' }) input: ImportCommitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const facts = { ...input, decisions: input.proposalDecisions?.map(decisionOf) };
    return mutate(context, info, { input }, async (uow) => ({
      batch: await commitBatch(uow, requireId('imp', id), version, facts),
    }));
  }

  @Mutation(() => ImportCancelPayload, { description: 'Give a plan up, or stop a running batch before its next chunk' })
  @Access('import.run')
  importCancel(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ batch: await cancelBatch(uow, requireId('imp', id)) }));
  }

  @Mutation(() => ImportResumePayload, { description: 'Let a failed, stopped or orphaned batch go on' })
  @Access('import.run')
  importResume(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ batch: await resumeBatch(uow, requireId('imp', id)) }));
  }

  @Mutation(() => ImportUndoPayload, { description: 'Put back exactly what stood before a batch' })
  @Access('import.run')
  importUndo(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ batch: await undoBatch(uow, requireId('imp', id)) }));
  }

  @Mutation(() => ImportProposalDecidePayload, { description: 'Decide on proposals of a plan' })
  @Access('import.run')
  importProposalDecide(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('input', () => ImportDecisionInput, { description: 'Proposals and decision' }) input: ImportDecisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      batch: await decideProposals(uow, requireId('imp', id), decisionOf(input)),
    }));
  }

  @Mutation(() => ImportProfileSavePayload, { description: 'Save a mapping, or a new version of an own one' })
  @Access('import.run')
  importProfileSave(
    @Arg('input', () => ImportProfileSaveInput, { description: 'Mapping to save' }) input: ImportProfileSaveInput,
    @Arg('id', () => ID, { nullable: true, description: 'Saved mapping to replace; absent for a new one' }) id:
      | string
      | null,
    @Arg('version', () => Int, { nullable: true, description: 'Version that the caller saw; needed with an id' })
    version: number | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const profileId = id ? requireId('prof', id) : null;
    return mutate(context, info, { input }, async (uow) => ({
      profile: await saveProfile(uow, input, profileId, version ?? null),
    }));
  }

  @Mutation(() => ImportProfileDeletePayload, { description: 'Delete an own saved mapping' })
  @Access('import.run')
  importProfileDelete(
    @Arg('id', () => ID, { description: 'Public id of the saved mapping' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await deleteProfile(uow, requireId('prof', id), version);
      return {};
    });
  }
}
