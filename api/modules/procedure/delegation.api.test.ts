import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId, newId, parseId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { produceDueHandovers } from '../people/index.ts';
import { codesOf, enter, found, holder, setUp, type TestRow } from '../../testing/federation.ts';
import { createTestApp, type Answer, type TestApp } from '../../testing/test-app.ts';
import {
  act,
  bodyAt,
  buildChainWorld,
  type ChainWorld,
  dataOf,
  end,
  type Holder,
  install,
  newTitle,
  open,
  openClosing,
  pass,
  publish,
  read,
  retire,
  stepOf,
} from '../../testing/chains.ts';
import type { StepSpec } from './step-spec.ts';

let app: TestApp;
let world: ChainWorld;
let chairman: TestRow;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  world = await buildChainWorld(app);
  chairman = await setUp(app, world.school, 'CHAIR', { seats: 100 });
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const codes = (answer: Answer): string[] => codesOf(answer, 'outcome');

const closing = (steps: readonly StepSpec[], more: object = {}) => openClosing(app, world, steps, more);

describe('a delegation', () => {
  const delegate = (actor: Holder['actor'], input: object): Promise<Answer> =>
    app.execute(
      `mutation ($input: ProcedureDelegationCreateInput!) { outcome: procedureDelegationCreate(input: $input) {
        procedureDelegation { id version isInForce delegateName viewerCan { revoke } } userErrors { code } } }`,
      { input: { startsOn: '2026-11-24', endsOn: '2026-12-10', reason: '出差', ...input } },
      { actor },
    );

  it('lets somebody of the organization answer for a period, on record, without a chain and without more reach', async () => {
    const key = newTitle();
    const boss = await install(app, world.school, key, '主管', { until: '2026-12-05' });
    const helper = await install(app, world.school, newTitle(), '代办');
    const third = await install(app, world.school, newTitle(), '第三人');
    const stranger = await install(app, world.foreign, newTitle(), '外人');
    const to = { officeId: boss.office.id, delegateTermId: helper.term.id };
    expect(codes(await delegate(helper.actor, to))).toEqual(['DELEGATION_NOT_HELD']);
    expect(codes(await delegate(boss.actor, { ...to, delegateTermId: stranger.term.id }))).toEqual([
      'DELEGATION_DELEGATE',
    ]);
    expect(codes(await delegate(boss.actor, { ...to, delegateTermId: boss.term.id }))).toEqual(['DELEGATION_DELEGATE']);
    expect(codes(await delegate(boss.actor, to))).toEqual(['DELEGATION_PERIOD']);
    const lent = { ...to, endsOn: '2026-12-05' };
    const made = dataOf(await delegate(boss.actor, lent), 'outcome').procedureDelegation;
    expect(made).toMatchObject({ isInForce: true, delegateName: '代办' });
    expect(codes(await delegate(boss.actor, lent))).toEqual(['DELEGATION_OVERLAP']);
    // No chain: the delegate holds no office to lend.
    expect(codes(await delegate(helper.actor, { ...lent, delegateTermId: third.term.id }))).toEqual([
      'DELEGATION_NOT_HELD',
    ]);
    const steps = [stepOf('a', [], { bodies: [bodyAt([key])] })];
    const one = await closing(steps);
    const seen = await read(app, one.id, helper.actor);
    expect(seen).toMatchObject({ viewerCan: { decide: true }, viewerSeats: [{ onBehalfOf: '主管' }] });
    const done = await pass(app, one.id, helper.actor);
    expect(done.steps.find(({ event }: { event: string }) => event === 'DECIDED')).toMatchObject({
      personName: '代办',
      delegatorName: '主管',
    });
    await retire(app, one.procedureId);
    const two = await closing(steps);
    await retire(app, two.procedureId);
    const revoked = await app.execute(
      `mutation ($id: ID!, $version: Int!) { outcome: procedureDelegationRevoke(id: $id, version: $version) { procedureDelegation { isInForce } userErrors { code } } }`,
      { id: made.id, version: made.version },
      { actor: boss.actor },
    );
    expect(dataOf(revoked, 'outcome').procedureDelegation).toEqual({ isInForce: false });
    expect(codes(await act(app, 'Decide', two.id, helper.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
    expect(await pass(app, two.id, boss.actor)).toMatchObject({ state: 'APPROVED' });
  });

  it('ends with the term of whoever gave it, and does not carry the candidate past the chain', async () => {
    const key = newTitle();
    const boss = await install(app, world.school, key, '主管');
    const helper = await install(app, world.school, newTitle(), '代办');
    dataOf(await delegate(boss.actor, { officeId: boss.office.id, delegateTermId: helper.term.id }), 'outcome');
    const { procedureId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', [
      stepOf('a', [], { bodies: [bodyAt([key])] }),
    ]);
    const appointment = {
      officeId: chairman.id,
      startsOn: '2026-12-01',
      endsOn: '2027-06-30',
      source: 'APPOINTMENT',
      crossAppointmentReason: '分工明确',
    };
    const own = await open(app, world.officer, { appointment: { ...appointment, personId: boss.person.id } });
    const { id } = dataOf(own, 'procedureCaseOpen').procedureCase;
    await retire(app, procedureId);
    expect(await read(app, id, world.officer)).toMatchObject({ waiting: [{ isVacant: true }] });
    for (const { actor } of [boss, helper]) {
      expect(codes(await act(app, 'Decide', id, actor, { outcome: 'PASSED' }))[0]).toMatch(/CASE_OWN|NOT_FOUND/);
    }
    const rest = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    await retire(app, rest.procedureId);
    await end(app, boss, '2026-11-24');
    expect(codes(await act(app, 'Decide', rest.id, helper.actor, { outcome: 'PASSED' }))).toEqual(['NOT_FOUND']);
  });
});

describe('who is shown a case', () => {
  it('is whoever is concerned; to everyone else it does not exist', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const { id, procedureId } = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    await retire(app, procedureId);
    const reader = holder(world.hunan, ['case.read'], 'SUBTREE');
    const vetting = holder(world.hunan, ['case.readVetting'], 'SUBTREE', { purpose: '检查' });
    const outsider = holder(world.hubei, ['case.read', 'case.readVetting', 'case.open'], 'SUBTREE');
    expect(await read(app, id, first.actor)).not.toBeNull();
    expect(await read(app, id, reader)).not.toBeNull();
    expect(await read(app, id, vetting)).toBeNull();
    expect(await read(app, id, outsider)).toBeNull();
    expect(codes(await act(app, 'Decide', id, reader, { outcome: 'PASSED' }))).toEqual(['CASE_NOT_ASKED']);
    expect(codes(await act(app, 'Withdraw', id, outsider, { reason: '越权' }))).toEqual(['NOT_FOUND']);
  });
});

describe('evidence', () => {
  const file = async (account: string): Promise<string> => {
    const id = newId();
    await runRead(
      app.kernel,
      sql`insert into attachment (id, organization_id, province_id, account_id, name, media_type, bytes, sha256, store_key, state, created_at, expires_at)
        values (${id}, ${world.hunan.uuid}, ${world.hunan.uuid}, ${account}, '纪要.txt', 'text/plain', 1, ${'0'.repeat(64)}, ${newId()}, 'READY',
          '2026-11-24T03:00:00Z', '2026-11-26T03:00:00Z')`,
    );
    return encodeId('att', id);
  };
  const EVIDENCE = `query ($id: ID!) { procedureCase(id: $id) { attachments { nodes { name } } steps { event attachments { totalCount } } } }`;

  it('hangs on the entry with which it was handed in, is seen with the case, and belongs to whoever uploaded it', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const unit = await found(app, 'DEPARTMENT', 'FACULTY_UNION', '有据学院学生会', world.school);
    const { procedureId } = await publish(app, world.officer, world.hunan, 'ORGANIZATION_CLOSING', [
      stepOf('a', [], { bodies: [bodyAt([key])] }),
    ]);
    const closing = { organizationId: unit.id, reason: '合并' };
    const foreign = await open(app, world.officer, { closing, attachmentIds: [await file(newId())] });
    expect(codesOf(foreign, 'procedureCaseOpen')).toEqual(['ATTACHMENT_UNKNOWN']);
    const attachmentIds = [await file(world.officer.accountId!)];
    const { id } = dataOf(
      await open(app, world.officer, { closing, attachmentIds }),
      'procedureCaseOpen',
    ).procedureCase;
    await retire(app, procedureId);
    const seen = await app.execute(EVIDENCE, { id }, { actor: first.actor });
    expect(seen.data!['procedureCase']).toEqual({
      attachments: { nodes: [{ name: '纪要.txt' }] },
      steps: [
        { event: 'OPENED', attachments: { totalCount: 1 } },
        { event: 'ENTERED', attachments: { totalCount: 0 } },
      ],
    });
    await pass(app, id, first.actor, { attachmentIds: [await file(first.actor.accountId!)] });
    const after = await app.execute(EVIDENCE, { id }, { actor: world.officer });
    expect(after.data!['procedureCase'].attachments.nodes).toHaveLength(2);
  });

  it('of those who vet a person is refused', async () => {
    const key = newTitle();
    const first = await install(app, world.school, key, '甲');
    const candidate = await enter(app, world.school, '候选');
    const { procedureId } = await publish(app, world.officer, world.hunan, 'APPOINTMENT', [
      stepOf('a', [], { bodies: [bodyAt([key])] }),
    ]);
    const appointment = {
      officeId: chairman.id,
      personId: candidate.id,
      startsOn: '2026-12-01',
      endsOn: '2027-06-30',
      source: 'APPOINTMENT',
    };
    const { id } = dataOf(await open(app, world.officer, { appointment }), 'procedureCaseOpen').procedureCase;
    await retire(app, procedureId);
    const attachmentIds = [await file(first.actor.accountId!)];
    expect(codes(await act(app, 'Decide', id, first.actor, { outcome: 'PASSED', attachmentIds }))).toEqual([
      'CASE_GROUNDS_ONLY',
    ]);
  });
});

describe('the handover of an office', () => {
  it('names the cases that wait for it', async () => {
    const key = newTitle();
    const boss = await install(app, world.school, key, '离任人', { until: '2026-11-25' });
    const { id, procedureId } = await closing([stepOf('a', [], { bodies: [bodyAt([key])] })]);
    await retire(app, procedureId);
    app.clock.set('2026-11-25T09:00:00+08:00');
    expect(await produceDueHandovers(app.kernel)).toBeGreaterThan(0);
    const [pack] = await runRead<{ matters: { kind: string; subjectUuid: string }[] }>(
      app.kernel,
      sql`select content -> 'openMatters' as matters from handover_pack where term_id = ${boss.term.uuid}`,
    );
    expect(pack!.matters.filter(({ kind }) => kind === 'case')).toMatchObject([{ subjectUuid: parseId(id)!.uuid }]);
  });
});
