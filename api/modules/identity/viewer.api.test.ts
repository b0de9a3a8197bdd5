import { graphql, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../../app.ts';
import { buildSchema } from '../../graphql/build-schema.ts';
import type { Context } from '../../graphql/context.ts';
import { platformActor, type Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { namesOf, Reader } from '../../kernel/read/reader.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { actorWith, systemActor } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { retireDemoPersonas, saveDemoPersonas } from './demo-persona.service.ts';
import { codesOf, deliver, openAccount, PASSWORD, rows, signIn, trySignIn, visitor } from './test-accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Runs a document in an installation that is no demo. */
async function outsideDemo(
  document: string,
  actor: Actor,
): Promise<{ data?: Record<string, unknown> | null; errors?: readonly unknown[] }> {
  const reader = new Reader(app.kernel, namesOf(app.kernel.orm), actor);
  const contextValue = {
    kernel: app.kernel,
    actor,
    reader,
    isDemo: false,
    origin: 'https://x.example',
  } as unknown as Context;
  return graphql({ schema: buildSchema(RESOLVERS), source: document, contextValue });
}

async function offerPersona(login: string): Promise<void> {
  const { uuid } = await openAccount(app, login);
  await runUnit(app.kernel, platformActor([], 'test'), (uow) =>
    saveDemoPersonas(uow, [
      {
        key: 'SYSTEM_ADMINISTRATOR',
        accountId: uuid,
        label: { 'zh-CN': '系统管理员', en: 'System administrator' },
        description: { 'zh-CN': '设置', en: 'Settings' },
        password: PASSWORD,
        level: null,
      },
    ]),
  );
}

const PERSONAS = '{ demoPersonas { key label description login password level } }';
const MAILS = '{ mails { nodes { id to subject text state } totalCount } }';
const PREFERENCES = `mutation ($input: PreferencesUpdateInput!) {
  preferencesUpdate(input: $input) { preferences { theme locale density columns { table columns } } userErrors { code path } } }`;
const SAVE = `mutation ($input: SavedViewSaveInput!) { savedViewSave(input: $input) { savedView { id name query isDefault } userErrors { code path } } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: SavedViewUpdateInput!) { savedViewUpdate(id: $id, version: $version, input: $input) {
  savedView { name query isDefault version } userErrors { code path } } }`;
const DELETE = 'mutation ($id: ID!) { savedViewDelete(id: $id) { userErrors { code } } }';
const VIEWS =
  '{ savedViews(filter: { resource: { eq: "organizations" } }) { nodes { id name isDefault } totalCount } }';

describe('viewer', () => {
  it('is null for the signed-out and tells the signed-in what they hold', async () => {
    const document = `{ viewer { account { id loginName email status } session { id } systemRole permissions secondFactorMissing
      grants { permission reach organizationId } purposeRequired isDemo preferences { theme columns { table } } } }`;
    expect((await app.execute(document, {}, { actor: visitor('out') })).data?.['viewer']).toBeNull();
    const { id, uuid } = await openAccount(app, 'anna', { systemRole: 'SECURITY' });
    const { actor } = await signIn(app, 'anna');
    const answer = await app.execute(document, {}, { actor });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['viewer']).toMatchObject({
      account: { id, loginName: 'anna', status: 'ACTIVE' },
      systemRole: 'SECURITY',
      permissions: ['account.manage'],
      grants: [{ permission: 'account.manage', reach: 'ALL', organizationId: null }],
      secondFactorMissing: false,
      purposeRequired: false,
      isDemo: true,
      preferences: { theme: null, columns: [] },
    });
    const organizationId = newId();
    const officer = actorWith(
      ['account.manage', 'institution.manage'],
      { organizationId, level: 'PROVINCIAL' },
      { accountId: uuid, secondFactorMissing: true },
    );
    const seen = (await app.execute(document, {}, { actor: officer })).data?.['viewer'];
    expect(seen).toMatchObject({
      purposeRequired: true,
      secondFactorMissing: true,
      permissions: ['account.manage', 'institution.manage'],
    });
    expect(seen.grants[0].organizationId).toMatch(/^org_[0-9a-z]{26}$/);
  });
});

describe('preferencesUpdate', () => {
  it('keeps what is absent, clears what is null, checks and caps what is kept', async () => {
    const { uuid } = await openAccount(app, 'bela');
    const { actor } = await signIn(app, 'bela');
    const update = (input: Record<string, unknown>) => app.execute(PREFERENCES, { input }, { actor });
    await update({
      theme: 'DARK',
      density: 'COMPACT',
      columns: [{ table: 'organizations', columns: ['name', 'level'] }],
    });
    const second = await update({ theme: null, locale: 'zh-CN', columns: [{ table: 'people', columns: ['name'] }] });
    expect(second.data?.['preferencesUpdate'].preferences).toEqual({
      theme: null,
      locale: 'zh-CN',
      density: 'COMPACT',
      columns: [
        { table: 'organizations', columns: ['name', 'level'] },
        { table: 'people', columns: ['name'] },
      ],
    });
    const third = await update({ columns: [{ table: 'people', columns: null }] });
    expect(third.data?.['preferencesUpdate'].preferences.columns).toHaveLength(1);
    for (const bad of [
      { locale: 'fr' },
      { columns: [{ table: '../x', columns: [] }] },
      { columns: [{ table: 'a', columns: ['<img onerror=x>'] }] },
      { columns: [{ table: 'a', columns: Array.from({ length: 61 }, () => 'c') }] },
    ]) {
      expect(codesOf(await update(bad), 'preferencesUpdate'), JSON.stringify(bad)).toEqual(['INVALID_INPUT']);
    }
    const huge = {
      columns: Array.from({ length: 60 }, (_, table) => ({
        table: `t${table}`,
        columns: Array.from({ length: 60 }, (__, n) => `column${n}`),
      })),
    };
    expect(codesOf(await update(huge), 'preferencesUpdate')).toEqual(['PREFERENCES_TOO_LARGE']);
    const [row] = await rows(app, 'select locale, preferences from account where id = ?::uuid', uuid);
    expect(row).toMatchObject({ locale: 'zh-CN', preferences: { density: 'COMPACT' } });
  });
});

describe('saved views', () => {
  it('belong to their owner alone, one of a name, at most one the default', async () => {
    await openAccount(app, 'cora');
    await openAccount(app, 'dora');
    const [{ actor: cora }, { actor: dora }] = [await signIn(app, 'cora'), await signIn(app, 'dora')];
    const save = (input: Record<string, unknown>, actor: Actor = cora) =>
      app.execute(SAVE, { input: { resource: 'organizations', query: 'level=CITY', ...input } }, { actor });
    const first = await save({ name: ' 本省高校 ', isDefault: true });
    const { id, name } = first.data!['savedViewSave'].savedView;
    expect(name).toBe('本省高校');
    const again = await save({ name: '本省高校', query: 'level=SCHOOL' });
    expect(again.data?.['savedViewSave'].savedView).toEqual({ id, name, query: 'level=SCHOOL', isDefault: true });
    await save({ name: 'second', isDefault: true });
    await save({ name: 'other table', resource: 'people', isDefault: true });
    const list = (await app.execute(VIEWS, {}, { actor: cora })).data?.['savedViews'];
    expect(list.nodes.map((view: { name: string; isDefault: boolean }) => [view.name, view.isDefault])).toEqual(
      [
        ['本省高校', false],
        ['second', true],
      ].toSorted(([a], [b]) => String(a).localeCompare(String(b), 'zh-CN')),
    );
    for (const actor of [dora, systemActor('SECURITY'), systemActor('SYSTEM')]) {
      expect((await app.execute(VIEWS, {}, { actor })).data?.['savedViews'].totalCount).toBe(0);
      expect(codesOf(await app.execute(DELETE, { id }, { actor }), 'savedViewDelete')).toEqual(['NOT_FOUND']);
      expect(
        (await app.execute('query ($id: ID!) { node(id: $id) { id } }', { id }, { actor })).data?.['node'],
      ).toBeNull();
    }
    for (const bad of [
      { name: '   ' },
      { name: 'x'.repeat(41) },
      { name: 'x', query: 'a<b' },
      { name: 'x', query: 'q'.repeat(2001) },
      { name: 'x', resource: '1=1' },
    ]) {
      expect(codesOf(await save(bad), 'savedViewSave'), JSON.stringify(bad)).toEqual(['INVALID_INPUT']);
    }
    expect(codesOf(await app.execute(DELETE, { id }, { actor: cora }), 'savedViewDelete')).toEqual([]);
    expect((await app.execute(VIEWS, {}, { actor: cora })).data?.['savedViews'].totalCount).toBe(1);
  });

  it('are renamed, brought up to date and made the default at the version that was seen', async () => {
    await openAccount(app, 'fina');
    await openAccount(app, 'gero');
    const [{ actor: fina }, { actor: gero }] = [await signIn(app, 'fina'), await signIn(app, 'gero')];
    const save = async (name: string, isDefault: boolean) =>
      (
        await app.execute(
          SAVE,
          { input: { resource: 'organizations', query: 'level=CITY', name, isDefault } },
          { actor: fina },
        )
      ).data!['savedViewSave'].savedView.id as string;
    const [one, two] = [await save('one', true), await save('two', false)];
    const update = (id: string, version: number, input: Record<string, unknown>, actor: Actor = fina) =>
      app.execute(UPDATE, { id, version, input }, { actor });
    const renamed = await update(two, 1, { name: ' zwei ', query: 'level=CLUB', isDefault: true });
    expect(renamed.data?.['savedViewUpdate']).toEqual({
      savedView: { name: 'zwei', query: 'level=CLUB', isDefault: true, version: 2 },
      userErrors: [],
    });
    const list = async () =>
      Object.fromEntries(
        (await app.execute(VIEWS, {}, { actor: fina })).data!['savedViews'].nodes.map(
          (view: { name: string; isDefault: boolean }) => [view.name, view.isDefault],
        ),
      );
    expect(await list()).toEqual({ one: false, zwei: true });
    // The view that lost its place was changed too, so that a window that still shows it as the default is told.
    expect(codesOf(await update(one, 1, { name: 'eins' }), 'savedViewUpdate')).toEqual(['STALE_VERSION']);
    expect(codesOf(await update(one, 2, { name: 'zwei' }), 'savedViewUpdate')).toEqual(['SAVED_VIEW_NAME_TAKEN']);
    expect(codesOf(await update(two, 1, { name: 'drei' }), 'savedViewUpdate')).toEqual(['STALE_VERSION']);
    expect(codesOf(await update(two, 2, { name: null }), 'savedViewUpdate')).toEqual(['INVALID_INPUT']);
    expect(codesOf(await update(two, 2, { query: '<b>' }), 'savedViewUpdate')).toEqual(['INVALID_INPUT']);
    expect(codesOf(await update(two, 2, { name: 'mine' }, gero), 'savedViewUpdate')).toEqual(['NOT_FOUND']);
    await update(two, 2, { isDefault: false });
    expect(await list()).toEqual({ one: false, zwei: false });
    expect(await rows(app, `select 1 from audit_entry where action = 'savedView.update'`)).toHaveLength(2);
  });

  it('and settings are refused to the signed-out', async () => {
    for (const [document, variables] of [
      [SAVE, { input: { resource: 'a', name: 'a', query: '' } }],
      [DELETE, { id: 'view_01' }],
      [UPDATE, { id: 'view_01', version: 1, input: {} }],
      [VIEWS, {}],
      [PREFERENCES, { input: { theme: 'DARK' } }],
    ] as const) {
      const answer = await app.execute(document, variables, { actor: visitor('out') });
      expect(answer.errors?.[0]?.extensions?.['code'], document).toBe('UNAUTHENTICATED');
    }
  });
});

describe('demo', () => {
  it('offers its logins to everyone in their language, and none outside', async () => {
    await offerPersona('demo.one');
    const zh = await app.execute(PERSONAS, {}, { actor: visitor('out'), locale: 'zh-CN' });
    expect(zh.data?.['demoPersonas']).toHaveLength(1);
    const en = await app.execute(PERSONAS, {}, { actor: visitor('out') });
    expect(en.data?.['demoPersonas']).toEqual([
      {
        key: 'SYSTEM_ADMINISTRATOR',
        label: 'System administrator',
        description: 'Settings',
        login: 'demo.one',
        password: PASSWORD,
        level: null,
      },
    ]);
    const outside = await outsideDemo(PERSONAS, visitor('out'));
    expect(outside).toEqual({ data: { demoPersonas: null } });
  });

  it('lets system administrators read the outbox there and nowhere else', async () => {
    await openAccount(app, 'emil', { email: 'emil@example.org' });
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "emil" }) { userErrors { code } } }',
      {},
      { actor: visitor('emil') },
    );
    await deliver(app);
    const system = systemActor('SYSTEM');
    const mails = (await app.execute(MAILS, {}, { actor: system })).data?.['mails'];
    expect(mails.nodes[0]).toMatchObject({
      to: 'emil@example.org',
      state: 'QUEUED',
      text: expect.stringContaining('https://xuelian.example/reset#token='),
    });
    const byNode = 'query ($id: ID!) { node(id: $id) { ... on Mail { text } } }';
    const id = mails.nodes[0].id;
    expect((await app.execute(byNode, { id }, { actor: system })).data?.['node'].text).toContain('#token=');
    expect(codesOf(await app.execute(MAILS, {}, { actor: visitor('out') }), 'mails')).toEqual(['UNAUTHENTICATED']);
    for (const actor of [actorWith([]), systemActor('SECURITY'), systemActor('AUDIT')]) {
      expect(codesOf(await app.execute(MAILS, {}, { actor }), 'mails')).toEqual(['FORBIDDEN']);
      expect((await app.execute(byNode, { id }, { actor })).data?.['node']).toBeNull();
    }
    expect(JSON.stringify(await outsideDemo(MAILS, system))).not.toContain('#token=');

    const { actor: persona, token } = await signIn(app, 'demo.one');
    expect(persona.accountId).not.toBeNull();
    expect(await retireDemoPersonas(app.kernel)).toBe(1);
    expect(await rows(app, 'select key from demo_persona')).toHaveLength(0);
    expect((await trySignIn(app, 'demo.one')).token).toBeNull();
    expect(
      await rows(
        app,
        `select id from session s where digest = encode(sha256(?::bytea), 'hex') and revoked_at is null`,
        token,
      ),
    ).toHaveLength(0);
    // Outside a demo the administrator sees that there are mails and how they stand, not whose and not their links.
    const masked = { text: null, to: 'e***@example.org' };
    expect((await app.execute(byNode, { id }, { actor: system })).data?.['node']).toEqual({ text: null });
    const outbox = (await app.execute(MAILS, {}, { actor: system })).data?.['mails'];
    expect(outbox.nodes.find((mail: { id: string }) => mail.id === id)).toMatchObject(masked);
    expect((await outsideDemo(MAILS, system)).data?.['mails']).toMatchObject({ totalCount: outbox.totalCount });
    for (const condition of ['to: { eq: "emil@example.org" }', 'not: { to: { eq: "nobody@example.org" } }']) {
      const found = await app.execute(`{ mails(filter: { ${condition} }) { totalCount } }`, {}, { actor: system });
      const all = condition.startsWith('not');
      expect(found.data?.['mails'].totalCount, condition).toBe(all ? outbox.totalCount : 0);
    }
  });
});

describe('secrets', () => {
  it('are no part of the contract and of no answer', async () => {
    const contract = printSchema(buildSchema(RESOLVERS));
    const fields = [...contract.matchAll(/^ {2}(\w+)[(:]/gm)].map(([, name]) => name!);
    expect(
      fields.filter((name) => /hash$|digest|totpSecret|passwordHash/i.test(name)).filter((name) => name !== 'hash'),
    ).toEqual([]);
    await openAccount(app, 'hanna', { email: 'hanna@example.org', systemRole: 'SECURITY' });
    const { actor } = await signIn(app, 'hanna');
    const answers = await Promise.all(
      [
        '{ viewer { account { id loginName email } session { id device } preferences { theme } permissions } }',
        '{ accounts { nodes { id loginName email status systemRole locale hasTotp sessionCount createdAt lastSignInAt version } } }',
        '{ sessions { nodes { id device createdAt } } }',
        '{ accounts(orderBy: [{ field: PASSWORD_HASH }]) { totalCount } }',
        '{ accounts(filter: { passwordHash: { startsWith: "$argon2" } }) { totalCount } }',
      ].map((document) => app.execute(document, {}, { actor })),
    );
    expect(answers.slice(0, 3).every(({ errors }) => errors === undefined)).toBe(true);
    expect(answers.slice(3).every(({ errors }) => errors?.[0]?.extensions?.['code'] === 'BAD_REQUEST')).toBe(true);
    const text =
      JSON.stringify(answers) +
      JSON.stringify(await rows(app, 'select * from audit_entry')) +
      JSON.stringify(await rows(app, 'select * from outbox_event'));
    expect(text).not.toMatch(/\$argon2/);
    for (const { digest } of await rows<{ digest: string }>(
      app,
      'select digest from session union all select digest from account_token',
    )) {
      expect(text).not.toContain(digest);
    }
  });
});
