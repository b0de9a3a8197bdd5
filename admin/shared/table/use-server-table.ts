import { type BaseRecord, type CrudSort, useList } from '@refinedev/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { type Connection, dataProvider, type DocumentMeta } from '../../providers/data.ts';
import { toFilterInput, toOrderInput } from '../../providers/filters.ts';
import { usePreference } from '../../providers/preferences.ts';
import type { RequestError } from '../../providers/request-error.ts';
import type { TypedDocument } from '../../providers/typed-document.ts';
import { type Column, visibleColumns } from './column.ts';
import { type FilterSpec, toCrudFilters } from './filter-spec.ts';
import {
  effectiveSorters,
  isNarrowed,
  parseTableState,
  type TableSpec,
  type TableState,
  writeTableState,
} from './table-state.ts';

/** What a table is made of. Declare it outside the component, so that it stays the same object. */
export interface TableDefinition<TResult, TVariables, TRow> {
  readonly resource: string;
  /** Must accept first, offset and, as far as used, filter, orderBy, search. */
  readonly document: TypedDocument<TResult, TVariables>;
  readonly select: (data: TResult) => Connection<TRow> | null | undefined;
  readonly columns: readonly Column<TRow>[];
  readonly filters?: readonly FilterSpec[];
  readonly defaultSort?: readonly CrudSort[];
  readonly defaultPageSize?: number;
  /** Placeholder of the search field; without it there is none. */
  readonly searchKey?: string;
  readonly urlPrefix?: string;
  /** The list of the API's exports that holds the same rows; without one the table can't be exported. */
  readonly exportAs?: {
    readonly list: string;
    /** What the table's own variables mean as conditions of that list; without it they are its arguments. */
    readonly conditions?: (variables: Partial<TVariables>) => Readonly<Record<string, unknown>>;
  };
}

/** A table as the API's export is asked for it. */
export interface TableExport {
  readonly list: string;
  readonly columns: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly purpose: string | undefined;
}

interface TableOptions<TVariables> {
  /** Variables beside the table's own, such as the id of the object whose list it is. */
  readonly variables?: Partial<TVariables>;
  readonly purpose?: string | undefined;
}

/** A table's state, its rows and the ways to change what it shows. */
export interface ServerTable<TRow> {
  readonly resource: string;
  readonly spec: TableSpec;
  readonly searchKey: string | undefined;
  readonly allColumns: readonly Column<TRow>[];
  readonly columns: readonly Column<TRow>[];
  readonly state: TableState;
  /** The order in force, chosen or default. */
  readonly sorters: readonly CrudSort[];
  readonly rows: readonly TRow[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly error: RequestError | undefined;
  readonly isNarrowed: boolean;
  /** Changes part of the state; anything but the page itself goes back to page 1. */
  readonly change: (part: Partial<TableState>) => void;
  /** Takes over a whole state, such as a saved view's. */
  readonly replace: (state: TableState) => void;
  /** The same in place of the present entry of the history. */
  readonly replaceEntry: (state: TableState) => void;
  readonly clear: () => void;
  readonly setColumns: (keys: readonly string[] | undefined) => void;
  readonly refetch: () => void;
  /** What to export: the rows, order and columns that are shown; undefined when the list can't be exported. */
  readonly exportable: TableExport | undefined;
  /** The rows that match on all pages, up to a bound. */
  readonly loadMatching: (limit: number) => Promise<readonly TRow[]>;
}

const parseKeys = (stored: unknown): readonly string[] | undefined =>
  Array.isArray(stored) && stored.every((item) => typeof item === 'string') ? stored : undefined;
const noKeys: readonly string[] = [];

/**
 * A list of the API as a table: the address holds search, filters, order, page and columns, so the back button, a
 * reload and a shared link all show the same; the server does the filtering, ordering and paging.
 */
export function useServerTable<TResult, TVariables, TRow extends BaseRecord>(
  definition: TableDefinition<TResult, TVariables, TRow>,
  { variables, purpose }: TableOptions<TVariables> = {},
): ServerTable<TRow> {
  const [params, setParams] = useSearchParams();
  const spec = useMemo(() => specOf(definition), [definition]);
  const state = useMemo(() => parseTableState(params, spec), [params, spec]);
  const [ownColumns, setOwnColumns] = usePreference(
    'account',
    `columns.${definition.resource}${spec.prefix}`,
    parseKeys,
    noKeys,
  );
  const sorters = effectiveSorters(state, spec);
  const filters = useMemo(() => toCrudFilters(state.filters, spec.filters), [state.filters, spec]);

  const meta: DocumentMeta<TResult, TVariables> = {
    document: definition.document,
    select: definition.select,
    search: state.search,
    purpose,
    ...(variables ? { variables } : {}),
  };
  const { query, result } = useList<TRow, RequestError>({
    resource: definition.resource,
    pagination: { currentPage: state.page, pageSize: state.pageSize, mode: 'server' },
    sorters: [...sorters],
    filters,
    meta: { ...meta },
    queryOptions: { placeholderData: keepPreviousData },
    errorNotification: false,
  });

  const show = (next: TableState, isSameEntry: boolean) =>
    setParams((present) => writeTableState(present, next, spec), { replace: isSameEntry, preventScrollReset: true });
  // Typing in the search field must not fill the history with half-typed words.
  const replace = (next: TableState) => show(next, next.search !== state.search);
  const change = (part: Partial<TableState>) => {
    replace({ ...state, page: 1, ...part });
  };

  const columns = visibleColumns(definition.columns, state.columns ?? (ownColumns.length > 0 ? ownColumns : undefined));
  const loadMatching = async (limit: number) => {
    const rows: TRow[] = [];
    for (let page = 1; rows.length < limit; page += 1) {
      const { data, total } = await dataProvider.getList<TRow>({
        resource: definition.resource,
        pagination: { currentPage: page, pageSize: LIMITS.pageSize, mode: 'server' },
        sorters: [...sorters],
        filters,
        meta: { ...meta },
      });
      rows.push(...data);
      if (data.length === 0 || rows.length >= total) {
        break;
      }
    }
    return rows.slice(0, limit);
  };

  return {
    resource: definition.resource,
    exportable: definition.exportAs
      ? {
          list: definition.exportAs.list,
          columns: columns.flatMap((column) => column.exportKeys ?? column.key),
          arguments: exportArguments(definition.exportAs, variables ?? {}, {
            filter: toFilterInput(filters),
            orderBy: toOrderInput(sorters),
            search: state.search.trim() || undefined,
          }),
          purpose,
        }
      : undefined,
    loadMatching,
    spec,
    searchKey: definition.searchKey,
    allColumns: definition.columns,
    columns,
    state,
    sorters,
    rows: query.isError ? [] : result.data,
    total: result.total ?? 0,
    isLoading: query.isLoading,
    isFetching: query.isFetching,
    error: query.error ?? undefined,
    isNarrowed: isNarrowed(state),
    change,
    replace,
    replaceEntry: (next) => show(next, true),
    clear: () => change({ search: '', filters: [] }),
    setColumns: (keys) => {
      setOwnColumns(keys);
      change({ columns: keys, page: state.page });
    },
    refetch: () => void query.refetch(),
  };
}

function exportArguments<TVariables>(
  { conditions }: { readonly conditions?: (variables: Partial<TVariables>) => Readonly<Record<string, unknown>> },
  variables: Partial<TVariables>,
  { filter, orderBy, search }: Readonly<Record<'filter' | 'orderBy' | 'search', unknown>>,
): Record<string, unknown> {
  const own = conditions?.(variables);
  const narrowed = own ? { and: [...(filter ? [filter] : []), own] } : filter;
  return {
    ...(own ? {} : variables),
    ...(narrowed ? { filter: narrowed } : {}),
    ...(orderBy ? { orderBy } : {}),
    ...(search ? { search } : {}),
  };
}

function specOf<TResult, TVariables, TRow>(definition: TableDefinition<TResult, TVariables, TRow>): TableSpec {
  return {
    filters: definition.filters ?? [],
    sortFields: definition.columns.flatMap((column) => column.sortField ?? []),
    columnKeys: definition.columns.map((column) => column.key),
    defaultSort: definition.defaultSort ?? [],
    defaultPageSize: definition.defaultPageSize ?? 20,
    prefix: definition.urlPrefix ? `${definition.urlPrefix}.` : '',
  };
}
