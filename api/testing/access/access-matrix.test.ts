import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../../app.ts';
import { buildSchema } from '../../graphql/build-schema.ts';
import type { Permission } from '../../kernel/permission.ts';
import { shapeNamed, type PermissionsField } from '../../kernel/read/shape.ts';
import { readFacts } from './facts.ts';
import { REGISTRY } from './registry.ts';
import { MatrixRun, tableOf, unpressed, unregistered, type Finding } from './run.ts';
import { buildWorld, type World } from './world.ts';

const schema = buildSchema(RESOLVERS);

/** Mutations that no cell carries out, since what they take besides a right is no right; they are tested with it there. */
const TAKES_A_PROOF: ReadonlySet<string> = new Set([
  // A one-time link: account.api.test.ts, credential.api.test.ts.
  'invitationAccept',
  'firstAdministratorCreate',
  'passwordReset',
  // A mailed offer, sealed to the record: account-link.api.test.ts.
  'personLinkAccept',
  // A second factor that is on, or being set up: credential.api.test.ts.
  'totpConfirm',
  'totpDisable',
  'recoveryCodesRenew',
]);

/** `read` says what may be seen and stands for no mutation. */
const NO_MUTATION: ReadonlySet<string> = new Set(['Organization.read']);

let world: World;
let run: MatrixRun;
beforeAll(async () => {
  world = await buildWorld();
  run = new MatrixRun(world, schema, REGISTRY);
}, 120_000);
afterAll(() => world.app.close());

describe('the access matrix: every persona x every root field x every place of the target', () => {
  it('knows a target of every root field', () => {
    expect(unregistered(schema, REGISTRY)).toEqual([]);
  });

  it('equals the oracle: no leak, none missing, and buttons say what the server does', async () => {
    const started = Date.now();
    const before = process.cpuUsage();
    const halves = [0, 1].map((half) => world.cast.filter((_, index) => index % 2 === half));
    await Promise.all(
      halves.map(async (half) => {
        for (const persona of half) {
          await run.persona(persona);
        }
      }),
    );
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${tableOf(run.report, (Date.now() - started) / 1000, (user + system) / 1_000_000)}\n`);
    expect(run.report.findings).toEqual([]);
    expect(run.report.cells.mutation).toBeGreaterThan(20_000);
    expect(run.report.cells.query).toBeGreaterThan(10_000);
  }, 900_000);

  it('carries every mutation out for somebody', () => {
    const never = [...new Set(REGISTRY.mutations.map(({ field }) => field))].filter(
      (field) => !run.report.carriedOut.has(field) && !TAKES_A_PROOF.has(field),
    );
    expect(never).toEqual([]);
  });

  it('presses every button of viewerCan', () => {
    expect(unpressed(schema, run.pressed, NO_MUTATION)).toEqual([]);
  });

  it('answers for what is hidden as for what never existed', () => {
    const told = [...run.report.absences].filter(([, texts]) => texts.size > 1).map(([field]) => field);
    expect(run.report.absences.size).toBeGreaterThan(30);
    expect(told).toEqual([]);
  });
});

type RuleOf = { permission: Permission; whenSql?: unknown };

/** Runs chosen fields for a few personas while something is tampered with, and puts it back. */
async function runTampered<Key extends string, Value>(
  target: Record<Key, Value>,
  key: Key,
  value: Value,
  fields: readonly string[],
): Promise<Record<Finding['kind'], number>> {
  const before = target[key];
  const small = new MatrixRun(world, schema, {
    mutations: REGISTRY.mutations.filter(({ field }) => fields.includes(field)),
    queries: REGISTRY.queries.filter(({ field }) => fields.includes(field)),
    subscriptions: [],
  });
  target[key] = value;
  try {
    for (const persona of world.cast.filter(({ name }) => WITNESSES.has(name))) {
      await small.persona(persona);
    }
  } finally {
    target[key] = before;
  }
  const found = { leak: 0, missing: 0, button: 0, broken: 0 };
  for (const { kind } of small.report.findings) {
    found[kind] += 1;
  }
  return found;
}

/** Personas whose rights differ from place to place. */
const WITNESSES: ReadonlySet<string> = new Set(['yunling.chair', 'acts here, reads below', 'yunling.student']);

describe('the matrix turns red', () => {
  const organization = shapeNamed('Organization')!;
  const rules = (organization.fields['viewerCan'] as PermissionsField).rules as unknown as Record<string, RuleOf>;
  const person = shapeNamed('Person') as unknown as Record<'visibleTo', () => Sql>;

  it('stays green over the same cells as they are', async () => {
    const found = await runTampered(rules, 'rename', rules['rename']!, ['organizationRename', 'person', 'persons']);
    expect(found).toEqual({ leak: 0, missing: 0, button: 0, broken: 0 });
  });

  it('when a right is judged by a wider permission', async () => {
    const wider = { ...rules['rename']!, permission: 'organization.read' as const };
    expect((await runTampered(rules, 'rename', wider, ['organizationRename'])).leak).toBeGreaterThan(0);
  });

  it('when a right is judged by a narrower permission', async () => {
    const narrower = { ...rules['rename']!, permission: 'audit.readAll' as const };
    expect((await runTampered(rules, 'rename', narrower, ['organizationRename'])).missing).toBeGreaterThan(0);
  });

  it('when a button is offered that the server refuses, and when one is withheld', async () => {
    const always = { ...rules['split']!, whenSql: () => sql`true` };
    expect((await runTampered(rules, 'split', always, ['organizationSplit'])).button).toBeGreaterThan(0);
    const never = { ...rules['rename']!, whenSql: () => sql`false` };
    expect((await runTampered(rules, 'rename', never, ['organizationRename'])).button).toBeGreaterThan(0);
  });

  it('when rows are shown to everyone, and when they are shown to nobody', async () => {
    expect((await runTampered(person, 'visibleTo', () => sql`true`, ['person', 'persons'])).leak).toBeGreaterThan(0);
    expect((await runTampered(person, 'visibleTo', () => sql`false`, ['person', 'persons'])).missing).toBeGreaterThan(
      0,
    );
  });

  it('when a root field has no target, and when a target has no root field', () => {
    const without = { ...REGISTRY, mutations: REGISTRY.mutations.filter(({ field }) => field !== 'officeClose') };
    expect(unregistered(schema, without)).toEqual([expect.stringMatching(/officeClose has no target.*add a case/)]);
    const [any] = REGISTRY.queries;
    const more = { ...REGISTRY, queries: [...REGISTRY.queries, { ...any!, field: 'gone' }] };
    expect(unregistered(schema, more)).toEqual([expect.stringMatching(/gone, which is no query any more/)]);
    expect(unregistered(schema, { ...REGISTRY, subscriptions: [] })).toEqual([
      expect.stringMatching(/subscription changed has no target/),
    ]);
    expect(unpressed(schema, new Set(), NO_MUTATION).length).toBeGreaterThan(30);
  });
});

it('leaves nothing behind: every call was rolled back', async () => {
  const after = await readFacts(world.app.kernel);
  for (const [kind, rows] of Object.entries(world.facts).filter(([key]) => key !== 'today')) {
    expect([kind, after[kind as keyof typeof after]]).toEqual([kind, rows]);
  }
});
