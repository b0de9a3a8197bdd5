import type { FileChooser, Page } from 'playwright-core';

/** What holds the focus, as a person with a screen reader hears it. */
export interface Focused {
  readonly role: string;
  readonly name: string;
  /** Text of a field, or what a list of choices shows as chosen. */
  readonly value: string;
}

/** What to look for with the Tab key. */
export interface Wanted {
  readonly role?: string;
  readonly name: RegExp;
}

/** Most presses of Tab for one target: a page with a full table has about 120 stops. */
const MOST_STOPS = 200;

/**
 * A person at a keyboard and nothing else: no pointer, no scripted focus. Every stop is judged, and what is wrong with
 * it (no visible focus, a trap, focus on nothing) is noted in `faults`.
 */
export class Keyboard {
  readonly faults: string[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // Listening from the start: the browser must know before the key is pressed that nobody sees its own dialog.
    page.on('filechooser', () => undefined);
  }

  /** What holds the focus now. */
  focused(): Promise<Focused> {
    return this.page.evaluate(describeFocus);
  }

  /** Goes on with Tab until the wanted control holds the focus. */
  async to(wanted: Wanted, { isBackwards = false } = {}): Promise<Focused> {
    const seen: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const stop = await this.step(isBackwards ? 'Shift+Tab' : 'Tab');
      seen.push(`${stop.role} "${stop.name}"`);
      if (matches(stop, wanted)) {
        return stop;
      }
    }
    const trail = [...new Set(seen)].slice(0, 60).join(' → ');
    throw new Error(`Tab never reaches ${wanted.role ?? ''} ${String(wanted.name)}: ${trail}`);
  }

  /** One press of Tab; tells what it reached and notes a stop that can't be seen or that doesn't let go. */
  async step(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focused> {
    await this.page.evaluate(rememberFocus);
    await this.page.keyboard.press(key);
    // A ring may fade in.
    await this.page.waitForTimeout(40);
    let fault = await this.page.evaluate(judgeFormerFocus);
    if (fault?.startsWith(STAYS)) {
      // A busy page may be late; and one press may close an open list of choices. Whoever keeps a second one is a trap.
      await this.page.waitForTimeout(300);
      fault = await this.page.evaluate(judgeFormerFocus);
      if (fault?.startsWith(STAYS)) {
        await this.page.keyboard.press(key);
        await this.page.waitForTimeout(40);
        fault = await this.page.evaluate(judgeFormerFocus);
      }
    }
    if (fault) {
      this.note(fault);
    }
    return this.focused();
  }

  /** Presses a key where the focus is. */
  async press(key: string, times = 1): Promise<void> {
    for (let done = 0; done < times; done += 1) {
      await this.page.keyboard.press(key);
    }
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes to a control and presses Enter upon it. */
  async activate(wanted: Wanted): Promise<void> {
    await this.to(wanted);
    await this.press('Enter');
  }

  /** Goes to a field and replaces what it says. */
  async fill(wanted: Wanted, text: string): Promise<void> {
    await this.to(wanted);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Goes to a list of choices and takes one with the arrow keys. */
  async choose(wanted: Wanted, option: RegExp, typed = ''): Promise<void> {
    await this.to({ role: 'combobox', ...wanted });
    await this.take(option, typed);
  }

  /** Takes a choice of the list that holds the focus. */
  async take(option: RegExp, typed = ''): Promise<void> {
    if (typed) {
      await this.type(typed);
    } else {
      await this.press('ArrowDown');
    }
    const shown = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await shown.filter({ hasText: option }).first().waitFor({ timeout: 15_000 });
    for (let moves = 0; moves < 60; moves += 1) {
      const active = await this.page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
        .first()
        .textContent({ timeout: 3000 })
        .catch(() => '');
      if (active && option.test(active)) {
        await this.press('Enter');
        // A list that takes several shows what it took and stays open.
        if (await this.page.evaluate(takesSeveral)) {
          await this.page
            .locator('.ant-select-focused .ant-select-selection-item')
            .filter({ hasText: option })
            .waitFor({ timeout: 3000 });
          await this.press('Escape');
        }
        await shown.first().waitFor({ state: 'hidden', timeout: 5000 });
        return;
      }
      await this.press('ArrowDown');
      await this.page.waitForTimeout(20);
    }
    throw new Error(`The arrow keys never reach the choice ${String(option)}`);
  }

  /** Waits until a dialog has taken the focus, as it must when it opens. */
  async entersDialog(): Promise<void> {
    await this.page.waitForFunction(
      () =>
        [...document.querySelectorAll('.ant-modal-wrap, .ant-drawer-open')]
          .filter((dialog) => dialog.getBoundingClientRect().width > 0)
          .at(-1)
          ?.contains(document.activeElement),
      null,
      { timeout: 5000 },
    );
  }

  /** Opens the file chooser of the control that holds the focus and takes a file. */
  async chooseFile(wanted: Wanted, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.to(wanted);
    const [chooser]: [FileChooser, void] = await Promise.all([
      this.page.waitForEvent('filechooser', { timeout: 10_000 }),
      this.press('Enter'),
    ]);
    await chooser.setFiles(file);
  }

  /** Waits until a control holds the focus, such as the one that opened a dialog which is closed now. */
  async returnsTo(wanted: Wanted): Promise<void> {
    let last: Focused = { role: '', name: '', value: '' };
    for (let attempts = 0; attempts < 40; attempts += 1) {
      last = await this.focused();
      if (matches(last, wanted)) {
        return;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`The focus should return to ${String(wanted.name)} but is on ${last.role} "${last.name}"`);
  }

  /** Waits until the page's content holds the focus, as after every change of page. */
  async returnsToContent(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement?.tagName === 'MAIN', null, { timeout: 5000 });
  }

  private note(fault: string): void {
    if (!this.faults.includes(fault)) {
      this.faults.push(fault);
    }
  }
}

function matches(stop: Focused, { role, name }: Wanted): boolean {
  return (role === undefined || stop.role === role) && name.test(stop.name);
}

// The functions below run in the page and can't share code with one another.

function describeFocus(): Focused {
  const node = document.activeElement;
  if (!(node instanceof HTMLElement) || node === document.body) {
    return { role: 'none', name: '', value: '' };
  }
  const text = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const labelledBy = (node.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .filter((id) => id !== '')
    .map((id) => text(document.getElementById(id)))
    .join(' ');
  const labels = 'labels' in node ? [...((node as HTMLInputElement).labels ?? [])].map(text).join(' ') : '';
  const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);
  const type = node.getAttribute('type') ?? '';
  const implied: Record<string, string> = { A: 'link', BUTTON: 'button', TEXTAREA: 'textbox', SUMMARY: 'button' };
  const ofInput = type === 'checkbox' || type === 'radio' ? type : 'textbox';
  return {
    role:
      node.getAttribute('role') ??
      (node.tagName === 'INPUT' ? ofInput : (implied[node.tagName] ?? node.tagName.toLowerCase())),
    name:
      node.getAttribute('aria-label') ||
      labelledBy ||
      labels ||
      (isField ? (node.getAttribute('placeholder') ?? '') : text(node)),
    value: isField ? (node as HTMLInputElement).value || text(node.closest('.ant-select')) : '',
  };
}

function takesSeveral(): boolean {
  return document.activeElement?.closest('.ant-select')?.classList.contains('ant-select-multiple') ?? false;
}

/** How the fault of a control begins that keeps the focus. */
const STAYS = 'Tab does not leave';

interface Watched {
  watched?: { node: Element; styles: string[]; name: string; cover: string };
}

function rememberFocus(): void {
  const node = document.activeElement;
  const store = window as unknown as Watched;
  if (!node || node === document.body || node.getAttribute('tabindex') === '-1') {
    delete store.watched;
    return;
  }
  const styles: string[] = [];
  for (let at: Element | null = node, level = 0; at && level < 6; at = at.parentElement, level += 1) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(at);
    styles.push([outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`, boxShadow, borderColor].join(';'));
  }
  const own = node.getBoundingClientRect();
  // A choice of a group is drawn by its label alone, a list of choices by its frame.
  const box = own.width > 0 ? own : (node.closest('.ant-select, label') ?? node).getBoundingClientRect();
  // The middle of what lies inside the window: a panel of a tab may be longer than it.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, window.innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)];
  const hit = right > left && bottom > top ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
  // What lies over a field may be its own placeholder or chosen value.
  const frame = node.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper, label') ?? node.parentElement;
  // A notice that goes by itself after some seconds is no cover.
  const isNotice = hit?.closest('.ant-notification') instanceof Element;
  const isShown = hit !== null && (node.contains(hit) || frame?.contains(hit) === true || isNotice);
  store.watched = {
    node,
    styles: isShown ? styles : [...styles, 'hidden'],
    cover: hit ? `${hit.tagName.toLowerCase()}.${hit.getAttribute('class') ?? ''}` : 'nothing (outside the window)',
    name: `${node.tagName.toLowerCase()} "${node.getAttribute('aria-label') ?? (node.textContent ?? '').trim().slice(0, 40)}" ${node.id} ${node.className}`,
  };
}

/** A focus can be seen when outline, shadow or border of the control (or of the frame around it) differ from without. */
function judgeFormerFocus(): string | null {
  const store = window as unknown as Watched;
  const former = store.watched;
  if (!former || !former.node.isConnected) {
    return null;
  }
  if (document.activeElement === former.node) {
    return `Tab does not leave ${former.name}`;
  }
  if (former.styles.includes('hidden')) {
    return `The focus is out of sight or covered on ${former.name}: ${former.cover}`;
  }
  let level = 0;
  for (let at: Element | null = former.node; at && level < former.styles.length; at = at.parentElement, level += 1) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(at);
    const now = [outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`, boxShadow, borderColor].join(';');
    if (now !== former.styles[level]) {
      return null;
    }
    // The frame of a field stays lit while the focus moves to its own clear button.
    if (level < 4 && at.contains(document.activeElement) && boxShadow !== 'none') {
      return null;
    }
  }
  return `No visible focus on ${former.name}`;
}
