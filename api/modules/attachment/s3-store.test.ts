import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { effectiveSettings, readEnv } from '../../env.ts';
import { StoreUnavailable } from '../../kernel/file-store.ts';
import { BucketStore } from './s3-store.ts';
import { openFileStore } from './open-file-store.ts';

const KEY_ID = 'AKIDEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REGION = 'cn-north-1';
const NAME = '0192f0c0-0000-7000-8000-0000000000aa';

const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const sha = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Reckons the signature of a request from the published rules (AWS Signature Version 4), without the library under test. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  if (!header) {
    return false;
  }
  const [, credential, signedHeaders, signature] = header as unknown as [string, string, string, string];
  const [keyId, day, region, service, end] = credential.split('/');
  const names = signedHeaders.split(';');
  const digest = String(request.headers['x-amz-content-sha256']);
  if (keyId !== KEY_ID || region !== REGION || service !== 's3' || end !== 'aws4_request' || digest !== sha(body)) {
    return false;
  }
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) {
    return false;
  }
  const url = new URL(request.url!, 'http://store');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    query,
    ...names.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signedHeaders,
    digest,
  ].join('\n');
  const stamp = String(request.headers['x-amz-date']);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, day!), region), service), 'aws4_request');
  const expected = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', stamp, scope, sha(canonical)].join('\n'))
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

const objects = new Map<string, { body: Buffer; at: string }>();
let fault: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
let refused = 0;
let server: Server;
let folder: string;
let store: BucketStore;
let url: string;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  if (fault) {
    return fault(request, response);
  }
  if (!isSigned(request, body)) {
    refused += 1;
    return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  }
  const { pathname, searchParams } = new URL(request.url!, 'http://store');
  if (searchParams.has('list-type')) {
    return list(searchParams, response);
  }
  switch (request.method) {
    case 'PUT':
      if (request.headers['transfer-encoding'] || Number(request.headers['content-length']) !== body.length) {
        return void response.writeHead(411).end();
      }
      objects.set(pathname, { body, at: '2026-11-24T04:00:00.000Z' });
      return void response.writeHead(200).end();
    case 'DELETE':
      objects.delete(pathname);
      return void response.writeHead(204).end();
    default: {
      const found = objects.get(pathname);
      return void (found ? response.writeHead(200).end(found.body) : response.writeHead(404).end('<Error/>'));
    }
  }
}

/** Two a page, so that pages are asked for. */
function list(query: URLSearchParams, response: ServerResponse): void {
  const all = [...objects]
    .filter(([path]) => path.startsWith(`/bucket/${query.get('prefix')}`))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const from = Number((query.get('continuation-token') ?? 'a&<0').slice(3));
  const page = all.slice(from, from + 2);
  const more = from + 2 < all.length;
  response.writeHead(200).end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>
    ${more ? `<NextContinuationToken>a&amp;&lt;${from + 2}</NextContinuationToken>` : ''}
    ${page.map(([path, { at }]) => `<Contents><Key>${path.slice('/bucket/'.length)}</Key><LastModified>${at}</LastModified></Contents>`).join('')}</ListBucketResult>`);
}

async function put(name: string, body: string, sha256 = sha(body)): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, body);
  await store.put(name, path, { bytes: Buffer.byteLength(body), sha256 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuelian-bucket-'));
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/`;
  store = new BucketStore({ url, keyId: KEY_ID, secret: SECRET, region: REGION }, folder);
});
afterEach(() => {
  fault = null;
  refused = 0;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('a bucket', () => {
  it('takes, gives, lists page by page and removes files, each request signed', async () => {
    const names = Array.from({ length: 5 }, (_, index) => NAME.replace('aa', `a${index}`));
    for (const name of names) {
      await put(name, `内容 ${name}`);
    }
    objects.set('/bucket/backups/other', { body: Buffer.from('x'), at: '2026-01-01T00:00:00.000Z' });
    expect(await text((await store.open(names[3]!))!)).toBe(`内容 ${names[3]}`);
    const found: { key: string; storedAt: Date }[] = [];
    for await (const file of store.list()) {
      found.push(file);
    }
    expect(found.map(({ key }) => key)).toEqual(names);
    expect(found[0]!.storedAt.toISOString()).toBe('2026-11-24T04:00:00.000Z');
    await store.remove(names[0]!);
    await store.remove(names[0]!);
    expect(await store.open(names[0]!)).toBeNull();
    expect(refused).toBe(0);
    expect(objects.has('/bucket/backups/other')).toBe(true);
  });

  it('refuses what was signed with another secret, or changed on the way', async () => {
    const other = new BucketStore({ url, keyId: KEY_ID, secret: 'another', region: REGION }, folder);
    await expect(other.open(NAME)).rejects.toThrow(StoreUnavailable);
    await expect(put(NAME, 'changed', sha('original'))).rejects.toThrow('answered PUT with 403');
    expect(refused).toBe(2);
  });

  it('is unavailable when it answers with a fault, sends elsewhere, breaks off or is not there', async () => {
    fault = (_, response) => void response.writeHead(500).end();
    await expect(put(NAME, 'a')).rejects.toThrow(StoreUnavailable);
    fault = (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
    await expect(store.open(NAME)).rejects.toThrow(StoreUnavailable);
    fault = (request) => void request.socket.destroy();
    await expect(store.remove(NAME)).rejects.toThrow(StoreUnavailable);
    const gone = new BucketStore({ url: 'http://127.0.0.1:1/b', keyId: 'a', secret: 'b', region: 'c' }, folder);
    await expect(gone.open(NAME)).rejects.toThrow(StoreUnavailable);
  });
});

describe('the settings of a bucket', () => {
  const SETTINGS = { XUELIAN_STORE_KEY_ID: KEY_ID, XUELIAN_STORE_SECRET: SECRET };

  it('are all there or none, and the secret is never shown', async () => {
    const given = { ...SETTINGS, XUELIAN_STORE_URL: 'https://oss.example/bucket', NODE_ENV: 'test' };
    const env = readEnv(given);
    expect(env.bucket).toEqual({
      url: 'https://oss.example/bucket',
      keyId: KEY_ID,
      secret: SECRET,
      region: 'us-east-1',
    });
    expect(JSON.stringify(effectiveSettings(env))).not.toContain(SECRET);
    expect(effectiveSettings(env).find(({ key }) => key === 'XUELIAN_STORE_SECRET')).toMatchObject({
      isSecret: true,
      isSet: true,
      value: null,
    });
    expect(readEnv({ NODE_ENV: 'test' }).bucket).toBeNull();
    expect(() => readEnv({ NODE_ENV: 'test', XUELIAN_STORE_URL: 'https://oss.example/b' })).toThrow(
      'set all three or none',
    );
    expect(() => readEnv({ ...given, XUELIAN_STORE_URL: 'file:///etc' })).toThrow('XUELIAN_STORE_URL');
    expect(await openFileStore(folder, env.bucket)).toBeInstanceOf(BucketStore);
    expect(await openFileStore(folder, null)).not.toBeInstanceOf(BucketStore);
  });
});
