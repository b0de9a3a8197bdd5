import { useQuery } from '@tanstack/react-query';
import { meets } from '../../providers/access.ts';
import type { Viewer } from '../../providers/viewer.ts';
import { useDebounced } from '../data/use-debounced.ts';
import type { PaletteHit, ResourceDefinition } from '../resource.ts';

interface HitGroup {
  readonly resource: ResourceDefinition;
  readonly hits: readonly PaletteHit[];
}

/** Asks every resource that answers the palette; one that fails leaves the others standing. */
export function usePaletteSearch(
  resources: readonly ResourceDefinition[],
  viewer: Viewer | null,
  text: string,
): { readonly groups: readonly HitGroup[]; readonly isSearching: boolean } {
  const wanted = useDebounced(text.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['palette', viewer?.account.id, wanted],
    enabled: wanted !== '',
    staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const sources = resources.flatMap((resource) =>
        resource.palette && meets(viewer, resource.palette.requires) ? [{ resource, source: resource.palette }] : [],
      );
      const answers = await Promise.allSettled(sources.map(({ source }) => source.search(wanted, signal)));
      return answers.flatMap((answer, index): HitGroup[] => {
        const entry = sources[index];
        return answer.status === 'fulfilled' && entry ? [{ resource: entry.resource, hits: answer.value }] : [];
      });
    },
  });
  return { groups: wanted === '' ? [] : (data ?? []), isSearching: isFetching };
}
