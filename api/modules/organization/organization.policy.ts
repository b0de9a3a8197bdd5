import sql, { type Sql } from 'sql-template-tag';
import type { Policy } from '../../kernel/policy.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { scopeKeysOf, type Organization } from './organization.entity.ts';
import type { OrganizationStatus } from './organization.enums.ts';

/** What of an organization the rules judge. */
export interface JudgedOrganization extends ScopeKeys {
  readonly status: OrganizationStatus;
  readonly parentId: string | null;
}

const inStatus = (...allowed: OrganizationStatus[]) => ({
  when: (row: JudgedOrganization) => allowed.includes(row.status),
  whenSql: (column: (property: string) => Sql) => sql`${column('status')} = any(${allowed}::text[])`,
});

/** Only what has a parent can move to another one. */
const movable = {
  when: (row: JudgedOrganization) => row.parentId !== null && (row.status === 'ACTIVE' || row.status === 'SUSPENDED'),
  whenSql: (column: (property: string) => Sql) =>
    sql`(${column('parentId')} is not null and ${column('status')} = any(${['ACTIVE', 'SUSPENDED']}::text[]))`,
};

/** What may be done to an organization; `viewerCan` and the services judge by these same rules. */
export const organizationPolicy = {
  read: { permission: 'organization.read' },
  update: { permission: 'organization.update', ...inStatus('ACTIVE', 'SUSPENDED') },
  rename: { permission: 'organization.rename', ...inStatus('ACTIVE', 'SUSPENDED') },
  createChild: { permission: 'organization.create', ...inStatus('ACTIVE') },
  move: { permission: 'organization.move', ...movable },
  merge: { permission: 'organization.merge', ...inStatus('ACTIVE') },
  split: { permission: 'organization.merge', ...inStatus('ACTIVE', 'SUSPENDED') },
  suspend: { permission: 'organization.suspend', ...inStatus('ACTIVE') },
  resume: { permission: 'organization.suspend', ...inStatus('SUSPENDED') },
  archive: { permission: 'organization.archive', ...inStatus('ACTIVE', 'SUSPENDED') },
  restore: { permission: 'organization.archive', ...inStatus('ARCHIVED') },
  link: { permission: 'organization.link', ...inStatus('ACTIVE', 'SUSPENDED') },
  declareException: { permission: 'organization.update', ...inStatus('ACTIVE', 'SUSPENDED') },
} satisfies Policy<string, JudgedOrganization>;

/** An action on an organization. */
export type OrganizationAction = keyof typeof organizationPolicy;

/** The row that the rules judge. */
export const judged = (organization: Organization): JudgedOrganization => ({
  ...scopeKeysOf(organization),
  status: organization.status,
  parentId: organization.parentId ?? null,
});
