import { decodeId } from '../../kernel/ids.ts';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { verifyAudit } from '../../kernel/audit.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { actorWith } from '../../testing/actors.ts';
import { make, makeHierarchy, misplaced, officerOf, stored, versionOf, type Made } from '../../testing/hierarchy.ts';
import { createTestApp, type Answer, type TestApp } from '../../testing/test-app.ts';
import { startJobs } from '../../app.ts';
import { carryOutDuePlans, plannedChangeJob } from './planned-change.jobs.ts';

let app: TestApp;
let tree: Awaited<ReturnType<typeof makeHierarchy>>;
let nation: Actor;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  tree = await makeHierarchy(app);
  nation = officerOf(tree.national);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

const PLAN = `plannedChange { id action effectiveOn status version names failure { code message } viewerCan { cancel reschedule } }`;
const ERRORS = 'userErrors { code message path }';

/** Asks for a change of one organization. */
async function ask(verb: string, target: Made, input: object, actor = nation): Promise<Answer> {
  const isState = ['Suspend', 'Resume', 'Archive', 'Restore'].includes(verb);
  return app.execute(
    `mutation ($id: ID!, $version: Int!, $input: Organization${isState ? 'State' : verb}Input!) {
      outcome: organization${verb}(id: $id, version: $version, input: $input) { organization { id name status } ${PLAN} ${ERRORS} } }`,
    { id: target.id, version: await versionOf(app, target), input: { reason: '省学联批复', ...input } },
    { actor },
  );
}

const found = (input: object, actor = nation): Promise<Answer> =>
  app.execute(
    `mutation ($input: OrganizationCreateInput!) { outcome: organizationCreate(input: $input) { organization { id } ${PLAN} ${ERRORS} } }`,
    { input },
    { actor },
  );

const outcomeOf = (answer: Answer) => {
  expect(answer.errors).toBeUndefined();
  return answer.data!['outcome'];
};
const planOf = (answer: Answer) => {
  const { plannedChange, userErrors } = outcomeOf(answer);
  expect(userErrors).toEqual([]);
  return plannedChange as { id: string; version: number; status: string };
};
const codeOf = (answer: Answer): string =>
  (answer.errors?.[0]?.extensions?.['code'] as string | undefined) ??
  (answer.data!['outcome'].userErrors[0]?.code as string | undefined) ??
  'DONE';

/** The clock of the day after midnight in Shanghai: its job runs, by default once. */
async function dawn(day: string): Promise<number> {
  app.clock.set(`${day}T00:00:30+08:00`);
  return carryOutDuePlans(app.kernel);
}

async function plan(id: string, actor = nation) {
  const answer = await app.execute(
    `query ($id: ID!) { node(id: $id) { ... on PlannedChange { id status effectiveOn version settledAt settledReason
      failure { code message } viewerCan { cancel reschedule } related { nodes { id } } organization { id } } } }`,
    { id },
    { actor },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data!['node'];
}

const manage = (verb: 'Cancel' | 'Reschedule', id: string, version: number, input: object, actor = nation) =>
  app.execute(
    `mutation ($id: ID!, $version: Int!, $input: PlannedChange${verb}Input!) {
      outcome: plannedChange${verb}(id: $id, version: $version, input: $input) { ${PLAN} ${ERRORS} } }`,
    { id, version, input },
    { actor },
  );

describe('a change with a day in the future', () => {
  it('is filed, changes nothing before its day, and holds from the first minute of its day in Shanghai', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '计划大学学生会', tree.hunan);
    const answer = await ask('Rename', school, { name: '计划新大学学生会', effectiveOn: '2026-12-01' });
    expect(outcomeOf(answer)).toMatchObject({
      organization: { id: school.id, name: '计划大学学生会' },
      plannedChange: { action: 'RENAME', status: 'PLANNED', effectiveOn: '2026-12-01', names: ['计划新大学学生会'] },
    });
    const { id } = planOf(answer);
    // 23:59 of the day before in Shanghai, and 16:00 UTC a minute later.
    app.clock.set('2026-11-30T15:59:00Z');
    expect(await carryOutDuePlans(app.kernel)).toBe(0);
    expect(await stored(app, school)).toMatchObject({ name: '计划大学学生会', version: 1 });
    app.clock.set('2026-11-30T16:00:00Z');
    expect(await carryOutDuePlans(app.kernel)).toBe(1);
    expect(await carryOutDuePlans(app.kernel)).toBe(0);
    expect(await stored(app, school)).toMatchObject({ name: '计划新大学学生会' });
    expect(await plan(id)).toMatchObject({ status: 'DONE', viewerCan: { cancel: false, reschedule: false } });
    const history = await app.execute(
      `query ($id: ID!) { organization(id: $id) {
        before: asOf(date: "2026-11-30") { name } after: asOf(date: "2026-12-01") { name }
        changes(filter: { kind: { eq: RENAMED } }) { nodes { effectiveOn after reason plan { id status } } }
        plannedChanges { totalCount nodes { id } } } }`,
      { id: school.id },
      { actor: nation },
    );
    expect(history.errors).toBeUndefined();
    expect(history.data?.['organization']).toEqual({
      before: { name: '计划大学学生会' },
      after: { name: '计划新大学学生会' },
      changes: {
        nodes: [
          { effectiveOn: '2026-12-01', after: '计划新大学学生会', reason: '省学联批复', plan: { id, status: 'DONE' } },
        ],
      },
      plannedChanges: { totalCount: 1, nodes: [{ id }] },
    });
  });

  it('leaves in the audit trail who planned it and that the clock carried it out', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '留痕大学学生会', tree.hunan);
    const planner = officerOf(tree.hunan);
    const { id } = planOf(await ask('Suspend', school, { effectiveOn: '2026-12-02' }, planner));
    await dawn('2026-12-02');
    const entries = await runRead<{ action: string; account: string | null; purpose: string | null; changes: object }>(
      app.kernel,
      sql`select action, account_id as account, purpose, changes from audit_entry where subject_id = ${school.uuid}
        and action <> 'organization.create' order by seq`,
    );
    expect(entries.map(({ action, account, purpose }) => [action, account, purpose])).toEqual([
      ['organization.plan', planner.accountId, null],
      ['organization.suspend', null, 'platform'],
      ['organization.planCarryOut', null, 'platform'],
    ]);
    expect(entries[2]!.changes).toMatchObject({
      plan: [null, decodeId('pch', id)],
      planStatus: ['PLANNED', 'DONE'],
      plannedBy: [null, planner.accountId],
    });
    expect((await verifyAudit((statement) => runRead(app.kernel, statement))).broken).toBeNull();
  });

  it('of every kind takes effect on its day, late and in order, exactly once under two clocks', async () => {
    const donor = await make(app, 'SCHOOL', 'STUDENT_UNION', '顺序甲大学学生会', tree.hunan);
    const other = await make(app, 'SCHOOL', 'STUDENT_UNION', '顺序乙大学学生会', tree.hunan);
    const whole = await make(app, 'SCHOOL', 'STUDENT_UNION', '顺序丙大学学生会', tree.hunan);
    const closed = await make(app, 'SCHOOL', 'STUDENT_UNION', '顺序丁大学学生会', tree.hunan);
    const unit = await make(app, 'DEPARTMENT', 'FACULTY_UNION', '顺序甲大学一系学生会', donor);
    const on = (day: number) => ({ effectiveOn: `2026-12-${day}` });
    planOf(await ask('Suspend', closed, on(12)));
    planOf(await ask('Resume', closed, on(13)));
    planOf(await ask('Archive', closed, on(14)));
    planOf(await ask('Restore', closed, on(15)));
    planOf(
      await found({
        level: 'DEPARTMENT',
        kind: 'FACULTY_UNION',
        name: '顺序乙大学新系学生会',
        parentId: other.id,
        ...on(12),
      }),
    );
    planOf(await ask('Move', unit, { parentId: other.id, ...on(12) }));
    planOf(await ask('Merge', other, { sourceIds: [donor.id], moveChildren: false, ...on(13) }));
    planOf(
      await ask('Split', whole, {
        parts: [
          { name: '顺序丙一大学学生会', childIds: [] },
          { name: '顺序丙二大学学生会', childIds: [] },
        ],
        ...on(13),
      }),
    );
    const link = await app.execute(
      `mutation ($from: ID!, $to: ID!) { outcome: organizationLinkAdd(input: { kind: GUIDED_BY, fromId: $from, toId: $to,
        effectiveOn: "2026-12-16", reason: "指导" }) { link { id } ${PLAN} ${ERRORS} } }`,
      { from: other.id, to: tree.league.id },
      { actor: nation },
    );
    planOf(link);
    expect(outcomeOf(link).link).toBeNull();
    // The server was down for a week: everything is carried out in one go, by two processes that woke together.
    app.clock.set('2026-12-20T09:00:00+08:00');
    const done = await Promise.all([carryOutDuePlans(app.kernel), carryOutDuePlans(app.kernel)]);
    expect(done[0] + done[1]).toBe(9);
    const open = await runRead(app.kernel, sql`select * from planned_change where status in ('PLANNED', 'FAILED')`);
    expect(open).toEqual([]);
    expect(await stored(app, donor)).toMatchObject({
      status: 'MERGED',
      closed_on: '2026-12-13',
      successor_ids: [other.uuid],
    });
    expect(await stored(app, unit)).toMatchObject({ parent_id: other.uuid, school_id: other.uuid });
    expect(await stored(app, whole)).toMatchObject({ status: 'SPLIT' });
    expect(await stored(app, closed)).toMatchObject({ status: 'ACTIVE', last_changed_on: '2026-12-15' });
    const periods = await runRead<{ status: string; from: string }>(
      app.kernel,
      sql`select status, valid_from as "from" from organization_period where organization_id = ${closed.uuid} order by valid_from`,
    );
    expect(periods.map(({ status, from }) => `${from} ${status}`)).toEqual([
      '2020-09-01 ACTIVE',
      '2026-12-12 SUSPENDED',
      '2026-12-13 ACTIVE',
      '2026-12-14 ARCHIVED',
      '2026-12-15 ACTIVE',
    ]);
    const [edge] = await runRead<{ from: string }>(
      app.kernel,
      sql`select valid_from as "from" from organization_link where from_id = ${other.uuid} and to_id = ${tree.league.uuid}`,
    );
    expect(edge?.from).toBe('2026-12-16');
    expect(await misplaced(app)).toEqual([]);
  });

  it('is refused when it is filed for what would be refused on the day, with nothing kept', async () => {
    const [{ before } = { before: 0 }] = await runRead<{ before: number }>(
      app.kernel,
      sql`select count(*)::int as before from planned_change`,
    );
    const day = '2027-01-05';
    expect(codeOf(await ask('Move', tree.school, { parentId: tree.faculty.id, effectiveOn: day }))).toBe(
      'ORGANIZATION_CYCLE',
    );
    expect(codeOf(await ask('Archive', tree.school, { effectiveOn: day }))).toBe('ORGANIZATION_CHILDREN_LEFT');
    expect(codeOf(await ask('Resume', tree.school, { effectiveOn: day }))).toBe('ORGANIZATION_NOT_ACTIVE');
    expect(codeOf(await ask('Rename', tree.school, { name: '湘江大学学生会', effectiveOn: day }))).toBe(
      'ORGANIZATION_NAME_TAKEN',
    );
    const far = await ask('Suspend', tree.school, { effectiveOn: '2206-01-01' });
    expect(codeOf(far)).toBe('PLANNED_CHANGE_DAY');
    expect(outcomeOf(far).userErrors[0]).toMatchObject({ path: ['input', 'effectiveOn'] });
    expect(outcomeOf(far).userErrors[0].message).toContain('2031-12-31');
    const stale = await app.execute(
      `mutation ($id: ID!) { outcome: organizationSuspend(id: $id, version: 99, input: { effectiveOn: "${day}", reason: "r" }) { ${ERRORS} } }`,
      { id: tree.school.id },
      { actor: nation },
    );
    expect(codeOf(stale)).toBe('STALE_VERSION');
    const [{ after } = { after: -1 }] = await runRead<{ after: number }>(
      app.kernel,
      sql`select count(*)::int as after from planned_change`,
    );
    expect(after).toBe(before);
    expect(await stored(app, tree.school)).toMatchObject({ status: 'ACTIVE', version: 1 });
  });

  it('is filed once, however often it is sent at once', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '重复大学学生会', tree.hunan);
    const answers = await Promise.all([1, 2, 3].map(() => ask('Suspend', school, { effectiveOn: '2027-02-01' })));
    expect(answers.map(codeOf).toSorted()).toEqual(['DONE', 'PLANNED_CHANGE_TAKEN', 'PLANNED_CHANGE_TAKEN'].toSorted());
  });

  it('may count on what an earlier plan of the same line prepares, also in a bulk action', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '整枝大学学生会', tree.hunan);
    const unit = await make(app, 'DEPARTMENT', 'FACULTY_UNION', '整枝大学一系学生会', school);
    const answer = await app.execute(
      `mutation ($input: OrganizationStateManyInput!) { outcome: organizationArchiveMany(input: $input) {
        organizations { id } plannedChanges { organization { id } } refusals { id code } ${ERRORS} } }`,
      { input: { ids: [school.id, unit.id, tree.hubei.id], effectiveOn: '2027-03-01', reason: '撤并' } },
      { actor: officerOf(tree.hunan) },
    );
    expect(outcomeOf(answer)).toMatchObject({
      organizations: [],
      plannedChanges: [{ organization: { id: unit.id } }, { organization: { id: school.id } }],
      refusals: [{ id: tree.hubei.id, code: 'ORGANIZATION_NOT_PERMITTED' }],
    });
    await dawn('2027-03-01');
    expect(await stored(app, school)).toMatchObject({ status: 'ARCHIVED', closed_on: '2027-03-01' });
    expect(await stored(app, unit)).toMatchObject({ status: 'ARCHIVED', closed_on: '2027-03-01' });
  });
});

describe('the clock', () => {
  it('is the job queue: it carries plans out without anybody asking, and what was due while it was away', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '队列大学学生会', tree.hunan);
    const { id } = planOf(await ask('Suspend', school, { effectiveOn: '2027-03-10' }));
    app.clock.set('2027-03-12T08:00:00+08:00');
    const faults: unknown[] = [];
    const settings = { origin: 'http://127.0.0.1', smtpUrl: null, mailFrom: 'post@example.org', isDemo: false };
    const runner = await startJobs(app.kernel, settings, (error) => void faults.push(error));
    try {
      await app.kernel.pool.query(`select graphile_worker.add_job($1)`, [plannedChangeJob.name]);
      await vi.waitFor(async () => expect(await plan(id)).toMatchObject({ status: 'DONE' }), { timeout: 15_000 });
    } finally {
      await runner.stop();
    }
    expect(faults).toEqual([]);
    expect(plannedChangeJob.cron).toBe('* * * * *');
    expect(await stored(app, school)).toMatchObject({ status: 'SUSPENDED', last_changed_on: '2027-03-10' });
  });
});

describe('a plan that can no longer be carried out', () => {
  it('stays visible as failed with its reason, lets others through, and can be set to another day or cancelled', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '受阻大学学生会', tree.hunan);
    const other = await make(app, 'SCHOOL', 'STUDENT_UNION', '畅通大学学生会', tree.hunan);
    const { id } = planOf(await ask('Archive', school, { effectiveOn: '2027-04-01' }));
    const later = planOf(await ask('Suspend', other, { effectiveOn: '2027-04-02' }));
    await make(app, 'DEPARTMENT', 'FACULTY_UNION', '受阻大学新系学生会', school);
    expect(await dawn('2027-04-02')).toBe(1);
    expect(await plan(later.id)).toMatchObject({ status: 'DONE' });
    const failed = await plan(id);
    expect(failed).toMatchObject({
      status: 'FAILED',
      failure: { code: 'ORGANIZATION_CHILDREN_LEFT' },
      viewerCan: { cancel: true, reschedule: true },
    });
    expect(failed.failure.message).toContain('1 active units are still below');
    expect(await stored(app, school)).toMatchObject({ status: 'ACTIVE' });
    // Still in the way: another day is judged anew.
    expect(codeOf(await manage('Reschedule', id, failed.version, { effectiveOn: '2027-05-01', reason: '延后' }))).toBe(
      'ORGANIZATION_CHILDREN_LEFT',
    );
    await runRead(app.kernel, sql`update organization set status = 'ARCHIVED' where parent_id = ${school.uuid}`);
    expect(codeOf(await manage('Reschedule', id, failed.version, { effectiveOn: '2027-04-02', reason: '当天' }))).toBe(
      'PLANNED_CHANGE_DAY',
    );
    const again = await manage('Reschedule', id, failed.version, { effectiveOn: '2027-05-01', reason: '延后' });
    expect(planOf(again)).toMatchObject({ status: 'PLANNED', effectiveOn: '2027-05-01', failure: null });
    expect(codeOf(await manage('Cancel', id, failed.version, { reason: '过期版本' }))).toBe('STALE_VERSION');
    const cancelled = await manage('Cancel', id, planOf(again).version, { reason: '不再撤并' });
    expect(planOf(cancelled)).toMatchObject({ status: 'CANCELLED', viewerCan: { cancel: false, reschedule: false } });
    expect(await plan(id)).toMatchObject({ settledReason: '不再撤并' });
    expect(await dawn('2027-05-01')).toBe(0);
    expect(await stored(app, school)).toMatchObject({ status: 'ACTIVE' });
    const closed = await manage('Cancel', id, planOf(cancelled).version, { reason: '再次取消' });
    expect(codeOf(closed)).toBe('PLANNED_CHANGE_STATE');
  });

  it('says so when its partner is gone, and a day that a later change has overtaken', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '失伴大学学生会', tree.hunan);
    const league = await make(app, 'SCHOOL', 'LEAGUE_COMMITTEE', '共青团失伴大学委员会', tree.hunan);
    const answer = await app.execute(
      `mutation ($from: ID!, $to: ID!) { outcome: organizationLinkAdd(input: { kind: GUIDED_BY, fromId: $from, toId: $to,
        effectiveOn: "2027-06-01", reason: "指导" }) { ${PLAN} ${ERRORS} } }`,
      { from: school.id, to: league.id },
      { actor: nation },
    );
    const rename = planOf(await ask('Rename', school, { name: '失伴新大学学生会', effectiveOn: '2027-06-01' }));
    await runRead(app.kernel, sql`update organization set status = 'ARCHIVED' where id = ${league.uuid}`);
    await runRead(app.kernel, sql`update organization set last_changed_on = '2027-06-02' where id = ${school.uuid}`);
    await dawn('2027-06-03');
    expect(await plan(planOf(answer).id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'PLANNED_CHANGE_PARTNER' },
    });
    expect(await plan(rename.id)).toMatchObject({ status: 'FAILED', failure: { code: 'ORGANIZATION_DAY_ORDER' } });
  });

  it('waits for the next run when the fault is ours, with the later plans of its organization', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '故障大学学生会', tree.hunan);
    const other = await make(app, 'SCHOOL', 'STUDENT_UNION', '无恙大学学生会', tree.hunan);
    const first = planOf(await ask('Rename', school, { name: '故障新大学学生会', effectiveOn: '2027-07-01' }));
    const second = planOf(await ask('Suspend', school, { effectiveOn: '2027-07-02' }));
    const third = planOf(await ask('Suspend', other, { effectiveOn: '2027-07-02' }));
    await app.kernel.pool.query(
      `create function fault() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
       create trigger fault before update on organization for each row when (new.name = '故障新大学学生会') execute function fault()`,
    );
    await expect(dawn('2027-07-03')).rejects.toThrow(/disk full/);
    expect(await plan(first.id)).toMatchObject({ status: 'PLANNED' });
    expect(await plan(second.id)).toMatchObject({ status: 'PLANNED' });
    expect(await plan(third.id)).toMatchObject({ status: 'DONE' });
    await app.kernel.pool.query('drop trigger fault on organization; drop function fault()');
    expect(await carryOutDuePlans(app.kernel)).toBe(2);
    expect(await stored(app, school)).toMatchObject({ name: '故障新大学学生会', status: 'SUSPENDED' });
  });
});

describe('authority over plans', () => {
  it('is that over the change itself', async () => {
    const input = { name: '越权大学学生会', effectiveOn: '2027-08-01' };
    const strangers: [Actor | undefined, string][] = [
      [officerOf(tree.hubei), 'FORBIDDEN'],
      [officerOf(tree.sibling), 'FORBIDDEN'],
      [officerOf(tree.faculty), 'FORBIDDEN'],
      [actorWith([]), 'FORBIDDEN'],
    ];
    for (const [actor, code] of strangers) {
      expect(codeOf(await ask('Rename', tree.school, input, actor))).toBe(code);
    }
    const { id, version } = planOf(await ask('Rename', tree.school, input));
    const reason = { reason: '试探' };
    for (const actor of [officerOf(tree.hubei), officerOf(tree.sibling), officerOf(tree.faculty)]) {
      expect(await plan(id, actor)).toBeNull();
      expect(codeOf(await manage('Cancel', id, version, reason, actor))).toBe('NOT_FOUND');
      expect(codeOf(await manage('Reschedule', id, version, { ...reason, effectiveOn: '2027-09-01' }, actor))).toBe(
        'NOT_FOUND',
      );
    }
    const reader = officerOf(tree.school, ['organization.read', 'organization.suspend']);
    expect(await plan(id, reader)).toMatchObject({ viewerCan: { cancel: false, reschedule: false } });
    expect(codeOf(await manage('Cancel', id, version, reason, reader))).toBe('FORBIDDEN');
    const narrow = officerOf(tree.faculty, ['organization.rename']);
    const both = { ...reader, grants: [...reader.grants, ...narrow.grants] };
    expect(await plan(id, both)).toMatchObject({ viewerCan: { cancel: false, reschedule: false } });
    const own = officerOf(tree.school, ['organization.read', 'organization.rename']);
    expect(await plan(id, own)).toMatchObject({ viewerCan: { cancel: true, reschedule: true } });
    expect(codeOf(await manage('Cancel', id, version, reason, own))).toBe('DONE');
    const signedOut = await app.execute(
      `mutation { plannedChangeCancel(id: "${id}", version: 1, input: { reason: "r" }) { ${ERRORS} } }`,
    );
    expect(signedOut.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('lets those see a plan whom it concerns: what is to be merged sees it coming', async () => {
    const source = await make(app, 'SCHOOL', 'STUDENT_UNION', '将并大学学生会', tree.hubei);
    const { id } = planOf(
      await ask('Merge', tree.sibling, { sourceIds: [source.id], moveChildren: true, effectiveOn: '2027-10-01' }),
    );
    const count = async (actor: Actor): Promise<number> => {
      const answer = await app.execute(
        `query ($id: ID!) { plannedChanges(filter: { status: { eq: PLANNED }, effectiveOn: { gte: "2027-10-01" } }) { nodes { id } }
          organization(id: $id) { plannedChanges { nodes { id } } } }`,
        { id: source.id },
        { actor },
      );
      expect(answer.errors).toBeUndefined();
      const ids = answer.data!['plannedChanges'].nodes.map((node: { id: string }) => node.id);
      expect(answer.data!['organization'].plannedChanges.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
      expect(ids.every((found: string) => found === id)).toBe(true);
      return ids.length;
    };
    expect(await count(officerOf(source))).toBe(1);
    expect(await count(officerOf(tree.hunan))).toBe(1);
    expect(await count(officerOf(tree.foreign))).toBe(0);
    expect(await plan(id, officerOf(source))).toMatchObject({
      viewerCan: { cancel: false },
      related: { nodes: [{ id: source.id }] },
    });
  });

  it('follows an organization that moves: its plans carry its new ancestors', async () => {
    const school = await make(app, 'SCHOOL', 'STUDENT_UNION', '随迁大学学生会', tree.hunan);
    const { id } = planOf(await ask('Suspend', school, { effectiveOn: '2027-11-01' }));
    expect(codeOf(await ask('Move', school, { parentId: tree.hubei.id, effectiveOn: '2026-11-24' }))).toBe('DONE');
    expect(await plan(id, officerOf(tree.hunan))).toBeNull();
    expect(await plan(id, officerOf(tree.hubei))).toMatchObject({ status: 'PLANNED' });
  });
});
