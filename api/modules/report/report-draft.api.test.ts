import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { buildFederation, enter, found, holder, seat, setUp, type TestFederation } from '../../testing/federation.ts';
import { FIELDS, ReportDesk, valuesOf } from '../../testing/reports.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

const NOON = '2026-11-24T12:00:00+08:00';
const NEW_FIELDS = [
  ...FIELDS.filter(({ key }) => key !== 'topic' && key !== 'remark'),
  { key: 'remark', kind: 'MONEY', label: '说明' },
];

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
  templateId = await desk.template(nation, tree.national);
  roundId = await desk.round(nation, tree.national, templateId);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const save = (actor: Actor | null, id: string, answers: object, seen: object, remarks: object[] = []) =>
  desk.act(
    actor,
    `reportSubmissionSave(id: "${id}", input: $save)`,
    'reportSubmission { status answers fieldVersions version }',
    {
      save: { answers, seen, remarks },
    },
  );

describe('a draft', () => {
  it('is written field by field by those who answer there, and by nobody else', async () => {
    const { id, status } = await desk.report(school, roundId, tree.school);
    expect(status).toBe('PENDING');
    const call = `reportSubmissionSave(id: "${id}", input: $save)`;
    const variables = { save: { answers: { members: '1' }, seen: {} } };
    expect(await desk.codes(null, call, variables)).toEqual(['UNAUTHENTICATED']);
    expect(await desk.codes(holder(tree.school, ['report.read', 'organization.read']), call, variables)).toEqual([
      'FORBIDDEN',
    ]);
    // A sibling does not know of it; the level above sees it and still may not write in its place.
    expect(await desk.codes(desk.of(tree.sibling), call, variables)).toEqual(['NOT_FOUND']);
    expect(await desk.codes(desk.of(tree.foreign), call, variables)).toEqual(['NOT_FOUND']);
    expect(await desk.codes(province, call, variables)).toEqual(['FORBIDDEN']);
    const first = await save(school, id, { members: '10', topic: '迎新' }, {});
    expect(first['reportSubmission']).toMatchObject({
      status: 'ACKNOWLEDGED',
      answers: { members: '10', topic: '迎新' },
      fieldVersions: { members: 1, topic: 1 },
    });
  });

  it('of two editors loses nothing: only the field that both changed is refused, with what stands there', async () => {
    const { id } = await desk.report(school, roundId, tree.school);
    const seen = { members: 1, topic: 1 };
    const [one, other] = [await save(school, id, { members: '11' }, seen), await save(school, id, { peak: '5' }, seen)];
    expect(one['userErrors']).toEqual([]);
    expect(other['reportSubmission'].answers).toEqual({ members: '11', topic: '迎新', peak: '5' });
    const late = await save(school, id, { members: '99', rate: '50' }, seen);
    expect(late['userErrors']).toEqual([
      {
        code: 'REPORT_FIELD_STALE',
        path: ['input', 'answers', 'members'],
        message:
          'Someone else changed "Members" to "11 人". What you typed is kept; compare and save this field again.',
      },
    ]);
    expect((await desk.report(school, roundId, tree.school))['answers']).toEqual({
      members: '11',
      topic: '迎新',
      peak: '5',
    });
    // Who writes what stands there already is in nobody's way.
    expect((await save(school, id, { members: '11', rate: '50' }, seen))['userErrors']).toEqual([]);
    const parallel = await Promise.all(
      ['20', '21', '22', '23'].map((members) => save(school, id, { members }, { members: 2 })),
    );
    expect(parallel.filter(({ userErrors }) => userErrors.length === 0).length).toBe(1);
  });

  it('refuses what no field takes', async () => {
    const { id } = await desk.report(school, roundId, tree.school);
    const codes = async (answers: object) =>
      (await save(school, id, answers, { members: 3 }))['userErrors'].map(({ code }: { code: string }) => code);
    expect(await codes({ nothing: '1' })).toEqual(['FORM_ANSWER_UNKNOWN']);
    expect(await codes({ members: 'viele' })).toEqual(['FORM_NUMBER_FORMAT']);
    expect(await codes({ money: '1.5' })).toEqual(['FORM_MONEY_FORMAT']);
    expect(await codes({ perHead: '1' })).toEqual(['FORM_ANSWER_COMPUTED']);
    expect(await codes({ __proto__x: '1' })).toEqual(['FORM_ANSWER_UNKNOWN']);
  });

  it('is submitted complete, returned with words on fields, mended and accepted; every revision stays', async () => {
    const place = tree.sibling;
    const sibling = desk.of(place);
    expect(await desk.refused(sibling, 'Submit', roundId, place)).toEqual(['FORM_ANSWER_REQUIRED']);
    await desk.write(sibling, roundId, place, { members: '5', rate: '101.234' });
    expect(await desk.refused(sibling, 'Submit', roundId, place)).toEqual(['FORM_DECIMALS']);
    await desk.write(sibling, roundId, place, { rate: '99.5' });
    await desk.step(sibling, 'Submit', roundId, place);
    const { id, version } = await desk.report(sibling, roundId, place);
    expect((await save(sibling, id, { members: '6' }, { members: 1 }))['userErrors'][0].code).toBe('REPORT_SUBMITTED');
    for (const [actor, code] of [
      [sibling, 'FORBIDDEN'],
      [nation, 'FORBIDDEN'],
      [desk.of(tree.hubei), 'NOT_FOUND'],
    ] as const) {
      expect(await desk.codes(actor, `reportSubmissionAccept(id: "${id}", version: ${version})`)).toEqual([code]);
    }
    expect(await desk.codes(province, `reportSubmissionAccept(id: "${id}", version: ${version - 1})`)).toEqual([
      'STALE_VERSION',
    ]);
    const back = await desk.done(
      province,
      `reportSubmissionReturn(id: "${id}", version: ${version}, input: $return)`,
      'reportSubmission { status phase returnReason comments { key text } }',
      {
        return: {
          reason: '请核对人数',
          comments: [
            { key: 'members', text: '比上年少一半' },
            { key: 'nothing', text: 'x' },
          ],
        },
      },
    );
    expect(back['reportSubmission']).toEqual({
      status: 'RETURNED',
      phase: 'OPEN',
      returnReason: '请核对人数',
      comments: [{ key: 'members', text: '比上年少一半' }],
    });
    await desk.write(sibling, roundId, place, { members: '15' });
    await desk.step(sibling, 'Submit', roundId, place);
    await desk.step(province, 'Accept', roundId, place);
    const { data } = await desk.ask(
      province,
      `{ reportSubmission(id: "${id}") { comments { key } revisions { number isConfirmation hash answers totals { key value } } } }`,
    );
    const { comments, revisions } = data!['reportSubmission'];
    expect(comments).toEqual([]);
    expect(
      revisions.map(({ number, answers, totals }: never) => [number, answers['members'], valuesOf(totals)['members']]),
    ).toEqual([
      [2, '15', '15'],
      [1, '5', '5'],
    ]);
    expect(new Set(revisions.map(({ hash }: { hash: string }) => hash)).size).toBe(2);
    expect(await desk.refused(province, 'Accept', roundId, place)).toEqual(['OBLIGATION_STATE']);
  });

  it('is taken over to a newer form; what has no place any more is kept beside it', async () => {
    const ownTemplate = await desk.template(nation, tree.national, FIELDS, '会换版的年报');
    const ownRound = await desk.round(nation, tree.national, ownTemplate);
    await desk.write(school, ownRound, tree.school, { members: '8', topic: '迎新', remark: '长文' });
    const { data } = await desk.ask(
      nation,
      `{ reportTemplate(id: "${ownTemplate}") { version } reportRound(id: "${ownRound}") { version } }`,
    );
    const updated = await desk.done(
      nation,
      `reportTemplateUpdate(id: "${ownTemplate}", version: ${data!['reportTemplate'].version}, input: $update)`,
      'reportTemplate { version hasUnpublished }',
      { update: { fields: NEW_FIELDS } },
    );
    expect(updated['reportTemplate'].hasUnpublished).toBe(true);
    expect(
      await desk.codes(nation, `reportRoundUpgrade(id: "${ownRound}", version: ${data!['reportRound'].version})`),
    ).toEqual(['REPORT_ROUND_VERSION']);
    await desk.done(
      nation,
      `reportTemplatePublish(id: "${ownTemplate}", version: ${updated['reportTemplate'].version}, input: { note: "改版" })`,
      'reportTemplateVersion { number }',
    );
    await desk.done(
      nation,
      `reportRoundUpgrade(id: "${ownRound}", version: ${data!['reportRound'].version})`,
      'reportRound { templateVersion { number } }',
    );
    const old = await desk.report(school, ownRound, tree.school);
    expect(old).toMatchObject({ isFormOutdated: true, viewerCan: { save: true, submit: true, carry: true } });
    expect((await save(school, old['id'], { members: '9' }, { members: 1 }))['userErrors'][0].code).toBe(
      'REPORT_FORM_CHANGED',
    );
    expect(await desk.refused(school, 'Submit', ownRound, tree.school)).toEqual(['REPORT_FORM_CHANGED']);
    const carried = await desk.done(
      school,
      `reportSubmissionCarry(id: "${old['id']}")`,
      'reportSubmission { isFormOutdated answers dropped { path label reason text } }',
    );
    expect(carried['reportSubmission']).toEqual({
      isFormOutdated: false,
      answers: { members: '8' },
      dropped: [
        { path: ['topic'], label: '主题', reason: 'REMOVED', text: '迎新' },
        { path: ['remark'], label: '说明', reason: 'KIND', text: '长文' },
      ],
    });
    await desk.step(school, 'Submit', ownRound, tree.school);
    // Where nothing is lost by it, a draft goes over by itself.
    await desk.write(desk.of(tree.sibling), ownRound, tree.sibling, { members: '4' });
    expect(await desk.report(desk.of(tree.sibling), ownRound, tree.sibling)).toMatchObject({
      isFormOutdated: false,
      dropped: [],
    });
  });
});

describe('what the system knows', () => {
  it('fills the draft, and a figure that differs takes a remark and stays to be seen', async () => {
    const office = await setUp(app, tree.school, 'CHAIR', { body: 'PRESIDIUM', seats: 3 });
    await seat(app, office, await enter(app, tree.school, '甲'), '2026-09-01', '2027-09-01');
    const club = await found(app, 'CLUB', 'CLUB', '诗社', tree.faculty);
    expect(club.level).toBe('CLUB');
    const fields = [
      { key: 'presidium', kind: 'NUMBER', label: '主席团', aggregate: 'SUM', prefill: 'people.presidiumCount' },
      { key: 'vacancies', kind: 'NUMBER', label: '空缺', aggregate: 'SUM', prefill: 'people.vacancyCount' },
      { key: 'clubs', kind: 'NUMBER', label: '社团', aggregate: 'SUM', prefill: 'organization.clubCount' },
      {
        key: 'unions',
        kind: 'NUMBER',
        label: '院系学生会',
        aggregate: 'NONE',
        prefill: 'organization.facultyUnionCount',
      },
    ];
    const factTemplate = await desk.template(nation, tree.national, fields, '基础数据');
    const factRound = await desk.round(nation, tree.national, factTemplate);
    const filled = await desk.report(school, factRound, tree.school);
    expect(filled['answers']).toEqual({ presidium: '1', vacancies: '2', clubs: '1', unions: '1' });
    expect(filled['facts'][0]).toEqual({
      key: 'presidium',
      fact: 'people.presidiumCount',
      value: '1',
      takenOn: '2026-11-24',
      answer: '1',
      differs: false,
      remark: null,
    });
    // A level with others below compares with the fact; counting it as its own would count everybody twice.
    const above = await desk.report(province, factRound, tree.hunan);
    expect(above['answers']).toEqual({ unions: '1' });
    expect(above['facts'].find(({ key }: { key: string }) => key === 'clubs')).toMatchObject({
      value: '1',
      differs: true,
    });
    await desk.write(school, factRound, tree.school, { clubs: '3' });
    expect(await desk.refused(school, 'Submit', factRound, tree.school)).toEqual(['REPORT_REMARK_MISSING']);
    await desk.write(school, factRound, tree.school, {}, [{ key: 'clubs', text: '两个社团正在登记' }]);
    const reported = await desk.step(school, 'Submit', factRound, tree.school);
    expect(reported['facts'][2]).toMatchObject({ value: '1', answer: '3', differs: true, remark: '两个社团正在登记' });
  });

  it('is taken anew when asked: untouched answers follow, what was written stays unless it is named', async () => {
    const place = tree.sibling;
    const author = desk.of(place);
    const fields = [
      { key: 'presidium', kind: 'NUMBER', label: '主席团', aggregate: 'SUM', prefill: 'people.presidiumCount' },
      { key: 'staff', kind: 'NUMBER', label: '工作人员', aggregate: 'SUM', prefill: 'people.staffCount' },
      { key: 'faculties', kind: 'NUMBER', label: '院系', aggregate: 'NONE', prefill: 'organization.facultyUnionCount' },
      { key: 'free', kind: 'NUMBER', label: '其他', aggregate: 'SUM' },
    ];
    const factTemplate = await desk.template(nation, tree.national, fields, '取数统计');
    const factRound = await desk.round(nation, tree.national, factTemplate);
    expect((await desk.report(author, factRound, place))['answers']).toEqual({
      presidium: '0',
      staff: '0',
      faculties: '0',
    });
    await desk.write(author, factRound, place, { staff: '4' });
    const office = await setUp(app, place, 'CHAIR', { body: 'PRESIDIUM', seats: 3 });
    await seat(app, office, await enter(app, place, '乙'), '2026-09-01', '2027-09-01');
    app.clock.set('2026-11-26T12:00:00+08:00');
    const refresh = async (overwrite: readonly string[], more: { actor?: Actor; version?: number } = {}) => {
      const { id, version } = await desk.report(author, factRound, place);
      return desk.act(
        more.actor ?? author,
        `reportSubmissionRefresh(id: "${id}", version: ${more.version ?? version}, input: $refresh)`,
        'reportSubmission { answers fieldVersions facts { key value takenOn } } changes { key formerValue value isKept }',
        { refresh: { overwrite } },
      );
    };
    // Nobody else may, nobody takes what he has not seen, and only figures of the system give way to figures of the system.
    expect((await refresh([], { actor: province }))['failure']).toBe('FORBIDDEN');
    expect((await refresh([], { actor: desk.of(tree.foreign) }))['failure']).toBe('NOT_FOUND');
    expect((await refresh([], { version: 1 }))['userErrors'][0].code).toBe('STALE_VERSION');
    expect((await refresh(['free', 'staff', 'nothing']))['userErrors']).toEqual([
      expect.objectContaining({ code: 'REPORT_FACT_NONE', path: ['input', 'overwrite', '0'] }),
      expect.objectContaining({ code: 'REPORT_FACT_NONE', path: ['input', 'overwrite', '2'] }),
    ]);
    const first = await refresh([]);
    expect(first['changes']).toEqual([
      { key: 'presidium', formerValue: '0', value: '1', isKept: false },
      { key: 'staff', formerValue: '0', value: '1', isKept: true },
    ]);
    expect(first['reportSubmission']).toEqual({
      answers: { presidium: '1', staff: '4', faculties: '0' },
      fieldVersions: { presidium: 1, staff: 1 },
      facts: ['1', '1', '0'].map((value, index) => ({ key: fields[index]!.key, value, takenOn: '2026-11-26' })),
    });
    // An editor who saw the former figure meets the new one instead of writing over it.
    const { id } = await desk.report(author, factRound, place);
    expect((await save(author, id, { presidium: '2' }, {}))['userErrors'][0].code).toBe('REPORT_FIELD_STALE');
    const second = await refresh(['staff']);
    expect(second['changes']).toEqual([{ key: 'staff', formerValue: '1', value: '1', isKept: false }]);
    expect(second['reportSubmission'].answers['staff']).toBe('1');
    expect((await refresh([]))['changes']).toEqual([]);
    // Through whom others report compares only: taken as an answer the figure would count twice.
    const above = await desk.report(province, factRound, tree.hunan);
    const ask = (overwrite: readonly string[]) =>
      desk.act(
        province,
        `reportSubmissionRefresh(id: "${above['id']}", version: ${above['version']}, input: $refresh)`,
        'reportSubmission { answers }',
        { refresh: { overwrite } },
      );
    expect((await ask(['presidium']))['userErrors'][0].code).toBe('REPORT_FACT_NONE');
    expect((await ask([]))['reportSubmission'].answers).toEqual(above['answers']);
    await desk.step(author, 'Submit', factRound, place);
    expect((await refresh([]))['userErrors'][0].code).toBe('REPORT_SUBMITTED');
  });

  it('is read in one statement a fact, whatever the number of organizations', async () => {
    const { data } = await desk.ask(school, '{ reportFacts { key label unit definition kinds } }');
    expect(data!['reportFacts'].length).toBeGreaterThan(10);
    for (const { label, unit, definition, kinds } of data!['reportFacts']) {
      expect([label, unit, definition].every((text: string) => text.length > 3)).toBe(true);
      expect(kinds).toEqual(['NUMBER']);
    }
  });
});

describe('an opening', () => {
  it('names the fields that the same organizations were asked already, where the viewer sees them', async () => {
    const again = [
      { key: 'headcount', kind: 'NUMBER', label: '会员 人数', aggregate: 'SUM' },
      { key: 'fresh', kind: 'NUMBER', label: '新问题', aggregate: 'SUM' },
    ];
    const other = await desk.template(province, tree.hunan, again, '省内统计');
    const opened = await desk.done(
      province,
      'reportRoundOpen(input: $open)',
      'reportRound { id } overlaps { key label otherLabel sourceKind sourceId sourceTitle issuerName organizationCount }',
      {
        open: {
          organizationId: tree.hunan.id,
          templateId: other,
          title: '省内统计',
          periodLabel: '2026 秋',
          periodFrom: '2026-09-01',
          periodTo: '2027-01-31',
          dueOn: '2026-12-20',
          audience: { levels: ['SCHOOL'] },
        },
      },
    );
    expect(opened['overlaps']).toContainEqual({
      key: 'headcount',
      label: '会员 人数',
      otherLabel: '会员人数',
      sourceKind: 'REPORT_ROUND',
      sourceId: roundId,
      sourceTitle: '2026 年度统计',
      issuerName: '全国学联',
      organizationCount: 2,
    });
    expect(opened['overlaps'].some(({ key }: { key: string }) => key === 'fresh')).toBe(false);
    const ask = (actor: Actor, owner: { id: string }) =>
      desk.ask(
        actor,
        `{ reportOverlaps(organizationId: "${owner.id}", fields: [{ key: "headcount", kind: NUMBER, label: "会员人数" }]) { sourceTitle } }`,
      );
    expect((await ask(province, tree.hunan)).data!['reportOverlaps'].length).toBeGreaterThan(0);
    // Hubei has no round of its own below it and is not told of Hunan's.
    const { data } = await ask(desk.of(tree.hubei), tree.hubei);
    expect(data!['reportOverlaps'].map(({ sourceTitle }: { sourceTitle: string }) => sourceTitle)).not.toContain(
      '省内统计',
    );
    expect((await ask(desk.of(tree.hubei), tree.hunan)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
  });

  it('refuses days, templates and periods that make no sense', async () => {
    const open = (more: object, actor: Actor = nation) =>
      desk.codes(actor, 'reportRoundOpen(input: $open)', {
        open: {
          organizationId: tree.national.id,
          templateId,
          title: '错',
          periodLabel: '错',
          periodFrom: '2026-01-01',
          periodTo: '2026-06-30',
          dueOn: '2026-12-01',
          audience: { levels: ['SCHOOL'] },
          ...more,
        },
      });
    expect(await open({ dueOn: '2026-11-23' })).toEqual(['REPORT_DUE_PAST']);
    expect(await open({ periodTo: '2025-12-31' })).toEqual(['REPORT_PERIOD']);
    expect(await open({ previousId: roundId })).toEqual(['REPORT_PREVIOUS']);
    expect(await open({ audience: { levels: ['CLUB'], kinds: ['LEAGUE_COMMITTEE'] } })).toEqual(['AUDIENCE_EMPTY']);
    expect(await open({}, province)).toEqual(['FORBIDDEN']);
    expect(await open({}, holder(tree.national, ['organization.read', 'report.read']))).toEqual(['FORBIDDEN']);
    const [before] = await runRead<{ count: number }>(app.kernel, sql`select count(*)::int as count from report_round`);
    const made = await desk.done(nation, 'reportTemplateCreate(input: $create)', 'reportTemplate { id version }', {
      create: { organizationId: tree.national.id, name: '未发布', isShared: false, fields: FIELDS },
    });
    expect(await open({ templateId: made['reportTemplate'].id })).toEqual(['REPORT_TEMPLATE_UNPUBLISHED']);
    await desk.done(
      nation,
      `reportTemplateRetire(id: "${made['reportTemplate'].id}", version: ${made['reportTemplate'].version}, input: { reason: "不用了" })`,
      'reportTemplate { status retiredReason }',
    );
    expect(await open({ templateId: made['reportTemplate'].id })).toEqual(['REPORT_TEMPLATE_RETIRED']);
    const [after] = await runRead<{ count: number }>(app.kernel, sql`select count(*)::int as count from report_round`);
    expect(after).toEqual(before);
  });

  it('happens once however often it is sent', async () => {
    const open = {
      organizationId: tree.hubei.id,
      templateId,
      title: '一次',
      periodLabel: '一次',
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      dueOn: '2026-12-01',
      audience: { levels: ['SCHOOL'] },
    };
    const actor = desk.of(tree.hubei);
    const ids = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const { reportRound } = await desk.done(
        actor,
        'reportRoundOpen(input: $open, idempotencyKey: "once")',
        'reportRound { id }',
        { open },
      );
      ids.add(reportRound.id as string);
    }
    expect(ids.size).toBe(1);
    const [id] = [...ids];
    await Promise.all([desk.reach(id!), desk.reach(id!), desk.reach(id!)]);
    const rows = await runRead(
      app.kernel,
      sql`select 1 from report_submission where round_id = ${decodeId('rrd', id!)}::uuid`,
    );
    expect(rows.length).toBe(1);
  });
});
