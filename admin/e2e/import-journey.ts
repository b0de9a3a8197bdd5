import type { Page } from 'playwright-core';
import { openMenuPage, settled, toTab } from './journeys.ts';
import type { Keyboard } from './keyboard.ts';

/** A list of clubs in words of its own: nothing of it is recognised, so columns and values must be mapped. */
export interface ClubList {
  /** Full name of the union above the clubs. */
  readonly union: string;
  readonly clubs: readonly string[];
}

const HEADERS = ['社团的称呼', '哪一类', '归谁管'] as const;

function csvOf({ union, clubs }: ClubList): Buffer {
  return Buffer.from([HEADERS.join(','), ...clubs.map((club) => `${club},ST,${union}`)].join('\n'));
}

/** Chooses the kind of list and the file, and has it checked; ends on the page of the plan. */
export async function uploadList(keyboard: Keyboard, list: ClubList): Promise<void> {
  const { page } = keyboard;
  await openMenuPage(keyboard, /^(导入|Imports)$/, '/imports');
  await keyboard.activate({ role: 'button', name: /^(导入名单|Import a list)$/ });
  await page.waitForURL(/\/imports\/create$/);
  await settled(page);
  await keyboard.returnsToContent();
  await keyboard.choose({ name: /^(导入内容|What it holds)$/ }, /^(组织|Organizations)/);
  await keyboard.chooseFile(
    { role: 'button', name: /选择文件$|Choose a file$/ },
    { name: '社团.csv', mimeType: 'text/csv', buffer: csvOf(list) },
  );
  await page.getByText(/已选择：社团.csv|Chosen: 社团.csv/).waitFor();
  await keyboard.activate({ role: 'button', name: /^(上传并核对|Upload and check)$/ });
  await page.waitForURL(/\/imports\/imp_/, { timeout: 30_000 });
  await settled(page);
  await keyboard.returnsToContent();
}

/** Says where the headers stand, which column is what, and what the values mean; has the file checked again. */
export async function mapColumns(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  await openTab(keyboard, /^(对应列|Columns)/);
  await keyboard.fill({ role: 'spinbutton', name: /^(表头所在行|Row of the headers)$/ }, '1');
  await keyboard.press('Enter');
  const fields = [/^(组织名称|Organization name)/, /^(组织类型|Kind)/, /^(上级组织|Parent)( \*)?$/];
  for (const [index, field] of fields.entries()) {
    await keyboard.choose({ name: new RegExp(HEADERS[index] ?? '') }, field);
  }
  await keyboard.to({ role: 'button', name: /^(增加一项|Add a line)$/ });
  await keyboard.to({ role: 'button', name: /^(增加一项|Add a line)$/ });
  await keyboard.press('Enter');
  await keyboard.to({ role: 'combobox', name: /^(第 1 项的字段|Field of line 1)$/ }, { isBackwards: true });
  await keyboard.take(/^(组织类型|Kind)$/);
  await keyboard.fill({ role: 'textbox', name: /^(转换 1：文件中的值|Translation 1: value in the file)$/ }, 'ST');
  await keyboard.fill({ role: 'textbox', name: /^(转换 1：改为|Translation 1: means)$/ }, '社团');
  await keyboard.activate({ role: 'button', name: /^(按此重新核对|Check again with this)$/ });
  await page
    .getByText(/已重新核对|Checked again/)
    .first()
    .waitFor({ timeout: 30_000 });
  await settled(page);
}

/** Reads the states of the rows: narrows them with the arrow keys, opens one and closes it again. */
export async function readRows(keyboard: Keyboard, list: ClubList): Promise<void> {
  const { page } = keyboard;
  await openTab(keyboard, /^(逐行结果|Row by row)/);
  await page
    .getByText(list.clubs[0] ?? '')
    .first()
    .waitFor({ timeout: 15_000 });
  await keyboard.to({ role: 'radio', name: /^(全部|All) / });
  await keyboard.press('ArrowRight');
  await page.waitForURL(/r\.?state|rstate|NEW/);
  await settled(page);
  await page
    .getByText(list.clubs.at(-1) ?? '')
    .first()
    .waitFor({ timeout: 15_000 });
  const details = { role: 'button', name: new RegExp(`^(查看|Show) 2 ${list.clubs[0]}`) };
  await keyboard.activate(details);
  await keyboard.entersDialog();
  await page.getByRole('dialog').getByText('ST').waitFor({ state: 'detached' });
  await keyboard.press('Escape');
  await keyboard.returnsTo(details);
}

/** Confirms the plan and waits until everything is written. */
export async function confirmPlan(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  const commit = { role: 'button', name: /^(确认写入|Confirm and write)$/ };
  await keyboard.activate(commit);
  await keyboard.entersDialog();
  await keyboard.press('Escape');
  await keyboard.returnsTo(commit);
  await keyboard.press('Enter');
  await keyboard.entersDialog();
  await keyboard.to({ role: 'radio', name: /^(整批不导入|Import nothing)$/ });
  await keyboard.activate(commit);
  await page
    .locator('h1 + span, h1 ~ span')
    .getByText(/^(已完成|Done)$/)
    .waitFor({ timeout: 60_000 });
  await settled(page);
}

/** Takes the batch back and waits until what stood before stands again. */
export async function undoBatch(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  const undo = { role: 'button', name: /^(撤销整批|Undo the batch)$/ };
  await keyboard.activate(undo);
  await keyboard.entersDialog();
  await keyboard.press('Escape');
  // The button of the dialog has the same name.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.returnsTo(undo);
  await keyboard.press('Enter');
  await keyboard.entersDialog();
  await keyboard.activate(undo);
  await page
    .locator('h1 + span, h1 ~ span')
    .getByText(/^(已撤销|Undone)$/)
    .waitFor({ timeout: 60_000 });
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await settled(page);
  await keyboard.returnsToContent();
}

async function openTab(keyboard: Keyboard, name: RegExp): Promise<void> {
  await keyboard.to({ role: 'tab', name: /./ });
  await toTab(keyboard, new RegExp(name.source.replace('^', '')));
  await settled(keyboard.page);
}

/** Names of the organizations that a text finds; reading only, to compare before and after. */
export function organizationsNamed(page: Page, text: string): Promise<string[]> {
  return page.evaluate(async (search) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-xuelian-csrf': '1' },
      body: JSON.stringify({
        query: 'query ($search: String) { organizations(first: 50, search: $search) { nodes { name } } }',
        variables: { search },
      }),
    });
    const { data } = (await response.json()) as { data: { organizations: { nodes: { name: string }[] } } };
    return data.organizations.nodes.map(({ name }) => name).filter((name) => name.includes(search));
  }, text);
}
