import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** An entry as the directory at the end of the archive declares it. */
export interface ZipEntry {
  /** As stored, one character a byte. */
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Why an archive can not be taken; the entry is named where there is one. */
export class ArchiveRefused extends Error {
  /** Name of the entry, null when it concerns the whole. */
  readonly entry: string | null;

  constructor(name: string | null = null) {
    super('archive refused');
    this.entry = name === null ? null : Buffer.from(name, 'latin1').toString('utf8');
  }
}

/** Bounds of what an archive may unpack to. */
const MOST_ENTRIES = 5_000;
const MOST_UNPACKED = 500_000_000;
const MOST_RATIO = 150;
/** Small parts may be all one letter; the ratio counts from here on. */
const RATIO_FROM = 5_000_000;
/** An archive without more comment than that; a longer one hides something. */
const MOST_TAIL = 22 + 0xffff;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const LOCAL_BYTES = 30;
const PIECE = 256_000;
/** Encrypted, or with a directory that is. */
const ENCRYPTED = 0x2041;

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) {
    throw new ArchiveRefused();
  }
  return buffer;
}

/**
 * The entries of an archive by its directory, from a file of the given size. Refuses one that is damaged, encrypted, split,
 * too large when unpacked, whose entries overlap or share a name, or lead out of the folder that it is unpacked to.
 */
export async function readZipDirectory(file: FileHandle, size: number): Promise<readonly ZipEntry[]> {
  const tail = await readAt(file, Math.max(0, size - MOST_TAIL), Math.min(size, MOST_TAIL));
  const end = endOf(tail);
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES || length > count * 1_000 || start + length > size) {
    throw new ArchiveRefused();
  }
  const entries = entriesOf(await readAt(file, start, length), count);
  refuseBombs(entries, start);
  return entries;
}

function endOf(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY && at + 22 + tail.readUInt16LE(at + 20) === tail.length) {
      return at;
    }
  }
  throw new ArchiveRefused();
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new ArchiveRefused();
    }
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    // One character a byte: names are UTF-8 or, from older programs, GBK; the letters that matter are those of ASCII.
    const name = directory.toString('latin1', at + 46, nameEnd);
    const isTwice = seen.has(name.toLowerCase());
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    const isOutside = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\u0000-\u001f\u007f]/i.test(name);
    if (isTwice || isOutside || directory.readUInt16LE(at + 8) & ENCRYPTED) {
      throw new ArchiveRefused(name);
    }
    seen.add(name.toLowerCase());
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function refuseBombs(entries: readonly ZipEntry[], directoryStart: number): void {
  let unpacked = 0;
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    unpacked += entry.unpacked;
    const isBomb = entry.unpacked > RATIO_FROM && entry.unpacked > entry.packed * MOST_RATIO;
    // Overlapping entries are the trick by which a small file unpacks to terabytes.
    const isOverlapping = entry.offset < free || entry.offset + LOCAL_BYTES + entry.packed > directoryStart;
    if (isBomb || isOverlapping || unpacked > MOST_UNPACKED || ![0, 8].includes(entry.method)) {
      throw new ArchiveRefused(entry.name);
    }
    free = entry.offset + LOCAL_BYTES + entry.packed;
  }
}

/** Where the packed bytes of an entry begin. */
async function startOf(file: FileHandle, entry: ZipEntry): Promise<number> {
  const local = await readAt(file, entry.offset, LOCAL_BYTES);
  if (local.readUInt32LE(0) !== LOCAL_ENTRY || local.readUInt16LE(8) !== entry.method) {
    throw new ArchiveRefused(entry.name);
  }
  return entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
}

/** A stretch of the file, without a stream of the file's own: that would close it. */
async function* piecesOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += PIECE) {
    yield readAt(file, start + done, Math.min(PIECE, length - done));
  }
}

/** Unpacks an entry piece by piece and refuses it with the first byte over what it declares, and when bytes are missing. */
export async function* unpackEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = await startOf(file, entry);
  let bytes = 0;
  if (entry.packed > 0) {
    const packed = Readable.from(piecesOf(file, start, entry.packed), { objectMode: false });
    const pieces = entry.method === 0 ? packed : packed.pipe(createInflateRaw());
    packed.on('error', (error) => pieces.destroy(error));
    try {
      for await (const piece of pieces as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > entry.unpacked) {
          throw new ArchiveRefused(entry.name);
        }
        yield piece;
      }
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new ArchiveRefused(entry.name) : error;
    } finally {
      packed.destroy();
      pieces.destroy();
    }
  }
  if (bytes !== entry.unpacked) {
    throw new ArchiveRefused(entry.name);
  }
}

/** The whole of a small entry. */
export async function readEntry(file: FileHandle, entry: ZipEntry, most: number): Promise<Buffer> {
  if (entry.unpacked > most) {
    throw new ArchiveRefused(entry.name);
  }
  const pieces: Buffer[] = [];
  for await (const piece of unpackEntry(file, entry)) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
