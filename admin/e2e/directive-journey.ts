import { openMenuPage, settled, toTab } from './journeys.ts';
import type { Keyboard } from './keyboard.ts';

/** A directive as somebody types it. */
export interface DirectiveFacts {
  readonly title: string;
  readonly body: string;
  /** Item of the list within the text. */
  readonly point: string;
  readonly dueOn: string;
  /** A province that is meant; the audience is the federations of that place. */
  readonly place: { readonly typed: string; readonly name: RegExp };
}

/** What an addressed level answers. */
export interface DirectiveAnswer {
  readonly words: string;
  readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
}

/** Begins a draft, writes it step by step, looks at it as it stands, and issues it; ends on its page. */
export async function issueDirective(keyboard: Keyboard, facts: DirectiveFacts): Promise<void> {
  const { page } = keyboard;
  await openMenuPage(keyboard, /^(工作部署|Directives)$/, '/directives');
  await keyboard.activate({ role: 'button', name: /^(新建部署|New directive)$/ });
  await page.waitForURL(/\/directives\/create$/);
  await settled(page);
  await keyboard.returnsToContent();
  await keyboard.fill({ role: 'textbox', name: /^(标题|Title)$/ }, facts.title);
  await keyboard.activate({ role: 'button', name: /^(开始填写|Begin)$/ });
  await page.waitForURL(/\/directives\/dir_.*\/edit$/);
  await settled(page);
  await keyboard.returnsToContent();
  await writeText(keyboard, facts);
  await sayHowToAnswer(keyboard, facts);
  await sayWhom(keyboard, facts);
  await reviewAndIssue(keyboard, facts);
}

/** The text with bold words and a list, by the tools of the editor and by its shortcuts. */
async function writeText(keyboard: Keyboard, { title, body, point }: DirectiveFacts): Promise<void> {
  expectValue((await keyboard.to({ role: 'textbox', name: /^(标题|Title)$/ })).value, title);
  await keyboard.to({ role: 'textbox', name: /^(正文|Text)$/ });
  await keyboard.type(body);
  await keyboard.press('Shift+Home');
  await caretMoved(keyboard);
  await keyboard.press('Control+b');
  await keyboard.press('End');
  await caretMoved(keyboard);
  await keyboard.press('Enter');
  // Tab leaves the text instead of writing one; the tools stand before it, one stop for all, with the arrow keys between.
  await keyboard.to({ role: 'button', name: /^(加粗|Bold)/ }, { isBackwards: true });
  await toTool(keyboard, /^(项目列表|List)/);
  await keyboard.press('Enter');
  await keyboard.returnsTo({ role: 'textbox', name: /^(正文|Text)$/ });
  await keyboard.press('Control+End');
  await keyboard.type(point);
  await next(keyboard, 'answer');
}

/** The editor hears of a moved caret after the key, and no hand is as fast as this one. */
async function caretMoved({ page }: Keyboard): Promise<void> {
  await page.waitForTimeout(150);
}

/** From one tool of the editor to another with the arrow keys. */
async function toTool(keyboard: Keyboard, name: RegExp): Promise<void> {
  for (let moves = 0; moves < 16; moves += 1) {
    if (name.test((await keyboard.focused()).name)) {
      return;
    }
    await keyboard.press('ArrowRight');
  }
  throw new Error(`The arrow keys never reach the tool ${String(name)}`);
}

/** The kind of answer with the arrow keys, and the due day typed. */
async function sayHowToAnswer(keyboard: Keyboard, { dueOn }: DirectiveFacts): Promise<void> {
  await keyboard.to({ role: 'radio', name: /./ });
  for (let moves = 0; moves < 3; moves += 1) {
    if (/^(上传材料|Upload evidence)/.test((await keyboard.focused()).name)) {
      break;
    }
    await keyboard.press('ArrowDown');
  }
  await keyboard.fill({ role: 'textbox', name: /^(期限|Due)$/ }, dueOn);
  await keyboard.press('Enter');
  await next(keyboard, 'audience');
}

/** Federations of one province. */
async function sayWhom(keyboard: Keyboard, { place }: DirectiveFacts): Promise<void> {
  const { page } = keyboard;
  await keyboard.choose({ name: /^(层级|Levels)$/ }, /^(省级|Provincial|Province)/);
  await keyboard.choose({ name: /^(组织类别|Kinds)$/ }, /^(学联|学生联合会|Federation)/);
  await keyboard.choose({ name: /^(地区|Places)$/ }, place.name, place.typed);
  await page.getByText(/共 1 个组织会收到|^1 organizations? receives? it/).waitFor({ timeout: 15_000 });
  await next(keyboard, 'review');
}

async function reviewAndIssue(keyboard: Keyboard, { body, point }: DirectiveFacts): Promise<void> {
  const { page } = keyboard;
  // Bold in the text as it will be read; the editor's own copy is hidden by now.
  await page.getByRole('strong').filter({ hasText: body }).waitFor();
  await page.getByRole('listitem').filter({ hasText: point }).waitFor();
  const issue = { role: 'button', name: /^(下发|Issue)$/ };
  await keyboard.activate(issue);
  await keyboard.entersDialog();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.returnsTo(issue);
  await keyboard.press('Enter');
  await keyboard.entersDialog();
  await keyboard.activate(issue);
  await page.waitForURL(/\/directives\/dir_[^/]*$/, { timeout: 30_000 });
  await settled(page);
  await keyboard.returnsToContent();
}

/** Saves the step at hand and goes on to another, whose first control is reached from the top of the page. */
async function next(keyboard: Keyboard, step: string): Promise<void> {
  const { page } = keyboard;
  await keyboard.activate({ role: 'button', name: /^(保存并继续|Save and go on)$/ });
  await page.waitForURL((url) => url.searchParams.get('step') === step, { timeout: 15_000 });
  await settled(page);
  // Reading goes on at the beginning of the step, not at the button behind it.
  await keyboard.returnsTo({ role: 'group', name: /./ });
}

function expectValue(found: string, wanted: string): void {
  if (found !== wanted) {
    throw new Error(`The field should say “${wanted}” but says “${found}”`);
  }
}

/** Opens an obligation from a tab of their list. */
async function openObligation(keyboard: Keyboard, title: string): Promise<void> {
  const { page } = keyboard;
  await page.getByRole('link', { name: title }).first().waitFor({ timeout: 15_000 });
  await keyboard.activate({ role: 'link', name: new RegExp(title) });
  await page.waitForURL(/\/obligations\/obl_/);
  await settled(page);
  await keyboard.returnsToContent();
}

/** As an addressed level: acknowledges, writes words, uploads the evidence, and submits. */
export async function answerObligation(keyboard: Keyboard, title: string, answer: DirectiveAnswer): Promise<void> {
  const { page } = keyboard;
  await openMenuPage(keyboard, /^(任务|Obligations)$/, '/obligations');
  await openObligation(keyboard, title);
  await keyboard.activate({ role: 'button', name: /^(确认收到|Acknowledge)$/ });
  await page
    .getByText(/^(已确认收到|Acknowledged)$/)
    .first()
    .waitFor({ timeout: 15_000 });
  await settled(page);
  await keyboard.to({ role: 'textbox', name: /^(说明|Words)$/ });
  await keyboard.type(answer.words);
  await keyboard.chooseFile({ role: 'button', name: /^(选择文件|Choose files)/ }, answer.file);
  await page.getByText(answer.file.name).waitFor({ timeout: 15_000 });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 15_000 });
  const submit = { role: 'button', name: /^(提交审核|Submit)$/ };
  await keyboard.activate(submit);
  await keyboard.entersDialog();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.returnsTo(submit);
  await keyboard.press('Enter');
  await keyboard.entersDialog();
  await keyboard.activate(submit);
  await page
    .getByText(/^(已提交审核|Submitted)$/)
    .first()
    .waitFor({ timeout: 15_000 });
  await settled(page);
}

/** As the level that verifies: reads what was answered and accepts it. */
export async function verifyObligation(keyboard: Keyboard, title: string, answer: DirectiveAnswer): Promise<void> {
  const { page } = keyboard;
  await openMenuPage(keyboard, /^(任务|Obligations)$/, '/obligations');
  await keyboard.to({ role: 'tab', name: /./ });
  await toTab(keyboard, /待我审核|To verify/);
  await settled(page);
  await openObligation(keyboard, title);
  await page.getByText(answer.words).waitFor();
  await page.getByText(answer.file.name).waitFor();
  const accept = { role: 'button', name: /^(审核通过|Accept)$/ };
  await keyboard.activate(accept);
  await keyboard.entersDialog();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.returnsTo(accept);
  await keyboard.press('Enter');
  await keyboard.entersDialog();
  await keyboard.activate(accept);
  await page
    .getByText(/^(已审核通过|Accepted)$/)
    .first()
    .waitFor({ timeout: 15_000 });
  await settled(page);
}
