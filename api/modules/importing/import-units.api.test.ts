import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Actor } from '../../kernel/actor.ts';
import { buildFederation, holder, seat, setUp, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from '../institution/index.ts';
import { purgeJob } from './importing.jobs.ts';
import { BATCH, commit, dump, importAll, plan, read, run, schoolCsv, undo } from '../../testing/imports.ts';

let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadDivisions);
  federation = await buildFederation(app);
  await runRead(
    app.kernel,
    sql`with code as (update institution set code = '4143000001' where id = ${federation.institutionUuid} returning id)
      insert into institution_alias (id, institution_id, kind, value) select gen_random_uuid(), id, 'CODE', '4143000001' from code`,
  );
});
afterAll(() => app.close());

const ROWS = `${BATCH} rows(first: 100) { nodes { rowNumber name state outcome issues { code message } values { field after before isChanged }
  organization { name parent { name } } institution { name } person { name } } }
  proposals { nodes { kind from to organization { name } } }`;

interface RowAnswer {
  rowNumber: number;
  name: string;
  state: string;
  outcome: string | null;
  issues: { code: string; message: string }[];
}

const text = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));
const issuesOf = (rows: RowAnswer[]): string[][] => rows.map(({ issues }) => issues.map(({ code }) => code));
const STRUCTURE = [
  'import.run',
  'organization.create',
  'organization.update',
  'organization.rename',
  'institution.manage',
] as const;
const national = () => ({ actor: holder(federation.national, [...STRUCTURE]) });
const hunan = () => ({ actor: holder(federation.hunan, [...STRUCTURE]) });

describe('unions with a list of institutions', () => {
  const csv = schoolCsv([
    ['洞庭示例大学', '4143090001', '湖南省', '岳阳市'],
    ['岭南示例大学', '4144090001', '广东省', '广州市'],
    ['资江示例职业学院', '4143090002', '湖南省', '益阳市', '专科'],
  ]);

  it('are made below the federation of the province with name, code and category, and undone with it', async () => {
    const before = await dump(app);
    const planned = await plan(app, national(), csv, { createUnions: true }, ROWS);
    expect(issuesOf(planned.data!['importPlan'].batch.rows.nodes)).toEqual([[], ['UNION_NO_FEDERATION'], []]);
    const batch = await importAll(app, national(), csv, { createUnions: true });
    const unions = await runRead(
      app.kernel,
      sql`select o.name, o.external_code as code, o.category, o.level, o.kind, o.division_code as "divisionCode", p.name as parent, i.name as school
        from organization o join organization p on p.id = o.parent_id join institution i on i.id = o.institution_id
        where o.external_code is not null order by o.external_code`,
    );
    expect(unions).toEqual([
      {
        name: '洞庭示例大学学生会',
        code: '4143090001',
        category: 'REGULAR_UNIVERSITY',
        level: 'SCHOOL',
        kind: 'STUDENT_UNION',
        divisionCode: '430600',
        parent: '湖南省学联',
        school: '洞庭示例大学',
      },
      expect.objectContaining({ name: '资江示例职业学院学生会', category: 'VOCATIONAL', parent: '湖南省学联' }),
    ]);
    const again = (await plan(app, national(), csv, { createUnions: true }, ROWS)).data!['importPlan'].batch;
    expect(again.counts).toMatchObject({ unchanged: 3, new: 0 });
    expect(again.progress).toEqual({ done: 0, total: 0 });
    await undo(app, national(), batch['id']);
    expect(await dump(app)).toEqual(before);
  });

  it('are added later to schools that have none, and only by those who may found them', async () => {
    const before = await dump(app);
    const first = await importAll(app, national(), csv);
    const registrar = { actor: holder(federation.hunan, ['import.run', 'institution.manage']) };
    const forbidden = await plan(app, registrar, csv, { createUnions: true, policy: 'SKIP_BAD' }, ROWS);
    expect(issuesOf(forbidden.data!['importPlan'].batch.rows.nodes)).toEqual([
      ['UNION_FORBIDDEN'],
      ['NOT_YOUR_PROVINCE'],
      ['UNION_FORBIDDEN'],
    ]);
    const second = await importAll(app, hunan(), csv, { createUnions: true, policy: 'SKIP_BAD' });
    expect(second['outcomes']).toMatchObject({ applied: 2 });
    const refused = await undo(app, national(), first['id']);
    expect(refused.data!['importUndo'].userErrors).toMatchObject([
      { code: 'IMPORT_UNDO_USED', message: expect.stringContaining('organization') },
      { code: 'IMPORT_UNDO_USED' },
    ]);
    await undo(app, hunan(), second['id']);
    await undo(app, national(), first['id']);
    expect(await dump(app)).toEqual(before);
  });

  it('refuses to undo what is in use by then, with a list, and changes nothing', async () => {
    const batch = await importAll(app, national(), csv, { createUnions: true });
    const [union] = await runRead<{ id: string }>(
      app.kernel,
      sql`select id from organization where external_code = '4143090001'`,
    );
    await setUp(app, { uuid: union!.id, id: '', level: 'SCHOOL', divisionCode: null }, 'CHAIR', {});
    const before = await dump(app);
    const refused = await undo(app, national(), batch['id']);
    expect(refused.data!['importUndo'].userErrors).toMatchObject([
      { code: 'IMPORT_UNDO_USED', message: expect.stringMatching(/Row 2, "洞庭示例大学".*office, 1/) },
    ]);
    expect(await dump(app)).toEqual(before);
    await runRead(app.kernel, sql`delete from office where organization_id = ${union!.id}`);
    expect((await undo(app, national(), batch['id'])).data!['importUndo'].userErrors).toEqual([]);
  });
});

describe('organizations', () => {
  const list = text([
    '组织名称,组织类型,上级编码,上级组织,外部编码,成立日期',
    '数学学院,院系,4143000001,,MATH,',
    '天文社,社团,4143000001,,CLUB-1,2019-10-01',
    '社团联合会,社团联合会,,岳麓大学学生会,ASSOC,',
    '棋社,社团,ASSOC,,CLUB-2,',
    '研究生会,研究生会,4143000001,,GRAD,',
    '无主社团,社团,,没有的大学,CLUB-3,',
    '错层社团,社团,,湖南省学联,CLUB-4,',
  ]);

  it('are placed by code, school or name, parents before units; faculties become units of the school', async () => {
    const before = await dump(app);
    const planned = await plan(app, hunan(), list, { target: 'ORGANIZATION', policy: 'SKIP_BAD' }, ROWS);
    expect(planned.errors).toBeUndefined();
    const { batch } = planned.data!['importPlan'];
    expect(issuesOf(batch.rows.nodes)).toEqual([[], [], [], [], [], ['PARENT_UNKNOWN'], ['PARENT_NOT_ALLOWED']]);
    expect(batch.counts).toMatchObject({ rows: 7, new: 5, errors: 2 });
    await commit(app, hunan(), batch);
    expect(await run(app, batch.id, hunan().actor, 2)).toBe('DONE');
    const made = await runRead(
      app.kernel,
      sql`select o.name, o.level, p.name as parent, o.founded_on::text as "foundedOn", i.name as school from organization o
        join organization p on p.id = o.parent_id left join institution i on i.id = o.institution_id
        where o.external_code is not null order by o.external_code`,
    );
    expect(made).toMatchObject([
      { name: '社团联合会', level: 'DEPARTMENT', parent: '岳麓大学学生会' },
      { name: '天文社', level: 'CLUB', parent: '岳麓大学学生会', foundedOn: '2019-10-01' },
      { name: '棋社', level: 'CLUB', parent: '社团联合会' },
      { name: '研究生会', level: 'SCHOOL', parent: '湖南省学联', school: '岳麓大学' },
    ]);
    const units = await runRead(app.kernel, sql`select name, kind, external_code as code from institution_unit`);
    expect(units).toEqual([{ name: '数学学院', kind: 'FACULTY', code: 'MATH' }]);
    const again = (await plan(app, hunan(), list, { target: 'ORGANIZATION', policy: 'SKIP_BAD' }, ROWS)).data![
      'importPlan'
    ].batch;
    expect(again.counts).toMatchObject({ unchanged: 5, new: 0, changed: 0, errors: 2 });

    const changed = text([
      '组织名称,组织类型,上级编码,外部编码,成立日期',
      '数学科学学院,院系,4143000001,MATH,',
      '天文学社,社团,4143000001,CLUB-1,2019-10-02',
      '棋社,社团,4143000001,CLUB-2,',
      '研究生会,学生会,4143000001,GRAD,',
    ]);
    const next = (await plan(app, hunan(), changed, { target: 'ORGANIZATION', policy: 'SKIP_BAD' }, ROWS)).data![
      'importPlan'
    ].batch;
    expect(next.counts).toMatchObject({ changed: 2, errors: 2 });
    expect(issuesOf(next.rows.nodes)).toEqual([[], [], ['PARENT_DIFFERS'], ['KIND_DIFFERS']]);
    expect(next.proposals.nodes).toEqual([
      { kind: 'RENAME', from: '天文社', to: '天文学社', organization: { name: '天文社' } },
    ]);
    const middle = await dump(app);
    await commit(app, hunan(), next, { proposalDecisions: [{ kind: 'RENAME', decision: 'CONFIRMED' }] });
    await run(app, next.id, hunan().actor);
    const [club] = await runRead(
      app.kernel,
      sql`select name, founded_on::text as "foundedOn" from organization where external_code = 'CLUB-1'`,
    );
    expect(club).toEqual({ name: '天文学社', foundedOn: '2019-10-02' });
    await undo(app, hunan(), next.id);
    expect(await dump(app)).toEqual(middle);
    await undo(app, hunan(), batch.id);
    expect(await dump(app)).toEqual(before);
  });

  it('are imported only where the importer may found them', async () => {
    const union = { actor: holder(federation.school, ['import.run', 'organization.create']) };
    const foreign = { actor: holder(federation.foreign, ['import.run', 'organization.create']) };
    const club = text(['组织名称,组织类型,上级编码', '辩论社,社团,4143000001']);
    const issues = async (caller: typeof union): Promise<string[][]> =>
      issuesOf((await plan(app, caller, club, { target: 'ORGANIZATION' }, ROWS)).data!['importPlan'].batch.rows.nodes);
    expect(await issues(union)).toEqual([[]]);
    expect(await issues(foreign)).toEqual([['NOT_YOUR_UNIT']]);
    const denied = await plan(app, { actor: holder(federation.school, ['import.run', 'person.manage']) }, club, {
      target: 'ORGANIZATION',
    });
    expect(denied.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('people', () => {
  const PEOPLE = ['import.run', 'person.read', 'person.manage'] as const;
  const union = () => ({ actor: holder(federation.school, [...PEOPLE]) });
  const list = text([
    '姓名,性别,学号,学校标识码,院系,年级,邮箱,手机号',
    '张示例,男,2024001,4143000001,数学学院,2024级,zhang@example.org,13800000001',
    '李示例,女,2024002,4143000001,数学学院,2024级,,',
    '王示例,女,2024003,4199999999,,,,',
  ]);

  it('are entered at the union of their school, found again by number, changed and undone', async () => {
    const before = await dump(app);
    const planned = await plan(app, union(), list, { target: 'PERSON', policy: 'SKIP_BAD' }, ROWS);
    expect(planned.errors).toBeUndefined();
    const { batch } = planned.data!['importPlan'];
    expect(issuesOf(batch.rows.nodes)).toEqual([[], [], ['SCHOOL_UNKNOWN']]);
    await commit(app, union(), batch);
    expect(await run(app, batch.id, union().actor)).toBe('DONE');
    const people = await runRead(
      app.kernel,
      sql`select name, gender, grade, kind, student_number as number, faculty_unit as faculty, phone, organization_id as home from person order by student_number`,
    );
    expect(people).toMatchObject([
      {
        name: '张示例',
        gender: 'MALE',
        grade: 2024,
        kind: 'UNDERGRADUATE',
        number: '2024001',
        faculty: '数学学院',
        home: federation.school.uuid,
      },
      { name: '李示例', gender: 'FEMALE' },
    ]);
    const again = (await plan(app, union(), list, { target: 'PERSON', policy: 'SKIP_BAD' })).data!['importPlan'].batch;
    expect(again.counts).toMatchObject({ unchanged: 2, new: 0, errors: 1 });
    const namesake = text(['姓名,学号,学校标识码', '张示例,2024009,4143000001', '李示例改,2024002,4143000001']);
    const next = (await plan(app, union(), namesake, { target: 'PERSON' }, ROWS)).data!['importPlan'].batch;
    expect(next.counts).toMatchObject({ new: 1, changed: 1, warnings: 1 });
    expect(issuesOf(next.rows.nodes)).toEqual([['PERSON_SIMILAR'], []]);
    const middle = await dump(app);
    await commit(app, union(), next);
    await run(app, next.id, union().actor);
    await undo(app, union(), next.id);
    expect(await dump(app)).toEqual(middle);
    // In words only what is not personal; the rest as keyed digests.
    const trail = await runRead<{ changes: string }>(
      app.kernel,
      sql`select changes::text from audit_entry where action like 'person.%' or action like 'import.%'`,
    );
    expect(trail.map(({ changes }) => changes).join(' ')).not.toMatch(/示例|13800000001|zhang@/);
    await undo(app, union(), batch.id);
    expect(await dump(app)).toEqual(before);
  });

  it('are shown to nobody who may not read persons there, and not entered elsewhere', async () => {
    const batch = (await plan(app, union(), list, { target: 'PERSON' }, ROWS)).data!['importPlan'].batch;
    const province = { actor: holder(federation.hunan, [...PEOPLE]) };
    const structure = hunan();
    const rowsFor = async (caller: { actor: Actor }) =>
      (await read(app, caller, batch.id, 'fileName rows { totalCount }'))?.['rows'];
    expect(await rowsFor(union())).toEqual({ totalCount: 3 });
    expect(await rowsFor(structure)).toEqual({ totalCount: 0 });
    // A province reads the people of a school only for a stated purpose.
    expect(await rowsFor(province)).toEqual({ totalCount: 0 });
    expect(await rowsFor({ actor: { ...province.actor, purpose: '核对名单' } })).toEqual({ totalCount: 3 });
    const foreign = await plan(
      app,
      { actor: holder(federation.foreign, [...PEOPLE]) },
      list,
      { target: 'PERSON' },
      ROWS,
    );
    expect(issuesOf(foreign.data!['importPlan'].batch.rows.nodes)).toEqual([
      ['NOT_YOUR_UNIT'],
      ['NOT_YOUR_UNIT'],
      ['SCHOOL_UNKNOWN'],
    ]);
  });

  it('can not be undone once somebody is in office, nor after the retention period', async () => {
    const good = text(['姓名,学号,学校标识码', '赵示例,2024011,4143000001']);
    const batch = await importAll(app, union(), good, { target: 'PERSON' });
    const [person] = await runRead<{ id: string }>(
      app.kernel,
      sql`select id from person where student_number = '2024011'`,
    );
    const office = await setUp(app, federation.school, 'CHAIR', {});
    const term = await seat(app, office, { uuid: person!.id, id: '' }, '2026-01-01', '2027-01-01');
    const refused = await undo(app, union(), batch['id']);
    expect(refused.data!['importUndo'].userErrors).toMatchObject([
      { code: 'IMPORT_UNDO_USED', message: expect.stringContaining('term') },
    ]);
    await runRead(app.kernel, sql`delete from term where id = ${term.uuid}`);
    app.clock.set('2027-01-30T12:00:00+08:00');
    await purgeJob.run(app.kernel, {});
    app.clock.set('2026-11-24T12:00:00+08:00');
    const late = await undo(app, union(), batch['id']);
    expect(late.data!['importUndo'].userErrors).toMatchObject([{ code: 'IMPORT_UNDO_EXPIRED' }]);
    expect(await read(app, union(), batch['id'], 'rows { totalCount } counts { rows }')).toMatchObject({
      rows: { totalCount: 0 },
      counts: { rows: 1 },
    });
  });
});
