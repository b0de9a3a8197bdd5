import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../../../schema/limits.ts';
import type { Actor } from '../../kernel/actor.ts';
import { negotiateLocale, type Locale } from '../../kernel/locale.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { TEMPLATE_FORMATS, templateFile, type TemplateFile } from './import-template-file.ts';
import { findTemplate, TEMPLATE_NAMES } from './import-template.ts';
import { authorizeUpload, fileNameOf, storeUpload } from './import-upload.service.ts';
import { refuse, refuseFile } from './importing.refusals.ts';
import { SheetError } from './sheet/sheet-error.ts';

const MEGABYTE = 1_000_000;

/**
 * `POST /imports`: takes the raw bytes of a file and answers with a one-time id to plan it by.
 * `GET /imports/templates/<name>.csv` and `.xlsx`: an empty list to fill in.
 */
export function uploadRoutes(server: FastifyInstance, tools: RouteTools): void {
  void server.register(async (scope) => {
    const actors = new WeakMap<FastifyRequest, Actor>();
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: LIMITS.importBytes },
      (_request, body, done) => done(null, body),
    );
    scope.get<{ Params: { file: string }; Querystring: { locale?: string } }>(
      '/imports/templates/:file',
      async (request, reply) => {
        authorizeUpload(await tools.actorOf(request));
        const locale = negotiateLocale(request.query.locale ?? request.headers['accept-language']);
        const found = fileOf(request.params.file, locale);
        if (!found) {
          throw refuse('IMPORT_TEMPLATE_UNKNOWN', [], { names: TEMPLATE_NAMES.join(', ') });
        }
        return reply
          .header('content-type', found.contentType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`)
          .header('cache-control', 'no-store')
          .send(found.bytes);
      },
    );
    scope.setErrorHandler((error: FastifyError, request, reply) => answerFailure(error, request, reply));
    scope.post(
      '/imports',
      {
        bodyLimit: LIMITS.importBytes,
        // Who may not import is refused before a byte of the body is read.
        onRequest: async (request) => {
          const actor = await tools.actorOf(request);
          authorizeUpload(actor);
          actors.set(request, actor);
        },
      },
      async (request, reply) => {
        const bytes = request.body;
        if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
          throw refuseFile(new SheetError('EMPTY_FILE'));
        }
        const header = request.headers['x-file-name'];
        const fileName = fileNameOf(Array.isArray(header) ? header[0] : header);
        const uploadId = await storeUpload(tools.kernel, actors.get(request)!, { fileName, bytes });
        return reply.status(201).header('cache-control', 'no-store').send({ uploadId });
      },
    );
  });
}

/** The template that an address such as `clubs.xlsx` names. */
function fileOf(address: string, locale: Locale): TemplateFile | undefined {
  const [name = '', extension] = address.split('.');
  const template = findTemplate(name);
  const format = TEMPLATE_FORMATS.find((known) => known === extension);
  return template && format ? templateFile(template, format, locale) : undefined;
}

/** Failures of the body in words; everything else goes to the front's own handler. */
function answerFailure(
  error: FastifyError | DomainRefusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const locale = negotiateLocale(request.headers['accept-language']);
  const [status, refusal] = refusalOf(error, request);
  if (refusal === null) {
    throw error;
  }
  return reply.status(status).send({
    errors: [
      {
        message: refusal.messageIn(locale),
        extensions: { code: status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST', reason: refusal.code },
      },
    ],
  });
}

function refusalOf(error: FastifyError | DomainRefusal, request: FastifyRequest): [number, DomainRefusal | null] {
  if (error instanceof DomainRefusal) {
    return [400, error];
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': {
      const size = Math.round(Number(request.headers['content-length'] ?? LIMITS.importBytes) / (MEGABYTE / 10)) / 10;
      return [413, refuseFile(new SheetError('TOO_LARGE', { size, max: LIMITS.importBytes / MEGABYTE }))];
    }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return [415, refuse('IMPORT_MEDIA_TYPE')];
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return [415, refuse('IMPORT_MEDIA_TYPE')];
    default:
      return [500, null];
  }
}
