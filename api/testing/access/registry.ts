import type { Registry } from './cases.ts';
import { ATTACHMENT_MUTATIONS, ATTACHMENT_QUERIES } from './attachment-cases.ts';
import { CALENDAR_MUTATIONS, CALENDAR_QUERIES } from './calendar-cases.ts';
import { COORDINATION_MUTATIONS, COORDINATION_QUERIES } from './coordination-cases.ts';
import { DESK_MUTATIONS } from './desk-cases.ts';
import { ORGANIZATION_MUTATIONS } from './organization-cases.ts';
import { PEOPLE_MUTATIONS } from './people-cases.ts';
import { PROCEDURE_MUTATIONS, PROCEDURE_QUERIES } from './procedure-cases.ts';
import { QUERIES } from './query-cases.ts';
import { REPORT_MUTATIONS, REPORT_QUERIES } from './report-cases.ts';

/** Targets and judgements of every root field. */
export const REGISTRY: Registry = {
  mutations: [
    ...ORGANIZATION_MUTATIONS,
    ...CALENDAR_MUTATIONS,
    ...PEOPLE_MUTATIONS,
    ...DESK_MUTATIONS,
    ...ATTACHMENT_MUTATIONS,
    ...PROCEDURE_MUTATIONS,
    ...COORDINATION_MUTATIONS,
    ...REPORT_MUTATIONS,
  ],
  queries: [
    ...QUERIES,
    ...CALENDAR_QUERIES,
    ...ATTACHMENT_QUERIES,
    ...PROCEDURE_QUERIES,
    ...COORDINATION_QUERIES,
    ...REPORT_QUERIES,
  ],
};
