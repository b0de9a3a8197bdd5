// Installs what is missing before the other commands run. Plain JavaScript for any Node from 18 on, without packages:
// it runs before there are any, under whatever Node the machine has.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { installation } = await import('./lib/installed.mjs');
const installed = installation(root);

if (!installed.isStamped()) {
  const { exclusively } = await import('./lib/exclusive.mjs');
  await exclusively(join(root, '.xuelian', 'install.lock'), bring);
}

async function bring() {
  if (installed.isStamped()) {
    return;
  }
  if (!installed.isComplete()) {
    await install();
  }
  await checkNode();
  addExec();
  installed.stamp();
}

async function install() {
  const { say, showProgress } = await import('./lib/say.mjs');
  const { run } = await import('./lib/project.mjs');
  const places = installed.places();
  const end = showProgress(
    '正在安装依赖（首次约需 1 至 3 分钟）· Installing dependencies (1 to 3 minutes the first time)',
    () => `${places.filter((place) => existsSync(place)).length} / ${places.length}`,
  );
  const options = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--no-progress',
  ];
  // npm_execpath: the npm that runs this script, whatever PATH says.
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [npmOnPath(), []];
  const { ok, output } = await run(program, [...first, 'ci', ...options], { cwd: root });
  const seconds = end();
  if (!ok) {
    say(output.trim());
    say(explain(output));
    process.exit(1);
  }
  say(`依赖安装完成 · Dependencies installed (${seconds} s)`);
}

function npmOnPath() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(output)) {
    return (
      '无法连接 npm 软件源。请检查网络或代理，或用 npm config set registry 指定可用的软件源，然后重试。\n' +
      'The npm registry cannot be reached. Check the network or proxy, or name another with: npm config set registry. Then try again.'
    );
  }
  if (/ENOSPC/.test(output)) {
    return '磁盘空间不足，需要约 1.2 GB。\nThe disk is full; about 1.2 GB are needed.';
  }
  if (/EACCES|EPERM/.test(output)) {
    return (
      `没有权限写入 ${root}。请以该文件夹的所有者运行。\n` +
      `No permission to write to ${root}. Run as the owner of the folder.`
    );
  }
  if (/in sync|EUSAGE/.test(output)) {
    return (
      'package.json 与 package-lock.json 不一致。请运行 npm install 后提交 package-lock.json。\n' +
      'package.json and package-lock.json differ. Run npm install and commit package-lock.json.'
    );
  }
  return '安装依赖失败，原因见上。\nThe dependencies could not be installed; the reason stands above.';
}

/** The scripts say `exec`, so that signals reach them past the shell; the shell of Windows knows no such word. */
function addExec() {
  if (process.platform === 'win32') {
    writeFileSync(join(root, 'node_modules', '.bin', 'exec.cmd'), '@%*\r\n');
  }
}

/** Node 24 comes with the dependencies where there is a package for the platform; elsewhere the own one must do. */
async function checkNode() {
  const { say } = await import('./lib/say.mjs');
  const { run } = await import('./lib/project.mjs');
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { stdout } = existsSync(own) ? await run(own, ['--version']) : { stdout: process.version };
  if (Number.parseInt(stdout.slice(1), 10) >= 24) {
    return;
  }
  say(
    `此平台（${process.platform}-${process.arch}）没有自带的 Node 24。请安装 Node 24 或更高版本后重试。\n` +
      `No Node 24 is brought along for this platform (${process.platform}-${process.arch}). Install Node 24 or later and try again.`,
  );
  process.exit(1);
}
