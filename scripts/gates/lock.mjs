import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Checks package.json and package-lock.json: versions exact and alike, every optional dependency that the lock names
 * also in it (npm drops those that a mirror lacks, and `npm ci` then fails elsewhere), no host name, every file with
 * its checksum, every install script decided about. Returns the faults.
 */
export function checkLock(root) {
  const manifest = read(root, 'package.json');
  const { packages } = read(root, 'package-lock.json');
  return [
    ...inexactVersions(manifest),
    ...differences(manifest, packages['']),
    ...Object.entries(packages).flatMap(([path, entry]) => [
      ...missingOptionals(path, entry, packages),
      ...(path === '' || entry.link ? [] : entryFaults(path, entry, manifest.allowScripts ?? {})),
    ]),
  ];
}

function read(root, name) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

function inexactVersions(manifest) {
  return KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `package.json: ${name} is "${version}"; pin one exact version`);
}

function differences(manifest, recorded) {
  return KINDS.filter((kind) => sorted(manifest[kind]) !== sorted(recorded[kind])).map(
    (kind) => `package-lock.json: ${kind} differ from package.json; run npm install`,
  );
}

function sorted(dependencies = {}) {
  return JSON.stringify(Object.entries(dependencies).toSorted(([a], [b]) => a.localeCompare(b)));
}

function missingOptionals(path, entry, packages) {
  return Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isFound(path, name, packages))
    .map(
      (name) => `package-lock.json: ${name}, optional for ${path || 'the project'}, is missing; pin a complete version`,
    );
}

/** Looks where Node would: in the package's own node_modules, then in each one above it. */
function isFound(path, name, packages) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) {
      return true;
    }
    if (folder === '') {
      return false;
    }
  }
}

function entryFaults(path, entry, allowScripts) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const faults = [];
  if (/^https?:/.test(entry.resolved ?? '')) {
    faults.push(`package-lock.json: ${path} names a host (${entry.resolved}); keep omit-lockfile-registry-resolved`);
  }
  if (!entry.integrity && !entry.inBundle) {
    faults.push(`package-lock.json: ${path} has no integrity checksum`);
  }
  if (entry.hasInstallScript && !(name in allowScripts)) {
    faults.push(`package.json: ${name} brings an install script; decide about it in allowScripts`);
  }
  return faults;
}
