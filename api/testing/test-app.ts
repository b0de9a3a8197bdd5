import pg from 'pg';
import type { ApolloServer } from '@apollo/server';
import {
  execute as executeDocument,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
} from 'graphql';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKernel, RESOLVERS } from '../app.ts';
import { openFileStore } from '../modules/attachment/index.ts';
import { resolveActor } from '../modules/people/index.ts';
import { effectiveSettings, readEnv } from '../env.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import type { Context } from '../graphql/context.ts';
import { createGraphqlServer } from '../graphql/server.ts';
import { anonymousActor, type Actor } from '../kernel/actor.ts';
import { ManualClock } from '../kernel/clock.ts';
import type { Installation } from '../kernel/installation.ts';
import { requestLocale, type Locale } from '../kernel/locale.ts';
import { namesOf, Reader, type ReadOptions } from '../kernel/read/reader.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { createTestDatabase } from './database.ts';

/** Who calls: a made-up actor, or a session token that the real resolution turns into one. */
export interface Caller {
  readonly actor?: Actor;
  readonly token?: string;
  readonly locale?: Locale;
  readonly purpose?: string;
  /** Serves the call in place of the app's own, such as one that rolls back. */
  readonly kernel?: Kernel;
}

/** An answer with its data left open; tests say what they expect. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers of any shape
export type Answer = FormattedExecutionResult<Record<string, any>> & { readonly token: string | null };

/** The whole API without HTTP on a database of its own. */
export interface TestApp {
  readonly kernel: Kernel;
  readonly clock: ManualClock;
  readonly url: string;
  /** Errors that were masked from clients, newest last. */
  readonly failures: unknown[];
  execute(document: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer>;
  /** Executes a parsed document by the resolvers alone: no limits, no masking; for many thousands of calls. */
  executeDirectly(document: DocumentNode, variables: Record<string, unknown>, caller: Caller): Promise<ExecutionResult>;
  /** Runs work and gives the number of read statements that it caused. */
  countReads(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

const textOf = (query: unknown): string =>
  typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
/** What the tests say of the process that they run in. */
const INSTALLATION: Installation = {
  version: '0.0.0-test',
  startedAt: new Date('2026-11-24T04:00:00Z'),
  isProduction: false,
  hasEmbeddedDatabase: true,
  hasMailServer: false,
  settings: effectiveSettings(
    readEnv({ NODE_ENV: 'test', SMTP_URL: 'smtps://sender:hunter2@mail.example', MAIL_FROM: 'a@example.org' }),
  ),
  jobs: [{ name: 'outbox', cron: null }],
};

/** Opens the API on a clone of the migrated template; the clock stands at noon of a fixed working day. */
export async function createTestApp(now = '2026-11-24T12:00:00+08:00'): Promise<TestApp> {
  const database = await createTestDatabase();
  const clock = new ManualClock(now);
  const folder = await mkdtemp(join(tmpdir(), 'xuelian-test-'));
  const kernel = await openKernel({
    url: database.url,
    secret: Buffer.from('a secret of the tests, long enough'),
    clock,
    poolSize: 20,
    files: await openFileStore(folder, null),
  });
  const failures: unknown[] = [];
  const schema = buildSchema(RESOLVERS);
  const graphql = createGraphqlServer(schema, {
    introspection: true,
    log: (_, error) => void failures.push(error),
  });
  await graphql.start();
  const names = namesOf(kernel.orm);
  return {
    kernel,
    clock,
    url: database.url,
    failures,
    execute: (document, variables, caller) =>
      execute(caller?.kernel ?? kernel, graphql, names, document, variables ?? {}, caller ?? {}),
    async executeDirectly(document, variables, caller) {
      const { contextValue } = await contextOf(caller.kernel ?? kernel, names, caller);
      return requestLocale.run(contextValue.actor.locale, async () =>
        executeDocument({ schema, document, variableValues: variables, contextValue }),
      );
    },
    async countReads(work) {
      // At the driver, so that a read counts however it gets to the database; what runs in a transaction is a write.
      const client = pg.Client.prototype as { query: (this: pg.Client, ...parts: unknown[]) => unknown };
      const original = client.query;
      const writing = new WeakSet<pg.Client>();
      let count = 0;
      client.query = function counted(...parts) {
        const text = textOf(parts[0]);
        if (/^\s*(begin|start transaction)/i.test(text)) {
          writing.add(this);
        }
        count += writing.has(this) ? 0 : 1;
        if (/^\s*(commit|rollback(?! to))/i.test(text)) {
          writing.delete(this);
        }
        return original.apply(this, parts);
      };
      try {
        await work();
      } finally {
        client.query = original;
      }
      return count;
    },
    async close() {
      await graphql.stop();
      await kernel.orm.close(true);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function contextOf(
  kernel: Kernel,
  names: ReturnType<typeof namesOf>,
  caller: Caller,
): Promise<{ contextValue: Context; locale: Locale; issued: () => string | null }> {
  const locale = caller.locale ?? caller.actor?.locale ?? 'en';
  const facts = {
    locale,
    requestId: randomUUID(),
    purpose: caller.purpose ?? null,
    addressDigest: 'test',
  };
  let issued: string | null = null;
  const resolve = (token: string | null): Promise<Actor> => resolveActor(kernel, { ...facts, token });
  const actor = caller.actor ?? (caller.token ? await resolve(caller.token) : anonymousActor(facts));
  const readerFor = (other: Actor, options?: ReadOptions): Reader => new Reader(kernel, names, other, options);
  const contextValue: Context = {
    kernel,
    actor,
    reader: readerFor(actor),
    cookie: { set: (token) => void (issued = token), clear: () => void (issued = null) },
    isDemo: true,
    installation: INSTALLATION,
    origin: 'http://127.0.0.1:4000',
    readerFor,
    resolveActor: resolve,
  };
  return { contextValue, locale, issued: () => issued };
}

async function execute(
  kernel: Kernel,
  graphql: ApolloServer<Context>,
  names: ReturnType<typeof namesOf>,
  document: string,
  variables: Record<string, unknown>,
  caller: Caller,
): Promise<Answer> {
  const { contextValue, locale, issued } = await contextOf(kernel, names, caller);
  const { body } = await requestLocale.run(locale, () =>
    graphql.executeOperation({ query: document, variables }, { contextValue }),
  );
  if (body.kind !== 'single') {
    throw new Error('Incremental answers are not expected');
  }
  return { ...(body.singleResult as FormattedExecutionResult<Record<string, never>>), token: issued() };
}
