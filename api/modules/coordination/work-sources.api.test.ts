import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { Desk } from '../../testing/coordination.ts';
import { buildFederation, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let directive: string;
const NOON = '2026-11-24T12:00:00+08:00';

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new Desk(app);
  const issued = await desk.issue(
    desk.of(tree.national),
    tree.national,
    `response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "人数", isRequired: true, decimals: 0 }],
      audience: { levels: [PROVINCIAL, SCHOOL] }, dueOn: "2026-12-10"`,
  );
  directive = issued['id'];
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

/** What waits, as kind, organization and lateness; the counts must say the same. */
async function waiting(actor: Actor): Promise<readonly [kind: string, organizationId: string, lateness: string][]> {
  const { data, errors } = await desk.ask(
    actor,
    `{ workItems(first: 100) { nodes { kind kindLabel subjectType subjectId title organizationId lateness } }
      workCounts { kind count lateCount soonCount } }`,
  );
  expect(errors).toBeUndefined();
  const nodes = data!['workItems'].nodes as Record<string, string>[];
  expect(nodes.every(({ kind, kindLabel }) => kindLabel !== kind)).toBe(true);
  expect(nodes.every(({ subjectType }) => subjectType === 'Obligation')).toBe(true);
  for (const { kind, count, lateCount, soonCount } of data!['workCounts']) {
    const ofKind = nodes.filter((node) => node['kind'] === kind);
    expect([count, lateCount, soonCount]).toEqual([
      ofKind.length,
      ofKind.filter(({ lateness }) => lateness === 'LATE').length,
      ofKind.filter(({ lateness }) => lateness === 'SOON').length,
    ]);
  }
  return nodes.map((node) => [node['kind']!, node['organizationId']!, node['lateness']!]);
}

describe('what waits of directives', () => {
  it('goes to whoever answers, then to whoever verifies, and back when it is returned', async () => {
    const school = desk.of(tree.school);
    const province = desk.of(tree.hunan);
    expect(await waiting(school)).toEqual([['OBLIGATION_TO_ANSWER', tree.school.id, 'LATER']]);
    expect(await waiting(province)).toEqual([['OBLIGATION_TO_ANSWER', tree.hunan.id, 'LATER']]);

    await desk.step(school, 'Submit', directive, tree.school, '{ answers: { stayers: "3" } }');
    expect(await waiting(school)).toEqual([]);
    expect(await waiting(province)).toEqual([
      ['OBLIGATION_TO_ANSWER', tree.hunan.id, 'LATER'],
      ['OBLIGATION_TO_VERIFY', tree.school.id, 'NONE'],
    ]);
    // The level above it reads the answer and verifies it not.
    expect(await waiting(desk.of(tree.national))).toEqual([]);

    await desk.step(province, 'Return', directive, tree.school, '{ reason: "缺少材料" }');
    expect(await waiting(school)).toEqual([['OBLIGATION_TO_ANSWER', tree.school.id, 'LATER']]);
    expect(await waiting(province)).toEqual([['OBLIGATION_TO_ANSWER', tree.hunan.id, 'LATER']]);
  });

  it('is late by the clock alone', async () => {
    for (const [instant, lateness] of [
      ['2026-12-06T23:59:59+08:00', 'LATER'],
      ['2026-12-07T00:00:00+08:00', 'SOON'],
      ['2026-12-10T23:59:59+08:00', 'SOON'],
      ['2026-12-11T00:00:00+08:00', 'LATE'],
    ] as const) {
      app.clock.set(instant);
      expect(await waiting(desk.of(tree.sibling))).toEqual([['OBLIGATION_TO_ANSWER', tree.sibling.id, lateness]]);
    }
  });

  it('asks the verifier for more time until it is decided', async () => {
    const sibling = desk.of(tree.sibling);
    const { id } = await desk.obligation(sibling, directive, tree.sibling);
    const { extension } = await desk.done(
      sibling,
      'obligationExtensionAsk',
      `id: "${id}", input: { askedOn: "2026-12-15", reason: "期末考试" }`,
      'extension { id version }',
    );
    const province = desk.of(tree.hunan);
    const asked = ['EXTENSION_TO_ANSWER', tree.sibling.id, 'LATER'];
    expect(await waiting(province)).toContainEqual(asked);
    await desk.done(
      province,
      'obligationExtensionRefuse',
      `id: "${extension.id}", version: ${extension.version}, input: { note: "不宜再延" }`,
      'extension { id }',
    );
    expect(await waiting(province)).not.toContainEqual(asked);
  });

  it('waits for nobody who may only read', async () => {
    expect(await waiting(desk.of(tree.school, ['obligation.read']))).toEqual([]);
  });
});
