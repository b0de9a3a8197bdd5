import 'reflect-metadata';
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilterInput,
  filterInput,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import type { NotificationCategory } from './notification.enums.ts';
import { NotificationCategoryEnum } from './notification.type.ts';

const CategoryFilter = enumFilterInput('NotificationCategory', NotificationCategoryEnum);

/** Arguments of `notifications`. */
export const NotificationListArguments = listArguments({
  order: orderInput('Notification', { CREATED_AT: 'By the instant of the news' }),
  filter: filterInput('Notification', {
    kind: [() => StringFilter, 'Key of what happened'],
    category: [() => CategoryFilter, 'What it is about'],
    isRead: [() => BooleanFilter, 'Whether it was read'],
    isArchived: [() => BooleanFilter, 'Whether it was put away'],
    createdAt: [() => DateTimeFilter, 'When it happened'],
  }),
});

/** What to mark as read. */
@InputType('NotificationReadAllInput', { description: 'Which notifications to mark as read' })
export class NotificationReadAllInput {
  @Field(() => NotificationCategoryEnum, { nullable: true, description: 'Only those of a category; absent for all' })
  category?: NotificationCategory | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only what had happened by this instant, so that what came since stays unread; absent for all',
  })
  until?: Date | null;
}

/** Channels of a kind. */
@InputType('NotificationKindChoiceInput', { description: 'Channels by which to be told of a kind of news' })
export class NotificationKindChoiceInput {
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Key of the kind, from `notificationPreferences`' })
  kind!: string;

  @Field(() => Boolean, { description: 'True to find it in the inbox' })
  inbox!: boolean;

  @Field(() => Boolean, { description: 'True to get a mail of its own at once, outside quiet hours' })
  mail!: boolean;

  @Field(() => Boolean, { description: 'True to find it in the daily digest, unless it was mailed by itself' })
  dailyMail!: boolean;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Preferences to change. */
@InputType('NotificationPreferencesUpdateInput', {
  description: 'What to change of the preferences; absent stays, null clears',
})
export class NotificationPreferencesUpdateInput {
  @IsOptional()
  @ArrayMaxSize(LIMITS.bulk)
  @ValidateNested({ each: true })
  @Field(() => [NotificationKindChoiceInput], { nullable: true, description: 'Channels by kind; others stay' })
  kinds?: NotificationKindChoiceInput[] | null;

  @IsOptional()
  @Matches(TIME)
  @Field(() => String, {
    nullable: true,
    description: 'Time of day at which quiet begins, HH:MM in Asia/Shanghai; null for no quiet hours',
  })
  quietFrom?: string | null;

  @IsOptional()
  @Matches(TIME)
  @Field(() => String, {
    nullable: true,
    description:
      'Time of day at which quiet ends, HH:MM in Asia/Shanghai; the next day when it is before the beginning',
  })
  quietUntil?: string | null;

  @IsOptional()
  @Min(0)
  @Max(23)
  @Field(() => Int, {
    nullable: true,
    description: 'Hour of the day after which the digest comes, 0 to 23 in Asia/Shanghai',
  })
  dailyMailHour?: number | null;
}
