import { ArrayMaxSize, IsNotEmpty, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  BooleanFilter,
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateScalar, JsonObjectScalar } from '../../graphql/scalars.ts';
import { OrganizationLevelFilter } from '../organization/index.ts';
import { AudienceInput } from './audience.input.ts';
import type { ObligationSourceKind } from './coordination.enums.ts';
import {
  ExtensionStatusEnum,
  ObligationResponseEnum,
  ObligationSourceKindEnum,
  ObligationStatusEnum,
  ThreadEntryKindEnum,
} from './obligation.type.ts';

const StatusFilter = enumFilterInput('ObligationStatus', ObligationStatusEnum);
const SourceFilter = enumFilterInput('ObligationSourceKind', ObligationSourceKindEnum);
const ResponseFilter = enumFilterInput('ObligationResponse', ObligationResponseEnum);
const EntryFilter = enumFilterInput('ThreadEntryKind', ThreadEntryKindEnum);
const ExtensionFilter = enumFilterInput('ObligationExtensionStatus', ExtensionStatusEnum);

/** Arguments of lists of obligations. */
export const ObligationListArguments = listArguments({
  order: orderInput('Obligation', {
    DUE_ON: 'By due day, those without one first',
    OPENED_AT: 'By the instant at which it came',
    SUBMITTED_AT: 'By the instant of the last answer',
    TITLE: 'By title in pinyin order',
    TREE: 'By place in the hierarchy, from the top down',
  }),
  filter: filterInput('Obligation', {
    id: [() => IdFilter, 'The obligation itself'],
    organizationId: [() => IdFilter, 'Organization that owes'],
    verifierId: [() => IdFilter, 'Organization that accepts'],
    issuerId: [() => IdFilter, 'Organization that issued the source'],
    parentId: [() => IdFilter, 'Obligation above it'],
    directiveId: [() => IdFilter, 'Directive that it answers to'],
    reportRoundId: [() => IdFilter, 'Round of reports that it answers to'],
    title: [() => StringFilter, 'Title of the source'],
    organizationName: [() => StringFilter, 'Name of the organization that owes'],
    sourceKind: [() => SourceFilter, 'What it answers to'],
    status: [() => StatusFilter, 'State'],
    response: [() => ResponseFilter, 'How it is answered'],
    dueOn: [() => DateFilter, 'Due day'],
    isExtended: [() => BooleanFilter, 'Whether its day was set by an extension'],
    isLate: [() => Boolean, 'True: still to be acted on after its day; false: not late'],
    isOpen: [() => Boolean, 'True: the organization has to act; false: it has not'],
    level: [() => OrganizationLevelFilter, 'Level of the organization that owes'],
    within: [() => ID, 'Organization in whose subtree it lies'],
  }),
});

/** Arguments of a thread. */
export const ObligationMessageListArguments = listArguments({
  order: orderInput('ObligationMessage', { SENT_AT: 'By instant' }),
  filter: filterInput('ObligationMessage', {
    obligationId: [() => IdFilter, 'Obligation to which it belongs'],
    kind: [() => EntryFilter, 'What it is'],
  }),
});

/** Arguments of lists of requests for more time. */
export const ObligationExtensionListArguments = listArguments({
  order: orderInput('ObligationExtension', { ASKED_AT: 'By instant of asking', ASKED_ON: 'By day asked for' }),
  filter: filterInput('ObligationExtension', {
    status: [() => ExtensionFilter, 'State'],
    organizationId: [() => IdFilter, 'Organization that asks'],
    verifierId: [() => IdFilter, 'Organization that answers'],
    within: [() => ID, 'Organization in whose subtree it is asked'],
  }),
});

/** Draft of an answer. */
@InputType('ObligationAnswerInput', {
  description: 'Answer to an obligation as far as it is written; absent parts stay',
})
export class ObligationAnswerInput {
  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'Answers by key of the field, in the shape of the form; null clears them',
  })
  answers?: Record<string, unknown> | null;

  @MaxLength(LIMITS.richTextMarkup)
  @Field(() => String, { nullable: true, description: 'Words beside the answer, as rich text; null clears them' })
  note?: string | null;

  @ArrayMaxSize(LIMITS.attachments)
  @Field(() => [ID], {
    nullable: true,
    description: 'Public ids of uploaded files that are to belong to the answer; what it has already stays',
  })
  attachmentIds?: string[] | null;
}

/** Remark on a field. */
@InputType('FieldCommentInput', { description: 'Remark on one field of an answer' })
export class FieldCommentInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Key of the field, with row and column after it in a table' })
  path!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'The remark' })
  text!: string;
}

/** Why an answer goes back. */
@InputType('ObligationReturnInput', { description: 'Why an answer is sent back or opened again' })
export class ObligationReturnInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;

  @ArrayMaxSize(LIMITS.bulk)
  @ValidateNested({ each: true })
  @Field(() => [FieldCommentInput], { nullable: true, description: 'Remarks on single fields' })
  comments?: FieldCommentInput[] | null;
}

/** Why it need not be answered. */
@InputType('ObligationExcuseInput', { description: 'Why an obligation need not be answered' })
export class ObligationExcuseInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** What a middle level adds. */
@InputType('ObligationInstructInput', { description: 'What a middle level adds for those below it' })
export class ObligationInstructInput {
  @MaxLength(LIMITS.richTextMarkup)
  @Field(() => String, { nullable: true, description: 'Instructions as rich text; absent or empty for none' })
  guidance?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Earlier day for those below; not later than its own, absent for the same day',
  })
  dueOn?: string | null;
}

/** Handing on. */
@InputType('ObligationPassOnInput', { description: 'To whom below a middle level hands an obligation' })
export class ObligationPassOnInput {
  @ValidateNested()
  @Field(() => AudienceInput, { description: 'Whom, within the subtree of the organization' })
  audience!: AudienceInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day by which they owe; not later than its own, absent for the same day',
  })
  dueOn?: string | null;
}

/** Reminder. */
@InputType('ObligationRemindInput', { description: 'Which late obligations a level reminds of' })
export class ObligationRemindInput {
  @Field(() => ID, { description: 'Organization that verifies them and reminds' })
  organizationId!: string;

  @Field(() => ID, { nullable: true, description: 'Directive to which they answer; absent for all sources' })
  directiveId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Round of reports to which they answer; absent for all sources' })
  reportRoundId?: string | null;

  @Field(() => ObligationSourceKindEnum, { nullable: true, description: 'Kind of source; absent for all' })
  sourceKind?: ObligationSourceKind | null;

  @ArrayMaxSize(LIMITS.bulk)
  @Field(() => [ID], { nullable: true, description: 'These obligations only; absent for all that are late' })
  ids?: string[] | null;
}

/** Words for the other level. */
@InputType('ObligationMessageInput', { description: 'Words for the other level of an obligation' })
export class ObligationMessageInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.richTextMarkup)
  @Field(() => String, { description: 'The words, as rich text or plain' })
  text!: string;

  @ArrayMaxSize(LIMITS.attachments)
  @Field(() => [ID], { nullable: true, description: 'Public ids of uploaded files' })
  attachmentIds?: string[] | null;
}

/** Request for more time. */
@InputType('ObligationExtensionAskInput', { description: 'Request for more time' })
export class ObligationExtensionAskInput {
  @Field(() => DateScalar, { description: 'Day asked for, later than the present one' })
  askedOn!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Grant of more time. */
@InputType('ObligationExtensionGrantInput', { description: 'Grant of more time' })
export class ObligationExtensionGrantInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day that is granted; absent for the day asked for' })
  grantedOn?: string | null;

  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Words for who asked' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to grant a day beyond the one that the verifier owes by itself',
  })
  isBeyondOwn?: boolean | null;
}

/** Refusal of more time. */
@InputType('ObligationExtensionRefuseInput', { description: 'Refusal of more time' })
export class ObligationExtensionRefuseInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  note!: string;
}
