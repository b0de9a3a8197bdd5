import type { FastifyInstance } from 'fastify';
import { describeInstallation, RESOLVERS } from '../app.ts';
import { livingSessions } from '../modules/identity/index.ts';
import { resolveActor } from '../modules/people/index.ts';
import { readEnv } from '../env.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import { createGraphqlServer } from '../graphql/server.ts';
import { createFront } from '../http.ts';
import { MODULES } from '../modules/index.ts';
import type { TestApp } from './test-app.ts';

/** A test installation behind HTTP on a free loopback port. */
export interface Served {
  readonly server: FastifyInstance;
  readonly address: string;
  close(): Promise<void>;
}

/** Puts the HTTP front before a test app; `adminRoot` serves a built admin, `livePatience` is that of the live hub. */
export async function serve(
  app: TestApp,
  settings: Record<string, string> = {},
  adminRoot = '/nowhere',
  livePatience?: number,
): Promise<Served> {
  const env = readEnv({ NODE_ENV: 'test', XUELIAN_LOG: 'silent', ...settings });
  const graphql = createGraphqlServer(buildSchema(RESOLVERS), {
    introspection: !env.isProduction,
    log: (_, error) => void app.failures.push(error),
  });
  await graphql.start();
  let address = '';
  const server = await createFront({
    env,
    kernel: app.kernel,
    modules: MODULES,
    installation: await describeInstallation(env, app.clock),
    graphql,
    origin: () => address,
    adminRoot,
    resolveActor: (facts) => resolveActor(app.kernel, facts),
    livingSessions: (ids) => livingSessions(app.kernel, ids),
    isReady: () =>
      app.kernel.pool.query('select 1').then(
        () => true,
        () => false,
      ),
    ...(livePatience === undefined ? {} : { livePatience }),
  });
  address = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    server,
    address,
    async close() {
      await graphql.stop();
      await server.close();
    },
  };
}
