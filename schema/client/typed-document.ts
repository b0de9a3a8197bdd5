/** The text of an operation that carries the types of its answer and of its variables. */
export interface TypedDocument<Data, Variables> {
  readonly text: string;
  /** Exists in types alone: what the operation answers for which variables. */
  readonly types?: (variables: Variables) => Data;
}

/** Gives the text of an operation its types; for documents that are not among the golden operations as well. */
export function typedDocument<Data, Variables>(text: string): TypedDocument<Data, Variables> {
  return { text };
}
