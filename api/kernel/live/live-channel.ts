import pg from 'pg';
import sql from 'sql-template-tag';
import { runRead } from '../read/reader.ts';
import type { Kernel } from '../unit-of-work.ts';

const CHANNEL = 'xuelian_live';

/** Something that changed: type and uuid of a record, and nothing else. */
export interface LiveNote {
  readonly type: string;
  readonly id: string;
}

/** Tells every process that a record changed; who may learn of it is judged there for each viewer. */
export async function announce(kernel: Kernel, { type, id }: LiveNote): Promise<void> {
  await runRead(kernel, sql`select pg_notify(${CHANNEL}, ${`${type}:${id}`})`);
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
/** A connection that gives no sign of life for so long is taken for lost. */
const PROBE_MS = 10_000;
const PROBE_WITHIN_MS = 5_000;

/** What a channel tells. */
export interface LiveListener {
  /** A record changed. */
  heard(note: LiveNote): void;
  /** The connection was away: anything may have changed since. */
  missed(): void;
}

/**
 * The one connection of the process that listens for changes, beside the pool: a listening connection can't be lent. It
 * comes back by itself after the database was away. (A pooler in transaction mode has to be bypassed for it.)
 */
export class LiveChannel {
  readonly #kernel: Kernel;
  readonly #listener: LiveListener;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #retryMs = FIRST_RETRY_MS;
  #isStopped = false;
  #wasLost = false;

  constructor(kernel: Kernel, listener: LiveListener) {
    this.#kernel = kernel;
    this.#listener = listener;
  }

  /** Begins to listen; settles when it does, or when the first try has failed and another is due. */
  async start(): Promise<void> {
    const { options } = this.#kernel.pool;
    // The pool hides its password from whoever goes through its options.
    const client = new pg.Client({
      ...options,
      ...(options.password === undefined ? {} : { password: options.password }),
      keepAlive: true,
      application_name: 'xuelian live',
    });
    this.#client = client;
    // Both say that it is lost; the second is nothing new.
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => {
      const [type, id] = (payload ?? '').split(':');
      if (type && id) {
        this.#listener.heard({ type, id });
      }
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      this.#lost(client);
      return;
    }
    if (this.#client !== client) {
      return;
    }
    this.#retryMs = FIRST_RETRY_MS;
    if (this.#wasLost) {
      this.#wasLost = false;
      this.#listener.missed();
    }
    this.#probe(client);
  }

  /** Stops for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer ?? undefined);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  #probe(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      const overdue = setTimeout(() => this.#lost(client), PROBE_WITHIN_MS);
      overdue.unref();
      client.query('select 1').then(
        () => {
          clearTimeout(overdue);
          if (this.#client === client) {
            this.#probe(client);
          }
        },
        () => this.#lost(client),
      );
    }, PROBE_MS);
    this.#timer.unref();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#isStopped) {
      return;
    }
    this.#client = null;
    this.#wasLost = true;
    clearTimeout(this.#timer ?? undefined);
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.start(), this.#retryMs);
    this.#timer.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }
}
