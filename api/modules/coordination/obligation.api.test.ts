import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { Desk } from '../../testing/coordination.ts';
import { buildFederation, countOf, holder, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let nation: Actor;
let province: Actor;
let school: Actor;
const NOON = '2026-11-24T12:00:00+08:00';

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const FORM = `response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "留校人数", isRequired: true, decimals: 0, min: "0" }]`;
const issue = (more = '') =>
  desk.issue(nation, tree.national, `${FORM}, audience: { levels: [PROVINCIAL, SCHOOL] }, dueOn: "2026-12-10"${more}`);
const args = async (actor: Actor, directive: string, organization = tree.school) => {
  const { id, version } = await desk.obligation(actor, directive, organization);
  return `id: "${id}", version: ${version}`;
};

describe('answering and verifying', () => {
  it('goes up one level: answered by the school, returned, mended, accepted by the province, opened again', async () => {
    const { id } = await issue();
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({
      status: 'PENDING',
      verifier: { id: tree.hunan.id },
      viewerCan: { acknowledge: true, saveAnswer: true, submit: true, accept: false, return: false, excuse: false },
    });
    expect(await desk.step(school, 'Acknowledge', id, tree.school)).toMatchObject({ status: 'ACKNOWLEDGED' });
    expect(await desk.codes(school, 'obligationSubmit', await args(school, id))).toHaveLength(1);
    await desk.step(school, 'SaveAnswer', id, tree.school, '{ answers: { stayers: "1" }, note: "<p>初稿</p>" }');
    expect(await desk.step(school, 'Submit', id, tree.school, '{ answers: { stayers: "12" } }')).toMatchObject({
      status: 'SUBMITTED',
      answers: { stayers: '12' },
      viewerCan: { submit: false, saveAnswer: false },
    });
    const returned = await desk.step(
      province,
      'Return',
      id,
      tree.school,
      '{ reason: "漏报研究生", comments: [{ path: "stayers", text: "请计入研究生" }] }',
    );
    expect(returned).toMatchObject({
      status: 'RETURNED',
      reason: '漏报研究生',
      comments: [{ path: 'stayers', text: '请计入研究生' }],
      returnCount: 1,
    });
    await desk.step(school, 'Submit', id, tree.school, '{ answers: { stayers: "15" } }');
    expect(await desk.step(province, 'Accept', id, tree.school)).toMatchObject({
      status: 'ACCEPTED',
      comments: [],
      reason: null,
      viewerCan: { reopen: true, accept: false },
    });
    expect(await desk.step(province, 'Reopen', id, tree.school, '{ reason: "数字有误" }')).toMatchObject({
      status: 'RETURNED',
      returnCount: 2,
    });
    const { data } = await desk.ask(
      school,
      `{ obligations(filter: { directiveId: { eq: "${id}" } }) { nodes { thread(first: 20) { nodes { kind text sender { id } } } } } }`,
    );
    expect(data!['obligations'].nodes[0].thread.nodes).toEqual([
      { kind: 'ACKNOWLEDGED', text: null, sender: { id: tree.school.id } },
      { kind: 'SUBMITTED', text: null, sender: { id: tree.school.id } },
      { kind: 'RETURNED', text: '漏报研究生', sender: { id: tree.hunan.id } },
      { kind: 'SUBMITTED', text: null, sender: { id: tree.school.id } },
      { kind: 'ACCEPTED', text: null, sender: { id: tree.hunan.id } },
      { kind: 'REOPENED', text: '数字有误', sender: { id: tree.hunan.id } },
    ]);
  });

  it('is refused to a level above that reads, to a sibling, and in a state that does not allow it', async () => {
    const { id } = await issue();
    const mine = await args(school, id);
    // The nation reads by its reach; answering and verifying stay with the school and its province.
    expect(await desk.codes(nation, 'obligationAcknowledge', mine)).toEqual(['FORBIDDEN']);
    expect(await desk.codes(province, 'obligationAcknowledge', mine)).toEqual(['FORBIDDEN']);
    expect(await desk.codes(province, 'obligationAccept', mine)).toEqual(['OBLIGATION_STATE']);
    await desk.step(school, 'Submit', id, tree.school, '{ answers: { stayers: "3" } }');
    const submitted = await args(school, id);
    expect(await desk.codes(nation, 'obligationAccept', submitted)).toEqual(['FORBIDDEN']);
    expect(await desk.codes(desk.of(tree.sibling), 'obligationSubmit', submitted)).toEqual(['NOT_FOUND']);
    expect(await desk.codes(desk.of(tree.hubei), 'obligationAccept', submitted)).toEqual(['NOT_FOUND']);
    expect(await desk.codes(school, 'obligationAccept', submitted)).toEqual(['FORBIDDEN']);
    expect(await desk.codes(holder(tree.school, ['obligation.read']), 'obligationSubmit', submitted)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await desk.codes(school, 'obligationSubmit', submitted)).toEqual(['OBLIGATION_STATE']);
    expect(await desk.codes(province, 'obligationAccept', submitted.replace(/version: \d+/, 'version: 99'))).toEqual([
      'STALE_VERSION',
    ]);
  });

  it('settles what only asks to be read by reading, and wants a file where evidence is asked', async () => {
    const read = await desk.issue(nation, tree.national, 'audience: { levels: [SCHOOL] }');
    expect(await desk.codes(school, 'obligationSubmit', await args(school, read['id']))).toEqual([
      'OBLIGATION_RESPONSE',
    ]);
    expect(await desk.step(school, 'Acknowledge', read['id'], tree.school)).toMatchObject({ status: 'ACCEPTED' });
    const evidence = await desk.issue(nation, tree.national, 'response: EVIDENCE, audience: { levels: [SCHOOL] }');
    expect(await desk.codes(school, 'obligationSubmit', await args(school, evidence['id']))).toEqual([
      'ANSWER_EVIDENCE_MISSING',
    ]);
  });

  it('excuses with a reason, hands its units up, and takes them back when it is opened again', async () => {
    const { id } = await issue();
    await desk.step(nation, 'Excuse', id, tree.hunan, '{ reason: "换届" }');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ verifier: { id: tree.national.id } });
    expect(await desk.obligation(province, id, tree.hunan)).toMatchObject({ status: 'EXCUSED', reason: '换届' });
    await desk.step(nation, 'Reopen', id, tree.hunan, '{ reason: "换届完成" }');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ verifier: { id: tree.hunan.id } });
  });

  it('keeps the second of two editors from overwriting the first, whoever submits', async () => {
    const { id } = await issue();
    const seen = await args(school, id);
    const both = await Promise.all([
      desk.codes(school, 'obligationSubmit', `${seen}, input: { answers: { stayers: "1" } }`),
      desk.codes(school, 'obligationSubmit', `${seen}, input: { answers: { stayers: "2" } }`),
      desk.codes(school, 'obligationSaveAnswer', `${seen}, input: { answers: { stayers: "3" } }`),
    ]);
    expect(both.map((codes) => codes.join()).sort()).toEqual(['', 'STALE_VERSION', 'STALE_VERSION']);
  });
});

describe('lateness', () => {
  it('follows the clock in both directions and is never stored', async () => {
    const { id } = await issue();
    const late = async () => {
      const { isLate, lateDays } = await desk.obligation(school, id, tree.school);
      return { isLate, lateDays };
    };
    app.clock.set('2026-12-10T23:59:59+08:00');
    expect(await late()).toEqual({ isLate: false, lateDays: 0 });
    app.clock.set('2026-12-11T00:00:00+08:00');
    expect(await late()).toEqual({ isLate: true, lateDays: 1 });
    app.clock.set('2027-01-10T00:00:00+08:00');
    expect(await late()).toEqual({ isLate: true, lateDays: 31 });
    app.clock.set('2026-12-01T00:00:00+08:00');
    expect(await late()).toEqual({ isLate: false, lateDays: 0 });
    app.clock.set('2026-12-11T00:00:00+08:00');
    await desk.step(school, 'Submit', id, tree.school, '{ answers: { stayers: "3" } }');
    expect(await late()).toEqual({ isLate: false, lateDays: 0 });
  });

  it('reminds all that are late below in one action, each once a day', async () => {
    const { id } = await issue();
    app.clock.set('2026-12-12T09:00:00+08:00');
    const remind = `input: { organizationId: "${tree.hunan.id}", directiveId: "${id}" }`;
    const { result } = await desk.done(province, 'obligationRemind', remind, 'result { count }');
    expect(result).toEqual({ count: 2 });
    expect(await desk.codes(province, 'obligationRemind', remind)).toEqual(['OBLIGATION_NOTHING_BELOW']);
    app.clock.set('2026-12-13T00:00:00+08:00');
    const both = await Promise.all([
      desk.codes(province, 'obligationRemind', remind),
      desk.codes(province, 'obligationRemind', remind),
    ]);
    expect(both.map((codes) => codes.join()).sort()).toEqual(['', 'OBLIGATION_NOTHING_BELOW']);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from obligation_message m join obligation b on b.id = m.obligation_id
          where b.source_id = ${decodeId('dir', id)!}::uuid and m.kind = 'REMINDED'`,
      ),
    ).toBe(4);
    expect(await desk.codes(nation, 'obligationRemind', remind)).toEqual(['FORBIDDEN']);
  });
});

describe('a middle level', () => {
  it('adds instructions and an earlier day, not a later one, and hands on to its own units', async () => {
    const { id } = await desk.issue(
      nation,
      tree.national,
      `${FORM}, audience: { levels: [PROVINCIAL] }, dueOn: "2026-12-10"`,
    );
    expect(await desk.obligation(school, id, tree.school)).toBeUndefined();
    const own = await desk.obligation(province, id, tree.hunan);
    const passOn = `id: "${own['id']}", input: { audience: { levels: [SCHOOL] }`;
    expect(await desk.codes(province, 'obligationPassOn', `${passOn}, dueOn: "2026-12-11" }`)).toEqual([
      'OBLIGATION_DUE_LATER',
    ]);
    expect(await desk.codes(nation, 'obligationPassOn', `${passOn} }`)).toEqual(['FORBIDDEN']);
    for (let time = 0; time < 3; time += 1) {
      await desk.done(province, 'obligationPassOn', `${passOn} }`, '');
      await desk.handOut();
    }
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({
      status: 'PENDING',
      dueOn: '2026-12-10',
      verifier: { id: tree.hunan.id },
    });
    expect(await desk.obligation(desk.of(tree.foreign), id, tree.foreign)).toBeUndefined();
    expect(
      await desk.codes(
        province,
        'obligationInstruct',
        `${await args(province, id, tree.hunan)}, input: { dueOn: "2026-12-12" }`,
      ),
    ).toEqual(['OBLIGATION_DUE_LATER']);
    await desk.step(province, 'Instruct', id, tree.hunan, '{ guidance: "<p>附宿舍楼清单</p>", dueOn: "2026-12-05" }');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({
      dueOn: '2026-12-05',
      instructions: '<p>附宿舍楼清单</p>',
    });
    // Whoever comes later owes by the earlier day as well.
    await desk.done(
      province,
      'obligationPassOn',
      `id: "${own['id']}", input: { audience: { include: ["${tree.department.id}"] } }`,
      '',
    );
    await desk.handOut();
    expect(await desk.obligation(desk.of(tree.department), id, tree.department)).toMatchObject({
      dueOn: '2026-12-05',
      verifier: { id: tree.school.id },
    });
    // Taking the earlier day away gives back the own one, at every depth.
    await desk.step(province, 'Instruct', id, tree.hunan, '{ guidance: "<p>附宿舍楼清单</p>" }');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ dueOn: '2026-12-10' });
    expect(await desk.obligation(desk.of(tree.department), id, tree.department)).toMatchObject({ dueOn: '2026-12-10' });
    const { data } = await desk.ask(
      province,
      `{ obligation(id: "${own['id']}") { childCounts { total pending late } children { totalCount } } }`,
    );
    expect(data!['obligation']).toEqual({
      childCounts: { total: 2, pending: 2, late: 0 },
      children: { totalCount: 2 },
    });
    expect(
      await desk.codes(
        province,
        'obligationPassOn',
        `id: "${own['id']}", input: { audience: { include: ["${tree.school.id}"] } }`,
      ),
    ).toEqual(['OBLIGATION_PASS_ON_NONE']);
  });
});

describe('more time', () => {
  const ask = async (directive: string, day: string) =>
    desk.act(
      school,
      'obligationExtensionAsk',
      `id: "${(await desk.obligation(school, directive, tree.school))['id']}", input: { askedOn: "${day}", reason: "校历调整" }`,
      'extension { id version status viewerCan { grant withdraw } }',
    );

  it('is asked with a later day, granted within what the verifier owes, beyond it only when it says so', async () => {
    const { id } = await issue();
    expect((await ask(id, '2026-12-09'))['userErrors']).toMatchObject([{ code: 'EXTENSION_NOT_LATER' }]);
    const { extension } = await ask(id, '2026-12-20');
    expect(extension).toMatchObject({ status: 'ASKED', viewerCan: { grant: false, withdraw: true } });
    expect((await ask(id, '2026-12-21'))['userErrors']).toMatchObject([{ code: 'EXTENSION_OPEN' }]);
    const which = `id: "${extension.id}", version: ${extension.version}`;
    expect(await desk.codes(nation, 'obligationExtensionGrant', `${which}, input: {}`)).toEqual(['FORBIDDEN']);
    expect(await desk.codes(desk.of(tree.sibling), 'obligationExtensionWithdraw', which)).toEqual(['NOT_FOUND']);
    // The province owes by the 10th itself.
    expect(await desk.codes(province, 'obligationExtensionGrant', `${which}, input: {}`)).toEqual([
      'EXTENSION_BEYOND_OWN',
    ]);
    await desk.done(province, 'obligationExtensionGrant', `${which}, input: { isBeyondOwn: true, note: "同意" }`, '');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ dueOn: '2026-12-20', isExtended: true });
    expect(
      await desk.codes(
        province,
        'obligationExtensionRefuse',
        `id: "${extension.id}", version: 2, input: { note: "不" }`,
      ),
    ).toEqual(['EXTENSION_DECIDED']);
    // What was granted no longer moves with the earlier day of the province.
    await desk.step(province, 'Instruct', id, tree.hunan, '{ dueOn: "2026-12-01" }');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ dueOn: '2026-12-20' });
    expect(await desk.obligation(province, id, tree.sibling)).toMatchObject({ dueOn: '2026-12-01' });
    app.clock.set('2026-12-15T00:00:00+08:00');
    expect(await desk.obligation(school, id, tree.school)).toMatchObject({ isLate: false });
    expect(await desk.obligation(province, id, tree.sibling)).toMatchObject({ isLate: true, lateDays: 14 });
  });

  it('is refused with the reason, or withdrawn, and can be asked again', async () => {
    const { id } = await issue();
    const first = (await ask(id, '2026-12-20'))['extension'];
    await desk.done(
      province,
      'obligationExtensionRefuse',
      `id: "${first.id}", version: ${first.version}, input: { note: "时间充裕" }`,
      '',
    );
    const second = (await ask(id, '2026-12-12'))['extension'];
    await desk.done(school, 'obligationExtensionWithdraw', `id: "${second.id}", version: ${second.version}`, '');
    const { data } = await desk.ask(
      province,
      `{ obligationExtensions(filter: { verifierId: { eq: "${tree.hunan.id}" }, organizationId: { eq: "${tree.school.id}" } }, first: 2) { nodes { status decisionNote askedOn } } }`,
    );
    expect(data!['obligationExtensions'].nodes).toEqual([
      { status: 'WITHDRAWN', decisionNote: null, askedOn: '2026-12-12' },
      { status: 'REFUSED', decisionNote: '时间充裕', askedOn: '2026-12-20' },
    ]);
  });
});

describe('the thread', () => {
  it('holds the words of both levels and of nobody else', async () => {
    const { id } = await issue();
    const which = `id: "${(await desk.obligation(school, id, tree.school))['id']}"`;
    const send = (actor: Actor, text: string) =>
      desk.codes(actor, 'obligationMessageSend', `${which}, input: { text: "${text}" }`);
    expect(await send(school, '<p>表格是否含研究生？<img src=x onerror=alert(1)></p>')).toEqual([]);
    expect(await send(province, '含')).toEqual([]);
    expect(await send(nation, '插话')).toEqual(['FORBIDDEN']);
    expect(await send(desk.of(tree.sibling), '插话')).toEqual(['NOT_FOUND']);
    expect(await send(school, '<p> </p>')).toEqual(['MESSAGE_EMPTY']);
    const read = async (actor: Actor) => {
      const { data } = await desk.ask(actor, `{ obligation(${which}) { thread { nodes { text sender { id } } } } }`);
      return data!['obligation']?.thread.nodes;
    };
    expect(await read(province)).toEqual([
      { text: '<p>表格是否含研究生？</p>', sender: { id: tree.school.id } },
      { text: '含', sender: { id: tree.hunan.id } },
    ]);
    expect(await read(desk.of(tree.sibling))).toBeUndefined();
  });
});
