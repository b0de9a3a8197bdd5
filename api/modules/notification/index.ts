import './house-deadlines.ts';
import './house-kinds.ts';
import './notification.audit.ts';
import type { Module } from '../../kernel/module.ts';
import { calendarFeedRoutes } from './calendar-feed.routes.ts';
import { houseNoticeHandler } from './house-notices.ts';
import { liveHandler } from './live.handler.ts';
import { LiveResolver } from './live.resolver.ts';
import {
  CalendarFeedSchema,
  NotificationPreferenceSchema,
  NotificationSchema,
  NotificationSettingSchema,
} from './notification.entity.ts';
import { notificationDigestJob, notificationMailJob, notificationPurgeJob } from './notification.jobs.ts';
import { NotificationResolver, NotificationTextFields } from './notification.resolver.ts';
import { PreferenceResolver } from './preference.resolver.ts';
import { termNoticeJob } from './term-notices.ts';

export { registerDeadlines } from './deadline.ts';
export { defineNotificationKinds, type NotificationKindSpec, type NotificationParams } from './notification-kind.ts';
export { notify, type Notice } from './notify.service.ts';

/** What people are told: inbox, preferences, mails, live changes, and the calendar feed. */
export const notificationModule: Module = {
  name: 'notification',
  entities: [NotificationSchema, NotificationPreferenceSchema, NotificationSettingSchema, CalendarFeedSchema],
  resolvers: [NotificationResolver, NotificationTextFields, PreferenceResolver, LiveResolver],
  handlers: (kernel) => [liveHandler(kernel), houseNoticeHandler(kernel)],
  jobs: [notificationMailJob, notificationDigestJob, notificationPurgeJob, termNoticeJob],
  routes: calendarFeedRoutes,
};
