import type { ReactNode } from 'react';

/** One column of a table, and one line of a card on a narrow screen. */
export interface Column<TRow> {
  readonly key: string;
  readonly titleKey: string;
  readonly render: (row: TRow) => ReactNode;
  /** Order field of the API (`name`, `foundedOn`); without one the column cannot be sorted. */
  readonly sortField?: string;
  readonly width?: number;
  readonly align?: 'start' | 'end';
  /** The column that names the row: card title, never hidden, fixed at the start. Exactly one. */
  readonly isPrimary?: boolean;
  /** Offered in the column settings but not shown at first. */
  readonly isHiddenByDefault?: boolean;
  /** Columns of the exported file that say the same, when they are not called like this one. */
  readonly exportKeys?: readonly string[];
}

/** Keys of the columns to draw, in order: the wanted ones that exist, else the default ones; the primary first always. */
export function visibleColumns<TRow>(
  columns: readonly Column<TRow>[],
  wanted: readonly string[] | undefined,
): readonly Column<TRow>[] {
  const primary = columns.filter((column) => column.isPrimary);
  const chosen = wanted
    ? wanted.flatMap((key) => columns.find((column) => column.key === key) ?? [])
    : columns.filter((column) => !column.isHiddenByDefault);
  return [...primary, ...chosen.filter((column) => !column.isPrimary)];
}
