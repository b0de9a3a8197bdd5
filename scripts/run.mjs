// Runs a compiled entry of the API in this very process, so that signals, output and exit code are its own:
//   node scripts/run.mjs <entry below dist/api, without .js> [arguments]
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { root } from './lib/project.mjs';

const [entry, ...rest] = process.argv.slice(2);
const isServer = entry === 'main';
await ensureBuilt(isServer ? undefined : ['api'], { quiet: !isServer });

if (isServer && process.env.npm_lifecycle_event) {
  stopWithParent(process.ppid);
}
const script = join(root, 'dist', 'api', `${entry}.js`);
process.argv = [process.argv[0], script, ...rest];
process.setSourceMapsEnabled(true);
enableCompileCache(join(root, 'node_modules', '.cache', 'xuelian'));
await import(pathToFileURL(script).href);

/** When npm is killed without a chance to pass the signal on, nobody could stop this server any more. */
function stopWithParent(parent) {
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 1000);
  timer.unref();
}
