import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { LIMITS } from '../../schema/limits.ts';
import { badRequest } from '../kernel/access.ts';
import { requestLocale } from '../kernel/locale.ts';
import type { Context } from './context.ts';
import { errorFormatter } from './format-error.ts';
import { documentLimits, requireAffordable, tellingErrors } from './limits.ts';

/** What a client asks to subscribe to. */
export interface LiveRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** An open subscription, or why there is none. */
export type OpenedOperation =
  | { readonly results: AsyncGenerator<ExecutionResult, void, void>; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLFormattedError[]; readonly results?: undefined };

/** What subscriptions run under, on whichever transport they come. */
export interface LiveOperationOptions {
  readonly schema: GraphQLSchema;
  /** False where the schema is not to be asked about itself. */
  readonly introspection: boolean;
  readonly log: (errorId: string, error: unknown) => void;
}

/**
 * Makes the one way in which a subscription is opened: the same limits on document, tokens, depth, cost and variables, the
 * same access and the same words of failure as for a query. Queries and mutations have their own address and are refused.
 */
export function liveOpener({ schema, introspection, log }: LiveOperationOptions) {
  const rules = [...specifiedRules, documentLimits, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  const format = errorFormatter(log);

  const formatted = (error: unknown, locale: Context['actor']['locale'], code?: string): GraphQLFormattedError => {
    const graphqlError =
      error instanceof GraphQLError
        ? error
        : new GraphQLError(String(error), error instanceof Error ? { originalError: error } : {});
    const plain = graphqlError.toJSON();
    return format({ ...plain, ...(code ? { extensions: { ...plain.extensions, code } } : {}) }, graphqlError, locale);
  };

  return async function open(request: LiveRequest, context: Context): Promise<OpenedOperation> {
    const { locale } = context.actor;
    const refused = (errors: readonly unknown[], code?: string): OpenedOperation => ({
      errors: tellingErrors(errors.map((error) => formatted(error, locale, code))),
    });
    const { query, variables, operationName } = request;
    if (
      typeof query !== 'string' ||
      (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) ||
      (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    ) {
      return refused([badRequest('BAD_REQUEST')]);
    }
    const values = (variables ?? {}) as Record<string, unknown>;
    let document;
    try {
      document = parse(query, { maxTokens: LIMITS.queryTokens });
    } catch (error) {
      return refused([error], 'GRAPHQL_PARSE_FAILED');
    }
    if (getOperationAST(document, operationName)?.operation !== 'subscription') {
      return refused([badRequest('LIVE_ONLY')]);
    }
    const faults = validate(schema, document, rules, { maxErrors: 20 });
    if (faults.length > 0) {
      return refused(faults, 'GRAPHQL_VALIDATION_FAILED');
    }
    try {
      requireAffordable(schema, document, operationName ?? undefined, values);
    } catch (error) {
      return refused([error]);
    }
    const result = await requestLocale.run(locale, () =>
      subscribe({
        schema,
        document,
        contextValue: context,
        variableValues: values,
        operationName: operationName ?? null,
      }),
    );
    return 'errors' in result || !(Symbol.asyncIterator in result)
      ? refused(result.errors ?? [], 'BAD_USER_INPUT')
      : { results: result };
  };
}

/** Opens subscriptions; made once for all transports. */
export type LiveOpener = ReturnType<typeof liveOpener>;
