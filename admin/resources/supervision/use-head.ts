import { useSearchParams } from 'react-router';
import { SupervisionHeadDocument, type SupervisionHeadQuery } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';

type Organization = NonNullable<SupervisionHeadQuery['organization']>;

/** The organization whose page is shown. */
export interface Head {
  /** Undefined for somebody without an office who has named none. */
  readonly id: string | undefined;
  readonly organization: Organization | undefined;
  /** The line from the viewer's own organization down to it, itself left out. */
  readonly line: readonly Organization['ancestors']['nodes'][number][];
  /** True when the viewer holds an office at that very organization and may verify there. */
  readonly mayRemind: boolean;
}

/** The organization of the address, else the one that the viewer looks from now. */
export function useHead(): Head {
  const [params] = useSearchParams();
  const [office] = useCurrentOffice();
  const viewer = useViewer();
  const id = params.get('unit') ?? office?.organization.id;
  const { data } = useDocument(
    SupervisionHeadDocument,
    { id: id ?? '' },
    { resource: 'organization', isEnabled: id !== undefined },
  );
  const own = new Set((viewer?.offices ?? []).map(({ organization }) => organization.id));
  const organization = data?.organization ?? undefined;
  const ancestors = organization?.ancestors.nodes ?? [];
  const start = ancestors.findIndex((ancestor) => own.has(ancestor.id));
  return {
    id,
    organization,
    // Above one's own organization there is nothing to look after.
    line: start < 0 ? [] : ancestors.slice(start),
    mayRemind: id !== undefined && own.has(id) && (viewer?.permissions ?? []).includes('obligation.verify'),
  };
}
