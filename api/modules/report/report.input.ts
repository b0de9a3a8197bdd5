import { ArrayMaxSize, IsNotEmpty, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  BooleanFilter,
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  IntFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar, JsonObjectScalar } from '../../graphql/scalars.ts';
import { AudienceInput, ObligationStatusEnum } from '../coordination/index.ts';
import { FORM_ANSWERS_SHAPE, FormFieldInput } from '../form/index.ts';
import { OrganizationLevelEnum } from '../organization/index.ts';
import type { ReportVisibility } from './report.enums.ts';
import {
  ReportPhaseEnum,
  ReportPublicationStatusEnum,
  ReportRoundStatusEnum,
  ReportTemplateStatusEnum,
  ReportVisibilityEnum,
} from './report.type.ts';

const ReportTemplateStatusFilter = enumFilterInput('ReportTemplateStatus', ReportTemplateStatusEnum);
const ReportRoundStatusFilter = enumFilterInput('ReportRoundStatus', ReportRoundStatusEnum);
const ReportPhaseFilter = enumFilterInput('ReportPhase', ReportPhaseEnum);
const ReportObligationStatusFilter = enumFilterInput('ReportObligationStatus', ObligationStatusEnum);
const ReportOrganizationLevelFilter = enumFilterInput('ReportOrganizationLevel', OrganizationLevelEnum);
const ReportPublicationStatusFilter = enumFilterInput('ReportPublicationStatus', ReportPublicationStatusEnum);
const ReportVisibilityFilter = enumFilterInput('ReportVisibility', ReportVisibilityEnum);

/** Arguments of `reportTemplates`. */
export const ReportTemplateListArguments = listArguments({
  search: true,
  order: orderInput('ReportTemplate', { NAME: 'By name in pinyin order', UPDATED_AT: 'By last change' }),
  filter: filterInput('ReportTemplate', {
    id: [() => IdFilter, 'Template'],
    organizationId: [() => IdFilter, 'Organization that keeps it'],
    status: [() => ReportTemplateStatusFilter, 'State'],
    isShared: [() => BooleanFilter, 'Shared with organizations below'],
    within: [() => ID, 'Kept in this organization or below it'],
  }),
});

/** Arguments of `reportRounds`. */
export const ReportRoundListArguments = listArguments({
  order: orderInput('ReportRound', {
    OPENED_AT: 'By opening',
    DUE_ON: 'By the day on which reports are due',
    TITLE: 'By title in pinyin order',
  }),
  filter: filterInput('ReportRound', {
    id: [() => IdFilter, 'Round'],
    organizationId: [() => IdFilter, 'Organization that asks'],
    templateId: [() => IdFilter, 'Template'],
    status: [() => ReportRoundStatusFilter, 'State'],
    dueOn: [() => DateFilter, 'Day on which reports are due'],
    periodFrom: [() => DateFilter, 'First day of the period'],
    within: [() => ID, 'Opened in this organization or below it'],
  }),
});

/** Arguments of `reportSubmissions` and of lists of submissions elsewhere. */
export const ReportSubmissionListArguments = listArguments({
  order: orderInput('ReportSubmission', {
    TREE: 'By place in the tree',
    SUBMITTED_AT: 'By submission',
    DUE_ON: 'By the day on which it is due',
  }),
  filter: filterInput('ReportSubmission', {
    id: [() => IdFilter, 'Report'],
    roundId: [() => IdFilter, 'Round'],
    organizationId: [() => IdFilter, 'Organization that reports'],
    parentId: [
      () => IdFilter,
      'Report into whose totals it goes; `isNull: true` for those that go into the round itself',
    ],
    phase: [() => ReportPhaseFilter, 'Where its figures stand'],
    status: [() => ReportObligationStatusFilter, 'State of what is owed'],
    level: [() => ReportOrganizationLevelFilter, 'Level of the organization'],
    revision: [() => IntFilter, 'Number of the revision submitted last'],
    isLate: [() => BooleanFilter, 'Missing after its day'],
    isStale: [() => BooleanFilter, 'Reported totals that no longer are what lies below'],
    isMissing: [() => BooleanFilter, 'Not reported, or sent back'],
    within: [() => ID, 'Of this organization or below it'],
  }),
});

/** Arguments of `reportPublications`. */
export const ReportPublicationListArguments = listArguments({
  order: orderInput('ReportPublication', { PUBLISHED_AT: 'By publication' }),
  filter: filterInput('ReportPublication', {
    organizationId: [() => IdFilter, 'Organization that published'],
    roundId: [() => IdFilter, 'Round'],
    status: [() => ReportPublicationStatusFilter, 'State'],
    visibility: [() => ReportVisibilityFilter, 'Who may read it'],
  }),
});

/** New template. */
@InputType('ReportTemplateCreateInput', { description: 'Report template to make' })
export class ReportTemplateCreateInput {
  @Field(() => ID, { description: 'Organization that keeps it' })
  organizationId!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, { nullable: true, description: 'What it is for' })
  description?: string | null;

  @Field(() => Boolean, { description: 'True when organizations below may open rounds with it' })
  isShared!: boolean;

  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], { description: 'Its fields' })
  fields!: FormFieldInput[];
}

/** Template to change. */
@InputType('ReportTemplateUpdateInput', { description: 'What to change of a report template; absent stays' })
export class ReportTemplateUpdateInput {
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name in English; null clears it' })
  nameEn?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, { nullable: true, description: 'What it is for; null clears it' })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True when organizations below may open rounds with it' })
  isShared?: boolean | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], { nullable: true, description: 'All its fields' })
  fields?: FormFieldInput[] | null;
}

/** Words about a step. */
@InputType('ReportReasonInput', { description: 'Why something is done' })
export class ReportReasonInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Publication of a version. */
@InputType('ReportTemplatePublishInput', { description: 'How a version is published' })
export class ReportTemplatePublishInput {
  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'What changed, in words' })
  note?: string | null;
}

/** New round. */
@InputType('ReportRoundOpenInput', { description: 'Round of reports to open' })
export class ReportRoundOpenInput {
  @Field(() => ID, { description: 'Organization that asks' })
  organizationId!: string;

  @Field(() => ID, { description: 'Template; its version published last is filled in' })
  templateId!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Title' })
  title!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { description: 'Name of the period' })
  periodLabel!: string;

  @Field(() => DateScalar, { description: 'First day of the period' })
  periodFrom!: string;

  @Field(() => DateScalar, { description: 'Last day of the period' })
  periodTo!: string;

  @Field(() => DateScalar, { description: 'Day by which reports are due' })
  dueOn!: string;

  @ValidateNested()
  @Field(() => AudienceInput, { description: 'Who reports' })
  audience!: AudienceInput;

  @Field(() => ID, { nullable: true, description: 'Round to compare with' })
  previousId?: string | null;
}

/** New due day. */
@InputType('ReportRoundRescheduleInput', { description: 'To which day a round is moved, and why' })
export class ReportRoundRescheduleInput {
  @Field(() => DateScalar, { description: 'Day by which reports are due from now on' })
  dueOn!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why, for all who owe a report' })
  reason!: string;
}

/** Remark to keep. */
@InputType('ReportRemarkInput', { description: 'Words about one field of a report' })
export class ReportRemarkInput {
  @MaxLength(LIMITS.formKey)
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'The words; empty takes them away' })
  text!: string;
}

/** Draft to write. */
@InputType('ReportSubmissionSaveInput', { description: 'Fields of a draft that changed' })
export class ReportSubmissionSaveInput {
  @Field(() => JsonObjectScalar, { description: `Only the fields that changed. ${FORM_ANSWERS_SHAPE}` })
  answers!: Record<string, unknown>;

  @Field(() => JsonObjectScalar, {
    description: 'Version that the editor saw of each of them, from `fieldVersions`; 0 when absent',
  })
  seen!: Record<string, unknown>;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [ReportRemarkInput], { nullable: true, description: 'Why answers differ from what the system knew' })
  remarks?: ReportRemarkInput[] | null;
}

/** Facts to take anew. */
@InputType('ReportSubmissionRefreshInput', { description: 'How system figures are taken anew into a draft' })
export class ReportSubmissionRefreshInput {
  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @MaxLength(LIMITS.formKey, { each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Keys of fields whose own answer gives way to the figure of the system; all others stay as written',
  })
  overwrite?: string[] | null;
}

/** Return of a report. */
@InputType('ReportSubmissionReturnInput', { description: 'Why a report is sent back or opened again' })
export class ReportSubmissionReturnInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;

  @IsOptional()
  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [ReportRemarkInput], { nullable: true, description: 'Words on single fields' })
  comments?: ReportRemarkInput[] | null;
}

/** Publication of totals. */
@InputType('ReportPublishInput', { description: 'How totals are published' })
export class ReportPublishInput {
  @Field(() => ReportVisibilityEnum, { description: 'Who may read it' })
  visibility!: ReportVisibility;

  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, { nullable: true, description: 'Remark on the publication' })
  note?: string | null;
}

/** What is asked, and of whom. */
@ArgsType()
export class ReportOverlapArguments {
  @Field(() => ID, { description: 'Organization that asks' })
  organizationId!: string;

  @ArrayMaxSize(LIMITS.formFields)
  @ValidateNested({ each: true })
  @Field(() => [FormFieldInput], {
    nullable: true,
    description: 'Fields to compare; those of the template when absent',
  })
  fields?: FormFieldInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Template whose draft is compared' })
  templateId?: string | null;

  @ValidateNested()
  @Field(() => AudienceInput, { nullable: true, description: 'Who is asked; everybody below when absent' })
  audience?: AudienceInput | null;
}
