import sql, { raw, type Sql } from 'sql-template-tag';
import { anonymousActor, type Actor, type Grant } from '../../kernel/actor.ts';
import { newId, type IdPrefix } from '../../kernel/ids.ts';
import { permissionSpec, type Permission } from '../../kernel/permission.ts';
import { namesOf, runRead, type Reader } from '../../kernel/read/reader.ts';
import { shapeOfPrefix, type Shape, type Table } from '../../kernel/read/shape.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { inForceSql } from './people.policy.ts';

/** Why something is open to somebody. */
export interface AccessReason {
  readonly ground: 'PUBLIC' | 'SIGNED_IN' | 'OWN' | 'OFFICE' | 'SYSTEM_ROLE';
  readonly permission: Permission | null;
  readonly reach: Grant['reach'] | null;
  readonly officeId: string | null;
  readonly officeName: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

const NOTHING = {
  permission: null,
  reach: null,
  officeId: null,
  officeName: null,
  organizationId: null,
  organizationName: null,
  since: null,
  until: null,
} as const;

async function scopeOfSubject(kernel: Kernel, shape: Shape, id: string): Promise<ScopeKeys | null> {
  if (!shape.scope) {
    return null;
  }
  const names = namesOf(kernel.orm);
  const quoted = (name: string): Sql => raw(`s."${name}"`);
  const keys = shape.scope({ shape, column: (property) => quoted(names.column(shape, property)) });
  const [row] = await runRead<ScopeKeys>(
    kernel,
    sql`select ${keys.organizationId} as "organizationId", ${keys.provinceId} as "provinceId", ${keys.cityId} as "cityId",
        ${keys.schoolId} as "schoolId", ${keys.departmentId} as "departmentId"
      from ${raw(`"${names.table(shape)}"`)} s where s.id = ${id}::uuid`,
  );
  return row ?? null;
}

type TermFacts = Pick<AccessReason, 'officeName' | 'organizationName' | 'since' | 'until'>;

async function termFacts(kernel: Kernel, grants: readonly Grant[]): Promise<ReadonlyMap<string, TermFacts>> {
  const ids = [...new Set(grants.flatMap(({ termId }) => (termId === null ? [] : [termId])))];
  const rows = await runRead<TermFacts & { id: string }>(
    kernel,
    sql`select t.id, f.name as "officeName", o.name as "organizationName", t.starts_on::text as since, t.ends_on::text as until
      from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id where t.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reasons that hold without any office: asked of readers who have less and less. */
async function plainReasons(
  actor: Actor,
  readerFor: (actor: Actor) => Reader,
  shape: Shape,
  id: string,
): Promise<AccessReason[]> {
  const stranger: Actor = { ...anonymousActor(actor), accountId: newId() };
  const bare: Actor = { ...actor, grants: [], systemRole: null };
  for (const [ground, reader] of [
    ['PUBLIC', anonymousActor(actor)],
    ['SIGNED_IN', stranger],
    ['OWN', bare],
  ] as const) {
    if (await readerFor(reader).sees(shape, id)) {
      return [{ ...NOTHING, ground }];
    }
  }
  return [];
}

/** Why the actor may see a record and what may be done with it; empty for one that the actor may not see. */
export async function explainAccess(
  kernel: Kernel,
  actor: Actor,
  readerFor: (actor: Actor) => Reader,
  subject: { readonly prefix: IdPrefix; readonly uuid: string },
): Promise<AccessReason[]> {
  const shape = shapeOfPrefix(subject.prefix);
  if (!shape || !(await readerFor(actor).sees(shape, subject.uuid))) {
    return [];
  }
  const keys = await scopeOfSubject(kernel, shape, subject.uuid);
  const covering = actor.grants.filter((grant) =>
    keys === null ? grant.reach === 'ALL' : grantOver({ ...actor, grants: [grant] }, grant.permission, keys) !== null,
  );
  const facts = await termFacts(kernel, covering);
  const byGrant = covering.map((grant): AccessReason => ({
    ...NOTHING,
    ...(grant.termId === null ? {} : facts.get(grant.termId)),
    ground: grant.termId === null ? 'SYSTEM_ROLE' : 'OFFICE',
    permission: grant.permission,
    reach: grant.reach,
    officeId: grant.officeId,
    organizationId: grant.organizationId,
  }));
  byGrant.sort((a, b) => ((a.permission ?? '') < (b.permission ?? '') ? -1 : 1));
  return [...(await plainReasons(actor, readerFor, shape, subject.uuid)), ...byGrant];
}

/** What a reason allows, in a language. */
export function reasonLabel(reason: AccessReason, locale: Actor['locale']): string {
  if (reason.permission !== null) {
    return permissionSpec(reason.permission).label[locale];
  }
  const words = {
    PUBLIC: { 'zh-CN': '公开信息，任何人可见', en: 'Public: everyone may see it' },
    SIGNED_IN: { 'zh-CN': '登录用户可见', en: 'Everyone signed in may see it' },
    OWN: { 'zh-CN': '与本人有关', en: 'It concerns yourself' },
    OFFICE: { 'zh-CN': '职务权限', en: 'By an office' },
    SYSTEM_ROLE: { 'zh-CN': '系统角色权限', en: 'By an administrator role' },
  };
  return words[reason.ground][locale];
}

/**
 * Terms in force whose office gives a permission over rows with the scope keys of `rows` (an SQL set with those columns);
 * what is in force is judged as for the authority itself (`actor.read-model.ts`).
 */
function holdersOver(table: Table, permission: Permission, today: string, rows: Sql): Sql {
  return sql`${table.column('startsOn')} <= ${today}::date and ${table.column('endsOn')} > ${today}::date and exists (
    select 1 from office f join organization o on o.id = f.organization_id join person h on h.id = ${table.column('personId')}
      left join organization u on u.id = o.parent_id and o.kind = 'UNION_DEPARTMENT', (${rows}) x
    where f.id = ${table.column('officeId')} and ${permission}::text = any(f.permissions)
      and h.status = 'ACTIVE' and o.status = 'ACTIVE' and (u.id is null or u.status = 'ACTIVE')
      and f.valid_from <= ${today}::date and (f.valid_until is null or f.valid_until > ${today}::date)
      and (o.id = x.organization_id or (f.reach = 'SUBTREE' and (o.id in (x.province_id, x.city_id, x.school_id, x.department_id)
        or (o.level = 'NATIONAL' and o.kind = 'FEDERATION')))))`;
}

/** Holders of a permission over an organization. */
export function holdersOverOrganization(
  table: Table,
  permission: Permission,
  today: string,
  organizationId: string,
): Sql {
  return holdersOver(
    table,
    permission,
    today,
    sql`select g.id as organization_id, g.province_id, g.city_id, g.school_id, g.department_id from organization g where g.id = ${organizationId}::uuid`,
  );
}

/** Holders of a permission over a person: over the home organization and over those that the person serves now. */
export function holdersOverPerson(table: Table, permission: Permission, today: string, personId: string): Sql {
  return holdersOver(
    table,
    permission,
    today,
    sql`select m.organization_id, m.province_id, m.city_id, m.school_id, m.department_id from person m where m.id = ${personId}::uuid
      union all select s.organization_id, s.province_id, s.city_id, s.school_id, s.department_id from term s
      where s.person_id = ${personId}::uuid and ${inForceSql('s', today)}`,
  );
}
