import type { ComponentType } from 'react';
import { meets } from '../../providers/access.ts';
import type { Viewer } from '../../providers/viewer.ts';
import { type MenuGroup, menuGroups, type ResourceDefinition } from '../resource.ts';

/** One entry of the menu. */
export interface MenuEntry {
  readonly name: string;
  readonly to: string;
  readonly labelKey: string;
  readonly icon: ComponentType;
}

/** One heading of the menu with what stands below it. */
export interface MenuSection {
  readonly group: MenuGroup;
  readonly entries: readonly MenuEntry[];
}

/** The menu for a viewer: only what may be opened, headings without entries left out. */
export function menuSections(resources: readonly ResourceDefinition[], viewer: Viewer | null): readonly MenuSection[] {
  return menuGroups
    .map((group) => ({
      group,
      entries: resources
        .flatMap((resource) =>
          resource.menu?.group === group && meets(viewer, resource.requires)
            ? [
                {
                  order: resource.menu.order,
                  name: resource.name,
                  to: resource.path,
                  labelKey: resource.labelKey,
                  icon: resource.menu.icon,
                },
              ]
            : [],
        )
        .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name)),
    }))
    .filter((section) => section.entries.length > 0);
}

/** The entry that a path belongs to: the one with the longest matching address. */
export function activeEntry(sections: readonly MenuSection[], pathname: string): MenuEntry | undefined {
  return sections
    .flatMap((section) => section.entries)
    .filter((entry) => pathname === entry.to || pathname.startsWith(entry.to === '/' ? '//' : `${entry.to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
