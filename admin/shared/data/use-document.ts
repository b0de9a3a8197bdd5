import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { request } from '../../providers/graphql.ts';
import type { RequestError } from '../../providers/request-error.ts';
import type { TypedDocument } from '../../providers/typed-document.ts';
import { useLive } from './use-live.ts';

interface DocumentOptions {
  /** Resource whose changes make this answer stale. */
  readonly resource: string;
  readonly isEnabled?: boolean;
  readonly purpose?: string | undefined;
  /** Shows the former answer while the next one is on its way. */
  readonly keepsPrevious?: boolean;
}

/** Key below which Refine invalidates everything of a resource. */
function resourceKey(resource: string): readonly string[] {
  return ['data', 'default', resource];
}

/**
 * Reads any query document with typed result and variables. Use `useServerTable` for lists with a pager and
 * `useRecord` for one object; this one is for trees, boards and figures.
 */
export function useDocument<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
  { resource, isEnabled = true, purpose, keepsPrevious = false }: DocumentOptions,
): UseQueryResult<TResult, RequestError> {
  useLive(resource, resourceKey(resource));
  return useQuery<TResult, RequestError>({
    queryKey: [...resourceKey(resource), 'document', document.toString(), variables, purpose],
    queryFn: ({ signal }) => request(document, variables, { purpose, signal }),
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
