/** A change as the server tells it; without an id so much changed that the type is to be read anew. */
export interface LiveChange {
  readonly type: string;
  readonly id: string | null;
}

/** Why a connection is over: lost, refused because nobody is signed in, or refused because there are too many. */
export type LiveEnd = 'lost' | 'refused' | 'busy';

/** What a connection reports. */
export interface LiveHandlers {
  readonly opened: () => void;
  readonly changed: (change: LiveChange) => void;
  readonly ended: (reason: LiveEnd) => void;
}

/** Opens a connection for some types; gives what closes it. */
export type LiveConnector = (types: readonly string[], handlers: LiveHandlers) => () => void;

/** Calls that come together are made once. */
const GATHER_MS = 200;
/** After a change of very much not everybody asks at the same moment. */
const SPREAD_MS = 1500;
/** Time for a new page to say what it shows, before the connection is opened anew. */
const SETTLE_MS = 400;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;
const BUSY_RETRY_MS = 60_000;
/** A connection that has lasted so long was a good one. */
const STABLE_MS = 10_000;

type Listener = () => void;

/**
 * The one live connection of a window: it tells those who show a type that the type changed, comes back by itself, and
 * after a gap tells everybody, since anything may have changed meanwhile. The time from a page's first reading to the opening
 * is such a gap; reading once more behind it also lets the server know what is shown, so that it can tell when that goes.
 */
export class LiveStream {
  readonly #connect: LiveConnector;
  readonly #listeners = new Map<string, Set<Listener>>();
  #isAllowed = false;
  #close: (() => void) | null = null;
  /** Types of the open connection; more than are wanted do no harm. */
  #types: ReadonlySet<string> = new Set();
  /** Types of which nothing was missed since they were read: those of a connection that has opened. */
  #heard: ReadonlySet<string> = new Set();
  #hadGap = false;
  #attempt = 0;
  #openedAt: number | null = null;
  #adjusting: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #changed = new Set<string>();

  constructor(connect: LiveConnector) {
    this.#connect = connect;
  }

  /** Calls back whenever records of a type have changed; gives the way to stop. */
  listen(type: string, listener: Listener): () => void {
    const known = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, known.add(listener));
    if (!this.#types.has(type)) {
      this.#adjust(SETTLE_MS);
    }
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.#listeners.get(type) === known) {
        this.#listeners.delete(type);
      }
    };
  }

  /** Lets it connect, or ends the connection: nobody is signed in, or the window is out of sight. */
  allow(isAllowed: boolean): void {
    if (this.#isAllowed === isAllowed) {
      return;
    }
    this.#isAllowed = isAllowed;
    if (isAllowed) {
      this.#attempt = 0;
      this.#adjust(0);
    } else {
      clearTimeout(this.#adjusting);
      this.#adjusting = undefined;
      this.#drop();
    }
  }

  #drop(): void {
    this.#hadGap ||= this.#openedAt !== null;
    this.#close?.();
    this.#close = null;
    this.#types = new Set();
    this.#heard = new Set();
    this.#openedAt = null;
  }

  #adjust(delay: number): void {
    if (!this.#isAllowed || this.#adjusting !== undefined) {
      return;
    }
    this.#adjusting = setTimeout(() => {
      this.#adjusting = undefined;
      const wanted = [...this.#listeners.keys()].sort();
      if (this.#isAllowed && wanted.some((type) => !this.#types.has(type))) {
        this.#open(wanted);
      }
    }, delay);
  }

  #open(types: readonly string[]): void {
    const closeFormer = this.#close;
    let isOver = false;
    const close = this.#connect(types, {
      opened: () => {
        // The former one goes only now, so that nothing is missed between the two.
        closeFormer?.();
        this.#openedAt = Date.now();
        const hadGap = this.#hadGap;
        const former = this.#heard;
        this.#hadGap = false;
        this.#heard = new Set(types);
        for (const type of types.filter((one) => hadGap || !former.has(one))) {
          // After a lost server all windows come back at once; a page that was just opened is alone.
          this.#note(type, hadGap);
        }
      },
      changed: ({ type, id }) => this.#note(type, id === null),
      ended: (reason) => {
        if (isOver || this.#close !== end) {
          return;
        }
        closeFormer?.();
        this.#retry(reason);
      },
    });
    const end = (): void => {
      isOver = true;
      close();
    };
    this.#close = end;
    this.#types = new Set(types);
  }

  #retry(reason: LiveEnd): void {
    const lasted = this.#openedAt === null ? 0 : Date.now() - this.#openedAt;
    this.#attempt = lasted > STABLE_MS ? 0 : this.#attempt + 1;
    this.#hadGap = true;
    this.#drop();
    if (reason === 'refused') {
      this.#isAllowed = false;
      return;
    }
    const backOff = Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, this.#attempt - 1), LAST_RETRY_MS);
    this.#adjust((reason === 'busy' ? BUSY_RETRY_MS : backOff) * (0.75 + Math.random() / 2));
  }

  #note(type: string, isMuch: boolean): void {
    this.#changed.add(type);
    if (this.#telling !== undefined) {
      return;
    }
    this.#telling = setTimeout(
      () => {
        this.#telling = undefined;
        const changed = this.#changed;
        this.#changed = new Set();
        const told = new Set([...changed].flatMap((item) => [...(this.#listeners.get(item) ?? [])]));
        for (const listener of told) {
          listener();
        }
      },
      isMuch ? GATHER_MS + Math.random() * SPREAD_MS : GATHER_MS,
    );
  }
}
