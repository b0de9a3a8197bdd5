import { Form, type FormInstance } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { MutationPayload } from '../../providers/graphql.ts';
import type { RequestError } from '../../providers/request-error.ts';
import { type ActionOptions, useAction } from '../data/use-action.ts';
import { type FieldName, mapUserErrors } from './map-errors.ts';

/** What a form does with its values. */
export interface ActionFormOptions<
  TResult,
  TVariables,
  TValues extends object,
  TPayload extends MutationPayload,
> extends ActionOptions<TResult, TVariables, TPayload> {
  readonly toVariables: (values: TValues) => TVariables;
  readonly initialValues?: Partial<TValues>;
  /** Paths of the API that stand under another name on the form. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Reads the object again after somebody else changed it and returns the values it has now. */
  readonly onReload?: () => Promise<Partial<TValues> | undefined>;
}

/** One line of the summary above a form. */
export interface FormProblem {
  /** The field to go to, or undefined for the action as a whole. */
  readonly name: FieldName | undefined;
  readonly message: string;
}

/** State and behaviour of a form; hand it to `ActionFormView`. */
export interface ActionForm<TValues extends object> {
  readonly instance: FormInstance<TValues>;
  readonly initialValues: Partial<TValues> | undefined;
  readonly isSaving: boolean;
  readonly problems: readonly FormProblem[];
  /** Grows with each failed attempt, so that the summary takes the focus each time. */
  readonly attempt: number;
  readonly failure: RequestError | undefined;
  readonly wasReloaded: boolean;
  readonly isDirty: () => boolean;
  readonly markDirty: () => void;
  readonly submit: (values: TValues) => Promise<void>;
  readonly refuse: (fields: readonly { readonly name: FieldName; readonly errors: readonly string[] }[]) => void;
  /** Loads what the object has now; fields that the user touched keep what was typed. */
  readonly reload: (() => Promise<void>) | undefined;
}

/**
 * One form = one mutation. Maps user errors to fields, keeps what was typed through failures, and treats a stale
 * version as something to look at rather than to overwrite.
 */
export function useActionForm<TResult, TVariables, TValues extends object, TPayload extends MutationPayload>(
  options: ActionFormOptions<TResult, TVariables, TValues, TPayload>,
): ActionForm<TValues> {
  const [instance] = Form.useForm<TValues>();
  const dirty = useRef(false);
  const action = useAction(
    {
      ...options,
      onDone: (payload) => {
        dirty.current = false;
        options.onDone?.(payload);
      },
    },
    { isQuiet: true },
  );
  const isDirty = useCallback(() => dirty.current, []);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [wasReloaded, setWasReloaded] = useState(false);
  const { onReload } = options;

  const show = (next: readonly FormProblem[]) => {
    setProblems(next);
    setAttempt((count) => count + 1);
  };

  const refuse: ActionForm<TValues>['refuse'] = (fields) => {
    show(fields.flatMap(({ name, errors }) => errors.map((message) => ({ name, message }))));
  };

  const submit = async (values: TValues) => {
    setProblems([]);
    setWasReloaded(false);
    await action.run(options.toVariables(values), (reason) => {
      const names = instance.getFieldsError().map((field) => field.name as FieldName);
      const mapped = mapUserErrors(reason.userErrors, names, options.aliases);
      instance.setFields(mapped.fields.map(({ name, errors }) => ({ name: [...name] as never, errors: [...errors] })));
      show([
        ...mapped.general.map((message) => ({ name: undefined, message })),
        ...mapped.fields.flatMap(({ name, errors }) => errors.map((message) => ({ name, message }))),
      ]);
    });
  };

  const reload = onReload
    ? async () => {
        const current = await onReload();
        if (current) {
          for (const [key, value] of Object.entries(current)) {
            if (!instance.isFieldTouched(key as never)) {
              instance.setFieldValue(key as never, value);
            }
          }
        }
        action.clearFailure();
        setProblems([]);
        setWasReloaded(true);
      }
    : undefined;

  return {
    instance,
    initialValues: options.initialValues,
    isSaving: action.isRunning,
    problems,
    attempt,
    failure: action.failure,
    wasReloaded,
    isDirty,
    markDirty: () => {
      dirty.current = true;
    },
    submit,
    refuse,
    reload,
  };
}
