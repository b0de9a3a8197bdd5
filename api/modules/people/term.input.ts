import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { OfficeBodyFilter } from './office.input.ts';
import type { GradesBasis, TermSource } from './people.enums.ts';
import { HandoverStatusEnum } from './handover.type.ts';
import { GradesBasisEnum, TermSourceEnum, TermStateEnum } from './term.type.ts';

const TermSourceFilter = enumFilterInput('TermSource', TermSourceEnum);
const TermStateFilter = enumFilterInput('TermState', TermStateEnum);
const HandoverStatusFilter = enumFilterInput('HandoverStatus', HandoverStatusEnum);

/** Conditions on the key of a title. */
@InputType('TitleKeyFilter', { description: 'Conditions on the key of a title; at least one of the given keys' })
class TitleKeyFilter {
  @Field(() => String, { nullable: true, description: 'Equals' })
  eq?: string;

  @Field(() => [String], { nullable: true, description: 'Is one of' })
  in?: string[];
}

/** Arguments of lists of terms. */
export const TermListArguments = listArguments({
  order: orderInput('Term', {
    STARTS_ON: 'By first day in office',
    ENDS_ON: 'By first day out of office',
    BODY: 'By body of the office',
    OFFICE: 'By name of the office in pinyin order',
  }),
  filter: filterInput('Term', {
    id: [() => IdFilter, 'The term itself'],
    organizationId: [() => IdFilter, 'Organization of the office'],
    within: [() => ID, 'Organization in whose subtree the office is'],
    officeId: [() => IdFilter, 'Office'],
    personId: [() => IdFilter, 'Holder; only for those who may read persons'],
    representedId: [() => IdFilter, 'Member organization whose seat it is'],
    source: [() => TermSourceFilter, 'How it came about'],
    state: [() => TermStateFilter, 'Where it stands today'],
    body: [() => OfficeBodyFilter, 'Body of the office'],
    titleKey: [() => TitleKeyFilter, 'Key of the title of the office'],
    startsOn: [() => DateFilter, 'First day in office'],
    endsOn: [() => DateFilter, 'First day out of office'],
  }),
});

/** Arguments of lists of turns. */
export const RotationTurnListArguments = listArguments({
  order: orderInput('RotationTurn', { STARTS_ON: 'By first day of the turn' }),
  filter: filterInput('RotationTurn', {
    officeId: [() => IdFilter, 'Rotating office'],
    organizationId: [() => IdFilter, 'Organization'],
    within: [() => ID, 'Organization in whose subtree the office is'],
    startsOn: [() => DateFilter, 'First day of the turn'],
    endsOn: [() => DateFilter, 'First day after the turn'],
  }),
});

/** Arguments of lists of handover packs. */
export const HandoverPackListArguments = listArguments({
  order: orderInput('HandoverPack', { ENDED_ON: 'By first day out of office' }),
  filter: filterInput('HandoverPack', {
    id: [() => IdFilter, 'The pack itself'],
    status: [() => HandoverStatusFilter, 'State'],
    organizationId: [() => IdFilter, 'Organization'],
    within: [() => ID, 'Organization in whose subtree the office is'],
    officeId: [() => IdFilter, 'Office'],
    termId: [() => IdFilter, 'Term that ended'],
    endedOn: [() => DateFilter, 'First day out of office'],
  }),
});

/** New term. */
@InputType('TermCreateInput', { description: 'Person to put into an office for a period' })
export class TermCreateInput {
  @Field(() => ID, { description: 'Office' })
  officeId!: string;

  @Field(() => ID, { description: 'Who is to hold it' })
  personId!: string;

  @Field(() => DateScalar, { description: 'First day in office; may lie ahead' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day out of office' })
  endsOn!: string;

  @Field(() => TermSourceEnum, { description: 'ELECTION or APPOINTMENT; turns are planned by `rotationPlan`' })
  source!: TermSource;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Document or meeting that makes it' })
  evidence!: string;

  @Field(() => ID, { nullable: true, description: 'Member organization whose seat this is' })
  representedId?: string | null;

  @Field(() => GradesBasisEnum, {
    nullable: true,
    description: 'Basis on which the school office confirmed that the grades suffice; the rank is never kept',
  })
  gradesBasis?: GradesBasis | null;

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, {
    nullable: true,
    description: 'Reason for a cross-appointment, when the person serves in another body at the same time',
  })
  crossAppointmentReason?: string | null;
}

/** Change of a term; absent fields stay. */
@InputType('TermAmendInput', { description: 'Facts of a term to change before it is over; absent ones stay' })
export class TermAmendInput {
  @Field(() => DateScalar, { nullable: true, description: 'First day in office; only before it has begun' })
  startsOn?: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day out of office, later than today' })
  endsOn?: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Document or meeting that makes it' })
  evidence?: string;

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Reason for a cross-appointment' })
  crossAppointmentReason?: string | null;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why it is changed' })
  reason!: string;
}

/** End of a term. */
@InputType('TermEndInput', { description: 'Early end of a term, or calling one off before it begins' })
export class TermEndInput {
  @Field(() => DateScalar, { description: 'First day out of office' })
  endsOn!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Plan of a rotation. */
@InputType('RotationPlanInput', {
  description: 'Turns of the members of the presidium in a rotating office (轮值安排)',
})
export class RotationPlanInput {
  @Field(() => DateScalar, { description: 'First day of the first turn' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after the last turn' })
  endsOn!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  @Field(() => Int, { nullable: true, description: 'Number of turns; absent: by the length that the rules name' })
  turns?: number | null;

  @IsOptional()
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Field(() => [ID], {
    nullable: true,
    description: 'Members in the order in which they lead; absent: all, by first day in the presidium',
  })
  personIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: turns of the period that have not begun are called off first',
  })
  replacesExisting?: boolean | null;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Decision that makes the calendar' })
  evidence!: string;
}

/** Swap of two turns. */
@InputType('RotationTurnSwapInput', { description: 'Two turns whose holders change places' })
export class RotationTurnSwapInput {
  @Field(() => ID, { description: 'The other turn of the same office' })
  withId!: string;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;
}

/** Notes to the successor. */
@InputType('HandoverNoteInput', { description: 'Notes of the outgoing holder to the successor' })
export class HandoverNoteInput {
  @IsOptional()
  @MaxLength(LIMITS.note)
  @Field(() => String, { nullable: true, description: 'Notes; null clears them' })
  notes?: string | null;
}
