import { meets } from '../../providers/access.ts';
import type { Viewer } from '../../providers/viewer.ts';
import { type PaletteHit, type ResourceDefinition, routePath, routeRequirement } from '../resource.ts';

/** Every page without parameters that the viewer may open: lists, settings, and "new ..." pages. */
export function palettePages(
  resources: readonly ResourceDefinition[],
  viewer: Viewer | null,
  translate: (key: string) => string,
): PaletteHit[] {
  return resources.flatMap((resource) =>
    resource.routes
      .filter((route) => !route.path.includes(':') && meets(viewer, routeRequirement(resource, route)))
      .map((route) => {
        const to = routePath(resource, route);
        const title = translate(route.titleKey ?? resource.labelKey);
        const parent = translate(resource.labelKey);
        return { key: `page-${to}`, to, title, ...(title === parent ? {} : { description: parent }) };
      }),
  );
}

/** Pages whose title or address contains the text; all of them while nothing is typed. */
export function matchingPages(pages: readonly PaletteHit[], text: string): readonly PaletteHit[] {
  const wanted = text.trim().toLowerCase();
  return wanted === ''
    ? pages
    : pages.filter((page) => `${page.title} ${page.description ?? ''} ${page.to}`.toLowerCase().includes(wanted));
}
