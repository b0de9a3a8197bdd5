import type { TextEncoding } from './sheet.ts';
import { SheetError } from './sheet-error.ts';

/** A text file's content and the encoding it was found to have. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Decodes as the user says, without guessing; bytes that do not fit are refused all the same. */
function decodeAs(bytes: Buffer, encoding: TextEncoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw encoding === 'utf-8'
      ? broken(bytes, 'UTF-8', firstInvalidUtf8(bytes)?.at ?? 0)
      : broken(bytes, 'GB18030', firstInvalidGb18030(bytes));
  }
}

/**
 * Decodes a text file as UTF-8 (with or without byte order mark) or GB18030.
 * unless the encoding is chosen. Refuses UTF-16, NUL bytes and bytes that fit neither encoding, naming the line and byte.
 */
export function decodeText(bytes: Buffer, chosen?: TextEncoding): DecodedText {
  refuseZeros(bytes);
  if (chosen) {
    return { text: decodeAs(bytes, chosen), encoding: chosen };
  }
  const hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const breach = firstInvalidUtf8(bytes);
  if (breach === null) {
    return { text: bytes.toString('utf8', hasMark ? 3 : 0), encoding: 'utf-8' };
  }
  // Damaged UTF-8 mostly decodes as GB18030 too, into wrong characters; so the file must not look like UTF-8.
  if (hasMark || breach.looksLikeUtf8) {
    throw broken(bytes, 'UTF-8', breach.at);
  }
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030' };
  } catch {
    throw broken(bytes, 'GB18030', firstInvalidGb18030(bytes));
  }
}

/** The 1-based line of a byte. */
function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (let i = bytes.indexOf(10); i !== -1 && i < at; i = bytes.indexOf(10, i + 1)) {
    line += 1;
  }
  return line;
}

function broken(bytes: Buffer, encoding: string, at: number): SheetError {
  return new SheetError('BROKEN_ENCODING', { encoding, byte: at + 1, line: lineOf(bytes, at) });
}

function refuseZeros(bytes: Buffer): void {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new SheetError('UTF16_TEXT');
  }
  const zero = bytes.indexOf(0);
  if (zero === -1) {
    return;
  }
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] === 0) {
      zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    }
  }
  const [even = 0, odd = 0] = zeros;
  // UTF-16 without a mark: delimiters and digits have their zero byte always on the same side.
  if (even + odd > 2 && Math.max(even, odd) > sample.length / 20 && Math.min(even, odd) * 10 < Math.max(even, odd)) {
    throw new SheetError('UTF16_TEXT');
  }
  throw new SheetError('NUL_BYTES', { byte: zero + 1, line: lineOf(bytes, zero) });
}

/** The first byte that breaks UTF-8 and whether the rest still looks like it; null for valid UTF-8. */
function firstInvalidUtf8(bytes: Buffer): { at: number; looksLikeUtf8: boolean } | null {
  let first = -1;
  let wrong = 0;
  let wide = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i, lead);
    if (length === 0) {
      first = first === -1 ? i : first;
      wrong += 1;
      i += 1;
    } else {
      wide += length >= 3 ? 1 : 0;
      i += length;
    }
  }
  return first === -1 ? null : { at: first, looksLikeUtf8: wide > wrong };
}

/** Length of the well-formed multi-byte sequence at i (Unicode table 3-7), or 0. */
function sequenceLength(bytes: Buffer, i: number, lead: number): number {
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) {
    return 0;
  }
  const second = bytes[i + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) {
    return 0;
  }
  for (let j = 2; j < length; j += 1) {
    if (((bytes[i + j] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return length;
}

/** The first byte at which no prefix decodes any more, found by halving. */
function firstInvalidGb18030(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      // `stream` forgives a sequence cut by the end of the prefix; the whole file gets no such pardon.
      new TextDecoder('gb18030', { fatal: true }).decode(bytes.subarray(0, middle), {
        stream: middle <= bytes.length - 1,
      });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return Math.max(0, Math.min(bad, bytes.length) - 1);
}
