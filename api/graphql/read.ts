import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { Sql } from 'sql-template-tag';
import { encodeId, parseId } from '../kernel/ids.ts';
import { edgeKey, nodesKey, type ListArguments, type SelectedField } from '../kernel/read/compile.ts';
import type { RawConnection, Reader, Row } from '../kernel/read/reader.ts';
import { shapeOfPrefix, type Shape, type Table } from '../kernel/read/shape.ts';
import type { Context } from './context.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** The fields selected under these nodes for one concrete type, with fragments, directives and variables worked in. */
function selectedUnder(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): SelectedField[] {
  const collected = collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes);
  const result: SelectedField[] = [];
  for (const [key, fieldNodes] of collected) {
    const name = fieldNodes[0]!.name.value;
    const definition = type.getFields()[name];
    if (!definition) {
      continue;
    }
    const named = getNamedType(definition.type);
    result.push({
      key,
      name,
      args: getArgumentValues(definition, fieldNodes[0]!, info.variableValues),
      fields: isObjectType(named) ? selectedUnder(info, named, fieldNodes) : [],
    });
  }
  return result;
}

/** The selection under the field that is being resolved, as it concerns one object type. */
export function selectionFor(info: GraphQLResolveInfo, typeName: string): SelectedField[] {
  return selectedUnder(info, info.schema.getType(typeName) as GraphQLObjectType, info.fieldNodes);
}

/** The field that is being resolved, with its arguments and all below it. */
export function selectionOf(info: GraphQLResolveInfo): SelectedField {
  const named = getNamedType(info.returnType) as GraphQLObjectType;
  return {
    key: String(info.path.key),
    name: info.fieldName,
    args: getArgumentValues(info.parentType.getFields()[info.fieldName]!, info.fieldNodes[0]!, info.variableValues),
    fields: selectedUnder(info, named, info.fieldNodes),
  };
}

/** A connection as its type's fields expect it; cursors and nodes are made only when asked for. */
function presentConnection(reader: Reader, shape: Shape, args: ListArguments, raw: RawConnection): object {
  const { page, codec } = reader.plan(shape, args);
  const hasMore = raw.rows.length > page.size;
  const rows = raw.rows.slice(0, page.size);
  if (page.isBackward) {
    rows.reverse();
  }
  const cursorOf = (row: RawConnection['rows'][number] | undefined): string | null =>
    row ? codec.encode(row.k) : null;
  const isInside = page.cursor !== null || page.offset > 0;
  return {
    nodes: (_: unknown, __: unknown, info: GraphQLResolveInfo) =>
      rows.map((row) => row[nodesKey(String(info.path.key))]),
    edges: (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
      const edgesKey = String(info.path.key);
      return rows.map((row) => ({
        cursor: cursorOf(row),
        node: (___: unknown, ____: unknown, inner: GraphQLResolveInfo) =>
          row[edgeKey(edgesKey, String(inner.path.key))],
      }));
    },
    pageInfo: {
      hasNextPage: page.isBackward ? isInside : hasMore,
      hasPreviousPage: page.isBackward ? hasMore : isInside,
      startCursor: () => cursorOf(rows[0]),
      endCursor: () => cursorOf(rows.at(-1)),
    },
    totalCount: raw.total,
  };
}

/** Resolves a root connection of a shape: everything selected below it comes from one statement. */
export async function readList(
  context: Context,
  info: GraphQLResolveInfo,
  shape: Shape,
  where?: (table: Table) => Sql,
): Promise<object> {
  const selection = selectionOf(info);
  const raw = await context.reader.list(shape, selection, where);
  return presentConnection(context.reader, shape, selection.args, raw);
}

/** Resolves a root look-up by public id; null when absent, invisible or not of this kind. */
export async function readById(
  context: Context,
  info: GraphQLResolveInfo,
  shape: Shape,
  id: string,
): Promise<Row | null> {
  const parsed = parseId(id);
  if (parsed?.prefix !== shape.prefix) {
    return null;
  }
  const rows = await context.reader.byIds(shape, [parsed.uuid], selectionFor(info, shape.name));
  return rows.get(parsed.uuid) ?? null;
}

/** Resolves `nodes(ids)`: one statement per kind of record, in the order asked, null for what can't be seen. */
export async function readNodes(
  context: Context,
  info: GraphQLResolveInfo,
  ids: readonly string[],
): Promise<(Row | null)[]> {
  const parsed = ids.map(parseId);
  const byPrefix = Map.groupBy(
    parsed.filter((item) => item !== null),
    ({ prefix }) => prefix,
  );
  const found = new Map<string, Row>();
  for (const [prefix, items] of byPrefix) {
    const shape = shapeOfPrefix(prefix);
    if (!shape || !isObjectType(info.schema.getType(shape.name))) {
      continue;
    }
    const rows = await context.reader.byIds(
      shape,
      items.map(({ uuid }) => uuid),
      selectionFor(info, shape.name),
    );
    for (const [uuid, row] of rows) {
      found.set(`${prefix}${uuid}`, { __typename: shape.name, ...row });
    }
  }
  return parsed.map((item) => (item ? (found.get(`${item.prefix}${item.uuid}`) ?? null) : null));
}

/** A field that the engine has already read with its parent; its body is never called. */
export function fromShape(): never {
  throw new Error('Fields of a shape are read by the engine');
}

/** Reads a field of a shape's row by its response key and gives it its outside form. */
export function shapeFieldResolver(shape: Shape, name: string, keyOf: (key: string) => string) {
  const field = shape.fields[name]!;
  const prefix = field.kind === 'column' || field.kind === 'expression' ? field.idPrefix : undefined;
  return (source: Row, args: Arguments, context: Context, info: GraphQLResolveInfo): unknown => {
    const value = source[keyOf(String(info.path.key))];
    if (value === null || value === undefined) {
      return null;
    }
    if (prefix) {
      return Array.isArray(value)
        ? value.map((item) => encodeId(prefix, item as string))
        : encodeId(prefix, value as string);
    }
    return field.kind === 'many'
      ? presentConnection(context.reader, field.shape(), args, value as RawConnection)
      : value;
  };
}
