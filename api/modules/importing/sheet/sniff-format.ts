import { SheetError } from './sheet-error.ts';

/** The container that the first bytes of a file announce. */
export type Container = 'zip' | 'ole' | 'text';

const MAGIC: readonly (readonly [hex: string, detected: string, offset?: number])[] = [
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['49492a00', 'TIFF'],
  ['4d4d002a', 'TIFF'],
  ['52494646', 'RIFF'],
  ['4d5a', 'EXE'],
  ['7f454c46', 'ELF'],
  ['cafebabe', 'Java class'],
  ['52617221', 'RAR'],
  ['377abcaf271c', '7-Zip'],
  ['1f8b', 'GZIP'],
  ['425a68', 'BZIP2'],
  ['fd377a585a00', 'XZ'],
  ['28b52ffd', 'ZSTD'],
  ['53514c69746520666f726d6174', 'SQLite'],
  ['7b5c727466', 'RTF'],
  ['50415231', 'Parquet'],
  ['4f626a01', 'Avro'],
  ['66747970', 'MP4', 4],
  ['7573746172', 'TAR', 257],
];

/**
 * Names the container of a file by its first bytes, whatever its name says;
 * refuses known types that are no spreadsheet (`WRONG_TYPE`).
 */
export function sniffContainer(bytes: Uint8Array): Container {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  if (startsWith(head, '504b0304') || startsWith(head, '504b0506') || startsWith(head, '504b0708')) {
    return 'zip';
  }
  if (startsWith(head, 'd0cf11e0a1b11ae1')) {
    return 'ole';
  }
  for (const [hex, detected, offset = 0] of MAGIC) {
    if (startsWith(head, hex, offset) && !isPlainStart(head, hex)) {
      throw new SheetError('WRONG_TYPE', { detected });
    }
  }
  // Worksheets of Excel 4 and older stand in the open, without a container; their record starts with 09 0x.
  if (head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) && (head[3] ?? 1) === 0) {
    throw new SheetError('WRONG_TYPE', { detected: 'Excel 2-4' });
  }
  const markup = detectMarkup(head);
  if (markup) {
    throw new SheetError('WRONG_TYPE', { detected: markup });
  }
  return 'text';
}

function startsWith(head: Buffer, hex: string, offset = 0): boolean {
  const magic = Buffer.from(hex, 'hex');
  return head.subarray(offset, offset + magic.length).equals(magic);
}

/** Two-letter magics (`BM`, `MZ`) also begin honest texts: those are binary only when control bytes follow. */
function isPlainStart(head: Buffer, hex: string): boolean {
  return (hex === '424d' || hex === '4d5a') && !head.subarray(0, 64).some((byte) => byte < 9);
}

/** Web pages and data files are often saved under .xls; they are text, but no table that we read. */
function detectMarkup(head: Buffer): string | null {
  const text = head.toString('latin1').replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)\b/i.test(text)) {
    return 'HTML';
  }
  if (/^<(?:\?xml|!--|[a-z][\w:-]*[\s>])/i.test(text)) {
    return /<html\b/i.test(text) ? 'HTML' : 'XML';
  }
  if (/^(?:\{\s*"|\[\s*[{["])/.test(text)) {
    return 'JSON';
  }
  return /^MIME-Version:/i.test(text) ? 'MHTML' : null;
}
