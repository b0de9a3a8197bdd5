import { readFile } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openInstallation, type Installation } from './installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation?.close());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${installation.address}${path}`);
  await page.waitForLoadState('networkidle');
  await page.locator('main table tbody tr[data-row-key]').first().waitFor();
}

describe('exporting a list', () => {
  it('gives a workbook with the filtered rows and the visible columns', async () => {
    const { context, page, faults } = await installation.signIn('national.secretary', 'zh-CN', 'LIGHT');
    await open(page, '/organizations?level.in=PROVINCIAL&kind.in=FEDERATION&sort=-name&cols=status');
    const names = await page.locator('main table tbody tr[data-row-key] a').allTextContents();
    const total = Number(/共 ([\d,]+) 条/.exec(await page.locator('main nav').last().innerText())?.[1]);
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const coming = page.waitForEvent('download', { timeout: 30_000 });
    await page.getByRole('button', { name: '开始导出' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^组织-\d{8}\.xlsx$/);
    const book = read(await readFile(await file.path()));
    const [header, ...rows] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(header).toEqual(['名称', '状态']);
    expect(rows).toHaveLength(total);
    expect(rows.slice(0, names.length).map(([name]) => name)).toEqual(names);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.close();
    expect(faults).toEqual([]);
  });

  it('wants a purpose for people, and leaves a mark in the audit trail', async () => {
    const { context, page } = await installation.signIn('yunling.chair', 'en', 'DARK');
    await open(page, '/people');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('CSV (text table)').click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText('Say what the file is for').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByLabel('What the file is for').fill('Handing over the register');
    const coming = page.waitForEvent('download', { timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    expect(text.startsWith('\uFEFFName,')).toBe(true);
    await open(page, '/audit?action.contains=export');
    await page.getByText('Export downloaded in full').first().waitFor();
    expect(await page.locator('main table').last().innerText()).toContain('Handing over the register');
    await context.close();
  });

  it('is not offered to whoever may not export', async () => {
    const { context, page } = await installation.signIn('yunling.club', 'zh-CN', 'LIGHT');
    await open(page, '/organizations');
    expect(await page.getByRole('button', { name: '导出', exact: true }).count()).toBe(0);
    expect(await page.getByRole('checkbox', { name: '选择本页全部' }).count()).toBe(0);
    await context.close();
  });
});

describe('a bulk action', () => {
  it('archives what can be archived and says of the rest why not', async () => {
    const { context, page, faults } = await installation.signIn('yunling.chair', 'zh-CN', 'LIGHT');
    await open(page, '/organizations?level.in=SCHOOL&level.in=CLUB&q=云岭师范大学');
    const rows = page.locator('main table tbody tr[data-row-key]');
    // The union itself has units below it, a club has none.
    const union = rows.filter({ has: page.getByRole('link', { name: '云岭师范大学学生会', exact: true }) });
    const club = rows.filter({ hasText: '云岭师范大学汉服社' });
    await union.getByRole('checkbox').check();
    await club.getByRole('checkbox').check();
    await page.getByRole('region', { name: '批量操作' }).getByRole('button', { name: '归档' }).click();
    const confirm = page.getByRole('dialog');
    expect(await axeViolations(page)).toEqual([]);
    await confirm.getByLabel('事由').fill('社团注销');
    await confirm.getByRole('button', { name: /开\s*始/ }).click();
    await page.getByText('成功 1，失败 1，跳过 0，等待 0').waitFor({ timeout: 30_000 });
    const results = await page.getByRole('list', { name: '逐项结果' }).getByRole('listitem').allInnerTexts();
    expect(results).toHaveLength(2);
    expect(results.find((text) => text.includes('云岭师范大学学生会'))).toMatch(/下级/);
    expect(results.filter((text) => text.includes('成功'))).toHaveLength(1);
    expect(await axeViolations(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载结果' }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    await page.getByRole('button', { name: /完\s*成/ }).click();
    await page.getByText('已选').waitFor({ state: 'detached' });
    await context.close();
    expect(faults).toEqual([]);
  });
});
