import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { TEXT, UploadBench } from '../../testing/uploads.ts';

const REMOVE = `mutation ($id: ID!) { attachmentRemove(id: $id) { userErrors { code } } }`;
const READ = `query ($id: ID!) { attachment(id: $id) { id name bytes mediaType sha256 state } }`;

let bench: UploadBench;
beforeAll(async () => {
  bench = await UploadBench.open();
});
afterAll(() => bench.close());

describe('an upload', () => {
  it('goes from leave to bytes to a record to a download, each step audited', async () => {
    const asked = await bench.ask('通知.txt', TEXT.length);
    const { attachment, uploadUrl } = asked.data!['attachmentPrepare'];
    expect(attachment).toMatchObject({
      name: '通知.txt',
      state: 'PENDING',
      mediaType: null,
      viewerCan: { remove: true },
    });
    expect(uploadUrl).toMatch(/^\/attachments\/upload\/[\w-]{43}$/);
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    expect(await bench.put(uploadUrl, TEXT)).toEqual({
      status: 201,
      body: { attachmentId: attachment.id, mediaType: 'text/plain', bytes: TEXT.length, sha256 },
    });
    expect(
      (await bench.app.execute(READ, { id: attachment.id }, { token: bench.tokens.owner })).data!['attachment'],
    ).toEqual({
      id: attachment.id,
      name: '通知.txt',
      bytes: TEXT.length,
      mediaType: 'text/plain',
      sha256,
      state: 'READY',
    });
    expect(await bench.claim([attachment.id])).toEqual([]);
    const response = await bench.get(attachment.id, bench.tokens.colleague);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(TEXT);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('通知.txt')}`,
      'content-length': String(TEXT.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
    });
    const again = await bench.get(attachment.id, bench.tokens.colleague, { 'if-none-match': `"${sha256}"` });
    expect(again.status).toBe(304);
    const trail = await runRead<{ action: string }>(
      bench.app.kernel,
      sql`select action from audit_entry where subject_id = ${decodeId('att', attachment.id)}::uuid order by occurred_at, seq`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['attachment.prepare', 'attachment.upload', 'attachment.claim']);
  });

  it('takes a token once: a second upload, another account, nobody, and an invented token are one answer', async () => {
    const { id, url } = await bench.prepare();
    expect((await bench.put(url, TEXT, bench.tokens.foreigner)).body.errors![0]!.extensions).toEqual({
      code: 'NOT_FOUND',
      reason: 'UPLOAD_TICKET',
    });
    expect((await bench.put(url, TEXT, bench.tokens.colleague)).status).toBe(404);
    expect((await bench.put(url, TEXT, null)).status).toBe(401);
    expect((await bench.put(url, TEXT)).status).toBe(201);
    const used = await bench.put(url, Buffer.from('第二次\n'.padEnd(TEXT.length)));
    const invented = await bench.put(`/attachments/upload/${'a'.repeat(43)}`, TEXT);
    const malformed = await bench.put('/attachments/upload/..%2F..%2Fetc', TEXT);
    expect([used.status, invented.status, malformed.status]).toEqual([404, 404, 404]);
    expect(used.body).toEqual(invented.body);
    expect(used.body).toEqual(malformed.body);
    expect(Buffer.from(await (await bench.get(id, bench.tokens.owner)).arrayBuffer())).toEqual(TEXT);
    const [row] = await runRead<{ digests: number }>(
      bench.app.kernel,
      sql`select count(*)::int as digests from attachment where ticket_digest like ${`%${url.split('/').at(-1)}%`}`,
    );
    expect(row!.digests).toBe(0);
  });

  it('lets one of two that come at once with a token through', async () => {
    const { url } = await bench.prepare();
    const statuses = (await Promise.all([bench.put(url, TEXT), bench.put(url, TEXT), bench.put(url, TEXT)])).map(
      ({ status }) => status,
    );
    expect(statuses.sort((a, b) => a - b)).toEqual([201, 404, 404]);
  });

  it('ends its leave after half an hour', async () => {
    const { url } = await bench.prepare();
    const now = bench.app.clock.now();
    bench.app.clock.set(new Date(now.getTime() + 31 * 60_000));
    expect((await bench.put(url, TEXT)).status).toBe(404);
    bench.app.clock.set(now);
    expect((await bench.put(url, TEXT)).status).toBe(201);
  });

  it('takes exactly the bytes that were announced, and may be sent again when they were not', async () => {
    const { url } = await bench.prepare();
    const long = await bench.put(url, Buffer.concat([TEXT, TEXT]));
    expect(long).toMatchObject({ status: 400, body: { errors: [{ extensions: { reason: 'ATTACHMENT_LENGTH' } }] } });
    const short = await bench.put(url, TEXT.subarray(1));
    expect(short.body.errors![0]!.message).toContain(
      `${TEXT.length - 1} bytes arrived where ${TEXT.length} were announced`,
    );
    expect((await bench.put(url, TEXT)).status).toBe(201);
    expect(await readdir(bench.store.incoming)).toEqual([]);
  });

  it('leaves nothing behind when the sender goes away, and may be sent again', async () => {
    const { id, url } = await bench.prepare();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(TEXT.subarray(0, 5)));
      },
    });
    const leaving = new AbortController();
    const broken = fetch(`${bench.served.address}${url}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${bench.tokens.owner}` },
      body,
      duplex: 'half',
      signal: leaving.signal,
    });
    await expect.poll(async () => (await readdir(bench.store.incoming)).length).toBe(1);
    leaving.abort();
    await expect(broken).rejects.toThrow('abort');
    await expect.poll(async () => (await readdir(bench.store.incoming)).length).toBe(0);
    expect((await bench.rowOf(id))!.state).toBe('PENDING');
    await expect.poll(async () => (await bench.put(url, TEXT)).status).toBe(201);
  });

  it('is refused for a body of another type, so that no form of another site can send it', async () => {
    const { url } = await bench.prepare();
    expect((await bench.put(url, TEXT, bench.tokens.owner, { 'content-type': 'text/plain' })).status).toBe(415);
    const crossed = await bench.put(url, TEXT, null, {
      cookie: `__Host-xuelian=${bench.tokens.owner}`,
      'sec-fetch-site': 'cross-site',
    });
    expect(crossed.status).toBe(403);
    expect((await bench.put(url, TEXT)).status).toBe(201);
  });
});

describe('attack 57: what is uploaded', () => {
  it.each([
    '../../etc/passwd.txt',
    '..\\..\\a.txt',
    '/etc/a.txt',
    'C:a.txt',
    'a\0.txt',
    'a\n.txt',
    'invoice\u202Efdp.txt',
    '.txt',
    '.htaccess.txt',
    'a.txt.',
    'a.txt ',
    'a..txt',
    '通知',
  ])('has no name %j', async (name) => {
    const codes = await bench.codesOf(bench.ask(name, 10));
    // A zero can not be stored at all and is refused for every input alike.
    expect(codes).toEqual([name.includes('\0') ? 'INVALID_INPUT' : 'ATTACHMENT_NAME']);
  });

  it.each(['a.svg', 'a.html', 'a.HTM', 'a.exe', 'a.js', 'a.docm', 'a.sh', 'a.txt.php', 'a.__proto__', 'a.xml'])(
    'is not of the kind of %j',
    async (name) => {
      const { userErrors, attachment, uploadUrl } = (await bench.ask(name, 10)).data!['attachmentPrepare'];
      expect([attachment, uploadUrl]).toEqual([null, null]);
      expect(userErrors[0]).toMatchObject({ code: 'ATTACHMENT_KIND', path: ['input', 'name'] });
      expect(userErrors[0].message).toContain('pdf');
    },
  );

  it('is not larger than its kind may be', async () => {
    const { userErrors } = (await bench.ask('a.txt', 5_000_001)).data!['attachmentPrepare'];
    expect(userErrors).toEqual([
      {
        code: 'ATTACHMENT_SIZE',
        path: ['input', 'bytes'],
        message: 'A ".txt" file may have 5 MB at most. Make it smaller or split it.',
      },
    ]);
    expect((await bench.ask('a.txt', 0)).data!['attachmentPrepare'].userErrors[0].path).toEqual(['input', 'bytes']);
  });

  it.each([
    ['png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['txt', '<!doctype html><script>alert(1)</script>'],
    ['pdf', 'MZ this is a program'],
    ['docx', 'PK this is none'],
  ])('is refused as .%s when it is something else, and gone with its row', async (kind, content) => {
    const bytes = Buffer.from(content);
    const { id, url } = await bench.prepare(`a.${kind}`, bytes.length);
    const before = await bench.stored();
    expect(await bench.put(url, bytes)).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { reason: 'ATTACHMENT_CONTENT' } }] },
    });
    expect(await bench.rowOf(id)).toBeUndefined();
    expect((await bench.put(url, bytes)).status).toBe(404);
    expect(await bench.stored()).toEqual(before);
    expect(await readdir(bench.store.incoming)).toEqual([]);
  });

  it('that is two things at once is saved and never opened: nothing in it runs', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const id = await bench.upload('a.png', Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]));
    const response = await bench.get(id, bench.tokens.owner);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});

describe('who may', () => {
  it('upload: whoever holds the permission there', async () => {
    expect((await bench.ask('a.txt', 1, bench.tokens.mute)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    expect((await bench.ask('a.txt', 1, 'x'.repeat(43))).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
    expect(
      (await bench.ask('a.txt', 1, bench.tokens.owner, bench.federation.foreign.id)).errors![0]!.extensions!['code'],
    ).toBe('FORBIDDEN');
    expect(
      (await bench.ask('a.txt', 1, bench.tokens.owner, bench.federation.foreign.id.replace('org_', 'per_'))).errors![0]!
        .extensions!['code'],
    ).toBe('NOT_FOUND');
  });

  it('download: its uploader, then whoever sees the record; absent, invisible and malformed are one answer', async () => {
    const id = await bench.upload();
    const answers = async () =>
      Promise.all(
        [
          bench.get(id, bench.tokens.owner),
          bench.get(id, bench.tokens.colleague),
          bench.get(id, bench.tokens.foreigner),
          bench.get(id),
        ].map(async (response) => (await response).status),
      );
    expect(await answers()).toEqual([200, 404, 404, 404]);
    expect(await bench.claim([id])).toEqual([]);
    expect(await answers()).toEqual([200, 200, 404, 404]);
    const hidden = await (await bench.get(id, bench.tokens.foreigner)).text();
    const absent = await (await bench.get('att_00000000000000000000000000', bench.tokens.foreigner)).text();
    const malformed = await (await bench.get('..%2F..%2Fpasswd', bench.tokens.foreigner)).text();
    expect(hidden).toBe(absent);
    expect(malformed).toBe(absent);
    const read = async (token?: string) =>
      (await bench.app.execute(READ, { id }, token ? { token } : {})).data!['attachment'];
    expect([await read(bench.tokens.colleague), await read(bench.tokens.foreigner), await read()]).toEqual([
      expect.anything(),
      null,
      null,
    ]);
    const pending = await bench.prepare();
    expect((await bench.get(pending.id, bench.tokens.owner)).status).toBe(404);
  });

  it('download no more once the right is lost (attack 54)', async () => {
    const id = await bench.upload();
    expect(await bench.claim([id])).toEqual([]);
    expect((await bench.get(id, bench.tokens.colleague)).status).toBe(200);
    const now = bench.app.clock.now();
    // The term of office ends with the year.
    bench.app.clock.set(new Date('2027-01-02T12:00:00+08:00'));
    expect((await bench.get(id, bench.tokens.colleague)).status).not.toBe(200);
    bench.app.clock.set(now);
  });

  it('remove: the uploader, as long as no record has it', async () => {
    const id = await bench.upload();
    const remove = (token: string) => bench.app.execute(REMOVE, { id }, { token });
    expect((await remove(bench.tokens.foreigner)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    expect((await remove(bench.tokens.owner)).data!['attachmentRemove'].userErrors).toEqual([]);
    expect((await bench.get(id, bench.tokens.owner)).status).toBe(404);
    expect((await remove(bench.tokens.owner)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    const kept = await bench.upload();
    await bench.claim([kept]);
    expect(
      (await bench.app.execute(REMOVE, { id: kept }, { token: bench.tokens.owner })).data!['attachmentRemove']
        .userErrors,
    ).toEqual([{ code: 'ATTACHMENT_TAKEN' }]);
  });

  it('hoard: nobody', async () => {
    await runRead(
      bench.app.kernel,
      sql`insert into attachment (id, organization_id, account_id, name, bytes, state, created_at, expires_at)
      select gen_random_uuid(), organization_id, account_id, name, 1, 'PENDING', created_at, ${new Date(bench.app.clock.now().getTime() + 1000)}
      from (select * from attachment where account_id = (select id from account where login_name = 'owner.one') limit 1) a, generate_series(1, ${LIMITS.attachmentsOpen})`,
    );
    expect((await bench.ask('a.txt', 1)).data!['attachmentPrepare'].userErrors[0].code).toBe('ATTACHMENT_OPEN');
    await runRead(bench.app.kernel, sql`delete from attachment where bytes = 1`);
  });
});
