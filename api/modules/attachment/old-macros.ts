import { inflateSync } from 'node:zlib';
import { CompoundFile, isCompound } from './compound-file.ts';
import { ArchiveRefused } from './zip-directory.ts';

/** Storages and streams of which there are only in files with VBA, in small letters. */
const VBA_NAMES: readonly string[] = ['_vba_project', '_vba_project_cur', 'macros', 'vba'];
/** The stream that every VBA project has ([MS-OVBA] 2.2.1), as it stands in bytes that are not read as a file of their own. */
const VBA_MARKS = ['_VBA_PROJECT', '_VBA_PROJECT_CUR'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));
/** How deep files may lie in files. */
const MOST_DEEP = 4;

/**
 * True when an older office file holds macros: VBA, sheets of Excel 4 macros, or the project of a presentation. Throws
 * `CompoundDamaged` or `ArchiveRefused` when it can't be judged.
 */
export function hasOldMacros(file: CompoundFile, bytes: Buffer, depth = 0): boolean {
  if (VBA_MARKS.some((mark) => bytes.includes(mark))) {
    return true;
  }
  return file.entries.some((entry) => {
    if (VBA_NAMES.includes(entry.name)) {
      return true;
    }
    if (!entry.isStream) {
      return false;
    }
    // Wherever it stands: a workbook may be an object in a letter.
    if (entry.name === 'workbook' || entry.name === 'book') {
      return hasMacroSheet(file.read(entry));
    }
    return entry.name === 'powerpoint document' && hasPresentationMacro(file.read(entry), depth);
  });
}

/** True when an older presentation is locked by a password, so that nobody can judge what is in it ([MS-PPT] 2.3.2). */
export function isLockedPresentation(file: CompoundFile): boolean {
  const user = file.entries.find(({ name, isStream }) => isStream && name === 'current user');
  const bytes = user ? file.read(user) : null;
  return bytes !== null && bytes.length >= 16 && bytes.readUInt32LE(12) === 0xf3d1c4df;
}

const BOF = 0x0809;
const BOUND_SHEET = 0x0085;
/** Kinds of a substream: of Excel 4 macros, of a VBA module ([MS-XLS] 2.4.21). */
const MACRO_SUBSTREAMS = new Set([0x0040, 0x0006]);
/** The same in the list of sheets ([MS-XLS] 2.4.28). */
const MACRO_SHEETS = new Set([0x01, 0x06]);

/**
 * True when a workbook of BIFF 5 or 8 has a sheet of macros. Asked of the list of sheets and of where each begins: the first
 * is unreadable in a locked workbook, the second may stand where going from record to record does not come by.
 */
function hasMacroSheet(stream: Buffer): boolean {
  const beginsMacros = (at: number): boolean =>
    at + 8 <= stream.length && stream.readUInt16LE(at) === BOF && MACRO_SUBSTREAMS.has(stream.readUInt16LE(at + 6));
  for (let at = 0; at + 4 <= stream.length;) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (beginsMacros(at)) {
      return true;
    }
    if (kind === BOUND_SHEET && length >= 6 && at + 10 <= stream.length) {
      if (MACRO_SHEETS.has(stream.readUInt8(at + 9)) || beginsMacros(stream.readUInt32LE(at + 4))) {
        return true;
      }
    }
    at += 4 + length;
  }
  return false;
}

/** Head of the atom that says whether there are macros ([MS-PPT] 2.4.11), with its length. */
const VBA_INFO = Buffer.from('020000040c000000', 'hex');
/** Heads of a storage within, plain and packed, such as of a VBA project or of an object ([MS-PPT] 2.10.40). */
const PLAIN_STORAGE = Buffer.from('00001110', 'hex');
const PACKED_STORAGE = Buffer.from('10001110', 'hex');
/** How far the storages of one presentation are unpacked in all, and how many; beyond it nothing honest goes. */
const MOST_UNPACKED = 100_000_000;
const MOST_STORAGES = 10_000;

/**
 * True when a presentation holds macros. Looked for at every place, not from record to record: its directory may point
 * to any.
 */
function hasPresentationMacro(stream: Buffer, depth: number): boolean {
  for (const at of placesOf(stream, VBA_INFO)) {
    if (at + 16 <= stream.length && stream.readUInt32LE(at + 12) !== 0) {
      return true;
    }
  }
  for (const at of placesOf(stream, PLAIN_STORAGE)) {
    if (isMacroFile(stream.subarray(at + 8), depth)) {
      return true;
    }
  }
  let left = MOST_UNPACKED;
  for (const at of placesOf(stream, PACKED_STORAGE)) {
    // After the head stand the length of the atom and the size of the storage; then comes what is packed.
    const packed = stream.subarray(at + 12);
    if (!isPacked(packed)) {
      continue;
    }
    const size = stream.readUInt32LE(at + 8);
    left -= size;
    if (left < 0) {
      throw new ArchiveRefused();
    }
    const storage = inflated(packed, size);
    if (storage && isMacroFile(storage, depth)) {
      return true;
    }
  }
  return false;
}

/** A file within a file, judged like one of its own; what is none holds nothing that would run. */
function isMacroFile(bytes: Buffer, depth: number): boolean {
  if (!isCompound(bytes)) {
    return false;
  }
  if (depth >= MOST_DEEP) {
    throw new ArchiveRefused();
  }
  return hasOldMacros(new CompoundFile(bytes), bytes, depth + 1);
}

function* placesOf(stream: Buffer, mark: Buffer): Generator<number> {
  let count = 0;
  for (let at = stream.indexOf(mark); at >= 0; at = stream.indexOf(mark, at + 1)) {
    count += 1;
    if (count > MOST_STORAGES) {
      throw new ArchiveRefused();
    }
    yield at;
  }
}

/** True when bytes begin as zlib's do. */
const isPacked = (bytes: Buffer): boolean =>
  bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && bytes[0]! >> 4 <= 7 && bytes.readUInt16BE(0) % 31 === 0;

/** What is packed at the beginning of some bytes, null when nothing is; refuses what is larger than it says. */
function inflated(bytes: Buffer, size: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ArchiveRefused();
    }
    return null;
  }
}
