// Compiles on every change, restarts the API when its output changes and serves the admin with hot reload.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { commandOf, root, tools } from './lib/project.mjs';

await ensureBuilt(['api', 'codegen']);

const tool = (name, ...args) => [commandOf(...tools[name]), ...args];
const children = [
  tool('tsc', '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'),
  tool('vite', '--config', 'admin/vite.config.ts'),
  ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/api/main.js'],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }));

const stop = (signal) => children.forEach((child) => child.kill(signal));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
for (const child of children) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stop('SIGTERM');
  });
}
