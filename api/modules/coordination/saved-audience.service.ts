import { notFound } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { authorizeActing, scopeOfRow } from './acting.policy.ts';
import { resolveAudience } from './audience.read-model.ts';
import type { Audience } from './audience.ts';
import { refuse } from './coordination.refusals.ts';
import { SavedAudience } from './directive.entity.ts';
import { ISSUER_PERMISSION } from './directive.policy.ts';
import { SavedAudienceShape } from './directive.read-model.ts';
import { seesRow } from './obligation.read-model.ts';

/** What a saved audience says; absent parts stay. */
export interface SavedAudienceFacts {
  readonly name?: string | null | undefined;
  readonly audience?: Audience | null | undefined;
  readonly isShared?: boolean | null | undefined;
}

/** Checks the audience as it would be on use; it must not build on others, so that none can go in a circle. */
async function checked(uow: UnitOfWork, owner: Organization, audience: Audience): Promise<Audience> {
  const resolved = await resolveAudience(uow.run, owner, audience);
  if (resolved.audience.saved.length > 0) {
    throw refuse('SAVED_AUDIENCE_NESTED', ['input', 'audience', 'savedAudienceIds']);
  }
  return resolved.audience;
}

function record(
  uow: UnitOfWork,
  row: SavedAudience,
  action: 'create' | 'update' | 'remove',
  changes: Record<string, { before: unknown; after: unknown }>,
): void {
  uow.audit({
    action: `savedAudience.${action}`,
    subjectType: 'SavedAudience',
    subjectId: row.id,
    scope: scopeOfRow(row),
    changes,
    permission: ISSUER_PERMISSION,
  });
  uow.publish({ type: 'savedAudience.changed', subjectType: 'SavedAudience', subjectId: row.id });
}

/** Keeps an audience under a name for an organization; gives its uuid. */
export async function createSavedAudience(
  uow: UnitOfWork,
  organizationId: string,
  facts: { readonly name: string; readonly audience: Audience; readonly isShared: boolean },
): Promise<string> {
  requirePermission(uow.actor, ISSUER_PERMISSION);
  const owner = await uow.em.findOne(Organization, { id: organizationId });
  authorizeActing(uow.actor, ISSUER_PERMISSION, organizationId, owner !== null && seesOrganization(uow.actor, owner));
  const row = Object.assign(new SavedAudience(), {
    id: newId(),
    ...scopeKeysOf(owner!),
    organizationId,
    name: facts.name.trim(),
    audience: await checked(uow, owner!, facts.audience),
    isShared: facts.isShared,
    accountId: uow.actor.accountId,
    updatedAt: uow.clock.now(),
  });
  uow.em.persist(row);
  record(uow, row, 'create', {
    name: { before: null, after: row.name },
    isShared: { before: null, after: row.isShared },
  });
  return row.id;
}

async function load(uow: UnitOfWork, id: string, version: number): Promise<SavedAudience> {
  requirePermission(uow.actor, ISSUER_PERMISSION);
  const row = await uow.em.findOne(SavedAudience, { id });
  if (!row) {
    throw notFound();
  }
  authorizeActing(uow.actor, ISSUER_PERMISSION, row.organizationId, await seesRow(uow, SavedAudienceShape, id));
  requireVersion(row, version);
  return row;
}

/** Changes a saved audience; drafts that name it mean the new one from now on. */
export async function updateSavedAudience(
  uow: UnitOfWork,
  id: string,
  version: number,
  facts: SavedAudienceFacts,
): Promise<string> {
  const row = await load(uow, id, version);
  const owner = await uow.em.findOneOrFail(Organization, { id: row.organizationId });
  const before = { name: row.name, isShared: row.isShared, audience: row.audience };
  row.name = facts.name?.trim() || row.name;
  row.isShared = facts.isShared ?? row.isShared;
  row.audience = facts.audience ? await checked(uow, owner, facts.audience) : row.audience;
  row.updatedAt = uow.clock.now();
  record(uow, row, 'update', {
    name: { before: before.name, after: row.name },
    isShared: { before: before.isShared, after: row.isShared },
    audience: { before: JSON.stringify(before.audience), after: JSON.stringify(row.audience) },
  });
  return id;
}

/** Removes a saved audience; drafts that name it are refused until they name another. */
export async function removeSavedAudience(uow: UnitOfWork, id: string, version: number): Promise<void> {
  const row = await load(uow, id, version);
  uow.em.remove(row);
  record(uow, row, 'remove', { name: { before: row.name, after: null } });
}
