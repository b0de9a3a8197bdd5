import type { AccessControlProvider } from '@refinedev/core';
import { loadViewer, type Viewer } from './viewer.ts';

/**
 * What a page or an action needs: nothing but a session (`signed-in`), one permission, or any of several.
 * Permissions are verbs on resources (`organization.create`); names of roles or offices never appear here.
 */
export type Requirement = 'signed-in' | { readonly anyOf: readonly string[] };

/** Shorthand for a requirement that any one of the named permissions meets. */
export function anyOf(...permissions: string[]): Requirement {
  return { anyOf: permissions };
}

/** True when the viewer meets the requirement. The server judges again, so this only decides what to show. */
export function meets(viewer: Viewer | null, requirement: Requirement): boolean {
  if (!viewer) {
    return false;
  }
  return requirement === 'signed-in' || requirement.anyOf.some((permission) => viewer.permissions.includes(permission));
}

/** The booleans that an object carries about the viewer. */
export type ViewerCan = Readonly<Record<string, boolean>>;

interface AccessParams {
  /** Overrides the permission made of resource and action. */
  readonly requires?: Requirement;
  /** Booleans of the object in question; when given they alone decide. */
  readonly viewerCan?: ViewerCan;
}

/**
 * Refine's access provider: an object's own `viewerCan` decides first, then the declared requirement, then the
 * permission `<resource>.<action>`.
 */
export const accessControlProvider: AccessControlProvider = {
  can: async ({ resource, action, params }) => {
    const { requires, viewerCan } = (params ?? {}) as AccessParams;
    if (viewerCan) {
      return { can: viewerCan[action] === true };
    }
    const viewer = await loadViewer();
    return { can: meets(viewer, requires ?? { anyOf: [`${resource ?? ''}.${action}`] }) };
  },
  options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
};
