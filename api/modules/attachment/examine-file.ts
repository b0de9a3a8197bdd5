import { openAsBlob } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromBlob } from 'file-type';
import { ATTACHMENT_KINDS } from '../../../schema/limits.ts';
import type { DomainRefusal } from '../../kernel/refusal.ts';
import { refuse } from './attachment.refusals.ts';
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

const COMPOUND_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const MACRO_STREAMS = ['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros', 'VBA'];
/** What a macro is called in the list of parts of an office file, whatever its own name. */
const MACRO_PARTS = /vbaproject|macroenabled|macrosheet|vbadata|activex|intlmacrosheet/i;
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
  // The list may be written in two bytes a letter.
  const text = bytes.toString('latin1').replaceAll('\0', '');
  if (MACRO_PARTS.test(usedTypes(text, entries)) || entries.some(({ name }) => MACRO_PARTS.test(name))) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
  if (!text.includes(mainPart)) {
    throw wrongContent(kind);
  }
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

function refuseRunning(entries: readonly ZipEntry[]): void {
  const running = entries.find(({ name }) => RUNNING.has(extensionOf(name.replace(/[. ]+$/, ''))));
  if (running) {
    throw new ArchiveRefused(running.name);
  }
}

async function examineCompound(file: FileHandle, size: number, kind: AttachmentKind): Promise<void> {
  const bytes = await firstBytes(file, size, size);
  if (!bytes.subarray(0, 8).equals(COMPOUND_MAGIC)) {
    throw wrongContent(kind);
  }
  // Names of streams stand in the directory in two bytes a letter, with a zero after them.
  const has = (name: string): boolean => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (MACRO_STREAMS.some(has)) {
    throw refuse('ATTACHMENT_MACRO', ['file']);
  }
  if (!BY_STREAM[kind]!.some(has)) {
    throw wrongContent(kind);
  }
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
