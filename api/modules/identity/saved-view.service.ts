import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { notFound } from '../../kernel/access.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { refuse } from './identity.refusals.ts';
import { SavedView } from './saved-view.entity.ts';

/** A table's state to keep under a name. */
export interface SavedViewFacts {
  readonly resource: string;
  readonly name: string;
  readonly query: string;
  readonly isDefault?: boolean | null;
}

/** Keeps a view for its owner alone; the same name of the same table again brings that view up to date. Gives its uuid. */
export async function saveView(uow: UnitOfWork, facts: SavedViewFacts): Promise<string> {
  const accountId = uow.actor.accountId!;
  const name = facts.name.trim();
  const own = await uow.em.find(SavedView, { accountId });
  const existing = own.find((view) => view.resource === facts.resource && view.name === name);
  if (!existing && own.length >= LIMITS.savedViews) {
    throw refuse('SAVED_VIEW_LIMIT', null, { max: LIMITS.savedViews });
  }
  const isDefault = facts.isDefault ?? existing?.isDefault ?? false;
  if (isDefault) {
    await clearDefault(uow, facts.resource, existing?.id ?? null);
  }
  const view =
    existing ??
    Object.assign(new SavedView(), {
      id: newId(),
      accountId,
      resource: facts.resource,
      name,
      createdAt: uow.clock.now(),
    });
  Object.assign(view, { query: facts.query, isDefault });
  uow.em.persist(view);
  record(uow, 'savedView.save', view);
  return view.id;
}

/** What to change of a view; absent facts stay. */
export interface SavedViewChange {
  readonly name?: string;
  readonly query?: string;
  readonly isDefault?: boolean;
}

/** Changes one of the actor's own views at the version that the caller saw; another view's name is refused. Gives its uuid. */
export async function updateView(
  uow: UnitOfWork,
  id: string,
  version: number,
  change: SavedViewChange,
): Promise<string> {
  const accountId = uow.actor.accountId!;
  const view = await uow.em.findOne(SavedView, { id, accountId });
  if (!view) {
    throw notFound();
  }
  requireVersion(view, version);
  const name = change.name?.trim() ?? view.name;
  if (name !== view.name && (await uow.em.count(SavedView, { accountId, resource: view.resource, name })) > 0) {
    throw refuse('SAVED_VIEW_NAME_TAKEN', ['input', 'name'], { name });
  }
  if (change.isDefault) {
    await clearDefault(uow, view.resource, view.id);
  }
  Object.assign(view, {
    name,
    query: change.query ?? view.query,
    isDefault: change.isDefault ?? view.isDefault,
  });
  record(uow, 'savedView.update', view);
  return view.id;
}

/** A table opens with one view at most: the one before steps back, its version too, so that other windows notice. */
async function clearDefault(uow: UnitOfWork, resource: string, exceptId: string | null): Promise<void> {
  await uow.run(sql`update saved_view set is_default = false, version = version + 1
    where account_id = ${uow.actor.accountId} and resource = ${resource} and is_default
      and id is distinct from ${exceptId}::uuid`);
}

/** Deletes one of the actor's own views. */
export async function deleteView(uow: UnitOfWork, id: string): Promise<void> {
  const view = await uow.em.findOne(SavedView, { id, accountId: uow.actor.accountId! });
  if (!view) {
    throw notFound();
  }
  uow.em.remove(view);
  record(uow, 'savedView.delete', view);
}

function record(uow: UnitOfWork, action: string, view: SavedView): void {
  uow.audit({
    action,
    subjectType: 'Account',
    subjectId: uow.actor.accountId,
    changes: { view: { before: null, after: encodeId('view', view.id) } },
  });
}
