import type { Context } from '../../graphql/context.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { IssuedSession } from './session.service.ts';

/** What the holder of a new session gets in the answer; the cookie carries the token in any case. */
export function present(session: IssuedSession, wantsToken: boolean): { token: string | null; expiresAt: Date } {
  return { token: wantsToken ? session.token : null, expiresAt: session.expiresAt };
}

/** Sets the cookie once the session is committed. */
export function setCookie(cookie: Context['cookie'], session: IssuedSession | null): void {
  if (session) {
    cookie.set(session.token, session.expiresAt);
  }
}

/** Work whose payload has nothing but user errors. */
export function done<Prepared>(work: (uow: UnitOfWork, prepared: Prepared) => Promise<unknown> | void) {
  return async (uow: UnitOfWork, prepared: Prepared): Promise<Record<string, never>> => {
    await work(uow, prepared);
    return {};
  };
}
