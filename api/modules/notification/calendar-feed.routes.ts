import type { FastifyInstance } from 'fastify';
import { notFound, RequestFailure } from '../../kernel/access.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { tokenDigest } from '../identity/index.ts';
import { readFeed } from './calendar-feed.service.ts';
import { RateBound } from './rate-bound.ts';

const HOUR = 3_600_000;

/**
 * `GET /calendar/<secret>.ics`: the deadlines of whoever made the address. The secret is all that a calendar program sends;
 * cookies and tokens count for nothing here. A wrong, a replaced and a revoked secret are the same answer, and how often
 * either may be asked is bounded alike, by secret and by network address.
 */
export function calendarFeedRoutes(server: FastifyInstance, tools: RouteTools): void {
  const bySecret = new RateBound({ most: 60, windowMs: HOUR });
  const byAddress = new RateBound({ most: 600, windowMs: HOUR });
  server.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    const now = tools.kernel.clock.now();
    const secret = /^(.{1,64})\.ics$/.exec(request.params.file)?.[1] ?? '';
    const wait = Math.max(bySecret.hit(tokenDigest(secret), now), byAddress.hit(request.ip, now));
    if (wait > 0) {
      void reply.header('retry-after', String(wait));
      throw new RequestFailure('LIMIT_EXCEEDED');
    }
    const feed = await readFeed(tools.kernel, secret, request.id, tools.origin());
    if (!feed) {
      throw notFound();
    }
    void reply
      .header('etag', feed.etag)
      .header('cache-control', 'private, no-cache')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex');
    if (request.headers['if-none-match'] === feed.etag) {
      return reply.status(304).send();
    }
    return reply.type('text/calendar; charset=utf-8').send(feed.text);
  });
}
