import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { isDay } from '../kernel/clock.ts';

function instant(value: unknown): Date {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime())) {
      return date;
    }
  }
  throw new GraphQLError('DateTime must be an ISO 8601 instant with a time zone, such as 2026-09-01T08:00:00+08:00');
}

function day(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) {
    return value;
  }
  throw new GraphQLError('Date must be an existing calendar day, such as 2026-09-01');
}

/** An instant; leaves as ISO 8601 in UTC. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'Instant in time as ISO 8601 with a time zone; answers are in UTC with milliseconds (时间)',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
});

/** A calendar day in Asia/Shanghai. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar day in Asia/Shanghai as YYYY-MM-DD (日期)',
  specifiedByURL: 'https://scalars.graphql.org/chillicream/local-date',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: day,
  parseLiteral: (node) => day(node.kind === Kind.STRING ? node.value : null),
});

function object(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new GraphQLError('JSONObject must be an object');
  }
  return value as Record<string, unknown>;
}

/** An object whose fields another part of the contract describes. */
export const JsonObjectScalar = new GraphQLScalarType<Record<string, unknown>>({
  name: 'JSONObject',
  description: 'Object whose fields are described where it is used (对象)',
  serialize: object,
  parseValue: object,
  parseLiteral: (node, variables) => object(valueFromASTUntyped(node, variables)),
});
