import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells whether `node_modules` holds what `package-lock.json` asks for, and remembers the answer in a stamp. */
export function installation(root) {
  const lockFile = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.xuelian-stamp');
  const wanted = () =>
    createHash('sha256').update(readFileSync(lockFile)).update(`${process.platform}-${process.arch}`).digest('hex');
  return {
    /** Cheap: compares two short texts. */
    isStamped: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(),
    /** Thorough: compares what npm recorded and what lies on disk with the lock. */
    isComplete: () => isComplete(root, lockFile),
    /** Number of packages that the lock asks for. */
    size: () => Object.keys(JSON.parse(readFileSync(lockFile, 'utf8')).packages).length - 1,
    stamp: () => writeFileSync(stamp, wanted()),
  };
}

function isComplete(root, lockFile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const asked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(asked).every(([path, entry]) => {
    if (path === '' || entry.link === true) {
      return true;
    }
    if (found[path] === undefined) {
      return entry.optional === true && !isMeantForHere(entry);
    }
    return found[path].version === entry.version && existsSync(join(root, path, 'package.json'));
  });
}

/** What only a package for another platform needs names no platform itself: such a one is never asked for. */
function isMeantForHere({ os, cpu, libc }) {
  if (os === undefined && cpu === undefined) {
    return false;
  }
  return (
    matches(os, process.platform) && matches(cpu, process.arch) && (libc === undefined || matches(libc, ownLibc()))
  );
}

function ownLibc() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

function matches(rule, own) {
  const allowed = rule === undefined ? [] : [rule].flat();
  const denied = allowed.filter((name) => name.startsWith('!'));
  return denied.length < allowed.length ? allowed.includes(own) : !denied.includes(`!${own}`);
}
