import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canReach, isRoot, serverAccount } from './embedded-account.ts';
import { type Binaries, locateBinaries } from './embedded-binaries.ts';
import { DatabaseSetupError, errorCode } from './embedded-error.ts';

/** How much is risked for speed: `normal` survives a power cut, `test` does not. */
export type Mode = 'normal' | 'test';

/** What one PostgreSQL cluster on disk is and how its programs are run. */
export interface Cluster {
  /** Holds `data`, `password` and `server.log`; belongs to the account. */
  folder: string;
  data: string;
  logFile: string;
  password: string;
  account: Account | undefined;
  binaries: Binaries;
}

/** The owner of everything in the cluster; used for upkeep only, never handed out. */
export const SUPERUSER = 'postgres';
/** The role and the database that the application works with. */
export const APPLICATION = 'xuelian';

const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8'];
const DRAFT_PREFIX = '.postgres-draft-';
const run = promisify(execFile);

/** Opens the cluster below the data folder and makes it first when there is none. */
export async function openCluster(dataDir: string, mode: Mode, log: (line: string) => void): Promise<Cluster> {
  const root = openFolder(resolve(dataDir));
  const folder = join(root, 'postgres');
  const data = join(folder, 'data');
  const account = serverAccount(data);
  const binaries = locateBinaries(account);
  if (!fs.existsSync(join(data, 'PG_VERSION'))) {
    refuseForeignFolder(folder);
    log('正在创建数据库文件夹 · creating the database folder');
    await createCluster(root, folder, account, binaries, mode);
  }
  refuseOtherMajor(data, binaries.major);
  takeOver(folder, account);
  fs.chmodSync(data, 0o700);
  return {
    folder,
    data,
    logFile: join(folder, 'server.log'),
    password: readPassword(folder),
    account,
    binaries,
  };
}

/** The options of a child process that works in the data folder under the account. */
export function spawnOptions(
  folder: string,
  account: Account | undefined,
): { cwd: string; uid?: number; gid?: number } {
  return account ? { cwd: folder, uid: account.uid, gid: account.gid } : { cwd: folder };
}

/**
 * How a PostgreSQL program started inside the data folder names it. Below a folder closed to the account (`/root`) the
 * path cannot be walked, but the working directory, entered before stepping down from root, can.
 */
export function dataArgument(data: string, account: Account | undefined): string {
  return account === undefined || canReach(data, account) ? data : '/proc/self/cwd';
}

function openFolder(path: string): string {
  try {
    fs.mkdirSync(path, { recursive: true });
    return fs.realpathSync(path);
  } catch (error) {
    throw closedFolder(path, error);
  }
}

/** What root restored from a backup belongs to root, under whom PostgreSQL refuses to run. */
function takeOver(path: string, account: Account | undefined): void {
  if (!account || fs.lstatSync(path).uid === account.uid) {
    return;
  }
  fs.lchownSync(path, account.uid, account.gid);
  if (fs.lstatSync(path).isDirectory()) {
    fs.readdirSync(path).forEach((name) => takeOver(join(path, name), account));
  }
}

function refuseForeignFolder(folder: string): void {
  const entries = readIfFolder(folder);
  if (entries && entries.length > 0) {
    throw new DatabaseSetupError(
      `文件夹 ${folder} 已有内容，但不是数据库。请移走它，或用 XUELIAN_DATA_DIR 指定别的文件夹。`,
      `The folder ${folder} is not empty and holds no database. Move it away or name another with XUELIAN_DATA_DIR.`,
    );
  }
}

function readIfFolder(folder: string): string[] | undefined {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw closedFolder(folder, error);
  }
}

function closedFolder(folder: string, cause: unknown): DatabaseSetupError {
  return new DatabaseSetupError(
    `无法使用文件夹 ${folder}：当前账户没有权限。请以创建它的账户运行，或用 XUELIAN_DATA_DIR 指定别的文件夹。`,
    `The folder ${folder} is closed to the current account. ` +
      'Run under the account that made it or name another with XUELIAN_DATA_DIR.',
    { cause },
  );
}

function refuseOtherMajor(data: string, major: number): void {
  let made: string;
  try {
    made = fs.readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw closedFolder(data, error);
  }
  if (made !== String(major)) {
    throw new DatabaseSetupError(
      `文件夹 ${data} 由 PostgreSQL ${made} 创建，内置数据库是 PostgreSQL ${major}，不能直接打开。请用 PostgreSQL ${made} 导出后在新文件夹中导入，或用 XUELIAN_DATA_DIR 指定别的文件夹。`,
      `The folder ${data} was made by PostgreSQL ${made} and the embedded database is PostgreSQL ${major}. ` +
        `Dump it with PostgreSQL ${made} and restore it into a new folder, or name another with XUELIAN_DATA_DIR.`,
    );
  }
  const { uid } = fs.statSync(data);
  if (!isRoot() && process.getuid && uid !== process.getuid()) {
    throw closedFolder(data, undefined);
  }
}

function readPassword(folder: string): string {
  const file = join(folder, 'password');
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new DatabaseSetupError(
      `缺少数据库密码文件 ${file}。请从备份中恢复它。`,
      `The password file ${file} of the database is missing. Restore it from a backup.`,
      { cause },
    );
  }
}

/** Several first starts may run at once: each fills a folder of its own, and the rename lets exactly one win. */
async function createCluster(
  root: string,
  folder: string,
  account: Account | undefined,
  binaries: Binaries,
  mode: Mode,
): Promise<void> {
  removeAbandonedDrafts(root);
  const draft = join(root, `${DRAFT_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    makeOwnFolder(draft, account);
    makeOwnFolder(join(draft, 'data'), account);
    fs.writeFileSync(join(draft, 'password'), `${randomBytes(24).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    giveTo(join(draft, 'password'), account);
    await initialise(draft, account, binaries, mode);
    moveIntoPlace(draft, folder);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function makeOwnFolder(folder: string, account: Account | undefined): void {
  fs.mkdirSync(folder, { mode: 0o700 });
  giveTo(folder, account);
}

function giveTo(path: string, account: Account | undefined): void {
  if (account) {
    fs.chownSync(path, account.uid, account.gid);
  }
}

function moveIntoPlace(draft: string, folder: string): void {
  try {
    fs.renameSync(draft, folder);
  } catch (error) {
    if (!fs.existsSync(join(folder, 'data', 'PG_VERSION'))) {
      throw error;
    }
  }
}

function removeAbandonedDrafts(root: string): void {
  const hour = 3_600_000;
  for (const name of fs.readdirSync(root)) {
    const draft = join(root, name);
    const found = name.startsWith(DRAFT_PREFIX) ? fs.statSync(draft, { throwIfNoEntry: false }) : undefined;
    if (found && found.mtimeMs < Date.now() - hour) {
      fs.rmSync(draft, { recursive: true, force: true });
    }
  }
}

/** Plain order is by code point on every machine; the character classes are those of UTF-8, which pg_trgm needs. */
async function initialise(draft: string, account: Account | undefined, binaries: Binaries, mode: Mode): Promise<void> {
  const data = join(draft, 'data');
  const args = [
    `--pgdata=${dataArgument(data, account)}`,
    `--username=${SUPERUSER}`,
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(mode === 'test' ? ['--no-sync'] : []),
  ];
  let failure: unknown;
  for (const ctype of CTYPES) {
    try {
      await run(binaries.program('initdb'), [...args, `--lc-ctype=${ctype}`], spawnOptions(data, account));
      return;
    } catch (error) {
      failure = error;
      if (!(error instanceof Error) || !/invalid locale/.test(error.message)) {
        break;
      }
    }
  }
  throw new DatabaseSetupError(
    `无法创建数据库：${reason(failure)}\n请按上面的原因处理，或设置 DATABASE_URL 使用已有的 PostgreSQL。`,
    `The database could not be created: ${reason(failure)}\n` +
      'Mend the cause above, or set DATABASE_URL to use a PostgreSQL of your own.',
    { cause: failure },
  );
}

function reason(failure: unknown): string {
  return failure instanceof Error ? failure.message.trim() : String(failure);
}
