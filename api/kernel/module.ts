import type { EntitySchema } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import type { Actor } from './actor.ts';
import type { EventHandler } from './outbox.ts';
import type { ReadOptions } from './read/reader.ts';
import type { Kernel } from './unit-of-work.ts';

/** A recurring or queued piece of background work; must be idempotent. */
export interface JobSpec {
  readonly name: string;
  /** Cron line in UTC when the job recurs. */
  readonly cron?: string;
  run(kernel: Kernel, payload: unknown, settings?: ModuleSettings): Promise<void>;
}

/** Answer of a document that was run inside the process. */
export interface QueryAnswer {
  readonly data?: unknown;
  readonly errors?: readonly Error[];
}

/** What an HTTP route of a module may use. */
export interface RouteTools {
  readonly kernel: Kernel;
  /** Public address of the installation, for links. */
  origin(): string;
  /** Runs a document of the contract inside the process as an actor, under the same access and scope as a client's request. */
  query(
    actor: Actor,
    document: string,
    variables: Readonly<Record<string, unknown>>,
    options: ReadOptions,
  ): Promise<QueryAnswer>;
  /** The actor of a request, by cookie or bearer token, after the cross-site check. */
  actorOf(request: { headers: Record<string, string | string[] | undefined>; ip: string; id: string }): Promise<Actor>;
}

/** What a domain brings to the house; `modules/index.ts` lists them in their one order. */
export interface Module {
  readonly name: string;
  readonly entities: readonly EntitySchema[];
  /** TypeGraphQL resolver classes. */
  readonly resolvers: readonly Function[];
  readonly handlers?: (kernel: Kernel, settings: ModuleSettings) => readonly EventHandler[];
  readonly jobs?: readonly JobSpec[];
  readonly routes?: (server: FastifyInstance, tools: RouteTools) => void;
}

/** Settings of the installation that modules may need. */
export interface ModuleSettings {
  readonly origin: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly isDemo: boolean;
}
