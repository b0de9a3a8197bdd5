import { useSyncExternalStore } from 'react';
import { PreferencesUpdateDocument, type PreferencesUpdateInput } from '../gql/session.ts';
import { acceptPayload, request } from './graphql.ts';
import { currentLocale, showLocale } from './i18n.ts';
import { locales } from './locale.ts';
import {
  keepPreference,
  keptPreferences,
  onPreferenceChoice,
  type PreferenceScope,
  readPreference,
} from './preferences.ts';
import { type RequestError, toRequestError } from './request-error.ts';
import { currentViewer, subscribeToViewer, type Viewer } from './viewer.ts';

const single = ['theme', 'density', 'locale'] as const;
const columnsPrefix = 'columns.';
/** Most tables that one update may name; the rest goes with the next. */
const batch = 60;
const delay = 400;

/** Keys chosen here of which the account does not know yet, by account, so that they outlive a reload. */
const unsyncedKey = 'unsynced';
const listeners = new Set<() => void>();
/** What was chosen before signing in: the latest word of whoever signs in next. */
const chosenSignedOut = new Set<string>();
let failure: RequestError | undefined;
let isSending = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let adopted: Viewer | null = null;

const isSynced = (scope: PreferenceScope, key: string): boolean =>
  scope === 'device' ? single.some((name) => name === key) : key.startsWith(columnsPrefix);
const scopeOf = (key: string): PreferenceScope => (key.startsWith(columnsPrefix) ? 'account' : 'device');
const textOf = (key: string): string => JSON.stringify(readPreference(scopeOf(key), key)) ?? '';

function unsynced(): Set<string> {
  const stored = readPreference('account', unsyncedKey);
  return new Set(Array.isArray(stored) ? stored.filter((key): key is string => typeof key === 'string') : []);
}

function keepUnsynced(keys: ReadonlySet<string>): void {
  keepPreference('account', unsyncedKey, keys.size === 0 ? undefined : [...keys]);
}

function report(next: RequestError | undefined): void {
  failure = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Takes over what the account has chosen elsewhere; what was chosen here and not sent yet goes the other way. */
function adopt({ preferences }: Viewer): void {
  const own = new Set([...unsynced(), ...chosenSignedOut]);
  chosenSignedOut.clear();
  keepUnsynced(own);
  const { theme, density, locale, columns } = preferences;
  for (const [key, value] of Object.entries({ theme, density, locale })) {
    if (value !== null && !own.has(key)) {
      keepPreference('device', key, key === 'locale' ? value : value.toLowerCase());
    }
  }
  const kept = new Map(columns.map((item) => [columnsPrefix + item.table, item.columns]));
  for (const key of new Set([...keptPreferences('account', columnsPrefix), ...kept.keys()])) {
    if (!own.has(key)) {
      keepPreference('account', key, kept.get(key));
    }
  }
  const wanted = locales.find((item) => item === readPreference('device', 'locale'));
  if (wanted && wanted !== currentLocale()) {
    void showLocale(wanted);
  }
  if (own.size > 0) {
    void syncPreferences();
  }
}

function inputOf(keys: readonly string[]): PreferencesUpdateInput {
  const value = (key: string) => {
    const stored = readPreference(scopeOf(key), key);
    return typeof stored === 'string' ? stored : null;
  };
  const tables = keys.filter((key) => key.startsWith(columnsPrefix));
  return {
    ...(keys.includes('theme')
      ? { theme: (value('theme')?.toUpperCase() ?? null) as PreferencesUpdateInput['theme'] }
      : {}),
    ...(keys.includes('density')
      ? { density: (value('density')?.toUpperCase() ?? null) as PreferencesUpdateInput['density'] }
      : {}),
    ...(keys.includes('locale') ? { locale: value('locale') } : {}),
    ...(tables.length > 0
      ? {
          columns: tables.map((key) => {
            const shown = readPreference('account', key);
            return { table: key.slice(columnsPrefix.length), columns: Array.isArray(shown) ? shown.map(String) : null };
          }),
        }
      : {}),
  };
}

/**
 * Sends what the account does not know yet. A server that is away leaves it for later; what the server refuses stays on
 * this device only, and is not sent again.
 */
export async function syncPreferences(): Promise<void> {
  clearTimeout(timer);
  const accountId = currentViewer()?.account.id;
  const keys = [...unsynced()].slice(0, batch);
  if (isSending || accountId === undefined || keys.length === 0) {
    return;
  }
  isSending = true;
  const sent = new Map(keys.map((key) => [key, textOf(key)]));
  let reason: RequestError | undefined;
  try {
    acceptPayload((await request(PreferencesUpdateDocument, { input: inputOf(keys) })).preferencesUpdate);
  } catch (error) {
    reason = toRequestError(error);
  }
  isSending = false;
  if (currentViewer()?.account.id !== accountId) {
    return;
  }
  if (!reason || !mayPassLater(reason)) {
    // What was changed again meanwhile stays to be sent.
    keepUnsynced(new Set([...unsynced()].filter((key) => sent.get(key) !== textOf(key))));
  }
  report(reason?.code === 'UNAUTHENTICATED' ? undefined : reason);
  if (!reason) {
    await syncPreferences();
  }
}

const mayPassLater = (reason: RequestError): boolean =>
  reason.isTransient || reason.isConflict || reason.code === 'UNAUTHENTICATED';

/** Starts to keep the settings of the interface with the account; called once by the composition root. */
export function startPreferenceSync(): void {
  onPreferenceChoice((scope, key) => {
    if (!isSynced(scope, key)) {
      return;
    }
    if (!currentViewer()) {
      chosenSignedOut.add(key);
      return;
    }
    keepUnsynced(unsynced().add(key));
    clearTimeout(timer);
    timer = setTimeout(() => void syncPreferences(), delay);
  });
  subscribeToViewer(() => {
    const viewer = currentViewer();
    if (viewer === adopted) {
      return;
    }
    adopted = viewer;
    report(undefined);
    if (viewer) {
      adopt(viewer);
    }
  });
  window.addEventListener('online', () => void syncPreferences());
}

/** Why settings could not be kept with the account, as React state; undefined while all is well. */
export function usePreferenceFailure(): RequestError | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => failure,
  );
}
