import { Field, Int, ObjectType } from 'type-graphql';
import type { DropReason } from '../../../schema/form/carry-answers.ts';
import type { FormAggregate, FormColumnKind, FormFieldKind } from '../../../schema/form/form-spec.ts';
import { graphqlEnum } from '../../graphql/enum.ts';

/** Description of every argument or field that carries answers as a `JSONObject`. */
export const FORM_ANSWERS_SHAPE =
  "Answers by field key. TEXT, LONG_TEXT: text; NUMBER: decimal text such as '12.5'; MONEY: whole fen as text; DATE: YYYY-MM-DD; CHOICE: key of an option, a list of keys when several may be chosen; TABLE: list of rows, each an object of texts by column key; FILE: list of attachment ids; COMPUTED fields are not answered. null, an empty text and an empty list mean that nothing is given";

/** GraphQL enum of kinds of fields. */
export const FormFieldKindEnum = graphqlEnum<FormFieldKind>('FormFieldKind', 'Kind of a field of a form (字段类型)', {
  TEXT: 'Line of text (单行文本)',
  LONG_TEXT: 'Text of several lines (多行文本)',
  NUMBER: 'Decimal number, exact (数值)',
  MONEY: 'Amount in fen, exact (金额)',
  DATE: 'Calendar day (日期)',
  CHOICE: 'One or several options (选择)',
  TABLE: 'Rows of columns (表格)',
  FILE: 'Attachments (文件)',
  COMPUTED: 'Figure that follows from others (计算字段)',
});

/** GraphQL enum of kinds of columns. */
export const FormColumnKindEnum = graphqlEnum<FormColumnKind>(
  'FormColumnKind',
  'Kind of a column of a table in a form (列类型)',
  {
    TEXT: 'Line of text (单行文本)',
    NUMBER: 'Decimal number, exact (数值)',
    MONEY: 'Amount in fen, exact (金额)',
    DATE: 'Calendar day (日期)',
    CHOICE: 'One option (单选)',
  },
);

/** GraphQL enum of aggregate rules. */
export const FormAggregateEnum = graphqlEnum<FormAggregate>(
  'FormAggregate',
  'How the answers of many organizations become one (汇总方式)',
  {
    SUM: 'Their sum (求和)',
    AVERAGE: 'Their average (平均)',
    WEIGHTED: 'Their average weighted by another field (加权平均)',
    MAX: 'The largest of them (取最大值)',
    LIST: 'All of them, one beside the other (逐条列出)',
    NONE: 'Not brought together (不汇总)',
  },
);

/** GraphQL enum of reasons for which a value could not stay. */
const FormDropReasonEnum = graphqlEnum<DropReason>(
  'FormDropReason',
  'Why a newer version of a form has no place for a value (未能保留的原因)',
  {
    REMOVED: 'The field or column is gone (字段已删除)',
    KIND: 'The field or column has another kind (类型已改变)',
    OPTION: 'The option is gone (选项已删除)',
    COUNT: 'Fewer rows, files or options are taken (数量超限)',
  },
);

/** Option of a choice as clients see it. */
@ObjectType('FormOption', { simpleResolvers: true, description: 'Option of a choice in a form (选项)' })
export class FormOptionType {
  @Field(() => String, { description: 'Stable name in answers' })
  key!: string;

  @Field(() => String, { description: 'Name' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;
}

/** Column of a table as clients see it. */
@ObjectType('FormColumn', { simpleResolvers: true, description: 'Column of a table in a form (列)' })
export class FormColumnType {
  @Field(() => String, { description: 'Stable name in answers and expressions' })
  key!: string;

  @Field(() => FormColumnKindEnum, { description: 'Kind' })
  kind!: FormColumnKind;

  @Field(() => String, { description: 'Name' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;

  @Field(() => Boolean, { description: 'True when every row must have it' })
  isRequired!: boolean;

  @Field(() => String, { nullable: true, description: 'Unit of a number' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of a number in English' })
  unitEn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Decimals of a number' })
  decimals!: number | null;

  @Field(() => String, { nullable: true, description: 'Least value, fen for money, a day for dates' })
  min!: string | null;

  @Field(() => String, { nullable: true, description: 'Largest value, fen for money, a day for dates' })
  max!: string | null;

  @Field(() => Int, { nullable: true, description: 'Most characters of a text' })
  maxLength!: number | null;

  @Field(() => [FormOptionType], { description: 'Options of a choice' })
  options!: readonly FormOptionType[];
}

/** Field of a form as clients see it. */
@ObjectType('FormField', {
  simpleResolvers: true,
  description: 'Field of a form; what its kind does not know is null (表单字段)',
})
export class FormFieldType {
  @Field(() => String, { description: 'Stable name in answers and expressions' })
  key!: string;

  @Field(() => FormFieldKindEnum, { description: 'Kind' })
  kind!: FormFieldKind;

  @Field(() => String, { description: 'Name' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;

  @Field(() => String, { nullable: true, description: 'How to fill it in' })
  help!: string | null;

  @Field(() => String, { nullable: true, description: 'How to fill it in, in English' })
  helpEn!: string | null;

  @Field(() => Boolean, { description: 'True when a complete form must have it' })
  isRequired!: boolean;

  @Field(() => String, { nullable: true, description: 'Unit of a number' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of a number in English' })
  unitEn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Decimals of a number' })
  decimals!: number | null;

  @Field(() => String, { nullable: true, description: 'Least value, fen for money, a day for dates' })
  min!: string | null;

  @Field(() => String, { nullable: true, description: 'Largest value, fen for money, a day for dates' })
  max!: string | null;

  @Field(() => Int, { nullable: true, description: 'Most characters of a text' })
  maxLength!: number | null;

  @Field(() => Boolean, { description: 'True when a choice takes several options' })
  isMultiple!: boolean;

  @Field(() => [FormOptionType], { description: 'Options of a choice' })
  options!: readonly FormOptionType[];

  @Field(() => [FormColumnType], { description: 'Columns of a table' })
  columns!: readonly FormColumnType[];

  @Field(() => Int, { nullable: true, description: 'Least rows of a table' })
  minRows!: number | null;

  @Field(() => Int, { nullable: true, description: 'Most rows of a table' })
  maxRows!: number | null;

  @Field(() => Int, { nullable: true, description: 'Most files' })
  maxFiles!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How a computed field follows from others: numbers, field keys, sums `table.column`, + - * / ( ), min, max, round, count; money counts in yuan',
  })
  expression!: string | null;

  @Field(() => Boolean, { description: 'True when a computed field gives money' })
  isMoney!: boolean;

  @Field(() => FormAggregateEnum, { description: 'How the answers of many become one' })
  aggregate!: FormAggregate;

  @Field(() => String, { nullable: true, description: 'Key of the field that weighs this one in an average' })
  weightKey!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the system fact that fills it beforehand' })
  prefill!: string | null;
}

/** Value without a place in a newer form, as clients see it. */
@ObjectType('FormDroppedAnswer', {
  simpleResolvers: true,
  description: 'Value that a newer version of a form has no place for (未能保留的答复)',
})
export class FormDroppedAnswerType {
  @Field(() => [String], { description: 'Key of the field, then for a table the row from 0 and the key of the column' })
  path!: readonly string[];

  @Field(() => String, { description: 'Name of the field or column in the older version' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;

  @Field(() => FormDropReasonEnum, { description: 'Why it could not stay' })
  reason!: DropReason;

  @Field(() => String, { description: 'The value in words, to be copied' })
  text!: string;
}
