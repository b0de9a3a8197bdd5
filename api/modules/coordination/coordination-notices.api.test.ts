import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { Desk } from '../../testing/coordination.ts';
import {
  buildFederation,
  enter,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestOrganization,
  type TestRow,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { coordinationModule } from './index.ts';
import { tellDue } from './due.jobs.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let nation: Actor;
let province: Actor;
let school: Actor;
const people: Record<string, { person: TestRow; token: string }> = {};

async function officer(name: string, organization: TestOrganization): Promise<void> {
  const person = await enter(app, organization, name);
  const office = await setUp(app, organization, 'PRESIDENT', {
    permissions: ['obligation.read', 'obligation.answer', 'obligation.verify'],
  });
  await seat(app, office, person, '2026-01-01', '2028-01-01');
  people[name] = { person, token: await signInAs(app, person, name) };
}

beforeAll(async () => {
  app = await createTestApp();
  tree = await buildFederation(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
  await officer('school', tree.school);
  await officer('province', tree.hunan);
});
afterAll(() => app.close());

/** Delivers what waits, each event twice. */
async function deliver(): Promise<void> {
  const handlers = coordinationModule.handlers!(app.kernel, { origin: '', smtpUrl: null, mailFrom: '', isDemo: false });
  for (let delivered = 1; delivered > 0;) {
    const outcome = await dispatchEvents((work) => withTransaction(app.kernel, work), [...handlers, ...handlers], 500);
    expect(outcome.error).toBeNull();
    ({ delivered } = outcome);
  }
}

/** Kinds of what somebody was told since the last look, in order. */
async function told(name: string): Promise<string[]> {
  const rows = await runRead<{ kind: string }>(
    app.kernel,
    sql`delete from notification n using account a, person p
      where n.account_id = a.id and p.account_id = a.id and p.id = ${people[name]!.person.uuid} returning n.kind, n.created_at, n.id`,
  );
  return rows.map(({ kind }) => kind).sort();
}

describe('people are told', () => {
  it('of what comes, what they send, what comes back and what is asked, each once', async () => {
    const { id, version } = await desk.issue(
      nation,
      tree.national,
      `response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "人数", decimals: 0 }],
        audience: { levels: [PROVINCIAL, SCHOOL] }, dueOn: "2026-12-10"`,
    );
    await deliver();
    expect(await told('school')).toEqual(['directive.issued']);
    expect(await told('province')).toEqual(['directive.issued']);
    await desk.step(school, 'Submit', id, tree.school, '{ answers: { stayers: "3" } }');
    await deliver();
    expect(await told('province')).toEqual(['obligation.submitted']);
    await desk.step(province, 'Return', id, tree.school, '{ reason: "漏报" }');
    await deliver();
    expect(await told('school')).toEqual(['obligation.returned']);
    const which = `id: "${(await desk.obligation(school, id, tree.school))['id']}"`;
    await desk.done(school, 'obligationMessageSend', `${which}, input: { text: "含研究生吗" }`, '');
    const { extension } = await desk.done(
      school,
      'obligationExtensionAsk',
      `${which}, input: { askedOn: "2026-12-20", reason: "校历" }`,
      'extension { id version }',
    );
    await deliver();
    expect(await told('province')).toEqual(['obligation.extensionAsked', 'obligation.messaged']);
    await desk.done(
      province,
      'obligationExtensionGrant',
      `id: "${extension.id}", version: ${extension.version}, input: { isBeyondOwn: true }`,
      '',
    );
    await desk.step(province, 'Instruct', id, tree.hunan, '{ guidance: "<p>附表</p>" }');
    await desk.done(
      nation,
      'directiveAmend',
      `id: "${id}", version: ${version}, input: { title: "新题", note: "改题" }`,
      '',
    );
    await deliver();
    expect(await told('school')).toEqual([
      'directive.amended',
      'obligation.extensionAnswered',
      'obligation.instructed',
    ]);
  });

  it('of days that come near and pass, however often the clock looks, and of reminders', async () => {
    const { id } = await desk.issue(
      nation,
      tree.national,
      'audience: { levels: [PROVINCIAL, SCHOOL] }, dueOn: "2026-11-28"',
    );
    await deliver();
    await Promise.all([told('school'), told('province')]);
    await tellDue(app.kernel);
    expect(await told('school')).toEqual([]);
    app.clock.set('2026-11-26T08:00:00+08:00');
    await tellDue(app.kernel);
    await tellDue(app.kernel);
    expect(await told('school')).toEqual(['obligation.dueSoon']);
    app.clock.set('2026-11-30T08:00:00+08:00');
    await tellDue(app.kernel);
    await desk.done(
      province,
      'obligationRemind',
      `input: { organizationId: "${tree.hunan.id}", directiveId: "${id}" }`,
      '',
    );
    await deliver();
    expect(await told('school')).toEqual(['obligation.late', 'obligation.reminded']);
    expect(await told('province')).toEqual(['obligation.dueSoon', 'obligation.late', 'obligation.lateBelow']);
  });

  it('of what waits for them, over all modules', async () => {
    app.clock.set('2026-11-24T13:00:00+08:00');
    const { data } = await app.execute(
      '{ workItems(first: 50) { nodes { kind title dueOn } } }',
      {},
      { token: people['school']!.token },
    );
    expect(data!['workItems'].nodes.map(({ kind }: { kind: string }) => kind)).toContain('OBLIGATION_TO_ANSWER');
  });
});
