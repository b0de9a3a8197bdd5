/** A storage or stream of a compound file, as its directory names it. */
export interface CompoundEntry {
  /** In small letters: names are compared without regard to case. */
  readonly name: string;
  readonly isStream: boolean;
  readonly start: number;
  readonly bytes: number;
}

/** A compound file that is damaged. */
export class CompoundDamaged extends Error {}

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;
/** Sector numbers from here on are marks, not places ([MS-CFB] 2.1). */
const LAST_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;

/** True when bytes begin as a compound file does. */
export const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC);

/**
 * Reads a compound file ([MS-CFB]) that lies in memory. Chains that lead in a circle or out of the file are a damage, so
 * that reading takes no longer than the file is large.
 */
export class CompoundFile {
  readonly entries: readonly CompoundEntry[];
  readonly #bytes: Buffer;
  readonly #sector: number;
  readonly #mini: number;
  readonly #cutoff: number;
  readonly #table: readonly number[];
  readonly #miniTable: Buffer;
  readonly #miniStream: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    if (!isCompound(bytes) || bytes.length < 512) {
      throw new CompoundDamaged();
    }
    const [shift, miniShift] = [bytes.readUInt16LE(30), bytes.readUInt16LE(32)];
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) {
      throw new CompoundDamaged();
    }
    this.#sector = 2 ** shift;
    this.#mini = 2 ** miniShift;
    this.#cutoff = bytes.readUInt32LE(56);
    this.#table = this.#tableSectors();
    const directory = this.#chain(bytes.readUInt32LE(48));
    const entries: CompoundEntry[] = [];
    let root: CompoundEntry | null = null;
    for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
      const length = directory.readUInt16LE(at + 64);
      const kind = directory.readUInt8(at + 66);
      if (kind === 0) {
        continue;
      }
      if (length > 64) {
        throw new CompoundDamaged();
      }
      const entry: CompoundEntry = {
        name: directory.toString('utf16le', at, at + Math.max(0, length - 2)).toLowerCase(),
        isStream: kind === STREAM,
        start: directory.readUInt32LE(at + 116),
        bytes: directory.readUInt32LE(at + 120),
      };
      if (kind === ROOT) {
        root ??= entry;
      } else {
        entries.push(entry);
      }
    }
    this.entries = entries;
    this.#miniTable = this.#chain(bytes.readUInt32LE(60));
    this.#miniStream = root ? this.#chain(root.start).subarray(0, root.bytes) : Buffer.alloc(0);
  }

  /** The whole of a stream. */
  read({ start, bytes }: CompoundEntry): Buffer {
    if (bytes === 0) {
      return Buffer.alloc(0);
    }
    const whole = bytes < this.#cutoff ? this.#miniChain(start) : this.#chain(start);
    return whole.subarray(0, bytes);
  }

  /** Sectors of the table of chains, by the list in the head of the file and the sectors that carry it on. */
  #tableSectors(): number[] {
    const sectors: number[] = [];
    const take = (list: Buffer): void => {
      for (let at = 0; at + 4 <= list.length; at += 4) {
        const sector = list.readUInt32LE(at);
        if (sector < LAST_SECTOR) {
          sectors.push(sector);
        }
      }
    };
    take(this.#bytes.subarray(76, 512));
    const seen = new Set<number>();
    for (let next = this.#bytes.readUInt32LE(68); next < LAST_SECTOR;) {
      if (seen.has(next)) {
        throw new CompoundDamaged();
      }
      seen.add(next);
      const list = this.#at(next);
      if (list.length < this.#sector) {
        throw new CompoundDamaged();
      }
      take(list.subarray(0, -4));
      next = list.readUInt32LE(this.#sector - 4);
    }
    return sectors;
  }

  #at(sector: number): Buffer {
    const from = (sector + 1) * this.#sector;
    if (from >= this.#bytes.length) {
      throw new CompoundDamaged();
    }
    return this.#bytes.subarray(from, from + this.#sector);
  }

  #next(sector: number): number {
    const perSector = this.#sector / 4;
    const table = this.#table[Math.floor(sector / perSector)];
    const at = (sector % perSector) * 4;
    const part = table === undefined ? null : this.#at(table);
    if (!part || at + 4 > part.length) {
      throw new CompoundDamaged();
    }
    return part.readUInt32LE(at);
  }

  #chain(start: number): Buffer {
    const pieces: Buffer[] = [];
    const most = this.#bytes.length / this.#sector;
    for (let sector = start; sector !== END_OF_CHAIN && sector < LAST_SECTOR; sector = this.#next(sector)) {
      if (pieces.length > most) {
        throw new CompoundDamaged();
      }
      pieces.push(this.#at(sector));
    }
    return Buffer.concat(pieces);
  }

  #miniChain(start: number): Buffer {
    const pieces: Buffer[] = [];
    for (let sector = start; sector < LAST_SECTOR;) {
      const from = sector * this.#mini;
      if (from >= this.#miniStream.length || pieces.length * this.#mini > this.#miniStream.length) {
        throw new CompoundDamaged();
      }
      pieces.push(this.#miniStream.subarray(from, from + this.#mini));
      if (sector * 4 + 4 > this.#miniTable.length) {
        throw new CompoundDamaged();
      }
      sector = this.#miniTable.readUInt32LE(sector * 4);
    }
    return Buffer.concat(pieces);
  }
}
