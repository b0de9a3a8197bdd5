import { ArrayMaxSize, IsNotEmpty, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
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
import type { EducationLevel, InstitutionCategory, InstitutionUnitKind, Ownership } from './institution.enums.ts';
import {
  DivisionLevelEnum,
  EducationLevelEnum,
  InstitutionCategoryEnum,
  InstitutionStatusEnum,
  InstitutionUnitKindEnum,
  OwnershipEnum,
} from './institution.type.ts';

const DivisionLevelFilter = enumFilterInput('DivisionLevel', DivisionLevelEnum);
const InstitutionCategoryFilter = enumFilterInput('InstitutionCategory', InstitutionCategoryEnum);
const EducationLevelFilter = enumFilterInput('EducationLevel', EducationLevelEnum);
const OwnershipFilter = enumFilterInput('Ownership', OwnershipEnum);
const InstitutionStatusFilter = enumFilterInput('InstitutionStatus', InstitutionStatusEnum);

/** Arguments of `divisions`. */
export const DivisionListArguments = listArguments({
  search: true,
  order: orderInput('Division', { CODE: 'By code' }),
  filter: filterInput('Division', {
    code: [() => StringFilter, 'Division code'],
    level: [() => DivisionLevelFilter, 'Rank'],
    parentCode: [() => StringFilter, 'Code of the division it lies in'],
    isCurrent: [() => BooleanFilter, 'Whether the code is in force'],
  }),
});

/** Arguments of `Institution.units`. */
export const InstitutionUnitListArguments = listArguments();

/** Arguments of `institutions`. */
export const InstitutionListArguments = listArguments({
  search: true,
  order: orderInput('Institution', {
    NAME: 'By name in pinyin order',
    CODE: 'By school code',
    PROVINCE: 'By division code of the province',
    CLOSED_ON: 'By the day it was closed, open ones first',
  }),
  filter: filterInput('Institution', {
    id: [() => IdFilter, 'The institution itself'],
    name: [() => StringFilter, 'Present name'],
    code: [() => StringFilter, 'Present school code'],
    category: [() => InstitutionCategoryFilter, 'Category'],
    educationLevel: [() => EducationLevelFilter, 'Education level'],
    ownership: [() => OwnershipFilter, 'Ownership'],
    provinceCode: [() => StringFilter, 'Division code of the province'],
    divisionCode: [() => StringFilter, 'Division code of the location'],
    status: [() => InstitutionStatusFilter, 'State'],
    supervisingAuthority: [() => String, 'Name of a supervising authority'],
  }),
});

const CODE = /^\d{10}$/;

/** New institution. */
@InputType('InstitutionCreateInput', { description: 'Institution to enter in the register' })
export class InstitutionCreateInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Full name' })
  name!: string;

  @IsOptional()
  @Matches(CODE)
  @Field(() => String, { nullable: true, description: 'School code of 10 digits' })
  code?: string | null;

  @Field(() => InstitutionCategoryEnum, { description: 'Category' })
  category!: InstitutionCategory;

  @Field(() => EducationLevelEnum, { description: 'Education level' })
  educationLevel!: EducationLevel;

  @Field(() => OwnershipEnum, { description: 'Ownership' })
  ownership!: Ownership;

  @ArrayMaxSize(8)
  @MaxLength(LIMITS.name, { each: true })
  @Field(() => [String], { description: 'Supervising authorities' })
  supervisingAuthorities!: string[];

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Location in words' })
  location?: string | null;

  @Field(() => String, { description: 'Division code of the province' })
  provinceCode!: string;

  @Field(() => String, { nullable: true, description: 'Division code of the location' })
  divisionCode?: string | null;
}

/** Edit of an institution; absent fields stay. */
@InputType('InstitutionUpdateInput', {
  description: 'Facts of an institution to change; absent ones stay, null clears',
})
export class InstitutionUpdateInput {
  @IsNotEmpty()
  @Field(() => InstitutionCategoryEnum, { nullable: true, description: 'Category' })
  category?: InstitutionCategory;

  @IsNotEmpty()
  @Field(() => EducationLevelEnum, { nullable: true, description: 'Education level' })
  educationLevel?: EducationLevel;

  @IsNotEmpty()
  @Field(() => OwnershipEnum, { nullable: true, description: 'Ownership' })
  ownership?: Ownership;

  @IsNotEmpty()
  @ArrayMaxSize(8)
  @MaxLength(LIMITS.name, { each: true })
  @Field(() => [String], { nullable: true, description: 'Supervising authorities' })
  supervisingAuthorities?: string[];

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Location in words' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Division code of the location' })
  divisionCode?: string | null;
}

/** New name. */
@InputType('InstitutionRenameInput', { description: 'New name of an institution' })
export class InstitutionRenameInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'New full name' })
  name!: string;

  @Field(() => DateScalar, { description: 'Day from which it holds' })
  effectiveOn!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why, with the document that says so' })
  reason!: string;
}

/** New code. */
@InputType('InstitutionRecodeInput', { description: 'New school code of an institution' })
export class InstitutionRecodeInput {
  @Matches(CODE)
  @Field(() => String, { description: 'New school code of 10 digits' })
  code!: string;

  @Field(() => DateScalar, { description: 'Day from which it holds' })
  effectiveOn!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why, with the document that says so' })
  reason!: string;
}

/** End of an institution. */
@InputType('InstitutionCloseInput', { description: 'End of an institution' })
export class InstitutionCloseInput {
  @Field(() => DateScalar, { description: 'Day on which it ends' })
  effectiveOn!: string;

  @Field(() => ID, { nullable: true, description: 'Institution that carries it on' })
  successorId?: string | null;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why, with the document that says so' })
  reason!: string;
}

/** Unit of an institution. */
@InputType('InstitutionUnitInput', { description: 'Campus, faculty or office of an institution' })
export class InstitutionUnitInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name of the unit' })
  name!: string;

  @Field(() => InstitutionUnitKindEnum, { description: 'What the unit is' })
  kind!: InstitutionUnitKind;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code of the unit in the system of the institution' })
  externalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Division code of a campus' })
  divisionCode?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was closed' })
  closedOn?: string | null;
}
