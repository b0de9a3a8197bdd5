import type { ComponentType } from 'react';
import type { Requirement } from '../providers/access.ts';
import type { Viewer } from '../providers/viewer.ts';

/** Headings under which the menu lists its entries, in this order. */
export const menuGroups = ['desk', 'structure', 'people', 'work', 'data', 'system'] as const;

/** One heading of the menu. */
export type MenuGroup = (typeof menuGroups)[number];

/** What a route does; Refine's four actions, or `page` for anything else. */
export type RouteAction = 'list' | 'create' | 'edit' | 'show' | 'page';

/** One page of a resource, loaded when it is first visited. */
export interface ResourceRoute {
  /** Below the resource's path: empty for the list, `:id` for one object, `create` and so on. */
  readonly path: string;
  readonly action: RouteAction;
  readonly load: () => Promise<ComponentType>;
  /** Replaces the resource's own requirement. */
  readonly requires?: Requirement;
  /** Message key of the page's title; without one the resource's label stands. */
  readonly titleKey?: string;
}

/** A page that a visitor without a session may open, such as signing in. */
export interface PublicRoute {
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  readonly titleKey: string;
}

/** A card that a resource puts on everybody's desk. */
export interface DeskCard {
  readonly key: string;
  readonly titleKey: string;
  readonly order: number;
  readonly requires: Requirement;
  /** Keeps the card from desks where it says nothing, whatever the permissions. */
  readonly isFor?: (viewer: Viewer) => boolean;
  /** `wide` takes the whole row. */
  readonly size?: 'normal' | 'wide';
  readonly load: () => Promise<ComponentType>;
}

/** One object found by the command palette. */
export interface PaletteHit {
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly to: string;
}

/** How a resource answers the command palette. */
export interface PaletteSource {
  readonly requires: Requirement;
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly PaletteHit[]>;
}

/** Everything the shell knows about a resource; the shell knows no resource by name. */
export interface ResourceDefinition {
  /** The noun of the schema, also the key under which Refine caches (`organization`). */
  readonly name: string;
  /** Absolute path of the list (`/organizations`). */
  readonly path: string;
  readonly labelKey: string;
  readonly requires: Requirement;
  /** Further types of the schema that its pages show; a change of one of them reads the pages anew, as one of its own does. */
  readonly liveTypes?: readonly string[];
  readonly menu?: { readonly group: MenuGroup; readonly order: number; readonly icon: ComponentType };
  readonly routes: readonly ResourceRoute[];
  readonly publicRoutes?: readonly PublicRoute[];
  readonly deskCards?: readonly DeskCard[];
  readonly palette?: PaletteSource;
}

/** Declares a resource; exists for the type check and for finding all declarations. */
export function defineResource(definition: ResourceDefinition): ResourceDefinition {
  return definition;
}

/** Absolute address of a route of a resource, with `:id` and the like left in. */
export function routePath(resource: ResourceDefinition, route: Pick<ResourceRoute, 'path'>): string {
  return route.path === '' ? resource.path : `${resource.path === '/' ? '' : resource.path}/${route.path}`;
}

/** What one needs to open a route. */
export function routeRequirement(resource: ResourceDefinition, route: ResourceRoute): Requirement {
  return route.requires ?? resource.requires;
}
