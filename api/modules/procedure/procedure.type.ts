import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import {
  OrganizationKindEnum,
  OrganizationLevelEnum,
  OrganizationType,
  type OrganizationKind,
} from '../organization/index.ts';
import type {
  BodyBase,
  BodyRelation,
  ConditionOperator,
  OpenCaseRule,
  StepKind,
  SubjectKind,
  VersionStatus,
} from './procedure.enums.ts';

/** GraphQL enum of kinds of approval. */
export const SubjectKindEnum = graphqlEnum<SubjectKind>(
  'ProcedureSubjectKind',
  'What an approval is about (审批事项类别)',
  {
    APPOINTMENT: 'A person is put into an office (任职审批)',
    ORGANIZATION_FOUNDING: 'An organization is founded (成立组织)',
    ORGANIZATION_CLOSING: 'An organization is closed (撤销组织)',
    MEMBERSHIP: 'A union of a school joins a federation (加入学联)',
    ORGANIZATION_TRANSFER: 'An organization moves below another one (调整隶属)',
  },
);

/** GraphQL enum of states of versions. */
const VersionStatusEnum = graphqlEnum<VersionStatus>(
  'ProcedureVersionStatus',
  'State of a version of a chain (版本状态)',
  {
    DRAFT: 'Can still be changed, binds nobody (草稿)',
    PUBLISHED: 'In force, or from its day on (已发布)',
    SUPERSEDED: 'A later version is in force (已被取代)',
  },
);

/** GraphQL enum of what becomes of open cases. */
export const OpenCaseRuleEnum = graphqlEnum<OpenCaseRule>(
  'ProcedureOpenCaseRule',
  'What becomes of cases under way when a version comes into force (在办事项处理方式)',
  {
    KEEP: 'They run to their end by the version that they began with (沿用原版本)',
    MOVE: 'They go on by the new version; answers of steps that did not change are kept, others are asked again (转入新版本)',
  },
);

/** GraphQL enum of kinds of steps. */
export const StepKindEnum = graphqlEnum<StepKind>('ProcedureStepKind', 'What a step asks for (步骤类型)', {
  NOMINATE: 'Nominate (提名)',
  CONSENT: 'Consent (同意)',
  REVIEW: 'Review (审核)',
  CONFIRM: 'Confirm (审定)',
  COUNTERSIGN: 'Countersign (会签)',
});

/** GraphQL enum of bases. */
export const BodyBaseEnum = graphqlEnum<BodyBase>(
  'ProcedureBodyBase',
  'From which organization of a case a body is found (审批方起点)',
  {
    SUBJECT: 'The organization whose matter it is (事项所属组织)',
    OTHER:
      'The other organization of the case, such as the one that nominates or takes in; without one the first (事项另一方)',
  },
);

/** GraphQL enum of relations. */
export const BodyRelationEnum = graphqlEnum<BodyRelation>(
  'ProcedureBodyRelation',
  'Where a body stands seen from its base (审批方关系)',
  {
    OWN: 'At that organization itself (本组织)',
    PARENT: 'At the organization directly above (上级组织)',
    LEVEL: 'At the organization of a level in its line (指定层级)',
    GUIDING: 'At the league committee that guides it (指导它的团委)',
  },
);

/** GraphQL enum of comparisons. */
export const ConditionOperatorEnum = graphqlEnum<ConditionOperator>(
  'ProcedureConditionOperator',
  'Comparison in the condition of a step (条件比较)',
  {
    ONE_OF: 'Is one of the values (属于)',
    NONE_OF: 'Is none of the values (不属于)',
    AT_LEAST: 'Is the value or more (不小于)',
    AT_MOST: 'Is the value or less (不大于)',
    IS_SET: 'Has a value (已填写)',
    IS_NOT_SET: 'Has no value (未填写)',
  },
);

/** Body of a step. */
@ObjectType('ProcedureBodySpec', {
  simpleResolvers: true,
  description: 'Who answers in a step, found from the case when it is asked (审批方)',
})
export class BodySpecType {
  @Field(() => BodyBaseEnum, { description: 'From which organization of the case it is found' })
  of!: BodyBase;

  @Field(() => BodyRelationEnum, { description: 'Where it stands seen from there' })
  relation!: BodyRelation;

  @Field(() => OrganizationLevelEnum, { nullable: true, description: 'Level, for relation LEVEL' })
  level!: OrganizationLevel | null;

  @Field(() => [String], { description: 'Keys of the titles of which the office bears one; empty: any' })
  titles!: string[];

  @Field(() => String, { nullable: true, description: 'Permission that the office gives; null: any' })
  permission!: string | null;
}

/** Condition of a step. */
@ObjectType('ProcedureCondition', {
  simpleResolvers: true,
  description: 'Condition on a fact of the case (适用条件)',
})
export class ConditionType {
  @Field(() => String, { description: 'Key of the fact' })
  field!: string;

  @Field(() => ConditionOperatorEnum, { description: 'Comparison' })
  operator!: ConditionOperator;

  @Field(() => [String], { description: 'Values to compare with' })
  values!: string[];
}

/** Step of a chain. */
@ObjectType('ProcedureStepSpec', {
  simpleResolvers: true,
  description: 'Step of a chain as its version defines it (步骤定义)',
})
export class StepSpecType {
  @Field(() => String, { description: 'Key by which the step is known again in the next version' })
  key!: string;

  @Field(() => StepKindEnum, { description: 'What it asks for' })
  kind!: StepKind;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn!: string | null;

  @Field(() => [BodySpecType], { description: 'Who answers; several bodies each for themselves' })
  bodies!: BodySpecType[];

  @Field(() => Int, { nullable: true, description: 'Bodies that must pass it; null: all' })
  quorum!: number | null;

  @Field(() => [ConditionType], { description: 'Conditions under which it applies; all must hold' })
  conditions!: ConditionType[];

  @Field(() => Int, { nullable: true, description: 'Deadline in working days; null: none' })
  deadlineDays!: number | null;

  @Field(() => [Int], { description: 'Working days before the deadline at which the bodies are reminded' })
  remindBefore!: number[];

  @Field(() => [Int], { description: 'Working days after the deadline at which they are reminded again' })
  remindAfter!: number[];

  @Field(() => Boolean, {
    description: 'True when the next organization above may answer as well once the deadline is over',
  })
  escalatesWhenLate!: boolean;

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of the earlier steps to which it may return a case, besides the opener; null: any',
  })
  returnsTo!: string[] | null;
}

/** What the viewer may do with a version. */
@ObjectType('ProcedureVersionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a version of a chain now (操作权限)',
})
export class VersionPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change its steps' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may publish it' })
  publish!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may discard it' })
  discard!: boolean;
}

/** Version as clients see it. */
@ObjectType('ProcedureVersion', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Version of a chain; a published one never changes (程序版本)',
})
export class ProcedureVersionType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Number, from 1' })
  number!: number;

  @Field(() => VersionStatusEnum, { description: 'State' })
  status!: VersionStatus;

  @Field(() => Boolean, { description: 'True when new cases go by it today' })
  isInForce!: boolean;

  @Field(() => [StepSpecType], { description: 'Steps in order' })
  steps!: StepSpecType[];

  @Field(() => String, { nullable: true, description: 'Rule or decision on which it rests' })
  source!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published, null for a draft' })
  publishedAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it is in force, null for a draft' })
  validFrom!: string | null;

  @Field(() => OpenCaseRuleEnum, { nullable: true, description: 'What becomes of cases under way, null for a draft' })
  openCases!: OpenCaseRule | null;

  @Field(() => ProcedureType, { nullable: true, description: 'Chain of which it is a version' })
  procedure!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was drafted' })
  createdAt!: Date;

  @Field(() => VersionPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: VersionPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of versions. */
export const ProcedureVersionConnection = connectionType('ProcedureVersion', () => ProcedureVersionType);

/** What the viewer may do with a procedure. */
@ObjectType('ProcedurePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a chain now (操作权限)',
})
export class ProcedurePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change its name' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may retire it' })
  retire!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may begin a new draft' })
  draft!: boolean;
}

/** Procedure as clients see it. */
@ObjectType('Procedure', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Approval chain of an organization for what happens in its subtree (审批程序)',
})
export class ProcedureType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn!: string | null;

  @Field(() => SubjectKindEnum, { description: 'What it is about' })
  subjectKind!: SubjectKind;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that draws it up; it binds its subtree' })
  organization!: OrganizationType | null;

  @Field(() => [OrganizationLevelEnum], { description: 'Levels that it binds; empty: all' })
  levels!: OrganizationLevel[];

  @Field(() => [OrganizationKindEnum], { description: 'Kinds of organizations that it binds; empty: all' })
  kinds!: OrganizationKind[];

  @Field(() => [String], { description: 'Keys of the titles whose offices it binds; empty: all' })
  titles!: string[];

  @Field(() => [String], { description: 'These titles in the language of the request' })
  titleNames!: string[];

  @Field(() => ProcedureVersionType, { nullable: true, description: 'Version by which new cases go today' })
  inForce!: ProcedureVersionType | null;

  @Field(() => ProcedureVersionType, { nullable: true, description: 'Draft, for those who keep it' })
  draft!: ProcedureVersionType | null;

  @Field(() => Int, { description: 'Number of cases under way that the viewer may see' })
  openCaseCount!: number;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it binds nothing new' })
  retiredOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was retired' })
  retiredReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was drawn up' })
  createdAt!: Date;

  @Field(() => ProcedurePermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: ProcedurePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of procedures. */
export const ProcedureConnection = connectionType('Procedure', () => ProcedureType);

/** Chain that is shipped to begin with. */
@ObjectType('ProcedureTemplate', {
  simpleResolvers: true,
  description: 'Chain by the national rules to begin a draft with (程序范本)',
})
export class ProcedureTemplateType {
  @Field(() => String, { description: 'Key' })
  key!: string;

  @Field(() => String, { description: 'Name in Chinese' })
  name!: string;

  @Field(() => String, { description: 'Name in English' })
  nameEn!: string;

  @Field(() => SubjectKindEnum, { description: 'What it is about' })
  subjectKind!: SubjectKind;

  @Field(() => [OrganizationLevelEnum], { description: 'Levels that it is meant for' })
  levels!: readonly OrganizationLevel[];

  @Field(() => [OrganizationKindEnum], { description: 'Kinds of organizations that it is meant for' })
  kinds!: readonly OrganizationKind[];

  @Field(() => [String], { description: 'Keys of titles that it is meant for' })
  titles!: readonly string[];

  @Field(() => [StepSpecType], { description: 'Steps' })
  steps!: readonly StepSpecType[];

  @Field(() => String, { description: 'Rule on which it rests' })
  source!: string;
}

/** Fact that conditions may use. */
@ObjectType('ProcedureFieldSpec', {
  simpleResolvers: true,
  description: 'Fact of a kind of case on which the condition of a step may rest (条件字段)',
})
export class ProcedureFieldSpecType {
  @Field(() => String, { description: 'Key' })
  key!: string;

  @Field(() => String, { description: 'Name in the language of the request' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Enum of the schema whose values stand there' })
  enumName!: string | null;
}

const result = { procedure: [() => ProcedureType, 'The chain'] } as const;
const draft = { procedureVersion: [() => ProcedureVersionType, 'The version'] } as const;

/** Payloads of the mutations of chains, by mutation. */
export const ProcedurePayloads = {
  create: payloadType('ProcedureCreatePayload', 'Result of drawing up a chain', result),
  update: payloadType('ProcedureUpdatePayload', 'Result of editing a chain', result),
  retire: payloadType('ProcedureRetirePayload', 'Result of retiring a chain', result),
  draft: payloadType('ProcedureDraftPayload', 'Result of beginning a draft', draft),
  versionUpdate: payloadType('ProcedureVersionUpdatePayload', 'Result of changing the steps of a draft', draft),
  versionPublish: payloadType('ProcedureVersionPublishPayload', 'Result of publishing a draft', draft),
  versionDiscard: payloadType('ProcedureVersionDiscardPayload', 'Result of discarding a draft', result),
};
