import { vi } from 'vitest';

/** One request as the server would see it. */
export interface SeenRequest {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** Answers an operation with data, or throws a `FakeFailure`. */
export type FakeOperation = (variables: Record<string, never>) => unknown;

/** A top-level error of the fake server. */
export class FakeFailure extends Error {
  readonly extensions: Record<string, unknown>;
  constructor(code: string, message = code, extra: Record<string, unknown> = {}) {
    super(message);
    this.extensions = { code, ...extra };
  }
}

/** Puts a GraphQL server in place of `fetch` that answers by operation name, and returns what it has seen. */
export function fakeGraphQL(operations: Record<string, FakeOperation>): SeenRequest[] {
  const seen: SeenRequest[] = [];
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as { query: string; variables: Record<string, unknown> };
    const operation = /(?:query|mutation)\s+(\w+)/.exec(body.query)?.[1] ?? '';
    seen.push({ operation, variables: body.variables, headers: init.headers as Record<string, string> });
    const answer = operations[operation];
    if (!answer) {
      throw new Error(`no answer for ${operation}`);
    }
    try {
      return Response.json({ data: answer(body.variables as Record<string, never>) });
    } catch (error) {
      if (error instanceof FakeFailure) {
        return Response.json({ errors: [{ message: error.message, extensions: error.extensions }] });
      }
      throw error;
    }
  });
  return seen;
}
