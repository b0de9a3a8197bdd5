import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openInstallation, type Installation } from './installation.ts';
import { settled } from './journeys.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation?.close());

const HEADER = '学校名称,学校标识码,省份,办学层次,办学性质';
const list = (...rows: readonly string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));

/** Chooses a file in the wizard and sends it, if it is let through. */
async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${installation.address}/imports/create`);
  await settled(page);
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
  await page.locator('button[aria-label*="已选择"]:not(.ant-btn-loading)').waitFor();
  await page.waitForLoadState('networkidle');
  if ((await page.locator('form .ant-alert-error').count()) === 0) {
    await page.getByRole('button', { name: '上传并核对' }).click();
    await Promise.race([
      page.getByRole('tab', { name: '概况' }).waitFor({ timeout: 30_000 }),
      page.locator('form .ant-form-item-explain-error').first().waitFor({ timeout: 30_000 }),
    ]);
  }
  await settled(page);
}

describe('the import wizard', () => {
  it('names what is wrong with a file, and the remedy, where the file was chosen', async () => {
    const { context, page, faults } = await installation.signIn('national.secretary', 'zh-CN', 'LIGHT');
    const bad: readonly [name: string, bytes: Buffer, message: RegExp][] = [
      ['空.csv', Buffer.alloc(0), /文件为空（0 字节）。请重新导出/],
      ['大.xlsx', Buffer.alloc(21_000_000, 'a'), /超过上限 20 MB。请删除图片/],
      ['图.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /不是表格.*另存为/],
      ['宽.csv', Buffer.from('x,'.repeat(1_000_000)), /列数超过上限 200。请删除/],
    ];
    for (const [name, bytes, message] of bad) {
      await send(page, name, bytes);
      expect(new URL(page.url()).pathname, name).toBe('/imports/create');
      expect(await page.getByRole('main').innerText(), name).toMatch(message);
    }
    expect(await axeViolations(page)).toEqual([]);
    // The browser itself reports the 400 with which an empty file is refused.
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await context.close();
  });

  it('maps doubled headers by column, keeps the mapping under a name, renames and deletes it', async () => {
    const { context, page } = await installation.signIn('national.secretary', 'zh-CN', 'LIGHT');
    const doubled = Buffer.from(`${HEADER},学校名称\n甲位示例大学,4143090001,湖南省,本科,公办,旧名`);
    await send(page, '重.csv', doubled);
    expect(await page.getByRole('main').innerText()).toMatch(/“学校名称”出现在多列（A, F）.*改名或删除/);
    await page.getByRole('tab', { name: '对应列' }).click();
    await page.getByRole('button', { name: '按此重新核对' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '按此重新核对' }).click();
    await page.getByRole('tab', { name: '逐行结果 (1)' }).waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: '保存为方案' }).click();
    await page.getByRole('textbox', { name: '方案名称' }).fill('省里的表');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await page.getByRole('button', { name: '管理方案' }).click();
    await page.getByRole('button', { name: '重命名 省里的表' }).click();
    await page.getByRole('textbox', { name: '方案名称' }).fill('省里的新表');
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await page.getByRole('button', { name: '删除 省里的新表' }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /删\s*除/ })
      .click();
    await page.getByRole('dialog').getByText('还没有已存的方案').waitFor();
    await context.close();
  });

  it('decides on the changes of a yearly list in a selection, writes them and shows what became of each row', async () => {
    const { context, page } = await installation.signIn('national.secretary', 'zh-CN', 'LIGHT');
    const write = async (): Promise<void> => {
      await page.getByRole('button', { name: '确认写入' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确认写入' }).click();
      await page.getByText('已完成', { exact: true }).first().waitFor({ timeout: 60_000 });
    };
    await send(
      page,
      '去年.csv',
      list('旧名示例大学,4143090011,湖南省,本科,公办', '照旧示例大学,4143090012,湖南省,本科,公办'),
    );
    await write();
    await send(
      page,
      '今年.csv',
      list('新名示例大学,4143090011,湖南省,本科,公办', '照旧示例大学,4143090012,湖南省,本科,公办'),
    );
    await page.getByRole('tab', { name: /^变化/ }).click();
    await page.getByText('旧名示例大学 → 新名示例大学').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page
      .getByRole('checkbox', { name: /^选择/ })
      .last()
      .click();
    await page.getByRole('button', { name: '确认所选' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /开\s*始/ })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /关\s*闭|完\s*成/ })
      .last()
      .click();
    await page.getByRole('table').getByText('已确认').first().waitFor();
    await write();
    await page.getByRole('tab', { name: /^逐行结果/ }).click();
    await page.getByRole('button', { name: '查看 2 新名示例大学' }).click();
    const shown = await page.getByRole('dialog').innerText();
    expect(shown).toMatch(/旧名示例大学/);
    expect(shown).toMatch(/新名示例大学/);
    await context.close();
  });
});
