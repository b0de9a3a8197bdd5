import { connect } from 'node:net';

/** One request, repeated as it is. */
export interface Target {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a stretch of load brought: latencies in milliseconds and answers that were not 200 or of another length. */
export interface Sample {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly bad: number;
}

/** Repeats a request over keep-alive connections, each asking again as soon as it was answered. */
export async function applyLoad(target: Target, connections: number, seconds: number): Promise<Sample> {
  const latencies: number[] = [];
  const lengths = new Set<number>();
  const started = performance.now();
  const until = started + seconds * 1000;
  const failures = await Promise.all(
    Array.from({ length: connections }, () => drive(target, until, latencies, lengths)),
  );
  const bad = failures.reduce((sum, count) => sum + count, 0) + Math.max(lengths.size - 1, 0);
  return { seconds: (performance.now() - started) / 1000, latencies, bad };
}

/** A raw socket: an HTTP client of Node would cost as much as the servers that are measured. */
function drive(target: Target, until: number, latencies: number[], lengths: Set<number>): Promise<number> {
  const { hostname, port, pathname } = new URL(target.url);
  const headers = { host: `${hostname}:${port}`, 'content-type': 'application/json', ...target.headers };
  const request = Buffer.from(
    `POST ${pathname} HTTP/1.1\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}content-length: ${Buffer.byteLength(target.body)}\r\n\r\n${target.body}`,
  );
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let parts: Buffer[] = [];
    let received = 0;
    let expected = -1;
    let bad = 0;
    let sent = 0;
    const ask = (): void => {
      parts = [];
      received = 0;
      expected = -1;
      sent = performance.now();
      socket.write(request);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('close', () => resolve(bad));
    socket.on('data', (part) => {
      received += part.length;
      if (expected < 0) {
        parts.push(part);
        const head = Buffer.concat(parts);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) {
          return;
        }
        const text = head.toString('latin1', 0, end);
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
        if (Number.isNaN(length)) {
          socket.destroy(new Error(`An answer without content-length: ${text}`));
          return;
        }
        bad += text.startsWith('HTTP/1.1 200') ? 0 : 1;
        lengths.add(length);
        expected = end + 4 + length;
      }
      if (received >= expected) {
        const now = performance.now();
        latencies.push(now - sent);
        if (now < until) {
          ask();
        } else {
          socket.destroy();
        }
      }
    });
  });
}
