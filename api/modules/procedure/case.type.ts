import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType, UserErrorCode } from '../../graphql/user-error.ts';
import { OrganizationType, PlannedChangeType } from '../organization/index.ts';
import { OfficeType, PersonType, TermType } from '../people/index.ts';
import type { CaseEvent, CaseState, StepKind, StepOutcome, SubjectKind, VettingGround } from './procedure.enums.ts';
import { ProcedureType, ProcedureVersionType, StepKindEnum, SubjectKindEnum } from './procedure.type.ts';

/** GraphQL enum of states of cases. */
export const CaseStateEnum = graphqlEnum<CaseState>('ProcedureCaseState', 'State of a case (审批状态)', {
  OPEN: 'Under way (审批中)',
  APPROVED: 'Approved and carried out (已通过)',
  REJECTED: 'Not passed (未通过)',
  WITHDRAWN: 'Taken back (已撤回)',
});

/** GraphQL enum of events. */
const CaseEventEnum = graphqlEnum<CaseEvent>('ProcedureCaseEvent', 'What happened to a case (审批记录类型)', {
  OPENED: 'Opened (发起)',
  ENTERED: 'A step began (进入步骤)',
  NOT_APPLICABLE: 'A step does not apply by its conditions (不适用)',
  DECIDED: 'A body answered (答复)',
  RETURNED: 'Returned to an earlier step or to the opener (退回)',
  RESUBMITTED: 'Submitted again by its opener (重新提交)',
  CONFLICT_DECLARED: 'Somebody declared a conflict of interest (声明回避)',
  REMINDED: 'Bodies were reminded (提醒)',
  ESCALATED: 'Nobody holds the office that is asked, so the next one above is asked (空缺上提)',
  RESTORED: 'The office that the chain names is held again and is asked (恢复审批)',
  OVERDUE: 'The deadline went by (超期)',
  MOVED: 'Goes on by a new version of the chain (转入新版本)',
  EFFECT_REFUSED: 'Could not be carried out and stays open (未能办理)',
  REVIEW_ASKED: 'The candidate asked for a review (申请复核)',
  APPROVED: 'Approved and carried out (通过)',
  REJECTED: 'Not passed (未通过)',
  WITHDRAWN: 'Taken back (撤回)',
});

/** GraphQL enum of outcomes. */
const StepOutcomeEnum = graphqlEnum<StepOutcome>('ProcedureStepOutcome', 'Outcome for one body (审批结果)', {
  PASSED: 'Passed (通过)',
  NOT_PASSED: 'Not passed (不通过)',
  RETURNED: 'Returned (退回)',
  ABSTAINED_CONFLICT: 'Abstained for a conflict of interest (回避)',
});

/** GraphQL enum of what may be answered. */
export const AnswerEnum = graphqlEnum<'PASSED' | 'NOT_PASSED'>(
  'ProcedureAnswer',
  'Answer of a body; to return a case there is a mutation of its own (答复)',
  { PASSED: 'Pass (通过)', NOT_PASSED: 'Do not pass (不通过)' },
);

/** GraphQL enum of grounds. */
export const VettingGroundEnum = graphqlEnum<VettingGround>(
  'VettingGround',
  'Ground of a vetting; the list is closed and nothing else is kept (任职审批理由)',
  {
    INELIGIBLE_YEAR: 'The year of study does not qualify (年级不符)',
    DISCIPLINE: 'Disciplinary record (违纪处分)',
    GRADES: 'Grades do not qualify (学业不达标)',
    INCOMPLETE_PAPERS: 'Papers are incomplete (材料不全)',
  },
);

/** Fact of a case. */
@ObjectType('ProcedureFact', { simpleResolvers: true, description: 'Fact of a case (事项内容)' })
export class ProcedureFactType {
  /** Kind of the case, by which the fact is read. */
  subjectKind!: SubjectKind;

  @Field(() => String, { description: 'Key' })
  key!: string;

  @Field(() => String, { description: 'Value as it is stored: a text, a day, or a value of an enum' })
  value!: string;
}

/** Why an effect was refused. */
@ObjectType('ProcedureFailure', {
  simpleResolvers: true,
  description: 'Why what was approved could not be carried out (未能办理的原因)',
})
export class ProcedureFailureType {
  @Field(() => UserErrorCode, { description: 'Stable code of the reason' })
  code!: string;
}

/** Body that is waited for. */
@ObjectType('ProcedureWaiting', {
  simpleResolvers: true,
  description: 'Body of the present step: where it is sought, who may answer, what it answered (等待审批方)',
})
export class ProcedureWaitingType {
  @Field(() => Int, { description: 'Number of the body in the step' })
  bodyNo!: number;

  @Field(() => [String], { description: 'Titles that may answer, in the language of the request' })
  titleNames!: string[];

  @Field(() => StepOutcomeEnum, { nullable: true, description: 'What it answered, null while it has not' })
  answer!: StepOutcome | null;

  @Field(() => String, { nullable: true, description: 'Organization that the chain names; null when there is none' })
  expectedName!: string | null;

  @Field(() => String, { nullable: true, description: 'Organization that is asked now; null when nobody anywhere is' })
  actingName!: string | null;

  @Field(() => Boolean, { description: 'True when it is asked above the one that the chain names' })
  isEscalated!: boolean;

  @Field(() => Boolean, { description: 'True when nobody in the whole line may answer, so that the case waits' })
  isVacant!: boolean;

  @Field(() => [String], { description: 'Names of those who may answer; not told to the candidate' })
  holderNames!: string[];
}

/** Seat of the viewer. */
@ObjectType('ProcedureViewerSeat', {
  simpleResolvers: true,
  description: 'Office from which the viewer may answer now (可审批身份)',
})
export class ProcedureViewerSeatType {
  @Field(() => Int, { description: 'Number of the body for which it answers' })
  bodyNo!: number;

  @Field(() => String, { description: 'Name of the office' })
  officeName!: string;

  @Field(() => String, { description: 'Organization of the office' })
  organizationName!: string;

  @Field(() => Boolean, { description: 'True when it stands above the organization that the chain names' })
  isEscalated!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Holder on whose behalf the viewer answers, null for the own office',
  })
  onBehalfOf!: string | null;
}

/** Entry of a timeline. */
@ObjectType('ProcedureStep', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Entry of the timeline of a case: who, in which office, when, with what outcome (审批记录)',
})
export class ProcedureStepType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Place in the timeline, from 1' })
  position!: number;

  @Field(() => CaseEventEnum, { description: 'What happened' })
  event!: CaseEvent;

  @Field(() => Int, { description: 'Number of the step; 0 for the opener' })
  stepNo!: number;

  @Field(() => String, { nullable: true, description: 'Name of the step in the language of the request' })
  stepName!: string | null;

  @Field(() => StepKindEnum, { nullable: true, description: 'What the step asks for' })
  kind!: StepKind | null;

  @Field(() => Int, { nullable: true, description: 'Number of the body in the step' })
  bodyNo!: number | null;

  @Field(() => Int, { description: 'Round: every return begins a new one' })
  round!: number;

  @Field(() => StepOutcomeEnum, { nullable: true, description: 'Outcome, for what a body said' })
  outcome!: StepOutcome | null;

  @Field(() => [VettingGroundEnum], { description: 'Grounds, for appointments' })
  grounds!: VettingGround[];

  @Field(() => String, { nullable: true, description: 'Opinion; never for appointments' })
  opinion!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did it; not told to the candidate' })
  personName!: string | null;

  @Field(() => String, { nullable: true, description: 'In which office' })
  officeName!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization of that office' })
  actingOrganization!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: 'Holder on whose behalf a delegate acted' })
  delegatorName!: string | null;

  @Field(() => Int, { nullable: true, description: 'Step to which it was returned; 0 for the opener' })
  toStepNo!: number | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Where an escalation begins: what the chain names' })
  fromOrganization!: OrganizationType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Where an escalation leads; null: nowhere, it waits' })
  toOrganization!: OrganizationType | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day for which a reminder or a delay was noted' })
  markOn!: string | null;

  @Field(() => Boolean, { description: 'True for an answer that was kept when the case moved to a new version' })
  isKept!: boolean;

  @Field(() => ProcedureFailureType, { nullable: true, description: 'Why it could not be carried out' })
  effectFailure!: ProcedureFailureType | null;

  @Field(() => DateTimeScalar, { description: 'When' })
  at!: Date;
}

/** What the viewer may do with a case. */
@ObjectType('ProcedureCasePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a case now (操作权限)',
})
export class CasePermissionsType {
  @Field(() => Boolean, { description: 'True when the present step asks the viewer' })
  decide!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may return it' })
  return!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may declare a conflict of interest' })
  declareConflict!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may take it back' })
  withdraw!: boolean;

  @Field(() => Boolean, { description: 'True when it lies with the viewer to be submitted again' })
  resubmit!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer is its candidate and may ask for a review' })
  askReview!: boolean;
}

/** Case as clients see it. */
@ObjectType('ProcedureCase', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Matter on its way through an approval chain (审批事项)',
})
export class ProcedureCaseType implements NodeType {
  id!: string;

  @Field(() => SubjectKindEnum, { description: 'What it is about' })
  subjectKind!: SubjectKind;

  @Field(() => String, { description: 'What exactly, without names of persons' })
  title!: string;

  @Field(() => CaseStateEnum, { description: 'State' })
  state!: CaseState;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization whose matter it is' })
  organization!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Other organization: the one that nominates, takes in or receives',
  })
  other!: OrganizationType | null;

  @Field(() => ProcedureType, { nullable: true, description: 'Chain by which it goes' })
  procedure!: ProcedureType | null;

  @Field(() => ProcedureVersionType, { nullable: true, description: 'Version of the chain by which it goes' })
  procedureVersion!: ProcedureVersionType | null;

  @Field(() => OfficeType, { nullable: true, description: 'Office that is to be filled, for appointments' })
  office!: OfficeType | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Candidate; null unless the viewer may see the record of the person',
  })
  candidate!: PersonType | null;

  @Field(() => String, { nullable: true, description: 'Name of the candidate' })
  candidateName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who opened it; not told to the candidate' })
  openerName!: string | null;

  @Field(() => [ProcedureFactType], { description: 'What it is about in facts' })
  facts!: ProcedureFactType[];

  @Field(() => Int, { description: 'Number of the present step, from 1; 0 while it lies with the opener' })
  stepNo!: number;

  @Field(() => Int, { description: 'Round: answers count in the round in which they were given' })
  round!: number;

  @Field(() => DateScalar, { description: 'Day on which the present step began' })
  stepOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Deadline of the present step' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'True when the deadline of the present step is over' })
  isLate!: boolean;

  @Field(() => Boolean, { description: 'True while a body is sought above the organization that the chain names' })
  isEscalated!: boolean;

  @Field(() => [ProcedureWaitingType], { description: 'Bodies of the present step, and for whom it waits' })
  waiting!: ProcedureWaitingType[];

  @Field(() => [ProcedureViewerSeatType], { description: 'Offices from which the viewer may answer now' })
  viewerSeats!: ProcedureViewerSeatType[];

  @Field(() => [ProcedureStepType], { description: 'Timeline, the first entry first' })
  steps!: ProcedureStepType[];

  @Field(() => ProcedureFailureType, {
    nullable: true,
    description: 'Why it could not be carried out when it was approved last, null when nothing stands against it',
  })
  effectFailure!: ProcedureFailureType | null;

  @Field(() => TermType, { nullable: true, description: 'Term that came of it' })
  term!: TermType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that came of it or changed by it' })
  resultOrganization!: OrganizationType | null;

  @Field(() => PlannedChangeType, { nullable: true, description: 'Plan that came of it, when its day lies ahead' })
  plannedChange!: PlannedChangeType | null;

  @Field(() => Boolean, { description: 'True once the candidate has asked for a review' })
  isReviewed!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was opened' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was settled' })
  settledAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back' })
  settledReason!: string | null;

  @Field(() => CasePermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: CasePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of cases. */
export const ProcedureCaseConnection = connectionType('ProcedureCase', () => ProcedureCaseType);

const result = { procedureCase: [() => ProcedureCaseType, 'The case'] } as const;

/** Payloads of the mutations of cases, by mutation. */
export const CasePayloads = {
  open: payloadType('ProcedureCaseOpenPayload', 'Result of opening a case', result),
  decide: payloadType('ProcedureCaseDecidePayload', 'Result of an answer', result),
  return: payloadType('ProcedureCaseReturnPayload', 'Result of returning a case', result),
  declareConflict: payloadType('ProcedureCaseDeclareConflictPayload', 'Result of declaring a conflict', result),
  withdraw: payloadType('ProcedureCaseWithdrawPayload', 'Result of taking a case back', result),
  resubmit: payloadType('ProcedureCaseResubmitPayload', 'Result of submitting a case again', result),
  askReview: payloadType('ProcedureCaseAskReviewPayload', 'Result of asking for a review', result),
};
