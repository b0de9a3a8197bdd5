import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptPayload, configureGraphQL, IdempotencyGuard, request, uploadFile } from './graphql.ts';
import { RequestError } from './request-error.ts';
import { typedDocument } from './typed-document.ts';

describe('idempotency', () => {
  it('keeps the key for a retry of the same content and changes it with the content', () => {
    const guard = new IdempotencyGuard();
    const first = guard.keyFor({ name: 'a' });
    expect(guard.keyFor({ name: 'a' })).toBe(first);
    expect(guard.keyFor({ name: 'b' })).not.toBe(first);
  });

  it('starts anew once the server has answered', () => {
    const guard = new IdempotencyGuard();
    const first = guard.keyFor({ name: 'a' });
    guard.settle();
    expect(guard.keyFor({ name: 'a' })).not.toBe(first);
  });
});

describe('payloads', () => {
  it('refuses one with user errors and one that is missing', () => {
    expect(() => acceptPayload({ userErrors: [{ code: 'X', message: 'no', path: null }] })).toThrow(RequestError);
    expect(() => acceptPayload(null)).toThrow(RequestError);
    expect(acceptPayload({ userErrors: [], id: 1 }).id).toBe(1);
  });
});

describe('a server that is away', () => {
  afterEach(() => configureGraphQL({ describe: (code) => code }));
  const list = new File(['a,b'], '名单.csv');

  it('is told in words, by requests and uploads alike', async () => {
    configureGraphQL({ describe: (code) => `请检查网络（${code}）` });
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    const away = { code: 'OFFLINE', message: '请检查网络（OFFLINE）', isTransient: true };
    await expect(request(typedDocument('query A { a }'), {})).rejects.toMatchObject(away);
    await expect(uploadFile('/imports', list)).rejects.toMatchObject(away);
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
    await expect(uploadFile('/imports', list)).rejects.toMatchObject(away);
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 500 }));
    await expect(uploadFile('/imports', list)).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('is not confused with one that refuses the file in its own words', async () => {
    const seen: RequestInit[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      seen.push(init);
      return Response.json({ errors: [{ message: '文件为空', extensions: { code: 'BAD_REQUEST' } }] }, { status: 400 });
    });
    await expect(uploadFile('/imports', list)).rejects.toMatchObject({ code: 'BAD_REQUEST', message: '文件为空' });
    expect(seen[0]).toMatchObject({ headers: { 'x-file-name': encodeURIComponent('名单.csv') } });
    vi.stubGlobal('fetch', async () => Response.json({ uploadId: 'upl_1' }));
    expect(await uploadFile('/imports', list)).toEqual({ uploadId: 'upl_1' });
  });
});
