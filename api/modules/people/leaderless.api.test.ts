import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorWith } from '../../testing/actors.ts';
import { buildFederation, enter, holder, seat, setUp, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  const { national, hunan, school, sibling, foreign } = federation;
  const today = ['2026-09-01', '2027-09-01'] as const;
  for (const [place, body, days] of [
    [national, 'PRESIDIUM', today],
    [national, 'SECRETARIAT', today],
    [hunan, 'PRESIDIUM', today],
    [school, 'PRESIDIUM', today],
    // Over, and not begun: nobody sits there today.
    [sibling, 'PRESIDIUM', ['2025-09-01', '2026-11-24']],
    [foreign, 'PRESIDIUM', ['2026-11-25', '2027-09-01']],
  ] as const) {
    const office = await setUp(app, place, 'CHAIR', { body });
    await seat(app, office, await enter(app, place, '某同学'), days[0], days[1]);
  }
});
afterAll(() => app.close());

const LIST = `query ($body: LeadingBody!, $within: ID) {
  leaderlessOrganizations(body: $body, first: 50, filter: { within: $within }) { totalCount nodes { name presidiumCount } } }`;

async function names(body: string, within: string | null, caller: Caller): Promise<string[]> {
  const answer = await app.execute(LIST, { body, within }, caller);
  expect(answer.errors).toBeUndefined();
  const { nodes, totalCount } = answer.data!['leaderlessOrganizations'];
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ name }: { name: string }) => name).toSorted();
}

describe('leaderlessOrganizations', () => {
  it('is for the signed-in', async () => {
    const answer = await app.execute(LIST, { body: 'PRESIDIUM', within: null });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('lists unions and federations with nobody in the body today, departments and committees never', async () => {
    const anyone = { actor: actorWith([]) };
    expect(await names('PRESIDIUM', null, anyone)).toEqual(
      ['湖北省学联', '长沙市学联', '湘江大学学生会', '武昌大学学生会', '文学院学生会'].toSorted(),
    );
    expect(await names('SECRETARIAT', null, anyone)).toEqual(['湖北省学联', '湖南省学联', '长沙市学联'].toSorted());
  });

  it('narrows to a subtree, in one statement', async () => {
    const caller = { actor: holder(federation.hunan, ['organization.read']) };
    expect(await names('PRESIDIUM', federation.hunan.id, caller)).toEqual(
      ['长沙市学联', '湘江大学学生会', '文学院学生会'].toSorted(),
    );
    expect(await names('PRESIDIUM', federation.school.id, caller)).toEqual(['文学院学生会']);
    expect(await app.countReads(() => names('PRESIDIUM', federation.hunan.id, caller))).toBe(1);
  });

  it('follows the clock: a term that begins tomorrow counts tomorrow', async () => {
    app.clock.set('2026-11-25T12:00:00+08:00');
    expect(await names('PRESIDIUM', federation.hubei.id, { actor: actorWith([]) })).toEqual(['湖北省学联']);
  });
});
