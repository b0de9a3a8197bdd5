import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../database/orm.ts';
import { platformActor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { buildFederation, countOf, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { EVERYONE } from './audience.ts';
import { fanOutWatchJob } from './fan-out.jobs.ts';
import { openFanOut, runFanOut } from './fan-out.service.ts';

const SCHOOLS = 1000;
let app: TestApp;
let tree: TestFederation;

beforeAll(async () => {
  // A process of its own is what can be killed: it runs the build, which is brought up to date when it is behind.
  const bring = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(['api']);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', bring], { cwd: projectRoot() });
  app = await createTestApp();
  tree = await buildFederation(app);
  const [above] = await runRead<{ path: string }>(
    app.kernel,
    sql`select path from organization where id = ${tree.hunan.uuid}`,
  );
  const rows = Array.from({ length: SCHOOLS }, (_, index) => {
    const id = newId();
    return { id, name: `中断示例大学${index}学生会`, path: `${above!.path}${encodeId('org', id).slice(4)}.` };
  });
  await runRead(
    app.kernel,
    sql`insert into organization (id, level, kind, name, parent_id, province_id, school_id, path, depth, status, successor_ids, search_text, created_at)
      select r.id, 'SCHOOL', 'STUDENT_UNION', r.name, ${tree.hunan.uuid}, ${tree.hunan.uuid}, r.id, r.path, 2, 'ACTIVE', '{}', '', now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, path text)`,
  );
}, 180_000);
afterAll(() => app.close());

/** Hands out in a process of its own, which is ended without warning once so many organizations are through. */
function handOutUntil(fanOutId: string, killAt: number): Promise<{ signal: string | null; done: number }> {
  const entry = (path: string): string => JSON.stringify(pathToFileURL(join(projectRoot(), 'dist/api', path)).href);
  const script = `
    const { openKernel } = await import(${entry('app.js')});
    const { runFanOut } = await import(${entry('modules/coordination/index.js')});
    const kernel = await openKernel({ url: process.env.URL_OF_TEST, secret: Buffer.from('a secret of the tests, long enough') });
    await runFanOut(kernel, ${JSON.stringify(fanOutId)}, { chunk: 50, onProgress: ({ done }) => process.stdout.write(done + '\\n') });
    await kernel.orm.close(true);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectRoot(),
    env: { TZ: 'UTC', NODE_ENV: 'test', URL_OF_TEST: app.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let done = 0;
  child.stdout.on('data', (part: Buffer) => {
    done = Math.max(done, ...part.toString().trim().split('\n').map(Number));
    if (done >= killAt) {
      child.kill('SIGKILL');
    }
  });
  return new Promise((resolve) => child.once('close', (_, signal) => resolve({ signal, done })));
}

describe('handing out that is killed', () => {
  it('gives exactly one to each, killed three times and replayed ten times in parallel', async () => {
    const sourceId = newId();
    const order = {
      kind: 'DIRECTIVE' as const,
      sourceId,
      audience: { ...EVERYONE, levels: ['PROVINCIAL' as const, 'SCHOOL' as const] },
      dueOn: '2026-12-10',
      title: '中断示例',
      issuerId: tree.national.uuid,
    };
    const open = () => runUnit(app.kernel, platformActor([], 'test'), (uow) => openFanOut(uow, order));
    const { id, total } = await open();
    expect(total).toBe(SCHOOLS + 5);
    const made = () =>
      countOf(app, sql`select count(*)::int as count from obligation where source_id = ${sourceId}::uuid`);
    for (const killAt of [150, 350, 550]) {
      const { signal } = await handOutUntil(id, killAt);
      expect(signal).toBe('SIGKILL');
      const [row] = await runRead<{ done: number; state: string }>(
        app.kernel,
        sql`select done_count as done, state from obligation_fan_out where id = ${id}::uuid`,
      );
      // A chunk is there with its count, or not at all.
      expect(row).toEqual({ done: await made(), state: 'RUNNING' });
      expect(row!.done).toBeGreaterThanOrEqual(killAt);
      expect(row!.done).toBeLessThan(total);
    }
    // A worker that was killed is missed after a while, and its work queued anew.
    app.clock.set(new Date(app.clock.now().getTime() + 300_000));
    await fanOutWatchJob.run(app.kernel, {});
    const queued = await countOf(
      app,
      sql`select count(*)::int as count from graphile_worker.jobs where key = ${`obligation-fan-out:${id}`}`,
    );
    expect(queued).toBe(1);
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const again = await open();
        expect(again).toMatchObject({ id, isNew: false });
        return runFanOut(app.kernel, id, { chunk: 100 });
      }),
    );
    expect(await runFanOut(app.kernel, id)).toBe('DONE');
    const [sums] = await runRead<{ count: number; organizations: number; orphans: number }>(
      app.kernel,
      sql`select count(*)::int as count, count(distinct organization_id)::int as organizations,
          count(*) filter (where parent_id is null and verifier_id <> ${tree.national.uuid}::uuid)::int as orphans
        from obligation where source_id = ${sourceId}::uuid`,
    );
    expect(sums).toEqual({ count: total, organizations: total, orphans: 0 });
  }, 180_000);
});
