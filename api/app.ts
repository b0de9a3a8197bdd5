import type { FastifyInstance } from 'fastify';
import { Logger, parseCronItems, run as runWorker, type Runner } from 'graphile-worker';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { NonEmptyArray } from 'type-graphql';
import { loadDemo, loadReferenceData } from './database/demo/load-demo.ts';
import { startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { openOrm, projectRoot } from './database/orm.ts';
import { installationSecret } from './database/secret.ts';
import { effectiveSettings, type Env } from './env.ts';
import { buildSchema } from './graphql/build-schema.ts';
import { NodeResolver } from './graphql/node.resolver.ts';
import { createGraphqlServer } from './graphql/server.ts';
import { createFront } from './http.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import { NO_FILES, type FileStore } from './kernel/file-store.ts';
import type { Installation } from './kernel/installation.ts';
import type { ModuleSettings } from './kernel/module.ts';
import { dispatchEvents } from './kernel/outbox.ts';
import { withTransaction } from './kernel/read/transaction.ts';
import type { Kernel } from './kernel/unit-of-work.ts';
import { openFileStore } from './modules/attachment/index.ts';
import { livingSessions, retireDemoPersonas } from './modules/identity/index.ts';
import { MODULES } from './modules/index.ts';
import { resolveActor } from './modules/people/index.ts';

/** All TypeGraphQL resolvers of the house. */
export const RESOLVERS = [
  NodeResolver,
  ...MODULES.flatMap(({ resolvers }) => resolvers),
] as unknown as NonEmptyArray<Function>;

/** Opens the ORM on a migrated database and makes what the process shares. */
export async function openKernel(options: {
  url: string;
  secret: Buffer;
  clock?: Clock;
  poolSize?: number;
  /** Absent where a process has nothing to do with files. */
  files?: FileStore;
}): Promise<Kernel> {
  const orm = await openOrm(
    options.url,
    MODULES.flatMap(({ entities }) => entities),
    options.poolSize ?? 10,
  );
  await orm.connect();
  const pool = await orm.em.getConnection().getNativeClient();
  // An idle connection that the server ends must not end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  // Nor must one in use that is lost between two statements: whoever holds it learns it from the next statement.
  pool.on('acquire', (client) => {
    if (client.listenerCount('error') === 0) {
      client.on('error', () => undefined);
    }
  });
  return { orm, pool, clock: options.clock ?? systemClock, secret: options.secret, files: options.files ?? NO_FILES };
}

/** Runs the queue: the outbox dispatcher and the modules' jobs. */
export async function startJobs(
  kernel: Kernel,
  settings: ModuleSettings,
  log: (error: unknown, name: string) => void,
): Promise<Runner> {
  const handlers = MODULES.flatMap((module) => module.handlers?.(kernel, settings) ?? []);
  const jobs = MODULES.flatMap((module) => module.jobs ?? []);
  const guarded = (name: string, work: (payload: unknown) => Promise<void>) => async (payload: unknown) => {
    try {
      await work(payload);
    } catch (error) {
      log(error, name);
      throw error;
    }
  };
  return runWorker({
    pgPool: kernel.pool,
    concurrency: 2,
    noHandleSignals: true,
    // Failures are logged by `guarded`; the queue's own chatter is not.
    logger: new Logger(() => () => undefined),
    pollInterval: 2000,
    taskList: {
      outbox: guarded('outbox', async () => {
        for (;;) {
          const { delivered, error } = await dispatchEvents((work) => withTransaction(kernel, work), handlers);
          if (error) {
            throw error instanceof Error ? error : new Error('An event handler failed');
          }
          if (delivered === 0) {
            return;
          }
        }
      }),
      ...Object.fromEntries(
        jobs.map((job) => [job.name, guarded(job.name, (payload) => job.run(kernel, payload, settings))]),
      ),
    },
    parsedCronItems: parseCronItems(
      jobs.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron, identifier: name }] : [])),
    ),
  });
}

/**
 * Keeps the queue running: when the database was away for longer than the queue's own patience, it is started anew as
 * soon as the database answers again.
 */
async function keepJobs(
  kernel: Kernel,
  settings: ModuleSettings,
  log: (error: unknown, name: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let isStopping = false;
  let runner = await startJobs(kernel, settings, log);
  const watch = (): void => {
    runner.promise.catch(async (error: unknown) => {
      log(error, 'queue');
      while (!isStopping) {
        await new Promise((resolve) => setTimeout(resolve, QUEUE_RESTART_MS));
        try {
          runner = await startJobs(kernel, settings, log);
          watch();
          return;
        } catch (failure) {
          log(failure, 'queue');
        }
      }
    });
  };
  watch();
  return {
    async stop() {
      isStopping = true;
      await runner.stop();
    },
  };
}

const QUEUE_RESTART_MS = 2000;

/** What administrators may know of this process and its settings. */
export async function describeInstallation(env: Env, clock: Clock): Promise<Installation> {
  const { version } = JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    startedAt: clock.now(),
    isProduction: env.isProduction,
    hasEmbeddedDatabase: env.DATABASE_URL === undefined,
    hasMailServer: env.SMTP_URL !== undefined,
    settings: effectiveSettings(env),
    jobs: [
      { name: 'outbox', cron: null },
      ...MODULES.flatMap((module) => module.jobs ?? []).map(({ name, cron }) => ({ name, cron: cron ?? null })),
    ],
  };
}

/** A serving installation. */
export interface App {
  readonly kernel: Kernel;
  readonly server: FastifyInstance;
  readonly address: string;
  close(): Promise<void>;
}

/** Longest wait for requests under way; a statement of theirs is stopped before that. */
const DRAIN_WITHIN_MS = 12_000;

/** Takes no new requests, lets those under way finish, and cuts off who does not end. */
async function drain(server: FastifyInstance): Promise<void> {
  const overdue = setTimeout(() => server.server.closeAllConnections(), DRAIN_WITHIN_MS);
  await server.close();
  clearTimeout(overdue);
}

/** Starts everything in order: database, schema, demo data, queue, HTTP; `close` undoes it in reverse. */
export async function startApp(env: Env, options: { clock?: Clock; log?: (line: string) => void } = {}): Promise<App> {
  const log = options.log ?? (() => undefined);
  const dataDir = resolve(env.XUELIAN_DATA_DIR);
  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir, mode: 'normal', log });
  const url = env.DATABASE_URL ?? embedded!.url;
  const closers: (() => Promise<unknown>)[] = embedded ? [() => embedded.stop()] : [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) {
      await closer().catch(() => undefined);
    }
  };
  try {
    await migrate(url);
    const secret = await installationSecret(dataDir, env.XUELIAN_SECRET);
    const kernel = await openKernel({
      url,
      secret,
      poolSize: env.XUELIAN_POOL,
      files: await openFileStore(dataDir, env.bucket),
      ...(options.clock ? { clock: options.clock } : {}),
    });
    closers.push(() => kernel.orm.close(true));
    await loadReferenceData(kernel);
    if (env.isDemo) {
      await loadDemo(kernel, { log });
    } else {
      await retireDemoPersonas(kernel);
    }
    const schema = buildSchema(RESOLVERS);
    let address = '';
    const origin = (): string => env.XUELIAN_ORIGIN ?? address;
    const failures = { log: (_errorId: string, _error: unknown): void => undefined };
    const graphql = createGraphqlServer(schema, {
      introspection: !env.isProduction,
      log: (id, error) => failures.log(id, error),
    });
    await graphql.start();
    const server = await createFront({
      env,
      kernel,
      modules: MODULES,
      installation: await describeInstallation(env, kernel.clock),
      graphql,
      origin,
      adminRoot: join(projectRoot(), 'dist', 'admin'),
      resolveActor: (facts) => resolveActor(kernel, facts),
      livingSessions: (ids) => livingSessions(kernel, ids),
      isReady: () =>
        kernel.pool.query('select 1').then(
          () => true,
          () => false,
        ),
    });
    failures.log = (errorId, err) => server.log.error({ err, errorId }, 'operation failed');
    closers.push(
      () => graphql.stop(),
      () => drain(server),
    );
    address = await server.listen({ port: env.PORT, host: env.HOST });
    const runner = await keepJobs(
      kernel,
      { origin: origin(), smtpUrl: env.SMTP_URL ?? null, mailFrom: env.MAIL_FROM, isDemo: env.isDemo },
      (err, job) => server.log.error({ err, job }, 'job failed'),
    );
    closers.push(() => runner.stop());
    return { kernel, server, address, close };
  } catch (error) {
    await close();
    throw error;
  }
}
