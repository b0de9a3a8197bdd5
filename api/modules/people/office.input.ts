import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  BooleanFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { EligibilityRuleEnum, OfficeBodyEnum, OfficeReachEnum, OfficeStatusEnum } from './office.type.ts';
import type { EligibilityRule, OfficeBody, OfficeReach } from './people.enums.ts';

/** Filter over bodies, for offices and terms. */
export const OfficeBodyFilter = enumFilterInput('OfficeBody', OfficeBodyEnum);
const OfficeStatusFilter = enumFilterInput('OfficeStatus', OfficeStatusEnum);

/** Arguments of lists of offices. */
export const OfficeListArguments = listArguments({
  order: orderInput('Office', {
    BODY: 'By body: presidium, secretariat, departments, committees, others',
    NAME: 'By name in pinyin order',
    OPEN_SEATS: 'By number of open seats',
    VACANT_SINCE: 'By the day since which a seat has been open, full offices last',
  }),
  filter: filterInput('Office', {
    id: [() => IdFilter, 'The office itself'],
    organizationId: [() => IdFilter, 'Organization'],
    within: [() => ID, 'Organization in whose subtree the office is'],
    body: [() => OfficeBodyFilter, 'Body'],
    titleKey: [() => StringFilter, 'Key of the title'],
    name: [() => StringFilter, 'Name'],
    unit: [() => StringFilter, 'Working department in words'],
    status: [() => OfficeStatusFilter, 'State'],
    isRotating: [() => BooleanFilter, 'Whether it is held in turn'],
    isVacant: [() => Boolean, 'Whether a seat is open today'],
    isExpiring: [() => Boolean, 'Whether a term ends within the next 60 days'],
  }),
});

/** New office. */
@InputType('OfficeCreateInput', { description: 'Office to set up' })
export class OfficeCreateInput {
  @Field(() => ID, { description: 'Organization to which it belongs' })
  organizationId!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'Key of a title that the rule pack allows' })
  titleKey!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.title)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, {
    nullable: true,
    description: 'Working department in which it sits, when that is no organization of its own',
  })
  unit?: string | null;

  @Field(() => OfficeBodyEnum, { description: 'Part of the organization in which it sits' })
  body!: OfficeBody;

  @IsInt()
  @Min(1)
  @Max(1000)
  @Field(() => Int, { description: 'How many may hold it at a time' })
  seats!: number;

  @Field(() => Boolean, { nullable: true, description: 'True when members of the presidium hold it in turn' })
  isRotating?: boolean | null;

  @ArrayMaxSize(10)
  @ArrayUnique()
  @Field(() => [EligibilityRuleEnum], { description: 'Formal conditions for holding it' })
  eligibility!: EligibilityRule[];

  @ArrayMaxSize(100)
  @ArrayUnique()
  @Field(() => [String], { description: 'Keys of the permissions that it gives; only such as the caller holds there' })
  permissions!: string[];

  @Field(() => OfficeReachEnum, { description: 'How far its permissions reach' })
  reach!: OfficeReach;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: it gives nothing to a session without a second factor; the rule pack may require it',
  })
  requiresSecondFactor?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the office; absent: today' })
  validFrom?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code of the office in the system of the organization' })
  externalCode?: string | null;
}

/** Edit of an office; absent fields stay. */
@InputType('OfficeUpdateInput', { description: 'Facts of an office to change; absent ones stay, null clears' })
export class OfficeUpdateInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Key of a title that the rule pack allows' })
  titleKey?: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.title)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Working department in words' })
  unit?: string | null;

  @Field(() => OfficeBodyEnum, { nullable: true, description: 'Part of the organization; only while it has no terms' })
  body?: OfficeBody;

  @IsInt()
  @Min(1)
  @Max(1000)
  @Field(() => Int, { nullable: true, description: 'How many may hold it at a time; never fewer than do or will' })
  seats?: number;

  @ArrayMaxSize(10)
  @ArrayUnique()
  @Field(() => [EligibilityRuleEnum], { nullable: true, description: 'Formal conditions for holding it' })
  eligibility?: EligibilityRule[];

  @ArrayMaxSize(100)
  @ArrayUnique()
  @Field(() => [String], {
    nullable: true,
    description: 'Keys of the permissions that it gives; only such as the caller holds there',
  })
  permissions?: string[];

  @Field(() => OfficeReachEnum, { nullable: true, description: 'How far its permissions reach' })
  reach?: OfficeReach;

  @Field(() => Boolean, { nullable: true, description: 'True: it gives nothing to a session without a second factor' })
  requiresSecondFactor?: boolean;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code of the office in the system of the organization' })
  externalCode?: string | null;
}

/** End of an office. */
@InputType('OfficeCloseInput', { description: 'End of an office; terms that reach beyond it end with it' })
export class OfficeCloseInput {
  @Field(() => DateScalar, { description: 'First day after its end' })
  effectiveOn!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}
