import type { IncomingMessage } from 'node:http';
import type { ProxyOptions } from 'vite';

/** First parts of the addresses at which the server answers itself; all others are the admin's. */
const serverPaths = ['graphql', 'imports', 'exports', 'files', 'healthz', 'readyz', 'metrics'] as const;

/** Pages of the admin that share their address with a route of the server: opening one is not asking the server. */
const sharedPaths: ReadonlySet<string> = new Set(['imports', 'exports']);

/** True when a browser opens a page of the admin at an address that the server has too. */
export function isPageVisit({
  url = '',
  method,
  headers,
}: Pick<IncomingMessage, 'url' | 'method' | 'headers'>): boolean {
  const [, first = ''] = url.split(/[/?#]/);
  return sharedPaths.has(first) && method === 'GET' && (headers.accept ?? '').includes('text/html');
}

/** Hands the server's addresses to a running server, so that the admin works under the development server as behind it. */
export function devProxy(target: string): Record<string, ProxyOptions> {
  return {
    [`^/(${serverPaths.join('|')})(?:[/?]|$)`]: {
      target,
      ws: true,
      bypass: (request) => (isPageVisit(request) ? '/index.html' : undefined),
    },
  };
}
