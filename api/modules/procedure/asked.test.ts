import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/clock.ts';
import { newId, parseId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { askedOf } from '../../testing/access/asked.ts';
import { readFacts } from '../../testing/access/facts.ts';
import { codesOf, found, holder, type TestOrganization } from '../../testing/federation.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { askedCasesSql, askedSql } from './asked.read-model.ts';
import { tendCases } from './procedure.jobs.ts';
import {
  act,
  buildChainWorld,
  dataOf,
  install,
  open,
  publish,
  read,
  stepOf,
  type ChainWorld,
  type Holder,
} from '../../testing/chains.ts';
import { applies, standingOf, type BodySpec, type StepSpec } from './step-spec.ts';

let app: TestApp;
let world: ChainWorld;
const NOON = '2026-11-24T12:00:00+08:00';
beforeAll(async () => {
  app = await createTestApp(NOON);
  world = await buildChainWorld(app);
});
beforeEach(() => app.clock.set(NOON));
afterAll(() => app.close());

/** Deterministic dice. */
function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    chance: (share: number): boolean => next() < share,
    int: (most: number): number => Math.floor(next() * most),
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!,
  };
}
type Dice = ReturnType<typeof dice>;

const TITLES = ['RANDOM_A', 'RANDOM_B', 'RANDOM_C'];

function randomBody({ pick, chance }: Dice): BodySpec {
  const relation = pick(['OWN', 'PARENT', 'LEVEL', 'GUIDING'] as const);
  return {
    of: chance(0.3) ? 'OTHER' : 'SUBJECT',
    relation,
    level: relation === 'LEVEL' ? pick(['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT'] as const) : null,
    titles: [pick(TITLES), ...(chance(0.3) ? [pick(TITLES)] : [])].filter(
      (title, at, all) => all.indexOf(title) === at,
    ),
    permission: null,
  };
}

function randomSteps(random: Dice): StepSpec[] {
  return Array.from({ length: 1 + random.int(3) }, (_, index) => {
    const bodies = Array.from({ length: 1 + random.int(3) }, () => randomBody(random));
    return stepOf(`s${index}`, [], {
      kind: index === 0 && random.chance(0.5) ? 'NOMINATE' : 'REVIEW',
      bodies,
      quorum: random.chance(0.4) ? 1 + random.int(bodies.length) : null,
      deadlineDays: 2,
      escalatesWhenLate: random.chance(0.5),
      conditions:
        index > 0 && random.chance(0.3)
          ? [{ field: 'level', operator: random.chance(0.5) ? 'ONE_OF' : 'NONE_OF', values: ['DEPARTMENT'] }]
          : [],
    });
  });
}

/** Everybody whom the one statement asks, and the open cases that it finds for each person by the short way of lists. */
async function asked(people: readonly string[]) {
  const today = app.clock.today();
  const rows = await runRead<{ case: string; body: number; person: string; term: string }>(
    app.kernel,
    sql`select a.case_id as case, a.body_no as body, a.person_id as person, a.term_id as term from (${askedSql(today, () => sql`true`)}) a`,
  );
  const lists = new Map<string, Set<string>>();
  for (const person of people) {
    const mine = await runRead<{ id: string }>(
      app.kernel,
      sql`select distinct m.case_id as id from (${askedCasesSql(person, today)}) m`,
    );
    lists.set(person, new Set(mine.map(({ id }) => id)));
  }
  return { rows, lists };
}

async function compare(people: readonly string[]): Promise<number> {
  const facts = await readFacts(app.kernel);
  const { rows, lists } = await asked(people);
  const expected = [...facts.cases.values()].flatMap((matter) =>
    askedOf(facts, matter).map(({ bodyNo, person, term }) => `${matter.id} ${bodyNo} ${person} ${term}`),
  );
  const observed = rows.map((row) => `${row.case} ${row.body} ${row.person} ${row.term}`);
  expect([...new Set(observed)].sort()).toEqual([...new Set(expected)].sort());
  for (const [person, cases] of lists) {
    expect([...cases].sort()).toEqual(
      [...new Set(rows.filter((row) => row.person === person).map((row) => row.case))].sort(),
    );
  }
  return observed.length;
}

/**
 * A case is approved only if every step that applies to it was passed, by enough bodies, each by somebody who was in office
 * when the answer was given and whom the chain asked then; told from the rows alone.
 */
async function requireEarned(givenBy: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const facts = await readFacts(app.kernel);
  const rows = await runRead<{ id: string; traits: Record<string, string | null> }>(
    app.kernel,
    sql`select id, traits from procedure_case where state = 'APPROVED'`,
  );
  const answers = await runRead<{
    id: string;
    caseId: string;
    stepNo: number;
    round: number;
    bodyNo: number;
    outcome: string;
    term: string;
    on: string;
    keptFrom: string | null;
  }>(
    app.kernel,
    sql`select id, case_id as "caseId", step_no as "stepNo", round, body_no as "bodyNo", outcome, term_id as term,
      (at at time zone 'Asia/Shanghai')::date::text as "on", kept_from_id as "keptFrom"
      from procedure_step where event = 'DECIDED' order by position`,
  );
  for (const { id, traits } of rows) {
    const matter = facts.cases.get(id)!;
    const { steps } = facts.chainVersions.get(matter.versionId)!;
    for (const [index, step] of steps.entries()) {
      if (!applies(step, traits)) {
        continue;
      }
      const mine = answers.filter((answer) => answer.caseId === id && answer.stepNo === index + 1);
      const last = mine.filter(({ round }) => round === Math.max(...mine.map((answer) => answer.round)));
      expect([id, step.key, standingOf(step, last)]).toEqual([id, step.key, 'PASSED']);
      for (const answer of last) {
        const origin = answers.find((one) => one.id === (answer.keptFrom ?? answer.id))!;
        const term = facts.terms.get(origin.term)!;
        expect(term.from <= origin.on && origin.on < term.until, `${id} ${step.key}`).toBe(true);
        expect(givenBy.get(origin.id) ?? [], `${id} ${step.key}`).toContain(origin.term);
      }
    }
  }
  return rows.length;
}

describe('who may act now', () => {
  it('is the same for lists, for the act and for an independent reading of the facts, through random lives of random cases', async () => {
    const random = dice(20_261_124);
    const places: TestOrganization[] = [
      world.national,
      world.hunan,
      world.hubei,
      world.school,
      world.sibling,
      world.faculty,
      world.schoolLeague,
      world.facultyLeague,
      world.hunanLeague,
    ];
    const crew: Holder[] = [];
    for (const [index, place] of [...places, ...places, world.school, world.hunan].entries()) {
      crew.push(await install(app, place, TITLES[index % TITLES.length]!, `人${index}`, { until: '2028-12-31' }));
    }
    const people = crew.map(({ person }) => person.uuid);
    const givenBy = new Map<string, string[]>();
    const cases: string[] = [];
    let compared = 0;
    let acts = 0;
    for (let round = 0; round < 60; round += 1) {
      const living = [...(await readFacts(app.kernel)).cases.values()].filter(({ state }) => state === 'OPEN');
      if (living.length < 8) {
        const unit = await found(
          app,
          'DEPARTMENT',
          'FACULTY_UNION',
          `随机部 ${round}`,
          random.pick([world.school, world.sibling]),
        );
        const chain = await publish(app, world.officer, world.national, 'ORGANIZATION_TRANSFER', randomSteps(random));
        const opened = await open(app, world.officer, {
          transfer: {
            organizationId: unit.id,
            parentId: random.pick([world.foreign, world.school, world.sibling]).id,
            reason: '随机',
          },
        });
        if (codesOf(opened, 'procedureCaseOpen').length === 0) {
          cases.push(dataOf(opened, 'procedureCaseOpen').procedureCase.id);
        }
        await runRead(app.kernel, sql`update procedure set retired_on = '2026-11-24', retired_reason = '试' `);
        expect(chain.procedureId).toBeTruthy();
      }
      // Somebody leaves office or comes back, lends the office, or is suspended with the whole unit.
      const one = random.pick(crew);
      const until = random.chance(0.25) ? app.clock.today() : '2028-12-31';
      await runRead(
        app.kernel,
        sql`update term set ends_on = ${until}::date, ended_reason = '试' where id = ${one.term.uuid}`,
      );
      if (random.chance(0.2)) {
        const other = random.pick(crew.filter(({ person }) => person.uuid !== one.person.uuid));
        await runRead(
          app.kernel,
          sql`insert into procedure_delegation (id, organization_id, office_id, delegator_id, delegate_id, starts_on, ends_on, reason, created_at, version)
            values (${newId()}, ${one.organization.uuid}, ${one.office.uuid}, ${one.person.uuid}, ${other.person.uuid}, ${app.clock.today()}::date,
              ${addDays(app.clock.today(), 3)}::date, '试', now(), 1)`,
        );
      }
      if (random.chance(0.1)) {
        await runRead(
          app.kernel,
          sql`update organization set status = case status when 'ACTIVE' then 'SUSPENDED' else 'ACTIVE' end where id = ${random.pick([world.hubei, world.facultyLeague]).uuid}`,
        );
      }
      if (random.chance(0.3)) {
        app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
        await tendCases(app.kernel);
      }
      compared += await compare(random.chance(0.2) ? people : people.slice(0, 3));
      for (let turn = 0; turn < 3; turn += 1) {
        const facts = await readFacts(app.kernel);
        const waiting = cases.filter((one) => facts.cases.get(parseId(one)!.uuid)!.state === 'OPEN');
        const id = random.pick(waiting.length > 0 ? waiting : cases);
        const before = facts.cases.get(parseId(id)!.uuid)!;
        const invited = crew.filter(({ person: { uuid } }) =>
          askedOf(facts, before).some(({ person }) => person === uuid),
        );
        const actor = random.pick(invited.length > 0 && random.chance(0.75) ? invited : crew);
        const may = askedOf(facts, before).some(({ person }) => person === actor.person.uuid);
        const verb = random.pick(['Decide', 'Decide', 'Decide', 'Decide', 'Return', 'DeclareConflict'] as const);
        const known = new Set(facts.entries.keys());
        const answer = await act(
          app,
          verb,
          id,
          holder(actor.organization, [], 'HERE', { personId: actor.person.uuid }),
          verb === 'Decide'
            ? { outcome: random.chance(0.85) ? 'PASSED' : 'NOT_PASSED', opinion: '随机' }
            : verb === 'Return'
              ? { toStepNo: random.int(before.stepNo + 1), opinion: '随机' }
              : null,
        );
        const codes = codesOf(answer, 'outcome');
        const isDone = codes.length === 0;
        expect([verb, isDone && !may], codes.join()).toEqual([verb, false]);
        expect([verb, may && ['CASE_NOT_ASKED', 'NOT_FOUND', 'CASE_OWN'].includes(codes[0] ?? '')]).toEqual([
          verb,
          false,
        ]);
        acts += isDone ? 1 : 0;
        for (const [key, entry] of (await readFacts(app.kernel)).entries) {
          if (!known.has(key) && entry.caseId === before.id) {
            givenBy.set(
              key,
              askedOf(facts, before).map(({ term }) => term),
            );
          }
        }
        const state = await read(app, id, world.officer);
        if (state?.state === 'OPEN' && state.stepNo === 0) {
          await act(app, 'Resubmit', id, world.officer, {});
        }
      }
    }
    const approved = await requireEarned(givenBy);
    process.stdout.write(`who may act: ${compared} seats compared, ${acts} acts done, ${approved} cases approved\n`);
    expect(compared).toBeGreaterThan(120);
    expect(acts).toBeGreaterThan(20);
    expect(approved).toBeGreaterThan(2);
  }, 300_000);
});
