import { ArrayMaxSize, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import {
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { InstitutionCategoryEnum, type InstitutionCategory } from '../institution/index.ts';
import type { OrganizationKind } from './organization.enums.ts';
import { OrganizationKindEnum, OrganizationLevelEnum } from './organization.type.ts';
import { RuleExceptionStatusEnum, RulePackStatusEnum } from './rule-pack.type.ts';

const KindFilter = enumFilterInput('RulePackKind', OrganizationKindEnum);
const LevelFilter = enumFilterInput('RulePackLevel', OrganizationLevelEnum);
const PackStatusFilter = enumFilterInput('RulePackStatus', RulePackStatusEnum);
const ExceptionStatusFilter = enumFilterInput('RuleExceptionStatus', RuleExceptionStatusEnum);

/** Arguments of `rulePacks`. */
export const RulePackListArguments = listArguments({
  order: orderInput('RulePack', {
    NAME: 'By name in pinyin order',
    VALID_FROM: 'By first day',
    NUMBER: 'By number of the version',
  }),
  filter: filterInput('RulePack', {
    kind: [() => KindFilter, 'Kind of organizations'],
    level: [() => LevelFilter, 'Level'],
    status: [() => PackStatusFilter, 'State'],
    organizationId: [() => IdFilter, 'Organization whose charter it states'],
    validFrom: [() => DateFilter, 'First day'],
  }),
});

/** Arguments of `ruleExceptions`. */
export const RuleExceptionListArguments = listArguments({
  order: orderInput('RuleException', { VALID_FROM: 'By first day' }),
  filter: filterInput('RuleException', {
    status: [() => ExceptionStatusFilter, 'State'],
    organizationId: [() => IdFilter, 'Organization that declares it'],
    within: [() => ID, 'Organization in whose subtree it was declared'],
  }),
});

/** New version. */
@InputType('RulePackDraftInput', {
  description: 'New version of rules; kind, level and category come from the version that it follows',
})
export class RulePackDraftInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Version that it follows and whose parameters it takes over' })
  basedOnId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Organization whose charter it states; absent for general rules' })
  organizationId?: string | null;

  @Field(() => OrganizationKindEnum, { nullable: true, description: 'Kind of organizations, null for all' })
  kind?: OrganizationKind | null;

  @Field(() => OrganizationLevelEnum, { nullable: true, description: 'Level, null for all' })
  level?: OrganizationLevel | null;

  @Field(() => InstitutionCategoryEnum, { nullable: true, description: 'Category of schools, null for all' })
  category?: InstitutionCategory | null;

  @Field(() => DateScalar, { description: 'First day' })
  validFrom!: string;
}

/** Parameter to set. */
@InputType('RuleParameterSetInput', { description: 'Parameter of a draft to set' })
export class RuleParameterSetInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @IsOptional()
  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, { nullable: true, description: 'Number, for parameters that are numbers' })
  number?: number | null;

  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(LIMITS.title, { each: true })
  @Field(() => [String], { nullable: true, description: 'Values, for parameters that are lists' })
  values?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Smallest number that a charter may set' })
  floor?: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest number that a charter may set' })
  ceiling?: number | null;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Where the rule stands' })
  source!: string;
}

/** Exception to declare. */
@InputType('RuleExceptionDeclareInput', { description: 'Exception to declare' })
export class RuleExceptionDeclareInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'Key of the parameter' })
  key!: string;

  @Min(1)
  @Max(1_000_000)
  @Field(() => Int, { description: 'Number that is needed' })
  number!: number;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its validity' })
  validUntil?: string | null;
}
