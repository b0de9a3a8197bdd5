import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { auditActionLabels, auditFieldWords, auditSubjects } from '../kernel/audit-words.ts';
import { verifyAudit } from '../kernel/audit.ts';
import { LOCALES } from '../kernel/locale.ts';
import { allPermissions } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import { createFirstAdministratorLink } from '../modules/identity/first-administrator.service.ts';
import { mailedToken, PASSWORD, visitor } from '../modules/identity/test-accounts.ts';
import { loadDivisions } from '../modules/institution/index.ts';
import { produceDueHandovers } from '../modules/people/index.ts';
import { actorWith, systemActor } from './actors.ts';
import {
  buildFederation,
  codesOf,
  enter,
  found,
  holder,
  seat,
  setUp,
  type TestFederation,
  type TestRow,
} from './federation.ts';
import { plan, run, schoolCsv, type Data } from './imports.ts';
import { createTestApp, type Caller, type TestApp } from './test-app.ts';
import { tellCalendar } from './trail-calendar.ts';
import { tellInstallation, tellLinkAndExport, tellSecurityDesk } from './trail-desk.ts';
import { tellPlans } from './trail-plans.ts';
import { tellMatters } from './trail-matters.ts';
import { tellSessions } from './trail-sessions.ts';
import { storyOf, type Story } from './trail-story.ts';

/** Everything that must never stand in the trail: passwords, links, codes, numbers, addresses. */
const secrets: string[] = [PASSWORD];

let app: TestApp;
let story: Story;
let tell: Story['tell'];
let trail: Story['trail'];
let federation: TestFederation;
let officer: Actor;
const security = systemActor('SECURITY');

beforeAll(async () => {
  app = await createTestApp();
  story = storyOf(app);
  ({ tell, trail } = story);
  federation = await buildFederation(app);
  await withTransaction(app.kernel, loadDivisions);
  const permissions = allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key]));
  officer = holder(federation.national, permissions, 'SUBTREE', { purpose: '核对' });
});
afterAll(() => app.close());

const as = (actor: Actor): Caller => ({ actor });
const version = async (table: string, row: { uuid: string }): Promise<number> =>
  (await runRead<{ version: number }>(app.kernel, sql([`select version from ${table} where id = `, ''], row.uuid)))[0]!
    .version;
const grounds = { effectiveOn: '2026-11-24', reason: '会议决定' };

describe('the trail of', () => {
  it('organizations', async () => {
    const made = await tell(
      'organizationCreate',
      { input: { level: 'SCHOOL', kind: 'STUDENT_UNION', name: '洞庭学院学生会', parentId: federation.hunan.id } },
      as(officer),
      { select: 'organization { id }' },
    );
    expect(made['organization'].id).toMatch(/^org_/);
    const one = await found(app, 'SCHOOL', 'STUDENT_UNION', '甲校学生会', federation.hunan);
    const two = await found(app, 'SCHOOL', 'STUDENT_UNION', '乙校学生会', federation.hunan);
    const three = await found(app, 'SCHOOL', 'STUDENT_UNION', '丙校学生会', federation.hunan);
    const many = await found(app, 'SCHOOL', 'STUDENT_UNION', '丁校学生会', federation.hunan);
    const put = async (name: string, at: { id: string; uuid: string }, input: object): Promise<Data> =>
      tell(name, { id: at.id, version: await version('organization', at), input }, as(officer));
    await put('organizationUpdate', one, { shortName: '甲学生会', foundedOn: '2001-05-04' });
    await put('organizationRename', one, { ...grounds, name: '甲大学学生会' });
    await put('organizationMove', one, { ...grounds, parentId: federation.changsha.id });
    await put('organizationSuspend', one, grounds);
    await put('organizationResume', one, grounds);
    await put('organizationArchive', one, grounds);
    await put('organizationRestore', one, grounds);
    await put('organizationMerge', two, { ...grounds, sourceIds: [three.id], moveChildren: true });
    await put('organizationSplit', two, {
      ...grounds,
      parts: [
        { name: '乙一校学生会', childIds: [] },
        { name: '乙二校学生会', childIds: [] },
      ],
    });
    await tell('organizationSuspendMany', { input: { ...grounds, ids: [many.id] } }, as(officer));
    await tell('organizationArchiveMany', { input: { ...grounds, ids: [many.id] } }, as(officer));
    const league = await found(app, 'SCHOOL', 'LEAGUE_COMMITTEE', '校团委', federation.hunan);
    const link = await tell(
      'organizationLinkAdd',
      {
        input: {
          ...grounds,
          effectiveOn: '2026-11-01',
          kind: 'GUIDED_BY',
          fromId: federation.school.id,
          toId: league.id,
        },
      },
      as(officer),
      { select: 'link { id version }' },
    );
    await tell('organizationLinkEnd', { ...link['link'], input: grounds }, as(officer));
    await tellPlans(app, story, officer, federation.sibling);
  });

  it('calendars', async () => {
    await tellCalendar(app, story, officer, federation.school);
    expect(story.told).toContain('semesterRemove');
  });

  it('rules', async () => {
    const draft = await tell(
      'rulePackDraft',
      { input: { name: '校级规则', level: 'SCHOOL', kind: 'STUDENT_UNION', validFrom: '2027-01-01' } },
      as(officer),
      { select: 'rulePack { id version }', isScoped: false },
    );
    await tell(
      'rulePackParameterSet',
      { ...draft['rulePack'], input: { key: 'presidiumSeatsMax', number: 5, source: '章程' } },
      as(officer),
      { isScoped: false },
    );
    const { rulePack } = (
      await app.execute('query ($id: ID!) { rulePack(id: $id) { id version } }', draft['rulePack'], as(officer))
    ).data!;
    await tell('rulePackPublish', rulePack, as(officer), { isScoped: false });
    const here = holder(federation.school, ['rulepack.except', 'organization.read'], 'HERE');
    const declared = await tell(
      'ruleExceptionDeclare',
      { organizationId: federation.school.id, input: { key: 'staffMax', number: 55, reason: '规模较大' } },
      as(here),
      { select: 'ruleException { id version }' },
    );
    await tell('ruleExceptionDecide', { ...declared['ruleException'], isConfirmed: true, note: '同意' }, as(officer));
    expect(story.told).toContain('ruleExceptionDecide');
  });

  it('schools', async () => {
    const facts = {
      name: '洞庭学院',
      code: '4143000077',
      category: 'REGULAR_UNIVERSITY',
      educationLevel: 'UNDERGRADUATE',
      ownership: 'PUBLIC',
      supervisingAuthorities: ['教育部'],
      provinceCode: '430000',
    };
    const open = { isScoped: false, select: 'institution { id version }' };
    let { institution } = await tell('institutionCreate', { input: facts }, as(officer), open);
    ({ institution } = await tell(
      'institutionUpdate',
      { ...institution, input: { location: '岳阳市' } },
      as(officer),
      open,
    ));
    ({ institution } = await tell(
      'institutionRename',
      { ...institution, input: { ...grounds, name: '洞庭大学' } },
      as(officer),
      open,
    ));
    ({ institution } = await tell(
      'institutionRecode',
      { ...institution, input: { ...grounds, code: '4143000078' } },
      as(officer),
      open,
    ));
    const { unit } = await tell(
      'institutionUnitAdd',
      { institutionId: institution.id, input: { kind: 'CAMPUS', name: '南湖校区' } },
      as(officer),
      { isScoped: false, select: 'unit { id version }' },
    );
    await tell('institutionUnitUpdate', { ...unit, input: { kind: 'CAMPUS', name: '君山校区' } }, as(officer), {
      isScoped: false,
    });
    await tell('institutionClose', { ...institution, input: grounds }, as(officer), { isScoped: false });
    expect(story.told).toContain('institutionClose');
  });

  it('people, offices and terms', async () => {
    secrets.push('13912345678', 'liu.ruoshi@example.org', '2024110007', '留给你的话');
    const person = await tell(
      'personCreate',
      {
        input: {
          organizationId: federation.school.id,
          name: '柳若诗',
          kind: 'UNDERGRADUATE',
          minorStatus: 'ADULT',
          phone: '13912345678',
          email: 'liu.ruoshi@example.org',
        },
      },
      as(officer),
      { select: 'person { id version }' },
    );
    const updated = await tell(
      'personUpdate',
      { ...person['person'], input: { studentNumber: '2024110007', phone: '13912345679' } },
      as(officer),
      { select: 'person { id version }' },
    );
    await tell('personLinkAccount', { ...updated['person'], input: { loginName: 'liu.ruoshi' } }, as(officer));
    const [kept, double] = [await enter(app, federation.school, '重名'), await enter(app, federation.school, '重名')];
    await tell(
      'personMerge',
      { id: kept.id, version: 1, input: { mergedId: double.id, mergedVersion: 1, reason: '同一人' } },
      as(officer),
    );
    await tell(
      'personUnmerge',
      { id: double.id, version: await version('person', double), input: { reason: '不是同一人' } },
      as(officer),
    );
    const created = await tell(
      'officeCreate',
      {
        input: {
          organizationId: federation.school.id,
          titleKey: 'OFFICER',
          name: '干事',
          body: 'OTHER',
          seats: 3,
          eligibility: [],
          permissions: ['organization.read'],
          reach: 'HERE',
        },
      },
      as(officer),
      { select: 'office { id version }' },
    );
    const edited = await tell(
      'officeUpdate',
      { ...created['office'], input: { seats: 4, permissions: [] } },
      as(officer),
      {
        select: 'office { id version }',
      },
    );
    const term = await tell(
      'termCreate',
      {
        input: {
          officeId: edited['office'].id,
          personId: kept.id,
          startsOn: '2026-11-24',
          endsOn: '2027-06-01',
          source: 'APPOINTMENT',
          evidence: '任命书',
        },
      },
      as(officer),
      { select: 'term { id version }' },
    );
    const amended = await tell(
      'termAmend',
      { ...term['term'], input: { endsOn: '2027-05-01', reason: '更正' } },
      as(officer),
      {
        select: 'term { id version }',
      },
    );
    await tell('termEnd', { ...amended['term'], input: { endsOn: '2026-12-01', reason: '辞职' } }, as(officer));
    await tell(
      'officeClose',
      {
        id: edited['office'].id,
        version: await versionOfOffice(edited['office'].id),
        input: { effectiveOn: '2027-01-01', reason: '撤并' },
      },
      as(officer),
    );
    expect(story.told).toContain('officeClose');
  });

  const versionOfOffice = async (id: string): Promise<number> =>
    (await app.execute('query ($id: ID!) { office(id: $id) { version } }', { id }, as(officer))).data!['office']
      .version;

  it('rotations and handovers', async () => {
    const presidium = await setUp(app, federation.school, 'PRESIDIUM_MEMBER', { body: 'PRESIDIUM', seats: 3 });
    const members: TestRow[] = [];
    for (const name of ['甲', '乙', '丙']) {
      const member = await enter(app, federation.school, name);
      await seat(app, presidium, member, '2026-09-01', '2027-09-01', { source: 'ELECTION' });
      members.push(member);
    }
    const rotating = await setUp(app, federation.school, 'ROTATING_EXECUTIVE_CHAIR', {
      body: 'PRESIDIUM',
      isRotating: true,
    });
    const planned = await tell(
      'rotationPlan',
      {
        officeId: rotating.id,
        input: { startsOn: '2026-12-01', endsOn: '2027-05-30', turns: 6, evidence: '主席团会议纪要' },
      },
      as(officer),
      { select: 'turns { id version }' },
    );
    const [first, second] = planned['turns'] as { id: string; version: number }[];
    await tell('rotationTurnSwap', { ...first, input: { withId: second!.id, reason: '考试周' } }, as(officer));

    const office = await setUp(app, federation.school, 'CHAIR', { name: '主席', seats: 1 });
    const [outgoing, incoming] = [
      await enter(app, federation.school, '前任'),
      await enter(app, federation.school, '新任'),
    ];
    await seat(app, office, outgoing, '2025-11-24', '2026-11-24');
    await seat(app, office, incoming, '2026-11-24', '2027-11-24');
    await produceDueHandovers(app.kernel);
    const personal = (person: TestRow): Caller => as(actorWith([], {}, { personId: person.uuid }));
    const pack = (await app.execute('{ handoverPacks { nodes { id version } } }', {}, personal(outgoing))).data![
      'handoverPacks'
    ].nodes[0];
    const noted = await tell('handoverNote', { ...pack, input: { notes: '留给你的话' } }, personal(outgoing), {
      select: 'handoverPack { id version }',
    });
    await tell('handoverAcknowledge', noted['handoverPack'], personal(incoming));
    expect(story.told).toContain('handoverAcknowledge');
  });

  it('imports', async () => {
    const caller = { actor: officer };
    const open = { isScoped: false };
    const rows = (count: number, from: number) =>
      schoolCsv(
        Array.from(
          { length: count },
          (_, index) => [`导入学院${from + index}`, `41430002${from + index}`, '湖南省'] as const,
        ),
      );
    const planOne = async (from: number): Promise<Data> => {
      const answer = await plan(app, caller, rows(2, from));
      expect(codesOf(answer, 'importPlan')).toEqual([]);
      return answer.data!['importPlan'].batch;
    };
    const count = (await trail(0)).length;
    const first = await planOne(10);
    expect((await trail(count)).map(({ action }) => action)).toEqual(expect.arrayContaining(['import.plan']));
    story.told.add('importPlan');
    const again = await tell('importReplan', { id: first['id'], version: first['version'], input: {} }, caller, {
      select: 'batch { id version }',
      isScoped: false,
    });
    const { batch } = await tell('importCommit', { ...again['batch'], input: { policy: 'SKIP_BAD' } }, caller, {
      select: 'batch { id }',
      isScoped: false,
    });
    await run(app, batch.id, officer);
    await tell('importUndo', { id: batch.id }, caller, { isScoped: false });
    const second = await planOne(20);
    await tell('importCommit', { id: second['id'], version: second['version'], input: {} }, caller, open);
    await tell('importCancel', { id: second['id'] }, caller, open);
    await tell('importResume', { id: second['id'] }, caller, open);
    await run(app, second['id'], officer);
    // The next year's list calls a school of the last one by another name.
    const renamed = schoolCsv([['导入大学20', '4143000220', '湖南省']]);
    const yearly = (await plan(app, caller, renamed, { isComplete: true })).data!['importPlan'].batch;
    const decision = { kind: 'RENAME', decision: 'CONFIRMED' };
    await tell('importProposalDecide', { id: yearly.id, input: decision }, caller, open);
    const mapping = { columns: [{ field: 'name', headers: ['学校名称'] }] };
    const saved = await tell(
      'importProfileSave',
      { input: { name: '我的列表', target: 'INSTITUTION', mapping } },
      caller,
      { select: 'profile { id version }', isScoped: false },
    );
    await tell('importProfileDelete', saved['profile'], caller, { isScoped: false });
  });

  it('accounts and system roles', async () => {
    const own = { isScoped: false };
    secrets.push('anna@example.org', 'new-anna@example.org');
    const invited = await tell(
      'accountInvite',
      { input: { email: 'anna@example.org', loginName: 'anna' } },
      as(security),
      {
        ...own,
        select: 'account { id version }',
      },
    );
    await tell('invitationResend', { id: invited['account'].id }, as(security), own);
    const link = (await mailedToken(app, 'anna@example.org'))!;
    secrets.push(link);
    await tell(
      'invitationAccept',
      { input: { token: link, password: PASSWORD } },
      { actor: visitor('anna') },
      { ...own, isKnown: false },
    );
    const { account } = (
      await app.execute('query ($id: ID!) { account(id: $id) { id version } }', invited['account'], as(security))
    ).data!;
    const step = async (name: string, at: Data, input: object): Promise<Data> =>
      (
        await tell(name, { id: at['id'], version: at['version'], input }, as(security), {
          ...own,
          select: 'account { id version }',
        })
      )['account'];
    let present = await step('accountUpdate', account, { email: 'new-anna@example.org', locale: 'zh-CN' });
    present = await step('accountSuspend', present, { reason: '调查' });
    present = await step('accountResume', present, { reason: '查清' });
    present = await step('systemRoleSet', present, { systemRole: 'AUDIT', reason: '任命' });
    await step('accountEnd', present, { reason: '离任' });
    const first = await createFirstAdministratorLink(app.kernel, 'http://127.0.0.1:4000');
    const token = first.link.split('#token=')[1]!;
    secrets.push(token);
    await tell(
      'firstAdministratorCreate',
      { input: { token, loginName: 'first', password: PASSWORD } },
      { actor: visitor('first') },
      { ...own, isKnown: false },
    );
    await tell('auditVerify', {}, as(systemActor('AUDIT')), own);
    expect(story.told).toContain('auditVerify');
  });

  it('sessions, passwords, second factors and what belongs to an account alone', async () => {
    await tellSessions(app, story, secrets);
    expect(story.told).toContain('sessionEnd');
  });

  it('files, news, chains and cases, directives and obligations, reports', async () => {
    await tellMatters(app, story, officer, federation, secrets);
    for (const name of ['attachmentRemove', 'calendarFeedRevoke', 'procedureCaseAskReview', 'reportTemplateRetire']) {
      expect(story.told).toContain(name);
    }
  });

  it('the desks of administrators, linked accounts and exports', async () => {
    await tellSecurityDesk(app, story, secrets);
    await tellInstallation(app, story, secrets);
    await tellLinkAndExport(app, story, { keeper: officer, school: federation.school, secrets });
    expect(story.told).toContain('exportCreate');
  });
});

describe('the whole trail', () => {
  it('knows every mutation of the contract', () => {
    expect(Object.keys(story.mutations).filter((name) => !story.told.has(name))).toEqual([]);
  });

  it('names every action, kind of record and field in both languages', async () => {
    const rows = await trail(0);
    for (const locale of LOCALES) {
      const labels = auditActionLabels(locale);
      const unnamed = rows.filter(({ action }) => !labels[action]).map(({ action }) => action);
      expect([...new Set(unnamed)], locale).toEqual([]);
    }
    expect(rows.filter(({ subjectType }) => !auditSubjects().includes(subjectType))).toEqual([]);
    const fields = rows.flatMap(({ subjectType, changes }) =>
      Object.keys(changes).map((field) => [subjectType, field] as const),
    );
    const unnamed = fields
      .filter(([type, field]) => auditFieldWords(type, field) === null)
      .map((pair) => pair.join('.'));
    expect([...new Set(unnamed)]).toEqual([]);
  });

  it('keeps no secret and no personal value, only keyed digests', async () => {
    const text = JSON.stringify(await runRead(app.kernel, sql`select * from audit_entry`));
    expect(secrets.length).toBeGreaterThan(25);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(4);
      expect(text.includes(secret), secret).toBe(false);
    }
    const rows = await trail(0);
    const phones = rows.flatMap(({ changes }) => (changes['phone'] ? [changes['phone']] : []));
    expect(phones.length).toBeGreaterThan(0);
    for (const [before, after] of phones) {
      expect(before).toMatch(/^hmac:[0-9a-f]{32}$/);
      expect(after).toMatch(/^hmac:[0-9a-f]{32}$/);
      expect(after).not.toBe(before);
    }
  });

  it('is one unbroken chain a school, a province and the nation', async () => {
    const { broken, chains, count } = await verifyAudit((statement) => runRead(app.kernel, statement));
    expect(broken).toBeNull();
    expect(chains).toBeGreaterThan(2);
    expect(count).toBe((await trail(0)).length);
  });
});
