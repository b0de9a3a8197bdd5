import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exclusively } from './lib/exclusive.mjs';
import { has, root, runTool } from './lib/project.mjs';
import { say } from './lib/say.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.built.json');

/**
 * The steps of a build. `inputs` decides whether it is due: folders and files, without what the step does not read;
 * `output` must exist for it to count as done.
 */
const steps = {
  api: {
    title: 'API',
    inputs: ['api', 'schema', 'migrations', 'tsconfig.json', 'tsconfig.base.json', 'package-lock.json'],
    reads: (path) => /\.(ts|json)$/.test(path) && !/^schema\/.+\//.test(path),
    output: 'dist/api/main.js',
    run: async (options) => {
      if (!has('dist/api')) {
        // tsc trusts its notes about what it has written, even when that was deleted.
        rmSync(join(dist, '.tsbuildinfo'), { force: true });
      }
      const result = await runTool('tsc', ['-p', 'tsconfig.json'], options);
      removeLeftovers(dist);
      return result;
    },
  },
  codegen: {
    title: 'typed operations',
    inputs: ['admin', 'schema', 'codegen.yml', 'package-lock.json'],
    reads: (path) => /\.(graphql|yml)$/.test(path) || path === 'package-lock.json',
    output: 'admin/gql/graphql.ts',
    isPossible: () => has('codegen.yml') && has('schema/schema.graphql'),
    run: (options) => runTool('codegen', ['--config', 'codegen.yml'], options),
  },
  admin: {
    title: 'admin',
    inputs: ['admin', 'schema', 'tsconfig.base.json', 'package-lock.json'],
    reads: (path) => !/\.test\.tsx?$|^admin\/(e2e|testing|gql)\/|^schema\/.+\/|\.md$/.test(path),
    output: 'dist/admin/index.html',
    run: (options) => runTool('vite', ['build', '--config', 'admin/vite.config.ts', '--logLevel', 'warn'], options),
  },
};

const chains = [['api'], ['codegen', 'admin']];

/**
 * Brings the named steps up to date and returns those that failed, with what they said. Only what has changed since the
 * last build is built; `force` builds all of them.
 */
export async function build(names = Object.keys(steps), { force = false, quiet = false } = {}) {
  if (!force && names.every((name) => isFresh(name))) {
    return [];
  }
  return exclusively(join(root, '.xuelian', 'build.lock'), async () => {
    const due = names.filter((name) => isPossible(name) && (force || !isFresh(name)));
    if (due.length > 0 && !quiet) {
      say(`正在构建 · Building: ${due.map((name) => steps[name].title).join(', ')}`);
    }
    const failures = await Promise.all(chains.map((chain) => runChain(chain.filter((name) => due.includes(name)))));
    return failures.flat();
  });
}

/** Builds what is due before a command runs; ends the process with the reason when that fails. */
export async function ensureBuilt(names, options) {
  const failures = await build(names, options);
  for (const { name, output } of failures) {
    say(output.trim());
    say(`构建失败 · The build failed: ${steps[name].title}`);
  }
  if (failures.length > 0) {
    process.exit(1);
  }
}

async function runChain(names) {
  for (const name of names) {
    // Taken before the step runs: what is edited meanwhile makes the next build due again.
    const signature = sign(name);
    const { ok, output } = await steps[name].run({});
    if (!ok) {
      return [{ name, output }];
    }
    remember(name, signature);
  }
  return [];
}

function isPossible(name) {
  return steps[name].isPossible?.() ?? true;
}

function isFresh(name) {
  return !isPossible(name) || (has(steps[name].output) && remembered()[name] === sign(name));
}

function remembered() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
}

function remember(name, signature) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ ...remembered(), [name]: signature }));
}

function sign(name) {
  const { inputs, reads } = steps[name];
  const hash = createHash('sha1');
  for (const path of inputs.flatMap((input) => filesIn(join(root, input))).sort()) {
    const short = relative(root, path).replaceAll('\\', '/');
    if (reads(short) || inputs.includes(short)) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${short}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) {
    return [];
  }
  if (!found.isDirectory()) {
    return [path];
  }
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? filesIn(child) : [child];
  });
}

/** A source that was renamed or deleted must not live on as compiled code. */
function removeLeftovers(folder) {
  for (const compiled of ['api', 'schema', 'migrations'].flatMap((name) => filesIn(join(folder, name)))) {
    const source = join(root, relative(folder, compiled)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source)) {
      rmSync(compiled);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureBuilt(Object.keys(steps), { force: process.argv.includes('--force') });
}
