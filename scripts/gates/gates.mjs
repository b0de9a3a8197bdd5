import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { findChrome } from '../chrome.mjs';
import { has, runTool } from '../lib/project.mjs';
import { checkBoundaries } from './boundaries.mjs';
import { checkHygiene } from './hygiene.mjs';
import { checkLock } from './lock.mjs';
import { proveRed } from './red.mjs';

/**
 * Every check of the project in the order of a full run. `run(root, args)` gives how many passed and failed, what is to
 * be read when something failed, and a note on what was seen.
 */
export const gates = [
  { name: 'lock', title: 'pinned versions, complete lock', run: (root) => verdict(checkLock(root)) },
  {
    name: 'hygiene',
    title: 'no unfinished marks, unexplained suppressions, machine paths',
    run: (root) => verdict(checkHygiene(root)),
  },
  { name: 'types', title: 'TypeScript of the API (and its build)', run: () => buildVerdict('api') },
  { name: 'codegen', title: 'typed operations of the admin', run: () => buildVerdict('codegen') },
  {
    name: 'admin-types',
    title: 'TypeScript of the admin',
    run: (root) => toolVerdict('tsc', ['-p', 'admin/tsconfig.json'], root),
  },
  { name: 'bundle', title: 'build of the admin', run: () => buildVerdict('admin') },
  { name: 'lint', title: 'oxlint, type-aware', run: (root) => toolVerdict('oxlint', ['--type-aware'], root) },
  { name: 'format', title: 'oxfmt', run: (root) => toolVerdict('oxfmt', ['--check'], root) },
  {
    name: 'unused',
    title: 'knip: no unused files, exports, dependencies',
    run: (root) => toolVerdict('knip', ['--no-progress'], root),
  },
  { name: 'boundaries', title: 'dependency-cruiser: who may import whom', run: boundaries },
  { name: 'red', title: 'each check refuses its bad sample', run: proveRed },
  {
    name: 'api',
    title: 'tests of API, schema and migrations on PostgreSQL',
    run: (root, args) => vitestVerdict('api', root, args),
  },
  { name: 'admin', title: 'tests of the admin', run: (root, args) => vitestVerdict('admin', root, args) },
  { name: 'browser', title: 'the admin in a real browser', run: browser },
];

async function verdict(faults, note = '') {
  return faults.length === 0
    ? { passed: 1, failed: 0, note }
    : { passed: 0, failed: 1, note, report: faults.join('\n') };
}

/** A check done by a tool that tells by its exit code. */
export async function toolVerdict(tool, args, root) {
  const { ok, output } = await runTool(tool, args, { cwd: root });
  return verdict(ok ? [] : [output]);
}

async function buildVerdict(step) {
  // A step whose input is missing is not due, which would look like a success.
  if (step === 'codegen' && !(has('codegen.yml') && has('schema/schema.graphql'))) {
    return verdict(['codegen.yml or schema/schema.graphql is missing']);
  }
  const failures = await build([step], { force: step === 'api', quiet: true });
  return verdict(failures.map(({ output }) => output));
}

async function boundaries(root) {
  const { faults, count } = await checkBoundaries(root);
  return verdict(faults, `${count} modules `);
}

/**
 * Counts what vitest counted: a file that cannot be loaded, a run without tests or an error outside a test is one failed.
 */
export async function vitestVerdict(project, root, args = [], { show = true, env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xuelian-results-'));
  const file = join(folder, 'results.json');
  try {
    const options = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { ok, output } = await runTool('vitest', [...options, ...args], { cwd: root, show, env });
    return { ...tally(file, ok), ...(show ? {} : { report: output }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tally(file, ok) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, note: 'no results ' };
  }
  const broken = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = results.numFailedTests + broken.length;
  const skipped = results.numPendingTests + results.numTodoTests;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped,
    note: `${results.numPassedTests} tests${skipped > 0 ? `, ${skipped} skipped` : ''} `,
  };
}

/** Browser tests are never skipped silently: without a browser, or with a test left out, the check fails. */
async function browser(root, args) {
  const broken = await build(undefined, { quiet: true });
  if (broken.length > 0) {
    return verdict(broken.map(({ output }) => output));
  }
  let chrome;
  try {
    chrome = await findChrome();
  } catch (error) {
    return verdict([error.message]);
  }
  const result = await vitestVerdict('e2e', root, args, { env: { CHROME_PATH: chrome } });
  return { ...result, failed: result.failed + (args.length === 0 ? result.skipped : 0) };
}
