import sql from 'sql-template-tag';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { buildFederation, enter, signInAs } from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let served: Served;
let token: string;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app, {
    NODE_ENV: 'production',
    XUELIAN_ORIGIN: 'https://xuelian.example',
    XUELIAN_SECRET: 'a secret of the tests, long enough',
  });
  const federation = await buildFederation(app);
  token = await signInAs(app, await enter(app, federation.school, '读者'), 'reader');
});
const streams: AbortController[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  streams.splice(0).forEach((stream) => stream.abort());
  sockets.splice(0).forEach((socket) => socket.close());
  await sleep(100);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

const CHANGED = 'subscription { changed(types: ["Organization"]) { type id } }';

interface Given {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly text?: string;
}

/** Sends to the stream; an answer that is a stream is left open. */
async function stream({ body = { query: CHANGED }, headers = {}, text }: Given = {}): Promise<Response> {
  const abort = new AbortController();
  streams.push(abort);
  return fetch(`${served.address}/graphql/stream`, {
    method: 'POST',
    signal: abort.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      'accept-language': 'en',
      authorization: `Bearer ${token}`,
      ...headers,
    },
    body: text ?? JSON.stringify(body),
  });
}

async function refusal(given: Given): Promise<[number, string, string?]> {
  const answer = await stream(given);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const { errors } = (await answer.json()) as {
    errors: { extensions: { code: string; reason?: string } }[];
  };
  const { code, reason } = errors[0]!.extensions;
  return reason ? [answer.status, code, reason] : [answer.status, code];
}

/** Opens a socket, sends messages, and gives what came until it closed or a message of the wanted type was there. */
async function converse(
  messages: readonly object[],
  options: { headers?: Record<string, string>; protocol?: string; isHasty?: boolean; type?: string } = {},
): Promise<{ code: number | null; received: { type: string; payload?: unknown }[] }> {
  const socket = new WebSocket(`${served.address.replace('http', 'ws')}/graphql/ws`, {
    protocols: options.protocol ?? 'graphql-transport-ws',
    headers: { 'accept-language': 'en', ...options.headers },
  });
  sockets.push(socket);
  const received: { type: string; payload?: unknown }[] = [];
  // What follows the opening waits until the server has accepted it.
  const [first, ...others] = options.isHasty ? [messages] : [messages.slice(0, 1), messages.slice(1)];
  const send = (some: readonly object[]) => some.forEach((message) => socket.send(JSON.stringify(message)));
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data as string) as { type: string };
    received.push(message);
    if (message.type === 'connection_ack') {
      others.forEach(send);
    }
  });
  socket.addEventListener('open', () => send(first));
  return new Promise((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve({ code, received }));
    socket.addEventListener('message', () => {
      if (received.some(({ type }) => type === options.type)) {
        resolve({ code: null, received });
      }
    });
  });
}

const init = (bearer: string | null) => ({
  type: 'connection_init',
  ...(bearer ? { payload: { authorization: `Bearer ${bearer}` } } : {}),
});
const subscribeTo = (query: string, id = '1', variables?: object) => ({
  id,
  type: 'subscribe',
  payload: { query, ...(variables ? { variables } : {}) },
});

describe('the live transports are no weaker door than the plain one', () => {
  it('server-sent events: session, cross-site check, sizes and limits hold', async () => {
    const cookie = { authorization: '', cookie: `__Host-xuelian=${token}` };
    expect(await refusal({ headers: { authorization: '' } })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await refusal({ headers: { authorization: `Bearer ${'x'.repeat(43)}` } })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await refusal({ headers: { ...cookie, origin: 'https://evil.example' } })).toEqual([
      403,
      'FORBIDDEN',
      'CROSS_SITE',
    ]);
    expect(await refusal({ headers: { ...cookie, 'sec-fetch-site': 'cross-site' } })).toEqual([
      403,
      'FORBIDDEN',
      'CROSS_SITE',
    ]);
    expect(await refusal({ headers: { accept: 'application/json' } })).toEqual([400, 'BAD_REQUEST']);
    expect(await refusal({ headers: { 'content-type': 'text/plain' } })).toEqual([400, 'BAD_REQUEST']);
    for (const query of [
      '{ viewer { isDemo } }',
      'mutation { sessionEnd { userErrors { code } } }',
      '{ __typename }',
    ]) {
      expect(await refusal({ body: { query } }), query).toEqual([400, 'BAD_REQUEST', 'LIVE_ONLY']);
    }
    expect(await refusal({ body: { query: 'subscription { __schema { types { name } } }' } })).toEqual([
      400,
      'BAD_REQUEST',
    ]);
    expect(await refusal({ body: { query: 'subscription { changed(types: ["NoSuch"]) { id } }' } })).toEqual([
      400,
      'BAD_REQUEST',
      'LIVE_TYPE',
    ]);
    const many = Array.from({ length: LIMITS.queryAliases + 1 }, (_, index) => `a${index}: id`).join(' ');
    expect(await refusal({ body: { query: `subscription { changed(types: ["Organization"]) { ${many} } }` } })).toEqual(
      [429, 'LIMIT_EXCEEDED', 'ALIAS_LIMIT'],
    );
    expect(await refusal({ body: { query: `${CHANGED} #${'x'.repeat(LIMITS.queryCharacters)}` } })).toEqual([
      413,
      'LIMIT_EXCEEDED',
      'BODY_TOO_LARGE',
    ]);
    expect(
      await refusal({ body: { query: CHANGED, variables: { a: Array.from({ length: LIMITS.variableValues + 1 }) } } }),
    ).toEqual([413, 'LIMIT_EXCEEDED', 'VARIABLE_VALUES']);
    expect(await refusal({ body: { query: CHANGED, variables: [] } })).toEqual([400, 'BAD_REQUEST']);
    expect(await refusal({ body: { query: 7 } })).toEqual([400, 'BAD_REQUEST']);
    const misspelt = await stream({ body: { query: 'subscription { changd(types: []) { id } }' } });
    expect(await misspelt.text()).not.toContain('Did you mean');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await fetch(`${served.address}/graphql/stream?token=x`, { method })).status, method).toBe(404);
    }
    const opened = await stream({ headers: cookie });
    expect([opened.status, opened.headers.get('content-type'), opened.headers.get('cache-control')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store',
    ]);
    expect(opened.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('WebSocket: session, cross-site check, sizes and limits hold', async () => {
    expect((await converse([init(null)])).code).toBe(4401);
    expect((await converse([init('x'.repeat(43))])).code).toBe(4401);
    expect((await converse([subscribeTo(CHANGED)])).code).toBe(4401);
    const headers = { cookie: `__Host-xuelian=${token}` };
    expect((await converse([init(null)], { headers: { ...headers, origin: 'https://evil.example' } })).code).toBe(4403);
    expect((await converse([init(token), subscribeTo(CHANGED)], { isHasty: true })).code).toBe(4401);
    const own = await converse([init(null)], {
      headers: { ...headers, origin: served.address },
      type: 'connection_ack',
    });
    expect(own).toEqual({ code: null, received: [{ type: 'connection_ack' }] });
    const errorOf = async (query: string) => {
      const { received } = await converse([init(token), subscribeTo(query)], { type: 'error' });
      const [, error] = received;
      expect(error!.type).toBe('error');
      return (error!.payload as { extensions: object }[])[0]!.extensions;
    };
    expect(await errorOf('{ viewer { isDemo } }')).toEqual({ code: 'BAD_REQUEST', reason: 'LIVE_ONLY' });
    expect(await errorOf('mutation { sessionEnd { userErrors { code } } }')).toMatchObject({ reason: 'LIVE_ONLY' });
    expect(await errorOf('subscription { __schema { types { name } } }')).toEqual({ code: 'BAD_REQUEST' });
    expect(await errorOf('subscription { changed(types: ["NoSuch"]) { id } }')).toMatchObject({ reason: 'LIVE_TYPE' });
    const many = Array.from({ length: LIMITS.queryAliases + 1 }, (_, index) => `a${index}: id`).join(' ');
    expect(await errorOf(`subscription { changed(types: ["Organization"]) { ${many} } }`)).toMatchObject({
      reason: 'ALIAS_LIMIT',
    });
    const large = await converse([init(token), subscribeTo(`${CHANGED} #${'x'.repeat(LIMITS.liveMessageBytes)}`)]);
    expect(large.code).toBe(1009);
    const flood = Array.from({ length: LIMITS.liveMessages + 1 }, () => ({ type: 'ping' }));
    expect((await converse(flood, { isHasty: true })).code).toBe(1008);
    expect((await converse([{ type: 'nonsense' }])).code).toBeGreaterThanOrEqual(1008);
    expect((await converse([], { protocol: 'graphql-ws' })).code).toBe(4406);
  });

  it('connections of an account and subscriptions of a connection are bounded', async () => {
    const opened = await Promise.all(Array.from({ length: LIMITS.liveConnectionsPerAccount }, () => stream()));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await refusal({})).toEqual([429, 'LIMIT_EXCEEDED', 'LIVE_LIMIT']);
    expect((await converse([init(token)])).code).toBe(4429);
    streams.splice(0).forEach((each) => each.abort());
    await sleep(200);
    const subscriptions = Array.from({ length: LIMITS.liveSubscriptions + 1 }, (_, index) =>
      subscribeTo(CHANGED, String(index)),
    );
    const { received } = await converse([init(token), ...subscriptions], { type: 'error' });
    expect(received.filter(({ type }) => type === 'error')).toMatchObject([
      { payload: [{ extensions: { code: 'LIMIT_EXCEEDED', reason: 'LIVE_LIMIT' } }] },
    ]);
  });

  it('close in good order when the process ends', async () => {
    const other = await serve(app);
    const answer = await fetch(`${other.address}/graphql/stream`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: CHANGED }),
    });
    const socket = new WebSocket(`${other.address.replace('http', 'ws')}/graphql/ws`, 'graphql-transport-ws');
    socket.addEventListener('open', () => socket.send(JSON.stringify(init(token))));
    const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
    await sleep(300);
    const started = performance.now();
    const [text] = await Promise.all([answer.text(), other.close()]);
    expect(text).toContain('event: complete');
    expect(await closed).toBe(1001);
    expect(performance.now() - started).toBeLessThan(3_000);
    const listening = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from pg_stat_activity where application_name = 'xuelian live' and datname = current_database()`,
    );
    expect(listening[0]!.count).toBeLessThanOrEqual(1);
  });
});
