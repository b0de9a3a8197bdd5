import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '../../app.ts';
import { verifyAudit } from '../../kernel/audit.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { platformActor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { acceptanceList } from './profile/test-lists.ts';
import { countFault, runBatch } from './import-run.service.ts';
import { watchJob } from './importing.jobs.ts';
import { workbookOf } from './sheet/test-files.ts';
import { BATCH, commit, dump, importAll, plan, read, run, schoolCsv, undo } from '../../testing/imports.ts';
import { readSheet } from './sheet/read-sheet.ts';

const list = acceptanceList();
const national = { actor: actorWith(['import.run', 'institution.manage']) };
const nationalInChinese = { actor: { ...national.actor, locale: 'zh-CN' as const } };
const hunan = {
  actor: actorWith(['import.run', 'institution.manage'], { level: 'PROVINCIAL', divisionCode: '430000' }),
};

async function freshApp(): Promise<TestApp> {
  const app = await createTestApp();
  await withTransaction(app.kernel, loadDivisions);
  return app;
}

const count = async (app: TestApp, table: 'institution' | 'import_batch' | 'import_file'): Promise<number> => {
  const [row] = await runRead<{ count: number }>(
    app.kernel,
    {
      institution: sql`select count(*)::int as count from institution`,
      import_batch: sql`select count(*)::int as count from import_batch`,
      import_file: sql`select count(*)::int as count from import_file`,
    }[table],
  );
  return row!.count;
};

describe('the Ministry’s list', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await freshApp();
  });
  afterAll(() => app.close());

  it('is planned with its dirt row by row, taken over, unchanged at the second time, and undone byte for byte', async () => {
    const before = await dump(app);
    const planned = await plan(
      app,
      national,
      list.xls,
      {},
      `${BATCH} fileName format isComplete issues { code } sections { title provinceCode declaredCount actualCount }
        mapping { profileKey headerRow headers { column text field } fields { field label isRequired column header } }
        sampleRows { rowNumber cells } viewerCan { commit undo }
        dirt: rows(first: 100, filter: { severity: { in: [WARNING] } }) { totalCount nodes { rowNumber name state severity issues { code severity message field } values { field label after before isChanged } } }
        info: rows(filter: { severity: { eq: INFO } }) { totalCount }`,
    );
    expect(planned.errors).toBeUndefined();
    const { batch } = planned.data!['importPlan'];
    const { schools, sections, unmatchedPlaces, foreignCodes, splitAuthorities } = list.expected;
    expect(batch.counts).toEqual({
      rows: schools,
      new: schools,
      changed: 0,
      unchanged: 0,
      warnings: batch.dirt.totalCount,
      errors: 0,
    });
    expect(batch).toMatchObject({
      state: 'PLANNED',
      format: 'xls',
      isComplete: true,
      viewerCan: { commit: true, undo: false },
    });
    expect(batch.sections).toHaveLength(sections);
    expect(
      batch.sections.every(
        (section: { declaredCount: number; actualCount: number }) => section.declaredCount === section.actualCount,
      ),
    ).toBe(true);
    expect(batch.mapping).toMatchObject({ profileKey: 'ministry-list', headerRow: 3 });
    expect(batch.mapping.fields.find(({ field }: { field: string }) => field === 'name')).toMatchObject({
      column: 1,
      header: '学校名称',
      isRequired: true,
    });
    expect(batch.sampleRows.length).toBeGreaterThan(3);
    const codes = batch.dirt.nodes.flatMap(({ issues }: { issues: { code: string }[] }) =>
      issues.map(({ code }) => code),
    );
    const tally = (code: string): number => codes.filter((item: string) => item === code).length;
    expect(tally('LOCATION_UNMATCHED')).toBe(unmatchedPlaces);
    expect(tally('CODE_PROVINCE_MISMATCH')).toBe(foreignCodes);
    expect(tally('AUTHORITIES_SPLIT')).toBe(splitAuthorities);
    expect(await dump(app)).toEqual(before);

    const committed = await commit(app, national, batch);
    expect(committed.data!['importCommit'].userErrors).toEqual([]);
    expect(await count(app, 'import_file')).toBe(0);
    expect(await run(app, batch.id, national.actor)).toBe('DONE');
    expect(await read(app, national, batch.id)).toMatchObject({
      state: 'DONE',
      outcomes: { applied: schools, skipped: 0, refused: 0 },
      progress: { done: schools, total: schools },
    });
    const [{ provinces } = { provinces: 0 }] = await runRead<{ provinces: number }>(
      app.kernel,
      sql`select count(distinct province_code)::int as provinces from institution`,
    );
    expect(provinces).toBe(sections);
    expect(await count(app, 'institution')).toBe(schools);

    for (const bytes of [list.csv, list.xls, await asXlsx()]) {
      const again = await plan(app, national, bytes);
      expect(again.data!['importPlan'].batch.counts).toMatchObject({
        rows: schools,
        new: 0,
        changed: 0,
        unchanged: schools,
        errors: 0,
      });
    }
    const undone = await undo(app, national, batch.id);
    expect(undone.data!['importUndo']).toMatchObject({
      batch: { state: 'UNDONE', outcomes: { applied: 0 } },
      userErrors: [],
    });
    expect(await dump(app)).toEqual(before);
    const { broken } = await verifyAudit((statement) => runRead(app.kernel, statement));
    expect(broken).toBeNull();
    const trail = await runRead<{ action: string }>(
      app.kernel,
      sql`select action from audit_entry where action like 'import.%' order by seq`,
    );
    expect(trail.map(({ action }) => action)).toContain('import.undo');
  }, 60_000);

  async function asXlsx(): Promise<Buffer> {
    const sheet = await readSheet(list.xls, 'list.xls');
    return workbookOf(
      { 名单: sheet.rows.map((row) => row.map(({ text, kind }) => (kind === 'number' ? Number(text) : text))) },
      'xlsx',
    );
  }
});

describe('plans and commits', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await freshApp();
  });
  afterAll(() => app.close());

  it('imports only the schools of the own province', async () => {
    const csv = schoolCsv([
      ['湘南示例大学', '4143090001', '湖南省'],
      ['粤北示例大学', '4144090001', '广东省'],
    ]);
    const planned = await plan(
      app,
      hunan,
      csv,
      { policy: 'SKIP_BAD' },
      `${BATCH} rows { nodes { rowNumber state issues { code message } } }`,
    );
    const { batch } = planned.data!['importPlan'];
    expect(batch.counts).toMatchObject({ new: 1, errors: 1 });
    expect(batch.rows.nodes[1]).toMatchObject({
      rowNumber: 3,
      state: 'ERROR',
      issues: [{ code: 'NOT_YOUR_PROVINCE' }],
    });
    await commit(app, hunan, batch);
    await run(app, batch.id, hunan.actor);
    expect(await read(app, hunan, batch.id)).toMatchObject({ state: 'DONE', outcomes: { applied: 1 } });
    const names = await runRead<{ name: string }>(app.kernel, sql`select name from institution`);
    expect(names).toEqual([{ name: '湘南示例大学' }]);
    await undo(app, hunan, batch.id);
  });

  it('refuses everything, or skips bad rows, by the policy', async () => {
    const csv = schoolCsv([
      ['甲示例大学', '4143090002', '湖南省'],
      ['乙示例大学', '41430', '湖南省'],
      ['丙示例大学', '4143090003', '湖南省', '', '', '公办'],
    ]);
    const planned = await plan(app, national, csv, {}, `${BATCH} rows { nodes { state issues { code } } }`);
    const { batch } = planned.data!['importPlan'];
    expect(
      batch.rows.nodes.map(({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code)),
    ).toEqual([[], ['CODE_MALFORMED'], ['REQUIRED']]);
    const refused = await commit(app, nationalInChinese, batch);
    expect(refused.data!['importCommit'].userErrors).toMatchObject([
      {
        code: 'IMPORT_ROW_ERRORS',
        path: ['input', 'policy'],
        message: expect.stringContaining('有 2 行存在错误（首个在第 3 行）'),
      },
    ]);
    expect(await count(app, 'institution')).toBe(0);
    await commit(app, national, batch, { policy: 'SKIP_BAD' });
    await run(app, batch.id, national.actor);
    expect(await count(app, 'institution')).toBe(1);
    await undo(app, national, batch.id);
    expect(await count(app, 'institution')).toBe(0);
  });

  it('commits once under two commits at the same time, and never doubles a row under two runners', async () => {
    const csv = schoolCsv(
      Array.from({ length: 60 }, (_, index) => [`并发示例大学${index}`, `414309${1000 + index}`, '湖南省']),
    );
    const { batch } = (await plan(app, national, csv)).data!['importPlan'];
    const answers = await Promise.all([1, 2, 3].map(() => commit(app, national, batch)));
    const codes = answers.map((answer) => answer.data?.['importCommit']?.userErrors?.[0]?.code ?? 'OK');
    expect(codes.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['IMPORT_STATE', 'IMPORT_STATE', 'OK']);
    const states = await Promise.all([1, 2, 3].map(() => run(app, batch.id, national.actor, 7)));
    expect(states).toEqual(['DONE', 'DONE', 'DONE']);
    expect(await count(app, 'institution')).toBe(60);
    await undo(app, national, batch.id);
  });

  it('lets two batches of one file meet without doubles', async () => {
    const csv = schoolCsv(
      Array.from({ length: 30 }, (_, index) => [`双批示例大学${index}`, `414308${1000 + index}`, '湖南省']),
    );
    const batches = await Promise.all(
      [1, 2].map(async () => (await plan(app, national, csv)).data!['importPlan'].batch),
    );
    await Promise.all(batches.map((batch) => commit(app, national, batch)));
    await Promise.all(batches.map(({ id }) => run(app, id, national.actor, 10)));
    expect(await count(app, 'institution')).toBe(30);
    const ends = await Promise.all(batches.map(({ id }) => read(app, national, id)));
    const applied = ends.map((batch) => batch['outcomes'].applied as number);
    expect(applied[0]! + applied[1]!).toBe(30);
    for (const { id } of batches) {
      await undo(app, national, id);
    }
    expect(await count(app, 'institution')).toBe(0);
  });

  it('does not overwrite what was changed after the plan', async () => {
    const first = await importAll(app, national, schoolCsv([['旧址示例大学', '4143090011', '湖南省', '长沙市']]));
    const { batch } = (
      await plan(app, national, schoolCsv([['旧址示例大学', '4143090011', '湖南省', '株洲市']]), { policy: 'SKIP_BAD' })
    ).data!['importPlan'];
    expect(batch.counts).toMatchObject({ changed: 1 });
    await runRead(app.kernel, sql`update institution set location = '湘潭市', version = version + 1`);
    await commit(app, national, batch);
    await run(app, batch.id, national.actor);
    const rows = await read(app, national, batch.id, 'state rows { nodes { state outcome issues { code message } } }');
    expect(rows).toMatchObject({
      state: 'DONE',
      rows: { nodes: [{ state: 'ERROR', outcome: 'REFUSED', issues: [{ code: 'RECORD_CHANGED' }] }] },
    });
    const undone = await undo(app, national, first['id']);
    expect(undone.data!['importUndo'].userErrors).toMatchObject([
      { code: 'IMPORT_UNDO_CHANGED', message: expect.stringContaining('旧址示例大学') },
    ]);
    await runRead(app.kernel, sql`delete from institution`);
  });

  it('keeps nothing when a row is refused while a batch runs that rejects all', async () => {
    const csv = schoolCsv(
      Array.from({ length: 30 }, (_, index) => [`全拒示例大学${index}`, `414307${1000 + index}`, '湖南省']),
    );
    const { batch } = (await plan(app, national, csv)).data!['importPlan'];
    await importAll(app, national, schoolCsv([['占码示例大学', '4143071025', '湖南省']]));
    const before = await dump(app);
    await commit(app, national, batch);
    expect(await run(app, batch.id, national.actor, 10)).toBe('FAILED');
    expect(await dump(app)).toEqual(before);
    expect(await read(app, nationalInChinese, batch.id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'IMPORT_ROW_REFUSED', message: expect.stringContaining('第 27 行在导入过程中被拒绝') },
      outcomes: { applied: 0 },
    });
    await runRead(app.kernel, sql`delete from institution`);
  });

  it('stops between chunks when cancelled, goes on when resumed, and is undone as a whole', async () => {
    const csv = schoolCsv(
      Array.from({ length: 30 }, (_, index) => [`暂停示例大学${index}`, `414306${1000 + index}`, '湖南省']),
    );
    const { batch } = (await plan(app, national, csv)).data!['importPlan'];
    await commit(app, national, batch);
    const step = (name: string) =>
      app.execute(
        `mutation ($id: ID!) { ${name}(id: $id) { batch { ${BATCH} } userErrors { code } } }`,
        { id: batch.id },
        national,
      );
    let chunks = 0;
    const stopping = async () => {
      chunks += 1;
      if (chunks === 2) {
        await step('importCancel');
      }
      return national.actor;
    };
    expect(await runBatch(app.kernel, decodeId('imp', batch.id)!, { actorOf: stopping, chunkRows: 10 })).toBe(
      'CANCELLED',
    );
    expect(await count(app, 'institution')).toBe(10);
    expect((await step('importCancel')).data!['importCancel'].userErrors).toMatchObject([{ code: 'IMPORT_STATE' }]);
    await step('importResume');
    expect(await run(app, batch.id, national.actor, 10)).toBe('DONE');
    expect(await count(app, 'institution')).toBe(30);
    await undo(app, national, batch.id);
    expect(await count(app, 'institution')).toBe(0);
  });

  it('stops when whoever started it loses the permission', async () => {
    const { batch } = (await plan(app, national, schoolCsv([['失权示例大学', '4143090021', '湖南省']]))).data![
      'importPlan'
    ];
    await commit(app, national, batch);
    expect(await run(app, batch.id, actorWith([]))).toBe('FAILED');
    expect(await read(app, national, batch.id)).toMatchObject({ failure: { code: 'IMPORT_AUTHORITY_LOST' } });
    expect(await count(app, 'institution')).toBe(0);
  });

  it('is taken over by the queue', async () => {
    const { batch } = (await plan(app, national, schoolCsv([['排队示例大学', '4143090022', '湖南省']]))).data![
      'importPlan'
    ];
    await commit(app, national, batch);
    // The queue acts for an account; this one has none, so that the platform answers.
    await runRead(app.kernel, sql`update import_batch set run_by_id = null`);
    const runner = await startJobs(
      app.kernel,
      { origin: '', smtpUrl: null, mailFrom: '', isDemo: false },
      () => undefined,
    );
    try {
      await expect.poll(async () => (await read(app, national, batch.id))['state'], { timeout: 10_000 }).toBe('DONE');
    } finally {
      await runner.stop();
    }
    await undo(app, national, batch.id);
  });

  it('is queued anew when its worker was lost, and given up after several faults of ours', async () => {
    const { batch } = (await plan(app, national, schoolCsv([['失联示例大学', '4143090023', '湖南省']]))).data![
      'importPlan'
    ];
    await commit(app, national, batch);
    const queued = async (): Promise<number> => {
      const [row] = await runRead<{ count: number }>(
        app.kernel,
        sql`select count(*)::int as count from graphile_worker.jobs where key = ${`import-run:${decodeId('imp', batch.id)!}`}`,
      );
      return row!.count;
    };
    await runRead(app.kernel, sql`select graphile_worker.remove_job(${`import-run:${decodeId('imp', batch.id)!}`})`);
    await watchJob.run(app.kernel, {});
    expect(await queued()).toBe(0);
    app.clock.set('2026-11-24T12:05:00+08:00');
    await watchJob.run(app.kernel, {});
    await watchJob.run(app.kernel, {});
    expect(await queued()).toBe(1);
    app.clock.set('2026-11-24T12:00:00+08:00');
    for (let fault = 1; fault <= 5; fault += 1) {
      expect((await read(app, national, batch.id))['state']).toBe('RUNNING');
      await countFault(app.kernel, national.actor, decodeId('imp', batch.id)!, 5);
    }
    expect(await read(app, nationalInChinese, batch.id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'IMPORT_INTERNAL' },
    });
    await app.execute(
      'mutation ($id: ID!) { importResume(id: $id) { userErrors { code } } }',
      { id: batch.id },
      national,
    );
    expect(await run(app, batch.id, national.actor)).toBe('DONE');
    await undo(app, national, batch.id);
  });

  it('replans the same file with another mapping, and saves the mapping', async () => {
    const csv = Buffer.from('校名,代码,省份,层次,性质\n映射示例大学,4143090031,湖南省,本科,公办');
    const planned = await plan(
      app,
      national,
      csv,
      {},
      `${BATCH} issues { code message } mapping { headers { text field } }`,
    );
    const { batch } = planned.data!['importPlan'];
    expect(batch.issues.map(({ code }: { code: string }) => code)).toContain('HEADER_NOT_FOUND');
    const refused = await commit(app, national, batch);
    expect(refused.data!['importCommit'].userErrors).toMatchObject([{ code: 'IMPORT_FILE_REFUSED' }]);
    const mapping = {
      headerRow: 1,
      columns: [
        { field: 'name', headers: ['校名'] },
        { field: 'code', headers: ['代码'] },
        { field: 'province', headers: ['省份'] },
        { field: 'educationLevel', headers: ['层次'] },
        { field: 'ownership', headers: ['性质'] },
      ],
    };
    const saved = await app.execute(
      `mutation ($input: ImportProfileSaveInput!) { importProfileSave(input: $input) { profile { id version columns { field headers } viewerCan { manage } } userErrors { code path message } } }`,
      { input: { name: '某省报表', target: 'INSTITUTION', mapping } },
      national,
    );
    const { profile } = saved.data!['importProfileSave'];
    expect(profile).toMatchObject({ version: 1, viewerCan: { manage: true } });
    const replanned = await app.execute(
      `mutation ($id: ID!, $version: Int!, $input: ImportReplanInput!) { importReplan(id: $id, version: $version, input: $input) { batch { ${BATCH} mapping { profileKey profileVersion } } userErrors { code message } } }`,
      { id: batch.id, version: batch.version, input: { profileId: profile.id } },
      national,
    );
    expect(replanned.data!['importReplan'].batch).toMatchObject({
      id: batch.id,
      counts: { new: 1, errors: 0 },
      mapping: { profileVersion: 1 },
    });
    const again = await app.execute(
      `mutation ($input: ImportProfileSaveInput!) { importProfileSave(input: $input) { userErrors { code path } } }`,
      { input: { name: '某省报表', target: 'INSTITUTION', mapping } },
      national,
    );
    expect(again.data!['importProfileSave'].userErrors).toEqual([
      { code: 'IMPORT_PROFILE_NAME_TAKEN', path: ['input', 'name'] },
    ]);
    const wrong = await app.execute(
      `mutation ($input: ImportProfileSaveInput!) { importProfileSave(input: $input) { userErrors { code message } } }`,
      { input: { name: '错', target: 'INSTITUTION', mapping: { columns: [{ field: 'secret', headers: ['x'] }] } } },
      national,
    );
    expect(wrong.data!['importProfileSave'].userErrors).toMatchObject([{ code: 'IMPORT_MAPPING_FIELD' }]);
    const others = await app.execute('{ importProfiles { totalCount } }', {}, hunan);
    expect(others.data!['importProfiles'].totalCount).toBe(0);
    const deleted = await app.execute(
      `mutation ($id: ID!, $version: Int!) { importProfileDelete(id: $id, version: $version) { userErrors { code } } }`,
      { id: profile.id, version: 1 },
      hunan,
    );
    expect(deleted.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });

  it('keeps the platform’s own imports to those who import everywhere', async () => {
    const platform = { actor: platformActor(['import.run', 'institution.manage'], 'test') };
    await runRead(app.kernel, sql`update import_batch set started_by_id = null, organization_id = null`);
    const seen = async (caller: object): Promise<number> =>
      (await app.execute('{ importBatches { totalCount } }', {}, caller)).data!['importBatches'].totalCount;
    expect(await seen(platform)).toBe(await count(app, 'import_batch'));
    expect(await seen(national)).toBe(await count(app, 'import_batch'));
    expect(await seen(hunan)).toBe(0);
  });
});
