import { execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../database/orm.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { UploadBench } from '../../testing/uploads.ts';
import { purgeFilesJob, sweepFilesJob } from './attachment.jobs.ts';

const BYTES = Buffer.from('关于换届工作的通知\n'.repeat(50));

/** Where an upload is when its process ends without warning. */
type Point = 'ARRIVING' | 'EXAMINED' | 'STORED' | 'RECORDED';

let bench: UploadBench;
beforeAll(async () => {
  // A process of its own is what can be killed: it runs the build, which is brought up to date when it is behind.
  const bring = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(['api']);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', bring], { cwd: projectRoot() });
  bench = await UploadBench.open();
}, 180_000);
afterAll(() => bench.close());

/** Receives an upload in a process of its own, which is killed at a point; gives the signal that ended it. */
async function uploadUntil(point: Point, url: string): Promise<string | null> {
  const entry = (path: string): string => JSON.stringify(pathToFileURL(join(projectRoot(), 'dist/api', path)).href);
  const [account] = await runRead<{ id: string }>(
    bench.app.kernel,
    sql`select id from account where login_name = 'owner.one'`,
  );
  const script = `
    const { Readable } = await import('node:stream');
    const { openKernel } = await import(${entry('app.js')});
    const { ManualClock } = await import(${entry('kernel/clock.js')});
    const { openFileStore } = await import(${entry('modules/attachment/index.js')});
    const { receiveUpload } = await import(${entry('modules/attachment/upload.service.js')});
    const { accountActor } = await import(${entry('modules/people/index.js')});
    const given = JSON.parse(process.env.GIVEN_BY_TEST);
    const at = (point) => {
      if (point !== given.point) return undefined;
      process.stdout.write('here\\n');
      return new Promise(() => setInterval(() => undefined, 1000));
    };
    const disk = await openFileStore(given.folder, null);
    const files = {
      incoming: disk.incoming, open: (key) => disk.open(key), remove: (key) => disk.remove(key), list: () => disk.list(),
      put: async (...file) => { await at('EXAMINED'); await disk.put(...file); await at('STORED'); },
    };
    const kernel = await openKernel({
      url: given.database, secret: Buffer.from('a secret of the tests, long enough'), files, clock: new ManualClock(given.now),
    });
    const actor = await accountActor(kernel, given.accountId, { locale: 'en', requestId: 'test', purpose: null });
    const bytes = Buffer.from(given.bytes, 'base64');
    async function* arriving() {
      yield bytes.subarray(0, bytes.length / 2);
      // What was sent so far is on the disk when the process ends.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await at('ARRIVING');
      yield bytes.subarray(bytes.length / 2);
    }
    await receiveUpload(kernel, actor, given.token, Readable.from(arriving()));
    await at('RECORDED');`;
  const given = {
    point,
    token: url.split('/').at(-1),
    accountId: account!.id,
    bytes: BYTES.toString('base64'),
    folder: join(bench.store.incoming, '../..'),
    database: bench.app.url,
    now: bench.app.clock.now().toISOString(),
  };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectRoot(),
    env: { TZ: 'UTC', NODE_ENV: 'test', GIVEN_BY_TEST: JSON.stringify(given) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', () => child.kill('SIGKILL'));
  return new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
}

/** What is left on the machine and in the database, beside what was there before. */
async function remainders(id: string): Promise<{ incoming: number; stored: number; state: string | null }> {
  return {
    incoming: (await readdir(bench.store.incoming)).length,
    stored: (await bench.stored()).length,
    state: (await bench.rowOf(id))?.state ?? null,
  };
}

/** Does work at an instant that is so many hours after whichever clock is ahead, the test's or the disk's. */
async function hoursOn(hours: number, work: () => Promise<unknown>): Promise<void> {
  const { clock } = bench.app;
  const ahead = Math.max(0, Date.now() - clock.now().getTime()) / 3_600_000;
  await bench.later(Math.ceil(ahead) + hours, work);
}

describe('an upload whose process is killed', () => {
  it.each<[Point, { incoming: number; stored: number; state: string }]>([
    ['ARRIVING', { incoming: 1, stored: 0, state: 'PENDING' }],
    ['EXAMINED', { incoming: 1, stored: 0, state: 'PENDING' }],
    ['STORED', { incoming: 0, stored: 1, state: 'PENDING' }],
    ['RECORDED', { incoming: 0, stored: 1, state: 'READY' }],
  ])(
    '%s is seen by nobody by half, and leaves nothing that is not cleared',
    async (point, left) => {
      const { id, url } = await bench.prepare('通知.txt', BYTES.length);
      expect(await uploadUntil(point, url)).toBe('SIGKILL');
      expect(await remainders(id)).toEqual(left);
      const isWhole = left.state === 'READY';
      // It is there as a whole for whoever sent it, or not at all; nobody else learns of it either way.
      const own = await bench.get(id, bench.tokens.owner);
      expect(own.status).toBe(isWhole ? 200 : 404);
      if (isWhole) {
        expect(Buffer.from(await own.arrayBuffer())).toEqual(BYTES);
      }
      expect((await bench.get(id, bench.tokens.colleague)).status).toBe(404);
      expect(await bench.claim([id], { login: 'colleague.one' })).toContain('ATTACHMENT_UNKNOWN');
      if (!isWhole) {
        expect(await bench.claim([id])).toContain('ATTACHMENT_UNKNOWN');
      }
      // The token was spent: a second process can't write beside what the first may have left.
      expect((await bench.put(url, BYTES)).status).toBe(404);
      const trail = await runRead<{ action: string }>(
        bench.app.kernel,
        sql`select action from audit_entry where subject_id = ${decodeId('att', id)}::uuid order by seq`,
      );
      expect(trail.map(({ action }) => action)).toEqual([
        'attachment.prepare',
        ...(isWhole ? ['attachment.upload'] : []),
      ]);
      // Too early for either clearing: nothing that may still be under way is taken away.
      await purgeFilesJob.run(bench.app.kernel, {});
      await sweepFilesJob.run(bench.app.kernel, {});
      expect(await remainders(id)).toEqual(left);
      await hoursOn(isWhole ? 50 : 2, () => purgeFilesJob.run(bench.app.kernel, {}));
      expect(await remainders(id)).toEqual({ incoming: left.incoming, stored: 0, state: null });
      await hoursOn(25, () => sweepFilesJob.run(bench.app.kernel, {}));
      expect(await remainders(id)).toEqual({ incoming: 0, stored: 0, state: null });
    },
    60_000,
  );

  it('does not keep its sender from sending the file anew', async () => {
    const first = await bench.prepare('通知.txt', BYTES.length);
    expect(await uploadUntil('STORED', first.url)).toBe('SIGKILL');
    const second = await bench.upload('通知.txt', BYTES);
    expect(await bench.claim([second])).toEqual([]);
    await hoursOn(72, async () => {
      await purgeFilesJob.run(bench.app.kernel, {});
      await sweepFilesJob.run(bench.app.kernel, {});
    });
    expect(await bench.rowOf(first.id)).toBeUndefined();
    const kept = await bench.rowOf(second);
    expect(kept?.state).toBe('CLAIMED');
    expect(await bench.stored()).toEqual([kept!.storeKey]);
  }, 60_000);
});
