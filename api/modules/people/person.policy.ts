import { notFound } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { authorize } from '../../kernel/policy.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';

/** Refuses unless the actor holds the permission over the record; one that the actor may not see counts as absent. */
export function authorizePerson(
  actor: Actor,
  permission: Permission,
  person: ScopeKeys & { readonly id: string },
): void {
  const isVisible = person.id === actor.personId || grantOver(actor, 'person.read', person) !== null;
  authorize(actor, permission, person, isVisible);
}

/** Refuses as absent what a rule found invisible. */
export function requireSeen(isSeen: boolean): void {
  if (!isSeen) {
    throw notFound();
  }
}
