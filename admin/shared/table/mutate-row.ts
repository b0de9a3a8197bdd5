import { acceptPayload, type MutationPayload, request } from '../../providers/graphql.ts';
import type { TypedDocument } from '../../providers/typed-document.ts';

/** Runs the mutation of one row of a bulk action; throws its refusal in the server's words. */
export async function mutateRow<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  payload: (data: TResult) => MutationPayload | null | undefined,
  variables: TVariables,
): Promise<void> {
  acceptPayload(payload(await request(document, variables)));
}
