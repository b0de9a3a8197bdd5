import { RequestError, type RequestErrorCode, type UserError } from './request-error.ts';
import type { TypedDocument } from './typed-document.ts';

/** Address of the one GraphQL endpoint; same origin, so that the session cookie travels by itself. */
export const graphqlEndpoint = '/graphql';

/** What one request may carry besides document and variables. */
export interface RequestOptions {
  /** Why personal data of a lower level is read; recorded in the audit log. */
  readonly purpose?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface GraphQLResponseError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly errorId?: string; readonly [key: string]: unknown };
}

interface GraphQLResponse {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLResponseError[];
}

interface ClientSettings {
  readonly language: () => string;
  readonly onUnauthenticated: () => void;
}

let settings: ClientSettings = { language: () => 'zh-CN', onUnauthenticated: () => {} };

/** Called once by the composition root: which language to ask for and what to do when the session is gone. */
export function configureGraphQL(next: Partial<ClientSettings>): void {
  settings = { ...settings, ...next };
}

/**
 * Sends one operation and returns its data. Throws `RequestError` for top-level errors and for a network that does
 * not answer; it never retries, because only the caller knows whether a second attempt is harmless.
 */
export async function request<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
  options: RequestOptions = {},
): Promise<TResult> {
  const response = await send(document, variables, options);
  const body = await readBody(response);
  const failure = body.errors?.[0];
  if (failure) {
    throw raise(failure);
  }
  if (body.data === undefined || body.data === null) {
    throw new RequestError('INTERNAL', `HTTP ${response.status}`);
  }
  return body.data as TResult;
}

async function send(document: { toString(): string }, variables: unknown, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(graphqlEndpoint, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        'accept-language': settings.language(),
        'x-xuelian-csrf': '1',
        // Header values are Latin-1: the purpose is a sentence in Chinese, so it travels percent-encoded.
        ...(options.purpose ? { 'xuelian-purpose': encodeURIComponent(options.purpose) } : {}),
      },
      body: JSON.stringify({ query: document.toString(), variables: variables ?? {} }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') {
      throw new RequestError('ABORTED', 'aborted', { cause });
    }
    throw new RequestError('OFFLINE', 'offline', { cause });
  }
}

async function readBody(response: Response): Promise<GraphQLResponse> {
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphQLResponse;
  } catch (cause) {
    // A proxy or a restarting server answers with HTML or nothing: treat like a network that is away.
    const code: RequestErrorCode = [502, 503, 504].includes(response.status) ? 'OFFLINE' : 'INTERNAL';
    throw new RequestError(code, `HTTP ${response.status}`, { cause });
  }
}

const knownCodes: ReadonlySet<string> = new Set<RequestErrorCode>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_REQUEST',
  'LIMIT_EXCEEDED',
  'CONFLICT',
  'INTERNAL',
]);

function raise(failure: GraphQLResponseError): RequestError {
  const raw = failure.extensions?.code ?? 'INTERNAL';
  // A code added later must not break an older client; parser and validator codes of the server are our own mistakes.
  const code = knownCodes.has(raw) ? (raw as RequestErrorCode) : 'BAD_REQUEST';
  if (code === 'UNAUTHENTICATED') {
    settings.onUnauthenticated();
  }
  return new RequestError(code, failure.message, {
    errorId: failure.extensions?.errorId,
    extensions: failure.extensions,
  });
}

/** What every mutation payload has beside the object it changed. */
export interface MutationPayload {
  readonly userErrors: readonly UserError[];
}

/** Throws USER_ERROR when the payload refuses, else returns it; the one place that reads `userErrors`. */
export function acceptPayload<TPayload extends MutationPayload>(payload: TPayload | null | undefined): TPayload {
  if (!payload) {
    throw new RequestError('INTERNAL', 'empty payload');
  }
  const first = payload.userErrors[0];
  if (first) {
    throw new RequestError('USER_ERROR', first.message, { userErrors: payload.userErrors });
  }
  return payload;
}

/** A fresh idempotency key, unguessable and unique. */
export function createIdempotencyKey(): string {
  return crypto.randomUUID();
}

/**
 * Keeps one key for one intention: the same content gets the same key again (a retry after a lost answer), changed
 * content gets a new one, and `settle` ends the intention.
 */
export class IdempotencyGuard {
  #content: string | undefined;
  #key: string | undefined;

  /** Key for this content; stable until the content changes or the intention is settled. */
  keyFor(content: unknown): string {
    const text = JSON.stringify(content) ?? '';
    if (this.#key === undefined || this.#content !== text) {
      this.#content = text;
      this.#key = createIdempotencyKey();
    }
    return this.#key;
  }

  /** Call when the server has answered for good, either way. */
  settle(): void {
    this.#content = undefined;
    this.#key = undefined;
  }
}
