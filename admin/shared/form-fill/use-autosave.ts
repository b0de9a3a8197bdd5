import { useCallback, useEffect, useRef, useState } from 'react';
import { toRequestError } from '../../providers/request-error.ts';

/** Where saving stands. */
export type SaveState =
  | { readonly kind: 'idle' | 'dirty' | 'saving' | 'failed' | 'offline' | 'conflict' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'refused'; readonly message: string };

/** Saving that follows what is typed. */
export interface Autosave {
  readonly state: SaveState;
  /** Saves now what is not saved yet; true when the server has everything. */
  readonly flush: () => Promise<boolean>;
  readonly isUnsaved: () => boolean;
}

interface AutosaveOptions<TValue> {
  readonly value: TValue;
  /** Rejects when it was not taken. Null where nothing is saved, as in a preview. */
  readonly save: ((value: TValue) => Promise<void>) | null;
  /** Milliseconds of quiet before it is saved. */
  readonly delay?: number;
}

/** Milliseconds until a failed attempt is repeated; the last one stands for all further ones. */
const RETRIES = [4_000, 15_000, 60_000] as const;

/**
 * Saves a value once it has been still for a moment: one attempt at a time, the newest value last, repeated when the
 * network or the server was away. A refusal waits for the next change; a conflict waits for the user.
 */
export function useAutosave<TValue>({ value, save, delay = 1_200 }: AutosaveOptions<TValue>): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const latest = useRef(value);
  const saved = useRef(value);
  const saver = useRef(save);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  const failures = useRef(0);
  const isStopped = useRef(false);
  useEffect(() => {
    saver.current = save;
  }, [save]);

  const attempt = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (saver.current && latest.current !== saved.current) {
      const sent = latest.current;
      setState({ kind: 'saving' });
      try {
        await saver.current(sent);
      } catch (error) {
        const reason = toRequestError(error);
        if (reason.isConflict) {
          isStopped.current = true;
          setState({ kind: 'conflict' });
        } else if (reason.isTransient) {
          setState({ kind: reason.code === 'OFFLINE' ? 'offline' : 'failed' });
          const wait = RETRIES[Math.min(failures.current, RETRIES.length - 1)];
          failures.current += 1;
          timer.current = setTimeout(() => void start.current(), wait);
        } else {
          setState({ kind: 'refused', message: reason.userErrors[0]?.message ?? reason.message });
        }
        return false;
      }
      failures.current = 0;
      saved.current = sent;
    }
    setState({ kind: 'saved', at: new Date() });
    return true;
  }, []);

  const begin = useCallback((): Promise<boolean> => {
    if (isStopped.current) {
      return Promise.resolve(false);
    }
    // What was typed during an attempt is part of its loop, so that two attempts never cross.
    running.current ??= attempt().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [attempt]);
  const start = useRef(begin);

  useEffect(() => {
    latest.current = value;
    if (!saver.current || isStopped.current || value === saved.current) {
      return;
    }
    if (!running.current) {
      setState({ kind: 'dirty' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void begin(), delay);
    }
  }, [value, delay, begin]);

  useEffect(() => {
    const again = () => {
      if (latest.current !== saved.current) {
        void begin();
      }
    };
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      clearTimeout(timer.current);
      // Whoever leaves the page within the pause must not lose what was typed last.
      if (saver.current) {
        again();
      }
    };
  }, [begin]);

  const flush = useCallback(() => (latest.current === saved.current ? Promise.resolve(true) : begin()), [begin]);
  const isUnsaved = useCallback(() => saver.current !== null && latest.current !== saved.current, []);
  return { state, flush, isUnsaved };
}
