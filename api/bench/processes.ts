import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../database/orm.ts';

/** A server in a process of its own. */
export interface Served {
  readonly address: string;
  /** Resident memory in MB; null where the system does not tell. */
  memory(): Promise<number | null>;
  stop(): Promise<void>;
}

const closers = new Set<() => Promise<void>>();

/** Keeps what ends a process until it is called, so that `stopAll` leaves none behind. */
export function owned(close: () => Promise<void>): () => Promise<void> {
  const closer = async (): Promise<void> => {
    closers.delete(closer);
    await close();
  };
  closers.add(closer);
  return closer;
}

/** Ends whatever this process has started and not ended yet. */
export async function stopAll(): Promise<void> {
  await Promise.allSettled([...closers].map((close) => close()));
}

/** Starts a compiled entry below `dist/api` and waits for its line `ready <address>`. */
export async function serve(entry: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const root = projectRoot();
  const child = spawn(process.execPath, [join(root, 'dist', 'api', `${entry}.js`)], {
    cwd: root,
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'xuelian'),
      PORT: '0',
      XUELIAN_LOG: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = owned(async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(late);
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /^ready (\S+)$/m.exec(said)?.[1];
      if (found) {
        resolve(found.replace(/\/$/, ''));
      }
    });
    child.once('error', reject);
    void gone.then(() => reject(new Error(`${entry} ended before it was ready: ${said}`)));
  });
  return {
    address,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
      return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
    },
    stop,
  };
}

/** Posts JSON and gives the parsed answer. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
