import { RequestError } from '../../providers/request-error.ts';

/** How far a download is. */
export interface DownloadProgress {
  readonly bytes: number;
  /** Line ends seen so far; in a text table about the number of rows. */
  readonly lines: number;
}

interface DownloadedFile {
  readonly name: string;
  readonly blob: Blob;
}

const LINE_END = 10;

/** Fetches a file piece by piece; one that breaks off is refused as a whole, so that nobody works on half a list. */
export async function downloadFile(
  path: string,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: DownloadProgress) => void },
): Promise<DownloadedFile> {
  const response = await reach(path, signal);
  if (!response.ok || !response.body) {
    const body = (await response.json().catch(() => null)) as { errors?: readonly { message: string }[] } | null;
    throw new RequestError('BAD_REQUEST', body?.errors?.[0]?.message ?? `HTTP ${response.status}`);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let lines = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    lines += part.value.reduce((count, byte) => count + (byte === LINE_END ? 1 : 0), 0);
    onProgress({ bytes, lines });
  }
  const disposition = response.headers.get('content-disposition') ?? '';
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'export');
  return { name, blob: new Blob(parts, { type: response.headers.get('content-type') ?? '' }) };
}

async function reach(path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', signal });
  } catch (cause) {
    throw signal.aborted
      ? new RequestError('ABORTED', 'aborted', { cause })
      : new RequestError('OFFLINE', 'offline', { cause });
  }
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, blob }: DownloadedFile): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What spreadsheets would run as a formula is made plain text by an apostrophe; the server does the same. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Rows of texts as a table that spreadsheets open in UTF-8. */
export function csvFile(name: string, rows: readonly (readonly string[])[]): DownloadedFile {
  const text = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  return { name, blob: new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }) };
}
