import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { InstitutionType } from '../institution/index.ts';
import { OrganizationType } from '../organization/index.ts';
import { PersonType } from '../people/index.ts';
import type {
  BatchState,
  BatchTarget,
  ErrorPolicy,
  ProposalDecision,
  ProposalKind,
  RowOutcome,
  RowSeverity,
  RowStateName,
} from './importing.enums.ts';
import {
  ImportBatchStateEnum,
  ImportDecisionEnum,
  ImportOutcomeEnum,
  ImportPolicyEnum,
  ImportProposalKindEnum,
  ImportRowStateEnum,
  ImportSeverityEnum,
  ImportTargetEnum,
} from './import-enum.type.ts';
import {
  ImportIssueType,
  ImportMappingType,
  ImportNoticeType,
  ImportSampleRowType,
  ImportSectionType,
} from './import-file.type.ts';

/** Counts of a plan. */
@ObjectType('ImportCounts', { simpleResolvers: true, description: 'Rows of a plan by what they do (行数统计)' })
export class ImportCountsType {
  @Field(() => Int, { description: 'Rows of the file; the next four add up to it apart from warnings' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that make a record' })
  new!: number;

  @Field(() => Int, { description: 'Rows that change a record' })
  changed!: number;

  @Field(() => Int, { description: 'Rows that say what is recorded' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows with a warning, whatever they do' })
  warnings!: number;

  @Field(() => Int, { description: 'Rows that can not be taken over' })
  errors!: number;
}

/** Counts of a run. */
@ObjectType('ImportOutcomes', { simpleResolvers: true, description: 'Rows of a run by what became of them (处理统计)' })
export class ImportOutcomesType {
  @Field(() => Int, { description: 'Rows that were taken over' })
  applied!: number;

  @Field(() => Int, { description: 'Rows that were left out' })
  skipped!: number;

  @Field(() => Int, { description: 'Rows that were refused while the batch ran' })
  refused!: number;
}

/** Progress of a run. */
@ObjectType('ImportProgress', { simpleResolvers: true, description: 'How far a batch has come (进度)' })
export class ImportProgressType {
  @Field(() => Int, { description: 'Rows and endings dealt with' })
  done!: number;

  @Field(() => Int, { description: 'Rows and endings to deal with' })
  total!: number;
}

/** Why a batch failed. */
@ObjectType('ImportFailure', { simpleResolvers: true, description: 'Why a batch stopped (失败原因)' })
export class ImportFailureType {
  @Field(() => String, { description: 'Stable code of the reason' })
  code!: string;
}

/** What the viewer may do with a batch. */
@ObjectType('ImportBatchPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a batch now (操作权限)',
})
export class ImportBatchPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may confirm the plan' })
  commit!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may decide on its proposals' })
  decide!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may give it up or stop it' })
  cancel!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may let it go on' })
  resume!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may undo it' })
  undo!: boolean;
}

/** Row of a batch. */
@ObjectType('ImportRow', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Row of an imported file (导入行)',
})
export class ImportRowType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Number of the row as a spreadsheet program counts' })
  rowNumber!: number;

  @Field(() => String, { nullable: true, description: 'Name that the row gives' })
  name!: string | null;

  @Field(() => ImportRowStateEnum, { description: 'What taking the row over does' })
  state!: RowStateName;

  @Field(() => ImportSeverityEnum, { description: 'Gravest of its issues' })
  severity!: RowSeverity;

  @Field(() => [ImportIssueType], { description: 'What is to be known about the row' })
  issues!: ImportIssueType[];

  @Field(() => ImportOutcomeEnum, {
    nullable: true,
    description: 'What became of the row, null until it is dealt with',
  })
  outcome!: RowOutcome | null;

  @Field(() => Boolean, { description: 'True when the row was taken over and stands' })
  isApplied!: boolean;

  @Field(() => InstitutionType, { nullable: true, description: 'Institution that the row means or became' })
  institution!: InstitutionType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that the row means or became' })
  organization!: OrganizationType | null;

  @Field(() => PersonType, { nullable: true, description: 'Person that the row means or became' })
  person!: PersonType | null;
}

/** Likely other end of a change. */
@ObjectType('ImportSuggestion', {
  simpleResolvers: true,
  description: 'Institution or row that may be the other end of a change (可能的对应学校)',
})
export class ImportSuggestionType {
  @Field(() => ID, { nullable: true, description: 'Institution of the register, null when a row is meant' })
  institutionId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row of the file, null when an institution is meant' })
  rowNumber!: number | null;

  @Field(() => String, { description: 'Its name' })
  name!: string;

  @Field(() => Int, { description: 'Likeness of the names in percent' })
  likeness!: number;
}

/** Proposal of a batch. */
@ObjectType('ImportProposal', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Change that a yearly list implies and that a person decides on (变更建议)',
})
export class ImportProposalType implements NodeType {
  id!: string;

  @Field(() => ImportProposalKindEnum, { description: 'What would change' })
  kind!: ProposalKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Row that implies it, null for a record that is missing from the file',
  })
  rowNumber!: number | null;

  @Field(() => String, { nullable: true, description: 'Present name or code' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Name or code of the list' })
  to!: string | null;

  @Field(() => Boolean, { description: 'True when the list names what the record was called or coded before' })
  isFormer!: boolean;

  @Field(() => Int, { description: 'How surely it is what it seems, in percent' })
  confidence!: number;

  @Field(() => [ImportSuggestionType], { description: 'Likely successors or predecessors, the likeliest first' })
  suggestions!: ImportSuggestionType[];

  @Field(() => ImportDecisionEnum, { description: 'Decision' })
  decision!: ProposalDecision;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided' })
  decidedAt!: Date | null;

  @Field(() => ImportOutcomeEnum, { nullable: true, description: 'What became of it, null until it is dealt with' })
  outcome!: RowOutcome | null;

  @Field(() => InstitutionType, { nullable: true, description: 'Institution concerned' })
  institution!: InstitutionType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization concerned' })
  organization!: OrganizationType | null;

  @Field(() => InstitutionType, { nullable: true, description: 'Institution that bears the new name today' })
  heldBy!: InstitutionType | null;

  @Field(() => InstitutionType, { nullable: true, description: 'Chosen institution that carries a vanished one on' })
  successor!: InstitutionType | null;

  @Field(() => Int, { nullable: true, description: 'Chosen new row that carries a vanished one on' })
  successorRow!: number | null;
}

/** Page of rows. */
export const ImportRowConnection = connectionType('ImportRow', () => ImportRowType);
/** Page of proposals. */
export const ImportProposalConnection = connectionType('ImportProposal', () => ImportProposalType);

/** Batch as clients see it. */
@ObjectType('ImportBatch', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One file taken in: how it was read, what it would do and what it did (导入批次)',
})
export class ImportBatchType implements NodeType {
  id!: string;

  @Field(() => ImportTargetEnum, { description: 'What it fills' })
  target!: BatchTarget;

  @Field(() => ImportBatchStateEnum, { description: 'State' })
  state!: BatchState;

  @Field(() => ImportPolicyEnum, { description: 'What happens when some rows have errors' })
  policy!: ErrorPolicy;

  @Field(() => String, { description: 'Name of the file' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the file in hexadecimal' })
  sha256!: string;

  @Field(() => Int, { description: 'Size of the file in bytes' })
  byteSize!: number;

  @Field(() => String, { description: 'Format by content: xls, xlsx or csv' })
  format!: string;

  @Field(() => String, { nullable: true, description: 'Encoding of a csv file' })
  encoding!: string | null;

  @Field(() => String, { description: 'Worksheet that was read' })
  sheetName!: string;

  @Field(() => [String], { description: 'Worksheets of the file that hold data' })
  sheetNames!: string[];

  @Field(() => ImportMappingType, { description: 'Which columns were read as which fields' })
  mapping!: ImportMappingType;

  @Field(() => [ImportSampleRowType], { description: 'First rows of the file while it is a plan, else none' })
  sampleRows!: ImportSampleRowType[];

  @Field(() => ImportCountsType, { description: 'Rows by what they do' })
  counts!: ImportCountsType;

  @Field(() => [ImportIssueType], { description: 'What is to be known about the file as a whole' })
  issues!: ImportIssueType[];

  @Field(() => [ImportNoticeType], { description: 'What the reader of the file decided' })
  notices!: ImportNoticeType[];

  @Field(() => [ImportSectionType], { description: 'Sections of the list with their own counts' })
  sections!: ImportSectionType[];

  @Field(() => Boolean, { description: 'True when schools also get their student unions' })
  createsUnions!: boolean;

  @Field(() => Boolean, { description: 'True when the list holds every school of its provinces' })
  isComplete!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day from which renames, codes and endings hold, null for the day on which they are carried out',
  })
  effectiveOn!: string | null;

  @Field(() => ImportProgressType, { description: 'How far it has come' })
  progress!: ImportProgressType;

  @Field(() => ImportOutcomesType, { description: 'Rows by what became of them' })
  outcomes!: ImportOutcomesType;

  @Field(() => ImportFailureType, { nullable: true, description: 'Why it stopped, null unless it failed' })
  failure!: ImportFailureType | null;

  @Field(() => ID, { nullable: true, description: 'Organization for which it was imported, null for the platform' })
  organizationId!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization for which it was imported' })
  organization!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: 'Name of whoever started it, null for the platform' })
  startedByName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the file was planned first' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was confirmed' })
  committedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended' })
  finishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone' })
  undoneAt!: Date | null;

  @Field(() => ImportBatchPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ImportBatchPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of batches. */
export const ImportBatchConnection = connectionType('ImportBatch', () => ImportBatchType);

const batch = (text: string) => ({ batch: [() => ImportBatchType, text] }) as const;

/** Payload of `importPlan`. */
export const ImportPlanPayload = payloadType('ImportPlanPayload', 'Result of planning a file', batch('The plan'));
/** Payload of `importReplan`. */
export const ImportReplanPayload = payloadType(
  'ImportReplanPayload',
  'Result of planning a file anew',
  batch('The new plan'),
);
/** Payload of `importCommit`. */
export const ImportCommitPayload = payloadType(
  'ImportCommitPayload',
  'Result of confirming a plan',
  batch('The running batch'),
);
/** Payload of `importCancel`. */
export const ImportCancelPayload = payloadType(
  'ImportCancelPayload',
  'Result of stopping a batch',
  batch('The stopped batch'),
);
/** Payload of `importResume`. */
export const ImportResumePayload = payloadType(
  'ImportResumePayload',
  'Result of letting a batch go on',
  batch('The running batch'),
);
/** Payload of `importUndo`. */
export const ImportUndoPayload = payloadType(
  'ImportUndoPayload',
  'Result of undoing a batch',
  batch('The undone batch'),
);
/** Payload of `importProposalDecide`. */
export const ImportProposalDecidePayload = payloadType(
  'ImportProposalDecidePayload',
  'Result of deciding on proposals',
  batch('The batch with its decisions'),
);
