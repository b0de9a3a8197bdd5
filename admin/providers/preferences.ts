import { useCallback, useSyncExternalStore } from 'react';
import { currentViewer, subscribeToViewer } from './viewer.ts';

/**
 * Settings of the interface that are nobody's secret: theme, language, density, columns. The browser keeps them for the
 * first paint and the signed-out pages, those of a person under that person's account, so that two people at one
 * computer do not mix; what follows the account to other devices is in `preference-sync.ts`.
 */
export type PreferenceScope = 'device' | 'account';

const prefix = 'xuelian.ui';
const listeners = new Set<() => void>();
const cache = new Map<string, { text: string | null; value: unknown }>();

function storageKey(scope: PreferenceScope, key: string): string {
  return scope === 'device' ? `${prefix}.${key}` : `${prefix}.${currentViewer()?.account.id ?? 'anonymous'}.${key}`;
}

function readText(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    // Storage may be switched off; the interface then works with its defaults.
    return null;
  }
}

function readValue(name: string): unknown {
  const text = readText(name);
  const cached = cache.get(name);
  if (cached && cached.text === text) {
    return cached.value;
  }
  let value: unknown;
  try {
    value = text === null ? undefined : JSON.parse(text);
  } catch {
    value = undefined;
  }
  cache.set(name, { text, value });
  return value;
}

/** Stored value or undefined; the caller must treat it as untrusted input. */
export function readPreference(scope: PreferenceScope, key: string): unknown {
  return readValue(storageKey(scope, key));
}

/** Hears of every choice of the user. */
type ChoiceListener = (scope: PreferenceScope, key: string) => void;

let onChoice: ChoiceListener = () => {};

/** Calls back after each `writePreference`; there is one such listener. */
export function onPreferenceChoice(listener: ChoiceListener): void {
  onChoice = listener;
}

/** Notes a choice of the user: stores it, or forgets it when undefined, and tells every reader. */
export function writePreference(scope: PreferenceScope, key: string, value: unknown): void {
  keepPreference(scope, key, value);
  onChoice(scope, key);
}

/** Keys with this beginning of which the browser keeps a value. */
export function keptPreferences(scope: PreferenceScope, beginning: string): string[] {
  const start = storageKey(scope, '');
  try {
    return Object.keys(window.localStorage)
      .filter((name) => name.startsWith(start + beginning))
      .map((name) => name.slice(start.length));
  } catch {
    return [];
  }
}

/** Stores a value without calling it a choice, such as one that came from the server. */
export function keepPreference(scope: PreferenceScope, key: string, value: unknown): void {
  const name = storageKey(scope, key);
  try {
    if (value === undefined) {
      window.localStorage.removeItem(name);
    } else {
      window.localStorage.setItem(name, JSON.stringify(value));
    }
  } catch {
    cache.set(name, { text: null, value });
  }
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  const stop = subscribeToViewer(listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
    stop();
  };
}

/**
 * A preference as React state. `parse` turns whatever is stored into a valid value or undefined, in which case the
 * fallback holds; it must return the same object for the same input.
 */
export function usePreference<TValue>(
  scope: PreferenceScope,
  key: string,
  parse: (stored: unknown) => TValue | undefined,
  fallback: TValue,
): [TValue, (value: TValue | undefined) => void] {
  const stored = useSyncExternalStore(subscribe, () => readPreference(scope, key));
  const set = useCallback((value: TValue | undefined) => writePreference(scope, key, value), [scope, key]);
  return [parse(stored) ?? fallback, set];
}

/** A parser that accepts exactly the listed strings. */
export function oneOf<TValue extends string>(...allowed: readonly TValue[]): (stored: unknown) => TValue | undefined {
  return (stored) => allowed.find((value) => value === stored);
}
