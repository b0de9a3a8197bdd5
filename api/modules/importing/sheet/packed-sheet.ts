import { CELL_KINDS, EMPTY_CELL, type Cell, type CellKind, type Sheet, type SheetLimits } from './sheet.ts';
import { SheetError } from './sheet-error.ts';

/** A sheet in the form in which it crosses threads: each text once, cells as numbers (text index x 8 + kind). */
export interface PackedSheet extends Omit<Sheet, 'rows'> {
  readonly texts: readonly string[];
  readonly cells: Uint32Array<ArrayBuffer>;
  readonly rowLengths: Uint32Array<ArrayBuffer>;
}

/** The cells of a sheet being read; refuses what is over the limits the moment it appears. */
export class SheetBuilder {
  readonly #limits: SheetLimits;
  readonly #texts: string[] = [''];
  readonly #indexOf = new Map<string, number>([['', 0]]);
  readonly #cells: number[] = [];
  readonly #rowLengths: number[] = [];
  #chars = 0;
  #rowLength = 0;

  constructor(limits: SheetLimits) {
    this.#limits = limits;
  }

  /** True when no cell with content was added. */
  get isEmpty(): boolean {
    return this.#chars === 0;
  }

  /** Adds the cell of a 0-based column to the open row; columns ascend. */
  add(column: number, text: string, kind: CellKind): void {
    if (text === '' || kind === 'empty') {
      return;
    }
    const row = this.#rowLengths.length + 1;
    if (column >= this.#limits.columns) {
      throw new SheetError('TOO_MANY_COLUMNS', { row, max: this.#limits.columns });
    }
    if (text.length > this.#limits.cellChars) {
      throw new SheetError('CELL_TOO_LONG', { row, column: column + 1, max: this.#limits.cellChars });
    }
    this.#chars += text.length;
    // Gaps count too: they become places of the row.
    if (this.#cells.length + column - this.#rowLength >= this.#limits.cells) {
      throw new SheetError('TOO_MANY_CELLS', { max: this.#limits.cells });
    }
    if (this.#chars > this.#limits.totalChars) {
      throw new SheetError('TOO_MUCH_TEXT', { max: this.#limits.totalChars });
    }
    while (this.#rowLength < column) {
      this.#cells.push(0);
      this.#rowLength += 1;
    }
    this.#cells.push(this.#intern(text) * 8 + CELL_KINDS.indexOf(kind));
    this.#rowLength += 1;
  }

  /** Closes the open row and opens the next. */
  endRow(): void {
    // Blank rows over the limit are harmless unless a filled one follows.
    if (this.#rowLengths.length >= this.#limits.rows && this.#rowLength > 0) {
      throw new SheetError('TOO_MANY_ROWS', { max: this.#limits.rows });
    }
    this.#rowLengths.push(this.#rowLength);
    this.#rowLength = 0;
  }

  /** The finished sheet without trailing blank rows; refuses one without content (`NO_DATA`). */
  finish(about: Omit<Sheet, 'rows'>): PackedSheet {
    while (this.#rowLengths.at(-1) === 0) {
      this.#rowLengths.pop();
    }
    if (this.isEmpty) {
      throw new SheetError('NO_DATA');
    }
    return {
      ...about,
      texts: this.#texts,
      cells: Uint32Array.from(this.#cells),
      rowLengths: Uint32Array.from(this.#rowLengths),
    };
  }

  #intern(text: string): number {
    // PostgreSQL stores neither half of a surrogate pair nor NUL; the reader is the place to make texts storable.
    const storable = text.toWellFormed().replaceAll('\0', '\ufffd');
    const known = this.#indexOf.get(storable);
    if (known !== undefined) {
      return known;
    }
    const index = this.#texts.length;
    this.#texts.push(storable);
    this.#indexOf.set(storable, index);
    return index;
  }
}

/** The sheet with its cells as objects; equal cells share one object. */
export function unpackSheet(packed: PackedSheet): Sheet {
  const { texts, cells, rowLengths, ...about } = packed;
  const shared = new Map<number, Cell>([[0, EMPTY_CELL]]);
  const rows: Cell[][] = [];
  let at = 0;
  for (const length of rowLengths) {
    const row: Cell[] = [];
    for (let i = 0; i < length; i += 1, at += 1) {
      const number = cells[at] ?? 0;
      let cell = shared.get(number);
      if (!cell) {
        cell = { text: texts[Math.floor(number / 8)] ?? '', kind: CELL_KINDS[number % 8] ?? 'text' };
        shared.set(number, cell);
      }
      row.push(cell);
    }
    rows.push(row);
  }
  return { ...about, rows };
}
