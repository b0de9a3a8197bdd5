import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { createDemoApp, signInPersona } from '../../testing/demo-app.ts';
import type { TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createDemoApp();
}, 120_000);
afterAll(() => app.close());

it('has a case on its way, a returned one, one that waits further up, and an approved founding', async () => {
  const rows = await runRead<{ kind: string; state: string; step: number; escalated: boolean }>(
    app.kernel,
    sql`select c.subject_kind as kind, c.state, c.step_no as step, exists (select from procedure_step e where e.case_id = c.id
        and e.event = 'ESCALATED' and e.round = c.round and e.step_no = c.step_no) as escalated from procedure_case c order by c.opened_at, c.id`,
  );
  expect(rows).toEqual([
    { kind: 'APPOINTMENT', state: 'OPEN', step: 3, escalated: false },
    { kind: 'APPOINTMENT', state: 'OPEN', step: 0, escalated: false },
    { kind: 'APPOINTMENT', state: 'OPEN', step: 2, escalated: true },
    { kind: 'ORGANIZATION_FOUNDING', state: 'APPROVED', step: 2, escalated: false },
  ]);
});

it('shows its people what waits for them', async () => {
  const waiting = async (login: string): Promise<string[]> => {
    const token = await signInPersona(app, login);
    const answer = await app.execute(
      '{ workItems { nodes { kind title organizationName lateness } totalCount } }',
      {},
      { token },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data!['workItems'].nodes.map(({ kind }: { kind: string }) => kind);
  };
  expect(await waiting('yunling.league')).toContain('CASE_TO_ANSWER');
  expect(await waiting('yunling.chair')).toContain('CASE_RETURNED');
  expect(await waiting('luyuan.executive')).toContain('PLAN_FAILED');
});

it('has an office asked in a chain that nobody holds, and offices lent for some weeks', async () => {
  const token = await signInPersona(app, 'yunnan.secretary');
  const vacant = await runRead<{ id: string }>(
    app.kernel,
    sql`select f.id from office f join organization_link k on k.to_id = f.organization_id and k.kind = 'GUIDED_BY'
      join office asked on asked.organization_id = k.from_id join procedure_case c on c.office_id = asked.id
      where f.title_key = 'PARTY_REPRESENTATIVE' and not exists (select from term t where t.office_id = f.id)
        and exists (select from procedure_step e where e.case_id = c.id and e.event = 'ESCALATED')`,
  );
  expect(vacant).toHaveLength(1);
  const { data, errors } = await app.execute(
    '{ procedureDelegations(first: 5) { nodes { isInForce delegateName office { name } } } }',
    {},
    { token },
  );
  expect(errors).toBeUndefined();
  expect(data!['procedureDelegations'].nodes).toEqual(
    expect.arrayContaining([expect.objectContaining({ isInForce: true, office: { name: '秘书长' } })]),
  );
});
