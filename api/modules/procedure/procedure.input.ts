import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { enumFilterInput, filterInput, IdFilter, listArguments, orderInput } from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { OrganizationKindEnum, OrganizationLevelEnum, type OrganizationKind } from '../organization/index.ts';
import type {
  BodyBase,
  BodyRelation,
  ConditionOperator,
  OpenCaseRule,
  StepKind,
  SubjectKind,
} from './procedure.enums.ts';
import {
  BodyBaseEnum,
  BodyRelationEnum,
  ConditionOperatorEnum,
  OpenCaseRuleEnum,
  StepKindEnum,
  SubjectKindEnum,
} from './procedure.type.ts';

/** Conditions on the kind of a case. */
export const SubjectKindFilter = enumFilterInput('ProcedureSubjectKind', SubjectKindEnum);

/** Arguments of lists of procedures. */
export const ProcedureListArguments = listArguments({
  order: orderInput('Procedure', { NAME: 'By name in pinyin order', SUBJECT_KIND: 'By what it is about' }),
  filter: filterInput('Procedure', {
    id: [() => IdFilter, 'The chain itself'],
    subjectKind: [() => SubjectKindFilter, 'What it is about'],
    organizationId: [() => IdFilter, 'Organization that draws it up'],
    within: [() => ID, 'Organization in whose subtree it was drawn up'],
    isInForce: [() => Boolean, 'True: binds new cases today; false: does not'],
  }),
});

/** Arguments of lists of versions. */
export const ProcedureVersionListArguments = listArguments({
  order: orderInput('ProcedureVersion', { NUMBER: 'By number', VALID_FROM: 'By first day in force' }),
  filter: filterInput('ProcedureVersion', {
    id: [() => IdFilter, 'The version itself'],
    procedureId: [() => IdFilter, 'Chain of which it is a version'],
  }),
});

/** Body of a step to enter. */
@InputType('ProcedureBodyInput', { description: 'Who is to answer in a step' })
class ProcedureBodyInput {
  @Field(() => BodyBaseEnum, { description: 'From which organization of the case it is found' })
  of!: BodyBase;

  @Field(() => BodyRelationEnum, { description: 'Where it stands seen from there' })
  relation!: BodyRelation;

  @Field(() => OrganizationLevelEnum, { nullable: true, description: 'Level, for relation LEVEL' })
  level?: OrganizationLevel | null;

  @ArrayMaxSize(20)
  @ArrayUnique()
  @MaxLength(LIMITS.code, { each: true })
  @Field(() => [String], { description: 'Keys of titles of which the office bears one' })
  titles!: string[];

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Permission that the office gives' })
  permission?: string | null;
}

/** Condition to enter. */
@InputType('ProcedureConditionInput', { description: 'Condition on a fact of the case' })
class ProcedureConditionInput {
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'Key of the fact' })
  field!: string;

  @Field(() => ConditionOperatorEnum, { description: 'Comparison' })
  operator!: ConditionOperator;

  @ArrayMaxSize(50)
  @MaxLength(LIMITS.name, { each: true })
  @Field(() => [String], { description: 'Values to compare with' })
  values!: string[];
}

/** Step to enter. */
@InputType('ProcedureStepInput', { description: 'Step of a chain' })
export class ProcedureStepInput {
  @Matches(/^[a-z][a-z0-9-]*$/)
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'Key by which it is known again: lower case letters, digits and hyphens' })
  key!: string;

  @Field(() => StepKindEnum, { description: 'What it asks for' })
  kind!: StepKind;

  @Matches(/\S/u)
  @MaxLength(LIMITS.title)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn?: string | null;

  @ArrayMaxSize(LIMITS.stepBodies)
  @ValidateNested({ each: true })
  @Field(() => [ProcedureBodyInput], { description: 'Who answers' })
  bodies!: ProcedureBodyInput[];

  @Field(() => Int, { nullable: true, description: 'Bodies that must pass it; null: all' })
  quorum?: number | null;

  @ArrayMaxSize(LIMITS.stepConditions)
  @ValidateNested({ each: true })
  @Field(() => [ProcedureConditionInput], { description: 'Conditions under which it applies; all must hold' })
  conditions!: ProcedureConditionInput[];

  @Field(() => Int, { nullable: true, description: 'Deadline in working days; null: none' })
  deadlineDays?: number | null;

  @ArrayMaxSize(5)
  @ArrayUnique()
  @Field(() => [Int], { description: 'Working days before the deadline at which the bodies are reminded' })
  remindBefore!: number[];

  @ArrayMaxSize(5)
  @ArrayUnique()
  @Field(() => [Int], { description: 'Working days after the deadline at which they are reminded again' })
  remindAfter!: number[];

  @Field(() => Boolean, {
    description: 'True: once the deadline is over the next organization above may answer as well',
  })
  escalatesWhenLate!: boolean;

  @IsOptional()
  @ArrayMaxSize(LIMITS.procedureSteps)
  @ArrayUnique()
  @MaxLength(LIMITS.code, { each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Keys of the earlier steps to which it may return a case, besides the opener; null: any',
  })
  returnsTo?: string[] | null;
}

/** Edit of a procedure. */
@InputType('ProcedureUpdateInput', { description: 'What a chain is called and whom it binds below its owner' })
export class ProcedureUpdateInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn?: string | null;

  @ArrayUnique()
  @Field(() => [OrganizationLevelEnum], { description: 'Levels that it binds; empty: all' })
  levels!: OrganizationLevel[];

  @ArrayUnique()
  @Field(() => [OrganizationKindEnum], { description: 'Kinds of organizations that it binds; empty: all' })
  kinds!: OrganizationKind[];

  @ArrayMaxSize(20)
  @ArrayUnique()
  @MaxLength(LIMITS.code, { each: true })
  @Field(() => [String], { description: 'Keys of titles whose offices it binds; empty: all' })
  titles!: string[];
}

/** Steps of a draft. */
@InputType('ProcedureVersionUpdateInput', { description: 'Steps of a draft, in the place of those that it has' })
export class ProcedureVersionUpdateInput {
  @ArrayMaxSize(LIMITS.procedureSteps)
  @ValidateNested({ each: true })
  @Field(() => [ProcedureStepInput], { description: 'Steps in order' })
  steps!: ProcedureStepInput[];

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Rule or decision on which it rests' })
  source?: string | null;
}

/** New procedure. */
@InputType('ProcedureCreateInput', { description: 'Chain to draw up, with the steps of its first draft' })
export class ProcedureCreateInput extends ProcedureUpdateInput {
  @Field(() => ID, { description: 'Organization that draws it up; it binds its subtree' })
  organizationId!: string;

  @Field(() => SubjectKindEnum, { description: 'What it is about' })
  subjectKind!: SubjectKind;

  @ArrayMaxSize(LIMITS.procedureSteps)
  @ValidateNested({ each: true })
  @Field(() => [ProcedureStepInput], { description: 'Steps of the first draft' })
  steps!: ProcedureStepInput[];

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Rule or decision on which it rests' })
  source?: string | null;
}

/** End of a procedure. */
@InputType('ProcedureRetireInput', { description: 'Day from which a chain binds nothing new, and why' })
export class ProcedureRetireInput {
  @Field(() => DateScalar, { description: 'First day on which it binds nothing new' })
  retiredOn!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Publication of a draft. */
@InputType('ProcedureVersionPublishInput', {
  description: 'From when a version is in force, and what becomes of open cases',
})
export class ProcedureVersionPublishInput {
  @Field(() => DateScalar, { description: 'First day in force, today or later' })
  validFrom!: string;

  @Field(() => OpenCaseRuleEnum, { description: 'What becomes of cases under way' })
  openCases!: OpenCaseRule;
}
