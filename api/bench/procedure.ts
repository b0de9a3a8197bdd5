import pg from 'pg';
import sql from 'sql-template-tag';
import { openKernel } from '../app.ts';
import { migrate } from '../database/migrate.ts';
import { platformActor, type Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { namesOf, Reader, runRead } from '../kernel/read/reader.ts';
import { runUnit, type Kernel } from '../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf } from '../modules/organization/index.ts';
import { Office, Person, Term } from '../modules/people/index.ts';
import { createProcedure, decideCase, publishVersion, workItems, workPage } from '../modules/procedure/index.ts';
import { buildNation, createTwin, type Nation, rowOf, SCHOOLS, timed } from './nation.ts';
import type { Row } from './phases.ts';

/** Decisions of one round. */
const DECISIONS = 30;
const [FROM, UNTIL] = ['2020-01-01', '2099-01-01'];
const TITLES = { province: 'REVIEWER', nation: 'CONFIRMER' } as const;

/** Somebody who answers for a body of the chain. */
interface Reviewer {
  readonly actor: Actor;
  readonly personId: string;
}

async function seat(kernel: Kernel, organizationId: string, titleKey: string): Promise<Reviewer> {
  const [personId, officeId] = [newId(), newId()];
  await runUnit(kernel, platformActor([], 'bench'), async (uow) => {
    const home = await uow.em.findOneOrFail(Organization, { id: organizationId });
    const person = Object.assign(new Person(), {
      id: personId,
      name: '审批人',
      kind: 'UNDERGRADUATE',
      grade: 2024,
      minorStatus: 'ADULT',
      status: 'ACTIVE',
      createdAt: uow.clock.now(),
    });
    person.settle(scopeKeysOf(home));
    person.index();
    const office = Object.assign(new Office(), {
      id: officeId,
      titleKey,
      name: titleKey,
      body: 'OTHER',
      seats: 1,
      isRotating: false,
      eligibility: [],
      permissions: ['case.read'],
      reach: 'SUBTREE',
      requiresSecondFactor: false,
      status: 'ACTIVE',
      validFrom: FROM,
      ...scopeKeysOf(home),
    });
    const term = Object.assign(new Term(), {
      id: newId(),
      officeId,
      personId,
      startsOn: FROM,
      endsOn: UNTIL,
      plannedEndsOn: UNTIL,
      source: 'APPOINTMENT',
      evidence: '任命文件',
      rulePackIds: [],
      createdAt: uow.clock.now(),
      ...scopeKeysOf(home),
    });
    uow.em.persist([person, office, term]);
  });
  return { personId, actor: { ...platformActor([], 'bench'), accountId: newId(), personId, purpose: null } };
}

/** A chain of two steps: the province confirms, then the nation. */
async function drawUp(kernel: Kernel, nation: Nation): Promise<string> {
  const step = (key: string, level: 'PROVINCIAL' | 'NATIONAL', title: string) => ({
    key,
    kind: 'CONFIRM' as const,
    name: key,
    nameEn: null,
    bodies: [{ of: 'SUBJECT' as const, relation: 'LEVEL' as const, level, titles: [title], permission: null }],
    quorum: null,
    conditions: [],
    deadlineDays: null,
    remindBefore: [],
    remindAfter: [],
    escalatesWhenLate: false,
  });
  const facts = { name: '撤销审批', nameEn: null, levels: [], kinds: [], titles: [] };
  const steps = [step('province', 'PROVINCIAL', TITLES.province), step('nation', 'NATIONAL', TITLES.nation)];
  return runUnit(kernel, platformActor(['procedure.manage', 'organization.read'], 'bench'), async (uow) => {
    const id = await createProcedure(uow, nation.id, 'ORGANIZATION_CLOSING', facts, { steps, source: null });
    await uow.em.flush();
    const [draft] = await uow.run<{ id: string }>(
      sql`select id from procedure_version where procedure_id = ${id}::uuid`,
    );
    return publishVersion(uow, draft!.id, 1, uow.clock.today(), 'KEEP');
  });
}

/** One open case of each school, at the first step. */
async function openCases(kernel: Kernel, versionId: string): Promise<void> {
  await runRead(
    kernel,
    sql`insert into procedure_case (id, organization_id, province_id, school_id, procedure_id, version_id, subject_kind, subject_key,
        title, facts, traits, step_no, step_on, opened_at)
      select gen_random_uuid(), o.id, o.province_id, o.school_id, v.procedure_id, v.id, 'ORGANIZATION_CLOSING', o.id::text,
        o.name, jsonb_build_object('organizationId', o.id, 'effectiveOn', null, 'reason', 'x'), '{}', 1, current_date, now()
      from organization o, procedure_version v where o.level = 'SCHOOL' and v.id = ${versionId}::uuid`,
  );
  await runRead(
    kernel,
    sql`insert into procedure_step (id, organization_id, province_id, school_id, case_id, version_id, position, event, step_no,
        step_key, kind, round, grounds, at)
      select gen_random_uuid(), c.organization_id, c.province_id, c.school_id, c.id, c.version_id, e.position, e.event, e.step_no,
        'province', 'CONFIRM', 1, '{}', now()
      from procedure_case c cross join (values (1, 'OPENED', 0), (2, 'ENTERED', 1)) as e(position, event, step_no)`,
  );
  await kernel.pool.query('analyze');
}

/** One decision by hand: who may, what was said, where the case stands now, the trail and the event, in one transaction. */
async function decideByHand(client: pg.Client, caseId: string, personId: string): Promise<void> {
  await client.query('begin');
  const { rows: cases } = await client.query<{ province: string; step: number; round: number }>(
    `select province_id as province, step_no as step, round from procedure_case_twin
      where id = $1 and state = 'OPEN' and version = 1 for update`,
    [caseId],
  );
  const { rows: seats } = await client.query<{ term: string; office: string }>(
    `select t.id as term, f.id as office from term t join office f on f.id = t.office_id
      where t.person_id = $1 and f.organization_id = $2 and f.title_key = $3 and f.status = 'ACTIVE'
        and t.starts_on <= current_date and t.ends_on > current_date`,
    [personId, cases[0]!.province, TITLES.province],
  );
  await client.query(
    `insert into procedure_step_twin (id, organization_id, province_id, school_id, case_id, version_id, position, event, step_no,
        step_key, kind, body_no, round, outcome, grounds, person_id, term_id, office_id, at)
      select gen_random_uuid(), c.organization_id, c.province_id, c.school_id, c.id, c.version_id, e.position, e.event, e.step_no,
        e.key, 'CONFIRM', e.body, c.round, e.outcome, '{}', e.person, e.term, e.office, now()
      from procedure_case_twin c cross join (values
        (3, 'DECIDED', 1, 'province', 1, 'PASSED', $2::uuid, $3::uuid, $4::uuid),
        (4, 'ENTERED', 2, 'nation', null, null, null, null, null)
      ) as e(position, event, step_no, key, body, outcome, person, term, office) where c.id = $1`,
    [caseId, personId, seats[0]!.term, seats[0]!.office],
  );
  await client.query(
    `update procedure_case_twin set step_no = 2, step_on = current_date, version = version + 1 where id = $1`,
    [caseId],
  );
  await client.query(
    `insert into audit_entry_twin (id, chain, seq, occurred_at, action, subject_type, subject_id, person_id, office_id, changes,
        request_id, previous_hash, hash)
      values (gen_random_uuid(), 'twin', (select coalesce(max(seq), 0) + 1 from audit_entry_twin where chain = 'twin'), now(),
        'procedureCase.decide', 'ProcedureCase', $1, $2, $3, '{"step":[1,2]}', 'bench', '', '')`,
    [caseId, personId, seats[0]!.office],
  );
  await client.query(
    `insert into outbox_event_twin (id, type, subject_type, subject_id, payload, occurred_at)
      values (gen_random_uuid(), 'case.decided', 'ProcedureCase', $1, '{}', now())`,
    [caseId],
  );
  await client.query('commit');
}

/** Cases that one office at a province answers, most urgent first, as somebody would write it who knows that chain. */
const WAITING = `with mine as (select f.organization_id, f.title_key from term t join office f on f.id = t.office_id
    where t.person_id = $1 and f.status = 'ACTIVE' and t.starts_on <= current_date and t.ends_on > current_date),
  w as materialized (select c.id, c.title, c.due_on, c.organization_id,
      (select max(e.at) from procedure_step e where e.case_id = c.id and e.event = 'ENTERED') as since
    from mine m join procedure_case c on c.province_id = m.organization_id and c.state = 'OPEN'
      join procedure_version v on v.id = c.version_id
    where v.steps -> (c.step_no - 1) -> 'bodies' -> 0 ->> 'level' = 'PROVINCIAL'
      and v.steps -> (c.step_no - 1) -> 'bodies' -> 0 -> 'titles' ? m.title_key
      and not exists (select from procedure_step d where d.case_id = c.id and d.round = c.round and d.step_no = c.step_no
        and d.outcome in ('PASSED', 'NOT_PASSED')))
  select (select count(*)::int from w) as total, (select json_agg(r) from (select w.*, o.name from w
    join organization o on o.id = w.organization_id order by w.due_on, w.since, w.id limit 21) r) as rows`;

async function measureWaiting(
  kernel: Kernel,
  client: pg.Client,
  { actor, personId }: Reviewer,
  rounds: number,
): Promise<Row> {
  const [ours, limit]: [number[], number[]] = [[], []];
  let totals: readonly [number, number] = [0, 0];
  for (let round = 0; round < rounds * 5; round += 1) {
    let [mine, theirs] = [0, 0];
    ours.push(
      await timed(async () => {
        const reader = new Reader(kernel, namesOf(kernel.orm), actor);
        const { page } = workPage(kernel.secret, reader.context, {}, { first: 20 });
        mine = (await workItems(reader, {}, page)).total;
      }),
    );
    limit.push(
      await timed(async () => {
        const { rows } = await client.query<{ total: number }>({ name: 'waiting', text: WAITING, values: [personId] });
        theirs = rows[0]!.total;
      }),
    );
    totals = [mine, theirs];
    if (mine !== theirs || mine === 0) {
      throw new Error(`What waits differs: ${mine} and ${theirs}`);
    }
  }
  return rowOf(`what waits for one reviewer: ${totals[0]} of ${SCHOOLS} cases, first page and count`, ours, limit);
}

async function measureDecisions(kernel: Kernel, client: pg.Client, reviewer: Reviewer, rounds: number): Promise<Row> {
  for (const table of ['procedure_case', 'procedure_step', 'audit_entry', 'outbox_event']) {
    await createTwin(client, table);
    if (table.startsWith('procedure_')) {
      await client.query(`insert into ${table}_twin select * from ${table}`);
    }
  }
  await client.query('analyze');
  const { rows } = await client.query<{ id: string }>(
    `select c.id from procedure_case c join term t on t.person_id = $1 and t.organization_id = c.province_id
      where c.state = 'OPEN' and c.step_no = 1 order by c.id limit $2`,
    [reviewer.personId, DECISIONS * Math.min(rounds, 3)],
  );
  const [ours, limit]: [number[], number[]] = [[], []];
  for (const { id } of rows) {
    ours.push(
      await timed(() => runUnit(kernel, reviewer.actor, (uow) => decideCase(uow, id, 1, { outcome: 'PASSED' }))),
    );
    limit.push(await timed(() => decideByHand(client, id, reviewer.personId)));
  }
  return rowOf(`decision on a case, ${rows.length} one by one`, ours, limit);
}

/** Deciding on cases and the list of those that wait, on a nation with a case of every school under way. */
export async function measureProcedure(url: string, secret: Buffer, rounds: number): Promise<Row[]> {
  await migrate(url);
  const kernel = await openKernel({ url, secret, poolSize: 4 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const nation = await buildNation(kernel);
    const reviewers: Reviewer[] = [];
    for (const province of nation.provinces) {
      reviewers.push(await seat(kernel, province, TITLES.province));
    }
    await seat(kernel, nation.id, TITLES.nation);
    await openCases(kernel, await drawUp(kernel, nation));
    return [
      await measureWaiting(kernel, client, reviewers[0]!, rounds),
      await measureDecisions(kernel, client, reviewers[0]!, rounds),
    ];
  } finally {
    await client.end();
    await kernel.orm.close(true);
  }
}
