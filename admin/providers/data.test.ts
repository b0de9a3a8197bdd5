import { describe, expect, it, vi } from 'vitest';
import { FakeFailure, fakeGraphQL } from '../testing/fake-graphql.ts';
import { dataProvider, type DocumentMeta, pageArguments, totalOf } from './data.ts';
import { RequestError } from './request-error.ts';
import { typedDocument } from './typed-document.ts';

const Schools = typedDocument<unknown, Record<string, unknown>>('query Schools { schools { totalCount } }');
const School = typedDocument<unknown, Record<string, unknown>>('query School { school { id } }');
const SchoolRename = typedDocument<unknown, Record<string, unknown>>(
  'mutation SchoolRename { schoolRename { userErrors } }',
);
const meta = (value: DocumentMeta<unknown, Record<string, unknown>>) => value as never;

async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RequestError);
  return error as RequestError;
}

describe('lists', () => {
  it('turns page, filters, sorters and search into the arguments of the API and a connection into rows', async () => {
    const seen = fakeGraphQL({ Schools: () => ({ schools: { nodes: [{ id: 'a' }], totalCount: 57 } }) });
    const result = await dataProvider.getList({
      resource: 'school',
      pagination: { currentPage: 3, pageSize: 20 },
      filters: [
        { field: 'name', operator: 'contains', value: '师范' },
        { field: 'level', operator: 'in', value: ['SCHOOL'] },
        { field: 'foundedOn', operator: 'gte', value: '1950-01-01' },
        { field: 'foundedOn', operator: 'lt', value: '1960-01-01' },
        { field: 'parent.code', operator: 'eq', value: '32' },
        { field: 'endedOn', operator: 'null', value: true },
        { field: 'code', operator: 'contains', value: '' },
      ],
      sorters: [
        { field: 'foundedOn', order: 'desc' },
        { field: 'name', order: 'asc' },
      ],
      meta: meta({ document: Schools, search: ' 学联 ', variables: { extra: 1 } }),
    });
    expect(result).toEqual({ data: [{ id: 'a' }], total: 57 });
    expect(seen[0]?.variables).toEqual({
      extra: 1,
      first: 20,
      offset: 40,
      search: '学联',
      filter: {
        name: { contains: '师范' },
        level: { in: ['SCHOOL'] },
        foundedOn: { gte: '1950-01-01', lt: '1960-01-01' },
        parent: { code: { eq: '32' } },
        endedOn: { isNull: true },
      },
      orderBy: [
        { field: 'FOUNDED_ON', direction: 'DESC' },
        { field: 'NAME', direction: 'ASC' },
      ],
    });
  });

  it('leaves out what is not asked for', async () => {
    const seen = fakeGraphQL({ Schools: () => ({ schools: { nodes: [], totalCount: 0 } }) });
    await dataProvider.getList({ resource: 'school', meta: meta({ document: Schools }) });
    expect(seen[0]?.variables).toEqual({ first: 20, offset: 0 });
  });

  it('finds a nested connection through select and refuses one that is not there', async () => {
    fakeGraphQL({ Schools: () => ({ school: { faculties: { nodes: [{ id: 'f' }], totalCount: 1 } } }) });
    const select = (data: unknown) => (data as { school: { faculties: unknown } | null }).school?.faculties;
    const found = await dataProvider.getList({ resource: 'faculty', meta: meta({ document: Schools, select }) });
    expect(found.data).toEqual([{ id: 'f' }]);
    fakeGraphQL({ Schools: () => ({ school: null }) });
    const failure = await failureOf(
      dataProvider.getList({ resource: 'faculty', meta: meta({ document: Schools, select }) }),
    );
    expect(failure.code).toBe('NOT_FOUND');
  });

  it('never asks for more than the cap and never before the start', () => {
    expect(pageArguments(1, 1e8)).toEqual({ first: 100, offset: 0 });
    expect(pageArguments(-4, 0)).toEqual({ first: 1, offset: 0 });
  });

  it('shows a total even without totalCount', () => {
    expect(totalOf({ nodes: [1, 2], pageInfo: { hasNextPage: true } }, 40)).toBe(43);
    expect(totalOf({ nodes: [1, 2], pageInfo: { hasNextPage: false } }, 40)).toBe(42);
  });
});

describe('objects', () => {
  it('treats an invisible object as absent', async () => {
    fakeGraphQL({ School: () => ({ school: null }) });
    const failure = await failureOf(
      dataProvider.getOne({ resource: 'school', id: 'x', meta: meta({ document: School }) }),
    );
    expect(failure).toMatchObject({ code: 'NOT_FOUND', statusCode: 404 });
  });

  it('drops from many what is not visible', async () => {
    fakeGraphQL({ School: () => ({ nodes: [{ id: 'a' }, null] }) });
    const result = await dataProvider.getMany({
      resource: 'school',
      ids: ['a', 'b'],
      meta: meta({ document: School }),
    });
    expect(result.data).toEqual([{ id: 'a' }]);
  });

  it('says which document is missing rather than sending nothing', async () => {
    const failure = await failureOf(dataProvider.getOne({ resource: 'school', id: 'x' }));
    expect(failure.message).toContain('read school');
  });
});

describe('writes', () => {
  it('turns user errors into field errors by path below input', async () => {
    fakeGraphQL({
      SchoolRename: () => ({
        schoolRename: {
          school: null,
          userErrors: [
            { code: 'NAME_TAKEN', message: '名称已被使用', path: ['input', 'name'] },
            { code: 'DAY_ORDER', message: '日期过早', path: ['input', 'period', 'from'] },
            { code: 'CLOSED', message: '学校已停办', path: null },
          ],
        },
      }),
    });
    const failure = await failureOf(
      dataProvider.update({
        resource: 'school',
        id: 'x',
        variables: { name: 'n' },
        meta: meta({ document: SchoolRename }),
      }),
    );
    expect(failure.statusCode).toBe(422);
    expect(failure.errors).toEqual({ name: ['名称已被使用'], 'period.from': ['日期过早'] });
    expect(failure.userErrors.map((error) => error.code)).toEqual(['NAME_TAKEN', 'DAY_ORDER', 'CLOSED']);
    expect(failure.isConflict).toBe(false);
  });

  it('knows a stale version however it is said', async () => {
    fakeGraphQL({
      SchoolRename: () => ({
        schoolRename: { userErrors: [{ code: 'STALE_VERSION', message: '已被修改', path: null }] },
      }),
    });
    const asUserError = await failureOf(
      dataProvider.update({ resource: 'school', id: 'x', variables: {}, meta: meta({ document: SchoolRename }) }),
    );
    expect(asUserError.isConflict).toBe(true);
    fakeGraphQL({
      SchoolRename: () => {
        throw new FakeFailure('CONFLICT');
      },
    });
    const asCode = await failureOf(
      dataProvider.update({ resource: 'school', id: 'x', variables: {}, meta: meta({ document: SchoolRename }) }),
    );
    expect(asCode).toMatchObject({ code: 'CONFLICT', statusCode: 409, isConflict: true });
  });
});

describe('failures', () => {
  it('keeps code and error number of a masked fault', async () => {
    fakeGraphQL({
      School: () => {
        throw new FakeFailure('INTERNAL', '系统内部错误', { errorId: 'req-1' });
      },
    });
    const failure = await failureOf(
      dataProvider.getOne({ resource: 'school', id: 'x', meta: meta({ document: School }) }),
    );
    expect(failure).toMatchObject({ code: 'INTERNAL', errorId: 'req-1', isTransient: true });
  });

  it('takes a code that it does not know as a bad request', async () => {
    fakeGraphQL({
      School: () => {
        throw new FakeFailure('GRAPHQL_VALIDATION_FAILED');
      },
    });
    const failure = await failureOf(
      dataProvider.getOne({ resource: 'school', id: 'x', meta: meta({ document: School }) }),
    );
    expect(failure.code).toBe('BAD_REQUEST');
  });

  it('tells a network that is away from a server at fault', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    const away = await failureOf(
      dataProvider.getOne({ resource: 'school', id: 'x', meta: meta({ document: School }) }),
    );
    expect(away.code).toBe('OFFLINE');
    vi.stubGlobal('fetch', async () => new Response('<html>bad gateway</html>', { status: 502 }));
    const gateway = await failureOf(
      dataProvider.getOne({ resource: 'school', id: 'x', meta: meta({ document: School }) }),
    );
    expect(gateway.code).toBe('OFFLINE');
  });

  it('sends purpose and language as headers that HTTP allows', async () => {
    const seen = fakeGraphQL({ School: () => ({ school: { id: 'x' } }) });
    await dataProvider.getOne({
      resource: 'school',
      id: 'x',
      meta: meta({ document: School, purpose: '核对换届名单' }),
    });
    const headers = seen[0]?.headers ?? {};
    expect(decodeURIComponent(headers['xuelian-purpose'] ?? '')).toBe('核对换届名单');
    expect(headers['x-xuelian-csrf']).toBe('1');
    expect(headers['accept-language']).toBe('zh-CN');
  });
});
