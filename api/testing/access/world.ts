import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { attemptKeys } from '../../modules/identity/login-attempt.service.ts';
import { resolveActor } from '../../modules/people/index.ts';
import { createDemoApp } from '../demo-app.ts';
import type { TestApp } from '../test-app.ts';
import type { Cell, SharedRows } from './cases.ts';
import { readFacts, type Facts } from './facts.ts';
import { furnish, ROW_KINDS, type RowsOfUnit } from './furnish.ts';
import { Oracle } from './oracle.ts';
import { furnishReports } from './report-furnish.ts';
import { castPersonas, type Character } from './personas.ts';
import { relatedUnits, type Relation } from './relations.ts';
import { rollbackKernel } from './rollback.ts';

/** The demo federation with a cast of personas and something to act upon in every organization that they stand in relation to. */
export interface World {
  readonly app: TestApp;
  readonly kernel: Kernel;
  readonly facts: Facts;
  readonly cast: readonly Character[];
  readonly cellsOf: (persona: Character) => readonly Cell[];
  readonly actorOf: (persona: Character) => Promise<Actor>;
}

/** One school union at work becomes a suspended one, its units staying as they are. */
async function suspendUnion(app: TestApp): Promise<void> {
  const [union] = await runRead<{ id: string }>(
    app.kernel,
    sql`select u.id from organization u join organization d on d.parent_id = u.id and d.kind = 'UNION_DEPARTMENT'
      where u.kind = 'STUDENT_UNION' and u.status = 'ACTIVE' and d.status = 'ACTIVE' and u.province_id is distinct from
        (select o.province_id from demo_persona p join account a on a.id = p.account_id join person n on n.account_id = a.id
          join organization o on o.id = n.organization_id where a.login_name = 'yunling.chair')
      order by u.id desc limit 1`,
  );
  await runRead(app.kernel, sql`update organization set status = 'SUSPENDED' where id = ${union!.id}`);
  await runRead(
    app.kernel,
    sql`update organization_period set status = 'SUSPENDED' where organization_id = ${union!.id} and valid_until is null`,
  );
}

/** An account that is locked after too many attempts and has a second factor, so that there is something to lift. */
async function troubleAccount({ kernel }: TestApp, id: string): Promise<void> {
  await runRead(
    kernel,
    sql`update account set totp_secret = 'lost', totp_confirmed_at = '2026-11-01T00:00:00Z' where id = ${id}`,
  );
  const [key] = attemptKeys(kernel.secret, id);
  await runRead(
    kernel,
    sql`insert into login_attempt (key, attempts, tries, locks, locked_until, last_at)
      values (${key}, 6, 0, 1, '2027-01-01T00:00:00Z', '2026-11-24T03:00:00Z')`,
  );
}

/** Background work that was given up. */
async function giveUpJob({ kernel }: TestApp): Promise<void> {
  await kernel.pool.query(`select graphile_worker.add_job('import-run', max_attempts => 5)`);
  await kernel.pool.query('update graphile_worker._private_jobs set attempts = max_attempts');
}

async function makeShared(app: TestApp, facts: Facts): Promise<SharedRows> {
  const { kernel } = app;
  const one = async (statement: ReturnType<typeof sql>): Promise<string> =>
    (await runRead<{ id: string }>(kernel, statement))[0]!.id;
  const account = (status: string): Promise<string> => {
    const id = newId();
    return one(sql`insert into account (id, login_name, email, password_hash, locale, status, preferences, search_text, created_at, version)
      select ${id}, ${`target.${id.slice(-8)}`}, ${`target.${id.slice(-8)}@matrix.example`}, password_hash, 'en', ${status}, '{}', '', now(), 1
      from account where login_name = 'national.secretary' returning id`);
  };
  const accounts = {
    active: await account('ACTIVE'),
    suspended: await account('SUSPENDED'),
    invited: await account('INVITED'),
  };
  await troubleAccount(app, accounts.active);
  await giveUpJob(app);
  const units = [...facts.units.values()];
  const institutions = new Map<string, { id: string; unit: string }>();
  const provinces = new Set(
    units.flatMap(({ level, division }) => (level === 'PROVINCIAL' && division ? [division] : [])),
  );
  for (const province of provinces) {
    const id =
      await one(sql`insert into institution (id, name, code, category, education_level, ownership, supervising_authorities,
        province_code, search_text, created_at)
      values (${newId()}, ${`矩阵大学${province}`}, null, 'REGULAR_UNIVERSITY', 'UNDERGRADUATE', 'PUBLIC', '{教育部}', ${province}, '', now())
      returning id`);
    const unit = await one(sql`insert into institution_unit (id, institution_id, kind, name)
      values (${newId()}, ${id}, 'CAMPUS', '主校区') returning id`);
    institutions.set(province, { id, unit });
  }
  const national = units.find(({ level, kind }) => level === 'NATIONAL' && kind === 'FEDERATION')!.id;
  const generalPublished = await one(
    sql`select id from rule_pack where status = 'PUBLISHED' and organization_id is null order by id limit 1`,
  );
  return {
    national,
    league: units.find(({ level, kind }) => level === 'NATIONAL' && kind === 'LEAGUE_COMMITTEE')!.id,
    committee: units.find(({ level, kind }) => level === 'PROVINCIAL' && kind === 'LEAGUE_COMMITTEE')!.id,
    accounts,
    institutions,
    generalPublished,
    generalDraft:
      await one(sql`insert into rule_pack (id, name, kind, level, category, organization_id, number, status, valid_from)
      select ${newId()}, name, kind, level, category, null, 2, 'DRAFT', '2027-06-01' from rule_pack where id = ${generalPublished} returning id`),
    foreignSession: await one(sql`insert into session (id, account_id, digest, created_at, last_seen_at, expires_at)
      values (${newId()}, ${accounts.active}, 'foreign', '2026-11-24T03:00:00Z', '2026-11-24T03:59:00Z', '2026-12-24T00:00:00Z') returning id`),
    refusedMail:
      await one(sql`insert into mail (id, account_id, recipient, subject, text, locale, state, error, attempts, created_at, due_at)
      values (${newId()}, ${accounts.active}, 'target@matrix.example', 'matrix', 'matrix', 'en', 'FAILED', '550 unknown', 8,
        '2026-11-24T03:00:00Z', '2026-11-24T03:00:00Z') returning id`),
    foreignView:
      await one(sql`insert into saved_view (id, account_id, resource, name, query, is_default, created_at, version)
      values (${newId()}, ${accounts.active}, 'persons', 'foreign', '', false, now(), 1) returning id`),
  };
}

const absentRows = (): RowsOfUnit =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, newId()])) as unknown as RowsOfUnit;

/** Builds the world on a database of its own. */
export async function buildWorld(): Promise<World> {
  const app = await createDemoApp();
  await suspendUnion(app);
  const cast = await castPersonas(app, await readFacts(app.kernel), () => readFacts(app.kernel));
  const before = await readFacts(app.kernel);
  const shared = await makeShared(app, before);
  const related = new Map(cast.map((persona) => [persona, relatedUnits(before, persona.base)]));
  const targets = [...new Set([...related.values()].flatMap((units) => [...units.values()]))].sort();
  const rows = await furnish(app.kernel, targets, {
    keeper: shared.accounts.active,
    league: shared.league,
    elsewhere: shared.national,
  });
  await furnishReports(app.kernel, targets, { national: shared.national, elsewhere: shared.league });
  await app.kernel.pool.query('analyze');
  const facts = await readFacts(app.kernel);
  const actors = new Map<Character, Promise<Actor>>();
  return {
    app,
    kernel: rollbackKernel(app.kernel),
    facts,
    cast,
    cellsOf(persona) {
      const oracle = new Oracle(facts, persona);
      const common = { facts, oracle, persona, shared };
      const own = related.get(persona)!;
      const cells: Cell[] = [...own].map(([relation, unit]: [Relation, string]) => ({
        ...common,
        relation,
        unit,
        rows: rows.get(unit)!,
      }));
      return [
        ...cells,
        { ...common, relation: 'absent', unit: newId(), rows: absentRows() },
        { ...common, relation: 'one', unit: persona.base, rows: rows.get(persona.base)! },
      ];
    },
    actorOf(persona) {
      const known = actors.get(persona);
      const actor =
        known ??
        resolveActor(app.kernel, {
          token: persona.token,
          locale: 'en',
          requestId: 'matrix',
          purpose: persona.purpose,
          addressDigest: null,
        });
      actors.set(persona, actor);
      return actor;
    },
  };
}
