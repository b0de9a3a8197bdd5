import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import { notFound, unauthenticated } from '../../kernel/access.ts';
import { encodeId, decodeId } from '../../kernel/ids.ts';
import { StoreUnavailable } from '../../kernel/file-store.ts';
import { negotiateLocale } from '../../kernel/locale.ts';
import { FAILURE_TEXTS } from '../../kernel/messages.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { receiveUpload } from './upload.service.ts';

/** What a browser does with a file of ours: save it; should it be opened all the same, nothing in it runs or loads. */
const INERT = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * `PUT /attachments/upload/<token>` takes the bytes that `attachmentPrepare` gave leave for.
 * `GET /attachments/<id>` gives them to whoever sees the record that the file hangs on.
 */
export function attachmentRoutes(server: FastifyInstance, tools: RouteTools): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The body is not read before the token was spent, and never into memory.
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error: Error, request, reply) => answerFailure(error, request, reply));
    scope.put<{ Params: { token: string } }>('/attachments/upload/:token', async (request, reply) => {
      const actor = await tools.actorOf(request);
      if (actor.accountId === null) {
        throw unauthenticated();
      }
      const { id, ...facts } = await receiveUpload(tools.kernel, actor, request.params.token, request.body as Readable);
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ attachmentId: encodeId('att', id), ...facts });
    });
    scope.get<{ Params: { id: string } }>('/attachments/:id', { exposeHeadRoute: false }, (request, reply) =>
      download(tools, request, reply),
    );
  });
}

const SEEN = `query ($id: ID!) { attachment(id: $id) { name mediaType bytes sha256 state } }`;

interface Seen {
  readonly attachment: { name: string; mediaType: string; bytes: number; sha256: string; state: string } | null;
}

async function download(
  tools: RouteTools,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await tools.actorOf(request);
  const id = decodeId('att', request.params.id);
  // Asked as a client would ask: what the contract does not show, the file does not either.
  const { data, errors } = id === null ? {} : await tools.query(actor, SEEN, { id: request.params.id }, {});
  if (errors?.[0]) {
    throw errors[0];
  }
  const file = (data as Seen | undefined)?.attachment;
  if (!file || file.state === 'PENDING') {
    throw notFound();
  }
  const tag = `"${file.sha256}"`;
  void reply
    .headers(INERT)
    // Kept by the reader's own browser, but never shown again without asking here.
    .header('cache-control', 'private, no-cache')
    .header('vary', 'cookie, authorization')
    .header('etag', tag);
  if (request.headers['if-none-match'] === tag) {
    return reply.status(304).send();
  }
  const [row] = await runRead<{ storeKey: string }>(
    tools.kernel,
    sql`select store_key as "storeKey" from attachment where id = ${id}::uuid`,
  );
  void reply
    .header('content-type', file.mediaType)
    .header('content-length', file.bytes)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  const bytes = row ? await tools.kernel.files.open(row.storeKey) : null;
  if (!bytes) {
    throw new StoreUnavailable('The store has lost a file');
  }
  return reply.send(bytes);
}

/** Refusals and a store that is away in words; everything else goes to the front's own handler. */
function answerFailure(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = negotiateLocale(request.headers['accept-language']);
  for (const name of ['content-type', 'content-length', 'content-disposition', 'etag']) {
    void reply.removeHeader(name);
  }
  // What is left of a body that was refused is not waited for.
  if (request.method === 'PUT' && !request.raw.readableEnded) {
    void reply.header('connection', 'close');
  }
  if (error instanceof StoreUnavailable) {
    request.log.error({ err: error }, 'file store unavailable');
    return reply.status(503).send({
      errors: [
        {
          message: FAILURE_TEXTS['STORE_UNAVAILABLE']![locale],
          extensions: { code: 'INTERNAL', reason: 'STORE_UNAVAILABLE' },
        },
      ],
    });
  }
  if (error instanceof DomainRefusal) {
    return reply.status(400).send({
      errors: [{ message: error.messageIn(locale), extensions: { code: 'BAD_REQUEST', reason: error.code } }],
    });
  }
  throw error;
}
