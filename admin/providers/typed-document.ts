/**
 * An operation's text together with the types of its result and variables. The code generator emits objects of this
 * shape (documentMode string); hand-written documents use `typedDocument`.
 */
export interface TypedDocument<TResult, TVariables> {
  toString(): string;
  /** Phantom of the generated code: carries the types and is never called. */
  __apiType?: (variables: TVariables) => TResult;
}

// A String object, as the generator emits: it serializes to its text, which keeps query keys distinct.
class HandWrittenDocument<TResult, TVariables> extends String implements TypedDocument<TResult, TVariables> {
  declare __apiType?: (variables: TVariables) => TResult;
}

/** Makes a typed document from hand-written operation text; the caller vouches for the two types. */
export function typedDocument<TResult, TVariables = Record<string, never>>(
  text: string,
): TypedDocument<TResult, TVariables> {
  return new HandWrittenDocument<TResult, TVariables>(text);
}

/** Result type of a typed document. */
export type ResultOf<TDocument> = TDocument extends TypedDocument<infer TResult, infer _TVariables> ? TResult : never;

/** Variables type of a typed document. */
export type VariablesOf<TDocument> =
  TDocument extends TypedDocument<infer _TResult, infer TVariables> ? TVariables : never;
