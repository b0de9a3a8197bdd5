import type { Locale } from './locale.ts';
import type { Permission, SystemRole } from './permission.ts';

/** Levels of the hierarchy from the top down; the order is the rule for what may stand below what. */
export const ORGANIZATION_LEVELS = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'] as const;

/** A level of the hierarchy. */
export type OrganizationLevel = (typeof ORGANIZATION_LEVELS)[number];

/** How far an office's permission reaches: its own organization, or that and all below; ALL belongs to system roles only. */
export type Reach = 'HERE' | 'SUBTREE' | 'ALL';

/** One permission that the actor holds now, and why. */
export interface Grant {
  readonly permission: Permission;
  readonly reach: Reach;
  /** Organization of the office; null for a system role. */
  readonly organizationId: string | null;
  readonly level: OrganizationLevel | null;
  /** Division code of that organization, for reference data that hangs on a place and not on an organization. */
  readonly divisionCode: string | null;
  /** Term and office from which the permission comes; null for a system role. */
  readonly termId: string | null;
  readonly officeId: string | null;
}

/** Whoever makes a request, with what is permitted at this instant. */
export interface Actor {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly systemRole: SystemRole | null;
  readonly grants: readonly Grant[];
  /** True when offices are withheld until the account signs in with a second factor. */
  readonly secondFactorMissing: boolean;
  /** Stated reason for reading personal data of lower levels; such reads are audited. */
  readonly purpose: string | null;
  readonly locale: Locale;
  readonly requestId: string;
  /** Keyed digest of the network address, for lockout and audit; never the address itself. */
  readonly addressDigest: string | null;
}

/** An actor without session. */
export function anonymousActor(request: { locale: Locale; requestId: string; addressDigest?: string | null }): Actor {
  return {
    accountId: null,
    personId: null,
    sessionId: null,
    systemRole: null,
    grants: [],
    secondFactorMissing: false,
    purpose: null,
    locale: request.locale,
    requestId: request.requestId,
    addressDigest: request.addressDigest ?? null,
  };
}

/** The platform itself: scheduled jobs, imports resumed by the server, the demo loader and the command line. */
export function platformActor(permissions: readonly Permission[], requestId: string): Actor {
  return {
    ...anonymousActor({ locale: 'zh-CN', requestId }),
    grants: permissions.map((permission) => ({
      permission,
      reach: 'ALL',
      organizationId: null,
      level: null,
      divisionCode: null,
      termId: null,
      officeId: null,
    })),
    purpose: 'platform',
  };
}

/** True when the actor holds the permission anywhere. */
export function holds(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => grant.permission === permission);
}
