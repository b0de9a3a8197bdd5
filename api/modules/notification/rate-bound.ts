/** Bounds how often something is done by one key in a window of time, in this process, with bounded memory. */
export class RateBound {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #keys: number;
  readonly #counts = new Map<string, { from: number; count: number }>();

  constructor({ most, windowMs, keys = 10_000 }: { most: number; windowMs: number; keys?: number }) {
    this.#most = most;
    this.#windowMs = windowMs;
    this.#keys = keys;
  }

  /** Counts one more; gives the seconds to wait when it is too often, else 0. */
  hit(key: string, now: Date): number {
    const at = now.getTime();
    const known = this.#counts.get(key);
    const entry = known && at >= known.from && at < known.from + this.#windowMs ? known : { from: at, count: 0 };
    entry.count += 1;
    // Written anew, so that the key unused for longest is the first to be forgotten.
    this.#counts.delete(key);
    this.#counts.set(key, entry);
    if (this.#counts.size > this.#keys) {
      this.#counts.delete(this.#counts.keys().next().value!);
    }
    return entry.count > this.#most ? Math.ceil((entry.from + this.#windowMs - at) / 1000) : 0;
  }
}
