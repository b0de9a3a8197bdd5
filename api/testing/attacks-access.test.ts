import { getNamedType, isInputObjectType, type GraphQLField, type GraphQLInputType } from 'graphql';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKernel, RESOLVERS } from '../app.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import { decodeId, encodeId, newId, parseId } from '../kernel/ids.ts';
import { FAILURE_TEXTS } from '../kernel/messages.ts';
import { allPermissions } from '../kernel/permission.ts';
import { resolveActor } from '../modules/people/index.ts';
import { allShapes } from '../kernel/read/shape.ts';
import { runRead } from '../kernel/read/reader.ts';
import { buildFederation, enter, holder, seat, setUp, signInAs, type TestFederation } from './federation.ts';
import { generateCall } from './generate-call.ts';
import { serve } from './serve.ts';
import { createTestApp, type Answer, type TestApp } from './test-app.ts';

const schema = buildSchema(RESOLVERS);
const roots = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const;

let app: TestApp;
let federation: TestFederation;
/** Session of somebody who holds every permission that an office can give, over a school in another province. */
let outsider = '';
/** Session of whoever runs the school whose records are attacked. */
let insider = '';
/** What belongs to that school: public ids with their tables. */
const targets: { id: string; table: string }[] = [];

beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  const everything = allPermissions()
    .filter(({ spec }) => !spec.systemRole)
    .map(({ key }) => key);
  const session = async (organization: TestFederation['school'], name: string, login: string): Promise<string> => {
    const person = await enter(app, organization, name);
    const office = await setUp(app, organization, 'chair', { permissions: everything, reach: 'SUBTREE' });
    const term = await seat(app, office, person, '2026-01-01', '2027-12-31');
    if (organization === federation.school) {
      targets.push(
        { id: person.id, table: 'person' },
        { id: office.id, table: 'office' },
        { id: term.id, table: 'term' },
      );
    }
    return signInAs(app, person, login);
  };
  insider = await session(federation.school, '甲主席', 'jia.zhuxi');
  outsider = await session(federation.foreign, '乙主席', 'yi.zhuxi');
  const member = await enter(app, federation.department, '甲干事', {
    studentNumber: '2024000001',
    email: 'gan@jia.example',
  });
  const office = await setUp(app, federation.department, 'member', { seats: 5 });
  const past = await seat(app, office, member, '2025-01-01', '2026-01-01');
  const made = await app.execute(
    `mutation { savedViewSave(input: { resource: "persons", name: "甲的视图", query: "a=1" }) { savedView { id } userErrors { code path } } }`,
    {},
    { token: insider },
  );
  const view = made.data?.['savedViewSave']?.savedView?.id as string | undefined;
  const [account] = await runRead<{ id: string }>(
    app.kernel,
    sql`select id from account where login_name = 'jia.zhuxi'`,
  );
  const [open] = await runRead<{ id: string }>(
    app.kernel,
    sql`select s.id from session s join account a on a.id = s.account_id where a.login_name = 'jia.zhuxi'`,
  );
  targets.push(
    { id: federation.school.id, table: 'organization' },
    { id: federation.department.id, table: 'organization' },
    { id: encodeId('ins', federation.institutionUuid), table: 'institution' },
    { id: member.id, table: 'person' },
    { id: past.id, table: 'term' },
    { id: encodeId('acc', account!.id), table: 'account' },
    { id: encodeId('ses', open!.id), table: 'session' },
    ...(view ? [{ id: view, table: 'saved_view' }] : []),
  );
});
afterAll(() => app.close());

/** Names of all arguments and input fields of a root field that take ids. */
function idNames(field: GraphQLField<unknown, unknown>): string[] {
  const names = new Set<string>();
  const walk = (name: string, type: GraphQLInputType, depth: number): void => {
    const named = getNamedType(type);
    if (named.name === 'ID') {
      names.add(name);
    } else if (isInputObjectType(named) && depth < 2 && !named.name.endsWith('Filter')) {
      for (const inner of Object.values(named.getFields())) {
        walk(inner.name, inner.type, depth + 1);
      }
    }
  };
  for (const argument of field.args) {
    walk(argument.name, argument.type, 0);
  }
  return [...names];
}

const stored = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      targets.map(({ id, table }) =>
        runRead(
          app.kernel,
          sql(
            [`select to_jsonb(t) - 'last_seen_at' as row from ${table} t where id = '`, `'`],
            sql([parseId(id)!.uuid]),
          ),
        ),
      ),
    ),
  );

/** An answer without the ids that the caller sent itself. */
const shape = (answer: Answer, id: string): string =>
  JSON.stringify({
    data: answer.data,
    errors: answer.errors?.map(({ message, extensions }) => [message, extensions?.['code']]),
  }).replaceAll(id, 'ID');

const NOUNS = ['organization', 'institution', 'person', 'office', 'account', 'term'];

describe('records of another school', () => {
  it(
    'attack 22: by any root field an invisible record answers as one that never was, and nothing of it changes',
    { timeout: 60_000 },
    async () => {
      const before = await stored();
      const facts = { token: outsider, locale: 'en', requestId: 'test', purpose: null, addressDigest: 'test' } as const;
      const actor = await resolveActor(app.kernel, facts);
      const hidden = new Set<string>();
      for (const { id } of targets) {
        const caller = { token: outsider, purpose: '试探' };
        const answer = await app.execute('query ($id: ID!) { node(id: $id) { id } }', { id }, caller);
        if (answer.data!['node'] === null) {
          hidden.add(id);
        }
      }
      // Structure is public, and members see who is in office now; nothing else of the other school is visible.
      const visible = targets.filter(({ id }) => !hidden.has(id)).map(({ table }) => table);
      expect(visible.sort()).toEqual(['institution', 'office', 'organization', 'organization', 'term']);
      const differing: string[] = [];
      let calls = 0;
      for (const [operation, root] of roots) {
        for (const field of Object.values(root!.getFields())) {
          for (const name of idNames(field)) {
            const noun = NOUNS.find((one) => name.toLowerCase().includes(one));
            const tried = targets.filter(({ table }) => !noun || table === noun);
            calls += tried.length;
            const found = tried.map(async ({ id, table }) => {
              const ask = async (one: string): Promise<string> => {
                const { document, variables } = generateCall(operation, field, {
                  [name]: name.endsWith('s') ? [one] : one,
                });
                return shape(await app.execute(document, variables, { actor }), one);
              };
              const [answer, twin] = await Promise.all([ask(id), ask(encodeId(parseId(id)!.prefix, newId()))]);
              return hidden.has(id) && answer !== twin ? [`${field.name}(${name}: ${table}): ${answer}`] : [];
            });
            differing.push(...(await Promise.all(found)).flat());
          }
        }
      }
      expect(calls).toBeGreaterThan(300);
      expect(differing).toEqual([]);
      expect(await stored()).toBe(before);
    },
  );

  it('attack 22, 23 and 27: node, nodes, aliases, fragments, nested paths, counts and __typename agree that it is not there', async () => {
    const hidden = targets.filter(({ table }) => ['person', 'account', 'session', 'saved_view'].includes(table));
    expect(hidden.length).toBeGreaterThanOrEqual(5);
    const aliases = hidden.map(({ id }, index) => `n${index}: node(id: "${id}") { __typename id ...f }`).join(' ');
    const answer = await app.execute(
      `query ($ids: [ID!]!, $school: ID!) { ${aliases} nodes(ids: $ids) { __typename id }
        persons(first: 100, filter: { name: { startsWith: "甲" } }) { totalCount nodes { id } }
        organization(id: $school) { offices(first: 50) { nodes { terms(first: 50) { totalCount nodes { id person { id name } } } } } } }
       fragment f on Node { id ... on Person { name email studentNumber } }`,
      { ids: hidden.map(({ id }) => id), school: federation.school.id },
      { token: outsider, purpose: '试探' },
    );
    expect(answer.errors).toBeUndefined();
    const { nodes, persons, organization, ...single } = answer.data!;
    expect(Object.values(single)).toEqual(hidden.map(() => null));
    expect(nodes).toEqual(hidden.map(() => null));
    expect(persons).toEqual({ totalCount: 0, nodes: [] });
    const terms = organization.offices.nodes.flatMap((one: { terms: { nodes: object[] } }) => one.terms.nodes);
    expect(terms).toEqual([{ id: targets.find(({ table }) => table === 'term')!.id, person: null }]);
    const own = await app.execute(
      '{ persons(first: 100, filter: { name: { startsWith: "甲" } }) { totalCount } }',
      {},
      { token: insider, purpose: '核对' },
    );
    expect(own.data!['persons'].totalCount).toBe(2);
  });

  it('attack 29: of two mutations in one request each is judged for itself', async () => {
    const version = async (id: string): Promise<number> =>
      (
        await runRead<{ version: number }>(
          app.kernel,
          sql`select version from organization where id = ${decodeId('org', id)}`,
        )
      )[0]!.version;
    const document = `mutation ($own: ID!, $other: ID!, $a: Int!, $b: Int!) {
      a: organizationUpdate(id: $own, version: $a, input: { shortName: "乙简" }) { userErrors { code } }
      b: organizationUpdate(id: $other, version: $b, input: { shortName: "乙夺" }) { userErrors { code } }
      c: organizationUpdate(id: $other, version: $b, input: { shortName: "乙夺" }) { userErrors { code } } }`;
    const [own, other] = [federation.foreign.id, federation.school.id];
    const answer = await app.execute(
      document,
      { own, other, a: await version(own), b: await version(other) },
      { token: outsider },
    );
    // A refused mutation makes the whole answer null, and what came before it stays done.
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    const rows = await runRead<{ short_name: string | null }>(
      app.kernel,
      sql`select short_name from organization where id in (${decodeId('org', own)}, ${decodeId('org', other)}) order by short_name nulls last`,
    );
    expect(rows.map((row) => row.short_name)).toEqual(['乙简', null]);
  });

  it('attack 28: when the judging itself breaks, nothing is done', async () => {
    const document = `mutation ($id: ID!, $version: Int!) {
      organizationUpdate(id: $id, version: $version, input: { shortName: "破" }) { userErrors { code } } }`;
    const able = holder(federation.school, ['organization.update']);
    const broken = Object.defineProperty({ ...able }, 'grants', {
      get: () => {
        throw new Error('the policy broke');
      },
    });
    const before = await stored();
    for (const query of [document, '{ persons { totalCount } }']) {
      const answer = await app.execute(query, { id: federation.school.id, version: 1 }, { actor: broken });
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('INTERNAL');
      expect(answer.data ?? null).toBeNull();
      expect(JSON.stringify(answer)).not.toContain('the policy broke');
    }
    expect(await stored()).toBe(before);
  });

  it('attack 34: a province sees numbers but no names without a purpose, and nothing once the school has gone', async () => {
    const province = holder(federation.hunan, ['organization.read', 'person.read']);
    const document = `query ($id: ID!) { organization(id: $id) { name changes(first: 5) { totalCount } }
      persons(first: 50, filter: { within: $id }) { totalCount nodes { name } } }`;
    const ask = async (purpose: string | null): Promise<[number, number]> => {
      const answer = await app.execute(document, { id: federation.school.id }, { actor: { ...province, purpose } });
      expect(answer.errors).toBeUndefined();
      return [answer.data!['organization'].changes.totalCount, answer.data!['persons'].totalCount];
    };
    const moved = async (parent: string): Promise<void> => {
      const [row] = await runRead<{ version: number }>(
        app.kernel,
        sql`select version from organization where id = ${federation.school.uuid}`,
      );
      const answer = await app.execute(
        `mutation ($id: ID!, $version: Int!, $input: OrganizationMoveInput!) {
          organizationMove(id: $id, version: $version, input: $input) { userErrors { code message } } }`,
        {
          id: federation.school.id,
          version: row!.version,
          input: { parentId: parent, effectiveOn: app.clock.today(), reason: '隶属调整' },
        },
        { actor: holder(federation.national, ['organization.move', 'organization.create', 'organization.read']) },
      );
      expect(answer.data?.['organizationMove'].userErrors).toEqual([]);
    };
    expect(await ask(null)).toEqual([0, 0]);
    expect(await ask('换届核对')).toEqual([0, 2]);
    await moved(federation.hubei.id);
    expect(await ask('换届核对')).toEqual([0, 0]);
    const history = await app.execute(
      'query ($id: ID!) { organization(id: $id) { changes(first: 5) { totalCount } } }',
      { id: federation.school.id },
      { actor: holder(federation.hubei, ['organization.read']) },
    );
    expect(history.data!['organization'].changes.totalCount).toBe(1);
    await moved(federation.hunan.id);
  });

  it('attack 38 and 87: the same ids for two viewers in the same tick, through a small pool and with callers that leave', async () => {
    const kernel = await openKernel({ url: app.url, secret: app.kernel.secret, clock: app.clock, poolSize: 4 });
    const served = await serve({ ...app, kernel });
    const person = targets.find(({ table }) => table === 'person')!.id;
    const ask = async (token: string, signal?: AbortSignal): Promise<unknown> => {
      const response = await fetch(`${served.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query: `{ node(id: "${person}") { ... on Person { name } } viewer { account { loginName } } }`,
        }),
        ...(signal ? { signal } : {}),
      });
      return response.json();
    };
    try {
      const answers = await Promise.all(
        Array.from({ length: 120 }, async (_, index) => {
          const isInsider = index % 2 === 0;
          const leaving = index % 7 === 0 ? AbortSignal.timeout(index % 20) : undefined;
          const answer = await ask(isInsider ? insider : outsider, leaving).catch(() => null);
          return answer === null ? null : JSON.stringify([isInsider, answer]);
        }),
      );
      const kinds = [...new Set(answers.filter((answer) => answer !== null))].map(
        (text) => JSON.parse(text) as [boolean, { data: object }],
      );
      expect(kinds).toHaveLength(2);
      for (const [isInsider, { data }] of kinds) {
        expect(data).toEqual({
          node: isInsider ? { name: '甲主席' } : null,
          viewer: { account: { loginName: isInsider ? 'jia.zhuxi' : 'yi.zhuxi' } },
        });
      }
    } finally {
      await served.close();
      await kernel.orm.close(true);
    }
  });
});

describe('filters and orders', () => {
  it('attack 24: whatever a field asks for, the filter and the order by it ask for too', () => {
    const guarded = allShapes().flatMap((one) =>
      Object.entries(one.fields).flatMap(([name, field]) =>
        field.kind === 'column' && field.requires ? [{ one, name, requires: field.requires }] : [],
      ),
    );
    expect(guarded.length).toBeGreaterThan(2);
    for (const { one, name, requires } of guarded) {
      const order = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      for (const spec of [one.filters[name], one.orders[order]]) {
        expect(spec?.requires ?? requires, `${one.name}.${name}`).toBe(requires);
      }
    }
  });

  it.each([
    ['plainly', { externalCode: { eq: 'YL-1' } }],
    ['in or', { or: [{ externalCode: { startsWith: 'YL' } }, { level: { eq: 'SCHOOL' } }] }],
    ['in not', { not: { externalCode: { isNull: true } } }],
    ['deep down', { and: [{ or: [{ not: { and: [{ externalCode: { contains: 'L' } }] } }] }] }],
  ])('attack 24: a field that the viewer may not read is refused as a filter %s, before any SQL', async (_, filter) => {
    const document =
      'query ($filter: OrganizationFilter) { organizations(filter: $filter) { totalCount nodes { id } } }';
    for (const locale of ['zh-CN', 'en'] as const) {
      let answer: Answer | undefined;
      const reads = await app.countReads(async () => {
        answer = await app.execute(
          document,
          { filter },
          { actor: holder(federation.foreign, ['person.read'], 'HERE', { locale }) },
        );
      });
      expect(answer!.errors?.[0]).toMatchObject({
        message: FAILURE_TEXTS['FILTER_FORBIDDEN']![locale].replace('{field}', 'externalCode'),
        extensions: { code: 'BAD_REQUEST', reason: 'FILTER_FORBIDDEN' },
      });
      expect(reads).toBe(0);
    }
  });

  it('attack 24: nor does the secret of rows elsewhere decide what a reader of some rows finds', async () => {
    const document =
      'query ($filter: OrganizationFilter) { organizations(first: 100, filter: $filter) { totalCount nodes { id } } }';
    const viewer = { actor: holder(federation.foreign, ['organization.read']) };
    const found = async (filter: object): Promise<unknown> =>
      (await app.execute(document, { filter }, viewer)).data!['organizations'];
    const filters = [
      { externalCode: { eq: 'GEHEIM' } },
      { not: { externalCode: { eq: 'GEHEIM' } } },
      { externalCode: { isNull: true } },
    ];
    const before = [];
    for (const filter of filters) {
      before.push(await found(filter));
    }
    await runRead(
      app.kernel,
      sql`update organization set external_code = 'GEHEIM' where id = ${federation.school.uuid}`,
    );
    const after = [];
    for (const filter of filters) {
      after.push(await found(filter));
    }
    await runRead(app.kernel, sql`update organization set external_code = null where id = ${federation.school.uuid}`);
    expect(after).toEqual(before);
  });

  it.each(['name; drop table organization', 'NAME desc nulls last', '名'.repeat(3300), 'NAME\0', ''])(
    'attack 25: %j is no order',
    async (field) => {
      const document = 'query ($o: [OrganizationOrder!]) { organizations(orderBy: $o) { totalCount } }';
      const reads = await app.countReads(async () => {
        const answer = await app.execute(document, { o: [{ field }] }, { token: '' });
        expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
        expect(answer.errors![0]!.message.length).toBeLessThan(400);
      });
      expect(reads).toBe(0);
    },
  );
});

describe('inputs', () => {
  it('attack 30: no mutation takes a key that its input does not name', async () => {
    let refusals = 0;
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      const input = field.args.find(({ type }) => isInputObjectType(getNamedType(type)));
      const { document, variables } = generateCall('mutation', field);
      const given = input ? variables[input.name] : undefined;
      if (!input || typeof given !== 'object' || given === null || Array.isArray(given)) {
        continue;
      }
      const known = (
        getNamedType(input.type) as ReturnType<typeof schema.getType> & { getFields(): object }
      ).getFields();
      for (const key of ['organizationId', 'systemRole', 'permissions', 'version']) {
        if (!(key in known)) {
          const answer = await app.execute(
            document,
            { ...variables, [input.name]: { ...given, [key]: 'SYSTEM' } },
            { token: insider },
          );
          expect(answer.errors?.[0]?.extensions?.['code'], `${field.name}.${key}`).toBe('BAD_REQUEST');
          refusals += 1;
        }
      }
    }
    expect(refusals).toBeGreaterThan(100);
  });

  it('attack 41: what must be unique is so among records of one owner, or is known to everyone', async () => {
    // Each of these tells somebody that a value is taken which they may not see; why that is harmless stands beside it.
    const open: Readonly<Record<string, string>> = {
      account_login_name_unique: 'only the security administrator, who sees all accounts, sets it',
      account_email_unique: 'as above',
      account_token_digest_unique: 'a digest of 256 random bits',
      account_token_first_administrator_unique: 'one link of the whole installation, made by the command line',
      export_ticket_digest_unique: 'a digest of 256 random bits',
      attachment_ticket_unique: 'a digest of 256 random bits',
      attachment_store_key_unique: 'made by the platform',
      session_digest_unique: 'a digest of 256 random bits',
      division_code_unique: 'public reference data',
      calendar_year_unique:
        'public: everyone is told which years are published, and a year that is there is no refusal',
      institution_code_current_unique: 'public codes of the Ministry',
      organization_external_code_unique:
        'unique within a province and level: the offices that set it learn that it is in use there, not by whom',
      procedure_case_subject_unique:
        'one open case on a matter: whoever may open it there learns that one is under way, not whose',
      organization_path_unique: 'made by the platform from ids',
      demo_persona_key_unique: 'made by the demo loader',
    };
    const indexes = await runRead<{ name: string; columns: string }>(
      app.kernel,
      sql`select c.relname as name, pg_get_indexdef(i.indexrelid) as columns from pg_index i join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and i.indisunique and not i.indisprimary`,
    );
    expect(indexes.length).toBeGreaterThan(20);
    const owned =
      /\((?:.*[ (,])?(organization_id|parent_id|account_id|institution_id|from_id|batch_id|term_id|other_term_id|merged_id|rule_pack_id|owner_id|chain|procedure_id|case_id)\b/;
    expect(
      indexes.filter(({ name, columns }) => !owned.test(columns) && !(name in open)).map(({ columns }) => columns),
    ).toEqual([]);
  });
});
