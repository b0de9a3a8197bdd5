import { afterEach, expect, it, vi } from 'vitest';
import { configureReading, liveProvider, liveStream } from './live.ts';

afterEach(() => vi.restoreAllMocks());

it("tells Refine's hooks again behind an answer that was under way when a change was told", async () => {
  let change = (): void => undefined;
  vi.spyOn(liveStream, 'listen').mockImplementation((_type, listener) => {
    change = listener;
    return () => undefined;
  });
  const told = vi.fn<() => void>();
  void liveProvider.subscribe({
    channel: 'resources/term',
    types: ['*'],
    callback: told,
    params: { resource: 'term' },
  });
  change();
  expect(told).toHaveBeenCalledTimes(1);
  let answer = (): void => undefined;
  configureReading((resource) =>
    resource === 'term' ? new Promise<void>((resolve) => void (answer = resolve)) : null,
  );
  change();
  expect(told).toHaveBeenCalledTimes(2);
  answer();
  await Promise.resolve();
  expect(told).toHaveBeenCalledTimes(3);
});
