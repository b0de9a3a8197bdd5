import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import type { NotificationCategory, NotificationMark } from './notification.enums.ts';

/** What a notification is about. */
export const NotificationCategoryEnum = graphqlEnum<NotificationCategory>(
  'NotificationCategory',
  'What a notification is about (通知类别)',
  {
    APPROVAL: 'Approvals that wait or were decided',
    DIRECTIVE: 'Work handed down and answered',
    REPORT: 'Reports and their rounds',
    OFFICE: 'Offices, terms and handovers',
    ORGANIZATION: 'Changes of organizations',
    DATA: 'Imports and other work on data',
    SECURITY: 'Safety of the account',
  },
);

/** What its reader does with a notification. */
export const NotificationMarkEnum = graphqlEnum<NotificationMark>(
  'NotificationMark',
  'What its reader does with a notification (通知标记)',
  {
    READ: 'Has read it',
    UNREAD: 'Wants to read it again',
    ARCHIVED: 'Puts it away, read',
    INBOX: 'Takes it back into the inbox',
  },
);

/** The words of a notification. */
@ObjectType('NotificationText', {
  simpleResolvers: true,
  description: 'Words of a notification in the language of the request (通知内容)',
})
export class NotificationTextType {}

/** A notification as its reader sees it. */
@ObjectType('Notification', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What an account is told; belongs to that account alone (通知)',
})
export class NotificationType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Stable key of what happened' })
  kind!: string;

  @Field(() => NotificationCategoryEnum, { description: 'What it is about' })
  category!: NotificationCategory;

  @Field(() => NotificationTextType, {
    description: 'Its words; without details and link when the viewer may no longer see what it is about',
  })
  text!: NotificationTextType;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization that it concerns, null when none or not visible',
  })
  organization!: OrganizationType | null;

  @Field(() => DateTimeScalar, { description: 'When it happened' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was read, null while it is unread' })
  readAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was put away, null while it is in the inbox' })
  archivedAt!: Date | null;
}

/** Unread of one category. */
@ObjectType('NotificationCategoryCount', {
  simpleResolvers: true,
  description: 'Number of unread notifications of a category (分类未读数)',
})
export class NotificationCategoryCountType {
  @Field(() => NotificationCategoryEnum, { description: 'The category' })
  category!: NotificationCategory;

  @Field(() => Int, { description: 'Number of its unread notifications in the inbox' })
  unreadCount!: number;
}

/** Unread in all. */
@ObjectType('NotificationSummary', {
  simpleResolvers: true,
  description: 'What waits unread in the viewer’s inbox (未读概览)',
})
export class NotificationSummaryType {
  @Field(() => Int, { description: 'Number of unread notifications in the inbox' })
  unreadCount!: number;

  @Field(() => [NotificationCategoryCountType], { description: 'The same by category; those without any left out' })
  byCategory!: readonly NotificationCategoryCountType[];
}

/** Page of notifications. */
export const NotificationConnection = connectionType('Notification', () => NotificationType);

/** Payload of `notificationMark`. */
export const NotificationMarkPayload = payloadType('NotificationMarkPayload', 'Result of marking notifications', {
  notifications: [() => [NotificationType], 'The notifications as they are now'],
  summary: [() => NotificationSummaryType, 'What waits unread now'],
});

/** Payload of `notificationReadAll`. */
export const NotificationReadAllPayload = payloadType('NotificationReadAllPayload', 'Result of marking all as read', {
  summary: [() => NotificationSummaryType, 'What waits unread now'],
});
