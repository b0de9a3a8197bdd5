import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformActor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { actorWith, systemActor } from '../../testing/actors.ts';
import {
  buildFederation,
  codesOf,
  enter,
  holder,
  type TestFederation,
  type TestOrganization,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { verifyJob, walkChains } from './audit.service.ts';

let app: TestApp;
let federation: TestFederation;
/** Entries by where they happened. */
const written = new Map<keyof TestFederation, string>();

const auditor = systemActor('AUDIT');

let minutes = 0;
const later = (): void => app.clock.set(new Date(Date.parse('2026-11-24T12:00:00+08:00') + (minutes += 1) * 60_000));

async function write(place: TestOrganization, action: string, more: object = {}): Promise<string> {
  const subjectId = newId();
  await runUnit(app.kernel, platformActor([], 'test'), async (uow) => {
    const [scope] = await uow.run<Record<string, string | null>>(
      sql`select id as "organizationId", province_id as "provinceId", city_id as "cityId", school_id as "schoolId",
          department_id as "departmentId" from organization where id = ${place.uuid}`,
    );
    uow.audit({ action, subjectType: 'Organization', subjectId, scope: scope as never, ...more });
  });
  return subjectId;
}

const PLACES = [
  'national',
  'hunan',
  'hubei',
  'changsha',
  'school',
  'sibling',
  'foreign',
  'department',
  'faculty',
] as const;

beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  for (const place of PLACES) {
    written.set(place, await write(federation[place], 'organization.rename'));
  }
});
afterAll(() => app.close());

const LIST = `query ($filter: AuditEntryFilter) { auditEntries(first: 100, filter: $filter) { totalCount nodes { subjectUuid } } }`;

async function places(filter: object, caller: object): Promise<string[]> {
  const answer = await app.execute(LIST, { filter }, caller);
  expect(answer.errors).toBeUndefined();
  const { nodes, totalCount } = answer.data!['auditEntries'];
  expect(totalCount).toBe(nodes.length);
  const subjects = new Set(nodes.map(({ subjectUuid }: { subjectUuid: string }) => subjectUuid));
  return PLACES.filter((place) => subjects.has(written.get(place)));
}

describe('auditEntries', () => {
  it('is refused to the signed-out, and shows an outsider nothing but own actions', async () => {
    expect((await app.execute(LIST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const outsider = actorWith([]);
    expect(await places({}, { actor: outsider })).toEqual([]);
  });

  it('shows each level its own subtree only, and the auditor all of it', async () => {
    const reads = (place: keyof TestFederation, reach: 'HERE' | 'SUBTREE' = 'SUBTREE') => ({
      actor: holder(federation[place] as TestOrganization, ['audit.read'], reach),
    });
    expect(await places({}, reads('hunan'))).toEqual([
      'hunan',
      'changsha',
      'school',
      'sibling',
      'department',
      'faculty',
    ]);
    expect(await places({}, reads('hunan', 'HERE'))).toEqual(['hunan']);
    expect(await places({}, reads('school'))).toEqual(['school', 'department', 'faculty']);
    expect(await places({}, reads('department'))).toEqual(['department']);
    expect(await places({}, reads('foreign'))).toEqual(['foreign']);
    expect(await places({}, reads('national'))).toEqual([...PLACES]);
    expect(await places({}, { actor: auditor })).toEqual([...PLACES]);
  });

  it('narrows to a subtree exactly, and never beyond what the viewer may see', async () => {
    const within = (place: keyof TestFederation) => ({ within: (federation[place] as TestOrganization).id });
    expect(await places(within('national'), { actor: auditor })).toEqual([...PLACES]);
    expect(await places(within('hunan'), { actor: auditor })).toEqual([
      'hunan',
      'changsha',
      'school',
      'sibling',
      'department',
      'faculty',
    ]);
    expect(await places(within('school'), { actor: auditor })).toEqual(['school', 'department', 'faculty']);
    expect(await places(within('changsha'), { actor: auditor })).toEqual(['changsha']);
    const hunan = { actor: holder(federation.hunan, ['audit.read']) };
    expect(await places(within('hubei'), hunan)).toEqual([]);
    expect(await places(within('national'), hunan)).not.toContain('foreign');
    expect(await places({ within: encodeId('org', newId()) }, { actor: auditor })).toEqual([]);
    expect(await places({ within: 'org_x' }, { actor: auditor })).toEqual([]);
  });

  it('filters by action, subject, actor, period and purpose', async () => {
    const reader = holder(federation.school, ['person.manage', 'person.read', 'audit.read'], 'SUBTREE');
    const person = await enter(app, federation.department, '柳如是');
    await app.kernel.pool.query(
      `insert into account (id, login_name, locale, status, password_hash, preferences, search_text, created_at, version)
        values ($1, 'scribe', 'zh-CN', 'ACTIVE', 'x', '{}', '', now(), 1)`,
      [reader.accountId],
    );
    await app.execute('{ persons { totalCount } }', {}, { actor: { ...reader, purpose: '核对花名册' } });
    const count = async (filter: object): Promise<number> =>
      (await app.execute(LIST, { filter }, { actor: auditor })).data!['auditEntries'].totalCount;
    expect(await count({ action: { eq: 'organization.rename' } })).toBe(PLACES.length);
    expect(await count({ action: { in: ['person.read'] } })).toBe(1);
    expect(await count({ hasPurpose: true })).toBe(1);
    expect(await count({ actorName: { contains: 'SCRI' } })).toBe(1);
    expect(await count({ actorName: { contains: '%' } })).toBe(0);
    expect(await count({ accountId: { eq: encodeId('acc', reader.accountId!) } })).toBe(1);
    expect(
      await count({ subjectType: { eq: 'Organization' }, subjectId: encodeId('org', written.get('hubei')!) }),
    ).toBe(1);
    expect(await count({ subjectId: person.id })).toBe(0);
    expect(await count({ occurredAt: { gte: '2026-11-25T00:00:00+08:00' } })).toBe(0);
    expect(await count({ occurredAt: { lt: '2026-11-25T00:00:00+08:00' }, hasPurpose: false })).toBeGreaterThanOrEqual(
      PLACES.length,
    );
    const bad = await app.execute(LIST, { filter: { shoeSize: 1 } }, { actor: auditor });
    expect(bad.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  });

  it('reads in both languages: actions, kinds, fields and values, ids as public ids, mentions by visibility', async () => {
    const person = await enter(app, federation.school, '李清照');
    await write(federation.school, 'term.create', {
      subjectType: 'Term',
      changes: {
        person: { before: null, after: person.uuid },
        permissions: { before: [], after: ['audit.read'] },
        source: { before: null, after: 'ELECTION' },
        startsOn: { before: null, after: '2026-09-01' },
        isRotating: { before: false, after: true },
        phone: { before: null, after: '13800000000', isSensitive: true },
        organizationId: { before: federation.hunan.uuid, after: federation.school.uuid },
      },
    });
    const READ = `{ auditEntries(first: 1, filter: { action: { eq: "term.create" } }) { nodes { what: actionLabel s: subject { id type label }
      persons { id name } organizations { name } changes { field l: label kind enumName before after beforeValues v: afterValues } } } }`;
    const read = async (caller: object) => (await app.execute(READ, {}, caller)).data!['auditEntries'].nodes[0];
    const zh = await read({ actor: { ...auditor, locale: 'zh-CN' } });
    expect(zh).toMatchObject({ what: '任职', s: { type: 'Term', label: '任期' } });
    expect(zh.s.id).toMatch(/^term_/);
    const byField = Object.fromEntries(zh.changes.map((change: { field: string }) => [change.field, change]));
    expect(byField).toMatchObject({
      person: { l: '任职人', kind: 'REFERENCE', beforeValues: [], v: [person.id] },
      permissions: { l: '权限', kind: 'TEXT', v: ['查看本组织及下级的审计记录'] },
      source: { kind: 'ENUM', enumName: 'TermSource', v: ['ELECTION'] },
      startsOn: { l: '任职首日', kind: 'DAY', v: ['2026-09-01'] },
      isRotating: { beforeValues: ['否'], v: ['是'] },
      phone: { l: '电话', kind: 'DIGEST', beforeValues: [], v: [expect.stringMatching(/^hmac:/)] },
      organizationId: { beforeValues: [federation.hunan.id], v: [federation.school.id] },
    });
    expect(JSON.stringify(zh)).not.toContain('13800000000');
    expect(zh.organizations.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      ['岳麓大学学生会', '湖南省学联'].toSorted(),
    );
    // The audit administrator reads no personal data; whoever reads persons there does.
    expect(zh.persons).toEqual([]);
    const school = await read({
      actor: holder(federation.school, ['audit.read', 'person.read'], 'HERE'),
      locale: 'en',
    });
    expect(school).toMatchObject({ what: 'Begin a term', persons: [{ id: person.id, name: '李清照' }] });
  });

  it('takes one statement, however many entries and mentions', async () => {
    const MANY = `query ($first: Int) { auditEntries(first: $first) { totalCount nodes { actionLabel actorName organizationName officeName
      organizations { name } persons { name } terms { office { name } } institutions { name } accounts { loginName } rulePacks { name } } } }`;
    const actor = holder(federation.hunan, ['audit.read']);
    for (const first of [1, 20]) {
      expect(await app.countReads(() => app.execute(MANY, { first }, { actor }))).toBe(1);
    }
  });
});

describe('auditVocabulary', () => {
  const WORDS = '{ auditVocabulary { actions { key label } subjects { key label } } }';

  it('is for the signed-in and differs by language', async () => {
    expect((await app.execute(WORDS)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const read = async (locale: 'zh-CN' | 'en') =>
      (await app.execute(WORDS, {}, { actor: actorWith([], {}, { locale }) })).data!['auditVocabulary'];
    const [zh, en] = [await read('zh-CN'), await read('en')];
    expect(zh.actions.map(({ key }: { key: string }) => key)).toEqual(
      en.actions.map(({ key }: { key: string }) => key),
    );
    for (const { key, label } of [...zh.actions, ...zh.subjects]) {
      expect(label, key).toMatch(/\p{Script=Han}/u);
    }
    for (const { key, label } of [...en.actions, ...en.subjects]) {
      expect(label, key).toMatch(/^[A-Z][\x20-\x7e]+$/);
      expect(label).not.toBe(key === 'Account' || key === 'Person' ? '' : `${key}.`);
    }
  });
});

describe('auditVerify', () => {
  const VERIFY =
    'mutation { auditVerify { verification { isIntact entryCount chainCount newerCount fault brokenChain brokenSeq } userErrors { code } } }';
  const LAST = '{ auditVerification { isIntact entryCount newerCount fault brokenChain brokenSeq verifiedAt } }';

  it('is the audit administrator’s alone; its result is told to whoever reads the trail', async () => {
    expect(codesOf(await app.execute(VERIFY), 'auditVerify')).toEqual(['UNAUTHENTICATED']);
    for (const actor of [actorWith([]), systemActor('SECURITY'), holder(federation.national, ['audit.read'])]) {
      expect(codesOf(await app.execute(VERIFY, {}, { actor }), 'auditVerify')).toEqual(['FORBIDDEN']);
    }
    expect((await app.execute(LAST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await app.execute(LAST, {}, { actor: actorWith([]) })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await app.execute(LAST, {}, { actor: auditor })).data!['auditVerification']).toBeNull();
  });

  it('walks all chains, keeps what it found in the trail, and counts what came since', async () => {
    const { count } = await walkChains(app.kernel);
    const answer = await app.execute(VERIFY, {}, { actor: auditor });
    expect(answer.data!['auditVerify']).toMatchObject({
      verification: { isIntact: true, entryCount: count, newerCount: 0, fault: null },
      userErrors: [],
    });
    later();
    await write(federation.school, 'organization.rename');
    const last = await app.execute(LAST, {}, { actor: holder(federation.school, ['audit.read']) });
    expect(last.data!['auditVerification']).toMatchObject({ isIntact: true, entryCount: count, newerCount: 1 });
  });

  it('names the first broken link, and so does the nightly run', async () => {
    const pool = app.kernel.pool;
    await pool.query('alter table audit_entry disable trigger audit_entry_no_change');
    await pool.query(`update audit_entry set reason = 'forged' where chain = $1 and seq = 1`, [federation.school.uuid]);
    await pool.query('alter table audit_entry enable trigger audit_entry_no_change');
    later();
    await verifyJob.run(app.kernel, {});
    const last = await app.execute(LAST, {}, { actor: auditor });
    expect(last.data!['auditVerification']).toMatchObject({
      isIntact: false,
      fault: 'CONTENT_CHANGED',
      brokenChain: federation.school.uuid,
      brokenSeq: 1,
    });
    const [row] = await runRead<{ count: number }>(
      app.kernel,
      sql`select count(*)::int as count from audit_entry where action = 'audit.verify'`,
    );
    expect(row!.count).toBe(2);
  });
});
