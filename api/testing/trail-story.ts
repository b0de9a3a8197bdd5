import sql from 'sql-template-tag';
import type { GraphQLFieldMap } from 'graphql';
import { expect } from 'vitest';
import { RESOLVERS } from '../app.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import { runRead } from '../kernel/read/reader.ts';
import { codesOf } from './federation.ts';
import type { Data } from './imports.ts';
import type { Caller, TestApp } from './test-app.ts';

/** A row of the trail as it is stored. */
export interface Stored {
  readonly action: string;
  readonly subjectType: string;
  readonly accountId: string | null;
  readonly organizationId: string | null;
  readonly officeId: string | null;
  readonly changes: Record<string, [unknown, unknown]>;
}

interface Expected {
  /** What the payload is asked for beside its errors. */
  readonly select?: string;
  /** False for what belongs to no organization. */
  readonly isScoped?: boolean;
  /** False for what happens before anybody is signed in. */
  readonly isKnown?: boolean;
}

/** Mutations told one after another, each judged by what it leaves in the trail. */
export interface Story {
  readonly mutations: GraphQLFieldMap<unknown, unknown>;
  /** Names of the mutations that were told. */
  readonly told: Set<string>;
  /** The rows of the trail after so many. */
  readonly trail: (after: number) => Promise<Stored[]>;
  /** Does one mutation of the contract: it must succeed and leave an entry that names its actor and its place. */
  readonly tell: (
    name: string,
    variables: Record<string, unknown>,
    caller: Caller,
    expected?: Expected,
  ) => Promise<Data>;
}

/** Begins a story on a test application. */
export function storyOf(app: TestApp): Story {
  const mutations = buildSchema(RESOLVERS).getMutationType()!.getFields();
  const told = new Set<string>();

  const trail = (after: number): Promise<Stored[]> =>
    runRead<Stored>(
      app.kernel,
      sql`select action, subject_type as "subjectType", account_id as "accountId", organization_id as "organizationId",
        office_id as "officeId", changes from audit_entry order by occurred_at, id offset ${after}`,
    );

  async function tell(
    name: string,
    variables: Record<string, unknown>,
    caller: Caller,
    { select = '', isScoped = true, isKnown = true }: Expected = {},
  ): Promise<Data> {
    const field = mutations[name]!;
    const args = field.args.filter((arg) => arg.name in variables);
    const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
    const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
    const before = (await trail(0)).length;
    app.clock.set(new Date(app.clock.now().getTime() + 1000));
    const answer = await app.execute(
      `mutation ${declared} { ${name}${passed} { ${select} userErrors { code path } } }`,
      variables,
      caller,
    );
    expect({ name, codes: codesOf(answer, name), failures: app.failures.splice(0) }).toEqual({
      name,
      codes: [],
      failures: [],
    });
    const rows = await trail(before);
    expect(rows.length, `${name} leaves an entry`).toBeGreaterThan(0);
    const account = caller.actor?.accountId ?? null;
    expect(
      rows.some(({ accountId }) => accountId === (isKnown ? account : null)),
      `${name} names its actor`,
    ).toBe(true);
    if (isScoped) {
      expect(
        rows.some(({ organizationId }) => organizationId !== null),
        `${name} says where`,
      ).toBe(true);
    }
    told.add(name);
    return answer.data![name] as Data;
  }

  return { mutations, told, trail, tell };
}
