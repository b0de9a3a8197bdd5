import type { BaseRecord, DataProvider, MetaQuery } from '@refinedev/core';
import { LIMITS } from '../../schema/limits.ts';
import { toFilterInput, toOrderInput } from './filters.ts';
import { acceptPayload, graphqlEndpoint, type MutationPayload, request, type RequestOptions } from './graphql.ts';
import { RequestError } from './request-error.ts';
import type { TypedDocument } from './typed-document.ts';

/** A page of a list as the API returns it. */
export interface Connection<TNode> {
  readonly nodes: readonly TNode[];
  readonly totalCount?: number | null;
  readonly pageInfo?: { readonly hasNextPage: boolean };
}

/** The API's cap on `first`. */
const maxPageSize = LIMITS.pageSize;

/**
 * What a hook hands to this provider through Refine's `meta`: the typed document, further variables, and how to find
 * the wanted part of the result when it is not simply the first root field.
 */
export interface DocumentMeta<TResult = unknown, TVariables = unknown> {
  readonly document: TypedDocument<TResult, TVariables>;
  readonly variables?: Partial<TVariables>;
  readonly select?: (data: TResult) => unknown;
  readonly search?: string | undefined;
  readonly purpose?: string | undefined;
}

function readMeta(meta: MetaQuery | undefined, operation: string): DocumentMeta {
  const documentMeta = meta as unknown as Partial<DocumentMeta> | undefined;
  if (!documentMeta?.document) {
    throw new RequestError('INTERNAL', `${operation}: meta.document is missing`);
  }
  return documentMeta as DocumentMeta;
}

async function run(meta: DocumentMeta, variables: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> {
  const options: RequestOptions = { purpose: meta.purpose, signal };
  const data = await request(meta.document, { ...(meta.variables as object), ...variables }, options);
  return meta.select ? meta.select(data) : firstRootField(data);
}

function firstRootField(data: unknown): unknown {
  return Object.values(data as Record<string, unknown>)[0];
}

function signalOf(meta: MetaQuery | undefined): AbortSignal | undefined {
  return meta?.queryContext?.signal;
}

/** Page arguments for an antd pager: offset paging within the API's cap. */
export function pageArguments(currentPage: number, pageSize: number): { first: number; offset: number } {
  const first = Math.min(Math.max(1, Math.trunc(pageSize)), maxPageSize);
  return { first, offset: (Math.max(1, Math.trunc(currentPage)) - 1) * first };
}

/** Total to show when the API left `totalCount` out: exact on the last page, else one more than seen. */
export function totalOf(connection: Connection<unknown>, offset: number): number {
  const seen = offset + connection.nodes.length;
  return connection.totalCount ?? (connection.pageInfo?.hasNextPage ? seen + 1 : seen);
}

async function write(
  meta: MetaQuery | undefined,
  operation: string,
  variables: Record<string, unknown>,
): Promise<BaseRecord> {
  return acceptPayload((await run(readMeta(meta, operation), variables)) as MutationPayload & BaseRecord);
}

/**
 * The admin's data provider: typed documents in, connections and payloads mapped out. It builds no query text, so
 * what goes over the wire is exactly what the resource's operations file says.
 */
export const dataProvider: Required<
  Pick<DataProvider, 'getList' | 'getOne' | 'getMany' | 'create' | 'update' | 'deleteOne' | 'getApiUrl' | 'custom'>
> = {
  getApiUrl: () => graphqlEndpoint,

  getList: async <TData extends BaseRecord>({
    pagination,
    sorters,
    filters,
    meta,
    resource,
  }: Parameters<DataProvider['getList']>[0]) => {
    const documentMeta = readMeta(meta, `list ${resource}`);
    const page = pageArguments(pagination?.currentPage ?? 1, pagination?.pageSize ?? 20);
    const filter = toFilterInput(filters);
    const orderBy = toOrderInput(sorters);
    const search = documentMeta.search?.trim();
    const connection = (await run(
      documentMeta,
      { ...page, ...(filter ? { filter } : {}), ...(orderBy ? { orderBy } : {}), ...(search ? { search } : {}) },
      signalOf(meta),
    )) as Connection<TData> | null | undefined;
    if (!connection) {
      throw new RequestError('NOT_FOUND', resource);
    }
    return { data: [...connection.nodes], total: totalOf(connection, page.offset) };
  },

  getOne: async <TData extends BaseRecord>({ id, meta, resource }: Parameters<DataProvider['getOne']>[0]) => {
    const record = await run(readMeta(meta, `read ${resource}`), { id }, signalOf(meta));
    if (!record) {
      // Invisible and absent are the same answer by design.
      throw new RequestError('NOT_FOUND', resource);
    }
    return { data: record as TData };
  },

  getMany: async <TData extends BaseRecord>({
    ids,
    meta,
    resource,
  }: Parameters<NonNullable<DataProvider['getMany']>>[0]) => {
    const records = (await run(readMeta(meta, `read many ${resource}`), { ids }, signalOf(meta))) as (TData | null)[];
    return { data: records.filter((record) => record !== null) };
  },

  create: async ({ variables, meta, resource }) => ({
    data: (await write(meta, `create ${resource}`, { input: variables })) as never,
  }),

  update: async ({ id, variables, meta, resource }) => ({
    data: (await write(meta, `update ${resource}`, { id, input: variables })) as never,
  }),

  deleteOne: async ({ id, variables, meta, resource }) => ({
    data: (await write(meta, `delete ${resource}`, { id, ...(variables ? { input: variables } : {}) })) as never,
  }),

  custom: async ({ meta, payload }) => {
    const documentMeta = readMeta(meta, 'custom');
    const data = await request(
      documentMeta.document,
      { ...(documentMeta.variables as object), ...(payload as object | undefined) },
      { purpose: documentMeta.purpose, signal: signalOf(meta) },
    );
    return { data: (documentMeta.select ? documentMeta.select(data) : data) as never };
  },
};
