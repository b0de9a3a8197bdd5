import { createContext, use } from 'react';
import type { ResourceDefinition } from './resource.ts';

/** All declared resources, for the few parts that collect from them (desk, palette). */
export const ResourceContext = createContext<readonly ResourceDefinition[]>([]);

/** Reads the declared resources. */
export function useResources(): readonly ResourceDefinition[] {
  return use(ResourceContext);
}
