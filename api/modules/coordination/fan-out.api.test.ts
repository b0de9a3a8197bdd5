import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { runUnit } from '../../kernel/unit-of-work.ts';
import { platformActor } from '../../kernel/actor.ts';
import {
  buildFederation,
  countOf,
  found,
  type TestFederation,
  type TestOrganization,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import { EVERYONE, type Audience } from './audience.ts';
import { openFanOut, realignLines, runFanOut } from './fan-out.service.ts';

let app: TestApp;
let tree: TestFederation;
const platform = platformActor([], 'test');

beforeAll(async () => {
  app = await createTestApp();
  tree = await buildFederation(app);
});
afterAll(() => app.close());

const open = (sourceId: string, audience: Partial<Audience>, more: object = {}) =>
  runUnit(app.kernel, platform, (uow) =>
    openFanOut(uow, {
      kind: 'DIRECTIVE',
      sourceId,
      audience: { ...EVERYONE, ...audience },
      dueOn: '2026-12-10',
      title: '寒假安全检查',
      issuerId: tree.national.uuid,
      response: 'FORM',
      ...more,
    }),
  );

interface Line {
  readonly organization: string;
  readonly verifier: string;
  readonly parent: string | null;
}

const linesOf = (sourceId: string): Promise<Line[]> =>
  runRead<Line>(
    app.kernel,
    sql`select o.name as organization, v.name as verifier, p.name as parent from obligation b
      join organization o on o.id = b.organization_id join organization v on v.id = b.verifier_id
      left join obligation pb on pb.id = b.parent_id left join organization p on p.id = pb.organization_id
      where b.source_id = ${sourceId}::uuid order by o.path`,
  );

const handOut = async (sourceId: string, audience: Partial<Audience>, more: object = {}, chunk = 2): Promise<void> => {
  const { id } = await open(sourceId, audience, more);
  expect(await runFanOut(app.kernel, id, { chunk })).toBe('DONE');
};

describe('handing out', () => {
  it('gives every organization of the audience one obligation, verified by the nearest above that owes the same', async () => {
    const sourceId = newId();
    await handOut(sourceId, { levels: ['PROVINCIAL', 'SCHOOL', 'DEPARTMENT'] });
    expect(await linesOf(sourceId)).toEqual([
      { organization: '湖南省学联', verifier: '全国学联', parent: null },
      { organization: '岳麓大学学生会', verifier: '湖南省学联', parent: '湖南省学联' },
      { organization: '权益部', verifier: '岳麓大学学生会', parent: '岳麓大学学生会' },
      { organization: '文学院学生会', verifier: '岳麓大学学生会', parent: '岳麓大学学生会' },
      { organization: '湘江大学学生会', verifier: '湖南省学联', parent: '湖南省学联' },
      { organization: '湖北省学联', verifier: '全国学联', parent: null },
      { organization: '武昌大学学生会', verifier: '湖北省学联', parent: '湖北省学联' },
    ]);
  });

  it('puts what was handed out further down below a middle level that is added later', async () => {
    const sourceId = newId();
    await handOut(sourceId, { levels: ['SCHOOL'] });
    expect((await linesOf(sourceId)).map(({ verifier }) => verifier)).toEqual(['全国学联', '全国学联', '全国学联']);
    await handOut(sourceId, { include: [tree.hunan.uuid] }, { key: 'more' });
    expect(await linesOf(sourceId)).toEqual([
      { organization: '湖南省学联', verifier: '全国学联', parent: null },
      { organization: '岳麓大学学生会', verifier: '湖南省学联', parent: '湖南省学联' },
      { organization: '湘江大学学生会', verifier: '湖南省学联', parent: '湖南省学联' },
      { organization: '武昌大学学生会', verifier: '全国学联', parent: null },
    ]);
    // Nothing is left to put right.
    const path = (
      await runRead<{ path: string }>(app.kernel, sql`select path from organization where id = ${tree.national.uuid}`)
    )[0]!.path;
    const before = await runRead(
      app.kernel,
      sql`select id, version from obligation where source_id = ${sourceId}::uuid order by id`,
    );
    await runUnit(app.kernel, platform, (uow) => realignLines(uow.run, 'DIRECTIVE', sourceId, path));
    expect(
      await runRead(
        app.kernel,
        sql`select id, version from obligation where source_id = ${sourceId}::uuid order by id`,
      ),
    ).toEqual(before);
  });

  it('leaves out what has ended by then, freezes who belongs to it, and counts both', async () => {
    const sourceId = newId();
    const ending = await found(app, 'SCHOOL', 'STUDENT_UNION', '将终止大学学生会', tree.hubei);
    const { id, total } = await open(sourceId, { within: [tree.hubei.uuid], levels: ['SCHOOL'] });
    expect(total).toBe(2);
    await runRead(app.kernel, sql`update organization set status = 'ARCHIVED' where id = ${ending.uuid}`);
    const late: TestOrganization = await found(app, 'SCHOOL', 'STUDENT_UNION', '后来大学学生会', tree.hubei);
    await runFanOut(app.kernel, id);
    expect((await linesOf(sourceId)).map(({ organization }) => organization)).toEqual(['武昌大学学生会']);
    const [progress] = await runRead<{ done: number; created: number; state: string }>(
      app.kernel,
      sql`select done_count as done, created_count as created, state from obligation_fan_out where id = ${id}::uuid`,
    );
    expect(progress).toEqual({ done: 2, created: 1, state: 'DONE' });
    await runRead(app.kernel, sql`delete from organization where id = ${late.uuid}`);
  });

  it('refuses an audience of nobody and names outside the own line', async () => {
    const refusal = async (work: Promise<unknown>) => {
      const error: unknown = await work.catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(DomainRefusal);
      return { code: (error as DomainRefusal).code, path: (error as DomainRefusal).path?.join('.') };
    };
    expect(await refusal(open(newId(), { levels: ['CLUB'] }))).toEqual({
      code: 'AUDIENCE_EMPTY',
      path: 'input.audience',
    });
    expect(await refusal(open(newId(), { include: [tree.foreign.uuid] }, { issuerId: tree.hunan.uuid }))).toEqual({
      code: 'AUDIENCE_OUTSIDE',
      path: 'input.audience.include',
    });
    expect(await refusal(open(newId(), { levels: ['NOWHERE' as 'CITY'] }))).toEqual({
      code: 'AUDIENCE_INVALID',
      path: 'input.audience.levels',
    });
    expect(await refusal(open(newId(), { include: [tree.hunan.uuid] }, { issuerId: tree.hunan.uuid }))).toMatchObject({
      code: 'AUDIENCE_OUTSIDE',
    });
  });

  it('gives exactly one to each, replayed ten times in parallel', async () => {
    const sourceId = newId();
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => open(sourceId, { levels: ['SCHOOL', 'PROVINCIAL'] })),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    await Promise.all(opened.map(({ id }) => runFanOut(app.kernel, id, { chunk: 1 })));
    expect(
      await countOf(app, sql`select count(*)::int as count from obligation where source_id = ${sourceId}::uuid`),
    ).toBe(5);
    expect(
      await countOf(
        app,
        sql`select count(distinct organization_id)::int as count from obligation where source_id = ${sourceId}::uuid`,
      ),
    ).toBe(5);
  });
});
