import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse';
import { once } from 'node:events';
import { badRequest, RequestFailure } from '../kernel/access.ts';
import type { LiveHub } from '../kernel/live/live-hub.ts';
import type { LiveEnd } from '../kernel/live/live-presence.ts';
import type { LiveOpener, LiveRequest, OpenedOperation } from './live-operation.ts';
import type { Context } from './context.ts';

/** What the transports need of the front. */
export interface LiveFront {
  readonly hub: LiveHub;
  readonly open: LiveOpener;
  /** The signed-in caller with a context; refuses the signed-out and what another site makes a browser send. */
  caller(request: FastifyRequest, bearer?: string): Promise<LiveCaller>;
  /** Refuses what is hostile by its mere size. */
  refuseLarge(body: unknown): void;
}

/** A signed-in caller. */
export interface LiveCaller {
  readonly context: Context;
  readonly accountId: string;
  readonly sessionId: string;
  readonly resolve: () => Promise<Context['actor']>;
}

/** HTTP status of a refused subscription by its code. */
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, LIMIT_EXCEEDED: 429 };

/**
 * `POST /graphql/stream`: one subscription a connection as server-sent events (the distinct connections mode of GraphQL over
 * SSE), with the session, cross-site check, access and limits of `/graphql`.
 */
export function registerLiveStream(server: FastifyInstance, front: LiveFront): void {
  const opened = new WeakMap<FastifyRequest, OpenedOperation['results'] & object>();
  const handler = createHandler<FastifyRequest, FastifyReply>({
    // Without a token there is no other mode than that of distinct connections.
    authenticate: () => undefined,
    onSubscribe: ({ raw }) => opened.get(raw) as never,
    // The next result is taken only when the client has taken the last: what waits is bounded by the hub.
    onNext: async (_context, { raw }) => {
      await drained(replies.get(raw)!);
    },
  });
  const replies = new WeakMap<FastifyRequest, FastifyReply>();

  server.post(
    '/graphql/stream',
    { preHandler: async ({ body }) => front.refuseLarge(body) },
    async (request, reply) => {
      if (!(request.headers.accept ?? '').includes('text/event-stream')) {
        throw badRequest('BAD_REQUEST');
      }
      const { context, accountId, sessionId, resolve } = await front.caller(request);
      if (reply.raw.destroyed) {
        // Gone while it was asked who it is: nobody would take it off the list again.
        return reply;
      }
      const presence = front.hub.enter({
        accountId,
        sessionId,
        resolve,
        end: (reason) => endStream(reply, reason),
      });
      reply.raw.once('close', () => presence.leave());
      const operation = await front
        .open((request.body ?? {}) as LiveRequest, { ...context, live: presence })
        .catch((error: unknown) => {
          presence.leave();
          throw error;
        });
      if (operation.errors) {
        presence.leave();
        const code = String(operation.errors[0]?.extensions?.['code']);
        return reply.status(STATUS[code] ?? 400).send({ errors: operation.errors });
      }
      opened.set(request, operation.results);
      replies.set(request, reply);
      await sendStream(request, reply, handler);
      return reply;
    },
  );
}

async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  handler: ReturnType<typeof createHandler<FastifyRequest, FastifyReply>>,
): Promise<void> {
  const [body, init] = await handler({
    method: 'POST',
    url: request.url,
    headers: { get: (name) => (name === 'accept' ? 'text/event-stream' : String(request.headers[name] ?? '')) },
    body: request.body as Record<string, unknown>,
    raw: request,
    context: reply,
  });
  if (!body || typeof body === 'string') {
    throw new RequestFailure('BAD_REQUEST');
  }
  reply.hijack();
  const { raw } = reply;
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
  // Proxies must neither keep the stream nor what is in it.
  raw.writeHead(init.status, { ...headers, ...init.headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.once('close', () => void body.return(undefined));
  for await (const chunk of body) {
    if (raw.destroyed || raw.writableEnded) {
      break;
    }
    raw.write(chunk);
  }
  if (!raw.destroyed) {
    raw.end();
  }
}

/** Waits until the client has taken what was written, or is gone. */
async function drained({ raw }: FastifyReply): Promise<void> {
  while (raw.writableNeedDrain && !raw.destroyed) {
    const stop = new AbortController();
    await Promise.race([
      once(raw, 'drain', { signal: stop.signal }),
      once(raw, 'close', { signal: stop.signal }),
    ]).catch(() => undefined);
    stop.abort();
  }
}

function endStream({ raw }: FastifyReply, reason: LiveEnd): void {
  if (reason === 'SLOW') {
    raw.destroy();
  }
  // Else the subscription is over, which ends the stream after what was written.
}
