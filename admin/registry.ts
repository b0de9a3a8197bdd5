import type { Catalogue } from './providers/i18n.ts';
import type { ResourceDefinition } from './shared/resource.ts';

// A folder with a resource.ts is a resource and one with a messages.ts has texts: adding a domain changes no list.
const resourceModules = import.meta.glob<ResourceDefinition>('./resources/*/resource.ts', {
  eager: true,
  import: 'resource',
});
const messageModules = import.meta.glob<Catalogue>(['./shared/**/messages.ts', './resources/*/messages.ts'], {
  eager: true,
  import: 'messages',
});

/** All resources of the admin, in no order that matters. */
export const resources: readonly ResourceDefinition[] = Object.values(resourceModules);

/** All texts of the admin. */
export const catalogues: readonly Catalogue[] = Object.values(messageModules);
