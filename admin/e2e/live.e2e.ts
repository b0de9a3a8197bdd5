import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openInstallation, PASSWORD, type Installation } from './installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation?.close());

/** Sends an operation from a page, with its session. */
async function send<Data>(page: Page, query: string, variables: object): Promise<Data> {
  const answer = await page.evaluate(
    async ([document, values]) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xuelian-csrf': '1' },
        body: JSON.stringify({ query: document, variables: values }),
      });
      return (await response.json()) as { data?: unknown; errors?: unknown };
    },
    [query, variables] as const,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data as Data;
}

/** Waits until the page's live connection stands. */
const listening = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/graphql/stream') && response.status() === 200);

interface Organization {
  readonly id: string;
  readonly version: number;
}

describe('live changes', () => {
  it('reach a second browser without a reload', async () => {
    const reader = await installation.signIn('yunling.chair', 'zh-CN', 'LIGHT');
    const writer = await installation.signIn('national.secretary', 'en', 'DARK');
    const { organizations } = await send<{ organizations: { nodes: Organization[] } }>(
      writer.page,
      `{ organizations(first: 1, filter: { level: { eq: SCHOOL }, status: { eq: ACTIVE } }) { nodes { id version } } }`,
      {},
    );
    const organization = organizations.nodes[0]!;
    const stands = listening(reader.page);
    await reader.page.goto(`${installation.address}/organizations/${organization.id}`);
    await stands;
    let loads = 0;
    reader.page.on('load', () => {
      loads += 1;
    });
    const { organizationUpdate } = await send<{ organizationUpdate: { userErrors: unknown[] } }>(
      writer.page,
      `mutation ($id: ID!, $version: Int!) { organizationUpdate(id: $id, version: $version, input: { shortName: "即时更新" }) { userErrors { code } } }`,
      organization,
    );
    expect(organizationUpdate.userErrors).toEqual([]);
    const started = Date.now();
    await reader.page.getByText('即时更新').first().waitFor({ timeout: 10_000 });
    process.stdout.write(`live change shown after ${Date.now() - started} ms\n`);
    expect(loads).toBe(0);
    expect([...reader.faults, ...writer.faults]).toEqual([]);
    await Promise.all([reader.context.close(), writer.context.close()]);
  });

  it('ring the bell, which opens by keyboard, and leave the session when it is ended elsewhere', async () => {
    const { context, page } = await installation.signIn('yunling.chair', 'en', 'DARK');
    const stands = listening(page);
    await page.goto(`${installation.address}/inbox`);
    await stands;
    const bell = page.getByRole('button', { name: /^Notifications, / });
    const before = (await bell.getAttribute('aria-label'))!;
    // Somebody signs in to the account from a device that it does not know.
    const answer = await fetch(`${installation.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      body: JSON.stringify({
        query: `mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { token userErrors { code } } }`,
        variables: { input: { login: 'yunling.chair', password: PASSWORD, wantsToken: true } },
      }),
    });
    const { data } = (await answer.json()) as { data: { sessionCreate: { token: string } } };
    await page.waitForFunction(
      (label) =>
        [...document.querySelectorAll('button[aria-haspopup="dialog"]')].some((button) => {
          const now = button.getAttribute('aria-label') ?? '';
          return now.startsWith('Notifications, ') && now !== label;
        }),
      before,
      { timeout: 10_000 },
    );
    expect(await bell.getAttribute('aria-label')).toMatch(/unread$/);
    await page.getByText('Your account signed in from a new device: Firefox').first().waitFor();
    await bell.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Notifications' });
    await panel.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await bell.evaluate((button) => button === document.activeElement)).toBe(true);
    // The other device ends all other sessions: this window notices by itself.
    await fetch(`${installation.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${data.sessionCreate.token}` },
      body: JSON.stringify({ query: 'mutation { sessionsEndOthers { userErrors { code } } }' }),
    });
    await page
      .getByRole('dialog')
      .filter({ hasText: /sign in/i })
      .waitFor({ timeout: 15_000 });
    await context.close();
  });
});
