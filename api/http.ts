import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { LIMITS } from '../schema/limits.ts';
import type { Env } from './env.ts';
import { builtSchema } from './graphql/build-schema.ts';
import type { Context } from './graphql/context.ts';
import { runDocument } from './graphql/run-document.ts';
import { RequestFailure } from './kernel/access.ts';
import type { Actor } from './kernel/actor.ts';
import { fill, negotiateLocale, requestLocale } from './kernel/locale.ts';
import { FAILURE_TEXTS } from './kernel/messages.ts';
import type { Module, RouteTools } from './kernel/module.ts';
import { namesOf, Reader, type ReadOptions } from './kernel/read/reader.ts';
import type { Kernel } from './kernel/unit-of-work.ts';

/** Facts of a request from which its actor is made. */
export interface RequestFacts {
  readonly token: string | null;
  readonly locale: ReturnType<typeof negotiateLocale>;
  readonly requestId: string;
  readonly purpose: string | null;
  readonly addressDigest: string;
}

/** What the HTTP front needs from the composition root. */
export interface FrontOptions {
  readonly env: Env;
  readonly kernel: Kernel;
  readonly modules: readonly Module[];
  readonly graphql: ApolloServer<Context>;
  readonly origin: () => string;
  readonly adminRoot: string;
  resolveActor(facts: RequestFacts): Promise<Actor>;
  isReady(): Promise<boolean>;
}

/** Name of the session cookie; the prefix binds it to this host, to the whole site and to secure transport. */
const SESSION_COOKIE = '__Host-xuelian';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Refuses what another site makes a browser send with our cookie. */
function refuseCrossSite(headers: Headers): void {
  const site = header(headers, 'sec-fetch-site');
  const origin = header(headers, 'origin');
  const host = header(headers, 'host');
  const isForeign = origin !== undefined && origin !== 'null' && new URL(origin).host !== host;
  if (site === 'cross-site' || isForeign || origin === 'null') {
    throw new RequestFailure('FORBIDDEN', 'CROSS_SITE');
  }
}

/** Lets a refusal while the context is made keep its status through the GraphQL server. */
function factsOrRefusal(read: () => RequestFacts): RequestFacts {
  try {
    return read();
  } catch (error) {
    if (error instanceof RequestFailure) {
      throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 403 } } });
    }
    throw error;
  }
}

/** Builds the HTTP front: GraphQL, the modules' routes, the admin's files, health and metrics. */
export async function createFront(options: FrontOptions): Promise<FastifyInstance> {
  const { env, kernel } = options;
  const server = fastify({
    bodyLimit: LIMITS.requestBytes,
    genReqId: () => randomUUID(),
    logger:
      env.XUELIAN_LOG === 'silent'
        ? false
        : { level: env.XUELIAN_LOG, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    trustProxy: env.isProduction ? 'loopback' : false,
  });
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: env.isProduction,
  });
  server.addHook('onRequest', (request, _reply, done) =>
    requestLocale.run(negotiateLocale(header(request.headers, 'accept-language')), done),
  );
  server.addHook('onRequest', async (request, reply) => {
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(header(request.headers, 'content-type') ?? '')?.[1];
    if (charset && !/^utf-?8$/i.test(charset)) {
      return reply
        .status(415)
        .send({ errors: [{ message: 'Only UTF-8 is understood', extensions: { code: 'BAD_REQUEST' } }] });
    }
    return undefined;
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    sendFailure(error, request, reply),
  );

  const factsOf = (request: {
    headers: Headers;
    ip: string;
    id: string;
    cookies?: Record<string, string | undefined>;
  }): RequestFacts => {
    const bearer = /^Bearer (\S+)$/.exec(header(request.headers, 'authorization') ?? '')?.[1];
    const fromCookie = request.cookies?.[SESSION_COOKIE];
    if (!bearer && fromCookie) {
      refuseCrossSite(request.headers);
    }
    const purpose = header(request.headers, 'xuelian-purpose');
    return {
      token: bearer ?? fromCookie ?? null,
      locale: negotiateLocale(header(request.headers, 'accept-language')),
      requestId: request.id,
      purpose: purpose ? decodeURIComponent(purpose).slice(0, LIMITS.purpose) : null,
      addressDigest: createHmac('sha256', kernel.secret).update(request.ip).digest('hex').slice(0, 32),
    };
  };

  registerHealth(server, options);
  const names = namesOf(kernel.orm);
  const readerFor = (actor: Actor, reading?: ReadOptions) => new Reader(kernel, names, actor, reading);
  server.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(options.graphql, {
      async context(request: FastifyRequest, reply: FastifyReply): Promise<Context> {
        const facts = factsOrRefusal(() => factsOf(request));
        const resolveActor = (token: string | null) => options.resolveActor({ ...facts, token });
        const actor = await resolveActor(facts.token);
        const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
        return {
          kernel,
          actor,
          reader: readerFor(actor),
          cookie: {
            set: (token, expires) => void reply.setCookie(SESSION_COOKIE, token, { ...attributes, expires }),
            clear: () => void reply.clearCookie(SESSION_COOKIE, attributes),
          },
          userAgent: header(request.headers, 'user-agent') ?? null,
          isDemo: env.isDemo,
          origin: options.origin(),
          readerFor,
          resolveActor,
        };
      },
    }),
  });
  for (const module of options.modules) {
    module.routes?.(server, {
      kernel,
      query: queryAs(options, readerFor),
      actorOf: (request) => options.resolveActor(factsOf(request)),
    });
  }
  await registerAdmin(server, options.adminRoot);
  return server;
}

/** Runs documents inside the process for routes; nobody's cookie is at hand, so that none can be set. */
function queryAs(options: FrontOptions, readerFor: Context['readerFor']): RouteTools['query'] {
  return (actor, document, variables, reading) =>
    runDocument(
      builtSchema(),
      {
        kernel: options.kernel,
        actor,
        reader: readerFor(actor, reading),
        cookie: { set: () => undefined, clear: () => undefined },
        isDemo: options.env.isDemo,
        origin: options.origin(),
        readerFor,
        resolveActor: () => Promise.resolve(actor),
      },
      document,
      variables,
    );
}

function sendFailure(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const locale = negotiateLocale(header(request.headers, 'accept-language'));
  if (error instanceof RequestFailure) {
    const status = {
      UNAUTHENTICATED: 401,
      FORBIDDEN: 403,
      NOT_FOUND: 404,
      BAD_REQUEST: 400,
      LIMIT_EXCEEDED: 429,
      CONFLICT: 409,
      INTERNAL: 500,
    };
    return reply.status(status[error.code]).send({
      errors: [
        {
          message: fill((FAILURE_TEXTS[error.key] ?? FAILURE_TEXTS[error.code]!)[locale], error.params),
          extensions: { code: error.code },
        },
      ],
    });
  }
  const status = error.statusCode ?? 500;
  if (status < 500) {
    return reply.status(status).send({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
  }
  request.log.error({ err: error, errorId: request.id }, 'request failed');
  return reply.status(500).send({
    errors: [
      {
        message: fill(FAILURE_TEXTS['INTERNAL']![locale], { errorId: request.id }),
        extensions: { code: 'INTERNAL', errorId: request.id },
      },
    ],
  });
}

function registerHealth(server: FastifyInstance, options: FrontOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'xuelian_http_requests_total',
    help: 'HTTP requests by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'xuelian_http_request_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'other';
    requests.inc({ route, status: reply.statusCode });
    duration.observe({ route }, reply.elapsedTime / 1000);
  });
  server.get('/healthz', () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const isReady = await options.isReady();
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable' });
  });
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}

async function registerAdmin(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) {
    return;
  }
  await server.register(serveStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    return isPage
      ? reply.status(200).sendFile('index.html')
      : reply.status(404).send({ errors: [{ message: 'Not found', extensions: { code: 'NOT_FOUND' } }] });
  });
}
