import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import type { Permission } from '../../kernel/permission.ts';
import { PROCEDURE_TEMPLATES } from './default-procedures.data.ts';
import type { SubjectKind } from './procedure.enums.ts';
import {
  ProcedureCreateInput,
  ProcedureListArguments,
  ProcedureRetireInput,
  ProcedureUpdateInput,
  ProcedureVersionPublishInput,
  ProcedureVersionUpdateInput,
  type ProcedureStepInput,
} from './procedure.input.ts';
import { ProcedureShape, ProcedureVersionShape } from './procedure.read-model.ts';
import {
  createProcedure,
  discardVersion,
  draftVersion,
  publishVersion,
  retireProcedure,
  updateProcedure,
  updateVersion,
} from './procedure.service.ts';
import { subjectOf } from './procedure-subject.ts';
import {
  ProcedureConnection,
  ProcedureFieldSpecType,
  ProcedurePayloads,
  ProcedureTemplateType,
  ProcedureType,
  ProcedureVersionType,
  SubjectKindEnum,
} from './procedure.type.ts';
import type { StepSpec } from './step-spec.ts';

const ID_TEXT = { description: 'Public id of the chain' };
const VERSION_ID_TEXT = { description: 'Public id of the version' };
const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };
const KNOWN = 'Chains that were published are known to everyone, since everyone may have to go through them';

/** Steps as they are stored, from what was typed. */
function stepsOf(inputs: readonly ProcedureStepInput[]): StepSpec[] {
  return inputs.map((step) => ({
    key: step.key,
    kind: step.kind,
    name: step.name.trim(),
    nameEn: step.nameEn?.trim() || null,
    bodies: step.bodies.map(({ of, relation, level, titles, permission }) => ({
      of,
      relation,
      level: relation === 'LEVEL' ? (level ?? null) : null,
      titles: [...titles],
      permission: (permission?.trim() || null) as Permission | null,
    })),
    quorum: step.quorum ?? null,
    conditions: step.conditions.map(({ field, operator, values }) => ({ field, operator, values: [...values] })),
    deadlineDays: step.deadlineDays ?? null,
    remindBefore: [...step.remindBefore],
    remindAfter: [...step.remindAfter],
    escalatesWhenLate: step.escalatesWhenLate,
    returnsTo: step.returnsTo ? [...step.returnsTo] : null,
  }));
}

const factsOf = ({ name, nameEn, levels, kinds, titles }: ProcedureUpdateInput) => ({
  name,
  nameEn: nameEn ?? null,
  levels,
  kinds,
  titles,
});

/** Root fields of approval chains. */
@Resolver()
export class ProcedureResolver {
  @Query(() => ProcedureConnection, { description: 'Approval chains that the viewer may see' })
  @SignedIn(KNOWN)
  procedures(
    @Args(() => ProcedureListArguments) _list: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, ProcedureShape);
  }

  @Query(() => ProcedureType, {
    nullable: true,
    description: 'The approval chain with a public id, null when absent or not visible',
  })
  @SignedIn(KNOWN)
  procedure(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ProcedureShape, id);
  }

  @Query(() => ProcedureVersionType, {
    nullable: true,
    description: 'The version of a chain with a public id, null when absent or not visible',
  })
  @SignedIn(KNOWN)
  procedureVersion(
    @Arg('id', () => ID, VERSION_ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, ProcedureVersionShape, id);
  }

  @Query(() => [ProcedureTemplateType], { description: 'Chains by the national rules to begin a draft with' })
  @SignedIn('They are rules that were published')
  procedureTemplates(): readonly object[] {
    return PROCEDURE_TEMPLATES;
  }

  @Query(() => [ProcedureFieldSpecType], { description: 'Facts of a kind of case on which conditions may rest' })
  @SignedIn('They name fields of the contract')
  procedureFields(
    @Arg('subjectKind', () => SubjectKindEnum, { description: 'Kind of case' }) subjectKind: SubjectKind,
    @Ctx() { actor }: Context,
  ): readonly object[] {
    return Object.entries(subjectOf(subjectKind).traits).map(([key, { label, enumName }]) => ({
      key,
      label: label[actor.locale],
      enumName: enumName ?? null,
    }));
  }

  @Mutation(() => ProcedurePayloads.create, {
    description: 'Draw up an approval chain with a first draft of its steps',
  })
  @Access('procedure.manage')
  procedureCreate(
    @Arg('input', () => ProcedureCreateInput, { description: 'Owner, whom it binds, steps' })
    input: ProcedureCreateInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const organizationId = requireId('org', input.organizationId);
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      procedure: await createProcedure(uow, organizationId, input.subjectKind, factsOf(input), {
        steps: stepsOf(input.steps),
        source: input.source ?? null,
      }),
    }));
  }

  @Mutation(() => ProcedurePayloads.update, {
    description: 'Change the name of a chain and, before anything was published, whom it binds',
  })
  @Access('procedure.manage')
  procedureUpdate(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureUpdateInput, { description: 'Name and binding' }) input: ProcedureUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedure: await updateProcedure(uow, requireId('prc', id), version, factsOf(input)),
    }));
  }

  @Mutation(() => ProcedurePayloads.retire, {
    description: 'Retire a chain from a day on; open cases run to their end',
  })
  @Access('procedure.manage')
  procedureRetire(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureRetireInput, { description: 'Day and reason' }) input: ProcedureRetireInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedure: await retireProcedure(uow, requireId('prc', id), version, input.retiredOn, input.reason),
    }));
  }

  @Mutation(() => ProcedurePayloads.draft, { description: 'Begin a new draft with the steps of the latest version' })
  @Access('procedure.manage')
  procedureDraft(
    @Arg('id', () => ID, ID_TEXT) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      procedureVersion: await draftVersion(uow, requireId('prc', id)),
    }));
  }

  @Mutation(() => ProcedurePayloads.versionUpdate, { description: 'Put other steps into a draft' })
  @Access('procedure.manage')
  procedureVersionUpdate(
    @Arg('id', () => ID, VERSION_ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureVersionUpdateInput, { description: 'Steps' }) input: ProcedureVersionUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureVersion: await updateVersion(uow, requireId('pver', id), version, {
        steps: stepsOf(input.steps),
        source: input.source ?? null,
      }),
    }));
  }

  @Mutation(() => ProcedurePayloads.versionPublish, {
    description: 'Publish a draft from a day on; it never changes again',
  })
  @Access('procedure.manage')
  procedureVersionPublish(
    @Arg('id', () => ID, VERSION_ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => ProcedureVersionPublishInput, { description: 'Day, and what becomes of open cases' })
    input: ProcedureVersionPublishInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      procedureVersion: await publishVersion(uow, requireId('pver', id), version, input.validFrom, input.openCases),
    }));
  }

  @Mutation(() => ProcedurePayloads.versionDiscard, { description: 'Discard a draft' })
  @Access('procedure.manage')
  procedureVersionDiscard(
    @Arg('id', () => ID, VERSION_ID_TEXT) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      procedure: await discardVersion(uow, requireId('pver', id), version),
    }));
  }
}
