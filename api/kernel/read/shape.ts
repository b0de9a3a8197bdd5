import type { EntitySchema } from '@mikro-orm/core';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../actor.ts';
import type { IdPrefix } from '../ids.ts';
import type { Permission } from '../permission.ts';
import type { Rule } from '../policy.ts';
import type { ScopeColumns } from '../scope.ts';

/** What a read knows of its circumstances. */
export interface ReadContext {
  readonly actor: Actor;
  /** Calendar day in Asia/Shanghai at which "current" is judged. */
  readonly today: string;
  readonly now: Date;
  /** Largest page, where it differs from that of clients. */
  readonly pageLimit?: number;
}

/** A table in a statement: columns by the entity's property name. */
export interface Table {
  readonly shape: Shape;
  /** The column of a property, qualified by this table's alias. */
  column(property: string): Sql;
}

/** Arguments of a field as the schema coerced them. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/** A stored column. */
export interface ColumnField {
  readonly kind: 'column';
  readonly property: string;
  /** Set on identifiers: the column leaves as a public id. */
  readonly idPrefix?: IdPrefix;
  /** Set when the column is more sensitive than its row: null outside this permission's scope; filter and order need it. */
  readonly requires?: Permission;
}

/** A computed scalar or JSON value that SQL can say; `null::text` and the like when it can't be seen. */
export interface ExpressionField {
  readonly kind: 'expression';
  readonly idPrefix?: IdPrefix;
  sql(table: Table, args: FieldArguments, context: ReadContext): Sql;
}

/** At most one visible row of another shape. */
export interface OneField {
  readonly kind: 'one';
  readonly shape: () => Shape;
  on(parent: Table, child: Table, args: FieldArguments, context: ReadContext): Sql;
  /** Order that decides which row is taken when several match. */
  readonly pick?: (child: Table) => Sql;
}

/** A connection of visible rows of another shape. */
export interface ManyField {
  readonly kind: 'many';
  readonly shape: () => Shape;
  on(parent: Table, child: Table, args: FieldArguments, context: ReadContext): Sql;
}

/** All visible rows of another shape that match, as a plain list; for the few that a row can have, such as its ancestors. */
export interface ListField {
  readonly kind: 'list';
  readonly shape: () => Shape;
  on(parent: Table, child: Table, args: FieldArguments, context: ReadContext): Sql;
  order(child: Table, context: ReadContext): Sql;
}

/** Number of visible rows of another shape. */
export interface CountField {
  readonly kind: 'count';
  readonly shape: () => Shape;
  on(parent: Table, child: Table, args: FieldArguments, context: ReadContext): Sql;
}

/** What the viewer may do with the row, from the module's policy. */
export interface PermissionsField {
  readonly kind: 'permissions';
  readonly rules: Readonly<Record<string, Rule<never>>>;
}

/** A field of a shape. */
export type Field = ColumnField | ExpressionField | OneField | ManyField | ListField | CountField | PermissionsField;

/** A filter: an operator object or value of the filter input turned into a condition. */
export interface FilterSpec {
  readonly requires?: Permission;
  sql(value: unknown, table: Table, context: ReadContext): Sql;
}

/** A sort key: a non-null expression and the type that its cursor value is cast to. */
export interface OrderSpec {
  readonly requires?: Permission;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz' | 'boolean' | 'uuid';
  sql(table: Table, context: ReadContext): Sql;
}

/** One readable type, declared once by its module; lists, edges, counts, filters, orders and exports all come from it. */
export interface Shape {
  /** Type name in the schema. */
  readonly name: string;
  readonly prefix: IdPrefix;
  readonly entity: EntitySchema;
  readonly fields: Record<string, Field>;
  readonly filters: Record<string, FilterSpec>;
  readonly orders: Record<string, OrderSpec>;
  /** Order of a list that asks for none; `id` is always added. */
  readonly defaultOrder: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
  /** Property that holds `buildSearchText` of the row and the property of its name, when the type can be searched. */
  readonly search?: { readonly text: string; readonly name: string };
  /** The scope keys of a row; needed by `viewerCan` and by columns with `requires`. */
  readonly scope?: (table: Table) => ScopeColumns;
  /** Set on personal data: a read with a stated purpose is audited under this action. */
  readonly auditRead?: string;
  /** Which rows the actor may see; the engine puts it at every table that it touches. */
  visibleTo(table: Table, context: ReadContext): Sql;
}

const shapes = new Map<string, Shape>();

/** Declares a readable type. */
export function defineShape(shape: Shape): Shape {
  if (shapes.has(shape.name)) {
    throw new Error(`Shape ${shape.name} is declared twice`);
  }
  shapes.set(shape.name, shape);
  return shape;
}

/** Lets a later module add its fields and filters to an earlier type. */
export function extendShape(
  shape: Shape,
  more: { fields?: Record<string, Field>; filters?: Record<string, FilterSpec> },
): void {
  for (const kind of ['fields', 'filters'] as const) {
    for (const [name, spec] of Object.entries(more[kind] ?? {})) {
      if (name in shape[kind]) {
        throw new Error(`${shape.name}.${name} is declared twice`);
      }
      (shape[kind] as Record<string, unknown>)[name] = spec;
    }
  }
}

/** The shape of a schema type, if it has one. */
export function shapeNamed(name: string): Shape | undefined {
  return shapes.get(name);
}

/** The shape whose public ids carry a prefix. */
export function shapeOfPrefix(prefix: IdPrefix): Shape | undefined {
  return [...shapes.values()].find((shape) => shape.prefix === prefix);
}

/** All declared shapes. */
export function allShapes(): readonly Shape[] {
  return [...shapes.values()];
}

/** A stored column under the field's own or another property name. */
export function column(property: string, options: { idPrefix?: IdPrefix; requires?: Permission } = {}): ColumnField {
  return { kind: 'column', property, ...options };
}

/** Columns whose field and property names are the same. */
export function columns(...properties: string[]): Record<string, ColumnField> {
  return Object.fromEntries(properties.map((property) => [property, column(property)]));
}

/** A computed value. */
export function expression(build: ExpressionField['sql'], options: { idPrefix?: IdPrefix } = {}): ExpressionField {
  return { kind: 'expression', sql: build, ...options };
}

/** The row that a foreign key property of the parent points to. */
export function one(shape: () => Shape, property: string): OneField {
  return { kind: 'one', shape, on: (parent, child) => sql`${child.column('id')} = ${parent.column(property)}` };
}

/** The rows whose foreign key property points to the parent, optionally narrowed. */
export function many(
  shape: () => Shape,
  property: string,
  narrow?: (child: Table, args: FieldArguments, context: ReadContext) => Sql,
): ManyField {
  return { kind: 'many', shape, on: pointing(property, narrow) };
}

/** Number of visible rows whose foreign key property points to the parent, optionally narrowed. */
export function count(
  shape: () => Shape,
  property: string,
  narrow?: (child: Table, args: FieldArguments, context: ReadContext) => Sql,
): CountField {
  return { kind: 'count', shape, on: pointing(property, narrow) };
}

function pointing(
  property: string,
  narrow?: (child: Table, args: FieldArguments, context: ReadContext) => Sql,
): ManyField['on'] {
  return (parent, child, args, context) => {
    const link = sql`${child.column(property)} = ${parent.column('id')}`;
    return narrow ? sql`${link} and ${narrow(child, args, context)}` : link;
  };
}

/** `viewerCan` from the module's policy. */
export function viewerCan(rules: Readonly<Record<string, Rule<never>>>): PermissionsField {
  return { kind: 'permissions', rules };
}

/** The usual scope columns of an organization-owned row. */
export function ownedBy(table: Table): ScopeColumns {
  return {
    organizationId: table.column('organizationId'),
    provinceId: table.column('provinceId'),
    cityId: table.column('cityId'),
    schoolId: table.column('schoolId'),
    departmentId: table.column('departmentId'),
  };
}
