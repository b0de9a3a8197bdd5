import type { AuthProvider } from '@refinedev/core';
import { SessionCreateDocument, SessionEndDocument } from '../gql/session.ts';
import { acceptPayload, request } from './graphql.ts';
import { RequestError, toRequestError } from './request-error.ts';
import { forgetViewer, loadViewer } from './viewer.ts';

/** Where a signed-out visitor is sent. */
export const signInPath = '/sign-in';

/** What the sign-in page hands over; the one-time code only after the server has asked for it. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** A code from the authenticator (6 digits) or one of the recovery codes. */
  readonly secondFactor?: string | undefined;
  /** In-app address to go to afterwards. */
  readonly to?: string | undefined;
}

/** True when the refusal means: the password was right, now the one-time code is wanted. */
export function asksForTotp(error: unknown): boolean {
  return error instanceof RequestError && error.userErrors.some((item) => item.code === 'TOTP_REQUIRED');
}

/** Six digits are a code of the authenticator, anything else a recovery code. */
function secondFactorInput(text: string | undefined): { totpCode?: string; recoveryCode?: string } {
  const code = text?.replaceAll(/\s/g, '');
  if (!code) {
    return {};
  }
  return /^\d{6}$/.test(code) ? { totpCode: code } : { recoveryCode: code };
}

/** Only addresses inside this application are followed after sign-in, never one that a link smuggled in. */
export function safeTarget(to: string | null | undefined): string {
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith(signInPath) ? to : '/';
}

/** Address of the sign-in page that leads back to where the visitor was. */
export function signInAddress(from: string): string {
  const target = safeTarget(from);
  return target === '/' ? signInPath : `${signInPath}?to=${encodeURIComponent(target)}`;
}

/** Refine's auth provider over the cookie session; holds no token, because there is none in reach of scripts. */
export const authProvider: AuthProvider = {
  login: async ({ login, password, secondFactor, to }: Credentials) => {
    try {
      const { sessionCreate } = await request(SessionCreateDocument, {
        input: { login, password, ...secondFactorInput(secondFactor) },
      });
      acceptPayload(sessionCreate);
      await loadViewer({ force: true });
      return { success: true, redirectTo: safeTarget(to) };
    } catch (error) {
      return { success: false, error: toRequestError(error) };
    }
  },
  logout: async () => {
    try {
      await request(SessionEndDocument, {});
    } catch (error) {
      const failure = toRequestError(error);
      // A session that is already gone is what we wanted; an unreachable server must not look like a sign-out.
      if (failure.code !== 'UNAUTHENTICATED') {
        return { success: false, error: failure };
      }
    }
    forgetViewer();
    return { success: true, redirectTo: signInPath };
  },
  check: async () => {
    try {
      const viewer = await loadViewer();
      if (viewer) {
        return { authenticated: true };
      }
    } catch (error) {
      return { authenticated: false, logout: false, error: toRequestError(error) };
    }
    return { authenticated: false, redirectTo: signInAddress(window.location.pathname + window.location.search) };
  },
  // A lost session is handled where it is noticed (`markSessionLost`): the page stays and asks to sign in again.
  onError: async (error: unknown) => ({ error: toRequestError(error) }),
  getPermissions: async () => (await loadViewer())?.permissions ?? [],
  getIdentity: async () => loadViewer(),
};
