import { readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { StoreUnavailable } from '../../kernel/file-store.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { enter } from '../../testing/federation.ts';
import { TEXT, UploadBench } from '../../testing/uploads.ts';
import { purgeFilesJob, sweepFilesJob } from './attachment.jobs.ts';
import { claimAttachments, keepAttachments } from './index.ts';

const REMOVE = `mutation ($id: ID!) { attachmentRemove(id: $id) { userErrors { code } } }`;

let bench: UploadBench;
beforeAll(async () => {
  bench = await UploadBench.open();
});
afterAll(() => bench.close());
beforeEach(() => bench.useStore());

describe('a record', () => {
  it('takes up what its writer uploaded, names the place of what it does not, and keeps what it has', async () => {
    const [mine, pending] = [await bench.upload(), (await bench.prepare()).id];
    const place = ['input', 'attachmentIds', '1'];
    expect(await bench.claim([mine, pending])).toEqual(['ATTACHMENT_UNKNOWN', ...place]);
    expect((await bench.rowOf(mine))!.state).toBe('READY');
    expect(await bench.claim([mine, 'per_00000000000000000000000000'])).toEqual(['ATTACHMENT_UNKNOWN', ...place]);
    expect(await bench.claim([mine], { login: 'foreigner.one' })).toEqual([
      'ATTACHMENT_UNKNOWN',
      'input',
      'attachmentIds',
      '0',
    ]);
    expect(await bench.claim([mine, mine])).toEqual([]);
    expect(await bench.claim([mine])).toEqual([]);
    const other = await enter(bench.app, bench.federation.school, '乙');
    await expect(
      runUnit(bench.app.kernel, await bench.actorOf('owner.one'), (uow) =>
        claimAttachments(uow, { subjectType: 'Person', subjectId: other.uuid, scope: bench.scope }, [mine], ['input']),
      ),
    ).rejects.toMatchObject({ code: 'ATTACHMENT_TAKEN', path: ['input', '0'] });
    await expect(
      runUnit(bench.app.kernel, await bench.actorOf('owner.one'), (uow) =>
        claimAttachments(uow, { subjectType: 'Nothing', subjectId: other.uuid, scope: bench.scope }, [mine], ['input']),
      ),
    ).rejects.toThrow('not registered');
  });

  it('lets go of what its writer leaves out, and has a bound', async () => {
    const [first, second] = [await bench.upload(), await bench.upload('名单.csv', Buffer.from('a,b\n'))];
    expect(await bench.claim([first], { door: keepAttachments })).toEqual([]);
    expect(await bench.claim([second], { door: keepAttachments })).toEqual([]);
    expect([(await bench.rowOf(first))!.state, (await bench.rowOf(second))!.state]).toEqual(['REMOVED', 'CLAIMED']);
    expect((await bench.get(first, bench.tokens.owner)).status).toBe(404);
    expect(await bench.claim(Array.from({ length: LIMITS.attachments + 1 }, () => second))).toEqual([
      'ATTACHMENT_COUNT',
      'input',
      'attachmentIds',
    ]);
  });
});

describe('nothing is torn and nothing stays', () => {
  const hours = (count: number): void =>
    bench.app.clock.set(new Date(bench.app.clock.now().getTime() + count * 3_600_000));

  it('when the process ends between the store and the row', async () => {
    const { id, url } = await bench.prepare();
    let key = '';
    let end: (reason: Error) => void = () => undefined;
    bench.useStore({
      incoming: bench.store.incoming,
      open: (name) => bench.store.open(name),
      remove: (name) => bench.store.remove(name),
      list: () => bench.store.list(),
      async put(name, path, file) {
        await bench.store.put(name, path, file);
        key = name;
        // As if killed here: nothing after this ever runs.
        await new Promise((_, reject) => {
          end = reject;
        });
      },
    });
    const dead = bench.put(url, TEXT);
    await expect.poll(() => key).not.toBe('');
    bench.useStore();
    expect(await bench.rowOf(id)).toMatchObject({ state: 'PENDING', storeKey: key, sha256: null });
    expect(await bench.stored()).toContain(key);
    expect((await bench.get(id, bench.tokens.owner)).status).toBe(404);
    expect(await bench.claim([id])).toEqual(['ATTACHMENT_UNKNOWN', 'input', 'attachmentIds', '0']);
    expect((await bench.put(url, TEXT)).status).toBe(404);
    const now = bench.app.clock.now();
    hours(2);
    await purgeFilesJob.run(bench.app.kernel, {});
    expect(await bench.rowOf(id)).toBeUndefined();
    expect(await bench.stored()).not.toContain(key);
    // The connection of the dead process; the server of the test could not close before it.
    end(new Error('killed'));
    expect((await dead).status).toBe(500);
    bench.app.clock.set(now);
  });

  it('when the store is away: a clear error, and the same address takes the file once it is back', async () => {
    const { id, url } = await bench.prepare();
    const away = (): never => {
      throw new StoreUnavailable('away');
    };
    bench.useStore({
      incoming: bench.store.incoming,
      put: away,
      open: away,
      remove: away,
      list: away,
    });
    const answer = await bench.put(url, TEXT);
    expect(answer.status).toBe(503);
    expect(answer.body.errors![0]!).toEqual({
      message: 'The file store is unavailable for the moment; no file is lost. Try again shortly.',
      extensions: { code: 'INTERNAL', reason: 'STORE_UNAVAILABLE' },
    });
    expect((await bench.rowOf(id))!.state).toBe('PENDING');
    expect(await readdir(bench.store.incoming)).toEqual([]);
    bench.useStore();
    expect((await bench.put(url, TEXT)).status).toBe(201);
    bench.useStore({
      incoming: bench.store.incoming,
      put: away,
      open: away,
      remove: away,
      list: away,
    });
    const lost = await bench.get(id, bench.tokens.owner);
    expect([lost.status, lost.headers.get('content-disposition')]).toEqual([503, null]);
    const now = bench.app.clock.now();
    hours(60);
    await expect(purgeFilesJob.run(bench.app.kernel, {})).rejects.toThrow('away');
    expect((await bench.rowOf(id))!.state).toBe('READY');
    bench.app.clock.set(now);
  });

  it('clears what no record took up and what was removed, with its bytes, and never what a record has', async () => {
    const [left, removed, kept] = [await bench.upload(), await bench.upload(), await bench.upload()];
    await bench.app.execute(REMOVE, { id: removed }, { token: bench.tokens.owner });
    expect(await bench.claim([kept])).toEqual([]);
    const keys = await Promise.all([left, removed, kept].map(async (id) => (await bench.rowOf(id))!.storeKey!));
    expect(await bench.stored()).toEqual(expect.arrayContaining(keys));
    const now = bench.app.clock.now();
    hours(2);
    await purgeFilesJob.run(bench.app.kernel, {});
    expect(await Promise.all([left, removed, kept].map(async (id) => (await bench.rowOf(id))?.state))).toEqual([
      'READY',
      undefined,
      'CLAIMED',
    ]);
    hours(60);
    await purgeFilesJob.run(bench.app.kernel, {});
    expect(await Promise.all([left, kept].map(async (id) => (await bench.rowOf(id))?.state))).toEqual([
      undefined,
      'CLAIMED',
    ]);
    const there = await bench.stored();
    expect(keys.map((key) => there.includes(key))).toEqual([false, false, true]);
    bench.app.clock.set(now);
  });

  it('clears what lies in the store without a row, once no upload can still be bringing it', async () => {
    const id = await bench.upload();
    await bench.claim([id]);
    const { storeKey } = (await bench.rowOf(id))!;
    const orphan = '0192f0c0-0000-7000-8000-00000000abcd';
    const path = `${bench.store.incoming}/orphan`;
    await writeFile(path, 'x');
    await bench.store.put(orphan, path, { bytes: 1, sha256: '' });
    await writeFile(`${bench.store.incoming}/left-over`, 'x');
    const now = bench.app.clock.now();
    // The store stamps files by the clock of the machine.
    bench.app.clock.set(new Date(Date.now() + 3_600_000));
    await sweepFilesJob.run(bench.app.kernel, {});
    expect(await bench.stored()).toEqual(expect.arrayContaining([orphan, storeKey]));
    bench.app.clock.set(new Date(Date.now() + 25 * 3_600_000));
    await sweepFilesJob.run(bench.app.kernel, {});
    const there = await bench.stored();
    expect([there.includes(orphan), there.includes(storeKey!)]).toEqual([false, true]);
    expect(await readdir(bench.store.incoming)).toEqual([]);
    bench.app.clock.set(now);
  });
});
