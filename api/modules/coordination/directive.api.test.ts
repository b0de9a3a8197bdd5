import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { decodeId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { Desk } from '../../testing/coordination.ts';
import { buildFederation, countOf, holder, type TestFederation } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let tree: TestFederation;
let desk: Desk;
let nation: Actor;
let province: Actor;
let school: Actor;
const NOON = '2026-11-24T12:00:00+08:00';

beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await buildFederation(app);
  desk = new Desk(app);
  nation = desk.of(tree.national);
  province = desk.of(tree.hunan);
  school = desk.of(tree.school);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const FORM = `response: FORM, form: [{ key: "stayers", kind: NUMBER, label: "留校人数", isRequired: true, decimals: 0, min: "0" }]`;
const BELOW = 'audience: { levels: [PROVINCIAL, SCHOOL] }';
const uuid = (id: string) => decodeId('dir', id)!;

describe('a directive', () => {
  it('goes from draft to issue once, and everybody below has it', async () => {
    const { directive } = await desk.done(
      nation,
      'directiveCreate',
      `input: { organizationId: "${tree.national.id}", title: "草稿", body: "<p onclick='x()'>文<script>1</script></p>", ${FORM}, ${BELOW}, dueOn: "2026-12-10" }`,
      'directive { id version title body status revision progress { total } form { key isRequired } audience { levels } viewerCan { issue discard amend } }',
    );
    expect(directive).toMatchObject({
      body: '<p>文</p>',
      status: 'DRAFT',
      revision: 0,
      progress: null,
      form: [{ key: 'stayers', isRequired: true }],
      audience: { levels: ['PROVINCIAL', 'SCHOOL'] },
      viewerCan: { issue: true, discard: true, amend: false },
    });
    // A draft is the issuer's own.
    expect((await desk.ask(province, `{ directive(id: "${directive.id}") { id } }`)).data).toEqual({ directive: null });
    const args = `id: "${directive.id}", version: ${directive.version}, idempotencyKey: "one"`;
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => desk.act(nation, 'directiveIssue', args, 'directive { status revision }')),
    );
    expect(replies.filter(({ userErrors }) => userErrors?.length === 0).length).toBeGreaterThan(0);
    await Promise.all(Array.from({ length: 3 }, () => desk.handOut()));
    expect(await desk.codes(nation, 'directiveIssue', `id: "${directive.id}", version: ${directive.version}`)).toEqual([
      'STALE_VERSION',
    ]);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from obligation where source_id = ${uuid(directive.id)}::uuid`,
      ),
    ).toBe(5);
    expect(
      await countOf(
        app,
        sql`select count(*)::int as count from directive_revision where directive_id = ${uuid(directive.id)}::uuid`,
      ),
    ).toBe(1);
    const { data } = await desk.ask(
      school,
      `{ directive(id: "${directive.id}") { title audience { levels } counts { total pending } progress { state done total created } obligations { totalCount } } }`,
    );
    expect(data!['directive']).toEqual({
      title: '草稿',
      audience: null,
      counts: { total: 1, pending: 1 },
      progress: { state: 'DONE', done: 5, total: 5, created: 5 },
      obligations: { totalCount: 1 },
    });
  });

  it('refuses a day that has passed, one too far ahead, one that does not exist, and what is incomplete', async () => {
    const draft = async (input: string) =>
      (
        await desk.done(
          nation,
          'directiveCreate',
          `input: { organizationId: "${tree.national.id}", title: "期限", ${input.includes('body') ? '' : 'body: "<p>文</p>", '}${input} }`,
          'directive { id version }',
        )
      )['directive'] as { id: string; version: number };
    const issue = async (input: string) => {
      const { id, version } = await draft(input);
      return desk.codes(nation, 'directiveIssue', `id: "${id}", version: ${version}`);
    };
    expect(await issue('dueOn: "2026-11-23"')).toEqual(['DUE_DAY_PAST']);
    expect(await issue('dueOn: "2032-01-01"')).toEqual(['DUE_DAY_FAR']);
    expect(await issue('response: FORM')).toEqual(['DIRECTIVE_INCOMPLETE']);
    expect(await issue('body: ""')).toEqual(['DIRECTIVE_INCOMPLETE']);
    expect(await issue('audience: { levels: [CLUB] }')).toEqual(['AUDIENCE_EMPTY']);
    expect(await issue(`audience: { include: ["${tree.national.id}"] }`)).toEqual(['AUDIENCE_OUTSIDE']);
    const { errors } = await desk.ask(
      nation,
      `mutation { directiveCreate(input: { organizationId: "${tree.national.id}", dueOn: "2027-02-29" }) { userErrors { code } } }`,
    );
    expect(errors?.[0]?.message).toContain('existing calendar day');
    // A draft of yesterday whose day has passed meanwhile.
    const { id, version } = await draft('dueOn: "2026-11-25"');
    app.clock.set('2026-11-26T00:00:01+08:00');
    expect(await desk.codes(nation, 'directiveIssue', `id: "${id}", version: ${version}`)).toEqual(['DUE_DAY_PAST']);
  });

  it('keeps the second of two editors from overwriting the first', async () => {
    const { directive } = await desk.done(
      nation,
      'directiveCreate',
      `input: { organizationId: "${tree.national.id}", title: "一" }`,
      'directive { id version }',
    );
    const args = `id: "${directive.id}", version: ${directive.version}`;
    const both = await Promise.all([
      desk.codes(nation, 'directiveUpdate', `${args}, input: { title: "二" }`),
      desk.codes(nation, 'directiveUpdate', `${args}, input: { title: "三" }`),
    ]);
    expect(both.map((codes) => codes.join()).sort()).toEqual(['', 'STALE_VERSION']);
  });

  it('is amended with what changed kept, moves open days, and asks again where told to', async () => {
    const issued = await desk.issue(nation, tree.national, `${FORM}, ${BELOW}, dueOn: "2026-12-10"`);
    await desk.step(school, 'Submit', issued['id'], tree.school, '{ answers: { stayers: "12" } }');
    const { directive } = await desk.done(
      nation,
      'directiveAmend',
      `id: "${issued['id']}", version: ${issued['version']}, input: { title: "寒假安全（修订）", dueOn: "2026-12-20", note: "期限延后", asksAgain: true }`,
      'directive { version revision revisions { nodes { number title dueOn note asksAgain } } }',
    );
    expect(directive).toMatchObject({
      revision: 2,
      revisions: {
        nodes: [
          { number: 2, title: '寒假安全（修订）', dueOn: '2026-12-20', note: '期限延后', asksAgain: true },
          { number: 1, title: '寒假离校安全工作', dueOn: '2026-12-10', note: null, asksAgain: false },
        ],
      },
    });
    // What was said before can't be changed, by no statement.
    for (const statement of [
      sql`update directive_revision set note = '改写' where directive_id = ${uuid(issued['id'])}::uuid`,
      sql`delete from directive_revision where directive_id = ${uuid(issued['id'])}::uuid`,
    ]) {
      await expect(runRead(app.kernel, statement)).rejects.toThrow('keeps what it holds');
    }
    expect(await desk.obligation(school, issued['id'], tree.school)).toMatchObject({
      status: 'RETURNED',
      reason: '期限延后',
      answers: { stayers: '12' },
    });
    expect(await desk.obligation(province, issued['id'], tree.sibling)).toMatchObject({ dueOn: '2026-12-20' });
    expect(
      await desk.codes(
        nation,
        'directiveAmend',
        `id: "${issued['id']}", version: ${directive.version}, input: { title: "寒假安全（修订）", note: "无" }`,
      ),
    ).toEqual(['DIRECTIVE_NOTHING_CHANGED']);
  });

  it('brings answers being written to the fields of a new revision', async () => {
    const issued = await desk.issue(nation, tree.national, `${FORM}, ${BELOW}`);
    await desk.step(school, 'SaveAnswer', issued['id'], tree.school, '{ answers: { stayers: "7" } }');
    await desk.done(
      nation,
      'directiveAmend',
      `id: "${issued['id']}", version: ${issued['version']}, input: { note: "换表", form: [{ key: "dorms", kind: NUMBER, label: "宿舍数", isRequired: true, decimals: 0 }] }`,
      '',
    );
    expect(await desk.obligation(school, issued['id'], tree.school)).toMatchObject({
      answers: {},
      status: 'ACKNOWLEDGED',
    });
    const { id, version } = await desk.obligation(school, issued['id'], tree.school);
    // An answer to the form of before is refused field by field.
    expect(
      (
        await desk.codes(
          school,
          'obligationSubmit',
          `id: "${id}", version: ${version}, input: { answers: { stayers: "7" } }`,
        )
      ).length,
    ).toBeGreaterThan(0);
    await desk.step(school, 'Submit', issued['id'], tree.school, '{ answers: { dorms: "3" } }');
  });

  it('is superseded by a later one, and what was open of it ends', async () => {
    const former = await desk.issue(nation, tree.national, BELOW);
    await desk.step(school, 'Acknowledge', former['id'], tree.school);
    const later = await desk.issue(nation, tree.national, `supersedesId: "${former['id']}"`);
    const { data } = await desk.ask(
      nation,
      `{ directive(id: "${former['id']}") { status supersededBy { id } counts { accepted withdrawn total } } }`,
    );
    expect(data!['directive']).toEqual({
      status: 'SUPERSEDED',
      supersededBy: { id: later['id'] },
      counts: { accepted: 1, withdrawn: 4, total: 5 },
    });
  });

  it('is withdrawn while it is being handed out, and nobody gets it after that', async () => {
    const { directive } = await desk.done(
      nation,
      'directiveCreate',
      `input: { organizationId: "${tree.national.id}", title: "误发", body: "<p>文</p>", ${BELOW} }`,
      'directive { id version }',
    );
    const issued = await desk.done(
      nation,
      'directiveIssue',
      `id: "${directive.id}", version: ${directive.version}`,
      'directive { version }',
    );
    await desk.done(
      nation,
      'directiveWithdraw',
      `id: "${directive.id}", version: ${issued['directive'].version}, input: { reason: "发错范围" }`,
      'directive { status }',
    );
    await desk.handOut();
    const { data } = await desk.ask(
      nation,
      `{ directive(id: "${directive.id}") { status progress { state created } counts { total } } }`,
    );
    expect(data!['directive']).toEqual({
      status: 'WITHDRAWN',
      progress: { state: 'CANCELLED', created: 0 },
      counts: { total: 0 },
    });
  });
});

describe('an audience', () => {
  const preview = async (actor: Actor, organizationId: string, audience: string) => {
    const { data, errors } = await desk.ask(
      actor,
      `{ audiencePreview(organizationId: "${organizationId}", audience: { ${audience} }) { total suggestedDueOn levels { level count } organizations(first: 50) { totalCount nodes { name } } } }`,
    );
    return errors ? { code: errors[0]!.extensions?.['code'] } : data!['audiencePreview'];
  };

  it('is counted exactly as it will be handed out, by every condition', async () => {
    expect(await preview(nation, tree.national.id, '')).toMatchObject({
      total: 8,
      levels: [
        { level: 'PROVINCIAL', count: 2 },
        { level: 'CITY', count: 1 },
        { level: 'SCHOOL', count: 3 },
        { level: 'DEPARTMENT', count: 2 },
      ],
      organizations: { totalCount: 8 },
      // Ten working days after Tuesday the 24th.
      suggestedDueOn: '2026-12-08',
    });
    const names = async (audience: string) => {
      const found = await preview(nation, tree.national.id, audience);
      expect(found.total).toBe(found.organizations.nodes.length);
      return (found.organizations.nodes as { name: string }[]).map(({ name }) => name).sort();
    };
    expect(await names('divisions: ["420000"], levels: [SCHOOL]')).toEqual(['武昌大学学生会']);
    expect(await names('categories: [REGULAR_UNIVERSITY], levels: [DEPARTMENT]')).toEqual(['文学院学生会', '权益部']);
    expect(await names('kinds: [FACULTY_UNION]')).toEqual(['文学院学生会']);
    expect(await names(`within: ["${tree.hunan.id}"], levels: [SCHOOL], exclude: ["${tree.sibling.id}"]`)).toEqual([
      '岳麓大学学生会',
    ]);
    expect(await names(`include: ["${tree.foreign.id}"]`)).toEqual(['武昌大学学生会']);
    expect(await names(`levels: [CITY], include: ["${tree.foreign.id}"]`)).toEqual(['武昌大学学生会', '长沙市学联']);
  });

  it('reaches no further than the own line, for those who hand out there', async () => {
    expect(await preview(province, tree.hunan.id, 'levels: [SCHOOL]')).toMatchObject({ total: 2 });
    expect(await preview(province, tree.national.id, '')).toEqual({ code: 'FORBIDDEN' });
    expect(await preview(holder(tree.hunan, ['directive.read']), tree.hunan.id, '')).toEqual({ code: 'FORBIDDEN' });
  });

  it('is kept under a name, shared downward, and judged anew on use', async () => {
    const { savedAudience } = await desk.done(
      nation,
      'savedAudienceCreate',
      `input: { organizationId: "${tree.national.id}", name: "高校", isShared: true, audience: { levels: [SCHOOL] } }`,
      'savedAudience { id version name audience { levels } viewerCan { update } }',
    );
    expect(savedAudience).toMatchObject({ audience: { levels: ['SCHOOL'] }, viewerCan: { update: true } });
    expect(await preview(province, tree.hunan.id, `savedAudienceIds: ["${savedAudience.id}"]`)).toMatchObject({
      total: 2,
    });
    const seen = await desk.ask(province, '{ savedAudiences { nodes { name isShared viewerCan { update remove } } } }');
    expect(seen.data!['savedAudiences'].nodes).toEqual([
      { name: '高校', isShared: true, viewerCan: { update: false, remove: false } },
    ]);
    expect(
      await desk.codes(
        nation,
        'savedAudienceCreate',
        `input: { organizationId: "${tree.national.id}", name: "高校", audience: {} }`,
      ),
    ).toEqual(['SAVED_AUDIENCE_NAME_TAKEN']);
    expect(
      await desk.codes(
        nation,
        'savedAudienceCreate',
        `input: { organizationId: "${tree.national.id}", name: "套", audience: { savedAudienceIds: ["${savedAudience.id}"] } }`,
      ),
    ).toEqual(['SAVED_AUDIENCE_NESTED']);
    await desk.done(
      nation,
      'savedAudienceUpdate',
      `id: "${savedAudience.id}", version: ${savedAudience.version}, input: { isShared: false }`,
      '',
    );
    const draft = await desk.done(
      province,
      'directiveCreate',
      `input: { organizationId: "${tree.hunan.id}", title: "题", body: "<p>文</p>", audience: { savedAudienceIds: ["${savedAudience.id}"] } }`,
      'directive { id version }',
    );
    const { id, version } = draft['directive'];
    expect(await desk.codes(province, 'directiveIssue', `id: "${id}", version: ${version}`)).toEqual([
      'AUDIENCE_SAVED_GONE',
    ]);
    expect((await desk.ask(province, '{ savedAudiences { totalCount } }')).data!['savedAudiences'].totalCount).toBe(0);
  });
});
