import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveHandlers, LiveStream } from './live-stream.ts';

interface Opened {
  readonly types: readonly string[];
  readonly handlers: LiveHandlers;
  isClosed: boolean;
}

let opened: Opened[];
let stream: LiveStream;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  opened = [];
  stream = new LiveStream((types, handlers) => {
    const one: Opened = { types, handlers, isClosed: false };
    opened.push(one);
    return () => {
      one.isClosed = true;
    };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const change = (of: Opened | undefined, type: string, id: string | null = 'x') => of?.handlers.changed({ type, id });

describe('the live connection', () => {
  it('is opened once it may be, for what is shown, and tells each listener once for many changes', () => {
    const organizations = vi.fn<() => void>();
    const terms = vi.fn<() => void>();
    stream.listen('Organization', organizations);
    stream.listen('Term', terms);
    vi.advanceTimersByTime(10_000);
    expect(opened).toEqual([]);
    stream.allow(true);
    vi.advanceTimersByTime(1);
    expect(opened.map(({ types }) => types)).toEqual([['Organization', 'Term']]);
    opened[0]?.handlers.opened();
    vi.advanceTimersByTime(1000);
    expect([organizations.mock.calls.length, terms.mock.calls.length]).toEqual([1, 1]);
    change(opened[0], 'Organization');
    change(opened[0], 'Organization');
    vi.advanceTimersByTime(1000);
    expect([organizations.mock.calls.length, terms.mock.calls.length]).toEqual([2, 1]);
  });

  it('has read once more what was read before it stood, each type once', () => {
    const [organizations, terms] = [vi.fn<() => void>(), vi.fn<() => void>()];
    stream.listen('Organization', organizations);
    stream.allow(true);
    vi.advanceTimersByTime(1000);
    // A page that shows more is opened before the first connection stands: of neither type was anything heard yet.
    stream.listen('Term', terms);
    vi.advanceTimersByTime(1000);
    expect(opened.map(({ types }) => types)).toEqual([['Organization'], ['Organization', 'Term']]);
    expect([organizations.mock.calls.length, terms.mock.calls.length]).toEqual([0, 0]);
    opened[1]?.handlers.opened();
    vi.advanceTimersByTime(1000);
    expect([organizations.mock.calls.length, terms.mock.calls.length]).toEqual([1, 1]);
    stream.listen('Office', () => undefined);
    vi.advanceTimersByTime(1000);
    opened[2]?.handlers.opened();
    vi.advanceTimersByTime(1000);
    expect([organizations.mock.calls.length, terms.mock.calls.length]).toEqual([1, 1]);
  });

  it('is opened anew when a page shows something more, and the former one goes only then', () => {
    stream.allow(true);
    stream.listen('Organization', () => undefined);
    vi.advanceTimersByTime(1000);
    opened[0]?.handlers.opened();
    const stop = stream.listen('Term', () => undefined);
    vi.advanceTimersByTime(1000);
    expect(opened[1]?.types).toEqual(['Organization', 'Term']);
    expect(opened[0]?.isClosed).toBe(false);
    opened[1]?.handlers.opened();
    expect(opened[0]?.isClosed).toBe(true);
    stop();
    stream.listen('Term', () => undefined);
    vi.advanceTimersByTime(5000);
    expect(opened).toHaveLength(2);
  });

  it('comes back later and later, and has everything read anew after a gap', () => {
    const listener = vi.fn<() => void>();
    stream.allow(true);
    stream.listen('Organization', listener);
    vi.advanceTimersByTime(1000);
    opened[0]?.handlers.opened();
    vi.advanceTimersByTime(300);
    listener.mockClear();
    opened[0]?.handlers.ended('lost');
    for (const [wait, count] of [
      [999, 1],
      [2, 2],
    ] as const) {
      vi.advanceTimersByTime(wait);
      expect(opened).toHaveLength(count);
    }
    opened[1]?.handlers.ended('lost');
    vi.advanceTimersByTime(1999);
    expect(opened).toHaveLength(2);
    vi.advanceTimersByTime(2);
    expect(opened).toHaveLength(3);
    expect(listener).not.toHaveBeenCalled();
    opened[2]?.handlers.opened();
    vi.advanceTimersByTime(2000);
    expect(listener).toHaveBeenCalledTimes(1);
    // What an older connection says late counts for nothing.
    opened[0]?.handlers.ended('lost');
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(3);
  });

  it('stays away when nobody is signed in, and long when there are too many', () => {
    stream.allow(true);
    stream.listen('Organization', () => undefined);
    vi.advanceTimersByTime(1000);
    opened[0]?.handlers.ended('busy');
    vi.advanceTimersByTime(59_000);
    expect(opened).toHaveLength(1);
    vi.advanceTimersByTime(2000);
    opened[1]?.handlers.ended('refused');
    vi.advanceTimersByTime(600_000);
    expect(opened).toHaveLength(2);
    stream.allow(true);
    vi.advanceTimersByTime(1000);
    expect(opened).toHaveLength(3);
  });

  it('is given up while the window is out of sight, and catches up afterwards', () => {
    const listener = vi.fn<() => void>();
    stream.allow(true);
    stream.listen('Organization', listener);
    vi.advanceTimersByTime(1000);
    opened[0]?.handlers.opened();
    vi.advanceTimersByTime(300);
    listener.mockClear();
    stream.allow(false);
    expect(opened[0]?.isClosed).toBe(true);
    stream.allow(true);
    vi.advanceTimersByTime(1000);
    opened[1]?.handlers.opened();
    vi.advanceTimersByTime(2000);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
