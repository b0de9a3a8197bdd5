import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChrome } from '../../scripts/chrome.mjs';

/** Password of all demo logins. */
export const PASSWORD = 'xuelian-demo-2026';

/** A server with the demo federation in a folder of its own, and a browser before it. */
export interface Installation {
  readonly address: string;
  readonly browser: Browser;
  /** A page signed in as a demo login, in a language and theme. */
  signIn(
    login: string,
    locale: 'zh-CN' | 'en',
    theme: 'LIGHT' | 'DARK',
    width?: number,
  ): Promise<{ context: BrowserContext; page: Page; faults: string[] }>;
  /** An empty page in a language and theme; nobody is signed in. */
  open(
    locale: 'zh-CN' | 'en',
    theme: 'LIGHT' | 'DARK',
    width: number,
  ): Promise<{ context: BrowserContext; page: Page; faults: string[] }>;
  close(): Promise<void>;
}

/** The machine's environment without the database and the settings of the one who runs the tests. */
function inherited(): NodeJS.ProcessEnv {
  // oxlint-disable-next-line node/no-process-env -- a child process needs its parent's PATH
  const { DATABASE_URL: _url, NODE_ENV: _mode, XUELIAN_DEMO: _demo, ...rest } = process.env;
  return rest;
}

async function startServer(dataDir: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn('node', ['dist/api/main.js'], {
    env: { ...inherited(), PORT: '0', XUELIAN_DATA_DIR: dataDir, XUELIAN_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer): void => {
      output += part.toString();
      const ready = /^ready (\S+)$/m.exec(output)?.[1];
      if (ready) {
        resolve(ready);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  return { child, address };
}

/** Errors of a page as they come, in a list that grows. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) {
      faults.push(message.text());
    }
  });
  return faults;
}

/** Starts the built server on an empty data folder and a headless browser. */
export async function openInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuelian-e2e-'));
  const { child, address } = await startServer(dataDir);
  const browser = await chromium.launch({
    executablePath: await findChrome(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    address,
    browser,
    async signIn(login, locale, theme, width = 1280) {
      const context = await browser.newContext({
        viewport: { width, height: 860 },
        locale,
        colorScheme: theme === 'DARK' ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faults = watch(page);
      await page.goto(`${address}/sign-in`);
      const answer = await page.evaluate(
        async ({ name, password, language, face }) => {
          const send = async (
            query: string,
            variables: object,
          ): Promise<{ errors?: unknown; data?: Record<string, { userErrors?: unknown[] }> }> => {
            const response = await fetch('/graphql', {
              method: 'POST',
              headers: { 'content-type': 'application/json', 'x-xuelian-csrf': '1' },
              body: JSON.stringify({ query, variables }),
            });
            return response.json();
          };
          const signedIn = await send(
            'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }',
            {
              input: { login: name, password },
            },
          );
          localStorage.setItem('xuelian.ui.locale', JSON.stringify(language));
          localStorage.setItem('xuelian.ui.theme', JSON.stringify(face));
          return JSON.stringify(signedIn);
        },
        { name: login, password: PASSWORD, language: locale, face: theme.toLowerCase() },
      );
      if (/"errors"|"code"/.test(answer)) {
        throw new Error(`Signing in as ${login} failed: ${answer}`);
      }
      await page.goto(`${address}/`);
      await page.waitForLoadState('networkidle');
      faults.length = 0;
      return { context, page, faults };
    },
    async open(locale, theme, width) {
      const context = await browser.newContext({
        viewport: { width, height: 860 },
        locale,
        colorScheme: theme === 'DARK' ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      await context.addInitScript(
        ({ language, face }) => {
          localStorage.setItem('xuelian.ui.locale', JSON.stringify(language));
          localStorage.setItem('xuelian.ui.theme', JSON.stringify(face));
        },
        { language: locale, face: theme.toLowerCase() },
      );
      const page = await context.newPage();
      return { context, page, faults: watch(page) };
    },
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.removeAllListeners('exit');
      child.once('exit', () => undefined);
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000))]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Violations that axe finds on the page as it stands, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { target: string[]; html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 160)}`),
    );
  });
}
