import { connect, type Socket } from 'node:net';
import sql from 'sql-template-tag';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../schema/limits.ts';
import { NODE_TYPES } from '../../../schema/node-types.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live/live-channel.ts';
import { registerLiveJudge } from '../../kernel/live/live-judge.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { buildFederation, enter, signInAs } from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

// Everybody may see everything, so that the numbers are those of the transport alone.
const TYPES = NODE_TYPES.slice(0, Math.min(40, LIMITS.liveTypes));
for (const type of TYPES) {
  registerLiveJudge(type, async (_reader, ids) => ids.map((id) => encodeId('org', id)));
}
/** Long words: a few hundred of them fill whatever the system keeps for a connection. */
const CHANGED = `subscription ($types: [String!]!) { changed(types: $types) { id ${Array.from({ length: 40 }, (_, index) => `type${index}: type`).join(' ')} } }`;
const PATIENCE_MS = 2_000;

let app: TestApp;
let served: Served;
let token: string;
/** The server's ends of all connections, oldest first. */
const ends: Socket[] = [];
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app, {}, '/nowhere', PATIENCE_MS);
  served.server.server.on('connection', (socket: Socket) => void ends.push(socket));
  const federation = await buildFederation(app);
  token = await signInAs(app, await enter(app, federation.school, '读者'), 'reader');
});
afterAll(async () => {
  await served.close();
  await app.close();
});

interface Stream {
  readonly client: Socket;
  /** The server's end. */
  readonly end: Socket;
  /** The ids that came, newest last; only those of the last piece are kept. */
  text: string;
}

/** Opens server-sent events over a plain socket and waits until they stand. */
async function open(): Promise<Stream> {
  const { hostname, port, host } = new URL(served.address);
  const body = JSON.stringify({ query: CHANGED, variables: { types: TYPES } });
  const client = connect(Number(port), hostname);
  client.on('error', () => undefined);
  const count = ends.length;
  client.write(
    `POST /graphql/stream HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n` +
      `authorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  let text = '';
  client.on('data', (piece) => {
    // Enough to find the last word in, and no more than that.
    text = (text + piece.toString('latin1')).slice(-20_000);
  });
  await until(() => text.startsWith('HTTP/1.1 200') && ends.length > count);
  return {
    client,
    end: ends[count]!,
    get text() {
      return text;
    },
  };
}

async function until(condition: () => boolean): Promise<void> {
  const last = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > last) {
      throw new Error('It did not come about in 30 seconds');
    }
    await sleep(20);
  }
}

/** Tells of very many changes at once, of all types but the first, whose changes are to be told one by one. */
const flood = (): Promise<unknown> =>
  runRead(
    app.kernel,
    sql`select count(pg_notify('xuelian_live', t || ':' || gen_random_uuid()))
      from unnest(${TYPES.slice(1)}::text[]) t, generate_series(1, 100)`,
  );

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that are in use, without what is garbage. */
function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Announces one change and waits until a reader has it. */
async function reaches(stream: Stream): Promise<void> {
  const id = newId();
  await announce(app.kernel, { type: TYPES[0]!, id });
  await until(() => stream.text.includes(encodeId('org', id)));
}

describe('a reader of the live stream that stops reading', () => {
  it('is cut; what the server keeps for it is bounded, and those beside it are told all the while', async () => {
    const slow = await open();
    const quick = await open();
    await reaches(quick);
    slow.client.pause();
    const before = heapInUse();
    let grown = 0;
    let most = 0;
    let rounds = 0;
    const watch = setInterval(() => {
      most = Math.max(most, slow.end.writableLength);
    }, 5);
    try {
      // Until the system takes no more for the slow one, and the hub has waited its time.
      while (!slow.end.destroyed) {
        expect(rounds).toBeLessThan(60);
        rounds += 1;
        await flood();
        await reaches(quick);
        grown = Math.max(grown, heapInUse() - before);
      }
    } finally {
      clearInterval(watch);
    }
    process.stdout.write(
      `slow live reader cut after ${rounds} floods of ${(TYPES.length - 1) * 100}; at most ${most} bytes kept for it, heap in use grew by ${Math.round(grown / 1e6)} MB at most\n`,
    );
    // It did stop: something waited in the process, and no more than a word or two beyond the mark of the stream.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(200_000);
    expect(grown).toBeLessThan(20_000_000);
    // The cut is one: not the end of a stream that came to its end.
    const closed = new Promise((resolve) => slow.client.once('close', resolve));
    slow.client.resume();
    await closed;
    expect(slow.text).not.toContain('event: complete');
    await reaches(quick);
    expect(quick.end.destroyed).toBe(false);
    // There is room again for whoever was cut, and it is told like anybody.
    const again = await open();
    await reaches(again);
    again.client.destroy();
    quick.client.destroy();
    expect(app.failures).toEqual([]);
  }, 120_000);
});
