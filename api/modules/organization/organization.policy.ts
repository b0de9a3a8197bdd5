import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import type { Policy } from '../../kernel/policy.ts';
import type { Permission } from '../../kernel/permission.ts';
import { grantOver, scopeOf, scopeSql, type ScopeKeys } from '../../kernel/scope.ts';
import { scopeKeysOf, type Organization } from './organization.entity.ts';
import type { OrganizationStatus } from './organization.enums.ts';

type Row = ScopeKeys & { readonly status: string };

type Column = (property: string) => Sql;

const inStatus = (...allowed: OrganizationStatus[]) => ({
  when: (row: Row) => allowed.includes(row.status as OrganizationStatus),
  whenSql: (column: Column) => sql`${column('status')} = any(${allowed}::text[])`,
});

/** True when the actor holds a permission over another organization `other` that fits. */
function holdsOverAnother(actor: Actor, permission: Permission, fits: Sql): Sql {
  return sql`exists (select 1 from organization other where ${fits} and ${scopeSql(scopeOf(actor, permission), {
    organizationId: sql`other.id`,
    provinceId: sql`other.province_id`,
    cityId: sql`other.city_id`,
    schoolId: sql`other.school_id`,
    departmentId: sql`other.department_id`,
  })})`;
}

/** A state in which the act makes sense, and a second organization over which the act takes a right as well. */
const besides = (partner: (column: Column, actor: Actor) => Sql) => {
  const { when, whenSql } = inStatus('ACTIVE', 'SUSPENDED');
  return { when, whenSql: (column: Column, actor: Actor) => sql`${whenSql(column)} and ${partner(column, actor)}` };
};

/** Somewhere to go that does not lie below the unit itself. */
const toAnotherParent = besides((column, actor) =>
  holdsOverAnother(
    actor,
    'organization.move',
    sql`other.status = 'ACTIVE' and not other.path like ${column('path')} || '%'`,
  ),
);

/** Something of its kind to take in. */
const withAnotherUnit = besides((column, actor) =>
  holdsOverAnother(
    actor,
    'organization.merge',
    sql`other.id <> ${column('id')} and other.level = ${column('level')} and other.kind = ${column('kind')}
      and other.status in ('ACTIVE', 'SUSPENDED')`,
  ),
);

/** The parts are founded below the parent; what has none belongs to whoever founds anywhere. */
const belowItsParent = besides((column, actor) =>
  scopeOf(actor, 'organization.create').isEverywhere
    ? sql`true`
    : holdsOverAnother(actor, 'organization.create', sql`other.id = ${column('parentId')}`),
);

/** What may be done to an organization; `viewerCan` and the service judge by these same rules. */
export const organizationPolicy = {
  update: { permission: 'organization.update', ...inStatus('ACTIVE', 'SUSPENDED') },
  rename: { permission: 'organization.rename', ...inStatus('ACTIVE', 'SUSPENDED') },
  createChild: { permission: 'organization.create', ...inStatus('ACTIVE') },
  move: { permission: 'organization.move', ...toAnotherParent },
  merge: { permission: 'organization.merge', ...withAnotherUnit },
  split: { permission: 'organization.merge', ...belowItsParent },
  suspend: { permission: 'organization.suspend', ...inStatus('ACTIVE') },
  resume: { permission: 'organization.suspend', ...inStatus('SUSPENDED') },
  archive: { permission: 'organization.archive', ...inStatus('ACTIVE', 'SUSPENDED') },
  restore: { permission: 'organization.archive', ...inStatus('ARCHIVED') },
  link: { permission: 'organization.link', ...inStatus('ACTIVE', 'SUSPENDED') },
  charter: { permission: 'rulepack.manage', ...inStatus('ACTIVE', 'SUSPENDED') },
  declareException: { permission: 'rulepack.except', ...inStatus('ACTIVE') },
  read: { permission: 'organization.read' },
} satisfies Policy<string, Row>;

/** An action on an organization. */
export type OrganizationAction = keyof typeof organizationPolicy;

/** True when the actor may know of an organization: active ones are public, the others take `organization.read` there. */
export function seesOrganization(actor: Actor, organization: Organization): boolean {
  return organization.status === 'ACTIVE' || grantOver(actor, 'organization.read', scopeKeysOf(organization)) !== null;
}

/** The row that the rules judge. */
export const judged = (organization: Organization): Row => ({
  ...scopeKeysOf(organization),
  status: organization.status,
});
