import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  buildSchema as parseContract,
  findBreakingChanges,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { RESOLVERS } from '../app.ts';
import { projectRoot } from '../database/orm.ts';
import { ID_PREFIXES } from '../kernel/ids.ts';
import { allShapes } from '../kernel/read/shape.ts';
import { accessOf } from './access.ts';
import { buildSchema, printContract, printNodeTypes } from './build-schema.ts';

const schema = buildSchema(RESOLVERS);
const committed = (): Promise<string> => readFile(join(projectRoot(), 'schema', 'schema.graphql'), 'utf8');

const ownTypes = (contract: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(contract.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name),
  );

/** Places in a schema that lack a description. */
function undescribed(contract: GraphQLSchema): string[] {
  return ownTypes(contract).flatMap((type) => {
    const missing = type.description || ['Query', 'Mutation', 'Subscription'].includes(type.name) ? [] : [type.name];
    if (isEnumType(type)) {
      missing.push(
        ...type.getValues().flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`])),
      );
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        missing.push(...(field.description ? [] : [`${type.name}.${field.name}`]));
        missing.push(
          ...field.args.flatMap(({ name, description }) =>
            description ? [] : [`${type.name}.${field.name}(${name})`],
          ),
        );
      }
    }
    if (isInputObjectType(type)) {
      missing.push(
        ...Object.values(type.getFields()).flatMap(({ name, description }) =>
          description ? [] : [`${type.name}.${name}`],
        ),
      );
    }
    return missing;
  });
}

/** Mutations that do not answer with a payload of their own. */
function badPayloads(contract: GraphQLSchema): string[] {
  return Object.values(contract.getMutationType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const payload = getNamedType(type);
    const expected = `${name[0]!.toUpperCase()}${name.slice(1)}Payload`;
    return payload.name === expected && isObjectType(payload) && payload.getFields()['userErrors'] ? [] : [name];
  });
}

/** Type names that break the naming rules. */
function badNames(contract: GraphQLSchema): string[] {
  return ownTypes(contract).flatMap((type) => {
    const wrong = /^[A-Z][A-Za-z0-9]*$/.test(type.name) && !type.name.endsWith('Enum') ? [] : [type.name];
    if (isEnumType(type)) {
      wrong.push(
        ...type.getValues().flatMap(({ name }) => (/^[A-Z][A-Z0-9_]*$/.test(name) ? [] : [`${type.name}.${name}`])),
      );
    }
    if (isObjectType(type) || isInputObjectType(type)) {
      wrong.push(
        ...Object.keys(type.getFields()).flatMap((name) =>
          /^[a-z][A-Za-z0-9]*$/.test(name) ? [] : [`${type.name}.${name}`],
        ),
      );
    }
    return wrong;
  });
}

/** Root lists of records that are not connections, `nodes(ids)` excepted. */
function bareRootLists(contract: GraphQLSchema): string[] {
  return Object.values(contract.getQueryType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const inner = isNonNullType(type) ? type.ofType : type;
    const named = getNamedType(type);
    const isRecord = isObjectType(named) && named.getInterfaces().length > 0;
    return isListType(inner) && isRecord && name !== 'nodes' ? [name] : [];
  });
}

/** Deprecations whose removal day has passed or that name none. */
function overdue(contract: GraphQLSchema, today: string): string[] {
  return ownTypes(contract).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, deprecationReason }) => {
          if (!deprecationReason) {
            return [];
          }
          const until = /Removal after (\d{4}-\d{2}-\d{2})/.exec(deprecationReason)?.[1];
          return until && until >= today ? [] : [`${type.name}.${name}`];
        })
      : [],
  );
}

describe('contract', () => {
  it('is committed as it is emitted', async () => {
    expect(printContract(schema)).toBe(await committed());
    expect(printNodeTypes(schema)).toBe(await readFile(join(projectRoot(), 'schema', 'node-types.ts'), 'utf8'));
  });

  it('describes every type, field, argument and enum value', () => {
    expect(undescribed(schema)).toEqual([]);
    expect(undescribed(parseContract('type Query { a(b: Int): C } enum C { D }'))).toEqual([
      'Query.a',
      'Query.a(b)',
      'C',
      'C.D',
    ]);
  });

  it('answers every mutation with its own payload and user errors', () => {
    expect(badPayloads(schema)).toEqual([]);
    expect(badPayloads(parseContract('type Query { a: Int } type Mutation { unionMake: Boolean }'))).toEqual([
      'unionMake',
    ]);
  });

  it('keeps the naming rules', () => {
    expect(badNames(schema)).toEqual([]);
    expect(badNames(parseContract('type Query { A: kindEnum } enum kindEnum { small }'))).toEqual([
      'Query.A',
      'kindEnum',
      'kindEnum.small',
    ]);
  });

  it('offers growing lists as connections', () => {
    expect(bareRootLists(schema)).toEqual([]);
    expect(
      bareRootLists(
        parseContract('interface Node { id: ID! } type A implements Node { id: ID! } type Query { all: [A!]! }'),
      ),
    ).toEqual(['all']);
  });

  it('removes deprecated fields when their day has come', () => {
    expect(overdue(schema, new Date().toISOString().slice(0, 10))).toEqual([]);
    const old = parseContract('type Query { a: Int @deprecated(reason: "Use b. Removal after 2020-01-01") b: Int }');
    expect(overdue(old, '2026-01-01')).toEqual(['Query.a']);
  });

  it('breaks nothing that the committed contract promises', async () => {
    const before = parseContract(await committed());
    expect(findBreakingChanges(before, schema)).toEqual([]);
    const without = parseContract(
      (await committed()).replace(/\n {2}"""Version for concurrent edits"""\n {2}version: Int!/, ''),
    );
    expect(findBreakingChanges(before, without)).not.toEqual([]);
  });

  it('declares access for every root field, each open one with a reason', () => {
    for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        const access = accessOf(field.extensions);
        expect(access, field.name).not.toBeNull();
        if (access && access.kind !== 'permission') {
          expect(access.reason.length, field.name).toBeGreaterThan(15);
        }
      }
    }
  });

  it('gives every addressable type one prefix of its own', () => {
    const names = Object.values(ID_PREFIXES);
    expect(new Set(names).size).toBe(names.length);
    for (const shape of allShapes()) {
      expect(ID_PREFIXES[shape.prefix], shape.name).toBe(shape.name);
    }
  });
});
