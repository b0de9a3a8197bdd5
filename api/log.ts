/** What of an error may stand in the log. */
interface LoggableError {
  readonly [key: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly stack: string;
  readonly cause?: LoggableError;
}

/**
 * The part of an error that holds no data of persons: PostgreSQL puts whole rows into `detail` and parameters into
 * `where`, and the ORM repeats the former in the stack.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: String(error), stack: '' };
  }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    stack: (error.stack ?? '').replaceAll(/^ *- (?:detail|where|hint): [\s\S]*?(?=\n {4}at |$(?![\s\S]))/gm, ''),
    ...(error.cause instanceof Error ? { cause: loggableError(error.cause) } : {}),
  };
}
