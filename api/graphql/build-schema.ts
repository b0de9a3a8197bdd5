import {
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';

import { sqlKey } from '../kernel/read/compile.ts';
import { allShapes } from '../kernel/read/shape.ts';
import { accessOf, enforceAccess } from './access.ts';
import type { Context } from './context.ts';
import { shapeFieldResolver } from './read.ts';
import { DateTimeScalar } from './scalars.ts';
import { registerUserErrorCodes } from './user-error.ts';

let built: GraphQLSchema | null = null;

/** Subscriptions take their events from the live connection that asks (`kernel/live`); nothing is published by topic. */
const NO_TOPICS = {
  publish(): never {
    throw new Error('Events go through the outbox');
  },
  subscribe(): never {
    throw new Error('Subscriptions take their events from the live connection');
  },
};

/**
 * Builds the executable schema once per process: TypeGraphQL's types, fields of shapes read by the engine, and the
 * declared access enforced at every root field. A root field without declared access stops the build.
 */
export function buildSchema(resolvers: NonEmptyArray<Function>): GraphQLSchema {
  if (built) {
    return built;
  }
  registerUserErrorCodes();
  const schema = buildSchemaSync({
    resolvers,
    validate: false,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    pubSub: NO_TOPICS,
  });
  bindShapes(schema);
  guardRoots(schema);
  built = schema;
  return schema;
}

/** The schema that this process serves; `buildSchema` comes first. */
export function builtSchema(): GraphQLSchema {
  if (!built) {
    throw new Error('The schema is not built yet');
  }
  return built;
}

/** The contract as text, sorted so that its diff shows changes only. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The types whose records have public ids and tell live of their changes, as a module for clients. */
export function printNodeTypes(schema: GraphQLSchema): string {
  const names = allShapes()
    .map(({ name }) => name)
    .filter((name) => {
      const type = schema.getType(name);
      return isObjectType(type) && type.getInterfaces().some((item) => item.name === 'Node');
    })
    .sort();
  return `// Written by graphql/emit.ts from the schema; never edited.
/** Types whose records have public ids; the subscription \`changed\` takes them. */
export const NODE_TYPES: readonly string[] = [
${names.map((name) => `  '${name}',\n`).join('')}];
`;
}

function bindShapes(schema: GraphQLSchema): void {
  for (const shape of allShapes()) {
    const type = schema.getType(shape.name);
    if (!isObjectType(type)) {
      throw new Error(`Shape ${shape.name} has no type in the schema`);
    }
    const fields = type.getFields();
    for (const name of Object.keys(shape.fields)) {
      if (!fields[name]) {
        throw new Error(`${shape.name}.${name} is in the shape but not in the schema`);
      }
      fields[name].resolve = shapeFieldResolver(shape, name, sqlKey) as GraphQLFieldResolver<unknown, unknown>;
    }
  }
}

function guardRoots(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type): type is GraphQLObjectType => Boolean(type),
  );
  for (const root of roots) {
    for (const field of Object.values(root.getFields())) {
      const access = accessOf(field.extensions);
      if (!access) {
        throw new Error(`${root.name}.${field.name} declares no access: use @Access, @SignedIn or @Public`);
      }
      const { subscribe } = field;
      if (subscribe) {
        // Judged when the subscription is opened; each event is judged by what it is about.
        field.subscribe = (source, args, context: Context, info) => {
          enforceAccess(access, context.actor);
          return subscribe(source, args, context, info);
        };
        continue;
      }
      const resolve = field.resolve!;
      field.resolve = (source, args, context: Context, info) => {
        enforceAccess(access, context.actor);
        return resolve(source, args, context, info);
      };
    }
  }
}
