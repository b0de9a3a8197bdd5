import type { Actor } from '../actor.ts';

/** Records that one session is remembered to have seen, by the number of sessions with a live connection. */
const MOST_SEEN = 1_000;
const LEAST_SEEN = 100;
const MOST_SEEN_IN_ALL = 1_000_000;
/** Changes of records that a session had not seen but may be reading at the same moment, and how long that may take. */
const MOST_PASSED = 100;
const PASSED_MS = 5_000;

const rights = new WeakMap<Actor['grants'], string>();

/** What an actor may do, in words that are the same only when it is the same. */
function rightsOf({ grants, personId, systemRole, secondFactorMissing }: Actor): string {
  let held = rights.get(grants);
  if (held === undefined) {
    held = JSON.stringify(grants);
    rights.set(grants, held);
  }
  return `${personId} ${systemRole} ${secondFactorMissing} ${held}`;
}

/** How many records each session may be remembered to have seen. */
export const mostSeen = (sessions: number): number =>
  Math.min(MOST_SEEN, Math.max(LEAST_SEEN, Math.floor(MOST_SEEN_IN_ALL / Math.max(1, sessions))));

/** Adds to the end of a bounded map, whose oldest entry goes. */
function keep(map: Map<string, number>, key: string, most: number): void {
  map.delete(key);
  map.set(key, performance.now());
  while (map.size > most) {
    const [oldest] = map.keys();
    map.delete(oldest!);
  }
}

/**
 * Records that a session was shown, so that it can be told that one of them is gone. Only what the session has read or was
 * told of is in here, and only as long as its rights are the same: with them everything is forgotten.
 */
export class SeenRecords {
  readonly #seen = new Map<string, number>();
  /** Changed just now, while the session had not seen them or could not see them any more; with the time. */
  readonly #passed = new Map<string, number>();
  #rights = '';

  #settle(actor: Actor): void {
    const now = rightsOf(actor);
    if (now !== this.#rights) {
      this.#rights = now;
      this.#seen.clear();
      this.#passed.clear();
    }
  }

  /** Notes what the actor has seen; gives those that went while they were being read. */
  note(actor: Actor, type: string, uuids: readonly string[], most: number): string[] {
    this.#settle(actor);
    return uuids.filter((uuid) => {
      const key = `${type}:${uuid}`;
      const passedAt = this.#passed.get(key);
      this.#passed.delete(key);
      if (passedAt !== undefined && performance.now() - passedAt < PASSED_MS) {
        return true;
      }
      keep(this.#seen, key, most);
      return false;
    });
  }

  /** Of records that the actor may not see now, those that it had seen; each is given once. */
  gone(actor: Actor, type: string, uuids: readonly string[]): string[] {
    this.#settle(actor);
    return uuids.filter((uuid) => {
      const key = `${type}:${uuid}`;
      if (this.#seen.delete(key)) {
        return true;
      }
      keep(this.#passed, key, MOST_PASSED);
      return false;
    });
  }

  /** True when the actor had seen any record of a type; they are forgotten. */
  goneOfType(actor: Actor, type: string): boolean {
    this.#settle(actor);
    let isAny = false;
    for (const key of this.#seen.keys()) {
      if (key.startsWith(`${type}:`)) {
        this.#seen.delete(key);
        isAny = true;
      }
    }
    return isAny;
  }
}
