import type { Page } from 'playwright-core';
import { PASSWORD } from './installation.ts';
import type { Keyboard } from './keyboard.ts';

/** Waits until the page has its answers and nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => document.querySelectorAll('.ant-skeleton-active, .ant-spin-spinning').length === 0,
    null,
    { timeout: 15_000 },
  );
}

/** Signs in on the sign-in page, which puts the focus into its first field by itself. */
export async function signIn(keyboard: Keyboard, address: string, login: string): Promise<void> {
  const { page } = keyboard;
  await page.goto(`${address}/sign-in`);
  await settled(page);
  await keyboard.returnsTo({ role: 'textbox', name: /登录名|Login name/ });
  await keyboard.type(login);
  await keyboard.to({ name: /^(密码|Password)$/ });
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 20_000 });
  await settled(page);
}

/** Opens a page of the main menu; on a narrow screen the menu lies behind a button. */
export async function openMenuPage(keyboard: Keyboard, name: RegExp, path: string): Promise<void> {
  const { page } = keyboard;
  const isNarrow = (page.viewportSize()?.width ?? 0) < 768;
  if (isNarrow) {
    await keyboard.activate({ role: 'button', name: /打开菜单|Open menu/i });
    await keyboard.entersDialog();
    // The drawer slides in.
    await page.waitForTimeout(500);
  }
  await keyboard.activate({ role: 'link', name });
  await page.waitForURL((url) => url.pathname === path);
  await settled(page);
  if (isNarrow) {
    await page.locator('.ant-drawer-content-wrapper').waitFor({ state: 'hidden' });
  }
  await keyboard.returnsToContent();
}

/** An office with a free seat that the signed-in person may fill, and a person of its organization for it. */
export interface Vacancy {
  readonly office: string;
  readonly organization: string;
  readonly person: string;
}

/** Looks for an office with a free seat; reading only, so that the journey knows what to type. */
export async function findVacancy(page: Page): Promise<Vacancy> {
  return page.evaluate(async () => {
    interface Office {
      name: string;
      openSeats: number;
      eligibility: string[];
      organization: { name: string } | null;
      viewerCan: { appoint: boolean };
    }
    interface Person {
      name: string;
      viewerCan: { update: boolean };
      terms: { totalCount: number };
    }
    const first = async <Item>(list: string, fields: string, suits: (item: Item, all: Item[]) => boolean) => {
      for (let offset = 0; offset < 7000; offset += 100) {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-xuelian-csrf': '1',
            'xuelian-purpose': 'keyboard journey',
          },
          body: JSON.stringify({
            query: `query ($offset: Int) { ${list}(first: 100, offset: $offset) { nodes { ${fields} } } }`,
            variables: { offset },
          }),
        });
        const { data } = (await response.json()) as { data: Record<string, { nodes: Item[] }> };
        const nodes = data[list]?.nodes ?? [];
        const found = nodes.find((item) => suits(item, nodes));
        if (found) {
          return found;
        }
      }
      throw new Error(`The demo federation has no fitting entry among its ${list}.`);
    };
    const office = await first<Office>(
      'vacancies',
      'name openSeats eligibility organization { name } viewerCan { appoint }',
      (item, all) =>
        item.viewerCan.appoint &&
        item.openSeats > 0 &&
        item.eligibility.length === 0 &&
        item.organization !== null &&
        !all.some((other) => other !== item && other.organization?.name === item.organization?.name),
    );
    const person = await first<Person>(
      'persons',
      'name viewerCan { update } terms(first: 1) { totalCount }',
      ({ viewerCan, terms }) => viewerCan.update && terms.totalCount === 0,
    );
    return { office: office.name, organization: office.organization?.name ?? '', person: person.name };
  });
}

/** Searches an organization, opens one of its offices and opens the dialog that fills it. */
export async function openAppointment(keyboard: Keyboard, { office, organization }: Vacancy): Promise<void> {
  const { page } = keyboard;
  await openMenuPage(keyboard, /^(组织|Organizations)$/, '/organizations');
  await keyboard.fill({ role: 'searchbox', name: /./ }, organization);
  await keyboard.press('Enter');
  await page.getByRole('link', { name: organization, exact: true }).first().waitFor({ timeout: 15_000 });
  await settled(page);
  await keyboard.activate({ role: 'link', name: exactly(organization) });
  await page.waitForURL(/\/organizations\/org_/);
  await settled(page);
  await keyboard.to({ role: 'tab', name: /./ });
  await toTab(keyboard, /职务与任职|Offices and holders/);
  await settled(page);
  await keyboard.activate({ role: 'link', name: exactly(office) });
  await page.waitForURL(/\/offices\/off_/);
  await settled(page);
  await keyboard.activate({ role: 'button', name: /^(任职|Appoint)$/ });
  await keyboard.entersDialog();
}

/** From one tab to another with the arrow keys, as tabs are used. */
export async function toTab(keyboard: Keyboard, name: RegExp): Promise<void> {
  for (let moves = 0; moves < 12; moves += 1) {
    const { name: present } = await keyboard.focused();
    if (name.test(present)) {
      await keyboard.press('Enter');
      return;
    }
    await keyboard.press('ArrowRight');
    await keyboard.page.waitForTimeout(30);
  }
  throw new Error(`The arrow keys never reach the tab ${String(name)}`);
}

/** A pattern that matches a text and nothing more. */
function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

/** Days and grounds of an appointment. */
export interface Appointment {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly evidence: string;
}

/** Fills the dialog: states a purpose, finds the person, types the days, takes the source and gives the grounds. */
export async function appoint(keyboard: Keyboard, { person }: Vacancy, appointment: Appointment): Promise<void> {
  const { page } = keyboard;
  await keyboard.activate({ role: 'button', name: /查看下级个人信息|Show personal data/ });
  await page.getByRole('dialog').nth(1).waitFor();
  await keyboard.entersDialog();
  await keyboard.to({ role: 'textbox', name: /^(事由|Purpose)$/ });
  await keyboard.type('补选 by-election');
  await keyboard.activate({ role: 'button', name: /确认并查看|Confirm and show/ });
  await keyboard.returnsTo({ role: 'button', name: /结束查看|^End$/ });
  await keyboard.choose({ name: /^(人员|Person)$/ }, new RegExp(person), person);
  await keyboard.fill({ role: 'textbox', name: /^(任职首日|First day in office)$/ }, appointment.startsOn);
  await keyboard.press('Enter');
  await keyboard.fill({ role: 'textbox', name: /^(离任日|First day out of office)$/ }, appointment.endsOn);
  await keyboard.press('Enter');
  await keyboard.choose({ name: /^(任职来源|Source)$/ }, /选举|Election/);
  await keyboard.fill({ role: 'textbox', name: /^(依据（|Evidence)/ }, appointment.evidence);
  await keyboard.activate({ role: 'button', name: /确认任职|^Appoint/ });
}

/** Opens the terms of the office at hand and waits for the one with these grounds. */
export async function openTerms(keyboard: Keyboard, { evidence }: Appointment): Promise<void> {
  const { page } = keyboard;
  await keyboard.to({ role: 'tab', name: /./ });
  await toTab(keyboard, /任期|Terms/);
  await page.getByText(evidence).first().waitFor({ timeout: 15_000 });
  await settled(page);
}

/** Ends the first term that may be ended, on a day and with a reason; waits until the dialog has closed. */
export async function endTerm(keyboard: Keyboard, day: string, reason: string): Promise<void> {
  const { page } = keyboard;
  await keyboard.activate({ role: 'button', name: END });
  await keyboard.entersDialog();
  await keyboard.fill({ role: 'textbox', name: /生效日期|Effective/ }, day);
  await keyboard.press('Enter');
  await keyboard.fill({ role: 'textbox', name: /^(事由|Reason)$/ }, reason);
  await keyboard.activate({ role: 'button', name: END });
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 15_000 });
}

const END = /^(结束任期|End term)$/;
