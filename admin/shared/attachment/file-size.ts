import { ATTACHMENT_KINDS } from '../../../schema/limits.ts';

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A size as people read it, such as 1.2 MB; decimal units, as the limits are. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** What is wrong with a file before a byte of it is sent: a key of `attachment` and its parameters, or null. */
export function problemOf(
  file: File,
): { readonly key: string; readonly params: Record<string, string | number> } | null {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(ATTACHMENT_KINDS, extension)) {
    return { key: 'kind', params: { extension } };
  }
  const max = ATTACHMENT_KINDS[extension as keyof typeof ATTACHMENT_KINDS].bytes;
  if (file.size > max) {
    return { key: 'size', params: { extension, max: max / 1_000_000, size: Math.ceil(file.size / 1_000_000) } };
  }
  return file.size === 0 ? { key: 'empty', params: {} } : null;
}
