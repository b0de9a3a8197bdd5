import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, loadDemo, loadReferenceData } from '../database/demo/load-demo.ts';
import type { Actor } from '../kernel/actor.ts';
import type { SelectedField } from '../kernel/read/compile.ts';
import { namesOf, Reader, runRead } from '../kernel/read/reader.ts';
import { allShapes, shapeNamed } from '../kernel/read/shape.ts';
import { resolveActor } from '../modules/people/index.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** Everything that the oracle knows, read raw; it judges by parent pointers, terms and the words of the design alone. */
interface World {
  readonly parents: ReadonlyMap<string, string | null>;
  readonly statuses: ReadonlyMap<string, string>;
  readonly national: string;
  readonly terms: readonly { id: string; person: string; organization: string; isCurrent: boolean }[];
  readonly persons: readonly { id: string; organization: string }[];
  readonly changes: readonly { id: string; organization: string }[];
  readonly calendarDays: readonly { id: string; organization: string | null }[];
  readonly semesters: readonly { id: string; organization: string | null }[];
  readonly audits: readonly { id: string; organization: string | null; account: string | null }[];
}

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.kernel);
  await loadDemo(app.kernel, { size: 'small' });
});
afterAll(() => app.close());

async function readWorld(): Promise<World> {
  const today = app.kernel.clock.today();
  const rows = <Row extends object>(statement: ReturnType<typeof sql>): Promise<Row[]> =>
    runRead<Row>(app.kernel, statement);
  const organizations = await rows<{ id: string; parent: string | null; status: string; kind: string; level: string }>(
    sql`select id, parent_id as parent, status, kind, level from organization`,
  );
  return {
    parents: new Map(organizations.map(({ id, parent }) => [id, parent])),
    statuses: new Map(organizations.map(({ id, status }) => [id, status])),
    national: organizations.find(({ level, kind }) => level === 'NATIONAL' && kind === 'FEDERATION')!.id,
    terms: await rows(sql`select id, person_id as person, organization_id as organization,
      starts_on <= ${today}::date and ends_on > ${today}::date as "isCurrent" from term`),
    persons: await rows(sql`select id, organization_id as organization from person`),
    changes: await rows(sql`select id, organization_id as organization from organization_change`),
    calendarDays: await rows(sql`select id, organization_id as organization from calendar_day`),
    semesters: await rows(sql`select id, organization_id as organization from semester`),
    audits: await rows(sql`select id, organization_id as organization, account_id as account from audit_entry`),
  };
}

/** True when a permission of the actor reaches an organization, by parent pointers; the national subtree is everything. */
function reaches(actor: Actor, permission: string, organization: string | null, isPersonal: boolean): boolean {
  return actor.grants.some((grant) => {
    if (grant.permission !== permission) {
      return false;
    }
    if (
      grant.reach === 'ALL' ||
      (grant.organizationId === world.national && grant.reach === 'SUBTREE' && !(isPersonal && actor.purpose === null))
    ) {
      return true;
    }
    if (organization === null) {
      return false;
    }
    if (grant.reach === 'HERE' || (isPersonal && actor.purpose === null)) {
      return grant.organizationId === organization;
    }
    for (let step: string | null = organization; step; step = world.parents.get(step) ?? null) {
      if (step === grant.organizationId) {
        return true;
      }
    }
    return false;
  });
}

/** Rows of the working calendar: those of the country, and those of organizations that the actor sees. */
const calendarRowsFor = (actor: Actor, rows: World['calendarDays']): string[] =>
  rows
    .filter(
      ({ organization }) =>
        organization === null ||
        world.statuses.get(organization) === 'ACTIVE' ||
        reaches(actor, 'organization.read', organization, false),
    )
    .map(({ id }) => id);

/** The ids that the actor should see, by type. */
const ORACLE: Readonly<Record<string, (actor: Actor) => string[]>> = {
  Organization: (actor) =>
    [...world.statuses]
      .filter(([id, status]) => status === 'ACTIVE' || reaches(actor, 'organization.read', id, false))
      .map(([id]) => id),
  OrganizationChange: (actor) =>
    world.changes
      .filter(({ organization }) => reaches(actor, 'organization.read', organization, false))
      .map(({ id }) => id),
  Person: (actor) => {
    const served = new Set(
      world.terms
        .filter(({ isCurrent, organization }) => isCurrent && reaches(actor, 'person.read', organization, true))
        .map(({ person }) => person),
    );
    return world.persons
      .filter(
        ({ id, organization }) =>
          id === actor.personId || served.has(id) || reaches(actor, 'person.read', organization, true),
      )
      .map(({ id }) => id);
  },
  Term: (actor) =>
    world.terms
      .filter(
        ({ person, organization, isCurrent }) =>
          (actor.accountId !== null && isCurrent) ||
          (actor.personId !== null && person === actor.personId) ||
          reaches(actor, 'person.read', organization, true) ||
          reaches(actor, 'organization.read', organization, false),
      )
      .map(({ id }) => id),
  CalendarDay: (actor) => calendarRowsFor(actor, world.calendarDays),
  Semester: (actor) => calendarRowsFor(actor, world.semesters),
  AuditEntry: (actor) =>
    world.audits
      .filter(
        ({ organization, account }) =>
          actor.grants.some(({ permission }) => permission === 'audit.readAll') ||
          (actor.accountId !== null && account === actor.accountId) ||
          reaches(actor, 'audit.read', organization, false),
      )
      .map(({ id }) => id),
};

const COUNT: SelectedField = {
  key: 'list',
  name: 'list',
  args: { first: 1 },
  fields: [{ key: 'totalCount', name: 'totalCount', args: {}, fields: [] }],
};

async function personas(): Promise<{ login: string; actor: Actor }[]> {
  const logins = (await app.execute('{ demoPersonas { login } }')).data!['demoPersonas'] as { login: string }[];
  const result: { login: string; actor: Actor }[] = [];
  for (const { login } of logins) {
    const answer = await app.execute(
      'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { token userErrors { code } } }',
      { input: { login, password: DEMO_PASSWORD, wantsToken: true } },
    );
    const token = answer.data!['sessionCreate'].token as string | null;
    for (const purpose of [null, '核对名册']) {
      const actor = await resolveActor(app.kernel, {
        token,
        locale: 'zh-CN',
        requestId: 'matrix',
        purpose,
        addressDigest: null,
      });
      result.push({ login: `${login}${purpose ? ' with purpose' : ''}`, actor });
    }
  }
  return result;
}

describe('what each kind of user sees of the demo federation', () => {
  it('equals the oracle for every scoped type: no leak, none missing, counts and direct look-ups alike', async () => {
    const names = namesOf(app.kernel.orm);
    const users = await personas();
    expect(users.length).toBeGreaterThan(30);
    world = await readWorld();
    let compared = 0;
    for (const { login, actor } of users) {
      for (const [type, expectedFor] of Object.entries(ORACLE)) {
        const shape = shapeNamed(type)!;
        const reader = new Reader(app.kernel, names, { ...actor, accountId: actor.accountId });
        const expected = new Set(expectedFor(actor));
        const all = {
          Organization: [...world.statuses.keys()],
          OrganizationChange: world.changes.map(({ id }) => id),
          Person: world.persons.map(({ id }) => id),
          Term: world.terms.map(({ id }) => id),
          CalendarDay: world.calendarDays.map(({ id }) => id),
          Semester: world.semesters.map(({ id }) => id),
          AuditEntry: world.audits.map(({ id }) => id),
        }[type]!;
        const seen = await reader.byIds(shape, all, []);
        const leaks = [...seen.keys()].filter((id) => !expected.has(id));
        const missing = [...expected].filter((id) => !seen.has(id));
        expect({ login, type, leaks: leaks.length, missing: missing.length }).toEqual({
          login,
          type,
          leaks: 0,
          missing: 0,
        });
        if (type !== 'AuditEntry') {
          const { total } = await reader.list(shape, COUNT);
          expect({ login, type, total }).toEqual({ login, type, total: expected.size });
        }
        compared += all.length;
      }
    }
    expect(compared).toBeGreaterThan(50_000);
  });

  it('knows every scoped type', () => {
    const scoped = allShapes()
      .filter(({ scope }) => scope)
      .map(({ name }) => name);
    // Types whose visibility their own module's tests compare with a rule of their own.
    const elsewhere = [
      'Office',
      'RotationTurn',
      'HandoverPack',
      'PlannedChange',
      'RuleException',
      'ImportBatch',
      'ImportRow',
      'ImportProposal',
      'ImportProfile',
      'Directive',
      'DirectiveRevision',
      'SavedAudience',
      'Obligation',
      'ObligationMessage',
      'ObligationExtension',
      'Attachment',
      'Procedure',
      'ProcedureVersion',
      'ProcedureCase',
      'ProcedureStep',
      'ProcedureDelegation',
      'ReportTemplate',
      'ReportTemplateVersion',
      'ReportRound',
      'ReportSubmission',
      'ReportRevision',
      'ReportPublication',
    ];
    expect(scoped.filter((name) => !(name in ORACLE) && !elsewhere.includes(name))).toEqual([]);
  });
});
