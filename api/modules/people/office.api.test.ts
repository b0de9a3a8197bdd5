import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import {
  buildFederation,
  codesOf,
  enter,
  found,
  holder,
  seat,
  setUp,
  type TestFederation,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let manager: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  manager = holder(federation.school, ['office.manage', 'term.manage', 'organization.read']);
});
afterAll(() => app.close());

const OFFICE =
  'id name title titleKey body seats permissions reach requiresSecondFactor status validUntil version viewerCan { update close appoint planRotation }';
const CREATE = `mutation ($input: OfficeCreateInput!) { officeCreate(input: $input) { office { ${OFFICE} } userErrors { code message path } } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: OfficeUpdateInput!) { officeUpdate(id: $id, version: $version, input: $input) {
  office { ${OFFICE} } userErrors { code path } } }`;
const CLOSE = `mutation ($id: ID!, $version: Int!, $input: OfficeCloseInput!) { officeClose(id: $id, version: $version, input: $input) {
  office { ${OFFICE} terms { nodes { state endsOn } } } userErrors { code path } } }`;

const input = (more: Record<string, unknown> = {}) => ({
  organizationId: federation.school.id,
  titleKey: 'OFFICER',
  name: '权益干事',
  unit: '权益部',
  body: 'DEPARTMENT',
  seats: 3,
  eligibility: ['STUDENT_OF_INSTITUTION'],
  permissions: ['organization.read'],
  reach: 'HERE',
  ...more,
});

describe('officeCreate', () => {
  it('is for those who manage offices of the organization', async () => {
    const create = (actor?: Actor, more = {}) => app.execute(CREATE, { input: input(more) }, actor ? { actor } : {});
    expect(codesOf(await create(), 'officeCreate')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await create(actorWith([])), 'officeCreate')).toEqual(['FORBIDDEN']);
    for (const wrong of [federation.sibling, federation.foreign, federation.department]) {
      expect(codesOf(await create(holder(wrong, ['office.manage'])), 'officeCreate')).toEqual(['FORBIDDEN']);
    }
    const done = await create(manager);
    expect(done.data?.['officeCreate'].office).toMatchObject({
      name: '权益干事',
      title: 'Officer',
      permissions: ['organization.read'],
      requiresSecondFactor: false,
      viewerCan: { update: true, close: true, appoint: true, planRotation: false },
    });
    expect(codesOf(await create(manager), 'officeCreate')).toEqual(['OFFICE_NAME_TAKEN']);
    expect(
      codesOf(
        await create(holder(federation.hunan, ['office.manage', 'organization.read']), { name: '省里设的' }),
        'officeCreate',
      ),
    ).toEqual([]);
  });

  it('takes titles, bodies and second factors from the rule pack', async () => {
    const create = async (more: Record<string, unknown>, actor = manager) =>
      app.execute(CREATE, { input: input(more) }, { actor });
    const title = await create({ titleKey: 'MINISTER', name: '部级干部' });
    expect(title.data?.['officeCreate'].userErrors).toMatchObject([
      { code: 'OFFICE_TITLE_NOT_ALLOWED', path: ['input', 'titleKey'] },
    ]);
    expect(codesOf(await create({ titleKey: 'VICE_CHAIR', name: '藏起来的主席团' }), 'officeCreate')).toEqual([
      'OFFICE_BODY_TITLE',
    ]);
    expect(codesOf(await create({ body: 'PRESIDIUM', name: '干事进主席团' }), 'officeCreate')).toEqual([
      'OFFICE_BODY_TITLE',
    ]);
    const province = holder(federation.hunan, ['office.manage', 'organization.read']);
    const secretary = {
      organizationId: federation.hunan.id,
      titleKey: 'SECRETARY_GENERAL',
      name: '秘书长',
      body: 'SECRETARIAT',
      unit: null,
    };
    const made = await create(secretary, province);
    expect(made.data?.['officeCreate'].office.requiresSecondFactor).toBe(true);
    expect(
      codesOf(
        await create({ ...secretary, name: '另一秘书长', requiresSecondFactor: false }, province),
        'officeCreate',
      ),
    ).toEqual(['OFFICE_SECOND_FACTOR']);
  });

  it('gives nothing that the giver lacks, nothing of administrators and nothing unknown', async () => {
    const create = async (permissions: string[], reach = 'HERE', actor = manager) =>
      codesOf(
        await app.execute(
          CREATE,
          { input: input({ name: `越权${permissions.join()}${reach}`, permissions, reach }) },
          { actor },
        ),
        'officeCreate',
      );
    expect(await create(['organization.suspend'])).toEqual(['OFFICE_PERMISSION_BEYOND']);
    expect(await create(['account.manage'])).toEqual(['OFFICE_PERMISSION_SYSTEM']);
    expect(await create(['made.up'])).toEqual(['OFFICE_PERMISSION_UNKNOWN']);
    const here = holder(federation.school, ['office.manage', 'organization.read'], 'HERE');
    expect(await create(['organization.read'], 'SUBTREE', here)).toEqual(['OFFICE_PERMISSION_BEYOND']);
    expect(await create(['organization.read'], 'HERE', here)).toEqual([]);
    const stale = await app.execute(
      CREATE,
      { input: input({ name: '', seats: 0, permissions: ['organization.read', 'organization.read'] }) },
      { actor: manager },
    );
    expect(stale.data?.['officeCreate'].userErrors.map(({ path }: { path: string[] }) => path[1]).sort()).toEqual([
      'name',
      'permissions',
      'seats',
    ]);
  });
});

describe('officeUpdate', () => {
  it('is judged like creating, by what it adds', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', {
      body: 'DEPARTMENT',
      permissions: ['organization.suspend', 'organization.read'],
    });
    let version = 1;
    const update = async (more: Record<string, unknown>, actor: Actor | null = manager) => {
      const answer = await app.execute(UPDATE, { id: office.id, version, input: more }, actor ? { actor } : {});
      version = answer.data?.['officeUpdate']?.office?.version ?? version;
      return codesOf(answer, 'officeUpdate');
    };
    expect(await update({ seats: 2 }, null)).toEqual(['UNAUTHENTICATED']);
    expect(await update({ seats: 2 }, actorWith([]))).toEqual(['FORBIDDEN']);
    expect(await update({ seats: 2 }, holder(federation.sibling, ['office.manage']))).toEqual(['FORBIDDEN']);
    expect(await update({ seats: 2, name: '新名' })).toEqual([]);
    // What it already gives may stay, but neither reach further nor come back once taken away.
    expect(await update({ reach: 'SUBTREE' })).toEqual(['OFFICE_PERMISSION_BEYOND']);
    expect(await update({ permissions: ['organization.suspend', 'organization.read', 'term.manage'] })).toEqual([]);
    expect(await update({ permissions: ['organization.read'] })).toEqual([]);
    expect(await update({ permissions: ['organization.suspend'] })).toEqual(['OFFICE_PERMISSION_BEYOND']);
    expect(await update({ titleKey: 'CHAIR' })).toEqual(['OFFICE_BODY_TITLE']);
    version = 1;
    expect(await update({ seats: 4 })).toEqual(['STALE_VERSION']);
  });

  it('keeps seats for everyone in office, and the body of an office in use', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'DEPARTMENT', seats: 3 });
    for (const [name, from, until] of [
      ['子', '2026-09-01', '2027-09-01'],
      ['丑', '2027-01-01', '2027-09-01'],
      ['寅', '2025-01-01', '2026-01-01'],
    ] as const) {
      await seat(app, office, await enter(app, federation.school, name), from, until);
    }
    const update = (more: Record<string, unknown>, version = 1) =>
      app.execute(UPDATE, { id: office.id, version, input: more }, { actor: manager });
    expect(codesOf(await update({ seats: 1 }), 'officeUpdate')).toEqual(['OFFICE_SEATS_TAKEN']);
    expect(codesOf(await update({ body: 'OTHER' }), 'officeUpdate')).toEqual(['OFFICE_IN_USE']);
    expect(codesOf(await update({ seats: 2 }), 'officeUpdate')).toEqual([]);
  });
});

describe('officeClose', () => {
  it('ends the terms that reach beyond it and fills nothing any more', async () => {
    const office = await setUp(app, federation.school, 'OFFICER', { body: 'DEPARTMENT', seats: 2, name: '将撤职务' });
    await seat(app, office, await enter(app, federation.school, '卯'), '2026-09-01', '2027-09-01');
    await seat(app, office, await enter(app, federation.school, '辰'), '2027-03-01', '2027-09-01');
    const close = (actor: Actor | null, version = 1, effectiveOn = '2027-01-01') =>
      app.execute(
        CLOSE,
        { id: office.id, version, input: { effectiveOn, reason: '机构精简' } },
        actor ? { actor } : {},
      );
    expect(codesOf(await close(null), 'officeClose')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await close(actorWith([])), 'officeClose')).toEqual(['FORBIDDEN']);
    expect(codesOf(await close(holder(federation.foreign, ['office.manage'])), 'officeClose')).toEqual(['FORBIDDEN']);
    expect(codesOf(await close(manager, 1, '2020-01-01'), 'officeClose')).toEqual(['OFFICE_DAY_ORDER']);
    const done = await close(manager);
    expect(done.data?.['officeClose'].office).toMatchObject({
      status: 'CLOSED',
      validUntil: '2027-01-01',
      viewerCan: { update: false, appoint: false },
    });
    expect(done.data?.['officeClose'].office.terms.nodes).toEqual([
      { state: 'CANCELLED', endsOn: '2027-03-01' },
      { state: 'CURRENT', endsOn: '2027-01-01' },
    ]);
    expect(codesOf(await close(manager, 2), 'officeClose')).toEqual(['OFFICE_CLOSED']);
  });
});

describe('offices and vacancies', () => {
  it('show the structure to the public, powers to members, and since when seats are open', async () => {
    const union = await found(app, 'SCHOOL', 'STUDENT_UNION', '空缺大学学生会', federation.hubei);
    const office = await setUp(app, union, 'OFFICER', {
      body: 'DEPARTMENT',
      seats: 2,
      name: '两席干事',
      permissions: ['organization.read'],
      validFrom: '2025-01-01',
    });
    const never = await setUp(app, union, 'DEPUTY_HEAD', {
      body: 'DEPARTMENT',
      name: '从未任命',
      validFrom: '2026-02-01',
    });
    const full = await setUp(app, union, 'CHAIR', { body: 'PRESIDIUM', name: '主席' });
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => enter(app, union, name)));
    await seat(app, office, people[0]!, '2025-09-01', '2026-06-01');
    await seat(app, office, people[1]!, '2025-09-01', '2026-09-01');
    await seat(app, office, people[2]!, '2026-09-01', '2027-09-01');
    await seat(app, full, people[3]!, '2026-01-01', '2027-01-10');
    const LIST = `query ($id: ID!) { offices(filter: { organizationId: { eq: $id } }, orderBy: [{ field: VACANT_SINCE }]) {
      nodes { name permissions reach holderCount openSeats vacantSince expiringCount } } }`;
    const out = await app.execute(LIST, { id: union.id });
    expect(out.data?.['offices'].nodes).toEqual([
      {
        name: '从未任命',
        permissions: null,
        reach: null,
        holderCount: 0,
        openSeats: 1,
        vacantSince: '2026-02-01',
        expiringCount: 0,
      },
      {
        name: '两席干事',
        permissions: null,
        reach: null,
        holderCount: 1,
        openSeats: 1,
        vacantSince: '2026-06-01',
        expiringCount: 0,
      },
      {
        name: '主席',
        permissions: null,
        reach: null,
        holderCount: 1,
        openSeats: 0,
        vacantSince: null,
        expiringCount: 1,
      },
    ]);
    const member = await app.execute(LIST, { id: union.id }, { actor: actorWith([]) });
    expect(member.data?.['offices'].nodes[1].permissions).toEqual(['organization.read']);
    const board = await app.execute(
      `query ($id: ID!) { vacancies(filter: { within: $id }) { totalCount } open: vacancies(filter: { within: $id, isVacant: true }) { nodes { id } } }`,
      { id: federation.hubei.id },
      { actor: actorWith([]) },
    );
    expect(board.data?.['vacancies'].totalCount).toBe(3);
    expect(board.data?.['open'].nodes.map(({ id }: { id: string }) => id).sort()).toEqual([office.id, never.id].sort());
    const counts = await app.execute(
      `query ($id: ID!) { organizations(filter: { id: { eq: $id } }) { nodes { staffCount presidiumCount vacancyCount expiringTermCount } } }`,
      { id: union.id },
      { actor: actorWith([]) },
    );
    expect(counts.data?.['organizations'].nodes).toEqual([
      { staffCount: 2, presidiumCount: 1, vacancyCount: 2, expiringTermCount: 1 },
    ]);
  });

  it('reads organizations, offices, holders and persons in one statement, at 1 row and at 20', async () => {
    const province = await found(app, 'PROVINCIAL', 'FEDERATION', '贵州省学联', federation.national, {
      divisionCode: '520000',
    });
    const QUERY = `query ($id: ID!, $first: Int) { organizations(first: 1, filter: { id: { eq: $id } }) { totalCount nodes { name staffCount
      offices(first: $first) { totalCount nodes { name openSeats vacantSince viewerCan { appoint }
        currentTerms(first: 2) { nodes { publicName viewerCan { amend } person { name viewerCan { linkAccount } duplicates { score } } } } } } } } }`;
    const office = await setUp(app, province, 'PRESIDIUM_MEMBER', { seats: 100 });
    const reader = holder(province, ['person.read', 'term.manage', 'person.manage']);
    const measure = async (first: number) => {
      let found = 0;
      const reads = await app.countReads(async () => {
        const answer = await app.execute(QUERY, { id: province.id, first }, { actor: reader });
        expect(answer.errors).toBeUndefined();
        found = answer.data?.['organizations'].nodes[0].offices.nodes.flatMap(
          (node: { currentTerms: { nodes: unknown[] } }) => node.currentTerms.nodes,
        ).length;
      });
      return { reads, found };
    };
    await seat(app, office, await enter(app, province, '一人'), '2026-09-01', '2027-09-01');
    expect(await measure(1)).toEqual({ reads: 1, found: 1 });
    for (let index = 0; index < 20; index += 1) {
      const more = await setUp(app, province, 'PRESIDIUM_MEMBER');
      await seat(app, more, await enter(app, province, `人${index}`), '2026-09-01', '2027-09-01');
    }
    expect(await measure(20)).toEqual({ reads: 1, found: 20 });
  });
});
