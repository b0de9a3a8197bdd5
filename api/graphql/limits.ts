import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  getNamedType,
  isObjectType,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
  type ValidationContext,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity/cjs';
import { LIMITS } from '../../schema/limits.ts';
import { RequestFailure } from '../kernel/access.ts';
import type { Context } from './context.ts';

/** Refuses documents whose shape alone is hostile, before anything is executed. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  let fields = 0;
  const check = (count: number, max: number, key: string): void => {
    if (count === max + 1) {
      context.reportError(limitError(key, max));
    }
  };
  return {
    Field(node) {
      fields += 1;
      aliases += node.alias ? 1 : 0;
      check(fields, LIMITS.queryFields, 'FIELD_LIMIT');
      check(aliases, LIMITS.queryAliases, 'ALIAS_LIMIT');
    },
    Directive() {
      directives += 1;
      check(directives, LIMITS.queryDirectives, 'DIRECTIVE_LIMIT');
    },
    OperationDefinition(node) {
      if (
        node.operation === 'mutation' &&
        rootFields(context.getDocument(), node.selectionSet.selections) > LIMITS.mutationsPerRequest
      ) {
        context.reportError(limitError('ROOT_FIELD_LIMIT', LIMITS.mutationsPerRequest));
      }
      if (depthOf(context.getDocument(), node.selectionSet.selections) > LIMITS.queryDepth) {
        context.reportError(limitError('QUERY_TOO_DEEP', LIMITS.queryDepth));
      }
    },
  };
}

function limitError(key: string, max: number): GraphQLError {
  return new GraphQLError(key, { originalError: new RequestFailure('LIMIT_EXCEEDED', key, { max }) });
}

/** Number of fields directly in an operation, those behind fragments included; stops counting past the limit. */
function rootFields(document: DocumentNode, selections: readonly SelectionNode[], seen = 0): number {
  let count = 0;
  for (const item of selections) {
    if (count + seen > LIMITS.mutationsPerRequest) {
      return count;
    }
    if (item.kind === Kind.FIELD) {
      count += 1;
    } else if (item.kind === Kind.INLINE_FRAGMENT) {
      count += rootFields(document, item.selectionSet.selections, count + seen);
    } else {
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === item.name.value,
      );
      // Each nesting counts, so that fragments which spread each other end here too.
      count += fragment?.kind === Kind.FRAGMENT_DEFINITION && seen < 1000 ? 0 : 1;
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION && seen < 1000) {
        count += rootFields(document, fragment.selectionSet.selections, count + seen + 0.01);
      }
    }
  }
  return count;
}

/** Depth of the deepest field, each fragment measured once, so that nested spreads can't make the check itself explode. */
function depthOf(document: DocumentNode, roots: readonly { kind: string }[]): number {
  const fragments = new Map(
    document.definitions.flatMap((item) =>
      item.kind === Kind.FRAGMENT_DEFINITION ? [[item.name.value, item] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const below = (selections: readonly unknown[]): number => {
    let deepest = 0;
    for (const item of selections as readonly (DocumentNode['definitions'][number] | { kind: string })[]) {
      const node = item as { kind: Kind; name?: { value: string }; selectionSet?: { selections: readonly unknown[] } };
      if (node.kind === Kind.FIELD) {
        deepest = Math.max(deepest, 1 + (node.selectionSet ? below(node.selectionSet.selections) : 0));
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, below(node.selectionSet!.selections));
      } else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const name = node.name!.value;
        if (!known.has(name)) {
          known.set(name, 0);
          known.set(name, below(fragments.get(name)?.selectionSet.selections ?? []));
        }
        deepest = Math.max(deepest, known.get(name)!);
      }
    }
    return deepest;
  };
  return below(roots);
}

/** A connection costs its page size times what one row costs; an object costs 1, a scalar 0. */
const estimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const named = getNamedType(field.type);
  if (named.name.endsWith('Connection')) {
    const given = (args['first'] ?? args['last'] ?? LIMITS.pageSizeDefault) as number;
    const size = Math.min(Math.max(Number(given) || 1, 1), 1e9);
    return 1 + size * Math.max(childComplexity, 1);
  }
  return (isObjectType(named) ? 1 : 0) + childComplexity;
};

/** Cost of one operation with its variables. */
function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  return getComplexity({
    schema,
    query: document,
    variables,
    estimators: [estimator],
    ...(operationName ? { operationName } : {}),
  });
}

const refused = (originalError: RequestFailure): GraphQLError =>
  new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });

/** Refuses operations over the cost limit before any SQL runs and reports the cost in `extensions.cost`. */
export function costPlugin(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let requestedQueryCost: number | null = null;
      return {
        async didResolveOperation({ request, document }) {
          try {
            requestedQueryCost = costOf(schema, document, request.operationName, request.variables ?? {});
          } catch (error) {
            // Variables that do not fit are the caller's mistake; anything else is a document that expands without end.
            throw error instanceof GraphQLError && error.message.startsWith('Variable ')
              ? new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
              : refused(new RequestFailure('LIMIT_EXCEEDED'));
          }
          if (requestedQueryCost > LIMITS.queryCost) {
            throw refused(
              new RequestFailure('LIMIT_EXCEEDED', 'QUERY_TOO_COSTLY', {
                cost: requestedQueryCost,
                max: LIMITS.queryCost,
              }),
            );
          }
        },
        async willSendResponse({ response }) {
          if (requestedQueryCost !== null && response.body.kind === 'single') {
            response.body.singleResult.extensions = {
              ...response.body.singleResult.extensions,
              cost: { requestedQueryCost, maximumQueryCost: LIMITS.queryCost },
            };
          }
        },
      };
    },
  };
}
