import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateFilter,
  DateTimeFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { OrganizationCreateInput, OrganizationLevelFilter } from '../organization/index.ts';
import { GradesBasisEnum, TermSourceEnum, type GradesBasis, type TermSource } from '../people/index.ts';
import { AnswerEnum, CaseStateEnum, VettingGroundEnum } from './case.type.ts';
import type { VettingGround } from './procedure.enums.ts';
import { SubjectKindFilter } from './procedure.input.ts';

const CaseStateFilter = enumFilterInput('ProcedureCaseState', CaseStateEnum);

/** Arguments of lists of cases. */
export const ProcedureCaseListArguments = listArguments({
  order: orderInput('ProcedureCase', {
    OPENED_AT: 'By the instant of opening',
    DUE_ON: 'By the deadline of the present step, those without one last',
    TITLE: 'By what it is about, in pinyin order',
    STEP_ON: 'By the day on which the present step began',
  }),
  filter: filterInput('ProcedureCase', {
    id: [() => IdFilter, 'The case itself'],
    subjectKind: [() => SubjectKindFilter, 'What it is about'],
    state: [() => CaseStateFilter, 'State'],
    organizationId: [() => IdFilter, 'Organization whose matter it is'],
    procedureId: [() => IdFilter, 'Chain by which it goes'],
    within: [() => ID, 'Organization in whose subtree it is'],
    dueOn: [() => DateFilter, 'Deadline of the present step'],
    openedAt: [() => DateTimeFilter, 'When it was opened'],
    isLate: [() => Boolean, 'True: the deadline of the present step is over; false: it is not'],
    isEscalated: [() => Boolean, 'True: a body is sought above the organization that the chain names; false: none is'],
    waitsForMe: [() => Boolean, 'True: asks the viewer now; false: does not'],
    waitingLevel: [() => OrganizationLevelFilter, 'Level of an organization that is asked now'],
    isMine: [() => Boolean, 'True: opened by the viewer; false: by others'],
    isAboutMe: [() => Boolean, 'True: the viewer is its candidate; false: is not'],
  }),
});

/** Appointment to put before a chain. */
@InputType('AppointmentCaseInput', { description: 'Person who is to be put into an office' })
class AppointmentCaseInput {
  @Field(() => ID, { description: 'Office' })
  officeId!: string;

  @Field(() => ID, { description: 'Candidate' })
  personId!: string;

  @Field(() => DateScalar, { description: 'First day in office; the day of the last answer when that is later' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day out of office' })
  endsOn!: string;

  @Field(() => TermSourceEnum, { description: 'ELECTION or APPOINTMENT' })
  source!: TermSource;

  @Field(() => GradesBasisEnum, {
    nullable: true,
    description: 'Basis on which the school office confirmed that the grades suffice; the rank is never kept',
  })
  gradesBasis?: GradesBasis | null;

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Reason for a cross-appointment' })
  crossAppointmentReason?: string | null;

  @Field(() => ID, { nullable: true, description: 'Member organization whose seat this is' })
  representedId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Unit that nominates, such as the union of a faculty' })
  nominatingId?: string | null;
}

/** Closing to put before a chain. */
@InputType('ClosingCaseInput', { description: 'Organization that is to be closed' })
class ClosingCaseInput {
  @Field(() => ID, { description: 'Organization' })
  organizationId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day of effect; the day of the last answer when absent' })
  effectiveOn?: string | null;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Membership to put before a chain. */
@InputType('MembershipCaseInput', { description: 'Union of a school that is to join a federation' })
class MembershipCaseInput extends ClosingCaseInput {
  @Field(() => ID, { description: 'Federation of a province or city that takes it in' })
  federationId!: string;
}

/** Transfer to put before a chain. */
@InputType('TransferCaseInput', { description: 'Organization that is to stand below another one' })
class TransferCaseInput extends ClosingCaseInput {
  @Field(() => ID, { description: 'New parent' })
  parentId!: string;
}

/** New case. */
@InputType('ProcedureCaseOpenInput', { description: 'Matter to put before the chain that binds it; exactly one kind' })
export class ProcedureCaseOpenInput {
  @IsOptional()
  @ValidateNested()
  @Field(() => AppointmentCaseInput, { nullable: true, description: 'Appointment' })
  appointment?: AppointmentCaseInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => OrganizationCreateInput, {
    nullable: true,
    description: 'Founding of an organization below another one',
  })
  founding?: OrganizationCreateInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => ClosingCaseInput, { nullable: true, description: 'Closing of an organization' })
  closing?: ClosingCaseInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => MembershipCaseInput, { nullable: true, description: 'Membership of a union in a federation' })
  membership?: MembershipCaseInput | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => TransferCaseInput, { nullable: true, description: 'Transfer of an organization' })
  transfer?: TransferCaseInput | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.attachments)
  @ArrayUnique()
  @Field(() => [ID], { nullable: true, description: 'Uploaded files handed in with it' })
  attachmentIds?: string[] | null;
}

@InputType('ProcedureWordsInput', { description: 'What is said in answering' })
class WordsInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Body that the answer is for, when the viewer may answer for several',
  })
  bodyNo?: number | null;

  @IsOptional()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @Field(() => [VettingGroundEnum], { nullable: true, description: 'Grounds, to refuse or return an appointment' })
  grounds?: VettingGround[] | null;

  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, {
    nullable: true,
    description: 'Opinion; required to refuse or return, and never for appointments',
  })
  opinion?: string | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.attachments)
  @ArrayUnique()
  @Field(() => [ID], { nullable: true, description: 'Uploaded files handed in with it; never for appointments' })
  attachmentIds?: string[] | null;
}

/** Answer. */
@InputType('ProcedureCaseDecideInput', { description: 'Answer to the present step of a case' })
export class ProcedureCaseDecideInput extends WordsInput {
  @Field(() => AnswerEnum, { description: 'Answer' })
  outcome!: 'PASSED' | 'NOT_PASSED';
}

/** Return. */
@InputType('ProcedureCaseReturnInput', { description: 'Step to which a case is returned, and why' })
export class ProcedureCaseReturnInput extends WordsInput {
  @Field(() => Int, { description: 'Earlier step that is asked again; 0: the opener' })
  toStepNo!: number;
}

/** Withdrawal. */
@InputType('ProcedureCaseWithdrawInput', { description: 'Why a case is taken back' })
export class ProcedureCaseWithdrawInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why; not kept with an appointment' })
  reason!: string;
}

/** New submission. */
@InputType('ProcedureCaseResubmitInput', { description: 'What is said when a returned case is submitted again' })
export class ProcedureCaseResubmitInput {
  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, { nullable: true, description: 'What has been mended; never for appointments' })
  note?: string | null;

  @IsOptional()
  @ArrayMaxSize(LIMITS.attachments)
  @ArrayUnique()
  @Field(() => [ID], { nullable: true, description: 'Uploaded files handed in with it' })
  attachmentIds?: string[] | null;
}
