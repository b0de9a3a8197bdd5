import sql, { join, type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import { parseAudience, type Audience } from './audience.ts';
import { refuse } from './coordination.refusals.ts';

/** The organization that hands out: nothing it says reaches further than what lies below it. */
export interface AudienceOwner {
  readonly id: string;
  readonly path: string;
}

/** An audience with the saved ones that it names worked in; ready for SQL. */
export interface ResolvedAudience {
  readonly audience: Audience;
  readonly saved: readonly Audience[];
}

const CRITERIA = ['within', 'levels', 'kinds', 'categories', 'divisions', 'saved'] as const;

/** A division code without its trailing pairs of zeros covers all that begin with it. */
const divisionPrefix = (code: string): string => code.replace(/(?:00){1,2}$/, '');

/** Division of an organization: its own, else that of its school, city or province. */
const divisionOf = sql`coalesce(o.division_code,
  (select coalesce(i.division_code, i.province_code) from institution i where i.id = o.institution_id),
  (select coalesce(s.division_code, i.division_code, i.province_code) from organization s
    left join institution i on i.id = s.institution_id where s.id = o.school_id and s.id <> o.id),
  (select c.division_code from organization c where c.id = o.city_id),
  (select v.division_code from organization v where v.id = o.province_id))`;

/** Category of an organization: its own, else that of its school. */
const categoryOf = sql`coalesce(o.category,
  (select i.category from institution i where i.id = o.institution_id),
  (select coalesce(s.category, i.category) from organization s
    left join institution i on i.id = s.institution_id where s.id = o.school_id and s.id <> o.id))`;

/** True for what lies below the owner; an index range over the path. */
const below = ({ path }: AudienceOwner): Sql => sql`(o.path > ${path} and o.path < ${`${path.slice(0, -1)}/`})`;

function chosenSql(audience: Audience, saved: readonly Audience[]): Sql {
  const parts: Sql[] = [];
  if (audience.within.length > 0) {
    parts.push(sql`exists (select 1 from organization w where w.id = any(${audience.within}::uuid[])
      and o.path >= w.path and o.path < left(w.path, -1) || '/')`);
  }
  if (audience.levels.length > 0) {
    parts.push(sql`o.level = any(${audience.levels}::text[])`);
  }
  if (audience.kinds.length > 0) {
    parts.push(sql`o.kind = any(${audience.kinds}::text[])`);
  }
  if (audience.categories.length > 0) {
    parts.push(sql`${categoryOf} = any(${audience.categories}::text[])`);
  }
  if (audience.divisions.length > 0) {
    const prefixes = audience.divisions.map((code) => `${divisionPrefix(code)}%`);
    parts.push(sql`${divisionOf} like any(${prefixes}::text[])`);
  }
  if (audience.saved.length > 0) {
    parts.push(
      saved.length > 0
        ? sql`(${join(
            saved.map((one) => chosenSql(one, [])),
            ' or ',
          )})`
        : sql`false`,
    );
  }
  // Names alone mean those named; without names and conditions everybody is meant.
  const isNamedOnly = audience.include.length > 0 && CRITERIA.every((key) => audience[key].length === 0);
  const met = parts.length > 0 ? join(parts, ' and ') : isNamedOnly ? sql`false` : sql`true`;
  const named = audience.include.length > 0 ? sql` or o.id = any(${audience.include}::uuid[])` : sql``;
  const left = audience.exclude.length > 0 ? sql` and o.id <> all(${audience.exclude}::uuid[])` : sql``;
  return sql`(((${met})${named})${left})`;
}

/** The condition over `organization o` that an active organization belongs to the audience. */
export const audienceSql = ({ audience, saved }: ResolvedAudience, owner: AudienceOwner): Sql =>
  sql`(${below(owner)} and o.status = 'ACTIVE' and ${chosenSql(audience, saved)})`;

/** Owners of saved audiences that an organization may use: itself, and with `is_shared` everything above it. */
export const usableSavedSql = (organizationId: Sql): Sql =>
  sql`(a.organization_id = ${organizationId} or a.is_shared and exists (select 1 from organization user_, organization owner_
    where user_.id = ${organizationId} and owner_.id = a.organization_id and user_.path like owner_.path || '%'))`;

/** Works the saved audiences in and refuses names that lie outside the owner's reach or have ended. */
export async function resolveAudience(
  run: Run,
  owner: AudienceOwner,
  json: unknown,
  path: readonly string[] = ['input', 'audience'],
): Promise<ResolvedAudience> {
  const audience = parseAudience(json, path);
  const rows = await run<{ audience: unknown }>(sql`select a.audience from saved_audience a
    where a.id = any(${audience.saved}::uuid[]) and ${usableSavedSql(sql`${owner.id}::uuid`)}`);
  if (rows.length < audience.saved.length) {
    throw refuse('AUDIENCE_SAVED_GONE', [...path, 'saved']);
  }
  for (const key of ['include', 'within'] as const) {
    await requireWithin(run, owner, audience[key], [...path, key], key === 'within');
  }
  return { audience, saved: rows.map((row) => parseAudience(row.audience, path)) };
}

async function requireWithin(
  run: Run,
  owner: AudienceOwner,
  ids: readonly string[],
  path: readonly string[],
  isOwnerMeant: boolean,
): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  const [row] = await run<{ count: number }>(sql`select count(*)::int as count from organization o
    where o.id = any(${ids}::uuid[]) and o.status = 'ACTIVE' and (${below(owner)} or ${isOwnerMeant} and o.id = ${owner.id}::uuid)`);
  if (row!.count < ids.length) {
    throw refuse('AUDIENCE_OUTSIDE', path, { count: ids.length - row!.count });
  }
}

/** Number of organizations at one level of an audience. */
export interface LevelCount {
  readonly level: string;
  readonly count: number;
}

/** Exact number of organizations in an audience by level, from the top down; nobody is counted twice. */
export async function countAudience(
  run: Run,
  resolved: ResolvedAudience,
  owner: AudienceOwner,
): Promise<readonly LevelCount[]> {
  return run<LevelCount>(sql`select o.level, count(*)::int as count from organization o
    where ${audienceSql(resolved, owner)} group by o.level
    order by array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], o.level)`);
}
