import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Cluster, dataArgument, type Mode, spawnOptions } from './embedded-cluster.ts';
import { errorCode } from './embedded-error.ts';

/** What `postmaster.pid` says about the server that works, or worked last, on the cluster. */
export interface Notice {
  pid: number;
  port: number;
  isReady: boolean;
  /** Tells one start from another. */
  key: string;
}

/** A server process started here. */
export interface Launched {
  hasEnded: boolean;
  /** What it said from its start on; empty when it said nothing. */
  report(): string;
}

const LOG_LIMIT = 5_000_000;

const COMMON_SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket path longer than about 100 characters would refuse to start; loopback is enough.
  unix_socket_directories: '',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and row values may hold personal data: they stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const SETTINGS: Record<Mode, Record<string, string>> = {
  normal: COMMON_SETTINGS,
  test: {
    ...COMMON_SETTINGS,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_connections: '200',
    autovacuum: 'off',
  },
};

/** Reads `postmaster.pid`; undefined when no server has announced its port there. */
export function readNotice(cluster: Cluster): Notice | undefined {
  let text: string;
  try {
    text = fs.readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0
    ? { pid, port, isReady: lines[7]?.trim() === 'ready', key: lines.slice(0, 4).join() }
    : undefined;
}

/**
 * Starts the server in a session of its own, so that a Ctrl-C meant for the application does not reach it, and lets it
 * outlive this process: the next start adopts it.
 */
export function launch(cluster: Cluster, mode: Mode, port: number): Launched {
  const log = openLog(cluster);
  const from = fs.statSync(cluster.logFile).size;
  const settings = Object.entries({ ...SETTINGS[mode], port: String(port) });
  const child = spawn(
    cluster.binaries.program('postgres'),
    [
      '-D',
      dataArgument(cluster.data, cluster.account),
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...spawnOptions(cluster.data, cluster.account), detached: true, windowsHide: true, stdio: ['ignore', log, log] },
  );
  fs.closeSync(log);
  child.unref();
  return watch(child, cluster, from);
}

function watch(child: ChildProcess, cluster: Cluster, from: number): Launched {
  let refusal = '';
  const launched: Launched = {
    hasEnded: false,
    report: () => refusal + fs.readFileSync(cluster.logFile).subarray(from).toString().trim(),
  };
  child.once('error', (error) => {
    refusal = error.message;
    launched.hasEnded = true;
  });
  child.once('exit', (code, signal) => {
    refusal = signal === null && code === 0 ? '' : `postgres: ${signal ?? `exit code ${code}`}\n`;
    launched.hasEnded = true;
  });
  return launched;
}

function openLog(cluster: Cluster): number {
  if ((fs.statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) {
    fs.renameSync(cluster.logFile, `${cluster.logFile}.old`);
  }
  const log = fs.openSync(cluster.logFile, 'a', 0o600);
  if (cluster.account) {
    fs.fchownSync(log, cluster.account.uid, cluster.account.gid);
  }
  return log;
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('the probe socket has no port');
  }
  return address.port;
}

/** Ends the server at once for every client and returns when it is gone; `test` mode skips the last checkpoint. */
export async function shutDown(cluster: Cluster, mode: Mode): Promise<void> {
  const notice = readNotice(cluster);
  if (!notice) {
    return;
  }
  signal(cluster, notice.pid, mode === 'test' ? 'immediate' : 'fast');
  if (!(await isGone(cluster, notice, 30_000))) {
    signal(cluster, notice.pid, 'immediate');
    await isGone(cluster, notice, 10_000);
  }
}

function signal(cluster: Cluster, pid: number, how: 'fast' | 'immediate'): void {
  if (process.platform === 'win32') {
    // Windows has no signals: a kill would be a crash.
    execFileSync(cluster.binaries.program('pg_ctl'), ['kill', how === 'fast' ? 'INT' : 'QUIT', String(pid)]);
    return;
  }
  try {
    process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') {
      throw error;
    }
  }
}

async function isGone(cluster: Cluster, notice: Notice, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(10)) {
    if (readNotice(cluster)?.key !== notice.key) {
      return true;
    }
  }
  return false;
}

/** Waits some milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
