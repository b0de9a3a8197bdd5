import { createClient } from 'graphql-sse';
import sql from 'sql-template-tag';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live/live-channel.ts';
import { runRead } from '../../kernel/read/reader.ts';
import {
  buildFederation,
  enter,
  seat,
  setUp,
  signInAs,
  type TestFederation,
  type TestOrganization,
  type TestRow,
} from '../../testing/federation.ts';
import { serve, type Served } from '../../testing/serve.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let served: Served;
let tree: TestFederation;
let school: Viewer;
let foreign: Viewer;
beforeAll(async () => {
  app = await createTestApp();
  served = await serve(app);
  tree = await buildFederation(app);
  school = await viewer('school', tree.school);
  foreign = await viewer('foreign', tree.foreign);
});
const open: { stop(): void }[] = [];
afterEach(async () => {
  open.splice(0).forEach((stream) => stream.stop());
  await sleep(200);
});
afterAll(async () => {
  await served.close();
  await app.close();
});

interface Viewer {
  readonly token: string;
  readonly office: TestRow;
}

async function viewer(login: string, organization: TestOrganization): Promise<Viewer> {
  const person = await enter(app, organization, login);
  const office = await setUp(app, organization, 'PRESIDIUM_MEMBER', {
    permissions: ['organization.read'],
    reach: 'SUBTREE',
  });
  await seat(app, office, person, '2026-09-01', '2027-09-01');
  return { token: await signInAs(app, person, login), office };
}

const keysOf = (organization: TestOrganization) =>
  sql`${organization.uuid}, ${organization === tree.foreign ? tree.hubei.uuid : tree.hunan.uuid}, ${organization.uuid}`;

/** A plan of an organization: seen only by those who read its internal facts. */
async function plan(organization: TestOrganization): Promise<string> {
  const id = newId();
  await runRead(
    app.kernel,
    sql`insert into planned_change (id, organization_id, province_id, school_id, action, effective_on, facts, related_ids, reason, planned_at)
      values (${id}, ${keysOf(organization)}, 'CREATE', '2027-01-01', '{"action":"CREATE"}', '{}', '测试', now())`,
  );
  return id;
}

const change = (id: string): Promise<void> => announce(app.kernel, { type: 'PlannedChange', id });

async function remove(...ids: string[]): Promise<void> {
  await runRead(app.kernel, sql`delete from planned_change where id = any(${ids}::uuid[])`);
  await Promise.all(ids.map(change));
}

/** Opens a stream of changes of plans; gives what it told so far, as uuids would be written publicly. */
async function listen({ token }: Viewer): Promise<(string | null)[]> {
  const heard: (string | null)[] = [];
  const client = createClient({
    url: `${served.address}/graphql/stream`,
    headers: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  open.push({ stop: () => client.dispose() });
  const results = client.iterate<{ changed: { id: string | null } }>({
    query: 'subscription { changed(types: ["PlannedChange"]) { type id } }',
  });
  void (async () => {
    for await (const { data } of results) {
      heard.push(data!.changed.id);
    }
  })().catch(() => undefined);
  await sleep(800);
  return heard;
}

/** Sends a query over the front, as a page does. */
async function ask(
  { token }: Viewer,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Record<string, never>> {
  const answer = await fetch(`${served.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await answer.json()) as { data: Record<string, never> };
  return data;
}
const list = (who: Viewer, headers?: Record<string, string>) =>
  ask(who, '{ plannedChanges(first: 100) { nodes { id } } }', {}, headers);
const publicId = (uuid: string): string => encodeId('pch', uuid);
/** Long enough for a change to be gathered, judged and told. */
const settle = () => sleep(900);

describe('a record that goes', () => {
  it('is told once to whoever had read it, and to nobody else', async () => {
    const [mine, theirs] = [await plan(tree.school), await plan(tree.foreign)];
    const [here, there] = [await listen(school), await listen(foreign)];
    await list(school);
    await list(foreign);
    // Whoever asks for what it may not see has seen nothing.
    expect((await ask(foreign, '{ plannedChanges(first: 100) { nodes { id } } }'))['plannedChanges']).toEqual({
      nodes: [{ id: publicId(theirs) }],
    });
    const guess = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await ask(foreign, guess, { id: publicId(mine) })).toEqual({ node: null });
    await remove(mine);
    await settle();
    expect(here).toEqual([publicId(mine)]);
    // The same word as for a change: what is gone and what is no longer theirs look alike.
    expect(await ask(school, guess, { id: publicId(mine) })).toEqual({ node: null });
    await change(mine);
    await settle();
    expect([here, there]).toEqual([[publicId(mine)], []]);
    await remove(theirs);
    await settle();
    expect([here, there]).toEqual([[publicId(mine)], [publicId(theirs)]]);
  });

  it('is told to whoever was told of it before, and not to a stream that never knew it', async () => {
    const known = await plan(tree.school);
    const first = await listen(school);
    await change(known);
    await settle();
    await remove(known);
    await settle();
    expect(first).toEqual([publicId(known), publicId(known)]);
    open.splice(0).forEach((stream) => stream.stop());
    await sleep(300);
    const unread = await plan(tree.school);
    const second = await listen(school);
    await remove(unread);
    await settle();
    expect(second).toEqual([]);
  });

  it('is told when it goes over to others, who learn of it as something new', async () => {
    const id = await plan(tree.school);
    const [here, there] = [await listen(school), await listen(foreign)];
    await list(school);
    await runRead(
      app.kernel,
      sql`update planned_change set (organization_id, province_id, school_id) = (${keysOf(tree.foreign)}) where id = ${id}`,
    );
    await change(id);
    await settle();
    expect([here, there]).toEqual([[publicId(id)], [publicId(id)]]);
    // From now on it is none of theirs.
    await change(id);
    await settle();
    expect([here, there]).toEqual([[publicId(id)], [publicId(id), publicId(id)]]);
    await remove(id);
  });

  it('is not told to whoever had lost the right before it went, also when the right comes back', async () => {
    const id = await plan(tree.school);
    const here = await listen(school);
    await list(school);
    const permit = (permissions: string) =>
      runRead(app.kernel, sql`update office set permissions = ${permissions}::text[] where id = ${school.office.uuid}`);
    await permit('{}');
    await change(id);
    await settle();
    await permit('{organization.read}');
    await remove(id);
    await settle();
    expect(here).toEqual([]);
  });

  it('is not told when only a stated purpose had opened it to a reader', async () => {
    const id = await plan(tree.school);
    const here = await listen(school);
    await list(school, { 'xuelian-purpose': encodeURIComponent('核对') });
    await remove(id);
    await settle();
    expect(here).toEqual([]);
  });

  it('is told when it goes while it is being read', async () => {
    const id = await plan(tree.school);
    const here = await listen(school);
    // The word is passed over while the record is away; a reader whose answer was under way has it all the same.
    await runRead(
      app.kernel,
      sql`update planned_change set (organization_id, province_id, school_id) = (${keysOf(tree.foreign)}) where id = ${id}`,
    );
    await change(id);
    await settle();
    expect(here).toEqual([]);
    await runRead(
      app.kernel,
      sql`update planned_change set (organization_id, province_id, school_id) = (${keysOf(tree.school)}) where id = ${id}`,
    );
    await list(school);
    await settle();
    expect(here).toEqual([publicId(id)]);
    await remove(id);
  });

  it('is one word to read anew when very many went at once, and none to whoever saw none of them', async () => {
    const kept = await plan(tree.foreign);
    const gone = await plan(tree.school);
    const [here, there] = [await listen(school), await listen(foreign)];
    await list(school);
    await runRead(app.kernel, sql`delete from planned_change`);
    await runRead(
      app.kernel,
      sql`select count(pg_notify('xuelian_live', 'PlannedChange:' || id))
        from (select gen_random_uuid() as id from generate_series(1, 2500) union all select ${gone}::uuid union all select ${kept}::uuid) x`,
    );
    await settle();
    expect([here, there]).toEqual([[null], []]);
    // While something is there to be seen, everybody who sees any reads anew.
    await plan(tree.foreign);
    await runRead(
      app.kernel,
      sql`select count(pg_notify('xuelian_live', 'PlannedChange:' || gen_random_uuid())) from generate_series(1, 2500)`,
    );
    await settle();
    expect([here, there]).toEqual([[null], [null]]);
  });
});
