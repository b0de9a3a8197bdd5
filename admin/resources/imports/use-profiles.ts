import { type ImportProfilesQuery, ImportProfilesDocument, type ImportTarget } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';

/** A saved mapping. */
export type Profile = ImportProfilesQuery['importProfiles']['nodes'][number];

/** The saved mappings for a kind of list, in the order of their names. */
export function useProfiles(target: ImportTarget): readonly Profile[] {
  const { data } = useDocument(ImportProfilesDocument, { target }, { resource: 'importProfile' });
  return data?.importProfiles.nodes ?? [];
}
