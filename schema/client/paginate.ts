import type { Client } from './client.ts';
import type { TypedDocument } from './typed-document.ts';

/** A list of the contract as far as paging needs it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** What a paged operation takes beside its own variables. */
export interface PageVariables {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/**
 * Goes through all rows of a connection, asking for the next page when it is needed. `select` finds the connection in
 * the answer; `variables.first` sets the page size.
 */
export async function* paginate<Data, Variables extends PageVariables, Node>(
  client: Client,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  select: (data: Data) => Connection<Node>,
): AsyncGenerator<Node, void, undefined> {
  let after = variables.after;
  for (;;) {
    const page: Variables = { ...variables, after };
    const { nodes, pageInfo } = select(await client.request<Data, PageVariables>(document as never, page));
    yield* nodes;
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) {
      return;
    }
    after = pageInfo.endCursor;
  }
}
