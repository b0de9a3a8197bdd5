import type { HttpError } from '@refinedev/core';

/** Top-level error codes of the API plus the two that only a client can see. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_REQUEST'
  | 'LIMIT_EXCEEDED'
  | 'CONFLICT'
  | 'INTERNAL'
  | 'USER_ERROR'
  | 'OFFLINE'
  | 'ABORTED';

/** One refusal that the user can mend, as the API's payloads carry it. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

const statusOf: Record<RequestErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_REQUEST: 400,
  LIMIT_EXCEEDED: 429,
  CONFLICT: 409,
  INTERNAL: 500,
  USER_ERROR: 422,
  OFFLINE: 0,
  ABORTED: 0,
};

interface RequestErrorInit {
  readonly errorId?: string | undefined;
  readonly userErrors?: readonly UserError[];
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/**
 * Every failure of a request, in the shape Refine expects of an HttpError: `code` decides the treatment, `errors`
 * holds field messages by dotted path, `errorId` is what a user may quote to support.
 */
export class RequestError extends Error implements HttpError {
  readonly code: RequestErrorCode;
  readonly statusCode: number;
  readonly errorId: string | undefined;
  readonly userErrors: readonly UserError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly errors: Record<string, string[]>;
  [key: string]: unknown;

  constructor(code: RequestErrorCode, message: string, init: RequestErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'RequestError';
    this.code = code;
    this.statusCode = statusOf[code];
    this.errorId = init.errorId;
    this.userErrors = init.userErrors ?? [];
    this.extensions = init.extensions ?? {};
    this.errors = errorsByPath(this.userErrors);
  }

  /** True when a retry may succeed without any change by the user. */
  get isTransient(): boolean {
    return this.code === 'OFFLINE' || this.code === 'INTERNAL' || this.code === 'LIMIT_EXCEEDED';
  }

  /** True when somebody else changed the object since it was read. */
  get isConflict(): boolean {
    return this.code === 'CONFLICT' || this.userErrors.some((error) => conflictCodes.has(error.code));
  }
}

const conflictCodes: ReadonlySet<string> = new Set(['CONFLICT', 'STALE_VERSION', 'VERSION_CONFLICT']);

/** Field messages by dotted path below `input`; refusals without a path stay in `userErrors` only. */
function errorsByPath(userErrors: readonly UserError[]): Record<string, string[]> {
  const byPath: Record<string, string[]> = {};
  for (const error of userErrors) {
    const path = fieldPath(error).join('.');
    if (path !== '') {
      (byPath[path] ??= []).push(error.message);
    }
  }
  return byPath;
}

/** Path of a user error below the mutation's `input` argument; empty when it concerns the whole action. */
export function fieldPath(error: UserError): readonly string[] {
  const path = error.path ?? [];
  return path[0] === 'input' ? path.slice(1) : path;
}

/** Narrows an unknown failure to `RequestError`, wrapping what is not one as INTERNAL. */
export function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new RequestError('INTERNAL', message, { cause: error });
}
