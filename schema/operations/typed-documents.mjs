import { print } from 'graphql';

/**
 * Writes each golden operation as a typed document: the text that is sent, with the types of its answer and variables.
 * A document of its own form keeps the client free of dependencies. `typedDocumentFrom` says where that form is declared,
 * `documentSuffix` what follows the operation's name.
 */
export function plugin(_schema, documents, { typedDocumentFrom = '../typed-document.ts', documentSuffix = '' }) {
  const operations = documents
    .flatMap(({ document }) => document.definitions)
    .filter((definition) => definition.kind === 'OperationDefinition')
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const content = operations.map((operation) => {
    const name = operation.name.value;
    const type = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
    return `export const ${name}${documentSuffix} = typedDocument<${type}, ${type}Variables>(${JSON.stringify(print(operation))});`;
  });
  return { prepend: [`import { typedDocument } from '${typedDocumentFrom}';`], content: content.join('\n\n') };
}
