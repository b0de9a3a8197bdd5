import { useSyncExternalStore } from 'react';
import { request } from './graphql.ts';
import { typedDocument } from './typed-document.ts';

/** An office that the signed-in person holds now: the only source of authority. */
export interface ViewerOffice {
  readonly id: string;
  readonly title: string;
  readonly organization: { readonly id: string; readonly name: string; readonly level: string };
}

/** Who is signed in and what the server lets them do; never a role name to decide by. */
export interface Viewer {
  readonly account: { readonly id: string; readonly loginName: string; readonly locale: string | null };
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly permissions: readonly string[];
  readonly offices: readonly ViewerOffice[];
  readonly systemRole: string | null;
  readonly secondFactorMissing: boolean;
}

const ViewerDocument = typedDocument<{ viewer: Viewer | null }>(/* GraphQL */ `
  query Viewer {
    viewer {
      account {
        id
        loginName
        locale
      }
      person {
        id
        name
      }
      permissions
      offices {
        id
        title
        organization {
          id
          name
          level
        }
      }
      systemRole
      secondFactorMissing
    }
  }
`);

type Listener = () => void;

let current: Viewer | null = null;
let pending: Promise<Viewer | null> | undefined;
let isLost = false;
const listeners = new Set<Listener>();

function publish(viewer: Viewer | null): void {
  current = viewer;
  isLost = false;
  for (const listener of listeners) {
    listener();
  }
}

/** The signed-in viewer, asked of the server once and remembered until `forgetViewer` or `force`. */
export function loadViewer(options: { force?: boolean } = {}): Promise<Viewer | null> {
  if (options.force) {
    pending = undefined;
  }
  pending ??= request(ViewerDocument, {})
    .then(({ viewer }) => {
      publish(viewer);
      return viewer;
    })
    .catch((error: unknown) => {
      // A failed question is not an answer: the next caller asks again.
      pending = undefined;
      throw error;
    });
  return pending;
}

/** Drops everything known about the viewer; the next question goes to the server. */
export function forgetViewer(): void {
  pending = undefined;
  publish(null);
}

/**
 * Notes that the server no longer knows the session while somebody is at work. The viewer stays on the screen, so
 * that what was typed is kept until the same person has signed in again.
 */
export function markSessionLost(): void {
  if (current && !isLost) {
    isLost = true;
    pending = undefined;
    for (const listener of listeners) {
      listener();
    }
  }
}

/** The viewer as known now, without asking; null when signed out or not yet asked. */
export function currentViewer(): Viewer | null {
  return current;
}

/** Calls back whenever the viewer changes; returns the way to stop. */
export function subscribeToViewer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The viewer as React state; null when signed out. */
export function useViewer(): Viewer | null {
  return useSyncExternalStore(subscribeToViewer, currentViewer);
}

/** True while the session is gone but the page is kept. */
export function useIsSessionLost(): boolean {
  return useSyncExternalStore(subscribeToViewer, () => isLost);
}

/** Name to show for the viewer: the person's, else the login. */
export function viewerName(viewer: Viewer): string {
  return viewer.person?.name ?? viewer.account.loginName;
}
