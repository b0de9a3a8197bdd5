import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { authorize } from '../../kernel/policy.ts';
import { rescopeOwnedRows } from '../../kernel/rescope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Grounds, SplitPart } from './change-facts.ts';
import { Organization, scopeKeysOf } from './organization.entity.ts';
import { endLinksOf } from './organization-link.service.ts';
import { seesOrganization } from './organization.policy.ts';
import { loadFor, recordChange, turnPeriod } from './organization-record.service.ts';
import { refuse } from './organization.refusals.ts';
import { requireParent } from './organization.rules.ts';
import { createOrganization, requireNoChildren, requireSeat } from './organization.service.ts';

/**
 * Locks the roots and all ancestors of the organizations in the order of their ids. Whoever changes the shape of the tree
 * takes these locks first, so two changes that could close a circle wait for each other.
 */
async function lockLines(uow: UnitOfWork, ids: readonly string[]): Promise<void> {
  await uow.em.flush();
  await uow.run(sql`select a.id from organization a where a.id in (
      select c.id from organization o join organization c on o.path like c.path || '%' where o.id = any(${ids}::uuid[]))
    order by a.id for update`);
}

/** Reads an organization again after its lock was taken. */
async function reload(uow: UnitOfWork, id: string): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id }, { refresh: true });
  if (!organization) {
    throw notFound();
  }
  return organization;
}

/** Puts an organization with all below it under another parent and rewrites every row that carries its ancestors. */
async function relocate(
  uow: UnitOfWork,
  organization: Organization,
  parent: Organization | null,
  on: string,
): Promise<void> {
  const formerPath = organization.path;
  organization.placeBelow(parent);
  organization.lastChangedOn = on;
  await uow.em.flush();
  // Descendants keep their own level's key; the levels above the moved unit come from its new place.
  await uow.run(sql`update organization d set
      path = ${organization.path} || substr(d.path, ${formerPath.length + 1}),
      depth = d.depth + ${organization.depth} - (${formerPath.split('.').length} - 2),
      province_id = case when d.province_id = o.id or ${organization.level} = 'NATIONAL' then d.province_id else o.province_id end,
      city_id = case when ${organization.level} in ('NATIONAL', 'PROVINCIAL') then d.city_id else o.city_id end,
      school_id = case when ${organization.level} in ('NATIONAL', 'PROVINCIAL', 'CITY') then d.school_id else o.school_id end,
      department_id = case when ${organization.level} in ('DEPARTMENT', 'CLUB') then o.department_id else d.department_id end
    from organization o where o.id = ${organization.id} and d.path like ${`${formerPath}%`} and d.id <> o.id`);
  await rescopeOwnedRows(uow, organization.path);
}

/** Moves an organization below another parent from a day on. */
export async function moveOrganization(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds,
  parentId: string,
): Promise<string> {
  await loadFor(uow, 'move', id, version);
  await lockLines(uow, [id, parentId]);
  const organization = await reload(uow, id);
  const parent = await reload(uow, parentId);
  if (version !== null) {
    requireVersion(organization, version);
  }
  authorize(uow.actor, 'organization.move', scopeKeysOf(parent), seesOrganization(uow.actor, parent));
  organization.requireDay(input.effectiveOn, uow.clock.today());
  if (parent.path.startsWith(organization.path)) {
    throw refuse('ORGANIZATION_CYCLE', ['input', 'parentId']);
  }
  requireParent(organization, parent);
  await requireSeat(uow, parent, organization.kind);
  const former = organization.parentId ? await uow.em.findOne(Organization, { id: organization.parentId }) : null;
  await relocate(uow, organization, parent, input.effectiveOn);
  await turnPeriod(uow, organization, input.effectiveOn);
  recordChange(uow, organization, 'MOVED', input, {
    before: former?.name ?? null,
    after: parent.name,
    relatedIds: [...(former ? [former.id] : []), parent.id],
    action: 'move',
  });
  return id;
}

async function activeChildren(uow: UnitOfWork, parent: Organization): Promise<Organization[]> {
  return uow.em.find(
    Organization,
    { parentId: parent.id, status: { $in: ['ACTIVE', 'SUSPENDED'] } },
    { orderBy: { id: 'asc' } },
  );
}

async function moveChild(uow: UnitOfWork, child: Organization, parent: Organization, grounds: Grounds): Promise<void> {
  requireParent(child, parent);
  await requireSeat(uow, parent, child.kind);
  const former = child.parentId!;
  await relocate(uow, child, parent, grounds.effectiveOn);
  await turnPeriod(uow, child, grounds.effectiveOn);
  recordChange(uow, child, 'MOVED', grounds, { after: parent.name, relatedIds: [former, parent.id], action: 'move' });
}

/** Merges organizations into one of their level from a day on; their units follow when asked, else they must be gone. */
export async function mergeOrganizations(
  uow: UnitOfWork,
  targetId: string,
  version: number | null,
  sourceIds: readonly string[],
  input: Grounds & { readonly moveChildren: boolean },
): Promise<string> {
  await loadFor(uow, 'merge', targetId, version);
  await lockLines(uow, [targetId, ...sourceIds]);
  const target = await reload(uow, targetId);
  if (version !== null) {
    requireVersion(target, version);
  }
  for (const sourceId of sourceIds) {
    const source = await loadFor(uow, 'merge', sourceId);
    if (source.id === target.id || target.path.startsWith(source.path)) {
      throw refuse('ORGANIZATION_MERGE_SELF', ['input', 'sourceIds']);
    }
    if (source.level !== target.level || source.kind !== target.kind) {
      throw refuse('ORGANIZATION_MERGE_LEVEL', ['input', 'sourceIds']);
    }
    source.requireDay(input.effectiveOn, uow.clock.today());
    if (input.moveChildren) {
      for (const child of await activeChildren(uow, source)) {
        await moveChild(uow, child, target, input);
      }
    }
    await uow.em.flush();
    await requireNoChildren(uow, source);
    source.successorIds = [target.id];
    source.become('MERGED', input.effectiveOn);
    await turnPeriod(uow, source, input.effectiveOn);
    recordChange(uow, source, 'MERGED', input, {
      before: source.name,
      after: target.name,
      relatedIds: [target.id],
      action: 'merge',
    });
    await endLinksOf(uow, source, input);
  }
  recordChange(uow, target, 'MERGED', input, { relatedIds: sourceIds, action: 'merge' });
  return targetId;
}

/** Splits an organization into new ones from a day on; every active unit below must be placed. */
export async function splitOrganization(
  uow: UnitOfWork,
  id: string,
  version: number | null,
  input: Grounds & { readonly parts: readonly SplitPart[] },
): Promise<string[]> {
  const source = await loadFor(uow, 'split', id, version);
  await lockLines(uow, [id]);
  source.requireDay(input.effectiveOn, uow.clock.today());
  const children = await activeChildren(uow, source);
  const placed = new Set(input.parts.flatMap(({ childIds }) => childIds));
  const left = children.filter((child) => !placed.has(child.id)).length;
  if (left > 0) {
    throw refuse('ORGANIZATION_SPLIT_CHILDREN', ['input', 'parts'], { count: left });
  }
  // The name is free for one of the parts only once the source has ended.
  source.become('SPLIT', input.effectiveOn);
  await uow.em.flush();
  const partIds: string[] = [];
  for (const part of input.parts) {
    const partId = await createOrganization(uow, {
      level: source.level,
      kind: source.kind,
      name: part.name,
      shortName: part.shortName ?? null,
      externalCode: part.externalCode ?? null,
      parentId: source.parentId ?? null,
      institutionId: source.institutionId ?? null,
      category: source.category ?? null,
      divisionCode: source.divisionCode ?? null,
      clubType: source.clubType ?? null,
      foundedOn: input.effectiveOn,
      effectiveOn: input.effectiveOn,
      reason: input.reason,
      ...(input.planId ? { planId: input.planId } : {}),
    });
    partIds.push(partId);
    const target = await reload(uow, partId);
    for (const child of children.filter((item) => part.childIds.includes(item.id))) {
      await moveChild(uow, child, target, input);
    }
  }
  source.successorIds = partIds;
  await turnPeriod(uow, source, input.effectiveOn);
  recordChange(uow, source, 'SPLIT', input, { before: source.name, relatedIds: partIds, action: 'split' });
  await endLinksOf(uow, source, input);
  return partIds;
}
