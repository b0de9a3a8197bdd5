import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
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
  const extents = new Extents(context.getDocument());
  const refuse = (count: number, max: number, key: string): void => {
    if (count > max) {
      context.reportError(limitError(key, max));
    }
  };
  return {
    Field(node) {
      aliases += node.alias ? 1 : 0;
    },
    Directive() {
      directives += 1;
    },
    Document: {
      leave() {
        refuse(aliases, LIMITS.queryAliases, 'ALIAS_LIMIT');
        refuse(directives, LIMITS.queryDirectives, 'DIRECTIVE_LIMIT');
      },
    },
    OperationDefinition(node) {
      const { depth, fields, roots } = extents.of(node.selectionSet.selections);
      refuse(depth, LIMITS.queryDepth, 'QUERY_TOO_DEEP');
      refuse(fields, LIMITS.queryFields, 'FIELD_LIMIT');
      refuse(node.operation === 'mutation' ? roots : 0, LIMITS.mutationsPerRequest, 'ROOT_FIELD_LIMIT');
    },
  };
}

function limitError(key: string, max: number): GraphQLError {
  return new GraphQLError(key, { originalError: new RequestFailure('LIMIT_EXCEEDED', key, { max }) });
}

/** How far selections reach with every fragment written out: deepest field, all fields, and those of the first level. */
interface Extent {
  readonly depth: number;
  readonly fields: number;
  readonly roots: number;
}

const NOTHING: Extent = { depth: 0, fields: 0, roots: 0 };

/** Measures each fragment once, so that neither nested nor circular spreads can make the measuring itself explode. */
class Extents {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Extent>();

  constructor(document: DocumentNode) {
    this.#fragments = new Map(
      document.definitions.flatMap((item) =>
        item.kind === Kind.FRAGMENT_DEFINITION ? [[item.name.value, item] as const] : [],
      ),
    );
  }

  of(selections: readonly SelectionNode[]): Extent {
    let { depth, fields, roots } = NOTHING;
    for (const item of selections) {
      const one = this.#ofOne(item);
      depth = Math.max(depth, one.depth);
      fields += one.fields;
      roots += one.roots;
    }
    return { depth, fields, roots };
  }

  #ofOne(item: SelectionNode): Extent {
    switch (item.kind) {
      case Kind.FIELD: {
        const below = item.selectionSet ? this.of(item.selectionSet.selections) : NOTHING;
        return { depth: below.depth + 1, fields: below.fields + 1, roots: 1 };
      }
      case Kind.INLINE_FRAGMENT:
        return this.of(item.selectionSet.selections);
      case Kind.FRAGMENT_SPREAD: {
        const name = item.name.value;
        const known = this.#known.get(name);
        if (known) {
          return known;
        }
        // A fragment that spreads itself counts nothing inside itself; another rule refuses it.
        this.#known.set(name, NOTHING);
        const extent = this.of(this.#fragments.get(name)?.selectionSet.selections ?? []);
        this.#known.set(name, extent);
        return extent;
      }
    }
  }
}

/** A connection costs its page size times what one row costs, a look-up of several ids one row each; an object costs 1, a scalar 0. */
const estimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const named = getNamedType(field.type);
  if (named.name.endsWith('Connection')) {
    const given = (args['first'] ?? args['last'] ?? LIMITS.pageSizeDefault) as number;
    const size = Math.min(Math.max(Number(given) || 1, 1), 1e9);
    return 1 + size * Math.max(childComplexity, 1);
  }
  const ids = args['ids'] as readonly unknown[] | undefined;
  return (isObjectType(named) ? 1 : 0) + (isInterfaceType(named) && ids ? ids.length : 1) * childComplexity;
};

/** Cost of one operation with its variables; refuses one over the limit, before anything is executed. */
export function requireAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  let cost: number;
  try {
    cost = costOf(schema, document, operationName, variables);
  } catch (error) {
    // Variables that do not fit are the caller's mistake; anything else is a document that expands without end.
    throw error instanceof GraphQLError && error.message.startsWith('Variable ')
      ? new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
      : refused(new RequestFailure('LIMIT_EXCEEDED'));
  }
  if (cost > LIMITS.queryCost) {
    throw refused(new RequestFailure('LIMIT_EXCEEDED', 'QUERY_TOO_COSTLY', { cost, max: LIMITS.queryCost }));
  }
  return cost;
}

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
          requestedQueryCost = requireAffordable(schema, document, request.operationName, request.variables ?? {});
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') {
            return;
          }
          const { singleResult } = response.body;
          if (requestedQueryCost !== null) {
            singleResult.extensions = {
              ...singleResult.extensions,
              cost: { requestedQueryCost, maximumQueryCost: LIMITS.queryCost },
            };
          }
          if (singleResult.errors && singleResult.data === undefined) {
            singleResult.errors = tellingErrors(singleResult.errors);
          }
        },
      };
    },
  };
}

/** Of a refused document the broken limit alone, else the first few faults: no answer grows with the size of an attack. */
export function tellingErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const limit = errors.find(({ extensions }) => extensions?.['code'] === 'LIMIT_EXCEEDED');
  return limit ? [limit] : errors.slice(0, LIMITS.reportedErrors);
}
