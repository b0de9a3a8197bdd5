import type { Module } from '../../kernel/module.ts';
import {
  CalendarFeedSchema,
  NotificationPreferenceSchema,
  NotificationSchema,
  NotificationSettingSchema,
} from './notification.entity.ts';

export { registerDeadlines, type Deadline, type DeadlineProvider } from './deadline.ts';
export { defineNotificationKinds, type NotificationKindSpec, type NotificationParams } from './notification-kind.ts';
export { notify, type Notice, type Recipients } from './notify.service.ts';

/** What people are told: inbox, preferences, mails, live changes, and the calendar feed. */
export const notificationModule: Module = {
  name: 'notification',
  entities: [NotificationSchema, NotificationPreferenceSchema, NotificationSettingSchema, CalendarFeedSchema],
  resolvers: [],
};
