import type { Registry } from './cases.ts';
import { CALENDAR_MUTATIONS, CALENDAR_QUERIES } from './calendar-cases.ts';
import { DESK_MUTATIONS } from './desk-cases.ts';
import { NOTIFICATION_MUTATIONS, NOTIFICATION_QUERIES, NOTIFICATION_SUBSCRIPTIONS } from './notification-cases.ts';
import { ORGANIZATION_MUTATIONS } from './organization-cases.ts';
import { PEOPLE_MUTATIONS } from './people-cases.ts';
import { QUERIES } from './query-cases.ts';

/** Targets and judgements of every root field. */
export const REGISTRY: Registry = {
  mutations: [
    ...ORGANIZATION_MUTATIONS,
    ...CALENDAR_MUTATIONS,
    ...PEOPLE_MUTATIONS,
    ...DESK_MUTATIONS,
    ...NOTIFICATION_MUTATIONS,
  ],
  queries: [...QUERIES, ...CALENDAR_QUERIES, ...NOTIFICATION_QUERIES],
  subscriptions: NOTIFICATION_SUBSCRIPTIONS,
};
