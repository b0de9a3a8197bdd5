import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { requestLocale } from '../kernel/locale.ts';
import type { QueryAnswer } from '../kernel/module.ts';
import type { Context } from './context.ts';

/**
 * Runs a document that the house itself wrote, in the actor's language. Access and scope are those of a client's request;
 * the limits on what strangers may send do not apply.
 */
export async function runDocument(
  schema: GraphQLSchema,
  context: Context,
  document: string | DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<QueryAnswer> {
  return requestLocale.run(context.actor.locale, async () =>
    execute({
      schema,
      document: typeof document === 'string' ? parse(document) : document,
      contextValue: context,
      variableValues: variables,
    }),
  );
}
