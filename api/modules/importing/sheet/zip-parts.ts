import { crc32, inflateRawSync } from 'node:zlib';
import type { SheetLimits } from './sheet.ts';
import { SheetError } from './sheet-error.ts';

interface ZipEntry {
  /** Name as stored, one character per byte. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const RATIO_FROM = 5 * 1024 * 1024;

/** The parts that hold cells; pictures, links, macros and everything else is never unpacked. */
const WANTED =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|(?:worksheets|persons)\/[^/]+\.xml))$/i;
const UNWANTED = /^xl\/(?:calcChain|comments\d*|volatileDependencies)\.xml$/i;

/**
 * Unpacks the cell-bearing parts of an .xlsx by its central directory and refuses archives that are damaged,
 * encrypted, too large when unpacked, overlapping, or that unpack to another size than they declare.
 */
export function readZipParts(file: Buffer, limits: SheetLimits): Map<string, Buffer> {
  const entries = readDirectory(file, limits);
  refuseBombs(file, entries, limits);
  refuseOtherDocuments(entries);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (WANTED.test(entry.name) && !UNWANTED.test(entry.name)) {
      parts.set(entry.name, unpack(file, entry));
    }
  }
  return parts;
}

/**
 * Writes parts as an archive without compression, so that the spreadsheet parser reads exactly
 * the bytes that were checked and never trusts a header of the upload.
 */
export function storeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const nameBytes = Buffer.from(name, 'latin1');
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    sizes.writeUInt16LE(nameBytes.length, 12);
    const local = Buffer.alloc(14);
    local.writeUInt32LE(LOCAL_ENTRY, 0);
    local.writeUInt16LE(20, 4);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(DIRECTORY_ENTRY, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    chunks.push(local, sizes, nameBytes, data);
    directory.push(central, sizes, place, nameBytes);
    offset += local.length + sizes.length + nameBytes.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(
    directory.reduce((sum, chunk) => sum + chunk.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

function readDirectory(file: Buffer, limits: SheetLimits): ZipEntry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > limits.zipEntries) {
    throw new SheetError('ZIP_BOMB');
  }
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new SheetError('BROKEN_FILE');
    }
    if (file.readUInt16LE(at + 8) & 0x2041) {
      throw new SheetError('ENCRYPTED');
    }
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const extraEnd = nameEnd + file.readUInt16LE(at + 30);
    const name = file
      .toString('latin1', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '');
    // Two parts of one name would be read differently by different programs.
    if (seen.has(name.toLowerCase())) {
      throw new SheetError('BROKEN_FILE');
    }
    seen.add(name.toLowerCase());
    entries.push({
      name,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at = extraEnd + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY && at + 22 + file.readUInt16LE(at + 20) <= file.length) {
      return at;
    }
  }
  throw new SheetError('BROKEN_FILE');
}

function refuseBombs(file: Buffer, entries: readonly ZipEntry[], limits: SheetLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.packed;
    unpacked += entry.unpacked;
    if (entry.unpacked > RATIO_FROM && entry.unpacked > entry.packed * limits.zipRatio) {
      throw new SheetError('ZIP_BOMB');
    }
  }
  // More packed bytes than the file has: entries overlap, the trick by which a small file unpacks to terabytes.
  if (unpacked > limits.unpackedBytes || packed > file.length) {
    throw new SheetError('ZIP_BOMB');
  }
}

function refuseOtherDocuments(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  const isUnder = (folder: string): boolean => entries.some((entry) => entry.name.toLowerCase().startsWith(folder));
  if (names.has('xl/workbook.bin')) {
    throw new SheetError('WRONG_TYPE', { detected: 'XLSB' });
  }
  if (names.has('[content_types].xml') && isUnder('xl/')) {
    return;
  }
  const detected = isUnder('word/')
    ? 'Word'
    : isUnder('ppt/')
      ? 'PowerPoint'
      : names.has('content.xml')
        ? 'OpenDocument'
        : isUnder('index/')
          ? 'Numbers'
          : 'ZIP';
  throw new SheetError('WRONG_TYPE', { detected });
}

function unpack(file: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== LOCAL_ENTRY) {
    throw new SheetError('BROKEN_FILE');
  }
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  if (start + entry.packed > file.length) {
    throw new SheetError('BROKEN_FILE');
  }
  const packed = file.subarray(start, start + entry.packed);
  const data = entry.method === 8 ? inflate(packed, entry.unpacked) : entry.method === 0 ? packed : null;
  if (!data || data.length !== entry.unpacked || crc32(data) !== entry.crc) {
    throw new SheetError('BROKEN_FILE');
  }
  return data;
}

/** Unpacks at most the declared size: a header that lies is found after one byte too many. */
function inflate(packed: Buffer, declared: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: declared + 1 });
  } catch (error) {
    throw new SheetError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'ZIP_BOMB' : 'BROKEN_FILE');
  }
}
