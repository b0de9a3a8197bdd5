/** Top-level failures of a request; every other exception is a fault of ours and is masked. */
export const REQUEST_FAILURES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_REQUEST',
  'LIMIT_EXCEEDED',
  'CONFLICT',
  'INTERNAL',
] as const;

/** Code of a top-level failure. */
export type RequestFailureCode = (typeof REQUEST_FAILURES)[number];

/** A request that can't be served as a whole: not signed in, not permitted, not visible, over a limit. */
export class RequestFailure extends Error {
  constructor(
    readonly code: RequestFailureCode,
    /** Message key of the catalogue in `messages.ts`; texts never stand inside services. */
    readonly key: string = code,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
  }
}

/** Nobody is signed in. */
export const unauthenticated = (): RequestFailure => new RequestFailure('UNAUTHENTICATED');

/** The actor lacks the permission. */
export const forbidden = (): RequestFailure => new RequestFailure('FORBIDDEN');

/** The object does not exist or is not visible; the two are never told apart. */
export const notFound = (): RequestFailure => new RequestFailure('NOT_FOUND');

/** The request is malformed in a way that no form can mend. */
export const badRequest = (key: string, params: Readonly<Record<string, string | number>> = {}): RequestFailure =>
  new RequestFailure('BAD_REQUEST', key, params);
