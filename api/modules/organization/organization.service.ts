import sql from 'sql-template-tag';
import { notFound, RequestFailure } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Institution } from '../institution/index.ts';
import { Organization, OrganizationChange, OrganizationPeriod, periodOf, scopeKeysOf } from './organization.entity.ts';
import type { ChangeKind, OrganizationStatus } from './organization.enums.ts';
import type {
  OrganizationCreateInput,
  OrganizationRenameInput,
  OrganizationStateInput,
  OrganizationUpdateInput,
} from './organization.input.ts';
import { judged, organizationPolicy, seesOrganization, type OrganizationAction } from './organization.policy.ts';
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
export async function loadFor(
  uow: UnitOfWork,
  action: OrganizationAction,
  id: string,
  version: number | null = null,
): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id });
  if (!organization) {
    throw notFound();
  }
  const { permission } = organizationPolicy[action];
  authorize(uow.actor, permission, scopeKeysOf(organization), seesOrganization(uow.actor, organization));
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
    Object.assign(current, {
      name: organization.name,
      parentId: organization.parentId ?? null,
      status: organization.status,
    });
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
  values: {
    before?: string | null;
    after?: string | null;
    relatedIds?: readonly string[];
    action: OrganizationAction | 'create';
  },
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
      reason: grounds?.reason.trim() || null,
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
    reason: grounds?.reason.trim() || null,
    permission: values.action === 'create' ? 'organization.create' : organizationPolicy[values.action].permission,
  });
  uow.publish({ type: `organization.${verb}`, subjectType: 'Organization', subjectId: organization.id });
}

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
    { effectiveOn: on, reason: input.reason ?? '' },
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
    action: 'update',
  });
  return id;
}

/** Renames an organization from a day on; the former name stays searchable and readable as of its time. */
export async function renameOrganization(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OrganizationRenameInput,
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
  input: OrganizationStateInput,
): Promise<string> => changeState(uow, id, version, input, 'suspend');

/** Resumes a suspended organization. */
export const resumeOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OrganizationStateInput,
): Promise<string> => changeState(uow, id, version, input, 'resume');

/** Archives an organization below which nothing is active. */
export const archiveOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: OrganizationStateInput,
): Promise<string> => changeState(uow, id, version, input, 'archive');

/** Restores an archived organization below its former parent. */
export const restoreOrganization = (
  uow: UnitOfWork,
  id: string,
  version: number,
  input: OrganizationStateInput,
): Promise<string> => changeState(uow, id, version, input, 'restore');

/** Why one row of a bulk action stayed as it was. */
export interface BulkRefusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Suspends or archives several organizations; each row is judged by itself, and one that is refused stays as it was while
 * the others change. Units are taken before what stands above them, so that a whole branch can be archived at once.
 */
export async function changeStates(
  uow: UnitOfWork,
  ids: readonly string[],
  input: OrganizationStateInput,
  action: 'suspend' | 'archive',
): Promise<{ changed: string[]; refused: BulkRefusal[] }> {
  const rows = await uow.em.find(Organization, { id: { $in: [...ids] } });
  const depthOf = new Map(rows.map(({ id, depth }) => [id, depth]));
  const changed = new Set<string>();
  const refused: BulkRefusal[] = [];
  for (const id of ids.toSorted((a, b) => (depthOf.get(b) ?? 0) - (depthOf.get(a) ?? 0))) {
    try {
      changed.add(await changeState(uow, id, null, input, action));
      await uow.em.flush();
    } catch (error) {
      const isHidden = error instanceof RequestFailure && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND');
      const refusal = isHidden ? refuse('ORGANIZATION_NOT_PERMITTED') : error;
      if (!(refusal instanceof DomainRefusal)) {
        throw error;
      }
      refused.push({ id, code: refusal.code, message: refusal.messageIn(uow.actor.locale) });
    }
  }
  return { changed: ids.filter((id) => changed.has(id)), refused };
}
