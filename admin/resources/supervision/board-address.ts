import type { ObligationFilter, ObligationStatus, SupervisionSourceInput } from '../../gql/graphql.ts';

/** What a board is about, as its address says it: one directive, one round, a kind of source, or all. */
export type Source =
  | { readonly kind: 'all' | 'DIRECTIVE' | 'REPORT_ROUND' }
  | { readonly kind: 'directive' | 'round'; readonly id: string };

/** Reads the source of an address; whatever is unknown means all. */
export function parseSource(value: string | null): Source {
  if (value === 'DIRECTIVE' || value === 'REPORT_ROUND') {
    return { kind: value };
  }
  if (/^dir_\w{1,40}$/.test(value ?? '')) {
    return { kind: 'directive', id: value! };
  }
  return /^rrd_\w{1,40}$/.test(value ?? '') ? { kind: 'round', id: value! } : { kind: 'all' };
}

/** The source as the board's argument; undefined for all. */
export function boardSource(source: Source): SupervisionSourceInput | undefined {
  switch (source.kind) {
    case 'all':
      return undefined;
    case 'directive':
      return { directiveId: source.id };
    case 'round':
      return { reportRoundId: source.id };
    default:
      return { kind: source.kind };
  }
}

/** The same source as a condition on obligations. */
export function listSource(source: Source): ObligationFilter {
  switch (source.kind) {
    case 'all':
      return {};
    case 'directive':
      return { directiveId: { eq: source.id } };
    case 'round':
      return { reportRoundId: { eq: source.id } };
    default:
      return { sourceKind: { eq: source.kind } };
  }
}

/** A column of the board that counts obligations. */
export type Cell = ObligationStatus | 'LATE' | 'ALL';

/** Address of the same board for another unit: everything stays but the page. */
export function unitAddress(params: URLSearchParams, unit: string): string {
  const next = new URLSearchParams(params);
  next.delete('page');
  next.set('unit', unit);
  return `/supervision/board?${next}`;
}

/** Address of the same board narrowed to what a total counts, or no longer narrowed to it. */
export function narrowedAddress(params: URLSearchParams, unit: string, cell: Cell): string {
  const next = new URLSearchParams(params);
  next.delete('page');
  next.set('unit', unit);
  next.delete('statuses.in');
  next.delete('isLate.eq');
  if (cell === 'LATE') {
    next.set('isLate.eq', 'true');
  } else if (cell !== 'ALL') {
    next.set('statuses.in', cell);
  }
  return `/supervision/board?${next}`;
}

/** Address of the list of exactly those obligations that a cell of a unit's row counts. */
export function listAddress(params: URLSearchParams, head: string, unit: string, cell: Cell): string {
  const next = new URLSearchParams({ unit: head, 'within.in': unit });
  const source = params.get('source');
  if (source) {
    next.set('source', source);
  }
  // A cell of one state lies within the states that the board is narrowed to, otherwise it would be zero.
  const statuses = cell === 'LATE' || cell === 'ALL' ? params.getAll('statuses.in') : [cell];
  for (const status of statuses) {
    next.append('status.in', status);
  }
  for (const level of params.getAll('levels.in')) {
    next.append('level.in', level);
  }
  const isLate = cell === 'LATE' ? 'true' : params.get('isLate.eq');
  if (isLate) {
    next.set('isLate.eq', isLate);
  }
  return `/supervision/obligations?${next}`;
}
