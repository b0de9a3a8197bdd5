import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

import { buildDivisionRows, parseNonStandardCodes } from './division-source.ts';

// One-off generator: node api/modules/institution/division-data/build-divisions.ts <folder with the source files>
// It writes divisions.json beside itself and reports what it had to leave out.

const folder = process.argv[2];
if (folder === undefined) {
  throw new Error(
    'Name the folder that holds mumuy-list.json, mumuy-history.json, mumuy-diff.json and mumuy-patch.txt.',
  );
}
const read = async (name: string): Promise<string> => readFile(path.join(folder, `mumuy-${name}`), 'utf8');

const build = buildDivisionRows({
  current: JSON.parse(await read('list.json')) as Record<string, string>,
  history: JSON.parse(await read('history.json')) as Record<string, string>,
  successors: JSON.parse(await read('diff.json')) as Record<string, string[]>,
  nonStandard: parseNonStandardCodes(await read('patch.txt')),
});

const lines = build.rows.map((row) => JSON.stringify(row)).join(',\n');
await writeFile(path.join(import.meta.dirname, 'divisions.json'), `[\n${lines}\n]\n`);
process.stdout.write(
  [
    `${build.rows.length} divisions written`,
    `codes without a name, left out: ${build.namelessCodes.join(' ')}`,
    `successors without a name, left out: ${build.unknownSuccessors.join(' ')}`,
    `successors of codes in force, ignored: ${build.ignoredSuccessors.join(' ')}`,
    '',
  ].join('\n'),
);
