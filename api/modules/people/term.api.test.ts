import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import {
  buildFederation,
  codesOf,
  countOf,
  enter,
  found,
  holder,
  seat,
  setUp,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let chair: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  chair = holder(federation.school, ['term.manage', 'person.read', 'organization.read'], 'SUBTREE', {
    purpose: '换届',
  });
});
afterAll(() => app.close());

const CREATE = `mutation ($input: TermCreateInput!, $key: String) { termCreate(input: $input, idempotencyKey: $key) {
  term { id state startsOn endsOn version rulePackIds person { name } viewerCan { amend end } } userErrors { code message path } } }`;
const END = `mutation ($id: ID!, $version: Int!, $input: TermEndInput!) { termEnd(id: $id, version: $version, input: $input) {
  term { id state endsOn endedReason version handoverPack { id } } userErrors { code path } } }`;
const AMEND = `mutation ($id: ID!, $version: Int!, $input: TermAmendInput!) { termAmend(id: $id, version: $version, input: $input) {
  term { id state startsOn endsOn plannedEndsOn evidence version } userErrors { code path } } }`;

const facts = (office: TestRow, person: TestRow, more: Record<string, unknown> = {}) => ({
  officeId: office.id,
  personId: person.id,
  startsOn: '2026-11-01',
  endsOn: '2027-11-01',
  source: 'APPOINTMENT',
  evidence: '校团委〔2026〕3号',
  ...more,
});

const appoint = (office: TestRow, person: TestRow, more: Record<string, unknown> = {}, actor: Actor = chair) =>
  app.execute(CREATE, { input: facts(office, person, more) }, { actor });

describe('termCreate', () => {
  it('is for those who appoint in the organization and may see the person', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'DEPARTMENT' });
    const person = await enter(app, federation.school, '甲同学');
    const out = await app.execute(CREATE, { input: facts(office, person) });
    expect(codesOf(out, 'termCreate')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await appoint(office, person, {}, actorWith([])), 'termCreate')).toEqual(['FORBIDDEN']);
    const rights = ['term.manage', 'person.read'] as const;
    for (const wrong of [federation.sibling, federation.foreign, federation.department]) {
      expect(codesOf(await appoint(office, person, {}, holder(wrong, rights)), 'termCreate')).toEqual(['FORBIDDEN']);
    }
    const blind = holder(federation.school, ['term.manage']);
    expect(codesOf(await appoint(office, person, {}, blind), 'termCreate')).toEqual(['NOT_FOUND']);
    const allowed = await appoint(office, person);
    expect(allowed.data?.['termCreate']).toMatchObject({
      term: {
        state: 'CURRENT',
        startsOn: '2026-11-01',
        endsOn: '2027-11-01',
        person: { name: '甲同学' },
        viewerCan: { amend: true, end: true },
      },
      userErrors: [],
    });
    expect(allowed.data?.['termCreate'].term.rulePackIds.length).toBeGreaterThan(0);
    const trail = await countOf(
      app,
      sql`select count(*)::int as count from audit_entry where action = 'term.create' and organization_id = ${federation.school.uuid}`,
    );
    expect(trail).toBe(1);
  });

  it('refuses wrong periods, full seats, double terms and what the rules forbid, each with its reason', async () => {
    const office = await setUp(app, federation.school, 'DEPARTMENT_HEAD', {
      body: 'DEPARTMENT',
      validFrom: '2025-01-01',
    });
    const [one, two] = [await enter(app, federation.school, '乙同学'), await enter(app, federation.school, '丙同学')];
    expect(codesOf(await appoint(office, one, { endsOn: '2026-11-01' }), 'termCreate')).toEqual(['TERM_PERIOD']);
    expect(codesOf(await appoint(office, one, { endsOn: '2028-11-01' }), 'termCreate')).toEqual(['TERM_TOO_LONG']);
    expect(codesOf(await appoint(office, one, { startsOn: '2024-11-01', endsOn: '2025-11-01' }), 'termCreate')).toEqual(
      ['TERM_OFFICE_PERIOD'],
    );
    expect(codesOf(await appoint(office, one, { source: 'ROTATION' }), 'termCreate')).toEqual(['TERM_BY_ROTATION']);
    expect(codesOf(await appoint(office, one), 'termCreate')).toEqual([]);
    expect(codesOf(await appoint(office, one, { startsOn: '2027-01-01' }), 'termCreate')).toEqual(['TERM_OVERLAP']);
    const full = await appoint(office, two, { startsOn: '2027-10-31', endsOn: '2028-05-01' });
    expect(full.data?.['termCreate'].userErrors).toMatchObject([
      { code: 'TERM_SEATS_FULL', path: ['input', 'startsOn'] },
    ]);
    expect(codesOf(await appoint(office, two, { startsOn: '2027-11-01', endsOn: '2028-05-01' }), 'termCreate')).toEqual(
      [],
    );
    const graduate = await enter(app, federation.school, '丁同学', { status: 'GRADUATED' });
    const spare = await setUp(app, federation.school, 'OFFICER', { body: 'DEPARTMENT' });
    expect(codesOf(await appoint(spare, graduate), 'termCreate')).toEqual(['PERSON_NOT_ACTIVE']);
  });

  it('judges eligibility by the formal conditions of the office and stores no rank', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', {
      body: 'DEPARTMENT',
      seats: 5,
      eligibility: ['STUDENT_OF_INSTITUTION', 'NOT_FIRST_YEAR', 'GRADES_OK_DECLARED'],
    });
    const fresh = await enter(app, federation.school, '新同学', { grade: 2026 });
    const refused = await app.execute(CREATE, { input: facts(office, fresh) }, { actor: chair, locale: 'en' });
    expect(refused.data?.['termCreate'].userErrors[0]).toMatchObject({
      code: 'TERM_NOT_ELIGIBLE',
      message: expect.stringContaining('not in the first year, grades confirmed by the school'),
    });
    const senior = await enter(app, federation.school, '老同学', { grade: 2024 });
    expect(codesOf(await appoint(office, senior), 'termCreate')).toEqual(['TERM_NOT_ELIGIBLE']);
    expect(codesOf(await appoint(office, senior, { gradesBasis: 'LAST_SEMESTER' }), 'termCreate')).toEqual([]);
  });

  it('gives one of fifty parallel appointments the one free seat', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'OTHER' });
    const people: TestRow[] = [];
    for (let index = 0; index < 50; index += 1) {
      people.push(await enter(app, federation.school, `并发${index}`));
    }
    const answers = await Promise.all(people.map((person) => appoint(office, person)));
    const codes = answers.map((answer) => codesOf(answer, 'termCreate'));
    expect(codes.filter((list) => list.length === 0)).toHaveLength(1);
    expect(codes.filter(([code]) => code === 'TERM_SEATS_FULL')).toHaveLength(49);
    expect(await countOf(app, sql`select count(*)::int as count from term where office_id = ${office.uuid}`)).toBe(1);
  });

  it('does one effect for one key, and refuses the key for other content', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'OTHER', seats: 5 });
    const person = await enter(app, federation.school, '重复提交');
    const input = facts(office, person);
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.execute(CREATE, { input, key: 'term-1' }, { actor: chair })),
    );
    expect(new Set(answers.map((answer) => answer.data?.['termCreate'].term.id)).size).toBe(1);
    const other = await app.execute(
      CREATE,
      { input: { ...input, evidence: '别的文件' }, key: 'term-1' },
      { actor: chair },
    );
    expect(codesOf(other, 'termCreate')).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('keeps presidium and staff within their limits under parallel appointments to different offices', async () => {
    const { hunan } = federation;
    const union = await found(app, 'SCHOOL', 'STUDENT_UNION', '限额大学学生会', hunan);
    const actor = holder(union, ['term.manage', 'person.read']);
    const seats = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        setUp(app, union, index === 0 ? 'CHAIR' : 'VICE_CHAIR', { body: 'PRESIDIUM' }),
      ),
    );
    const people = await Promise.all(seats.map((_, index) => enter(app, union, `主席团${index}`)));
    const answers = await Promise.all(
      seats.map((office, index) => appoint(office, people[index]!, { source: 'ELECTION' }, actor)),
    );
    const codes = answers.map((answer) => codesOf(answer, 'termCreate')[0] ?? 'OK');
    expect(codes.filter((code) => code === 'OK')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TERM_PRESIDIUM_FULL')).toHaveLength(15);
    // 40 staff: five are in the presidium, 35 more fit into the department of the union.
    const department = await found(app, 'DEPARTMENT', 'UNION_DEPARTMENT', '办公室', union);
    const officers = await setUp(app, department, 'OFFICER', { body: 'DEPARTMENT', seats: 100 });
    for (let index = 0; index < 34; index += 1) {
      await seat(app, officers, await enter(app, department, `干事${index}`), '2026-11-01', '2027-11-01');
    }
    const last = await Promise.all([1, 2, 3, 4].map((index) => enter(app, department, `最后${index}`)));
    const inDepartment = holder(union, ['term.manage', 'person.read'], 'SUBTREE', { purpose: '换届' });
    const outcome = await Promise.all(last.map((person) => appoint(officers, person, {}, inDepartment)));
    expect(outcome.map((answer) => codesOf(answer, 'termCreate')[0] ?? 'OK').sort()).toEqual([
      'OK',
      'TERM_STAFF_FULL',
      'TERM_STAFF_FULL',
      'TERM_STAFF_FULL',
    ]);
  });

  it('refuses conflicting titles and asks for the reason of a cross-appointment', async () => {
    const { school, hunan } = federation;
    const person = await enter(app, school, '交叉同学');
    const chairOffice = await setUp(app, school, 'CHAIR', { body: 'OTHER' });
    expect(codesOf(await appoint(chairOffice, person), 'termCreate')).toEqual([]);
    const province = holder(hunan, ['term.manage', 'person.read', 'organization.read'], 'SUBTREE', { purpose: '换届' });
    const secretary = await setUp(app, hunan, 'SECRETARY_GENERAL', { body: 'SECRETARIAT' });
    expect(codesOf(await appoint(secretary, person, {}, province), 'termCreate')).toEqual(['TERM_CONFLICT']);
    const member = await setUp(app, hunan, 'PRESIDIUM_MEMBER', { body: 'PRESIDIUM', seats: 9 });
    const undeclared = await appoint(member, person, { source: 'ELECTION' }, province);
    expect(undeclared.data?.['termCreate'].userErrors).toMatchObject([
      { code: 'TERM_CROSS_UNDECLARED', path: ['input', 'crossAppointmentReason'] },
    ]);
    const declared = { source: 'ELECTION', crossAppointmentReason: '代表主席团成员单位', representedId: school.id };
    const done = await appoint(member, person, declared, province);
    expect(codesOf(done, 'termCreate')).toEqual([]);
    const read = await app.execute(
      `query ($id: ID!) { term(id: $id) { represented { id } crossAppointments { organizationName reason } } }`,
      { id: done.data?.['termCreate'].term.id },
      { actor: province },
    );
    expect(read.data?.['term']).toEqual({
      represented: { id: school.id },
      crossAppointments: [{ organizationName: '岳麓大学学生会', reason: '代表主席团成员单位' }],
    });
    // A post in the union's own department is the same body, not another one.
    const head = await setUp(app, federation.department, 'DEPARTMENT_HEAD', { body: 'DEPARTMENT' });
    const within = await appoint(head, person, { crossAppointmentReason: '代表主席团成员单位' });
    expect(codesOf(within, 'termCreate')).toEqual([]);
  });

  it('does not let two schools take one person at once without declaring it', async () => {
    const { school, sibling, national } = federation;
    const person = await enter(app, school, '两处任职');
    const actor = holder(national, ['term.manage', 'person.read'], 'SUBTREE', { purpose: '换届' });
    const offices = await Promise.all([school, sibling].map((place) => setUp(app, place, 'OFFICER')));
    const answers = await Promise.all(offices.map((office) => appoint(office, person, {}, actor)));
    expect(new Set(answers.map((answer) => codesOf(answer, 'termCreate')[0]))).toEqual(
      new Set([undefined, 'TERM_CROSS_UNDECLARED']),
    );
  });

  it('never lets anyone hand on more than they hold', async () => {
    const { school } = federation;
    const strong = await setUp(app, school, 'CHAIR', {
      body: 'OTHER',
      permissions: ['term.manage', 'organization.suspend'],
      reach: 'SUBTREE',
    });
    const person = await enter(app, school, '越权同学');
    expect(codesOf(await appoint(strong, person), 'termCreate')).toEqual(['FORBIDDEN']);
    const rights = ['term.manage', 'person.read', 'organization.suspend'] as const;
    expect(codesOf(await appoint(strong, person, {}, holder(school, rights, 'HERE')), 'termCreate')).toEqual([
      'FORBIDDEN',
    ]);
    const query = `query ($id: ID!) { office(id: $id) { viewerCan { appoint } } }`;
    const sees = async (actor: Actor) =>
      (await app.execute(query, { id: strong.id }, { actor })).data?.['office'].viewerCan.appoint;
    expect([await sees(chair), await sees(holder(school, rights, 'HERE')), await sees(holder(school, rights))]).toEqual(
      [false, false, true],
    );
    expect(codesOf(await appoint(strong, person, {}, holder(school, rights)), 'termCreate')).toEqual([]);
  });
});

describe('termAmend and termEnd', () => {
  it('change the days under the same rules and end early with a reason', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'OTHER' });
    const [one, two] = [await enter(app, federation.school, '任甲'), await enter(app, federation.school, '任乙')];
    const created = (await appoint(office, one)).data?.['termCreate'].term;
    const next = (await appoint(office, two, { startsOn: '2027-11-01', endsOn: '2028-06-01' })).data?.['termCreate']
      .term;
    const amend = (input: Record<string, unknown>, actor: Actor | null = chair, version = 1, id = created.id) =>
      app.execute(AMEND, { id, version, input: { reason: '更正', ...input } }, actor ? { actor } : {});
    expect(codesOf(await amend({}, null), 'termAmend')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await amend({}, actorWith([])), 'termAmend')).toEqual(['FORBIDDEN']);
    expect(codesOf(await amend({}, holder(federation.sibling, ['term.manage'])), 'termAmend')).toEqual(['FORBIDDEN']);
    // A coming term is not known to outsiders, so nothing tells it from a random id.
    expect(codesOf(await amend({}, holder(federation.sibling, ['term.manage']), 1, next.id), 'termAmend')).toEqual([
      'NOT_FOUND',
    ]);
    expect(codesOf(await amend({ endsOn: '2027-11-02' }), 'termAmend')).toEqual(['TERM_SEATS_FULL']);
    expect(codesOf(await amend({ startsOn: '2026-10-01' }), 'termAmend')).toEqual(['TERM_END_DAY']);
    const shorter = await amend({ endsOn: '2027-09-01', evidence: '新文件' });
    expect(shorter.data?.['termAmend'].term).toMatchObject({
      endsOn: '2027-09-01',
      plannedEndsOn: '2027-09-01',
      evidence: '新文件',
      version: 2,
    });
    expect(codesOf(await amend({ endsOn: '2027-08-01' }), 'termAmend')).toEqual(['STALE_VERSION']);

    const end = (id: string, version: number, endsOn: string, actor: Actor | null = chair) =>
      app.execute(END, { id, version, input: { endsOn, reason: '因学业辞职' } }, actor ? { actor } : {});
    expect(codesOf(await end(created.id, 2, '2026-11-24', null), 'termEnd')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await end(created.id, 2, '2026-11-24', actorWith([])), 'termEnd')).toEqual(['FORBIDDEN']);
    expect(
      codesOf(await end(created.id, 2, '2026-11-24', holder(federation.foreign, ['term.manage'])), 'termEnd'),
    ).toEqual(['FORBIDDEN']);
    expect(codesOf(await end(created.id, 2, '2028-01-01'), 'termEnd')).toEqual(['TERM_END_DAY']);
    const ended = await end(created.id, 2, '2026-11-24');
    expect(ended.data?.['termEnd'].term).toMatchObject({
      state: 'PAST',
      endsOn: '2026-11-24',
      endedReason: '因学业辞职',
    });
    expect(codesOf(await end(created.id, 3, '2026-11-20'), 'termEnd')).toEqual(['TERM_OVER']);
    const off = await end(next.id, 1, '2027-11-01');
    expect(off.data?.['termEnd'].term.state).toBe('CANCELLED');
    const packs = await countOf(
      app,
      sql`select count(*)::int as count from handover_pack where office_id = ${office.uuid}`,
    );
    expect(packs).toBe(1);
  });
});

describe('terms', () => {
  it('tell members who is in office now, and the rest to those in charge', async () => {
    const { foreign } = federation;
    const office = await setUp(app, foreign, 'VICE_CHAIR', { body: 'PRESIDIUM', seats: 3 });
    const [now, past, child] = [
      await enter(app, foreign, '现任甲'),
      await enter(app, foreign, '前任乙'),
      await enter(app, foreign, '少年丙', { minorStatus: 'UNDER_18' }),
    ];
    await seat(app, office, now, '2026-09-01', '2027-09-01');
    await seat(app, office, past, '2025-09-01', '2026-09-01');
    await seat(app, office, child, '2026-09-01', '2027-09-01');
    const LIST = `query ($id: ID!) { terms(filter: { organizationId: { eq: $id } }) { totalCount nodes { state publicName evidence person { name } } } }`;
    const list = async (actor: Actor) => (await app.execute(LIST, { id: foreign.id }, { actor })).data?.['terms'];
    const member = await list(actorWith([]));
    expect(member.totalCount).toBe(2);
    expect(new Set(member.nodes.map((node: { publicName: string | null }) => node.publicName))).toEqual(
      new Set([null, '现任甲']),
    );
    expect(
      member.nodes.every((node: { person: null; evidence: null }) => node.person === null && node.evidence === null),
    ).toBe(true);
    const inCharge = await list(holder(foreign, ['person.read', 'organization.read']));
    expect(inCharge.totalCount).toBe(3);
    expect(inCharge.nodes.map((node: { person: { name: string } }) => node.person.name).sort()).toEqual(
      ['前任乙', '少年丙', '现任甲'].sort(),
    );
    const self = await list(actorWith([], {}, { personId: past.uuid }));
    expect(self.totalCount).toBe(3);
    const out = await app.execute(LIST, { id: foreign.id });
    expect(out.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('filter by state, body, title and subtree', async () => {
    const filter = async (text: string) =>
      (
        await app.execute(
          `{ terms(filter: ${text}) { totalCount } }`,
          {},
          { actor: holder(federation.national, ['organization.read']) },
        )
      ).data?.['terms'].totalCount;
    expect(await filter(`{ within: "${federation.hubei.id}" }`)).toBe(3);
    expect(await filter(`{ within: "${federation.hubei.id}", state: { eq: PAST } }`)).toBe(1);
    expect(await filter(`{ within: "${federation.hubei.id}", body: { in: [DEPARTMENT] } }`)).toBe(0);
    expect(
      await filter(
        `{ within: "${federation.hubei.id}", titleKey: { eq: "VICE_CHAIR" }, state: { in: [CURRENT, FUTURE] } }`,
      ),
    ).toBe(2);
    const all = await filter(`{ within: "${federation.national.id}" }`);
    const [{ count } = { count: 0 }] = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from term`,
    );
    expect(all).toBe(count);
    const oracle = await app.execute(
      `{ terms(filter: { personId: { isNull: false } }) { totalCount } }`,
      {},
      { actor: actorWith([]) },
    );
    expect(oracle.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  });
});
