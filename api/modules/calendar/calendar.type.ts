import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationLevelEnum, OrganizationType } from '../organization/index.ts';
import type { CalendarDayKind } from './calendar.enums.ts';
import type { CalendarDayOrigin } from './working-calendar.read-model.ts';

/** GraphQL enum of kinds of special days. */
export const CalendarDayKindEnum = graphqlEnum<CalendarDayKind>(
  'CalendarDayKind',
  'What a special day is (特殊日类型)',
  {
    HOLIDAY: 'Free, whatever the weekday (放假)',
    MAKE_UP_WORKDAY: 'Saturday or Sunday that is worked (调休上班)',
  },
);

/** GraphQL enum of where a special day comes from. */
const CalendarDayOriginEnum = graphqlEnum<CalendarDayOrigin>(
  'CalendarDayOrigin',
  'Where a special day of a calendar comes from (来源层级)',
  {
    STATUTORY: 'Nationwide notice (全国法定安排)',
    INHERITED: 'Organization above (上级日历)',
    OWN: 'The organization itself (本组织)',
  },
);

/** GraphQL enum of what a list does to a day. */
const CalendarChangeEnum = graphqlEnum<'ADDED' | 'CHANGED' | 'REMOVED' | 'KEPT'>(
  'CalendarChange',
  'What a list would do to a day of a calendar (变动)',
  {
    ADDED: 'Comes in (新增)',
    CHANGED: 'Changes its kind or name (修改)',
    REMOVED: 'Goes out (删除)',
    KEPT: 'Stays as it is (不变)',
  },
);

/** What the viewer may do. */
@ObjectType('CalendarPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a special day or a semester (操作权限)',
})
export class CalendarPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change it' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may remove it' })
  remove!: boolean;
}

/** Special day as clients see it. */
@ObjectType('CalendarDay', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Day that differs from the weekday rule (日历特殊日)',
})
export class CalendarDayType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization for which and below which it holds, null for statutory days of the whole country',
  })
  organization!: OrganizationType | null;

  @Field(() => DateScalar, { description: 'The day' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is' })
  kind!: CalendarDayKind;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn!: string | null;

  @Field(() => String, { description: 'Notice or decision that ordered it' })
  source!: string;

  @Field(() => CalendarPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: CalendarPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Special day in the calendar of one organization. */
@ObjectType('CalendarYearDay', {
  simpleResolvers: true,
  description: 'Special day as it holds for one organization (生效的特殊日)',
})
export class CalendarYearDayType {
  @Field(() => ID, { description: 'Public id of the special day' })
  calendarDayId!: string;

  @Field(() => DateScalar, { description: 'The day' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is' })
  kind!: CalendarDayKind;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn!: string | null;

  @Field(() => String, { description: 'Notice or decision that ordered it' })
  source!: string;

  @Field(() => CalendarDayOriginEnum, { description: 'Where it comes from' })
  origin!: CalendarDayOrigin;

  @Field(() => OrganizationLevelEnum, {
    nullable: true,
    description: 'Level of the organization that set it, null for statutory days',
  })
  ownerLevel!: OrganizationLevel | null;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Month of a calendar. */
@ObjectType('CalendarMonth', { simpleResolvers: true, description: 'Month of a working calendar (月历)' })
export class CalendarMonthType {
  @Field(() => Int, { description: 'Number of the month, from 1' })
  month!: number;

  @Field(() => Int, { description: 'Number of its working days' })
  workdayCount!: number;

  @Field(() => [CalendarYearDayType], { description: 'Its special days in order' })
  specialDays!: CalendarYearDayType[];
}

/** What the viewer may do with a year. */
@ObjectType('CalendarYearPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with the days of a calendar (操作权限)',
})
export class CalendarYearPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may set days and replace the year' })
  edit!: boolean;
}

/** Year of a calendar. */
@ObjectType('CalendarYear', {
  simpleResolvers: true,
  description: 'Year of the working calendar of an organization (年历)',
})
export class CalendarYearType {
  @Field(() => Int, { description: 'The year' })
  year!: number;

  @Field(() => Boolean, {
    description: 'True when the statutory notice of the year has been entered; else numbers rest on weekdays alone',
  })
  isPublished!: boolean;

  @Field(() => String, { nullable: true, description: 'Statutory notice of the year, null when it is not entered' })
  source!: string | null;

  @Field(() => Int, { description: 'Number of working days of the year' })
  workdayCount!: number;

  @Field(() => [CalendarMonthType], { description: 'Its twelve months' })
  months!: CalendarMonthType[];

  @Field(() => CalendarYearPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: CalendarYearPermissionsType;
}

/** Result of adding working days. */
@ObjectType('WorkdayResult', { simpleResolvers: true, description: 'Day reached by working days (工作日推算结果)' })
export class WorkdayResultType {
  @Field(() => DateScalar, { description: 'The day' })
  day!: string;

  @Field(() => Boolean, { description: 'True when it rests on a year whose statutory notice is not entered yet' })
  isProvisional!: boolean;
}

/** Result of counting working days. */
@ObjectType('WorkdayCountResult', { simpleResolvers: true, description: 'Number of working days (工作日天数)' })
export class WorkdayCountResultType {
  @Field(() => Int, { description: 'The number; negative when the second day comes first' })
  count!: number;

  @Field(() => Boolean, { description: 'True when it rests on a year whose statutory notice is not entered yet' })
  isProvisional!: boolean;
}

/** One difference. */
@ObjectType('CalendarDifference', {
  simpleResolvers: true,
  description: 'What a list would do to one day of a calendar (差异)',
})
export class CalendarDifferenceType {
  @Field(() => DateScalar, { description: 'The day' })
  day!: string;

  @Field(() => CalendarChangeEnum, { description: 'What would happen to it' })
  change!: 'ADDED' | 'CHANGED' | 'REMOVED' | 'KEPT';

  @Field(() => CalendarDayKindEnum, { nullable: true, description: 'What it is now' })
  kindBefore!: CalendarDayKind | null;

  @Field(() => String, { nullable: true, description: 'Its name now' })
  nameBefore!: string | null;

  @Field(() => CalendarDayKindEnum, { nullable: true, description: 'What it would be' })
  kindAfter!: CalendarDayKind | null;

  @Field(() => String, { nullable: true, description: 'The name that it would have' })
  nameAfter!: string | null;
}

/** Line that can't be taken. */
@ObjectType('CalendarLineProblem', {
  simpleResolvers: true,
  description: 'Line of a list that can not be taken (有误的行)',
})
export class CalendarLineProblemType {
  @Field(() => Int, { description: 'Place of the line in the list, from 0' })
  line!: number;

  @Field(() => String, { description: 'What is wrong and what to do, in the language of the request' })
  message!: string;
}

/** All differences. */
@ObjectType('CalendarYearDifferences', {
  simpleResolvers: true,
  description: 'What a list would do to a year of a calendar (年历差异)',
})
export class CalendarYearDifferencesType {
  @Field(() => String, { description: 'State of the year that was compared; `calendarYearReplace` takes it' })
  basis!: string;

  @Field(() => [CalendarDifferenceType], { description: 'Differences by day; empty while lines are wrong' })
  differences!: CalendarDifferenceType[];

  @Field(() => [CalendarLineProblemType], { description: 'Lines that can not be taken' })
  problems!: CalendarLineProblemType[];
}

/** Semester as clients see it. */
@ObjectType('Semester', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Teaching term of a school year (学期)',
})
export class SemesterType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization for which and below which it holds, null for the default',
  })
  organization!: OrganizationType | null;

  @Field(() => Int, { description: 'Year in which the school year begins' })
  academicYear!: number;

  @Field(() => Int, { description: 'Place in the school year, from 1' })
  number!: number;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => DateScalar, { description: 'First day' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after it' })
  endsOn!: string;

  @Field(() => String, { description: 'Notice or decision that set it' })
  source!: string;

  @Field(() => CalendarPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: CalendarPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of special days. */
export const CalendarDayConnection = connectionType('CalendarDay', () => CalendarDayType);
/** Page of semesters. */
export const SemesterConnection = connectionType('Semester', () => SemesterType);

const day = { calendarDay: [() => CalendarDayType, 'The special day'] } as const;
const semester = { semester: [() => SemesterType, 'The semester'] } as const;

/** Payloads of the mutations of this module. */
export const CalendarPayloads = {
  daySet: payloadType('CalendarDaySetPayload', 'Result of setting a special day', day),
  dayRemove: payloadType('CalendarDayRemovePayload', 'Result of removing a special day', {}),
  yearReplace: payloadType('CalendarYearReplacePayload', 'Result of replacing a year of a calendar', {
    calendarDays: [() => [CalendarDayType], 'The days that the calendar has in the year now'],
  }),
  semesterCreate: payloadType('SemesterCreatePayload', 'Result of adding a semester', semester),
  semesterUpdate: payloadType('SemesterUpdatePayload', 'Result of changing a semester', semester),
  semesterRemove: payloadType('SemesterRemovePayload', 'Result of removing a semester', {}),
};
