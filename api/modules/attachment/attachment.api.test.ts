import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { accountActor } from '../people/index.ts';
import { StoreUnavailable, type FileStore } from '../../kernel/file-store.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { buildFederation, enter, type TestFederation, type TestRow } from '../../testing/federation.ts';
import { officer } from '../../testing/imports.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type Answer, type TestApp } from '../../testing/test-app.ts';
import { PersonShape } from '../people/index.ts';
import { claimAttachments, keepAttachments, registerAttachmentOwner } from './index.ts';
import { purgeFilesJob, sweepFilesJob } from './attachment.jobs.ts';

// Later modules register their own kinds; a person, whom only some may see, stands in here.
registerAttachmentOwner({ subjectType: 'Person', shape: () => PersonShape });

const PREPARE = `mutation ($input: AttachmentPrepareInput!) { attachmentPrepare(input: $input) {
  attachment { id name bytes state mediaType viewerCan { remove } } uploadUrl userErrors { code message path } } }`;
const REMOVE = `mutation ($id: ID!) { attachmentRemove(id: $id) { userErrors { code } } }`;
const READ = `query ($id: ID!) { attachment(id: $id) { id name bytes mediaType sha256 state } }`;
const TEXT = Buffer.from('关于换届工作的通知\n');

let app: TestApp;
let served: Served;
let federation: TestFederation;
let subject: TestRow;
let store: FileStore;
const tokens: Record<'owner' | 'colleague' | 'foreigner' | 'mute', string> = {
  owner: '',
  colleague: '',
  foreigner: '',
  mute: '',
};

beforeAll(async () => {
  app = await createTestApp();
  store = app.kernel.files;
  federation = await buildFederation(app);
  served = await serve(app);
  const READS = ['attachment.upload', 'organization.read', 'person.read'] as const;
  tokens.owner = await officer(app, federation.school, 'owner.one', READS);
  tokens.colleague = await officer(app, federation.school, 'colleague.one', READS);
  tokens.foreigner = await officer(app, federation.foreign, 'foreigner.one', READS);
  tokens.mute = await officer(app, federation.school, 'mute.one', ['organization.read']);
  subject = await enter(app, federation.school, '甲');
});
afterAll(async () => {
  await served.close();
  await app.close();
});
beforeEach(() => {
  (app.kernel as { files: FileStore }).files = store;
});

const ask = (
  name: string,
  bytes: number,
  token = tokens.owner,
  organizationId = federation.school.id,
): Promise<Answer> => app.execute(PREPARE, { input: { organizationId, name, bytes } }, { token });

async function prepare(name = '通知.txt', bytes = TEXT.length): Promise<{ id: string; url: string }> {
  const answer = await ask(name, bytes);
  expect(answer.errors).toBeUndefined();
  const { attachment, uploadUrl, userErrors } = answer.data!['attachmentPrepare'];
  expect(userErrors).toEqual([]);
  return { id: attachment.id, url: uploadUrl };
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape
const put = async (
  url: string,
  body: Uint8Array,
  token: string | null = tokens.owner,
  headers = {},
): Promise<{ status: number; body: any }> => {
  const response = await fetch(`${served.address}${url}`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'accept-language': 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
};

async function upload(name = '通知.txt', bytes: Uint8Array = TEXT): Promise<string> {
  const { id, url } = await prepare(name, bytes.length);
  expect(await put(url, bytes)).toMatchObject({ status: 201, body: { attachmentId: id, bytes: bytes.length } });
  return id;
}

const get = (id: string, token?: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${served.address}/attachments/${id}`, {
    ...init,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(init.headers as Record<string, string>) },
  });

async function actorOf(login: string) {
  const [account] = await runRead<{ id: string }>(app.kernel, sql`select id from account where login_name = ${login}`);
  return accountActor(app.kernel, account!.id, { locale: 'en', requestId: 'test', purpose: null });
}

const scope = () => ({
  organizationId: federation.school.uuid,
  provinceId: federation.hunan.uuid,
  cityId: null,
  schoolId: federation.school.uuid,
  departmentId: null,
});

/** Makes files those of the subject, as a module's service does. */
async function claim(ids: readonly string[], login = 'owner.one', door = claimAttachments): Promise<string[]> {
  try {
    await runUnit(app.kernel, await actorOf(login), (uow) =>
      door(uow, { subjectType: 'Person', subjectId: subject.uuid, scope: scope() }, ids, ['input', 'attachmentIds']),
    );
    return [];
  } catch (error) {
    if (!(error instanceof DomainRefusal)) {
      throw error;
    }
    const { code, path } = error;
    return [code, ...(path ?? [])];
  }
}

const rowOf = async (id: string) =>
  (
    await runRead<{ state: string; storeKey: string | null; sha256: string | null }>(
      app.kernel,
      sql`select state, store_key as "storeKey", sha256 from attachment where id = ${decodeId('att', id)}::uuid`,
    )
  )[0];
async function stored(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list()) {
    keys.push(key);
  }
  return keys;
}

describe('an upload', () => {
  it('goes from leave to bytes to a record to a download, each step audited', async () => {
    const asked = await ask('通知.txt', TEXT.length);
    const { attachment, uploadUrl } = asked.data!['attachmentPrepare'];
    expect(attachment).toMatchObject({
      name: '通知.txt',
      state: 'PENDING',
      mediaType: null,
      viewerCan: { remove: true },
    });
    expect(uploadUrl).toMatch(/^\/attachments\/upload\/[\w-]{43}$/);
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    expect(await put(uploadUrl, TEXT)).toEqual({
      status: 201,
      body: { attachmentId: attachment.id, mediaType: 'text/plain', bytes: TEXT.length, sha256 },
    });
    expect((await app.execute(READ, { id: attachment.id }, { token: tokens.owner })).data!['attachment']).toEqual({
      id: attachment.id,
      name: '通知.txt',
      bytes: TEXT.length,
      mediaType: 'text/plain',
      sha256,
      state: 'READY',
    });
    expect(await claim([attachment.id])).toEqual([]);
    const response = await get(attachment.id, tokens.colleague);
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
    const again = await get(attachment.id, tokens.colleague, { headers: { 'if-none-match': `"${sha256}"` } });
    expect(again.status).toBe(304);
    const trail = await runRead<{ action: string }>(
      app.kernel,
      sql`select action from audit_entry where subject_id = ${decodeId('att', attachment.id)}::uuid order by occurred_at, seq`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['attachment.prepare', 'attachment.upload', 'attachment.claim']);
  });

  it('takes a token once: a second upload, another account, nobody, and an invented token are one answer', async () => {
    const { id, url } = await prepare();
    expect((await put(url, TEXT, tokens.foreigner)).body.errors[0].extensions).toEqual({
      code: 'NOT_FOUND',
      reason: 'UPLOAD_TICKET',
    });
    expect((await put(url, TEXT, tokens.colleague)).status).toBe(404);
    expect((await put(url, TEXT, null)).status).toBe(401);
    expect((await put(url, TEXT)).status).toBe(201);
    const used = await put(url, Buffer.from('第二次\n'.padEnd(TEXT.length)));
    const invented = await put(`/attachments/upload/${'a'.repeat(43)}`, TEXT);
    const malformed = await put('/attachments/upload/..%2F..%2Fetc', TEXT);
    expect([used.status, invented.status, malformed.status]).toEqual([404, 404, 404]);
    expect(used.body).toEqual(invented.body);
    expect(used.body).toEqual(malformed.body);
    expect(Buffer.from(await (await get(id, tokens.owner)).arrayBuffer())).toEqual(TEXT);
    const [row] = await runRead<{ digests: number }>(
      app.kernel,
      sql`select count(*)::int as digests from attachment where ticket_digest like ${`%${url.split('/').at(-1)}%`}`,
    );
    expect(row!.digests).toBe(0);
  });

  it('lets one of two that come at once with a token through', async () => {
    const { url } = await prepare();
    const statuses = (await Promise.all([put(url, TEXT), put(url, TEXT), put(url, TEXT)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 404, 404]);
  });

  it('ends its leave after half an hour', async () => {
    const { url } = await prepare();
    const now = app.clock.now();
    app.clock.set(new Date(now.getTime() + 31 * 60_000));
    expect((await put(url, TEXT)).status).toBe(404);
    app.clock.set(now);
    expect((await put(url, TEXT)).status).toBe(201);
  });

  it('takes exactly the bytes that were announced, and may be sent again when they were not', async () => {
    const { url } = await prepare();
    const long = await put(url, Buffer.concat([TEXT, TEXT]));
    expect(long).toMatchObject({ status: 400, body: { errors: [{ extensions: { reason: 'ATTACHMENT_LENGTH' } }] } });
    const short = await put(url, TEXT.subarray(1));
    expect(short.body.errors[0].message).toContain(
      `${TEXT.length - 1} bytes arrived where ${TEXT.length} were announced`,
    );
    expect((await put(url, TEXT)).status).toBe(201);
    expect(await readdir(store.incoming)).toEqual([]);
  });

  it('leaves nothing behind when the sender goes away, and may be sent again', async () => {
    const { id, url } = await prepare();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(TEXT.subarray(0, 5)));
      },
    });
    const leaving = new AbortController();
    const broken = fetch(`${served.address}${url}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${tokens.owner}` },
      body,
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit);
    await expect.poll(async () => (await readdir(store.incoming)).length).toBe(1);
    leaving.abort();
    await expect(broken).rejects.toThrow();
    await expect.poll(async () => (await readdir(store.incoming)).length).toBe(0);
    expect((await rowOf(id))!.state).toBe('PENDING');
    await expect.poll(async () => (await put(url, TEXT)).status).toBe(201);
  });

  it('is refused for a body of another type, so that no form of another site can send it', async () => {
    const { url } = await prepare();
    expect((await put(url, TEXT, tokens.owner, { 'content-type': 'text/plain' })).status).toBe(415);
    const crossed = await put(url, TEXT, null, {
      cookie: `__Host-xuelian=${tokens.owner}`,
      'sec-fetch-site': 'cross-site',
    });
    expect(crossed.status).toBe(403);
    expect((await put(url, TEXT)).status).toBe(201);
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
    const answer = await ask(name, 10);
    const codes =
      answer.errors?.map(({ extensions }) => extensions!['code']) ??
      answer.data!['attachmentPrepare'].userErrors.map(({ code }: { code: string }) => code);
    // A zero can not be stored at all and is refused for every input alike.
    expect(codes).toEqual([name.includes('\0') ? 'INVALID_INPUT' : 'ATTACHMENT_NAME']);
  });

  it.each(['a.svg', 'a.html', 'a.HTM', 'a.exe', 'a.js', 'a.docm', 'a.sh', 'a.txt.php', 'a.__proto__', 'a.xml'])(
    'is not of the kind of %j',
    async (name) => {
      const { userErrors, attachment, uploadUrl } = (await ask(name, 10)).data!['attachmentPrepare'];
      expect([attachment, uploadUrl]).toEqual([null, null]);
      expect(userErrors[0]).toMatchObject({ code: 'ATTACHMENT_KIND', path: ['input', 'name'] });
      expect(userErrors[0].message).toContain('pdf');
    },
  );

  it('is not larger than its kind may be', async () => {
    const { userErrors } = (await ask('a.txt', 5_000_001)).data!['attachmentPrepare'];
    expect(userErrors).toEqual([
      {
        code: 'ATTACHMENT_SIZE',
        path: ['input', 'bytes'],
        message: 'A ".txt" file may have 5 MB at most. Make it smaller or split it.',
      },
    ]);
    expect((await ask('a.txt', 0)).data!['attachmentPrepare'].userErrors[0].path).toEqual(['input', 'bytes']);
  });

  it.each([
    ['png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['txt', '<!doctype html><script>alert(1)</script>'],
    ['pdf', 'MZ this is a program'],
    ['docx', 'PK this is none'],
  ])('is refused as .%s when it is something else, and gone with its row', async (kind, content) => {
    const bytes = Buffer.from(content);
    const { id, url } = await prepare(`a.${kind}`, bytes.length);
    const before = await stored();
    expect(await put(url, bytes)).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { reason: 'ATTACHMENT_CONTENT' } }] },
    });
    expect(await rowOf(id)).toBeUndefined();
    expect((await put(url, bytes)).status).toBe(404);
    expect(await stored()).toEqual(before);
    expect(await readdir(store.incoming)).toEqual([]);
  });

  it('that is two things at once is saved and never opened: nothing in it runs', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const id = await upload('a.png', Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]));
    const response = await get(id, tokens.owner);
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
    expect((await ask('a.txt', 1, tokens.mute)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    expect(
      (await app.execute(PREPARE, { input: { organizationId: federation.school.id, name: 'a.txt', bytes: 1 } }))
        .errors![0]!.extensions!['code'],
    ).toBe('UNAUTHENTICATED');
    expect((await ask('a.txt', 1, tokens.owner, federation.foreign.id)).errors![0]!.extensions!['code']).toBe(
      'FORBIDDEN',
    );
    expect(
      (await ask('a.txt', 1, tokens.owner, federation.foreign.id.replace('org_', 'per_'))).errors![0]!.extensions![
        'code'
      ],
    ).toBe('NOT_FOUND');
  });

  it('download: its uploader, then whoever sees the record; absent, invisible and malformed are one answer', async () => {
    const id = await upload();
    const answers = async () =>
      Promise.all(
        [get(id, tokens.owner), get(id, tokens.colleague), get(id, tokens.foreigner), get(id)].map(
          async (response) => (await response).status,
        ),
      );
    expect(await answers()).toEqual([200, 404, 404, 404]);
    expect(await claim([id])).toEqual([]);
    expect(await answers()).toEqual([200, 200, 404, 404]);
    const hidden = await (await get(id, tokens.foreigner)).text();
    const absent = await (await get('att_00000000000000000000000000', tokens.foreigner)).text();
    const malformed = await (await get('..%2F..%2Fpasswd', tokens.foreigner)).text();
    expect(hidden).toBe(absent);
    expect(malformed).toBe(absent);
    const read = async (token?: string) =>
      (await app.execute(READ, { id }, token ? { token } : {})).data!['attachment'];
    expect([await read(tokens.colleague), await read(tokens.foreigner), await read()]).toEqual([
      expect.anything(),
      null,
      null,
    ]);
    const pending = await prepare();
    expect((await get(pending.id, tokens.owner)).status).toBe(404);
  });

  it('download no more once the right is lost (attack 54)', async () => {
    const id = await upload();
    expect(await claim([id])).toEqual([]);
    expect((await get(id, tokens.colleague)).status).toBe(200);
    const now = app.clock.now();
    // The term of office ends with the year.
    app.clock.set(new Date('2027-01-02T12:00:00+08:00'));
    expect((await get(id, tokens.colleague)).status).not.toBe(200);
    app.clock.set(now);
  });

  it('remove: the uploader, as long as no record has it', async () => {
    const id = await upload();
    const remove = (token: string) => app.execute(REMOVE, { id }, { token });
    expect((await remove(tokens.foreigner)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    expect((await remove(tokens.owner)).data!['attachmentRemove'].userErrors).toEqual([]);
    expect((await get(id, tokens.owner)).status).toBe(404);
    expect((await remove(tokens.owner)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    const kept = await upload();
    await claim([kept]);
    expect(
      (await app.execute(REMOVE, { id: kept }, { token: tokens.owner })).data!['attachmentRemove'].userErrors,
    ).toEqual([{ code: 'ATTACHMENT_TAKEN' }]);
  });

  it('hoard: nobody', async () => {
    await runRead(
      app.kernel,
      sql`insert into attachment (id, organization_id, account_id, name, bytes, state, created_at, expires_at)
      select gen_random_uuid(), organization_id, account_id, name, 1, 'PENDING', created_at, ${new Date(app.clock.now().getTime() + 1000)}
      from (select * from attachment where account_id = (select id from account where login_name = 'owner.one') limit 1) a, generate_series(1, ${LIMITS.attachmentsOpen})`,
    );
    expect((await ask('a.txt', 1)).data!['attachmentPrepare'].userErrors[0].code).toBe('ATTACHMENT_OPEN');
    await runRead(app.kernel, sql`delete from attachment where bytes = 1`);
  });
});

describe('a record', () => {
  it('takes up what its writer uploaded, names the place of what it does not, and keeps what it has', async () => {
    const [mine, pending] = [await upload(), (await prepare()).id];
    const place = ['input', 'attachmentIds', '1'];
    expect(await claim([mine, pending])).toEqual(['ATTACHMENT_UNKNOWN', ...place]);
    expect((await rowOf(mine))!.state).toBe('READY');
    expect(await claim([mine, 'per_00000000000000000000000000'])).toEqual(['ATTACHMENT_UNKNOWN', ...place]);
    expect(await claim([mine], 'foreigner.one')).toEqual(['ATTACHMENT_UNKNOWN', 'input', 'attachmentIds', '0']);
    expect(await claim([mine, mine])).toEqual([]);
    expect(await claim([mine])).toEqual([]);
    const other = await enter(app, federation.school, '乙');
    await expect(
      runUnit(app.kernel, await actorOf('owner.one'), (uow) =>
        claimAttachments(uow, { subjectType: 'Person', subjectId: other.uuid, scope: scope() }, [mine], ['input']),
      ),
    ).rejects.toMatchObject({ code: 'ATTACHMENT_TAKEN', path: ['input', '0'] });
    await expect(
      runUnit(app.kernel, await actorOf('owner.one'), (uow) =>
        claimAttachments(uow, { subjectType: 'Nothing', subjectId: other.uuid, scope: scope() }, [mine], ['input']),
      ),
    ).rejects.toThrow('not registered');
  });

  it('lets go of what its writer leaves out, and has a bound', async () => {
    const [first, second] = [await upload(), await upload('名单.csv', Buffer.from('a,b\n'))];
    expect(await claim([first], 'owner.one', keepAttachments)).toEqual([]);
    expect(await claim([second], 'owner.one', keepAttachments)).toEqual([]);
    expect([(await rowOf(first))!.state, (await rowOf(second))!.state]).toEqual(['REMOVED', 'CLAIMED']);
    expect((await get(first, tokens.owner)).status).toBe(404);
    expect(await claim(Array.from({ length: LIMITS.attachments + 1 }, () => second))).toEqual([
      'ATTACHMENT_COUNT',
      'input',
      'attachmentIds',
    ]);
  });
});

describe('nothing is torn and nothing stays', () => {
  const hours = (count: number): void => app.clock.set(new Date(app.clock.now().getTime() + count * 3_600_000));

  it('when the process ends between the store and the row', async () => {
    const { id, url } = await prepare();
    let key = '';
    let end: (reason: Error) => void = () => undefined;
    (app.kernel as { files: FileStore }).files = {
      incoming: store.incoming,
      open: (name) => store.open(name),
      remove: (name) => store.remove(name),
      list: () => store.list(),
      async put(name, path, file) {
        await store.put(name, path, file);
        key = name;
        // As if killed here: nothing after this ever runs.
        await new Promise((_, reject) => {
          end = reject;
        });
      },
    };
    const dead = put(url, TEXT);
    await expect.poll(() => key).not.toBe('');
    (app.kernel as { files: FileStore }).files = store;
    expect(await rowOf(id)).toMatchObject({ state: 'PENDING', storeKey: key, sha256: null });
    expect(await stored()).toContain(key);
    expect((await get(id, tokens.owner)).status).toBe(404);
    expect(await claim([id])).toEqual(['ATTACHMENT_UNKNOWN', 'input', 'attachmentIds', '0']);
    expect((await put(url, TEXT)).status).toBe(404);
    const now = app.clock.now();
    hours(2);
    await purgeFilesJob.run(app.kernel, {});
    expect(await rowOf(id)).toBeUndefined();
    expect(await stored()).not.toContain(key);
    // The connection of the dead process; the server of the test could not close before it.
    end(new Error('killed'));
    expect((await dead).status).toBe(500);
    app.clock.set(now);
  });

  it('when the store is away: a clear error, and the same address takes the file once it is back', async () => {
    const { id, url } = await prepare();
    const away = (): never => {
      throw new StoreUnavailable('away');
    };
    (app.kernel as { files: FileStore }).files = {
      incoming: store.incoming,
      put: away,
      open: away,
      remove: away,
      list: away,
    };
    const answer = await put(url, TEXT);
    expect(answer.status).toBe(503);
    expect(answer.body.errors[0]).toEqual({
      message: 'The file store is unavailable for the moment; no file is lost. Try again shortly.',
      extensions: { code: 'INTERNAL', reason: 'STORE_UNAVAILABLE' },
    });
    expect((await rowOf(id))!.state).toBe('PENDING');
    expect(await readdir(store.incoming)).toEqual([]);
    (app.kernel as { files: FileStore }).files = store;
    expect((await put(url, TEXT)).status).toBe(201);
    (app.kernel as { files: FileStore }).files = {
      incoming: store.incoming,
      put: away,
      open: away,
      remove: away,
      list: away,
    };
    const lost = await get(id, tokens.owner);
    expect([lost.status, lost.headers.get('content-disposition')]).toEqual([503, null]);
    const now = app.clock.now();
    hours(60);
    await expect(purgeFilesJob.run(app.kernel, {})).rejects.toThrow('away');
    expect((await rowOf(id))!.state).toBe('READY');
    app.clock.set(now);
  });

  it('clears what no record took up and what was removed, with its bytes, and never what a record has', async () => {
    const [left, removed, kept] = [await upload(), await upload(), await upload()];
    await app.execute(REMOVE, { id: removed }, { token: tokens.owner });
    expect(await claim([kept])).toEqual([]);
    const keys = await Promise.all([left, removed, kept].map(async (id) => (await rowOf(id))!.storeKey!));
    expect(await stored()).toEqual(expect.arrayContaining(keys));
    const now = app.clock.now();
    hours(2);
    await purgeFilesJob.run(app.kernel, {});
    expect(await Promise.all([left, removed, kept].map(async (id) => (await rowOf(id))?.state))).toEqual([
      'READY',
      undefined,
      'CLAIMED',
    ]);
    hours(60);
    await purgeFilesJob.run(app.kernel, {});
    expect(await Promise.all([left, kept].map(async (id) => (await rowOf(id))?.state))).toEqual([undefined, 'CLAIMED']);
    const there = await stored();
    expect(keys.map((key) => there.includes(key))).toEqual([false, false, true]);
    app.clock.set(now);
  });

  it('clears what lies in the store without a row, once no upload can still be bringing it', async () => {
    const id = await upload();
    await claim([id]);
    const { storeKey } = (await rowOf(id))!;
    const orphan = '0192f0c0-0000-7000-8000-00000000abcd';
    const { writeFile } = await import('node:fs/promises');
    const path = `${store.incoming}/orphan`;
    await writeFile(path, 'x');
    await store.put(orphan, path, { bytes: 1, sha256: '' });
    await writeFile(`${store.incoming}/left-over`, 'x');
    const now = app.clock.now();
    // The store stamps files by the clock of the machine.
    app.clock.set(new Date(Date.now() + 3_600_000));
    await sweepFilesJob.run(app.kernel, {});
    expect(await stored()).toEqual(expect.arrayContaining([orphan, storeKey]));
    app.clock.set(new Date(Date.now() + 25 * 3_600_000));
    await sweepFilesJob.run(app.kernel, {});
    const there = await stored();
    expect([there.includes(orphan), there.includes(storeKey!)]).toEqual([false, true]);
    expect(await readdir(store.incoming)).toEqual([]);
    app.clock.set(now);
  });
});
