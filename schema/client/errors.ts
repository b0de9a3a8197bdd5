/** A refusal of a mutation: the caller can mend it. */
export interface UserError {
  /** Stable code from the contract, such as `STALE_VERSION`. */
  readonly code: string;
  /** The argument that it concerns, such as `['input', 'name']`. */
  readonly path?: readonly string[] | null;
  /** The reason and the remedy in the client's language. */
  readonly message: string;
}

/** The payload of any mutation. */
export interface Payload {
  readonly userErrors: readonly UserError[];
}

/** A request that was not answered: refused, malformed, over a limit, or not delivered at all. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** Code of the API, such as `FORBIDDEN`; `NETWORK` when no answer came, `BAD_ANSWER` when it was no GraphQL. */
  readonly code: string;
  /** HTTP status, or 0 when no answer came. */
  readonly status: number;
  /** Number under which the installation logged an internal failure. */
  readonly errorId: string | null;
  /** The field that failed. */
  readonly path: readonly (string | number)[];

  constructor(
    message: string,
    facts: {
      code: string;
      status: number;
      errorId?: string | null;
      path?: readonly (string | number)[];
      cause?: unknown;
    },
  ) {
    super(message, { cause: facts.cause });
    this.code = facts.code;
    this.status = facts.status;
    this.errorId = facts.errorId ?? null;
    this.path = facts.path ?? [];
  }
}

/** A mutation that was refused, with every reason. */
export class UserErrors extends Error {
  override readonly name = 'UserErrors';
  readonly errors: readonly UserError[];

  constructor(errors: readonly UserError[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.errors = errors;
  }

  /** True when one of the reasons has this code. */
  has(code: string): boolean {
    return this.errors.some((error) => error.code === code);
  }

  /** Gives a mutation's payload back when it succeeded; throws its reasons otherwise. */
  static throwIn<P extends Payload>(payload: P): P {
    if (payload.userErrors.length > 0) {
      throw new UserErrors(payload.userErrors);
    }
    return payload;
  }
}
