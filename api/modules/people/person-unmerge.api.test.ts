import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { actorWith } from '../../testing/actors.ts';
import {
  buildFederation,
  codesOf,
  enter,
  holder,
  seat,
  setUp,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let federation: TestFederation;
let merger: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  merger = holder(federation.school, ['person.read', 'person.merge', 'person.manage', 'organization.read'], 'HERE');
});
afterAll(() => app.close());

const PREVIEW = `query ($id: ID!) { person(id: $id) { status mergedInto { id } viewerCan { merge unmerge } absorbed { name }
  mergeUndo { mergedAt termCount handoverCount returnsAccount clearedFields isPossible } returningTerms { office { name } } } }`;
const preview = async ({ id }: TestRow, actor: Actor = merger) =>
  (await app.execute(PREVIEW, { id }, { actor })).data!['person'];
const listed = async (actor: Actor | null): Promise<string[]> => {
  const answer = await app.execute('{ mergedPersons { nodes { name } } }', {}, actor ? { actor } : {});
  return answer.errors
    ? answer.errors.map(({ extensions }) => String(extensions?.['code']))
    : answer.data!['mergedPersons'].nodes.map(({ name }: { name: string }) => name);
};

async function mergePair(name: string): Promise<{ kept: TestRow; double: TestRow; office: TestRow }> {
  const kept = await enter(app, federation.school, name);
  const double = await enter(app, federation.school, name, { studentNumber: '2024110009', phone: '13900000001' });
  const office = await setUp(app, federation.school, 'OFFICER', { name: `${name}的干事` });
  await seat(app, office, double, '2026-09-01', '2027-09-01');
  const answer = await app.execute(
    `mutation ($id: ID!, $input: PersonMergeInput!) { personMerge(id: $id, version: 1, input: $input) { userErrors { code } } }`,
    { id: kept.id, input: { mergedId: double.id, mergedVersion: 1, reason: '学号相同' } },
    { actor: merger },
  );
  expect(codesOf(answer, 'personMerge')).toEqual([]);
  return { kept, double, office };
}

describe('undoing a merge', () => {
  it('is shown before it is done: terms, facts, whether it is possible', async () => {
    const { kept, double } = await mergePair('叶小满');
    expect(await preview(double)).toMatchObject({
      status: 'MERGED',
      mergedInto: { id: kept.id },
      viewerCan: { merge: false, unmerge: true },
      mergeUndo: { termCount: 1, handoverCount: 0, returnsAccount: false, isPossible: true },
      returningTerms: [{ office: { name: '叶小满的干事' } }],
    });
    expect((await preview(double)).mergeUndo.clearedFields.toSorted()).toEqual(['phone', 'studentNumber']);
    expect(await preview(kept)).toMatchObject({
      absorbed: [{ name: '叶小满' }],
      mergeUndo: null,
      returningTerms: [],
      viewerCan: { merge: true, unmerge: false },
    });
  });

  it('is told to be impossible once a moved term has gone on', async () => {
    const { double, office } = await mergePair('林向晚');
    const heir = await enter(app, federation.school, '继任者');
    await app.kernel.pool.query('update term set person_id = $1 where office_id = $2', [heir.uuid, office.uuid]);
    expect((await preview(double)).mergeUndo.isPossible).toBe(false);
    const refused = await app.execute(
      `mutation ($id: ID!) { personUnmerge(id: $id, version: 2, input: { reason: "不是同一人" }) { userErrors { code } } }`,
      { id: double.id },
      { actor: merger },
    );
    expect(codesOf(refused, 'personUnmerge')).toEqual(['PERSON_MERGE_CHANGED']);
  });

  it('is previewed and listed only where the viewer may merge', async () => {
    const { double } = await mergePair('程墨言');
    const reader = holder(federation.school, ['person.read'], 'HERE');
    expect(await preview(double, reader)).toMatchObject({
      mergeUndo: null,
      returningTerms: [],
      viewerCan: { unmerge: false },
    });
    expect(await preview(double, holder(federation.sibling, ['person.read', 'person.merge'], 'HERE'))).toBeNull();
    expect(await listed(null)).toEqual(['UNAUTHENTICATED']);
    expect(await listed(actorWith([]))).toEqual(['FORBIDDEN']);
    expect(await listed(reader)).toEqual(['FORBIDDEN']);
    expect(await listed(holder(federation.sibling, ['person.read', 'person.merge'], 'HERE'))).toEqual([]);
    expect(await listed(merger)).toContain('程墨言');
  });

  it('ends the preview once it is undone', async () => {
    const { kept, double } = await mergePair('沈清和');
    const undone = await app.execute(
      `mutation ($id: ID!) { personUnmerge(id: $id, version: 2, input: { reason: "不是同一人" }) { person { status terms { totalCount } } userErrors { code } } }`,
      { id: double.id },
      { actor: merger },
    );
    expect(undone.data!['personUnmerge']).toEqual({
      person: { status: 'ACTIVE', terms: { totalCount: 1 } },
      userErrors: [],
    });
    expect(await preview(double)).toMatchObject({
      mergeUndo: null,
      returningTerms: [],
      viewerCan: { merge: true, unmerge: false },
    });
    expect((await preview(kept)).absorbed).toEqual([]);
    expect(await listed(merger)).not.toContain('沈清和');
  });
});
