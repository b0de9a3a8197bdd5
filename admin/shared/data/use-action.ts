import { useInvalidate, useNotification } from '@refinedev/core';
import { useRef, useState } from 'react';
import { acceptPayload, IdempotencyGuard, type MutationPayload, request } from '../../providers/graphql.ts';
import { type RequestError, toRequestError } from '../../providers/request-error.ts';
import type { TypedDocument } from '../../providers/typed-document.ts';
import { useFailureText } from '../feedback/request-failure.tsx';

/** What an action is: one mutation document and where its payload sits. */
export interface ActionOptions<TResult, TVariables, TPayload extends MutationPayload> {
  readonly document: TypedDocument<TResult, TVariables>;
  readonly payload: (data: TResult) => TPayload | null | undefined;
  /** Resources whose lists and objects are stale afterwards. */
  readonly invalidates?: readonly string[];
  readonly successMessage?: string | ((payload: TPayload) => string);
  readonly onDone?: (payload: TPayload) => void;
  /** Stated purpose under which personal data of lower levels is open to the action. */
  readonly purpose?: string | undefined;
}

/** A mutation ready to be run. */
export interface Action<TVariables, TPayload> {
  /** Runs it once; a second call while the first is under way is ignored. Resolves to undefined on refusal. */
  readonly run: (variables: TVariables, onFailure?: (failure: RequestError) => void) => Promise<TPayload | undefined>;
  readonly isRunning: boolean;
  readonly failure: RequestError | undefined;
  readonly clearFailure: () => void;
}

/** Adds the idempotency key where the document asks for one (creates do, changes carry a version instead). */
function withKey<TVariables>(
  document: { toString(): string },
  variables: TVariables,
  guard: IdempotencyGuard,
): TVariables {
  return document.toString().includes('$idempotencyKey')
    ? { ...variables, idempotencyKey: guard.keyFor(variables) }
    : variables;
}

/**
 * One user action = one mutation: guards against double submission, repeats a lost attempt under the same
 * idempotency key, refreshes what became stale and tells the result. With `isQuiet` failures are only returned.
 */
export function useAction<TResult, TVariables, TPayload extends MutationPayload>(
  options: ActionOptions<TResult, TVariables, TPayload>,
  { isQuiet = false }: { readonly isQuiet?: boolean } = {},
): Action<TVariables, TPayload> {
  const invalidate = useInvalidate();
  const notification = useNotification();
  const failureText = useFailureText();
  const guard = useRef(new IdempotencyGuard());
  const isBusy = useRef(false);
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<RequestError>();

  const run: Action<TVariables, TPayload>['run'] = async (variables, onFailure) => {
    if (isBusy.current) {
      return undefined;
    }
    isBusy.current = true;
    setIsRunning(true);
    setFailure(undefined);
    try {
      const data = await request(options.document, withKey(options.document, variables, guard.current), {
        purpose: options.purpose,
      });
      const payload = acceptPayload(options.payload(data));
      guard.current.settle();
      await Promise.all(
        (options.invalidates ?? []).map((resource) => invalidate({ resource, invalidates: ['resourceAll'] })),
      );
      const message =
        typeof options.successMessage === 'function' ? options.successMessage(payload) : options.successMessage;
      if (message) {
        notification.open?.({ type: 'success', message });
      }
      options.onDone?.(payload);
      return payload;
    } catch (error) {
      const reason = toRequestError(error);
      if (!reason.isTransient) {
        guard.current.settle();
      }
      setFailure(reason);
      onFailure?.(reason);
      if (!isQuiet) {
        const { title, description } = failureText(reason);
        const number = reason.errorId ? ` (${reason.errorId})` : '';
        notification.open?.({ type: 'error', message: title, description: description + number });
      }
      return undefined;
    } finally {
      isBusy.current = false;
      setIsRunning(false);
    }
  };

  return { run, isRunning, failure, clearFailure: () => setFailure(undefined) };
}
