import { createHash } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { isEnumType } from 'graphql';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { RESOLVERS } from '../../app.ts';
import { buildSchema } from '../../graphql/build-schema.ts';
import { planExport } from '../../graphql/export-list.ts';
import { allExportLists, exportListNamed } from '../../kernel/export-list.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { createDemoApp, signInPersona } from '../../testing/demo-app.ts';
import { holder, type TestOrganization } from '../../testing/federation.ts';
import { post, schoolCsv } from '../../testing/imports.ts';
import { serve, type Served } from '../../testing/serve.ts';
import type { Answer, Caller, TestApp } from '../../testing/test-app.ts';
import { openDownload } from './export-download.ts';
import { checkWish } from './export-order.ts';
import type { ExportOrder } from './export-ticket.entity.ts';

const CREATE = `mutation ($input: ExportCreateInput!) { exportCreate(input: $input) {
  ticket { path rowCount expiresAt } userErrors { code message path } } }`;
const PURPOSE = '换届名册核对';

let app: TestApp;
let served: Served;
const tokens = new Map<string, string>();
beforeAll(async () => {
  app = await createDemoApp();
  served = await serve(app);
  for (const login of PERSONAS) {
    tokens.set(login, await signInPersona(app, login));
  }
});
afterAll(async () => {
  await served.close();
  await app.close();
});

const PERSONAS = ['national.secretary', 'yunling.chair', 'security.admin', 'auditor'];
const ask = (login: string, input: object, caller: Caller = {}): Promise<Answer> =>
  app.execute(CREATE, { input: { format: 'CSV', ...input } }, { token: tokens.get(login)!, ...caller });
const download = (path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${served.address}${path}`, {
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
  });

async function ticketOf(
  login: string,
  input: object,
  caller: Caller = {},
): Promise<{ path: string; rowCount: number }> {
  const answer = await ask(login, input, caller);
  expect(answer.errors).toBeUndefined();
  expect(answer.data!['exportCreate'].userErrors).toEqual([]);
  return answer.data!['exportCreate'].ticket;
}

async function codesOf(login: string, input: object): Promise<string[]> {
  const { errors, data } = await ask(login, input);
  return (
    errors?.map(({ extensions }) => String(extensions?.['code'])) ??
    data!['exportCreate'].userErrors.map(({ code }: { code: string }) => code)
  );
}

async function csvOf(login: string, input: object, caller: Caller = {}): Promise<string[][]> {
  const response = await download((await ticketOf(login, input, caller)).path, tokens.get(login));
  expect(response.status).toBe(200);
  return parse(Buffer.from(await response.arrayBuffer()), { bom: true });
}

/** Every id of a list, page after page, as a client reads it. */
async function idsOf(
  login: string,
  list: string,
  given: string,
  purpose?: string,
): Promise<{ ids: string[]; total: number }> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer = await app.execute(
      `query ($after: String) { ${list}(first: 100, after: $after ${given}) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`,
      { after },
      { token: tokens.get(login)!, ...(purpose ? { purpose } : {}) },
    );
    const { nodes, totalCount, pageInfo } = answer.data![list];
    ids.push(...nodes.map(({ id }: { id: string }) => id));
    if (!pageInfo.hasNextPage) {
      return { ids, total: totalCount };
    }
    after = pageInfo.endCursor;
  }
}

describe('what is in the file', () => {
  it.each(PERSONAS.flatMap((login) => allExportLists().map(({ name }) => [login, name] as const)))(
    '%s: rows and order of %s are those of the list',
    async (login, name) => {
      const { field, anyOf } = exportListNamed(name)!;
      const offered = await app.execute(`{ exportLists { name } }`, {}, { token: tokens.get(login)! });
      const isOffered = offered.data!['exportLists'].some((list: { name: string }) => list.name === name);
      if (!isOffered) {
        expect(await codesOf(login, { list: name, columns: ['id'] })).toEqual(['FORBIDDEN']);
        return;
      }
      expect(anyOf.length).toBeGreaterThan(0);
      if (field.includes('.') || name === 'auditEntries') {
        return;
      }
      const listed = await idsOf(login, name, '');
      const { rowCount } = await ticketOf(login, { list: name, columns: ['id'], purpose: PURPOSE });
      expect(rowCount).toBe(listed.total);
      const [, ...rows] = await csvOf(login, { list: name, columns: ['id'], purpose: PURPOSE });
      expect(rows.map(([id]) => id)).toEqual(listed.ids);
    },
    60_000,
  );

  it('follows filter, search, order and the purpose under which the list is read', async () => {
    const filter = { level: { in: ['SCHOOL'] } };
    const given = `filter: { level: { in: [SCHOOL] } } orderBy: [{ field: NAME, direction: DESC }]`;
    const listed = await idsOf('national.secretary', 'organizations', given);
    const [titles, ...rows] = await csvOf(
      'national.secretary',
      {
        list: 'organizations',
        columns: ['name', 'level', 'id'],
        arguments: { filter, orderBy: [{ field: 'NAME', direction: 'DESC' }] },
      },
      { locale: 'zh-CN' },
    );
    expect(titles).toEqual(['名称', '层级', '系统编号']);
    expect(new Set(rows.map(([, level]) => level))).toEqual(new Set(['校级']));
    expect(rows.map(([, , id]) => id)).toEqual(listed.ids);

    const own = await idsOf('national.secretary', 'persons', '');
    const wide = await idsOf('national.secretary', 'persons', '', PURPOSE);
    expect(wide.total).toBeGreaterThan(own.total);
    const columns = ['id', 'name'];
    expect((await ticketOf('national.secretary', { list: 'persons', columns, purpose: PURPOSE })).rowCount).toBe(
      own.total,
    );
    const [, ...people] = await csvOf('national.secretary', { list: 'persons', columns }, { purpose: PURPOSE });
    expect(people.map(([id]) => id)).toEqual(wide.ids);
  });

  it('streams page after page without loss or doubling', async () => {
    const [, ...rows] = await csvOf('national.secretary', { list: 'terms', columns: ['id', 'office'] });
    expect(rows.length).toBeGreaterThan(1000);
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });

  it('has words for every enum value, in both languages, in every column', () => {
    const schema = buildSchema(RESOLVERS);
    for (const list of allExportLists()) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(planExport(schema, list, Object.keys(list.columns), locale).columns).toHaveLength(
          Object.keys(list.columns).length,
        );
      }
    }
    const labels: Record<string, Record<string, string>> = ENUM_LABELS['zh-CN'];
    for (const [name, values] of Object.entries(labels)) {
      const type = schema.getType(name);
      if (isEnumType(type)) {
        expect(Object.keys(values).sort(), name).toEqual(
          type
            .getValues()
            .map((value) => value.name)
            .sort(),
        );
      }
    }
  });

  it('makes cells that a spreadsheet would run harmless, and leaves numbers alone', async () => {
    const names = ['=1+1', '+8613800000000', '-2', '@sum', '\tx', '\rx', '＝cmd', 'say "a, b"'];
    for (const [index, name] of names.entries()) {
      await runRead(
        app.kernel,
        sql`update organization set external_code = ${name} where id = (select id from organization where level = 'CLUB' order by id offset ${index} limit 1)`,
      );
    }
    const input = {
      list: 'organizations',
      columns: ['externalCode', 'childCount', 'foundedOn'],
      arguments: { filter: { level: { eq: 'CLUB' } } },
    };
    const { path } = await ticketOf('national.secretary', input);
    const text = await (await download(path, tokens.get('national.secretary'))).text();
    expect(text.startsWith('\uFEFF')).toBe(false); // `text()` takes the mark away
    expect(text).toContain('\r\n');
    const cells = new Set(parse(text).map(([cell]: string[]) => cell));
    for (const name of names.slice(0, -1)) {
      expect(cells, name).toContain(`'${name}`);
      expect(cells, name).not.toContain(name);
    }
    expect(cells).toContain('say "a, b"');

    const ticket = await ticketOf('national.secretary', { ...input, format: 'XLSX' });
    const response = await download(ticket.path, tokens.get('national.secretary'));
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('.xlsx'));
    const book = read(Buffer.from(await response.arrayBuffer()));
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
    expect(rows).toHaveLength(ticket.rowCount + 1);
    const formula = Object.entries(sheet).filter(([key, cell]) => /^A\d/.test(key) && (cell as { f?: string }).f);
    expect(formula).toEqual([]);
    expect(rows.map(([cell]) => cell)).toEqual(expect.arrayContaining(names));
    expect(sheet['!autofilter']).toEqual({ ref: `A1:C${ticket.rowCount + 1}` });
    expect((sheet['B2'] as { t: string }).t).toBe('n');
    expect((sheet['C2'] as { t: string; w?: string }).t).toBe('n');
  });

  it('carries the byte order mark', async () => {
    const { path } = await ticketOf('national.secretary', { list: 'institutions', columns: ['name'] });
    const bytes = new Uint8Array(await (await download(path, tokens.get('national.secretary'))).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('exports the rows of an import, and only to those who see the batch', async () => {
    const token = tokens.get('national.secretary')!;
    const { body } = await post(served, schoolCsv([['导出示例大学', '4143090001', '湖南省', '长沙市']]), {
      authorization: `Bearer ${token}`,
    });
    const planned = await app.execute(
      `mutation ($id: ID!) { importPlan(input: { uploadId: $id, target: INSTITUTION }) { batch { id } userErrors { code message } } }`,
      { id: body.uploadId },
      { token },
    );
    const { id } = planned.data!['importPlan'].batch;
    const input = { list: 'importRows', columns: ['rowNumber', 'name', 'state'], arguments: { id }, purpose: PURPOSE };
    const [, ...rows] = await csvOf('national.secretary', input, { locale: 'zh-CN' });
    expect(rows).toEqual([['2', '导出示例大学', '新增']]);
    expect(await codesOf('yunling.chair', input)).toEqual(['NOT_FOUND']);
  });
});

describe('what is refused before a file exists', () => {
  it('unknown lists, columns and arguments, and filters that the viewer may not use', async () => {
    const columns = ['name'];
    expect(await codesOf('national.secretary', { list: 'secrets', columns })).toEqual(['EXPORT_LIST']);
    expect(await codesOf('national.secretary', { list: 'organizations', columns: ['toString'] })).toEqual([
      'EXPORT_COLUMN',
    ]);
    expect(await codesOf('national.secretary', { list: 'organizations', columns: ['name', 'name'] })).toEqual([
      'EXPORT_COLUMN',
    ]);
    expect(await codesOf('national.secretary', { list: 'organizations', columns: [] })).toEqual(['INVALID_INPUT']);
    const wrong = (given: object): Promise<string[]> =>
      codesOf('national.secretary', { list: 'organizations', columns, arguments: given });
    expect(await wrong({ first: 5 })).toEqual(['EXPORT_ARGUMENTS']);
    expect(await wrong({ filter: { nonsense: 1 } })).toEqual(['EXPORT_ARGUMENTS']);
    expect(await wrong({ orderBy: [{ field: 'PASSWORD' }] })).toEqual(['EXPORT_ARGUMENTS']);
  });

  it('personal columns without a purpose', async () => {
    const input = { list: 'persons', columns: ['name', 'phone'] };
    expect(await codesOf('national.secretary', input)).toEqual(['EXPORT_PURPOSE']);
    expect(await codesOf('national.secretary', { ...input, purpose: '  ' })).toEqual(['EXPORT_PURPOSE']);
    expect(await codesOf('security.admin', { list: 'accounts', columns: ['email'] })).toEqual(['EXPORT_PURPOSE']);
    expect(await codesOf('national.secretary', { list: 'terms', columns: ['person'] })).toEqual(['EXPORT_PURPOSE']);
    expect(await codesOf('national.secretary', { list: 'terms', columns: ['office'] })).toEqual([]);
  });

  it('more rows than a format takes', async () => {
    const actor = holder(await anyOrganization(), ['list.export']);
    const order = (format: 'CSV' | 'XLSX', totalCount: number): Promise<ExportOrder> =>
      checkWish(buildSchema(RESOLVERS), actor, { list: 'organizations', format, columns: ['name'] }, () =>
        Promise.resolve({ data: { organizations: { nodes: [], totalCount, pageInfo: { hasNextPage: false } } } }),
      );
    await expect(order('XLSX', LIMITS.exportXlsxRows + 1)).rejects.toMatchObject({
      code: 'EXPORT_ROWS',
      params: { count: LIMITS.exportXlsxRows + 1, max: LIMITS.exportXlsxRows },
    });
    expect((await order('CSV', LIMITS.exportXlsxRows + 1)).rowCount).toBe(LIMITS.exportXlsxRows + 1);
    await expect(order('CSV', LIMITS.exportCsvRows + 1)).rejects.toMatchObject({ code: 'EXPORT_ROWS' });
  });

  it('columns of a class that the viewer may read nowhere', async () => {
    // The head of a federation's department may export, but neither edit organizations' codes nor see them.
    const token = await narrowed();
    const answer = await app.execute(
      CREATE,
      { input: { list: 'organizations', format: 'CSV', columns: ['name', 'externalCode'] } },
      { token },
    );
    expect(answer.data!['exportCreate'].userErrors).toMatchObject([
      { code: 'EXPORT_COLUMN_FORBIDDEN', path: ['input', 'columns'] },
    ]);
    const lists = await app.execute('{ exportLists { name columns { key } } }', {}, { token });
    const organizations = lists.data!['exportLists'].find(({ name }: { name: string }) => name === 'organizations');
    expect(organizations.columns.map(({ key }: { key: string }) => key)).not.toContain('externalCode');
  });
});

/** The chair of a province with nothing but the right to export. */
async function narrowed(): Promise<string> {
  const token = await signInPersona(app, 'yunling.chair');
  await setPermissions('yunling.chair', ['list.export']);
  return token;
}

const setPermissions = (login: string, permissions: readonly string[]): Promise<object[]> =>
  runRead(
    app.kernel,
    sql`update office set permissions = ${permissions} where id in (select t.office_id from term t join person p on p.id = t.person_id
      join account a on a.id = p.account_id where a.login_name = ${login})`,
  );

describe('the ticket', () => {
  const input = { list: 'organizations', columns: ['name'] };

  it('is for its session alone, once, for ten minutes, while the right lasts', async () => {
    const token = tokens.get('national.secretary')!;
    const { path } = await ticketOf('national.secretary', input);
    const refused = async (given: string, bearer?: string): Promise<string> => {
      const response = await download(given, bearer);
      const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return `${response.status} ${body.errors[0]!.extensions.code}`;
    };
    expect(await refused(path)).toBe('401 UNAUTHENTICATED');
    expect(await refused(path, tokens.get('auditor'))).toBe('404 NOT_FOUND');
    expect(await refused(path, await signInPersona(app, 'national.secretary'))).toBe('404 NOT_FOUND');
    expect(await refused(`/exports/${'a'.repeat(43)}`, token)).toBe('404 NOT_FOUND');
    expect(await refused('/exports/..%2F..%2Fetc', token)).toBe('404 NOT_FOUND');
    const head = await fetch(`${served.address}${path}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(head.status).toBe(404);
    const [one, two] = await Promise.all([download(path, token), download(path, token)]);
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 404]);
    await Promise.all([one.arrayBuffer(), two.arrayBuffer()]);
    expect(await refused(path, token)).toBe('404 NOT_FOUND');

    const late = await ticketOf('national.secretary', input);
    const noon = app.clock.now();
    app.clock.set(new Date(noon.getTime() + 10 * 60_000));
    expect(await refused(late.path, token)).toBe('404 NOT_FOUND');
    app.clock.set(noon);

    const lost = await ticketOf('national.secretary', input);
    const before = await runRead<{ id: string; permissions: string[] }>(
      app.kernel,
      sql`select o.id, o.permissions from office o join term t on t.office_id = o.id join person p on p.id = t.person_id
        join account a on a.id = p.account_id where a.login_name = 'national.secretary'`,
    );
    await setPermissions('national.secretary', ['organization.read']);
    expect(await refused(lost.path, token)).toBe('403 FORBIDDEN');
    for (const { id, permissions } of before) {
      await runRead(app.kernel, sql`update office set permissions = ${permissions} where id = ${id}`);
    }
    const foreign = await fetch(`${served.address}${(await ticketOf('national.secretary', input)).path}`, {
      headers: { cookie: `__Host-xuelian=${token}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    await foreign.arrayBuffer();
  });

  it('leaves order, number of rows and digest in the audit trail', async () => {
    const { path } = await ticketOf('national.secretary', { list: 'persons', columns: ['name'], purpose: PURPOSE });
    const bytes = Buffer.from(await (await download(path, tokens.get('national.secretary'))).arrayBuffer());
    const entries = await runRead<{
      action: string;
      changes: Record<string, [unknown, unknown]>;
      purpose: string | null;
      reason: string;
    }>(
      app.kernel,
      sql`select action, changes, purpose, reason from audit_entry where subject_id = (select subject_id from audit_entry
        where action = 'export.complete' order by occurred_at desc, seq desc limit 1) order by seq`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['export.create', 'export.download', 'export.complete']);
    const [created, , complete] = entries;
    expect(created!.reason).toBe(PURPOSE);
    expect(created!.changes).toMatchObject({ list: [null, 'persons'], columns: [null, 'name'], format: [null, 'CSV'] });
    expect(complete!.changes['rows']).toEqual([null, parse(bytes, { bom: true }).length - 1]);
    expect(complete!.changes['sha256']).toEqual([null, createHash('sha256').update(bytes).digest('hex')]);
    expect(complete!.purpose).toBe(PURPOSE);
  });

  it('reads no faster than a slow client takes, and stops when it goes away', async () => {
    const actor = holder(await anyOrganization(), ['list.export']);
    const order: ExportOrder = {
      list: 'organizations',
      format: 'CSV',
      columns: ['name'],
      arguments: {},
      locale: 'en',
      purpose: null,
      isReadWithPurpose: false,
      rowCount: 1_000_000,
    };
    let asked = 0;
    const nodes = Array.from({ length: 1000 }, () => ({ name: 'x'.repeat(80) }));
    const tools: RouteTools = {
      origin: () => 'http://127.0.0.1:4000',
      kernel: app.kernel,
      actorOf: () => Promise.resolve(actor),
      query: () => {
        asked += 1;
        return Promise.resolve({
          data: { organizations: { nodes, pageInfo: { hasNextPage: true, endCursor: String(asked) } } },
        });
      },
    };
    const id = newId();
    const { body: stream } = await openDownload(tools, actor, { id, order });
    const reader = stream.iterator({ destroyOnReturn: true });
    let taken = 0;
    while (taken < 2_000_000) {
      taken += ((await reader.next()).value as Buffer).length;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    // A page is about 82 kB: what was asked for is what was taken and at most the two pages in between.
    expect(asked).toBeLessThanOrEqual(Math.ceil(taken / 82_000) + 3);
    const before = asked;
    stream.destroy();
    await expect.poll(() => endOf(id)).toEqual(['export.abort']);
    expect(asked).toBeLessThanOrEqual(before + 1);
    expect(app.kernel.pool.totalCount - app.kernel.pool.idleCount).toBe(0);
  });

  it('ends a broken download as a failed one, never as a short file', async () => {
    const ticket = await ticketOf('national.secretary', { list: 'terms', columns: ['id'] });
    const { pool } = app.kernel;
    const [query, connect] = [pool.query.bind(pool), pool.connect.bind(pool)];
    let pages = 0;
    // The second page of the list is lost, however it is asked for.
    const isLost = (statement: unknown): boolean => {
      const text = typeof statement === 'string' ? statement : (statement as { text: string }).text;
      pages += text.includes('"n:nodes"') ? 1 : 0;
      return pages > 1 && text.includes('"n:nodes"');
    };
    const gone = (): Promise<never> => Promise.reject(new Error('the database went away'));
    pool.query = ((...parts: Parameters<typeof query>) =>
      isLost(parts[0]) ? gone() : query(...parts)) as typeof query;
    pool.connect = (async () => {
      const client = await connect();
      const ask = client.query.bind(client);
      client.query = ((...parts: Parameters<typeof ask>) => (isLost(parts[0]) ? gone() : ask(...parts))) as typeof ask;
      const release = client.release.bind(client);
      client.release = (failure) => {
        client.query = ask;
        client.release = release;
        release(failure);
      };
      return client;
    }) as typeof connect;
    try {
      const response = await download(ticket.path, tokens.get('national.secretary'));
      await expect(response.arrayBuffer()).rejects.toThrow('terminated');
      expect(response.status).toBe(200);
      expect(pages).toBe(2);
    } finally {
      pool.query = query;
      pool.connect = connect;
    }
  });
});

const anyOrganization = async (): Promise<TestOrganization> => {
  const [row] = await runRead<{ uuid: string }>(
    app.kernel,
    sql`select id as uuid from organization where level = 'NATIONAL' order by id limit 1`,
  );
  return { uuid: row!.uuid, id: encodeId('org', row!.uuid), level: 'NATIONAL', divisionCode: null };
};

const endOf = async (id: string): Promise<string[]> =>
  (await runRead<{ action: string }>(app.kernel, sql`select action from audit_entry where subject_id = ${id}`)).map(
    ({ action }) => action,
  );
