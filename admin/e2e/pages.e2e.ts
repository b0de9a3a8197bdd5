import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openInstallation, type Installation } from './installation.ts';

const shots = fileURLToPath(new URL('shots/', import.meta.url));
let installation: Installation;
beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  installation = await openInstallation();
});
afterAll(() => installation?.close());

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => document.querySelectorAll('.ant-skeleton-active, .ant-spin-spinning').length === 0,
    null,
    { timeout: 15_000 },
  );
};

/** Addresses of the menu, and of the first record that each list links to. */
async function reachablePages(page: Page): Promise<string[]> {
  const menu = await page.$$eval('nav a[href^="/"]', (links) => [
    ...new Set(links.map((link) => link.getAttribute('href')!)),
  ]);
  const pages = new Set(menu);
  for (const path of menu) {
    await page.goto(`${installation.address}${path}`);
    await settle(page);
    const record = await page.$$eval('main table a[href^="/"]', (links) => links[0]?.getAttribute('href') ?? null);
    if (record) {
      pages.add(record);
    }
  }
  return [...pages];
}

describe.each([
  ['national.secretary', 'zh-CN', 'LIGHT', 1280],
  ['yunling.chair', 'en', 'DARK', 360],
  ['security.admin', 'zh-CN', 'DARK', 1280],
  ['auditor', 'en', 'LIGHT', 1280],
  ['system.admin', 'en', 'DARK', 360],
] as const)('%s in %s, %s, %i px', (login, locale, theme, width) => {
  it('reaches every page of the menu without violation, fault or sideways scroll', async () => {
    const { context, page, faults } = await installation.signIn(login, locale, theme, 1280);
    const paths = await reachablePages(page);
    expect(paths.length).toBeGreaterThan(2);
    await page.setViewportSize({ width, height: 860 });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(`${installation.address}${path}`);
      await settle(page);
      const name = path.replace(/[^a-z-]+/gi, '_').slice(0, 40);
      await page.screenshot({ path: `${shots}${login}-${name}-${theme}-${width}.png` });
      found.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 1) {
        found.push(`${path}: scrolls ${overflow} px sideways`);
      }
    }
    await context.close();
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('signing in', () => {
  it('works by keyboard from the sign-in page to the desk', async () => {
    const context = await installation.browser.newContext({ locale: 'en', viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await page.goto(`${installation.address}/sign-in`);
    await settle(page);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('textbox').first().focus();
    await page.keyboard.type('yunling.chair');
    await page.keyboard.press('Tab');
    await page.keyboard.type('xuelian-demo-2026');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 15_000 });
    await settle(page);
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => name === '__Host-xuelian')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/token/i);
    await context.close();
  });
});
