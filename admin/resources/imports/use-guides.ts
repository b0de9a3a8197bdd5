import { ImportGuidesDocument, type ImportGuidesQuery } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';

/** What a kind of list may hold, and whether the viewer may import it. */
export type Guide = ImportGuidesQuery['importGuides'][number];

/** The kinds of lists; undefined until they are known. */
export function useGuides(): readonly Guide[] | undefined {
  const { data } = useDocument(ImportGuidesDocument, {}, { resource: 'importGuide' });
  return data?.importGuides;
}
