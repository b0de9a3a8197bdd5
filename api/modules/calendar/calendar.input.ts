import { ArrayMaxSize, IsNotEmpty, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  IntFilter,
  listArguments,
  orderInput,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import type { CalendarDayKind } from './calendar.enums.ts';
import { CalendarDayKindEnum } from './calendar.type.ts';

const KindFilter = enumFilterInput('CalendarDayKind', CalendarDayKindEnum);

/** Arguments of `calendarDays`. */
export const CalendarDayListArguments = listArguments({
  order: orderInput('CalendarDay', { DAY: 'By day', NAME: 'By name in pinyin order' }),
  filter: filterInput('CalendarDay', {
    organizationId: [() => IdFilter, 'Owner; `isNull: true` for the statutory days'],
    kind: [() => KindFilter, 'What it is'],
    day: [() => DateFilter, 'The day'],
    year: [() => IntFilter, 'Year of the day'],
  }),
});

/** Arguments of `semesters`. */
export const SemesterListArguments = listArguments({
  order: orderInput('Semester', {
    STARTS_ON: 'By first day',
    ACADEMIC_YEAR: 'By school year',
    NAME: 'By name in pinyin order',
  }),
  filter: filterInput('Semester', {
    organizationId: [() => IdFilter, 'Owner; `isNull: true` for the default'],
    academicYear: [() => IntFilter, 'School year'],
    startsOn: [() => DateFilter, 'First day'],
    endsOn: [() => DateFilter, 'First day after it'],
  }),
});

/** Day to set. */
@InputType('CalendarDaySetInput', { description: 'Day of a calendar to set' })
export class CalendarDaySetInput {
  @Field(() => ID, { nullable: true, description: 'Owner of the calendar; absent for the whole country' })
  organizationId?: string | null;

  @Field(() => DateScalar, { description: 'The day' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is; a make-up day is a Saturday or Sunday' })
  kind!: CalendarDayKind;

  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn?: string | null;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Notice or decision that ordered it' })
  source!: string;
}

/** Line of a year. */
@InputType('CalendarLineInput', { description: 'Day of a list that is to become a year of a calendar' })
export class CalendarLineInput {
  @MaxLength(LIMITS.code)
  @Field(() => String, { description: 'The day as YYYY-MM-DD; text, so that a wrong line is reported by its place' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is' })
  kind!: CalendarDayKind;

  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name in English' })
  nameEn?: string | null;
}

/** Year to put in place. */
@InputType('CalendarYearReplaceInput', { description: 'Year of a calendar as it is to be' })
export class CalendarYearReplaceInput {
  @Field(() => ID, { nullable: true, description: 'Owner of the calendar; absent for the whole country' })
  organizationId?: string | null;

  @Field(() => Int, { description: 'The year' })
  year!: number;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Notice or decision that orders the days' })
  source!: string;

  @ArrayMaxSize(366)
  @ValidateNested({ each: true })
  @Field(() => [CalendarLineInput], { description: 'All special days of the year; what is not here goes out' })
  days!: CalendarLineInput[];
}

/** New semester. */
@InputType('SemesterCreateInput', { description: 'Semester to add to a calendar' })
export class SemesterCreateInput {
  @Field(() => ID, { nullable: true, description: 'Owner of the calendar; absent for the default' })
  organizationId?: string | null;

  @Field(() => Int, { description: 'Year in which the school year begins' })
  academicYear!: number;

  @Min(1)
  @Max(4)
  @Field(() => Int, { description: 'Place in the school year, 1 to 4' })
  number!: number;

  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => DateScalar, { description: 'First day' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after it' })
  endsOn!: string;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Notice or decision that set it' })
  source!: string;
}

/** Semester to change. */
@InputType('SemesterUpdateInput', { description: 'What to change of a semester; absent stays' })
export class SemesterUpdateInput {
  @Field(() => Int, { nullable: true, description: 'Year in which the school year begins' })
  academicYear?: number | null;

  @IsOptional()
  @Min(1)
  @Max(4)
  @Field(() => Int, { nullable: true, description: 'Place in the school year, 1 to 4' })
  number?: number | null;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day' })
  startsOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after it' })
  endsOn?: string | null;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Notice or decision that set it' })
  source?: string | null;
}
