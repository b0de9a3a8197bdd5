import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { readAnew } from './use-live.ts';

/** A page that shows what a server answers; answers come when they are let through. */
function page(): { client: QueryClient; asked: () => number; answer: (value: string) => void; shown: () => unknown } {
  const client = new QueryClient();
  const waiting: ((value: string) => void)[] = [];
  let asked = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['data', 'term'],
    queryFn: () => {
      asked += 1;
      return new Promise<string>((resolve) => waiting.push(resolve));
    },
  });
  observer.subscribe(() => undefined);
  return {
    client,
    asked: () => asked,
    answer: (value) => waiting.shift()?.(value),
    shown: () => observer.getCurrentResult().data,
  };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('reading anew', () => {
  it('asks once when nothing is under way', async () => {
    const { client, asked, answer, shown } = page();
    answer('old');
    await turn();
    void readAnew(client, ['data', 'term']);
    await turn();
    answer('new');
    await turn();
    expect([asked(), shown()]).toEqual([2, 'new']);
  });

  it('does not take an answer that was under way for one that knows of the change', async () => {
    const { client, asked, answer, shown } = page();
    await turn();
    void readAnew(client, ['data', 'term']);
    await turn();
    // The answer of before the change.
    answer('old');
    await turn();
    answer('new');
    await turn();
    expect([asked(), shown()]).toEqual([2, 'new']);
  });
});
