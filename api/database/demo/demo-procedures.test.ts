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
