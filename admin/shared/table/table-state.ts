import type { CrudSort } from '@refinedev/core';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type FilterSpec,
  sanitizeFilter,
  type TableFilter,
  tableOperators,
  type TableOperator,
} from './filter-spec.ts';

/** Everything that decides what a table shows. The address is its only home. */
export interface TableState {
  readonly search: string;
  readonly filters: readonly TableFilter[];
  /** Chosen order; empty means the default one, or the best match first while searching. */
  readonly sorters: readonly CrudSort[];
  readonly page: number;
  readonly pageSize: number;
  /** Keys of the columns to show, in order; undefined means the person's own choice or the default. */
  readonly columns: readonly string[] | undefined;
}

/** What a table allows, against which an address is checked. */
export interface TableSpec {
  readonly filters: readonly FilterSpec[];
  readonly sortFields: readonly string[];
  readonly columnKeys: readonly string[];
  readonly defaultSort: readonly CrudSort[];
  readonly defaultPageSize: number;
  /** Put before every parameter when a page holds more than one table. */
  readonly prefix: string;
}

/** Page sizes that a person may choose; the API's cap is the largest. */
export const pageSizes = [10, 20, 50, 100] as const;

const names = { search: 'q', sort: 'sort', page: 'page', size: 'size', columns: 'cols' } as const;

/** Reads a table's state from an address; whatever is unknown or malformed is left out, never passed on. */
export function parseTableState(params: URLSearchParams, spec: TableSpec): TableState {
  const get = (name: string) => params.get(spec.prefix + name);
  const size = Number(get(names.size));
  const page = Math.trunc(Number(get(names.page)));
  const columns = get(names.columns)
    ?.split(',')
    .filter((key) => spec.columnKeys.includes(key));
  return {
    search: (get(names.search) ?? '').slice(0, LIMITS.search),
    filters: spec.filters.flatMap((filter) =>
      tableOperators.flatMap((operator) => {
        const values = params.getAll(filterName(spec, filter.field, operator));
        return values.length > 0 ? (sanitizeFilter(filter, operator, values) ?? []) : [];
      }),
    ),
    sorters: parseSort(get(names.sort), spec),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    pageSize: pageSizes.find((item) => item === size) ?? spec.defaultPageSize,
    columns: columns && columns.length > 0 ? [...new Set(columns)] : undefined,
  };
}

/** Writes a state into an address; defaults are left out, parameters of others are kept. */
export function writeTableState(params: URLSearchParams, state: TableState, spec: TableSpec): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string) => {
    if (value === '') {
      next.delete(spec.prefix + name);
    } else {
      next.set(spec.prefix + name, value);
    }
  };
  set(names.search, state.search.trim());
  set(names.sort, formatSort(state.sorters));
  set(names.page, state.page === 1 ? '' : String(state.page));
  set(names.size, state.pageSize === spec.defaultPageSize ? '' : String(state.pageSize));
  set(names.columns, state.columns?.join(',') ?? '');
  for (const filter of spec.filters) {
    for (const operator of tableOperators) {
      next.delete(filterName(spec, filter.field, operator));
    }
  }
  for (const filter of state.filters) {
    for (const value of filter.values) {
      next.append(filterName(spec, filter.field, filter.operator), value);
    }
  }
  return next;
}

/** The part of an address that a saved view keeps: conditions, order and columns, but not the page. */
export function viewQuery(state: TableState, spec: TableSpec): string {
  const query = writeTableState(new URLSearchParams(), { ...state, page: 1 }, { ...spec, prefix: '' });
  query.sort();
  return query.toString();
}

/** The state that a saved view stands for, checked as strictly as an address. */
export function parseView(query: string, spec: TableSpec): TableState {
  return parseTableState(new URLSearchParams(query), { ...spec, prefix: '' });
}

/** The order to ask for: the chosen one, else none while searching (best match first), else the default. */
export function effectiveSorters(state: TableState, spec: TableSpec): readonly CrudSort[] {
  if (state.sorters.length > 0) {
    return state.sorters;
  }
  return state.search.trim() === '' ? spec.defaultSort : [];
}

/** True when a search or any condition narrows the list. */
export function isNarrowed(state: TableState): boolean {
  return state.search.trim() !== '' || state.filters.length > 0;
}

function filterName(spec: TableSpec, field: string, operator: TableOperator): string {
  return `${spec.prefix}${field}.${operator}`;
}

function parseSort(text: string | null, spec: TableSpec): CrudSort[] {
  return (text ?? '')
    .split(',')
    .map((part): CrudSort =>
      part.startsWith('-') ? { field: part.slice(1), order: 'desc' } : { field: part, order: 'asc' },
    )
    .filter((sorter) => spec.sortFields.includes(sorter.field))
    .slice(0, 3);
}

function formatSort(sorters: readonly CrudSort[]): string {
  return sorters.map((sorter) => (sorter.order === 'desc' ? '-' : '') + sorter.field).join(',');
}
