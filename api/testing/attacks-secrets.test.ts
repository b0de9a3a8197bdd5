import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../app.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import { FAILURE_TEXTS } from '../kernel/messages.ts';
import { newId } from '../kernel/ids.ts';
import { allPermissions, SYSTEM_ROLES } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { systemActor } from './actors.ts';
import { buildFederation, enter, holder, seat, setUp, signInAs, type TestFederation } from './federation.ts';
import { generateCall } from './generate-call.ts';
import { serve } from './serve.ts';
import { createTestApp, type Answer, type TestApp } from './test-app.ts';

const schema = buildSchema(RESOLVERS);
let app: TestApp;
let federation: TestFederation;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
});
afterAll(() => app.close());

describe('cursors', () => {
  const reader = { locale: 'en' } as const;
  const list = (args: string): string =>
    `query ($after: String) { organizations(${args}) { nodes { id name } pageInfo { endCursor } } }`;
  const BASE = 'first: 3, after: $after, orderBy: [{ field: NAME }]';

  /** Refused as an invalid cursor in both languages, before any SQL. */
  async function invalid(document: string, variables: object, actor = holder(federation.hunan, [])): Promise<void> {
    for (const locale of ['zh-CN', 'en'] as const) {
      let answer: Answer | undefined;
      const reads = await app.countReads(async () => {
        answer = await app.execute(document, { ...variables }, { actor: { ...actor, locale } });
      });
      expect(answer!.errors?.[0], JSON.stringify(variables)).toMatchObject({
        message: FAILURE_TEXTS['INVALID_CURSOR']![locale],
        extensions: { code: 'BAD_REQUEST', reason: 'INVALID_CURSOR' },
      });
      expect(reads).toBe(0);
    }
  }

  it('attack 16: of another order, filter, search, list or reader, cut, changed or invented, they open no page', async () => {
    const actor = holder(federation.hunan, [], 'SUBTREE', reader);
    const page = async (after: string | null): Promise<{ nodes: object[]; pageInfo: { endCursor: string } }> => {
      const answer = await app.execute(list(BASE), { after }, { actor });
      return answer.data!['organizations'];
    };
    const first = await page(null);
    const cursor = first.pageInfo.endCursor;
    const second = await page(cursor);
    expect(second.nodes).toHaveLength(3);

    for (const args of [
      'first: 3, after: $after, orderBy: [{ field: NAME, direction: DESC }]',
      'first: 3, after: $after, orderBy: [{ field: LEVEL }]',
      'first: 3, after: $after, orderBy: [{ field: NAME }, { field: LEVEL }]',
      'first: 3, after: $after',
      `${BASE}, filter: { level: { eq: SCHOOL } }`,
      `${BASE}, search: "大学"`,
    ]) {
      await invalid(list(args), { after: cursor }, actor);
    }
    await invalid('query ($after: String) { institutions(after: $after) { nodes { id } } }', { after: cursor }, actor);
    await invalid(list(BASE), { after: cursor }, holder(federation.hunan, []));

    const [signature, body] = cursor.split('.') as [string, string];
    const [otherSignature, otherBody] = second.pageInfo.endCursor.split('.') as [string, string];
    const keys = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
    const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const after of [
      `${signature}.${otherBody}`,
      `${otherSignature}.${body}`,
      `.${body}`,
      `${signature}.`,
      `${signature}.${written([])}`,
      `${signature}.${written(["' or 1=1 --", keys[1]])}`,
      `${signature}.${written({ length: 2 })}`,
      `${signature}${'='.repeat(3000)}.${body}`,
      '.',
      'x',
      '\0',
      'NaN.NaN',
      '学联.游标',
      'a'.repeat(10_000),
    ]) {
      await invalid(list(BASE), { after }, actor);
    }
    for (let length = 1; length < cursor.length; length += 5) {
      await invalid(list(BASE), { after: cursor.slice(0, length) }, actor);
    }
    for (let index = 0; index < cursor.length; index += 3) {
      const after = `${cursor.slice(0, index)}${cursor[index] === 'A' ? 'B' : 'A'}${cursor.slice(index + 1)}`;
      const answer = await app.execute(list(BASE), { after }, { actor });
      // The last letter of a part may hold bits that mean nothing: then it is the same cursor in another spelling.
      if (answer.errors) {
        expect(answer.errors[0]!.extensions).toMatchObject({ reason: 'INVALID_CURSOR' });
      } else {
        expect(answer.data!['organizations'].nodes).toEqual(second.nodes);
      }
    }
  });

  it('attack 16: pages neither skip nor repeat what was there all the time, whatever comes and goes meanwhile', async () => {
    const insert = async (name: string): Promise<string> => {
      const id = newId();
      await runRead(
        app.kernel,
        sql`insert into institution (id, name, category, education_level, ownership, supervising_authorities, province_code, search_text, created_at)
          values (${id}, ${name}, 'REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'PUBLIC', '{}', '430000', '', now())`,
      );
      return id;
    };
    const PAGE = `query ($after: String, $size: Int) { institutions(first: $size, after: $after, filter: { name: { startsWith: "翻" } },
      orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const letters = fc.constantFrom('甲', '乙', '丙', '丁', 'A', 'z', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(letters, { minLength: 1, maxLength: 25 }),
        fc.array(fc.tuple(fc.boolean(), letters), { maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        async (stay, moves, size) => {
          await runRead(app.kernel, sql`delete from institution where name like '翻%'`);
          const names: string[] = [];
          for (const [index, letter] of stay.entries()) {
            names.push(`翻${letter}${index}`);
            await insert(names.at(-1)!);
          }
          const passing: string[] = [];
          const seen: string[] = [];
          let after: string | null = null;
          do {
            const answer: Answer = await app.execute(PAGE, { after, size });
            const { nodes, pageInfo } = answer.data!['institutions'];
            seen.push(...nodes.map(({ name }: { name: string }) => name));
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
            const move = moves.pop();
            if (move?.[0]) {
              passing.push(await insert(`翻${move[1]}过客`));
            } else if (passing.length > 0) {
              await runRead(app.kernel, sql`delete from institution where id = ${passing.pop()}`);
            }
          } while (after);
          expect(seen.filter((name) => !name.includes('过客')).sort()).toEqual([...names].sort());
        },
      ),
      { numRuns: 12, seed: 16 },
    );
  });
});

/** Everything that can be selected below a type without arguments, some levels deep. */
function everything(type: GraphQLNamedType, levels: number): string {
  if (isUnionType(type) || !isObjectType(type)) {
    return '__typename';
  }
  const parts = Object.values(type.getFields()).flatMap(({ name, type: fieldType, args }) => {
    if (args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) {
      return [];
    }
    const named = getNamedType(fieldType);
    if (!isCompositeType(named)) {
      return [name];
    }
    return levels > 0 ? [`${name} { ${everything(named, levels - 1)} }`] : [];
  });
  return `__typename ${parts.join(' ')}`;
}

describe('secrets', () => {
  it('attack 53: no hash, secret or digest is in any answer to anyone', async () => {
    const person = await enter(app, federation.school, '秘书长');
    const token = await signInAs(app, person, 'mishu.zhang');
    const started = await app.execute('mutation { totpStart { secret userErrors { code } } }', {}, { token });
    const told = started.data?.['totpStart'].secret as string;
    expect(told).toMatch(/^[A-Z2-7]{16,}$/);
    const [account] = await runRead<{ id: string }>(
      app.kernel,
      sql`select id from account where login_name = 'mishu.zhang'`,
    );
    const office = holder(
      federation.national,
      allPermissions()
        .filter(({ spec }) => !spec.systemRole)
        .map(({ key }) => key),
      'SUBTREE',
      { accountId: account!.id, personId: person.uuid, purpose: '核对' },
    );
    const callers = [office, ...SYSTEM_ROLES.map((role) => ({ ...systemActor(role), accountId: account!.id }))];
    const texts: string[] = [];
    let answered = 0;
    for (const field of Object.values(schema.getQueryType()!.getFields())) {
      const named = getNamedType(field.type);
      const selection = isCompositeType(named) ? `{ ${everything(named, 2)} }` : '';
      const { document, variables } = generateCall('query', field, {
        id: federation.school.id,
        ids: [federation.school.id],
      });
      const end = document.lastIndexOf(')') > document.indexOf(field.name) ? document.lastIndexOf(')') + 1 : -1;
      const call = document.slice(0, end > 0 ? end : document.indexOf(field.name) + field.name.length);
      const query = `${call} ${selection} }`;
      for (const actor of callers) {
        const answer = await app.execute(query, variables, { actor });
        answered += answer.errors ? 0 : 1;
        texts.push(JSON.stringify(answer));
      }
    }
    expect(answered).toBeGreaterThan(30);
    const all = texts.join('\n');
    expect(all).not.toMatch(/\$argon2|passwordHash|password_hash|totpSecret/);
    const secrets = await runRead<{ secret: string }>(
      app.kernel,
      sql`select digest as secret from session union all select digest from account_token union all select digest from recovery_code
        union all select password_hash from account where password_hash is not null
        union all select totp_secret from account where totp_secret is not null union all select ${told}`,
    );
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter(({ secret }) => all.includes(secret))).toEqual([]);
  });

  it('attack 53 and 70: nor is a hash kept anywhere but beside its account', async () => {
    const tables = await runRead<{ name: string }>(
      app.kernel,
      sql`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(25);
    const holding: string[] = [];
    for (const { name } of tables) {
      const found = await runRead(app.kernel, sql([`select 1 from ${name} t where t::text like '%$argon2%' limit 1`]));
      if (found.length > 0) {
        holding.push(name);
      }
    }
    expect(holding).toEqual(['public.account']);
  });
});

describe('second ways in', () => {
  it('attack 31: no header, argument or foreign token says whose the caller is', async () => {
    const served = await serve(app);
    const ask = async (headers: Record<string, string>): Promise<string> => {
      const response = await fetch(`${served.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ viewer { account { id } } persons { totalCount } }' }),
      });
      return JSON.stringify([response.status, await response.json()]);
    };
    try {
      const nobody = await ask({});
      expect(nobody).toContain('UNAUTHENTICATED');
      const claim = Buffer.from(JSON.stringify({ sub: 'admin', org: federation.national.id })).toString('base64url');
      for (const headers of [
        {
          'x-organization-id': federation.national.id,
          'x-user-id': '1',
          'x-role': 'SYSTEM',
          'x-forwarded-user': 'admin',
        },
        { authorization: `Bearer eyJhbGciOiJub25lIn0.${claim}.` },
        { authorization: 'Bearer null' },
        { authorization: 'Basic YWRtaW46YWRtaW4=' },
        { authorization: `Bearer ${'a'.repeat(43)}` },
        { cookie: '__Host-xuelian=; __Host-xuelian=admin' },
        { cookie: `xuelian=${'a'.repeat(43)}` },
      ]) {
        expect(await ask(headers as Record<string, string>)).toBe(nobody);
      }
    } finally {
      await served.close();
    }
  });

  it('attack 52: an office that requires a second factor opens nothing by token or upload without one', async () => {
    const person = await enter(app, federation.hunan, '双因子');
    const strict = await setUp(app, federation.hunan, 'SECRETARY_GENERAL', {
      permissions: ['import.run', 'institution.manage'],
      requiresSecondFactor: true,
      reach: 'SUBTREE',
    });
    await seat(app, strict, person, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, person, 'shuang.yinzi');
    const served = await serve(app);
    const upload = async (): Promise<number> =>
      (
        await fetch(`${served.address}/imports`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/octet-stream',
            'x-file-name': 'a.csv',
          },
          body: 'a,b\n1,2\n',
        })
      ).status;
    try {
      expect(await upload()).toBe(403);
      for (const locale of ['zh-CN', 'en'] as const) {
        const answer = await app.execute(
          'mutation { institutionCreate(input: { name: "x", category: REGULAR_UNIVERSITY, educationLevel: UNDERGRADUATE, ownership: PUBLIC, provinceCode: "430000", supervisingAuthorities: [] }) { userErrors { code } } }',
          {},
          { token, locale },
        );
        expect(answer.errors?.[0]).toMatchObject({
          message: FAILURE_TEXTS['SECOND_FACTOR_REQUIRED']![locale],
          extensions: { code: 'FORBIDDEN' },
        });
      }
      expect(await runRead(app.kernel, sql`select 1 from import_file`)).toHaveLength(0);
      await runRead(
        app.kernel,
        sql`update session set second_factor_at = ${app.clock.now()}
        where account_id = (select id from account where login_name = 'shuang.yinzi')`,
      );
      expect(await upload()).toBe(201);
    } finally {
      await served.close();
    }
  });
});
