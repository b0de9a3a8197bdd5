import { print } from 'graphql';

/**
 * Writes each golden operation as a typed document: the text that is sent, with the types of its answer and variables.
 * A document of its own form keeps the client free of dependencies.
 */
export function plugin(_schema, documents) {
  const operations = documents
    .flatMap(({ document }) => document.definitions)
    .filter((definition) => definition.kind === 'OperationDefinition')
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const content = operations.map((operation) => {
    const name = operation.name.value;
    const type = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
    return `export const ${name} = typedDocument<${type}, ${type}Variables>(${JSON.stringify(print(operation))});`;
  });
  return { prepend: ["import { typedDocument } from '../typed-document.ts';"], content: content.join('\n\n') };
}
