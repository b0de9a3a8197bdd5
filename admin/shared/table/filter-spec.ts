import type { CrudFilter } from '@refinedev/core';
import type { ReactNode } from 'react';
import { addDays, startOfDay } from '../date/format.ts';

/** Operators that a table's address may carry. */
export const tableOperators = ['contains', 'in', 'eq', 'gte', 'lte'] as const;

/** One operator of the address. */
export type TableOperator = (typeof tableOperators)[number];

/** One condition as the address holds it: always text, never yet trusted. */
export interface TableFilter {
  readonly field: string;
  readonly operator: TableOperator;
  readonly values: readonly string[];
}

interface FilterBase {
  /** Field of the API's filter input; dots reach into related objects. */
  readonly field: string;
  readonly labelKey: string;
  /** Pinned filters stand beside the search field on a wide screen; the rest behind the filter button. */
  readonly isPinned?: boolean;
  /** True when the API's filter takes the value itself and not an object of operators; `list` when it takes the values. */
  readonly isBare?: boolean | 'list';
}

/** What a custom control gets: the chosen values and how to change them. */
export interface FilterControlProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly label: string;
}

/** How one field may be filtered, and hence which conditions of an address are believed. */
export type FilterSpec =
  | (FilterBase & { readonly kind: 'text' })
  | (FilterBase & { readonly kind: 'enum'; readonly enumType: string; readonly values: readonly string[] })
  | (FilterBase & { readonly kind: 'boolean' })
  | (FilterBase & { readonly kind: 'number' })
  /** `day` for calendar days, `instant` for points in time that are picked by the day. */
  | (FilterBase & { readonly kind: 'day' | 'instant' })
  /** Ids of other objects, chosen through a control of the resource's own. */
  | (FilterBase & {
      readonly kind: 'id';
      readonly control: (props: FilterControlProps) => ReactNode;
      /** Words for a chosen id in the list of active filters. */
      readonly describe: (props: { readonly id: string }) => ReactNode;
    });

const operatorsOf: Record<FilterSpec['kind'], readonly TableOperator[]> = {
  text: ['contains'],
  enum: ['in'],
  boolean: ['eq'],
  number: ['gte', 'lte'],
  day: ['gte', 'lte'],
  instant: ['gte', 'lte'],
  id: ['in'],
};

/** Operators that make sense for a filter. */
function operatorsFor(spec: FilterSpec): readonly TableOperator[] {
  return operatorsOf[spec.kind];
}

/** The valid part of what an address claims for a filter; undefined when nothing is left of it. */
export function sanitizeFilter(
  spec: FilterSpec,
  operator: TableOperator,
  values: readonly string[],
): TableFilter | undefined {
  if (!operatorsFor(spec).includes(operator)) {
    return undefined;
  }
  const valid = [...new Set(values.map((value) => value.trim()))].filter((value) => isValid(spec, value)).slice(0, 50);
  const kept = operator === 'in' && spec.isBare !== true ? valid : valid.slice(0, 1);
  return kept.length > 0 ? { field: spec.field, operator, values: kept } : undefined;
}

function isValid(spec: FilterSpec, value: string): boolean {
  if (value === '' || value.length > 200) {
    return false;
  }
  switch (spec.kind) {
    case 'enum':
      return spec.values.includes(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'number':
      return Number.isFinite(Number(value));
    case 'day':
    case 'instant':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    default:
      return true;
  }
}

/** Conditions as Refine filters with typed values; last days become the first day after, since ranges are half-open. */
export function toCrudFilters(filters: readonly TableFilter[], specs: readonly FilterSpec[]): CrudFilter[] {
  return filters.flatMap((filter): CrudFilter[] => {
    const spec = specs.find((item) => item.field === filter.field);
    const first = filter.values[0];
    if (!spec || first === undefined) {
      return [];
    }
    const { field, operator } = filter;
    if (spec.isBare === 'list') {
      return [{ field, operator: 'eqs', value: [...filter.values] }];
    }
    if (spec.isBare) {
      return [{ field, operator: 'eqs', value: spec.kind === 'boolean' ? first === 'true' : first }];
    }
    switch (spec.kind) {
      case 'boolean':
        return [{ field, operator: 'eq', value: first === 'true' }];
      case 'number':
        return [{ field, operator: operator === 'gte' ? 'gte' : 'lte', value: Number(first) }];
      case 'day':
        return [
          operator === 'gte'
            ? { field, operator: 'gte', value: first }
            : { field, operator: 'lt', value: addDays(first, 1) },
        ];
      case 'instant':
        return [
          operator === 'gte'
            ? { field, operator: 'gte', value: startOfDay(first) }
            : { field, operator: 'lt', value: startOfDay(addDays(first, 1)) },
        ];
      case 'text':
        return [{ field, operator: 'contains', value: first }];
      default:
        return [{ field, operator: 'in', value: [...filter.values] }];
    }
  });
}

/** All conditions with one of them replaced; no values takes it away. */
export function withFilter(
  filters: readonly TableFilter[],
  spec: FilterSpec,
  operator: TableOperator,
  values: readonly string[],
): readonly TableFilter[] {
  const rest = filters.filter((filter) => filter.field !== spec.field || filter.operator !== operator);
  const next = sanitizeFilter(spec, operator, values);
  return next ? [...rest, next] : rest;
}

/** Chosen values of one operator of a filter. */
export function filterValues(
  filters: readonly TableFilter[],
  field: string,
  operator: TableOperator,
): readonly string[] {
  return filters.find((filter) => filter.field === field && filter.operator === operator)?.values ?? [];
}
