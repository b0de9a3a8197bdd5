import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import type { Actor } from '../actor.ts';
import { newId } from '../ids.ts';
import { namesOf, Reader } from '../read/reader.ts';
import { announce } from './live-channel.ts';
import { LiveHub } from './live-hub.ts';
import { registerLiveJudge } from './live-judge.ts';
import { LiveSubscription, type LiveChange, type LiveEnd, type LivePresence } from './live-presence.ts';

// Everybody may see everything, so that the numbers are those of the hub alone.
registerLiveJudge('Test', async (_reader, ids) => ids);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const hubs: LiveHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) {
    await hub.close();
  }
});

const ended: LiveEnd[] = [];
const failures: unknown[] = [];

function open(patience?: number): LiveHub {
  const hub = new LiveHub({
    kernel: app.kernel,
    readerFor: (actor, options) => new Reader(app.kernel, namesOf(app.kernel.orm), actor, options),
    livingSessions: async (ids) => new Set(ids),
    log: (error) => void failures.push(error),
    ...(patience === undefined ? {} : { patience }),
  });
  hubs.push(hub);
  return hub;
}

function enter(hub: LiveHub, actor: Actor = actorWith([])): LivePresence {
  return hub.enter({
    accountId: actor.accountId!,
    sessionId: newId(),
    resolve: () => Promise.resolve(actor),
    end: (reason) => void ended.push(reason),
  });
}

async function take(subscription: LiveSubscription, count: number): Promise<LiveChange[]> {
  const taken: LiveChange[] = [];
  while (taken.length < count) {
    const next = await subscription.next();
    if (next.done) {
      break;
    }
    taken.push(next.value);
  }
  return taken;
}

describe('a subscription', () => {
  it('tells each change once and many as one word, however slowly they are taken', async () => {
    const subscription = new LiveSubscription(new Set(['A', 'B']), () => undefined);
    subscription.push('A', ['a', 'b', 'a'], 0);
    subscription.push('B', ['c'], 0);
    expect(await take(subscription, 3)).toEqual([
      { type: 'A', id: 'a' },
      { type: 'A', id: 'b' },
      { type: 'B', id: 'c' },
    ]);
    expect(subscription.waitsSince).toBeNull();
    const before = process.memoryUsage().heapUsed;
    for (let round = 0; round < 20_000; round += 1) {
      subscription.push('A', [`x${round}`, `y${round}`], round);
    }
    subscription.push('B', ['d'], 0);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
    expect(await take(subscription, 2)).toEqual([
      { type: 'A', id: null },
      { type: 'B', id: 'd' },
    ]);
    const next = subscription.next();
    subscription.over();
    expect(await next).toEqual({ done: true, value: undefined });
    subscription.push('A', ['z'], 0);
    expect(await subscription.next()).toEqual({ done: true, value: undefined });
  });
});

describe('the hub', () => {
  it('gathers what comes together and judges a session once for all its windows', async () => {
    const hub = open();
    let judged = 0;
    registerLiveJudge('TestCounted', async (_reader, ids) => {
      judged += 1;
      return ids;
    });
    const actor = actorWith([]);
    const guest = { accountId: actor.accountId!, sessionId: newId(), resolve: async () => actor, end: () => undefined };
    const [one, two] = await Promise.all([
      hub.enter(guest).subscribe(['TestCounted']),
      hub.enter(guest).subscribe(['TestCounted']),
    ]);
    await app.kernel.pool.query(
      `select pg_notify('xuelian_live', 'TestCounted:' || gen_random_uuid()) from generate_series(1, 20)`,
    );
    expect(new Set((await take(one, 20)).map(({ id }) => id)).size).toBe(20);
    expect(await take(two, 20)).toHaveLength(20);
    await sleep(400);
    expect(judged).toBe(1);
    expect([one.waitsSince, two.waitsSince]).toEqual([null, null]);
  });

  it('comes back after the database dropped its connection, and has everything read anew', async () => {
    const hub = open();
    const subscription = await enter(hub).subscribe(['Test', 'Other']);
    await app.kernel.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'xuelian live' and datname = current_database()`,
    );
    expect(await take(subscription, 2)).toEqual([
      { type: 'Test', id: null },
      { type: 'Other', id: null },
    ]);
    const id = newId();
    await announce(app.kernel, { type: 'Test', id });
    expect(await take(subscription, 1)).toEqual([{ type: 'Test', id }]);
  });

  it('drops who takes nothing, and lets who is quick go on', async () => {
    const hub = open(500);
    ended.length = 0;
    const slow = enter(hub);
    await slow.subscribe(['Test']);
    const quick = await enter(hub).subscribe(['Test']);
    const taking = take(quick, 1);
    await announce(app.kernel, { type: 'Test', id: newId() });
    await taking;
    await sleep(4_500);
    expect(ended).toEqual(['SLOW']);
    expect(hub.size).toBe(1);
  });

  it('holds ten thousand idle connections in bounded memory, tells them all, and refuses one more', async () => {
    const hub = open();
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const subscriptions: LiveSubscription[] = [];
    const actor = actorWith([]);
    for (let count = 0; count < LIMITS.liveConnections; count += 1) {
      const presence = hub.enter({
        accountId: newId(),
        sessionId: newId(),
        resolve: async () => actor,
        end: () => undefined,
      });
      subscriptions.push(await presence.subscribe(['Test']));
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(80_000_000);
    expect(() => enter(hub)).toThrow('LIVE_LIMIT');
    const id = newId();
    await announce(app.kernel, { type: 'Test', id });
    const told = await Promise.all(subscriptions.map((subscription) => take(subscription, 1)));
    expect(told.every(([change]) => change!.id === id)).toBe(true);
    expect(failures).toEqual([]);
  });
});
