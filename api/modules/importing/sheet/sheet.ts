import { LIMITS } from '../../../../schema/limits.ts';

/** File formats that the import reads. */
export type SheetFormat = 'xls' | 'xlsx' | 'csv';

/** Text encodings of a .csv file. */
export type TextEncoding = 'utf-8' | 'gb18030';

/** Every kind of cell, in the order in which kinds are numbered while a sheet crosses threads. */
export const CELL_KINDS = ['empty', 'text', 'number', 'date', 'boolean', 'formula'] as const;

/** What a cell holds: a `formula` cell's text is its source, never its cached result. A .csv has no number, date or boolean. */
export type CellKind = (typeof CELL_KINDS)[number];

/** One cell: numbers as plain digits (never in scientific notation), days as `YYYY-MM-DD`, booleans as `TRUE` or `FALSE`. */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

/** The cell that stands wherever a row holds nothing. */
export const EMPTY_CELL: Cell = Object.freeze({ text: '', kind: 'empty' });

/** Something the reader decided that the user should know; it stops nothing. */
export interface SheetNotice {
  readonly code: SheetNoticeCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Closed list of reader's notices. */
export type SheetNoticeCode = 'OTHER_SHEETS_IGNORED' | 'HIDDEN_SHEET_READ' | 'EXTENSION_DIFFERS';

/**
 * The first filled worksheet of a file. `rows[i]` is row i + 1 as a spreadsheet program numbers it;
 * trailing empty cells and rows are cut, so rows differ in length.
 */
export interface Sheet {
  readonly format: SheetFormat;
  /** Only for .csv. */
  readonly encoding?: TextEncoding;
  readonly sheetName: string;
  /** Worksheets that hold anything, in the order of the file; only the one name for .csv. */
  readonly sheetNames: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notices: readonly SheetNotice[];
}

/** What the user settles about reading a file; what is absent is found out. */
export interface SheetChoices {
  readonly sheetName?: string | undefined;
  readonly encoding?: TextEncoding | undefined;
}

/** Ceilings for one file; every one is enforced before or while reading, never after. */
export interface SheetLimits {
  /** Size of the uploaded file. */
  readonly bytes: number;
  /** Sum of the unpacked parts of an .xlsx. */
  readonly unpackedBytes: number;
  /** Parts inside an .xlsx. */
  readonly zipEntries: number;
  /** Unpacked : packed of one part above 5 MB. */
  readonly zipRatio: number;
  readonly rows: number;
  readonly columns: number;
  /** Places of all rows together, up to the last filled one of each. */
  readonly cells: number;
  /** Length of one cell's text; a spreadsheet program's own limit. */
  readonly cellChars: number;
  /** Length of all cells' texts together, repetitions counted. */
  readonly totalChars: number;
  /** Heap of the reading thread. */
  readonly memoryMb: number;
  /** Time of the reading thread. */
  readonly milliseconds: number;
}

/** The limits of `readSheet` when the caller names none. */
export const SHEET_LIMITS: SheetLimits = {
  bytes: LIMITS.importBytes,
  unpackedBytes: 200_000_000,
  zipEntries: 2000,
  zipRatio: 300,
  rows: 200_000,
  columns: 200,
  cells: 4_000_000,
  cellChars: 32_767,
  totalChars: 100_000_000,
  memoryMb: 1024,
  milliseconds: 30_000,
};
