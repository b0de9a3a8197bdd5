import { describe, expect, it } from 'vitest';
import { acceptPayload, IdempotencyGuard } from './graphql.ts';
import { RequestError } from './request-error.ts';

describe('idempotency', () => {
  it('keeps the key for a retry of the same content and changes it with the content', () => {
    const guard = new IdempotencyGuard();
    const first = guard.keyFor({ name: 'a' });
    expect(guard.keyFor({ name: 'a' })).toBe(first);
    expect(guard.keyFor({ name: 'b' })).not.toBe(first);
  });

  it('starts anew once the server has answered', () => {
    const guard = new IdempotencyGuard();
    const first = guard.keyFor({ name: 'a' });
    guard.settle();
    expect(guard.keyFor({ name: 'a' })).not.toBe(first);
  });
});

describe('payloads', () => {
  it('refuses one with user errors and one that is missing', () => {
    expect(() => acceptPayload({ userErrors: [{ code: 'X', message: 'no', path: null }] })).toThrow(RequestError);
    expect(() => acceptPayload(null)).toThrow(RequestError);
    expect(acceptPayload({ userErrors: [], id: 1 }).id).toBe(1);
  });
});
