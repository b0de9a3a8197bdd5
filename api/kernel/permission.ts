import type { LocalizedText } from './locale.ts';

/** Verb on a resource, such as `organization.rename`. */
export type Permission = `${string}.${string}`;

/** The three separated administrator roles; an account holds at most one of them. */
export const SYSTEM_ROLES = ['SYSTEM', 'SECURITY', 'AUDIT'] as const;

/** One of the three separated administrator roles. */
export type SystemRole = (typeof SYSTEM_ROLES)[number];

/** Sensitivity of what a permission opens; `schema/rules.md` 3. */
export const DATA_CLASSES = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE', 'SECRET_BALLOT'] as const;

/** Sensitivity class of a field or permission. */
export type DataClass = (typeof DATA_CLASSES)[number];

/** An entry of the permission catalogue. */
export interface PermissionSpec {
  readonly label: LocalizedText;
  /** Class of the data that the permission opens. */
  readonly dataClass: DataClass;
  /** Set when only a system role holds it; such a permission can't be given to an office. */
  readonly systemRole?: SystemRole;
}

const catalogue = new Map<Permission, PermissionSpec>();

/** Adds a module's permissions to the catalogue; a permission is declared once. */
export function definePermissions(specs: Readonly<Record<Permission, PermissionSpec>>): void {
  for (const [key, spec] of Object.entries(specs) as [Permission, PermissionSpec][]) {
    if (catalogue.has(key)) {
      throw new Error(`Permission ${key} is declared twice`);
    }
    catalogue.set(key, spec);
  }
}

/** The declaration of a permission; throws for an undeclared one, so that a typing error can't open a door. */
export function permissionSpec(permission: Permission): PermissionSpec {
  const spec = catalogue.get(permission);
  if (!spec) {
    throw new Error(`Permission ${permission} is not declared`);
  }
  return spec;
}

/** All declared permissions in order of name. */
export function allPermissions(): readonly { key: Permission; spec: PermissionSpec }[] {
  return [...catalogue].map(([key, spec]) => ({ key, spec })).sort((a, b) => a.key.localeCompare(b.key, 'en'));
}

/** The permissions that a system role holds everywhere. */
export function permissionsOfRole(role: SystemRole): readonly Permission[] {
  return allPermissions()
    .filter(({ spec }) => spec.systemRole === role)
    .map(({ key }) => key);
}
