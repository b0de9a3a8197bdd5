import { ArrayMaxSize, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateFilter,
  DateTimeFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { FormFieldInput } from '../form/index.ts';
import { AudienceInput } from './audience.input.ts';
import type { DirectiveResponse } from './coordination.enums.ts';
import { DirectiveResponseEnum, DirectiveStatusEnum } from './directive.type.ts';

const StatusFilter = enumFilterInput('DirectiveStatus', DirectiveStatusEnum);
const ResponseFilter = enumFilterInput('DirectiveResponse', DirectiveResponseEnum);

/** Arguments of lists of directives. */
export const DirectiveListArguments = listArguments({
  order: orderInput('Directive', {
    UPDATED_AT: 'By the instant of the last change',
    ISSUED_AT: 'By the instant of issue, drafts first',
    DUE_ON: 'By due day, those without one first',
    TITLE: 'By title in pinyin order',
  }),
  filter: filterInput('Directive', {
    id: [() => IdFilter, 'The directive itself'],
    organizationId: [() => IdFilter, 'Organization that issues it'],
    status: [() => StatusFilter, 'State'],
    response: [() => ResponseFilter, 'How it is answered'],
    title: [() => StringFilter, 'Title'],
    documentNumber: [() => StringFilter, 'Number of the document'],
    dueOn: [() => DateFilter, 'Due day'],
    issuedAt: [() => DateTimeFilter, 'Instant of issue'],
    within: [() => ID, 'Organization in whose subtree it is issued'],
  }),
  search: true,
});

/** Arguments of lists of revisions. */
export const DirectiveRevisionListArguments = listArguments({
  order: orderInput('DirectiveRevision', { ISSUED_AT: 'By instant' }),
  filter: filterInput('DirectiveRevision', { directiveId: [() => IdFilter, 'The directive'] }),
});

/** Arguments of lists of saved audiences. */
export const SavedAudienceListArguments = listArguments({
  order: orderInput('SavedAudience', {
    NAME: 'By name in pinyin order',
    UPDATED_AT: 'By the instant of the last change',
  }),
  filter: filterInput('SavedAudience', {
    id: [() => IdFilter, 'The saved audience itself'],
    organizationId: [() => IdFilter, 'Organization that keeps it'],
    name: [() => StringFilter, 'Name'],
  }),
});

/** Draft of a directive. */
@InputType('DirectiveUpdateInput', {
  description: 'Draft of a directive; absent parts stay, nothing has to be complete before it is issued',
})
export class DirectiveUpdateInput {
  @IsOptional()
  @MaxLength(LIMITS.directiveTitle)
  @Field(() => String, { nullable: true, description: 'Title' })
  title?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.richTextMarkup)
  @Field(() => String, { nullable: true, description: 'Text as rich text; it is cleaned' })
  body?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Number of the document; null for none' })
  documentNumber?: string | null;

  @Field(() => DirectiveResponseEnum, { nullable: true, description: 'How it is answered' })
  response?: DirectiveResponse | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], { nullable: true, description: 'Fields to fill; empty for no form' })
  form?: FormFieldInput[] | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => AudienceInput, { nullable: true, description: 'Whom it goes to' })
  audience?: AudienceInput | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which an answer is in time; null for no limit' })
  dueOn?: string | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.attachments)
  @Field(() => [ID], { nullable: true, description: 'Public ids of its files; exactly these are kept when given' })
  attachmentIds?: string[] | null;
}

/** New draft. */
@InputType('DirectiveCreateInput', { description: 'Draft of a directive to begin' })
export class DirectiveCreateInput extends DirectiveUpdateInput {
  @Field(() => ID, { description: 'Organization that issues it' })
  organizationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Directive in whose place it is to stand once issued; what is absent here is taken from it',
  })
  supersedesId?: string | null;
}

/** Amendment. */
@InputType('DirectiveAmendInput', { description: 'Amendment of an issued directive; absent parts stay' })
export class DirectiveAmendInput {
  @IsOptional()
  @Matches(/\S/u)
  @MaxLength(LIMITS.directiveTitle)
  @Field(() => String, { nullable: true, description: 'Title' })
  title?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.richTextMarkup)
  @Field(() => String, { nullable: true, description: 'Text as rich text; it is cleaned' })
  body?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Number of the document; null for none' })
  documentNumber?: string | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], { nullable: true, description: 'Fields to fill' })
  form?: FormFieldInput[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which an answer is in time; null for no limit' })
  dueOn?: string | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.attachments)
  @Field(() => [ID], { nullable: true, description: 'Public ids of its files; exactly these are kept when given' })
  attachmentIds?: string[] | null;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'What changed, for those who owe' })
  note!: string;

  @Field(() => Boolean, { nullable: true, description: 'True when those who have answered are to answer again' })
  asksAgain?: boolean | null;
}

/** Withdrawal. */
@InputType('DirectiveWithdrawInput', { description: 'Why a directive is withdrawn' })
export class DirectiveWithdrawInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Audience to keep. */
@InputType('SavedAudienceCreateInput', { description: 'Audience to keep under a name' })
export class SavedAudienceCreateInput {
  @Field(() => ID, { description: 'Organization that keeps it' })
  organizationId!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @ValidateNested()
  @Field(() => AudienceInput, { description: 'Whom it means; it can not build on other saved audiences' })
  audience!: AudienceInput;

  @Field(() => Boolean, { nullable: true, description: 'True when organizations below may use it too' })
  isShared?: boolean | null;
}

/** Change of a saved audience. */
@InputType('SavedAudienceUpdateInput', { description: 'Change of a saved audience; absent parts stay' })
export class SavedAudienceUpdateInput {
  @IsOptional()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => AudienceInput, { nullable: true, description: 'Whom it means' })
  audience?: AudienceInput | null;

  @Field(() => Boolean, { nullable: true, description: 'True when organizations below may use it too' })
  isShared?: boolean | null;
}
