import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where a package of the project keeps the script behind one of its commands; works without `.bin` and on Windows. */
export function commandOf(packageName, command, from = root) {
  const folder = join(from, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Tools that the checks and the build call: package and command. */
export const tools = {
  tsc: ['typescript', 'tsc'],
  codegen: ['@graphql-codegen/cli', 'graphql-codegen'],
  vite: ['vite', 'vite'],
  vitest: ['vitest', 'vitest'],
  oxlint: ['oxlint', 'oxlint'],
  oxfmt: ['oxfmt', 'oxfmt'],
  knip: ['knip', 'knip'],
  depcruise: ['dependency-cruiser', 'depcruise'],
  playwright: ['playwright-core', 'playwright-core'],
};

/**
 * Runs a tool of the project to its end. `show` lets it write to the terminal (its output goes to stderr when `stderr`
 * is asked); otherwise what it wrote comes back as `output`, and as `stdout` alone.
 */
export function runTool(name, args, { cwd = root, show = false, env = {} } = {}) {
  const [packageName, command] = tools[name];
  const stdio =
    show === 'stderr' ? ['ignore', 2, 2] : show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  return run(process.execPath, [commandOf(packageName, command), ...args], { cwd, stdio, env });
}

/** Runs a program to its end; a program that cannot be started counts as failed with its reason as output. */
export function run(program, args, { cwd = root, stdio = ['ignore', 'pipe', 'pipe'], env = {}, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } });
    let output = '';
    let stdout = '';
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout?.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      collect(chunk);
    });
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => resolve({ ok: false, code: 1, output: `${output}${error.message}\n`, stdout }));
    child.once('close', (code) => resolve({ ok: code === 0, code: code ?? 1, output, stdout }));
  });
}

/** True when the project has the file. */
export const has = (path, from = root) => existsSync(join(from, path));
