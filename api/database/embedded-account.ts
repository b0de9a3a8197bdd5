import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSetupError } from './embedded-error.ts';

/** The system account a PostgreSQL process runs under. */
export interface Account {
  uid: number;
  gid: number;
}

/** True when this process is root, under which PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account to step down to when this process is root: the owner of an existing cluster, else `postgres`, else
 * `nobody`; undefined for an ordinary user, who runs PostgreSQL under the own name.
 */
export function serverAccount(clusterFolder: string): Account | undefined {
  if (!isRoot()) {
    return undefined;
  }
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const account = listedAccount('postgres') ?? listedAccount('nobody');
  if (!account) {
    throw new DatabaseSetupError(
      '不能以 root 身份运行内置数据库，系统中也没有 postgres 或 nobody 账户。请改用普通用户运行，或设置 DATABASE_URL。',
      'The embedded database cannot run as root and the system has no account "postgres" or "nobody". ' +
        'Run as an ordinary user or set DATABASE_URL.',
    );
  }
  return account;
}

function listedAccount(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** True when the account may pass through every folder above the path, so that it can open what lies there. */
export function canReach(path: string, account: Account): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const searchBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & searchBit) === 0) {
      return false;
    }
    if (folder === dirname(folder)) {
      return true;
    }
  }
}
