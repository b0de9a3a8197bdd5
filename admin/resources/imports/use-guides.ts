import { ImportGuidesDocument, type ImportGuidesQuery } from '../../gql/graphql.ts';
import type { RequestError } from '../../providers/request-error.ts';
import { useDocument } from '../../shared/data/use-document.ts';

/** What a kind of list may hold, and whether the viewer may import it. */
export type Guide = ImportGuidesQuery['importGuides'][number];

/** The kinds of lists, undefined until they are known; `error` when they could not be read, `retry` reads them again. */
export function useGuides(): {
  readonly guides: readonly Guide[] | undefined;
  readonly error: RequestError | null;
  readonly retry: () => void;
} {
  const { data, error, refetch } = useDocument(ImportGuidesDocument, {}, { resource: 'importGuide' });
  return { guides: data?.importGuides, error, retry: () => void refetch() };
}
