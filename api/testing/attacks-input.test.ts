import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOLVERS } from '../app.ts';
import { buildSchema } from '../graphql/build-schema.ts';
import type { Actor } from '../kernel/actor.ts';
import { decodeId, encodeId, newId, type IdPrefix } from '../kernel/ids.ts';
import { allPermissions } from '../kernel/permission.ts';
import { runRead } from '../kernel/read/reader.ts';
import { actorWith } from './actors.ts';
import { createDemoApp } from './demo-app.ts';
import type { Answer, TestApp } from './test-app.ts';

const schema = buildSchema(RESOLVERS);
const REAL: Readonly<Partial<Record<IdPrefix, string>>> = {
  org: 'organization',
  ins: 'institution',
  off: 'office',
  term: 'term',
  per: 'person',
  rule: 'rule_pack',
  rex: 'rule_exception',
  hop: 'handover_pack',
  rot: 'rotation_turn',
  acc: 'account',
};
/** Kind of record that a root field is about, by the beginning of its name. */
const SUBJECT: readonly (readonly [RegExp, IdPrefix])[] = [
  [/^institution/, 'ins'],
  [/^office|^vacanc/, 'off'],
  [/^term/, 'term'],
  [/^person/, 'per'],
  [/^rulePack/, 'rule'],
  [/^ruleException/, 'rex'],
  [/^handover/, 'hop'],
  [/^rotation/, 'rot'],
  [/^account|^invitation/, 'acc'],
];

let app: TestApp;
let mighty: Actor;
const ids = new Map<string, string>();
beforeAll(async () => {
  app = await createDemoApp();
  for (const [prefix, table] of Object.entries(REAL)) {
    const [row] = await runRead<{ id: string }>(app.kernel, sql([`select id from ${table} order by id limit 1`]));
    ids.set(prefix, encodeId(prefix as IdPrefix, row?.id ?? newId()));
  }
  const [national] = await runRead<{ id: string }>(
    app.kernel,
    sql`select id from organization where level = 'NATIONAL' and kind = 'FEDERATION'`,
  );
  const [account] = await runRead<{ id: string; person: string }>(
    app.kernel,
    sql`select account_id as id, id as person from person where account_id is not null order by id limit 1`,
  );
  mighty = actorWith(
    allPermissions().map(({ key }) => key),
    { organizationId: national!.id, level: 'NATIONAL', reach: 'SUBTREE' },
    { accountId: account!.id, personId: account!.person, purpose: '攻击测试' },
  );
});
afterAll(() => app.close());

/** Values of one kind of malice; what it leaves out stays well formed. */
interface Malice {
  readonly text?: string;
  readonly id?: string;
  readonly int?: number;
  readonly day?: string;
  readonly instant?: string;
  readonly listLength?: number;
  /** Refused for every field by one check, so that trying the fields one by one tells nothing more. */
  readonly isToldAtOnce?: boolean;
}

const MALICE: Readonly<Record<string, Malice>> = {
  'NUL in texts': { text: 'a\0b', id: 'org_\0', isToldAtOnce: true },
  'half a character': { text: '学\ud83d', isToldAtOnce: true },
  'texts of 10,000 characters': { text: '长'.repeat(10_000), id: 'org_'.repeat(2500) },
  'empty texts': { text: '', id: '' },
  'blank texts': { text: ' \t\n　', id: ' ', isToldAtOnce: true },
  'SQL and markup': {
    text: `'; drop table organization; -- <script>alert(1)</script> $1 %_\\ {{x}}`,
    id: `' or 1=1 --`,
  },
  'directions and joiners': { text: '\u202e\u200b\u2066👩‍👩‍👧‍👦\u0301\ufeff', isToldAtOnce: true },
  'largest numbers': { int: 2_147_483_647 },
  'smallest numbers': { int: -2_147_483_648, isToldAtOnce: true },
  'first day': { day: '0001-01-01', instant: '0001-01-01T00:00:00Z', isToldAtOnce: true },
  'last day': { day: '9999-12-31', instant: '9999-12-31T23:59:59-12:00' },
  'ids of nothing': { id: encodeId('org', newId()) },
  'ids of another kind': { id: encodeId('mail', newId()), isToldAtOnce: true },
  'empty lists': { listLength: 0, isToldAtOnce: true },
  'long lists': { listLength: 250, isToldAtOnce: true },
};

function hostile(type: GraphQLInputType, name: string, subject: IdPrefix, malice: Malice, depth = 0): unknown {
  if (isNonNullType(type)) {
    return hostile(type.ofType, name, subject, malice, depth);
  }
  if (isListType(type)) {
    // Lists in long lists stay short: the body of a request ends long before their product.
    const inner = (malice.listLength ?? 0) > 2 ? { ...malice, listLength: 2 } : malice;
    const item = hostile(type.ofType, name, subject, inner, depth + 1);
    return Array.from({ length: malice.listLength ?? 1 }, () => item);
  }
  if (isEnumType(type)) {
    return type.getValues()[0]!.name;
  }
  if (isInputObjectType(type)) {
    // Conditions that hold conditions are followed twice, not without end.
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || depth < 2);
    return Object.fromEntries(
      fields.map((field) => [field.name, hostile(field.type, field.name, subject, malice, depth + 1)]),
    );
  }
  switch (getNamedType(type).name) {
    case 'ID': {
      const prefix = (Object.keys(REAL) as IdPrefix[]).find((key) =>
        name
          .toLowerCase()
          .includes({ org: 'organization', ins: 'institution', off: 'office', per: 'person' }[key as string] ?? '?'),
      );
      return malice.id ?? ids.get(prefix ?? (/parent|within|ancestor|target/i.test(name) ? 'org' : subject));
    }
    case 'Int':
      return name === 'first' || name === 'last' || name === 'offset' ? undefined : (malice.int ?? 1);
    case 'Boolean':
      return name !== 'isNull';
    case 'JSONObject':
      return malice.text === undefined ? {} : { [malice.text]: malice.text };
    case 'Date':
      return malice.day ?? '2026-11-01';
    case 'DateTime':
      return malice.instant ?? '2026-11-01T00:00:00Z';
    default:
      return malice.text ?? `例 ${name}`;
  }
}

const PAGING = new Set(['first', 'after', 'last', 'before', 'offset']);

/** Variables in which at most one input field is hostile and what may be absent is. */
function onlyOne(field: GraphQLField<unknown, unknown>, subject: IdPrefix, malice: Malice): Record<string, unknown>[] {
  const harmless = Object.fromEntries(
    field.args.filter(({ name }) => !PAGING.has(name)).map(({ name, type }) => [name, plain(type, name, subject)]),
  );
  return field.args.flatMap(({ name, type }) => {
    const input = getNamedType(type);
    if (!isInputObjectType(input) || isListType(isNonNullType(type) ? type.ofType : type)) {
      return [];
    }
    return Object.values(input.getFields()).flatMap((inner) => {
      const value = hostile(inner.type, inner.name, subject, malice, 2);
      const isHarmless = JSON.stringify(value) === JSON.stringify(hostile(inner.type, inner.name, subject, {}, 2));
      return isHarmless ? [] : [{ ...harmless, [name]: { ...(harmless[name] as object), [inner.name]: value } }];
    });
  });
}

/** A well-formed value with nothing that may be left out. */
function plain(type: GraphQLInputType, name: string, subject: IdPrefix): unknown {
  if (!isNonNullType(type) && isInputObjectType(type)) {
    return undefined;
  }
  const inner = isNonNullType(type) ? type.ofType : type;
  return isInputObjectType(inner)
    ? Object.fromEntries(
        Object.values(inner.getFields())
          .filter((field) => isNonNullType(field.type))
          .map((field) => [field.name, hostile(field.type, field.name, subject, {}, 2)]),
      )
    : isNonNullType(type)
      ? hostile(type, name, subject, {})
      : undefined;
}

async function call(
  operation: string,
  field: GraphQLField<unknown, unknown>,
  make: (subject: IdPrefix) => Record<string, unknown>,
  actor: Actor = mighty,
): Promise<{ answer: Answer; document: string; variables: object }> {
  const subject = subjectOf(field);
  const args = field.args.filter(({ name }) => !PAGING.has(name));
  const named = getNamedType(field.type);
  const selection = isLeafType(named)
    ? ''
    : isObjectType(named) && named.name.endsWith('Connection')
      ? '{ totalCount nodes { __typename } }'
      : named.name.endsWith('Payload')
        ? '{ userErrors { code message path } }'
        : '{ __typename }';
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = `${operation} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`;
  const variables = make(subject);
  return { answer: await app.execute(document, variables, { actor }), document, variables };
}

/** Every argument of a root field hostile at once. */
const everywhere = (
  field: GraphQLField<unknown, unknown>,
  subject: IdPrefix,
  malice: Malice,
): Record<string, unknown> =>
  Object.fromEntries(
    field.args
      .filter(({ name }) => !PAGING.has(name))
      .map(({ name, type }) => [name, hostile(type, name, subject, malice)]),
  );

/** The fault behind an answer, and why it arose; null when the caller was told what to mend. */
async function faultOf(
  operation: string,
  field: GraphQLField<unknown, unknown>,
  make: (subject: IdPrefix) => Record<string, unknown>,
): Promise<string | null> {
  const { answer, variables } = await call(operation, field, make);
  for (const { message } of (answer.data?.[field.name] as { userErrors?: { message: string }[] } | null)?.userErrors ??
    []) {
    expect(message.length, `${field.name}: ${message}`).toBeLessThan(600);
  }
  return answer.errors?.some(({ extensions }) => extensions?.['code'] === 'INTERNAL')
    ? `${field.name}: ${String((app.failures.at(-1) as Error).message).slice(-200)} ${JSON.stringify(variables).slice(0, 300)}`
    : null;
}

const subjectOf = ({ name }: { name: string }): IdPrefix =>
  SUBJECT.find(([pattern]) => pattern.test(name))?.[1] ?? 'org';
const roots = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const;

describe('bad input: every root field with hostile arguments, all of them and one by one', () => {
  it.each(Object.entries(MALICE))('%s never become a fault of ours', { timeout: 60_000 }, async (_, malice) => {
    const faults: (string | null)[] = [];
    for (const [operation, root] of roots) {
      for (const field of Object.values(root!.getFields())) {
        faults.push(await faultOf(operation, field, (subject) => everywhere(field, subject, malice)));
        for (const variables of malice.isToldAtOnce ? [] : onlyOne(field, subjectOf(field), malice)) {
          faults.push(await faultOf(operation, field, () => variables));
        }
      }
    }
    expect(faults.length).toBeGreaterThan(80);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});

describe('a version that the caller did not see', () => {
  const versioned = Object.values(schema.getMutationType()!.getFields()).filter((field) =>
    field.args.some(({ name }) => name === 'version'),
  );

  it(
    'attack 71: is refused by every mutation that takes one, in words, and nothing changes',
    { timeout: 60_000 },
    async () => {
      const told: string[] = [];
      for (const field of versioned) {
        const subject = subjectOf(field);
        const id = ids.get(subject)!;
        const row = (): Promise<object[]> =>
          runRead(app.kernel, sql([`select * from ${REAL[subject]!} where id = `, `::uuid`], decodeId(subject, id)));
        const before = await row();
        for (const [locale, words] of [
          ['zh-CN', '该记录已被他人修改'],
          ['en', 'Someone else changed this record'],
        ] as const) {
          const chosen: Record<string, unknown> = { version: 4711, id };
          const variables = Object.fromEntries(
            field.args.map(({ name, type }) => [name, chosen[name] ?? plain(type, name, subject)]),
          );
          const { answer } = await call('mutation', field, () => variables, { ...mighty, locale });
          const payload = answer.data?.[field.name] as
            | { userErrors: { code: string; message: string; path: string[] }[] }
            | undefined;
          const codes =
            payload?.userErrors.map(({ code }) => code) ?? answer.errors!.map(({ extensions }) => extensions!['code']);
          expect(codes, field.name).not.toEqual([]);
          expect(codes, field.name).not.toContain('INTERNAL');
          if (payload?.userErrors[0]?.code === 'STALE_VERSION') {
            expect(payload.userErrors).toMatchObject([{ message: expect.stringContaining(words), path: ['version'] }]);
            told.push(field.name);
          }
        }
        expect(await row(), field.name).toEqual(before);
      }
      // The others look for a record of another kind, or refuse what stands beside the version first.
      expect(new Set(told).size).toBeGreaterThanOrEqual(20);
    },
  );
});
