import 'reflect-metadata';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { LIMITS } from '../../schema/limits.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

type Described = Readonly<Record<string, readonly [type: () => unknown, description: string]>>;

/** Where a page stands in its list. */
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Position of a page in its list (分页信息)' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'True when there are rows after this page' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when there are rows before this page' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row of the page' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row of the page' })
  endCursor!: string | null;
}

/** Makes the connection type of a node type; `XConnection` and `XEdge`. */
export function connectionType(name: string, node: () => ClassType): ClassType {
  class Edge {}
  Object.defineProperty(Edge, 'name', { value: `${name}Edge` });
  Field(() => String, { description: 'Opaque cursor of the row' })(Edge.prototype, 'cursor');
  Field(node, { description: 'The row itself' })(Edge.prototype, 'node');
  ObjectType(`${name}Edge`, { simpleResolvers: true, description: `Row of a list of ${name} with its cursor` })(Edge);

  class Connection {}
  Object.defineProperty(Connection, 'name', { value: `${name}Connection` });
  Field(() => [node()] as never, { description: 'Rows of the page' })(Connection.prototype, 'nodes');
  Field(() => [Edge] as never, { description: 'Rows of the page with their cursors' })(Connection.prototype, 'edges');
  Field(() => PageInfoType, { description: 'Position of the page in the list' })(Connection.prototype, 'pageInfo');
  Field(() => Int, { description: 'Number of rows in the whole list that the viewer may see' })(
    Connection.prototype,
    'totalCount',
  );
  ObjectType(`${name}Connection`, { simpleResolvers: true, description: `Page of a list of ${name}` })(Connection);
  return Connection;
}

/** Direction of a sort key. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Direction of a sort key (排序方向)',
  valuesConfig: { ASC: { description: 'Smallest first' }, DESC: { description: 'Largest first' } },
});

/** Makes `XOrderField` and `XOrder`; the keys are those of the shape's `orders`. */
export function orderInput(name: string, fields: Readonly<Record<string, string>>): ClassType {
  const fieldEnum = Object.fromEntries(Object.keys(fields).map((key) => [key, key]));
  registerEnumType(fieldEnum, {
    name: `${name}OrderField`,
    description: `Sort key of a list of ${name}`,
    valuesConfig: Object.fromEntries(Object.entries(fields).map(([key, description]) => [key, { description }])),
  });
  class Order {}
  Object.defineProperty(Order, 'name', { value: `${name}Order` });
  Field(() => fieldEnum as never, { description: 'What to sort by' })(Order.prototype, 'field');
  Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction' })(
    Order.prototype,
    'direction',
  );
  InputType(`${name}Order`, { description: `Sort key and direction of a list of ${name}` })(Order);
  return Order;
}

function operators(name: string, description: string, fields: Described): ClassType {
  class Operators {}
  Object.defineProperty(Operators, 'name', { value: name });
  for (const [field, [type, text]] of Object.entries(fields)) {
    Field(type as () => never, { nullable: true, description: text })(Operators.prototype, field);
  }
  InputType(name, { description })(Operators);
  return Operators;
}

/** Conditions on a text. */
export const StringFilter = operators('StringFilter', 'Conditions on a text; all given ones must hold', {
  eq: [() => String, 'Equals'],
  in: [() => [String], 'Is one of'],
  contains: [() => String, 'Contains, without regard to case'],
  startsWith: [() => String, 'Starts with'],
  isNull: [() => Boolean, 'True: has no value; false: has one'],
});

/** Conditions on a reference. */
export const IdFilter = operators('IdFilter', 'Conditions on a reference; all given ones must hold', {
  eq: [() => ID, 'Equals'],
  in: [() => [ID], 'Is one of'],
  isNull: [() => Boolean, 'True: points to nothing; false: points to something'],
});

/** Conditions on a calendar day. */
export const DateFilter = operators('DateFilter', 'Conditions on a calendar day; all given ones must hold', {
  eq: [() => DateScalar, 'Is this day'],
  gte: [() => DateScalar, 'Is this day or later'],
  lt: [() => DateScalar, 'Is before this day'],
  isNull: [() => Boolean, 'True: has no day; false: has one'],
});

/** Conditions on an instant. */
export const DateTimeFilter = operators('DateTimeFilter', 'Conditions on an instant; all given ones must hold', {
  gte: [() => DateTimeScalar, 'Is at this instant or later'],
  lt: [() => DateTimeScalar, 'Is before this instant'],
  isNull: [() => Boolean, 'True: has no instant; false: has one'],
});

/** Conditions on a whole number. */
export const IntFilter = operators('IntFilter', 'Conditions on a whole number; all given ones must hold', {
  eq: [() => Int, 'Equals'],
  gte: [() => Int, 'Is this or more'],
  lt: [() => Int, 'Is less than'],
});

/** Condition on a boolean. */
export const BooleanFilter = operators('BooleanFilter', 'Condition on a truth value', {
  eq: [() => Boolean, 'Equals'],
});

/** Conditions on a value of an enum: `eq`, `in`. */
export function enumFilterInput(enumName: string, enumObject: object): ClassType {
  return operators(`${enumName}Filter`, `Conditions on ${enumName}; all given ones must hold`, {
    eq: [() => enumObject, 'Equals'],
    in: [() => [enumObject], 'Is one of'],
  });
}

/** Makes `XFilter`: the given conditions (all must hold) with `and`, `or`, `not`; keys are those of the shape's `filters`. */
export function filterInput(name: string, fields: Described): ClassType {
  const filter = operators(`${name}Filter`, `Conditions on a list of ${name}; all given ones must hold`, fields);
  Field(() => [filter], { nullable: true, description: 'All of these' })(filter.prototype, 'and');
  Field(() => [filter], { nullable: true, description: 'At least one of these' })(filter.prototype, 'or');
  Field(() => filter, { nullable: true, description: 'Not this' })(filter.prototype, 'not');
  return filter;
}

/** Makes the arguments of a connection; pass what the list supports. */
export function listArguments(options: { filter?: ClassType; order?: ClassType; search?: boolean } = {}): ClassType {
  class List {}
  const add = (name: string, type: () => unknown, description: string): void =>
    Field(type as () => never, { nullable: true, description })(List.prototype, name);
  add(
    'first',
    () => Int,
    `Size of a page from the start or after a cursor, 1 to ${LIMITS.pageSize}; ${LIMITS.pageSizeDefault} when absent`,
  );
  add('after', () => String, 'Cursor after which the page starts');
  add('last', () => Int, `Size of a page from the end or before a cursor, 1 to ${LIMITS.pageSize}`);
  add('before', () => String, 'Cursor before which the page ends');
  add('offset', () => Int, `Rows to skip, up to ${LIMITS.pageOffset}; not together with cursors`);
  if (options.filter) {
    add('filter', () => options.filter, 'Conditions that rows must meet');
  }
  if (options.order) {
    add('orderBy', () => [options.order], 'Sort keys, the most important first');
  }
  if (options.search) {
    add(
      'search',
      () => String,
      'Words to look for: Chinese characters, pinyin, initials, former names or codes; the best match first',
    );
  }
  ArgsType()(List);
  return List;
}
