import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Institution } from '../institution/index.ts';
import type { FoundingFacts, Grounds } from './change-facts.ts';
import { Organization, OrganizationPeriod, periodOf, scopeKeysOf } from './organization.entity.ts';
import type { ChangeKind, OrganizationStatus } from './organization.enums.ts';
import type { OrganizationRenameInput, OrganizationUpdateInput } from './organization.input.ts';
import { endLinksOf } from './organization-link.service.ts';
import { requireDivision } from './organization-division.read-model.ts';
import { loadFor, recordChange, turnPeriod } from './organization-record.service.ts';
import { seesOrganization } from './organization.policy.ts';
import { refuse } from './organization.refusals.ts';
import { requireKindAtLevel, requireParent } from './organization.rules.ts';
import { effectiveRules, requireWithin } from './rule-pack.service.ts';

/** Former names of an organization, for its search text. */
async function formerNames(uow: UnitOfWork, organization: Organization): Promise<string[]> {
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
  const parent = input.parentId ? await holdParent(uow, input.parentId, input.kind) : null;
  const scope = parent ? scopeKeysOf(parent) : ROOT;
  authorize(uow.actor, 'organization.create', scope, parent === null || seesOrganization(uow.actor, parent));
  requireParent(input, parent);
  if (input.institutionId && (await uow.em.count(Institution, { id: input.institutionId })) === 0) {
    throw notFound();
  }
  if (input.divisionCode) {
    await requireDivision(uow.run, input.divisionCode);
  }
  if (parent) {
    await requireSeat(uow, parent, input.kind);
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
    lastChangedOn: on,
    successorIds: [],
    createdAt: uow.clock.now(),
  });
  organization.placeBelow(parent);
  organization.index([]);
  uow.em.persist(organization);
  await uow.em.flush();
  uow.em.persist(periodOf(organization, on));
  recordChange(
    uow,
    organization,
    'CREATED',
    { effectiveOn: on, reason: input.reason ?? '', ...(input.planId ? { planId: input.planId } : {}) },
    { after: organization.name, action: 'create' },
  );
  return organization.id;
}

const ROOT = { organizationId: null, provinceId: null, cityId: null, schoolId: null, departmentId: null };

/** Lines that a unit of work holds already; a loader founds thousands of units below a few parents in one. */
const heldParents = new WeakMap<UnitOfWork, Set<string>>();

/**
 * Holds a parent and everything above it where they are until the unit ends, so that a unit founded below one that is
 * being moved or ended waits and sees what became of it; parents of counted kinds are held for one founder at a time.
 */
async function holdParent(uow: UnitOfWork, id: string, kind: Organization['kind']): Promise<Organization> {
  const held = heldParents.get(uow) ?? new Set();
  heldParents.set(uow, held);
  const isNew = !held.has(id);
  if (isNew) {
    await uow.em.flush();
    if (kind === 'UNION_DEPARTMENT') {
      await uow.run(sql`select id from organization where id = ${id}::uuid for update`);
    }
    await uow.run(sql`select id from organization where id in (with recursive line as (
        select id, parent_id from organization where id = ${id}::uuid
        union select o.id, o.parent_id from line join organization o on o.id = line.parent_id) select id from line)
      order by id for share`);
    held.add(id);
  }
  const parent = await uow.em.findOne(Organization, { id }, { refresh: isNew });
  if (!parent) {
    throw notFound();
  }
  return parent;
}

/** Locks the parent row, so that parallel arrivals are counted one after another, and refuses one department too many. */
export async function requireSeat(uow: UnitOfWork, parent: Organization, kind: Organization['kind']): Promise<void> {
  if (kind !== 'UNION_DEPARTMENT') {
    return;
  }
  const today = uow.clock.today();
  await uow.em.flush();
  await uow.run(sql`select id from organization where id = ${parent.id} for update`);
  const [{ count } = { count: 0 }] = await uow.run<{ count: number }>(
    sql`select count(*)::int as count from organization where parent_id = ${parent.id} and kind = 'UNION_DEPARTMENT' and status in ('ACTIVE', 'SUSPENDED')`,
  );
  requireWithin(await effectiveRules(uow.run, parent.id, today), 'departmentsMax', count + 1, ['input', 'parentId']);
}

/** Changes facts that carry no history of their own. */
export async function updateOrganization(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OrganizationUpdateInput,
): Promise<string> {
  const organization = await loadFor(uow, 'update', id, version);
  if (input.divisionCode && input.divisionCode !== organization.divisionCode) {
    await requireDivision(uow.run, input.divisionCode);
  }
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
  const text = (values: Record<string, unknown>): string =>
    changed.map((field) => `${field}: ${(values[field] ?? '') as string}`).join('; ');
  recordChange(uow, organization, 'UPDATED', null, {
    before: text(before),
    after: text(organization as unknown as Record<string, unknown>),
    fields: Object.fromEntries(
      changed.map((field) => [
        field,
        { before: before[field] ?? null, after: organization[field as keyof Organization] ?? null },
      ]),
    ),
    action: 'update',
  });
  return id;
}

/** Renames an organization from a day on; the former name stays searchable and readable as of its time. */
export async function renameOrganization(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: OrganizationRenameInput & Grounds,
): Promise<string> {
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
    const parent = await holdParent(uow, organization.parentId, organization.kind);
    requireParent(organization, parent);
    await requireSeat(uow, parent, organization.kind);
    organization.placeBelow(parent);
  }
  const [status, kind] = target[action];
  const before = organization.status;
  organization.become(status, grounds.effectiveOn);
  await turnPeriod(uow, organization, grounds.effectiveOn);
  recordChange(uow, organization, kind, grounds, { before, after: status, action });
  if (action === 'archive') {
    await endLinksOf(uow, organization, grounds);
  }
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
export const suspendOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds,
): Promise<string> => changeState(uow, id, version, input, 'suspend');

/** Resumes a suspended organization. */
export const resumeOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds,
): Promise<string> => changeState(uow, id, version, input, 'resume');

/** Archives an organization below which nothing is active. */
export const archiveOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds,
): Promise<string> => changeState(uow, id, version, input, 'archive');

/** Restores an archived organization below its former parent. */
export const restoreOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds,
): Promise<string> => changeState(uow, id, version, input, 'restore');
