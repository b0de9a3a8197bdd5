import { CFB, read, set_cptable, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { type FormulaCells, scanBiff } from './biff-records.ts';
import { markFormulas } from './mark-formulas.ts';
import { type PackedSheet, SheetBuilder } from './packed-sheet.ts';
import { plainNumber } from './plain-number.ts';
import type { CellKind, SheetChoices, SheetLimits, SheetNotice } from './sheet.ts';
import { SheetError } from './sheet-error.ts';
import { readZipParts, storeZip } from './zip-parts.ts';

/** The parts of the parser that its own typings leave open. */
interface CompoundFile {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly name: string; readonly content?: Uint8Array | number[] }[];
}
const compound = CFB as { read(data: Buffer, options: { type: 'buffer' }): CompoundFile };
const formats = SSF as {
  is_date(format: string): boolean;
  parse_date_code(
    serial: number,
    options: { date1904: boolean },
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
};

const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** Reads an .xlsx: only checked parts reach the parser, and formulas are marked before it sees them. */
export function readXlsx(
  bytes: Buffer,
  notices: readonly SheetNotice[],
  limits: SheetLimits,
  choices: SheetChoices,
): PackedSheet {
  const parts = readZipParts(bytes, limits);
  for (const [name, data] of parts) {
    if (/^xl\/worksheets\//i.test(name)) {
      parts.set(name, markFormulas(data));
    }
  }
  return packWorkbook(parse(storeZip(parts)), 'xlsx', [], notices, limits, choices);
}

/** Reads an .xls (BIFF 5 or 8) out of its compound file; refuses encrypted and foreign compound files. */
export async function readXls(
  bytes: Buffer,
  notices: readonly SheetNotice[],
  limits: SheetLimits,
  choices: SheetChoices,
): Promise<PackedSheet> {
  const entries = compound.read(bytes, { type: 'buffer' }).FileIndex;
  const find = (name: string): Buffer | null => {
    const content = entries.find((entry) => entry.name.toLowerCase() === name)?.content;
    return content ? Buffer.from(content as Uint8Array) : null;
  };
  const stream = find('workbook') ?? find('book');
  if (!stream) {
    if (find('encryptedpackage')) {
      throw new SheetError('ENCRYPTED');
    }
    const detected = find('worddocument') ? 'Word' : find('powerpoint document') ? 'PowerPoint' : 'OLE';
    throw new SheetError('WRONG_TYPE', { detected });
  }
  const formulas = scanBiff(stream);
  if (!find('workbook')) {
    // Excel 95 stores text in the code page of its writer (936 for Chinese); the tables are loaded only for it.
    set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  }
  return packWorkbook(parse(bytes), 'xls', formulas, notices, limits, choices);
}

// The parser's own row limit is not used: it drops what lies below without a word.
function parse(bytes: Buffer): WorkBook {
  return read(bytes, {
    type: 'buffer',
    dense: true,
    cellFormula: true,
    cellNF: true,
    cellHTML: false,
    cellText: false,
    cellDates: false,
    sheetStubs: false,
    bookVBA: false,
    bookDeps: false,
  });
}

function packWorkbook(
  book: WorkBook,
  format: 'xls' | 'xlsx',
  formulas: FormulaCells,
  notices: readonly SheetNotice[],
  limits: SheetLimits,
  choices: SheetChoices,
): PackedSheet {
  const filled = book.SheetNames.filter((name) => hasContent(book.Sheets[name]));
  const isHidden = (name: string): boolean =>
    book.Workbook?.Sheets?.some((sheet) => sheet.name === name && (sheet.Hidden ?? 0) > 0) ?? false;
  const chosen = choices.sheetName;
  if (chosen !== undefined && !filled.includes(chosen) && filled.length > 0) {
    throw new SheetError('SHEET_UNKNOWN', { sheet: chosen.slice(0, 60), sheets: filled.slice(0, 10).join('、') });
  }
  const sheetName = chosen ?? filled.find((name) => !isHidden(name)) ?? filled[0];
  const sheet = sheetName === undefined ? undefined : book.Sheets[sheetName];
  if (sheetName === undefined || !sheet) {
    throw new SheetError('NO_DATA');
  }
  const found: SheetNotice[] = [...notices];
  if (filled.length > 1 && chosen === undefined) {
    const ignored = filled.filter((name) => name !== sheetName);
    const shown = ignored.slice(0, 5).join('、');
    found.push({
      code: 'OTHER_SHEETS_IGNORED',
      params: { sheet: sheetName, count: ignored.length, ignored: ignored.length > 5 ? `${shown}…` : shown },
    });
  }
  if (isHidden(sheetName)) {
    found.push({ code: 'HIDDEN_SHEET_READ', params: { sheet: sheetName } });
  }
  const builder = new SheetBuilder(limits);
  const isFormula = formulas[book.SheetNames.indexOf(sheetName)] ?? new Set<string>();
  addRows(builder, sheet, isFormula, book.Workbook?.WBProps?.date1904 === true, limits);
  return builder.finish({ format, sheetName, sheetNames: filled, notices: found });
}

/** The rows of a sheet; holes are undefined. */
function rowsOf(sheet: WorkSheet | undefined): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  return sheet?.['!data'] ?? [];
}

function hasContent(sheet: WorkSheet | undefined): boolean {
  // `some` visits only cells that exist, however far apart a hostile file puts them.
  return Object.values(rowsOf(sheet)).some((row) =>
    Object.values(row ?? []).some((cell) => cell !== undefined && cell.v !== '' && cell.v !== undefined),
  );
}

function addRows(
  builder: SheetBuilder,
  sheet: WorkSheet,
  isFormula: ReadonlySet<string>,
  date1904: boolean,
  limits: SheetLimits,
): void {
  const rows = rowsOf(sheet);
  if (rows.length > limits.rows) {
    throw new SheetError('TOO_MANY_ROWS', { max: limits.rows });
  }
  if (Object.keys(rows).some((key) => !(Number(key) < limits.rows))) {
    throw new SheetError('BROKEN_FILE');
  }
  const covered = coveredCells(sheet, rows);
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] ?? [];
    for (const key of Object.keys(row)) {
      const column = Number(key);
      const cell = row[column];
      if (!cell || covered.has(r * MERGE_STRIDE + column)) {
        continue;
      }
      const [text, kind] =
        isFormula.has(`${r},${column}`) || cell.f !== undefined || cell.F !== undefined
          ? [`=${cell.f ?? '?'}`, 'formula' as const]
          : valueOf(cell, date1904);
      builder.add(column, text, kind);
    }
    builder.endRow();
  }
}

const MERGE_STRIDE = 16_384;

/** Cells hidden under a merged area: only the area's first cell counts. */
function coveredCells(sheet: WorkSheet, rows: readonly unknown[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    const lastRow = Math.min(e.r, rows.length - 1);
    for (let r = s.r; r <= lastRow; r += 1) {
      const row = rows[r];
      const lastColumn = Math.min(e.c, Array.isArray(row) ? row.length - 1 : -1, MERGE_STRIDE - 1);
      for (let c = s.c; c <= lastColumn; c += 1) {
        if (r !== s.r || c !== s.c) {
          covered.add(r * MERGE_STRIDE + c);
        }
      }
    }
  }
  return covered;
}

function valueOf(cell: CellObject, date1904: boolean): [text: string, kind: CellKind] {
  switch (cell.t) {
    case 'n':
      return numberOf(Number(cell.v), typeof cell.z === 'string' ? cell.z : 'General', date1904);
    case 'b':
      return [cell.v === true ? 'TRUE' : 'FALSE', 'boolean'];
    case 'e':
      return [ERROR_TEXTS[Number(cell.v)] ?? '#VALUE!', 'text'];
    default: {
      const text = String(cell.v ?? '');
      return text.trim() === '' ? ['', 'empty'] : [text, 'text'];
    }
  }
}

function numberOf(value: number, format: string, date1904: boolean): [text: string, kind: CellKind] {
  const date = formats.is_date(format) ? formats.parse_date_code(value, { date1904 }) : null;
  if (date) {
    const two = (part: number): string => String(part).padStart(2, '0');
    const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
    const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
    return [value < 1 ? time : time === '00:00:00' ? day : `${day}T${time}`, 'date'];
  }
  return [plainNumber(value, format), 'number'];
}
