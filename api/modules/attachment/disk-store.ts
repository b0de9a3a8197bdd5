import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore } from '../../kernel/file-store.ts';

/** Names of files are uuids; whatever else lies in the folder is not ours. */
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A store in a folder of this machine. */
export class DiskStore implements FileStore {
  readonly #folder: string;
  readonly incoming: string;

  private constructor(folder: string) {
    this.#folder = join(folder, 'stored');
    this.incoming = join(folder, 'incoming');
  }

  /** Opens a folder, which is made when it is missing; only this account of the machine may enter. */
  static async open(folder: string): Promise<DiskStore> {
    const store = new DiskStore(folder);
    await mkdir(store.#folder, { recursive: true, mode: 0o700 });
    await mkdir(store.incoming, { recursive: true, mode: 0o700 });
    return store;
  }

  async put(key: string, path: string): Promise<void> {
    const target = this.#pathOf(key);
    const shelf = join(target, '..');
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await flush(path);
    await rename(path, target);
    // The name is in the folder, and a folder is flushed like a file.
    await flush(shelf);
  }

  async open(key: string): Promise<Readable | null> {
    try {
      const file = await open(this.#pathOf(key));
      return file.createReadStream();
    } catch (error) {
      return absent(error, null);
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async *list(): AsyncGenerator<{ key: string; storedAt: Date }> {
    for (const shelf of await readdir(this.#folder)) {
      for (const key of await readdir(join(this.#folder, shelf)).catch(() => [])) {
        const found = KEY.test(key)
          ? await stat(this.#pathOf(key)).catch((error: unknown) => absent(error, null))
          : null;
        if (found) {
          yield { key, storedAt: found.mtime };
        }
      }
    }
  }

  /** The end of a uuid is random; its beginning is the hour, which would put all new files on one shelf. */
  #pathOf(key: string): string {
    if (!KEY.test(key)) {
      throw new Error('A file of the store is named by a uuid');
    }
    return join(this.#folder, key.slice(-2), key);
  }
}

/** The value when a path leads nowhere; any other failure rises. */
function absent<Value>(error: unknown, value: Value): Value {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
    return value;
  }
  throw error;
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
