import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, newId } from '../../kernel/ids.ts';
import { actorWith, systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import {
  buildFederation,
  enter,
  holder,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let student: TestRow;
let chairOffice: TestRow;
let provinceOffice: TestRow;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  student = await enter(app, federation.school, '数据主体');
  chairOffice = await setUp(app, federation.school, 'CHAIR', {
    name: '校学生会主席',
    permissions: ['person.read', 'organization.read'],
    reach: 'HERE',
  });
  provinceOffice = await setUp(app, federation.hunan, 'SECRETARY_GENERAL', {
    name: '省学联秘书长',
    permissions: ['person.read'],
    reach: 'SUBTREE',
  });
  const local = await setUp(app, federation.hunan, 'OFFICER', {
    name: '省学联干事',
    permissions: ['person.read'],
    reach: 'HERE',
  });
  const foreign = await setUp(app, federation.hubei, 'SECRETARY_GENERAL', {
    name: '外省秘书长',
    permissions: ['person.read'],
    reach: 'SUBTREE',
  });
  const national = await setUp(app, federation.national, 'SECRETARY_GENERAL', {
    name: '全国秘书长',
    permissions: ['person.read'],
    reach: 'SUBTREE',
  });
  const without = await setUp(app, federation.school, 'OFFICER', {
    name: '普通干事',
    permissions: ['organization.read'],
    reach: 'SUBTREE',
  });
  for (const office of [chairOffice, provinceOffice, local, foreign, national, without]) {
    await seat(
      app,
      office,
      await enter(app, federation.national, `任职者${office.id.slice(-4)}`),
      '2026-09-01',
      '2027-09-01',
    );
  }
});
afterAll(() => app.close());

const EXPLAIN = `query ($id: ID!) { accessExplanation(subjectId: $id) { ground permission label reach officeName organizationName since until } }`;
const HOLDERS = `nodes { publicName startsOn office { name reach } organization { name } }`;
const officesOf = (connection: { nodes: { office: { name: string } }[] }): string[] =>
  connection.nodes.map(({ office }) => office.name).sort();

describe('access explained', () => {
  it('names the office, its organization, reach and term that open a record', async () => {
    const person = await enter(app, federation.school, '查看者');
    await seat(
      app,
      await setUp(app, federation.school, 'VICE_CHAIR', {
        name: '副主席',
        permissions: ['person.read'],
        reach: 'HERE',
      }),
      person,
      '2026-10-01',
      '2027-06-01',
    );
    const token = await signInAs(app, person, 'explained');
    const answer = await app.execute(EXPLAIN, { id: student.id }, { token });
    expect(answer.data?.['accessExplanation']).toEqual([
      {
        ground: 'OFFICE',
        permission: 'person.read',
        label: 'Read the records of persons',
        reach: 'HERE',
        officeName: '副主席',
        organizationName: '岳麓大学学生会',
        since: '2026-10-01',
        until: '2027-06-01',
      },
    ]);
    const self = await app.execute(EXPLAIN, { id: person.id }, { token, locale: 'zh-CN' });
    expect(
      self.data?.['accessExplanation'].map(
        ({ ground, label }: { ground: string; label: string }) => `${ground} ${label}`,
      ),
    ).toEqual(['OWN 与本人有关', 'OFFICE 查看人员信息']);
    const open = await app.execute(EXPLAIN, { id: federation.school.id }, { token });
    expect(open.data?.['accessExplanation'][0].ground).toBe('PUBLIC');
  });

  it('tells nothing of records that the viewer may not see', async () => {
    for (const id of [student.id, encodeId('per', newId()), 'nonsense', 'off_00000000000000000000000000']) {
      const answer = await app.execute(EXPLAIN, { id }, { actor: actorWith([]) });
      expect([id, answer.data?.['accessExplanation']]).toEqual([id, []]);
    }
    const out = await app.execute(EXPLAIN, { id: student.id });
    expect(out.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const role = await app.execute(EXPLAIN, { id: chairOffice.id }, { actor: systemActor('SECURITY') });
    expect(role.data?.['accessExplanation'].map(({ ground }: { ground: string }) => ground)).toContain('SYSTEM_ROLE');
  });

  it('tells data subjects and members which offices may read their data', async () => {
    const me = await app.execute(
      `{ whoMaySeeMe { totalCount ${HOLDERS} } }`,
      {},
      { actor: actorWith([], {}, { personId: student.uuid }) },
    );
    expect(officesOf(me.data?.['whoMaySeeMe'])).toEqual(
      ['全国秘书长', '副主席', '校学生会主席', '省学联秘书长'].sort(),
    );
    expect(
      me.data?.['whoMaySeeMe'].nodes.find((node: { office: { name: string } }) => node.office.name === '省学联秘书长'),
    ).toMatchObject({
      publicName: expect.stringContaining('任职者'),
      office: { reach: 'SUBTREE' },
      organization: { name: '湖南省学联' },
    });
    const nobody = await app.execute(`{ whoMaySeeMe { totalCount } }`, {}, { actor: actorWith([]) });
    expect(nobody.data?.['whoMaySeeMe'].totalCount).toBe(0);
    const over = await app.execute(
      `query ($id: ID!) { accessHolders(organizationId: $id) { ${HOLDERS} } }`,
      { id: federation.hunan.id },
      { actor: holder(federation.foreign, ['organization.read']) },
    );
    expect(officesOf(over.data?.['accessHolders'])).toEqual(['全国秘书长', '省学联干事', '省学联秘书长'].sort());
    const wrong = await app.execute(
      `{ accessHolders(organizationId: "per_00000000000000000000000000") { totalCount } }`,
      {},
      { actor: actorWith([]) },
    );
    expect(wrong.data?.['accessHolders'].totalCount).toBe(0);
  });

  it('lists the catalogue of permissions in the language of the reader', async () => {
    const answer = await app.execute(
      `{ permissionCatalogue { key label dataClass isSystem } }`,
      {},
      { actor: actorWith([], {}, { locale: 'zh-CN' }) },
    );
    const entries = answer.data?.['permissionCatalogue'];
    expect(entries).toContainEqual({
      key: 'person.read',
      label: '查看人员信息',
      dataClass: 'PERSONAL',
      isSystem: false,
    });
    expect(entries).toContainEqual(expect.objectContaining({ key: 'account.manage', isSystem: true }));
  });
});
