import sql, { type Sql } from 'sql-template-tag';
import type { Policy } from '../../kernel/policy.ts';
import type { ScopeKeys } from '../../kernel/scope.ts';
import { scopeKeysOf, type Organization } from './organization.entity.ts';
import type { OrganizationStatus } from './organization.enums.ts';

type Row = ScopeKeys & { readonly status: string };

const inStatus = (...allowed: OrganizationStatus[]) => ({
  when: (row: Row) => allowed.includes(row.status as OrganizationStatus),
  whenSql: (column: (property: string) => Sql) => sql`${column('status')} = any(${allowed}::text[])`,
});

/** What may be done to an organization; `viewerCan` and the service judge by these same rules. */
export const organizationPolicy = {
  update: { permission: 'organization.update', ...inStatus('ACTIVE', 'SUSPENDED') },
  rename: { permission: 'organization.rename', ...inStatus('ACTIVE', 'SUSPENDED') },
  createChild: { permission: 'organization.create', ...inStatus('ACTIVE') },
  move: { permission: 'organization.move', ...inStatus('ACTIVE', 'SUSPENDED') },
  merge: { permission: 'organization.merge', ...inStatus('ACTIVE', 'SUSPENDED') },
  split: { permission: 'organization.merge', ...inStatus('ACTIVE', 'SUSPENDED') },
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

/** The row that the rules judge. */
export const judged = (organization: Organization): Row => ({
  ...scopeKeysOf(organization),
  status: organization.status,
});
