import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, runTool } from './lib/project.mjs';
import { say, showProgress } from './lib/say.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/**
 * The path of a Chrome or Chromium that starts: the one of CHROME_PATH, of the system, or one installed now (Debian's
 * as root, else Playwright's). Throws a sentence that says what to install when none can be had.
 */
export async function findChrome() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (await starts(named)) {
      return named;
    }
    throw new Error(
      `CHROME_PATH 指向的浏览器无法启动：${named}\nThe browser that CHROME_PATH names does not start: ${named}`,
    );
  }
  return (await installed()) ?? (await installFromDebian()) ?? (await installFromPlaywright()) ?? refuse();
}

async function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command))),
    ...(APPLICATIONS[process.platform] ?? []),
    await playwrightPath(),
  ];
  for (const path of candidates) {
    if (existsSync(path) && (await starts(path))) {
      return path;
    }
  }
  return undefined;
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function starts(path) {
  if (process.platform === 'win32') {
    // There `--version` opens a window instead of answering.
    return existsSync(path);
  }
  return (await run(path, ['--version'])).ok;
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return undefined;
  }
  const end = showProgress('正在用 apt 安装 Chromium 与中文字体 · Installing Chromium and Chinese fonts with apt');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env });
  const packages = ['chromium', 'fonts-noto-cjk'];
  const install = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env });
  end();
  if (!install.ok) {
    say(`${update.ok ? '' : update.output}${install.output}`.trim());
  }
  return installed();
}

async function installFromPlaywright() {
  const end = showProgress('正在下载 Chromium · Downloading Chromium');
  const { ok, output } = await runTool('playwright', ['install', 'chromium']);
  end();
  if (!ok) {
    say(output.trim());
  }
  return installed();
}

function refuse() {
  throw new Error(
    '浏览器测试需要 Chrome 或 Chromium，但未找到，也无法自动安装。请安装（Debian：apt-get install chromium fonts-noto-cjk），或用 CHROME_PATH 指定其路径。\n' +
      'The browser tests need Chrome or Chromium; none was found and none could be installed. ' +
      'Install one (Debian: apt-get install chromium fonts-noto-cjk) or name its path with CHROME_PATH.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.stdout.write(`${await findChrome()}\n`);
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
