import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../lib/project.mjs';
import { checkBoundaries } from './boundaries.mjs';
import { toolVerdict, vitestVerdict } from './gates.mjs';
import { checkHygiene } from './hygiene.mjs';
import { checkLock } from './lock.mjs';
import { samples } from './samples.mjs';

const SETTINGS = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.json',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

const checks = {
  lock: async (folder) => checkLock(folder).join('\n'),
  hygiene: async (folder) => {
    await run('git', ['init', '-q'], { cwd: folder });
    return checkHygiene(folder).join('\n');
  },
  types: reportOf('tsc', '-p', 'tsconfig.json', '--noEmit'),
  lint: reportOf('oxlint', '--type-aware'),
  format: reportOf('oxfmt', '--check', 'api'),
  unused: reportOf('knip', '--no-progress'),
  boundaries: async (folder) => (await checkBoundaries(folder)).faults.join('\n'),
  tests: async (folder) => {
    const { passed, failed, report } = await vitestVerdict('bad', folder, [], { show: false });
    return failed > 0 ? `${report}\n${passed} passed, ${failed} failed` : '';
  },
};

/** Feeds each check the bad samples it must refuse; a check that lets one pass cannot be trusted when it is green. */
export async function proveRed(root) {
  const kinds = [...new Set(samples.map(({ check }) => check))];
  const results = (await Promise.all(kinds.map((check) => prove(root, check)))).flat();
  const missed = results.filter(({ refused }) => !refused);
  return {
    passed: results.length - missed.length,
    failed: missed.length,
    note: `${results.length} samples `,
    report: missed
      .map(
        ({ check, name, expects, report }) =>
          `${check} let pass: ${name}\n  expected ${expects}, got:\n${report.slice(0, 3000) || '  nothing'}`,
      )
      .join('\n\n'),
  };
}

/** All samples of one check lie in one folder, so that its tool starts once; those that replace a file start anew. */
async function prove(root, check) {
  const own = samples.filter((sample) => sample.check === check);
  const batches = [own.filter(({ alone }) => !alone), ...own.filter(({ alone }) => alone).map((sample) => [sample])];
  const results = [];
  for (const batch of batches.filter(({ length }) => length > 0)) {
    const report = await withProject(root, batch, checks[check]);
    results.push(...batch.map((sample) => ({ ...sample, report, refused: sample.expects.test(report) })));
  }
  return results;
}

async function withProject(root, batch, check) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuelian-red-')));
  try {
    SETTINGS.forEach((name) => cpSync(join(root, name), join(folder, name)));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const { files } of batch) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    return await check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf(tool, ...args) {
  return async (folder) => (await toolVerdict(tool, args, folder)).report ?? '';
}
