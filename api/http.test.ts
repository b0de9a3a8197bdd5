import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../schema/limits.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';
import { serve, type Served } from './testing/serve.ts';

let app: TestApp;
let served: Served;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

const post = (body: unknown, headers: Record<string, string> = {}, raw = false): Promise<Response> =>
  fetch(`${served.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: raw ? (body as string) : JSON.stringify(body),
  });

const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as { errors?: { extensions?: { code?: string } }[] }).errors?.[0]?.extensions?.code;

describe('GraphQL over HTTP', () => {
  const known = new Set(['572B', 'FDE2', '7B9B']);
  for (const audit of serverAudits({ url: () => `${served.address}/graphql`, fetchFn: fetch })) {
    it(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      if (result.status !== 'ok') {
        expect(result.status === 'error' ? `${audit.id}: ${result.reason}` : audit.id).toBe(audit.id);
        expect(result.status === 'notice' || known.has(audit.id), `${audit.id} ${result.status}`).toBe(true);
      }
    });
  }
});

describe('hostile requests', () => {
  it('refuses arrays, mutations over GET and forms', async () => {
    expect((await post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })))).status).toBe(400);
    const mutation = encodeURIComponent('mutation { __typename }');
    expect(
      (await fetch(`${served.address}/graphql?query=${mutation}`, { headers: { 'x-xuelian-csrf': '1' } })).status,
    ).toBe(405);
    expect((await fetch(`${served.address}/graphql?query={__typename}`)).status).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await post('query=%7B__typename%7D', { 'content-type': type }, true)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('refuses what another site makes a browser send', async () => {
    const cookie = { cookie: '__Host-xuelian=x' };
    const foreign = await post({ query: '{ __typename }' }, { ...cookie, origin: 'https://evil.example' });
    expect([foreign.status, await codeOf(foreign)]).toEqual([expect.any(Number), 'FORBIDDEN']);
    expect(await codeOf(await post({ query: '{ __typename }' }, { ...cookie, 'sec-fetch-site': 'cross-site' }))).toBe(
      'FORBIDDEN',
    );
    expect((await post({ query: '{ __typename }' }, { ...cookie, origin: served.address })).status).toBe(200);
  });

  it.each([
    ['aliases', `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
    ['fields', `{ ${Array.from({ length: 10_000 }, () => '__typename').join(' ')} }`],
    ['directives', `{ __typename ${Array.from({ length: 60 }, () => '@skip(if: false)').join(' ')} }`],
    ['mutations', `mutation { ${Array.from({ length: 11 }, (_, index) => `m${index}: __typename`).join(' ')} }`],
  ])('refuses too many %s', async (_, query) => {
    const response = await post({ query });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toMatch(/LIMIT_EXCEEDED|BAD_REQUEST/);
  });

  it('refuses exponential fragments quickly and before any SQL', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`,
    );
    const query = `{ ...f0 } ${levels.join(' ')} fragment f30 on Query { __typename }`;
    const reads = await app.countReads(async () => {
      const response = await post({ query });
      expect(response.status).toBeLessThan(500);
    });
    expect(reads).toBe(0);
  });

  it('refuses costly pages by their variables before any SQL', async () => {
    const query = 'query ($n: Int) { institutions(first: $n) { nodes { id units(first: $n) { nodes { id } } } } }';
    for (const n of [100_000_000, 100]) {
      const reads = await app.countReads(async () => {
        const response = await post({ query, variables: { n } });
        const body = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
        if (n > LIMITS.pageSize) {
          expect(body.errors?.[0]?.extensions.code).toMatch(/LIMIT_EXCEEDED|BAD_REQUEST/);
        } else {
          expect(body.errors).toBeUndefined();
        }
      });
      expect(reads).toBe(n > LIMITS.pageSize ? 0 : 1);
    }
  });

  it('refuses large bodies and odd charsets', async () => {
    expect((await post({ query: `# ${'x'.repeat(2_000_000)}\n{ __typename }` })).status).toBe(413);
    expect(
      (await post('{"query":"{__typename}"}', { 'content-type': 'application/json; charset=utf-7' }, true)).status,
    ).toBeGreaterThanOrEqual(400);
    const malformed = await post('{"query":', {}, true);
    expect(malformed.status).toBe(400);
    expect(malformed.headers.get('content-type')).toContain('json');
  });

  it('suggests nothing about the schema and tells no internals', async () => {
    const text = await (await post({ query: '{ institutionz { id } }' })).text();
    expect(text).not.toMatch(/did you mean|institutions\b/i);
    expect(text).not.toMatch(/node_modules|stack/i);
  });

  it('hides introspection in production', async () => {
    const production = await serve(app, { NODE_ENV: 'production' });
    try {
      const response = await fetch(`${production.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
      });
      expect(response.status).toBe(400);
    } finally {
      await production.close();
    }
  });
});

describe('operations', () => {
  it('answers health, readiness and metrics', async () => {
    expect(await (await fetch(`${served.address}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${served.address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${served.address}/metrics`)).text()).toContain('xuelian_http_requests_total');
  });
});
