import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { LIMITS } from '../schema/limits.ts';
import type { Env } from './env.ts';
import { builtSchema } from './graphql/build-schema.ts';
import type { Context } from './graphql/context.ts';
import { liveOpener } from './graphql/live-operation.ts';
import { registerLiveSocket } from './graphql/live-socket.ts';
import { registerLiveStream, type LiveFront } from './graphql/live-stream.ts';
import { isDatabaseDown } from './graphql/format-error.ts';
import { runDocument } from './graphql/run-document.ts';
import { badRequest, RequestFailure, unauthenticated, type RequestFailureCode } from './kernel/access.ts';
import type { Actor } from './kernel/actor.ts';
import type { Installation } from './kernel/installation.ts';
import { fill, negotiateLocale, requestLocale } from './kernel/locale.ts';
import { LiveHub } from './kernel/live/live-hub.ts';
import { FAILURE_TEXTS } from './kernel/messages.ts';
import type { Module, RouteTools } from './kernel/module.ts';
import { namesOf, Reader, type ReadOptions } from './kernel/read/reader.ts';
import type { Kernel } from './kernel/unit-of-work.ts';
import { loggableError } from './log.ts';

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
  readonly installation: Installation;
  readonly adminRoot: string;
  resolveActor(facts: RequestFacts): Promise<Actor>;
  /** Those of some sessions that are live at this instant. */
  livingSessions(ids: readonly string[]): Promise<ReadonlySet<string>>;
  isReady(): Promise<boolean>;
  /** Milliseconds after which a live reader who takes nothing is dropped; half a minute when absent. */
  readonly livePatience?: number;
}

/** Name of the session cookie; the prefix binds it to this host, to the whole site and to secure transport. */
const SESSION_COOKIE = '__Host-xuelian';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Host of an `Origin` header; null when it is none, such as the `null` of a sandboxed page. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Refuses what another site makes a browser send with our cookie. */
function refuseCrossSite(headers: Headers): void {
  const site = header(headers, 'sec-fetch-site');
  const origin = header(headers, 'origin');
  if (site === 'cross-site' || (origin !== undefined && hostOf(origin) !== header(headers, 'host'))) {
    throw new RequestFailure('FORBIDDEN', 'CROSS_SITE');
  }
}

/** The stated purpose, percent-encoded in its header because it may be Chinese. */
function purposeOf(headers: Headers): string | null {
  const given = header(headers, 'xuelian-purpose');
  if (!given) {
    return null;
  }
  try {
    return decodeURIComponent(given).slice(0, LIMITS.purpose);
  } catch {
    throw badRequest('MALFORMED_HEADER', { header: 'Xuelian-Purpose' });
  }
}

const STATUS: Readonly<Record<RequestFailureCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_REQUEST: 400,
  LIMIT_EXCEEDED: 429,
  CONFLICT: 409,
  INTERNAL: 500,
};

/** Lets a failure while the context is made keep its status through the GraphQL server. */
async function contextOrFailure<Result>(make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    const status = error instanceof RequestFailure ? STATUS[error.code] : isDatabaseDown(error) ? 503 : 500;
    throw new GraphQLError(String(error), { originalError: error as Error, extensions: { http: { status } } });
  }
}

/** Refuses a document or variables whose mere size is hostile, before they are parsed and coerced. */
function refuseLargeOperation(body: unknown): void {
  const { query, variables } = (body ?? {}) as { query?: unknown; variables?: unknown };
  if (typeof query === 'string' && query.length > LIMITS.queryCharacters) {
    throw new FrontFailure(413, 'BODY_TOO_LARGE');
  }
  const waiting = [variables];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count > LIMITS.variableValues) {
      throw new FrontFailure(413, 'VARIABLE_VALUES');
    }
    const value = waiting.pop();
    if (typeof value === 'object' && value !== null) {
      // Not spread into the call: a long list would be too many arguments.
      for (const item of Object.values(value)) {
        waiting.push(item);
      }
    }
  }
}

const nonces = new WeakMap<ServerResponse, string>();

/** The value that the inline styles of one response carry, and no other response's. */
function styleNonceOf(response: ServerResponse): string {
  const nonce = nonces.get(response) ?? randomBytes(16).toString('base64');
  nonces.set(response, nonce);
  return nonce;
}

/** What pages may load; inline scripts never, inline styles (antd makes them at run time) with this response's nonce only. */
const POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  styleSrc: ["'self'", (_request: unknown, response: ServerResponse) => `'nonce-${styleNonceOf(response)}'`],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** Builds the HTTP front: GraphQL, the modules' routes, the admin's files, health and metrics. */
export async function createFront(options: FrontOptions): Promise<FastifyInstance> {
  const { env, kernel } = options;
  const server = fastify({
    bodyLimit: LIMITS.requestBytes,
    genReqId: () => randomUUID(),
    logger:
      env.XUELIAN_LOG === 'silent'
        ? false
        : {
            level: env.XUELIAN_LOG,
            redact: ['req.headers.cookie', 'req.headers.authorization'],
            serializers: { err: loggableError },
          },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    trustProxy: env.isProduction ? 'loopback' : false,
  });
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: env.isProduction,
  });
  server.addHook('onRequest', (request, _reply, done) =>
    requestLocale.run(negotiateLocale(header(request.headers, 'accept-language')), done),
  );
  server.addHook('onRequest', async (request) => {
    const type = header(request.headers, 'content-type') ?? '';
    for (const [, charset] of type.matchAll(/charset\s*=\s*["']?([^"';\s]*)/gi)) {
      if (!/^utf-?8$/i.test(charset!)) {
        throw new FrontFailure(415, 'CHARSET');
      }
    }
  });
  let isClosing = false;
  server.addHook('preClose', async () => void (isClosing = true));
  // What was under way is answered, but its connection must not be kept for more: closing would wait for it.
  server.addHook('onSend', async (_request, reply) => void (isClosing && reply.header('connection', 'close')));
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    sendFailure(error, request, reply),
  );

  const factsOf = (
    request: { headers: Headers; ip: string; id: string; cookies?: Record<string, string | undefined> },
    given?: string,
  ): RequestFacts => {
    const bearer = given ?? /^Bearer (\S+)$/.exec(header(request.headers, 'authorization') ?? '')?.[1];
    const fromCookie = request.cookies?.[SESSION_COOKIE];
    if (!bearer && fromCookie) {
      refuseCrossSite(request.headers);
    }
    return {
      token: bearer ?? fromCookie ?? null,
      locale: negotiateLocale(header(request.headers, 'accept-language')),
      requestId: request.id,
      purpose: purposeOf(request.headers),
      addressDigest: createHmac('sha256', kernel.secret).update(request.ip).digest('hex').slice(0, 32),
    };
  };

  registerHealth(server, options);
  const names = namesOf(kernel.orm);
  const readerFor = (actor: Actor, reading?: ReadOptions) =>
    new Reader(kernel, names, actor, { onRead: (...read) => hub.saw(...read), ...reading });
  const hub = new LiveHub({
    kernel,
    readerFor,
    livingSessions: (ids) => options.livingSessions(ids),
    log: (err) => server.log.error({ err }, 'live changes could not be told'),
    ...(options.livePatience === undefined ? {} : { patience: options.livePatience }),
  });
  server.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    preHandler: async (request) => refuseLargeOperation(request.body),
    handler: fastifyApolloHandler(options.graphql, {
      async context(request: FastifyRequest, reply: FastifyReply): Promise<Context> {
        const { facts, actor } = await contextOrFailure(async () => {
          const known = factsOf(request);
          return { facts: known, actor: await options.resolveActor(known) };
        });
        const resolveActor = (token: string | null) => options.resolveActor({ ...facts, token });
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
          installation: options.installation,
          origin: options.origin(),
          readerFor,
          resolveActor,
        };
      },
    }),
  });
  server.addHook('preClose', () => hub.close());
  await registerLive(server, hub, options, { factsOf, readerFor });
  for (const module of options.modules) {
    module.routes?.(server, {
      kernel,
      origin: options.origin,
      query: queryAs(options, readerFor),
      actorOf: (request) => options.resolveActor(factsOf(request)),
    });
  }
  await registerAdmin(server, options.adminRoot);
  return server;
}

/** The live transports, under the same session, cross-site check and limits as the plain one. */
async function registerLive(
  server: FastifyInstance,
  hub: LiveHub,
  options: FrontOptions,
  {
    factsOf,
    readerFor,
  }: { factsOf: (request: FastifyRequest, bearer?: string) => RequestFacts; readerFor: Context['readerFor'] },
): Promise<void> {
  const front: LiveFront = {
    hub,
    open: liveOpener({
      schema: builtSchema(),
      introspection: !options.env.isProduction,
      log: (errorId, err) => server.log.error({ err, errorId }, 'subscription failed'),
    }),
    refuseLarge: refuseLargeOperation,
    async caller(request, bearer) {
      const facts = { ...factsOf(request, bearer), purpose: null };
      const resolve = (): Promise<Actor> => options.resolveActor(facts);
      const actor = await resolve();
      if (actor.accountId === null || actor.sessionId === null) {
        throw unauthenticated();
      }
      return {
        context: inProcessContext(options, actor, readerFor(actor), readerFor),
        accountId: actor.accountId,
        sessionId: actor.sessionId,
        resolve,
      };
    },
  };
  registerLiveStream(server, front);
  await registerLiveSocket(server, front);
}

/** The context of what runs beside a plain request: nobody's cookie is at hand, so that none can be set. */
const inProcessContext = (
  options: FrontOptions,
  actor: Actor,
  reader: Reader,
  readerFor: Context['readerFor'],
): Context => ({
  kernel: options.kernel,
  actor,
  reader,
  cookie: { set: () => undefined, clear: () => undefined },
  isDemo: options.env.isDemo,
  origin: options.origin(),
  installation: options.installation,
  readerFor,
  resolveActor: () => Promise.resolve(actor),
});

/** A request that the front itself refuses, by HTTP status. */
class FrontFailure extends Error {
  constructor(
    readonly statusCode: number,
    readonly key: string,
  ) {
    super(key);
  }
}

/** What Fastify refuses before a handler runs, in our words. */
const REFUSED_BY_SERVER: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_TYPE: 'MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
};

/** Runs documents inside the process for routes. */
function queryAs(options: FrontOptions, readerFor: Context['readerFor']): RouteTools['query'] {
  return (actor, document, variables, reading) =>
    runDocument(
      builtSchema(),
      inProcessContext(options, actor, readerFor(actor, reading), readerFor),
      document,
      variables,
    );
}

function sendFailure(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const locale = negotiateLocale(header(request.headers, 'accept-language'));
  const say = (status: number, code: RequestFailureCode, key: string, params: object, more: object = {}) =>
    reply.status(status).send({
      errors: [
        {
          message: fill((FAILURE_TEXTS[key] ?? FAILURE_TEXTS[code]!)[locale], { ...params }),
          extensions: { code, ...(key === code ? {} : { reason: key }), ...more },
        },
      ],
    });
  if (error instanceof RequestFailure) {
    return say(STATUS[error.code], error.code, error.key, error.params);
  }
  const status = error.statusCode ?? (isDatabaseDown(error) ? 503 : 500);
  if (status < 500) {
    const key = error instanceof FrontFailure ? error.key : (REFUSED_BY_SERVER[error.code ?? ''] ?? 'BAD_REQUEST');
    const code = status === 404 ? 'NOT_FOUND' : status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST';
    return say(status, code, key, {
      characters: LIMITS.queryCharacters,
      bytes: LIMITS.requestBytes,
      max: LIMITS.variableValues,
    });
  }
  const errorId = request.id;
  request.log.error({ err: error, errorId }, 'request failed');
  return say(status, 'INTERNAL', status === 503 ? 'DATABASE_UNAVAILABLE' : 'INTERNAL', { errorId }, { errorId });
}

/** Longest wait for the database's sign of life. */
const READY_WITHIN_MS = 2000;

const overdue = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, false).unref());

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
    const isReady = await Promise.race([options.isReady(), overdue(READY_WITHIN_MS)]);
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable' });
  });
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}

async function registerAdmin(server: FastifyInstance, root: string): Promise<void> {
  const hasAdmin = existsSync(root);
  server.setNotFoundHandler((request, reply) => {
    const isPage = hasAdmin && request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    return isPage ? sendPage(reply) : sendFailure(new FrontFailure(404, 'ADDRESS_UNKNOWN'), request, reply);
  });
  if (!hasAdmin) {
    return;
  }
  // Not cached with a validator: page and policy must come from one response.
  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const page = await readFile(join(root, 'index.html'), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page.replaceAll('__CSP_NONCE__', styleNonceOf(reply.raw)));
  };
  server.get('/', (_request, reply) => sendPage(reply));
  server.get('/index.html', (_request, reply) => sendPage(reply));
  await server.register(serveStatic, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ['**/index.html'],
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
}
