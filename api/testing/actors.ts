import type { Actor, Grant, OrganizationLevel } from '../kernel/actor.ts';
import { anonymousActor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { Permission, SystemRole } from '../kernel/permission.ts';
import { permissionsOfRole } from '../kernel/permission.ts';

/** An actor made for a test, holding permissions through one office, without any rows behind it. */
export function actorWith(
  permissions: readonly Permission[],
  office: {
    reach?: 'HERE' | 'SUBTREE';
    organizationId?: string;
    level?: OrganizationLevel;
    divisionCode?: string | null;
  } = {},
  more: Partial<Actor> = {},
): Actor {
  const termId = newId();
  const officeId = newId();
  const grants: Grant[] = permissions.map((permission) => ({
    permission,
    reach: office.reach ?? 'SUBTREE',
    organizationId: office.organizationId ?? newId(),
    level: office.level ?? 'NATIONAL',
    divisionCode: office.divisionCode ?? null,
    termId,
    officeId,
  }));
  return {
    ...anonymousActor({ locale: 'en', requestId: 'test', addressDigest: 'test' }),
    accountId: newId(),
    sessionId: newId(),
    grants,
    ...more,
  };
}

/** An administrator with a system role. */
export function systemActor(role: SystemRole): Actor {
  return {
    ...actorWith([]),
    systemRole: role,
    grants: permissionsOfRole(role).map((permission) => ({
      permission,
      reach: 'ALL',
      organizationId: null,
      level: null,
      divisionCode: null,
      termId: null,
      officeId: null,
    })),
  };
}
