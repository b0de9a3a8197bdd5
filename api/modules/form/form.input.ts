import { ArrayMaxSize, IsNotEmpty, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { FormAggregate, FormColumnKind, FormFieldKind } from '../../../schema/form/form-spec.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { FormAggregateEnum, FormColumnKindEnum, FormFieldKindEnum } from './form.type.ts';

/** Option of a choice to set. */
@InputType('FormOptionInput', { description: 'Option of a choice in a form' })
export class FormOptionInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.formKey)
  @Field(() => String, { description: 'Stable name in answers' })
  key!: string;

  @MaxLength(LIMITS.formLabel)
  @Field(() => String, { description: 'Name' })
  label!: string;

  @IsOptional()
  @MaxLength(LIMITS.formLabel)
  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn?: string | null;
}

/** What fields and columns have in common. */
@InputType()
abstract class FormCellInput {
  @MaxLength(LIMITS.formKey)
  @Field(() => String, {
    description: 'Stable name in answers and expressions: a small letter, then letters, digits and _',
  })
  key!: string;

  @MaxLength(LIMITS.formLabel)
  @Field(() => String, { description: 'Name' })
  label!: string;

  @IsOptional()
  @MaxLength(LIMITS.formLabel)
  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True when a complete form must have it; absent means false' })
  isRequired?: boolean | null;

  @IsOptional()
  @MaxLength(LIMITS.formUnit)
  @Field(() => String, { nullable: true, description: 'Unit of a number' })
  unit?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.formUnit)
  @Field(() => String, { nullable: true, description: 'Unit of a number in English' })
  unitEn?: string | null;

  @IsOptional()
  @Min(0)
  @Max(LIMITS.formDecimals)
  @Field(() => Int, { nullable: true, description: 'Decimals of a number; absent means none' })
  decimals?: number | null;

  @IsOptional()
  @MaxLength(LIMITS.formDigits * 2)
  @Field(() => String, { nullable: true, description: 'Least value, fen for money, a day for dates' })
  min?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.formDigits * 2)
  @Field(() => String, { nullable: true, description: 'Largest value, fen for money, a day for dates' })
  max?: string | null;

  @IsOptional()
  @Min(1)
  @Max(LIMITS.formLongText)
  @Field(() => Int, { nullable: true, description: 'Most characters of a text' })
  maxLength?: number | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formOptions)
  @ValidateNested({ each: true })
  @Field(() => [FormOptionInput], { nullable: true, description: 'Options of a choice' })
  options?: FormOptionInput[] | null;
}

/** Column of a table to set. */
@InputType('FormColumnInput', { description: 'Column of a table in a form' })
export class FormColumnInput extends FormCellInput {
  @Field(() => FormColumnKindEnum, { description: 'Kind' })
  kind!: FormColumnKind;
}

/** Field of a form to set. */
@InputType('FormFieldInput', { description: 'Field of a form; what its kind does not know stays absent' })
export class FormFieldInput extends FormCellInput {
  @Field(() => FormFieldKindEnum, { description: 'Kind' })
  kind!: FormFieldKind;

  @IsOptional()
  @MaxLength(LIMITS.formHelp)
  @Field(() => String, { nullable: true, description: 'How to fill it in' })
  help?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.formHelp)
  @Field(() => String, { nullable: true, description: 'How to fill it in, in English' })
  helpEn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True when a choice takes several options; absent means false' })
  isMultiple?: boolean | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formColumns)
  @ValidateNested({ each: true })
  @Field(() => [FormColumnInput], { nullable: true, description: 'Columns of a table' })
  columns?: FormColumnInput[] | null;

  @IsOptional()
  @Min(0)
  @Max(LIMITS.formRows)
  @Field(() => Int, { nullable: true, description: 'Least rows of a table' })
  minRows?: number | null;

  @IsOptional()
  @Min(1)
  @Max(LIMITS.formRows)
  @Field(() => Int, { nullable: true, description: 'Most rows of a table' })
  maxRows?: number | null;

  @IsOptional()
  @Min(1)
  @Max(LIMITS.formFiles)
  @Field(() => Int, { nullable: true, description: 'Most files' })
  maxFiles?: number | null;

  @IsOptional()
  @MaxLength(LIMITS.formExpression)
  @Field(() => String, {
    nullable: true,
    description:
      'How a computed field follows from others: numbers, field keys, sums `table.column`, + - * / ( ), min, max, round, count; money counts in yuan',
  })
  expression?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True when a computed field gives money; absent means false' })
  isMoney?: boolean | null;

  @Field(() => FormAggregateEnum, {
    nullable: true,
    description: 'How the answers of many become one; absent means NONE',
  })
  aggregate?: FormAggregate | null;

  @IsOptional()
  @MaxLength(LIMITS.formKey)
  @Field(() => String, { nullable: true, description: 'Key of the field that weighs this one in an average' })
  weightKey?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.formLabel)
  @Field(() => String, { nullable: true, description: 'Key of the system fact that fills it beforehand' })
  prefill?: string | null;
}
