import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openInstallation, type Installation } from './installation.ts';
import { settled } from './journeys.ts';

const shots = fileURLToPath(new URL('shots/', import.meta.url));
let installation: Installation;
beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  installation = await openInstallation();
});
afterAll(() => installation?.close());

/** A page with something alive on it, and the words that prove it. */
interface Living {
  readonly path: string;
  readonly shows: RegExp;
}

interface Found {
  readonly directives: { readonly nodes: readonly { id: string; status: string }[] };
  readonly obligations: { readonly nodes: readonly { id: string; status: string; sourceKind: string }[] };
  readonly procedureCases: { readonly nodes: readonly { id: string; isEscalated: boolean; state: string }[] };
  readonly reportRounds: {
    readonly nodes: readonly { id: string; status: string; publications: readonly { id: string }[] }[];
  };
  readonly reportSubmissions: { readonly nodes: readonly { id: string; status: string }[] };
}

/** Pages of work between the levels that this person may open, each with a record in a state of its own. */
async function livingPages(page: Page): Promise<Living[]> {
  const found = await page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-xuelian-csrf': '1' },
      body: JSON.stringify({
        query: `{
          directives(first: 20) { nodes { id status } }
          obligations(first: 100) { nodes { id status sourceKind } }
          procedureCases(first: 10) { nodes { id isEscalated state } }
          reportRounds(first: 5) { nodes { id status publications { id } } }
          reportSubmissions(first: 100) { nodes { id status } }
        }`,
      }),
    });
    const { data, errors } = (await response.json()) as { data: Found; errors?: unknown };
    if (errors) {
      throw new Error(JSON.stringify(errors));
    }
    return data;
  });
  const one = (folder: string, record: { id: string } | undefined, shows: RegExp, tab = ''): Living[] =>
    record ? [{ path: `/${folder}/${record.id}${tab}`, shows }] : [];
  const obligation = (status: string) =>
    found.obligations.nodes.find((item) => item.status === status && item.sourceKind === 'DIRECTIVE');
  const report = (status: string) => found.reportSubmissions.nodes.find((item) => item.status === status);
  const issued = found.directives.nodes.find(({ status }) => status === 'ISSUED');
  const round = found.reportRounds.nodes.find(({ status }) => status === 'OPEN');
  return [
    { path: '/', shows: /本组织要报送的报表|Reports we owe/ },
    { path: '/delegations', shows: /有效|In force/ },
    { path: '/supervision', shows: /逾期|late/i },
    { path: '/supervision/board', shows: /逾期|late/i },
    { path: '/supervision/obligations', shows: /已退回|Returned/ },
    { path: '/profile?tab=notifications', shows: /每日汇总|Digest/ },
    ...one('directives', issued, /已下发|Issued/),
    ...one('directives', issued, /承办组织|Who owes it/, '?tab=obligations'),
    ...one('obligations', obligation('RETURNED'), /已被退回|sent back/),
    ...one('obligations', obligation('SUBMITTED'), /待审核|To be verified/),
    ...one('obligations', obligation('PENDING'), /待接收|Not received/),
    ...one(
      'cases',
      found.procedureCases.nodes.find(({ isEscalated }) => isEscalated),
      /空缺|Vacan/,
    ),
    ...one(
      'cases',
      found.procedureCases.nodes.find(({ state }) => state === 'OPEN'),
      /审批记录|Timeline/,
    ),
    ...one('report-rounds', round, /我的报告|My reports|报送进度|How it stands/),
    ...one('report-rounds', round, /截止日|Due/, '?tab=submissions'),
    ...one(
      'report-rounds/publications',
      found.reportRounds.nodes.flatMap((item) => item.publications)[0],
      /[0-9a-f]{64}/,
    ),
    ...one('reports', report('RETURNED'), /已退回|Returned|Sent back/),
    ...one('reports', report('ACCEPTED'), /已计入|Counted/),
    ...one('reports', report('PENDING'), /未报|Not reported/),
  ];
}

describe.each([
  ['yunling.chair', 'zh-CN', 'DARK', 360, 14],
  ['yunnan.secretary', 'en', 'LIGHT', 360, 16],
  ['national.secretary', 'en', 'DARK', 1280, 14],
  ['yunnan.secretary', 'zh-CN', 'LIGHT', 1280, 16],
] as const)('%s in %s, %s, %i px', (login, locale, theme, width, least) => {
  it('sees what is returned, late, vacant, accepted and published without violation or sideways scroll', async () => {
    const { context, page, faults } = await installation.signIn(login, locale, theme, width);
    const pages = await livingPages(page);
    expect(pages.length).toBeGreaterThanOrEqual(least);
    const found: string[] = [];
    for (const { path, shows } of pages) {
      await page.goto(`${installation.address}${path}`);
      await settled(page);
      const name = path.replace(/[^a-z-]+/gi, '_').slice(0, 40);
      await page.screenshot({ path: `${shots}work-${login}-${name}-${locale}-${theme}-${width}.png`, fullPage: true });
      if (!shows.test(await page.getByRole('main').innerText())) {
        found.push(`${path}: does not show ${String(shows)}`);
      }
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
