import type { LiveProvider } from '@refinedev/core';
import { NODE_TYPES } from '../../schema/node-types.ts';
import { LiveChangesDocument } from '../gql/session.ts';
import { currentLocale } from './i18n.ts';
import { type LiveConnector, type LiveEnd, LiveStream } from './live-stream.ts';
import { markSessionLost } from './viewer.ts';

const known: ReadonlySet<string> = new Set(NODE_TYPES);
const moreTypes = new Map<string, readonly string[]>();

/** Called once by the composition root: the further types that pages of a resource show. */
export function configureLive(
  resources: readonly { readonly name: string; readonly liveTypes?: readonly string[] }[],
): void {
  for (const { name, liveTypes } of resources) {
    moreTypes.set(name, liveTypes ?? []);
  }
}

/** Types of the schema whose changes make what is shown of a resource stale: its own, and those that it declares. */
export function liveTypesOf(resource: string): readonly string[] {
  const own = `${resource.slice(0, 1).toUpperCase()}${resource.slice(1)}`;
  return [...(known.has(own) ? [own] : []), ...(moreTypes.get(resource) ?? [])];
}

function endOf(error: unknown): LiveEnd {
  const { response } = error as { readonly response?: { readonly status?: number } };
  switch (response?.status) {
    case 401:
      markSessionLost();
      return 'refused';
    case 403:
      return 'refused';
    case 429:
      return 'busy';
    default:
      return 'lost';
  }
}

/** Connects by server-sent events: one request that goes on, with the cookie of the session. */
const connect: LiveConnector = (types, { opened, changed, ended }) => {
  let isClosed = false;
  let close = (): void => undefined;
  // Not needed before the first page stands.
  import('graphql-sse').then(
    ({ createClient }) => {
      if (isClosed) {
        return;
      }
      const client = createClient({
        url: '/graphql/stream',
        credentials: 'same-origin',
        retryAttempts: 0,
        headers: () => ({ 'accept-language': currentLocale(), 'x-xuelian-csrf': '1' }),
      });
      close = client.subscribe<{ changed: { type: string; id: string | null } }>(
        { query: LiveChangesDocument.toString(), variables: { types: [...types] } },
        {
          next: ({ data }) => {
            if (data) {
              changed(data.changed);
            }
          },
          error: (error) => ended(endOf(error)),
          complete: () => ended('lost'),
        },
        { connected: opened },
      );
    },
    () => ended('lost'),
  );
  return () => {
    isClosed = true;
    close();
  };
};

/** The live connection of this window. */
export const liveStream = new LiveStream(connect);

/** Calls back whenever something that is shown of a resource has changed; gives the way to stop. */
export function listenTo(resource: string, listener: () => void): () => void {
  const stops = liveTypesOf(resource).map((type) => liveStream.listen(type, listener));
  return () => stops.forEach((stop) => stop());
}

/** What is being read of a resource: settles when the answer has come, null when nothing is under way. */
export type Reading = (resource: string) => Promise<unknown> | null;

let readingOf: Reading = () => null;

/** Called by whoever holds the answers of this window. */
export function configureReading(reading: Reading): void {
  readingOf = reading;
}

/**
 * Refine's live provider: its hooks invalidate what they show of a resource when it changes. They leave alone an answer that
 * is under way, which may be older than the change; so they are told again behind it.
 */
export const liveProvider: LiveProvider = {
  subscribe({ channel, params, callback }) {
    const resource = String((params as { resource?: string } | undefined)?.resource ?? channel.split('/').at(-1));
    const tell = (): void => callback({ channel, type: 'updated', payload: {}, date: new Date() });
    return listenTo(resource, () => {
      const underWay = readingOf(resource);
      tell();
      void underWay?.then(tell);
    });
  },
  unsubscribe: (stop: () => void) => stop(),
};
