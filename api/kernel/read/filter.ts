import sql, { join, type Sql } from 'sql-template-tag';
import { decodeId, type IdPrefix } from '../ids.ts';
import type { Permission } from '../permission.ts';
import type { FilterSpec, OrderSpec, Table } from './shape.ts';

type Operators = Readonly<Record<string, unknown>>;

function conditions(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? sql`true` : sql`(${join(parts, ' and ')})`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function comparing(
  property: string,
  cast: 'text' | 'date' | 'timestamptz' | 'integer' | 'boolean',
  requires?: Permission,
): FilterSpec {
  const typed = (value: unknown): Sql =>
    ({
      text: sql`${value}::text`,
      date: sql`${value}::date`,
      timestamptz: sql`${value}::timestamptz`,
      integer: sql`${value}::integer`,
      boolean: sql`${value}::boolean`,
    })[cast];
  return {
    ...(requires ? { requires } : {}),
    sql(value, table) {
      const target = table.column(property);
      const parts: Sql[] = [];
      for (const [operator, operand] of Object.entries(value as Operators)) {
        if (operand === undefined || operand === null) {
          continue;
        }
        if (operator === 'eq') {
          parts.push(sql`${target} = ${typed(operand)}`);
        } else if (operator === 'in') {
          const items = operand as unknown[];
          parts.push(items.length === 0 ? sql`false` : sql`${target} in (${join(items.map(typed))})`);
        } else if (operator === 'contains') {
          parts.push(sql`${target} ilike ${`%${escapeLike(operand as string)}%`}`);
        } else if (operator === 'startsWith') {
          parts.push(sql`${target} like ${`${escapeLike(operand as string)}%`}`);
        } else if (operator === 'gte') {
          parts.push(sql`${target} >= ${typed(operand)}`);
        } else if (operator === 'lt') {
          parts.push(sql`${target} < ${typed(operand)}`);
        } else if (operator === 'isNull') {
          parts.push(operand ? sql`${target} is null` : sql`${target} is not null`);
        }
      }
      return conditions(parts);
    },
  };
}

/** Text operators eq, in, contains, startsWith, isNull. */
export const textFilter = (property: string, requires?: Permission): FilterSpec =>
  comparing(property, 'text', requires);

/** Enum operators eq, in. */
export const enumFilter = (property: string, requires?: Permission): FilterSpec =>
  comparing(property, 'text', requires);

/** Calendar day operators eq, gte, lt, isNull. */
export const dayFilter = (property: string, requires?: Permission): FilterSpec => comparing(property, 'date', requires);

/** Instant operators gte, lt, isNull. */
export const instantFilter = (property: string, requires?: Permission): FilterSpec =>
  comparing(property, 'timestamptz', requires);

/** Whole number operators eq, gte, lt. */
export const integerFilter = (property: string, requires?: Permission): FilterSpec =>
  comparing(property, 'integer', requires);

/** Boolean operator eq. */
export const booleanFilter = (property: string, requires?: Permission): FilterSpec =>
  comparing(property, 'boolean', requires);

/** Reference operators eq, in, isNull over public ids of one prefix; an id of another kind matches nothing. */
export function idFilter(property: string, prefix: IdPrefix, requires?: Permission): FilterSpec {
  return {
    ...(requires ? { requires } : {}),
    sql(value, table) {
      const { eq, in: list, isNull } = value as { eq?: string; in?: string[]; isNull?: boolean };
      const target = table.column(property);
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])]
        .map((id) => decodeId(prefix, id))
        .filter((id) => id !== null);
      const parts: Sql[] = [];
      if (eq || list) {
        parts.push(sql`${target} = any(${wanted}::uuid[])`);
      }
      if (isNull !== undefined && isNull !== null) {
        parts.push(isNull ? sql`${target} is null` : sql`${target} is not null`);
      }
      return conditions(parts);
    },
  };
}

/** A filter with its own SQL. */
export function customFilter(build: FilterSpec['sql'], requires?: Permission): FilterSpec {
  return { sql: build, ...(requires ? { requires } : {}) };
}

/** Order by a text column as Chinese readers expect it: by pinyin. */
export const pinyinOrder = (property: string, requires?: Permission): OrderSpec => ({
  type: 'text',
  sql: (table: Table) => sql`coalesce(${table.column(property)}, '') collate "zh-x-icu"`,
  ...(requires ? { requires } : {}),
});

/** Order by a code or key column, byte by byte. */
export const codeOrder = (property: string): OrderSpec => ({
  type: 'text',
  sql: (table) => sql`coalesce(${table.column(property)}, '') collate "C"`,
});

/** Order by a calendar day; rows without one come first when ascending. */
export const dayOrder = (property: string): OrderSpec => ({
  type: 'date',
  sql: (table) => sql`coalesce(${table.column(property)}, '-infinity'::date)`,
});

/** Order by an instant; rows without one come first when ascending. */
export const instantOrder = (property: string): OrderSpec => ({
  type: 'timestamptz',
  sql: (table) => sql`coalesce(${table.column(property)}, '-infinity'::timestamptz)`,
});

/** Order by a whole number; rows without one count as 0. */
export const integerOrder = (property: string): OrderSpec => ({
  type: 'integer',
  sql: (table) => sql`coalesce(${table.column(property)}, 0)`,
});

/** Order by position in the hierarchy's levels, from the top down. */
export const levelOrder = (property: string): OrderSpec => ({
  type: 'integer',
  sql: (table) =>
    sql`array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], ${table.column(property)}::text)`,
});
