import { forbidden } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import { grantOver, type ScopeKeys } from '../../kernel/scope.ts';
import type { OfficeReach } from './people.enums.ts';

/** What an office gives to whoever holds it. */
export interface Powers {
  readonly permissions: readonly Permission[];
  readonly reach: OfficeReach;
}

/**
 * The permissions of an office that the actor can't hand on, because the actor does not hold them over its organization
 * with at least the same reach. A purpose is not needed to hand on a permission, only to read by it.
 */
export function permissionsBeyond(actor: Actor, { permissions, reach }: Powers, target: ScopeKeys): Permission[] {
  const judge: Actor = {
    ...actor,
    purpose: actor.purpose ?? 'delegation',
    grants: reach === 'HERE' ? actor.grants : actor.grants.filter((grant) => grant.reach !== 'HERE'),
  };
  return permissions.filter((permission) => grantOver(judge, permission, target) === null);
}

/** Refuses to put anyone in the place of an office that gives more than the actor holds. */
export function requireDelegable(actor: Actor, powers: Powers, target: ScopeKeys): void {
  if (permissionsBeyond(actor, powers, target).length > 0) {
    throw forbidden();
  }
}
