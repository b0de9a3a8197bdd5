import { resolve } from 'node:path';
import { openKernel } from '../app.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { installationSecret } from '../database/secret.ts';
import { readEnv, type Env } from '../env.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';

/** What a command gives back: printed as words, and as one JSON line last with `--json`. */
export interface CommandResult {
  readonly lines: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  /** False makes the process end with code 1. */
  readonly isOk?: boolean;
}

/** A command of the command line. */
export interface Command {
  /** Words that call it, such as `audit verify`. */
  readonly name: string;
  /** Arguments and what it does, for the help page. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: Readonly<Record<string, { type: 'string' | 'boolean' }>>;
  run(args: readonly string[], options: Readonly<Record<string, string | boolean | undefined>>): Promise<CommandResult>;
}

/** A wrong call, told in one sentence. */
export class UsageError extends Error {}

/** Opens the installation's database (the running embedded one is shared) for the length of `work`. */
export async function withInstallation<Result>(
  work: (kernel: Kernel, env: Env, url: string) => Promise<Result>,
): Promise<Result> {
  const env = readEnv();
  const dataDir = resolve(env.XUELIAN_DATA_DIR);
  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir, mode: 'normal' });
  const url = env.DATABASE_URL ?? embedded!.url;
  try {
    await migrate(url);
    const kernel = await openKernel({
      url,
      secret: await installationSecret(dataDir, env.XUELIAN_SECRET),
      poolSize: 4,
    });
    try {
      return await work(kernel, env, url);
    } finally {
      await kernel.orm.close(true);
    }
  } finally {
    await embedded?.stop();
  }
}
