import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { AccountType } from '../identity/index.ts';
import { InstitutionType } from '../institution/index.ts';
import { OrganizationType } from '../organization/index.ts';
import type { DuplicateReason, Gender, MinorStatus, PersonKind, PersonStatus } from './people.enums.ts';

/** GraphQL enum of genders. */
export const GenderEnum = graphqlEnum<Gender>('Gender', 'Gender as the record gives it (性别)', {
  FEMALE: 'Female (女)',
  MALE: 'Male (男)',
});

/** GraphQL enum of kinds of persons. */
export const PersonKindEnum = graphqlEnum<PersonKind>('PersonKind', 'What a person is at a school (人员类别)', {
  PUPIL: 'Pupil of a secondary school (中学生)',
  UNDERGRADUATE: 'Undergraduate or college student (本专科生)',
  POSTGRADUATE: 'Graduate student (研究生)',
  STAFF: 'Teacher or other staff (教职工)',
});

/** GraphQL enum of age classes. */
export const MinorStatusEnum = graphqlEnum<MinorStatus>(
  'MinorStatus',
  'Age class that the law on personal data distinguishes (未成年状态)',
  {
    ADULT: 'Of full age (成年)',
    UNDER_18: '14 to 17 years old (已满 14 未满 18 周岁)',
    UNDER_14: 'Under 14; a guardian must have consented (未满 14 周岁)',
  },
);

/** GraphQL enum of states of persons. */
export const PersonStatusEnum = graphqlEnum<PersonStatus>(
  'PersonStatus',
  'State of the record of a person (人员状态)',
  {
    ACTIVE: 'In use (在册)',
    GRADUATED: 'Has left the school (已毕业)',
    MERGED: 'Merged into another record (已合并)',
  },
);

/** GraphQL enum of signs of duplicates. */
const DuplicateReasonEnum = graphqlEnum<DuplicateReason>(
  'DuplicateReason',
  'Sign that two records may be of one person (疑似重复依据)',
  {
    SAME_NAME: 'Same name (姓名相同)',
    SAME_STUDENT_NUMBER: 'Same student number (学号相同)',
    SAME_INSTITUTION_AND_GRADE: 'Same school and year of enrolment (同校同年级)',
    SAME_EMAIL: 'Same e-mail address (邮箱相同)',
    SAME_PHONE: 'Same telephone number (电话相同)',
  },
);

/** A record that may be of the same person. */
@ObjectType('DuplicateCandidate', {
  simpleResolvers: true,
  description: 'Record that may be of the same person, among those the viewer may see (疑似重复)',
})
export class DuplicateCandidateType {
  /** Uuid of the other record; leaves as a public id. */
  personUuid!: string;

  @Field(() => String, { description: 'Name on the other record' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Student number on the other record' })
  studentNumber!: string | null;

  @Field(() => String, { description: 'Organization that keeps the other record' })
  organizationName!: string;

  @Field(() => Int, { description: 'How strong the signs are, from 30 to 100' })
  score!: number;

  @Field(() => [DuplicateReasonEnum], { description: 'The signs' })
  reasons!: DuplicateReason[];
}

/** What undoing a merge would bring back. */
@ObjectType('PersonMergeUndo', {
  simpleResolvers: true,
  description: 'What undoing a merge would bring back (撤销合并预览)',
})
export class PersonMergeUndoType {
  @Field(() => DateTimeScalar, { description: 'When the records were merged' })
  mergedAt!: Date;

  @Field(() => Int, { description: 'Number of terms that go back' })
  termCount!: number;

  @Field(() => Int, { description: 'Number of handover packs that go back' })
  handoverCount!: number;

  @Field(() => Boolean, { description: 'True when the account goes back' })
  returnsAccount!: boolean;

  @Field(() => [String], { description: 'Fields that the surviving record took over and loses again' })
  clearedFields!: string[];

  @Field(() => Boolean, { description: 'False when something that the merge moved has gone elsewhere since' })
  isPossible!: boolean;
}

/** What the viewer may do with a person. */
@ObjectType('PersonPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a person (操作权限)',
})
export class PersonPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may edit the record' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may merge it with another record' })
  merge!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may undo its merge into another record' })
  unmerge!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may invite the person to an account' })
  linkAccount!: boolean;
}

/** Person as clients see it. */
@ObjectType('Person', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Someone the federation keeps a record of, with or without an account (人员)',
})
export class PersonType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => GenderEnum, { nullable: true, description: 'Gender, null when not given' })
  gender!: Gender | null;

  @Field(() => PersonKindEnum, { description: 'What the person is at a school' })
  kind!: PersonKind;

  @Field(() => String, { nullable: true, description: 'Student number (学号)' })
  studentNumber!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of enrolment (年级)' })
  grade!: number | null;

  @Field(() => String, { nullable: true, description: 'Faculty in words (院系)' })
  facultyUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number' })
  phone!: string | null;

  @Field(() => MinorStatusEnum, {
    nullable: true,
    description: 'Age class; only for the person and for those who keep the record',
  })
  minorStatus!: MinorStatus | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which a guardian consented; only for the person and for those who keep the record',
  })
  guardianConsentOn!: string | null;

  @Field(() => PersonStatusEnum, { description: 'State of the record' })
  status!: PersonStatus;

  @Field(() => String, { nullable: true, description: 'Code of the person in the system of the organization' })
  externalCode!: string | null;

  @Field(() => Boolean, { description: 'True when the person can sign in or was invited to' })
  hasAccount!: boolean;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that keeps the record' })
  organization!: OrganizationType | null;

  @Field(() => InstitutionType, { nullable: true, description: 'School of the person' })
  institution!: InstitutionType | null;

  @Field(() => AccountType, {
    nullable: true,
    description: 'Account of the person; only for account administrators and the person',
  })
  account!: AccountType | null;

  @Field(() => PersonType, { nullable: true, description: 'Record that carries the person on after a merge' })
  mergedInto!: PersonType | null;

  @Field(() => [PersonType], { description: 'Records that were merged into this one, as far as visible' })
  absorbed!: PersonType[];

  @Field(() => PersonMergeUndoType, {
    nullable: true,
    description: 'What undoing the merge would bring back; only for those who may merge, null unless it was merged',
  })
  mergeUndo!: PersonMergeUndoType | null;

  @Field(() => [DuplicateCandidateType], {
    description: 'Records that may be of the same person, at most 20, the likeliest first',
  })
  duplicates!: DuplicateCandidateType[];

  @Field(() => DateTimeScalar, { description: 'When the record was made' })
  createdAt!: Date;

  @Field(() => PersonPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: PersonPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of persons. */
export const PersonConnection = connectionType('Person', () => PersonType);

const result = (verb: string) => ({ person: [() => PersonType, `The ${verb} person`] }) as const;

/** Payload of `personCreate`. */
export const PersonCreatePayload = payloadType('PersonCreatePayload', 'Result of entering a person', result('new'));
/** Payload of `personUpdate`. */
export const PersonUpdatePayload = payloadType('PersonUpdatePayload', 'Result of editing a person', result('edited'));
/** Payload of `personMerge`. */
export const PersonMergePayload = payloadType(
  'PersonMergePayload',
  'Result of merging two records',
  result('surviving'),
);
/** Payload of `personUnmerge`. */
export const PersonUnmergePayload = payloadType(
  'PersonUnmergePayload',
  'Result of undoing a merge',
  result('restored'),
);
/** Payload of `personLinkAccount`. */
export const PersonLinkAccountPayload = payloadType(
  'PersonLinkAccountPayload',
  'Result of giving a person an account',
  result('linked'),
);
