import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { bodyAt, buildChainWorld, type ChainWorld, newTitle, openClosing, stepOf } from '../../testing/chains.ts';
import { Desk } from '../../testing/coordination.ts';
import { enter, holder, seat, setUp, signInAs, type TestOrganization } from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { produceDueHandovers } from '../people/index.ts';

const OFFICE = ['obligation.read', 'obligation.answer', 'obligation.verify'] as const;
let app: TestApp;
let served: Served;
let tree: ChainWorld;
let desk: Desk;
let nation: Actor;
let province: Actor;
let school: Actor;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  tree = await buildChainWorld(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

/** Makes an officer with an account and a feed; gives the session token and the address of the feed. */
async function subscriber(
  login: string,
  organization: TestOrganization,
  permissions: readonly (typeof OFFICE)[number][] = OFFICE,
): Promise<{ token: string; path: string }> {
  const person = await enter(app, organization, login);
  const office = await setUp(app, organization, 'PRESIDENT', { permissions: [...permissions] });
  await seat(app, office, person, '2026-01-01', '2028-06-01');
  const token = await signInAs(app, person, login);
  const { data } = await app.execute(
    'mutation { calendarFeedCreate { address { url } userErrors { code } } }',
    {},
    { token },
  );
  return { token, path: new URL(data!['calendarFeedCreate'].address.url as string).pathname };
}

/** Days and titles of the obligations in a feed, with the addresses that they lead to. */
async function entriesOf(path: string): Promise<{ on: string; title: string; url: string; uid: string }[]> {
  const answer = await fetch(`${served.address}${path}`);
  expect(answer.status).toBe(200);
  // Long lines of the format go on after a line end and a space.
  const text = (await answer.text()).replaceAll(/\r\n[ \t]/g, '');
  const field = (entry: string, name: RegExp): string => name.exec(entry)?.[1] ?? '';
  return text
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((entry) => ({
      uid: field(entry, /\r\nUID:([^\r]*)/),
      on: field(entry, /\r\nDTSTART;VALUE=DATE:(\d{8})/),
      title: field(entry, /\r\nSUMMARY:([^\r]*)/),
      url: field(entry, /\r\nURL(?:;VALUE=URI)?:([^\r]*)/),
    }))
    .filter(({ uid }) => uid.startsWith('obligation:'));
}

const FORM = 'response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "人数", decimals: 0 }]';
const ANSWER = '{ answers: { stayers: "3" } }';

/** Issues a directive to levels by a day; gives its id. */
async function issue(levels: string, dueOn: string): Promise<string> {
  const audience = `audience: { levels: [${levels}] }`;
  return (await desk.issue(nation, tree.national, `${FORM}, ${audience}, dueOn: "${dueOn}"`))['id'] as string;
}

describe('the calendar feed of coordination', () => {
  it('shows what is mine to answer, moves with an extension, and forgets what was accepted', async () => {
    const mine = await subscriber('answerer', tree.school);
    const reader = await subscriber('onlooker', tree.school, ['obligation.read']);
    const other = await subscriber('neighbour', tree.sibling);
    expect(await entriesOf(mine.path)).toEqual([]);
    const id = await issue('SCHOOL', '2026-12-10');
    const { id: obligationId } = await desk.obligation(school, id, tree.school);
    const [entry, ...more] = await entriesOf(mine.path);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ on: '20261210', title: 'Due: 寒假离校安全工作' });
    expect(entry!.url).toContain(`/obligations/${obligationId}`);
    // Whoever only reads has nothing to do; a neighbour has an entry of its own.
    expect(await entriesOf(reader.path)).toEqual([]);
    const [theirs] = await entriesOf(other.path);
    expect(theirs!.uid).not.toBe(entry!.uid);

    const { extension } = await desk.done(
      school,
      'obligationExtensionAsk',
      `id: "${obligationId}", input: { askedOn: "2026-12-20", reason: "期末考试" }`,
      'extension { id version }',
    );
    // Asked is not granted.
    expect((await entriesOf(mine.path)).map(({ on }) => on)).toEqual(['20261210']);
    await desk.done(
      nation,
      'obligationExtensionGrant',
      `id: "${extension.id}", version: ${extension.version}, input: { isBeyondOwn: true }`,
      'extension { id }',
    );
    // The same entry on another day: a calendar program moves it and keeps no copy.
    expect(await entriesOf(mine.path)).toEqual([{ ...entry!, on: '20261220' }]);
    expect((await entriesOf(other.path)).map(({ on }) => on)).toEqual(['20261210']);

    await desk.step(school, 'Submit', id, tree.school, ANSWER);
    expect(await entriesOf(mine.path)).toEqual([]);
    await desk.step(nation, 'Return', id, tree.school, '{ reason: "漏报" }');
    expect((await entriesOf(mine.path)).map(({ uid }) => uid)).toEqual([entry!.uid]);
    await desk.step(school, 'Submit', id, tree.school, ANSWER);
    await desk.step(nation, 'Accept', id, tree.school);
    expect(await entriesOf(mine.path)).toEqual([]);
    expect(await entriesOf(other.path)).toHaveLength(1);

    await app.execute('mutation { calendarFeedRevoke { userErrors { code } } }', {}, { token: other.token });
    expect((await fetch(`${served.address}${other.path}`)).status).toBe(404);
  });
});

describe('the handover of an office', () => {
  it('names what it leaves to answer and to verify, and the cases that wait, each only to an office that does it', async () => {
    const title = newTitle();
    const leave = async (permissions: readonly (typeof OFFICE)[number][], titleKey = newTitle()) => {
      const office = await setUp(app, tree.hunan, titleKey, { permissions: [...permissions], seats: 2 });
      const [outgoing, incoming] = [await enter(app, tree.hunan, '离任'), await enter(app, tree.hunan, '接任')];
      await seat(app, office, outgoing, '2026-01-01', '2026-11-25');
      await seat(app, office, incoming, '2026-11-25', '2027-11-25');
      return incoming;
    };
    const [full, idle] = [await leave(OFFICE, title), await leave(['obligation.read'])];
    // The province owes one, has passed none on that waits, and verifies the answers of two schools, of which one waits.
    const id = await issue('PROVINCIAL, SCHOOL', '2026-12-12');
    const owed = await desk.obligation(province, id, tree.hunan);
    await desk.step(school, 'Submit', id, tree.school, ANSWER);
    const answered = await desk.obligation(school, id, tree.school);
    await desk.step(desk.of(tree.sibling), 'Submit', id, tree.sibling, ANSWER);
    await desk.step(province, 'Accept', id, tree.sibling);
    const { id: caseId } = await openClosing(app, tree, [stepOf('a', [], { bodies: [bodyAt([title], 'PROVINCIAL')] })]);

    app.clock.set('2026-11-25T09:00:00+08:00');
    expect(await produceDueHandovers(app.kernel)).toBe(2);
    const mattersOf = async ({ uuid }: { uuid: string }): Promise<unknown[]> => {
      const { data } = await app.execute(
        '{ handoverPacks { nodes { openMatters { kind subjectId dueOn } } } }',
        {},
        { actor: holder(tree.hunan, [], 'HERE', { personId: uuid }) },
      );
      const [pack, ...more] = data!['handoverPacks'].nodes;
      expect(more).toEqual([]);
      return (pack.openMatters as { kind: string }[]).filter(({ kind }) => /obligation|case/i.test(kind));
    };
    const matters = await mattersOf(full);
    expect(matters).toHaveLength(3);
    expect(matters).toEqual(
      expect.arrayContaining([
        { kind: 'obligation', subjectId: owed['id'] as string, dueOn: '2026-12-12' },
        { kind: 'obligationToVerify', subjectId: answered['id'] as string, dueOn: '2026-12-12' },
        { kind: 'case', subjectId: caseId, dueOn: null },
      ]),
    );
    expect(await mattersOf(idle)).toEqual([]);
  });
});
