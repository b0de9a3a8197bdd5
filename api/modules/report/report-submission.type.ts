import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar, JsonObjectScalar } from '../../graphql/scalars.ts';
import { payloadInterface, payloadType } from '../../graphql/user-error.ts';
import { ObligationStatusEnum, ObligationType, type ObligationStatus } from '../coordination/index.ts';
import { FORM_ANSWERS_SHAPE, FormDroppedAnswerType } from '../form/index.ts';
import { OrganizationType } from '../organization/index.ts';
import type { ReportPhase } from './report.enums.ts';
import { ReportRoundType } from './report-round.type.ts';
import { ReportTemplateVersionType } from './report-template.type.ts';
import { ReportCountsType, ReportDifferenceType, ReportPhaseEnum, ReportTotalType } from './report.type.ts';

/** Remark on a field. */
@ObjectType('ReportRemark', { simpleResolvers: true, description: 'Words about one field of a report (说明)' })
export class ReportRemarkType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { description: 'The words' })
  text!: string;
}

/** Fact taken. */
@ObjectType('ReportTakenFact', {
  simpleResolvers: true,
  description: 'What the system knew of a field when the draft was filled (系统取数)',
})
export class ReportTakenFactType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { description: 'Key of the system fact' })
  fact!: string;

  @Field(() => String, { description: 'What the system knew' })
  value!: string;

  @Field(() => DateScalar, { description: 'Day as of which it was taken' })
  takenOn!: string;

  @Field(() => String, { nullable: true, description: 'What is answered' })
  answer!: string | null;

  @Field(() => Boolean, { description: 'True when the answer is not what the system knew' })
  differs!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it differs' })
  remark!: string | null;
}

/** Fact taken anew. */
@ObjectType('ReportFactChange', {
  simpleResolvers: true,
  description: 'What taking the system figures anew did to one field (系统数据变动)',
})
export class ReportFactChangeType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'What the system knew before; null when nothing had been taken' })
  formerValue!: string | null;

  @Field(() => String, { description: 'What the system knows now' })
  value!: string;

  @Field(() => Boolean, { description: 'True when what the author had written stays' })
  isKept!: boolean;
}

/** Revision as clients see it. */
@ObjectType('ReportRevision', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Report as it was submitted once; never changed (报告版本)',
})
export class ReportRevisionType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Number, from 1' })
  number!: number;

  @Field(() => Boolean, { description: 'True when only the figures from below were taken anew' })
  isConfirmation!: boolean;

  @Field(() => ReportTemplateVersionType, { nullable: true, description: 'Form that it answers' })
  templateVersion!: ReportTemplateVersionType | null;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: `Null for those who may not read the report in full. ${FORM_ANSWERS_SHAPE}`,
  })
  answers!: Record<string, unknown> | null;

  @Field(() => [ReportTotalType], { description: 'Totals that were reported' })
  totals!: ReportTotalType[];

  @Field(() => String, { description: 'SHA-256 of answers and figures' })
  hash!: string;

  @Field(() => DateTimeScalar, { description: 'When it was submitted' })
  submittedAt!: Date;
}

/** What the viewer may do. */
@ObjectType('ReportSubmissionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a report (操作权限)',
})
export class ReportSubmissionPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may write the draft' })
  save!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may take the draft over to the newer form' })
  carry!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may take the system figures anew into the draft' })
  refresh!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may submit it' })
  submit!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may take the figures from below anew into it' })
  confirm!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may send it back' })
  return!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may accept it' })
  accept!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may open it again' })
  reopen!: boolean;
}

/** Submission as clients see it. */
@ObjectType('ReportSubmission', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What one organization reports in a round (报告)',
})
export class ReportSubmissionType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that reports' })
  organization!: OrganizationType | null;

  @Field(() => ReportRoundType, { nullable: true, description: 'The round' })
  round!: ReportRoundType | null;

  @Field(() => ObligationType, { nullable: true, description: 'What it owes: thread, extensions, who verifies' })
  obligation!: ObligationType | null;

  @Field(() => ReportTemplateVersionType, { nullable: true, description: 'Form that it answers' })
  templateVersion!: ReportTemplateVersionType | null;

  @Field(() => ReportSubmissionType, {
    nullable: true,
    description: 'Report into whose totals it goes; null when that is the round itself',
  })
  parent!: ReportSubmissionType | null;

  @Field(() => ObligationStatusEnum, { description: 'State of what is owed' })
  status!: ObligationStatus;

  @Field(() => ReportPhaseEnum, { description: 'Where its figures stand' })
  phase!: ReportPhase;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is due' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'True when it is missing after its day' })
  isLate!: boolean;

  @Field(() => Boolean, {
    description:
      'True when what was reported no longer is what lies below; the organization has to confirm or report anew',
  })
  isStale!: boolean;

  @Field(() => Boolean, { description: 'True when the round goes on with a newer form than that of the draft' })
  isFormOutdated!: boolean;

  @Field(() => Boolean, { description: 'True when others report through it; it then adds own figures to theirs' })
  hasBelow!: boolean;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: `Null for those who may not read the report in full. ${FORM_ANSWERS_SHAPE}`,
  })
  answers!: Record<string, unknown> | null;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description:
      'How often each field was written, by key; `reportSubmissionSave` takes it back for the fields that it changes',
  })
  fieldVersions!: Record<string, unknown> | null;

  @Field(() => [ReportTakenFactType], { description: 'What the system knew, and how the answers differ' })
  facts!: ReportTakenFactType[];

  @Field(() => [ReportRemarkType], { description: 'Why answers differ from what the system knew' })
  remarks!: ReportRemarkType[];

  @Field(() => [ReportRemarkType], { description: 'Words of the verifier on single fields' })
  comments!: ReportRemarkType[];

  @Field(() => String, { nullable: true, description: 'Why it was sent back, opened again or excused' })
  returnReason!: string | null;

  @Field(() => [FormDroppedAnswerType], { description: 'What a newer form had no place for' })
  dropped!: FormDroppedAnswerType[];

  @Field(() => [ReportTotalType], {
    description: 'Totals of this level: those reported, else own figures and all accepted ones below as they are now',
  })
  totals!: ReportTotalType[];

  @Field(() => [ReportTotalType], { description: 'Figures of its own answers alone' })
  ownTotals!: ReportTotalType[];

  @Field(() => [ReportDifferenceType], { description: 'What changed below since it was reported; empty unless stale' })
  staleChanges!: ReportDifferenceType[];

  @Field(() => [ReportSubmissionType], { description: 'Reports whose change made it stale' })
  staleCauses!: ReportSubmissionType[];

  @Field(() => Int, { description: 'Accepted reports directly below whose own totals are stale' })
  staleBelowCount!: number;

  @Field(() => ReportCountsType, { description: 'Reports directly below by how they stand' })
  childCounts!: ReportCountsType;

  @Field(() => Int, { description: 'Reports owed in its subtree, its own included' })
  owedCount!: number;

  @Field(() => Int, { description: 'Number of the revision submitted last, 0 before the first' })
  revision!: number;

  @Field(() => [ReportRevisionType], { description: 'What was submitted when, the newest first' })
  revisions!: ReportRevisionType[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted last' })
  submittedAt!: Date | null;

  @Field(() => ReportSubmissionPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ReportSubmissionPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of submissions. */
export const ReportSubmissionConnection = connectionType('ReportSubmission', () => ReportSubmissionType);

const submission = { reportSubmission: [() => ReportSubmissionType, 'The report'] } as const;
const ReportSubmissionPayload = payloadInterface('ReportSubmissionPayload', 'Result of a step of a report', submission);
const stepOf = (name: `${string}Payload`, text: string) => payloadType(name, text, submission, ReportSubmissionPayload);

/** Payloads of the mutations of submissions. */
export const ReportSubmissionPayloads = {
  save: stepOf('ReportSubmissionSavePayload', 'Result of writing a draft'),
  carry: stepOf('ReportSubmissionCarryPayload', 'Result of taking a draft over to the newer form'),
  refresh: payloadType(
    'ReportSubmissionRefreshPayload',
    'Result of taking the system figures anew',
    {
      ...submission,
      changes: [
        () => [ReportFactChangeType],
        'Fields that the system knows something else of, or whose answer followed',
      ],
    },
    ReportSubmissionPayload,
  ),
  submit: stepOf('ReportSubmissionSubmitPayload', 'Result of submitting a report'),
  confirm: stepOf('ReportSubmissionConfirmPayload', 'Result of taking the figures from below anew'),
  return: stepOf('ReportSubmissionReturnPayload', 'Result of sending a report back'),
  accept: stepOf('ReportSubmissionAcceptPayload', 'Result of accepting a report'),
  reopen: stepOf('ReportSubmissionReopenPayload', 'Result of opening a report again'),
};
