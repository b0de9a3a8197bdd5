import {
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ENUM_LABELS } from '../../schema/enum-labels.ts';
import { notFound } from '../kernel/access.ts';
import { columnOf, type ExportColumn, type ExportList } from '../kernel/export-list.ts';
import type { Locale } from '../kernel/locale.ts';
import type { QueryAnswer } from '../kernel/module.ts';
import { permissionSpec, type Permission } from '../kernel/permission.ts';
import { shapeNamed } from '../kernel/read/shape.ts';

/** What a column holds, for typed cells. */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'instant';

/** A column ready to be read from the rows of a list. */
export interface PlannedColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: CellKind;
  /** True for data about a person: it needs a stated purpose. */
  readonly isPersonal: boolean;
  /** Permissions without which the values are never seen. */
  readonly requires: readonly Permission[];
  /** The value of a row: text, number, boolean, ISO day or instant, or null. */
  read(row: Row): Cell;
}

/** A value of a file. */
export type Cell = string | number | boolean | null;

type Row = Readonly<Record<string, unknown>>;

/** A list ready to be read: one document for every page of it. */
export interface ExportPlan {
  readonly document: string;
  readonly columns: readonly PlannedColumn[];
  /** Names of the arguments that the list takes. */
  readonly arguments: readonly string[];
  /** The connection in an answer. */
  connectionOf(data: unknown): ExportPage;
}

/** A page of the list. */
export interface ExportPage {
  readonly nodes: readonly Row[];
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGING = ['first', 'after', 'last', 'before', 'offset'];
const CELLS: Readonly<Record<string, CellKind>> = {
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'instant',
};
const YES_NO: Readonly<Record<Locale, readonly [yes: string, no: string]>> = {
  'zh-CN': ['是', '否'],
  en: ['Yes', 'No'],
};

/** Words for a truth value. */
export const yesOrNo = (value: boolean, locale: Locale): string => YES_NO[locale][value ? 0 : 1];

/**
 * Plans the reading of a list. Types, enums and sensitivity come from the schema and the shapes, so that a column can't be
 * less protected in a file than on a page.
 */
export function planExport(
  schema: GraphQLSchema,
  list: ExportList,
  keys: readonly string[],
  locale: Locale,
): ExportPlan {
  const segments = list.field.split('.');
  const steps: GraphQLField<unknown, unknown>[] = [];
  let type: GraphQLObjectType = schema.getQueryType()!;
  for (const segment of segments) {
    const field = fieldOf(type, segment);
    steps.push(field);
    type = getNamedType(field.type) as GraphQLObjectType;
  }
  const node = getNamedType(fieldOf(type, 'nodes').type) as GraphQLObjectType;
  const columns = keys.map((key) => planColumn(node, key, columnOf(list, key)!, locale));
  const selection = selectionText(keys.flatMap((key) => pathsOf(columnOf(list, key)!)));
  const taken = steps.flatMap(({ args }) =>
    args.filter(({ name }) => name === 'first' || name === 'after' || !PAGING.includes(name)),
  );
  const declared = taken.map(({ name, type: argument }) => `$${name}: ${String(argument)}`).join(', ');
  const open = steps
    .map(({ name, args }) => {
      const passed = args
        .filter((argument) => taken.includes(argument))
        .map(({ name: given }) => `${given}: $${given}`);
      return `${name}${passed.length > 0 ? `(${passed.join(', ')})` : ''} {`;
    })
    .join(' ');
  return {
    document: `query Export($withTotal: Boolean!, ${declared}) { ${open} nodes { ${selection} } totalCount @include(if: $withTotal) pageInfo { hasNextPage endCursor } ${'}'.repeat(steps.length)} }`,
    columns,
    arguments: taken.map(({ name }) => name).filter((name) => !PAGING.includes(name)),
    connectionOf(data) {
      let found = data as Record<string, unknown> | null;
      for (const segment of segments) {
        found = (found?.[segment] ?? null) as Record<string, unknown> | null;
      }
      if (!found) {
        throw notFound();
      }
      return found as unknown as ExportPage;
    },
  };
}

function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = type.getFields()[name];
  if (!field) {
    throw new Error(`${type.name} has no field ${name} to export`);
  }
  return field;
}

const pathsOf = ({ path, fields }: ExportColumn): string[] =>
  (typeof path === 'string' ? [path] : path).flatMap((item) =>
    fields ? fields.map((field) => `${item}.${field}`) : [item],
  );

function planColumn(node: GraphQLObjectType, key: string, column: ExportColumn, locale: Locale): PlannedColumn {
  const facts = pathsOf(column).map((path) => factsOf(node, path.split('.')));
  const requires = [...new Set(facts.flatMap((fact) => fact.requires))];
  const isPersonal =
    column.isPersonal === true ||
    facts.some((fact) => fact.isPersonal) ||
    requires.some((permission) => ['PERSONAL', 'SENSITIVE'].includes(permissionSpec(permission).dataClass));
  const paths = (typeof column.path === 'string' ? [column.path] : column.path).map((path) => path.split('.'));
  const { format } = column;
  const words = format
    ? (item: unknown) => format(item as Readonly<Record<string, string | boolean | null>>)
    : (item: unknown, index: number) =>
        column.labels?.[String(item)]?.[locale] ?? wordOf(facts[index]!.enumName, item, locale);
  return {
    key,
    title: column.title[locale],
    kind: format || paths.length > 1 || facts[0]!.isMany ? 'text' : facts[0]!.kind,
    isPersonal,
    requires,
    read(row) {
      for (const [index, path] of paths.entries()) {
        const found = valuesAt(row, path)
          .map((item) => words(item, index))
          .filter((word) => word !== '');
        if (found.length > 0) {
          return found.length === 1 ? (found[0] ?? null) : found.join(locale === 'en' ? '; ' : '；');
        }
      }
      return null;
    },
  };
}

interface PathFacts {
  readonly kind: CellKind;
  readonly enumName: string | null;
  readonly isMany: boolean;
  readonly isPersonal: boolean;
  readonly requires: readonly Permission[];
}

/** Walks a path through the schema and the shapes. */
function factsOf(node: GraphQLObjectType, path: readonly string[]): PathFacts {
  const requires: Permission[] = [];
  let isPersonal = false;
  let isMany = false;
  let type: unknown = node;
  for (const name of path) {
    if (!isObjectType(type)) {
      throw new Error(`${path.join('.')} leaves the objects of the schema at ${name}`);
    }
    const shape = shapeNamed(type.name);
    const field = shape?.fields[name];
    isPersonal ||= shape?.auditRead !== undefined;
    if (field?.kind === 'column' && field.requires) {
      requires.push(field.requires);
    }
    const declared = fieldOf(type, name).type;
    isMany ||= String(declared).startsWith('[');
    type = getNamedType(declared);
  }
  if (isObjectType(type)) {
    throw new Error(`${path.join('.')} ends at an object; its fields must be named`);
  }
  const leaf = type as { readonly name: string };
  return {
    kind: CELLS[leaf.name] ?? 'text',
    enumName: isEnumType(leaf) ? leaf.name : null,
    isMany,
    isPersonal,
    requires,
  };
}

function wordOf(enumName: string | null, value: unknown, locale: Locale): Cell {
  if (enumName === null) {
    return value as Cell;
  }
  const labels = ENUM_LABELS[locale] as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return labels[enumName]?.[value as string] ?? (value as string);
}

/** The non-null values at the end of a path, through lists on the way. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === null || value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesAt(item, path));
  }
  const [name, ...rest] = path;
  return name === undefined ? [value] : valuesAt((value as Row)[name], rest);
}

/** `a { b c } d` for paths `a.b`, `a.c`, `d`. */
function selectionText(paths: readonly string[]): string {
  const byHead = Map.groupBy(new Set(paths), (path) => path.split('.', 1)[0]!);
  return [...byHead]
    .map(([head, items]) => {
      const rest = items.map((path) => path.slice(head.length + 1)).filter((path) => path !== '');
      return rest.length > 0 ? `${head} { ${selectionText(rest)} }` : head;
    })
    .join(' ');
}

/** Reads one page and gives its rows; failures of the request come out as they are. */
export async function readExportPage(
  plan: ExportPlan,
  query: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<QueryAnswer>,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExportPage> {
  const { data, errors } = await query(plan.document, variables);
  const [error] = errors ?? [];
  if (error) {
    throw (error as { originalError?: Error }).originalError ?? error;
  }
  return plan.connectionOf(data);
}
