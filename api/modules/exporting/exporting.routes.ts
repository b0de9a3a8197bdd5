import type { FastifyInstance } from 'fastify';
import { unauthenticated } from '../../kernel/access.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { openDownload } from './export-download.ts';
import { spendTicket } from './export-ticket.service.ts';

/** `GET /exports/<ticket>`: the file that `exportCreate` gave leave for, once. */
export function exportRoutes(server: FastifyInstance, tools: RouteTools): void {
  server.get<{ Params: { ticket: string } }>(
    '/exports/:ticket',
    // A look at the head must not spend the ticket.
    { exposeHeadRoute: false },
    async (request, reply) => {
      const actor = await tools.actorOf(request);
      if (actor.accountId === null) {
        throw unauthenticated();
      }
      const ticket = await spendTicket(tools.kernel, actor, request.params.ticket);
      const file = await openDownload(tools, actor, ticket);
      return reply
        .header('content-type', file.contentType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('cache-control', 'no-store')
        .send(file.body);
    },
  );
}
