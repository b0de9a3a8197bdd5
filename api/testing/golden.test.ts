import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../database/orm.ts';
import { anonymousActor, type Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { withTransaction } from '../kernel/read/transaction.ts';
import { notify } from '../modules/notification/index.ts';
import { resolveActor } from '../modules/people/index.ts';
import { createDemoApp, signInPersona } from './demo-app.ts';
import type { TestApp } from './test-app.ts';

/** How a golden operation is called: by which persona, with what, and which variable sizes its lists. */
interface Call {
  readonly persona: string;
  readonly purpose?: string;
  readonly variables?: () => Promise<Record<string, unknown>> | Record<string, unknown>;
  readonly sizes?: readonly string[];
  /** The answer holds at least so many rows of its list, so that a size of 20 is more than a size of 1. */
  readonly rows?: number;
  /** Statements that it takes, where a root field needs more than one: they are as many for one row as for twenty. */
  readonly statements?: number;
  /** Where the rows of its first root field stand, when they are not its own nodes. */
  // oxlint-disable-next-line typescript/no-explicit-any -- answers have any shape
  readonly list?: (root: any) => { readonly nodes: readonly unknown[] };
}

const folder = join(projectRoot(), 'schema', 'operations');
const documents = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

const calls: Readonly<Record<string, Call>> = {
  'organization-page.graphql': { persona: 'yunnan.secretary', sizes: ['first'], rows: 20 },
  'organization-tree.graphql': { persona: 'yunnan.secretary', variables: async () => ({ parentId: await province() }) },
  'organization-detail.graphql': {
    persona: 'yunnan.secretary',
    variables: async () => ({ id: await province() }),
    sizes: ['changes'],
  },
  'school-departments.graphql': {
    persona: 'national.secretary',
    variables: async () => ({ within: await province() }),
    sizes: ['first', 'departments', 'holders'],
  },
  'person-terms.graphql': {
    persona: 'yunnan.secretary',
    purpose: '换届资格核对',
    sizes: ['first', 'terms'],
    rows: 20,
  },
  'vacancies.graphql': { persona: 'national.secretary', sizes: ['first'], rows: 2 },
  'planned-changes.graphql': { persona: 'national.secretary', sizes: ['first'], rows: 2 },
  'institution-search.graphql': {
    persona: 'yunling.student',
    variables: () => ({ search: 'dx' }),
    sizes: ['first'],
    rows: 2,
  },
  'calendar-year.graphql': {
    persona: 'yunling.chair',
    variables: async () => ({ organizationId: await ownUnion() }),
  },
  'audit-page.graphql': { persona: 'auditor', sizes: ['first'], rows: 2 },
  'viewer.graphql': { persona: 'yunling.chair' },
  'work-items.graphql': { persona: 'national.secretary', sizes: ['first'], rows: 2 },
  // Whether the unit is visible, which it is, its rows, and both records behind them for the whole page at once.
  'supervision-board.graphql': {
    persona: 'national.secretary',
    variables: async () => ({ organizationId: await nation(), source: { directiveId: await directive() } }),
    sizes: ['first'],
    rows: 2,
    statements: 5,
    list: (root) => root.rows,
  },
  // Whether the unit is visible, which it is, and all figures.
  'level-overview.graphql': {
    persona: 'national.secretary',
    variables: async () => ({ organizationId: await nation() }),
    statements: 3,
  },
  'notifications.graphql': { persona: 'yunnan.secretary', sizes: ['first'], rows: 2 },
};

let app: TestApp;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  app = await createDemoApp();
  for (const persona of new Set(Object.values(calls).map((call) => call.persona))) {
    const facts = { locale: 'zh-CN', requestId: 'golden', addressDigest: 'golden', purpose: null } as const;
    const actor = await resolveActor(app.kernel, { ...facts, token: await signInPersona(app, persona) });
    actors.set(persona, { ...anonymousActor(facts), ...actor });
  }
  // The demo federation's news comes with the outbox, which stands still here.
  const { accountId } = actors.get(calls['notifications.graphql']!.persona)!;
  for (const office of ['秘书长', '主席团成员']) {
    await withTransaction(app.kernel, (run) =>
      notify(run, {
        kind: 'term.ends',
        eventId: newId(),
        subjectType: null,
        subjectId: null,
        organizationId: null,
        recipients: { accountIds: [accountId!] },
        params: { office, on: '2026-12-31', organization: '云南省学生联合会' },
        at: app.clock.now(),
      }),
    );
  }
});
afterAll(() => app?.close());

async function province(): Promise<string> {
  const { data } = await app.execute(
    `{
      organizations(filter: { level: { eq: PROVINCIAL }, kind: { eq: FEDERATION }, divisionCode: { eq: "530000" } }) {
        nodes { id }
      }
    }`,
    {},
    { actor: actors.get('national.secretary')! },
  );
  return data!['organizations'].nodes[0].id as string;
}

async function nation(): Promise<string> {
  const { data } = await app.execute(
    '{ viewer { offices { organization { id } } } }',
    {},
    { actor: actors.get('national.secretary')! },
  );
  return data!['viewer'].offices[0].organization.id as string;
}

async function directive(): Promise<string> {
  const { data } = await app.execute(
    `query ($id: ID!) {
      directives(first: 1, filter: { organizationId: { eq: $id }, title: { contains: "寒假离校" } }) { nodes { id } }
    }`,
    { id: await nation() },
    { actor: actors.get('national.secretary')! },
  );
  return data!['directives'].nodes[0].id as string;
}

async function ownUnion(): Promise<string> {
  const { data } = await app.execute(
    '{ viewer { offices { organization { id } } } }',
    {},
    { actor: actors.get('yunling.chair')! },
  );
  return data!['viewer'].offices[0].organization.id as string;
}

/** The form of an answer without its values: elements of a list are told by all forms that occur in it. */
function shapeOf(values: readonly unknown[]): unknown {
  const forms = new Set<string>();
  const elements: unknown[] = [];
  const objects: Record<string, unknown>[] = [];
  for (const value of values) {
    if (Array.isArray(value)) {
      elements.push(...(value as unknown[]));
      forms.add('list');
    } else if (typeof value === 'object' && value !== null) {
      objects.push(value as Record<string, unknown>);
      forms.add('object');
    } else {
      forms.add(value === null ? 'null' : typeof value);
    }
  }
  const nullable = forms.delete('null');
  if (forms.has('object')) {
    const keys = Object.keys(objects[0]!);
    const shape = Object.fromEntries(keys.map((key) => [key, shapeOf(objects.map((object) => object[key]))]));
    return nullable ? { '?': shape } : shape;
  }
  if (forms.has('list')) {
    return [shapeOf(elements)];
  }
  return [...forms].sort().join(' | ') + (nullable ? '?' : '');
}

describe('golden operations on the demo federation', () => {
  it('are all called here, save those that write', () => {
    const reading = [...documents].filter(([, text]) => !/^mutation/m.test(text)).map(([name]) => name);
    expect(Object.keys(calls).sort()).toEqual(reading);
  });

  for (const [name, call] of Object.entries(calls)) {
    it(`${name} is answered in full and in ${call.statements ?? 'one'} ${call.statements ? 'statements' : 'statement a root field'}`, async () => {
      const document = documents.get(name)!;
      const actor = { ...actors.get(call.persona)!, purpose: call.purpose ?? null };
      const variables = (await call.variables?.()) ?? {};
      const roots = parse(document).definitions.flatMap((definition) =>
        definition.kind === 'OperationDefinition' ? definition.selectionSet.selections : [],
      ).length;
      const run = async (size: number) => {
        let answer: Awaited<ReturnType<TestApp['execute']>> | undefined;
        const sized = Object.fromEntries((call.sizes ?? []).map((key) => [key, size]));
        const reads = await app.countReads(async () => {
          answer = await app.execute(document, { ...variables, ...sized }, { actor });
        });
        return { reads, answer: answer! };
      };

      const { reads, answer } = await run(20);
      expect(app.failures.splice(0)).toEqual([]);
      expect(answer.errors).toBeUndefined();
      expect(reads).toBe(call.statements ?? roots);
      expect(shapeOf([answer.data])).toMatchSnapshot();
      const listOf = call.list ?? ((found) => found);
      const [root] = Object.values(answer.data!);
      expect(root).not.toBeNull();
      if (call.rows) {
        expect(listOf(root).nodes.length).toBeGreaterThanOrEqual(call.rows);
      }
      if (call.sizes) {
        const one = await run(1);
        expect(one.answer.errors).toBeUndefined();
        expect(one.reads).toBe(reads);
        if (call.rows) {
          expect(listOf(Object.values(one.answer.data!)[0]).nodes).toHaveLength(1);
        }
      }
    });
  }
});
