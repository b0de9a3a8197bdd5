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
    /** Where the packages that the lock asks for on this machine belong. */
    places: () => wantedPlaces(lockFile).map((path) => join(root, path, 'package.json')),
    stamp: () => writeFileSync(stamp, wanted()),
  };
}

function isComplete(root, lockFile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const asked = readPackages(lockFile);
  const found = readPackages(record);
  return (
    wantedPlaces(lockFile).every(
      (path) => found[path] !== undefined || (asked[path].optional === true && !hasPlatform(asked[path])),
    ) &&
    Object.entries(found).every(
      ([path, { version }]) => asked[path]?.version === version && existsSync(join(root, path, 'package.json')),
    )
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function wantedPlaces(lockFile) {
  return Object.entries(readPackages(lockFile))
    .filter(([path, entry]) => path !== '' && entry.link !== true && isMeantForHere(entry))
    .map(([path]) => path);
}

/** What only a package for another platform needs names no platform itself: its absence tells nothing. */
function hasPlatform({ os, cpu }) {
  return os !== undefined || cpu !== undefined;
}

function isMeantForHere({ os, cpu, libc }) {
  return (
    matches(os, process.platform) && matches(cpu, process.arch) && (libc === undefined || matches(libc, ownLibc()))
  );
}

let libcSeen;

function ownLibc() {
  libcSeen ??= process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return libcSeen;
}

function matches(rule, own) {
  const allowed = rule === undefined ? [] : [rule].flat();
  const denied = allowed.filter((name) => name.startsWith('!'));
  return denied.length < allowed.length ? allowed.includes(own) : !denied.includes(`!${own}`);
}
