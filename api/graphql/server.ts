import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { LIMITS } from '../../schema/limits.ts';
import { requestLocale } from '../kernel/locale.ts';
import type { Context } from './context.ts';
import { errorFormatter } from './format-error.ts';
import { costPlugin, documentLimits } from './limits.ts';

/** Answers 503 while the database is away, so that proxies and clients may try again elsewhere or later. */
const unavailablePlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        const { body, http } = response;
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        if (errors?.some(({ extensions }) => extensions?.['reason'] === 'DATABASE_UNAVAILABLE')) {
          http.status = 503;
        }
      },
    };
  },
};

/** Makes the GraphQL server over a built schema. `log` receives each masked failure once, with the id that the client sees. */
export function createGraphqlServer(
  schema: GraphQLSchema,
  options: { introspection: boolean; log: (errorId: string, error: unknown) => void },
): ApolloServer<Context> {
  const format = errorFormatter(options.log);
  return new ApolloServer<Context>({
    schema,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: { requestHeaders: ['x-xuelian-csrf', 'apollo-require-preflight', 'x-apollo-operation-name'] },
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.queryTokens },
    validationRules: [documentLimits],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      costPlugin(schema),
      unavailablePlugin,
    ],
    formatError: (formatted, error) => format(formatted, error, requestLocale.getStore() ?? 'zh-CN'),
  });
}
