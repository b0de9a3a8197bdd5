import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { dispatchEvents } from '../../kernel/outbox.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { Desk } from '../../testing/coordination.ts';
import { buildFederation, found, type TestFederation, type TestOrganization } from '../../testing/federation.ts';
import { officerOf, versionOf } from '../../testing/hierarchy.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { coordinationModule } from './index.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let nation: Actor;
let structure: Actor;

beforeAll(async () => {
  app = await createTestApp();
  tree = await buildFederation(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  structure = officerOf(tree.national);
});
afterAll(() => app.close());

/** Delivers what waits, twice, as the queue may. */
async function deliver(): Promise<void> {
  const handlers = coordinationModule.handlers!(app.kernel, { origin: '', smtpUrl: null, mailFrom: '', isDemo: false });
  for (;;) {
    const { delivered, error } = await dispatchEvents(
      (work) => withTransaction(app.kernel, work),
      handlers.map((handler) => ({
        ...handler,
        async handle(event: Parameters<typeof handler.handle>[0]) {
          await handler.handle(event);
          await handler.handle(event);
        },
      })),
      500,
    );
    expect(error).toBeNull();
    if (delivered === 0) {
      return;
    }
  }
}

async function change(verb: string, organization: TestOrganization, input: string): Promise<void> {
  const version = await versionOf(app, organization);
  const isState = verb === 'Archive';
  const { errors, data } = await app.execute(
    `mutation { outcome: organization${verb}(id: "${organization.id}", version: ${version}, input: { effectiveOn: "2026-11-24", reason: "决定", ${isState ? '' : input} }) { userErrors { code message } } }`,
    {},
    { actor: structure },
  );
  expect(errors).toBeUndefined();
  expect(data!['outcome'].userErrors).toEqual([]);
  await deliver();
}

const school = (name: string, parent = tree.hunan) => found(app, 'SCHOOL', 'STUDENT_UNION', name, parent);
const issue = (organization = tree.national, audience = 'levels: [PROVINCIAL, CITY, SCHOOL]') =>
  desk.issue(desk.of(organization), organization, `audience: { ${audience} }`);
const seen = (directive: string, organization: TestOrganization) => desk.obligation(nation, directive, organization);

describe('obligations follow their organization', () => {
  it('are excused with the reason when it is dissolved, and its units answer to the level above', async () => {
    const city = await found(app, 'CITY', 'FEDERATION', '湘潭市学联', tree.hunan);
    const below = await school('湘潭学院学生会', city);
    const { id } = await issue();
    expect(await seen(id, below)).toMatchObject({ verifier: { id: city.id } });
    await change('Move', below, `parentId: "${tree.hunan.id}"`);
    await change('Archive', city, '');
    expect(await seen(id, city)).toMatchObject({ status: 'EXCUSED', reason: expect.stringContaining('撤销') });
    expect(await seen(id, below)).toMatchObject({ status: 'PENDING', verifier: { id: tree.hunan.id } });
    const { data } = await desk.ask(
      nation,
      `{ obligations(filter: { directiveId: { eq: "${id}" }, organizationId: { eq: "${city.id}" } }) { nodes { thread { nodes { kind sender { id } } } } } }`,
    );
    expect(data!['obligations'].nodes[0].thread.nodes).toEqual([{ kind: 'EXCUSED', sender: null }]);
    // What is settled stays as it was settled.
    expect(
      (await desk.ask(nation, `{ directive(id: "${id}") { counts { excused } } }`)).data!['directive'].counts.excused,
    ).toBe(1);
  });

  it('merge into exactly one, whether the successor owed the same or not', async () => {
    const one = await school('甲大学学生会');
    const other = await school('乙大学学生会');
    const target = await school('丙大学学生会');
    const all = await issue();
    const some = await issue(tree.national, `include: ["${one.id}", "${other.id}"]`);
    await desk.step(desk.of(one), 'Acknowledge', some['id'], one);
    await change('Merge', target, `sourceIds: ["${one.id}", "${other.id}"], moveChildren: true`);
    const states = async (directive: string) =>
      Promise.all([one, other, target].map(async (unit) => (await seen(directive, unit))?.['status'] ?? null));
    expect(await states(all['id'])).toEqual(['EXCUSED', 'EXCUSED', 'PENDING']);
    // What was settled stays with who settled it; the open one goes over.
    expect(await states(some['id'])).toEqual(['ACCEPTED', null, 'PENDING']);
  });

  it('are verified by the new line after a move, and excused when they leave the line of the issuer', async () => {
    const moving = await school('迁移大学学生会');
    const national = await issue();
    const provincial = await issue(tree.hunan, 'levels: [SCHOOL]');
    await change('Move', moving, `parentId: "${tree.hubei.id}"`);
    expect(await seen(national['id'], moving)).toMatchObject({ status: 'PENDING', verifier: { id: tree.hubei.id } });
    expect(await desk.obligation(desk.of(tree.hubei), national['id'], moving)).toMatchObject({
      viewerCan: { excuse: true },
    });
    expect(await desk.obligation(desk.of(tree.hunan), national['id'], moving)).toBeUndefined();
    expect(await seen(provincial['id'], moving)).toMatchObject({
      status: 'EXCUSED',
      reason: expect.stringContaining('调离'),
    });
    const { data } = await desk.ask(
      nation,
      `{ supervisionBoard(organizationId: "${tree.national.id}", source: { directiveId: "${national['id']}" }) { rows { nodes { organization { name } counts { total } } } } }`,
    );
    const rows = data!['supervisionBoard'].rows.nodes as {
      organization: { name: string };
      counts: { total: number };
    }[];
    expect(rows.find(({ organization }) => organization.name === '湖北省学联')!.counts.total).toBe(3);
  });

  it('pass to the successor of a level that issued and verified', async () => {
    const former = await found(app, 'CITY', 'FEDERATION', '旧市学联', tree.hubei);
    const heir = await found(app, 'CITY', 'FEDERATION', '新市学联', tree.hubei);
    const below = await school('旧市学院学生会', former);
    const { id } = await issue(former, 'levels: [SCHOOL]');
    await change('Merge', heir, `sourceIds: ["${former.id}"], moveChildren: true`);
    expect(await seen(id, below)).toMatchObject({ status: 'PENDING', verifier: { id: heir.id } });
    const { data } = await desk.ask(
      desk.of(heir),
      `{ directive(id: "${id}") { organization { id } viewerCan { withdraw } } }`,
    );
    expect(data!['directive']).toEqual({ organization: { id: heir.id }, viewerCan: { withdraw: true } });
  });
});
