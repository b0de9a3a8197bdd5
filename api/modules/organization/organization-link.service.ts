import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Grounds } from './change-facts.ts';
import { Organization, OrganizationLink } from './organization.entity.ts';
import type { LinkKind } from './organization.enums.ts';
import { seesOrganization } from './organization.policy.ts';
import { refuse } from './organization.refusals.ts';
import { loadFor, recordChange } from './organization-record.service.ts';

/** Adds a dated edge beside the tree; gives its uuid. */
export async function addLink(
  uow: UnitOfWork,
  kind: LinkKind,
  fromId: string,
  toId: string,
  grounds: Grounds,
): Promise<string> {
  const from = await loadFor(uow, 'link', fromId);
  const to = await uow.em.findOne(Organization, { id: toId });
  if (!to || to.status !== 'ACTIVE') {
    throw notFound();
  }
  if (from.id === to.id) {
    throw refuse('ORGANIZATION_LINK_SELF', ['input', 'toId']);
  }
  if (kind === 'GUIDED_BY' ? to.kind !== 'LEAGUE_COMMITTEE' : from.kind !== 'OVERSEAS_ASSOCIATION') {
    throw refuse('ORGANIZATION_LINK_KIND', ['input', 'kind']);
  }
  const today = uow.clock.today();
  if (grounds.effectiveOn > today) {
    throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: '', today });
  }
  const link = Object.assign(new OrganizationLink(), {
    id: newId(),
    kind,
    fromId,
    toId,
    validFrom: grounds.effectiveOn,
    validUntil: null,
    reason: grounds.reason.trim(),
  });
  uow.em.persist(link);
  recordChange(uow, from, 'UPDATED', grounds, { after: `${kind}: ${to.name}`, relatedIds: [to.id], action: 'link' });
  return link.id;
}

/** Ends a dated edge beside the tree; gives its uuid. */
export async function endLink(uow: UnitOfWork, id: string, version: number | null, grounds: Grounds): Promise<string> {
  const link = await uow.em.findOne(OrganizationLink, { id });
  if (!link) {
    throw notFound();
  }
  const to = await uow.em.findOneOrFail(Organization, { id: link.toId });
  if (!seesOrganization(uow.actor, to)) {
    throw notFound();
  }
  const from = await loadFor(uow, 'link', link.fromId);
  if (version !== null) {
    requireVersion(link, version);
  }
  const today = uow.clock.today();
  if (link.validUntil || grounds.effectiveOn > today || grounds.effectiveOn < (link.validFrom ?? '')) {
    throw refuse('ORGANIZATION_DAY_ORDER', ['input', 'effectiveOn'], { after: link.validFrom ?? '', today });
  }
  link.validUntil = grounds.effectiveOn;
  recordChange(uow, from, 'UPDATED', grounds, { before: `${link.kind}`, relatedIds: [link.toId], action: 'link' });
  return link.id;
}

/**
 * Ends the open edges of an organization that ends itself, on the same day; an organization that is restored later has
 * to be linked anew, since whoever guided it has decided nothing about that.
 */
export async function endLinksOf(uow: UnitOfWork, organization: Organization, grounds: Grounds): Promise<void> {
  const open = await uow.em.find(
    OrganizationLink,
    { validUntil: null, $or: [{ fromId: organization.id }, { toId: organization.id }] },
    { orderBy: { id: 'asc' } },
  );
  for (const link of open) {
    // A change that holds from before the edge began leaves it with no day at all.
    link.validUntil = grounds.effectiveOn < (link.validFrom ?? '') ? link.validFrom! : grounds.effectiveOn;
    const from = link.fromId === organization.id ? organization : await uow.em.findOne(Organization, link.fromId);
    const related = { before: link.kind, relatedIds: [link.toId], action: 'link' } as const;
    recordChange(uow, from!, 'UPDATED', grounds, related);
  }
}
