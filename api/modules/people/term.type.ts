import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import { OfficeType } from './office.type.ts';
import type { GradesBasis, TermSource, TermState } from './people.enums.ts';
import { PersonType } from './person.type.ts';

/** GraphQL enum of sources of terms. */
export const TermSourceEnum = graphqlEnum<TermSource>('TermSource', 'How a term came about (任职来源)', {
  ELECTION: 'Elected by a congress or meeting (选举)',
  APPOINTMENT: 'Appointed after selection (任命)',
  ROTATION: 'By the calendar of a rotating office (轮值)',
});

/** GraphQL enum of states of terms. */
export const TermStateEnum = graphqlEnum<TermState>('TermState', 'Where a term stands today (任期状态)', {
  PAST: 'Over (已结束)',
  CURRENT: 'In force (现任)',
  FUTURE: 'Has not begun and gives nothing yet (未开始)',
  CANCELLED: 'Called off before it began (已取消)',
});

/** GraphQL enum of bases of the declaration on grades. */
export const GradesBasisEnum = graphqlEnum<GradesBasis>(
  'GradesBasis',
  'Period over which the school office judged the grades (学业依据)',
  {
    LAST_SEMESTER: 'Last semester (最近 1 个学期)',
    LAST_SCHOOL_YEAR: 'Last school year (最近 1 学年)',
    SINCE_ENROLMENT: 'Since enrolment (入学以来)',
    NO_FAILED_COURSE: 'No failed course, for graduate students (无不及格科目)',
  },
);

/** Another term of the same person in a linked body. */
@ObjectType('CrossAppointment', {
  simpleResolvers: true,
  description: 'Declared office of the same person in a linked body (交叉任职)',
})
export class CrossAppointmentType {
  @Field(() => String, { description: 'Name of the other office' })
  officeName!: string;

  @Field(() => String, { description: 'Name of the other organization' })
  organizationName!: string;

  @Field(() => String, { description: 'Stated reason' })
  reason!: string;
}

/** What the viewer may do with a term. */
@ObjectType('TermPermissions', { simpleResolvers: true, description: 'What the viewer may do with a term (操作权限)' })
export class TermPermissionsType {
  @Field(() => Boolean, {
    description:
      'True when the viewer may change its days or evidence; never when the office gives more than the viewer holds',
  })
  amend!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may end it or call it off' })
  end!: boolean;
}

/** Term as clients see it. */
@ObjectType('Term', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Time of a person in an office; the only source of authority (任期)',
})
export class TermType implements NodeType {
  id!: string;

  @Field(() => TermStateEnum, { description: 'Where it stands today' })
  state!: TermState;

  @Field(() => DateScalar, { description: 'First day in office' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day out of office' })
  endsOn!: string;

  @Field(() => DateScalar, { description: 'First day out of office as first decided' })
  plannedEndsOn!: string;

  @Field(() => TermSourceEnum, { description: 'How it came about' })
  source!: TermSource;

  @Field(() => String, {
    nullable: true,
    description: 'Document or meeting that made it; for the holder and those who read internal facts',
  })
  evidence!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended before its day; for the holder and those who read internal facts',
  })
  endedReason!: string | null;

  @Field(() => [ID], { description: 'Public ids of the rule pack versions under which it was made' })
  rulePackIds!: string[];

  @Field(() => GradesBasisEnum, {
    nullable: true,
    description: 'Basis on which the school office confirmed the grades; for the holder and those who appoint',
  })
  gradesBasis!: GradesBasis | null;

  @Field(() => OfficeType, { nullable: true, description: 'Office that is held' })
  office!: OfficeType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization of the office' })
  organization!: OrganizationType | null;

  @Field(() => PersonType, { nullable: true, description: 'Who holds it; null unless the viewer may see the person' })
  person!: PersonType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the holder as the published staff list gives it: adults in present office at school level and above',
  })
  publicName!: string | null;

  @Field(() => String, { nullable: true, description: 'Faculty of the holder as the published staff list gives it' })
  publicFacultyUnit!: string | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Member organization whose seat this is (主席团成员单位)',
  })
  represented!: OrganizationType | null;

  @Field(() => [CrossAppointmentType], {
    description:
      'Declared offices of the same person in linked bodies; for the holder and those who read internal facts',
  })
  crossAppointments!: CrossAppointmentType[];

  @Field(() => TermPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: TermPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** What the viewer may do with a turn. */
@ObjectType('RotationTurnPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a turn (操作权限)',
})
export class RotationTurnPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may swap it with another one; only before it begins' })
  swap!: boolean;
}

/** Turn as clients see it. */
@ObjectType('RotationTurn', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Turn of a member of the presidium in a rotating office (轮值)',
})
export class RotationTurnType implements NodeType {
  id!: string;

  @Field(() => Int, { description: 'Place in its plan, from 1' })
  position!: number;

  @Field(() => DateScalar, { description: 'First day of the turn' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after the turn' })
  endsOn!: string;

  @Field(() => TermStateEnum, { description: 'Where it stands today' })
  state!: TermState;

  @Field(() => String, { nullable: true, description: 'Why it was swapped' })
  swapReason!: string | null;

  @Field(() => OfficeType, { nullable: true, description: 'Rotating office' })
  office!: OfficeType | null;

  @Field(() => TermType, {
    nullable: true,
    description: 'Term that the turn gives; null for coming ones unless the viewer may see them',
  })
  term!: TermType | null;

  @Field(() => RotationTurnPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: RotationTurnPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of terms. */
export const TermConnection = connectionType('Term', () => TermType);
/** Page of turns. */
export const RotationTurnConnection = connectionType('RotationTurn', () => RotationTurnType);

const result = (verb: string) => ({ term: [() => TermType, `The ${verb} term`] }) as const;

/** Payload of `termCreate`. */
export const TermCreatePayload = payloadType(
  'TermCreatePayload',
  'Result of putting a person into an office',
  result('new'),
);
/** Payload of `termAmend`. */
export const TermAmendPayload = payloadType('TermAmendPayload', 'Result of changing a term', result('changed'));
/** Payload of `termEnd`. */
export const TermEndPayload = payloadType('TermEndPayload', 'Result of ending a term', result('ended'));
/** Payload of `rotationPlan`. */
export const RotationPlanPayload = payloadType('RotationPlanPayload', 'Result of planning a rotation', {
  office: [() => OfficeType, 'The rotating office'],
  turns: [() => [RotationTurnType], 'The planned turns in order'],
});
/** Payload of `rotationTurnSwap`. */
export const RotationTurnSwapPayload = payloadType('RotationTurnSwapPayload', 'Result of swapping two turns', {
  turns: [() => [RotationTurnType], 'Both turns, the one named first first'],
});
