import { RequestError, UserErrors } from './errors.ts';
import { SignIn } from './generated/operations.ts';
import type { TypedDocument } from './typed-document.ts';

/** How a client reaches an installation and as whom. */
export interface ClientOptions {
  /** Address of the API, such as `https://xuelian.example/graphql`. */
  readonly url: string;
  /** Session token from `signIn`; without it the caller is anonymous. */
  readonly token?: string;
  /** Language of messages. */
  readonly locale?: 'zh-CN' | 'en';
  /** Why personal data beyond one's own unit is read; the installation records it. */
  readonly purpose?: string;
  /** Replaces the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Optional when the operation has no obligatory variable. */
export type VariableArguments<Variables> = {} extends Variables ? [variables?: Variables] : [variables: Variables];

/** A connection to one installation as one caller; immutable. */
export interface Client {
  /** Sends an operation; gives its data, throws RequestError when any part of it failed. */
  request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...variables: VariableArguments<Variables>
  ): Promise<Data>;
  /** The same client with other settings. */
  with(changes: Partial<ClientOptions>): Client;
}

/** How somebody signs in. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Code of the authenticator app, for accounts that have one. */
  readonly totpCode?: string;
  /** In its place, one of the recovery codes. */
  readonly recoveryCode?: string;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string; readonly errorId?: string };
  }[];
}

/** Makes a client. */
export function createClient(options: ClientOptions): Client {
  return {
    async request<Data, Variables>(document: TypedDocument<Data, Variables>, variables?: Variables): Promise<Data> {
      const answer = await send(options, { query: document.text, variables: variables ?? {} });
      return answer as Data;
    },
    with: (changes) => createClient({ ...options, ...changes }),
  };
}

/** Signs in and gives a client that acts as this account; throws UserErrors when it is refused. */
export async function signIn(client: Client, credentials: Credentials): Promise<Client> {
  const { sessionCreate } = await client.request(SignIn, { ...credentials });
  const { token } = UserErrors.throwIn(sessionCreate);
  if (!token) {
    throw new RequestError('The session has no token', { code: 'BAD_ANSWER', status: 200 });
  }
  return client.with({ token });
}

async function send(options: ClientOptions, body: { query: string; variables: unknown }): Promise<unknown> {
  const response = await deliver(options, JSON.stringify(body));
  const { status } = response;
  let answer: Answer | null;
  try {
    answer = (await response.json()) as Answer | null;
  } catch (cause) {
    throw new RequestError(`The answer is not JSON (HTTP ${status})`, { code: 'BAD_ANSWER', status, cause });
  }
  const failure = answer?.errors?.[0];
  if (failure) {
    throw new RequestError(failure.message, {
      code: failure.extensions?.code ?? 'UNKNOWN',
      status,
      errorId: failure.extensions?.errorId ?? null,
      path: failure.path ?? [],
    });
  }
  if (!response.ok || answer?.data === undefined || answer.data === null) {
    throw new RequestError(`The answer holds no data (HTTP ${status})`, { code: 'BAD_ANSWER', status });
  }
  return answer.data;
}

async function deliver(options: ClientOptions, body: string): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
  };
  if (options.token !== undefined) {
    headers['authorization'] = `Bearer ${options.token}`;
  }
  if (options.locale !== undefined) {
    headers['accept-language'] = options.locale;
  }
  if (options.purpose !== undefined) {
    // Header values are Latin letters alone; the API decodes this one.
    headers['xuelian-purpose'] = encodeURIComponent(options.purpose);
  }
  try {
    return await (options.fetch ?? globalThis.fetch)(options.url, { method: 'POST', headers, body });
  } catch (cause) {
    throw new RequestError(`No answer from ${options.url}`, { code: 'NETWORK', status: 0, cause });
  }
}
