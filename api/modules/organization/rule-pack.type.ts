import { Field, Int, ObjectType } from 'type-graphql';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { InstitutionCategoryEnum, type InstitutionCategory } from '../institution/index.ts';
import type { OrganizationKind } from './organization.enums.ts';
import { OrganizationKindEnum, OrganizationLevelEnum, OrganizationType } from './organization.type.ts';
import type { RuleParameterType } from './rule-parameters.ts';

/** GraphQL enum of pack states. */
export const RulePackStatusEnum = graphqlEnum<'DRAFT' | 'PUBLISHED' | 'RETIRED'>(
  'RulePackStatus',
  'State of a version of rules (规则包状态)',
  {
    DRAFT: 'Being written (草稿)',
    PUBLISHED: 'In force during its validity (已发布)',
    RETIRED: 'Withdrawn (已停用)',
  },
);

/** GraphQL enum of exception states. */
export const RuleExceptionStatusEnum = graphqlEnum<'DECLARED' | 'CONFIRMED' | 'REJECTED'>(
  'RuleExceptionStatus',
  'State of a declared exception (例外状态)',
  {
    DECLARED: 'Waiting for the level above (待确认)',
    CONFIRMED: 'Confirmed; its number counts (已确认)',
    REJECTED: 'Rejected (已驳回)',
  },
);

/** GraphQL enum of parameter types. */
const RuleParameterTypeEnum = graphqlEnum<RuleParameterType>(
  'RuleParameterType',
  'How a rule parameter is written (参数类型)',
  {
    NUMBER: 'Whole number (数字)',
    LIST: 'List of keys (列表)',
  },
);

/** Parameter as clients see it. */
@ObjectType('RuleParameter', {
  simpleResolvers: true,
  description: 'Number or list of a rule pack with its source (规则参数)',
})
export class RuleParameterFieldsType {
  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'Number, null for lists' })
  number!: number | null;

  @Field(() => [String], { nullable: true, description: 'Values of a list, null for numbers' })
  values!: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Smallest number that a charter may set' })
  floor!: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest number that a charter may set' })
  ceiling!: number | null;

  @Field(() => String, { description: 'Where the rule stands' })
  source!: string;
}

/** Definition of a parameter. */
@ObjectType('RuleParameterDefinition', {
  simpleResolvers: true,
  description: 'Parameter that the platform knows how to apply (参数定义)',
})
export class RuleParameterDefinitionType {
  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @Field(() => RuleParameterTypeEnum, { description: 'How it is written' })
  type!: RuleParameterType;

  @Field(() => String, { description: 'Name in the language of the request' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Unit in the language of the request' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'True when an exception to it can be declared' })
  allowsException!: boolean;
}

/** Rule in force. */
@ObjectType('EffectiveRule', {
  simpleResolvers: true,
  description: 'Rule in force for an organization on a day (生效规则)',
})
export class EffectiveRuleType {
  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'Number, null for lists' })
  number!: number | null;

  @Field(() => [String], { nullable: true, description: 'Values of a list, null for numbers' })
  values!: string[] | null;

  @Field(() => String, { description: 'Where the rule stands' })
  source!: string;

  @Field(() => Boolean, { description: 'True when a confirmed exception replaced the number' })
  isException!: boolean;
}

/** What the viewer may do with a pack. */
@ObjectType('RulePackPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a rule pack (操作权限)',
})
export class RulePackPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change or publish this draft' })
  edit!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may start a new version' })
  draft!: boolean;
}

/** Rule pack as clients see it. */
@ObjectType('RulePack', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Version of the rules for a kind, level and category of organizations (规则包)',
})
export class RulePackType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => OrganizationKindEnum, { nullable: true, description: 'Kind that it holds for, null for all' })
  kind!: OrganizationKind | null;

  @Field(() => OrganizationLevelEnum, { nullable: true, description: 'Level that it holds for, null for all' })
  level!: OrganizationLevel | null;

  @Field(() => InstitutionCategoryEnum, {
    nullable: true,
    description: 'Category of schools that it holds for, null for all',
  })
  category!: InstitutionCategory | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization whose charter it states, null for general rules',
  })
  organization!: OrganizationType | null;

  @Field(() => Int, { description: 'Number of the version' })
  number!: number;

  @Field(() => RulePackStatusEnum, { description: 'State' })
  status!: string;

  @Field(() => DateScalar, { description: 'First day' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its validity' })
  validUntil!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published' })
  publishedAt!: Date | null;

  @Field(() => [RuleParameterFieldsType], { description: 'Its parameters by key' })
  parameters!: RuleParameterFieldsType[];

  @Field(() => RulePackPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: RulePackPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** What the viewer may do with an exception. */
@ObjectType('RuleExceptionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a declared exception now (操作权限)',
})
export class RuleExceptionPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may confirm or reject it' })
  decide!: boolean;
}

/** Exception as clients see it. */
@ObjectType('RuleException', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Exception that an organization declares (例外申报)',
})
export class RuleExceptionType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that declares it' })
  organization!: OrganizationType | null;

  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @Field(() => Int, { description: 'Number that it claims' })
  number!: number;

  @Field(() => String, { description: 'Why' })
  reason!: string;

  @Field(() => RuleExceptionStatusEnum, { description: 'State' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Note of the level that decided' })
  decisionNote!: string | null;

  @Field(() => DateScalar, { description: 'First day' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its validity' })
  validUntil!: string | null;

  @Field(() => RuleExceptionPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: RuleExceptionPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of packs. */
export const RulePackConnection = connectionType('RulePack', () => RulePackType);
/** Page of exceptions. */
export const RuleExceptionConnection = connectionType('RuleException', () => RuleExceptionType);

const pack = { rulePack: [() => RulePackType, 'The rule pack'] } as const;
const exception = { ruleException: [() => RuleExceptionType, 'The exception'] } as const;

/** Payloads of the mutations of rules. */
export const RulePackPayloads = {
  draft: payloadType('RulePackDraftPayload', 'Result of starting a new version of rules', pack),
  parameterSet: payloadType('RulePackParameterSetPayload', 'Result of setting a parameter of a draft', pack),
  publish: payloadType('RulePackPublishPayload', 'Result of publishing rules', pack),
  declare: payloadType('RuleExceptionDeclarePayload', 'Result of declaring an exception', exception),
  decide: payloadType('RuleExceptionDecidePayload', 'Result of deciding an exception', exception),
};
