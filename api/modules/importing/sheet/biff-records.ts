import { SheetError } from './sheet-error.ts';

/** Which cells of each worksheet are formulas, keyed `row,column` from 0, in the order of the workbook's sheet list. */
export type FormulaCells = readonly ReadonlySet<string>[];

const BOF = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const FORMULA = new Set([0x0006, 0x0206, 0x0406]);

/**
 * Walks the records of an .xls workbook stream: refuses an encrypted one and lists formula cells.
 * The spreadsheet parser leaves some formulas unmarked (array and table cells); this list misses none.
 */
export function scanBiff(stream: Buffer): FormulaCells {
  const sheetStarts: number[] = [];
  const formulasByStart = new Map<number, Set<string>>();
  let depth = 0;
  let open: Set<string> | null = null;
  for (let at = 0; at + 4 <= stream.length;) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const body = at + 4;
    if (body + length > stream.length) {
      break;
    }
    if (type === FILE_PASS) {
      throw new SheetError('ENCRYPTED');
    }
    if (BOF.has(type)) {
      depth += 1;
      if (depth === 1) {
        open = new Set();
        formulasByStart.set(at, open);
      }
    } else if (type === EOF) {
      depth = Math.max(0, depth - 1);
    } else if (type === BOUND_SHEET && length >= 4) {
      sheetStarts.push(stream.readUInt32LE(body));
    } else if (FORMULA.has(type) && length >= 4 && depth === 1) {
      open?.add(`${stream.readUInt16LE(body)},${stream.readUInt16LE(body + 2)}`);
    }
    at = body + length;
  }
  return sheetStarts.map((start) => formulasByStart.get(start) ?? new Set());
}
