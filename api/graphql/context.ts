import type { Actor } from '../kernel/actor.ts';
import type { Installation } from '../kernel/installation.ts';
import type { Reader, ReadOptions } from '../kernel/read/reader.ts';
import type { LivePresence } from '../kernel/live/live-presence.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';

/** Sets or clears the session cookie of the answer. */
export interface SessionCookie {
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** What every resolver gets. */
export interface Context {
  readonly kernel: Kernel;
  readonly actor: Actor;
  /** Reads for this actor; made anew for each request. */
  readonly reader: Reader;
  readonly cookie: SessionCookie;
  /** What the client calls itself, to name its session; null when it does not say. */
  readonly userAgent?: string | null;
  /** True when the demo federation is offered. */
  readonly isDemo: boolean;
  /** Facts of the running installation. */
  readonly installation: Installation;
  /** The live connection that asks; only subscriptions have one. */
  readonly live?: LivePresence;
  /** Public address of the installation, for links. */
  readonly origin: string;
  /** A reader for another actor, such as the one that has just signed in. */
  readerFor(actor: Actor, options?: ReadOptions): Reader;
  /** The actor that a session token stands for, or an anonymous one. */
  resolveActor(token: string | null): Promise<Actor>;
}
