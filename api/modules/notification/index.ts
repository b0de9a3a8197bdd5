import type { Module } from '../../kernel/module.ts';

/** What people are told: inbox, preferences, mails, live changes, and the calendar feed. */
export const notificationModule: Module = {
  name: 'notification',
  entities: [],
  resolvers: [],
};
