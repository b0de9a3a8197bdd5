import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../../app.ts';
import { buildSchema } from '../../graphql/build-schema.ts';
import { planExport, readExportPage } from '../../graphql/export-list.ts';
import type { Actor } from '../../kernel/actor.ts';
import { columnOf, exportListNamed } from '../../kernel/export-list.ts';
import { verifyAudit } from '../../kernel/audit.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { buildFederation, holder, type TestFederation } from '../../testing/federation.ts';
import { FIELDS, REPORTING, ReportDesk, valuesOf } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

const NOON = '2026-11-24T12:00:00+08:00';
const TABLE = {
  key: 'events',
  kind: 'TABLE',
  label: '活动',
  columns: [{ key: 'name', kind: 'TEXT', label: '名称' }],
  aggregate: 'LIST',
};

let app: TestApp;
let tree: TestFederation;
let desk: ReportDesk;
let nation: Actor;
let province: Actor;
let school: Actor;
let templateId: string;
let roundId: string;

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new ReportDesk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
  templateId = await desk.template(nation, tree.national, [...FIELDS, TABLE]);
  roundId = await desk.round(nation, tree.national, templateId);
  await desk.write(school, roundId, tree.school, {
    members: '1000',
    money: '5000',
    topic: '迎新',
    remark: '内部说明',
    events: [{ name: '运动会' }],
  });
  await desk.step(school, 'Submit', roundId, tree.school);
  await desk.step(province, 'Accept', roundId, tree.school);
  await desk.step(province, 'Submit', roundId, tree.hunan);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const roundVersion = async (id: string): Promise<number> =>
  (await desk.ask(nation, `{ reportRound(id: "${id}") { version } }`)).data!['reportRound'].version as number;

const publish = async (actor: Actor | null, visibility: string, id = roundId) =>
  desk.act(
    actor,
    `reportPublish(roundId: "${id}", version: ${await roundVersion(id)}, input: { visibility: ${visibility}, note: "年度" })`,
    'reportPublication { id version revision hash snapshot owedCount missingCount totals { key value previousValue } missing { name } rows { name parentId phase totals { key value } } }',
  );

const PUBLICATION = (id: string) =>
  `{ reportPublication(id: "${id}") { id status hash hasChangedSince snapshot missing { name } round { id } totals { key value } viewerCan { withdraw } } }`;

describe('a publication', () => {
  let first: { id: string; hash: string; snapshot: string; totals: { key: string; value: string | null }[] };

  it('is refused while nothing is counted, and to all who may not publish', async () => {
    expect((await publish(nation, 'INTERNAL'))['userErrors'][0].code).toBe('REPORT_NOTHING_TO_PUBLISH');
    await desk.step(nation, 'Accept', roundId, tree.hunan);
    for (const [actor, code] of [
      [null, 'UNAUTHENTICATED'],
      [holder(tree.national, ['report.read', 'organization.read']), 'FORBIDDEN'],
      [province, 'FORBIDDEN'],
      [holder(tree.school, ['report.publish']), 'NOT_FOUND'],
    ] as const) {
      expect((await publish(actor, 'INTERNAL'))['failure']).toBe(code);
    }
  });

  it('freezes totals by level, who is missing and the form under a hash that the audit chain holds', async () => {
    const { reportPublication: made } = await publish(nation, 'INTERNAL');
    first = made;
    expect(made).toMatchObject({ revision: 1, owedCount: 6, missingCount: 4 });
    expect(valuesOf(made.totals)).toMatchObject({ members: '1000', money: '5000' });
    expect(made.missing.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['湖北省学联', '长沙市学联', '湘江大学学生会', '武昌大学学生会'].sort(),
    );
    expect(made.rows.map(({ name, phase }: never) => [name, phase])).toEqual([
      ['湖南省学联', 'ACCEPTED'],
      ['湖北省学联', 'OPEN'],
    ]);
    expect(createHash('sha256').update(made.snapshot).digest('hex')).toBe(made.hash);
    const [entry] = await runRead<{ changes: Record<string, unknown[]> }>(
      app.kernel,
      sql`select changes from audit_entry where action = 'reportPublication.publish' order by seq desc limit 1`,
    );
    expect(entry!.changes['snapshotHash']).toEqual([null, made.hash]);
    expect((await verifyAudit((statement) => runRead(app.kernel, statement))).broken).toBeNull();
  });

  it('stays as it was when figures change, and says that they did', async () => {
    const { id } = first;
    expect((await desk.ask(nation, PUBLICATION(id))).data!['reportPublication']).toMatchObject({
      hasChangedSince: false,
    });
    app.clock.set('2026-11-25T12:00:00+08:00');
    await desk.step(nation, 'Reopen', roundId, tree.hunan, '{ reason: "核对" }');
    const { data } = await desk.ask(nation, PUBLICATION(id));
    expect(data!['reportPublication']).toMatchObject({
      hasChangedSince: true,
      hash: first.hash,
      snapshot: first.snapshot,
      totals: first.totals.map(({ key, value }) => ({ key, value })),
    });
    await desk.step(province, 'Submit', roundId, tree.hunan);
    await desk.step(nation, 'Accept', roundId, tree.hunan);
    const { reportPublication: second } = await publish(nation, 'PUBLIC');
    expect(second).toMatchObject({ revision: 2 });
    expect((await desk.ask(nation, PUBLICATION(second.id))).data!['reportPublication'].hasChangedSince).toBe(false);
    // Everybody reads a public one, without who is missing and without the round behind it.
    const open = (await desk.ask(null, PUBLICATION(second.id))).data!['reportPublication'];
    expect(open).toMatchObject({
      status: 'PUBLISHED',
      snapshot: null,
      missing: null,
      round: null,
      viewerCan: { withdraw: false },
    });
    expect(valuesOf(open.totals)).toMatchObject({ members: '1000' });
    expect((await desk.ask(null, PUBLICATION(id))).data!['reportPublication']).toBeNull();
    const list = await desk.ask(null, '{ reportPublications { totalCount nodes { id } } }');
    expect(list.data!['reportPublications']).toEqual({ totalCount: 1, nodes: [{ id: second.id }] });
    // Whoever owes a report reads the internal one too.
    expect((await desk.ask(school, PUBLICATION(id))).data!['reportPublication']).toMatchObject({
      missing: null,
      snapshot: null,
    });
    const withdraw = (actor: Actor) =>
      desk.codes(
        actor,
        `reportPublicationWithdraw(id: "${second.id}", version: ${second.version}, input: { reason: "数据有误" })`,
      );
    expect(await withdraw(school)).toEqual(['FORBIDDEN']);
    expect(await withdraw(nation)).toEqual([]);
    expect((await desk.ask(null, PUBLICATION(second.id))).data!['reportPublication']).toBeNull();
    expect((await desk.ask(nation, PUBLICATION(second.id))).data!['reportPublication'].status).toBe('WITHDRAWN');
  });
});

describe('what a viewer sees of others', () => {
  const one = async (actor: Actor, id: string) =>
    (
      await desk.ask(
        actor,
        `{ reportSubmission(id: "${id}") { answers fieldVersions facts { key } comments { key } dropped { label } revisions { answers } totals { key value } topic: entry(key: "topic") events: entry(key: "events") remark: entry(key: "remark") } }`,
      )
    ).data!['reportSubmission'];

  it('is figures and lists by reach, tables and words only where it concerns them', async () => {
    const { id } = await desk.report(school, roundId, tree.school);
    const reader = holder(tree.national, ['report.read', 'organization.read']);
    const seen = await one(reader, id);
    expect(valuesOf(seen.totals)).toMatchObject({ members: '1000' });
    expect(seen).toMatchObject({
      answers: null,
      fieldVersions: null,
      comments: [],
      topic: { value: '迎新' },
      events: null,
      remark: null,
      revisions: [{ answers: null }],
    });
    for (const actor of [school, province, holder(tree.national, ['report.read', 'report.answers'])]) {
      expect(await one(actor, id)).toMatchObject({
        answers: { remark: '内部说明' },
        events: { value: [{ name: '运动会' }] },
        remark: { value: '内部说明' },
        revisions: [{ answers: { remark: '内部说明' } }],
      });
    }
    for (const place of [tree.sibling, tree.foreign, tree.hubei]) {
      expect(await one(desk.of(place), id)).toBeNull();
    }
  });

  it('counts, lists, nodes and drill-downs pass the same scope', async () => {
    const ids = async (actor: Actor) =>
      (
        await desk.ask(
          actor,
          `{ reportSubmissions(filter: { roundId: { eq: "${roundId}" } }) { totalCount nodes { organization { name } } } }`,
        )
      ).data!['reportSubmissions'];
    expect((await ids(nation)).totalCount).toBe(6);
    expect((await ids(province)).totalCount).toBe(4);
    expect(await ids(school)).toEqual({ totalCount: 1, nodes: [{ organization: { name: '岳麓大学学生会' } }] });
    const round = await desk.ask(
      school,
      `{ reportRound(id: "${roundId}") { title totals { key } counts { total } staleCount mine { organization { name } } submissions { totalCount } direct { totalCount } } }`,
    );
    expect(round.data!['reportRound']).toEqual({
      title: '2026 年度统计',
      totals: null,
      counts: null,
      staleCount: null,
      mine: [{ organization: { name: '岳麓大学学生会' } }],
      submissions: { totalCount: 1 },
      direct: { totalCount: 0 },
    });
    const { id } = await desk.report(nation, roundId, tree.hunan);
    const node = await desk.ask(desk.of(tree.foreign), `{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`);
    expect(node.data).toEqual({ node: null, nodes: [null] });
    const down = await desk.ask(
      nation,
      `{ reportSubmission(id: "${id}") { owedCount childCounts { total accepted } children { totalCount nodes { organization { name } totals { key value } } } } }`,
    );
    expect(down.data!['reportSubmission']).toMatchObject({
      owedCount: 4,
      childCounts: { total: 3, accepted: 1 },
      children: { totalCount: 3 },
    });
  });

  it('can not be found out by filter or order: no answer is filtered or sorted by', async () => {
    const { data } = await desk.ask(
      nation,
      '{ filter: __type(name: "ReportSubmissionFilter") { inputFields { name } } order: __type(name: "ReportSubmissionOrderField") { enumValues { name } } }',
    );
    expect(data!['filter'].inputFields.map(({ name }: { name: string }) => name).sort()).toEqual([
      'and',
      'id',
      'isLate',
      'isMissing',
      'isStale',
      'level',
      'not',
      'or',
      'organizationId',
      'parentId',
      'phase',
      'revision',
      'roundId',
      'status',
      'within',
    ]);
    expect(data!['order'].enumValues.map(({ name }: { name: string }) => name).sort()).toEqual([
      'DUE_ON',
      'SUBMITTED_AT',
      'TREE',
    ]);
    const hidden = await desk.report(nation, roundId, tree.foreign);
    for (const filter of [
      `id: { eq: "${hidden['id']}" }`,
      `organizationId: { eq: "${tree.foreign.id}" }`,
      `within: "${tree.hubei.id}"`,
      `not: { phase: { eq: ACCEPTED } }`,
    ]) {
      const answer = await desk.ask(
        school,
        `{ reportSubmissions(filter: { ${filter}, roundId: { eq: "${roundId}" } }) { totalCount } }`,
      );
      expect(answer.data!['reportSubmissions'].totalCount).toBe(0);
    }
  });
});

describe('an export of reports', () => {
  it('has the fields of the form as columns, and nothing that the list would not show', async () => {
    const list = exportListNamed('reportSubmissions')!;
    const plan = planExport(
      buildSchema(RESOLVERS),
      list,
      ['organization', 'phase', 'figure:members:会员人数', 'figure:money:活动经费'],
      'zh-CN',
    );
    expect(plan.columns.map(({ title }) => title)).toEqual(['填报组织', '报告阶段', '会员人数', '活动经费']);
    const rowsFor = async (actor: Actor) => {
      const query = async (document: string, variables: Readonly<Record<string, unknown>>) => {
        const { data, errors } = await app.execute(document, { ...variables }, { actor });
        expect(errors).toBeUndefined();
        return { data };
      };
      const page = await readExportPage(plan, query, {
        filter: { roundId: { eq: roundId }, phase: { eq: 'ACCEPTED' } },
        first: 10,
        withTotal: true,
      });
      return page.nodes.map((row) => plan.columns.map((column) => column.read(row)));
    };
    expect(await rowsFor(nation)).toEqual([
      ['湖南省学联', '已计入', '1000', '50.00'],
      ['岳麓大学学生会', '已计入', '1000', '50.00'],
    ]);
    expect(await rowsFor(school)).toEqual([['岳麓大学学生会', '已计入', '1000', '50.00']]);
    for (const key of [
      'figure:members',
      'figure:a b:x',
      'figure:__proto__:x',
      'constructor',
      `figure:members:${'长'.repeat(101)}`,
    ]) {
      expect(columnOf(list, key)).toBeUndefined();
    }
  });
});

describe('a round', () => {
  it('compares with the one before it, closes with its missing list, and is called off', async () => {
    const next = await desk.round(nation, tree.national, templateId, {
      periodFrom: '2027-01-01',
      periodTo: '2027-12-31',
      previousId: roundId,
      audience: { levels: ['SCHOOL'] },
    });
    await desk.write(school, next, tree.school, { members: '1200' });
    await desk.step(school, 'Submit', next, tree.school);
    const report = await desk.report(nation, next, tree.school);
    expect(report['totals'][0]).toMatchObject({ key: 'members', value: '1200', previousValue: '1000' });
    await desk.step(nation, 'Accept', next, tree.school);
    const { data } = await desk.ask(
      nation,
      `{ reportRound(id: "${next}") { version totals { key value previousValue } counts { missing } } }`,
    );
    expect(data!['reportRound'].totals[0]).toEqual({ key: 'members', value: '1200', previousValue: '1000' });
    const close = (actor: Actor) =>
      desk.codes(
        actor,
        `reportRoundClose(id: "${next}", version: ${data!['reportRound'].version}, input: { reason: "到期" })`,
      );
    expect(await close(holder(tree.national, ['report.read']))).toEqual(['FORBIDDEN']);
    expect(await close(school)).toEqual(['FORBIDDEN']);
    expect(await close(nation)).toEqual([]);
    const sibling = desk.of(tree.sibling);
    const missing = await desk.ask(
      nation,
      `{ reportSubmissions(filter: { roundId: { eq: "${next}" }, isMissing: { eq: true } }) { nodes { organization { name } status } } }`,
    );
    expect(missing.data!['reportSubmissions'].nodes.length).toBe(2);
    const { id } = await desk.report(sibling, next, tree.sibling);
    expect(
      await desk.codes(sibling, `reportSubmissionSave(id: "${id}", input: { answers: { members: "1" }, seen: {} })`),
    ).toEqual(['REPORT_ROUND_CLOSED']);
    const made = await publish(nation, 'INTERNAL', next);
    expect(made['reportPublication']).toMatchObject({ missingCount: 2, owedCount: 3 });
  });

  it('marks as late whoever has not reported when the day is over, by the clock alone', async () => {
    const late = await desk.round(nation, tree.national, templateId, {
      dueOn: '2026-11-30',
      audience: { levels: ['SCHOOL'] },
    });
    const counts = async () =>
      (
        await desk.ask(
          nation,
          `{ reportRound(id: "${late}") { counts { late } } reportSubmissions(filter: { roundId: { eq: "${late}" }, isLate: { eq: true } }) { totalCount } }`,
        )
      ).data!;
    app.clock.set('2026-11-30T23:59:59+08:00');
    expect(await counts()).toMatchObject({
      reportRound: { counts: { late: 0 } },
      reportSubmissions: { totalCount: 0 },
    });
    app.clock.set('2026-12-01T00:00:00+08:00');
    expect(await counts()).toMatchObject({
      reportRound: { counts: { late: 3 } },
      reportSubmissions: { totalCount: 3 },
    });
    const version = await roundVersion(late);
    expect(
      await desk.codes(nation, `reportRoundCancel(id: "${late}", version: ${version}, input: { reason: "重复" })`),
    ).toEqual([]);
    expect(
      await desk.codes(nation, `reportRoundCancel(id: "${late}", version: ${version + 1}, input: { reason: "重复" })`),
    ).toEqual(['REPORT_ROUND_CLOSED']);
    const open = await runRead(
      app.kernel,
      sql`select 1 from obligation where source_id = ${decodeId('rrd', late)}::uuid and status <> 'WITHDRAWN'`,
    );
    expect(open).toEqual([]);
  });
});

describe('permissions', () => {
  it('open the door of each field and no more', async () => {
    const reader = holder(tree.hunan, ['organization.read']);
    for (const field of [
      'reportTemplates { totalCount }',
      'reportRounds { totalCount }',
      'reportSubmissions { totalCount }',
    ]) {
      expect((await desk.ask(null, `{ ${field} }`)).errors![0]!.extensions!['code']).toBe('UNAUTHENTICATED');
      expect((await desk.ask(reader, `{ ${field} }`)).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
      expect((await desk.ask(nation, `{ ${field} }`)).errors).toBeUndefined();
    }
    const template = (actor: Actor) =>
      desk.ask(
        actor,
        `{ reportTemplate(id: "${templateId}") { viewerCan { update publish retire } latestVersion { number fields { key } } } }`,
      );
    // Shared with those below; kept from nobody above; changed by its keeper alone.
    expect((await template(province)).data!['reportTemplate']).toMatchObject({
      viewerCan: { update: false, publish: false, retire: false },
      latestVersion: { number: 1 },
    });
    const own = await desk.template(province, tree.hunan, FIELDS, '省内');
    expect((await desk.ask(nation, `{ reportTemplate(id: "${own}") { id } }`)).data!['reportTemplate']).not.toBeNull();
    expect(
      (await desk.ask(desk.of(tree.hubei), `{ reportTemplate(id: "${own}") { id } }`)).data!['reportTemplate'],
    ).toBeNull();
    expect(await desk.codes(nation, `reportTemplateRetire(id: "${own}", version: 2, input: { reason: "x" })`)).toEqual([
      'FORBIDDEN',
    ]);
    expect(
      await desk.codes(desk.of(tree.hubei), `reportTemplateRetire(id: "${own}", version: 2, input: { reason: "x" })`),
    ).toEqual(['NOT_FOUND']);
    expect(REPORTING.length).toBeGreaterThan(0);
  });
});
