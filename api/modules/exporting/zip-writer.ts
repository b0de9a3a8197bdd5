interface Entry {
  readonly path: Buffer;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** Compresses a stretch of an entry and tells the checksum that follows from the one before. */
type Compress = (
  text: string,
  isLast: boolean,
) => Promise<{ readonly bytes: Buffer; readonly crc: (before: number) => number; readonly size: number }>;

/** Deflate, sizes after the data, names in UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
/** 1 January 1980: files of the same rows are the same bytes. */
const DOS_DATE = 0x0021;

/** Writes a zip archive front to back, so that it can be sent while it is made; entries below 4 GB. */
export class ZipWriter {
  readonly #compress: Compress;
  readonly #entries: Entry[] = [];
  #offset = 0;

  constructor(compress: Compress) {
    this.#compress = compress;
  }

  /** Begins an entry. */
  entry(path: string): Buffer {
    const entry: Entry = { path: Buffer.from(path), offset: this.#offset, crc: 0, packed: 0, size: 0 };
    this.#entries.push(entry);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(VERSION, 4);
    header.writeUInt16LE(FLAGS, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(DOS_DATE, 12);
    header.writeUInt16LE(entry.path.length, 26);
    return this.#out(Buffer.concat([header, entry.path]));
  }

  /** Adds to the entry that is open. */
  async add(text: string, isLast: boolean): Promise<Buffer> {
    const entry = this.#entries.at(-1)!;
    const { bytes, crc, size } = await this.#compress(text, isLast);
    entry.crc = crc(entry.crc);
    entry.packed += bytes.length;
    entry.size += size;
    return this.#out(bytes);
  }

  /** Ends the entry that is open. */
  endEntry(): Buffer {
    const entry = this.#entries.at(-1)!;
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    writeSizes(descriptor, 4, entry);
    return this.#out(descriptor);
  }

  /** The table of contents. */
  end(): Buffer {
    const start = this.#offset;
    const table = this.#entries.map((entry) => {
      const record = Buffer.alloc(46);
      record.writeUInt32LE(0x02014b50, 0);
      record.writeUInt16LE(VERSION, 4);
      record.writeUInt16LE(VERSION, 6);
      record.writeUInt16LE(FLAGS, 8);
      record.writeUInt16LE(8, 10);
      record.writeUInt16LE(DOS_DATE, 14);
      writeSizes(record, 16, entry);
      record.writeUInt16LE(entry.path.length, 28);
      record.writeUInt32LE(entry.offset, 42);
      return Buffer.concat([record, entry.path]);
    });
    const directory = Buffer.concat(table);
    const close = Buffer.alloc(22);
    close.writeUInt32LE(0x06054b50, 0);
    close.writeUInt16LE(table.length, 8);
    close.writeUInt16LE(table.length, 10);
    close.writeUInt32LE(directory.length, 12);
    close.writeUInt32LE(start, 16);
    return Buffer.concat([directory, close]);
  }

  #out(bytes: Buffer): Buffer {
    this.#offset += bytes.length;
    return bytes;
  }
}

function writeSizes(buffer: Buffer, at: number, { crc, packed, size }: Entry): void {
  buffer.writeUInt32LE(crc, at);
  buffer.writeUInt32LE(packed, at + 4);
  buffer.writeUInt32LE(size, at + 8);
}
