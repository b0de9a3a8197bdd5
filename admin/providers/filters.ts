import type { CrudFilter, CrudOperators, CrudSort } from '@refinedev/core';

/** Operators of the API's per-field filter objects that differ in spelling from Refine's. */
const operatorNames: Partial<Record<CrudOperators, string>> = {
  nin: 'notIn',
  startswith: 'startsWith',
  endswith: 'endsWith',
};

type FilterObject = Record<string, unknown>;

/**
 * Turns Refine filters into the API's filter input: `{ field: { operator: value } }`, several operators of one field
 * merged, dotted fields nested. Empty values are left out; undefined when nothing is left.
 */
export function toFilterInput(filters: readonly CrudFilter[] | undefined): FilterObject | undefined {
  const input: FilterObject = {};
  for (const filter of filters ?? []) {
    if (filter.operator === 'or' || filter.operator === 'and') {
      const parts = (filter.value as CrudFilter[])
        .map((part) => toFilterInput([part]))
        .filter((part) => part !== undefined);
      if (parts.length > 0) {
        input[filter.operator] = parts;
      }
      continue;
    }
    if (!('field' in filter) || isEmpty(filter.value)) {
      continue;
    }
    const path = filter.field.split('.');
    if (filter.operator === 'eqs') {
      // Refine's exact equality stands for fields that take a bare value.
      descend(input, path.slice(0, -1))[path.at(-1)!] = filter.value as unknown;
      continue;
    }
    const target = descend(input, path);
    if (filter.operator === 'null' || filter.operator === 'nnull') {
      target['isNull'] = filter.operator === 'null';
    } else {
      target[operatorNames[filter.operator] ?? filter.operator] = filter.value as unknown;
    }
  }
  return Object.keys(input).length > 0 ? input : undefined;
}

function descend(root: FilterObject, path: readonly string[]): FilterObject {
  let target = root;
  for (const key of path) {
    const next = (target[key] ?? {}) as FilterObject;
    target[key] = next;
    target = next;
  }
  return target;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** One entry of an `orderBy` argument. */
export interface OrderInput {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** Turns Refine sorters into `orderBy`; field names become the enum's spelling (`foundedOn` -> `FOUNDED_ON`). */
export function toOrderInput(sorters: readonly CrudSort[] | undefined): OrderInput[] | undefined {
  if (!sorters || sorters.length === 0) {
    return undefined;
  }
  return sorters.map(({ field, order }) => ({
    field: toEnumName(field),
    direction: order === 'desc' ? 'DESC' : 'ASC',
  }));
}

/** `foundedOn` or `parent.name` in the spelling of an order enum. */
function toEnumName(field: string): string {
  return field
    .replaceAll('.', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase();
}
