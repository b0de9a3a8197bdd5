import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { NotificationCategory } from './notification.enums.ts';
import { NotificationCategoryEnum } from './notification.type.ts';

/** A kind of news and its channels. */
@ObjectType('NotificationKindPreference', {
  simpleResolvers: true,
  description: 'Kind of news and the channels by which the viewer is told of it (通知方式)',
})
export class NotificationKindPreferenceType {
  @Field(() => String, { description: 'Stable key of the kind' })
  kind!: string;

  @Field(() => NotificationCategoryEnum, { description: 'What it is about' })
  category!: NotificationCategory;

  @Field(() => String, { description: 'Name in the language of the request' })
  label!: string;

  @Field(() => Boolean, { description: 'True when it is found in the inbox' })
  inbox!: boolean;

  @Field(() => Boolean, { description: 'True when a mail of its own is sent at once' })
  mail!: boolean;

  @Field(() => Boolean, { description: 'True when it is found in the daily digest' })
  dailyMail!: boolean;

  @Field(() => Boolean, { description: 'True when the inbox can not be turned off for it' })
  isMandatory!: boolean;

  @Field(() => Boolean, { description: 'True when it can be in a digest' })
  canBeDailyMail!: boolean;
}

/** State of the viewer's feed. */
@ObjectType('CalendarFeed', {
  simpleResolvers: true,
  description: 'Secret address at which a calendar program reads the viewer’s deadlines (日历订阅)',
})
export class CalendarFeedType {
  @Field(() => DateTimeScalar, { description: 'When the address was made' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last read, to the hour; null for never' })
  lastReadAt!: Date | null;
}

/** All preferences. */
@ObjectType('NotificationPreferences', {
  simpleResolvers: true,
  description: 'How the viewer wants to be told of news (通知设置)',
})
export class NotificationPreferencesType {
  @Field(() => [NotificationKindPreferenceType], { description: 'Every kind of news with its channels' })
  kinds!: readonly NotificationKindPreferenceType[];

  @Field(() => String, { nullable: true, description: 'Time of day at which quiet begins, null without quiet hours' })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Time of day at which quiet ends' })
  quietUntil!: string | null;

  @Field(() => Int, { description: 'Hour of the day after which the digest comes' })
  dailyMailHour!: number;

  @Field(() => Boolean, { description: 'True when the account has an address to which mails can go' })
  hasEmail!: boolean;

  @Field(() => CalendarFeedType, { nullable: true, description: 'The calendar feed, null when there is none' })
  calendarFeed!: CalendarFeedType | null;
}

/** The address of a feed, once. */
@ObjectType('CalendarFeedAddress', {
  simpleResolvers: true,
  description: 'Address of a calendar feed, told once when it is made (日历订阅地址)',
})
export class CalendarFeedAddressType {
  @Field(() => String, { description: 'The whole address; whoever has it reads the deadlines' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made' })
  createdAt!: Date;
}

const address = { address: [() => CalendarFeedAddressType, 'The new address; it is not told again'] } as const;

/** Payloads of preferences and feeds. */
export const PreferencePayloads = {
  update: payloadType('NotificationPreferencesUpdatePayload', 'Result of changing how to be told of news', {
    preferences: [() => NotificationPreferencesType, 'The preferences as they are now'],
  }),
  feedCreate: payloadType('CalendarFeedCreatePayload', 'Result of making a calendar feed', address),
  feedRotate: payloadType('CalendarFeedRotatePayload', 'Result of giving a calendar feed a new address', address),
  feedRevoke: payloadType('CalendarFeedRevokePayload', 'Result of ending a calendar feed', {}),
};
