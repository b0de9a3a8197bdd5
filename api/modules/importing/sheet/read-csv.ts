import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { type PackedSheet, SheetBuilder } from './packed-sheet.ts';
import type { SheetChoices, SheetLimits, SheetNotice } from './sheet.ts';
import { SheetError } from './sheet-error.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** The columns a spreadsheet program itself can have; a row that claims more is refused even when they are blank. */
const MOST_FIELDS = 16_384;

/** Reads a delimited text; a cell that starts with `=` counts as a formula, as a spreadsheet program would take it. */
export function readCsv(
  bytes: Buffer,
  sheetName: string,
  notices: readonly SheetNotice[],
  limits: SheetLimits,
  { encoding }: SheetChoices = {},
): PackedSheet {
  const decoded = decodeText(bytes, encoding);
  const hint = /^sep=([,;\t])\r?\n/i.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const delimiter = hint?.[1] ?? findDelimiter(text);
  refuseOversize(text, delimiter, limits);
  const builder = new SheetBuilder(limits);
  for (const record of parseRecords(text, delimiter)) {
    for (const [column, field] of record.entries()) {
      if (field.trim() !== '') {
        builder.add(column, field, field.startsWith('=') ? 'formula' : 'text');
      }
    }
    builder.endRow();
  }
  return builder.finish({ format: 'csv', encoding: decoded.encoding, sheetName, sheetNames: [sheetName], notices });
}

function parseRecords(text: string, delimiter: string): string[][] {
  let done = 0;
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        done += 1;
        let length = record.length;
        while (length > 0 && record[length - 1] === '') {
          length -= 1;
        }
        return record.slice(0, length);
      },
    });
  } catch (error) {
    if (error instanceof CsvError) {
      throw new SheetError('BROKEN_QUOTES', { row: done + 1 });
    }
    throw error;
  }
}

/** The delimiter on which most of the first lines agree; a comma when none occurs. */
function findDelimiter(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/, 100);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const linesByFields = new Map<number, number>();
    for (const line of lines) {
      const fields = line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length;
      if (fields > 1) {
        linesByFields.set(fields, (linesByFields.get(fields) ?? 0) + 1);
      }
    }
    const score = Math.max(0, ...[...linesByFields].map(([fields, count]) => count * (fields - 1)));
    if (score > best.score) {
      best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/**
 * Walks the text once, quotes in mind, before anything is allocated for it:
 * a file of twenty million commas is refused by its first line.
 */
function refuseOversize(text: string, delimiter: string, limits: SheetLimits): void {
  const comma = delimiter.charCodeAt(0);
  let row = 1;
  let fields = 1;
  let filled = false;
  let fieldStart = 0;
  let quoted = false;
  const closeField = (at: number): void => {
    filled ||= at > fieldStart;
    if (at - fieldStart > 2 * limits.cellChars + 2) {
      throw new SheetError('CELL_TOO_LONG', { row, column: fields, max: limits.cellChars });
    }
    if (fields > MOST_FIELDS || (at > fieldStart && fields > limits.columns)) {
      throw new SheetError('TOO_MANY_COLUMNS', { row, max: limits.columns });
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) {
      quoted = quoted ? false : at === fieldStart || text.charCodeAt(at - 1) === 34;
    } else if (quoted) {
      continue;
    } else if (char === comma) {
      closeField(at);
      fields += 1;
      fieldStart = at + 1;
    } else if (char === 10 || char === 13) {
      closeField(at);
      if (char === 13 && text.charCodeAt(at + 1) === 10) {
        at += 1;
      }
      if (filled && row > limits.rows) {
        throw new SheetError('TOO_MANY_ROWS', { max: limits.rows });
      }
      row += 1;
      fields = 1;
      filled = false;
      fieldStart = at + 1;
    }
  }
  if (quoted) {
    throw new SheetError('BROKEN_QUOTES', { row });
  }
  closeField(text.length);
}
