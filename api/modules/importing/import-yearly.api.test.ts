import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { BATCH, commit, dump, importAll, plan, read, run, schoolCsv, undo } from '../../testing/imports.ts';

const national = { actor: actorWith(['import.run', 'institution.manage']) };

const FIRST = schoolCsv([
  ['洞庭示例大学', '4143090001', '湖南省', '岳阳市'],
  ['湘中示例学院', '4143090002', '湖南省', '娄底市'],
  ['雪峰示例学院', '4143090003', '湖南省', '怀化市'],
  ['沅水示例职业学院', '4143090004', '湖南省', '常德市', '专科'],
  ['江汉示例大学', '4142090001', '湖北省', '武汉市'],
]);
/** Renamed, recoded, moved to another city, vanished, and new; the other province is not in the file. */
const SECOND = schoolCsv([
  ['洞庭湖示例大学', '4143090001', '湖南省', '岳阳市'],
  ['湘中示例学院', '4143090012', '湖南省', '娄底市'],
  ['雪峰示例学院', '4143090003', '湖南省', '长沙市'],
  ['沅水示例职业技术大学', '4143090014', '湖南省', '常德市', '本科'],
]);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadDivisions);
  await importAll(app, national, FIRST);
});
afterAll(() => app.close());

const PROPOSALS = `${BATCH} proposals { nodes { id kind rowNumber from to isFormer confidence decision outcome institution { id name }
  suggestions { institutionId rowNumber name likeness } } }`;

interface Proposal {
  id: string;
  kind: string;
  from: string | null;
  to: string | null;
  institution: { id: string; name: string } | null;
  suggestions: { institutionId: string | null; rowNumber: number | null; likeness: number }[];
}

const schools = (): Promise<Record<string, unknown>[]> =>
  runRead(
    app.kernel,
    sql`select i.name, i.code, i.location, i.status, s.name as successor,
        (select string_agg(a.kind || ' ' || a.value || coalesce(' until ' || a.valid_until, ''), ', ' order by a.kind, a.value)
          from institution_alias a where a.institution_id = i.id) as aliases
      from institution i left join institution s on s.id = i.successor_id order by i.name collate "C"`,
  );

describe('a yearly list', () => {
  it('proposes renames, new codes, vanished and new schools, and carries out none by itself', async () => {
    const planned = await plan(app, national, SECOND, { isComplete: true }, PROPOSALS);
    const { batch } = planned.data!['importPlan'];
    expect(batch.counts).toMatchObject({ rows: 4, new: 1, changed: 3, unchanged: 0, errors: 0 });
    const proposals = batch.proposals.nodes as Proposal[];
    expect(proposals.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['RENAME', '洞庭示例大学', '洞庭湖示例大学'],
      ['CODE_CHANGE', '4143090002', '4143090012'],
      ['VANISHED', '沅水示例职业学院', null],
      ['NEW', null, '沅水示例职业技术大学'],
    ]);
    expect(proposals[2]!.suggestions).toMatchObject([{ institutionId: null, rowNumber: 5 }]);
    expect(proposals[3]!.suggestions).toMatchObject([
      { institutionId: proposals[2]!.institution!.id, rowNumber: null },
    ]);

    const before = await dump(app);
    await commit(app, national, batch);
    await run(app, batch.id, national.actor);
    expect(await schools()).toMatchObject([
      { name: '江汉示例大学', status: 'ACTIVE' },
      { name: '沅水示例职业学院', status: 'ACTIVE' },
      { name: '沅水示例职业技术大学', status: 'ACTIVE' },
      { name: '洞庭示例大学', code: '4143090001' },
      { name: '湘中示例学院', code: '4143090002' },
      { name: '雪峰示例学院', location: '长沙市' },
    ]);
    expect(await read(app, national, batch.id)).toMatchObject({ outcomes: { applied: 2, skipped: 2, refused: 0 } });
    await undo(app, national, batch.id);
    expect(await dump(app)).toEqual(before);
  });

  it('carries out what was confirmed, with history and successor, and puts every former row back', async () => {
    const { batch } = (await plan(app, national, SECOND, { isComplete: true }, PROPOSALS)).data!['importPlan'];
    const before = await dump(app);
    const [rename, recode, vanished, fresh] = batch.proposals.nodes as Proposal[];
    const decide = (input: object) =>
      app.execute(
        `mutation ($id: ID!, $input: ImportDecisionInput!) { importProposalDecide(id: $id, input: $input) { batch { version proposals { nodes { decision } } } userErrors { code path } } }`,
        { id: batch.id, input },
        national,
      );
    const wrong = await decide({ ids: [rename!.id], decision: 'CONFIRMED', successorRow: 5 });
    expect(wrong.data!['importProposalDecide'].userErrors).toMatchObject([{ code: 'IMPORT_PROPOSAL_SUCCESSOR' }]);
    const decided = await decide({ ids: [vanished!.id], decision: 'CONFIRMED', successorRow: 5 });
    expect(
      decided.data!['importProposalDecide'].batch.proposals.nodes.map(({ decision }: { decision: string }) => decision),
    ).toEqual(['PENDING', 'PENDING', 'CONFIRMED', 'PENDING']);
    const stale = await commit(app, national, batch);
    expect(stale.data!['importCommit'].userErrors).toEqual([]);
    // Decisions do not make a plan stale; a commit may bring its own.
    expect(rename && recode && fresh).toBeTruthy();
    await run(app, batch.id, national.actor);
    await undo(app, national, batch.id);
    expect(await dump(app)).toEqual(before);

    const again = (await plan(app, national, SECOND, { isComplete: true }, PROPOSALS)).data!['importPlan'].batch;
    const ending = (again.proposals.nodes as Proposal[]).find(({ kind }) => kind === 'VANISHED')!;
    await commit(app, national, again, {
      effectiveOn: '2026-09-01',
      proposalDecisions: [
        { kind: 'RENAME', decision: 'CONFIRMED' },
        { kind: 'CODE_CHANGE', decision: 'CONFIRMED' },
        { ids: [ending.id], decision: 'CONFIRMED', successorRow: 5 },
      ],
    });
    await run(app, again.id, national.actor);
    expect(await schools()).toMatchObject([
      { name: '江汉示例大学', status: 'ACTIVE' },
      { name: '沅水示例职业学院', status: 'CLOSED', successor: '沅水示例职业技术大学' },
      { name: '沅水示例职业技术大学', code: '4143090014', status: 'ACTIVE' },
      { name: '洞庭湖示例大学', code: '4143090001', aliases: 'CODE 4143090001, NAME 洞庭示例大学 until 2026-09-01' },
      { name: '湘中示例学院', code: '4143090012', aliases: 'CODE 4143090002 until 2026-09-01, CODE 4143090012' },
      { name: '雪峰示例学院', location: '长沙市' },
    ]);
    const [entry] = await runRead<{ reason: string }>(
      app.kernel,
      sql`select reason from audit_entry where action = 'institution.rename'`,
    );
    expect(entry!.reason).toContain(again.id);
    expect(
      (await read(app, national, again.id, 'proposals { nodes { kind decision outcome } }'))['proposals'],
    ).toMatchObject({
      nodes: [
        { kind: 'RENAME', outcome: 'APPLIED' },
        { kind: 'CODE_CHANGE', outcome: 'APPLIED' },
        { kind: 'VANISHED', outcome: 'APPLIED' },
        { kind: 'NEW', decision: 'PENDING', outcome: 'APPLIED' },
      ],
    });
    const unchanged = (await plan(app, national, SECOND, { isComplete: true }, PROPOSALS)).data!['importPlan'].batch;
    expect(unchanged.counts).toMatchObject({ unchanged: 4, changed: 0, new: 0 });
    expect(unchanged.proposals.nodes).toEqual([]);
    await undo(app, national, again.id);
    expect(await dump(app)).toEqual(before);
  });

  it('leaves out what was dismissed, and finds schools by the codes of whoever sends the file', async () => {
    const before = await dump(app);
    const { batch } = (await plan(app, national, SECOND, { isComplete: true }, PROPOSALS)).data!['importPlan'];
    await commit(app, national, batch, { proposalDecisions: [{ kind: 'NEW', decision: 'DISMISSED' }] });
    await run(app, batch.id, national.actor);
    expect((await schools()).map(({ name }) => name)).not.toContain('沅水示例职业技术大学');
    await undo(app, national, batch.id);

    const middle = (name: string, place: string): Buffer =>
      Buffer.from(`学校名称,外部编码,省份,所在地,办学层次,办学性质\n${name},ZX-001,湖南省,${place},高中,公办`);
    const first = await importAll(app, national, middle('湘东示例中学', '株洲市'));
    const moved = (await plan(app, national, middle('湘东示例中学校', '长沙市'), {}, PROPOSALS)).data!['importPlan']
      .batch;
    expect(moved.counts).toMatchObject({ new: 0, changed: 1 });
    expect((moved.proposals.nodes as Proposal[]).map(({ kind }) => kind)).toEqual(['RENAME']);
    await undo(app, national, first['id']);
    expect(await dump(app)).toEqual(before);
  });

  it('leaves out the one row that a rule refuses, in the words of the rule, or keeps nothing at all', async () => {
    await runRead(app.kernel, sql`update institution set last_changed_on = '2026-10-01' where code = '4143090001'`);
    const before = await dump(app);
    const settled = { effectiveOn: '2026-09-01', proposalDecisions: [{ kind: 'RENAME', decision: 'CONFIRMED' }] };
    const skipping = (await plan(app, national, SECOND, { policy: 'SKIP_BAD' })).data!['importPlan'].batch;
    await commit(app, national, skipping, settled);
    expect(await run(app, skipping.id, national.actor)).toBe('DONE');
    const { rows } = await read(app, national, skipping.id, 'rows { nodes { outcome issues { code message } } }');
    expect(rows.nodes).toMatchObject([
      {
        outcome: 'REFUSED',
        issues: [
          { code: 'ROW_REFUSED', message: expect.stringContaining('can not be before the last change (2026-10-01)') },
        ],
      },
      { outcome: 'SKIPPED' },
      { outcome: 'APPLIED' },
      { outcome: 'APPLIED' },
    ]);
    await undo(app, national, skipping.id);
    expect(await dump(app)).toEqual(before);

    const rejecting = (await plan(app, national, SECOND)).data!['importPlan'].batch;
    await commit(app, national, rejecting, settled);
    expect(await run(app, rejecting.id, national.actor, 2)).toBe('FAILED');
    expect(await read(app, national, rejecting.id, 'failure { code message }')).toMatchObject({
      failure: { code: 'IMPORT_ROW_REFUSED', message: expect.stringContaining('can not be before the last change') },
    });
    expect(await dump(app)).toEqual(before);
  });
});
