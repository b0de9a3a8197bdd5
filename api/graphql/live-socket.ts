import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, parse, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { makeServer } from 'graphql-ws';
import type { WebSocket } from '@fastify/websocket';
import { LIMITS } from '../../schema/limits.ts';
import { RequestFailure } from '../kernel/access.ts';
import type { LiveEnd, LivePresence } from '../kernel/live/live-presence.ts';
import { builtSchema } from './build-schema.ts';
import type { LiveCaller, LiveFront } from './live-stream.ts';

/** Close codes: of the protocol for the signed-out and the forbidden, of WebSocket for the rest. */
const CLOSE = {
  unauthorized: 4401,
  forbidden: 4403,
  tooMany: 4429,
  goingAway: 1001,
  policy: 1008,
  fault: 1011,
} as const;
const PING_MS = 15_000;
/** Time for a socket to close by itself when the process ends. */
const CLOSING_MS = 500;
const WINDOW_MS = 10_000;

interface Extra {
  readonly socket: WebSocket;
  readonly request: FastifyRequest;
  caller: LiveCaller | null;
  presence: LivePresence | null;
}

const ANY_SUBSCRIPTION = parse('subscription { __typename }');

/** An error that goes out as it is: it has its outside form already. */
class PresentedError extends GraphQLError {
  readonly #presented: GraphQLFormattedError;

  constructor(presented: GraphQLFormattedError) {
    super(presented.message, { extensions: { ...presented.extensions } });
    this.#presented = presented;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#presented;
  }
}

/**
 * `/graphql/ws`: subscriptions over WebSocket by the protocol of graphql-ws. The session comes with the cookie, then only
 * from our own pages, or as a bearer token in the header or in `connectionParams.authorization`; access and limits are those
 * of `/graphql`.
 */
export async function registerLiveSocket(server: FastifyInstance, front: LiveFront): Promise<void> {
  const sockets = new Set<WebSocket>();
  await server.register(websocket, {
    options: { maxPayload: LIMITS.liveMessageBytes, perMessageDeflate: false },
    // A message over the limit or out of the protocol is the sender's fault and nothing to record.
    errorHandler: (_error, socket) => socket.terminate(),
    preClose(done) {
      for (const socket of sockets) {
        socket.close(CLOSE.goingAway);
        setTimeout(() => socket.terminate(), CLOSING_MS).unref();
      }
      done();
    },
  });
  const streams = new WeakMap<object, AsyncGenerator<ExecutionResult, void, void>>();
  const protocol = makeServer<Record<string, unknown>, Extra>({
    async onConnect({ extra, connectionParams }) {
      try {
        const given = connectionParams?.['authorization'];
        const bearer = typeof given === 'string' ? /^Bearer (\S+)$/.exec(given)?.[1] : undefined;
        const caller = await front.caller(extra.request, bearer);
        if (extra.socket.readyState !== extra.socket.OPEN) {
          // Gone while it was asked who it is: nobody would take it off the list again.
          return false;
        }
        extra.caller = caller;
        extra.presence = front.hub.enter({
          accountId: caller.accountId,
          sessionId: caller.sessionId,
          resolve: caller.resolve,
          end: (reason) => endSocket(extra.socket, reason),
        });
        return true;
      } catch (error) {
        const code = error instanceof RequestFailure ? error.code : null;
        extra.socket.close(
          code === 'UNAUTHENTICATED'
            ? CLOSE.unauthorized
            : code === 'LIMIT_EXCEEDED'
              ? CLOSE.tooMany
              : code === null
                ? CLOSE.fault
                : CLOSE.forbidden,
        );
        return false;
      }
    },
    async onSubscribe({ extra }, _id, payload) {
      const { caller, presence } = extra;
      try {
        front.refuseLarge(payload);
        const operation = await front.open(payload, { ...caller!.context, live: presence! });
        if (operation.errors) {
          return operation.errors.map((error) => new PresentedError(error));
        }
        // It runs already: what follows only asks which kind of operation it is and for its results.
        const args: ExecutionArgs = {
          schema: builtSchema(),
          document: ANY_SUBSCRIPTION,
          contextValue: caller!.context,
        };
        streams.set(args, operation.results);
        return args;
      } catch {
        return [new PresentedError({ message: 'LIMIT_EXCEEDED', extensions: { code: 'LIMIT_EXCEEDED' } })];
      }
    },
    subscribe: (args) => streams.get(args)!,
  });
  server.get(
    '/graphql/ws',
    {
      websocket: true,
      preHandler: async () => {
        if (sockets.size >= LIMITS.liveConnections) {
          throw new RequestFailure('LIMIT_EXCEEDED', 'LIVE_LIMIT');
        }
      },
    },
    (socket, request) => {
      sockets.add(socket);
      const extra: Extra = { socket, request, caller: null, presence: null };
      const messages = new MessageBound();
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: (data) =>
            new Promise((resolve) =>
              socket.readyState === socket.OPEN ? socket.send(data, () => resolve()) : resolve(),
            ),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (take) =>
            socket.on('message', (data: Buffer) => {
              if (messages.isOver()) {
                socket.close(CLOSE.policy);
                return;
              }
              take(data.toString('utf8')).catch(() => socket.close(CLOSE.policy));
            }),
        },
        extra,
      );
      const stopPings = keepAlive(socket);
      socket.once('close', (code, reason) => {
        stopPings();
        sockets.delete(socket);
        extra.presence?.leave();
        void closed(code, String(reason)).catch(() => undefined);
      });
    },
  );
}

function endSocket(socket: WebSocket, reason: LiveEnd): void {
  if (reason === 'SLOW') {
    socket.terminate();
    return;
  }
  socket.close(reason === 'SESSION' ? CLOSE.unauthorized : CLOSE.goingAway);
  setTimeout(() => socket.terminate(), CLOSING_MS).unref();
}

/** Pings a socket and drops one that does not answer; gives what stops it. */
function keepAlive(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, PING_MS).unref();
  return () => clearInterval(timer);
}

/** Bounds the messages of one socket. */
class MessageBound {
  #from = 0;
  #count = 0;

  isOver(): boolean {
    const now = performance.now();
    if (now - this.#from > WINDOW_MS) {
      this.#from = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count > LIMITS.liveMessages;
  }
}
