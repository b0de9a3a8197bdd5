import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { decodeId } from '../../kernel/ids.ts';
import { OrganizationShape } from './organization.read-model.ts';
import {
  RuleExceptionDeclareInput,
  RuleExceptionListArguments,
  RulePackDraftInput,
  RulePackListArguments,
  RuleParameterSetInput,
} from './rule-pack.input.ts';
import { RuleExceptionShape, RulePackShape } from './rule-pack.read-model.ts';
import {
  decideException,
  declareException,
  draftRulePack,
  effectiveRules,
  publishRulePack,
  setRuleParameter,
  type EffectiveRule,
} from './rule-pack.service.ts';
import {
  EffectiveRuleType,
  RuleExceptionConnection,
  RulePackConnection,
  RulePackPayloads,
  RulePackType,
  RuleParameterDefinitionType,
} from './rule-pack.type.ts';
import { RULE_PARAMETERS } from './rule-parameters.ts';

const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };

/** Root fields of the rules. */
@Resolver()
export class RulePackResolver {
  @Query(() => RulePackConnection, { description: 'Rule packs; drafts only for those who write rules' })
  @Public('Rules that bind everyone are public')
  rulePacks(
    @Args(() => RulePackListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, RulePackShape);
  }

  @Query(() => RulePackType, {
    nullable: true,
    description: 'The rule pack with a public id, null when absent or not visible',
  })
  @Public('Rules that bind everyone are public')
  rulePack(
    @Arg('id', () => ID, { description: 'Public id of the rule pack' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, RulePackShape, id);
  }

  @Query(() => [RuleParameterDefinitionType], { description: 'Parameters that the platform knows how to apply' })
  @Public('Names of rules that bind everyone are public')
  ruleParameterDefinitions(@Ctx() { actor }: Context): object[] {
    return Object.entries(RULE_PARAMETERS).map(([key, { type, label, unit, exceptionKey }]) => ({
      key,
      type,
      label: label[actor.locale],
      unit: unit?.[actor.locale] ?? null,
      allowsException: exceptionKey !== undefined,
    }));
  }

  @Query(() => [EffectiveRuleType], {
    description: 'Rules in force for an organization on a day; empty when there is no such organization',
  })
  @Public('Rules that bind everyone are public')
  async effectiveRules(
    @Arg('organizationId', () => ID, { description: 'Public id of the organization' }) organizationId: string,
    @Arg('date', () => DateScalar, { nullable: true, description: 'The day; today when absent' }) date: string | null,
    @Ctx() { reader }: Context,
  ): Promise<EffectiveRule[]> {
    const id = decodeId('org', organizationId);
    if (id === null || !(await reader.sees(OrganizationShape, id))) {
      return [];
    }
    return [...(await effectiveRules((statement) => reader.run(statement), id, date ?? reader.context.today)).values()];
  }

  @Query(() => RuleExceptionConnection, {
    description: 'Declared exceptions of organizations whose internal facts the viewer reads',
  })
  @Access('organization.read')
  ruleExceptions(
    @Args(() => RuleExceptionListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, RuleExceptionShape);
  }

  @Mutation(() => RulePackPayloads.draft, { description: 'Start a new version of rules' })
  @Access('rulepack.manage')
  rulePackDraft(
    @Arg('input', () => RulePackDraftInput, { description: 'Facts of the version' }) input: RulePackDraftInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const baseId = input.basedOnId ? requireId('rule', input.basedOnId) : null;
    const organizationId = input.organizationId ? requireId('org', input.organizationId) : null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      rulePack: await draftRulePack(uow, input, baseId, organizationId),
    }));
  }

  @Mutation(() => RulePackPayloads.parameterSet, { description: 'Set a parameter of a draft' })
  @Access('rulepack.manage')
  rulePackParameterSet(
    @Arg('id', () => ID, { description: 'Public id of the draft' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('input', () => RuleParameterSetInput, { description: 'The parameter' }) input: RuleParameterSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      rulePack: await setRuleParameter(uow, requireId('rule', id), version, input),
    }));
  }

  @Mutation(() => RulePackPayloads.publish, { description: 'Publish a draft; it ends the version before it' })
  @Access('rulepack.manage')
  rulePackPublish(
    @Arg('id', () => ID, { description: 'Public id of the draft' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      rulePack: await publishRulePack(uow, requireId('rule', id), version),
    }));
  }

  @Mutation(() => RulePackPayloads.declare, {
    description: 'Declare an exception to a rule; the level above confirms it',
  })
  @Access('rulepack.except')
  ruleExceptionDeclare(
    @Arg('organizationId', () => ID, { description: 'Public id of the organization' }) organizationId: string,
    @Arg('input', () => RuleExceptionDeclareInput, { description: 'The exception' }) input: RuleExceptionDeclareInput,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      ruleException: await declareException(uow, requireId('org', organizationId), input),
    }));
  }

  @Mutation(() => RulePackPayloads.decide, {
    description: 'Confirm or reject a declared exception of an organization below',
  })
  @Access('rulepack.manage')
  ruleExceptionDecide(
    @Arg('id', () => ID, { description: 'Public id of the exception' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Arg('isConfirmed', () => Boolean, { description: 'True confirms, false rejects' }) isConfirmed: boolean,
    @Arg('note', () => String, { nullable: true, description: 'Note to the organization' }) note: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({
      ruleException: await decideException(uow, requireId('rex', id), version, isConfirmed, note),
    }));
  }
}
