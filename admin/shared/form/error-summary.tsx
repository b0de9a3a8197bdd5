import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNumber, useFailureText } from '../feedback/request-failure.tsx';
import type { ActionForm, FormProblem } from './use-action-form.ts';
import styles from './form.module.css';

/**
 * What stands in the way of saving, above the form, taking the focus when it appears: each line leads to its field;
 * a stale version offers to load the present values.
 */
export function ErrorSummary<TValues extends object>({ form }: { readonly form: ActionForm<TValues> }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const box = useRef<HTMLDivElement>(null);
  const { failure, problems, attempt, reload } = form;
  const hasSomething = failure !== undefined || problems.length > 0;
  useEffect(() => {
    if (attempt > 0) {
      box.current?.focus();
    }
  }, [attempt]);

  if (!hasSomething) {
    return form.wasReloaded ? (
      <Alert className={styles['summary'] ?? ''} type="info" showIcon role="status" title={t('form.reloaded')} />
    ) : null;
  }
  const isConflict = failure?.isConflict === true;
  const isRefusal = failure === undefined || failure.code === 'USER_ERROR';
  const text = failure && (isConflict ? failureTextOfConflict(t) : failureText(failure));
  return (
    <div ref={box} tabIndex={-1} className={styles['summary']}>
      <Alert
        type={isConflict ? 'warning' : 'error'}
        showIcon
        role="alert"
        title={isRefusal && !isConflict ? t('form.problems', { count: problems.length }) : text?.title}
        description={
          <>
            {isRefusal && !isConflict ? <ProblemList form={form} problems={problems} /> : <p>{text?.description}</p>}
            {failure?.errorId ? <ErrorNumber errorId={failure.errorId} /> : null}
          </>
        }
        action={
          isConflict && reload ? (
            <Button size="small" onClick={() => void reload()}>
              {t('form.loadCurrent')}
            </Button>
          ) : null
        }
      />
    </div>
  );
}

function failureTextOfConflict(t: (key: string) => string): { title: string; description: string } {
  return { title: t('feedback.error.CONFLICT.title'), description: t('form.conflict') };
}

function ProblemList<TValues extends object>({
  form,
  problems,
}: {
  readonly form: ActionForm<TValues>;
  readonly problems: readonly FormProblem[];
}) {
  return (
    <ul className={styles['problems']}>
      {problems.map(({ name, message }) => (
        <li key={`${name?.join('.') ?? ''} ${message}`}>
          {name ? (
            <Button
              type="link"
              size="small"
              className={styles['problem'] ?? ''}
              onClick={() => form.instance.focusField([...name] as never)}
            >
              {message}
            </Button>
          ) : (
            message
          )}
        </li>
      ))}
    </ul>
  );
}
