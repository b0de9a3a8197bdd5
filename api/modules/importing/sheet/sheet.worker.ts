import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './read-csv.ts';
import type { PackedSheet } from './packed-sheet.ts';
import type { SheetChoices, SheetFormat, SheetLimits, SheetNotice } from './sheet.ts';
import { SheetError, type SheetErrorCode, type SheetErrorParams } from './sheet-error.ts';
import { sniffContainer } from './sniff-format.ts';

/** What the thread is given. */
export interface SheetTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: SheetLimits;
  readonly choices: SheetChoices;
}

/** What the thread answers. */
export type SheetAnswer =
  | { readonly sheet: PackedSheet }
  | { readonly refused: { readonly code: SheetErrorCode; readonly params: SheetErrorParams } };

async function readTask({ bytes, fileName, limits, choices }: SheetTask): Promise<PackedSheet> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const container = sniffContainer(file);
  const format = ({ zip: 'xlsx', ole: 'xls', text: 'csv' } as const)[container];
  const notices = extensionNotices(fileName, format);
  // The workbook parser is large; a .csv does not wait for it.
  switch (format) {
    case 'xlsx':
      return (await import('./read-workbook.ts')).readXlsx(file, notices, limits, choices);
    case 'xls':
      return await (await import('./read-workbook.ts')).readXls(file, notices, limits, choices);
    case 'csv':
      return readCsv(file, fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''), notices, limits, choices);
  }
}

function extensionNotices(fileName: string, format: SheetFormat): SheetNotice[] {
  const extension = /\.[^./\\]{1,10}$/.exec(fileName)?.[0].toLowerCase();
  const usual = { xls: ['.xls'], xlsx: ['.xlsx', '.xlsm'], csv: ['.csv', '.txt', '.tsv'] }[format];
  return extension === undefined || usual.includes(extension)
    ? []
    : [{ code: 'EXTENSION_DIFFERS', params: { extension, format } }];
}

/** Any failure of the parser is a damaged file to the user; only running out of space has another remedy. */
function refusalOf(error: unknown): SheetError {
  if (error instanceof SheetError) {
    return error;
  }
  const isSpace = error instanceof RangeError && !/call stack/i.test(error.message);
  return new SheetError(isSpace ? 'MEMORY_LIMIT' : 'BROKEN_FILE');
}

try {
  const sheet = await readTask(workerData as SheetTask);
  parentPort?.postMessage({ sheet } satisfies SheetAnswer, [sheet.cells.buffer, sheet.rowLengths.buffer]);
} catch (error) {
  const { code, params } = refusalOf(error);
  parentPort?.postMessage({ refused: { code, params } } satisfies SheetAnswer);
}
