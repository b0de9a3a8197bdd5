import 'reflect-metadata';
import { Extensions } from 'type-graphql';
import type { GraphQLFieldExtensions } from 'graphql';
import { holds, type Actor } from '../kernel/actor.ts';
import { forbidden, unauthenticated, RequestFailure } from '../kernel/access.ts';
import { permissionSpec, type Permission } from '../kernel/permission.ts';

/** Who may call a root field: holders of a permission, anyone signed in, or the public; the last two with a reason. */
export type FieldAccess =
  | { readonly kind: 'permission'; readonly anyOf: readonly Permission[] }
  | { readonly kind: 'signedIn'; readonly reason: string }
  | { readonly kind: 'public'; readonly reason: string };

const declare = (access: FieldAccess): MethodDecorator & PropertyDecorator => Extensions({ access });

/** The root field takes one of these permissions somewhere; the service judges over the row. */
export function Access(...anyOf: [Permission, ...Permission[]]): MethodDecorator & PropertyDecorator {
  return declare({ kind: 'permission', anyOf });
}

/** The root field is open to every signed-in account, for the written reason. */
export function SignedIn(reason: string): MethodDecorator & PropertyDecorator {
  return declare({ kind: 'signedIn', reason });
}

/** The root field is open to anyone, for the written reason. */
export function Public(reason: string): MethodDecorator & PropertyDecorator {
  return declare({ kind: 'public', reason });
}

/** The declared access of a root field, or null when it has none (which fails the build of the schema). */
export function accessOf(extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>): FieldAccess | null {
  const access = extensions['access'] as FieldAccess | undefined;
  if (access?.kind === 'permission') {
    access.anyOf.forEach(permissionSpec);
  }
  return access ?? null;
}

/** Refuses the actor at the door of a root field. */
export function enforceAccess(access: FieldAccess, actor: Actor): void {
  if (access.kind === 'public') {
    return;
  }
  if (actor.accountId === null && actor.grants.length === 0) {
    throw unauthenticated();
  }
  if (access.kind === 'permission' && !access.anyOf.some((permission) => holds(actor, permission))) {
    throw actor.secondFactorMissing ? new RequestFailure('FORBIDDEN', 'SECOND_FACTOR_REQUIRED') : forbidden();
  }
}
