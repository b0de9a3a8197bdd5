import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { grantOver } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Institution } from '../institution/index.ts';
import { Organization, OrganizationChange, OrganizationPeriod, periodOf, scopeKeysOf } from './organization.entity.ts';
import type { ChangeKind, OrganizationStatus } from './organization.enums.ts';
import type { OrganizationCreateInput, OrganizationRenameInput, OrganizationStateInput, OrganizationUpdateInput } from './organization.input.ts';
import { judged, organizationPolicy, type OrganizationAction } from './organization.policy.ts';
import { refuse } from './organization.refusals.ts';
import { requireKindAtLevel, requireParent } from './organization.rules.ts';
import { effectiveRules, requireWithin } from './rule-pack.service.ts';

/** Facts from which an organization is founded; ids are uuids. */
export type FoundingFacts = Omit<OrganizationCreateInput, 'parentId' | 'institutionId'> & {
  readonly parentId: string | null;
  readonly institutionId: string | null;
};

/** Why and by which paper a change happens. */
export interface Grounds {
  readonly effectiveOn: string;
  readonly reason: string;
  readonly document?: string | null;
}

/** Loads an organization that the actor may act upon; anyone may know that active ones exist. */
export async function loadFor(uow: UnitOfWork, action: OrganizationAction, id: string, version: number | null = null): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id });
  if (!organization) {
    throw notFound();
  }
  const { permission } = organizationPolicy[action];
  const isVisible = organization.status === 'ACTIVE' || grantOver(uow.actor, 'organization.read', scopeKeysOf(organization)) !== null;
  authorize(uow.actor, permission, scopeKeysOf(organization), isVisible);
  if (version !== null) {
    requireVersion(organization, version);
  }
  const rule = organizationPolicy[action] as { when?: (row: ReturnType<typeof judged>) => boolean };
  if (rule.when && !rule.when(judged(organization))) {
    throw refuse('ORGANIZATION_NOT_ACTIVE');
  }
  return organization;
}

/** Ends the current period and begins the one that the organization's new state opens. */
export async function turnPeriod(uow: UnitOfWork, organization: Organization, on: string): Promise<void> {
  const current = await uow.em.findOne(OrganizationPeriod, { organizationId: organization.id, validUntil: null });
  if (current && current.validFrom === on) {
    // Two changes of one day leave one period.
    Object.assign(current, { name: organization.name, parentId: organization.parentId ?? null, status: organization.status });
    return;
  }
  if (current) {
    current.validUntil = on;
    await uow.em.flush();
  }
  uow.em.persist(periodOf(organization, on));
}

/** Writes the change log, the audit entry and the event of one change. */
export function recordChange(
  uow: UnitOfWork,
  organization: Organization,
  kind: ChangeKind,
  grounds: Grounds | null,
  values: { before?: string | null; after?: string | null; relatedIds?: readonly string[]; action: OrganizationAction | 'create' },
): void {
  const { id: _, ...keys } = { id: organization.id, ...scopeKeysOf(organization) };
  uow.em.persist(
    Object.assign(new OrganizationChange(), {
      id: newId(),
      ...keys,
      kind,
      effectiveOn: grounds?.effectiveOn ?? uow.clock.today(),
      before: values.before ?? null,
      after: values.after ?? null,
      reason: grounds?.reason.trim() ?? null,
      document: grounds?.document?.trim() ?? null,
      relatedIds: [...(values.relatedIds ?? [])],
      accountId: uow.actor.accountId,
      recordedAt: uow.clock.now(),
    }),
  );
  const verb = kind.toLowerCase();
  uow.audit({
    action: `organization.${values.action}`,
    subjectType: 'Organization',
    subjectId: organization.id,
    scope: keys,
    changes: { [verb]: { before: values.before ?? null, after: values.after ?? null } },
    reason: grounds?.reason ?? null,
    permission: values.action === 'create' ? 'organization.create' : organizationPolicy[values.action].permission,
  });
  uow.publish({ type: `organization.${verb}`, subjectType: 'Organization', subjectId: organization.id });
}

/** Former names of an organization, for its search text. */
export async function formerNames(uow: UnitOfWork, organization: Organization): Promise<string[]> {
  const periods = await uow.em.find(OrganizationPeriod, { organizationId: organization.id });
  return periods.map(({ name }) => name).filter((name) => name !== organization.name);
}

/** Founds an organization below a parent; the number of working departments stays within the parent's rules. */
export async function createOrganization(uow: UnitOfWork, input: FoundingFacts): Promise<string> {
  const today = uow.clock.today();
  const on = input.effectiveOn ?? today;
  requireKindAtLevel(input);
  if (on > today) {
    throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: '', today });
  }
  const parent = input.parentId ? await uow.em.findOne(Organization, { id: input.parentId }) : null;
  if (input.parentId && !parent) {
    throw notFound();
  }
  requireParent(input, parent);
  authorize(uow.actor, 'organization.create', parent ? scopeKeysOf(parent) : ROOT);
  if (input.institutionId && (await uow.em.count(Institution, { id: input.institutionId })) === 0) {
    throw notFound();
  }
  if (parent && input.kind === 'UNION_DEPARTMENT') {
    await requireDepartmentSeat(uow, parent, today);
  }
  const organization = Object.assign(new Organization(), {
    id: newId(),
    level: input.level,
    kind: input.kind,
    name: input.name.trim(),
    shortName: input.shortName?.trim() ?? null,
    nameEn: input.nameEn?.trim() ?? null,
    category: input.category ?? parent?.category ?? null,
    institutionId: input.institutionId ?? (parent?.level === 'SCHOOL' ? (parent.institutionId ?? null) : null),
    divisionCode: input.divisionCode ?? parent?.divisionCode ?? null,
    clubType: input.clubType ?? null,
    hostCountry: input.hostCountry ?? null,
    externalCode: input.externalCode?.trim() || null,
    status: 'ACTIVE' as const,
    foundedOn: input.foundedOn ?? on,
    closedOn: null,
    lastChangedOn: null,
    successorIds: [],
    createdAt: uow.clock.now(),
  });
  organization.placeBelow(parent);
  organization.index([]);
  uow.em.persist(organization);
  await uow.em.flush();
  uow.em.persist(periodOf(organization, on));
  recordChange(uow, organization, 'CREATED', { effectiveOn: on, reason: input.reason ?? '' }, { after: organization.name, action: 'create' });
  return organization.id;
}

const ROOT = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };

/** Locks the parent row, so that parallel foundings are counted one after another, and refuses one department too many. */
async function requireDepartmentSeat(uow: UnitOfWork, parent: Organization, today: string): Promise<void> {
  await uow.run(sql`select id from organization where id = ${parent.id} for update`);
  const [{ count } = { count: 0 }] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from organization where parent_id = ${parent.id} and kind = 'UNION_DEPARTMENT' and status in ('ACTIVE', 'SUSPENDED')`,
  );
  requireWithin(await effectiveRules(uow.run, parent.id, today), 'departmentsMax', count + 1, ['input', 'parentId']);
}

/** Changes facts that carry no history of their own. */
export async function updateOrganization(uow: UnitOfWork, id: string, version: number, input: OrganizationUpdateInput): Promise<string> {
  const organization = await loadFor(uow, 'update', id, version);
  const changed: string[] = [];
  const before: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(input)) {
    if (value !== undefined) {
      before[field] = organization[field as keyof Organization];
      Object.assign(organization, { [field]: typeof value === 'string' ? value.trim() || null : value });
      changed.push(field);
    }
  }
  organization.index(await formerNames(uow, organization));
  const text = (values: Record<string, unknown>): string => changed.map((field) => `${field}: ${(values[field] ?? '') as string}`).join('; ');
  recordChange(uow, organization, 'UPDATED', null, {
    before: text(before),
    after: text(organization as unknown as Record<string, unknown>),
    action: 'update',
  });
  return id;
}

/** Renames an organization from a day on; the former name stays searchable and readable as of its time. */
export async function renameOrganization(uow: UnitOfWork, id: string, version: number, input: OrganizationRenameInput): Promise<string> {
  const organization = await loadFor(uow, 'rename', id, version);
  organization.requireDay(input.effectiveOn, uow.clock.today());
  const before = organization.name;
  organization.name = input.name.trim();
  if (input.shortName !== undefined) {
    organization.shortName = input.shortName?.trim() || null;
  }
  if (input.nameEn !== undefined) {
    organization.nameEn = input.nameEn?.trim() || null;
  }
  organization.lastChangedOn = input.effectiveOn;
  organization.index([before, ...(await formerNames(uow, organization))]);
  await turnPeriod(uow, organization, input.effectiveOn);
  recordChange(uow, organization, 'RENAMED', input, { before, after: organization.name, action: 'rename' });
  return id;
}

async function changeState(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  grounds: Grounds,
  action: 'suspend' | 'resume' | 'archive' | 'restore',
): Promise<string> {
  const target = {
    suspend: ['SUSPENDED', 'SUSPENDED'],
    resume: ['ACTIVE', 'RESUMED'],
    archive: ['ARCHIVED', 'ARCHIVED'],
    restore: ['ACTIVE', 'RESTORED'],
  } as const satisfies Record<typeof action, readonly [OrganizationStatus, ChangeKind]>;
  const organization = await loadFor(uow, action, id, version);
  organization.requireDay(grounds.effectiveOn, uow.clock.today());
  if (action === 'archive') {
    await requireNoChildren(uow, organization);
  }
  if (action === 'restore' && organization.parentId) {
    requireParent(organization, await uow.em.findOne(Organization, { id: organization.parentId }));
  }
  const [status, kind] = target[action];
  const before = organization.status;
  organization.become(status, grounds.effectiveOn);
  await turnPeriod(uow, organization, grounds.effectiveOn);
  recordChange(uow, organization, kind, grounds, { before, after: status, action });
  return id;
}

/** Locks the organization against new units and refuses when active ones are left below. */
export async function requireNoChildren(uow: UnitOfWork, organization: Organization): Promise<void> {
  await uow.run(sql`select id from organization where id = ${organization.id} for update`);
  const [{ count } = { count: 0 }] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from organization where parent_id = ${organization.id} and status in ('ACTIVE', 'SUSPENDED')`,
  );
  if (count > 0) {
    throw refuse('ORGANIZATION_CHILDREN_LEFT', null, { count });
  }
}

/** Suspends an organization: its offices lose their authority with the next request. */
export const suspendOrganization = (uow: UnitOfWork, id: string, version: number | null, input: OrganizationStateInput): Promise<string> =>
  changeState(uow, id, version, input, 'suspend');

/** Resumes a suspended organization. */
export const resumeOrganization = (uow: UnitOfWork, id: string, version: number, input: OrganizationStateInput): Promise<string> =>
  changeState(uow, id, version, input, 'resume');

/** Archives an organization below which nothing is active. */
export const archiveOrganization = (uow: UnitOfWork, id: string, version: number | null, input: OrganizationStateInput): Promise<string> =>
  changeState(uow, id, version, input, 'archive');

/** Restores an archived organization below its former parent. */
export const restoreOrganization = (uow: UnitOfWork, id: string, version: number, input: OrganizationStateInput): Promise<string> =>
  changeState(uow, id, version, input, 'restore');
