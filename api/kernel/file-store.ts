import type { Readable } from 'node:stream';

/** What a store has to know of a file that it takes. */
export interface StoredFile {
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Where the bytes of files lie; names are uuids that are never used twice. */
export interface FileStore {
  /** Folder of this machine for files that are on their way in. */
  readonly incoming: string;
  /** Takes a file whole from a path, which may be gone afterwards; it is durable when this returns, or not there at all. */
  put(key: string, path: string, file: StoredFile): Promise<void>;
  /** The bytes of a file, or null when the store has none of that name. */
  open(key: string): Promise<Readable | null>;
  /** Removes a file; one that is not there is removed already. */
  remove(key: string): Promise<void>;
  /** All files, with the instant at which each was stored. */
  list(): AsyncIterable<{ readonly key: string; readonly storedAt: Date }>;
}

/** The store does not answer, or answers with a fault; what was to be stored is not, and may be sent again. */
export class StoreUnavailable extends Error {}

const closed = (): never => {
  throw new StoreUnavailable('This process was opened without a file store');
};

/** Stands where a process has nothing to do with files. */
export const NO_FILES: FileStore = {
  get incoming(): string {
    return closed();
  },
  put: closed,
  open: closed,
  remove: closed,
  list: closed,
};
