import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerObligation, type DirectiveAnswer, issueDirective, verifyObligation } from './directive-journey.ts';
import { openInstallation, type Installation } from './installation.ts';
import { signIn } from './journeys.ts';
import { Keyboard } from './keyboard.ts';

const shots = fileURLToPath(new URL('shots/', import.meta.url));
let installation: Installation;
beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  installation = await openInstallation();
});
afterAll(() => installation?.close());

/** A day so many days from today in Shanghai, as `2026-09-01`. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);
}

describe.each([
  ['zh-CN', 'LIGHT', 1280],
  ['en', 'DARK', 360],
] as const)('by keyboard alone, %s %s %i px', (locale, theme, width) => {
  /** Signs somebody in at a keyboard and does a part of the journey; nothing may be hidden, trapped or thrown. */
  async function as(login: string, part: (keyboard: Keyboard) => Promise<void>): Promise<void> {
    const { context, page, faults } = await installation.open(locale, theme, width);
    const keyboard = new Keyboard(page);
    await signIn(keyboard, installation.address, login);
    await part(keyboard).catch(async (error: unknown) => {
      await page.screenshot({ path: `${shots}keyboard-${login}-${theme}-${width}.png` });
      throw error;
    });
    expect(keyboard.faults).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }

  it('a directive is written and issued, answered with evidence, and verified', async () => {
    const title = `键盘部署 ${locale}`;
    const answer: DirectiveAnswer = {
      words: `已全部落实 ${locale}`,
      file: { name: '证明.txt', mimeType: 'text/plain', buffer: Buffer.from('经核实，已全部落实。') },
    };
    await as('national.secretary', (keyboard) =>
      issueDirective(keyboard, {
        title,
        body: '请省级学联认真落实。',
        point: '责任到人',
        dueOn: dayFromNow(21),
        place: { typed: '云南', name: /^云南省/ },
      }),
    );
    await as('yunnan.secretary', (keyboard) => answerObligation(keyboard, title, answer));
    await as('national.secretary', (keyboard) => verifyObligation(keyboard, title, answer));
    // What stands in the end, as the answering level reads it.
    const { context, page } = await installation.signIn('yunnan.secretary', locale, theme, width);
    const kept = await page.evaluate(async (name) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xuelian-csrf': '1' },
        body: JSON.stringify({
          query: `query ($title: String!) {
            obligations(first: 5, filter: { title: { contains: $title } }) {
              nodes { status answerNote directive { body } attachments { nodes { name } } }
            }
          }`,
          variables: { title: name },
        }),
      });
      const { data } = (await response.json()) as { data: { obligations: { nodes: unknown[] } } };
      return data.obligations.nodes;
    }, title);
    expect(kept).toEqual([
      {
        status: 'ACCEPTED',
        answerNote: `<p>${answer.words}</p>`,
        directive: { body: '<p><strong>请省级学联认真落实。</strong></p><ul><li><p>责任到人</p></li></ul>' },
        attachments: { nodes: [{ name: answer.file.name }] },
      },
    ]);
    await context.close();
  });
});
