import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { actorWith } from '../../testing/actors.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { produceDueHandovers, registerHandoverDocuments, registerOpenMatters } from './index.ts';
import {
  buildFederation,
  codesOf,
  countOf,
  enter,
  holder,
  seat,
  setUp,
  type TestFederation,
  type TestRow,
} from '../../testing/federation.ts';

let app: TestApp;
let federation: TestFederation;
let office: TestRow;
let outgoing: TestRow;
let incoming: TestRow;
beforeAll(async () => {
  app = await createTestApp();
  federation = await buildFederation(app);
  office = await setUp(app, federation.school, 'CHAIR', {
    name: '主席',
    permissions: ['organization.read', 'term.manage'],
    reach: 'SUBTREE',
  });
  outgoing = await enter(app, federation.school, '前任主席');
  incoming = await enter(app, federation.school, '新任主席');
  await seat(app, office, outgoing, '2025-11-24', '2026-11-24');
  await seat(app, office, incoming, '2026-11-24', '2027-11-24');
  const colleague = await setUp(app, federation.school, 'VICE_CHAIR', { name: '副主席', seats: 2 });
  await seat(app, colleague, await enter(app, federation.school, '同事甲'), '2026-09-01', '2026-12-24');
});
afterAll(() => app.close());

const PACK = `id status endedOn notes version outgoingName openMatters { kind title subjectId dueOn } documents { kind title }
  accesses { permission label reach } colleagues { name officeName } outgoing { name } acknowledgedBy { name } viewerCan { note acknowledge }`;
const LIST = `{ handoverPacks { totalCount nodes { ${PACK} } } }`;
const as = (person: TestRow | null, more: Partial<Actor> = {}): Actor =>
  actorWith([], {}, { personId: person?.uuid ?? null, ...more });
const list = async (actor: Actor) => (await app.execute(LIST, {}, { actor })).data?.['handoverPacks'];

describe('handover packs', () => {
  it('are made by the daily job for terms that ended by themselves, once however often it runs', async () => {
    const renewed = await setUp(app, federation.school, 'OFFICER');
    const same = await enter(app, federation.school, '连任同学');
    await seat(app, renewed, same, '2025-11-20', '2026-11-20');
    await seat(app, renewed, same, '2026-11-20', '2027-11-20');
    const old = await setUp(app, federation.school, 'OFFICER');
    await seat(app, old, await enter(app, federation.school, '很久以前'), '2024-09-01', '2025-09-01');
    const [first, second] = await Promise.all([produceDueHandovers(app.kernel), produceDueHandovers(app.kernel)]);
    expect(first + second).toBe(1);
    expect(await produceDueHandovers(app.kernel)).toBe(0);
    expect(await countOf(app, sql`select count(*)::int as count from handover_pack`)).toBe(1);
    expect(
      await countOf(app, sql`select count(*)::int as count from audit_entry where action = 'handoverPack.produce'`),
    ).toBe(1);
  });

  it('are read by both holders and by handover.read, and by nobody else', async () => {
    const pack = (await list(as(incoming))).nodes[0];
    expect(pack).toMatchObject({
      status: 'OPEN',
      endedOn: '2026-11-24',
      outgoingName: '前任主席',
      outgoing: null,
      accesses: [
        { permission: 'organization.read', label: 'Read internal facts of organizations', reach: 'SUBTREE' },
        { permission: 'term.manage', reach: 'SUBTREE' },
      ],
      documents: [{ kind: 'evidence', title: '任命文件' }],
      viewerCan: { note: false, acknowledge: true },
    });
    expect(pack.colleagues).toContainEqual({ name: '同事甲', officeName: '副主席' });
    expect(pack.openMatters).toContainEqual({
      kind: 'vacancy',
      title: '副主席',
      subjectId: expect.stringMatching(/^off_/),
      dueOn: null,
    });
    expect(pack.openMatters).toContainEqual({
      kind: 'endingTerm',
      title: '副主席',
      subjectId: expect.stringMatching(/^term_/),
      dueOn: '2026-12-24',
    });
    expect((await list(as(outgoing))).nodes[0].viewerCan).toEqual({ note: true, acknowledge: false });
    expect((await list(holder(federation.hunan, ['handover.read']))).totalCount).toBe(1);
    expect((await list(as(null))).totalCount).toBe(0);
    expect((await list(holder(federation.sibling, ['handover.read']))).totalCount).toBe(0);
    expect((await app.execute(LIST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('carry notes of the outgoing holder and are acknowledged by the successor', async () => {
    const { id } = (await list(as(incoming))).nodes[0];
    const NOTE = `mutation ($id: ID!, $version: Int!) { handoverNote(id: $id, version: $version, input: { notes: "印章在办公室" }) { handoverPack { notes version } userErrors { code } } }`;
    const ACK = `mutation ($id: ID!, $version: Int!) { handoverAcknowledge(id: $id, version: $version) { handoverPack { status acknowledgedBy { name } version } userErrors { code } } }`;
    const note = (actor: Actor | null, version = 1) => app.execute(NOTE, { id, version }, actor ? { actor } : {});
    const acknowledge = (actor: Actor | null, version = 2) => app.execute(ACK, { id, version }, actor ? { actor } : {});
    expect(codesOf(await note(null), 'handoverNote')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await note(as(null)), 'handoverNote')).toEqual(['NOT_FOUND']);
    expect(codesOf(await note(as(incoming)), 'handoverNote')).toEqual(['FORBIDDEN']);
    expect((await note(as(outgoing))).data?.['handoverNote'].handoverPack).toEqual({
      notes: '印章在办公室',
      version: 2,
    });
    expect(codesOf(await note(as(outgoing)), 'handoverNote')).toEqual(['STALE_VERSION']);
    expect(codesOf(await acknowledge(null), 'handoverAcknowledge')).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await acknowledge(as(null)), 'handoverAcknowledge')).toEqual(['NOT_FOUND']);
    expect(codesOf(await acknowledge(as(outgoing)), 'handoverAcknowledge')).toEqual(['FORBIDDEN']);
    expect(codesOf(await acknowledge(holder(federation.school, ['handover.read'])), 'handoverAcknowledge')).toEqual([
      'FORBIDDEN',
    ]);
    expect((await acknowledge(as(incoming))).data?.['handoverAcknowledge'].handoverPack).toEqual({
      status: 'ACKNOWLEDGED',
      acknowledgedBy: { name: '新任主席' },
      version: 3,
    });
    expect(codesOf(await acknowledge(as(incoming), 3), 'handoverAcknowledge')).toEqual(['HANDOVER_ACKNOWLEDGED']);
    expect(codesOf(await note(as(outgoing), 3), 'handoverNote')).toEqual(['HANDOVER_ACKNOWLEDGED']);
  });

  it('take up the open matters and documents of other modules', async () => {
    registerOpenMatters(async (_, { officeId }) =>
      officeId === office.uuid
        ? [
            {
              kind: 'directive',
              title: '未答复的通知',
              subjectType: 'Organization',
              subjectUuid: federation.school.uuid,
              dueOn: '2027-12-01',
            },
          ]
        : [],
    );
    registerHandoverDocuments(async (_, { termId }) => [
      { kind: 'charter', title: '章程', subjectType: 'Term', subjectUuid: termId, dueOn: null },
    ]);
    app.clock.set('2027-11-25T00:10:00+08:00');
    expect(await produceDueHandovers(app.kernel)).toBeGreaterThan(0);
    const packs = (await list(as(incoming))).nodes;
    const own = packs.find((pack: { endedOn: string }) => pack.endedOn === '2027-11-24');
    expect(own.openMatters).toContainEqual({
      kind: 'directive',
      title: '未答复的通知',
      subjectId: federation.school.id,
      dueOn: '2027-12-01',
    });
    expect(own.documents).toContainEqual({ kind: 'charter', title: '章程' });
    // The successor's right to the pack of the one before ended with the own term.
    expect(packs.map(({ endedOn }: { endedOn: string }) => endedOn)).toEqual(['2027-11-24']);
  });
});
