import type { Actor } from '../actor.ts';

/** A change as one viewer may learn of it. */
export interface LiveChange {
  /** Type name in the schema. */
  readonly type: string;
  /** Public id; null when so much of the type changed that it is to be read anew. */
  readonly id: string | null;
}

/** Why a connection ends. */
export type LiveEnd = 'SESSION' | 'SLOW' | 'DRAIN';

/** Whoever is at the other end of a connection. */
export interface LiveGuest {
  readonly accountId: string;
  readonly sessionId: string;
  /** The actor of the same token at this instant: what it may see is judged anew for every change. */
  resolve(): Promise<Actor>;
  /** Ends the connection from our side. */
  end(reason: LiveEnd): void;
}

/** Changes of one type that wait for one viewer; beyond it they become a single word. */
const MOST_WAITING = 100;

/** One open subscription: what waits for it is bounded however slowly it is taken. */
export class LiveSubscription implements AsyncIterableIterator<LiveChange> {
  readonly types: ReadonlySet<string>;
  readonly #leave: () => void;
  /** Ids by type; null stands for many. */
  readonly #waiting = new Map<string, Set<string> | null>();
  #wake: ((result: IteratorResult<LiveChange>) => void) | null = null;
  #isOver = false;
  #waitsSince: number | null = null;

  constructor(types: ReadonlySet<string>, leave: () => void) {
    this.types = types;
    this.#leave = leave;
  }

  /** Since when something waits that was not taken, in milliseconds of the process; null when nothing does. */
  get waitsSince(): number | null {
    return this.#waitsSince;
  }

  /** Adds changes of one type. */
  push(type: string, ids: readonly (string | null)[], now: number): void {
    if (this.#isOver || ids.length === 0) {
      return;
    }
    const known = this.#waiting.get(type);
    if (known !== null) {
      const all = new Set([...(known ?? []), ...ids.filter((id) => id !== null)]);
      this.#waiting.set(type, ids.includes(null) || all.size > MOST_WAITING ? null : all);
    }
    this.#waitsSince ??= now;
    const wake = this.#wake;
    if (wake) {
      this.#wake = null;
      wake({ done: false, value: this.#take()! });
    }
  }

  /** Ends it; what waits is dropped. */
  over(): void {
    if (this.#isOver) {
      return;
    }
    this.#isOver = true;
    this.#waiting.clear();
    this.#waitsSince = null;
    this.#leave();
    this.#wake?.({ done: true, value: undefined });
    this.#wake = null;
  }

  #take(): LiveChange | null {
    const [first] = this.#waiting;
    if (!first) {
      return null;
    }
    const [type, ids] = first;
    if (ids === null) {
      this.#waiting.delete(type);
    }
    const [id] = ids ?? [null];
    ids?.delete(id!);
    if (ids?.size === 0) {
      this.#waiting.delete(type);
    }
    this.#waitsSince = this.#waiting.size > 0 ? performance.now() : null;
    return { type, id: id ?? null };
  }

  next(): Promise<IteratorResult<LiveChange>> {
    if (this.#isOver) {
      return Promise.resolve({ done: true, value: undefined });
    }
    const value = this.#take();
    return value
      ? Promise.resolve({ done: false, value })
      : new Promise((resolve) => {
          this.#wake = resolve;
        });
  }

  return(): Promise<IteratorResult<LiveChange>> {
    this.over();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** The room that a connection is in. */
interface LiveRoom {
  requireRoom(hasRoom: boolean): void;
  listening(): Promise<void>;
  forget(presence: LivePresence): void;
}

/** One open connection of a signed-in account, with its subscriptions. */
export class LivePresence {
  readonly guest: LiveGuest;
  readonly subscriptions = new Set<LiveSubscription>();
  readonly #hub: LiveRoom;
  readonly #mostSubscriptions: number;

  constructor(hub: LiveRoom, guest: LiveGuest, mostSubscriptions: number) {
    this.#hub = hub;
    this.guest = guest;
    this.#mostSubscriptions = mostSubscriptions;
  }

  /** Opens a subscription to changes of types; the caller has checked that they exist. */
  async subscribe(types: readonly string[]): Promise<LiveSubscription> {
    this.#hub.requireRoom(this.subscriptions.size < this.#mostSubscriptions);
    const subscription: LiveSubscription = new LiveSubscription(
      new Set(types),
      () => void this.subscriptions.delete(subscription),
    );
    this.subscriptions.add(subscription);
    await this.#hub.listening();
    return subscription;
  }

  /** The connection is gone. */
  leave(): void {
    for (const subscription of this.subscriptions) {
      subscription.over();
    }
    this.#hub.forget(this);
  }
}
