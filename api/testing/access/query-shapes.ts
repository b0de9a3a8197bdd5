import { parseId, type IdPrefix } from '../../kernel/ids.ts';
import { pub, type Cell, type QueryCase } from './cases.ts';
import type { Door } from './oracle.ts';

/** Mark of an answer whose rows are public reference data. */
export const ANSWERED = ['answered'];
const answered = (value: unknown): string[] => (value === null ? [] : ANSWERED);
/** The uuid behind a public id. */
export const uuidOf = (id: string): string => parseId(id)?.uuid ?? id;

/** A look-up of one row by its id. */
export function byId(
  field: string,
  door: Door,
  prefix: IdPrefix,
  variant: string,
  id: (cell: Cell) => string | null,
  isSeen: (cell: Cell, id: string) => boolean,
  isSingle = false,
): QueryCase {
  return {
    field,
    variant,
    door,
    isSingle,
    select: '{ id }',
    call: (cell) => {
      const uuid = id(cell);
      return uuid === null ? null : { id: pub(prefix, uuid) };
    },
    judge: (cell) => (isSeen(cell, id(cell)!) ? [id(cell)!] : []),
    shows: (value: { id: string } | null) => (value === null ? [] : [uuidOf(value.id)]),
  };
}

/** A list of what belongs to the target organization. */
export function ofUnit(
  field: string,
  door: Door,
  rows: (cell: Cell) => ReadonlyMap<string, { readonly id: string; readonly organization: string | null }>,
  isSeen: (cell: Cell, id: string) => boolean,
  isListed: (cell: Cell, id: string) => boolean = () => true,
): QueryCase {
  return {
    field,
    variant: 'of the target',
    door,
    call: ({ unit }) => ({ filter: { organizationId: { eq: pub('org', unit) } }, first: 100 }),
    judge: (cell) =>
      [...rows(cell).values()]
        .filter(({ id, organization }) => organization === cell.unit && isListed(cell, id) && isSeen(cell, id))
        .map(({ id }) => id),
  };
}

/** A list of what is the viewer's own, or of the whole installation. */
export function whole(
  field: string,
  door: Door,
  rows: (cell: Cell) => Iterable<string>,
  isSeen: (cell: Cell, id: string) => boolean,
  filter: Readonly<Record<string, unknown>> = {},
): QueryCase {
  return {
    field,
    variant: 'all',
    door,
    isSingle: true,
    call: () => ({ first: 100, ...filter }),
    judge: (cell) => [...rows(cell)].filter((id) => isSeen(cell, id)),
  };
}

/** A field that answers everyone whom the door lets in. */
export const open = (field: string, door: Door, select?: string, call: QueryCase['call'] = () => ({})): QueryCase => ({
  field,
  door,
  isSingle: true,
  call,
  judge: () => ANSWERED,
  shows: answered,
  ...(select === undefined ? {} : { select }),
});

/** The grounds of access to a row: some for what is seen, none for what is not. */
export const explained = (
  variant: string,
  prefix: IdPrefix,
  id: (cell: Cell) => string,
  isSeen: (cell: Cell) => boolean,
): QueryCase => ({
  field: 'accessExplanation',
  variant,
  door: 'signedIn',
  select: '{ ground }',
  call: (cell) => ({ subjectId: pub(prefix, id(cell)) }),
  judge: (cell) => (isSeen(cell) ? ANSWERED : []),
  shows: (value: readonly unknown[]) => (value.length > 0 ? ANSWERED : []),
});
