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
  /** Reason and remedy, in the user's language, of a failure that the server has put into no words. */
  readonly describe: (code: RequestErrorCode) => string;
}

let settings: ClientSettings = {
  language: () => 'zh-CN',
  onUnauthenticated: () => {},
  describe: (code) => code,
};

/** Called once by the composition root: which language to ask for, how to word failures, what to do when the session is gone. */
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
  const body = await post<GraphQLResponse>(graphqlEndpoint, {
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      // Header values are Latin-1: the purpose is a sentence in Chinese, so it travels percent-encoded.
      ...(options.purpose ? { 'xuelian-purpose': encodeURIComponent(options.purpose) } : {}),
    },
    body: JSON.stringify({ query: document.toString(), variables: variables ?? {} }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (body.data === undefined || body.data === null) {
    throw failureOf('INTERNAL');
  }
  return body.data as TResult;
}

/**
 * Sends a file's bytes to an address of the server and returns what it answers. Throws `RequestError` as `request` does,
 * with the server's own words where it has refused the file.
 */
export async function uploadFile<TAnswer>(address: string, file: File): Promise<TAnswer> {
  return post<TAnswer & Failing>(address, {
    headers: {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  });
}

/** How far an upload is, and how to stop it. */
export interface PutOptions {
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Puts a file's bytes at an address that the server gave out for it. The one place without `fetch`, which does not tell
 * how much has been sent.
 */
export async function putFile<TAnswer>(address: string, file: Blob, options: PutOptions = {}): Promise<TAnswer> {
  const { status, text } = await send(address, file, options);
  return accept<TAnswer & Failing>(status, text);
}

function send(
  address: string,
  file: Blob,
  { onProgress, signal }: PutOptions,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('PUT', address);
    sending.setRequestHeader('accept', 'application/json');
    sending.setRequestHeader('accept-language', settings.language());
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.setRequestHeader('x-xuelian-csrf', '1');
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    sending.addEventListener('load', () => resolve({ status: sending.status, text: sending.responseText }));
    sending.addEventListener('error', () => reject(failureOf('OFFLINE')));
    sending.addEventListener('abort', () => reject(failureOf('ABORTED')));
    signal?.addEventListener('abort', () => sending.abort(), { once: true });
    sending.send(file);
  });
}

interface Failing {
  readonly errors?: readonly GraphQLResponseError[];
}

const failureOf = (code: RequestErrorCode, cause?: unknown): RequestError =>
  new RequestError(code, settings.describe(code), { cause });

async function post<TBody extends Failing>(
  address: string,
  init: { headers: Record<string, string>; body: BodyInit; signal?: AbortSignal },
): Promise<TBody> {
  const common = { 'accept-language': settings.language(), 'x-xuelian-csrf': '1' };
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...init.headers, ...common },
    });
  } catch (cause) {
    throw failureOf(cause instanceof DOMException && cause.name === 'AbortError' ? 'ABORTED' : 'OFFLINE', cause);
  }
  return accept<TBody>(response.status, await response.text().catch(() => ''));
}

function accept<TBody extends Failing>(status: number, text: string): TBody {
  const body = readBody<TBody>(status, text);
  const failure = body.errors?.[0];
  if (failure) {
    throw raise(failure);
  }
  return body;
}

function readBody<TBody>(status: number, text: string): TBody {
  try {
    return JSON.parse(text) as TBody;
  } catch (cause) {
    // A proxy or a restarting server answers with HTML or nothing: treat like a network that is away.
    throw failureOf([502, 503, 504].includes(status) ? 'OFFLINE' : 'INTERNAL', cause);
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
    throw failureOf('INTERNAL');
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
