import { useSyncExternalStore } from 'react';
import { ViewerDocument, type ViewerQuery } from '../gql/session.ts';
import { request } from './graphql.ts';

type Answer = NonNullable<ViewerQuery['viewer']>;
type AnsweredOffice = Answer['offices'][number];

/** An office that the signed-in person holds now: the only source of authority. */
export type ViewerOffice = AnsweredOffice & { readonly organization: NonNullable<AnsweredOffice['organization']> };

/** Who is signed in and what the server lets them do; never a role name to decide by. */
export type Viewer = Omit<Answer, 'offices'> & { readonly offices: readonly ViewerOffice[] };

/** An office whose organization can't be seen is no place to work from. */
function viewerOf(answer: Answer): Viewer {
  const offices = answer.offices.flatMap((office) =>
    office.organization ? [{ ...office, organization: office.organization }] : [],
  );
  return { ...answer, offices };
}

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
    .then((answer) => {
      const viewer = answer.viewer && viewerOf(answer.viewer);
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
  return viewer.person?.name ?? viewerLogin(viewer);
}

/** What the viewer signs in with: the login name, else the e-mail address of an account that has not chosen one. */
export function viewerLogin({ account }: Viewer): string {
  return account.loginName ?? account.email ?? '';
}
