import { Alert } from 'antd';
import type { RequestError } from '../../providers/request-error.ts';
import { ErrorNumber, useFailureText } from '../../shared/feedback/request-failure.tsx';
import styles from './session.module.css';

/** Why signing in or the like did not work; the server words refusals so that nothing can be guessed from them. */
export function SessionFailure({ failure }: { readonly failure: RequestError | undefined }) {
  const text = useFailureText();
  if (!failure) {
    return null;
  }
  const { title, description } = text(failure);
  const isRefusal = failure.code === 'USER_ERROR' || failure.code === 'LIMIT_EXCEEDED';
  return (
    <Alert
      className={styles['failure'] ?? ''}
      type="error"
      showIcon
      role="alert"
      title={isRefusal && failure.message ? failure.message : title}
      description={
        isRefusal ? null : (
          <>
            {description}
            {failure.errorId ? <ErrorNumber errorId={failure.errorId} /> : null}
          </>
        )
      }
    />
  );
}
