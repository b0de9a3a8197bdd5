import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { configureReading, liveStream, listenTo } from '../../providers/live.ts';
import { useViewer } from '../../providers/viewer.ts';

/** Reads anew what is shown below a key whenever something of the resource changes. */
export function useLive(resource: string, queryKey: readonly unknown[]): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(
    () => listenTo(resource, () => void readAnew(queries, JSON.parse(key) as unknown[])),
    [resource, key, queries],
  );
}

/** Reads anew; an answer that was under way may be older than the change, and is followed by another. */
export async function readAnew(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  const isUnderWay = queries.isFetching({ queryKey }) > 0;
  const read = () => queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  await read();
  if (isUnderWay) {
    await read();
  }
}

/** Nothing is asked for so long before the live connection is opened: the page comes first. */
const AT_REST_MS = 1500;
/** A window that is out of sight for so long gives its connection up: a browser has only a few for one server. */
const HIDDEN_MS = 10_000;

/** Opens the live connection for whoever is signed in, once the page has come to rest, and only while it is in sight. */
export function useLiveConnection(): void {
  const queries = useQueryClient();
  const accountId = useViewer()?.account.id;
  useEffect(() => {
    if (accountId === undefined) {
      return undefined;
    }
    configureReading((resource) => {
      const queryKey = ['data', 'default', resource];
      // Asking anew without cutting off settles with what is under way.
      return queries.isFetching({ queryKey }) > 0
        ? queries.invalidateQueries({ queryKey }, { cancelRefetch: false })
        : null;
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAtRest = false;
    const allow = (): void => {
      isAtRest = true;
      liveStream.allow(document.visibilityState === 'visible');
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => (queries.isFetching() === 0 ? allow() : wait()), AT_REST_MS);
    };
    const stopWatching = queries.getQueryCache().subscribe(() => {
      if (!isAtRest) {
        wait();
      }
    });
    const see = (): void => {
      if (!isAtRest) {
        return;
      }
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        liveStream.allow(true);
      } else {
        timer = setTimeout(() => liveStream.allow(false), HIDDEN_MS);
      }
    };
    document.addEventListener('visibilitychange', see);
    wait();
    return () => {
      clearTimeout(timer);
      stopWatching();
      document.removeEventListener('visibilitychange', see);
      liveStream.allow(false);
    };
  }, [accountId, queries]);
}
