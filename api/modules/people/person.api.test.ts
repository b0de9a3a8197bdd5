import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import {
  buildFederation,
  codesOf,
  countOf,
  enter,
  holder,
  seat,
  setUp,
  type TestFederation,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let keeper: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  keeper = holder(federation.school, ['person.read', 'person.manage'], 'HERE');
});
afterAll(() => app.close());

const CREATE = `mutation ($input: PersonCreateInput!, $key: String) { personCreate(input: $input, idempotencyKey: $key) {
  person { id name studentNumber email minorStatus hasAccount version organization { name } institution { name } viewerCan { update merge linkAccount } }
  userErrors { code message path } } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: PersonUpdateInput!) { personUpdate(id: $id, version: $version, input: $input) {
  person { name email status version organization { name } } userErrors { code path } } }`;

const input = (name: string, more: Record<string, unknown> = {}) => ({
  name,
  organizationId: federation.school.id,
  kind: 'UNDERGRADUATE',
  minorStatus: 'ADULT',
  ...more,
});

const create = (name: string, more: Record<string, unknown> = {}, actor: Actor | null = keeper) =>
  app.execute(CREATE, { input: input(name, more) }, actor ? { actor } : {});

describe('personCreate', () => {
  it('is for those who keep records of the organization; below only with a purpose', async () => {
    expect(codesOf(await create('甲', {}, null), 'personCreate')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await create('甲', {}, actorWith([])), 'personCreate')).toEqual(['FORBIDDEN']);
    for (const wrong of [federation.sibling, federation.foreign, federation.faculty]) {
      expect(codesOf(await create('甲', {}, holder(wrong, ['person.manage'])), 'personCreate')).toEqual(['FORBIDDEN']);
    }
    const province = holder(federation.hunan, ['person.manage', 'person.read']);
    expect(codesOf(await create('甲', {}, province), 'personCreate')).toEqual(['FORBIDDEN']);
    expect(codesOf(await create('甲', {}, { ...province, purpose: '核对名单' }), 'personCreate')).toEqual([]);
    const done = await create('乙', { studentNumber: ' 20240001 ', grade: 2024, email: 'Yi@Example.org' });
    expect(done.data?.['personCreate'].person).toMatchObject({
      name: '乙',
      studentNumber: '20240001',
      email: 'yi@example.org',
      minorStatus: 'ADULT',
      hasAccount: false,
      organization: { name: '岳麓大学学生会' },
      institution: { name: '岳麓大学' },
      viewerCan: { update: true, merge: false, linkAccount: true },
    });
  });

  it('refuses malformed facts and extra keys', async () => {
    const bad = await create('', { email: 'no mail', phone: 'call me', grade: 12 });
    expect(bad.data?.['personCreate'].userErrors.map(({ path }: { path: string[] }) => path[1]).sort()).toEqual([
      'email',
      'grade',
      'name',
      'phone',
    ]);
    const extra = await create('丙', { accountId: 'x', status: 'MERGED' });
    expect(extra.data).toBeUndefined();
    expect(extra.errors).toHaveLength(1);
    const foreign = await create('丙', { organizationId: encodeId('org', newId()) });
    expect(codesOf(foreign, 'personCreate')).toEqual(['NOT_FOUND']);
    const wrongKind = await create('丙', { organizationId: encodeId('per', newId()) });
    expect(codesOf(wrongKind, 'personCreate')).toEqual(['NOT_FOUND']);
  });

  it('keeps nothing of a child under 14 before a guardian has consented', async () => {
    const before = await countOf(app, sql`select count(*)::int as count from person`);
    const refused = await create('小朋友', { minorStatus: 'UNDER_14', kind: 'PUPIL' });
    expect(refused.data?.['personCreate'].userErrors).toMatchObject([
      { code: 'PERSON_CONSENT_MISSING', path: ['input', 'guardianConsentOn'] },
    ]);
    expect(await countOf(app, sql`select count(*)::int as count from person`)).toBe(before);
    const done = await create('小朋友', { minorStatus: 'UNDER_14', kind: 'PUPIL', guardianConsentOn: '2026-09-01' });
    const { id, version } = done.data!['personCreate'].person;
    const withdrawn = await app.execute(UPDATE, { id, version, input: { guardianConsentOn: null } }, { actor: keeper });
    expect(codesOf(withdrawn, 'personUpdate')).toEqual(['PERSON_CONSENT_MISSING']);
    await expect(
      runRead(app.kernel, sql`update person set guardian_consent_on = null where name = '小朋友'`),
    ).rejects.toThrow('person_consent_check');
  });

  it('stops at a likely duplicate that the keeper may see until it is confirmed as another person', async () => {
    await create('重名', { studentNumber: '20240099' });
    const twice = await create('重名', { studentNumber: '20240099' });
    expect(codesOf(twice, 'personCreate')).toEqual(['PERSON_POSSIBLE_DUPLICATE']);
    expect(codesOf(await create('重名', { studentNumber: '20240100' }), 'personCreate')).toEqual([]);
    expect(codesOf(await create('重名', { studentNumber: '20240099', isDistinct: true }), 'personCreate')).toEqual([]);
    // What the keeper of another house may not see does not show through a refusal either.
    const elsewhere = await create(
      '重名',
      { studentNumber: '20240099', organizationId: federation.sibling.id, institutionId: null },
      holder(federation.sibling, ['person.read', 'person.manage']),
    );
    expect(codesOf(elsewhere, 'personCreate')).toEqual([]);
    const LIST = `{ duplicatePersons { nodes { name studentNumber duplicates { personId score reasons } } } }`;
    const found = await app.execute(LIST, {}, { actor: keeper });
    expect(found.data?.['duplicatePersons'].nodes).toHaveLength(2);
    expect(found.data?.['duplicatePersons'].nodes[0]).toMatchObject({
      name: '重名',
      duplicates: [
        { personId: expect.stringMatching(/^per_/), score: 80, reasons: ['SAME_NAME', 'SAME_STUDENT_NUMBER'] },
      ],
    });
    expect((await app.execute(LIST, {}, { actor: actorWith([]) })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('refuses a code that belongs to another person of the organization', async () => {
    expect(codesOf(await create('编码甲', { externalCode: 'E1' }), 'personCreate')).toEqual([]);
    const clash = await create('编码乙', { externalCode: 'E1' });
    expect(clash.data?.['personCreate'].userErrors).toMatchObject([
      { code: 'PERSON_CODE_TAKEN', path: ['input', 'externalCode'] },
    ]);
  });
});

describe('personUpdate', () => {
  it('changes facts under the version seen, and leaves digests in the trail', async () => {
    const person = await enter(app, federation.school, '待改');
    const update = (more: Record<string, unknown>, actor: Actor | null = keeper, version = 1) =>
      app.execute(UPDATE, { id: person.id, version, input: more }, actor ? { actor } : {});
    expect(codesOf(await update({ name: '改名' }, null), 'personUpdate')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await update({ name: '改名' }, actorWith([])), 'personUpdate')).toEqual(['FORBIDDEN']);
    expect(
      codesOf(
        await update({ name: '改名' }, holder(federation.sibling, ['person.manage', 'person.read'])),
        'personUpdate',
      ),
    ).toEqual(['NOT_FOUND']);
    const reader = { ...holder(federation.sibling, ['person.manage']), personId: person.uuid };
    expect(codesOf(await update({ name: '改名' }, reader), 'personUpdate')).toEqual(['FORBIDDEN']);
    const done = await update({ name: '改名', email: 'secret@example.org' });
    expect(done.data?.['personUpdate'].person).toMatchObject({ name: '改名', email: 'secret@example.org', version: 2 });
    expect(codesOf(await update({ name: '又改' }), 'personUpdate')).toEqual(['STALE_VERSION']);
    const [entry] = await runRead<{ changes: Record<string, string[]> }>(
      app.kernel,
      sql`select changes from audit_entry where action = 'person.update' and subject_id = ${person.uuid}`,
    );
    expect(JSON.stringify(entry)).not.toContain('secret');
    expect(entry?.changes['email']?.[1]).toMatch(/^hmac:/);
    const moved = await update({ organizationId: federation.sibling.id }, keeper, 2);
    expect(codesOf(moved, 'personUpdate')).toEqual(['FORBIDDEN']);
    const both = holder(federation.hunan, ['person.manage', 'person.read'], 'SUBTREE', { purpose: '转学' });
    expect(
      (await update({ organizationId: federation.sibling.id }, both, 2)).data?.['personUpdate'].person.organization
        .name,
    ).toBe('湘江大学学生会');
  });

  it('lets nobody graduate out of an office', async () => {
    const person = await enter(app, federation.school, '毕业生');
    const office = await setUp(app, federation.school, 'OFFICER');
    await seat(app, office, person, '2026-12-01', '2027-09-01');
    const graduate = () =>
      app.execute(UPDATE, { id: person.id, version: 1, input: { isGraduated: true } }, { actor: keeper });
    expect(codesOf(await graduate(), 'personUpdate')).toEqual(['PERSON_IN_OFFICE']);
    await runRead(app.kernel, sql`delete from term where person_id = ${person.uuid}`);
    expect((await graduate()).data?.['personUpdate'].person.status).toBe('GRADUATED');
  });
});

describe('persons', () => {
  it('are seen by keepers of their home and of the organizations they serve, by themselves, and below only for a purpose', async () => {
    const { school, hunan, national, foreign } = federation;
    const student = await enter(app, school, '被看的人', { email: 'seen@example.org', minorStatus: 'UNDER_18' });
    const READ = `query ($id: ID!) { person(id: $id) { name email minorStatus } nodes(ids: [$id]) { id ... on Person { name } } }`;
    const sees = async (actor: Actor) => (await app.execute(READ, { id: student.id }, { actor })).data?.['person'];
    expect(await sees(holder(school, ['person.read'], 'HERE'))).toEqual({
      name: '被看的人',
      email: 'seen@example.org',
      minorStatus: null,
    });
    expect(await sees(holder(school, ['person.read', 'person.manage'], 'HERE'))).toMatchObject({
      minorStatus: 'UNDER_18',
    });
    expect(await sees(actorWith([], {}, { personId: student.uuid }))).toMatchObject({
      name: '被看的人',
      minorStatus: 'UNDER_18',
    });
    for (const stranger of [
      actorWith([]),
      holder(foreign, ['person.read']),
      holder(federation.faculty, ['person.read']),
    ]) {
      expect(await sees(stranger)).toBeNull();
    }
    const province = holder(hunan, ['person.read']);
    expect(await sees(province)).toBeNull();
    expect(await sees(holder(national, ['person.read']))).toBeNull();
    const trail = sql`select count(*)::int as count from audit_entry where action = 'person.read'`;
    const before = await countOf(app, trail);
    expect(await sees({ ...province, purpose: '核查改革自评' })).toMatchObject({ name: '被看的人' });
    expect(await countOf(app, trail)).toBeGreaterThan(before);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from audit_entry where action = 'person.read' and purpose = '核查改革自评'`,
      ),
    ).toBeGreaterThan(0);
    // Serving in Hubei opens the record to Hubei, for as long as the term lasts.
    const office = await setUp(app, foreign, 'OFFICER');
    await seat(app, office, student, '2026-09-01', '2027-09-01');
    expect(await sees(holder(foreign, ['person.read'], 'HERE'))).toMatchObject({ name: '被看的人' });
    await runRead(
      app.kernel,
      sql`update term set ends_on = '2026-11-24', ended_reason = '辞职' where person_id = ${student.uuid}`,
    );
    expect(await sees(holder(foreign, ['person.read'], 'HERE'))).toBeNull();
    // Absent and invisible look alike on every path.
    const random = encodeId('per', newId());
    const [hidden, absent] = await Promise.all(
      [student.id, random].map((id) => app.execute(READ, { id }, { actor: actorWith([]) })),
    );
    expect(hidden).toEqual(absent);
  });

  it('are counted, filtered and searched within what the viewer sees', async () => {
    await enter(app, federation.faculty, '欧阳修远', { studentNumber: 'S777' });
    const LIST = `query ($search: String, $filter: PersonFilter) { persons(search: $search, filter: $filter) { totalCount nodes { name } } }`;
    const faculty = holder(federation.faculty, ['person.read']);
    const list = async (variables: Record<string, unknown>, actor: Actor = faculty) =>
      (await app.execute(LIST, variables, { actor })).data?.['persons'];
    for (const search of ['欧阳', 'oyxy', 'ouyang', 'S777']) {
      expect(await list({ search })).toEqual({ totalCount: 1, nodes: [{ name: '欧阳修远' }] });
    }
    expect(
      (await list({}, holder(federation.foreign, ['person.read']))).nodes.map(({ name }: { name: string }) => name),
    ).not.toContain('欧阳修远');
    expect((await list({ filter: { within: federation.school.id, name: { contains: '欧阳' } } })).totalCount).toBe(1);
    expect((await list({ filter: { within: federation.sibling.id } })).totalCount).toBe(0);
    expect((await list({ filter: { isInOffice: true } })).totalCount).toBe(0);
    expect((await list({ filter: { not: { hasAccount: true } } })).totalCount).toBe(1);
    expect((await app.execute(LIST, {})).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await app.execute(LIST, {}, { actor: actorWith([]) })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
