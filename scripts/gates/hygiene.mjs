import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.(ts|tsx|mjs|cjs|graphql|css|html|yml|md)$|(^|\/)run$/;
const GENERATED = /^admin\/gql\/|^schema\/client\/generated|^schema\/schema\.graphql$/;
/** Holds the patterns themselves. */
const SELF = /^scripts\/gates\//;

const RULES = [
  [/\b(TODO|FIXME|XXX)\b/, 'an unfinished mark; finish it or file an issue'],
  [/(oxlint|eslint)-disable(?!.* -- \S)/, 'a lint suppression without its reason after " -- "'],
  [/@ts-(ignore|nocheck)/, 'a silenced compiler; mend the type'],
  [/registry\.(npmjs|npmmirror|yarnpkg)\.|deb\.debian\.org/, 'a registry host'],
  [/(^|[\s"'`(=])\/(work|root|home)\/[\w.-]/, 'a path of one machine'],
];

/** Checks the text of all files that git tracks or would track. Returns the faults, each with file and line. */
export function checkHygiene(root) {
  return trackedFiles(root).flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        RULES.filter(([pattern]) => pattern.test(line)).map(([, fault]) => `${path}:${index + 1} ${fault}`),
      ),
  );
}

function trackedFiles(root) {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  return list
    .toString()
    .split('\0')
    .filter((path) => SOURCE.test(path) && !GENERATED.test(path) && !SELF.test(path) && existsSync(join(root, path)));
}
