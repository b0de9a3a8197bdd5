import { IsEmail, IsInt, IsNotEmpty, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
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
import type { Gender, MinorStatus, PersonKind } from './people.enums.ts';
import { GenderEnum, MinorStatusEnum, PersonKindEnum, PersonStatusEnum } from './person.type.ts';

const GenderFilter = enumFilterInput('Gender', GenderEnum);
const PersonKindFilter = enumFilterInput('PersonKind', PersonKindEnum);
const PersonStatusFilter = enumFilterInput('PersonStatus', PersonStatusEnum);

/** Arguments of `persons` and of `duplicatePersons`. */
export const PersonListArguments = listArguments({
  search: true,
  order: orderInput('Person', {
    NAME: 'By name in pinyin order',
    GRADE: 'By year of enrolment',
    STUDENT_NUMBER: 'By student number',
    CREATED_AT: 'By the instant at which the record was made',
  }),
  filter: filterInput('Person', {
    id: [() => IdFilter, 'The person itself'],
    name: [() => StringFilter, 'Name'],
    kind: [() => PersonKindFilter, 'What the person is at a school'],
    gender: [() => GenderFilter, 'Gender'],
    studentNumber: [() => StringFilter, 'Student number'],
    grade: [() => IntFilter, 'Year of enrolment'],
    facultyUnit: [() => StringFilter, 'Faculty in words'],
    email: [() => StringFilter, 'E-mail address'],
    phone: [() => StringFilter, 'Telephone number'],
    status: [() => PersonStatusFilter, 'State of the record'],
    externalCode: [() => StringFilter, 'Code in the system of the organization'],
    institutionId: [() => IdFilter, 'School'],
    organizationId: [() => IdFilter, 'Organization that keeps the record'],
    within: [() => ID, 'Organization in whose subtree the record is kept'],
    createdAt: [() => DateTimeFilter, 'When the record was made'],
    hasAccount: [() => Boolean, 'Whether the person can sign in or was invited to'],
    isInOffice: [() => Boolean, 'Whether the person holds an office now'],
    hasDuplicates: [() => Boolean, 'Whether another visible record may be of the same person'],
  }),
});

const PHONE = /^\+?[0-9 -]{5,30}$/;

/** New person. */
@InputType('PersonCreateInput', { description: 'Person to enter; no opinions, scores or political status are kept' })
export class PersonCreateInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => ID, { description: 'Organization that keeps the record' })
  organizationId!: string;

  @Field(() => PersonKindEnum, { description: 'What the person is at a school' })
  kind!: PersonKind;

  @Field(() => GenderEnum, { nullable: true, description: 'Gender' })
  gender?: Gender | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Student number' })
  studentNumber?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1950)
  @Max(2100)
  @Field(() => Int, { nullable: true, description: 'Year of enrolment' })
  grade?: number | null;

  @Field(() => ID, { nullable: true, description: 'School; absent: that of the organization' })
  institutionId?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Faculty in words' })
  facultyUnit?: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(LIMITS.email)
  @Field(() => String, { nullable: true, description: 'E-mail address' })
  email?: string | null;

  @IsOptional()
  @Matches(PHONE)
  @Field(() => String, { nullable: true, description: 'Telephone number' })
  phone?: string | null;

  @Field(() => MinorStatusEnum, { description: 'Age class' })
  minorStatus!: MinorStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which a guardian consented; obligatory under 14' })
  guardianConsentOn?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code of the person in the system of the organization' })
  externalCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: similar records were compared and are of other people' })
  isDistinct?: boolean | null;
}

/** Edit of a person; absent fields stay. */
@InputType('PersonUpdateInput', { description: 'Facts of a person to change; absent ones stay, null clears' })
export class PersonUpdateInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string;

  @IsNotEmpty()
  @Field(() => ID, { nullable: true, description: 'Organization that keeps the record from now on' })
  organizationId?: string;

  @IsNotEmpty()
  @Field(() => PersonKindEnum, { nullable: true, description: 'What the person is at a school' })
  kind?: PersonKind;

  @Field(() => GenderEnum, { nullable: true, description: 'Gender' })
  gender?: Gender | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Student number' })
  studentNumber?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1950)
  @Max(2100)
  @Field(() => Int, { nullable: true, description: 'Year of enrolment' })
  grade?: number | null;

  @Field(() => ID, { nullable: true, description: 'School' })
  institutionId?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Faculty in words' })
  facultyUnit?: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(LIMITS.email)
  @Field(() => String, { nullable: true, description: 'E-mail address' })
  email?: string | null;

  @IsOptional()
  @Matches(PHONE)
  @Field(() => String, { nullable: true, description: 'Telephone number' })
  phone?: string | null;

  @IsNotEmpty()
  @Field(() => MinorStatusEnum, { nullable: true, description: 'Age class' })
  minorStatus?: MinorStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which a guardian consented' })
  guardianConsentOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: has left the school and can not take office; false: is back',
  })
  isGraduated?: boolean;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code of the person in the system of the organization' })
  externalCode?: string | null;
}

/** Merge of two records. */
@InputType('PersonMergeInput', { description: 'Record to merge into another one' })
export class PersonMergeInput {
  @Field(() => ID, { description: 'Record that gives way; its terms and account go to the surviving one' })
  mergedId!: string;

  @Field(() => Int, { description: 'Version of that record that the caller saw' })
  mergedVersion!: number;

  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why they are of one person' })
  reason!: string;
}

/** Undoing of a merge. */
@InputType('PersonUnmergeInput', { description: 'Undoing of a merge' })
export class PersonUnmergeInput {
  @IsNotEmpty()
  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why they are of different people' })
  reason!: string;
}

/** Account of a person. */
@InputType('PersonLinkAccountInput', { description: 'Invitation of a person to an account of their own' })
export class PersonLinkAccountInput {
  @IsOptional()
  @MaxLength(LIMITS.loginName)
  @Field(() => String, { nullable: true, description: 'Proposed login name; the person may choose one when absent' })
  loginName?: string | null;
}
