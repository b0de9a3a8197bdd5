import { openAsBlob } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromBlob } from 'file-type';
import { ATTACHMENT_KINDS } from '../../../schema/limits.ts';
import type { DomainRefusal } from '../../kernel/refusal.ts';
import { refuse } from './attachment.refusals.ts';
import { CompoundDamaged, CompoundFile, isCompound } from './compound-file.ts';
import { hasOldMacros, isLockedPresentation } from './old-macros.ts';
import { ArchiveRefused, readEntry, readZipDirectory, unpackEntry, type ZipEntry } from './zip-directory.ts';

/** An extension of the closed list. */
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

/** Kinds that a library knows by their first bytes, with what it calls them. */
const BY_MAGIC: Partial<Record<AttachmentKind, readonly string[]>> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  mp3: ['audio/mpeg'],
  mp4: ['video/mp4', 'video/x-m4v'],
};

/** Office files of the XML kind by the type of their main part. */
const BY_MAIN_PART: Partial<Record<AttachmentKind, string>> = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
};

/** Older office files by the names of their streams. */
const BY_STREAM: Partial<Record<AttachmentKind, readonly string[]>> = {
  doc: ['WordDocument'],
  wps: ['WordDocument'],
  xls: ['Workbook', 'Book'],
  ppt: ['PowerPoint Document'],
};

/** What a macro is called in the list of parts of an office file, whatever its own name. */
const MACRO_PARTS = /vbaproject|macroenabled|macrosheet|vbadata|activex|intlmacrosheet/i;
/** What it is to another part, by the type of the relation; a mere link to a page of such a name is none. */
const MACRO_RELATION = /\sType\s*=\s*["'][^"']*(?:vbaproject|macrosheet|vbadata|activex)/i;
/** Parts and entries that may be older office files. */
const MAYBE_COMPOUND = /\.(?:bin|doc|xls|ppt|wps|et|dps)$/i;
/** Entries that run when they are opened, and archives in which such would hide. */
const RUNNING = new Set(
  (
    'exe com scr pif bat cmd msi msp mst dll sys cpl ocx drv jar apk app deb rpm dmg pkg appimage run bin so dylib ' +
    'js jse mjs vbs vbe wsf wsh wsc hta ps1 psm1 psd1 sh bash zsh csh ksh py pyc rb pl php phtml lnk url desktop reg inf ' +
    'html htm xhtml shtml mht mhtml svg svgz xsl xslt swf chm hlp ' +
    'docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam sldm iso img vhd vhdx ' +
    'zip rar 7z gz tgz bz2 xz tar cab arj lzh ace zst'
  ).split(' '),
);
/** Texts that a browser would take for a page or a system for a script. */
const MARKUP = /^\s*(?:<[!?a-z]|#!)|<(?:script|html|svg|iframe|body)[\s>/]/i;
const CONTENT_TYPES_BYTES = 5_000_000;

/** The extension of a file name when it is on the closed list, else null. */
export function kindOf(name: string): AttachmentKind | null {
  const extension = extensionOf(name);
  return Object.hasOwn(ATTACHMENT_KINDS, extension) ? (extension as AttachmentKind) : null;
}

/** What stands after the last dot of a name, in small letters. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Judges a file by its content: gives its media type when that goes with the extension, else throws the refusal. Reads
 * it piece by piece; archives and office files are unpacked once, to nowhere, so that what they declare is true.
 */
export async function examineFile(path: string, size: number, kind: AttachmentKind): Promise<string> {
  const file = await open(path);
  try {
    await examine(file, path, size, kind);
  } catch (error) {
    throw error instanceof ArchiveRefused
      ? refuse('ATTACHMENT_ARCHIVE', ['file'], { entry: error.entry ?? '…' })
      : error;
  } finally {
    await file.close();
  }
  return ATTACHMENT_KINDS[kind].mediaType;
}

const wrongContent = (kind: AttachmentKind): DomainRefusal =>
  refuse('ATTACHMENT_CONTENT', ['file'], { extension: kind });

async function examine(file: FileHandle, path: string, size: number, kind: AttachmentKind): Promise<void> {
  const magic = BY_MAGIC[kind];
  if (magic) {
    const found = await fileTypeFromBlob(await openAsBlob(path));
    if (!found || !magic.includes(found.mime)) {
      throw wrongContent(kind);
    }
  } else if (BY_STREAM[kind]) {
    await examineCompound(file, size, kind);
  } else if (kind === 'txt' || kind === 'csv') {
    await examineText(file, size, kind);
  } else {
    await examineArchive(file, size, kind);
  }
}

async function examineArchive(file: FileHandle, size: number, kind: AttachmentKind): Promise<void> {
  const head = await firstBytes(file, size, 4);
  if (head.toString('latin1') !== 'PK\u0003\u0004') {
    throw wrongContent(kind);
  }
  const entries = await readZipDirectory(file, size);
  const mainPart = BY_MAIN_PART[kind];
  if (mainPart) {
    await examineOfficeParts(file, entries, kind, mainPart);
  } else if (kind === 'odt' || kind === 'ods') {
    await examineOpenDocument(file, entries, kind);
  } else if (kind === 'ofd') {
    if (!entries.some(({ name }) => name === 'OFD.xml')) {
      throw wrongContent(kind);
    }
  } else {
    refuseRunning(entries);
  }
  for (const entry of entries) {
    if (MAYBE_COMPOUND.test(entry.name)) {
      refuseOldMacros(await readEntry(file, entry, ATTACHMENT_KINDS.ppt.bytes), entry.name);
      continue;
    }
    for await (const piece of unpackEntry(file, entry)) {
      // Unpacked only to see that it is as large as it says.
      void piece;
    }
  }
}

async function examineOfficeParts(
  file: FileHandle,
  entries: readonly ZipEntry[],
  kind: AttachmentKind,
  mainPart: string,
): Promise<void> {
  const types = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml');
  if (!types) {
    throw wrongContent(kind);
  }
  const bytes = await readEntry(file, types, CONTENT_TYPES_BYTES);
  const text = plainText(bytes);
  if (MACRO_PARTS.test(usedTypes(text, entries)) || entries.some(({ name }) => MACRO_PARTS.test(name))) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
  for (const entry of entries.filter(({ name }) => /\.rels$/i.test(name))) {
    // What a part is to another tells the same of one whose name and type are harmless.
    if (MACRO_RELATION.test(plainText(await readEntry(file, entry, CONTENT_TYPES_BYTES)))) {
      throw refuse('ATTACHMENT_MACRO', ['file']);
    }
  }
  if (!text.includes(mainPart)) {
    throw wrongContent(kind);
  }
}

/** XML as letters: it may be written in two bytes a letter, and letters as their numbers. */
function plainText(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
}

/** The list of types without those that it gives to endings of which there is no part; some programs always name them. */
function usedTypes(text: string, entries: readonly ZipEntry[]): string {
  const endings = new Set(entries.map(({ name }) => extensionOf(name)));
  return text.replace(/<Default\s[^>]*>/gi, (element) => {
    const ending = /\sExtension\s*=\s*["']([^"']*)["']/i.exec(element)?.[1]?.toLowerCase();
    return ending !== undefined && !endings.has(ending) ? '' : element;
  });
}

async function examineOpenDocument(
  file: FileHandle,
  entries: readonly ZipEntry[],
  kind: AttachmentKind,
): Promise<void> {
  const type = entries.find(({ name }) => name === 'mimetype');
  const text = type ? (await readEntry(file, type, 200)).toString('latin1') : '';
  if (text.trim() !== ATTACHMENT_KINDS[kind].mediaType) {
    throw wrongContent(kind);
  }
  if (entries.some(({ name }) => /^(?:basic|scripts)\//i.test(name))) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
}

/** Refuses an older office file inside an archive or office file when it holds macros or can't be judged. */
function refuseOldMacros(bytes: Buffer, name: string): void {
  if (!isCompound(bytes)) {
    return;
  }
  let hasMacros: boolean;
  try {
    hasMacros = hasOldMacros(new CompoundFile(bytes), bytes);
  } catch (error) {
    throw error instanceof CompoundDamaged ? new ArchiveRefused(name) : error;
  }
  if (hasMacros) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
}

function refuseRunning(entries: readonly ZipEntry[]): void {
  const running = entries.find(({ name }) => RUNNING.has(extensionOf(name.replace(/[. ]+$/, ''))));
  if (running) {
    throw new ArchiveRefused(running.name);
  }
}

async function examineCompound(file: FileHandle, size: number, kind: AttachmentKind): Promise<void> {
  const bytes = await firstBytes(file, size, size);
  const compound = judgeCompound(bytes, kind);
  const wanted = BY_STREAM[kind]!.map((name) => name.toLowerCase());
  // What is locked can't be judged, as little as a locked archive.
  if (!compound.entries.some(({ name }) => wanted.includes(name)) || isLockedPresentation(compound)) {
    throw wrongContent(kind);
  }
}

/** Reads an older office file; refuses what is none, is damaged or holds macros. */
function judgeCompound(bytes: Buffer, kind: AttachmentKind): CompoundFile {
  let hasMacros: boolean;
  let compound: CompoundFile;
  try {
    compound = new CompoundFile(bytes);
    hasMacros = hasOldMacros(compound, bytes);
  } catch (error) {
    throw error instanceof CompoundDamaged ? wrongContent(kind) : error;
  }
  if (hasMacros) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
  return compound;
}

async function examineText(file: FileHandle, size: number, kind: AttachmentKind): Promise<void> {
  const bytes = await firstBytes(file, size, size);
  const text = decode(bytes);
  // oxlint-disable-next-line no-control-regex -- a text has line ends and tabs, and no other control character
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) || MARKUP.test(text)) {
    throw wrongContent(kind);
  }
}

/** The text of bytes in an encoding in use here, or null. */
function decode(bytes: Buffer): string | null {
  const isTwoBytes = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isTwoBytes ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

async function firstBytes(file: FileHandle, size: number, count: number): Promise<Buffer> {
  const length = Math.min(size, count);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}
