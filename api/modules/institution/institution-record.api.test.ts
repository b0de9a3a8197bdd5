import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { actorWith } from '../../testing/actors.ts';
import { codesOf, countOf } from '../../testing/federation.ts';
import { createTestApp, type Answer, type Caller, type TestApp } from '../../testing/test-app.ts';
import { loadDivisions } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await withTransaction(app.kernel, loadDivisions);
});
afterAll(() => app.close());

const officer = (level: 'NATIONAL' | 'PROVINCIAL', divisionCode: string | null = null) => ({
  actor: actorWith(['institution.manage'], { level, divisionCode }),
});
const national = officer('NATIONAL');
const hunan = officer('PROVINCIAL', '430000');
const hubei = officer('PROVINCIAL', '420000');
const school = { actor: actorWith(['institution.manage'], { level: 'SCHOOL', divisionCode: '430100' }) };
const outsider = { actor: actorWith([]) };

interface School {
  readonly id: string;
  readonly version: number;
}

let number = 4143001000;
async function enterSchool(name: string, more: object = {}): Promise<School> {
  number += 1;
  const answer = await app.execute(
    `mutation ($input: InstitutionCreateInput!) { institutionCreate(input: $input) { institution { id version } userErrors { code path } } }`,
    {
      input: {
        name,
        code: String(number),
        category: 'REGULAR_UNIVERSITY',
        educationLevel: 'UNDERGRADUATE',
        ownership: 'PUBLIC',
        supervisingAuthorities: ['教育部'],
        provinceCode: '430000',
        ...more,
      },
    },
    national,
  );
  expect(codesOf(answer, 'institutionCreate')).toEqual([]);
  return answer.data!['institutionCreate'].institution;
}

const INPUTS = {
  institutionUpdate: 'InstitutionUpdateInput',
  institutionRename: 'InstitutionRenameInput',
  institutionRecode: 'InstitutionRecodeInput',
  institutionClose: 'InstitutionCloseInput',
} as const;

const change = (
  field: keyof typeof INPUTS,
  { id, version }: School,
  input: object,
  caller: Caller = hunan,
): Promise<Answer> =>
  app.execute(
    `mutation ($id: ID!, $version: Int!, $input: ${INPUTS[field]}!) { ${field}(id: $id, version: $version, input: $input) {
      institution { id name code status version closedOn successor { name } } userErrors { code path message } } }`,
    { id, version, input },
    caller,
  );
const after = (answer: Answer, field: keyof typeof INPUTS): School & Record<string, unknown> => {
  expect(codesOf(answer, field)).toEqual([]);
  return answer.data![field].institution;
};
const read = async (id: string, selection: string): Promise<Record<string, unknown>> =>
  (await app.execute(`query ($id: ID!) { institution(id: $id) { ${selection} } }`, { id })).data!['institution'];

const DAY = '2026-09-01';
const RENAME = { name: '新名大学', effectiveOn: DAY, reason: '教育部批复' };

describe('who may change a school', () => {
  const cases: readonly (readonly [keyof typeof INPUTS, object])[] = [
    ['institutionUpdate', { location: '长沙市' }],
    ['institutionRename', RENAME],
    ['institutionRecode', { code: '4143009999', effectiveOn: DAY, reason: '变更' }],
    ['institutionClose', { effectiveOn: DAY, reason: '停办' }],
  ];

  it.each(cases)('%s: nation and own province; nobody signed out, outside, beside or below', async (field, input) => {
    const made = await enterSchool(`权限大学${field}`);
    expect(codesOf(await change(field, made, input, {}), field)).toEqual(['UNAUTHENTICATED']);
    for (const caller of [outsider, hubei, school]) {
      expect(codesOf(await change(field, made, input, caller), field)).toEqual(['FORBIDDEN']);
    }
    expect(await read(made.id, 'version status')).toEqual({ version: 1, status: 'ACTIVE' });
    const absent = { id: encodeId('ins', newId()), version: 1 };
    expect(codesOf(await change(field, absent, input), field)).toEqual(['NOT_FOUND']);
    expect(codesOf(await change(field, { ...made, id: made.id.replace('ins_', 'org_') }, input), field)).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      after(await change(field, made, input, field === 'institutionClose' ? national : hunan), field).version,
    ).toBeGreaterThan(1);
    expect(codesOf(await change(field, made, input), field)).toEqual(['STALE_VERSION']);
  });

  it('units: the same', async () => {
    const made = await enterSchool('单位权限大学');
    const add = (caller: Caller, id = made.id) =>
      app.execute(
        `mutation ($id: ID!) { institutionUnitAdd(institutionId: $id, input: { kind: CAMPUS, name: "南校区" }) { unit { id version } userErrors { code path } } }`,
        { id },
        caller,
      );
    expect(codesOf(await add({}), 'institutionUnitAdd')).toEqual(['UNAUTHENTICATED']);
    for (const caller of [outsider, hubei, school]) {
      expect(codesOf(await add(caller), 'institutionUnitAdd')).toEqual(['FORBIDDEN']);
    }
    const unit = (await add(hunan)).data!['institutionUnitAdd'].unit as School;
    const update = (caller: Caller, version = unit.version) =>
      app.execute(
        `mutation ($id: ID!, $version: Int!) { institutionUnitUpdate(id: $id, version: $version, input: { kind: CAMPUS, name: "北校区" }) { unit { name } userErrors { code } } }`,
        { id: unit.id, version },
        caller,
      );
    expect(codesOf(await update({}), 'institutionUnitUpdate')).toEqual(['UNAUTHENTICATED']);
    for (const caller of [outsider, hubei, school]) {
      expect(codesOf(await update(caller), 'institutionUnitUpdate')).toEqual(['FORBIDDEN']);
    }
    expect((await update(hunan)).data!['institutionUnitUpdate'].unit).toEqual({ name: '北校区' });
    expect(codesOf(await update(hunan), 'institutionUnitUpdate')).toEqual(['STALE_VERSION']);
  });

  it('reads are public, and viewerCan says what the server then does', async () => {
    const made = await enterSchool('公开大学');
    for (const [caller, can] of [
      [{}, false],
      [outsider, false],
      [hubei, false],
      [school, false],
      [hunan, true],
      [national, true],
    ] as const) {
      const answer = await app.execute(
        'query ($id: ID!) { institution(id: $id) { name viewerCan { manage change } } divisions(filter: { code: { eq: "430000" } }) { nodes { name } } }',
        { id: made.id },
        caller,
      );
      expect(answer.data).toEqual({
        institution: { name: '公开大学', viewerCan: { manage: can, change: can } },
        divisions: { nodes: [{ name: '湖南省' }] },
      });
    }
  });
});

describe('names and codes', () => {
  it('keep their history, and every day finds the one that held then', async () => {
    let made = await enterSchool('湘南学院');
    const first = (await read(made.id, 'code'))['code'];
    made = after(
      await change('institutionRename', made, { name: '湘南大学', effectiveOn: '2024-09-01', reason: '升格' }),
      'institutionRename',
    );
    made = after(
      await change('institutionRecode', made, { code: '4143008888', effectiveOn: '2024-09-01', reason: '升格' }),
      'institutionRecode',
    );
    made = after(
      await change('institutionRename', made, { name: '湘南理工大学', effectiveOn: '2025-09-01', reason: '更名' }),
      'institutionRename',
    );
    expect(await read(made.id, 'aliases { kind value validFrom validUntil }')).toEqual({
      aliases: [
        { kind: 'CODE', value: first, validFrom: null, validUntil: '2024-09-01' },
        { kind: 'CODE', value: '4143008888', validFrom: '2024-09-01', validUntil: null },
        { kind: 'NAME', value: '湘南学院', validFrom: null, validUntil: '2024-09-01' },
        { kind: 'NAME', value: '湘南大学', validFrom: null, validUntil: '2025-09-01' },
      ],
    });
    const days =
      'a: nameOn(on: "2024-08-31") b: nameOn(on: "2024-09-01") c: nameOn(on: "2026-01-01") d: codeOn(on: "2024-08-31") e: codeOn(on: "2024-09-01")';
    expect(await read(made.id, days)).toEqual({
      a: '湘南学院',
      b: '湘南大学',
      c: '湘南理工大学',
      d: first,
      e: '4143008888',
    });
    const early = await change('institutionRename', made, { ...RENAME, effectiveOn: '2025-08-31' });
    const late = await change('institutionRename', made, { ...RENAME, effectiveOn: '2026-11-25' });
    for (const answer of [early, late]) {
      expect(answer.data!['institutionRename'].userErrors).toMatchObject([
        {
          code: 'INSTITUTION_DAY_ORDER',
          path: ['input', 'effectiveOn'],
          message: expect.stringContaining('2025-09-01'),
        },
      ]);
    }
  });

  it('a code belongs to one school at a time and is free again once it ended', async () => {
    const one = await enterSchool('甲码大学');
    const other = await enterSchool('乙码大学');
    const code = (await read(one.id, 'code'))['code'];
    const take = (at: School) => change('institutionRecode', at, { code, effectiveOn: DAY, reason: '变更' });
    expect(codesOf(await take(other), 'institutionRecode')).toEqual(['INSTITUTION_CODE_TAKEN']);
    expect(await read(other.id, 'version')).toEqual({ version: 1 });
    after(
      await change('institutionRecode', one, { code: '4143007777', effectiveOn: DAY, reason: '变更' }),
      'institutionRecode',
    );
    expect(after(await take(other), 'institutionRecode')['code']).toBe(code);
    expect(await read(one.id, `codeOn(on: "2026-08-31")`)).toEqual({ codeOn: code });
    const [won, lost] = await Promise.all(
      [await enterSchool('丙码大学'), await enterSchool('丁码大学')].map((at) =>
        change('institutionRecode', at, { code: '4143006666', effectiveOn: DAY, reason: '抢码' }),
      ),
    );
    expect([won, lost].flatMap((answer) => codesOf(answer!, 'institutionRecode'))).toEqual(['INSTITUTION_CODE_TAKEN']);
  });

  it('refuse what is no code, no name and no day, and change nothing', async () => {
    const made = await enterSchool('坏输入大学');
    for (const code of ['', '123', '41430012345', '414300123a', '４１４３００１２３４']) {
      const answer = await change('institutionRecode', made, { code, effectiveOn: DAY, reason: '变更' });
      expect(answer.data!['institutionRecode'].userErrors[0], code).toMatchObject({ path: ['input', 'code'] });
    }
    for (const [input, field] of [
      [{ ...RENAME, name: '  ' }, 'name'],
      [{ ...RENAME, name: '长'.repeat(500) }, 'name'],
      [{ ...RENAME, reason: '' }, 'reason'],
    ] as const) {
      const answer = await change('institutionRename', made, input);
      expect(answer.data!['institutionRename'].userErrors, field).toMatchObject([
        { code: 'INVALID_INPUT', path: ['input', field] },
      ]);
    }
    for (const effectiveOn of ['2026-02-30', 'gestern', '20260901']) {
      const answer = await change('institutionRename', made, { ...RENAME, effectiveOn });
      expect(answer.errors?.[0]?.extensions?.['code'], effectiveOn).toBe('BAD_REQUEST');
    }
    const unknown = await change('institutionUpdate', made, { divisionCode: '999999' });
    expect(unknown.data!['institutionUpdate'].userErrors).toMatchObject([
      { code: 'DIVISION_UNKNOWN', path: ['input', 'divisionCode'] },
    ]);
    expect(await read(made.id, 'version name')).toEqual({ version: 1, name: '坏输入大学' });
  });
});

describe('closing', () => {
  it('names a successor, ends all changes, and stays in search and history', async () => {
    const successor = await enterSchool('承接大学');
    const made = await enterSchool('停办学院');
    const close = (at: School, successorId: string | null) =>
      change('institutionClose', at, { effectiveOn: DAY, reason: '并入承接大学', successorId });
    expect(codesOf(await close(made, made.id), 'institutionClose')).toEqual(['INSTITUTION_SUCCESSOR_SELF']);
    expect(codesOf(await close(made, encodeId('ins', newId())), 'institutionClose')).toEqual(['NOT_FOUND']);
    const closed = after(await close(made, successor.id), 'institutionClose');
    expect(closed).toMatchObject({ status: 'CLOSED', closedOn: DAY, successor: { name: '承接大学' } });
    for (const [field, input] of [
      ['institutionUpdate', { location: '长沙' }],
      ['institutionRename', RENAME],
      ['institutionClose', { effectiveOn: DAY, reason: '再停' }],
    ] as const) {
      expect(codesOf(await change(field, closed, input), field), field).toEqual(['INSTITUTION_CLOSED']);
    }
    const found = await app.execute(
      '{ institutions(search: "停办", filter: { status: { eq: CLOSED } }) { nodes { id viewerCan { change } } } }',
      {},
      hunan,
    );
    expect(found.data!['institutions'].nodes).toEqual([{ id: made.id, viewerCan: { change: false } }]);
    const [entry] = await runRead<{ changes: Record<string, unknown>; reason: string }>(
      app.kernel,
      sql`select changes, reason from audit_entry where action = 'institution.close'  and reason = '并入承接大学'`,
    );
    expect(Object.keys(entry!.changes).toSorted()).toEqual(['closedOn', 'status', 'successorId']);
  });
});

describe('campuses, faculties and offices', () => {
  it('are listed by kind, unique by name, closed with a day, and audited field by field', async () => {
    const made = await enterSchool('内设大学');
    const add = async (input: object, key?: string): Promise<Answer> =>
      app.execute(
        `mutation ($id: ID!, $input: InstitutionUnitInput!, $key: String) { institutionUnitAdd(institutionId: $id, input: $input, idempotencyKey: $key) {
          unit { id version kind name } userErrors { code path } } }`,
        { id: made.id, input, key: key ?? null },
        hunan,
      );
    for (const [kind, name] of [
      ['CAMPUS', '东校区'],
      ['CAMPUS', '西校区'],
      ['FACULTY', '文学院'],
      ['OFFICE', '学生工作处'],
    ]) {
      expect(codesOf(await add({ kind, name }), 'institutionUnitAdd'), name).toEqual([]);
    }
    expect(codesOf(await add({ kind: 'FACULTY', name: ' 文学院 ' }), 'institutionUnitAdd')).toEqual([
      'INSTITUTION_UNIT_TAKEN',
    ]);
    expect(codesOf(await add({ kind: 'OFFICE', name: '文学院' }), 'institutionUnitAdd')).toEqual([]);
    expect(codesOf(await add({ kind: 'CAMPUS', name: '' }), 'institutionUnitAdd')).toEqual(['INVALID_INPUT']);
    expect(
      codesOf(await add({ kind: 'CAMPUS', name: '北校区', divisionCode: '000001' }), 'institutionUnitAdd'),
    ).toEqual(['DIVISION_UNKNOWN']);
    const [one, two] = [
      await add({ kind: 'CAMPUS', name: '中校区' }, 'k'),
      await add({ kind: 'CAMPUS', name: '中校区' }, 'k'),
    ];
    expect(one.data!['institutionUnitAdd'].unit.id).toBe(two.data!['institutionUnitAdd'].unit.id);
    expect(
      await read(
        made.id,
        'c: units(kind: CAMPUS) { totalCount nodes { name } } f: units(kind: FACULTY) { nodes { name } } o: units(kind: OFFICE) { totalCount } all: units(first: 2) { totalCount nodes { name } }',
      ),
    ).toMatchObject({
      c: { totalCount: 3 },
      f: { nodes: [{ name: '文学院' }] },
      o: { totalCount: 2 },
      all: { totalCount: 6, nodes: [{}, {}] },
    });
    const { id, version } = one.data!['institutionUnitAdd'].unit;
    const closed = await app.execute(
      `mutation ($id: ID!, $version: Int!, $input: InstitutionUnitInput!) { institutionUnitUpdate(id: $id, version: $version, input: $input) { unit { closedOn name } userErrors { code } } }`,
      { id, version, input: { kind: 'CAMPUS', name: '中心校区', externalCode: 'C-3', closedOn: DAY } },
      hunan,
    );
    expect(closed.data!['institutionUnitUpdate'].unit).toEqual({ closedOn: DAY, name: '中心校区' });
    const [entry] = await runRead<{ changes: Record<string, unknown> }>(
      app.kernel,
      sql`select changes from audit_entry where action = 'institutionUnit.update' order by id desc limit 1`,
    );
    expect(entry!.changes).toEqual({
      name: ['中校区', '中心校区'],
      externalCode: [null, 'C-3'],
      closedOn: [null, DAY],
    });
  });
});

describe('search', () => {
  it('ranks the exact and the beginning first, from one character, pinyin, initials, former names and codes', async () => {
    const renamed = await enterSchool('衡岳师范学院', { provinceCode: '430000' });
    after(
      await change('institutionRename', renamed, { name: '衡岳师范大学', effectiveOn: '2024-09-01', reason: '升格' }),
      'institutionRename',
    );
    await enterSchool('衡岳大学');
    await enterSchool('衡岳');
    await enterSchool('湖南衡岳职业学院');
    const names = async (search: string): Promise<string[]> =>
      (
        await app.execute('query ($search: String) { institutions(search: $search) { nodes { name } } }', { search })
      ).data!['institutions'].nodes.map(({ name }: { name: string }) => name);
    expect((await names('衡岳'))[0]).toBe('衡岳');
    expect((await names('衡岳')).at(-1)).toBe('湖南衡岳职业学院');
    expect(await names('衡')).toHaveLength(4);
    for (const [search, first] of [
      ['hengyuedaxue', '衡岳大学'],
      ['hydx', '衡岳大学'],
      ['HYSFDX', '衡岳师范大学'],
      ['衡岳师范学院', '衡岳师范大学'],
      [String((await read(renamed.id, 'code'))['code']), '衡岳师范大学'],
    ] as const) {
      expect((await names(search))[0], search).toBe(first);
    }
    for (const hostile of ['%', '_', '\\', "' or 1=1 --", '\u0000'.repeat(3), '😀'.repeat(300)]) {
      const answer = await app.execute('query ($search: String) { institutions(search: $search) { totalCount } }', {
        search: hostile,
      });
      expect(answer.errors?.[0]?.extensions?.['code'] ?? answer.data!['institutions'].totalCount, hostile).toSatisfy(
        (result: unknown) => result === 0 || result === 'BAD_REQUEST',
      );
    }
    expect(await countOf(app, sql`select count(*)::int as count from institution`)).toBeGreaterThan(10);
  });
});
