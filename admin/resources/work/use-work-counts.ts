import { WorkCountsDocument, type WorkCountsQuery } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';

/** How many of one kind wait. */
export type WorkCount = WorkCountsQuery['workCounts'][number];

/** How many matters of each kind wait for the viewer; undefined until they are known. */
export function useWorkCounts(): readonly WorkCount[] | undefined {
  return useDocument(WorkCountsDocument, {}, { resource: 'workItem', keepsPrevious: true }).data?.workCounts;
}
