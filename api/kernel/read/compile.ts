import { createHash } from 'node:crypto';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { badRequest } from '../access.ts';
import { holds } from '../actor.ts';
import { CursorCodec, readPage, type Page, type PageArguments } from '../page.ts';
import { scopeOf, scopeSql } from '../scope.ts';
import { searchPatterns } from '../search-text.ts';
import type { Permission } from '../permission.ts';
import { LIMITS } from '../../../schema/limits.ts';
import type { FieldArguments, ManyField, OrderSpec, ReadContext, Shape, Table } from './shape.ts';

/** A selected field in a shape that knows nothing of GraphQL: response key, field name, coerced arguments, sub-fields. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly args: FieldArguments;
  readonly fields: readonly SelectedField[];
}

/** Names of tables and columns, from the ORM's metadata, so that a renamed column can't drift. */
export interface Names {
  table(shape: Shape): string;
  column(shape: Shape, property: string): string;
}

/** Arguments of a list. */
export interface ListArguments extends PageArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[] | null;
  readonly search?: string | null;
}

/** How a connection was cut, to make its cursors and page information from the rows that came back. */
export interface ListPlan {
  readonly page: Page;
  readonly codec: CursorCodec;
}

interface OrderKey {
  readonly expression: Sql;
  readonly type: OrderSpec['type'];
  readonly isDescending: boolean;
}

/** Response keys may be longer than an SQL identifier; long ones are carried under their hash. */
export function sqlKey(key: string): string {
  return key.length <= 48 ? key : `#${createHash('sha1').update(key).digest('hex')}`;
}

/** Key under which a connection row carries the object selected by `nodes` under this response key. */
export const nodesKey = (key: string): string => sqlKey(`n:${key}`);

/** Key under which a connection row carries the object selected by `edges { node }` under these response keys. */
export const edgeKey = (edgesKey: string, nodeKey: string): string => sqlKey(`e:${edgesKey}:${nodeKey}`);

/** Where the engine keeps a row's uuid, for fields that resolvers add. */
export const ROW_ID = '$id';

const quoted = (name: string): Sql => raw(`"${name.replaceAll('"', '""')}"`);

/** Compiles selections over shapes to SQL that returns JSON; one instance a statement. */
export class Compiler {
  readonly #names: Names;
  readonly #context: ReadContext;
  readonly #secret: Buffer;
  #tables = 0;
  /** Shapes of personal data that this statement touches. */
  readonly audited = new Set<string>();

  constructor(names: Names, context: ReadContext, secret: Buffer) {
    this.#names = names;
    this.#context = context;
    this.#secret = secret;
  }

  /** A new alias of the shape's table. */
  table(shape: Shape): { table: Table; from: Sql } {
    this.#tables += 1;
    const alias = `t${this.#tables}`;
    if (shape.auditRead) {
      this.audited.add(shape.auditRead);
    }
    const names = this.#names;
    const table: Table = {
      shape,
      column: (property) => raw(`${alias}."${names.column(shape, property)}"`),
    };
    return { table, from: sql`${quoted(names.table(shape))} ${raw(alias)}` };
  }

  /** The rows of a shape that match and are visible, as a JSON array of objects with the selected fields. */
  rows(shape: Shape, fields: readonly SelectedField[], where: (table: Table) => Sql): Sql {
    const { table, from } = this.table(shape);
    return sql`select coalesce(json_agg(r), '[]'::json) as data from (
      select ${this.#selection(table, fields)} from ${from} where ${where(table)} and ${shape.visibleTo(table, this.#context)}) r`;
  }

  /** A connection as one JSON object `{ rows, total }`. */
  list(shape: Shape, selection: SelectedField, extra?: (table: Table) => Sql): { statement: Sql; plan: ListPlan } {
    const { value, plan } = this.#connection(shape, selection, extra ?? (() => sql`true`));
    return { statement: sql`select ${value} as data`, plan };
  }

  #selection(table: Table, fields: readonly SelectedField[]): Sql {
    const parts = [sql`${table.column('id')} as ${quoted(ROW_ID)}`];
    for (const field of fields) {
      const value = this.#field(table, field);
      if (value) {
        parts.push(sql`${value} as ${quoted(sqlKey(field.key))}`);
      }
    }
    return join(parts);
  }

  #field(table: Table, selected: SelectedField): Sql | null {
    const { shape } = table;
    const context = this.#context;
    const field = shape.fields[selected.name];
    if (!field) {
      return null;
    }
    switch (field.kind) {
      case 'column': {
        const value = table.column(field.property);
        return field.requires ? sql`case when ${this.#inScope(table, field.requires)} then ${value} end` : value;
      }
      case 'expression':
        return sql`(${field.sql(table, selected.args, context)})`;
      case 'permissions': {
        const pairs = [...new Set(selected.fields.map(({ name }) => name))].flatMap((name) => {
          const rule = field.rules[name];
          if (!rule) {
            return [];
          }
          const state = rule.whenSql
            ? sql` and ${rule.whenSql((property) => table.column(property), context.actor)}`
            : sql``;
          return [sql`${name}::text, coalesce(${this.#inScope(table, rule.permission)}${state}, false)`];
        });
        return pairs.length === 0 ? sql`'{}'::json` : sql`json_build_object(${join(pairs)})`;
      }
      case 'one': {
        const child = this.table(field.shape());
        const order = field.pick ? sql` order by ${field.pick(child.table)}` : sql``;
        return sql`(select row_to_json(r) from (
          select ${this.#selection(child.table, selected.fields)} from ${child.from}
          where ${field.on(table, child.table, selected.args, context)} and ${child.table.shape.visibleTo(child.table, context)}${order} limit 1) r)`;
      }
      case 'many':
        return this.#many(table, field, selected);
      case 'list': {
        const child = this.table(field.shape());
        return sql`(select coalesce(json_agg(r), '[]'::json) from (
          select ${this.#selection(child.table, selected.fields)} from ${child.from}
          where ${field.on(table, child.table, selected.args, context)} and ${child.table.shape.visibleTo(child.table, context)}
          order by ${field.order(child.table, context)}) r)`;
      }
      case 'count': {
        const child = this.table(field.shape());
        return sql`(select count(*)::int from ${child.from}
          where ${field.on(table, child.table, selected.args, context)} and ${child.table.shape.visibleTo(child.table, context)})`;
      }
    }
  }

  #many(parent: Table, field: ManyField, selected: SelectedField): Sql {
    return this.#connection(field.shape(), selected, (child) => field.on(parent, child, selected.args, this.#context))
      .value;
  }

  #connection(shape: Shape, selection: SelectedField, extra: (table: Table) => Sql): { value: Sql; plan: ListPlan } {
    const args = selection.args as ListArguments;
    const plan = planList(shape, args, this.#context, this.#secret);
    const condition = (table: Table): Sql =>
      sql`${extra(table)} and ${shape.visibleTo(table, this.#context)} and ${this.#filter(table, args)}`;
    const needsRows = selection.fields.some(({ name }) => name !== 'totalCount');
    const rows = needsRows ? this.#pageOf(shape, selection, args, plan.page, condition) : sql`'[]'::json`;
    const counted = selection.fields.some(({ name }) => name === 'totalCount');
    let total = sql`null`;
    if (counted) {
      const { table, from } = this.table(shape);
      total = sql`(select count(*) from ${from} where ${condition(table)})`;
    }
    return { value: sql`json_build_object('rows', ${rows}, 'total', ${total})`, plan };
  }

  #pageOf(
    shape: Shape,
    selection: SelectedField,
    args: ListArguments,
    page: Page,
    condition: (table: Table) => Sql,
  ): Sql {
    const { table, from } = this.table(shape);
    const keys = this.#orderKeys(table, args);
    const flip = page.isBackward;
    const parts: Sql[] = [];
    for (const field of selection.fields) {
      if (field.name === 'nodes') {
        parts.push(sql`${this.#object(table, field.fields)} as ${quoted(nodesKey(field.key))}`);
      } else if (field.name === 'edges') {
        for (const node of field.fields.filter(({ name }) => name === 'node')) {
          parts.push(sql`${this.#object(table, node.fields)} as ${quoted(edgeKey(field.key, node.key))}`);
        }
      }
    }
    parts.push(sql`json_build_array(${join(keys.map(({ expression }) => sql`to_json(${expression})`))}) as k`);
    const keyset = page.cursor ? sql` and ${keysetSql(keys, page.cursor, flip)}` : sql``;
    const order = join(
      keys.map(({ expression, isDescending }) => sql`${expression} ${raw(isDescending === flip ? 'asc' : 'desc')}`),
    );
    const offset = page.offset > 0 ? sql` offset ${page.offset}` : sql``;
    return sql`coalesce((select json_agg(r) from (
      select ${join(parts)} from ${from} where ${condition(table)}${keyset} order by ${order} limit ${page.size + 1}${offset}) r), '[]'::json)`;
  }

  #object(table: Table, fields: readonly SelectedField[]): Sql {
    return sql`(select row_to_json(o) from (select ${this.#selection(table, fields)}) o)`;
  }

  #inScope(table: Table, permission: Permission): Sql {
    const { scope } = table.shape;
    if (!scope) {
      throw new Error(`Shape ${table.shape.name} has no scope columns for ${permission}`);
    }
    return scopeSql(scopeOf(this.#context.actor, permission), scope(table));
  }

  #filter(table: Table, args: ListArguments): Sql {
    const parts: Sql[] = [];
    const { shape } = table;
    if (args.search && args.search.trim() !== '' && shape.search) {
      const text = table.column(shape.search.text);
      const { like } = searchPatterns(args.search.slice(0, LIMITS.search));
      parts.push(
        like.length === 0
          ? sql`false`
          : join(
              like.map((pattern) => sql`${text} like ${pattern}`),
              ' and ',
            ),
      );
    }
    if (args.filter) {
      const budget = { left: LIMITS.filterConditions };
      parts.push(this.#conditions(table, args.filter, budget));
    }
    return parts.length === 0 ? sql`true` : join(parts, ' and ');
  }

  #conditions(table: Table, filter: Readonly<Record<string, unknown>>, budget: { left: number }): Sql {
    const parts: Sql[] = [];
    for (const [name, value] of Object.entries(filter)) {
      if (value === undefined || value === null) {
        continue;
      }
      spend(budget, 1);
      if (name === 'and' || name === 'or') {
        const alternatives = value as Readonly<Record<string, unknown>>[];
        spend(budget, alternatives.length);
        const items = alternatives.map((item) => this.#conditions(table, item, budget));
        if (items.length > 0) {
          parts.push(sql`(${join(items, name === 'and' ? ' and ' : ' or ')})`);
        }
      } else if (name === 'not') {
        parts.push(sql`(${this.#conditions(table, value as Readonly<Record<string, unknown>>, budget)}) is not true`);
      } else {
        const spec = table.shape.filters[name];
        if (!spec) {
          throw new Error(`Shape ${table.shape.name} has no filter ${name}`);
        }
        requireReadable(this.#context, name, spec.requires);
        requireFewValues(value);
        const condition = spec.sql(value, table, this.#context);
        // Where the viewer may not read the field its value must not decide whether the row appears.
        const isGuarded = spec.requires && table.shape.scope;
        parts.push(isGuarded ? sql`(${this.#inScope(table, spec.requires)} and ${condition})` : condition);
      }
    }
    return parts.length === 0 ? sql`true` : sql`(${join(parts, ' and ')})`;
  }

  #orderKeys(table: Table, args: ListArguments): readonly OrderKey[] {
    const { shape } = table;
    const keys: OrderKey[] = [];
    if (isRanked(shape, args)) {
      const { exact, prefix } = searchPatterns(args.search!.slice(0, LIMITS.search));
      const name = table.column(shape.search!.name);
      const text = table.column(shape.search!.text);
      keys.push({
        expression: sql`case when ${text} like ${exact} then 0 when ${text} like ${prefix} then 1 else 2 end`,
        type: 'integer',
        isDescending: false,
      });
      keys.push({ expression: sql`char_length(${name})`, type: 'integer', isDescending: false });
    }
    for (const { field, direction } of orderOf(shape, args)) {
      const spec = shape.orders[field];
      if (!spec) {
        throw new Error(`Shape ${shape.name} has no order ${field}`);
      }
      requireReadable(this.#context, field, spec.requires);
      keys.push({ expression: spec.sql(table, this.#context), type: spec.type, isDescending: direction === 'DESC' });
    }
    keys.push({
      expression: table.column('id'),
      type: 'uuid',
      isDescending: keys.length > 0 && keys.every(({ isDescending }) => isDescending),
    });
    return keys;
  }
}

function isRanked(shape: Shape, args: ListArguments): boolean {
  return Boolean(args.search && args.search.trim() !== '' && shape.search && !args.orderBy?.length);
}

function orderOf(shape: Shape, args: ListArguments): readonly { field: string; direction: 'ASC' | 'DESC' }[] {
  return args.orderBy?.length ? args.orderBy : shape.defaultOrder;
}

function requireReadable(context: ReadContext, field: string, permission: Permission | undefined): void {
  if (permission && !holds(context.actor, permission)) {
    throw badRequest('FILTER_FORBIDDEN', { field });
  }
}

function spend(budget: { left: number }, conditions: number): void {
  budget.left -= conditions;
  if (budget.left < 0) {
    throw badRequest('FILTER_TOO_LARGE', { max: LIMITS.filterConditions });
  }
}

/** Refuses long lists, each value of which would be a parameter of the statement. */
function requireFewValues(value: unknown): void {
  const lists = [value, ...(typeof value === 'object' && value !== null ? Object.values(value) : [])];
  if (lists.some((list) => Array.isArray(list) && list.length > LIMITS.filterValues)) {
    throw badRequest('FILTER_VALUES', { max: LIMITS.filterValues });
  }
}

/** Checks a list's paging arguments and makes its cursor codec; the same for compiling and for presenting the rows. */
export function planList(shape: Shape, args: ListArguments, context: ReadContext, secret: Buffer): ListPlan {
  if (args.orderBy && args.orderBy.length > LIMITS.orderKeys) {
    throw badRequest('ORDER_TOO_LARGE', { max: LIMITS.orderKeys });
  }
  const ranked = isRanked(shape, args);
  const codec = new CursorCodec(secret, {
    shape: shape.name,
    filter: args.filter ?? null,
    search: args.search ?? null,
    order: orderOf(shape, args),
    reader: context.actor.accountId,
  });
  const keyCount = (ranked ? 2 : 0) + orderOf(shape, args).length + 1;
  return { page: readPage(args, codec, keyCount, LIMITS.pageSizeDefault, context.pageLimit), codec };
}

function keysetSql(keys: readonly OrderKey[], cursor: readonly unknown[], flip: boolean): Sql {
  const values = keys.map(({ type }, index) => sql`${cursor[index]}::${raw(type)}`);
  const isUniform = keys.every(({ isDescending }) => isDescending === keys[0]!.isDescending);
  if (isUniform) {
    const operator = raw(keys[0]!.isDescending === flip ? '>' : '<');
    return sql`(${join(keys.map(({ expression }) => expression))}) ${operator} (${join(values)})`;
  }
  const alternatives = keys.map(({ expression, isDescending }, index) => {
    const operator = raw(isDescending === flip ? '>' : '<');
    const equal = keys.slice(0, index).map((key, earlier) => sql`${key.expression} = ${values[earlier]!}`);
    return sql`(${join([...equal, sql`${expression} ${operator} ${values[index]!}`], ' and ')})`;
  });
  return sql`(${join(alternatives, ' or ')})`;
}
