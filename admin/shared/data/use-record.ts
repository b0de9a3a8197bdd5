import { type BaseRecord, useOne } from '@refinedev/core';
import type { DocumentMeta } from '../../providers/data.ts';
import type { RequestError } from '../../providers/request-error.ts';
import type { TypedDocument } from '../../providers/typed-document.ts';

interface RecordOptions<TResult, TVariables, TRecord> {
  readonly resource: string;
  readonly id: string | undefined;
  readonly document: TypedDocument<TResult, TVariables>;
  readonly select: (data: TResult) => TRecord | null | undefined;
  readonly variables?: Partial<TVariables>;
  readonly purpose?: string | undefined;
}

/** One object by id. */
export interface RecordState<TRecord> {
  readonly record: TRecord | undefined;
  readonly isLoading: boolean;
  readonly error: RequestError | undefined;
  /** Asks again and returns what the server has now. */
  readonly refetch: () => Promise<TRecord | undefined>;
}

/** Reads one object through Refine; an invisible object is an error NOT_FOUND, as an absent one. */
export function useRecord<TResult, TVariables, TRecord extends BaseRecord>({
  resource,
  id,
  document,
  select,
  variables,
  purpose,
}: RecordOptions<TResult, TVariables, TRecord>): RecordState<TRecord> {
  const meta: DocumentMeta<TResult, TVariables> = { document, select, purpose, ...(variables ? { variables } : {}) };
  const { query } = useOne<TRecord, RequestError>({
    resource,
    ...(id === undefined ? {} : { id }),
    meta: { ...meta },
    queryOptions: { enabled: id !== undefined },
    errorNotification: false,
  });
  return {
    record: query.data?.data,
    isLoading: query.isLoading,
    error: query.error ?? undefined,
    refetch: async () => (await query.refetch()).data?.data,
  };
}
