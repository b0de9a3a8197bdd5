import { unwrapResolverError } from '@apollo/server/errors';
import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RequestFailure, type RequestFailureCode } from '../kernel/access.ts';
import { fill, type Locale } from '../kernel/locale.ts';
import { FAILURE_TEXTS } from '../kernel/messages.ts';
import { DomainRefusal, DomainRefusals } from '../kernel/refusal.ts';

/** Apollo's codes for requests that its own pipeline refuses. */
const PIPELINE: Readonly<Record<string, RequestFailureCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_REQUEST',
  GRAPHQL_VALIDATION_FAILED: 'BAD_REQUEST',
  BAD_USER_INPUT: 'BAD_REQUEST',
  BAD_REQUEST: 'BAD_REQUEST',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
};

const DOWN = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '08001', '08003', '53300']);

/** An error and what it was caused by, outermost first. */
function* causesOf(error: unknown): Generator<Error> {
  for (let item = error; item instanceof Error;) {
    yield item;
    item = item.cause ?? (item instanceof GraphQLError ? item.originalError : undefined);
  }
}

/** True when an error means that the database is away, not that we are wrong. */
export function isDatabaseDown(error: unknown): boolean {
  for (const item of causesOf(error)) {
    if (
      DOWN.has((item as { code?: string }).code ?? '') ||
      /terminat|timeout exceeded when trying to connect/i.test(item.message)
    ) {
      return true;
    }
  }
  return false;
}

/** Database failures that an outsider causes and can mend, by SQLSTATE. */
const MENDABLE: Readonly<Record<string, RequestFailure>> = {
  '57014': new RequestFailure('LIMIT_EXCEEDED', 'QUERY_TIMEOUT'),
  '22021': new RequestFailure('BAD_REQUEST', 'TEXT_NOT_STORABLE'),
  '22P05': new RequestFailure('BAD_REQUEST', 'TEXT_NOT_STORABLE'),
};

function mendable(error: unknown): RequestFailure | null {
  for (const item of causesOf(error)) {
    const known = MENDABLE[(item as { code?: string }).code ?? ''];
    if (known) {
      return known;
    }
  }
  return null;
}

/** A fault of the document as the GraphQL library words it, without what it would tell of the schema or echo of the values. */
function faultOf(message: string): string {
  const told = message
    .replace(/ Did you mean [\s\S]*$/, '')
    .replace(/ got invalid value (?:"(?:[^"\\]|\\.)*"|[\s\S]*?)(?= at "|; )/, ' is invalid');
  return told.length > FAULT_CHARACTERS ? `${told.slice(0, FAULT_CHARACTERS)}…` : told;
}

const FAULT_CHARACTERS = 300;

function failure(formatted: GraphQLFormattedError, item: RequestFailure, locale: Locale): GraphQLFormattedError {
  const text = FAILURE_TEXTS[item.key] ?? FAILURE_TEXTS[item.code]!;
  return {
    message: fill(text[locale], item.params),
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    extensions: { code: item.code, ...(item.key === item.code ? {} : { reason: item.key }) },
  };
}

/** Makes the one place where errors get their outside form: known failures in words, everything else masked with an id. */
export function errorFormatter(log: (errorId: string, error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown, locale: Locale): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof RequestFailure) {
      return failure(formatted, cause, locale);
    }
    if (error instanceof GraphQLError && error.originalError instanceof RequestFailure) {
      return failure(formatted, error.originalError, locale);
    }
    if (cause instanceof DomainRefusal || cause instanceof DomainRefusals) {
      const first = cause instanceof DomainRefusal ? cause : cause.refusals[0]!;
      return { message: first.messageIn(locale), extensions: { code: 'BAD_REQUEST', reason: first.code } };
    }
    const code = PIPELINE[String(formatted.extensions?.['code'])];
    if (code && (cause === error || cause instanceof GraphQLError)) {
      return {
        message: fill(FAILURE_TEXTS['MALFORMED_DOCUMENT']![locale], { fault: faultOf(formatted.message) }),
        ...(formatted.locations ? { locations: formatted.locations } : {}),
        ...(formatted.path ? { path: formatted.path } : {}),
        extensions: { code },
      };
    }
    const mended = mendable(cause);
    if (mended) {
      return failure(formatted, mended, locale);
    }
    const errorId = randomUUID();
    log(errorId, cause);
    const key = isDatabaseDown(cause) ? 'DATABASE_UNAVAILABLE' : 'INTERNAL';
    return {
      message: fill(FAILURE_TEXTS[key]![locale], { errorId }),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'INTERNAL', errorId, ...(key === 'INTERNAL' ? {} : { reason: key }) },
    };
  };
}
