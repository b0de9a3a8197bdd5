import {
  ArrayMaxSize,
  ArrayMinSize,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateTimeFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  IntFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import type { BatchTarget, ErrorPolicy, FileEncoding, ProposalDecision, ProposalKind } from './importing.enums.ts';
import {
  ImportBatchStateEnum,
  ImportDecisionEnum,
  ImportEncodingEnum,
  ImportOutcomeEnum,
  ImportPolicyEnum,
  ImportProposalKindEnum,
  ImportRowStateEnum,
  ImportSeverityEnum,
  ImportTargetEnum,
} from './import-enum.type.ts';

const TargetFilter = enumFilterInput('ImportTarget', ImportTargetEnum);
const BatchStateFilter = enumFilterInput('ImportBatchState', ImportBatchStateEnum);
const RowStateFilter = enumFilterInput('ImportRowState', ImportRowStateEnum);
const SeverityFilter = enumFilterInput('ImportSeverity', ImportSeverityEnum);
const OutcomeFilter = enumFilterInput('ImportOutcome', ImportOutcomeEnum);
const ProposalKindFilter = enumFilterInput('ImportProposalKind', ImportProposalKindEnum);
const DecisionFilter = enumFilterInput('ImportDecision', ImportDecisionEnum);

/** Arguments of `importBatches`. */
export const ImportBatchListArguments = listArguments({
  order: orderInput('ImportBatch', { CREATED_AT: 'By the time it was planned', FINISHED_AT: 'By the time it ended' }),
  filter: filterInput('ImportBatch', {
    id: [() => IdFilter, 'The batch itself'],
    target: [() => TargetFilter, 'What it fills'],
    state: [() => BatchStateFilter, 'State'],
    fileName: [() => StringFilter, 'Name of the file'],
    organizationId: [() => IdFilter, 'Organization for which it was imported'],
    createdAt: [() => DateTimeFilter, 'When it was planned'],
  }),
});

/** Arguments of `ImportBatch.rows`. */
export const ImportRowListArguments = listArguments({
  order: orderInput('ImportRow', { ROW_NUMBER: 'By the number of the row' }),
  filter: filterInput('ImportRow', {
    rowNumber: [() => IntFilter, 'Number of the row'],
    state: [() => RowStateFilter, 'What it does'],
    severity: [() => SeverityFilter, 'Gravest of its issues'],
    outcome: [() => OutcomeFilter, 'What became of it'],
  }),
});

/** Arguments of `ImportBatch.proposals`. */
export const ImportProposalListArguments = listArguments({
  order: orderInput('ImportProposal', { POSITION: 'By position in the plan', CONFIDENCE: 'By confidence' }),
  filter: filterInput('ImportProposal', {
    kind: [() => ProposalKindFilter, 'What would change'],
    decision: [() => DecisionFilter, 'Decision'],
    confidence: [() => IntFilter, 'Confidence in percent'],
  }),
});

/** Arguments of `importProfiles`. */
export const ImportProfileListArguments = listArguments({
  order: orderInput('ImportProfile', { NAME: 'By name in pinyin order', CREATED_AT: 'By the time it was saved' }),
  filter: filterInput('ImportProfile', {
    id: [() => IdFilter, 'The mapping itself'],
    target: [() => TargetFilter, 'What it is for'],
    name: [() => StringFilter, 'Name'],
  }),
});

const FIELD = /^[A-Za-z]{1,40}$/;

/** Headers of one field. */
@InputType('ImportColumnInput', { description: 'Headers under which a field is found' })
export class ImportColumnInput {
  @Matches(FIELD)
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @MaxLength(200, { each: true })
  @Field(() => [String], { description: 'Headers, the best first' })
  headers!: string[];
}

/** Default of one field. */
@InputType('ImportDefaultInput', { description: 'Value that empty cells of a field are read as' })
export class ImportDefaultInput {
  @Matches(FIELD)
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @MaxLength(200)
  @Field(() => String, { description: 'Value' })
  value!: string;
}

/** Column of one field. */
@InputType('ImportPositionInput', { description: 'Column of a field, whatever its header says' })
export class ImportPositionInput {
  @Matches(FIELD)
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Min(0)
  @Max(199)
  @Field(() => Int, { description: 'Position of the column, counted from 0' })
  column!: number;
}

/** Meaning of one value. */
@InputType('ImportTranslationInput', { description: 'What a value of a field means' })
export class ImportTranslationInput {
  @Matches(FIELD)
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @IsNotEmpty()
  @MaxLength(200)
  @Field(() => String, { description: 'Value as the file has it' })
  from!: string;

  @MaxLength(200)
  @Field(() => String, { description: 'Value that it means; empty for none' })
  to!: string;
}

/** How a layout is read. */
@InputType('ImportMappingInput', {
  description: 'Which columns are read as which fields; a field that is not named is not read',
})
export class ImportMappingInput {
  @IsOptional()
  @Min(0)
  @Max(1000)
  @Field(() => Int, { nullable: true, description: 'Row of the headers, 0 for none; looked for when absent' })
  headerRow?: number | null;

  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Field(() => [ImportColumnInput], { description: 'Headers of each field' })
  columns!: ImportColumnInput[];

  @IsOptional()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Field(() => [ImportDefaultInput], { nullable: true, description: 'Values for empty cells' })
  defaults?: ImportDefaultInput[] | null;

  @IsOptional()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Field(() => [ImportPositionInput], {
    nullable: true,
    description: 'Columns by position, which win over headers; for blank or doubled headers',
  })
  positions?: ImportPositionInput[] | null;

  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Field(() => [ImportTranslationInput], { nullable: true, description: 'What values mean' })
  translations?: ImportTranslationInput[] | null;
}

/** What a plan may be told beside its file. */
@InputType('ImportReplanInput', { description: 'How to plan the file of a batch anew' })
export class ImportReplanInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => ImportMappingInput, {
    nullable: true,
    description: 'Mapping to use; absent: the layout is recognised, or the usual headers are looked for',
  })
  mapping?: ImportMappingInput | null;

  @Field(() => ID, { nullable: true, description: 'Saved mapping to use instead' })
  profileId?: string | null;

  @Field(() => ImportPolicyEnum, {
    defaultValue: ImportPolicyEnum.REJECT_ALL,
    description: 'What happens when some rows have errors',
  })
  policy!: ErrorPolicy;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to create the student union of each school below the federation of its province',
  })
  createUnions!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the list holds every school of its provinces, so that missing ones are proposed as vanished; absent: true for the list of the Ministry',
  })
  isComplete?: boolean | null;

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Worksheet to read; the first one with data when absent' })
  sheetName?: string | null;

  @Field(() => ImportEncodingEnum, {
    nullable: true,
    description: 'Encoding of a csv file; found out when absent',
  })
  encoding?: FileEncoding | null;
}

/** A file to plan. */
@InputType('ImportPlanInput', { description: 'Uploaded file to compare with what is recorded' })
export class ImportPlanInput extends ImportReplanInput {
  @Field(() => ID, { description: 'Id that the upload answered with; usable once, within the hour, by the uploader' })
  uploadId!: string;

  @Field(() => ImportTargetEnum, { description: 'What it fills' })
  target!: BatchTarget;

  @Field(() => ID, {
    nullable: true,
    description: 'Organization for which it is imported; that of the own office when absent',
  })
  organizationId?: string | null;
}

/** Decision on proposals. */
@InputType('ImportDecisionInput', { description: 'Decision on named proposals or on all of a kind' })
export class ImportDecisionInput {
  @IsOptional()
  @ArrayMaxSize(LIMITS.bulk)
  @Field(() => [ID], { nullable: true, description: 'Proposals; all of the batch when absent' })
  ids?: string[] | null;

  @Field(() => ImportProposalKindEnum, { nullable: true, description: 'Only those of this kind' })
  kind?: ProposalKind | null;

  @Field(() => ImportDecisionEnum, { description: 'Decision' })
  decision!: ProposalDecision;

  @Field(() => ID, { nullable: true, description: 'Institution that carries a vanished one on' })
  successorId?: string | null;

  @IsOptional()
  @Min(1)
  @Field(() => Int, { nullable: true, description: 'New row of the file that carries a vanished one on' })
  successorRow?: number | null;
}

/** Confirmation of a plan. */
@InputType('ImportCommitInput', { description: 'What confirming a plan settles' })
export class ImportCommitInput {
  @Field(() => ImportPolicyEnum, {
    nullable: true,
    description: 'What happens when some rows have errors; as planned when absent',
  })
  policy?: ErrorPolicy | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day from which renames, codes and endings hold; the day on which they are carried out when absent',
  })
  effectiveOn?: string | null;

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [ImportDecisionInput], { nullable: true, description: 'Decisions on proposals' })
  proposalDecisions?: ImportDecisionInput[] | null;
}

/** A mapping to save. */
@InputType('ImportProfileSaveInput', { description: 'Mapping to keep under a name' })
export class ImportProfileSaveInput {
  @IsNotEmpty()
  @Matches(/\S/)
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => ImportTargetEnum, { description: 'What it is for' })
  target!: BatchTarget;

  @ValidateNested()
  @Field(() => ImportMappingInput, { description: 'How the layout is read' })
  mapping!: ImportMappingInput;

  @Field(() => ID, { nullable: true, description: 'Organization with which it is shared; private when absent' })
  organizationId?: string | null;
}
