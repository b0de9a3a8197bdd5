import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { registerPersonReference, resolveActor } from './index.ts';
import {
  buildFederation,
  codesOf,
  countOf,
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
let merger: Actor;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  merger = holder(federation.school, ['person.read', 'person.merge', 'person.manage', 'organization.read'], 'HERE');
});
afterAll(() => app.close());

const MERGE = `mutation ($id: ID!, $version: Int!, $input: PersonMergeInput!) { personMerge(id: $id, version: $version, input: $input) {
  person { id name studentNumber hasAccount version terms { totalCount } } userErrors { code path } } }`;
const UNMERGE = `mutation ($id: ID!, $version: Int!) { personUnmerge(id: $id, version: $version, input: { reason: "不是同一人" }) {
  person { id status studentNumber hasAccount terms { totalCount } } userErrors { code } } }`;
const LINK = `mutation ($id: ID!, $version: Int!, $input: PersonLinkAccountInput!) { personLinkAccount(id: $id, version: $version, input: $input) {
  person { hasAccount version } userErrors { code path } } }`;

const merge = (survivor: TestRow, merged: TestRow, actor: Actor | null = merger, versions = [1, 1]) =>
  app.execute(
    MERGE,
    {
      id: survivor.id,
      version: versions[0],
      input: { mergedId: merged.id, mergedVersion: versions[1], reason: '学号相同' },
    },
    actor ? { actor } : {},
  );

describe('personMerge', () => {
  it('is for those who may merge both records', async () => {
    const [one, other, foreign] = [
      await enter(app, federation.school, '甲'),
      await enter(app, federation.school, '甲'),
      await enter(app, federation.sibling, '甲'),
    ];
    expect(codesOf(await merge(one, other, null), 'personMerge')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await merge(one, other, actorWith([])), 'personMerge')).toEqual(['FORBIDDEN']);
    expect(codesOf(await merge(one, other, holder(federation.sibling, ['person.merge'])), 'personMerge')).toEqual([
      'NOT_FOUND',
    ]);
    expect(codesOf(await merge(one, foreign), 'personMerge')).toEqual(['NOT_FOUND']);
    expect(codesOf(await merge(one, one), 'personMerge')).toEqual(['PERSON_MERGE_SELF']);
    expect(codesOf(await merge(one, other, merger, [1, 9]), 'personMerge')).toEqual(['STALE_VERSION']);
    expect(codesOf(await merge(one, other), 'personMerge')).toEqual([]);
  });

  it('moves terms and account, fills gaps, keeps a pointer and is undone row by row', async () => {
    const survivor = await enter(app, federation.school, '乙');
    const merged = await enter(app, federation.school, '乙', { studentNumber: '20249999' });
    const office = await setUp(app, federation.school, 'OFFICER', { permissions: ['organization.read'], seats: 2 });
    await seat(app, office, merged, '2026-09-01', '2027-09-01');
    const token = await signInAs(app, merged, 'merged.person');
    const actor = () =>
      resolveActor(app.kernel, { token, locale: 'en', requestId: 'test', purpose: null, addressDigest: 'test' });
    const done = await merge(survivor, merged);
    expect(done.data?.['personMerge'].person).toMatchObject({
      id: survivor.id,
      studentNumber: '20249999',
      hasAccount: true,
      terms: { totalCount: 1 },
    });
    expect(await actor()).toMatchObject({ personId: survivor.uuid, grants: [{ permission: 'organization.read' }] });
    const read = await app.execute(
      `query ($id: ID!) { person(id: $id) { status mergedInto { id } terms { totalCount } } persons { nodes { id } } }`,
      { id: merged.id },
      { actor: merger },
    );
    expect(read.data?.['person']).toEqual({
      status: 'MERGED',
      mergedInto: { id: survivor.id },
      terms: { totalCount: 0 },
    });
    expect(read.data?.['persons'].nodes.map(({ id }: { id: string }) => id)).not.toContain(merged.id);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from audit_entry where action = 'person.merge' and subject_id in (${survivor.uuid}, ${merged.uuid})`,
      ),
    ).toBe(2);
    expect(codesOf(await merge(survivor, merged, merger, [2, 2]), 'personMerge')).toEqual(['PERSON_MERGED']);

    const undo = (who: Actor | null, version = 2) =>
      app.execute(UNMERGE, { id: merged.id, version }, who ? { actor: who } : {});
    expect(codesOf(await undo(null), 'personUnmerge')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await undo(actorWith([])), 'personUnmerge')).toEqual(['FORBIDDEN']);
    expect(codesOf(await undo(holder(federation.sibling, ['person.merge'])), 'personUnmerge')).toEqual(['NOT_FOUND']);
    const undone = await undo(merger);
    expect(undone.data?.['personUnmerge'].person).toMatchObject({
      id: merged.id,
      status: 'ACTIVE',
      studentNumber: '20249999',
      hasAccount: true,
      terms: { totalCount: 1 },
    });
    expect(await actor()).toMatchObject({ personId: merged.uuid });
    expect(codesOf(await undo(merger, 3), 'personUnmerge')).toEqual(['PERSON_NOT_MERGED']);
  });

  it('takes along the rows of later modules', async () => {
    await runRead(app.kernel, sql`create table later_note (id uuid primary key, person_id uuid not null)`);
    registerPersonReference('later_note', 'person_id');
    const [survivor, merged] = [await enter(app, federation.school, '壬'), await enter(app, federation.school, '壬')];
    await runRead(
      app.kernel,
      sql`insert into later_note values (gen_random_uuid(), ${merged.uuid}), (gen_random_uuid(), ${survivor.uuid})`,
    );
    const notesOf = (person: TestRow) =>
      countOf(app, sql`select count(*)::int as count from later_note where person_id = ${person.uuid}`);
    expect(codesOf(await merge(survivor, merged), 'personMerge')).toEqual([]);
    expect([await notesOf(survivor), await notesOf(merged)]).toEqual([2, 0]);
    expect(
      codesOf(await app.execute(UNMERGE, { id: merged.id, version: 2 }, { actor: merger }), 'personUnmerge'),
    ).toEqual([]);
    expect([await notesOf(survivor), await notesOf(merged)]).toEqual([1, 1]);
  });

  it('is not undone once a moved row has gone elsewhere', async () => {
    const [survivor, merged, third] = [
      await enter(app, federation.school, '丙'),
      await enter(app, federation.school, '丙'),
      await enter(app, federation.school, '丁'),
    ];
    const office = await setUp(app, federation.school, 'OFFICER');
    await seat(app, office, merged, '2026-09-01', '2027-09-01');
    expect(codesOf(await merge(survivor, merged), 'personMerge')).toEqual([]);
    await runRead(app.kernel, sql`update term set person_id = ${third.uuid} where office_id = ${office.uuid}`);
    const undone = await app.execute(UNMERGE, { id: merged.id, version: 2 }, { actor: merger });
    expect(codesOf(undone, 'personUnmerge')).toEqual(['PERSON_MERGE_CHANGED']);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from person where id = ${merged.uuid} and status = 'MERGED'`,
      ),
    ).toBe(1);
  });

  it('refuses two accounts, double terms, and a way to powers that the merger lacks', async () => {
    const office = await setUp(app, federation.school, 'CHAIR', {
      permissions: ['organization.suspend'],
      reach: 'SUBTREE',
      seats: 2,
    });
    const [powerful, plain] = [await enter(app, federation.school, '戊'), await enter(app, federation.school, '戊')];
    await seat(app, office, powerful, '2026-09-01', '2027-09-01');
    await signInAs(app, plain, 'plain.account');
    // The account of the plain record would come to hold the office of the other one.
    expect(codesOf(await merge(powerful, plain), 'personMerge')).toEqual(['FORBIDDEN']);
    expect(codesOf(await merge(plain, powerful), 'personMerge')).toEqual(['FORBIDDEN']);
    await signInAs(app, powerful, 'powerful.account');
    expect(codesOf(await merge(plain, powerful), 'personMerge')).toEqual(['PERSON_MERGE_ACCOUNTS']);
    const [one, other] = [await enter(app, federation.school, '己'), await enter(app, federation.school, '己')];
    await seat(app, office, one, '2027-09-01', '2028-09-01');
    await seat(app, office, other, '2028-08-31', '2029-09-01');
    expect(codesOf(await merge(one, other), 'personMerge')).toEqual(['PERSON_MERGE_OVERLAP']);
  });
});

describe('personLinkAccount', () => {
  it('invites by mail, once, and never into powers that the inviting keeper lacks', async () => {
    const person = await enter(app, federation.school, '庚');
    const link = (row: TestRow, version: number, actor: Actor | null = merger) =>
      app.execute(LINK, { id: row.id, version, input: {} }, actor ? { actor } : {});
    expect(codesOf(await link(person, 1, null), 'personLinkAccount')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await link(person, 1, actorWith([])), 'personLinkAccount')).toEqual(['FORBIDDEN']);
    expect(codesOf(await link(person, 1, holder(federation.foreign, ['person.manage'])), 'personLinkAccount')).toEqual([
      'NOT_FOUND',
    ]);
    expect(codesOf(await link(person, 1), 'personLinkAccount')).toEqual(['PERSON_EMAIL_MISSING']);
    await runRead(app.kernel, sql`update person set email = 'geng@example.org' where id = ${person.uuid}`);
    expect((await link(person, 1)).data?.['personLinkAccount'].person).toEqual({ hasAccount: true, version: 2 });
    expect(await countOf(app, sql`select count(*)::int as count from mail where recipient = 'geng@example.org'`)).toBe(
      1,
    );
    expect(codesOf(await link(person, 2), 'personLinkAccount')).toEqual(['PERSON_HAS_ACCOUNT']);
    const strong = await enter(app, federation.school, '辛', { email: 'xin@example.org' });
    const office = await setUp(app, federation.school, 'CHAIR', { permissions: ['organization.suspend'] });
    await seat(app, office, strong, '2027-01-01', '2027-09-01');
    expect(codesOf(await link(strong, 1), 'personLinkAccount')).toEqual(['FORBIDDEN']);
    const able = await app.execute(
      `query ($id: ID!) { person(id: $id) { viewerCan { linkAccount } } }`,
      { id: strong.id },
      { actor: merger },
    );
    expect(able.data?.['person'].viewerCan.linkAccount).toBe(false);
    // The invited account holds no administrator role and the keeper got no account rights by it.
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from account where email = 'geng@example.org' and system_role is null and status = 'INVITED'`,
      ),
    ).toBe(1);
  });
});
