import { LIMITS } from '../../../schema/limits.ts';
import { RequestFailure } from '../access.ts';
import type { Actor } from '../actor.ts';
import { encodeId } from '../ids.ts';
import type { Reader, ReadOptions } from '../read/reader.ts';
import { shapeNamed } from '../read/shape.ts';
import type { Kernel } from '../unit-of-work.ts';
import { LiveChannel, type LiveNote } from './live-channel.ts';
import { isJudgedApart, judged } from './live-judge.ts';
import { LivePresence, type LiveEnd, type LiveGuest } from './live-presence.ts';
import { mostSeen, SeenRecords } from './seen-records.ts';

/** What the hub needs of the house. */
export interface LiveHubOptions {
  readonly kernel: Kernel;
  readerFor(actor: Actor, options?: ReadOptions): Reader;
  /** Those of some sessions that are live at this instant, in one statement. */
  livingSessions(ids: readonly string[]): Promise<ReadonlySet<string>>;
  log(error: unknown): void;
  /** Milliseconds after which a reader who takes nothing is dropped; half a minute when absent. */
  readonly patience?: number;
}

/** Changes that come within this time are told together. */
const GATHER_MS = 150;
/** How often sessions and slow readers are looked at; a lost session is closed well within five seconds. */
const WATCH_MS = 2_000;
/** A reader who has taken nothing for so long is dropped. */
const PATIENCE_MS = 30_000;
/** Ids of one type that are judged one by one in a round. */
const MOST_JUDGED = 2_000;
/** Viewers that are judged at once, so that a round leaves connections of the pool to others. */
const AT_ONCE = 4;

/**
 * The live connections of this process. Every change is judged again for every viewer, by the offices in force at that
 * instant and the visibility of the record's shape, before its id is told; whoever may not see it learns nothing.
 */
export class LiveHub {
  readonly #options: LiveHubOptions;
  readonly #presences = new Set<LivePresence>();
  /** Number of connections by account. */
  readonly #own = new Map<string, number>();
  /** Sessions with a connection: their connections, and what each was shown. */
  readonly #sessions = new Map<string, { readonly presences: Set<LivePresence>; readonly seen: SeenRecords }>();
  readonly #channel: LiveChannel;
  #listening: Promise<void> | null = null;
  /** Ids by type; null when there were too many to be judged one by one. */
  #heard = new Map<string, Set<string> | null>();
  #gathering: NodeJS.Timeout | null = null;
  #isTelling = false;
  #watch: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: LiveHubOptions) {
    this.#options = options;
    this.#channel = new LiveChannel(options.kernel, {
      heard: (note) => this.#hear(note),
      missed: () => this.#missed(),
    });
  }

  /** Number of open connections. */
  get size(): number {
    return this.#presences.size;
  }

  /** Takes a connection in, or refuses it over the limits. */
  enter(guest: LiveGuest): LivePresence {
    const own = this.#own.get(guest.accountId) ?? 0;
    this.requireRoom(
      !this.#isClosed && this.#presences.size < LIMITS.liveConnections && own < LIMITS.liveConnectionsPerAccount,
    );
    const presence = new LivePresence(this, guest, LIMITS.liveSubscriptions);
    this.#presences.add(presence);
    const session = this.#sessions.get(guest.sessionId) ?? { presences: new Set(), seen: new SeenRecords() };
    session.presences.add(presence);
    this.#sessions.set(guest.sessionId, session);
    this.#own.set(guest.accountId, own + 1);
    this.#watch ??= setInterval(() => void this.#look(), WATCH_MS).unref();
    return presence;
  }

  /** Refuses when there is no room. */
  requireRoom(hasRoom: boolean): void {
    if (!hasRoom) {
      throw new RequestFailure('LIMIT_EXCEEDED', 'LIVE_LIMIT');
    }
  }

  /** Settles once changes are heard; the connection to the database is opened with the first subscription. */
  async listening(): Promise<void> {
    this.#listening ??= this.#channel.start();
    await this.#listening;
  }

  /** A connection is gone. */
  forget(presence: LivePresence): void {
    if (!this.#presences.delete(presence)) {
      return;
    }
    const { accountId, sessionId } = presence.guest;
    const session = this.#sessions.get(sessionId);
    session?.presences.delete(presence);
    if (session?.presences.size === 0) {
      this.#sessions.delete(sessionId);
    }
    const left = (this.#own.get(accountId) ?? 1) - 1;
    if (left > 0) {
      this.#own.set(accountId, left);
    } else {
      this.#own.delete(accountId);
    }
    if (this.#presences.size === 0 && this.#watch) {
      clearInterval(this.#watch);
      this.#watch = null;
    }
  }

  /**
   * An actor has read records of a shape: should they go, its session is told. What only a stated purpose opens does not
   * count, nor what is read before there is a connection, which a client therefore reads once more.
   */
  saw(actor: Actor, type: string, uuids: readonly string[]): void {
    const session = actor.sessionId === null ? undefined : this.#sessions.get(actor.sessionId);
    const prefix = shapeNamed(type)?.prefix;
    if (!session || prefix === undefined || actor.purpose !== null || isJudgedApart(type)) {
      return;
    }
    const gone = session.seen.note(actor, type, uuids, mostSeen(this.#sessions.size));
    pushTo(
      session.presences,
      type,
      gone.map((uuid) => encodeId(prefix, uuid)),
    );
  }

  /** Ends every connection and stops listening; the process is about to end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#gathering ?? undefined);
    for (const presence of this.#presences) {
      this.#end(presence, 'DRAIN');
    }
    await this.#channel.stop();
  }

  #end(presence: LivePresence, reason: LiveEnd): void {
    presence.leave();
    presence.guest.end(reason);
  }

  #hear({ type, id }: LiveNote): void {
    const known = this.#heard.get(type);
    if (known === null || !this.#isWanted(type)) {
      return;
    }
    if (known && known.size >= MOST_JUDGED) {
      this.#heard.set(type, null);
      return;
    }
    this.#heard.set(type, (known ?? new Set()).add(id));
    this.#gather();
  }

  #isWanted(type: string): boolean {
    for (const { subscriptions } of this.#presences) {
      for (const { types } of subscriptions) {
        if (types.has(type)) {
          return true;
        }
      }
    }
    return false;
  }

  /** After a gap every viewer reads anew what it shows; that says nothing about any record. */
  #missed(): void {
    const now = performance.now();
    for (const { subscriptions } of this.#presences) {
      for (const subscription of subscriptions) {
        for (const type of subscription.types) {
          subscription.push(type, [null], now);
        }
      }
    }
  }

  #gather(): void {
    if (this.#gathering === null && !this.#isTelling && !this.#isClosed) {
      this.#gathering = setTimeout(() => {
        this.#gathering = null;
        void this.#tell();
      }, GATHER_MS);
    }
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    const heard = this.#heard;
    this.#heard = new Map();
    // Two windows of one session are judged once.
    const sessions = [...this.#sessions.values()];
    const worker = async (): Promise<void> => {
      for (let session = sessions.pop(); session; session = sessions.pop()) {
        await this.#tellSession([...session.presences], session.seen, heard).catch((error: unknown) =>
          this.#options.log(error),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    this.#isTelling = false;
    if (this.#heard.size > 0) {
      this.#gather();
    }
  }

  async #tellSession(
    group: readonly LivePresence[],
    seen: SeenRecords,
    heard: ReadonlyMap<string, Set<string> | null>,
  ): Promise<void> {
    const wanted = [...heard].filter(([type]) =>
      group.some(({ subscriptions }) => [...subscriptions].some(({ types }) => types.has(type))),
    );
    if (wanted.length === 0) {
      return;
    }
    const actor = await group[0]!.guest.resolve();
    if (actor.accountId === null) {
      for (const presence of group) {
        this.#end(presence, 'SESSION');
      }
      return;
    }
    // Without a purpose: what only a stated purpose opens is not told of behind the reader's back.
    const reader = this.#options.readerFor({ ...actor, purpose: null }, { isAuditedByCaller: true });
    for (const [type, ids] of wanted) {
      pushTo(group, type, await judged(reader, type, ids, seen));
    }
  }

  /** Ends what has lost its session or does not take what it is sent. */
  async #look(): Promise<void> {
    const now = performance.now();
    for (const presence of this.#presences) {
      if (
        [...presence.subscriptions].some(
          ({ waitsSince }) => waitsSince !== null && now - waitsSince > (this.#options.patience ?? PATIENCE_MS),
        )
      ) {
        this.#end(presence, 'SLOW');
      }
    }
    const ids = [...new Set([...this.#presences].map(({ guest }) => guest.sessionId))];
    try {
      const living = ids.length > 0 ? await this.#options.livingSessions(ids) : new Set<string>();
      for (const presence of this.#presences) {
        // Who came while the question was asked is not among those asked about.
        if (ids.includes(presence.guest.sessionId) && !living.has(presence.guest.sessionId)) {
          this.#end(presence, 'SESSION');
        }
      }
    } catch (error) {
      // While the database is away nothing is told to anybody.
      this.#options.log(error);
    }
  }
}

function pushTo(presences: Iterable<LivePresence>, type: string, ids: readonly (string | null)[]): void {
  const now = performance.now();
  for (const { subscriptions } of presences) {
    for (const subscription of subscriptions) {
      if (subscription.types.has(type)) {
        subscription.push(type, ids, now);
      }
    }
  }
}
