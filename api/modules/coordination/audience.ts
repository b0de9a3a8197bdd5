import { LIMITS } from '../../../schema/limits.ts';
import { ORGANIZATION_LEVELS, type OrganizationLevel } from '../../kernel/actor.ts';
import { INSTITUTION_CATEGORIES, type InstitutionCategory } from '../institution/index.ts';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../organization/index.ts';
import { refuse } from './coordination.refusals.ts';

/**
 * Whom a source is handed to; ids are uuids. Every list that is not empty narrows; `include` adds to that and `exclude`
 * takes away from all of it. Whatever it says, it reaches no further than the organization that hands out.
 */
export interface Audience {
  /** Subtrees, their heads included; empty means everything below the organization that hands out. */
  readonly within: readonly string[];
  readonly levels: readonly OrganizationLevel[];
  readonly kinds: readonly OrganizationKind[];
  /** Of the organization, else of its school. */
  readonly categories: readonly InstitutionCategory[];
  /** Division codes, each with all below it (GB/T 2260): 430000 covers 430100. */
  readonly divisions: readonly string[];
  /** Saved audiences, one of which must cover the organization. */
  readonly saved: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Everything below the organization that hands out. */
export const EVERYONE: Audience = {
  within: [],
  levels: [],
  kinds: [],
  categories: [],
  divisions: [],
  saved: [],
  include: [],
  exclude: [],
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIVISION = /^\d{6}$/;

const CHECKS: Readonly<Record<keyof Audience, (value: string) => boolean>> = {
  within: (value) => UUID.test(value),
  levels: (value) => (ORGANIZATION_LEVELS as readonly string[]).includes(value),
  kinds: (value) => (ORGANIZATION_KINDS as readonly string[]).includes(value),
  categories: (value) => (INSTITUTION_CATEGORIES as readonly string[]).includes(value),
  divisions: (value) => DIVISION.test(value),
  saved: (value) => UUID.test(value),
  include: (value) => UUID.test(value),
  exclude: (value) => UUID.test(value),
};

/** Reads an audience from stored or given JSON; refuses what is none, with the path of the part that is wrong. */
export function parseAudience(json: unknown, path: readonly string[] = ['input', 'audience']): Audience {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw refuse('AUDIENCE_INVALID', path, { part: path.at(-1)! });
  }
  const given = json as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !(key in CHECKS));
  if (unknown !== undefined) {
    throw refuse('AUDIENCE_INVALID', [...path, unknown], { part: unknown });
  }
  const parts = (Object.keys(CHECKS) as (keyof Audience)[]).map((key) => {
    const list = given[key] ?? [];
    const isSound =
      Array.isArray(list) &&
      list.length <= LIMITS.audienceNames &&
      list.every((value) => typeof value === 'string' && CHECKS[key](value));
    if (!isSound) {
      throw refuse('AUDIENCE_INVALID', [...path, key], { part: key });
    }
    return [key, [...new Set(list)]];
  });
  return Object.fromEntries(parts) as Audience;
}
