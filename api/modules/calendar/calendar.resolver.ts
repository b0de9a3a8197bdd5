import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Public } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readById, readList } from '../../graphql/read.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { CalendarDayListArguments, CalendarDaySetInput, CalendarYearReplaceInput } from './calendar.input.ts';
import { CalendarDayShape } from './calendar.read-model.ts';
import {
  CalendarDayConnection,
  CalendarDayType,
  CalendarPayloads,
  CalendarYearDifferencesType,
  CalendarYearType,
  WorkdayCountResultType,
  WorkdayResultType,
} from './calendar.type.ts';
import { removeCalendarDay, replaceCalendarYear, setCalendarDay } from './calendar-day.service.ts';
import { addWorkdaysFor, countWorkdaysFor, differencesFor, yearFor } from './calendar-answer.ts';

const VERSION_TEXT = { description: 'Version that the caller saw' };
const KEY_TEXT = { nullable: true, description: 'Key under which it happens once, however often it is sent' };
const OWNER_TEXT = { nullable: true, description: 'Public id of the organization; absent for the statutory calendar' };
const OPEN = 'When people work is public knowledge, and front-ends reckon deadlines by it';

/** Root fields of the working calendar. */
@Resolver()
export class CalendarResolver {
  @Query(() => CalendarDayConnection, { description: 'Special days of the country and of organizations' })
  @Public(OPEN)
  calendarDays(
    @Args(() => CalendarDayListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, CalendarDayShape);
  }

  @Query(() => CalendarDayType, {
    nullable: true,
    description: 'The special day with a public id, null when absent or not visible',
  })
  @Public(OPEN)
  calendarDay(
    @Arg('id', () => ID, { description: 'Public id of the special day' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readById(context, info, CalendarDayShape, id);
  }

  @Query(() => CalendarYearType, {
    nullable: true,
    description:
      'A year as it holds for an organization: its own days over those of its ancestors over the statutory ones',
  })
  @Public(OPEN)
  calendarYear(
    @Arg('year', () => Int, { description: 'The year, 2000 to 2100' }) year: number,
    @Arg('organizationId', () => ID, OWNER_TEXT) organizationId: string | null,
    @Ctx() context: Context,
  ): Promise<CalendarYearType | null> {
    return yearFor(context, organizationId, year);
  }

  @Query(() => WorkdayResultType, {
    nullable: true,
    description: 'The day a number of working days after a day, which itself is not counted; before it when negative',
  })
  @Public(OPEN)
  workdayAdd(
    @Arg('from', () => DateScalar, { description: 'The day to start from' }) from: string,
    @Arg('days', () => Int, { description: 'Working days; 0 gives the day itself or the next working day' })
    days: number,
    @Arg('organizationId', () => ID, OWNER_TEXT) organizationId: string | null,
    @Ctx() context: Context,
  ): Promise<WorkdayResultType | null> {
    return addWorkdaysFor(context, organizationId, from, days);
  }

  @Query(() => WorkdayCountResultType, { nullable: true, description: 'Number of working days in a period' })
  @Public(OPEN)
  workdayCount(
    @Arg('from', () => DateScalar, { description: 'First day of the period' }) from: string,
    @Arg('to', () => DateScalar, { description: 'First day after the period' }) to: string,
    @Arg('organizationId', () => ID, OWNER_TEXT) organizationId: string | null,
    @Ctx() context: Context,
  ): Promise<WorkdayCountResultType | null> {
    return countWorkdaysFor(context, organizationId, from, to);
  }

  @Query(() => CalendarYearDifferencesType, {
    description: 'What a list would do to a year of a calendar; nothing is written',
  })
  @Access('calendar.manage')
  calendarYearDifferences(
    @Arg('input', () => CalendarYearReplaceInput, { description: 'The year as it is to be' })
    input: CalendarYearReplaceInput,
    @Ctx() context: Context,
  ): Promise<CalendarYearDifferencesType> {
    return differencesFor(context, input);
  }

  @Mutation(() => CalendarPayloads.daySet, {
    description: 'Set a day of a calendar: without a version one that is not there yet, with one the day that was seen',
  })
  @Access('calendar.manage')
  calendarDaySet(
    @Arg('input', () => CalendarDaySetInput, { description: 'The day' }) input: CalendarDaySetInput,
    @Arg('version', () => Int, { nullable: true, description: 'Version that the caller saw; absent for a new day' })
    version: number | null,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const organizationId = input.organizationId ? requireId('org', input.organizationId) : null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      calendarDay: await setCalendarDay(uow, organizationId, input, version ?? null),
    }));
  }

  @Mutation(() => CalendarPayloads.dayRemove, {
    description: 'Remove a day from a calendar, so that what stands below it holds again',
  })
  @Access('calendar.manage')
  calendarDayRemove(
    @Arg('id', () => ID, { description: 'Public id of the special day' }) id: string,
    @Arg('version', () => Int, VERSION_TEXT) version: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, {}, async (uow) => {
      await removeCalendarDay(uow, requireId('cday', id), version);
      return {};
    });
  }

  @Mutation(() => CalendarPayloads.yearReplace, {
    description: 'Replace a year of a calendar as a whole; the statutory calendar counts as published for it then',
  })
  @Access('calendar.manage')
  calendarYearReplace(
    @Arg('input', () => CalendarYearReplaceInput, { description: 'The year as it is to be' })
    input: CalendarYearReplaceInput,
    @Arg('basis', () => String, { description: 'State that was compared, from `calendarYearDifferences`' })
    basis: string,
    @Arg('idempotencyKey', () => String, KEY_TEXT) idempotencyKey: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const organizationId = input.organizationId ? requireId('org', input.organizationId) : null;
    return mutate(context, info, { input, idempotencyKey }, async (uow) => ({
      calendarDays: await replaceCalendarYear(uow, organizationId, input, basis),
    }));
  }
}
