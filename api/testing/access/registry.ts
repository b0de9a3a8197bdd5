import type { Registry } from './cases.ts';
import { DESK_MUTATIONS } from './desk-cases.ts';
import { ORGANIZATION_MUTATIONS } from './organization-cases.ts';
import { PEOPLE_MUTATIONS } from './people-cases.ts';
import { QUERIES } from './query-cases.ts';

/** Targets and judgements of every root field. */
export const REGISTRY: Registry = {
  mutations: [...ORGANIZATION_MUTATIONS, ...PEOPLE_MUTATIONS, ...DESK_MUTATIONS],
  queries: QUERIES,
};
